//! A workspace whose disk is slow, stuck or refuses, when it is told to.

use std::io::Read;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use crossbeam_channel::{Sender, unbounded};
use permitpack::domain::Digest;
use permitpack::store::{
    CaseHead, CaseKey, CaseRecord, Loaded, Moved, Party, PartyHead, PartyKey, Saved, Settings,
    State, Step, StepEntry, Store, StoreError, StoredFile, Ticket, Trouble, Version, When,
    Workspace,
};

/// What the disk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Answers.
    Well,
    /// Does not answer until it is well again.
    Stuck,
    /// Has no room for changes of cases; new ones are taken.
    NoRoomForChanges,
    /// Has no room for anything.
    NoRoom,
    /// Cannot read cases for now.
    Unreadable,
    /// The records of cases are damaged.
    Damaged,
}

type Job = Box<dyn FnOnce(&Workspace) + Send>;

/// The double.
pub(crate) struct Double {
    pub(crate) workspace: Arc<Workspace>,
    mood: Arc<(Mutex<Mood>, Condvar)>,
    /// Files are not given out for now.
    held: (Mutex<bool>, Condvar),
    jobs: Sender<Job>,
    /// How often a case was asked for.
    loads: AtomicUsize,
}

impl Double {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Arc<Self> {
        let mood = Arc::new((Mutex::new(Mood::Well), Condvar::new()));
        let (jobs, receiver) = unbounded::<Job>();
        let (gate, inner) = (Arc::clone(&mood), Arc::clone(&workspace));
        // One after the other, as a disk works.
        std::thread::spawn(move || {
            for job in receiver {
                let (lock, changed) = &*gate;
                let mut mood = lock.lock().unwrap();
                while *mood == Mood::Stuck {
                    mood = changed.wait(mood).unwrap();
                }
                drop(mood);
                job(&inner);
            }
        });
        Arc::new(Self {
            workspace,
            mood,
            held: Default::default(),
            jobs,
            loads: AtomicUsize::new(0),
        })
    }

    pub(crate) fn set(&self, mood: Mood) {
        *self.mood.0.lock().unwrap() = mood;
        self.mood.1.notify_all();
    }

    /// Whoever wants to read a file waits until it is no longer held.
    pub(crate) fn hold_files(&self, is_held: bool) {
        *self.held.0.lock().unwrap() = is_held;
        self.held.1.notify_all();
    }

    /// How often a case was asked for.
    pub(crate) fn loads(&self) -> usize {
        self.loads.load(Ordering::SeqCst)
    }

    fn mood(&self) -> Mood {
        *self.mood.0.lock().unwrap()
    }

    fn later<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Workspace) -> Ticket<T> + Send + 'static,
    ) -> Ticket<T> {
        let (answerer, ticket) = Ticket::open();
        drop(self.jobs.send(Box::new(move |inner| answerer.answer(work(inner).wait()))));
        ticket
    }

    fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Workspace) -> Ticket<T> + Send + 'static,
    ) -> Ticket<T> {
        match self.mood() {
            Mood::NoRoom | Mood::NoRoomForChanges => full(),
            Mood::Well | Mood::Stuck | Mood::Unreadable | Mood::Damaged => self.later(work),
        }
    }

    fn add<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Workspace) -> Ticket<T> + Send + 'static,
    ) -> Ticket<T> {
        match self.mood() {
            Mood::NoRoom => full(),
            Mood::Well
            | Mood::Stuck
            | Mood::NoRoomForChanges
            | Mood::Unreadable
            | Mood::Damaged => self.later(work),
        }
    }
}

fn full<T>() -> Ticket<T> {
    Ticket::answered(Err(StoreError::Full(PathBuf::from("workspace.db"))))
}

