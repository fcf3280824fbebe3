//! Packs that were made of a case, and whether the case still is what the last one says.

use crate::domain::Case;
use crate::export::pack::PackFileKind;
use crate::export::{Receipt, manifest};
use crate::rules::RuleBook;
use crate::store::{ExportRecord, ExportedFile, When};

/// How a case stands to the last pack that was made of it. Of the rules and of the day, which a new pack would follow,
/// this says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackState {
    /// None was made.
    NotMade,
    /// One was made by a version that noted nothing of what it says, or noted it in another way.
    Made,
    /// The case says what the pack says.
    Current,
    /// The case says something else by now.
    Outdated,
}

impl PackState {
    /// Of a case whose packs are these, the oldest first. What it says now is asked for only where there is something
    /// to compare it with.
    pub(super) fn of(exports: &[ExportRecord], is_now: impl FnOnce(&str) -> bool) -> Self {
        let Some(last) = exports.last() else { return Self::NotMade };
        match last.content.as_deref().filter(|it| manifest::is_known(it)) {
            None => Self::Made,
            Some(content) if is_now(content) => Self::Current,
            Some(_) => Self::Outdated,
        }
    }
}

/// A number of what of a case goes into a pack.
pub fn content(case: &Case) -> String {
    manifest::content(case)
}

/// What is remembered of a pack with the case it was made of.
pub fn record_of(book: &RuleBook, receipt: &Receipt, content: String, now: When) -> ExportRecord {
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
