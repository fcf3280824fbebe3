//! What one drop may take out of archives and e-mails: all of them together, with those inside each other.
//! What a single one may give is limited where it is taken apart; without this, archives inside archives
//! would multiply that.

use std::io::{self, Read};

use super::{MAX_FILES, codes};
use crate::documents::limits;
use crate::domain::Finding;
use crate::session::said;

/// What was taken out so far.
#[derive(Debug, Default)]
pub(super) struct Allowance {
    /// Bytes of the archives and e-mails that were brought.
    brought: u64,
    /// Bytes that were taken out.
    bytes: u64,
    /// Files that were taken out.
    files: usize,
    /// Files that were named instead.
    named: usize,
    is_told: bool,
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Bytes,
    Ratio,
    Files,
}

impl Allowance {
    /// Another archive or e-mail was brought, of so many bytes.
    pub(super) fn bring(&mut self, bytes: u64) {
        self.brought = self.brought.saturating_add(bytes);
    }

    /// The finding for the first file that is too much; it speaks for everything that comes after it in the
    /// archives at hand.
    pub(super) fn objection(&mut self, name: &str, loose: usize) -> Option<Finding> {
        let over = self.over(loose)?;
        self.is_told = true;
        Some(match over {
            Over::Bytes => codes::drop_too_large(name),
            Over::Ratio => codes::drop_ratio(name),
            Over::Files => said::too_many_files(name, MAX_FILES),
        })
    }

    fn over(&self, loose: usize) -> Option<Over> {
        if self.bytes >= limits::MAX_UNPACKED {
            Some(Over::Bytes)
        } else if self.left() == 0 {
            Some(Over::Ratio)
        } else if self.files + loose >= MAX_FILES || self.named >= limits::MAX_NAMED {
            Some(Over::Files)
        } else {
            None
        }
    }

    /// Whether [`Allowance::objection`] spoke for what lies inside the container that is taken apart.
    pub(super) fn is_told(&self) -> bool {
        self.is_told
    }

    /// The next of the things that were brought speaks for itself.
    pub(super) fn begin(&mut self) {
        self.is_told = false;
    }

    /// A file is named instead of taken.
    pub(super) fn name(&mut self) {
        self.named += 1;
    }

    /// A file was read.
    pub(super) fn take(&mut self, read: &Counted<'_>) {
        self.files += 1;
        self.bytes = self.bytes.saturating_add(read.bytes);
    }

    /// A content, up to what is left.
    pub(super) fn counted<'c>(&self, content: &'c mut dyn Read) -> Counted<'c> {
        Counted { content, bytes: 0, left: self.left() }
    }

    fn left(&self) -> u64 {
        let by_ratio = self.brought.saturating_mul(limits::MAX_RATIO).max(limits::ALWAYS_UNPACKED);
        by_ratio.min(limits::MAX_UNPACKED).saturating_sub(self.bytes)
    }
}

/// A content whose bytes are counted.
pub(super) struct Counted<'c> {
    content: &'c mut dyn Read,
    bytes: u64,
    left: u64,
}

impl Counted<'_> {
    /// Whether it broke off because it was more than is left.
    pub(super) fn is_over(&self) -> bool {
        self.bytes > self.left
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.content.read(into)?;
        self.bytes = self.bytes.saturating_add(count as u64);
        if self.is_over() { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(count) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(allowance: &mut Allowance, bytes: u64) -> bool {
        let mut content = io::repeat(7).take(bytes);
        let mut counted = allowance.counted(&mut content);
        let read = io::copy(&mut counted, &mut io::sink());
        let is_over = counted.is_over();
        assert_eq!(read.is_err(), is_over);
        allowance.take(&counted);
        !is_over
    }

    fn code(allowance: &mut Allowance) -> Option<&'static str> {
        allowance.objection("x", 0).map(|it| it.code.0)
    }

    #[test]
    fn small_archives_may_not_become_large_ones() {
        let mut allowance = Allowance::default();
        allowance.bring(1_000);
        assert!(taken(&mut allowance, limits::ALWAYS_UNPACKED));
        assert_eq!(code(&mut allowance), Some("drop-ratio"));
        assert!(!taken(&mut allowance, 1));
        // An honest archive afterwards has its own allowance.
        allowance.bring(limits::MIB);
        assert_eq!(code(&mut allowance), None);
        assert!(taken(&mut allowance, 100 * limits::MIB));
    }

    #[test]
    fn all_archives_together_have_one_limit() {
        let mut allowance = Allowance { bytes: limits::MAX_UNPACKED - 10, ..Allowance::default() };
        allowance.bring(limits::MAX_UNPACKED);
        assert!(taken(&mut allowance, 9));
        assert_eq!(code(&mut allowance), None);
        assert!(!taken(&mut allowance, 9));
        assert_eq!(code(&mut allowance), Some("drop-too-large"));
        let mut many = Allowance { files: MAX_FILES - 2, ..Allowance::default() };
        assert_eq!((code(&mut many), many.objection("x", 1).is_some()), (None, false));
        assert!(taken(&mut many, 1) && taken(&mut many, 1));
        assert_eq!(code(&mut many), Some("job-too-many-files"));
    }
}
