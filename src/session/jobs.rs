//! Long work on threads of its own: each with a name, progress, a way to stop it, and one end. A panic ends
//! its job and nothing else. The caller looks for news when it is woken.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::aside::{self, Aside, Dates};
use super::foreign::{self, NotTaken};
use super::intake::{self, Hands, Taken, Unpacked};
use super::lost;
use super::open::{self, OpenError};
use super::packed;
use super::paper::kept::SignedPaper;
use super::paper::made::{PaperError, PaperMade};
use super::passwords::Passwords;
use super::summary;
use crate::documents::clues::Clues;
use crate::documents::importer::Importer;
use crate::documents::worker::WorkerProgram;
use crate::domain::{
    AsOf, Case, Digest, DocumentTypeId, FileRef, Finding, Language, Password, Reason,
};
use crate::export::plan::PackOptions;
use crate::export::progress::{Cancelled, PackPart, Progress, Stage};
use crate::export::verify::{Verification, verify};
use crate::export::{ExportError, PackJob, Receipt, export_pack};
use crate::rules::{RuleBook, assess};
use crate::store::{CaseKey, CaseRecord, CaseSummary, Store, StoreError, Version};

mod told;
mod work;

pub(super) use told::Told;
use work::{read_folder, sample, unlocked, with_files};

/// Which job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

/// News of a job.
#[derive(Debug)]
pub enum JobEvent {
    /// So many of so many units of a stage are finished.
    Progress {
        /// Which job.
        job: JobId,
        /// The stage.
        stage: Stage,
        /// Finished units.
        done: u64,
        /// All units.
        total: u64,
    },
    /// The documents of the pack that it makes.
    Planned {
        /// Which job.
        job: JobId,
        /// The documents, with their pages in the bundle.
        parts: Vec<PackPart>,
    },
    /// It ended.
    Ended {
        /// Which job.
        job: JobId,
        /// How.
        end: Box<JobEnd>,
    },
}

/// How a job ended.
#[derive(Debug)]
pub enum JobEnd {
    /// Files are kept and looked into.
    Imported {
        /// For which case.
        case: CaseKey,
        /// Where they go; `None` = no place yet.
        to: Option<DocumentTypeId>,
        /// The files, in natural order of their names; refused kinds are among them with their findings.
        files: Vec<FileRef>,
        /// What could not be taken at all, and why; also what was left out on purpose.
        failed: Vec<Finding>,
        /// What the files say about themselves, for suggestions.
        clues: Vec<(Digest, Clues)>,
    },
    /// A signed paper is kept and looked into, and so are the letters whose place it takes.
    Signed(Box<SignedPaper>),
    /// A locked file was tried with a password.
    Unlocked {
        /// For which case.
        case: CaseKey,
        /// The file as it was looked into with the password.
        file: Box<FileRef>,
        /// Other files that the same password opened.
        others: Vec<FileRef>,
        /// Archives that it opened.
        unpacked: Vec<Unpacked>,
        /// What the opened files say about themselves, for suggestions.
        clues: Vec<(Digest, Clues)>,
    },
    /// A pack was made, or not.
    Exported {
        /// Of which case.
        case: CaseKey,
        /// What of it goes into a pack, as it was then.
        content: String,
        /// The pack.
        result: Box<Result<Receipt, ExportError>>,
    },
    /// A case folder was read, or not.
    CaseRead(Box<Result<Case, OpenFolderError>>),
    /// A pack was looked at.
    Verified {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: Box<Verification>,
    },
    /// A file was written, or not.
    Written {
        /// Which.
        paper: Aside,
        /// Where.
        path: PathBuf,
        /// Why not.
        result: Result<(), Box<Finding>>,
    },
    /// What lists show of cases, worked out anew.
    Summaries(Vec<(CaseKey, Version, CaseSummary)>),
    /// Letters were put on paper, or not.
    Paper(Box<Result<PaperMade, PaperError>>),
    /// The printers of this machine.
    Printers(Vec<String>),
    /// It was stopped.
    Cancelled,
    /// It broke; nothing else did.
    Broke(Option<Reason>),
}

