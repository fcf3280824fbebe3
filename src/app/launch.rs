//! Opening the workspace beside the window: on a thread, so that a slow or lost drive never keeps the window
//! from being drawn. Also where the folder comes from, and that another one was chosen.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, bounded};

use super::clock;
use super::options::{Options, system_language};
use super::place::Place;
use super::start::{Start, Waker, opening};
use crate::documents::importer::Importer;
use crate::documents::worker::{InWorker, WorkerProgram};
use crate::domain::Language;
use crate::export::atomic;
use crate::export::words;
use crate::i18n::say;
use crate::rules::RuleBook;
use crate::store::{Backup, Store as _, StoreError, Workspace};

/// So long the window waits for the place that it had, which is kept in the workspace.
const FOR_PLACE: Duration = Duration::from_millis(250);
/// So long a workspace that is to be restored waits for jobs that still read in it.
const FOR_JOBS: Duration = Duration::from_secs(30);
/// Beside the usual workspace: the folder that was chosen in its place.
const CHOSEN: &str = "workspace-folder";

/// A workspace, or why there is none and which copies of it there are.
pub(super) type Opened = Result<Workspace, (StoreError, Vec<Backup>)>;

/// What a window is made with, whatever becomes of the workspace.
pub struct Launch {
    pub(super) book: Arc<RuleBook>,
    pub(super) program: WorkerProgram,
    pub(super) importer: Arc<dyn Importer + Send + Sync>,
    pub(super) waker: Waker,
    pub(super) language: Language,
    pub(super) folder: PathBuf,
    /// The folder was not named on the command line: another choice is remembered.
    pub(super) remembers: Option<PathBuf>,
    pub(super) open: Mutex<Option<PathBuf>>,
    first: Mutex<Option<First>>,
}

enum First {
    Here(Box<Opened>),
    Later(Receiver<Opened>),
}

impl Launch {
    /// Begins to open the workspace.
    ///
    /// # Errors
    /// A sentence that says why there can be no window at all.
    pub(super) fn begin(options: Options) -> Result<Self, String> {
        let program = WorkerProgram::this_program().map_err(|err| {
            let language = system_language();
            let reason = words::reason(err.into(), language);
            say(language, "app-no-window", &[("reason", reason.into())])
        })?;
        let importer = Arc::new(InWorker(program.clone()));
        let (folder, remembers) = match options.workspace {
            Some(folder) => (folder, None),
            None => folder_of_user(),
        };
        let mut launch = Self::with(folder, program, importer, system_language())?;
        launch.remembers = remembers;
        launch.open = Mutex::new(options.open);
        Ok(launch)
    }

    /// The same with everything that reaches out of the program given.
    ///
    /// # Errors
    /// When the rules cannot be read.
    pub fn with(
        folder: PathBuf,
        program: WorkerProgram,
        importer: Arc<dyn Importer + Send + Sync>,
        language: Language,
    ) -> Result<Self, String> {
        let book = crate::rules::builtin().map_err(|errors| errors.to_string())?;
        let waker = Waker::default();
        let first = First::Later(open(&folder, &waker));
        let (remembers, path) = (None, Mutex::new(None));
        let first = Mutex::new(Some(first));
        Ok(Self { book, program, importer, waker, language, folder, remembers, open: path, first })
    }

    /// Where the window was; `None` also when the workspace does not open soon.
    pub(super) fn place(&self) -> Option<Place> {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(First::Later(later)) = first.as_ref()
            && let Ok(opened) = later.recv_timeout(FOR_PLACE)
        {
            *first = Some(First::Here(Box::new(opened)));
        }
        match first.as_ref() {
            Some(First::Here(opened)) => {
                opened.as_ref().as_ref().ok().and_then(|it| Place::read(&it.settings()))
            }
            Some(First::Later(_)) | None => None,
        }
    }

    /// The workspace as far as it is opened.
    pub(super) fn take_first(&self) -> Receiver<Opened> {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        match first.take() {
            Some(First::Later(later)) => later,
            Some(First::Here(opened)) => {
                let (sender, receiver) = bounded(1);
                // There is room for one.
                drop(sender.send(*opened));
                receiver
            }
            None => open(&self.folder, &self.waker),
        }
    }

    /// What the program starts with in a workspace that is open.
    pub(super) fn start(&self, workspace: Workspace) -> Start {
        let workspace = Arc::new(workspace);
        let mut path = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        Start {
            book: Arc::clone(&self.book),
            store: Arc::clone(&workspace) as _,
            language: workspace.settings().language().unwrap_or(self.language),
            workspace,
            program: self.program.clone(),
            importer: Arc::clone(&self.importer),
            desktop: Box::new(super::desktop::ThisDesktop),
            waker: self.waker.clone(),
            open: path.take(),
            after: super::state::After::default(),
        }
    }

