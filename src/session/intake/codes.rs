//! What is said of files that were brought and not taken, or taken only once.

use crate::documents::codes::PASSWORD_NEEDED;
use crate::documents::limits;
use crate::documents::unpack::{LeftOut, Why};
use crate::domain::{Arg, Code, FileRef, Finding, Severity, Subject};

/// A file in an archive is encrypted; `file`, `archive`.
pub const ENTRY_ENCRYPTED: Code = Code("entry-encrypted");
/// It is packed with a method that is not read here; `file`, `archive`.
pub const ENTRY_METHOD: Code = Code("entry-method");
/// It would become far larger than what is stored of it: a trap; `file`, `archive`, `limit` times.
pub const ENTRY_RATIO: Code = Code("entry-ratio");
/// It has more bytes than allowed; `file`, `archive`, `limit` in megabytes.
pub const ENTRY_TOO_LARGE: Code = Code("entry-too-large");
/// With it the archive would give more than allowed; `file`, `archive`, `limit` in megabytes.
pub const ENTRY_TOTAL: Code = Code("entry-total");
/// Its data is damaged; `file`, `archive`.
pub const ENTRY_DAMAGED: Code = Code("entry-damaged");
/// A picture of a signature or letterhead in an e-mail; `file`, `archive`, `width`, `height`.
pub const PICTURE_LEFT_OUT: Code = Code("entry-picture");
/// The text of an e-mail; `archive`.
pub const MAIL_TEXT_LEFT_OUT: Code = Code("entry-mail-text");
/// An archive in an archive in an archive; `file`, `archive`, `limit` levels.
pub const CONTAINER_TOO_DEEP: Code = Code("container-too-deep");
/// Nothing lies in an archive or e-mail; `file`.
pub const CONTAINER_EMPTY: Code = Code("container-empty");
/// The same content was brought twice; `file`, `other`.
pub const BROUGHT_TWICE: Code = Code("file-brought-twice");

/// All codes of this part.
pub const CODES: &[Code] = &[
    ENTRY_ENCRYPTED,
    ENTRY_METHOD,
    ENTRY_RATIO,
    ENTRY_TOO_LARGE,
    ENTRY_TOTAL,
    ENTRY_DAMAGED,
    PICTURE_LEFT_OUT,
    MAIL_TEXT_LEFT_OUT,
    CONTAINER_TOO_DEEP,
    CONTAINER_EMPTY,
    BROUGHT_TWICE,
];

/// Why a file of an archive or e-mail was not taken.
pub(crate) fn left_out(what: &LeftOut, outer: &str) -> Finding {
    let about = |severity, code| about(severity, code, &what.entry.name, outer);
    let mebibytes = |bytes: u64| Arg::Number(i64::try_from(bytes / limits::MIB).unwrap_or(0));
    match what.why {
        Why::Encrypted => about(Severity::Blocker, ENTRY_ENCRYPTED),
        Why::Method => about(Severity::Blocker, ENTRY_METHOD),
        Why::Ratio => {
            let limit = i64::try_from(limits::MAX_RATIO).unwrap_or(0);
            about(Severity::Blocker, ENTRY_RATIO).with("limit", Arg::Number(limit))
        }
        Why::TooLarge => about(Severity::Blocker, ENTRY_TOO_LARGE)
            .with("limit", mebibytes(limits::MAX_FILE_BYTES)),
        Why::Total => {
            about(Severity::Blocker, ENTRY_TOTAL).with("limit", mebibytes(limits::MAX_UNPACKED))
        }
        Why::Damaged => about(Severity::Blocker, ENTRY_DAMAGED),
        Why::Picture => about(Severity::Hint, PICTURE_LEFT_OUT)
            .with("width", Arg::Number(i64::from(what.size.0)))
            .with("height", Arg::Number(i64::from(what.size.1))),
        Why::MailText => {
            Finding::new(Severity::Hint, Subject::File(outer.to_owned()), MAIL_TEXT_LEFT_OUT)
                .with("archive", Arg::Text(outer.to_owned()))
        }
    }
}

fn about(severity: Severity, code: Code, name: &str, outer: &str) -> Finding {
    Finding::new(severity, Subject::File(name.to_owned()), code)
        .with("file", Arg::Text(name.to_owned()))
        .with("archive", Arg::Text(outer.to_owned()))
}

/// A file whose data broke off while it was taken out.
pub(crate) fn entry_damaged(name: &str, outer: &str) -> Finding {
    about(Severity::Blocker, ENTRY_DAMAGED, name, outer)
}

/// A container inside too many others.
pub(super) fn container_too_deep(name: &str, outer: &str, limit: usize) -> Finding {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    about(Severity::Blocker, CONTAINER_TOO_DEEP, name, outer).with("limit", Arg::Number(limit))
}

/// A container that holds nothing.
pub(super) fn container_empty(name: &str) -> Finding {
    Finding::new(Severity::Blocker, Subject::File(name.to_owned()), CONTAINER_EMPTY)
        .with("file", Arg::Text(name.to_owned()))
}

/// A content that came twice in one go.
pub(super) fn brought_twice(name: &str, other: &str) -> Finding {
    Finding::new(Severity::Hint, Subject::File(name.to_owned()), BROUGHT_TWICE)
        .with("file", Arg::Text(name.to_owned()))
        .with("other", Arg::Text(other.to_owned()))
}

/// A file that was opened with a password which is not known any more.
pub(in crate::session) fn asks_again(file: &FileRef) -> Finding {
    Finding::new(Severity::Blocker, Subject::File(file.name.clone()), PASSWORD_NEEDED)
}
