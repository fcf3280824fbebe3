//! One stubborn file or one damaged row closes nobody's workspace; what is damaged is healed where it can be;
//! backups come with each day, and what a restore put aside can be put back.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use permitpack::documents::digest::of_bytes;
use permitpack::domain::AsOf;
use permitpack::store::{
    BackupKind, Opening, Party, PartyKind, Recovery, State, Store, StoreError, Version, When,
    Workspace,
};

use crate::store::{answer, answered, day, file, open, opening, record, step};

/// A folder in the place of a file: nobody can remove it as a file.
fn stubborn(path: &Path) {
    fs::create_dir_all(path.join("inside")).unwrap();
}

fn run_sql(folder: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(folder.join("workspace.db")).unwrap();
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
}

#[test]
fn a_file_that_cannot_be_removed_closes_no_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    let store = open(folder.path());
    let kept = store.create(record("1"), step("created")).wait().unwrap().key;
    let orphan = store.put_file(&mut &b"nobody needs it"[..]).unwrap().digest;
    let orphan = store.file_path(orphan);
    drop(store);
    stubborn(&files.join(".part-held"));
    let name = of_bytes(b"stays").to_string();
    stubborn(&files.join(&name[..2]).join(&name));
    let store = open(folder.path());
    assert_eq!(store.state(), State::Ready);
    assert_eq!(store.cases()[0].key, kept);
    let recovered = store.recovered();
    let stays = recovered.iter().filter(|it| matches!(it, Recovery::LeavingsStay(_))).count();
    assert_eq!(stays, 2, "{recovered:?}");
    assert!(recovered.contains(&Recovery::FilesRemoved(1)) && !orphan.exists());
}

#[test]
fn a_case_that_cannot_be_read_closes_none_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let damaged = store.create(record("1"), step("created")).wait().unwrap();
    let sound = store.create(record("2"), step("created")).wait().unwrap();
    let head_only = store.create(record("3"), step("created")).wait().unwrap();
    let company = Party {
        kind: PartyKind::Company,
        name: "A".into(),
        facts: Default::default(),
        documents: Vec::new(),
        marks: Default::default(),
    };
    store.create_party(company.clone()).wait().unwrap();
    let whole = store.create_party(Party { name: "B".into(), ..company }).wait().unwrap();
    drop(store);
    let (one, three) = (damaged.key, head_only.key);
    run_sql(folder.path(), &format!("UPDATE cases SET head = x'00' WHERE key IN ({one}, {three})"));
    run_sql(folder.path(), &format!("UPDATE history SET entry = x'00' WHERE owner = {one}"));
    run_sql(folder.path(), "UPDATE parties SET payload = x'00' WHERE key = 1");
    run_sql(folder.path(), "INSERT OR REPLACE INTO settings (only, payload) VALUES (1, x'00')");

    let store = open(folder.path());
    assert!(store.recovered().contains(&Recovery::Unreadable(2)), "{:?}", store.recovered());
    let of = |key| store.cases().iter().find(|it| it.key == key).cloned().unwrap();
    assert!(of(one).is_damaged && !of(sound.key).is_damaged && !of(three).is_damaged);
    assert_eq!(of(three).number, "3", "only its line in the list was damaged");
    assert!(matches!(store.load(one).wait(), Err(StoreError::Damaged { .. })));
    assert!(store.load(sound.key).wait().is_ok());
    let saved = store.save(three, head_only.version, record("3b"), step("edit")).wait();
    assert_eq!(saved, Ok(Version(2)));
    assert_eq!(store.parties().iter().map(|it| it.key).collect::<Vec<_>>(), [whole]);
    // It can be put away, brought back, and removed.
    let version = store.delete(one, damaged.version, When(1)).wait().unwrap();
    assert!(store.deleted_cases().iter().any(|it| it.key == one && it.is_damaged));
    let version = store.undelete(one, version).wait().unwrap();
    store.delete(one, version, When(1)).wait().unwrap();
    store.purge(one).wait().unwrap();
    drop(store);
    let store = open(folder.path());
    assert_eq!((store.cases().len(), store.deleted_cases().len()), (2, 0));
}

/// An older program reads what it knows and saves only that: it must not open what newer ones have written.
#[test]
fn what_is_written_now_is_refused_by_programs_that_would_drop_a_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).create(record("1"), step("created")).wait().unwrap();
    let connection = rusqlite::Connection::open(folder.path().join("workspace.db")).unwrap();
    let sql = "SELECT head FROM cases UNION ALL SELECT entry FROM history";
    let mut select = connection.prepare(sql).unwrap();
    let payloads: Vec<Vec<u8>> =
        select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(payloads.len(), 2);
    for payload in payloads {
        // Not encrypted, not squeezed: a small one.
        let text = String::from_utf8_lossy(&payload[2..]).into_owned();
        assert!(text.starts_with("{\"v\":2,"), "{text}");
    }
    // And so does this one with what comes after it.
    drop(select);
    let newer = [&[0, 0], "{\"v\":99,\"d\":{}}".as_bytes()].concat();
    connection.execute("UPDATE cases SET head = ?", [newer]).unwrap();
    drop(connection);
    let refused = Workspace::open(folder.path(), opening()).map(drop);
    assert!(matches!(refused, Err(StoreError::Newer { found: 99, .. })), "{refused:?}");
}

