//! A case that is open: what is known, what the rules say of it, and where it stands with the disk.
//!
//! [`CaseSession::apply`] carries an edit out, assesses once, and sends the new record to the store without
//! waiting. [`CaseSession::poll`] learns how that went. What could not be saved stays here, step by step,
//! until [`CaseSession::save_again`]. What is asked for while an undo is on its way is carried out on its
//! result, in order.

mod edit;
mod files;
mod import;
mod later;
mod mended;
mod pages;
mod placing;
mod reads;
mod saving;
mod signing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::known::Known;
use super::lost;
use super::packed::{self, PackState};
use super::passwords::Passwords;
use super::summary;
use crate::domain::{AsOf, Case, Digest, FactId};
use crate::rules::{Assessment, RuleBook, assess};
use crate::store::{
    CaseKey, CaseRecord, ExportRecord, Loaded, Moved, PartyKey, State, Step, Store, StoreError,
    Ticket, Version, When,
};

use import::Importing;
use later::{Later, Wish};
use saving::Unsaved;

pub use edit::{Description, Edit, Gone, Refused};
pub use import::ImportId;
pub use later::Travel;
pub(super) use reads::facts_read;

pub use mended::Mended;
pub use pages::{PageEdit, PagePlace};
pub use placing::{Becomes, Placing, Put, for_another_case};
pub use signing::Signing;

/// Where an open case stands with the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the disk; since when this was last confirmed.
    Saved(When),
    /// On its way.
    Saving,
    /// The last change could not be saved; it is kept here.
    Failed(StoreError),
}

/// An item whose status changed because the rules did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The requirement's id; it may be gone from the book.
    pub requirement: String,
    /// Its status before; `None` = it was not on the list.
    pub before: Option<String>,
    /// Its status now; `None` = it is not on the list any more.
    pub now: Option<String>,
}

/// Which case stands where in its history, as long as it is open: what is offered to be taken back is the last
/// thing that was done as long as this is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The case.
    case: CaseKey,
    /// So many changes and steps back were asked for since it was opened.
    turn: u64,
}

/// An open case.
pub struct CaseSession {
    key: CaseKey,
    store: Arc<dyn Store>,
    book: Arc<RuleBook>,
    as_of: AsOf,
    case: Arc<Case>,
    /// What of it goes into a pack, once somebody asked.
    content: OnceLock<String>,
    assessment: Arc<Assessment>,
    reads: BTreeSet<FactId>,
    /// The record as it was last sent.
    record: CaseRecord,
    /// The version on which the next save is made.
    next: Version,
    /// The last version that the disk confirmed.
    confirmed: Version,
    undo: Option<Step>,
    redo: Option<Step>,
    /// What the last import changed, to which more may belong.
    importing: Option<Importing>,
    /// What the disk has not confirmed, in the order in which it was made.
    unsaved: Unsaved,
    /// Undo or redo on its way.
    moving: Option<(Travel, Ticket<Option<Moved>>)>,
    /// What waits for it.
    later: Later,
    state: SaveState,
    /// The moment that was told last.
    told: When,
    changed: Vec<Changed>,
    /// What opens locked files: the disk does not know it.
    passwords: Passwords,
    /// So many changes and steps back were asked for.
    turn: u64,
    /// Its files that are not in the workspace.
    pub(in crate::session) lost: BTreeSet<Digest>,
}

impl CaseSession {
    /// Opens a case that was read from the store.
    pub fn new(
        store: Arc<dyn Store>,
        book: Arc<RuleBook>,
        as_of: AsOf,
        key: CaseKey,
        loaded: Loaded,
        now: When,
    ) -> Self {
        let Loaded { record, version, undo, redo } = loaded;
        let case = Arc::clone(&record.case);
        let assessment = Arc::new(assess(&book, &case, as_of));
        let reads = reads::facts_read(&book, &case, &assessment);
        let seen = summary::statuses(&assessment);
        let changed = match &record.last_rule_book {
            Some(before) if *before != book.version => changes(&record.last_seen, &seen),
            Some(_) | None => Vec::new(),
        };
        Self {
            key,
            store,
            book,
            as_of,
            case,
            content: OnceLock::new(),
            assessment,
            reads,
            record,
            next: version,
            confirmed: version,
            undo,
            redo,
            importing: None,
            unsaved: Unsaved::default(),
            moving: None,
            later: Later::default(),
            state: SaveState::Saved(now),
            told: now,
            changed,
            passwords: Passwords::default(),
            turn: 0,
            lost: BTreeSet::new(),
        }
    }

