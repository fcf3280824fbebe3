//! Files on their way into the workspace: folders are walked, archives and e-mails are taken apart, each file
//! is kept under its digest and looked into by the worker, several at a time. What cannot be taken is named
//! with the reason; nothing is dropped silently.
//!
//! Limits: 2 000 files at a time, folders 16 deep, 20 000 entries of them; those of archives stand in [`crate::documents::limits`].
//! Links inside folders are not followed and named; hidden files and what file managers leave behind stay out.
//! Archives and e-mails themselves are not kept, what lies in them is; an archive with encrypted files that no
//! known password opens is kept until somebody tells it.

mod allowance;
pub mod codes;
mod gather;
mod state;
mod twice;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::look::{Looking, Wanted, look_while, watched};
use super::passwords::Passwords;
use super::said;
use crate::documents::clues::Clues;
use crate::documents::importer::Importer;
use crate::documents::inspect::Purpose;
use crate::documents::unpack::Entry;
use crate::domain::{CameIn, Case, Digest, FileRef, Finding, Wrapping};
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::store::Store;

use gather::{Entries, Gatherer};
pub use state::{FileState, state};
pub use twice::{FilePlace, places};
pub(super) use walk::natural;

/// Files that are taken in one go.
pub const MAX_FILES: usize = 2_000;

/// What came of files that were brought.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The files that were kept, each content once.
    pub(super) files: Vec<FileRef>,
    /// What they say about themselves; of those that say something.
    pub(super) clues: Vec<(Digest, Clues)>,
    /// What was not taken, and why.
    pub(super) failed: Vec<Finding>,
}

/// A file that is kept and was not looked into yet.
struct Kept {
    digest: Digest,
    name: String,
    came_in: Vec<CameIn>,
}

/// With what files are taken in.
#[derive(Clone, Copy)]
pub(super) struct Hands<'h> {
    pub(super) store: &'h dyn Store,
    pub(super) importer: &'h dyn Importer,
    pub(super) passwords: &'h Passwords,
    pub(super) progress: &'h dyn Progress,
}

/// Keeps files and looks into them, in natural order of their paths. When it is stopped, what was read by
/// then is kept and the others are named.
pub(super) fn take_in(hands: Hands<'_>, paths: &[PathBuf]) -> Result<Taken, Cancelled> {
    let (found, failed) = walk::walk(paths, hands.progress);
    let mut gatherer = Gatherer::new(hands, failed);
    watched(hands.progress, |_| gatherer.all(&found));
    let taken = finished(hands, gatherer);
    if taken.files.is_empty() && hands.progress.tick(Stage::Inspect, 0, 0).is_err() {
        return Err(Cancelled);
    }
    Ok(taken)
}

/// Looks into everything that was gathered.
fn finished(hands: Hands<'_>, gatherer: Gatherer<'_>) -> Taken {
    let Gatherer { mut kept, mut failed, locked, .. } = gatherer;
    if let Some(first) = kept.drain(kept.len().min(MAX_FILES)..).next() {
        failed.push(said::too_many_files(&first.name, MAX_FILES));
    }
    let mut taken = inspected(hands, once(kept, failed));
    taken.files.extend(locked);
    taken
}

/// An archive that waited for its password, once that was told.
#[derive(Debug)]
pub struct Unpacked {
    /// Which.
    pub archive: Digest,
    /// The files that came out of it. The archive is among them when other files in it are still locked.
    pub files: Vec<FileRef>,
    /// What was not taken, and why.
    pub failed: Vec<Finding>,
    /// What the files say about themselves.
    pub clues: Vec<(Digest, Clues)>,
    /// What of it came out now, and what is still locked.
    entries: Entries,
}

impl Unpacked {
    /// What came out before, with a password that is not known any more, does not keep the archive waiting.
    pub(crate) fn compare(&mut self, case: &Case) {
        let Some(at) = self.files.iter().position(|it| it.digest == self.archive) else { return };
        let waits = case.inbox.iter().find(|it| it.digest == self.archive);
        let (Some(now), Some(count)) = (self.files.get(at), waits.and_then(codes::still_locked))
        else {
            return;
        };
        let Entries { out, shut } = &self.entries;
        // What was cut short says nothing about the rest.
        if shut.is_empty() {
            return;
        }
        let new = out.iter().filter(|it| !came_before(case, now, it)).count();
        if new >= count && shut.iter().all(|it| came_before(case, now, it)) {
            self.files.remove(at);
        } else if let Some(card) = self.files.get_mut(at) {
            let left = count.saturating_sub(new).clamp(1, shut.len());
            card.findings = vec![codes::archive_locked(&card.name, left)];
        }
    }
}

