//! The corpora through the whole intake: dropped as folders, and packed into an archive. In a process of its
//! own, so that its memory can be measured. Prints what became of the files, and where page counts differ from
//! those of other readers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::time::{Duration, Instant};

use permitpack::domain::{Arg, Code, FileRef, Finding, Severity, Subject};
use permitpack::session::intake::{FileState, state};

use super::made::{archive, stored};
use super::{Desk, Drop};
use crate::worker::{alone, forget_peak, peak, resident};

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora")
}

#[test]
#[cfg(target_os = "linux")]
fn the_corpora_go_through_the_whole_intake() {
    if !corpora().is_dir() {
        println!("skipped: no corpora here");
        return;
    }
    alone("intake::sweep::sweep_alone");
}

/// What stands for a file that was dropped: a kept file of that name, something that came out of it, or a
/// finding that names it. A name counts as often as it was dropped.
fn without_a_word(dropped: &[PathBuf], came: &Drop) -> Vec<String> {
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut opened: BTreeSet<&str> = BTreeSet::new();
    for file in &came.files {
        match file.came_in.first() {
            Some(outer) => drop(opened.insert(&outer.name)),
            None => *told.entry(file.name.clone()).or_default() += 1,
        }
    }
    for finding in &came.failed {
        // What is said of a file in an archive names the archive as well, and stands for that alone.
        let of = |wanted: &str| finding.args.iter().find(|(name, _)| *name == wanted);
        match of("archive") {
            Some((_, Arg::Text(outer))) => drop(opened.insert(outer)),
            _ => {
                if let Subject::File(name) = &finding.subject {
                    *told.entry(name.clone()).or_default() += 1;
                }
            }
        }
    }
    let mut lost = Vec::new();
    for path in dropped {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let left = told.entry(name.clone()).or_default();
        if *left > 0 {
            *left -= 1;
        } else if !opened.contains(name.as_str()) {
            lost.push(name);
        }
    }
    lost
}

#[test]
fn a_lost_file_does_not_hide_behind_an_archive() {
    let finding = |name: &str, archive: Option<&str>| {
        let of = Finding::new(Severity::Blocker, Subject::File(name.to_owned()), Code("x"));
        match archive {
            Some(archive) => of.with("archive", Arg::Text(archive.to_owned())),
            None => of,
        }
    };
    let failed = vec![
        finding("1.pdf", Some("a.zip")),
        finding("2.pdf", Some("a.zip")),
        finding("told.pdf", None),
        // The same name in an archive does not stand for the file that was dropped.
        finding("lost.pdf", Some("a.zip")),
    ];
    let came = Drop { files: Vec::new(), failed };
    let dropped = ["a.zip", "told.pdf", "lost.pdf", "x/told.pdf"].map(PathBuf::from);
    assert_eq!(without_a_word(&dropped, &came), ["lost.pdf", "told.pdf"]);
}

#[test]
#[ignore = "run by the_corpora_go_through_… in a process of its own"]
#[cfg(target_os = "linux")]
fn sweep_alone() {
    let mut desk = Desk::new();
    let folders = ["bombs", "images", "sheets", "zips", "qpdf", "py-pdf"];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|it| std::fs::read_dir(corpora().join(it)).ok())
        .flat_map(|it| it.map(|entry| entry.unwrap().path()))
        .filter(|it| it.is_file())
        .collect();
    files.sort();
    let counts = counts();
    let mut found = Found::default();
    let workers = Workers::watch();
    forget_peak();
    let before = resident().unwrap();
    let begun = Instant::now();
    let (mut taken, mut readable, mut named, mut drops) = (0, 0, 0, 0);
    let mut lost: Vec<String> = Vec::new();
    // Small drops: a busy disk takes its time for each file.
    for chunk in files.chunks(200) {
        let dropped = desk.drop(chunk.to_vec());
        drops += 1;
        for file in &dropped.files {
            let blocked = file.findings.iter().any(|it| it.severity == Severity::Blocker);
            let told = file.page_count > 0 || blocked || file.is_bare_signature();
            assert!(told, "{}: neither pages nor a reason", file.name);
            readable += usize::from(file.page_count > 0);
            found.add(file, counts.get(&file.name).map(Vec::as_slice));
        }
        taken += dropped.files.len();
        named += dropped.failed.len();
        lost.extend(without_a_word(chunk, &dropped));
    }
    let (whole, grown) = (begun.elapsed(), peak().unwrap().saturating_sub(before));
    println!(
        "{} files in {drops} drops and {whole:?}: {taken} kept, {readable} give pages, {named} named; \
         the parent grew by {grown} KiB",
        files.len()
    );
    assert!(lost.is_empty(), "dropped without a word: {lost:?}");
    found.print();
    println!("the largest worker had {} KiB", workers.most());
    assert!(found.as_all > 100, "pages are hardly ever counted as others count them");
    assert!(found.unlike.is_empty(), "pages that no other reader counts so: {:?}", found.unlike);
    assert!(grown <= 96 * 1024, "the parent grew by {grown} KiB");
    // The same in an archive: what was said of a file does not depend on how it came.
    let some: Vec<_> = (files.iter())
        .filter(|it| it.parent().is_some_and(|it| it.ends_with("images") || it.ends_with("bombs")))
        .map(|it| {
            let name = it.file_name().unwrap().to_string_lossy().into_owned();
            stored(&name, &std::fs::read(it).unwrap())
        })
        .collect();
    let count = some.len();
    let begun = Instant::now();
    let dropped = desk.drop_bytes("corpora.zip", &archive(&some));
    println!("{count} of them in an archive: {:?}", begun.elapsed());
    assert!(dropped.files.len() + dropped.failed.len() >= count);
    assert!(dropped.files.iter().all(|it| it.came_in.len() == 1));
}

