//! Folders are walked, in natural order of the paths.

use std::path::{Path, PathBuf};

use super::{MAX_FILES, shown};
use crate::domain::Finding;
use crate::session::said;

/// How deep folders are walked.
const MAX_DEPTH: usize = 16;
/// What file managers leave in folders.
const LEFT_BEHIND: &[&str] = &["thumbs.db", "desktop.ini", "icon\r"];

/// The files at these paths and in these folders, and what is wrong with others.
pub(super) fn walk(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Finding>) {
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
    (found, failed)
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
    use super::natural;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["scan 10.jpg", "Scan 2.jpg", "scan.jpg", "scan 1b.jpg", "скан 3.jpg"];
        names.sort_by_cached_key(|name| natural(name));
        let sorted = ["scan 1b.jpg", "Scan 2.jpg", "scan 10.jpg", "scan.jpg", "скан 3.jpg"];
        assert_eq!(names, sorted);
    }
}
