//! What verification has to say. The words are in `i18n/*/verify.ftl`.

use super::answer::Trouble;
use crate::domain::Code;

/// The file cannot be read; `reason`.
pub const UNREADABLE: Code = Code("verify-unreadable");
/// More bytes than are looked at; `limit` in gigabytes.
pub const TOO_LARGE: Code = Code("verify-too-large");
/// The reader took too long, too much memory, or crashed.
pub const READER_ENDED: Code = Code("verify-reader-ended");
/// Neither ZIP nor PDF.
pub const FOREIGN: Code = Code("verify-foreign");
/// A ZIP or PDF without our manifest.
pub const NO_MANIFEST: Code = Code("verify-no-manifest");
/// The end of the file is missing.
pub const TRUNCATED: Code = Code("verify-truncated");
/// The archive contradicts itself.
pub const ARCHIVE_DAMAGED: Code = Code("verify-archive-damaged");
/// The PDF cannot be opened.
pub const PDF_DAMAGED: Code = Code("verify-pdf-damaged");
/// The PDF is encrypted.
pub const PDF_LOCKED: Code = Code("verify-pdf-locked");
/// More entries than `limit`.
pub const TOO_MANY_ENTRIES: Code = Code("verify-too-many-entries");
/// `name` would unpack to more than `limit` times its size.
pub const RATIO: Code = Code("verify-ratio");
/// All entries together are over `limit` gigabytes.
pub const UNPACKED: Code = Code("verify-unpacked");
/// Entries overlap at `name`.
pub const OVERLAP: Code = Code("verify-overlap");
/// The headers of `name` contradict each other.
pub const HEADERS_DIFFER: Code = Code("verify-headers-differ");
/// `name` is there twice.
pub const DUPLICATE_NAME: Code = Code("verify-duplicate-name");
/// `name` is the same as another one on some systems.
pub const ALIKE_NAMES: Code = Code("verify-alike-names");
/// `name` is not safe.
pub const UNSAFE_NAME: Code = Code("verify-unsafe-name");
/// `name` is a link.
pub const LINK: Code = Code("verify-link");
/// `name` is encrypted.
pub const ENCRYPTED: Code = Code("verify-encrypted");
/// Claims of more than 4 GiB.
pub const ZIP64: Code = Code("verify-zip64");
/// `name` is compressed in an unusual way.
pub const METHOD: Code = Code("verify-method");
/// The archive was not written by the program, or changed between the files; `name`.
pub const NOT_AS_WRITTEN: Code = Code("verify-not-as-written");
/// The manifest cannot be read.
pub const MANIFEST_DAMAGED: Code = Code("verify-manifest-damaged");
/// The manifest is of a later version; `version`, `program`.
pub const MANIFEST_NEWER: Code = Code("verify-manifest-newer");
/// The manifest contradicts itself at `name`.
pub const MANIFEST_CONTRADICTS: Code = Code("verify-manifest-contradicts");
/// More than one manifest.
pub const TWO_MANIFESTS: Code = Code("verify-two-manifests");
/// The checksum is not where it must be.
pub const SEAL_MISSING: Code = Code("verify-seal-missing");
/// The checksum is not that of the file.
pub const SEAL_WRONG: Code = Code("verify-seal-wrong");
/// `name` was changed.
pub const FILE_CHANGED: Code = Code("verify-file-changed");
/// `name` is missing.
pub const FILE_MISSING: Code = Code("verify-file-missing");
/// `name` was added.
pub const FILE_EXTRA: Code = Code("verify-file-extra");
/// The bundle has `pages` pages instead of `other`.
pub const PAGE_COUNT: Code = Code("verify-page-count");
/// The pages of document `name` do not fit.
pub const PAGE_RANGE: Code = Code("verify-page-range");
/// The pack was incomplete when it was made.
pub const DRAFT: Code = Code("verify-draft");
/// The case in the manifest cannot be rebuilt, so nothing is said about today.
pub const CASE_UNKNOWN: Code = Code("verify-case-unknown");

/// All codes of this part.
pub const CODES: &[Code] = &[
    UNREADABLE,
    TOO_LARGE,
    READER_ENDED,
    FOREIGN,
    NO_MANIFEST,
    TRUNCATED,
    ARCHIVE_DAMAGED,
    PDF_DAMAGED,
    PDF_LOCKED,
    TOO_MANY_ENTRIES,
    RATIO,
    UNPACKED,
    OVERLAP,
    HEADERS_DIFFER,
    DUPLICATE_NAME,
    ALIKE_NAMES,
    UNSAFE_NAME,
    LINK,
    ENCRYPTED,
    ZIP64,
    METHOD,
    NOT_AS_WRITTEN,
    MANIFEST_DAMAGED,
    MANIFEST_NEWER,
    MANIFEST_CONTRADICTS,
    TWO_MANIFESTS,
    SEAL_MISSING,
    SEAL_WRONG,
    FILE_CHANGED,
    FILE_MISSING,
    FILE_EXTRA,
    PAGE_COUNT,
    PAGE_RANGE,
    DRAFT,
    CASE_UNKNOWN,
];

/// The code of a reason to refuse an archive.
pub(super) fn of(trouble: Trouble) -> Code {
    match trouble {
        Trouble::NoEnd => TRUNCATED,
        Trouble::Damaged => ARCHIVE_DAMAGED,
        Trouble::TooManyEntries => TOO_MANY_ENTRIES,
        Trouble::Ratio => RATIO,
        Trouble::Unpacked => UNPACKED,
        Trouble::Overlap => OVERLAP,
        Trouble::HeadersDiffer => HEADERS_DIFFER,
        Trouble::DuplicateName => DUPLICATE_NAME,
        Trouble::AlikeNames => ALIKE_NAMES,
        Trouble::UnsafeName => UNSAFE_NAME,
        Trouble::Link => LINK,
        Trouble::Encrypted => ENCRYPTED,
        Trouble::Zip64 => ZIP64,
        Trouble::Method => METHOD,
    }
}
