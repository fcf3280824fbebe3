//! What errands do on their threads: everything here waits for the disk.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::company::{self, Before};
use super::desk::{Beginning, take_over};
use super::errands::{Brought, Change, Outcome};
use super::live::CaseSession;
use super::lost;
use super::summary;
use crate::domain::{AsOf, Case};
use crate::rules::{RuleBook, assess};
use crate::store::{
    CaseKey, CaseRecord, Loaded, Party, PartyKey, Saved, Step, Store, StoreError, Trouble, When,
};

/// What an errand takes along. Its functions wait for the disk.
pub(super) struct Office {
    pub(super) store: Arc<dyn Store>,
    pub(super) book: Arc<RuleBook>,
    pub(super) as_of: AsOf,
    /// A number that no case has.
    pub(super) number: String,
    pub(super) now: When,
}

impl Office {
    pub(super) fn opened(&self, key: CaseKey, is_new: bool) -> Result<Brought, StoreError> {
        let loaded = Box::new(self.store.load(key).wait()?);
        let lost = lost::look(&*self.store, &loaded.record.case);
        Ok(Brought::Case { key, loaded, lost, is_new })
    }

    pub(super) fn create(self, beginning: Beginning) -> Result<Brought, StoreError> {
        let mut case = Case::new(self.number_of(&beginning), beginning.procedure);
        case.category = beginning.category;
        case.channel = beginning.channel;
        let mut parties = BTreeSet::new();
        if let Some(key) = beginning.company {
            let (company, _) = self.store.load_party(key).wait()?;
            take_over(&mut case, &company);
            parties.insert(key);
        }
        self.begin(case, parties, "step-created")
    }

    pub(super) fn add(self, case: Arc<Case>) -> Result<Brought, StoreError> {
        let mut case = Arc::unwrap_or_clone(case);
        if self.store.cases().iter().any(|it| it.number == case.number) {
            case.number.clone_from(&self.number);
        }
        self.begin(case, BTreeSet::new(), "step-created")
    }

    pub(super) fn renew(self, key: CaseKey, beginning: Beginning) -> Result<Brought, StoreError> {
        let before = self.store.load(key).wait()?.record;
        let mut case = before.case.as_ref().clone();
        case.number = self.number_of(&beginning);
        case.procedure = beginning.procedure;
        case.category = beginning.category;
        case.channel = beginning.channel;
        case.waivers.clear();
        case.done.clear();
        case.inbox.clear();
        case.drafts.clear();
        let mut parties = before.parties;
        if let Some(key) = beginning.company {
            let (company, _) = self.store.load_party(key).wait()?;
            take_over(&mut case, &company);
            parties.insert(key);
        }
        self.begin(case, parties, "step-duplicated")
    }

    fn number_of(&self, beginning: &Beginning) -> String {
        match beginning.number.trim() {
            "" => self.number.clone(),
            number => number.to_owned(),
        }
    }

    fn begin(
        &self,
        case: Case,
        parties: BTreeSet<PartyKey>,
        step: &str,
    ) -> Result<Brought, StoreError> {
        let assessment = assess(&self.book, &case, self.as_of);
        let record = CaseRecord {
            parties,
            last_rule_book: Some(self.book.version.clone()),
            last_seen: summary::statuses(&assessment),
            ..CaseRecord::new(Arc::new(case))
        };
        self.keep(record, step)
    }

    fn keep(&self, mut record: CaseRecord, step: &str) -> Result<Brought, StoreError> {
        let assessment = assess(&self.book, &record.case, self.as_of);
        record.summary = summary::of_record(&self.book, &record, &assessment);
        let saved = self.store.create(record.clone(), Step::new(step, self.now)).wait();
        if saved.is_err() {
            // Whoever asked for it is told and may ask again; nothing else of it is unsaved.
            self.store.give_up(Trouble::NewCase);
        }
        let Saved { key, version } = saved?;
        let lost = lost::look(&*self.store, &record.case);
        let loaded = Box::new(Loaded { record, version, undo: None, redo: None });
        Ok(Brought::Case { key, loaded, lost, is_new: true })
    }

