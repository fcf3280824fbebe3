//! The import itself, in this process: what a worker runs, and tests of the importers.

use std::fs::File;
use std::sync::Arc;

use super::importer::{ImportFailure, Importer, SecondCount};
use super::mapped::{self, Bytes};
use super::recipe::{Event, ImportOptions, RecipeSink, Stopped};
use super::signature::{Shifted, inside};
use super::{image, limits, pdf, second_opinion, sniff};
use crate::domain::FileKind;

/// Turns bytes into a recipe. Parses foreign bytes: call it in a worker, or on pages of our own.
pub fn import(
    bytes: &Bytes,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let content = bytes.as_ref().as_ref();
    if content.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(ImportFailure::TooLarge("file"));
    }
    match sniff::kind_of_bytes(content) {
        FileKind::Signed => match Shifted::of(bytes, sink) {
            Some((inner, mut sink)) => document(&inner, options, &mut sink),
            None => Err(ImportFailure::Refused("signature")),
        },
        FileKind::Pdf
        | FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp
        | FileKind::Refused(_) => document(bytes, options, sink),
    }
}

/// A document that is not wrapped in a signature.
fn document(
    bytes: &Bytes,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let content = bytes.as_ref().as_ref();
    match sniff::kind_of_bytes(content) {
        FileKind::Pdf => pdf::import_pdf(Arc::clone(bytes), options, sink),
        FileKind::Refused(name) => Err(ImportFailure::Refused(name)),
        // A signature of a signature: the outer one is what the user has.
        FileKind::Signed => Err(ImportFailure::Refused("signature")),
        kind @ (FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp) => image::import_image(content, kind, options, sink),
    }
}

/// Imports in this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here;

impl Importer for Here {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        import(&map(file)?, options, sink)
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        let bytes = map(file)?;
        let mut counting = Counting { pages: 0, sink };
        import(&bytes, options, &mut counting)?;
        Ok(second_count(&bytes, options, counting.pages))
    }
}

/// What the second reader counts, in the document itself when it is wrapped in a signature.
pub(in crate::documents) fn second_count(
    bytes: &Bytes,
    options: &ImportOptions,
    pages: u32,
) -> SecondCount {
    let inner = inside(bytes);
    let content = inner.as_ref().unwrap_or(bytes);
    second_opinion::count((**content).as_ref(), options.password.as_deref(), pages)
}

struct Counting<'s> {
    pages: u32,
    sink: &'s mut dyn RecipeSink,
}

impl RecipeSink for Counting<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        self.pages += u32::from(matches!(event, Event::Page(_)));
        self.sink.take(event)
    }
}

fn map(file: &File) -> Result<Bytes, ImportFailure> {
    mapped::map(file).map_err(|error| ImportFailure::Io(error.to_string()))
}
