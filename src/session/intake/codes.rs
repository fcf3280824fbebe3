//! What is said of files that were brought and not taken, or taken only once.

use crate::documents::codes::PASSWORD_NEEDED;
use crate::documents::limits;
use crate::documents::unpack::{LeftOut, Why};
use crate::domain::{Arg, CameIn, Code, FileRef, Finding, Severity, Subject};

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
/// A link, which has no content of its own; `file`, `archive`.
pub const ENTRY_LINK: Code = Code("entry-link");
/// A file without a name: it was taken under the one that is said; `file`, `archive`.
pub const ENTRY_NAMELESS: Code = Code("entry-nameless");
/// An e-mail breaks off in an attachment, which was taken as far as it is there; `file`, `archive`.
pub const ENTRY_CUT_OFF: Code = Code("entry-cut-off");
/// An e-mail breaks off in its text; `archive`.
pub const MAIL_CUT_OFF: Code = Code("entry-mail-cut-off");
/// An archive that waits for its password: `count` files in it, `file` is its name.
pub const ARCHIVE_LOCKED: Code = Code("archive-locked");
/// A link in a folder, which is not followed; `file`.
pub const LINK_NOT_FOLLOWED: Code = Code("file-link");
/// An archive in an archive in an archive; `file`, `archive`, `limit` levels.
pub const CONTAINER_TOO_DEEP: Code = Code("container-too-deep");
/// Nothing lies in an archive or e-mail; `file`.
pub const CONTAINER_EMPTY: Code = Code("container-empty");
/// Everything that was brought would unpack to more than is taken at a time; `file` is the first that is too
/// much, `limit` in megabytes.
pub const DROP_TOO_LARGE: Code = Code("drop-too-large");
/// Archives inside each other would become far larger than what was brought; `file`, `limit` times.
pub const DROP_RATIO: Code = Code("drop-ratio");
/// The same content was brought twice; `file`, `other`; `archive` when it came in one.
pub const BROUGHT_TWICE: Code = Code("file-brought-twice");

/// The file in whose place this one was to come is not there any more; `file`.
pub const NOTHING_TO_REPLACE: Code = Code("file-nothing-to-replace");

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
    ENTRY_LINK,
    ENTRY_NAMELESS,
    ENTRY_CUT_OFF,
    MAIL_CUT_OFF,
    ARCHIVE_LOCKED,
    LINK_NOT_FOLLOWED,
    CONTAINER_TOO_DEEP,
    CONTAINER_EMPTY,
    DROP_TOO_LARGE,
    DROP_RATIO,
    BROUGHT_TWICE,
    NOTHING_TO_REPLACE,
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
        Why::Link => about(Severity::Warning, ENTRY_LINK),
        Why::Nameless => about(Severity::Hint, ENTRY_NAMELESS),
        Why::CutOff if what.entry.name.is_empty() => {
            Finding::new(Severity::Warning, Subject::File(outer.to_owned()), MAIL_CUT_OFF)
                .with("archive", Arg::Text(outer.to_owned()))
        }
        Why::CutOff => about(Severity::Warning, ENTRY_CUT_OFF),
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

/// An archive whose files wait for a password.
pub(super) fn archive_locked(name: &str, count: usize) -> Finding {
    Finding::new(Severity::Blocker, Subject::File(name.to_owned()), ARCHIVE_LOCKED)
        .with("file", Arg::Text(name.to_owned()))
        .with("count", Arg::Number(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// How many files of an archive wait for a password.
pub(super) fn still_locked(archive: &FileRef) -> Option<usize> {
    let finding = archive.findings.iter().find(|it| it.code == ARCHIVE_LOCKED)?;
    finding.args.iter().find_map(|(name, arg)| match arg {
        Arg::Number(count) if *name == "count" => usize::try_from(*count).ok(),
        _ => None,
    })
}

/// A link that was found in a folder.
pub(super) fn link_not_followed(name: &str) -> Finding {
    Finding::new(Severity::Warning, Subject::File(name.to_owned()), LINK_NOT_FOLLOWED)
        .with("file", Arg::Text(name.to_owned()))
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

/// Everything together is too large.
pub(super) fn drop_too_large(name: &str) -> Finding {
    let limit = i64::try_from(limits::MAX_UNPACKED / limits::MIB).unwrap_or(0);
    Finding::new(Severity::Blocker, Subject::File(name.to_owned()), DROP_TOO_LARGE)
        .with("file", Arg::Text(name.to_owned()))
        .with("limit", Arg::Number(limit))
}

/// What was brought would become far larger.
pub(super) fn drop_ratio(name: &str) -> Finding {
    let limit = i64::try_from(limits::MAX_RATIO).unwrap_or(0);
    Finding::new(Severity::Blocker, Subject::File(name.to_owned()), DROP_RATIO)
        .with("file", Arg::Text(name.to_owned()))
        .with("limit", Arg::Number(limit))
}

/// A content that came twice in one go.
pub(super) fn brought_twice(name: &str, came_in: &[CameIn], other: &str) -> Finding {
    let finding = Finding::new(Severity::Hint, Subject::File(name.to_owned()), BROUGHT_TWICE)
        .with("file", Arg::Text(name.to_owned()))
        .with("other", Arg::Text(other.to_owned()));
    match came_in.first() {
        Some(outer) => finding.with("archive", Arg::Text(outer.name.clone())),
        None => finding,
    }
}

/// A file for which there is no place any more: it lies among those without one.
#[cfg_attr(not(feature = "gui"), expect(dead_code, reason = "the window replaces files"))]
pub(crate) fn nothing_to_replace(name: &str) -> Finding {
    Finding::new(Severity::Warning, Subject::File(name.to_owned()), NOTHING_TO_REPLACE)
        .with("file", Arg::Text(name.to_owned()))
}

/// A file that was opened with a password which is not known any more.
pub(in crate::session) fn asks_again(file: &FileRef) -> Finding {
    Finding::new(Severity::Blocker, Subject::File(file.name.clone()), PASSWORD_NEEDED)
}
