//! Why the operating system refused something, as far as a person can do something about it. The words are
//! the messages `reason-…` (i18n), so that nobody reads English errors in a Kazakh window.

use std::fmt;
use std::io::{Error, ErrorKind};

/// Why the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// There is nothing of that name.
    NotFound,
    /// The user may not do that there.
    NoPermission,
    /// No room.
    DiskFull,
    /// The disk takes no writes at all.
    ReadOnlyDisk,
    /// Another program has it.
    InUse,
    /// It was stopped half-way.
    Interrupted,
    /// It took too long.
    TimedOut,
    /// A part of the path is not a folder.
    NotAFolder,
    /// A folder where a file is expected.
    IsAFolder,
    /// There is already something of that name.
    AlreadyThere,
    /// Neither a file nor a folder that can be used; a name that cannot be.
    NotAFile,
    /// Not text in UTF-8.
    NotText,
    /// Not what it should be: cut off, damaged.
    NotReadable,
    /// The drive or the other computer is not there any more.
    Unreachable,
    /// The drive reports that it is faulty.
    DriveFault,
    /// The file is larger than the disk or the program allows.
    TooLarge,
    /// Not enough memory.
    NoMemory,
    /// Something is wrong within the program itself.
    Program,
    /// Something else; the system's number for it, where there is one.
    Other(Option<i32>),
}

impl Reason {
    /// The name of its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotFound => "reason-not-found",
            Self::NoPermission => "reason-no-permission",
            Self::DiskFull => "reason-disk-full",
            Self::ReadOnlyDisk => "reason-read-only-disk",
            Self::InUse => "reason-in-use",
            Self::Interrupted => "reason-interrupted",
            Self::TimedOut => "reason-timed-out",
            Self::NotAFolder => "reason-not-a-folder",
            Self::IsAFolder => "reason-is-a-folder",
            Self::AlreadyThere => "reason-already-there",
            Self::NotAFile => "reason-not-a-file",
            Self::NotText => "reason-not-text",
            Self::NotReadable => "reason-not-readable",
            Self::Unreachable => "reason-unreachable",
            Self::DriveFault => "reason-drive-fault",
            Self::TooLarge => "reason-too-large",
            Self::NoMemory => "reason-no-memory",
            Self::Program => "reason-program",
            Self::Other(Some(_)) => "reason-other-code",
            Self::Other(None) => "reason-other",
        }
    }

    /// The system's number, where it is all that is known.
    pub fn code(self) -> Option<i32> {
        if let Self::Other(code) = self { code } else { None }
    }

    /// What a text says that ends as the system's own do: `… (os error 13)`.
    pub fn of_text(text: &str) -> Self {
        let number = text.rsplit_once("(os error ").and_then(|(_, rest)| rest.split_once(')'));
        let number = number.and_then(|(number, _)| number.parse().ok());
        number.map_or(Self::Other(None), |number| Self::from(&Error::from_raw_os_error(number)))
    }
}

impl From<&Error> for Reason {
    fn from(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::NoPermission,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
                Self::InUse
            }
            ErrorKind::Interrupted => Self::Interrupted,
            ErrorKind::TimedOut => Self::TimedOut,
            ErrorKind::NotADirectory => Self::NotAFolder,
            ErrorKind::IsADirectory => Self::IsAFolder,
            ErrorKind::AlreadyExists => Self::AlreadyThere,
            ErrorKind::InvalidInput | ErrorKind::InvalidFilename => Self::NotAFile,
            ErrorKind::InvalidData => Self::NotText,
            ErrorKind::UnexpectedEof => Self::NotReadable,
            ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted => Self::Unreachable,
            ErrorKind::FileTooLarge => Self::TooLarge,
            ErrorKind::OutOfMemory => Self::NoMemory,
            _ => match error.raw_os_error() {
                // EIO, and on Windows sharing and lock violations: they have no kind of their own.
                Some(5) if cfg!(unix) => Self::DriveFault,
                Some(32 | 33) if cfg!(windows) => Self::InUse,
                code => Self::Other(code),
            },
        }
    }
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

/// For logs and the chain of errors: plain English.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Other(Some(code)) => return write!(f, "the system refused (error {code})"),
            Self::NotFound => "no such file or folder",
            Self::NoPermission => "access is denied",
            Self::DiskFull => "the disk is full",
            Self::ReadOnlyDisk => "the disk is read-only",
            Self::InUse => "it is in use by another program",
            Self::Interrupted => "it was interrupted",
            Self::TimedOut => "it took too long",
            Self::NotAFolder => "a part of the path is not a folder",
            Self::IsAFolder => "it is a folder",
            Self::AlreadyThere => "there is already something of that name",
            Self::NotAFile => "it is not a file",
            Self::NotText => "it is not text in UTF-8",
            Self::NotReadable => "its content is not what it should be",
            Self::Unreachable => "the drive is not there any more",
            Self::DriveFault => "the drive reports a fault",
            Self::TooLarge => "it is too large",
            Self::NoMemory => "not enough memory",
            Self::Program => "an error within the program",
            Self::Other(None) => "the system refused",
        };
        f.write_str(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn numbers_of_the_system_become_reasons() {
        let of = |number| Reason::from(Error::from_raw_os_error(number));
        assert_eq!(of(2), Reason::NotFound);
        assert_eq!(of(13), Reason::NoPermission);
        assert_eq!(of(28), Reason::DiskFull);
        assert_eq!(of(30), Reason::ReadOnlyDisk);
        assert_eq!(of(5), Reason::DriveFault);
        assert_eq!(of(116), Reason::Unreachable);
        assert_eq!(of(9999), Reason::Other(Some(9999)));
        let text = Error::from_raw_os_error(13).to_string();
        assert_eq!(Reason::of_text(&text), Reason::NoPermission);
        assert_eq!(Reason::of_text("whatever"), Reason::Other(None));
    }
}
