//! Folders and databases that are not as they should be: a clear answer, and every byte as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use permitpack::domain::AsOf;
use permitpack::store::{
    BackupKind, Opening, ReadOnly, Recovery, State, Store, StoreError, When, Workspace,
};

use crate::store::{answer, answered, day, open, opening, record, step};

/// Every file with its bytes, but the lock, what SQLite keeps in shared memory, and its empty logs.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(bytes_of(&path));
        } else if !name.starts_with("lock") && !name.ends_with("-shm") {
            let bytes = fs::read(&path).unwrap();
            if !(name.ends_with("-wal") && bytes.is_empty()) {
                found.insert(path, bytes);
            }
        }
    }
    found
}

fn workspace_with_a_case() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.create(record("1"), step("created")).wait().unwrap();
    drop(store);
    let database = folder.path().join("workspace.db");
    (folder, database)
}

fn opens(folder: &Path) -> Result<(), StoreError> {
    Workspace::open(folder, opening()).map(drop)
}

#[test]
fn a_damaged_or_foreign_database_is_refused_and_left_as_it_is() {
    let (folder, database) = workspace_with_a_case();
    let good = fs::read(&database).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut all = good.clone();
        all[at..at + bytes.len()].copy_from_slice(bytes);
        all
    };
    let table: Vec<(&str, Vec<u8>)> = vec![
        ("0 bytes", vec![]),
        ("1 byte", vec![b'S']),
        ("all 0xFF", vec![0xFF; good.len()]),
        ("all 0", vec![0; good.len()]),
        ("wrong magic", with(0, b"SQLite format 9\0")),
        ("another program's", with(68, &[0, 0, 0, 1])),
        ("half", good[..good.len() / 2].to_vec()),
        ("100 bytes", good[..100].to_vec()),
        ("a broken page", with(4096, &[0xFF; 4096])),
        ("text", b"not a database at all, but long enough to be one. ".repeat(50)),
    ];
    for (name, bytes) in table {
        fs::write(&database, bytes).unwrap();
        let before = bytes_of(folder.path());
        let refused = opens(folder.path()).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { .. }), "{name}: {refused}");
        assert!(bytes_of(folder.path()) == before, "{name}: something was changed");
        let reading = Opening { read_only: true, ..opening() };
        assert!(Workspace::open(folder.path(), reading).is_err(), "{name}");
        assert!(bytes_of(folder.path()) == before, "{name}: something was changed by reading");
    }
}

