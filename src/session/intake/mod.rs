//! Files on their way into the workspace: folders are walked, archives and e-mails are taken apart, each file
//! is kept under its digest and looked into by the worker, several at a time. What cannot be taken is named
//! with the reason; nothing is dropped silently.
//!
//! Limits: 2 000 files at a time, folders 16 deep; those of archives stand in [`crate::documents::limits`].
//! Links inside folders are not followed; hidden files and what file managers leave behind stay out. Archives
//! and e-mails themselves are not kept, what lies in them is.

pub mod codes;
mod gather;
mod state;
mod twice;
mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::look::{Looking, Wanted, look_while, watched};
use super::passwords::Passwords;
use super::said;
use crate::documents::clues::Clues;
use crate::documents::importer::Importer;
use crate::documents::inspect::Purpose;
use crate::domain::{CameIn, Digest, FileRef, Finding};
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::store::Store;

use gather::Gatherer;
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
    let (found, failed) = walk::walk(paths);
    let mut gatherer = Gatherer::new(hands, failed);
    watched(hands.progress, |_| gatherer.all(&found));
    let Gatherer { kept, failed, .. } = gatherer;
    let taken = inspected(hands, once(kept, failed));
    if taken.files.is_empty() && hands.progress.tick(Stage::Inspect, 0, 0).is_err() {
        return Err(Cancelled);
    }
    Ok(taken)
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
            failed.push(codes::brought_twice(&file.name, same));
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
    let looked = look_while(&wanted, looking, importer, progress);
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

/// The name of a file without its folders.
pub(super) fn shown(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned())
}