    pub(super) fn duplicate(self, key: CaseKey) -> Result<Brought, StoreError> {
        let step = Step::new("step-duplicated", self.now);
        let saved = self.store.duplicate(key, self.number.clone(), step).wait();
        if saved.is_err() {
            self.store.give_up(Trouble::NewCase);
        }
        let key = saved?.key;
        // The packs of the first are not those of the second.
        self.change_with(key, CaseSession::summarise)?;
        self.opened(key, true)
    }

    pub(super) fn keep_copy(self, record: CaseRecord) -> Result<Brought, StoreError> {
        let mut case = record.case.as_ref().clone();
        case.number.clone_from(&self.number);
        let record = CaseRecord { case: Arc::new(case), exports: Vec::new(), ..record };
        self.keep(record, "step-duplicated")
    }

    pub(super) fn delete(self, key: CaseKey) -> Result<Brought, StoreError> {
        let cases = self.store.cases();
        // As the list has it: also a case that cannot be read can be put away.
        let head = cases.iter().find(|it| it.key == key).ok_or(StoreError::NoSuchCase(key))?;
        self.store.delete(key, head.version, self.now).wait()?;
        Ok(Brought::Outcome(Outcome::Deleted(key)))
    }

    pub(super) fn bring_back(self, key: CaseKey) -> Result<Brought, StoreError> {
        let deleted = self.store.deleted_cases();
        let head = deleted.iter().find(|it| it.key == key).ok_or(StoreError::NoSuchCase(key))?;
        self.store.undelete(key, head.version).wait()?;
        Ok(Brought::Outcome(Outcome::BroughtBack(key)))
    }

    /// Keeps a company, or brings the kept one up to date: what only that one has stays.
    pub(super) fn keep_company(self, party: Party) -> Result<Brought, StoreError> {
        let known = self.store.parties();
        let Some(head) = company::same(&party, &known) else {
            let key = self.store.create_party(party).wait()?;
            return Ok(Brought::CompanyKept { key, before: None });
        };
        let key = head.key;
        let (kept, version) = self.store.load_party(key).wait()?;
        let (party, replaced) = company::up_to_date(&kept, party);
        let version = self.store.save_party(key, version, party).wait()?;
        let before = Some(Box::new(Before { key, version, company: kept, replaced }));
        Ok(Brought::CompanyKept { key, before })
    }

    /// Makes a kept company what it was before it was brought up to date.
    pub(super) fn put_back(self, before: Before) -> Result<Brought, StoreError> {
        let Before { key, version, company, .. } = before;
        self.store.save_party(key, version, company).wait()?;
        Ok(Brought::Outcome(Outcome::CompanyPutBack(key)))
    }

    pub(super) fn purge(self, key: CaseKey) -> Result<Brought, StoreError> {
        let purged = self.store.purge(key).wait();
        if purged.is_err() {
            // Whoever asked for it is told and may ask again.
            self.store.give_up(Trouble::Case(key));
        }
        purged?;
        Ok(Brought::Outcome(Outcome::Purged(key)))
    }

    pub(super) fn company(self, key: PartyKey) -> Result<Brought, StoreError> {
        let (company, _) = self.store.load_party(key).wait()?;
        Ok(Brought::Company(key, Box::new(company)))
    }

    /// A case that is not open.
    pub(super) fn change(self, key: CaseKey, change: Change) -> Result<Brought, StoreError> {
        let mut made = false;
        self.change_with(key, |session| made = change.made(session, self.now))?;
        Ok(Brought::Outcome(Outcome::Changed { case: key, made }))
    }

    fn change_with(
        &self,
        key: CaseKey,
        change: impl FnOnce(&mut CaseSession),
    ) -> Result<(), StoreError> {
        let loaded = self.store.load(key).wait()?;
        let (store, book) = (Arc::clone(&self.store), Arc::clone(&self.book));
        let mut session = CaseSession::new(store, book, self.as_of, key, loaded, self.now);
        change(&mut session);
        let settled = session.settle(self.now);
        if settled.is_err() {
            // Whoever asked for it is told and may ask again.
            self.store.give_up(Trouble::Case(key));
        }
        settled
    }
}
