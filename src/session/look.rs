//! Looks into files, several at a time: opening a case and merging do it the same way.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};

use crate::documents::importer::Importer;
use crate::documents::inspect::{Inspection, Purpose, inspect_for};
use crate::export::progress::{Cancelled, Progress, Stage};

/// A file to look into.
#[derive(Debug)]
pub(super) struct Wanted<'w> {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is called in findings.
    pub(super) name: String,
    /// What opens it, if it needs that.
    pub(super) password: Option<&'w str>,
}

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
    let looked = look_while(files, purpose, importer, progress);
    looked.into_iter().map(|result| result.ok_or(Cancelled)).collect()
}

/// Inspects files until it is stopped; those whose turn did not come have no result.
pub(super) fn look_while(
    files: &[Wanted<'_>],
    purpose: Purpose,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Vec<Option<io::Result<Inspection>>> {
    let total = files.len() as u64;
    let next = AtomicUsize::new(0);
    let finished = AtomicU64::new(0);
    let results = Mutex::new(BTreeMap::new());
    let stopped = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..inspectors(files.len()) {
            scope.spawn(|| {
                while !stopped.load(SeqCst) {
                    let at = next.fetch_add(1, SeqCst);
                    let Some(wanted) = files.get(at) else { break };
                    let (name, password) = (&wanted.name, wanted.password);
                    let inspection = File::open(&wanted.path)
                        .map(|file| inspect_for(purpose, importer, &file, name, password));
                    if let Ok(mut results) = results.lock() {
                        results.insert(at, inspection);
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
