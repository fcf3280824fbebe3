//! Asking a worker for pixels and for sizes. The pixels are as trustworthy as a worker is: at least
//! there are as many as it says, and never more than were asked for.

use std::fs::File;

use super::child::Child;
use super::referee::Mode;
use super::wire::{self, Said};
use super::{InWorker, WorkerProgram, io};
use crate::documents::importer::{Death, ImportFailure};
use crate::documents::limits;
use crate::documents::preview::{Picture, Request};
use crate::documents::recipe::{ImportOptions, RecipeSink};

/// Draws a page in a worker.
pub(in crate::documents) fn draw(
    program: &WorkerProgram,
    file: &File,
    request: &Request,
) -> Result<Picture, ImportFailure> {
    let length = file.metadata().map_err(|error| io(&error))?.len();
    if length > limits::MAX_FILE_BYTES {
        return Err(ImportFailure::TooLarge("file"));
    }
    let json = serde_json::to_string(request).map_err(|error| io(&error.into()))?;
    let mut child = Child::start(program, "draw", file, &json).map_err(|error| io(&error))?;
    let most = u64::from(request.max_width) * u64::from(request.max_height) * 4;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    child.allow_body(most);
    let message = child.message().map_err(|broken| ImportFailure::Died {
        death: child.death(broken),
        page: Some(request.page),
    })?;
    let lied = ImportFailure::Died { death: Death::Protocol, page: Some(request.page) };
    match wire::decode(message, most) {
        Ok(Said::Picture(picture)) if is_true(&picture, request) => Ok(picture),
        Ok(Said::Failure(failure)) => Err(failure),
        Ok(
            Said::Picture(_)
            | Said::Event(_)
            | Said::Answer(_)
            | Said::Alive
            | Said::Count(..)
            | Said::Begin(_)
            | Said::Bytes(_)
            | Said::End(_)
            | Said::LeftOut(_)
            | Said::Unpacked,
        )
        | Err(_) => Err(lied),
    }
}

fn is_true(picture: &Picture, request: &Request) -> bool {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    (1..=request.max_width).contains(&picture.width)
        && (1..=request.max_height).contains(&picture.height)
        && u64::try_from(picture.rgba.len()).is_ok_and(|bytes| bytes == pixels * 4)
}

/// The pages of a file and their sizes, from a worker.
pub(in crate::documents) fn sizes(
    program: &WorkerProgram,
    file: &File,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    InWorker(program.clone()).run("sizes", Mode::WithoutObjects, file, options, sink).map(drop)
}
