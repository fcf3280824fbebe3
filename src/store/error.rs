//! Why the store could not do what it was asked for.

use std::io;
use std::path::{Path, PathBuf};

use super::{CaseKey, PartyKey, Version, codes};
use crate::domain::{Arg, Code, Digest, Finding, Reason, Severity, Subject};

/// Why it did not work. Nothing was changed, unless the variant says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such case.
    #[error("there is no case {0}")]
    NoSuchCase(CaseKey),
    /// There is no such person or company.
    #[error("there is no person or company {}", .0.0)]
    NoSuchParty(PartyKey),
    /// It was changed meanwhile: load it again.
    #[error("it was changed meanwhile: version {} instead of {}", found.0, expected.0)]
    Conflict {
        /// The version that the caller worked on.
        expected: Version,
        /// The version that it has.
        found: Version,
    },
    /// Only a deleted case can be purged.
    #[error("case {0} is not deleted")]
    NotDeleted(CaseKey),
    /// The store can be read only; its state says why.
    #[error("the workspace can only be read")]
    ReadOnly,
    /// Made by a newer version of the program; it was left as it is.
    #[error("made by a newer version of the program ({found}, this one knows {known}): {path}")]
    Newer {
        /// Where.
        path: PathBuf,
        /// Its shape.
        found: i64,
        /// The newest shape known here.
        known: i64,
    },
    /// Made by an older version of the program, in a place that may not be written.
    #[error("made by an older version of the program, and it may not be written: {0}")]
    Older(PathBuf),
    /// Not a workspace database, or damaged; it was left as it is.
    #[error("{reason}: {path}")]
    Damaged {
        /// Where.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The folder has files or backups of a workspace, but its database is not there.
    #[error("the database of the workspace is not there: {0}")]
    DatabaseMissing(PathBuf),
    /// There is no workspace, and none can be made in a folder that may not be written.
    #[error("there is no workspace: {0}")]
    NoWorkspace(PathBuf),
    /// The workspace was moved or removed while it was open.
    #[error("the workspace was moved or removed: {0}")]
    Gone(PathBuf),
    /// No room on the disk.
    #[error("the disk is full: {0}")]
    Full(PathBuf),
    /// The disk or the system refused.
    #[error("{reason}: {path}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What it said.
        reason: Reason,
    },
    /// A file is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// What was to be kept could not be read to its end.
    #[error("the file could not be read: {0}")]
    Source(Reason),
    /// There is no such file.
    #[error("there is no file {0}")]
    NoSuchFile(Digest),
    /// There is no such backup.
    #[error("there is no backup {0}")]
    NoSuchBackup(String),
    /// A mistake of the program itself ended the request; what it had begun was taken back.
    #[error("something is wrong within the program itself")]
    Broke,
    /// The store was closed.
    #[error("the workspace is closed")]
    Closed,
}

impl StoreError {
    /// Wraps what the system said about a path.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::Full(path.to_owned())
            }
            _ => Self::Io { path: path.to_owned(), reason: error.into() },
        }
    }

    /// Whether it came from the disk, or from a mistake of ours, so that the same request may work later.
    pub fn is_of_disk(&self) -> bool {
        match self {
            Self::Gone(_)
            | Self::Full(_)
            | Self::Io { .. }
            | Self::Damaged { .. }
            | Self::Broke => true,
            Self::NoSuchCase(_)
            | Self::NoSuchParty(_)
            | Self::Conflict { .. }
            | Self::NotDeleted(_)
            | Self::ReadOnly
            | Self::Newer { .. }
            | Self::Older(_)
            | Self::DatabaseMissing(_)
            | Self::NoWorkspace(_)
            | Self::TooLarge { .. }
            | Self::Source(_)
            | Self::NoSuchFile(_)
            | Self::NoSuchBackup(_)
            | Self::Closed => false,
        }
    }

    /// Its code.
    pub fn code(&self) -> Code {
        match self {
            Self::NoSuchCase(_) => codes::NO_SUCH_CASE,
            Self::NoSuchParty(_) => codes::NO_SUCH_PARTY,
            Self::Conflict { .. } => codes::CONFLICT,
            Self::NotDeleted(_) => codes::NOT_DELETED,
            Self::ReadOnly => codes::READ_ONLY,
            Self::Newer { .. } => codes::NEWER,
            Self::Older(_) => codes::OLDER,
            Self::Damaged { .. } => codes::DAMAGED,
            Self::DatabaseMissing(_) => codes::DATABASE_MISSING,
            Self::NoWorkspace(_) => codes::NO_WORKSPACE,
            Self::Gone(_) => codes::GONE,
            Self::Full(_) => codes::FULL,
            Self::Io { .. } => codes::IO,
            Self::TooLarge { .. } => codes::TOO_LARGE,
            Self::Source(_) => codes::SOURCE,
            Self::NoSuchFile(_) => codes::NO_SUCH_FILE,
            Self::NoSuchBackup(_) => codes::NO_SUCH_BACKUP,
            Self::Broke => codes::BROKE,
            Self::Closed => codes::CLOSED,
        }
    }

    /// Why, where only the reason is told and not the whole sentence.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Io { reason, .. } | Self::Source(reason) => *reason,
            Self::Full(_) => Reason::DiskFull,
            Self::ReadOnly | Self::Older(_) => Reason::ReadOnlyDisk,
            Self::TooLarge { .. } => Reason::TooLarge,
            Self::Damaged { .. } | Self::Newer { .. } => Reason::NotReadable,
            Self::Gone(_)
            | Self::DatabaseMissing(_)
            | Self::NoWorkspace(_)
            | Self::NoSuchFile(_)
            | Self::NoSuchBackup(_)
            | Self::NoSuchCase(_)
            | Self::NoSuchParty(_) => Reason::NotFound,
            Self::Conflict { .. } => Reason::InUse,
            Self::NotDeleted(_) | Self::Broke | Self::Closed => Reason::Program,
        }
    }

    /// The same as a finding, for the edge to put into words.
    pub fn finding(&self) -> Finding {
        let finding = Finding::new(Severity::Blocker, Subject::Case, self.code());
        let path = |path: &PathBuf| Arg::Text(path.display().to_string());
        match self {
            Self::Newer { path: at, .. }
            | Self::DatabaseMissing(at)
            | Self::NoWorkspace(at)
            | Self::Older(at)
            | Self::Damaged { path: at, .. }
            | Self::Gone(at)
            | Self::Full(at) => finding.with("path", path(at)),
            Self::Io { path: at, reason } => {
                finding.with("path", path(at)).with("reason", Arg::Reason(*reason))
            }
            Self::TooLarge { limit } => {
                let megabytes = i64::try_from(limit / (1024 * 1024)).unwrap_or(i64::MAX);
                finding.with("limit", Arg::Number(megabytes))
            }
            Self::Source(reason) => finding.with("reason", Arg::Reason(*reason)),
            Self::NoSuchBackup(name) => finding.with("name", Arg::Text(name.clone())),
            Self::NoSuchCase(_)
            | Self::NoSuchParty(_)
            | Self::Conflict { .. }
            | Self::NotDeleted(_)
            | Self::ReadOnly
            | Self::NoSuchFile(_)
            | Self::Broke
            | Self::Closed => finding,
        }
    }
}
