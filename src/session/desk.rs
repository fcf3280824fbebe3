//! The application without a window: the workspace, the rules, today, and the case that is open.
//!
//! Looking at lists, [`Desk::poll`], edits and undo never wait for the disk. These do, for one request of the
//! store each, usually a few milliseconds: open, close, create, add, renew, duplicate, delete, `bring_back`,
//! and `keep_company` of a company that is known. Limit: while a disk does not answer at all they do not
//! return, and neither does an edit that comes while an undo is on its way.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::live::CaseSession;
use super::summary;
use crate::domain::{AsOf, Case, CategoryId, ChannelId, DocumentId, ProcedureId};
use crate::rules::{RuleBook, assess};
use crate::store::{
    CaseHead, CaseKey, CaseRecord, CaseSummary, Party, PartyHead, PartyKey, PartyKind, Saved,
    State, Step, Store, StoreError, Ticket, Trouble, Version, When,
};

/// The application.
pub struct Desk {
    store: Arc<dyn Store>,
    book: Arc<RuleBook>,
    as_of: AsOf,
    open: Option<CaseSession>,
    /// What lists show of cases, worked out for today, with the version it holds for.
    pub(super) fresh: BTreeMap<CaseKey, (Version, Arc<CaseSummary>)>,
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
        Self { store, book, as_of, open: None, fresh: BTreeMap::new() }
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

    /// The cases, the last changed first.
    pub fn cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.store.cases()
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
            let fresh = self.fresh.get(&head.key).filter(|(version, _)| *version == head.version);
            let summary = fresh.map_or(&head.summary, |(_, summary)| summary);
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

    /// Learns how saving went; `true` when something changed. Cheap.
    pub fn poll(&mut self, now: When) -> bool {
        self.open.as_mut().is_some_and(|open| open.poll(now))
    }

    /// Opens a case; the one that was open is settled first.
    ///
    /// # Errors
    /// When it cannot be read, or the open one cannot be saved.
    pub fn open(&mut self, key: CaseKey, now: When) -> Result<(), StoreError> {
        self.close(now)?;
        let loaded = self.store.load(key).wait()?;
        let (store, book) = (Arc::clone(&self.store), Arc::clone(&self.book));
        self.open = Some(CaseSession::new(store, book, self.as_of, key, loaded, now));
        Ok(())
    }

    /// Closes the case that is open, once everything of it is on the disk.
    ///
    /// # Errors
    /// When its last change cannot be saved: it stays open.
    pub fn close(&mut self, now: When) -> Result<(), StoreError> {
        if let Some(open) = &mut self.open {
            open.settle(now)?;
        }
        self.open = None;
        Ok(())
    }

    /// Closes the case that is open without what could not be saved of it. Only when the user says so: a
    /// failed change of it is lost. What is still on its way goes its way.
    pub fn close_unsaved(&mut self) {
        if let Some(open) = self.open.take() {
            self.store.give_up(Trouble::Case(open.key()));
        }
    }