/// Why a case folder could not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum OpenFolderError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its files cannot be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read.
    #[error("{1}: {0}")]
    Read(PathBuf, std::io::Error),
    /// A case that was kept as a file was not taken.
    #[error("{1}: {0}")]
    Kept(PathBuf, NotTaken),
    /// The sample could not be made.
    #[error(transparent)]
    Sample(#[from] super::sample::SampleError),
}

/// A job that runs.
#[derive(Debug)]
pub struct Job {
    /// Which.
    pub id: JobId,
    stop: Arc<AtomicBool>,
}

impl Job {
    /// Asks it to stop; it ends with [`JobEnd::Cancelled`] soon, or with what it had finished.
    pub fn cancel(&self) {
        self.stop.store(true, SeqCst);
    }
}

/// Starts jobs and hears of them.
pub struct Jobs {
    store: Arc<dyn Store>,
    importer: Arc<dyn Importer + Send + Sync>,
    wake: Arc<dyn Fn() + Send + Sync>,
    passwords: Passwords,
    sender: Sender<JobEvent>,
    receiver: Receiver<JobEvent>,
    next: u64,
}

/// What an export needs, by value.
#[derive(Clone, Debug)]
pub struct ExportSnapshot {
    /// Which case.
    pub key: CaseKey,
    /// The case.
    pub case: Arc<Case>,
    /// The rules.
    pub book: Arc<RuleBook>,
    /// The day.
    pub as_of: AsOf,
    /// What the user chose.
    pub options: PackOptions,
    /// Where the pack goes.
    pub folder: PathBuf,
    /// Whether files of the same name are replaced.
    pub replace: bool,
}

impl Jobs {
    /// `wake` is called from the jobs' threads whenever there is news.
    pub fn new(
        store: Arc<dyn Store>,
        importer: Arc<dyn Importer + Send + Sync>,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> Self {
        let (sender, receiver) = unbounded();
        let passwords = Passwords::default();
        Self { store, importer, wake, passwords, sender, receiver, next: 1 }
    }

    /// With the passwords that somebody else knows, too.
    #[must_use]
    pub fn sharing(mut self, passwords: &Passwords) -> Self {
        self.passwords = passwords.clone();
        self
    }

    /// News since the last call.
    pub fn news(&self) -> Vec<JobEvent> {
        self.receiver.try_iter().collect()
    }

    /// Keeps files (and what lies in folders) and looks into them.
    pub fn import(
        &mut self,
        case: CaseKey,
        paths: Vec<PathBuf>,
        to: Option<DocumentTypeId>,
    ) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        let passwords = self.passwords.clone();
        self.start("import", move |progress| {
            let (store, importer, passwords) = (&*store, &*importer, &passwords);
            let hands = Hands { store, importer, passwords, progress };
            let Taken { files, failed, clues } = intake::take_in(hands, &paths)?;
            Ok(JobEnd::Imported { case, to, files, failed, clues })
        })
    }

