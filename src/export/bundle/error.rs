//! Why there is no bundle. Whatever was written so far is not one: the caller throws it away.

use std::io;

use crate::documents::importer::ImportFailure;
use crate::export::progress::Cancelled;

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The user stopped it.
    #[error("the export was cancelled; nothing was left behind")]
    Cancelled,
    /// The plan has no pages.
    #[error("there are no pages to put into the bundle; add a document")]
    NoPages,
    /// The plan contradicts itself; the text says where.
    #[error("the plan of the bundle contradicts itself ({0}); please report this")]
    Plan(&'static str),
    /// A source gives another number of pages than it did when it was looked at.
    #[error(
        "the file has {found} pages now and had {planned} when it was added; add it again: {name}"
    )]
    PageCount {
        /// The source.
        name: String,
        /// Pages in the plan.
        planned: u32,
        /// Pages it gives.
        found: u32,
    },
    /// A source cannot be imported.
    #[error("{failure}: {name}")]
    Import {
        /// The source.
        name: String,
        /// Why.
        failure: ImportFailure,
    },
    /// A source cannot be read.
    #[error("the file cannot be read ({error}): {name}")]
    Read {
        /// The source.
        name: String,
        /// What the system said.
        error: io::Error,
    },
    /// The bundle cannot be written.
    #[error("the bundle cannot be written: {0}")]
    Write(#[from] io::Error),
    /// The finished bundle does not open, or has lost pages.
    #[error(
        "the finished bundle was checked and is not right ({found} of {planned} pages); please report this"
    )]
    Verify {
        /// Pages in the plan.
        planned: u32,
        /// Pages found after reopening.
        found: u32,
    },
}

impl From<Cancelled> for BundleError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
