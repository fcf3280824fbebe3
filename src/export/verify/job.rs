//! The worker's side of `verify`: which kind of file, then what is in it.

use super::answer::{Answer, SeenManifest};
use super::{archive, pdf};
use crate::documents::importer::ImportFailure;
use crate::documents::worker::Job;

/// Reads the manifest of an archive of unknown origin; the answer is a manifest or `null`, as JSON.
pub(super) fn stated(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let bytes = job.bytes.clone();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let manifest = match archive::stated((*bytes).as_ref(), &mut alive)? {
        SeenManifest::Read(manifest, _) => Some(manifest),
        SeenManifest::None | SeenManifest::Damaged | SeenManifest::Newer { .. } => None,
    };
    serde_json::to_string(&manifest).map_err(|error| ImportFailure::Io(error.to_string()))
}

/// Looks into a file of unknown origin; the answer is an [`Answer`] as JSON.
pub(super) fn look(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let bytes = job.bytes.clone();
    let file: &[u8] = (*bytes).as_ref();
    let mut alive = || job.alive().map_err(|_| ImportFailure::Stopped);
    let answer = if file.starts_with(b"PK") {
        Answer::Zip(archive::look(file, &mut alive)?)
    } else if file.starts_with(b"%PDF-") {
        Answer::Pdf(pdf::look(&bytes, &mut alive)?)
    } else {
        Answer::Neither
    };
    serde_json::to_string(&answer).map_err(|error| ImportFailure::Io(error.to_string()))
}
