//! Progress and cancelling: one question, asked often.

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

/// Told about progress; may say stop.
pub trait Progress: Sync {
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
