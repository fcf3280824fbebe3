//! The application without a window: the workspace, the rules, today, and the case that is open.
//!
//! Looking at lists, [`Desk::poll`], [`Desk::ask`], edits and undo never wait for the disk: they are for the
//! thread that draws. What waits says so ([`Desk::open`] and its like): it is for tests and jobs, and asks for
//! the same errand ([`super::errands`]).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::company::{self, Before};
use super::errands::{Errand, Errands, Outcome};
use super::lists::Lists;
use super::live::CaseSession;
use super::passwords::Passwords;
use crate::documents::clues::Clues;
use crate::domain::{AsOf, Case, CategoryId, ChannelId, Digest, ProcedureId};
use crate::rules::RuleBook;
use crate::store::{
    CaseHead, CaseKey, Party, PartyHead, PartyKey, State, Store, StoreError, Trouble, When,
};

/// The application.
pub struct Desk {
    store: Arc<dyn Store>,
    book: Arc<RuleBook>,
    as_of: AsOf,
    pub(super) open: Option<CaseSession>,
    pub(super) errands: Errands,
    /// What lists show of cases, kept until something changes.
    pub(super) lists: RefCell<Lists>,
    passwords: Passwords,
    /// The kept company as it was before it was brought up to date last.
    pub(super) company_before: Option<Box<Before>>,
    /// What files say about themselves, of those that came since the program began.
    clues: BTreeMap<Digest, Arc<Clues>>,
}

/// What a new case begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What is applied for.
    pub procedure: ProcedureId,
    /// On which ground.
    pub category: Option<CategoryId>,
    /// Where it is filed.
    pub channel: Option<ChannelId>,
    /// The office's own number; a free one of the year when empty.
    pub number: String,
    /// The company whose details and papers are taken over.
    pub company: Option<PartyKey>,
}

/// A date of a case, for the lists of all dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueSoon {
    /// The case.
    pub key: CaseKey,
    /// Whose case it is.
    pub title: String,
    /// The duty's id.
    pub duty: String,
    /// The last day.
    pub on: chrono::NaiveDate,
}

impl Desk {
    /// Begins work with a workspace.
    pub fn new(store: Arc<dyn Store>, book: Arc<RuleBook>, as_of: AsOf) -> Self {
        Self {
            store,
            book,
            as_of,
            open: None,
            errands: Errands::default(),
            lists: RefCell::default(),
            passwords: Passwords::default(),
            company_before: None,
            clues: BTreeMap::new(),
        }
    }

    /// The passwords that the user told since the program began.
    pub fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// Keeps what files say about themselves, in memory.
    pub fn keep_clues(&mut self, clues: Vec<(Digest, Clues)>) {
        self.clues.extend(clues.into_iter().map(|(file, clues)| (file, Arc::new(clues))));
    }

    /// What a file says about itself, if that is known.
    pub fn clues(&self, file: Digest) -> Option<&Arc<Clues>> {
        self.clues.get(&file)
    }

    /// The workspace.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// The rules.
    pub fn book(&self) -> &Arc<RuleBook> {
        &self.book
    }

    /// Today.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// Another day begins.
    pub fn set_today(&mut self, as_of: AsOf) {
        self.as_of = as_of;
        if let Some(open) = &mut self.open {
            open.set_today(as_of);
        }
    }

    /// Companies and people whose details can be taken over, by name.
    pub fn parties(&self) -> Arc<[PartyHead]> {
        self.store.parties()
    }

    /// Whether anything can be changed.
    pub fn is_read_only(&self) -> bool {
        matches!(self.store.state(), State::ReadOnly(_))
    }

    /// Dates up to so many days from today, and all that have passed; the earliest first.
    pub fn due_within(&self, days: i64) -> Vec<DueSoon> {
        let last = self.as_of.0 + chrono::TimeDelta::days(days);
        let cases = self.cases();
        let mut due: Vec<DueSoon> = Vec::new();
        for head in cases.iter() {
            let summary = &head.summary;
            let title = if summary.title.is_empty() { &head.number } else { &summary.title };
            let soon = summary.dues.iter().filter(|it| it.on <= last);
            due.extend(soon.map(|it| DueSoon {
                key: head.key,
                title: title.clone(),
                duty: it.duty.clone(),
                on: it.on,
            }));
        }
        due.sort_by(|a, b| (a.on, &a.title, &a.duty).cmp(&(b.on, &b.title, &b.duty)));
        due
    }

    /// The case that is open.
    pub fn case(&self) -> Option<&CaseSession> {
        self.open.as_ref()
    }

    /// The case that is open, to change it.
    pub fn case_mut(&mut self) -> Option<&mut CaseSession> {
        self.open.as_mut()
    }

    /// Learns how saving and errands went; `true` when something changed. Cheap.
    pub fn poll(&mut self, now: When) -> bool {
        let saved = self.open.as_mut().is_some_and(|open| open.poll(now));
        self.go_on(now) || saved
    }

    /// Opens a case and waits for it; the one that was open is settled first.
    ///
    /// # Errors
    /// When it cannot be read, or the open one cannot be saved.
    pub fn open(&mut self, key: CaseKey, now: When) -> Result<(), StoreError> {
        self.finish(Errand::Open(key), now).map(drop)
    }