impl Store for Double {
    fn state(&self) -> State {
        self.workspace.state()
    }
    fn retry(&self) -> Ticket<()> {
        self.change(Store::retry)
    }
    fn give_up(&self, what: Trouble) {
        self.workspace.give_up(what);
    }
    fn cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.workspace.cases()
    }
    fn deleted_cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.workspace.deleted_cases()
    }
    fn create(&self, record: CaseRecord, step: Step) -> Ticket<Saved> {
        self.add(|it| it.create(record, step))
    }
    fn load(&self, key: CaseKey) -> Ticket<Loaded> {
        self.loads.fetch_add(1, Ordering::SeqCst);
        let path = PathBuf::from("workspace.db");
        match self.mood() {
            Mood::Unreadable => {
                let reason = permitpack::domain::Reason::NoPermission;
                Ticket::answered(Err(StoreError::Io { path, reason }))
            }
            Mood::Damaged => {
                let reason = "a record".to_owned();
                Ticket::answered(Err(StoreError::Damaged { path, reason }))
            }
            Mood::Well | Mood::Stuck | Mood::NoRoom | Mood::NoRoomForChanges => {
                self.later(move |it| it.load(key))
            }
        }
    }
    fn save(&self, key: CaseKey, on: Version, record: CaseRecord, step: Step) -> Ticket<Version> {
        self.change(move |it| it.save(key, on, record, step))
    }
    fn save_further(
        &self,
        key: CaseKey,
        on: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version> {
        self.change(move |it| it.save_further(key, on, record, step))
    }
    fn amend(&self, key: CaseKey, on: Version, record: CaseRecord) -> Ticket<Version> {
        self.change(move |it| it.amend(key, on, record))
    }
    fn undo(&self, key: CaseKey, on: Version) -> Ticket<Option<Moved>> {
        self.change(move |it| it.undo(key, on))
    }
    fn redo(&self, key: CaseKey, on: Version) -> Ticket<Option<Moved>> {
        self.change(move |it| it.redo(key, on))
    }
    fn steps(&self, key: CaseKey) -> Ticket<Vec<StepEntry>> {
        self.later(move |it| it.steps(key))
    }
    fn duplicate(&self, key: CaseKey, number: String, step: Step) -> Ticket<Saved> {
        self.add(move |it| it.duplicate(key, number, step))
    }
    fn delete(&self, key: CaseKey, on: Version, when: When) -> Ticket<Version> {
        self.change(move |it| it.delete(key, on, when))
    }
    fn undelete(&self, key: CaseKey, on: Version) -> Ticket<Version> {
        self.change(move |it| it.undelete(key, on))
    }
    fn purge(&self, key: CaseKey) -> Ticket<()> {
        self.change(move |it| it.purge(key))
    }
    fn parties(&self) -> Arc<[PartyHead]> {
        self.workspace.parties()
    }
    fn create_party(&self, party: Party) -> Ticket<PartyKey> {
        self.add(|it| it.create_party(party))
    }
    fn load_party(&self, key: PartyKey) -> Ticket<(Party, Version)> {
        self.later(move |it| it.load_party(key))
    }
    fn save_party(&self, key: PartyKey, on: Version, party: Party) -> Ticket<Version> {
        self.change(move |it| it.save_party(key, on, party))
    }
    fn delete_party(&self, key: PartyKey, on: Version, deleted: bool) -> Ticket<Version> {
        self.change(move |it| it.delete_party(key, on, deleted))
    }
    fn settings(&self) -> Arc<Settings> {
        self.workspace.settings()
    }
    fn save_settings(&self, settings: Settings) -> Ticket<()> {
        self.change(|it| it.save_settings(settings))
    }
    fn put_file(&self, source: &mut dyn Read) -> Result<StoredFile, StoreError> {
        self.workspace.put_file(source)
    }
    fn file_path(&self, digest: Digest) -> PathBuf {
        self.workspace.file_path(digest)
    }
    fn open_file(&self, digest: Digest) -> Result<std::fs::File, StoreError> {
        let held = self.held.1.wait_while(self.held.0.lock().unwrap(), |it| *it);
        drop(held.unwrap());
        self.workspace.open_file(digest)
    }
}
