//! The limits of what comes in, in one place. They are printed in the manual.

use std::time::Duration;

/// A file may have this many bytes.
pub const MAX_FILE_BYTES: u64 = 512 * MIB;
/// A file may have this many pages.
pub const MAX_PAGES: u32 = 10_000;
/// Pixels on one side of an image.
pub const MAX_IMAGE_SIDE: u32 = 12_000;
/// Pixels of an image in all.
pub const MAX_IMAGE_PIXELS: u64 = 100_000_000;
/// Bytes an image may take while it is decoded.
pub const MAX_IMAGE_ALLOC: u64 = 256 * MIB;
/// Address space of a worker besides the mapped file, in bytes.
pub const WORKER_MEMORY: u64 = 768 * MIB;
/// Processor time of a worker in seconds: the end of one whose parent is gone.
pub const WORKER_CPU_SECONDS: u64 = 900;
/// A worker that says nothing for this long is ended.
pub const SILENCE: Duration = Duration::from_secs(10);
/// A worker that finishes no page for this long is ended.
pub const PER_PAGE: Duration = Duration::from_mins(1);
/// Objects of one file.
pub const MAX_OBJECTS: u32 = 2_000_000;
/// Bytes that the streams copied from one file may have in all, besides twice its size.
pub const MAX_SPANS: u64 = 64 * MIB;
/// Bytes of one stream that a worker makes (decrypted or encoded anew). Four of them may wait in the
/// parent at once: two bundles are written at a time, each with one input read ahead.
pub const MAX_BODY: u64 = 64 * MIB;
/// Bytes that the objects of one file may have to be kept between inspection and export.
pub const SMALL_RECIPE: u64 = MIB;
/// Bytes of all recipes that are kept.
pub const KEPT_RECIPES: usize = 12 * 1024 * 1024;
/// Findings and bookmarks of one file.
pub const MAX_REMARKS: u32 = 20_000;
/// Bookmarks of one file: the rest of the remarks is for findings and layers.
pub const MAX_BOOKMARKS: usize = 10_000;
/// Links of one page.
pub const MAX_LINKS: usize = 20_000;
/// Characters of a text that a worker puts into a finding or a bookmark.
pub const MAX_TEXT: usize = 400;
/// Largest coordinate on a page, in units of its user space (twice Acrobat's 14 400, squared room
/// for odd matrices).
pub const MAX_COORDINATE: f32 = 1.0e7;
/// Pages that may be given up before the whole file is.
pub const MAX_BAD_PAGES: usize = 8;

/// Files that one archive or e-mail may hold.
pub const MAX_ENTRIES: usize = 2_000;
/// Bytes that one archive may give in all, and all archives that are added at a time, with those inside them.
pub const MAX_UNPACKED: u64 = 2048 * MIB;
/// How many times larger than what is stored of it a file of an archive may become; below 1 MiB any.
pub const MAX_RATIO: u64 = 200;
/// Archives that are added at a time may give this many bytes, however small they are; beyond that
/// [`MAX_RATIO`] holds for all of them together.
pub const ALWAYS_UNPACKED: u64 = 32 * MIB;
/// Files in archives that are named with a reason at a time, instead of taken.
pub const MAX_NAMED: usize = 10_000;
/// An e-mail may have this many bytes.
pub const MAX_MAIL_BYTES: u64 = 128 * MIB;
/// An archive inside an archive is opened, one inside that is not.
pub const MAX_ARCHIVES_DEEP: usize = 2;
/// E-mails attached to e-mails that are opened.
pub const MAX_MAILS_DEEP: usize = 3;
/// A picture in the text of an e-mail with a shorter side below this many pixels is decoration.
pub const DECORATION_SIDE: u32 = 300;
/// Bytes in which the content of an archive travels.
pub const UNPACKED_PIECE: usize = 256 * 1024;
/// Pages whose text is looked at to tell what a file is.
pub const CLUE_PAGES: usize = 3;
/// Characters of each of these pages.
pub const CLUE_TEXT: usize = 4_000;
/// Signers of an electronic signature that are named.
pub const MAX_SIGNERS: usize = 20;

/// 2^20 bytes.
pub const MIB: u64 = 1024 * 1024;

/// Names of limits that may stand in [`super::importer::ImportFailure::TooLarge`].
pub const NAMES: &[&str] =
    &["file", "pages", "image", "objects", "limit", "entries", "overlap", "mail", "unpacked"];
