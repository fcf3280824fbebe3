//! A page of any readable file as upright pixels, in the worker.

use std::sync::Arc;

use super::pixels::Pixels;
use super::{stored, upright};
use crate::documents::image::{preview, tiff};
use crate::documents::importer::ImportFailure;
use crate::documents::mapped::Bytes;
use crate::documents::recipe::{
    Event, ImportOptions, RecipeObject, RecipeSink, Stopped, StreamBody,
};
use crate::documents::{local, pdf, sniff};
use crate::domain::{FileKind, PageWork, Repair};

/// Pixels of the longer side of a drawn PDF page: A4 at 200 per inch.
const DRAWN: u32 = 2339;

/// A page as pixels.
pub(super) struct Loaded {
    pub(super) pixels: Pixels,
    pub(super) dpi: (f64, f64),
    pub(super) kind: FileKind,
}

/// Which page of a file.
pub(super) struct Which<'a> {
    /// From 0.
    pub(super) page: u32,
    pub(super) password: Option<&'a str>,
}

/// Reads or draws a page. Parses foreign bytes.
pub(super) fn load(bytes: &Bytes, which: &Which<'_>) -> Result<Loaded, ImportFailure> {
    let content = bytes.as_ref().as_ref();
    let kind = sniff::kind_of_bytes(content);
    let (picture, showing) = match kind {
        FileKind::Pdf => return drawn(bytes, which),
        FileKind::Signed => return Err(ImportFailure::Refused("signature")),
        FileKind::Refused(name) => return Err(ImportFailure::Refused(name)),
        FileKind::Tiff => {
            let (raster, showing) = tiff::page(content, which.page)?;
            (preview::picture_of(raster)?, showing)
        }
        FileKind::Jpeg | FileKind::Png | FileKind::WebP | FileKind::Bmp => {
            if which.page > 0 {
                return Err(preview::no_page(which.page));
            }
            stored(content, kind)?
        }
    };
    let page = upright(picture, showing);
    Ok(Loaded { pixels: Pixels::of(page.picture), dpi: page.dpi, kind })
}

fn drawn(bytes: &Bytes, which: &Which<'_>) -> Result<Loaded, ImportFailure> {
    let shared = Arc::clone(bytes);
    let picture = pdf::draw_page(shared, which.password, which.page, (DRAWN, DRAWN))?;
    let mut frame = Frame(None);
    let options = options(which, None);
    pdf::page_frames(Arc::clone(bytes), &options, &mut frame)?;
    let inches = frame.0.unwrap_or(297.0 / 25.4).max(0.1);
    let long = picture.width().max(picture.height());
    let dpi = f64::from(long) / inches;
    Ok(Loaded { pixels: Pixels::of(picture.into()), dpi: (dpi, dpi), kind: FileKind::Pdf })
}

/// The longer side of a page in inches.
struct Frame(Option<f64>);

impl RecipeSink for Frame {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Page(page) = event {
            let [left, low, right, high] = page.view;
            let side = (right - left).max(high - low) * page.user_unit;
            self.0 = Some(f64::from(side) / 72.0);
        }
        Ok(())
    }
}

fn options(which: &Which<'_>, repair: Option<Repair>) -> ImportOptions {
    let page = PageWork { repair, ..PageWork::of(which.page) };
    ImportOptions {
        password: which.password.map(str::to_owned),
        pages: Some(vec![page]),
        ..ImportOptions::default()
    }
}

/// Bytes that a page takes in a pack: all that its recipe writes.
pub(super) fn weigh(
    bytes: &Bytes,
    which: &Which<'_>,
    repair: Option<Repair>,
) -> Result<u64, ImportFailure> {
    let mut scales = Scales(0);
    local::import(bytes, &options(which, repair), &mut scales)?;
    Ok(scales.0)
}

struct Scales(u64);

impl RecipeSink for Scales {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Object(RecipeObject { stream: Some(body), .. }) = event {
            self.0 += match body {
                StreamBody::Span { len, .. } => len,
                StreamBody::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(0),
            };
        }
        Ok(())
    }
}
