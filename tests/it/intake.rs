//! From a drop to the inbox, in the user's terms: archives, e-mails, signatures, passwords, duplicates,
//! suggestions. Every fixture is made here.

use std::path::{Path, PathBuf};

use permitpack::domain::{FileRef, Finding};
use permitpack::session::jobs::JobEnd;

use crate::session::{NOW, Office, first_permit};

mod archives;
pub(crate) mod damage;
mod letters;
pub(crate) mod locked;
mod locked_edges;
pub(crate) mod made;
mod secrets;
mod signatures;
pub(crate) mod sizes;
mod suggestions;
mod sweep;

/// What came of a drop.
struct Drop {
    files: Vec<FileRef>,
    failed: Vec<Finding>,
}

impl Drop {
    fn names(&self) -> Vec<&str> {
        self.files.iter().map(|it| it.name.as_str()).collect()
    }

    /// What was said of files that were not taken: code and name.
    fn said(&self) -> Vec<(&str, &str)> {
        let name = |it: &Finding| match &it.subject {
            permitpack::domain::Subject::File(name) => name.clone(),
            other => format!("{other:?}"),
        };
        self.failed.iter().map(|it| (it.code.0, &*Box::leak(name(it).into_boxed_str()))).collect()
    }

    fn file(&self, name: &str) -> &FileRef {
        let found = self.files.iter().find(|it| it.name == name);
        found.unwrap_or_else(|| panic!("no {name} among {:?}, {:?}", self.names(), self.said()))
    }

    /// Where a file came from, the outermost first.
    fn from(&self, name: &str) -> Vec<String> {
        let came = |it: &permitpack::domain::CameIn| {
            if it.folder.is_empty() {
                it.name.clone()
            } else {
                format!("{}/{}", it.name, it.folder)
            }
        };
        self.file(name).came_in.iter().map(came).collect()
    }
}

/// A workspace with an open case, and a folder for what is dropped.
struct Desk {
    folder: tempfile::TempDir,
    office: Office,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut office = Office::open(&folder.path().join("workspace"));
        office.desk.create(first_permit(""), NOW).unwrap();
        Self { folder, office }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Drops files on the window and waits; they are in the inbox afterwards.
    fn drop(&mut self, paths: Vec<PathBuf>) -> Drop {
        let key = self.office.case().key();
        self.office.jobs.import(key, paths, None);
        let end = self.office.ended();
        let JobEnd::Imported { files, failed, .. } = &end else { panic!("{end:?}") };
        let dropped = Drop { files: files.clone(), failed: failed.clone() };
        self.office.desk.take_in(end, NOW).unwrap();
        dropped
    }

    /// Drops one file made of these bytes.
    fn drop_bytes(&mut self, name: &str, bytes: &[u8]) -> Drop {
        let path = self.put(name, bytes);
        self.drop(vec![path])
    }
}

/// Every file below a folder.
fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(all_files(&path)) } else { found.push(path) }
    }
    found
}
