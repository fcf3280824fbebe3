//! What is asked for while an undo is on its way: carried out on its result, in the order in which it came.
//! So a key that is pressed while the disk is slow is neither lost nor waited for.

use std::collections::VecDeque;

use super::{CaseSession, Edit, ImportId};
use crate::store::{ExportRecord, Step, When};

/// Backwards or forwards in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// The last step is taken back.
    Undo,
    /// It is made again.
    Redo,
}

/// Something that waits.
pub(super) enum Wish {
    Edit(Box<Edit>, When),
    Import(Box<Edit>, ImportId, When),
    Exported(Box<ExportRecord>),
    Mark(String, String),
    AcceptRules,
    Travel(Travel, When),
}

/// What waits, and what came of travelling.
#[derive(Default)]
pub(super) struct Later {
    wishes: VecDeque<Wish>,
    travelled: Vec<(Travel, Step)>,
    /// Edits that spoke of something that is not there any more.
    gone: usize,
}

impl Later {
    pub(super) fn push(&mut self, wish: Wish) {
        self.wishes.push_back(wish);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.wishes.is_empty()
    }

    pub(super) fn travelled(&mut self, travel: Travel, step: Step) {
        self.travelled.push((travel, step));
    }
}

impl CaseSession {
    /// The steps that were taken back or made again since the last call.
    pub fn take_travelled(&mut self) -> Vec<(Travel, Step)> {
        std::mem::take(&mut self.later.travelled)
    }

    /// Whether an edit that waited for an undo speaks of something that this took away.
    pub fn take_gone(&mut self) -> bool {
        std::mem::take(&mut self.later.gone) > 0
    }

    /// Carries out what waited, as far as it goes.
    pub(super) fn go_on_later(&mut self) {
        while self.moving.is_none() {
            let Some(wish) = self.later.wishes.pop_front() else { break };
            match wish {
                Wish::Edit(edit, now) => {
                    if self.carry_out(&edit, now).is_err() {
                        self.later.gone += 1;
                    }
                }
                Wish::Import(edit, import, now) => {
                    if self.take_import(&edit, import, now).is_err() {
                        self.later.gone += 1;
                    }
                }
                Wish::Exported(export) => self.exported(*export),
                Wish::Mark(name, value) => self.set_mark(&name, &value),
                Wish::AcceptRules => self.accept_rules(),
                Wish::Travel(travel, now) => {
                    self.travel(travel, now);
                }
            }
        }
    }
}
