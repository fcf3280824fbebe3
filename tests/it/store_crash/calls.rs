//! Kills and refusals at each call to the system that changes the disk (strace injects them).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::user::{pack_files, write_pack};
use super::{check, number, user};
use crate::store_crash::user::committed;

/// The calls that change what is on the disk.
const CHANGING: &[&str] = &[
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "ftruncate",
    "mkdir",
    "mkdirat",
    "fchmod",
    "copy_file_range",
    "link",
    "linkat",
];

/// What is played, and from which state: with a case, and with a backup of day 0.
const PLAYS: &[(&str, bool, u64)] = &[
    ("open", false, 0),
    ("open", true, 1), // the backup of a new day
    ("work", true, 0),
    ("delete", true, 0),
    ("backup", true, 0),
    ("restore", true, 0),
];

fn has_strace() -> bool {
    let works = Command::new("strace")
        .args(["-qq", "-e", "inject=sync:error=EIO", "true"])
        .output()
        .is_ok_and(|out| out.status.success());
    if !works {
        println!("skipped: strace is not here or may not trace");
    }
    works
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The states that plays begin with.
struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("made");
        let out = user(&[], &made, "work", 0).output().unwrap();
        assert!(String::from_utf8_lossy(&out.stdout).contains("done"));
        Self { folder }
    }

    /// A fresh workspace to play on.
    fn set(&self, with_case: bool) -> PathBuf {
        let at = self.folder.path().join("played");
        if at.exists() {
            fs::remove_dir_all(&at).unwrap();
        }
        if with_case {
            copy_folder(&self.folder.path().join("made"), &at);
        } else {
            fs::create_dir(&at).unwrap();
        }
        at
    }

    /// Plays under strace; what was said.
    fn play(&self, strace: &[&str], play: &str, with_case: bool, day: u64) -> (PathBuf, String) {
        let at = self.set(with_case);
        if play == "pack" {
            write_pack(&at.join("pack"), false);
        }
        let before = [&["strace", "-f", "-qq"], strace].concat();
        let out = user(&before, &at, play, day).output().unwrap();
        (at, String::from_utf8_lossy(&out.stdout).into_owned())
    }

    /// How often the busiest thread of a play makes each call.
    fn count(&self, play: &str, with_case: bool, day: u64) -> BTreeMap<&'static str, u64> {
        let log = self.folder.path().join("log");
        let trace = format!("trace={}", CHANGING.join(","));
        let strace = ["-o", log.to_str().unwrap(), "-e", &trace];
        self.play(&strace, play, with_case, day);
        let mut by_thread: BTreeMap<(String, &'static str), u64> = BTreeMap::new();
        for line in fs::read_to_string(&log).unwrap().lines() {
            let (thread, call) = line.split_once(' ').unwrap_or_default();
            let name = call.trim_start().split('(').next().unwrap_or_default();
            if let Some(name) = CHANGING.iter().find(|changing| **changing == name) {
                *by_thread.entry((thread.to_owned(), name)).or_default() += 1;
            }
        }
        let mut most = BTreeMap::new();
        for ((_, name), count) in by_thread {
            let known: &mut u64 = most.entry(name).or_default();
            *known = (*known).max(count);
        }
        most
    }
}

/// Plays each play with a disturbance at every n-th call. Gives how many points that were.
fn disturb(
    plays: &[(&str, bool, u64)],
    calls: &[&str],
    how: &str,
    mut look: impl FnMut(&Path, &str, u64, &str),
) -> u64 {
    let stage = Stage::new();
    // The plays of an export are short: each call of them is tried.
    let is_short = plays.iter().all(|(play, ..)| *play == "pack");
    let every = if is_short { 1 } else { number("PERMITPACK_EVERY", 8) };
    let (mut points, mut at) = (0, 0);
    for &(play, with_case, day) in plays {
        for (call, count) in stage.count(play, with_case, day) {
            for n in (1..=count).filter(|_| calls.contains(&call)) {
                at += 1;
                if at % every != 0 {
                    continue;
                }
                let inject = format!("inject={call}:{how}:when={n}");
                let trace = format!("trace={call}");
                let quiet = ["-o", "/dev/null", "-e", &trace, "-e", &inject];
                let (folder, said) = stage.play(&quiet, play, with_case, day);
                points += 1;
                look(&folder, &said, day, &format!("{play} {call} {n}"));
            }
        }
    }
    points
}

#[test]
fn a_kill_at_any_call_that_changes_the_disk_loses_nothing() {
    if !has_strace() {
        return;
    }
    let mut cut_short = 0;
    let points = disturb(PLAYS, CHANGING, "signal=KILL", |folder, said, day, what| {
        cut_short += u64::from(!said.contains("test result"));
        let aside = folder.join("workspace.db.before-4");
        let has_marker = folder.join("restoring").exists();
        if what.starts_with("restore") {
            // Before the marker stands nothing has happened; behind it everything will.
            drop(permitpack::store::Workspace::open(folder, super::opening_on(day)).unwrap());
            assert!(!has_marker || aside.exists(), "{what}");
            drop(fs::remove_file(&aside));
        }
        println!("{what}");
        check(folder, said, 2, day);
    });
    assert!(cut_short > 0, "nothing was killed: the check proved nothing");
    println!(
        "{points} kill points, {cut_short} of them before the end: 0 lost, 0 corrupt, 0 orphans"
    );
}

/// A pack that is written over an older one: under each final name is one of the two, whole, whatever happens;
/// and the next export leaves nothing of the one that was killed.
#[test]
fn a_kill_at_any_call_of_an_export_leaves_whole_files_only() {
    if !has_strace() {
        return;
    }
    let mut seen = [0_u64; 2];
    let points =
        disturb(&[("pack", false, 0)], CHANGING, "signal=KILL", |folder, said, _, what| {
            let pack = folder.join("pack");
            for (name, old, new) in pack_files() {
                let there =
                    fs::read(pack.join(&name)).unwrap_or_else(|err| panic!("{what}: {err}"));
                assert!(
                    there == old || there == new,
                    "{what}: {name} is neither the old nor the new one"
                );
                seen[usize::from(there == new)] += 1;
                assert!(!said.contains("done") || there == new, "{what}: called done");
            }
            write_pack(&pack, true);
            let mut left: Vec<String> = fs::read_dir(&pack)
                .unwrap()
                .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
                .collect();
            left.sort();
            let names: Vec<String> = pack_files().into_iter().map(|(name, ..)| name).collect();
            assert_eq!(left, names, "{what}");
        });
    assert!(
        seen.iter().all(|it| *it > 0),
        "no kill fell before or none behind the names: {seen:?}"
    );
    println!("{points} kill points of an export: no half file, nothing left behind");
}

#[test]
fn a_disk_that_refuses_is_never_called_saved() {
    if !has_strace() {
        return;
    }
    let plays = [("work", true, 0), ("delete", true, 0)];
    for (calls, how) in [
        (&["fsync", "fdatasync"][..], "error=EIO"),
        (&["pwrite64", "write", "fsync", "fdatasync", "ftruncate"][..], "error=ENOSPC"),
    ] {
        let mut refused = 0;
        let points = disturb(&plays, calls, how, |folder, said, day, what| {
            refused += u64::from(said.contains("failed: ") || said.contains("not opened"));
            let whole = said.contains("done") || said.contains("not opened");
            // A refused line on standard output ends the user, not the workspace.
            assert!(whole || what.contains(" write "), "{what}: {said}");
            check(folder, said, if committed(said).is_empty() { i64::MAX } else { 2 }, day);
        });
        println!("{how}: {points} points, {refused} seen by the user; none called saved");
    }
}
