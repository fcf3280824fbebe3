//! What errands do on their threads: everything here waits for the disk.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::desk::{Beginning, take_over};
use super::errands::{Brought, Change, Outcome};
use super::live::CaseSession;
use super::summary;
use crate::domain::{AsOf, Case};
use crate::rules::{RuleBook, assess};
use crate::store::{
    CaseKey, CaseRecord, Loaded, Party, PartyKey, PartyKind, Saved, Step, Store, StoreError,
    Trouble, When,
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
        Ok(Brought::Case { key, loaded, is_new })
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
            summary: summary::of(&self.book, &case, &assessment),
            parties,
            last_rule_book: Some(self.book.version.clone()),
            last_seen: summary::statuses(&assessment),
            ..CaseRecord::new(Arc::new(case))
        };
        self.keep(record, step)
    }

    fn keep(&self, record: CaseRecord, step: &str) -> Result<Brought, StoreError> {
        let saved = self.store.create(record.clone(), Step::new(step, self.now)).wait();
        if saved.is_err() {
            // Whoever asked for it is told and may ask again; nothing else of it is unsaved.
            self.store.give_up(Trouble::NewCase);
        }
        let Saved { key, version } = saved?;
        let loaded = Box::new(Loaded { record, version, undo: None, redo: None });
        Ok(Brought::Case { key, loaded, is_new: true })
    }

    pub(super) fn duplicate(self, key: CaseKey) -> Result<Brought, StoreError> {
        let step = Step::new("step-duplicated", self.now);
        let saved = self.store.duplicate(key, self.number.clone(), step).wait();
        if saved.is_err() {
            self.store.give_up(Trouble::NewCase);
        }
        self.opened(saved?.key, true)
    }

    pub(super) fn keep_copy(self, record: CaseRecord) -> Result<Brought, StoreError> {
        let mut case = record.case.as_ref().clone();
        case.number.clone_from(&self.number);
        let record = CaseRecord { case: Arc::new(case), exports: Vec::new(), ..record };
        self.keep(record, "step-duplicated")
    }

    pub(super) fn delete(self, key: CaseKey) -> Result<Brought, StoreError> {
        let version = self.store.load(key).wait()?.version;
        self.store.delete(key, version, self.now).wait()?;
        Ok(Brought::Outcome(Outcome::Deleted(key)))
    }

    pub(super) fn bring_back(self, key: CaseKey) -> Result<Brought, StoreError> {
        let version = self.store.load(key).wait()?.version;
        self.store.undelete(key, version).wait()?;
        Ok(Brought::Outcome(Outcome::BroughtBack(key)))
    }

    pub(super) fn keep_company(self, party: Party) -> Result<Brought, StoreError> {
        let known = self.store.parties();
        let is_same = |name: &str, kind: PartyKind| kind == party.kind && name == party.name;
        let same = known.iter().find(|it| !it.is_deleted && is_same(&it.name, it.kind));
        let key = match same {
            None => self.store.create_party(party).wait()?,
            Some(head) => {
                self.store.save_party(head.key, head.version, party).wait()?;
                head.key
            }
        };
        Ok(Brought::Outcome(Outcome::CompanyKept(Some(key))))
    }

    pub(super) fn company(self, key: PartyKey) -> Result<Brought, StoreError> {
        let (company, _) = self.store.load_party(key).wait()?;
        Ok(Brought::Company(key, Box::new(company)))
    }

    /// A case that is not open.
    pub(super) fn change(self, key: CaseKey, change: Change) -> Result<Brought, StoreError> {
        let loaded = self.store.load(key).wait()?;
        let (store, book) = (Arc::clone(&self.store), Arc::clone(&self.book));
        let mut session = CaseSession::new(store, book, self.as_of, key, loaded, self.now);
        change.made(&mut session, self.now);
        let settled = session.settle(self.now);
        if settled.is_err() {
            // Whoever asked for it is told and may ask again.
            self.store.give_up(Trouble::Case(key));
        }
        settled?;
        Ok(Brought::Outcome(Outcome::Changed(key)))
    }
}
