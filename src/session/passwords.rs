//! Passwords of files: asked once, tried on the other locked files, and kept in memory only. They end with
//! the program; nothing here or in the store writes them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::documents::codes;
use crate::domain::{Case, Digest, FileRef};
use crate::session::intake::codes::ARCHIVE_LOCKED;

/// Passwords that are tried on a new file: the last ones that opened something.
pub const TRIED: usize = 8;

/// The passwords that the user told since the program began. Clones are the same ring.
#[derive(Clone, Default)]
pub struct Passwords(Arc<Mutex<Ring>>);

#[derive(Default)]
struct Ring {
    of: BTreeMap<Digest, String>,
    /// The last first, each once.
    told: Vec<String>,
}

impl std::fmt::Debug for Passwords {
    /// Without the passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Passwords({})", self.ring().told.len())
    }
}

impl Passwords {
    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A password opened a file.
    pub fn learn(&self, file: Digest, password: &str) {
        let mut ring = self.ring();
        ring.of.insert(file, password.to_owned());
        ring.told.retain(|known| known != password);
        ring.told.insert(0, password.to_owned());
    }

    /// What opens a file, if it is known.
    pub fn of(&self, file: Digest) -> Option<String> {
        self.ring().of.get(&file).cloned()
    }

    /// What may open a file that was never opened, the likeliest first.
    pub fn to_try(&self, file: Option<Digest>) -> Vec<String> {
        let ring = self.ring();
        let own = file.and_then(|digest| ring.of.get(&digest));
        let others = ring.told.iter().filter(|known| Some(*known) != own);
        own.into_iter().chain(others).take(TRIED).cloned().collect()
    }

    /// Learns the passwords that a case brings, and gives its other locked files those that are known.
    pub fn fill(&self, case: &mut Arc<Case>) {
        for file in files(case) {
            if let Some(password) = &file.password {
                self.learn(file.digest, password);
            }
        }
        let missing = |file: &FileRef| file.waits_for_password() && self.of(file.digest).is_some();
        if !files(case).any(missing) {
            return;
        }
        let case = Arc::make_mut(case);
        let in_documents = case.documents.iter_mut().flat_map(|it| &mut it.files);
        for file in in_documents.chain(&mut case.inbox).filter(|it| it.waits_for_password()) {
            file.password = self.of(file.digest).map(Into::into);
        }
    }
}

fn files(case: &Case) -> impl Iterator<Item = &FileRef> {
    case.documents.iter().flat_map(|it| &it.files).chain(&case.inbox)
}

/// Files that were never opened: each once.
pub fn locked(case: &Case) -> Vec<&FileRef> {
    once(files(case).filter(|file| is_locked(file)))
}

/// Files that were opened with a password which is not known any more: each once. Before an export of the
/// case somebody has to tell it.
pub fn waiting(case: &Case) -> Vec<&FileRef> {
    once(files(case).filter(|file| file.waits_for_password()))
}

/// Whether a file was never opened for want of a password.
pub fn is_locked(file: &FileRef) -> bool {
    let asks = |code| {
        code == codes::PASSWORD_NEEDED || code == codes::PASSWORD_WRONG || code == ARCHIVE_LOCKED
    };
    file.page_count == 0 && file.findings.iter().any(|finding| asks(finding.code))
}

fn once<'f>(files: impl Iterator<Item = &'f FileRef>) -> Vec<&'f FileRef> {
    let mut found: Vec<&FileRef> = Vec::new();
    for file in files {
        if !found.iter().any(|it| it.digest == file.digest) {
            found.push(file);
        }
    }
    found
}
