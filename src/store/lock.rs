//! One writer for a workspace: a lock of the operating system on `lock`, which ends with its process
//! whatever happens to it. Who holds it is written beside it, for the others to show.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{remove_if_there, replace_file};
use super::{Holder, StoreError, When};

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    note: PathBuf,
    /// The one who held it before ended without giving it back.
    pub(super) was_left: bool,
}

/// What came of asking for the lock.
pub(super) enum Attempt {
    /// It is ours.
    Taken(Lock),
    /// Another has it.
    Held(Option<Holder>),
    /// The folder may not be written.
    NotWritable,
}

#[derive(Serialize, Deserialize)]
struct Note {
    pid: u32,
    host: String,
    since: i64,
}

impl Lock {
    /// Asks for the lock of a workspace.
    pub(super) fn take(folder: &Path, now: When) -> Result<Attempt, StoreError> {
        let (path, note) = (folder.join("lock"), folder.join("lock-holder"));
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = match opened {
            Ok(file) => file,
            Err(error) if is_read_only(&error) => return Ok(Attempt::NotWritable),
            Err(error) => return Err(StoreError::io(&path)(error)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Attempt::Held(read(&note))),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(&path)(error)),
        }
        let was_left = note.exists();
        let ours = Note { pid: std::process::id(), host: host(), since: now.0 };
        let ours = serde_json::to_vec(&ours).unwrap_or_default();
        match replace_file(&note, &ours) {
            Ok(()) => Ok(Attempt::Taken(Self { file, note, was_left })),
            Err(error) if is_read_only(&error) => Ok(Attempt::NotWritable),
            Err(error) => Err(StoreError::io(&note)(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays is overwritten by the next holder, who then checks a little more than needed.
        drop(remove_if_there(&self.note));
        // Closing alone would leave it with a worker process that is being started at this moment.
        drop(self.file.unlock());
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn read(note: &Path) -> Option<Holder> {
    let note: Note = serde_json::from_slice(&fs::read(note).ok()?).ok()?;
    Some(Holder { pid: note.pid, host: note.host, since: When(note.since) })
}

/// The name of this computer, as far as it can be learnt without asking the network.
fn host() -> String {
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .unwrap_or_default()
        .trim()
        .to_owned()
}
