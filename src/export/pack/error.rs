//! Why there is no pack.

use std::path::PathBuf;

use crate::domain::Finding;
use crate::export::atomic::WriteError;
use crate::export::bundle::BundleError;
use crate::export::plan::PlanError;
use crate::export::progress::Cancelled;
use crate::export::zip_pack::ZipPackError;

/// Why there is no pack. Nothing was left behind.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The user stopped it.
    #[error("the export was cancelled; nothing was left behind")]
    Cancelled,
    /// There is nothing to plan with.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The bundle.
    #[error(transparent)]
    Bundle(BundleError),
    /// The ZIP.
    #[error(transparent)]
    Zip(ZipPackError),
    /// The disk is full.
    #[error("the disk is full; free some space and try again: {0}")]
    DiskFull(PathBuf),
    /// The file system.
    #[error(transparent)]
    Write(#[from] WriteError<std::convert::Infallible>),
    /// A file that was fine when it was added gave way while the pack was written, and a draft was not
    /// allowed: what came up.
    #[error("pages that were readable before could not be put into the pack")]
    GivenUp(Vec<Finding>),
    /// Originals of documents are not in the workspace any more: which.
    #[error("originals of documents are not in the workspace any more")]
    Lost(Vec<Finding>),
    /// The finished pack was read again and is not what was written.
    #[error(
        "the finished pack was checked and is not right; try again, on another disk if need be"
    )]
    NotRight,
}

impl From<BundleError> for ExportError {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Cancelled => Self::Cancelled,
            other => Self::Bundle(other),
        }
    }
}

impl From<ZipPackError> for ExportError {
    fn from(error: ZipPackError) -> Self {
        match error {
            ZipPackError::Cancelled | ZipPackError::Rendition(BundleError::Cancelled) => {
                Self::Cancelled
            }
            other => Self::Zip(other),
        }
    }
}

impl From<Cancelled> for ExportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
