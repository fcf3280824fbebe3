//! The thread that owns the database. It carries out one request after the other and keeps the lists
//! that the others look at.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
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
    all_cases: BTreeMap<CaseKey, Arc<CaseHead>>,
    all_parties: BTreeMap<PartyKey, PartyHead>,
    /// In order; made when somebody looks, so that a thousand changes in a row cost nothing here.
    cases: Option<Arc<[Arc<CaseHead>]>>,
    deleted: Option<Arc<[Arc<CaseHead>]>>,
    parties: Option<Arc<[PartyHead]>>,
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
        self.lists().cases()
    }

    pub(super) fn deleted(&self) -> Arc<[Arc<CaseHead>]> {
        self.lists().deleted()
    }

    pub(super) fn parties(&self) -> Arc<[PartyHead]> {
        self.lists().parties()
    }

    pub(super) fn settings(&self) -> Arc<Settings> {
        self.lists().settings.clone()
    }

    pub(super) fn set_settings(&self, settings: Arc<Settings>) {
        self.lists().settings = settings;
    }

    pub(super) fn recovered(&self) -> Vec<Recovery> {
        self.recovered_since(0)
    }

    /// What came up behind the first so many.
    pub(super) fn recovered_since(&self, known: usize) -> Vec<Recovery> {
        self.lists().recovered.get(known..).unwrap_or_default().to_vec()
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

impl Lists {
    fn newest_first(&self, is_deleted: bool) -> Arc<[Arc<CaseHead>]> {
        let wanted = self.all_cases.values().filter(|head| head.deleted.is_some() == is_deleted);
        let mut heads: Vec<Arc<CaseHead>> = wanted.cloned().collect();
        heads.sort_by_key(|head| std::cmp::Reverse(head.sequence));
        heads.into()
    }

    fn cases(&mut self) -> Arc<[Arc<CaseHead>]> {
        let cases = self.cases.take().unwrap_or_else(|| self.newest_first(false));
        self.cases = Some(Arc::clone(&cases));
        cases
    }

    fn deleted(&mut self) -> Arc<[Arc<CaseHead>]> {
        let deleted = self.deleted.take().unwrap_or_else(|| self.newest_first(true));
        self.deleted = Some(Arc::clone(&deleted));
        deleted
    }

    fn parties(&mut self) -> Arc<[PartyHead]> {
        let parties = self.parties.take().unwrap_or_else(|| self.by_name());
        self.parties = Some(Arc::clone(&parties));
        parties
    }

    fn by_name(&self) -> Arc<[PartyHead]> {
        let mut used: BTreeMap<PartyKey, usize> = BTreeMap::new();
        let living = self.all_cases.values().filter(|head| head.deleted.is_none());
        for party in living.flat_map(|head| &head.parties) {
            *used.entry(*party).or_default() += 1;
        }
        let count = |head: &PartyHead| PartyHead {
            used_in: used.get(&head.key).copied().unwrap_or_default(),
            ..head.clone()
        };
        let mut parties: Vec<PartyHead> = self.all_parties.values().map(count).collect();
        parties.sort_by(|a, b| (&a.name, a.key).cmp(&(&b.name, b.key)));
        parties.into()
    }

    /// Something has changed: whoever looks next puts it in order.
    fn forget_order(&mut self) {
        (self.cases, self.deleted, self.parties) = (None, None, None);
    }
}

/// What the store's thread has in hand.
pub(super) struct Engine {
    /// The database.
    pub(super) database: Database,
    shared: Arc<Shared>,
    /// What the database had seen of others when the lists were read.
    seen: Option<i64>,
}

impl Engine {
    /// Reads the lists.
    pub(super) fn new(database: Database, shared: Arc<Shared>) -> Result<Self, StoreError> {
        let mut engine = Self { database, shared, seen: None };
        engine.read_lists()?;
        Ok(engine)
    }

    /// Reads the lists, and again when another program has changed the database since.
    pub(super) fn read_lists(&mut self) -> Result<(), StoreError> {
        let seen = self.database.data_version()?;
        if self.seen == Some(seen) {
            return Ok(());
        }
        let (cases, damaged) = self.database.heads()?;
        let (parties, broken) = self.database.party_heads()?;
        let settings = self.database.settings()?;
        if self.seen.replace(seen).is_none() && damaged + broken > 0 {
            self.shared.add_recovered([Recovery::Unreadable(damaged + broken)]);
        }
        let (cases, parties) = (cases.into_iter(), parties.into_iter());
        let mut lists = self.shared.lists();
        lists.all_cases = cases.map(|head| (head.key, Arc::new(head))).collect();
        lists.all_parties = parties.map(|head| (head.key, head)).collect();
        lists.settings = Arc::new(settings);
        lists.forget_order();
        Ok(())
    }

    /// A case has changed.
    pub(super) fn put_case(&mut self, head: CaseHead) {
        let mut lists = self.shared.lists();
        lists.all_cases.insert(head.key, Arc::new(head));
        lists.forget_order();
    }

    /// A case is gone for good.
    pub(super) fn drop_case(&mut self, key: CaseKey) {
        let mut lists = self.shared.lists();
        lists.all_cases.remove(&key);
        lists.forget_order();
    }

    /// A person or company has changed.
    pub(super) fn put_party(&mut self, head: PartyHead) {
        let mut lists = self.shared.lists();
        lists.all_parties.insert(head.key, head);
        lists.forget_order();
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
            // A mistake of the program ends this request; its transaction is rolled back, and the thread goes
            // on with the next one.
            let answer = catch_unwind(AssertUnwindSafe(|| work(engine)));
            let answer = answer.unwrap_or(Err(StoreError::Broke));
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::store::database::Access;

    #[test]
    fn a_panic_ends_one_request_and_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("workspace.db");
        Database::make(&path).unwrap();
        let database = Database::open(&path, Access::Write).unwrap();
        let shared = Arc::new(Shared::default());
        let engine = Engine::new(database, Arc::clone(&shared)).unwrap();
        let (woken, count) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&woken);
        let wake: Wake = Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let writer = Writer::start(engine, Some(wake)).unwrap();
        let begun = Arc::clone(&count);
        let broken = writer.ask::<()>(true, Some(Trouble::NewCase), move |engine| {
            engine.database.change(|_, _| {
                begun.fetch_add(1, Ordering::SeqCst);
                panic!("a mistake of the program")
            })
        });
        assert_eq!(broken.wait(), Err(StoreError::Broke));
        assert_eq!(count.load(Ordering::SeqCst), 1);
        let unsaved = vec![Trouble::NewCase];
        assert_eq!(shared.state(None), State::Failed { unsaved, error: StoreError::Broke });
        // The thread goes on: the next change is made.
        assert_eq!(writer.ask(true, None, |engine| engine.database.probe()).wait(), Ok(()));
        drop(writer);
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }
}
