//! Files on their way into the workspace: folders are walked, each file is kept under its digest and
//! looked into by the worker, two at a time. What cannot be taken is named with the reason; nothing is
//! dropped silently.
//!
//! Limits: 2 000 files at a time, folders 16 deep. Links inside folders are not followed; hidden files and
//! what file managers leave behind stay out.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::look::{Wanted, look_while};
use super::said;
use crate::documents::importer::Importer;
use crate::documents::inspect::Purpose;
use crate::domain::{Digest, FileRef, Finding, Subject};
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::store::{Store, StoreError};

/// Files that are taken in one go.
pub const MAX_FILES: usize = 2_000;
/// How deep folders are walked.
const MAX_DEPTH: usize = 16;
/// What file managers leave in folders.
const LEFT_BEHIND: &[&str] = &["thumbs.db", "desktop.ini", "icon\r"];

/// The files that were taken, and why others were not.
pub(super) type Taken = (Vec<FileRef>, Vec<Finding>);

/// Keeps files and looks into them, in natural order of their paths. When it is stopped, what was read by
/// then is kept and the others are named.
pub(super) fn take_in(
    store: &dyn Store,
    importer: &dyn Importer,
    paths: &[PathBuf],
    progress: &dyn Progress,
) -> Result<Taken, Cancelled> {
    let mut walk = Walk::default();
    for path in paths {
        walk.at(path, 0);
    }
    let Walk { mut found, mut failed } = walk;
    found.sort_by_cached_key(|path| natural(&path.to_string_lossy()));
    found.dedup();
    for path in found.split_off(found.len().min(MAX_FILES)) {
        failed.push(said::too_many_files(&shown(&path), MAX_FILES));
    }
    let mut kept: Vec<(Digest, Wanted<'_>)> = Vec::new();
    let mut waiting = found.iter();
    for path in waiting.by_ref() {
        let name = shown(path);
        // Nothing is counted here; it only asks whether to go on.
        if progress.tick(Stage::Inspect, 0, 0).is_err() {
            failed.push(said::stopped_before(&name));
            break;
        }
        match keep(store, path, &name) {
            Ok(digest) => {
                let path = store.file_path(digest);
                kept.push((digest, Wanted { path, name, password: None }));
            }
            Err(why) => failed.push(why),
        }
    }
    failed.extend(waiting.map(|path| said::stopped_before(&shown(path))));
    let (digests, wanted): (Vec<Digest>, Vec<Wanted<'_>>) = kept.into_iter().unzip();
    let looked = look_while(&wanted, Purpose::Keeping, importer, progress);
    let mut files = Vec::new();
    for ((digest, wanted), inspection) in digests.into_iter().zip(wanted).zip(looked) {
        match inspection {
            Some(Ok(inspection)) => files.push(inspection.into_file_ref(&wanted.name, digest)),
            Some(Err(error)) => failed.push(said::file_failure(&wanted.name, error.into())),
            None => failed.push(said::stopped_before(&wanted.name)),
        }
    }
    if files.is_empty() && progress.tick(Stage::Inspect, 0, 0).is_err() {
        return Err(Cancelled);
    }
    Ok((files, failed))
}

fn keep(store: &dyn Store, path: &Path, name: &str) -> Result<Digest, Finding> {
    let unreadable = |error: io::Error| said::file_failure(name, error.into());
    // A pipe would keep the job waiting for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(unreadable(io::ErrorKind::InvalidInput.into()));
    }
    let mut source = File::open(path).map_err(unreadable)?;
    let kept = store.put_file(&mut source).map_err(|error| match error {
        StoreError::Full(_) => said::no_space_for(name),
        error => Finding { subject: Subject::File(name.to_owned()), ..error.finding() },
    })?;
    Ok(kept.digest)
}

/// The name of a file without its folders.
pub(super) fn shown(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned())
}

#[derive(Default)]
struct Walk {
    found: Vec<PathBuf>,
    failed: Vec<Finding>,
}

impl Walk {
    fn at(&mut self, path: &Path, depth: usize) {
        if !path.is_dir() {
            self.found.push(path.to_owned());
            return;
        }
        if depth == MAX_DEPTH {
            self.failed.push(said::too_deep(&shown(path), MAX_DEPTH));
            return;
        }
        let entries = match std::fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => {
                self.failed.push(said::file_failure(&shown(path), error.into()));
                return;
            }
        };
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let name = entry.file_name().to_string_lossy().to_lowercase();
                    let is_link = entry.file_type().is_ok_and(|it| it.is_symlink());
                    if !is_link && !name.starts_with('.') && !LEFT_BEHIND.contains(&name.as_str()) {
                        self.at(&entry.path(), depth + 1);
                    }
                }
                Err(error) => {
                    self.failed.push(said::file_failure(&shown(path), error.into()));
                }
            }
        }
    }
}

/// A key that puts `scan 2` before `scan 10`.
pub(super) fn natural(name: &str) -> Vec<(String, u128)> {
    let mut parts = Vec::new();
    let lower = name.to_lowercase();
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let digits_at = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(digits_at);
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (digits, next) = after.split_at(end);
        parts.push((text.to_owned(), digits.parse().unwrap_or(u128::MAX)));
        rest = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["scan 10.jpg", "Scan 2.jpg", "scan.jpg", "scan 1b.jpg", "скан 3.jpg"];
        names.sort_by_cached_key(|name| natural(name));
        let sorted = ["scan 1b.jpg", "Scan 2.jpg", "scan 10.jpg", "scan.jpg", "скан 3.jpg"];
        assert_eq!(names, sorted);
    }
}