    /// Closes the case that is open, once everything of it is on the disk; waits for it.
    ///
    /// # Errors
    /// When its last change cannot be saved: it stays open.
    pub fn close(&mut self, now: When) -> Result<(), StoreError> {
        self.finish(Errand::Close, now).map(drop)
    }

    /// Closes the case that is open without what could not be saved of it. Only when the user says so: a
    /// failed change of it is lost. What is still on its way goes its way.
    pub fn close_unsaved(&mut self) {
        if let Some(open) = self.open.take() {
            self.store.give_up(Trouble::Case(open.key()));
        }
    }

    /// Begins a case, opens it and waits for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create(&mut self, beginning: Beginning, now: When) -> Result<CaseKey, StoreError> {
        self.begun(Errand::Create(Box::new(beginning)), now)
    }

    /// Adds a case that came from elsewhere (the sample, a case folder), opens it and waits for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn add(&mut self, case: Case, now: When) -> Result<CaseKey, StoreError> {
        self.begun(Errand::Add(Arc::new(case)), now)
    }

    fn begun(&mut self, errand: Errand, now: When) -> Result<CaseKey, StoreError> {
        match self.finish(errand, now)? {
            Outcome::Opened(key) | Outcome::Added(key) => Ok(key),
            Outcome::Closed
            | Outcome::Deleted(_)
            | Outcome::BroughtBack(_)
            | Outcome::Purged(_)
            | Outcome::CompanyKept(_)
            | Outcome::CompanyPutBack(_)
            | Outcome::CompanyTaken(_)
            | Outcome::Changed { .. } => Err(StoreError::Closed),
        }
    }

    /// Another case of the same person for another procedure (a renewal, a change of employer): answers,
    /// documents and parties come along; what was left out and what lay in the inbox does not. Waits for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn renew(
        &mut self,
        key: CaseKey,
        beginning: Beginning,
        now: When,
    ) -> Result<CaseKey, StoreError> {
        self.begun(Errand::Renew(key, Box::new(beginning)), now)
    }

    /// Another case with the same answers and documents: a copy under a free number. Waits for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn duplicate(&mut self, key: CaseKey, now: When) -> Result<CaseKey, StoreError> {
        self.begun(Errand::Duplicate(key), now)
    }

    /// Puts a case away and waits for it; [`Desk::bring_back`] undoes it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn delete(&mut self, head: &CaseHead, now: When) -> Result<(), StoreError> {
        self.finish(Errand::Delete(head.key), now).map(drop)
    }

    /// Brings a case back that was put away, and waits for it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn bring_back(&mut self, key: CaseKey, now: When) -> Result<(), StoreError> {
        self.finish(Errand::BringBack(key), now).map(drop)
    }

    /// Keeps the company of the open case for other cases, or brings the kept one up to date; waits for it.
    /// `None` when the case names no company.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn keep_company(&mut self, now: When) -> Result<Option<PartyKey>, StoreError> {
        match self.finish(Errand::KeepCompany, now)? {
            Outcome::CompanyKept(key) => Ok(key),
            Outcome::Opened(_)
            | Outcome::Added(_)
            | Outcome::Closed
            | Outcome::Deleted(_)
            | Outcome::BroughtBack(_)
            | Outcome::Purged(_)
            | Outcome::CompanyPutBack(_)
            | Outcome::CompanyTaken(_)
            | Outcome::Changed { .. } => Ok(None),
        }
    }

    /// The kept company as it was before it was brought up to date last, once.
    pub fn take_company_before(&mut self) -> Option<Box<Before>> {
        self.company_before.take()
    }

    /// Removes a case that was put away for good, and waits for it.
    ///
    /// # Errors
    /// When it was not put away, or the disk refuses.
    pub fn purge(&mut self, key: CaseKey, now: When) -> Result<(), StoreError> {
        self.finish(Errand::Purge(key), now).map(drop)
    }

    /// The company of the open case, with its details and papers.
    pub(super) fn company(&self) -> Option<Party> {
        company::of(&self.book, self.open.as_ref()?.case())
    }

    /// The next number of the year that no case has, e.g. `2026-015`. Behind the largest number there is, the first
    /// gap.
    pub fn free_number(&self) -> String {
        let year = self.as_of.0.format("%Y").to_string();
        let cases = self.cases();
        let of_year = cases.iter().filter_map(|head| {
            head.number.strip_prefix(&year)?.strip_prefix('-')?.parse::<u32>().ok()
        });
        let of_year: BTreeSet<u32> = of_year.collect();
        let next = of_year.last().map_or(Some(1), |last| last.checked_add(1));
        let next = next.or_else(|| (1..=u32::MAX).find(|number| !of_year.contains(number)));
        format!("{year}-{:03}", next.unwrap_or(0))
    }
}

/// Details and papers of a company go into a case that has none of them yet.
pub(super) fn take_over(case: &mut Case, company: &Party) {
    for (fact, answer) in &company.facts {
        if case.facts.answer(fact).is_none() {
            case.facts.set(fact.clone(), answer.clone());
        }
    }
    for document in &company.documents {
        company::push(&mut case.documents, document.clone());
    }
}