    /// From now on locked files are given the passwords that are known, and theirs are learnt.
    pub fn set_passwords(&mut self, passwords: &Passwords) {
        self.passwords = passwords.clone();
        self.passwords.fill(&mut self.case);
    }

    /// Its lasting name.
    pub fn key(&self) -> CaseKey {
        self.key
    }

    /// The case.
    pub fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// What the rules say of it.
    pub fn assessment(&self) -> &Arc<Assessment> {
        &self.assessment
    }

    /// What is known of it, as lists and pages look at it.
    pub fn known(&self) -> Known<'_> {
        Known {
            book: &self.book,
            case: &self.case,
            assessment: &self.assessment,
            reads: &self.reads,
            pack: self.pack_state(),
        }
    }

    /// The rules.
    pub fn book(&self) -> &Arc<RuleBook> {
        &self.book
    }

    /// The day it is assessed for.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The applicant as lists show them; the number while there is no name.
    pub fn title(&self) -> &str {
        match self.record.summary.title.as_str() {
            "" => &self.case.number,
            title => title,
        }
    }

    /// Whether the applicant has a name yet.
    pub fn has_name(&self) -> bool {
        !self.record.summary.title.is_empty()
    }

    /// The step that undo would take back.
    pub fn undo_step(&self) -> Option<&Step> {
        self.undo.as_ref()
    }

    /// The step that redo would make again.
    pub fn redo_step(&self) -> Option<&Step> {
        self.redo.as_ref()
    }

    /// Where it stands in its history.
    pub fn stand(&self) -> Stand {
        Stand { case: self.key, turn: self.turn }
    }

    /// Where it stands with the disk.
    pub fn save_state(&self) -> &SaveState {
        &self.state
    }

    /// Items that changed since the case was last looked at, because the rules did.
    pub fn changed_rules(&self) -> &[Changed] {
        &self.changed
    }

    /// How it stands to the last pack that was made of it.
    pub fn pack_state(&self) -> PackState {
        PackState::of(&self.record.exports, |it| self.content() == it)
    }

    /// What of it goes into a pack: two that are equal say the same.
    pub fn content(&self) -> &str {
        self.content.get_or_init(|| packed::content(&self.case))
    }

    /// Packs that were made of it, the oldest first.
    pub fn exports(&self) -> &[ExportRecord] {
        &self.record.exports
    }

    /// The companies and people it took something from.
    pub fn parties(&self) -> &BTreeSet<PartyKey> {
        &self.record.parties
    }

    /// A small thing that is remembered with the case.
    pub fn mark(&self, name: &str) -> Option<&str> {
        self.record.marks.get(name).map(String::as_str)
    }

    /// Another day begins.
    pub fn set_today(&mut self, as_of: AsOf) {
        if self.as_of != as_of {
            self.as_of = as_of;
            self.assess();
        }
    }

    /// Carries out an edit and sends it to the disk. Does nothing when it changes
    /// nothing, or when the workspace can only be read.
    ///
    /// # Errors
    /// When it speaks of something that is not there, or arranges more pages than a plan may have.
    pub fn apply(&mut self, edit: &Edit, now: When) -> Result<bool, Refused> {
        let is_done = self.carry_out(edit, now)?;
        self.turn += u64::from(is_done);
        Ok(is_done)
    }

    fn carry_out(&mut self, edit: &Edit, now: When) -> Result<bool, Refused> {
        if matches!(self.store.state(), State::ReadOnly(_)) {
            return Ok(false);
        }
        if self.moving.is_some() {
            self.later.push(Wish::Edit(Box::new(edit.clone()), now));
            return Ok(true);
        }
        let next = edit.applied(&self.case, &self.book)?;
        if next == *self.case {
            return Ok(false);
        }
        let step = edit.step(&self.case, now);
        self.take(next);
        self.undo = Some(step.clone());
        self.redo = None;
        self.send(Some(step));
        Ok(true)
    }

    /// As [`CaseSession::apply`], but as a part of the last step where that changed the same thing: what is
    /// typed on in one field is taken back at once.
    ///
    /// # Errors
    /// As [`CaseSession::apply`].
    pub fn apply_further(&mut self, edit: &Edit, now: When) -> Result<bool, Refused> {
        let step = edit.step(&self.case, now);
        let is_same = |last: &Step| last.code == step.code && last.args == step.args;
        let goes_on = self.moving.is_none()
            && self.redo.is_none()
            && self.undo.as_ref().is_some_and(is_same)
            && !matches!(self.store.state(), State::ReadOnly(_));
        if !goes_on {
            return self.apply(edit, now);
        }
        let next = edit.applied(&self.case, &self.book)?;
        if next == *self.case {
            return Ok(false);
        }
        self.take(next);
        self.amend();
        Ok(true)
    }

    fn take(&mut self, next: Case) {
        self.case = Arc::new(next);
        self.content = OnceLock::new();
        self.assess();
        self.refresh();
    }

    /// Remembers a pack that was made.
    pub fn exported(&mut self, export: ExportRecord) {
        if self.moving.is_some() {
            return self.later.push(Wish::Exported(Box::new(export)));
        }
        self.record.exports.push(export);
        self.record.summary = summary::of(self.known());
        self.amend();
    }

    /// Remembers a small thing with the case; undo leaves it.
    pub fn set_mark(&mut self, name: &str, value: &str) {
        if self.moving.is_some() {
            return self.later.push(Wish::Mark(name.to_owned(), value.to_owned()));
        }
        if self.mark(name) != Some(value) {
            self.record.marks.insert(name.to_owned(), value.to_owned());
            self.amend();
        }
    }

    /// A kept company goes into the case. Whether that changed anything.
    pub(crate) fn take_company(&mut self, key: PartyKey, edit: &Edit, now: When) -> bool {
        self.record.parties.insert(key);
        self.apply(edit, now).unwrap_or(false)
    }

    /// The user has seen what the rules changed.
    pub fn accept_rules(&mut self) {
        if self.moving.is_some() {
            return self.later.push(Wish::AcceptRules);
        }
        self.changed.clear();
        self.refresh();
        self.amend();
    }

    /// Takes the last step back, also one of an earlier start. Does not wait: [`CaseSession::poll`] brings
    /// the case as it was. `false` when there is nothing to take back.
    pub fn undo(&mut self, now: When) -> bool {
        self.asked_to(Travel::Undo, now)
    }

    /// Makes the last step that was taken back again, in the same way.
    pub fn redo(&mut self, now: When) -> bool {
        self.asked_to(Travel::Redo, now)
    }

    fn asked_to(&mut self, travel: Travel, now: When) -> bool {
        let goes = self.travel(travel, now);
        self.turn += u64::from(goes);
        goes
    }

    fn travel(&mut self, travel: Travel, now: When) -> bool {
        if self.moving.is_some() {
            self.later.push(Wish::Travel(travel, now));
            return true;
        }
        let (step, ask): (_, fn(&dyn Store, CaseKey, Version) -> _) = match travel {
            Travel::Undo => (&self.undo, |store, key, version| store.undo(key, version)),
            Travel::Redo => (&self.redo, |store, key, version| store.redo(key, version)),
        };
        let is_possible = step.is_some() && !matches!(self.state, SaveState::Failed(_));
        if is_possible {
            self.moving = Some((travel, ask(&*self.store, self.key, self.next)));
            self.state = SaveState::Saving;
        }
        is_possible
    }

    /// The record as it was last sent.
    pub fn kept(&self) -> &CaseRecord {
        &self.record
    }

    fn amend(&mut self) {
        if matches!(self.store.state(), State::ReadOnly(_)) {
            return;
        }
        self.send(None);
    }

    /// Brings what lists show up to date, if something beside the case has changed it.
    pub(super) fn summarise(&mut self) {
        let summary = summary::of(self.known());
        if self.record.summary != summary {
            self.record.summary = summary;
            self.amend();
        }
    }

    pub(in crate::session) fn assess(&mut self) {
        let mut assessment = assess(&self.book, &self.case, self.as_of);
        assessment.findings.splice(0..0, lost::findings(&self.case, &self.lost));
        self.assessment = Arc::new(assessment);
        self.reads = reads::facts_read(&self.book, &self.case, &self.assessment);
    }

    /// Brings what is kept beside the case up to date with it.
    fn refresh(&mut self) {
        self.record.case = Arc::clone(&self.case);
        self.record.summary = summary::of(self.known());
        if self.changed.is_empty() {
            self.record.last_rule_book = Some(self.book.version.clone());
            self.record.last_seen = summary::statuses(&self.assessment);
        }
    }
}

fn changes(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<Changed> {
    let ids: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let pairs = ids.into_iter().map(|id| (id, before.get(id), now.get(id)));
    let differing = pairs.filter(|(_, before, now)| before != now);
    let changed = differing.map(|(id, before, now)| Changed {
        requirement: id.clone(),
        before: before.cloned(),
        now: now.cloned(),
    });
    changed.collect()
}
