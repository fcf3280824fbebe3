//! The embedded store: a folder with `workspace.db`, `files/`, `backups/` and `lock`.
//!
//! What a copy of the program does not understand, or finds damaged, it leaves as it is. Two copies never
//! write one workspace; the second one reads.

use std::fs::{self, File};
use std::io::{Read, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::backup::{self, Backup, BackupKind};
use super::cases::{Direction, Keeps};
use super::database::Database;
use super::disk::make_folder;
use super::engine::{Engine, Shared, Wake, Writer};
use super::files::Files;
use super::lock::{Attempt, Lock};
use super::opening::{Opened, open_to_read, open_to_write};
use super::sweep::COPIES;
use super::{
    CaseHead, CaseKey, CaseRecord, Loaded, Moved, Opening, Party, PartyHead, PartyKey, ReadOnly,
    Recovery, Saved, Settings, State, Step, StepEntry, Store, StoreError, StoredFile, Ticket,
    Trouble, Version, When,
};
use crate::domain::{AsOf, Digest};

/// A workspace, open. Closing it (dropping it) waits until everything that was asked for is saved.
pub struct Workspace {
    // Dropped in this order: first the writer, at last the lock.
    writer: Writer,
    /// Copies of a day that are being made; the last one to go waits for them.
    backups: Mutex<Vec<JoinHandle<()>>>,
    backing_up: Arc<Mutex<()>>,
    files: Files,
    folder: PathBuf,
    shared: Arc<Shared>,
    read_only: Option<ReadOnly>,
    _copy: Option<tempfile::TempDir>,
    _lock: Option<Lock>,
}

/// The database file of a workspace.
pub(super) fn database_path(folder: &Path) -> PathBuf {
    folder.join("workspace.db")
}

impl Workspace {
    /// Opens the workspace in a folder; makes both when they are not there. When another program has it
    /// open, or the folder may not be written, it is opened to be read, and the state says so.
    pub fn open(folder: &Path, opening: Opening) -> Result<Self, StoreError> {
        let there = folder.is_dir();
        let (lock, read_only) = if opening.read_only {
            (None, Some(ReadOnly::Asked))
        } else {
            make_folder(folder).map_err(StoreError::io(folder))?;
            match Lock::take(folder, opening.now)? {
                Attempt::Taken(lock) => (Some(lock), None),
                Attempt::Held(holder) => (None, Some(ReadOnly::Held(holder))),
                Attempt::NotWritable => (None, Some(ReadOnly::Folder)),
            }
        };
        if !there && read_only.is_some() {
            return Err(StoreError::NoWorkspace(folder.to_owned()));
        }
        let shared = Arc::new(Shared::default());
        let Opened { database, copy, recovered } = match &lock {
            Some(lock) => open_to_write(folder, opening.today, lock.was_left)?,
            None => open_to_read(folder)?,
        };
        shared.add_recovered(recovered);
        let engine = Engine::new(database, shared.clone())?;
        let writer = Writer::start(engine, opening.on_answer.clone())?;
        let workspace = Self {
            writer,
            backups: Mutex::default(),
            backing_up: Arc::default(),
            files: Files::of(folder),
            folder: folder.to_owned(),
            shared,
            read_only,
            _copy: copy,
            _lock: lock,
        };
        workspace.begin_day(opening.today, opening.on_answer);
        Ok(workspace)
    }

    /// What was put in order when it was opened, and what came up since.
    pub fn recovered(&self) -> Vec<Recovery> {
        self.shared.recovered()
    }

    /// The same without the first so many.
    pub fn recovered_since(&self, known: usize) -> Vec<Recovery> {
        self.shared.recovered_since(known)
    }

    /// Another day begins: it gets its copy, once, on a thread of its own. `told` is called when it could not be
    /// made; [`Workspace::recovered`] says why.
    pub fn begin_day(&self, today: AsOf, told: Option<Wake>) {
        if self.read_only.is_some() {
            return;
        }
        let (folder, shared) = (self.folder.clone(), self.shared.clone());
        let backing_up = self.backing_up.clone();
        let work = move || {
            let made = back_up_daily(&folder, today, &backing_up);
            if let Err(error) = made {
                shared.add_recovered([Recovery::BackupFailed(error)]);
                if let Some(told) = told {
                    told();
                }
            }
        };
        let thread = std::thread::Builder::new().name("store-backup".to_owned()).spawn(work);
        let mut backups = self.backups.lock().unwrap_or_else(PoisonError::into_inner);
        backups.retain(|it| !it.is_finished());
        backups.extend(thread.ok());
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where copies of pages may lie that are only looked at or printed: none when the workspace can only be
    /// read. The folder is made by whoever needs it, and emptied when the workspace is opened.
    pub fn copies(&self) -> Option<PathBuf> {
        self.read_only.is_none().then(|| self.folder.join(COPIES))
    }

    /// Reads the lists again, after another program may have changed the workspace.
    pub fn refresh(&self) -> Ticket<()> {
        self.writer.ask(false, None, Engine::read_lists)
    }

    /// Copies of the database, the newest first. Also of a workspace that cannot be opened.
    pub fn backups(folder: &Path) -> Result<Vec<Backup>, StoreError> {
        backup::list(folder)
    }

    /// Makes a copy of the database now. Blocks: call it in a job.
    pub fn back_up(&self, today: AsOf) -> Result<Backup, StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly);
        }
        back_up(&self.folder, today, BackupKind::Asked, &self.backing_up)
    }

    /// Puts a copy in the place of the database of a workspace that is not open, and gives where the
    /// present one is kept. Files are shared by all copies and stay.
    pub fn restore(folder: &Path, name: &str, now: When) -> Result<PathBuf, StoreError> {
        match Lock::take(folder, now)? {
            Attempt::Taken(lock) => {
                let aside = backup::restore(folder, &database_path(folder), name, now);
                drop(lock);
                aside
            }
            Attempt::Held(_) | Attempt::NotWritable => Err(StoreError::ReadOnly),
        }
    }

    /// Keeps a file of the disk. Blocks: call it in a job.
    pub fn put_path(&self, path: &Path) -> Result<StoredFile, StoreError> {
        let wrong = |error: std::io::Error| StoreError::Source(error.into());
        let mut file = File::open(path).map_err(wrong)?;
        file.rewind().map_err(wrong)?;
        self.put_file(&mut file)
    }

    fn write<T: Send + 'static>(
        &self,
        what: Option<Trouble>,
        work: impl FnOnce(&mut Engine) -> Result<T, StoreError> + Send + 'static,
    ) -> Ticket<T> {
        match self.read_only {
            Some(_) => Ticket::answered(Err(StoreError::ReadOnly)),
            None => self.writer.ask(true, what, work),
        }
    }

    /// A change of a case that ends with its new head.
    fn change_case(
        &self,
        key: CaseKey,
        work: impl FnOnce(&mut Database) -> Result<CaseHead, StoreError> + Send + 'static,
    ) -> Ticket<Version> {
        self.write(Some(Trouble::Case(key)), move |engine| {
            let head = work(&mut engine.database)?;
            let version = head.version;
            engine.put_case(head);
            Ok(version)
        })
    }

    fn travel(
        &self,
        key: CaseKey,
        expected: Version,
        direction: Direction,
    ) -> Ticket<Option<Moved>> {
        self.write(Some(Trouble::Case(key)), move |engine| {
            let Some((moved, head)) = engine.database.travel(key, expected, direction)? else {
                return Ok(None);
            };
            engine.put_case(head);
            Ok(Some(moved))
        })
    }

    fn change_party(
        &self,
        key: PartyKey,
        work: impl FnOnce(&mut Database) -> Result<PartyHead, StoreError> + Send + 'static,
    ) -> Ticket<Version> {
        self.write(Some(Trouble::Party(key)), move |engine| {
            let head = work(&mut engine.database)?;
            let version = head.version;
            engine.put_party(head);
            Ok(version)
        })
    }
}

