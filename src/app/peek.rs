//! A case that is looked at while none is open: the list of all dates shows how the chosen one was found.
//! It is read on the thread of the store; the window never waits.

use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::state::App;
use super::toast::{Toast, Wording};
use super::{Command, screens::Screen};
use crate::domain::{AsOf, Case};
use crate::rules::{Assessment, assess};
use crate::session::{Change, Edit, Errand};
use crate::store::{CaseKey, Loaded, Ticket, Version};

/// The case that was asked for last.
#[derive(Debug)]
pub struct Peek {
    /// Which case.
    pub key: CaseKey,
    /// How often it was changed when it was asked for.
    pub version: Version,
    state: State,
}

#[derive(Debug)]
enum State {
    Coming(Ticket<Loaded>),
    Here(Seen),
    /// It cannot be read.
    Gone,
}

/// What is seen of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The case.
    pub case: Arc<Case>,
    /// What the rules say of it.
    pub assessment: Arc<Assessment>,
    /// For which day.
    as_of: AsOf,
}

impl Peek {
    /// What is seen of the case, once it is here.
    pub fn seen(&self) -> Option<&Seen> {
        match &self.state {
            State::Here(seen) => Some(seen),
            State::Coming(_) | State::Gone => None,
        }
    }
}

impl App {
    /// Begins to read a case that is not open.
    pub(super) fn look_at(&mut self, key: CaseKey) {
        let Some(version) = self.version_of(key) else { return };
        let known = self.peek.as_ref();
        if known.is_some_and(|peek| peek.key == key && peek.version == version) {
            return;
        }
        let state = State::Coming(self.store.load(key));
        self.peek = Some(Peek { key, version, state });
    }

    fn version_of(&self, key: CaseKey) -> Option<Version> {
        self.desk.cases().iter().find(|head| head.key == key).map(|head| head.version)
    }

    /// Hears of the case that is being read, and of another day.
    pub(super) fn hear_peek(&mut self, ctx: &Context) {
        let as_of = self.desk.as_of();
        if self.screen != Screen::Deadlines {
            self.peek = None;
        }
        let Some(peek) = &mut self.peek else { return };
        let answer = match &peek.state {
            State::Coming(ticket) => ticket.look(),
            State::Here(seen) if seen.as_of == as_of => return,
            State::Here(seen) => {
                let case = Arc::clone(&seen.case);
                let assessment = Arc::new(assess(&self.book, &case, as_of));
                peek.state = State::Here(Seen { case, assessment, as_of });
                return;
            }
            State::Gone => return,
        };
        match answer {
            None => ctx.request_repaint_after(Duration::from_millis(10)),
            Some(Ok(loaded)) => {
                let case = loaded.record.case;
                let assessment = Arc::new(assess(&self.book, &case, as_of));
                peek.state = State::Here(Seen { case, assessment, as_of });
                ctx.request_repaint();
            }
            Some(Err(err)) => {
                peek.state = State::Gone;
                self.tell_store(&err);
            }
        }
    }

    /// Changes a case, whether it is open or not, and offers to take that back.
    pub(super) fn edit_case(&mut self, key: CaseKey, edit: &Edit, back: Edit, said: Wording) {
        let undo = Command::EditCase {
            key,
            edit: Box::new(back),
            back: Box::new(edit.clone()),
            said: "app-undone-short".into(),
        };
        let toast = Toast::done(said).with("action-undo", undo);
        self.message.show(toast);
        // When the disk refuses it, that is told instead, with the way to try again.
        self.ask_disk(Errand::Change(key, Change::Edit(Box::new(edit.clone()))));
    }

    /// Another look at the case that is shown, when it was changed.
    pub(super) fn look_again(&mut self, key: CaseKey) {
        if self.peek.as_ref().is_some_and(|peek| peek.key == key) {
            self.look_at(key);
        }
    }
}
