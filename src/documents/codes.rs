//! Every kind of finding about files. The words are in `i18n/*/documents.ftl`.

use super::image::repair::codes as repair;
use super::ocr;
use super::pdf::codes as pdf;
use crate::domain::{Arg, Code, Finding, Severity, Subject};

pub use super::pdf::codes::{PAGE_GIVEN_UP, PAGE_RENDERED};

/// The file needs a password.
pub const PASSWORD_NEEDED: Code = Code("password-needed");
/// The password does not open it.
pub const PASSWORD_WRONG: Code = Code("password-wrong");
/// Encrypted in a way that cannot be read.
pub const ENCRYPTION_UNKNOWN: Code = Code("encryption-unknown");
/// Damaged beyond repair.
pub const FILE_DAMAGED: Code = Code("file-damaged");
/// No page in it.
pub const FILE_WITHOUT_PAGES: Code = Code("file-without-pages");
/// More bytes than allowed; `limit` in megabytes.
pub const FILE_TOO_LARGE: Code = Code("file-too-large");
/// More pages than allowed; `limit`.
pub const TOO_MANY_PAGES: Code = Code("too-many-pages");
/// More pixels than allowed; `side` pixels, `limit` megapixels.
pub const IMAGE_TOO_LARGE: Code = Code("image-too-large");
/// Over some other limit of the reader.
pub const FILE_TOO_COMPLEX: Code = Code("file-too-complex");
/// Reading took too long.
pub const READER_TIME: Code = Code("reader-time");
/// Reading took too much memory.
pub const READER_MEMORY: Code = Code("reader-memory");
/// The reader crashed or said something that cannot be true.
pub const READER_CRASH: Code = Code("reader-crash");
/// The file could not be read from the disk, or the reader could not be started; `reason`.
pub const FILE_UNREADABLE: Code = Code("file-unreadable");
/// The user stopped it.
pub const READING_STOPPED: Code = Code("reading-stopped");
/// Two readers count differently; `pages` and `other`.
pub const PAGE_COUNT_DISAGREES: Code = Code("page-count-disagrees");
/// The second reader could not count; only one count is known.
pub const SECOND_READER_FAILED: Code = Code("second-reader-failed");
/// The name says another kind than the content; `kind`.
pub const NAME_MISLEADS: Code = Code("name-misleads");
/// Bytes follow the end of an image; they are left out.
pub const IMAGE_TRAILING: Code = Code("image-trailing");
/// Of an animation only the first picture is used.
pub const IMAGE_ANIMATED: Code = Code("image-animated");
/// The picture has too few pixels to be legible in print; `dpi` on an A4 sheet.
pub const IMAGE_COARSE: Code = Code("image-coarse");

/// An archive or e-mail holds more files than are taken; `limit`.
pub const CONTAINER_TOO_MANY: Code = Code("container-too-many");
/// Files of an archive lie inside each other: a trap.
pub const CONTAINER_OVERLAPS: Code = Code("container-overlaps");
/// An e-mail is larger than allowed; `limit` in megabytes.
pub const MAIL_TOO_LARGE: Code = Code("mail-too-large");
/// An archive gives more than allowed; `limit` in megabytes.
pub const CONTAINER_TOO_LARGE: Code = Code("container-too-large");
/// A signature with the signed document inside: its pages are shown, the signature is not checked; `name`
/// says who signed.
pub const SIGNATURE_ATTACHED: Code = Code("signature-attached");
/// A signature without the signed document; `name` says who signed, `value` the digest, `kind` its algorithm.
pub const SIGNATURE_BARE: Code = Code("signature-bare");

/// Every code of this layer except those of `documents::pdf`, which lists its own.
pub const CODES: &[Code] = &[
    PASSWORD_NEEDED,
    PASSWORD_WRONG,
    ENCRYPTION_UNKNOWN,
    FILE_DAMAGED,
    FILE_WITHOUT_PAGES,
    FILE_TOO_LARGE,
    TOO_MANY_PAGES,
    IMAGE_TOO_LARGE,
    FILE_TOO_COMPLEX,
    READER_TIME,
    READER_MEMORY,
    READER_CRASH,
    FILE_UNREADABLE,
    READING_STOPPED,
    PAGE_COUNT_DISAGREES,
    SECOND_READER_FAILED,
    NAME_MISLEADS,
    IMAGE_TRAILING,
    IMAGE_ANIMATED,
    IMAGE_COARSE,
    CONTAINER_TOO_MANY,
    CONTAINER_OVERLAPS,
    CONTAINER_TOO_LARGE,
    MAIL_TOO_LARGE,
    SIGNATURE_ATTACHED,
    SIGNATURE_BARE,
    Code("refused-heic"),
    Code("refused-avif"),
    Code("refused-video"),
    Code("refused-docx"),
    Code("refused-xlsx"),
    Code("refused-pptx"),
    Code("refused-odt"),
    Code("refused-office97"),
    Code("refused-zip"),
    Code("refused-rar"),
    Code("refused-7z"),
    Code("refused-gif"),
    Code("refused-svg"),
    Code("refused-html"),
    Code("refused-rtf"),
    Code("refused-text"),
    Code("refused-email"),
    Code("refused-outlook"),
    Code("refused-signature"),
    Code("refused-jpeg2000"),
    Code("refused-postscript"),
    Code("refused-djvu"),
    Code("refused-photoshop"),
    Code("refused-empty"),
    Code("refused-unknown"),
    Code("refused-image-coding"),
    Code("refused-truncated"),
];

/// Names of arguments that a finding from a worker may carry.
pub const ARGS: &[&str] = &[
    "page", "pages", "count", "other", "limit", "side", "kind", "name", "reason", "dpi", "number",
    "value", "object", "filter", "font", "degrees", "now", "then",
];

/// Every code that a worker may send.
pub fn all() -> impl Iterator<Item = Code> {
    CODES.iter().chain(pdf::CODES).chain(repair::CODES).chain(ocr::CODES).copied()
}

/// The code of a refused kind of file.
pub fn refused(name: &str) -> Code {
    all()
        .find(|code| code.0.strip_prefix("refused-") == Some(name))
        .unwrap_or(Code("refused-unknown"))
}

/// A finding from inside a file, which does not know its own name: the parent fills it in with
/// [`named`].
pub fn about_file(severity: Severity, code: Code) -> Finding {
    Finding::new(severity, Subject::File(String::new()), code)
}

/// The same about a page. `page` counts from 0, as everywhere in a recipe; what is said counts from 1.
pub fn about_page(severity: Severity, code: Code, page: u32) -> Finding {
    let number = page.saturating_add(1);
    Finding::new(severity, Subject::Page(String::new(), number), code)
        .with("page", Arg::Number(i64::from(number)))
}

/// Fills in the file's name.
#[must_use]
pub fn named(mut finding: Finding, name: &str) -> Finding {
    finding.subject = match finding.subject {
        Subject::File(_) => Subject::File(name.to_owned()),
        Subject::Page(_, page) => Subject::Page(name.to_owned(), page),
        other @ (Subject::Case
        | Subject::Fact(_)
        | Subject::Requirement(_)
        | Subject::Document(_)
        | Subject::Duty(_)) => other,
    };
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::sniff::REFUSED;

    #[test]
    fn every_refused_kind_has_its_own_code() {
        for name in REFUSED {
            assert_eq!(refused(name).0, format!("refused-{name}"));
        }
    }
}
