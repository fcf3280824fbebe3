//! The workspace as its users see it: what was saved comes back, whatever happens in between.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use permitpack::domain::{
    Answer, AsOf, Case, Digest, FactId, FileKind, FileRef, ProcedureId, Value,
};
use permitpack::store::{
    CaseKey, CaseRecord, Opening, Party, PartyKind, ReadOnly, Recovery, State, Step, Store,
    StoreError, Version, When, Workspace,
};

mod sample;

use sample::{all_values, full_record};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn opening() -> Opening {
    Opening {
        today: AsOf(day("2026-11-22")),
        now: When(1_795_000_000_000),
        read_only: false,
        on_answer: None,
    }
}

pub(crate) fn open(folder: &Path) -> Workspace {
    Workspace::open(folder, opening()).unwrap()
}

pub(crate) fn step(code: &str) -> Step {
    Step::new(code, When(7))
}

pub(crate) fn record(number: &str) -> CaseRecord {
    CaseRecord::new(Arc::new(Case::new(number.into(), ProcedureId::new("first").unwrap())))
}

fn fact(id: &str) -> FactId {
    FactId::new(id).unwrap()
}

/// The record with one answer.
pub(crate) fn answered(before: &CaseRecord, id: &str, text: &str) -> CaseRecord {
    let mut after = before.clone();
    let value = Answer::Accepted(Value::Text(text.into()));
    Arc::make_mut(&mut after.case).facts.set(fact(id), value);
    after
}

pub(crate) fn answer<'a>(record: &'a CaseRecord, id: &str) -> Option<&'a str> {
    match record.case.facts.value(&fact(id))? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

pub(crate) fn file(digest: Digest, size: u64) -> FileRef {
    FileRef::new(digest, "Скан 1 (паспорт).pdf".into(), size, FileKind::Pdf, 3)
}

#[test]
fn every_field_of_a_case_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let full = full_record();
    let saved = open(folder.path()).create(full.clone(), step("created")).wait().unwrap();
    let store = open(folder.path());
    let loaded = store.load(saved.key).wait().unwrap();
    assert!(loaded.record == full, "{:#?}\n{:#?}", loaded.record.case, full.case);
    assert_eq!((loaded.version, loaded.undo, loaded.redo), (saved.version, None, None));
    let head = &store.cases()[0];
    assert_eq!((head.key, head.number.as_str()), (saved.key, "2026-№014"));
    assert_eq!((&head.summary, &head.category), (&full.summary, &full.case.category));
    assert!(!format!("{head:?}{:?}", loaded.record).contains("Ким"), "shown in a log");
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let key = store.create(record("1"), step("created")).wait().unwrap().key;
    let mut version = Version(1);
    // The caller need not wait between its edits.
    let mut now = record("1");
    let tickets: Vec<_> = (0..250)
        .map(|n| {
            now = answered(&now, "n", &n.to_string());
            let ticket =
                store.save(key, version, now.clone(), step("edit").with("n", &n.to_string()));
            version = version.next();
            ticket
        })
        .collect();
    assert!(tickets.into_iter().all(|ticket| ticket.wait().is_ok()));
    let mut undone = 0;
    while let Some(moved) = store.undo(key, version).wait().unwrap() {
        assert_eq!(moved.step.args["n"], (249 - undone).to_string());
        undone += 1;
        version = version.next();
        assert_eq!(moved.now.version, version);
        if undone % 50 == 0 {
            drop(store);
            store = open(folder.path());
        }
    }
    assert_eq!(undone, 200);
    assert_eq!(answer(&store.load(key).wait().unwrap().record, "n"), Some("49"));
    for n in 50..60 {
        let moved = store.redo(key, version).wait().unwrap().unwrap();
        assert_eq!(answer(&moved.now.record, "n"), Some(n.to_string().as_str()));
        version = version.next();
    }
    // A new edit ends what could be redone.
    let loaded = store.load(key).wait().unwrap();
    assert_eq!(loaded.redo.unwrap().args["n"], "60");
    let other = answered(&loaded.record, "n", "other");
    version = store.save(key, version, other, step("edit")).wait().unwrap();
    assert_eq!(store.redo(key, version).wait(), Ok(None));
    let steps = store.steps(key).wait().unwrap();
    assert!(steps.iter().all(|step| !step.is_undone));
    assert_eq!(steps.len(), 12);
}

