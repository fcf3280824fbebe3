//! What the window asks of the disk and hears of it: opening and leaving cases without waiting, and the ways
//! out when something cannot be saved. Nothing that failed is dropped: it is tried again, kept as a file, or
//! given up by the user.

use std::time::{Duration, Instant};

use egui::Context;

use super::clock;
use super::command::Command;
use super::confirm::{Choice, Confirm, Confirmed, Weight};
use super::leaving::{Leaving, Loss};
use super::state::App;
use super::toast::{Toast, Wording};
use crate::i18n::Value;
use crate::session::{Answer, CaseSession, Errand, Outcome, SaveState, Travel};
use crate::store::{CaseKey, PartyKey, StoreError};

/// Nobody sees a note that is gone before this.
pub(super) const SHOWN_AFTER: Duration = Duration::from_millis(200);
/// After this the disk counts as one that does not answer.
pub(super) const SLOW_AFTER: Duration = Duration::from_secs(5);
/// How often what the disk refused is tried again without being asked.
const TRIED_EVERY: Duration = Duration::from_secs(20);

/// Where the window stands with the disk.
#[derive(Debug, Default)]
pub(super) struct Disk {
    /// Since when something is under way.
    since: Option<Instant>,
    /// What failed and would be lost: asked for again with the next "Save again".
    undone: Vec<(Errand, StoreError)>,
    /// The failure of the open case was told.
    told: bool,
    tried: Option<Instant>,
    /// The user wants to leave the workspace.
    pub(super) leaving: Option<Leaving>,
}

/// What is under way, for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The key of its words.
    pub text_key: &'static str,
    /// The disk has not answered for long.
    pub is_slow: bool,
    /// It can be given up without anything being lost.
    pub can_stop: bool,
}

impl Disk {
    /// What the disk refused and would be lost.
    pub(super) fn undone(&self) -> Option<&StoreError> {
        self.undone.first().map(|(_, error)| error)
    }

    /// How much of that there is.
    pub(super) fn count_undone(&self) -> usize {
        self.undone.len()
    }
}

impl App {
    /// Whether an answer of the disk is awaited.
    pub fn is_waiting(&self) -> bool {
        let saves = self.desk.case().map(CaseSession::save_state) == Some(&SaveState::Saving);
        self.desk.waiting().is_some()
            || saves
            || self.backing_up.is_some()
            || self.prompt.as_ref().is_some_and(super::prompt::Prompt::is_looking)
    }

    /// Asks the disk for something.
    pub(super) fn ask_disk(&mut self, errand: Errand) {
        self.desk.ask(errand);
        self.go_on(clock::moment());
    }

    /// Looks what the disk has answered.
    pub(super) fn hear_disk(&mut self, ctx: &Context) {
        self.go_on(clock::moment());
        self.tell_travelled();
        self.watch_saving(ctx);
        let since = self
            .desk
            .waiting()
            .is_some()
            .then(|| *self.disk.since.get_or_insert_with(Instant::now));
        self.disk.since = since;
        if let Some(since) = since {
            let next = [SHOWN_AFTER, SLOW_AFTER].into_iter().find(|it| since.elapsed() < *it);
            if let Some(next) = next {
                ctx.request_repaint_after(next.saturating_sub(since.elapsed()));
            }
        }
    }

    fn go_on(&mut self, now: crate::store::When) {
        if self.desk.is_about_to_leave() {
            self.keep_typed();
        }
        self.desk.poll(now);
        for answer in self.desk.answers() {
            self.answered_by_disk(answer);
        }
    }

    /// What is under way, once it is worth showing.
    pub(super) fn waiting(&self) -> Option<Waiting> {
        let elapsed = self.disk.since?.elapsed();
        let errand = self.desk.waiting()?;
        let text_key = match errand {
            Errand::Open(_) | Errand::Reload(_) => "app-waits-open",
            Errand::Close => "app-waits-close",
            Errand::Create(_)
            | Errand::Add(_)
            | Errand::Renew(..)
            | Errand::Duplicate(_)
            | Errand::KeepMine => "app-waits-create",
            Errand::Delete(_)
            | Errand::BringBack(_)
            | Errand::Purge(_)
            | Errand::KeepCompany
            | Errand::PutBackCompany(_)
            | Errand::TakeCompany(_)
            | Errand::Change(..) => "app-waits-change",
        };
        let is_slow = elapsed >= SLOW_AFTER;
        let can_stop = errand.gives_way();
        (elapsed >= SHOWN_AFTER).then_some(Waiting { text_key, is_slow, can_stop })
    }

