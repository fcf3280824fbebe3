//! Packs that were made of a case, and whether the case still is what the last one says.

use crate::domain::{Case, Digest};
use crate::export::pack::PackFileKind;
use crate::export::{Receipt, manifest};
use crate::rules::RuleBook;
use crate::store::{ExportRecord, ExportedFile, When};

/// How a case stands to the last pack that was made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackState {
    /// None was made.
    NotMade,
    /// A new one would say the same, or it was made by a version that did not remember what it said.
    Current,
    /// The case says something else by now.
    Outdated,
}

impl PackState {
    /// Of a case whose packs are these, the oldest first. `now` is asked only where there is something to compare.
    pub(super) fn of(exports: &[ExportRecord], now: impl FnOnce() -> Digest) -> Self {
        match exports.last().map(|last| last.content) {
            None => Self::NotMade,
            Some(Some(content)) if content != now() => Self::Outdated,
            Some(_) => Self::Current,
        }
    }
}

/// What of a case goes into a pack.
pub fn content(case: &Case) -> Digest {
    manifest::content(case)
}

/// What is remembered of a pack with the case it was made of.
pub fn record_of(book: &RuleBook, receipt: &Receipt, content: Digest, now: When) -> ExportRecord {
    let folder = receipt.files.first().and_then(|it| it.path.parent());
    let bundles = receipt.files.iter().filter(|it| it.kind == PackFileKind::Bundle);
    ExportRecord {
        when: now,
        profile: receipt.plan.profile.to_string(),
        rule_book: book.version.clone(),
        folder: folder.map(|it| it.display().to_string()).unwrap_or_default(),
        pages: bundles.filter_map(|it| it.pages).sum(),
        content: Some(content),
        files: (receipt.files.iter())
            .map(|it| ExportedFile {
                name: super::intake::shown(&it.path),
                digest: Some(it.sha256),
            })
            .collect(),
    }
}