#[test]
fn undo_leaves_exports_and_what_was_seen() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let first = record("1");
    let saved = store.create(first.clone(), step("created")).wait().unwrap();
    let edited = answered(&first, "n", "1");
    let version = store.save(saved.key, saved.version, edited.clone(), step("a")).wait().unwrap();
    let exported = CaseRecord { exports: full_record().exports, ..edited };
    let version = store.amend(saved.key, version, exported).wait().unwrap();
    let moved = store.undo(saved.key, version).wait().unwrap().unwrap();
    assert_eq!((moved.step.code.as_str(), answer(&moved.now.record, "n")), ("a", None));
    assert_eq!(moved.now.record.exports.len(), 1);
    let moved = store.redo(saved.key, moved.now.version).wait().unwrap().unwrap();
    assert_eq!((answer(&moved.now.record, "n"), moved.now.record.exports.len()), (Some("1"), 1));
}

#[test]
fn a_save_on_an_old_version_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    let mine = answered(&record("1"), "n", "mine");
    store.save(saved.key, saved.version, mine, step("a")).wait().unwrap();
    let late = answered(&record("1"), "n", "late");
    let refused = store.save(saved.key, saved.version, late, step("b")).wait();
    let conflict = StoreError::Conflict { expected: Version(1), found: Version(2) };
    assert_eq!(refused, Err(conflict));
    assert_eq!(answer(&store.load(saved.key).wait().unwrap().record, "n"), Some("mine"));
    assert_eq!(store.state(), State::Ready);
    let nobody = CaseKey(99);
    assert_eq!(store.load(nobody).wait().unwrap_err(), StoreError::NoSuchCase(nobody));
}

#[test]
fn cases_are_deleted_brought_back_duplicated_and_purged() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let full = full_record();
    let first = store.create(full.clone(), step("created")).wait().unwrap();
    let copy = store.duplicate(first.key, "2".into(), step("copied")).wait().unwrap();
    let loaded = store.load(copy.key).wait().unwrap().record;
    assert_eq!((loaded.case.number.as_str(), loaded.exports.len()), ("2", 0));
    assert_eq!(loaded.case.documents, full.case.documents);
    assert_eq!(store.purge(first.key).wait(), Err(StoreError::NotDeleted(first.key)));
    let version = store.delete(first.key, first.version, When(9)).wait().unwrap();
    assert_eq!((store.cases().len(), store.deleted_cases()[0].deleted), (1, Some(When(9))));
    let version = store.undelete(first.key, version).wait().unwrap();
    assert_eq!((store.cases().len(), store.deleted_cases().len()), (2, 0));
    assert!(store.load(first.key).wait().unwrap().record == full);
    store.delete(first.key, version, When(9)).wait().unwrap();
    drop(store);
    let store = open(folder.path());
    assert_eq!(store.deleted_cases().len(), 1);
    store.purge(first.key).wait().unwrap();
    assert_eq!(store.load(first.key).wait().unwrap_err(), StoreError::NoSuchCase(first.key));
    let next = store.create(record("3"), step("created")).wait().unwrap();
    assert!(next.key > copy.key, "a key is never used twice");
}

#[test]
fn people_and_companies_are_kept_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let full = full_record();
    let party = Party {
        kind: PartyKind::Company,
        name: "ТОО «Барыс»".into(),
        facts: all_values().into_iter().map(|(id, answer)| (fact(id), answer)).collect(),
        documents: full.case.documents.clone(),
        marks: BTreeMap::from([("a".into(), "b".into())]),
    };
    let key = store.create_party(party.clone()).wait().unwrap();
    let uses = |number: &str| {
        let mut record = record(number);
        record.parties.insert(key);
        store.create(record, step("created")).wait().unwrap()
    };
    let (first, _) = (uses("1"), uses("2"));
    assert_eq!(store.parties()[0].used_in, 2);
    store.delete(first.key, first.version, When(1)).wait().unwrap();
    assert_eq!(store.parties()[0].used_in, 1);
    let renamed = Party { name: "А".into(), ..party.clone() };
    let version = store.save_party(key, Version(1), renamed.clone()).wait().unwrap();
    assert!(matches!(
        store.save_party(key, Version(1), party).wait(),
        Err(StoreError::Conflict { .. })
    ));
    store.delete_party(key, version, true).wait().unwrap();
    drop(store);
    let store = open(folder.path());
    assert!(store.parties()[0].is_deleted && store.parties()[0].used_in == 1);
    assert!(store.load_party(key).wait().unwrap().0 == renamed);
}

#[test]
fn settings_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let mut settings = store.settings().as_ref().clone();
    settings.set_zoom(125);
    let ticket = store.save_settings(settings.clone());
    assert_eq!(store.settings().zoom(), Some(125), "at once");
    ticket.wait().unwrap();
    drop(store);
    assert_eq!(*open(folder.path()).settings(), settings);
}

