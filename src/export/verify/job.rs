//! The worker's side of `verify`: which kind of file, then what is in it.

use std::collections::BTreeMap;

use super::answer::{Answer, SeenManifest};
use super::{archive, layout, pdf};
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

/// Counts the pages of the PDFs that the parameters name by their paths in an archive.
pub(super) fn pages(job: &mut Job<'_>) -> Result<String, ImportFailure> {
    let paths: Vec<String> =
        serde_json::from_str(job.params).map_err(|_| ImportFailure::Damaged)?;
    let bytes = job.bytes.clone();
    let archive: &[u8] = (*bytes).as_ref();
    let layout = layout::read(archive).map_err(|_| ImportFailure::Damaged)?;
    let stored: BTreeMap<&[u8], &[u8]> = layout
        .entries
        .iter()
        .filter(|entry| !entry.is_deflated)
        .map(|entry| (entry.name, entry.packed))
        .collect();
    let mut counts = Vec::with_capacity(paths.len());
    for path in &paths {
        job.alive().map_err(|_| ImportFailure::Stopped)?;
        let data = stored.get(path.as_bytes()).copied().unwrap_or_default();
        counts.push(pdf::pages(&bytes, data));
    }
    serde_json::to_string(&counts).map_err(|error| ImportFailure::Io(error.to_string()))
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
