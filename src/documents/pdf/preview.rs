//! A page as pixels, and the frames of all pages, for the screen.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use image::RgbaImage;
use image::metadata::Orientation;

use super::SharedBytes;
use super::open::open;
use super::page::{frame, frames};
use super::render::{self, Fineness};
use crate::documents::image::repair::{Upright, as_coded};
use crate::documents::importer::ImportFailure;
use crate::documents::preview::fit;
use crate::documents::recipe::{ImportOptions, RecipeSink};
use crate::domain::{FileKind, Repair};

/// A preview of so many pixels a side is small.
const SMALL: u32 = 2000;

/// Draws a page (from 0) as the pack will show it after a repair.
///
/// # Errors
/// As [`draw_page`].
pub fn draw_mended(
    bytes: SharedBytes,
    password: Option<&str>,
    page: u32,
    repair: &Repair,
    within: (u32, u32),
) -> Result<RgbaImage, ImportFailure> {
    let pdf = open(bytes, password)?;
    let page = page_at(&pdf, page)?;
    let unit = frame(page, 0).user_unit;
    // A small preview need not be drawn as finely as the pack: it comes sooner. What is lost for the sake of
    // its size can only be seen on the page as the pack has it.
    let is_large = within.0.max(within.1) > SMALL || *repair != repair.at_full_size();
    let fineness = if is_large { Fineness::Fine } else { Fineness::Coarse };
    let drawn = render::mended(page, unit, repair, fineness);
    let drawn = drawn.ok_or(ImportFailure::Damaged)?;
    let coded = as_coded(drawn.into_image(), FileKind::Pdf, repair);
    Ok(fit(coded, Orientation::NoTransforms, within))
}

/// A page (from 0) as a picture on which something may be mended.
///
/// # Errors
/// As [`draw_page`].
pub(in crate::documents) fn upright(
    bytes: SharedBytes,
    password: Option<&str>,
    page: u32,
) -> Result<Upright, ImportFailure> {
    let pdf = open(bytes, password)?;
    let page = page_at(&pdf, page)?;
    render::upright(page, frame(page, 0).user_unit, Fineness::Fine).ok_or(ImportFailure::Damaged)
}

fn page_at(pdf: &Pdf, page: u32) -> Result<&Page<'_>, ImportFailure> {
    let found = usize::try_from(page).ok().and_then(|at| pdf.pages().get(at));
    found.ok_or_else(|| ImportFailure::Io(format!("there is no page {}", page + 1)))
}

/// Draws a page (from 0) as large as fits into a box of pixels.
///
/// # Errors
/// See [`ImportFailure`]. A page that there is not is [`ImportFailure::Io`].
pub fn draw_page(
    bytes: SharedBytes,
    password: Option<&str>,
    page: u32,
    within: (u32, u32),
) -> Result<RgbaImage, ImportFailure> {
    let pdf = open(bytes, password)?;
    let page = page_at(&pdf, page)?;
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(ImportFailure::Damaged);
    }
    let (wide, high) = (pixels(within.0), pixels(within.1));
    let scale = (f32::from(wide) / width).min(f32::from(high) / height);
    // Whole pixels, so that the paper fills the picture to its edges.
    let scale_to = |length: f32, most: u16| {
        let whole = (length * scale).round().clamp(1.0, f32::from(most));
        (whole + 0.01) / length
    };
    let settings = PixmapSettings {
        x_scale: scale_to(width, wide),
        y_scale: scale_to(height, high),
        bg_color: WHITE,
    };
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let drawn = hayro::render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
    let mut rgba = drawn.data_as_u8_slice().to_vec();
    for pixel in rgba.chunks_exact_mut(4) {
        if let Some(alpha) = pixel.last_mut() {
            *alpha = 255;
        }
    }
    RgbaImage::from_raw(u32::from(drawn.width()), u32::from(drawn.height()), rgba)
        .ok_or(ImportFailure::Damaged)
}

fn pixels(side: u32) -> u16 {
    u16::try_from(side).unwrap_or(u16::MAX).max(1)
}

/// Says every page with its box and turns and nothing painted on it.
///
/// # Errors
/// The same reasons as [`super::import_pdf`].
pub fn page_frames(
    bytes: SharedBytes,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    frames(&open(bytes, options.password.as_deref())?, options, sink)
}