/// All files of the workspace but the database.
pub(crate) fn kept_files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for sub in fs::read_dir(folder.join("files")).unwrap() {
        let sub = sub.unwrap().path();
        if sub.is_dir() {
            let files = fs::read_dir(sub).unwrap();
            names.extend(files.map(|f| f.unwrap().file_name().into_string().unwrap()));
        } else {
            names.push(sub.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    names.sort();
    names
}

#[test]
fn files_are_kept_once_and_as_long_as_any_step_needs_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let put = |store: &Workspace, bytes: &[u8]| store.put_file(&mut &bytes[..]).unwrap();
    let (kept, again) = (put(&store, b"one"), put(&store, b"one"));
    assert_eq!((kept.digest, kept.size, kept.was_kept), (again.digest, 3, false));
    assert!(again.was_kept);
    assert_eq!(fs::read(store.file_path(kept.digest)).unwrap(), b"one");
    let unused = put(&store, b"nobody wants this");
    let saved = store.create(record("1"), step("created")).wait().unwrap();
    let with = |bytes: &[u8]| {
        let stored = put(&store, bytes);
        let mut record = record("1");
        Arc::make_mut(&mut record.case).inbox = vec![file(stored.digest, stored.size)];
        record
    };
    let mut version = saved.version;
    for bytes in [&b"one"[..], b"two", b"three"] {
        version = store.save(saved.key, version, with(bytes), step("a")).wait().unwrap();
    }
    fs::write(folder.path().join("files/.part-1-2"), b"half").unwrap();
    drop(store);
    // "one" and "two" are needed by undo only.
    let store = open(folder.path());
    assert_eq!(kept_files(folder.path()).len(), 3);
    assert_eq!(store.open_file(unused.digest).unwrap_err(), StoreError::NoSuchFile(unused.digest));
    let said = store.recovered();
    assert!(said.contains(&Recovery::TemporaryFilesRemoved(1)), "{said:?}");
    assert!(said.contains(&Recovery::FilesRemoved(1)), "{said:?}");
    store.back_up(opening().today).unwrap();
    // Back to "one", and another edit there: "two" and "three" can never come back …
    for _ in 0..2 {
        version = store.undo(saved.key, version).wait().unwrap().unwrap().now.version;
    }
    let now = store.load(saved.key).wait().unwrap().record;
    store.save(saved.key, version, answered(&now, "n", "1"), step("b")).wait().unwrap();
    drop(store);
    // … except from a backup.
    drop(open(folder.path()));
    assert_eq!(kept_files(folder.path()).len(), 3);
    fs::remove_dir_all(folder.path().join("backups")).unwrap();
    drop(open(folder.path()));
    assert_eq!(kept_files(folder.path()), [kept.digest.to_string()]);
}

/// What comes later belongs to the last step: its name, its files, one way back and one forth.
#[test]
fn what_belongs_to_the_last_step_is_a_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let kept = ["one", "two", "three"].map(|it| store.put_file(&mut it.as_bytes()).unwrap());
    let with = |count: usize| {
        let mut record = record("1");
        let files = kept.iter().take(count).map(|it| file(it.digest, it.size));
        Arc::make_mut(&mut record.case).inbox = files.collect();
        record
    };
    let key = store.create(record("1"), step("created")).wait().unwrap().key;
    let mut version = store.save(key, Version(1), with(1), step("added")).wait().unwrap();
    version = store.save(key, version, with(2), step("late")).wait().unwrap();
    version = store.undo(key, version).wait().unwrap().unwrap().now.version;
    // What was undone is not made again beside what comes now.
    version = store.save_further(key, version, with(3), step("added more")).wait().unwrap();
    drop(store);
    store = open(folder.path());
    assert_eq!(kept_files(folder.path()).len(), 3);
    let steps = store.steps(key).wait().unwrap();
    let codes: Vec<&str> = steps.iter().map(|it| it.step.code.as_str()).collect();
    assert_eq!(codes, ["created", "added more"]);
    let back = store.undo(key, version).wait().unwrap().unwrap();
    assert_eq!((back.step.code.as_str(), back.now.record.case.inbox.len()), ("added more", 0));
    let forth = store.redo(key, back.now.version).wait().unwrap().unwrap();
    assert_eq!(forth.now.record.case.inbox.len(), 3);
    assert_eq!((forth.now.redo, forth.now.version), (None, Version(7)));
    // The next step needs them, too; nobody needs what it puts away, once it cannot be undone any more.
    store.save(key, forth.now.version, with(2), step("less")).wait().unwrap();
    drop(store);
    drop(open(folder.path()));
    assert_eq!(kept_files(folder.path()).len(), 3);
    assert!(open(folder.path()).save_further(key, Version(3), with(1), step("x")).wait().is_err());
}

