//! What jobs do that takes more than a line. Everything here waits for disk and worker.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::{JobEnd, OpenFolderError};
use crate::documents::clues::Clues;
use crate::documents::importer::Importer;
use crate::documents::inspect::inspect;
use crate::domain::{Case, Digest, FileRef, Password};
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::rules::RuleBook;
use crate::session::intake::{Hands, is_locked_archive, once_of_all, open_locked};
use crate::session::kept_files;
use crate::session::look;
use crate::session::passwords::Passwords;
use crate::session::{open, sample as samples};
use crate::store::{CaseKey, CaseRecord, Store};

/// Tries a password on a file, and when it opens, on others.
pub(super) fn unlocked(
    hands: Hands<'_>,
    case: CaseKey,
    file: FileRef,
    others: &[FileRef],
    password: &Password,
) -> Result<JobEnd, Cancelled> {
    let Hands { store, importer, passwords, progress } = hands;
    let (mut opened, mut unpacked, mut clues) = (Vec::new(), Vec::new(), Vec::new());
    let mut opens = |file: &FileRef| {
        if is_locked_archive(file) {
            let found = open_locked(hands, file, password);
            let is_open = found.is_some();
            unpacked.extend(found);
            return is_open;
        }
        let found = look::watched(progress, |_| tried(store, importer, passwords, file, password));
        let is_open = found.is_some();
        if let Some((file, said)) = found {
            clues.push((file.digest, said));
            opened.push(file);
        }
        is_open
    };
    if opens(&file) {
        let total = u64::try_from(others.len()).unwrap_or(u64::MAX);
        for (done, other) in (0_u64..).zip(others) {
            // What was opened by then stays open.
            if progress.tick(Stage::Inspect, done, total).is_err() {
                break;
            }
            if other.digest != file.digest {
                opens(other);
            }
        }
    } else {
        progress.tick(Stage::Inspect, 0, 0)?;
    }
    once_of_all(&mut unpacked);
    let at = opened.iter().position(|it| it.digest == file.digest);
    let file = Box::new(at.map_or(file, |at| opened.remove(at)));
    Ok(JobEnd::Unlocked { case, file, others: opened, unpacked, clues })
}

/// The file as it is with a password, and what it says about itself; none when that does not open it.
fn tried(
    store: &dyn Store,
    importer: &dyn Importer,
    passwords: &Passwords,
    file: &FileRef,
    password: &str,
) -> Option<(FileRef, Clues)> {
    let bytes = store.open_file(file.digest).ok()?;
    let found = inspect(importer, &bytes, &file.name, Some(password));
    if found.page_count == 0 {
        return None;
    }
    let clues = look::clues_of(importer, &bytes, &found);
    let new = found.into_file_ref(&file.name, file.digest);
    passwords.learn(file.digest, password);
    let (came_in, plan) = (file.came_in.clone(), file.plan.clone());
    Some((FileRef { quarter_turns: file.quarter_turns, came_in, plan, ..new }, clues))
}

pub(super) fn read_folder(
    store: &dyn Store,
    importer: &dyn Importer,
    folder: &Path,
    book: &RuleBook,
    progress: &dyn Progress,
) -> Result<Case, OpenFolderError> {
    let opened = open::open(folder, book, importer, progress)?;
    for (digest, path) in &opened.paths {
        let failed = |err| OpenFolderError::Read(path.clone(), err);
        let mut source = File::open(path).map_err(failed)?;
        let kept: Digest = store.put_file(&mut source)?.digest;
        if kept != *digest {
            let err = std::io::Error::other("the file changed while it was read");
            return Err(OpenFolderError::Read(path.clone(), err));
        }
    }
    Ok(opened.case)
}

pub(super) fn sample(
    store: &dyn Store,
    importer: &dyn Importer,
    book: &RuleBook,
    progress: &dyn Progress,
) -> Result<Case, OpenFolderError> {
    let folder =
        tempfile::tempdir().map_err(|err| OpenFolderError::Read(std::env::temp_dir(), err))?;
    let path = folder.path().join("case");
    samples::write(&path)?;
    read_folder(store, importer, &path, book, progress)
}

/// A case that was kept as a file, once the files that came with it are in the workspace.
pub(super) fn with_files(
    case: Case,
    path: &Path,
    store: &dyn Store,
) -> Result<Case, OpenFolderError> {
    let needed = CaseRecord::new(Arc::new(case.clone())).files();
    let taken = kept_files::take_in(path, &needed, store);
    taken.map_err(|error| OpenFolderError::Read(path.to_owned(), error))??;
    Ok(case)
}