/// Whether a file of an archive, or something that lies in it, is in the case.
fn came_before(case: &Case, archive: &FileRef, entry: &Entry) -> bool {
    let mut way = archive.came_in.clone();
    let (wrapping, name) = (Wrapping::Archive, archive.name.clone());
    way.push(CameIn { wrapping, name, folder: entry.folder.clone() });
    let mut in_case = case.documents.iter().flat_map(|it| &it.files).chain(&case.inbox);
    in_case.any(|file| match file.came_in.strip_prefix(way.as_slice()) {
        Some([]) => file.name == entry.name,
        Some([inner, ..]) => inner.name == entry.name,
        None => false,
    })
}

/// Leaves of each content the first that came out of several archives; the others are named.
pub(in crate::session) fn once_of_all(all: &mut [Unpacked]) {
    let mut seen: BTreeMap<Digest, String> = BTreeMap::new();
    for Unpacked { archive, files, failed, .. } in all {
        files.retain(|file| match seen.get(&file.digest) {
            Some(first) if file.digest != *archive => {
                failed.push(codes::brought_twice(&file.name, &file.came_in, first));
                false
            }
            Some(_) | None => {
                seen.insert(file.digest, file.name.clone());
                true
            }
        });
    }
}

/// Whether a password that was tried on a file or archive opened it.
pub fn was_opened(file: &FileRef, unpacked: &[Unpacked]) -> bool {
    file.is_opened() || unpacked.iter().any(|it| it.archive == file.digest)
}

/// Whether a file is an archive that waits for its password.
pub fn is_locked_archive(file: &FileRef) -> bool {
    file.findings.iter().any(|finding| finding.code == codes::ARCHIVE_LOCKED)
}

/// Takes out of a locked archive what a password opens; `None` when it opens nothing, and when it was stopped
/// on the way: then all stays as it was.
pub(in crate::session) fn open_locked(
    hands: Hands<'_>,
    archive: &FileRef,
    password: &str,
) -> Option<Unpacked> {
    let mut gatherer = Gatherer::new(hands, Vec::new());
    let entries = watched(hands.progress, |_| gatherer.locked(archive, password))?;
    let Taken { files, clues, failed } = finished(hands, gatherer);
    hands.progress.tick(Stage::Inspect, 0, 0).ok()?;
    Some(Unpacked { archive: archive.digest, files, failed, clues, entries })
}

/// Leaves of each content the first file; the others are named with the name of the first.
fn once(kept: Vec<Kept>, mut failed: Vec<Finding>) -> (Vec<Kept>, Vec<Finding>) {
    let mut seen: BTreeSet<Digest> = BTreeSet::new();
    let mut first: Vec<Kept> = Vec::new();
    for file in kept {
        if seen.insert(file.digest) {
            first.push(file);
        } else {
            let same = first.iter().find(|it| it.digest == file.digest);
            let same = same.map_or("", |it| it.name.as_str());
            failed.push(codes::brought_twice(&file.name, &file.came_in, same));
        }
    }
    (first, failed)
}

fn inspected(hands: Hands<'_>, (kept, mut failed): (Vec<Kept>, Vec<Finding>)) -> Taken {
    let Hands { store, importer, passwords, progress } = hands;
    let wanted: Vec<Wanted<'_>> = (kept.iter())
        .map(|it| Wanted {
            path: store.file_path(it.digest),
            name: it.name.clone(),
            password: None,
        })
        .collect();
    let looking =
        Looking { purpose: Purpose::Keeping, passwords: Some(passwords), wants_clues: true };
    let looked = look_while(&wanted, looking, importer, &SecondHalf(progress));
    let mut taken = Taken::default();
    for (kept, looked) in kept.into_iter().zip(looked) {
        match looked {
            Some(Ok(looked)) => {
                let file = looked.inspection.into_file_ref(&kept.name, kept.digest);
                taken.files.push(FileRef { came_in: kept.came_in, ..file });
                if looked.clues != Clues::default() {
                    taken.clues.push((kept.digest, looked.clues));
                }
            }
            Some(Err(error)) => failed.push(said::file_failure(&kept.name, error.into())),
            None => failed.push(said::stopped_before(&kept.name)),
        }
    }
    Taken { failed, ..taken }
}

/// The files are kept: that was the first half of the work.
struct SecondHalf<'p>(&'p dyn Progress);

impl Progress for SecondHalf<'_> {
    fn tick(&self, stage: Stage, done: u64, total: u64) -> Result<(), Cancelled> {
        // None of none only asks whether to go on.
        self.0.tick(stage, u64::midpoint(done, total), total)
    }
}

/// The name of a file without its folders.
pub(super) fn shown(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned())
}