#[test]
fn a_good_copy_heals_a_damaged_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let good = b"the good bytes".repeat(100);
    let kept = store.put_file(&mut good.as_slice()).unwrap();
    let mut record = record("1");
    Arc::make_mut(&mut record.case).inbox.push(file(kept.digest, kept.size));
    store.create(record, step("created")).wait().unwrap();
    let path = store.file_path(kept.digest);
    fs::remove_file(&path).unwrap();
    fs::write(&path, b"the bad bytes!".repeat(100)).unwrap();
    let again = store.put_file(&mut good.as_slice()).unwrap();
    assert!(!again.was_kept && again.digest == kept.digest);
    assert_eq!(fs::read(&path).unwrap(), good);
    assert!(store.put_file(&mut good.as_slice()).unwrap().was_kept, "whole now");
}

#[test]
fn every_day_gets_its_backup_while_the_workspace_stays_open() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    for date in ["2026-11-23", "2026-11-24", "2026-11-24", "2026-11-25"] {
        store.begin_day(AsOf(day(date)), None);
    }
    // Closing waits for them.
    drop(store);
    let mut days: Vec<String> =
        Workspace::backups(folder.path()).unwrap().iter().map(|it| it.on.to_string()).collect();
    days.sort();
    assert_eq!(days, ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"]);
}

#[test]
fn a_backup_that_fails_later_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (sender, told) = std::sync::mpsc::channel();
    while Workspace::backups(folder.path()).unwrap().is_empty() {
        std::thread::yield_now();
    }
    // The copy of the first day is listed before all of it is on the disk. One copy is made at a time, so
    // when this one is made, the other has ended.
    store.back_up(opening().today).unwrap();
    fs::remove_dir_all(folder.path().join("backups")).unwrap();
    fs::write(folder.path().join("backups"), "no folder").unwrap();
    let known = store.recovered().len();
    let wake = Arc::new(move || sender.send(()).unwrap());
    store.begin_day(AsOf(day("2026-11-23")), Some(wake));
    told.recv().unwrap();
    let said = store.recovered_since(known);
    assert!(matches!(said.as_slice(), [Recovery::BackupFailed(_)]), "{said:?}");
    assert!(store.recovered_since(known + 1).is_empty());
}

#[test]
fn what_a_restore_put_aside_is_listed_and_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    let asked = store.back_up(opening().today).unwrap();
    let later = answered(&record("1"), "n", "after the copy");
    store.save(saved.key, saved.version, later, step("a")).wait().unwrap();
    let newest = store.put_file(&mut &b"of the newest"[..]).unwrap();
    let mut with_file = answered(&record("1"), "n", "with a file");
    Arc::make_mut(&mut with_file.case).inbox.push(file(newest.digest, newest.size));
    store.save(saved.key, Version(2), with_file, step("b")).wait().unwrap();
    drop(store);
    let moment = When(1_795_000_000_000);
    Workspace::restore(folder.path(), &asked.name, moment).unwrap();
    let n = |folder: &Path| {
        let store = open(folder);
        let loaded = store.load(saved.key).wait().unwrap().record;
        answer(&loaded, "n").map(str::to_owned)
    };
    assert_eq!(n(folder.path()), None);
    let backups = Workspace::backups(folder.path()).unwrap();
    let aside = backups.iter().find(|it| it.kind == BackupKind::Replaced).unwrap().clone();
    assert_eq!(aside.made, Some(moment));
    assert!(backups.iter().all(|it| it.made.is_some()));
    Workspace::restore(folder.path(), &aside.name, When(moment.0 + 1)).unwrap();
    assert_eq!(n(folder.path()).as_deref(), Some("with a file"));
    let store = open(folder.path());
    assert!(store.open_file(newest.digest).is_ok(), "its files stay as long as it can be put back");
    // No more are kept than of the other kinds, and a fresh copy still gets a number of its own.
    let made = store.back_up(opening().today).unwrap();
    assert!(made.sequence > asked.sequence);
    drop(store);
    for n in 2..12 {
        Workspace::restore(folder.path(), &asked.name, When(moment.0 + n)).unwrap();
    }
    let backups = Workspace::backups(folder.path()).unwrap();
    let aside = backups.iter().filter(|it| it.kind == BackupKind::Replaced);
    let moments: Vec<i64> = aside.map(|it| it.made.unwrap().0 - moment.0).collect();
    assert_eq!(moments, [11, 10, 9, 8, 7, 6, 5]);
}

#[test]
fn a_reader_hears_of_changes_only_when_there_are_some() {
    let folder = tempfile::tempdir().unwrap();
    let writer = open(folder.path());
    let reader = Workspace::open(folder.path(), Opening { read_only: true, ..opening() }).unwrap();
    let before = reader.cases();
    reader.refresh().wait().unwrap();
    assert!(Arc::ptr_eq(&before, &reader.cases()), "nothing was read again");
    writer.create(record("1"), step("created")).wait().unwrap();
    reader.refresh().wait().unwrap();
    assert_eq!(reader.cases().len(), 1);
}
