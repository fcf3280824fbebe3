//! Pictures become pages: one page for each picture (each page of a TIFF), painted by a form.
//!
//! JPEG bytes pass through untouched; PNG and fax data too where PDF knows the coding; the rest is
//! decoded and packed again without loss. Colour profiles are dropped. Nothing is ever made JPEG, unless the user
//! has a page mended ([`repair`]).

mod exif;
mod flate;
mod jpeg;
mod page;
mod png;
mod preview;
mod raster;
pub mod repair;
mod tiff;

use super::importer::ImportFailure;
use super::limits;
use super::recipe::{Event, ImportOptions, RecipeSink};
use crate::domain::{FileKind, Finding};
use page::Album;

pub use preview::draw_picture;

/// Turns a picture file into a recipe. Parses foreign bytes: call it in a worker.
///
/// `kind` is what the bytes are ([`super::sniff`]); a PDF or refused kind gives
/// [`ImportFailure::Refused`].
pub fn import_image(
    bytes: &[u8],
    kind: FileKind,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let mut album = Album::new(options, sink);
    if kind == FileKind::Tiff {
        tiff::import(bytes, &mut album)?;
        return album.end();
    }
    for work in album.begin(1)? {
        album.turn_to(work);
        // A plan that was made for another file may name a page that is not there.
        if work.source_page > 0 {
            album.notice()?;
        } else if !album.given_up()? {
            one(bytes, kind, &mut album)?;
        }
    }
    album.end()
}

/// The one picture of a file.
fn one(bytes: &[u8], kind: FileKind, album: &mut Album<'_>) -> Result<(), ImportFailure> {
    if album.repair().is_some_and(|repair| repair.changes_pixels()) {
        return repair::import(bytes, kind, album);
    }
    match kind {
        FileKind::Jpeg => jpeg::import(bytes, album),
        FileKind::Png => png::import(bytes, album),
        FileKind::WebP | FileKind::Bmp => raster::import(bytes, kind, album),
        FileKind::Pdf | FileKind::Tiff | FileKind::Signed => Err(ImportFailure::Refused("unknown")),
        FileKind::Refused(name) => Err(ImportFailure::Refused(name)),
    }
}

/// Whether a picture of this size is within the published limits.
fn check_size(width: u32, height: u32) -> Result<(), ImportFailure> {
    if width == 0 || height == 0 {
        return Err(ImportFailure::Damaged);
    }
    let pixels = u64::from(width) * u64::from(height);
    let side = width.max(height);
    if side > limits::MAX_IMAGE_SIDE || pixels > limits::MAX_IMAGE_PIXELS {
        return Err(ImportFailure::TooLarge("image"));
    }
    Ok(())
}

fn say(sink: &mut dyn RecipeSink, finding: Finding) -> Result<(), ImportFailure> {
    sink.take(Event::Finding(finding)).map_err(|_| ImportFailure::Stopped)
}

/// A picture that ends before it is complete: half a document is none.
const TRUNCATED: ImportFailure = ImportFailure::Refused("truncated");
