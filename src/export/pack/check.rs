//! The finished ZIP is looked at as a stranger would, before it gets its name.

use std::fs::File;
use std::path::PathBuf;

use super::{ExportError, PackFile, PackFileKind};
use crate::documents::importer::Importer;
use crate::export::bundle::BundleError;
use crate::export::progress::Progress;
use crate::export::verify;
use crate::export::zip_pack::{ZipPackError, ZipReceipt, reread};

/// Reads the finished ZIP again, compares every digest, and opens every PDF that was made for it.
pub(super) fn check_zip(
    zip: &mut File,
    zipped: &ZipReceipt,
    path: PathBuf,
    (importer, progress): (&dyn Importer, &dyn Progress),
    at: (u64, u64),
) -> Result<PackFile, ExportError> {
    if reread(zip, progress, at)? != zipped.entries {
        return Err(ExportError::NotRight);
    }
    let paths: Vec<&str> = zipped.renditions.iter().map(|(path, _)| path.as_str()).collect();
    let counts = verify::pages(importer, zip, &paths).map_err(|_| ExportError::NotRight)?;
    for ((_, planned), found) in zipped.renditions.iter().zip(counts) {
        if *planned != found {
            return Err(BundleError::Verify { planned: *planned, found }.into());
        }
    }
    let failed = |error| ExportError::Zip(ZipPackError::Write(error));
    let (sha256, size) = crate::documents::digest::of_file(zip).map_err(failed)?;
    Ok(PackFile { path, kind: PackFileKind::Zip, size, pages: None, sha256 })
}
