//! The corpora through the whole intake: dropped as folders, and packed into an archive. In a process of its
//! own, so that its memory can be measured.

use std::path::{Path, PathBuf};
use std::time::Instant;

use permitpack::domain::Severity;

use super::Desk;
use super::made::{archive, stored};
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
    forget_peak();
    let before = resident().unwrap();
    let begun = Instant::now();
    let (mut taken, mut readable, mut named, mut drops) = (0, 0, 0, 0);
    // Small drops: a busy disk takes its time for each file.
    for chunk in files.chunks(200) {
        let dropped = desk.drop(chunk.to_vec());
        drops += 1;
        for file in &dropped.files {
            let blocked = file.findings.iter().any(|it| it.severity == Severity::Blocker);
            let told = file.page_count > 0 || blocked || file.is_bare_signature();
            assert!(told, "{}: neither pages nor a reason", file.name);
            readable += usize::from(file.page_count > 0);
        }
        taken += dropped.files.len();
        named += dropped.failed.len();
    }
    let (whole, grown) = (begun.elapsed(), peak().unwrap().saturating_sub(before));
    println!(
        "{} files in {drops} drops and {whole:?}: {taken} kept, {readable} give pages, {named} named; \
         the parent grew by {grown} KiB",
        files.len()
    );
    assert!(taken + named >= files.len(), "a file was dropped without a word");
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
