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
        FileKind::Pdf => {
            let page = pdf::upright(Arc::clone(bytes), which.password, which.page)?;
            return Ok(Loaded { pixels: Pixels::of(page.picture), dpi: page.dpi, kind });
        }
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

fn options(which: &Which<'_>, repair: Option<Repair>) -> ImportOptions {
    let page = PageWork { repair, ..PageWork::of(which.page) };
    ImportOptions {
        password: which.password.map(Into::into),
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
    let mut scales = Scales::default();
    local::import(bytes, &options(which, repair), &mut scales)?;
    Ok(scales.all)
}

/// Bytes that each of these pages adds as it is, one after the other in one pack.
pub(super) fn weigh_each(
    bytes: &Bytes,
    pages: &[u32],
    password: Option<&str>,
) -> Result<Vec<u64>, ImportFailure> {
    let options = ImportOptions {
        password: password.map(Into::into),
        pages: Some(pages.iter().map(|page| PageWork::of(*page)).collect()),
        ..ImportOptions::default()
    };
    let mut scales = Scales::default();
    local::import(bytes, &options, &mut scales)?;
    Ok(scales.pages)
}

/// Counts what is written.
#[derive(Default)]
struct Scales {
    all: u64,
    /// Before the page that is written.
    before: u64,
    /// What each page added.
    pages: Vec<u64>,
}

impl RecipeSink for Scales {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        match event {
            Event::Object(RecipeObject { stream: Some(body), .. }) => {
                self.all += match body {
                    StreamBody::Span { len, .. } => len,
                    StreamBody::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(0),
                };
            }
            Event::Page(_) => {
                self.pages.push(self.all - self.before);
                self.before = self.all;
            }
            _ => {}
        }
        Ok(())
    }
}