/// One copy at a time: they are numbered.
fn back_up(
    folder: &Path,
    today: AsOf,
    kind: BackupKind,
    backing_up: &Mutex<()>,
) -> Result<Backup, StoreError> {
    let _one = backing_up.lock().unwrap_or_else(PoisonError::into_inner);
    copy_of(folder, today, kind)
}

/// The copy of a day, unless it was made already, perhaps a moment ago.
fn back_up_daily(folder: &Path, today: AsOf, backing_up: &Mutex<()>) -> Result<(), StoreError> {
    let _one = backing_up.lock().unwrap_or_else(PoisonError::into_inner);
    if backup::has_daily(folder, today)? {
        return Ok(());
    }
    copy_of(folder, today, BackupKind::Daily).map(drop)
}

fn copy_of(folder: &Path, today: AsOf, kind: BackupKind) -> Result<Backup, StoreError> {
    let database = Database::open(&database_path(folder), super::database::Access::Read)?;
    backup::make(database.reading(), folder, today, kind)
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let backups = self.backups.get_mut().unwrap_or_else(PoisonError::into_inner);
        for thread in backups.drain(..) {
            drop(thread.join());
        }
    }
}

impl Store for Workspace {
    fn state(&self) -> State {
        self.shared.state(self.read_only.as_ref())
    }

