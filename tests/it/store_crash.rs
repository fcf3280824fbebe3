//! A workspace whose program is killed, or whose disk refuses, at any moment: what was confirmed is
//! there, and nothing else is left.
//!
//! The test program starts itself as a scripted user, who says `committed <version> <answer>` after each
//! confirmed change. `PERMITPACK_KILLS` random kills (default 12; 300 in tests/kill-store.sh), and one kill
//! at every `PERMITPACK_EVERY`-th call (default 8; 1 in tests/strace-store.sh) that changes the disk.

mod calls;
mod full_disk;
mod user;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use permitpack::domain::Digest;
use permitpack::store::{Recovery, State, Store, Workspace};

use crate::store::{answer, kept_files, open};
use user::{DAY, FOLDER, PLAY, committed, opening_on};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

/// The scripted user as a process of its own, under another program if need be.
fn user(before: &[&str], folder: &Path, play: &str, day: u64) -> Command {
    let program = std::env::current_exe().unwrap();
    let mut command = match before {
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
        [] => Command::new(program),
    };
    command
        .args(["--exact", "store_crash::user::a_scripted_user", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(PLAY, play)
        .env(DAY, day.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Every digest that a database of the workspace names, asked without the program's own code.
fn named_by_databases(folder: &Path) -> BTreeSet<String> {
    let mut databases = vec![folder.join("workspace.db")];
    databases.extend(fs::read_dir(folder.join("backups")).into_iter().flatten().map(|entry| {
        let path = entry.unwrap().path();
        assert_eq!(path.extension().unwrap(), "db", "half a backup: {}", path.display());
        path
    }));
    let mut digests = BTreeSet::new();
    for path in databases {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let sound: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok", "{}", path.display());
        let sql = "SELECT digest FROM case_files UNION SELECT digest FROM party_files";
        let mut select = connection.prepare(sql).unwrap();
        let rows = select.query_map([], |row| row.get(0).map(Digest)).unwrap();
        digests.extend(rows.map(|digest| digest.unwrap().to_string()));
    }
    digests
}

/// Starts the program again and looks whether everything is as it must be. `ahead`: changes that may be
/// there without having been confirmed.
fn check(folder: &Path, said: &str, ahead: i64, day: u64) -> Vec<Recovery> {
    let today = opening_on(day).today.0;
    let is_backed_up = Workspace::backups(folder).unwrap().iter().any(|made| made.on == today);
    let store = Workspace::open(folder, opening_on(day)).unwrap();
    let recovered = store.recovered();
    assert_eq!(store.state(), State::Ready);
    let missing = recovered.iter().any(|r| matches!(r, Recovery::FilesMissing(_)));
    assert!(!missing, "files are missing after: {said}");
    if let Some(&(version, text)) = committed(said).last() {
        let (cases, deleted) = (store.cases(), store.deleted_cases());
        let key = cases.iter().chain(deleted.iter()).last().expect("the case was confirmed").key;
        let loaded = store.load(key).wait().unwrap();
        let past = loaded.version.0 - version;
        assert!((0..=ahead).contains(&past), "{version} confirmed, {:?} found", loaded.version);
        if past == 0 {
            assert_eq!(answer(&loaded.record, "n").unwrap_or("-"), text, "after: {said}");
        }
        for file in &loaded.record.case.inbox {
            let mut bytes = Vec::new();
            store.open_file(file.digest).unwrap().read_to_end(&mut bytes).unwrap();
            assert_eq!(permitpack::documents::digest::of_bytes(&bytes), file.digest);
        }
    }
    drop(store);
    if !is_backed_up {
        // The backup of the day pushed the oldest one out; what only that one named goes at the next start.
        drop(Workspace::open(folder, opening_on(day)).unwrap());
    }
    let kept: BTreeSet<String> = kept_files(folder).into_iter().collect();
    let named = named_by_databases(folder);
    assert!(kept.is_subset(&named), "orphans: {:?}", kept.difference(&named));
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    let known = ["workspace.db", "files", "backups", "lock"];
    let is_known = |name: &std::ffi::OsString| known.iter().any(|known| name == *known);
    assert!(left.iter().all(is_known), "left: {left:?}");
    recovered
}

#[test]
fn a_kill_at_a_random_moment_loses_nothing() {
    let kills = number("PERMITPACK_KILLS", 12);
    let folder = tempfile::tempdir().unwrap();
    let mut random = 7_u64;
    let mut next = |below: u64| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    let (mut confirmed, mut in_work, mut replayed, mut removed) = (0, 0, 0, 0);
    for round in 0..kills {
        // A new day now and then: its backup is killed as well.
        let day = round / 3;
        let mut child = user(&[], folder.path(), "forever", day).spawn().unwrap();
        let wait = Duration::from_micros(next(if round % 4 == 0 { 120_000 } else { 500_000 }));
        let began = Instant::now();
        std::thread::sleep(wait.saturating_sub(began.elapsed()));
        child.kill().unwrap();
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        confirmed += committed(&said).len();
        in_work += u64::from(!committed(&said).is_empty());
        let recovered = check(folder.path(), &said, 1, day);
        replayed += u64::from(recovered.contains(&Recovery::ChangesReplayed));
        removed += u64::from(recovered.iter().any(|r| matches!(r, Recovery::FilesRemoved(_))));
    }
    assert!(in_work > 0, "no program was killed at work: the check proved nothing");
    println!(
        "{kills} kills ({in_work} amid edits and imports, {confirmed} confirmed changes): 0 lost, \
         0 corrupt, 0 orphans; {replayed} starts replayed a log, {removed} removed half imports"
    );
    assert!(open(folder.path()).cases().len() <= 1);
}
