//! A page as a picture: the fallback, with 150 dots per inch and at most 2 000 on its long side, and what the
//! user has mended, with 300 and 3 600.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_syntax::page::Page;

use image::{DynamicImage, RgbImage};

use super::boxes::View;
use super::contents::form_head;
use super::copy::{Copier, Draft};
use crate::documents::image::repair::{Upright, apply, code};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::{LocalId, RecipeSink, StreamBody};
use crate::domain::Repair;

const DOTS_PER_INCH: f32 = 150.0;
const LONGEST_SIDE: f32 = 2000.0;
/// Sheets, in points.
const A4: [f32; 2] = [595.3, 841.9];
const A3: [f32; 2] = [841.9, 1190.6];
/// A page that is mended is drawn as finely as a good scan.
const MENDED: (f32, f32) = (300.0, 3600.0);

/// How finely a page that is mended is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fineness {
    /// As a good scan.
    Fine,
    /// As the fallback: a reader died of more.
    Coarse,
}

/// A rendered page: `/Rotate` is already in it.
pub(super) struct Picture {
    width: u16,
    height: u16,
    view: View,
    pixels: DynamicImage,
    /// The user had it mended so and knows that it is a picture now: it is coded like one.
    mended: Option<Repair>,
}

pub(super) fn picture(page: &Page<'_>) -> Option<Picture> {
    drawn(page, (DOTS_PER_INCH, LONGEST_SIDE))
}

/// A page as a picture, before anything is mended on it. `unit` is one unit of the page in points.
pub(super) fn upright(page: &Page<'_>, unit: f32, fineness: Fineness) -> Option<Upright> {
    let fineness = match fineness {
        Fineness::Fine => MENDED,
        Fineness::Coarse => (DOTS_PER_INCH, LONGEST_SIDE),
    };
    let Picture { width, height, view, pixels, .. } = drawn(page, fineness)?;
    let [_, _, wide, high] = view;
    let unit = f64::from(unit * on_a_sheet(wide * unit, high * unit));
    let dpi = |pixels: u16, units: f32| f64::from(pixels) * 72.0 / (f64::from(units) * unit);
    Some(Upright { picture: pixels, dpi: (dpi(width, wide), dpi(height, high)) })
}

/// By how much a page (in points) shrinks to the sheet it will be seen on. One that no scanner makes has its size from
/// a picture of an unknown resolution, and is shown on A4 as such a picture would be.
fn on_a_sheet(wide: f32, high: f32) -> f32 {
    let (short, long) = (wide.min(high), wide.max(high));
    let fits = |sheet: [f32; 2]| (sheet[0] / short).min(sheet[1] / long);
    // A little more than the sheet: scanners round.
    if fits(A3) > 0.99 { 1.0 } else { fits(A4) }
}

/// The same, mended.
pub(super) fn mended(
    page: &Page<'_>,
    unit: f32,
    repair: &Repair,
    fineness: Fineness,
) -> Option<Picture> {
    let Upright { picture, dpi } = apply(upright(page, unit, fineness)?, repair);
    let (width, height) = (picture.width(), picture.height());
    let units = |pixels: u32, dpi: f64| narrow(f64::from(pixels) * 72.0 / (dpi * f64::from(unit)));
    let view = [0.0, 0.0, units(width, dpi.0), units(height, dpi.1)];
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    Some(Picture { width, height, view, pixels: picture, mended: Some(*repair) })
}

#[expect(clippy::cast_possible_truncation, reason = "the size of a page; six digits are enough")]
fn narrow(length: f64) -> f32 {
    length as f32
}

fn drawn(page: &Page<'_>, (dpi, most): (f32, f32)) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || longest <= 0.0 {
        return None;
    }
    let scale = (dpi / 72.0).min(most / longest);
    if width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let pixels = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let rgba = pixels.data_as_u8_slice();
    let rgb = rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
    let (wide, high) = (pixels.width(), pixels.height());
    let view = [0.0, 0.0, f32::from(wide) / scale, f32::from(high) / scale];
    let pixels = RgbImage::from_raw(wide.into(), high.into(), rgb)?.into();
    Some(Picture { width: wide, height: high, view, pixels, mended: None })
}

impl Picture {
    /// The picture for the screen.
    pub(super) fn into_image(self) -> DynamicImage {
        self.pixels
    }

    /// Emits it as an image inside a form; gives the form and what it shows.
    pub(super) fn emit(
        self,
        copier: &mut Copier<'_>,
        sink: &mut dyn RecipeSink,
    ) -> Result<(LocalId, View), ImportFailure> {
        let (width, height, view) = (self.width, self.height, self.view);
        let (entries, packed) = self.coded()?;
        let mut image = Draft::default();
        let head = format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}{entries}");
        image.text.raw(head.as_bytes());
        let image = copier.finish(image, Some(StreamBody::Bytes(packed)), sink)?;
        let mut form = Draft::default();
        form_head(&mut form, view);
        form.text.raw(b"/Resources<</XObject<</I");
        form.text.reference(image);
        form.text.raw(b">>>>");
        let [_, _, width, height] = view;
        let drawn = format!("{width} 0 0 {height} 0 0 cm /I Do");
        let form = copier.finish(form, Some(StreamBody::Bytes(drawn.into_bytes())), sink)?;
        Ok((form, view))
    }

    /// Entries of the image dictionary, and the body.
    fn coded(self) -> Result<(String, Vec<u8>), ImportFailure> {
        if let Some(repair) = &self.mended {
            let coded = code(self.pixels, repair).ok_or(ImportFailure::Damaged)?;
            return Ok((coded.entries, coded.body));
        }
        let io = |error: std::io::Error| ImportFailure::Io(error.to_string());
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(self.pixels.into_rgb8().as_raw()).map_err(io)?;
        let entries = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode";
        Ok((entries.to_owned(), encoder.finish().map_err(io)?))
    }
}
