//! Progress and cancelling: one question, asked often.

use crate::domain::DocumentTypeId;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Looking into the files.
    Inspect,
    /// Writing the bundle.
    Bundle,
    /// Writing the ZIP pack.
    Zip,
    /// Reopening and counting.
    Verify,
}

/// The user does not want it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// A document of the pack and its pages in the bundle, volumes counted through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPart {
    /// Its number: `7` or `12A`.
    pub number: String,
    /// Its kind.
    pub kind: DocumentTypeId,
    /// Its first page, from 0: it is being written when so many pages are.
    pub first_page: u64,
    /// Its pages.
    pub pages: u64,
}

/// Told about progress; may say stop.
pub trait Progress: Sync {
    /// The documents of a pack, before the first page is written; told again when it is planned anew.
    fn planned(&self, _parts: &[PackPart]) {}

    /// `done` of `total` units of a stage are finished. Called at least once per page.
    fn tick(&self, stage: Stage, done: u64, total: u64) -> Result<(), Cancelled>;
}

/// Nobody is watching.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn tick(&self, _stage: Stage, _done: u64, _total: u64) -> Result<(), Cancelled> {
        Ok(())
    }
}