/// What became of the files.
#[derive(Default)]
struct Found {
    /// How many of each state, by name.
    states: BTreeMap<&'static str, usize>,
    pages: u32,
    /// Files of which all other readers count as many pages as this one.
    as_all: usize,
    /// Files of which the others disagree, and at least one counts so.
    as_some: usize,
    /// Counted otherwise by all others, and told to the user as damaged.
    told: Vec<String>,
    /// Counted otherwise by all others, and not a word.
    unlike: Vec<String>,
}

impl Found {
    fn add(&mut self, file: &FileRef, others: Option<&[Option<u32>]>) {
        let name = match state(file) {
            FileState::Sound => "sound",
            FileState::Repaired => "repaired",
            FileState::Pictures(_) => "with pages as pictures",
            FileState::Incomplete(_) => "incomplete",
            FileState::Doubtful => "with pages in doubt",
            FileState::Signed => "signed",
            FileState::Locked => "locked",
            FileState::Signature => "signatures",
            FileState::Refused => "refused by name",
        };
        *self.states.entry(name).or_default() += 1;
        self.pages += file.page_count;
        let Some(others) = others.filter(|_| file.page_count > 0) else { return };
        let same = others.iter().filter(|it| **it == Some(file.page_count)).count();
        // Who counts no page has not found what this reader has.
        let counted = others.iter().flatten().filter(|count| **count > 0).count();
        if counted == 0 {
            return;
        }
        let line = || format!("{}: {} beside {others:?}", file.name, file.page_count);
        if same == others.len() {
            self.as_all += 1;
        } else if same > 0 {
            self.as_some += 1;
        } else if matches!(state(file), FileState::Sound | FileState::Signed) {
            self.unlike.push(line());
        } else {
            self.told.push(line());
        }
    }

    fn print(&self) {
        println!("{:?}, {} pages", self.states, self.pages);
        println!(
            "pages: {} files as all others count, {} as some do, {} as none and told: {:?}",
            self.as_all,
            self.as_some,
            self.told.len(),
            self.told
        );
    }
}

/// What qpdf, mutool and poppler count, by name of the file.
fn counts() -> BTreeMap<String, Vec<Option<u32>>> {
    let lists = ["py-pdf.pages.tsv", "qpdf.pages.tsv"];
    let texts = lists.iter().filter_map(|it| std::fs::read_to_string(corpora().join(it)).ok());
    let mut counts = BTreeMap::new();
    for text in texts {
        for line in text.lines().skip(1) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default().to_owned();
            counts.insert(name, fields.map(|it| it.trim().parse().ok()).collect());
        }
    }
    counts
}

/// Looks how much memory the workers of this process have.
struct Workers {
    most: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<()>,
}

impl Workers {
    fn watch() -> Self {
        let (most, is_over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (seen, over) = (Arc::clone(&most), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            while !over.load(SeqCst) {
                for task in std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
                    let children = std::fs::read_to_string(task.path().join("children"));
                    for child in children.unwrap_or_default().split_whitespace() {
                        seen.fetch_max(high_water(child).unwrap_or(0), SeqCst);
                    }
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        Self { most, is_over, thread }
    }

    /// The most that one of them had, in KiB.
    fn most(self) -> u64 {
        self.is_over.store(true, SeqCst);
        self.thread.join().unwrap();
        self.most.load(SeqCst)
    }
}

fn high_water(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
