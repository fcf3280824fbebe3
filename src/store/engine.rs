//! The thread that owns the database. It carries out one request after the other and keeps the lists
//! that the others look at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crossbeam_channel::{Sender, unbounded};

use super::database::Database;
use super::{
    CaseHead, CaseKey, PartyHead, PartyKey, ReadOnly, Recovery, Settings, State, StoreError,
    Ticket, Trouble,
};

/// What the store looks like from outside, changed only by its thread.
#[derive(Default)]
pub(super) struct Shared(Mutex<Lists>);

#[derive(Default)]
struct Lists {
    cases: Arc<[Arc<CaseHead>]>,
    deleted: Arc<[Arc<CaseHead>]>,
    parties: Arc<[PartyHead]>,
    settings: Arc<Settings>,
    recovered: Vec<Recovery>,
    unsaved: BTreeSet<Trouble>,
    error: Option<StoreError>,
}

impl Shared {
    fn lists(&self) -> MutexGuard<'_, Lists> {
        // Each change is one assignment: a panic cannot leave it half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.lists().cases.clone()
    }

    pub(super) fn deleted(&self) -> Arc<[Arc<CaseHead>]> {
        self.lists().deleted.clone()
    }

    pub(super) fn parties(&self) -> Arc<[PartyHead]> {
        self.lists().parties.clone()
    }

    pub(super) fn settings(&self) -> Arc<Settings> {
        self.lists().settings.clone()
    }

    pub(super) fn set_settings(&self, settings: Arc<Settings>) {
        self.lists().settings = settings;
    }

    pub(super) fn recovered(&self) -> Vec<Recovery> {
        self.lists().recovered.clone()
    }

    pub(super) fn add_recovered(&self, recovery: impl IntoIterator<Item = Recovery>) {
        self.lists().recovered.extend(recovery);
    }

    pub(super) fn state(&self, read_only: Option<&ReadOnly>) -> State {
        if let Some(why) = read_only {
            return State::ReadOnly(why.clone());
        }
        let lists = self.lists();
        match &lists.error {
            Some(error) => State::Failed {
                unsaved: lists.unsaved.iter().copied().collect(),
                error: error.clone(),
            },
            None => State::Ready,
        }
    }

    /// Takes note of how a write ended.
    fn note(&self, what: Option<Trouble>, error: Option<&StoreError>) {
        let mut lists = self.lists();
        match error {
            Some(error) if error.is_of_disk() => {
                lists.unsaved.extend(what);
                lists.error = Some(error.clone());
            }
            // The disk took it, or was not asked: nothing new about what failed before.
            Some(_) => {}
            None => {
                if let Some(what) = what {
                    lists.unsaved.remove(&what);
                }
                if lists.unsaved.is_empty() {
                    lists.error = None;
                }
            }
        }
    }

    pub(super) fn give_up(&self, what: Trouble) {
        self.note(Some(what), None);
    }
}

/// What the store's thread has in hand.
pub(super) struct Engine {
    /// The database.
    pub(super) database: Database,
    cases: BTreeMap<CaseKey, Arc<CaseHead>>,
    parties: BTreeMap<PartyKey, PartyHead>,
    shared: Arc<Shared>,
}

impl Engine {
    /// Reads the lists.
    pub(super) fn new(database: Database, shared: Arc<Shared>) -> Result<Self, StoreError> {
        let (cases, parties) = (BTreeMap::new(), BTreeMap::new());
        let mut engine = Self { database, cases, parties, shared };
        engine.read_lists()?;
        Ok(engine)
    }

    /// Reads the lists again: another program may have changed them.
    pub(super) fn read_lists(&mut self) -> Result<(), StoreError> {
        let cases = self.database.heads()?.into_iter();
        let parties = self.database.party_heads()?.into_iter();
        let settings = self.database.settings()?;
        self.cases = cases.map(|head| (head.key, Arc::new(head))).collect();
        self.parties = parties.map(|head| (head.key, head)).collect();
        self.shared.set_settings(Arc::new(settings));
        self.publish();
        Ok(())
    }

    /// A case has changed.
    pub(super) fn put_case(&mut self, head: CaseHead) {
        self.cases.insert(head.key, Arc::new(head));
        self.publish();
    }

    /// A case is gone for good.
    pub(super) fn drop_case(&mut self, key: CaseKey) {
        self.cases.remove(&key);
        self.publish();
    }

    /// A person or company has changed.
    pub(super) fn put_party(&mut self, head: PartyHead) {
        self.parties.insert(head.key, head);
        self.publish();
    }

    fn publish(&self) {
        let newest_first = |wanted: fn(&CaseHead) -> bool| -> Arc<[Arc<CaseHead>]> {
            let mut heads: Vec<_> =
                self.cases.values().filter(|head| wanted(head)).cloned().collect();
            heads.sort_by_key(|head| std::cmp::Reverse(head.sequence));
            heads.into()
        };
        let cases = newest_first(|head| head.deleted.is_none());
        let deleted = newest_first(|head| head.deleted.is_some());
        let mut used: BTreeMap<PartyKey, usize> = BTreeMap::new();
        for party in cases.iter().flat_map(|head| &head.parties) {
            *used.entry(*party).or_default() += 1;
        }
        let count = |head: &PartyHead| PartyHead {
            used_in: used.get(&head.key).copied().unwrap_or_default(),
            ..head.clone()
        };
        let mut parties: Vec<PartyHead> = self.parties.values().map(count).collect();
        parties.sort_by(|a, b| (&a.name, a.key).cmp(&(&b.name, b.key)));
        let mut lists = self.shared.lists();
        (lists.cases, lists.deleted, lists.parties) = (cases, deleted, parties.into());
    }
}

type Job = Box<dyn FnOnce(&mut Engine) + Send>;
/// Called when a request was answered.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// The store's thread, and the way to it. Dropping it waits until everything asked for is done.
pub(super) struct Writer {
    sender: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    shared: Arc<Shared>,
    wake: Option<Wake>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(mut engine: Engine, wake: Option<Wake>) -> Result<Self, StoreError> {
        let (sender, jobs) = unbounded::<Job>();
        let shared = engine.shared.clone();
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || jobs.iter().for_each(|job| job(&mut engine)))
            .map_err(|_| StoreError::Closed)?;
        Ok(Self { sender: Some(sender), thread: Some(thread), shared, wake })
    }

    /// Asks for something. A write says what would be unsaved if it failed.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        is_write: bool,
        what: Option<Trouble>,
        work: impl FnOnce(&mut Engine) -> Result<T, StoreError> + Send + 'static,
    ) -> Ticket<T> {
        let (answerer, ticket) = Ticket::open();
        let (shared, wake) = (self.shared.clone(), self.wake.clone());
        let job: Job = Box::new(move |engine| {
            let answer = work(engine);
            if is_write {
                shared.note(what, answer.as_ref().err());
            }
            answerer.answer(answer);
            if let Some(wake) = wake {
                wake();
            }
        });
        if let Some(sender) = &self.sender {
            // When the thread is gone the job is dropped with its end of the ticket, which says so.
            drop(sender.send(job));
        }
        ticket
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