    fn answered_by_disk(&mut self, Answer { errand, result }: Answer) {
        match result {
            Ok(Outcome::Opened(key)) => self.entered(key),
            Ok(Outcome::Added(_)) => {
                self.message.show(Toast::problem("app-case-added"));
            }
            Ok(Outcome::Closed) => self.left_case(),
            Ok(Outcome::CompanyKept(key)) => self.company_kept(key),
            Ok(Outcome::CompanyPutBack(_)) => {
                self.message.show(Toast::done("app-undone-short"));
            }
            Ok(Outcome::CompanyTaken(key)) => self.tell_taken(key),
            Ok(Outcome::Changed { case, made: true }) => self.look_again(case),
            // Whatever was said when it was asked for, and its button, goes.
            Ok(Outcome::Changed { made: false, .. }) => {
                self.message.show(Toast::problem("app-nothing-changed"));
            }
            Ok(Outcome::Deleted(key)) => self.case_deleted(key),
            Ok(Outcome::BroughtBack(key)) => self.case_brought_back(key),
            Ok(Outcome::Purged(_)) => self.message.show(Toast::done("app-case-purged")),
            Err(error) => self.refused_by_disk(errand, error),
        }
    }

    fn tell_taken(&mut self, key: Option<PartyKey>) {
        let parties = self.desk.parties();
        let Some(head) = parties.iter().find(|head| Some(head.key) == key) else {
            return self.message.show(Toast::done("app-company-same"));
        };
        let words = Wording::with("app-company-taken", [("name", head.name.clone().into())]);
        let toast = self.with_undo(Toast::done(words));
        self.message.show(toast);
    }

    fn refused_by_disk(&mut self, errand: Errand, error: StoreError) {
        let is_unsaved = self.unsaved_case().is_some();
        if is_unsaved && errand.gives_way() {
            return self.ask_unsaved(Some(errand));
        }
        if matches!(errand, Errand::Open(_)) && matches!(error, StoreError::Damaged { .. }) {
            // Only this case: the others were read.
            return self.message.show(Toast::problem("app-case-damaged"));
        }
        let words = Wording::finding(&self.book, &error.finding());
        let can_help = match &error {
            StoreError::NoSuchCase(_)
            | StoreError::NoSuchParty(_)
            | StoreError::ReadOnly
            | StoreError::NotDeleted(_)
            | StoreError::Newer { .. } => false,
            // Whoever changed the company since is not overwritten, now or later.
            StoreError::Conflict { .. } => !matches!(errand, Errand::PutBackCompany(_)),
            StoreError::Older(_)
            | StoreError::Damaged { .. }
            | StoreError::DatabaseMissing(_)
            | StoreError::NoWorkspace(_)
            | StoreError::Gone(_)
            | StoreError::Full(_)
            | StoreError::Io { .. }
            | StoreError::TooLarge { .. }
            | StoreError::Source(_)
            | StoreError::NoSuchFile(_)
            | StoreError::NoSuchBackup(_)
            | StoreError::Broke
            | StoreError::Closed => true,
        };
        let toast = Toast::problem(words);
        if !can_help {
            return self.message.show(toast);
        }
        if let Some(again) = read_again(&errand) {
            return self.message.show(toast.with("app-try-again", again));
        }
        self.message.show(toast.with("app-try-again", Command::SaveAgain).of_disk());
        self.disk.undone.push((errand, error));
    }

    /// Tries everything again that the disk refused.
    pub(super) fn save_again(&mut self) {
        let now = clock::moment();
        if let Some(SaveState::Failed(StoreError::Conflict { .. })) = self.unsaved_case() {
            return self.ask_conflict();
        }
        if let Some(open) = self.desk.case_mut() {
            open.save_again(now);
        }
        for (errand, _) in std::mem::take(&mut self.disk.undone) {
            self.desk.ask(errand);
        }
        self.disk.told = false;
        self.disk.tried = Some(Instant::now());
        self.keep_settings();
    }

    /// How the open case stands, when its last changes could not be saved.
    pub(super) fn unsaved_case(&self) -> Option<&SaveState> {
        let state = self.desk.case()?.save_state();
        matches!(state, SaveState::Failed(_)).then_some(state)
    }

    /// Tells once when the open case cannot be saved, and tries again now and then.
    fn watch_saving(&mut self, ctx: &Context) {
        let failed = match self.desk.case().map(CaseSession::save_state) {
            Some(SaveState::Failed(error)) => error.clone(),
            Some(SaveState::Saving) => return,
            Some(SaveState::Saved(_)) | None => {
                self.disk.told = false;
                self.disk.tried = None;
                if self.disk.undone.is_empty() && self.desk.waiting().is_none() {
                    self.message.drop_of_disk();
                }
                return;
            }
        };
        if matches!(failed, StoreError::Conflict { .. }) {
            if !std::mem::replace(&mut self.disk.told, true) {
                self.ask_conflict();
            }
            return;
        }
        if !std::mem::replace(&mut self.disk.told, true) {
            let toast = Toast::problem(Wording::finding(&self.book, &failed.finding()));
            self.message.show(toast.with("app-try-again", Command::SaveAgain).of_disk());
        }
        let tried = *self.disk.tried.get_or_insert_with(Instant::now);
        if tried.elapsed() >= TRIED_EVERY {
            self.disk.tried = Some(Instant::now());
            if let Some(open) = self.desk.case_mut() {
                open.save_again(clock::moment());
            }
        }
        ctx.request_repaint_after(TRIED_EVERY);
    }

