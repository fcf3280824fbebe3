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
/// The database; what a restore puts aside begins with its name.
const DATABASE: &str = "workspace.db";
/// A restore that is under way is written here.
const MARKER: &str = "restoring";

/// A copy of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name; [`super::Workspace::restore`] takes it.
    pub name: String,
    /// Grows from copy to copy; 0 for what a restore has put aside.
    pub sequence: u32,
    /// The day it was made on, as the clock had it.
    pub on: NaiveDate,
    /// The moment, where the disk knows it.
    pub made: Option<When>,
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
    /// It was the workspace until a copy was restored.
    Replaced,
}

impl BackupKind {
    const ALL: [Self; 3] = [Self::Daily, Self::Migration, Self::Asked];

    fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Migration => "migration",
            Self::Asked => "asked",
            Self::Replaced => "replaced",
        }
    }
}

fn folder_of(workspace: &Path) -> PathBuf {
    workspace.join("backups")
}

/// Where a copy is: in the folder of copies, or beside the database.
fn path_of(workspace: &Path, name: &str) -> PathBuf {
    if name.starts_with(DATABASE) { workspace.join(name) } else { folder_of(workspace).join(name) }
}

/// The copies of a workspace, the newest first, and before them what a restore has put aside.
pub(super) fn list(workspace: &Path) -> Result<Vec<Backup>, StoreError> {
    let mut all = set_aside(workspace)?;
    all.extend(numbered(workspace)?);
    Ok(all)
}

/// The copies that were made, the newest first.
fn numbered(workspace: &Path) -> Result<Vec<Backup>, StoreError> {
    let folder = folder_of(workspace);
    let mut backups: Vec<Backup> = entries(&folder)
        .map_err(StoreError::io(&folder))?
        .into_iter()
        .filter_map(|(path, name)| {
            let (sequence, rest) = name.strip_suffix(".db")?.split_once('.')?;
            let (on, word) = rest.split_once('.')?;
            let kind = BackupKind::ALL.into_iter().find(|kind| kind.word() == word)?;
            let (sequence, on) = (sequence.parse().ok()?, on.parse().ok()?);
            let file = fs::metadata(path).ok()?;
            let made = file.modified().ok().and_then(when);
            Some(Backup { name, sequence, on, made, kind, size: file.len() })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.sequence));
    Ok(backups)
}

/// What restores have put aside and can be put back, the newest first.
fn set_aside(workspace: &Path) -> Result<Vec<Backup>, StoreError> {
    let mut all: Vec<Backup> = entries(workspace)
        .map_err(StoreError::io(workspace))?
        .into_iter()
        .filter_map(|(path, name)| {
            let rest = name.strip_prefix(DATABASE)?.strip_prefix(".before-")?;
            let made = When(rest.parse().ok()?);
            let on = chrono::DateTime::from_timestamp_millis(made.0)?.date_naive();
            let size = fs::metadata(path).ok()?.len();
            let kind = BackupKind::Replaced;
            Some(Backup { name, sequence: 0, on, made: Some(made), kind, size })
        })
        .collect();
    all.sort_by_key(|backup| std::cmp::Reverse(backup.made));
    Ok(all)
}

fn when(time: std::time::SystemTime) -> Option<When> {
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(When)
}

/// Whether the day has its copy.
pub(super) fn has_daily(workspace: &Path, today: AsOf) -> Result<bool, StoreError> {
    let is_todays = |backup: &Backup| backup.kind == BackupKind::Daily && backup.on == today.0;
    Ok(numbered(workspace)?.iter().any(is_todays))
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
    let before = numbered(workspace)?;
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
    let file = fs::metadata(&last).map_err(StoreError::io(&last))?;
    let made = file.modified().ok().and_then(when);
    Ok(Backup { name, sequence, on: today.0, made, kind, size: file.len() })
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
    let path = path_of(workspace, &backup.name);
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
    for old in set_aside(workspace)?.iter().filter(|it| it.name != backup.name).skip(KEPT) {
        drop(remove_if_there(&workspace.join(&old.name)));
    }
    Ok(aside)
}