#[test]
fn a_file_that_vanished_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let stored = store.put_file(&mut &b"one"[..]).unwrap();
    let mut record = record("1");
    Arc::make_mut(&mut record.case).inbox = vec![file(stored.digest, 3)];
    store.create(record, step("created")).wait().unwrap();
    let path = store.file_path(stored.digest);
    drop(store);
    fs::remove_file(path).unwrap();
    assert!(open(folder.path()).recovered().contains(&Recovery::FilesMissing(1)));
}

#[test]
fn a_second_instance_reads_and_says_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path());
    let saved = first.create(record("1"), step("created")).wait().unwrap();
    let second = open(folder.path());
    let State::ReadOnly(ReadOnly::Held(Some(holder))) = second.state() else {
        panic!("{:?}", second.state())
    };
    assert_eq!((holder.pid, holder.since), (std::process::id(), opening().now));
    assert_eq!(second.cases().len(), 1);
    let refused = second.save(saved.key, saved.version, record("1"), step("a")).wait();
    assert_eq!(refused, Err(StoreError::ReadOnly));
    assert_eq!(second.put_file(&mut &b"x"[..]), Err(StoreError::ReadOnly));
    first.create(record("2"), step("created")).wait().unwrap();
    second.refresh().wait().unwrap();
    assert_eq!(second.cases().len(), 2);
    drop(first);
    drop(second);
    assert_eq!(open(folder.path()).state(), State::Ready);
}

#[test]
fn a_clock_that_goes_back_changes_no_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let at = |when: i64| Step::new("edit", When(when));
    let old = store.create(record("1"), at(4_000_000_000_000)).wait().unwrap();
    let new = store.create(record("2"), at(-5)).wait().unwrap();
    let mut version = old.version;
    for (n, when) in [900, 500, -1, 100].into_iter().enumerate() {
        let now = answered(&record("1"), "n", &n.to_string());
        version = store.save(old.key, version, now, at(when)).wait().unwrap();
    }
    drop(store);
    let earlier = Opening { today: AsOf(day("1970-01-01")), now: When(0), ..opening() };
    let store = Workspace::open(folder.path(), earlier).unwrap();
    let keys: Vec<CaseKey> = store.cases().iter().map(|head| head.key).collect();
    assert_eq!(keys, [old.key, new.key], "the last changed first");
    let moved = store.undo(old.key, version).wait().unwrap().unwrap();
    assert_eq!((answer(&moved.now.record, "n"), moved.step.when), (Some("2"), When(100)));
    let whens: Vec<i64> =
        store.steps(old.key).wait().unwrap().iter().map(|entry| entry.step.when.0).collect();
    assert_eq!(whens, [4_000_000_000_000, 900, 500, -1, 100]);
}

/// A case with twelve scans. Prints how long it takes; with `PERMITPACK_CASES=5000` the figures that count.
#[test]
fn many_cases_open_quickly() {
    let cases: i64 = std::env::var("PERMITPACK_CASES").map_or(200, |n| n.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let typical = |n: i64| {
        let mut typical = record(&n.to_string());
        typical.summary = full_record().summary;
        let scans = (0..12).map(|at| {
            file(permitpack::documents::digest::of_bytes(format!("{n} {at}").as_bytes()), 9)
        });
        Arc::make_mut(&mut typical.case).inbox = scans.collect();
        typical
    };
    let began = Instant::now();
    let tickets: Vec<_> = (0..cases).map(|n| store.create(typical(n), step("a"))).collect();
    assert!(tickets.into_iter().all(|ticket| ticket.wait().is_ok()));
    let created = began.elapsed();
    let mut slowest = std::time::Duration::ZERO;
    for n in 0..50 {
        let began = Instant::now();
        store.save(CaseKey(1), Version(1 + n), typical(n), step("b")).wait().unwrap();
        slowest = slowest.max(began.elapsed());
    }
    drop(store);
    let began = Instant::now();
    let store = open(folder.path());
    let opened = began.elapsed();
    assert_eq!(store.cases().len(), usize::try_from(cases).unwrap());
    let began = Instant::now();
    store.load(CaseKey(cases)).wait().unwrap();
    println!(
        "{cases} cases: created in {created:.2?}, opened in {opened:.2?}, one loaded in {:.2?}, \
         slowest of 50 saves {slowest:.2?}",
        began.elapsed()
    );
}