    /// Says what an undo took back, once it is back.
    fn tell_travelled(&mut self) {
        let Some(open) = self.desk.case_mut() else { return };
        let (travelled, gone) = (open.take_travelled(), open.take_gone());
        let stand = open.stand();
        if let Some((travel, step)) = travelled.last() {
            let (key, back) = match travel {
                Travel::Undo => ("app-undone", ("action-redo", Command::RedoFrom(stand))),
                Travel::Redo => ("app-redone", ("action-undo", Command::UndoFrom(stand))),
            };
            self.tell_moved(key, step, back);
        }
        if gone {
            self.message.show(Toast::problem("app-edit-gone"));
        }
    }

    /// The way out when the open case cannot be saved and is to be left.
    pub(super) fn ask_unsaved(&mut self, then: Option<Errand>) {
        let Some(SaveState::Failed(error)) = self.unsaved_case() else { return };
        if matches!(error, StoreError::Conflict { .. }) {
            return self.ask_conflict();
        }
        let error = error.clone();
        let leave = match &then {
            Some(errand) => Confirmed::LoseAnd(Box::new(errand.clone())),
            None => Confirmed::Lose(Loss::Case),
        };
        let quits = then.is_none() && self.disk.leaving.as_ref().is_none_or(Leaving::quits);
        let (word, lose) = if quits {
            ("app-unsaved-quit-title", "app-unsaved-quit")
        } else {
            ("app-unsaved-title", "app-unsaved-close")
        };
        let gaps = self.about_open_case();
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(name, text)| (*name, text.into())).collect();
        let count: Value<'_> = self.desk.case().map_or(0, CaseSession::unsaved).into();
        let text = format!(
            "{}\n\n{}",
            self.say("app-unsaved-text", &[("count", count)]),
            self.finding_words(&error.finding())
        );
        // The question says it all.
        self.message.drop_of_disk();
        self.confirm = Some(Confirm {
            title: self.say(word, &gaps),
            text,
            choices: vec![
                self.choice(
                    "app-try-again",
                    Weight::Main,
                    Confirmed::SaveAgain(then.map(Box::new)),
                ),
                self.choice("app-unsaved-keep", Weight::Other, Confirmed::KeepAside),
                self.choice("app-unsaved-stay", Weight::Other, Confirmed::Stay),
                self.choice(lose, Weight::Danger, leave),
            ],
        });
    }

    /// The way out when the open case was changed elsewhere.
    fn ask_conflict(&mut self) {
        let gaps = self.about_open_case();
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(name, text)| (*name, text.into())).collect();
        let count: Value<'_> = self.desk.case().map_or(0, CaseSession::unsaved).into();
        self.confirm = Some(Confirm {
            title: self.say("app-conflict-title", &gaps),
            text: self.say("app-conflict-text", &[("count", count)]),
            choices: vec![
                self.choice("app-conflict-mine", Weight::Main, Confirmed::KeepMine),
                self.choice("app-conflict-later", Weight::Other, Confirmed::Stay),
                self.choice("app-conflict-theirs", Weight::Danger, Confirmed::LoadTheirs),
            ],
        });
    }

    fn about_open_case(&self) -> Vec<(&'static str, String)> {
        let Some(open) = self.desk.case() else { return Vec::new() };
        vec![("title", open.title().to_owned())]
    }

    pub(super) fn choice(&self, key: &str, weight: Weight, does: Confirmed) -> Choice {
        Choice::new(self.say(key, &[]), weight, does)
    }

    /// Which case a job must be for to be undone from the page that is shown.
    pub(super) fn is_open(&self, key: CaseKey) -> bool {
        self.desk.case().is_some_and(|open| open.key() == key)
    }
}

/// What asks again for an errand that only reads: nothing is lost when nobody does.
fn read_again(errand: &Errand) -> Option<Command> {
    if let Errand::Open(key) = errand {
        Some(Command::OpenCase(*key))
    } else if let Errand::TakeCompany(key) = errand {
        Some(Command::TakeCompany(*key))
    } else if matches!(errand, Errand::Reload(_)) {
        // The case that is open is still behind the one on the disk: that is asked about.
        Some(Command::SaveAgain)
    } else {
        errand.gives_way().then_some(Command::CloseCase)
    }
}
