//! How a store is doing: writable or not, and why; what was not saved; what was found when it was opened.

use super::{CaseKey, PartyKey, StoreError, When, codes};
use crate::domain::{Arg, Finding, Severity, Subject};

/// Whether the store takes writes, and whether everything was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Everything that was asked for is on the disk, or on its way there.
    Ready,
    /// It can be read only.
    ReadOnly(ReadOnly),
    /// Something could not be saved. What it was is in its owner's memory; save it again.
    Failed {
        /// What was not saved.
        unsaved: Vec<Trouble>,
        /// The last failure.
        error: StoreError,
    },
}

/// Why a store can be read only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another program has it open; who, when that is known.
    Held(Option<Holder>),
    /// The folder or its files may not be written.
    Folder,
    /// The caller asked for it.
    Asked,
}

/// What could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trouble {
    /// Changes of a case.
    Case(CaseKey),
    /// A case that was to be added.
    NewCase,
    /// Changes of a person or company.
    Party(PartyKey),
    /// A person or company that was to be added.
    NewParty,
    /// The settings.
    Settings,
}

/// Who has a workspace open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// Name of the computer.
    pub host: String,
    /// Since when.
    pub since: When,
}

/// What was put in order when the workspace was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The program had ended without closing; all confirmed changes are there.
    ChangesReplayed,
    /// Leavings of interrupted work were removed.
    TemporaryFilesRemoved(usize),
    /// Files whose import was not finished, or that nothing refers to any more, were removed.
    FilesRemoved(usize),
    /// Files that cases refer to are not there.
    FilesMissing(usize),
    /// The database was brought to a newer shape, after a backup.
    Migrated {
        /// Its shape before.
        from: i64,
        /// Its shape now.
        to: i64,
    },
    /// A restore from a backup that had been interrupted was finished.
    RestoreFinished,
    /// The workspace lies on a network drive or in a synchronised folder: the slower way of writing is
    /// used, and only one computer may have it open.
    SharedPlace,
    /// The daily backup could not be made.
    BackupFailed(StoreError),
    /// So many cases, people or companies cannot be read; all others can.
    Unreadable(usize),
    /// Leavings could not be removed: another program has them open, perhaps. The next start tries again.
    LeavingsStay(StoreError),
}

fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

impl Recovery {
    /// The same as a finding, for the edge to put into words.
    pub fn finding(&self) -> Finding {
        let hint = |code| Finding::new(Severity::Hint, Subject::Case, code);
        let warning = |code| Finding::new(Severity::Warning, Subject::Case, code);
        match self {
            Self::ChangesReplayed => hint(codes::CHANGES_REPLAYED),
            Self::TemporaryFilesRemoved(n) => {
                hint(codes::TEMPORARY_REMOVED).with("count", count(*n))
            }
            Self::FilesRemoved(n) => hint(codes::FILES_REMOVED).with("count", count(*n)),
            Self::FilesMissing(n) => warning(codes::FILES_MISSING).with("count", count(*n)),
            Self::Migrated { .. } => hint(codes::MIGRATED),
            Self::RestoreFinished => hint(codes::RESTORE_FINISHED),
            Self::SharedPlace => warning(codes::SHARED_PLACE),
            Self::BackupFailed(error) => {
                warning(codes::BACKUP_FAILED).with("reason", Arg::Reason(error.reason()))
            }
            Self::Unreadable(n) => warning(codes::UNREADABLE).with("count", count(*n)),
            Self::LeavingsStay(error) => {
                hint(codes::LEAVINGS_STAY).with("reason", Arg::Reason(error.reason()))
            }
        }
    }
}

impl ReadOnly {
    /// The same as a finding, for the edge to put into words.
    pub fn finding(&self) -> Finding {
        let warning = |code| Finding::new(Severity::Warning, Subject::Case, code);
        match self {
            Self::Held(Some(holder)) => warning(codes::HELD)
                .with("computer", Arg::Text(holder.host.clone()))
                .with("pid", Arg::Text(holder.pid.to_string())),
            Self::Held(None) => warning(codes::HELD_UNKNOWN),
            Self::Folder => warning(codes::FOLDER_READ_ONLY),
            Self::Asked => warning(codes::ASKED_READ_ONLY),
        }
    }
}
