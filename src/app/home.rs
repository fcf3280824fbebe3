//! Where files of the user go by themselves. The disk is asked once, on a thread: a home folder may lie on a
//! network drive.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

static DOCUMENTS: OnceLock<PathBuf> = OnceLock::new();

/// Begins to look.
pub(super) fn look_for_documents() {
    let look = || {
        let folder = home().join("Documents");
        if folder.is_dir() {
            // Somebody else may have found the same.
            let _ = DOCUMENTS.set(folder);
        }
    };
    // Without a thread files go into the home folder.
    drop(std::thread::Builder::new().name("documents".to_owned()).spawn(look));
}

/// The folder of documents; where there is none of that name, the home folder.
pub(super) fn documents() -> PathBuf {
    DOCUMENTS.get().cloned().unwrap_or_else(home)
}

/// A path as it was typed, with the home folder in the place of a `~`.
pub(super) fn expanded(typed: &str) -> PathBuf {
    match typed.strip_prefix("~/") {
        Some(rest) => home().join(rest),
        None => Path::new(typed).to_owned(),
    }
}

fn home() -> PathBuf {
    etcetera::home_dir().unwrap_or_default()
}
