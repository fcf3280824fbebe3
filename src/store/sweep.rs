//! What is put in order when a workspace is opened: leavings of interrupted work, and files that nothing
//! refers to. Only the one who holds the lock sweeps, so nobody's work is under way.

use std::collections::BTreeSet;
use std::path::Path;

use super::backup::others;
use super::database::{Access, Database};
use super::disk::{beside, remove_if_there};
use super::files::{Files, remove_parts};
use super::parties::used_files;
use super::{Recovery, StoreError};
use crate::domain::Digest;

/// Removes unfinished files.
pub(super) fn remove_leavings(workspace: &Path, database: &Path) -> Result<usize, StoreError> {
    let backups = workspace.join("backups");
    let mut removed = Files::of(workspace).remove_parts().map_err(StoreError::io(workspace))?;
    removed += remove_parts(&backups).map_err(StoreError::io(&backups))?;
    removed += remove_parts(workspace).map_err(StoreError::io(workspace))?;
    for suffix in [".new", ".new-journal", ".new-wal", ".new-shm"] {
        let path = beside(database, suffix);
        removed += usize::from(remove_if_there(&path).map_err(StoreError::io(&path))?);
    }
    Ok(removed)
}

/// Removes the files that nothing refers to: no case, no history, no party, no backup. Says so, and how
/// many files are missing.
pub(super) fn remove_orphans(
    workspace: &Path,
    database: &Database,
    path: &Path,
) -> Result<Vec<Recovery>, StoreError> {
    let files = Files::of(workspace);
    let (used, there) = (database.used_files()?, files.all().map_err(StoreError::io(workspace))?);
    let mut said = Vec::new();
    let missing = used.difference(&there).count();
    if missing > 0 {
        said.push(Recovery::FilesMissing(missing));
    }
    let mut orphans: BTreeSet<Digest> = there.difference(&used).copied().collect();
    if orphans.is_empty() {
        return Ok(said);
    }
    for other in others(workspace, path)? {
        match used_by(&other) {
            Ok(used) => orphans.retain(|orphan| !used.contains(orphan)),
            // Nobody can say what a damaged database still needs.
            Err(_) => return Ok(said),
        }
    }
    for orphan in &orphans {
        files.remove(*orphan).map_err(StoreError::io(workspace))?;
    }
    if !orphans.is_empty() {
        said.push(Recovery::FilesRemoved(orphans.len()));
    }
    Ok(said)
}

fn used_by(path: &Path) -> Result<BTreeSet<Digest>, StoreError> {
    if beside(path, "-wal").exists() {
        return Err(StoreError::Gone(path.to_owned()));
    }
    let database = Database::open(path, Access::ReadStill)?;
    used_files(database.reading()).map_err(database.wrong())
}