/// Takes the passwords of files out of copies that were made while they were kept with a case. What cannot be
/// rewritten now stays as it is and is tried again at the next start. A set-aside database with a log of its own
/// is left alone, and so is one that cannot be read.
pub(super) fn forget_passwords(workspace: &Path) {
    for backup in list(workspace).unwrap_or_default() {
        let path = path_of(workspace, &backup.name);
        let is_old = || -> Result<bool, StoreError> {
            check_header(&path, MIGRATIONS)?;
            let has_log = fs::metadata(beside(&path, "-wal")).is_ok_and(|log| log.len() > 0);
            let old = Database::open(&path, Access::ReadStill)?;
            let version = schema::version(old.reading()).map_err(old.wrong())?;
            Ok(!has_log && usize::try_from(version).is_ok_and(|it| it < schema::WITHOUT_PASSWORDS))
        };
        if is_old().unwrap_or(false) {
            let part = path.with_file_name(format!("{PART}{}", backup.name));
            if rewritten(&path, &part).is_err() {
                // Pages with passwords may stand in any of them.
                for suffix in ["", "-journal", "-wal", "-shm"] {
                    drop(remove_if_there(&beside(&part, suffix)));
                }
            }
        }
    }
}

/// A copy without passwords takes the place of one with them; it keeps the moment at which that was made.
fn rewritten(path: &Path, part: &Path) -> Result<(), StoreError> {
    let wrong = said::<rusqlite::Error>(part);
    let made = fs::metadata(path).and_then(|it| it.modified()).map_err(StoreError::io(path))?;
    remove_if_there(part).map_err(StoreError::io(part))?;
    copy(path, part).map_err(StoreError::io(part))?;
    let mut copy =
        Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(wrong)?;
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).map_err(wrong)?;
    copy.pragma_update(None, "secure_delete", true).map_err(wrong)?;
    let steps = MIGRATIONS.get(..schema::WITHOUT_PASSWORDS).unwrap_or(MIGRATIONS);
    schema::migrate(&mut copy, steps).map_err(wrong)?;
    // What was deleted earlier may still stand in free pages.
    copy.execute_batch("VACUUM").map_err(wrong)?;
    integrity_check(&copy, part)?;
    copy.close().map_err(|(_, error)| wrong(error))?;
    let file = fs::OpenOptions::new().write(true).open(part).map_err(StoreError::io(part))?;
    file.set_modified(made).and_then(|()| file.sync_all()).map_err(StoreError::io(part))?;
    drop(file);
    fs::rename(part, path).map_err(StoreError::io(path))?;
    let folder = path.parent().unwrap_or(path);
    sync_folder(folder).map_err(StoreError::io(folder))
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
    copy(&path_of(workspace, name), &fresh).map_err(StoreError::io(&fresh))?;
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
    others.extend(numbered(workspace)?.into_iter().map(|backup| folder.join(backup.name)));
    Ok(others)
}

#[cfg(test)]
mod tests {
    use super::super::seal::seal;
    use super::*;

    #[test]
    fn copies_of_earlier_versions_lose_their_passwords_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut source = Connection::open_in_memory().unwrap();
        schema::migrate(&mut source, &MIGRATIONS[..1]).unwrap();
        source.pragma_update(None, "application_id", schema::APPLICATION_ID).unwrap();
        let old = seal(br#"{"files":[{"name":"a.pdf","password":"sesame"}],"n":7}"#);
        let add = "INSERT INTO cases VALUES (1, 1, 1, NULL, 1, ?1, ?1)";
        source.execute(add, [&old]).unwrap();
        source.execute("INSERT INTO history VALUES (1, 1, x'00', ?1)", [&old]).unwrap();
        let today = AsOf("2026-11-24".parse().unwrap());
        let made = make(&source, folder.path(), today, BackupKind::Migration).unwrap();
        let aside = folder.path().join("workspace.db.before-1700000000000");
        copy(&path_of(folder.path(), &made.name), &aside).unwrap();
        let before = list(folder.path()).unwrap();
        let holds = |name: &str| {
            let bytes = fs::read(path_of(folder.path(), name)).unwrap();
            bytes.windows(6).any(|it| it == b"sesame")
        };
        assert!(before.len() == 2 && before.iter().all(|it| holds(&it.name)));
        forget_passwords(folder.path());
        let after = list(folder.path()).unwrap();
        for (old, new) in before.iter().zip(&after) {
            assert_eq!((&old.name, old.made), (&new.name, new.made));
            assert!(!holds(&new.name), "{}", new.name);
            let path = path_of(folder.path(), &new.name);
            let copy = Database::open(&path, Access::ReadStill).unwrap();
            let entry: Vec<u8> =
                copy.reading().query_row("SELECT entry FROM history", [], |it| it.get(0)).unwrap();
            let text = String::from_utf8_lossy(&entry[1..]);
            assert_eq!(text, r#"{"files":[{"name":"a.pdf","locked":true}],"n":7}"#);
        }
        forget_passwords(folder.path());
        assert_eq!(list(folder.path()).unwrap(), after, "once is enough");
    }
}