#[test]
fn a_newer_database_is_refused_and_left_as_it_is() {
    let (folder, database) = workspace_with_a_case();
    let mut newer = fs::read(&database).unwrap();
    newer[60..64].copy_from_slice(&3_u32.to_be_bytes());
    fs::write(&database, newer).unwrap();
    let before = bytes_of(folder.path());
    let refused = opens(folder.path()).unwrap_err();
    assert_eq!(refused, StoreError::Newer { path: database.clone(), found: 3, known: 2 });
    assert!(bytes_of(folder.path()) == before);

    // The newer shape may still be in the log of a program that was killed.
    let (folder, database) = workspace_with_a_case();
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.pragma_update(None, "user_version", 3).unwrap();
    let copy = tempfile::tempdir().unwrap();
    for name in ["workspace.db", "workspace.db-wal"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let before = bytes_of(copy.path());
    assert!(matches!(opens(copy.path()), Err(StoreError::Newer { found: 3, .. })));
    assert!(bytes_of(copy.path()) == before);
}

#[test]
fn a_database_that_is_gone_is_not_made_anew_over_its_files() {
    let (folder, database) = workspace_with_a_case();
    let stored = open(folder.path()).put_file(&mut &b"x"[..]).unwrap();
    fs::remove_file(&database).unwrap();
    assert_eq!(opens(folder.path()), Err(StoreError::DatabaseMissing(database)));
    let path = folder.path().join("files").join(&stored.digest.to_string()[..2]);
    assert!(path.join(stored.digest.to_string()).exists());
}

#[test]
fn backups_are_made_daily_kept_for_a_week_and_bring_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let on = |date: &str| Opening { today: AsOf(day(date)), ..opening() };
    let first = Workspace::open(folder.path(), on("2026-11-01")).unwrap();
    let saved = first.create(record("1"), step("created")).wait().unwrap();
    drop(first);
    let mut version = saved.version;
    // The clock jumps far ahead once; that copy must not push out the newer ones.
    let days = (2..=9).map(|n| format!("2026-11-{n:02}")).chain(["2046-01-01".to_owned()]);
    for (n, date) in days.chain((10..=12).map(|n| format!("2026-11-{n}"))).enumerate() {
        for _ in 0..2 {
            let store = Workspace::open(folder.path(), on(&date)).unwrap();
            let now = answered(&record("1"), "n", &n.to_string());
            version = store.save(saved.key, version, now, step("a")).wait().unwrap();
        }
    }
    let backups = Workspace::backups(folder.path()).unwrap();
    assert_eq!(backups.len(), 7);
    assert!(backups.iter().all(|backup| backup.kind == BackupKind::Daily));
    let days: Vec<String> = backups.iter().map(|backup| backup.on.to_string()).collect();
    assert_eq!(days[..4], ["2026-11-12", "2026-11-11", "2026-11-10", "2046-01-01"]);

    let store = Workspace::open(folder.path(), on("2026-11-12")).unwrap();
    let asked = store.back_up(AsOf(day("2026-11-12"))).unwrap();
    let lost = answered(&record("1"), "n", "after the copy");
    store.save(saved.key, version, lost, step("b")).wait().unwrap();
    let held = Workspace::restore(folder.path(), &asked.name, When(5));
    assert_eq!(held, Err(StoreError::ReadOnly), "not while it is open");
    drop(store);
    let aside = Workspace::restore(folder.path(), &asked.name, When(5)).unwrap();
    let store = Workspace::open(folder.path(), on("2026-11-12")).unwrap();
    assert_eq!(answer(&store.load(saved.key).wait().unwrap().record, "n"), Some("11"));
    assert!(aside.ends_with("workspace.db.before-5"));
    drop(store);
    // And back again.
    fs::rename(aside, folder.path().join("workspace.db")).unwrap();
    let store = Workspace::open(folder.path(), on("2026-11-12")).unwrap();
    let record = store.load(saved.key).wait().unwrap().record;
    assert_eq!(answer(&record, "n"), Some("after the copy"));
}

#[test]
fn a_damaged_database_is_kept_when_a_backup_takes_its_place() {
    let (folder, database) = workspace_with_a_case();
    let backup = open(folder.path()).back_up(opening().today).unwrap();
    fs::write(&database, [0xFF; 5_000]).unwrap();
    let aside = Workspace::restore(folder.path(), &backup.name, When(8)).unwrap();
    assert!(aside.ends_with("workspace.db.corrupt-8"));
    assert_eq!(fs::read(&aside).unwrap(), [0xFF; 5_000]);
    assert_eq!(open(folder.path()).cases().len(), 1);
    // A backup that is itself damaged takes nobody's place.
    let path = folder.path().join("backups").join(&backup.name);
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..8192].fill(0xFF);
    fs::write(&path, bytes).unwrap();
    let before = fs::read(&database).unwrap();
    let refused = Workspace::restore(folder.path(), &backup.name, When(9)).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
    assert!(fs::read(&database).unwrap() == before);
}

#[test]
fn an_interrupted_restore_is_finished_at_the_next_start() {
    let (folder, _) = workspace_with_a_case();
    let store = open(folder.path());
    let backup = store.back_up(opening().today).unwrap();
    store.create(record("2"), step("created")).wait().unwrap();
    drop(store);
    let marker = format!("{}\nworkspace.db.before-3\n", backup.name);
    fs::write(folder.path().join("restoring"), marker).unwrap();
    let store = open(folder.path());
    assert!(store.recovered().contains(&Recovery::RestoreFinished));
    assert_eq!(store.cases().len(), 1);
    drop(store);
    assert!(folder.path().join("workspace.db.before-3").exists());
    assert_eq!(open(folder.path()).recovered(), []);
}

