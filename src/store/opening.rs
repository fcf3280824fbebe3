//! Opening the database of a workspace: looked at before it is touched, put in order, made or refused.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::backup::{self, BackupKind};
use super::database::{Access, Database, check_header, refuse_newer};
use super::disk::{beside, copy, entries, sync_folder};
use super::files::Files;
use super::place::is_shared;
use super::schema::{MIGRATIONS, migrate, newest, version};
use super::sweep::{remove_leavings, remove_orphans};
use super::workspace::database_path;
use super::{Recovery, StoreError};
use crate::domain::AsOf;

/// A database that is ready.
pub(super) struct Opened {
    /// The database.
    pub(super) database: Database,
    /// Where it is, when it had to be copied to be read.
    pub(super) copy: Option<TempDir>,
    /// What was put in order.
    pub(super) recovered: Vec<Recovery>,
}

/// Opens to write; the lock is held. `was_left`: the one before ended without closing.
pub(super) fn open_to_write(
    folder: &Path,
    today: AsOf,
    was_left: bool,
) -> Result<Opened, StoreError> {
    open_with(folder, today, was_left, MIGRATIONS)
}

fn open_with(
    folder: &Path,
    today: AsOf,
    was_left: bool,
    migrations: &[&str],
) -> Result<Opened, StoreError> {
    let path = database_path(folder);
    let mut recovered = Vec::new();
    refuse_what_is_not_ours(&path, migrations)?;
    if backup::finish_restore(folder, &path)? {
        recovered.push(Recovery::RestoreFinished);
    }
    recovered.extend(remove_leavings(folder, &path));
    if !path.exists() {
        make_new(folder, &path)?;
    }
    Files::of(folder).make()?;
    let has_log = ["-wal", "-journal"]
        .iter()
        .any(|suffix| fs::metadata(beside(&path, suffix)).is_ok_and(|log| log.len() > 0));
    let shared = is_shared(folder);
    let access = if shared { Access::WriteShared } else { Access::Write };
    let mut database = Database::open(&path, access)?;
    if shared {
        recovered.push(Recovery::SharedPlace);
    }
    if was_left {
        database.quick_check()?;
        if has_log {
            recovered.push(Recovery::ChangesReplayed);
        }
    }
    let from = version(database.reading()).map_err(database.wrong())?;
    let to = newest(migrations);
    if from < to {
        backup::make(database.reading(), folder, today, BackupKind::Migration)?;
        let wrong = super::database::said(&path);
        migrate(database.migrating(), migrations).map_err(wrong)?;
        recovered.push(Recovery::Migrated { from, to });
    }
    backup::forget_passwords(folder);
    recovered.extend(remove_orphans(folder, &database, &path)?);
    Ok(Opened { database, copy: None, recovered })
}

/// Looks without touching: neither a foreign, nor a damaged, nor a newer database is changed.
fn refuse_what_is_not_ours(path: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    if !path.exists() {
        return Ok(());
    }
    check_header(path, migrations)?;
    if beside(path, "-wal").exists() {
        // The log may hold a newer shape than the file.
        let looking = Database::open(path, Access::Read)?;
        let found = version(looking.reading()).map_err(looking.wrong())?;
        refuse_newer(path, found, migrations)?;
    }
    Ok(())
}

/// Makes an empty database, unless there are signs that there was one.
fn make_new(folder: &Path, path: &Path) -> Result<(), StoreError> {
    let files = Files::of(folder).all().map_err(StoreError::io(folder))?;
    if !files.is_empty() || !backup::others(folder, path)?.is_empty() {
        return Err(StoreError::DatabaseMissing(path.to_owned()));
    }
    let fresh = beside(path, ".new");
    Database::make(&fresh)?;
    fs::rename(&fresh, path).map_err(StoreError::io(path))?;
    sync_folder(folder).map_err(StoreError::io(folder))
}

/// Opens to read, beside a writer or in a folder that may not be written.
pub(super) fn open_to_read(folder: &Path) -> Result<Opened, StoreError> {
    let path = database_path(folder);
    if !path.exists() {
        let is_ours = entries(folder).is_ok_and(|all| all.iter().any(|(_, name)| name == "files"));
        return Err(if is_ours {
            StoreError::DatabaseMissing(path)
        } else {
            StoreError::NoWorkspace(folder.to_owned())
        });
    }
    check_header(&path, MIGRATIONS)?;
    let (database, copy) = match look(&path, Access::Read) {
        Ok(database) => (database, None),
        Err(StoreError::Io { .. }) => look_at_still(&path)?,
        Err(error) => return Err(error),
    };
    Ok(Opened { database, copy, recovered: Vec::new() })
}

fn look(path: &Path, access: Access) -> Result<Database, StoreError> {
    let database = Database::open(path, access)?;
    let found = version(database.reading()).map_err(database.wrong())?;
    refuse_newer(path, found, MIGRATIONS)?;
    if found < newest(MIGRATIONS) {
        return Err(StoreError::Older(path.to_owned()));
    }
    Ok(database)
}

/// SQLite wants to write beside a database even to read it. Where it may not, the file is read as one
/// that stands still, or, when it has a log, as a private copy of both.
fn look_at_still(path: &Path) -> Result<(Database, Option<TempDir>), StoreError> {
    let log = beside(path, "-wal");
    if !fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Ok((look(path, Access::ReadStill)?, None));
    }
    let folder = tempfile::tempdir().map_err(StoreError::io(path))?;
    let database = database_path(folder.path());
    copy(path, &database).map_err(StoreError::io(path))?;
    copy(&log, &beside(&database, "-wal")).map_err(StoreError::io(&log))?;
    Ok((look(&database, Access::Write)?, Some(folder)))
}
