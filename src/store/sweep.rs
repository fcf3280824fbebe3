//! What is put in order when a workspace is opened: leavings of interrupted work, and files that nothing
//! refers to. Only the one who holds the lock sweeps, so nobody's work is under way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::backup::others;
use super::database::{Access, Database};
use super::disk::{beside, remove_if_there};
use super::files::{Files, remove_parts};
use super::parties::used_files;
use super::{Recovery, StoreError};
use crate::domain::Digest;

/// The folder of copies of pages for the viewer of the system.
pub(super) const COPIES: &str = "viewer-copies";

/// Removes unfinished files and pages that were only looked at, as far as that is possible: nobody is kept from his cases by a file that another
/// program has open. Says so.
pub(super) fn remove_leavings(workspace: &Path, database: &Path) -> Vec<Recovery> {
    let backups = workspace.join("backups");
    // A viewer that still shows one may hold it; then the next start removes it.
    drop(fs::remove_dir_all(workspace.join(COPIES)));
    let (mut removed, mut stays) = (0, None);
    for (folder, swept) in [
        (workspace, Files::of(workspace).remove_parts()),
        (backups.as_path(), remove_parts(&backups)),
        (workspace, remove_parts(workspace)),
    ] {
        removed += swept.removed;
        stays = stays.or_else(|| swept.stays.map(StoreError::io(folder)));
    }
    for suffix in [".new", ".new-journal", ".new-wal", ".new-shm"] {
        let path = beside(database, suffix);
        match remove_if_there(&path) {
            Ok(was_there) => removed += usize::from(was_there),
            Err(error) => stays = stays.or_else(|| Some(StoreError::io(&path)(error))),
        }
    }
    let removed = (removed > 0).then_some(Recovery::TemporaryFilesRemoved(removed));
    removed.into_iter().chain(stays.map(Recovery::LeavingsStay)).collect()
}

/// Removes the files that nothing refers to: no case, no history, no party, no backup. Says so, and how
/// many files are missing. What cannot be removed stays, and that is said, too.
pub(super) fn remove_orphans(
    workspace: &Path,
    database: &Database,
    path: &Path,
) -> Result<Vec<Recovery>, StoreError> {
    let files = Files::of(workspace);
    let used = database.used_files()?;
    let there = match files.all() {
        Ok(there) => there,
        Err(error) => return Ok(vec![Recovery::LeavingsStay(StoreError::io(workspace)(error))]),
    };
    let mut said = Vec::new();
    let missing = used.difference(&there).count();
    if missing > 0 {
        said.push(Recovery::FilesMissing(missing));
    }
    let mut orphans: BTreeSet<Digest> = there.difference(&used).copied().collect();
    if orphans.is_empty() {
        return Ok(said);
    }
    // Nobody can say what a damaged database still needs.
    let Ok(others) = others(workspace, path) else { return Ok(said) };
    for other in others {
        match used_by(&other) {
            Ok(used) => orphans.retain(|orphan| !used.contains(orphan)),
            Err(_) => return Ok(said),
        }
    }
    let (mut removed, mut stays) = (0, None);
    for orphan in &orphans {
        match files.remove(*orphan) {
            Ok(()) => removed += 1,
            Err(error) => {
                stays = stays.or_else(|| Some(StoreError::io(&files.path(*orphan))(error)));
            }
        }
    }
    if removed > 0 {
        said.push(Recovery::FilesRemoved(removed));
    }
    said.extend(stays.map(Recovery::LeavingsStay));
    Ok(said)
}

fn used_by(path: &Path) -> Result<BTreeSet<Digest>, StoreError> {
    if beside(path, "-wal").exists() {
        return Err(StoreError::Gone(path.to_owned()));
    }
    let database = Database::open(path, Access::ReadStill)?;
    used_files(database.reading()).map_err(database.wrong())
}
