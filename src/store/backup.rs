//! Copies of the database: one on each day and one before each change of its shape; and the way back.
//!
//! Copies are made with SQLite's own online backup, checked, and only then named. Their order is a
//! number in the name, not the date, so that a wrong clock never makes the newest ones go.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags};

use super::database::{Access, Database, check_header, integrity_check, refuse_newer, said};
use super::disk::{
    PART, beside, copy, entries, make_file, make_folder, remove_if_there, replace_file, sync_folder,
};
use super::schema::{self, MIGRATIONS};
use super::{StoreError, When};
use crate::domain::AsOf;

/// Copies kept of each kind.
pub(super) const KEPT: usize = 7;
/// A restore that is under way is written here.
const MARKER: &str = "restoring";

/// A copy of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name; [`super::Workspace::restore`] takes it.
    pub name: String,
    /// Grows from copy to copy.
    pub sequence: u32,
    /// The day it was made on, as the clock had it.
    pub on: NaiveDate,
    /// Why it was made.
    pub kind: BackupKind,
    /// Its size in bytes.
    pub size: u64,
}

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BackupKind {
    /// At the first opening of a day.
    Daily,
    /// Before the shape of the database changed.
    Migration,
    /// The user wanted it.
    Asked,
}

impl BackupKind {
    const ALL: [Self; 3] = [Self::Daily, Self::Migration, Self::Asked];

    fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Migration => "migration",
            Self::Asked => "asked",
        }
    }
}

fn folder_of(workspace: &Path) -> PathBuf {
    workspace.join("backups")
}

/// The copies of a workspace, the newest first.
pub(super) fn list(workspace: &Path) -> Result<Vec<Backup>, StoreError> {
    let folder = folder_of(workspace);
    let mut backups: Vec<Backup> = entries(&folder)
        .map_err(StoreError::io(&folder))?
        .into_iter()
        .filter_map(|(path, name)| {
            let (sequence, rest) = name.strip_suffix(".db")?.split_once('.')?;
            let (on, word) = rest.split_once('.')?;
            let kind = BackupKind::ALL.into_iter().find(|kind| kind.word() == word)?;
            let (sequence, on) = (sequence.parse().ok()?, on.parse().ok()?);
            let size = fs::metadata(path).ok()?.len();
            Some(Backup { name, sequence, on, kind, size })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.sequence));
    Ok(backups)
}

/// Whether the day has its copy.
pub(super) fn has_daily(workspace: &Path, today: AsOf) -> Result<bool, StoreError> {
    let is_todays = |backup: &Backup| backup.kind == BackupKind::Daily && backup.on == today.0;
    Ok(list(workspace)?.iter().any(is_todays))
}

/// Makes a copy, checks it, names it, and lets go of the oldest of its kind.
pub(super) fn make(
    source: &Connection,
    workspace: &Path,
    today: AsOf,
    kind: BackupKind,
) -> Result<Backup, StoreError> {
    let folder = folder_of(workspace);
    make_folder(&folder).map_err(StoreError::io(&folder))?;
    let before = list(workspace)?;
    let sequence = before.first().map_or(1, |newest| newest.sequence.saturating_add(1));
    let name = format!("{sequence:06}.{}.{}.db", today.0, kind.word());
    let (part, last) = (folder.join(format!("{PART}{name}")), folder.join(&name));
    remove_if_there(&part).map_err(StoreError::io(&part))?;
    let made = fill(source, &part);
    if made.is_err() {
        // If it cannot be removed, the next start does it.
        for suffix in ["", "-journal"] {
            drop(remove_if_there(&beside(&part, suffix)));
        }
    }
    made?;
    fs::rename(&part, &last).map_err(StoreError::io(&last))?;
    sync_folder(&folder).map_err(StoreError::io(&folder))?;
    for old in before.iter().filter(|backup| backup.kind == kind).skip(KEPT - 1) {
        drop(remove_if_there(&folder.join(&old.name)));
    }
    let size = fs::metadata(&last).map_err(StoreError::io(&last))?.len();
    Ok(Backup { name, sequence, on: today.0, kind, size })
}

fn fill(source: &Connection, part: &Path) -> Result<(), StoreError> {
    let wrong = said::<rusqlite::Error>(part);
    drop(make_file(part).map_err(StoreError::io(part))?);
    let mut target =
        Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(wrong)?;
    let copying = rusqlite::backup::Backup::new(source, &mut target).map_err(wrong)?;
    // One reading of the source, so that the copy is of one moment.
    copying.run_to_completion(i32::MAX, Duration::from_millis(50), None).map_err(wrong)?;
    drop(copying);
    // The copy stands alone: it must not wait for a log.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).map_err(wrong)?;
    integrity_check(&target, part)?;
    target.close().map_err(|(_, error)| wrong(error))?;
    let file = fs::OpenOptions::new().write(true).open(part).map_err(StoreError::io(part))?;
    file.sync_all().map_err(StoreError::io(part))
}