    /// Begins a case and opens it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create(&mut self, beginning: Beginning, now: When) -> Result<CaseKey, StoreError> {
        let number = match beginning.number.trim() {
            "" => self.free_number(),
            number => number.to_owned(),
        };
        let mut case = Case::new(number, beginning.procedure);
        case.category = beginning.category;
        case.channel = beginning.channel;
        let mut parties = std::collections::BTreeSet::new();
        if let Some(key) = beginning.company {
            let (company, _) = self.store.load_party(key).wait()?;
            take_over(&mut case, &company);
            parties.insert(key);
        }
        self.begin(case, parties, Step::new("step-created", now), now)
    }

    /// Adds a case that came from elsewhere (the sample, a case folder) and opens it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn add(&mut self, case: Case, now: When) -> Result<CaseKey, StoreError> {
        self.begin(case, std::collections::BTreeSet::new(), Step::new("step-created", now), now)
    }

    fn begin(
        &mut self,
        case: Case,
        parties: std::collections::BTreeSet<PartyKey>,
        step: Step,
        now: When,
    ) -> Result<CaseKey, StoreError> {
        let assessment = assess(&self.book, &case, self.as_of);
        let record = CaseRecord {
            summary: summary::of(&self.book, &case, &assessment),
            parties,
            last_rule_book: Some(self.book.version.clone()),
            last_seen: summary::statuses(&assessment),
            ..CaseRecord::new(Arc::new(case))
        };
        let Saved { key, .. } = self.store.create(record, step).wait()?;
        self.open(key, now)?;
        Ok(key)
    }

    /// Another case of the same person for another procedure (a renewal, a change of employer): answers,
    /// documents and parties come along; what was left out and what lay in the inbox does not.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn renew(
        &mut self,
        key: CaseKey,
        beginning: Beginning,
        now: When,
    ) -> Result<CaseKey, StoreError> {
        self.close(now)?;
        let before = self.store.load(key).wait()?.record;
        let mut case = before.case.as_ref().clone();
        case.number = match beginning.number.trim() {
            "" => self.free_number(),
            number => number.to_owned(),
        };
        case.procedure = beginning.procedure;
        case.category = beginning.category;
        case.channel = beginning.channel;
        case.waivers.clear();
        case.inbox.clear();
        let mut parties = before.parties;
        if let Some(key) = beginning.company {
            let (company, _) = self.store.load_party(key).wait()?;
            take_over(&mut case, &company);
            parties.insert(key);
        }
        self.begin(case, parties, Step::new("step-duplicated", now), now)
    }

    /// Another case with the same answers and documents: a copy under a free number.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn duplicate(&mut self, key: CaseKey, now: When) -> Result<CaseKey, StoreError> {
        self.close(now)?;
        let step = Step::new("step-duplicated", now);
        let Saved { key, .. } = self.store.duplicate(key, self.free_number(), step).wait()?;
        self.open(key, now)?;
        Ok(key)
    }

    /// Puts a case away; [`Desk::bring_back`] undoes it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn delete(&mut self, head: &CaseHead, now: When) -> Result<(), StoreError> {
        if self.open.as_ref().is_some_and(|open| open.key() == head.key) {
            self.close(now)?;
        }
        let version = self.store.load(head.key).wait()?.version;
        self.store.delete(head.key, version, now).wait().map(drop)
    }

    /// Brings a case back that was put away.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn bring_back(&self, key: CaseKey) -> Result<(), StoreError> {
        let version = self.store.load(key).wait()?.version;
        self.store.undelete(key, version).wait().map(drop)
    }

    /// Keeps the company of the open case for other cases, or brings the kept one up to date. `None` when
    /// the case names no company.
    pub fn keep_company(&self) -> Option<Ticket<PartyKey>> {
        let open = self.open.as_ref()?;
        let case = open.case();
        let name = summary::company_name(&self.book, case)?;
        let prefix = summary::company_prefixes(&self.book).next()?;
        let of_it = case.facts.iter().filter(|(fact, _)| summary::prefix_of(fact) == prefix);
        let facts = of_it.map(|(fact, answer)| (fact.clone(), answer.clone())).collect();
        let kinds = &self.book.documents;
        let of_company =
            |kind| kinds.get(kind).is_some_and(|kind: &crate::rules::DocumentType| kind.of_company);
        let documents = case.documents.iter().filter(|it| of_company(&it.kind)).cloned().collect();
        let kind = PartyKind::Company;
        let party = Party { kind, name, facts, documents, marks: BTreeMap::new() };
        let known = self.parties();
        let same = known.iter().find(|it| it.kind == kind && it.name == party.name);
        Some(match same {
            None => self.store.create_party(party),
            Some(head) => {
                let saved = self.store.save_party(head.key, head.version, party).wait();
                Ticket::answered(saved.map(|_| head.key))
            }
        })
    }

    /// The next number of the year that no case has, e.g. `2026-015`.
    pub fn free_number(&self) -> String {
        let year = self.as_of.0.format("%Y").to_string();
        let cases = self.cases();
        let of_year = cases.iter().filter_map(|head| {
            head.number.strip_prefix(&year)?.strip_prefix('-')?.parse::<u32>().ok()
        });
        format!("{year}-{:03}", of_year.max().unwrap_or(0) + 1)
    }
}

/// Details and papers of a company go into a case that has none of them yet.
fn take_over(case: &mut Case, company: &Party) {
    for (fact, answer) in &company.facts {
        if case.facts.answer(fact).is_none() {
            case.facts.set(fact.clone(), answer.clone());
        }
    }
    for document in &company.documents {
        let ids = std::iter::once(document.id.to_string())
            .chain((2..).map(|n| format!("{}-{n}", document.kind)));
        let mut ids = ids.map_while(|id| DocumentId::new(&id).ok());
        if let Some(id) = ids.find(|id| case.document(id).is_none()) {
            case.documents.push(crate::domain::Document { id, ..document.clone() });
        }
    }
}
