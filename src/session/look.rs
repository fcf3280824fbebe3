//! Looks into files, several at a time: opening a case and merging do it the same way.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use super::passwords::Passwords;
use crate::documents::clues::Clues;
use crate::documents::codes;
use crate::documents::importer::Importer;
use crate::documents::inspect::{Inspection, Purpose, inspect_for};
use crate::documents::worker::while_wanted;
use crate::domain::FileRef;
use crate::export::progress::{Cancelled, Progress, Stage};

/// A file to look into.
pub(super) struct Wanted<'w> {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is called in findings.
    pub(super) name: String,
    /// What opens it, if it needs that.
    pub(super) password: Option<&'w str>,
}

/// How often it is asked whether to go on.
const GLANCE: Duration = Duration::from_millis(20);

/// How many files may be looked into at the same time.
const INSPECTORS: usize = 8;

/// Starting a worker is mostly waiting, so there are twice as many as processors.
fn inspectors(files: usize) -> usize {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (2 * processors).min(INSPECTORS).min(files)
}

/// Inspects all files and gives the results in their order.
pub(super) fn look_into(
    files: &[Wanted<'_>],
    purpose: Purpose,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<Vec<io::Result<Inspection>>, Cancelled> {
    let looking = Looking { purpose, passwords: None, wants_clues: false };
    let looked = look_while(files, looking, importer, progress);
    let looked = looked.into_iter().map(|result| result.ok_or(Cancelled));
    looked.map(|result| result.map(|result| result.map(|it| it.inspection))).collect()
}

/// How files are looked into.
#[derive(Clone, Copy)]
pub(super) struct Looking<'l> {
    pub(super) purpose: Purpose,
    /// What is tried on locked files besides their own password.
    pub(super) passwords: Option<&'l Passwords>,
    /// Whether what a file says about itself is wanted, too.
    pub(super) wants_clues: bool,
}

/// What a look into a file gave.
#[derive(Debug)]
pub(super) struct Looked {
    pub(super) inspection: Inspection,
    pub(super) clues: Clues,
}

impl Looked {
    /// Whether the user stopped it: then nothing is known of the file.
    fn is_broken_off(&self) -> bool {
        let findings = &self.inspection.findings;
        findings.iter().any(|finding| finding.code == codes::READING_STOPPED)
    }
}

impl Looking<'_> {
    fn into(self, wanted: &Wanted<'_>, importer: &dyn Importer) -> io::Result<Looked> {
        let file = File::open(&wanted.path)?;
        let with = |password: Option<&str>| {
            inspect_for(self.purpose, importer, &file, &wanted.name, password)
        };
        let mut inspection = with(wanted.password);
        if let Some(passwords) = self.passwords.filter(|_| inspection.needs_password) {
            for password in passwords.to_try(inspection.digest) {
                let opened = with(Some(&password));
                if !opened.needs_password {
                    inspection = opened;
                    break;
                }
            }
            if let (Some(digest), Some(password)) =
                (inspection.digest, &inspection.options.password)
                && !inspection.needs_password
            {
                passwords.learn(digest, password);
            }
        }
        let clues = if self.wants_clues {
            clues_of(importer, &file, &inspection)
        } else {
            Clues::default()
        };
        Ok(Looked { inspection, clues })
    }
}

/// What a file says about itself, once it is inspected; nothing where it has no pages.
pub(super) fn clues_of(importer: &dyn Importer, file: &File, inspection: &Inspection) -> Clues {
    let Inspection { kind, sheets, options, page_count, .. } = inspection;
    if *page_count == 0 {
        return Clues::default();
    }
    Clues::of(importer, file, *kind, sheets, options)
}

/// What a kept file says about itself, looked up once more: nobody writes it down. Takes its time.
pub fn clues_again(importer: &dyn Importer, kept: &File, file: &FileRef) -> Clues {
    let password = file.password.as_deref();
    let inspection = inspect_for(Purpose::Merging, importer, kept, &file.name, password);
    clues_of(importer, kept, &inspection)
}

/// Does work; workers that it waits for on this thread are ended when `progress` says stop. The work is told
/// the flag, for its own threads.
pub(super) fn watched<T>(progress: &dyn Progress, work: impl FnOnce(&Arc<AtomicBool>) -> T) -> T {
    // Who was told to stop before begins nothing.
    let is_stopped = progress.tick(Stage::Inspect, 0, 0).is_err();
    let stopped = Arc::new(AtomicBool::new(is_stopped));
    let (done, over) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let flag = Arc::clone(&stopped);
        scope.spawn(move || {
            // It ends when the work drops its end of the channel.
            while over.recv_timeout(GLANCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                if progress.tick(Stage::Inspect, 0, 0).is_err() {
                    flag.store(true, SeqCst);
                }
            }
        });
        let worked = while_wanted(&stopped, || work(&stopped));
        drop(done);
        worked
    })
}

/// Inspects files until it is stopped; those whose turn did not come have no result.
pub(super) fn look_while(
    files: &[Wanted<'_>],
    looking: Looking<'_>,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Vec<Option<io::Result<Looked>>> {
    watched(progress, |stopped| all(files, looking, importer, progress, stopped))
}

fn all(
    files: &[Wanted<'_>],
    looking: Looking<'_>,
    importer: &dyn Importer,
    progress: &dyn Progress,
    stopped: &Arc<AtomicBool>,
) -> Vec<Option<io::Result<Looked>>> {
    let total = files.len() as u64;
    let next = AtomicUsize::new(0);
    let finished = AtomicU64::new(0);
    let results = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..inspectors(files.len()) {
            scope.spawn(|| {
                while !stopped.load(SeqCst) {
                    let at = next.fetch_add(1, SeqCst);
                    let Some(wanted) = files.get(at) else { break };
                    let looked = while_wanted(stopped, || looking.into(wanted, importer));
                    let is_broken_off = looked.as_ref().is_ok_and(Looked::is_broken_off);
                    if let Ok(mut results) = results.lock()
                        && !is_broken_off
                    {
                        results.insert(at, looked);
                    }
                    let done = finished.fetch_add(1, SeqCst) + 1;
                    if progress.tick(Stage::Inspect, done, total).is_err() {
                        stopped.store(true, SeqCst);
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    (0..files.len()).map(|at| results.remove(&at)).collect()
}
