//! What jobs do that takes more than a line. Everything here waits for disk and worker.

use std::fs::File;
use std::path::Path;

use super::OpenFolderError;
use crate::documents::importer::Importer;
use crate::documents::inspect::inspect;
use crate::domain::{Case, Digest, FileRef};
use crate::export::progress::Progress;
use crate::rules::RuleBook;
use crate::session::passwords::Passwords;
use crate::session::{open, sample as samples};
use crate::store::Store;

/// The file as it is with a password; none when that does not open it.
pub(super) fn tried(
    store: &dyn Store,
    importer: &dyn Importer,
    passwords: &Passwords,
    file: &FileRef,
    password: &str,
) -> Option<FileRef> {
    let bytes = store.open_file(file.digest).ok()?;
    let found = inspect(importer, &bytes, &file.name, Some(password));
    let new = found.into_file_ref(&file.name, file.digest);
    if new.page_count == 0 {
        return None;
    }
    passwords.learn(file.digest, password);
    let (came_in, plan) = (file.came_in.clone(), file.plan.clone());
    Some(FileRef { quarter_turns: file.quarter_turns, came_in, plan, ..new })
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