#[test]
fn a_workspace_that_is_taken_away_while_open_is_told_and_nothing_is_called_saved() {
    if cfg!(windows) {
        println!("skipped: an open file cannot be moved here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (at, moved) = (folder.path().join("at"), folder.path().join("moved"));
    let store = open(&at);
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    fs::rename(&at, &moved).unwrap();
    let edit = answered(&record("1"), "n", "1");
    let refused = store.save(saved.key, saved.version, edit.clone(), step("a")).wait();
    assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
    assert!(matches!(store.put_file(&mut &b"x"[..]), Err(StoreError::Gone(_))));
    assert!(matches!(store.state(), State::Failed { .. }));
    assert!(store.retry().wait().is_err());
    // A new folder of that name is another one.
    fs::create_dir(&at).unwrap();
    assert!(store.retry().wait().is_err());
    fs::remove_dir(&at).unwrap();
    fs::rename(&moved, &at).unwrap();
    store.retry().wait().unwrap();
    assert!(matches!(store.state(), State::Failed { .. }), "the edit is still not saved");
    store.save(saved.key, saved.version, edit, step("a")).wait().unwrap();
    assert_eq!(store.state(), State::Ready);
}

const AS_NOBODY: &str = "PERMITPACK_TEST_READ_ONLY";

/// The work of the next test under a user who may not write; alone it does nothing.
#[test]
fn somebody_who_may_not_write() {
    let Some(folder) = std::env::var_os(AS_NOBODY) else { return };
    let folder = PathBuf::from(folder);
    let before = bytes_of(&folder);
    let store = open(&folder);
    assert_eq!(store.state(), State::ReadOnly(ReadOnly::Folder));
    let head = store.cases()[0].clone();
    assert_eq!(answer(&store.load(head.key).wait().unwrap().record, "n"), Some("in the log"));
    let refused = store.save(head.key, head.version, record("1"), step("a")).wait();
    assert_eq!(refused, Err(StoreError::ReadOnly));
    drop(store);
    assert!(bytes_of(&folder) == before);
    println!("read by somebody who may not write");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_opened_to_be_read() {
    use std::os::unix::fs::PermissionsExt as _;

    if !Command::new("setpriv").arg("--version").output().is_ok_and(|out| out.status.success()) {
        println!("skipped: no setpriv here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (live, log, plain) =
        (folder.path().join("live"), folder.path().join("log"), folder.path().join("plain"));
    let store = open(&live);
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    let edit = answered(&record("1"), "n", "in the log");
    store.save(saved.key, saved.version, edit, step("a")).wait().unwrap();
    let copy = |to: &Path, names: &[&str]| {
        fs::create_dir_all(to.join("files")).unwrap();
        for name in names {
            fs::copy(live.join(name), to.join(name)).unwrap();
        }
    };
    // As a killed program leaves it, and as a closed one does.
    copy(&log, &["workspace.db", "workspace.db-wal"]);
    drop(store);
    copy(&plain, &["workspace.db"]);
    let run = Command::new("chmod").args(["-R", "a+rX"]).arg(folder.path()).status().unwrap();
    assert!(run.success());
    // The test program itself may stand where nobody else can reach it.
    let program = folder.path().join("it");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    for at in [log, plain] {
        let run = Command::new("setpriv")
            .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
            .arg(&program)
            .args(["--exact", "store_damage::somebody_who_may_not_write", "--nocapture"])
            .env(AS_NOBODY, &at)
            .current_dir("/")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned();
        if String::from_utf8_lossy(&run.stderr).contains("setpriv:") {
            println!("skipped: only root can become somebody else");
            return;
        }
        let wrong = String::from_utf8_lossy(&run.stderr);
        assert!(said.contains("read by somebody"), "{}: {said} {wrong}", at.display());
    }
}