    /// Another folder is used from now on.
    pub(super) fn choose(&mut self, folder: PathBuf) {
        if let Some(beside) = self.remembers.clone() {
            let chosen = folder.display().to_string();
            let write = move || {
                // Where this cannot be kept, it is asked for again at the next start.
                let kept = atomic::write(&beside, true, |file| file.write_all(chosen.as_bytes()));
                drop(kept);
            };
            drop(std::thread::Builder::new().name("folder".to_owned()).spawn(write));
        }
        self.folder = folder;
    }
}

/// Opens a workspace on a thread of its own.
pub(super) fn open(folder: &Path, waker: &Waker) -> Receiver<Opened> {
    let folder = folder.to_owned();
    on_thread(waker, move |waker| opened(&folder, waker))
}

/// Puts a backup in the place of a workspace that is not open, and opens it.
pub(super) fn restore(folder: &Path, name: String, waker: &Waker) -> Receiver<Opened> {
    let folder = folder.to_owned();
    on_thread(waker, move |waker| {
        Workspace::restore(&folder, &name, clock::moment()).map_err(|err| refused(err, &folder))?;
        opened(&folder, waker)
    })
}

/// The same with one that is open: it is closed first, once nobody reads in it any more.
pub(super) fn restore_open(
    workspace: Arc<Workspace>,
    name: String,
    waker: &Waker,
) -> Receiver<Opened> {
    on_thread(waker, move |waker| {
        let folder = workspace.folder().to_owned();
        wait_for_jobs(&workspace);
        drop(workspace);
        Workspace::restore(&folder, &name, clock::moment()).map_err(|err| refused(err, &folder))?;
        opened(&folder, waker)
    })
}

/// Closes a workspace on a thread of its own, once nobody reads in it any more: whoever lets go of it last waits
/// for what is still being written.
pub(super) fn let_go(workspace: Arc<Workspace>) {
    let run = move || {
        wait_for_jobs(&workspace);
        drop(workspace);
    };
    drop(std::thread::Builder::new().name("workspace".to_owned()).spawn(run));
}

fn wait_for_jobs(workspace: &Arc<Workspace>) {
    let since = Instant::now();
    while Arc::strong_count(workspace) > 1 && since.elapsed() < FOR_JOBS {
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn on_thread(
    waker: &Waker,
    work: impl FnOnce(&Waker) -> Opened + Send + 'static,
) -> Receiver<Opened> {
    let (sender, receiver) = bounded(1);
    let waker = waker.clone();
    let run = move || {
        // Nobody may be waiting any more.
        drop(sender.send(work(&waker)));
        waker.wake();
    };
    // Without a thread the receiver says that nobody answers.
    drop(std::thread::Builder::new().name("workspace".to_owned()).spawn(run));
    receiver
}

fn opened(folder: &Path, waker: &Waker) -> Opened {
    Workspace::open(folder, opening(waker)).map_err(|err| refused(err, folder))
}

fn refused(error: StoreError, folder: &Path) -> (StoreError, Vec<Backup>) {
    (error, Workspace::backups(folder).unwrap_or_default())
}

/// The folder that was chosen, or the usual one of this system; and where a choice is remembered.
fn folder_of_user() -> (PathBuf, Option<PathBuf>) {
    use etcetera::BaseStrategy as _;
    let Ok(strategy) = etcetera::choose_base_strategy() else {
        // Without a home there is only where one stands; the window says what is wrong with it.
        return (PathBuf::from("permitpack-workspace"), None);
    };
    let base = strategy.data_dir().join("permitpack");
    let remembers = base.join(CHOSEN);
    let chosen = std::fs::read_to_string(&remembers).unwrap_or_default();
    let folder = match chosen.trim() {
        "" => base.join("workspace"),
        chosen => PathBuf::from(chosen),
    };
    (folder, Some(remembers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Settings, When};

    #[test]
    fn a_workspace_is_closed_beside_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let today = crate::domain::AsOf("2026-11-22".parse().unwrap());
        let opening = Opening { today, now: When(1), read_only: false, on_answer: None };
        let workspace = Arc::new(Workspace::open(folder.path(), opening).unwrap());
        // So much is still to be written that closing it takes a while.
        let tickets: Vec<_> = (0..400)
            .map(|n| {
                let mut settings = Settings::default();
                settings.set_zoom(n);
                workspace.save_settings(settings)
            })
            .collect();
        let window = Arc::clone(&workspace);
        let_go(workspace);
        drop(window);
        let last = tickets.into_iter().next_back().unwrap();
        assert!(last.look().is_none(), "the window waited for the disk");
        last.wait().unwrap();
    }
}
