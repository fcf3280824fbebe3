//! The worker's side of `verify`: which kind of file, then what is in it.

use super::answer::Answer;
use super::{archive, pdf};
use crate::documents::importer::ImportFailure;
use crate::documents::worker::Job;

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
