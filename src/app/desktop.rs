//! What the window asks of the desktop around it: file dialogs, opening a file, showing it in its
//! folder. Behind a trait, so that a test drives the same program without one.
//!
//! A dialog runs on a thread of its own: without a portal it can hang or come back at once. A dialog
//! that came back at once without an answer never was on the screen; then the path field helps. What opens things
//! runs on a thread of its own, too.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, TryRecvError, bounded};

use super::opener;
use crate::domain::Reason;

pub use super::opener::Refusal;

/// Nobody reads and cancels a dialog in less.
const SEEN_AFTER: Duration = Duration::from_millis(400);
/// After this a dialog counts as lost.
const LOST_AFTER: Duration = Duration::from_mins(15);

/// What is to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choose {
    /// One or more files.
    Files,
    /// One file.
    File,
    /// A folder.
    Folder,
    /// A name for a new file; the name that is offered.
    SaveAs(String),
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// The user thought better of it.
    Nothing,
    /// No dialog came up.
    NoDialog,
}

/// A dialog that is open.
#[derive(Debug)]
pub struct Dialog {
    answer: Receiver<Vec<PathBuf>>,
    since: Instant,
}

impl Dialog {
    /// A dialog whose answer comes from elsewhere.
    pub fn new(answer: Receiver<Vec<PathBuf>>) -> Self {
        Self { answer, since: Instant::now() }
    }

    /// The answer, once there is one.
    pub fn answer(&self) -> Option<Chosen> {
        match self.answer.try_recv() {
            Ok(paths) if !paths.is_empty() => Some(Chosen::Paths(paths)),
            Ok(_) | Err(TryRecvError::Disconnected) => {
                let seen = self.since.elapsed() >= SEEN_AFTER;
                Some(if seen { Chosen::Nothing } else { Chosen::NoDialog })
            }
            Err(TryRecvError::Empty) => {
                (self.since.elapsed() >= LOST_AFTER).then_some(Chosen::NoDialog)
            }
        }
    }
}

/// The desktop.
pub trait Desktop {
    /// Opens a dialog; `None` where there is none. `wake` is called when it has an answer.
    fn choose(
        &mut self,
        what: &Choose,
        title: &str,
        wake: Box<dyn FnOnce() + Send>,
    ) -> Option<Dialog>;

    /// Opens a file, a folder or an address with the program that is meant for it. Does not wait; `wake` is called
    /// when it is known how it went.
    fn open(&mut self, what: &OsStr, wake: Wake) -> Opened;

    /// Shows a file in its folder, in the same way.
    fn reveal(&mut self, path: &Path, wake: Wake) -> Opened;
}

/// Called, on another thread, when there is news.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// How opening something goes.
#[derive(Debug)]
pub struct Opened(Receiver<Result<(), Refusal>>);

impl Opened {
    /// The answer comes from elsewhere.
    pub fn new(answer: Receiver<Result<(), Refusal>>) -> Self {
        Self(answer)
    }

    /// It is known already.
    pub fn answered(answer: Result<(), Refusal>) -> Self {
        let (sender, opened) = bounded(1);
        // There is room for one.
        let _ = sender.send(answer);
        Self(opened)
    }

    /// How it went, once that is known.
    pub fn look(&self) -> Option<Result<(), Refusal>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            // Whoever was to open it broke.
            Err(TryRecvError::Disconnected) => Some(Err(Refusal::System(Reason::Program))),
        }
    }
}

/// The desktop of this machine.
#[derive(Debug, Default)]
pub struct ThisDesktop;

impl Desktop for ThisDesktop {
    fn choose(
        &mut self,
        what: &Choose,
        title: &str,
        wake: Box<dyn FnOnce() + Send>,
    ) -> Option<Dialog> {
        let (sender, answer) = bounded(1);
        let (what, title) = (what.clone(), title.to_owned());
        std::thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(move || {
                // Nobody may be waiting any more.
                let _ = sender.send(ask(&what, &title));
                wake();
            })
            .ok()?;
        Some(Dialog::new(answer))
    }

    fn open(&mut self, what: &OsStr, wake: Wake) -> Opened {
        let what = what.to_owned();
        on_thread(move || opener::open(&what), wake)
    }

    fn reveal(&mut self, path: &Path, wake: Wake) -> Opened {
        let path = path.to_owned();
        let open = move || {
            let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
            opener::open(folder.unwrap_or(&path).as_os_str())
        };
        on_thread(open, wake)
    }
}

/// No desktop at all: no dialog comes up and nothing opens.
#[derive(Debug, Default)]
pub struct NoDesktop;

impl Desktop for NoDesktop {
    fn choose(
        &mut self,
        _what: &Choose,
        _title: &str,
        _wake: Box<dyn FnOnce() + Send>,
    ) -> Option<Dialog> {
        None
    }

    fn open(&mut self, _what: &OsStr, _wake: Wake) -> Opened {
        Opened::answered(Ok(()))
    }

    fn reveal(&mut self, _path: &Path, _wake: Wake) -> Opened {
        Opened::answered(Ok(()))
    }
}

fn on_thread(open: impl FnOnce() -> Result<(), Refusal> + Send + 'static, wake: Wake) -> Opened {
    let (sender, opened) = bounded(1);
    let work = move || {
        // Nobody may be waiting any more.
        let _ = sender.send(open());
        wake();
    };
    match std::thread::Builder::new().name("opening".to_owned()).spawn(work) {
        Ok(_) => Opened(opened),
        Err(err) => Opened::answered(Err(Refusal::System((&err).into()))),
    }
}

fn ask(what: &Choose, title: &str) -> Vec<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(title);
    match what {
        Choose::Files => dialog.pick_files().unwrap_or_default(),
        Choose::File => dialog.pick_file().into_iter().collect(),
        Choose::Folder => dialog.pick_folder().into_iter().collect(),
        Choose::SaveAs(name) => dialog.set_file_name(name).save_file().into_iter().collect(),
    }
}
