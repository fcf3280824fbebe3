//! A signed paper takes the place of a letter: its files go to the document that the letter becomes, and the
//! letter stays in the case as it was that day.

use std::fmt;

use super::Gone;
use super::files::place;
use crate::domain::{Case, DocumentTypeId, FileRef, KeptDraft};
use crate::rules::RuleBook;

/// A signed paper and what it takes the place of.
#[derive(Clone, PartialEq, Eq)]
pub struct Signing {
    /// The signed paper; none when it is in the case already.
    pub files: Vec<FileRef>,
    /// The kind of document that it is.
    pub kind: DocumentTypeId,
    /// The letters of that kind, unsigned.
    pub drafts: Vec<KeptDraft>,
}

impl fmt::Debug for Signing {
    /// The names of files are personal and stay out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signing({}, {} drafts)", self.kind, self.drafts.len())
    }
}

impl Signing {
    /// Files without a place that are among the signed ones leave their pile.
    pub(super) fn apply(&self, case: &mut Case, book: &RuleBook) -> Result<(), Gone> {
        case.inbox.retain(|loose| self.files.iter().all(|file| file.digest != loose.digest));
        if !self.files.is_empty() {
            place(case, &self.kind, self.files.clone(), book)?;
        }
        for draft in &self.drafts {
            let same =
                |it: &KeptDraft| it.letter == draft.letter && it.file.digest == draft.file.digest;
            if !case.drafts.iter().any(same) {
                case.drafts.push(draft.clone());
            }
        }
        Ok(())
    }

    /// The first letter, for the history.
    pub(super) fn letter(&self) -> &str {
        self.drafts.first().map_or("", |draft| draft.letter.as_str())
    }
}