/// Puts a copy in the place of the database. The present one is kept beside it as `….before-<when>`, or
/// as `….corrupt-<when>` when it cannot be read.
pub(super) fn restore(
    workspace: &Path,
    database: &Path,
    name: &str,
    now: When,
) -> Result<PathBuf, StoreError> {
    let known = list(workspace)?.into_iter().find(|backup| backup.name == name);
    let backup = known.ok_or_else(|| StoreError::NoSuchBackup(name.to_owned()))?;
    let path = folder_of(workspace).join(&backup.name);
    check_header(&path, MIGRATIONS)?;
    let copy = Database::open(&path, Access::ReadStill)?;
    integrity_check(copy.reading(), &path)?;
    let version = schema::version(copy.reading()).map_err(copy.wrong())?;
    refuse_newer(&path, version, MIGRATIONS)?;
    drop(copy);
    let word = if is_sound(database) { "before" } else { "corrupt" };
    let aside = beside(database, &format!(".{word}-{}", now.0));
    let aside_name = aside.file_name().unwrap_or_default().to_string_lossy();
    let marker = workspace.join(MARKER);
    replace_file(&marker, format!("{}\n{aside_name}\n", backup.name).as_bytes())
        .map_err(StoreError::io(&marker))?;
    finish_restore(workspace, database)?;
    Ok(aside)
}

/// Whether the present database can be read; its log is then worked into it, so that one file holds all.
fn is_sound(database: &Path) -> bool {
    let look = || -> Result<(), StoreError> {
        check_header(database, MIGRATIONS)?;
        // Only looked at before it is known to be sound: a damaged one is kept as it is.
        integrity_check(Database::open(database, Access::Read)?.reading(), database)?;
        let open = Database::open(database, Access::Write)?;
        let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
        open.reading().query_row(truncate, [], |_| Ok(())).map_err(open.wrong())
    };
    look().is_ok()
}

/// Carries out the restore that the marker tells of, from wherever it stopped. Gives whether there was
/// one.
pub(super) fn finish_restore(workspace: &Path, database: &Path) -> Result<bool, StoreError> {
    let marker = workspace.join(MARKER);
    let Ok(text) = fs::read_to_string(&marker) else { return Ok(false) };
    let mut lines = text.lines();
    let (Some(name), Some(aside)) = (lines.next(), lines.next()) else { return Ok(false) };
    let (aside, fresh) = (workspace.join(aside), beside(database, ".new"));
    remove_if_there(&fresh).map_err(StoreError::io(&fresh))?;
    copy(&folder_of(workspace).join(name), &fresh).map_err(StoreError::io(&fresh))?;
    if database.exists() && !aside.exists() {
        // Under a name that nobody takes for finished until it is.
        let part = workspace.join(format!("{PART}aside"));
        remove_if_there(&part).map_err(StoreError::io(&part))?;
        copy(database, &part).map_err(StoreError::io(&part))?;
        fs::rename(&part, &aside).map_err(StoreError::io(&aside))?;
    }
    // The log belongs to the old database; the new one must never see it.
    let (log, aside_log) = (beside(database, "-wal"), beside(&aside, "-wal"));
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) && !aside_log.exists() {
        fs::rename(&log, &aside_log).map_err(StoreError::io(&aside_log))?;
    }
    for suffix in ["-wal", "-shm", "-journal"] {
        let path = beside(database, suffix);
        remove_if_there(&path).map_err(StoreError::io(&path))?;
    }
    sync_folder(workspace).map_err(StoreError::io(workspace))?;
    fs::rename(&fresh, database).map_err(StoreError::io(database))?;
    sync_folder(workspace).map_err(StoreError::io(workspace))?;
    remove_if_there(&marker).map_err(StoreError::io(&marker))?;
    sync_folder(workspace).map_err(StoreError::io(workspace))?;
    Ok(true)
}

/// Copies and set-aside databases: whatever one of them needs must stay.
pub(super) fn others(workspace: &Path, database: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let name = database.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_aside = |other: &str| {
        let rest = other.strip_prefix(&name).unwrap_or_default();
        (rest.starts_with(".before-") || rest.starts_with(".corrupt-"))
            && !rest.ends_with("-wal")
            && !rest.ends_with("-shm")
    };
    let mut others: Vec<PathBuf> = entries(workspace)
        .map_err(StoreError::io(workspace))?
        .into_iter()
        .filter_map(|(path, name)| is_aside(&name).then_some(path))
        .collect();
    let folder = folder_of(workspace);
    others.extend(list(workspace)?.into_iter().map(|backup| folder.join(backup.name)));
    Ok(others)
}
