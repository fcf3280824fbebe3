//! How changes of an open case get to the disk, and what happens when they do not.
//!
//! Each change is kept here until the disk has confirmed it. The store raises the version by one with each,
//! so after a failure all that were sent behind it fail as well and change nothing; sending them all again
//! from the last confirmed version keeps every step, and none is made twice.

use std::collections::VecDeque;

use super::{CaseSession, SaveState, Travel};
use crate::store::{CaseRecord, Loaded, Moved, Step, StoreError, Ticket, Version, When};

/// Changes that the disk has not confirmed, the oldest first.
#[derive(Default)]
pub(super) struct Unsaved(VecDeque<Change>);

struct Change {
    record: CaseRecord,
    how: How,
    /// Its answer; `None` once it was refused.
    ticket: Option<Ticket<Version>>,
}

/// How a change enters the history.
#[derive(Clone)]
enum How {
    /// As a step of its own.
    Step(Step),
    /// As a part of the last one, which is called so now.
    Further(Step),
    /// Not at all: undo leaves it.
    Aside,
}

impl Unsaved {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer to the oldest change, when it is there.
    fn look(&self) -> Option<Result<Version, StoreError>> {
        self.0.front()?.ticket.as_ref()?.look()
    }

    /// Waits for the answer to the oldest change; `None` when there is none to wait for.
    fn wait(&mut self) -> Option<Result<Version, StoreError>> {
        Some(self.0.front_mut()?.ticket.take()?.wait())
    }
}

impl CaseSession {
    /// How many changes the disk has not confirmed.
    pub fn unsaved(&self) -> usize {
        self.unsaved.0.len()
    }

    /// Learns how saving went; `true` when something changed. Cheap.
    pub fn poll(&mut self, now: When) -> bool {
        self.told = now;
        let mut news = false;
        while let Some(answer) = self.unsaved.look() {
            self.learn(answer, now);
            news = true;
        }
        // The store answers in order: what an undo brings counts only after the saves before it.
        while !self.is_waiting_for_saves()
            && let Some((travel, ticket)) = self.moving.take()
        {
            let Some(moved) = ticket.look() else {
                self.moving = Some((travel, ticket));
                break;
            };
            self.arrived(travel, moved, now);
            news = true;
        }
        news
    }

    /// Waits until everything that was sent is on the disk.
    ///
    /// # Errors
    /// What kept it from the disk; the change is still here.
    pub fn settle(&mut self, now: When) -> Result<(), StoreError> {
        loop {
            if let Some(answer) = self.unsaved.wait() {
                self.learn(answer, now);
            } else if let Some((travel, ticket)) = self.moving.take() {
                self.arrived(travel, ticket.wait(), now);
            } else {
                break;
            }
        }
        match &self.state {
            SaveState::Failed(error) => Err(error.clone()),
            SaveState::Saved(_) | SaveState::Saving => Ok(()),
        }
    }

    /// Sends everything again that could not be saved, each step on its own.
    pub fn save_again(&mut self, now: When) {
        self.told = now;
        if !matches!(self.state, SaveState::Failed(_)) {
            return;
        }
        // The answer is the same as that of the save behind it.
        drop(self.store.retry());
        // An undo that failed is not tried again; what waited for it was carried out.
        self.moving = None;
        self.next = self.confirmed;
        self.state = SaveState::Saving;
        let changes = std::mem::take(&mut self.unsaved.0);
        if changes.is_empty() {
            // Only an undo failed: writing the record as it is clears the store's state.
            self.send(None);
        }
        for Change { record, how, ticket: _ } in changes {
            self.send_change(record, how);
        }
        self.go_on_later();
    }

    /// Sends the record as it is now.
    pub(super) fn send(&mut self, step: Option<Step>) {
        self.send_change(self.record.clone(), step.map_or(How::Aside, How::Step));
    }

    /// Sends the record as it is now; what changed is a part of the last step.
    pub(super) fn send_further(&mut self, step: Step) {
        self.send_change(self.record.clone(), How::Further(step));
    }

    fn send_change(&mut self, record: CaseRecord, how: How) {
        let (key, on, kept) = (self.key, self.next, record.clone());
        let ticket = match how.clone() {
            How::Step(step) => self.store.save(key, on, kept, step),
            How::Further(step) => self.store.save_further(key, on, kept, step),
            How::Aside => self.store.amend(key, on, kept),
        };
        self.next = self.next.next();
        self.unsaved.0.push_back(Change { record, how, ticket: Some(ticket) });
        if !matches!(self.state, SaveState::Failed(_)) {
            self.state = SaveState::Saving;
        }
    }

    fn is_waiting_for_saves(&self) -> bool {
        self.unsaved.0.front().is_some_and(|it| it.ticket.is_some())
    }

    fn arrived(&mut self, travel: Travel, moved: Result<Option<Moved>, StoreError>, now: When) {
        match moved {
            Ok(Some(moved)) => {
                self.later.travelled(travel, moved.step.clone());
                self.moved(moved, now);
            }
            Ok(None) => self.all_saved(now),
            Err(error) => self.failed(error),
        }
        self.go_on_later();
        // What waited may have changed nothing.
        self.all_saved(now);
    }

    /// What the disk said of the oldest change. After the first failure all behind it fail too: they are
    /// kept without waiting for it.
    fn learn(&mut self, answer: Result<Version, StoreError>, now: When) {
        match answer {
            Ok(version) => {
                self.confirmed = version;
                self.unsaved.0.pop_front();
                self.all_saved(now);
            }
            Err(error) => {
                for change in &mut self.unsaved.0 {
                    change.ticket = None;
                }
                self.failed(error);
            }
        }
    }

    fn all_saved(&mut self, now: When) {
        let is_failed = matches!(self.state, SaveState::Failed(_));
        if self.unsaved.is_empty() && self.moving.is_none() && self.later.is_empty() && !is_failed {
            self.state = SaveState::Saved(now);
        }
    }

    /// The first reason is the one to tell.
    fn failed(&mut self, error: StoreError) {
        if !matches!(self.state, SaveState::Failed(_)) {
            self.state = SaveState::Failed(error);
        }
    }

    fn moved(&mut self, moved: Moved, now: When) {
        let Loaded { record, version, undo, redo } = moved.now;
        self.case = std::sync::Arc::clone(&record.case);
        self.content = std::sync::OnceLock::new();
        self.record = record;
        self.passwords.fill(&mut self.case);
        (self.next, self.confirmed) = (version, version);
        (self.undo, self.redo) = (undo, redo);
        self.all_saved(now);
        self.assess();
        // What lists show came back with the case; packs made since, and the day, did not.
        self.summarise();
    }
}