    /// Looks into a kept file again, with a password; when it opens, the others are tried with it, too. What a
    /// locked archive holds is taken out of it.
    pub fn unlock(
        &mut self,
        case: CaseKey,
        file: FileRef,
        others: Vec<FileRef>,
        password: impl Into<Password>,
    ) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        let (passwords, password) = (self.passwords.clone(), password.into());
        self.start("unlock", move |progress| {
            let (store, importer, passwords) = (&*store, &*importer, &passwords);
            let hands = Hands { store, importer, passwords, progress };
            unlocked(hands, case, file, &others, &password)
        })
    }

    /// Makes a pack.
    pub fn export(&mut self, snapshot: ExportSnapshot) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        let passwords = self.passwords.clone();
        self.start("export", move |progress| {
            let mut snapshot = snapshot;
            passwords.fill(&mut snapshot.case);
            let content = packed::content(&snapshot.case);
            let in_documents = snapshot.case.documents.iter().flat_map(|it| &it.files);
            let waiting: Vec<Finding> = in_documents
                .filter(|it| it.waits_for_password())
                .map(intake::codes::asks_again)
                .collect();
            if !waiting.is_empty() {
                let result = Box::new(Err(ExportError::GivenUp(waiting)));
                return Ok(JobEnd::Exported { case: snapshot.key, content, result });
            }
            let gone = lost::of_documents(&*store, &snapshot.case);
            if !gone.is_empty() {
                let result = Box::new(Err(ExportError::Lost(gone)));
                return Ok(JobEnd::Exported { case: snapshot.key, content, result });
            }
            let documents = snapshot.case.documents.iter();
            let digests = documents.flat_map(|it| &it.files).map(|file| file.digest);
            let paths = digests.map(|digest| (digest, store.file_path(digest))).collect();
            let assessment = assess(&snapshot.book, &snapshot.case, snapshot.as_of);
            let result = export_pack(&PackJob {
                book: &snapshot.book,
                case: &snapshot.case,
                assessment: &assessment,
                options: &snapshot.options,
                paths: &paths,
                folder: &snapshot.folder,
                replace: snapshot.replace,
                importer: &*importer,
                progress,
            });
            match result {
                Err(ExportError::Cancelled) => Err(Cancelled),
                result => {
                    Ok(JobEnd::Exported { case: snapshot.key, content, result: Box::new(result) })
                }
            }
        })
    }

    /// Reads a case folder and keeps its files.
    pub fn open_folder(&mut self, folder: PathBuf, book: Arc<RuleBook>) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        self.start("open-folder", move |progress| {
            let read = read_folder(&*store, &*importer, &folder, &book, progress);
            cancelled_or(read)
        })
    }

    /// Opens what the user points at: a case folder is taken in, and so is a case that was kept as a file;
    /// everything else is verified as a pack.
    pub fn open_path(
        &mut self,
        path: PathBuf,
        program: WorkerProgram,
        book: Arc<RuleBook>,
        as_of: AsOf,
    ) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        self.start("open", move |progress| {
            if aside::is_kept_case(&path) && path.is_file() {
                let read = foreign::kept_case(&path);
                let read = read.map_err(|error| OpenFolderError::Kept(path.clone(), error));
                let read = read.and_then(|case| with_files(case, &path, &*store));
                return Ok(JobEnd::CaseRead(Box::new(read)));
            }
            if is_case(&path) || path.is_dir() {
                let read = read_folder(&*store, &*importer, &path, &book, progress);
                return cancelled_or(read);
            }
            let found = verify(&path, &program, &book, as_of);
            Ok(JobEnd::Verified { path, found: Box::new(found) })
        })
    }

    /// Writes dates into a calendar file; `replace`: also where one of that name is.
    pub fn calendar(
        &mut self,
        dates: Dates,
        (book, as_of, language): (Arc<RuleBook>, AsOf, Language),
        path: PathBuf,
        replace: bool,
    ) -> Job {
        let store = Arc::clone(&self.store);
        self.start("calendar", move |progress| {
            let path = aside::with_ending(path, "ics");
            let (with, whither) = ((&*book, as_of, language), (path.as_path(), replace));
            let result = aside::calendar(&*store, &dates, with, whither, progress)?;
            Ok(JobEnd::Written { paper: Aside::Calendar, path, result: result.map_err(Box::new) })
        })
    }

    /// Keeps a case as a file, for when it cannot be saved in its place; `replace`: also where one of that name is.
    pub fn keep_case(&mut self, record: CaseRecord, path: PathBuf, replace: bool) -> Job {
        let store = Arc::clone(&self.store);
        self.start("keep-case", move |_| {
            let path = aside::with_ending(path, aside::KEPT_CASE);
            let result = aside::keep_case(&*store, &record, &path, replace).map_err(Box::new);
            Ok(JobEnd::Written { paper: Aside::KeptCase, path, result })
        })
    }

    /// Makes the sample case in a folder of its own, and reads it.
    pub fn sample(&mut self, book: Arc<RuleBook>) -> Job {
        let (store, importer) = (Arc::clone(&self.store), Arc::clone(&self.importer));
        self.start("sample", move |progress| {
            let read = sample(&*store, &*importer, &book, progress);
            cancelled_or(read)
        })
    }

    /// Works out anew what lists show of cases: another day or other rules may say something else. Nothing
    /// is written.
    pub fn summarise(&mut self, keys: Vec<CaseKey>, book: Arc<RuleBook>, as_of: AsOf) -> Job {
        let store = Arc::clone(&self.store);
        self.start("summarise", move |progress| {
            let total = u64::try_from(keys.len()).unwrap_or(u64::MAX);
            let mut found = Vec::with_capacity(keys.len());
            for (done, key) in (0_u64..).zip(keys) {
                progress.tick(Stage::Inspect, done, total)?;
                // A case that cannot be read keeps what it had; opening it says why.
                if let Ok(loaded) = store.load(key).wait() {
                    let assessment = assess(&book, &loaded.record.case, as_of);
                    let summary = summary::of_record(&book, &loaded.record, &assessment);
                    found.push((key, loaded.version, summary));
                }
            }
            Ok(JobEnd::Summaries(found))
        })
    }

    /// Verifies a pack.
    pub fn verify(
        &mut self,
        path: PathBuf,
        program: WorkerProgram,
        book: Arc<RuleBook>,
        as_of: AsOf,
    ) -> Job {
        self.start("verify", move |_| {
            let found = verify(&path, &program, &book, as_of);
            Ok(JobEnd::Verified { path, found: Box::new(found) })
        })
    }

    /// Where files are kept.
    pub(super) fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Who reads them.
    pub(super) fn importer(&self) -> &Arc<dyn Importer + Send + Sync> {
        &self.importer
    }

    /// The passwords that are known.
    pub(super) fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    pub(super) fn start(
        &mut self,
        name: &str,
        work: impl FnOnce(&Told) -> Result<JobEnd, Cancelled> + Send + 'static,
    ) -> Job {
        let id = JobId(self.next);
        self.next += 1;
        let stop = Arc::new(AtomicBool::new(false));
        let told = Told {
            id,
            stop: Arc::clone(&stop),
            last: AtomicU64::new(u64::MAX),
            sender: self.sender.clone(),
            wake: Arc::clone(&self.wake),
        };
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let run = move || {
            let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&told)));
            let end = match caught {
                Ok(Ok(end)) => end,
                Ok(Err(Cancelled)) => JobEnd::Cancelled,
                Err(_) => JobEnd::Broke(None),
            };
            // Nobody minds when the program has gone on.
            drop(sender.send(JobEvent::Ended { job: id, end: Box::new(end) }));
            wake();
        };
        let started = thread::Builder::new().name(name.to_owned()).spawn(run);
        if let Err(err) = started {
            let end = Box::new(JobEnd::Broke(Some(err.into())));
            drop(self.sender.send(JobEvent::Ended { job: id, end }));
            (self.wake)();
        }
        Job { id, stop }
    }
}

/// Whether a path looks like a case without the disk being asked.
pub fn is_case(path: &Path) -> bool {
    aside::is_kept_case(path) || path.file_name().is_some_and(|name| name == open::CASE_FILE)
}

fn cancelled_or(read: Result<Case, OpenFolderError>) -> Result<JobEnd, Cancelled> {
    match read {
        Err(OpenFolderError::Open(OpenError::Cancelled(cancelled))) => Err(cancelled),
        read => Ok(JobEnd::CaseRead(Box::new(read))),
    }
}
