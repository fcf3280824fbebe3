//! Folders are walked, in natural order of the paths.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{MAX_FILES, codes, shown};
use crate::documents::sniff;
use crate::domain::Finding;
use crate::export::progress::{Progress, Stage};
use crate::session::said;

/// How deep folders are walked.
const MAX_DEPTH: usize = 16;
/// Entries of all folders that are looked at.
const MAX_ENTRIES: usize = 10 * MAX_FILES;
/// After so many entries it is asked whether to go on.
const GLANCE: usize = 256;

/// The files at these paths and in these folders, and what is wrong with others. It ends when there are
/// enough, or when somebody says stop: what is found by then is named by whoever takes it.
pub(super) fn walk(paths: &[PathBuf], progress: &dyn Progress) -> (Vec<PathBuf>, Vec<Finding>) {
    let mut walk = Walk { progress, found: Vec::new(), failed: Vec::new(), seen: 0, more: None };
    for path in paths {
        if walk.at(path, 0).is_break() {
            break;
        }
    }
    let Walk { mut found, mut failed, more, .. } = walk;
    found.sort_by_cached_key(|path| natural(&path.to_string_lossy()));
    found.dedup();
    failed.extend(more.map(|path| said::too_many_files(&shown(&path), MAX_FILES)));
    (found, failed)
}

struct Walk<'p> {
    progress: &'p dyn Progress,
    found: Vec<PathBuf>,
    failed: Vec<Finding>,
    /// Entries that were looked at.
    seen: usize,
    /// The first that was too much.
    more: Option<PathBuf>,
}

impl Walk<'_> {
    fn is_stopped(&self) -> bool {
        self.progress.tick(Stage::Inspect, 0, 0).is_err()
    }

    /// Breaks off when there is enough.
    fn at(&mut self, path: &Path, depth: usize) -> ControlFlow<()> {
        if self.is_stopped() {
            return ControlFlow::Break(());
        }
        if !path.is_dir() {
            if self.found.len() == MAX_FILES {
                self.more.get_or_insert_with(|| path.to_owned());
                return ControlFlow::Break(());
            }
            self.found.push(path.to_owned());
            return ControlFlow::Continue(());
        }
        if depth == MAX_DEPTH {
            self.name(said::too_deep(&shown(path), MAX_DEPTH));
            return ControlFlow::Continue(());
        }
        if self.more.is_some() {
            // Enough was looked at; what is listed by now is still taken.
            return ControlFlow::Continue(());
        }
        let inside = self.inside(path);
        inside.iter().try_for_each(|path| self.at(path, depth + 1))
    }

    /// What lies in a folder, in natural order, so that the same files are taken each time.
    fn inside(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut inside = Vec::new();
        let unread = |error: std::io::Error| said::file_failure(&shown(folder), error.into());
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.name(unread(error));
                return inside;
            }
        };
        for entry in entries {
            self.seen += 1;
            if self.seen.is_multiple_of(GLANCE) && self.is_stopped() {
                break;
            }
            match entry {
                Ok(entry) if self.seen > MAX_ENTRIES => {
                    self.more.get_or_insert_with(|| entry.path());
                    break;
                }
                Ok(entry) => {
                    let name = entry.file_name().to_string_lossy().to_lowercase();
                    let is_link = entry.file_type().is_ok_and(|it| it.is_symlink());
                    if name.starts_with('.') || sniff::is_left_behind(&name) {
                        continue;
                    }
                    if is_link {
                        self.name(codes::link_not_followed(&shown(&entry.path())));
                    } else {
                        inside.push(entry.path());
                    }
                }
                Err(error) => self.name(unread(error)),
            }
        }
        inside.sort_by_cached_key(|path| natural(&shown(path)));
        inside
    }

    /// Names what is wrong, as long as somebody can read it all.
    fn name(&mut self, why: Finding) {
        if self.failed.len() < MAX_FILES {
            self.failed.push(why);
        }
    }
}

/// A key that puts `scan 2` before `scan 10`.
pub(in crate::session) fn natural(name: &str) -> Vec<(String, u128)> {
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
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;
    use crate::export::progress::{Cancelled, Unwatched};

    /// Somebody who says stop after so many questions.
    struct Until(AtomicUsize);

    impl Progress for Until {
        fn tick(&self, _: Stage, _: u64, _: u64) -> Result<(), Cancelled> {
            let left = self.0.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
            left.map(drop).map_err(|_| Cancelled)
        }
    }

    #[expect(clippy::disallowed_methods, reason = "files for a test")]
    fn many(count: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..count {
            let inside = folder.path().join(format!("folder {}", n / 500));
            std::fs::create_dir_all(&inside).unwrap();
            std::fs::write(inside.join(format!("{n}.pdf")), b"").unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_with_too_many_files_gives_the_first_ones_and_says_so_once() {
        let folder = many(MAX_FILES + 300);
        let paths = [folder.path().to_owned()];
        let (found, failed) = walk(&paths, &Unwatched);
        assert_eq!((found.len(), failed.len()), (MAX_FILES, 1));
        assert_eq!(failed[0].code, said::JOB_TOO_MANY_FILES);
        assert_eq!(failed[0].subject, crate::domain::Subject::File("2000.pdf".to_owned()));
        assert!(found.iter().all(|path| path.parent() != Some(&folder.path().join("folder 4"))));
        assert_eq!(walk(&paths, &Unwatched).0, found, "the same ones each time");
    }

    #[test]
    fn the_search_ends_when_somebody_says_stop() {
        let folder = many(300);
        let (found, failed) = walk(&[folder.path().to_owned()], &Until(AtomicUsize::new(50)));
        assert!(found.len() < 50 && failed.is_empty(), "{} found", found.len());
    }

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["scan 10.jpg", "Scan 2.jpg", "scan.jpg", "scan 1b.jpg", "скан 3.jpg"];
        names.sort_by_cached_key(|name| natural(name));
        let sorted = ["scan 1b.jpg", "Scan 2.jpg", "scan 10.jpg", "scan.jpg", "скан 3.jpg"];
        assert_eq!(names, sorted);
    }
}