    fn retry(&self) -> Ticket<()> {
        self.write(None, |engine| engine.database.probe())
    }

    fn give_up(&self, what: Trouble) {
        self.shared.give_up(what);
    }

    fn cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.shared.cases()
    }

    fn deleted_cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.shared.deleted()
    }

    fn create(&self, record: CaseRecord, step: Step) -> Ticket<Saved> {
        self.write(Some(Trouble::NewCase), move |engine| {
            let head = engine.database.create(&record, &step)?;
            let saved = Saved { key: head.key, version: head.version };
            engine.put_case(head);
            Ok(saved)
        })
    }

    fn load(&self, key: CaseKey) -> Ticket<Loaded> {
        self.writer.ask(false, None, move |engine| engine.database.load(key))
    }

    fn save(
        &self,
        key: CaseKey,
        expected: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version> {
        self.change_case(key, move |database| {
            database.save(key, expected, &record, Keeps::Step(&step))
        })
    }

    fn save_further(
        &self,
        key: CaseKey,
        expected: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version> {
        self.change_case(key, move |database| {
            database.save(key, expected, &record, Keeps::Further(&step))
        })
    }

    fn amend(&self, key: CaseKey, expected: Version, record: CaseRecord) -> Ticket<Version> {
        self.change_case(key, move |database| database.save(key, expected, &record, Keeps::Aside))
    }

    fn undo(&self, key: CaseKey, expected: Version) -> Ticket<Option<Moved>> {
        self.travel(key, expected, Direction::Undo)
    }

    fn redo(&self, key: CaseKey, expected: Version) -> Ticket<Option<Moved>> {
        self.travel(key, expected, Direction::Redo)
    }

    fn steps(&self, key: CaseKey) -> Ticket<Vec<StepEntry>> {
        self.writer.ask(false, None, move |engine| engine.database.steps(key))
    }

    fn duplicate(&self, key: CaseKey, number: String, step: Step) -> Ticket<Saved> {
        self.write(Some(Trouble::NewCase), move |engine| {
            let loaded = engine.database.load(key)?.record;
            let mut case = loaded.case.as_ref().clone();
            case.number = number;
            let (summary, parties) = (loaded.summary, loaded.parties);
            let record = CaseRecord { summary, parties, ..CaseRecord::new(Arc::new(case)) };
            let head = engine.database.create(&record, &step)?;
            let saved = Saved { key: head.key, version: head.version };
            engine.put_case(head);
            Ok(saved)
        })
    }

    fn delete(&self, key: CaseKey, expected: Version, when: When) -> Ticket<Version> {
        self.change_case(key, move |database| database.set_deleted(key, expected, Some(when)))
    }

    fn undelete(&self, key: CaseKey, expected: Version) -> Ticket<Version> {
        self.change_case(key, move |database| database.set_deleted(key, expected, None))
    }

    fn purge(&self, key: CaseKey) -> Ticket<()> {
        self.write(Some(Trouble::Case(key)), move |engine| {
            engine.database.purge(key)?;
            engine.drop_case(key);
            Ok(())
        })
    }

    fn parties(&self) -> Arc<[PartyHead]> {
        self.shared.parties()
    }

    fn create_party(&self, party: Party) -> Ticket<PartyKey> {
        self.write(Some(Trouble::NewParty), move |engine| {
            let head = engine.database.create_party(&party)?;
            let key = head.key;
            engine.put_party(head);
            Ok(key)
        })
    }

    fn load_party(&self, key: PartyKey) -> Ticket<(Party, Version)> {
        self.writer.ask(false, None, move |engine| engine.database.load_party(key))
    }

    fn save_party(&self, key: PartyKey, expected: Version, party: Party) -> Ticket<Version> {
        self.change_party(key, move |database| {
            database.save_party(key, expected, Some(&party), None)
        })
    }

    fn delete_party(&self, key: PartyKey, expected: Version, deleted: bool) -> Ticket<Version> {
        self.change_party(key, move |database| {
            database.save_party(key, expected, None, Some(deleted))
        })
    }

    fn settings(&self) -> Arc<Settings> {
        self.shared.settings()
    }

    fn save_settings(&self, settings: Settings) -> Ticket<()> {
        let settings = Arc::new(settings);
        self.shared.set_settings(settings.clone());
        self.write(Some(Trouble::Settings), move |engine| engine.database.save_settings(&settings))
    }

    fn put_file(&self, source: &mut dyn Read) -> Result<StoredFile, StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly);
        }
        self.files.put(source)
    }

    fn file_path(&self, digest: Digest) -> PathBuf {
        self.files.path(digest)
    }

    fn open_file(&self, digest: Digest) -> Result<fs::File, StoreError> {
        self.files.open(digest)
    }
}
