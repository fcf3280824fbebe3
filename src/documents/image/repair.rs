//! What the plan mends on a picture: pixels in, pixels out, in the worker. [`apply`] is the only place
//! that changes pixels; everything else here brings a picture upright and back onto its page.
//!
//! Carried out so far: tone and resolution. A picture that is straightened or cropped comes out as it is.

use image::imageops;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage};

use super::exif::Showing;
use super::page::{Album, paper};
use super::{jpeg, png, preview, raster};
use crate::documents::importer::ImportFailure;
use crate::domain::{FileKind, Repair, Tone};

/// A page as pixels, upright: turned as its file says, not by the user.
pub(in crate::documents) struct Upright {
    pub(in crate::documents) picture: DynamicImage,
    /// Pixels per inch on paper, across and down.
    pub(in crate::documents) dpi: (f64, f64),
}

/// Mends a page. The same page and the same repair give the same pixels everywhere.
pub(in crate::documents) fn apply(page: Upright, repair: &Repair) -> Upright {
    let Upright { picture, dpi } = match repair.max_dpi {
        Some(most) => coarser(page, f64::from(most)),
        None => page,
    };
    let picture = match repair.tone {
        Tone::AsIs => picture,
        Tone::Grey => grey(&picture).into(),
        Tone::BlackWhite => black_and_white(grey(&picture)).into(),
    };
    Upright { picture, dpi }
}

/// Takes pixels together until there are no more than so many in an inch.
fn coarser(page: Upright, most: f64) -> Upright {
    let (width, height) = (page.picture.width(), page.picture.height());
    let fewer = |pixels: u32, dpi: f64| -> u32 {
        if dpi <= most { pixels } else { rounded(f64::from(pixels) * most / dpi).clamp(1, pixels) }
    };
    let (wide, high) = (fewer(width, page.dpi.0), fewer(height, page.dpi.1));
    if (wide, high) == (width, height) {
        return page;
    }
    let dpi = (
        page.dpi.0 * f64::from(wide) / f64::from(width.max(1)),
        page.dpi.1 * f64::from(high) / f64::from(height.max(1)),
    );
    // Whole numbers, and no second picture of the first one's size.
    Upright { picture: page.picture.thumbnail_exact(wide, high), dpi }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "fewer than the pixels of a picture, and not below zero"
)]
fn rounded(pixels: f64) -> u32 {
    pixels.round() as u32
}

/// Shades of grey on white paper.
fn grey(picture: &DynamicImage) -> GrayImage {
    if picture.color().has_alpha() {
        let (width, height) = (picture.width(), picture.height());
        let mut paper = image::RgbaImage::from_pixel(width, height, image::Rgba([255; 4]));
        imageops::overlay(&mut paper, &picture.to_rgba8(), 0, 0);
        return DynamicImage::from(paper).to_luma8();
    }
    picture.to_luma8()
}

/// Ink and paper, told apart where the two differ most (Otsu 1979).
fn black_and_white(mut picture: GrayImage) -> GrayImage {
    let mut counts = [0_u64; 256];
    for pixel in picture.pixels() {
        if let Some(count) = counts.get_mut(usize::from(pixel.0[0])) {
            *count += 1;
        }
    }
    let limit = threshold(&counts);
    for pixel in picture.pixels_mut() {
        pixel.0[0] = if pixel.0[0] > limit { 255 } else { 0 };
    }
    picture
}

/// The darkest shade that still counts as ink is the one that leaves the two sides most unlike. Whole
/// numbers: the same everywhere.
fn threshold(counts: &[u64; 256]) -> u8 {
    let all: u64 = counts.iter().sum();
    let weight: u64 = counts.iter().zip(0_u64..).map(|(count, shade)| count * shade).sum();
    let (mut dark, mut dark_weight) = (0_u64, 0_u64);
    let (mut best, mut limit) = (0_u128, 127_u8);
    for (count, shade) in counts.iter().zip(0_u8..=255) {
        dark += count;
        dark_weight += count * u64::from(shade);
        let light = all - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        // Proportional to the variance between the sides: (mean difference)² × dark × light.
        let difference = (u128::from(dark_weight) * u128::from(light))
            .abs_diff(u128::from(weight - dark_weight) * u128::from(dark));
        let unlike = difference * difference / (u128::from(dark) * u128::from(light));
        if unlike > best {
            (best, limit) = (unlike, shade);
        }
    }
    limit
}

/// Adds the repaired picture of a file that holds one.
pub(super) fn import(
    bytes: &[u8],
    kind: FileKind,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let Some(repair) = album.repair() else { return Ok(()) };
    let (picture, showing) = stored(bytes, kind)?;
    add(picture, showing, &repair, album)
}

/// The picture of a file as it is stored, and how it is to be shown.
pub(super) fn stored(
    bytes: &[u8],
    kind: FileKind,
) -> Result<(DynamicImage, Showing), ImportFailure> {
    let (picture, orientation) = preview::decoded(bytes, kind)?;
    let dpi = match kind {
        FileKind::Jpeg => jpeg::dpi(bytes),
        FileKind::Png => png::dpi(bytes),
        FileKind::Bmp => raster::bitmap_dpi(bytes, kind),
        FileKind::WebP
        | FileKind::Tiff
        | FileKind::Pdf
        | FileKind::Signed
        | FileKind::Refused(_) => None,
    };
    Ok((picture, Showing { orientation: orientation.to_exif(), dpi }))
}

/// Adds a picture as the repair leaves it.
pub(super) fn add(
    picture: DynamicImage,
    showing: Showing,
    repair: &Repair,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    album.alive()?;
    let mended = apply(upright(picture, showing), repair);
    album.alive()?;
    let showing = Showing { orientation: 1, dpi: Some(mended.dpi) };
    raster::add(raster::split(mended.picture), showing, album)
}

/// Turns a picture as its file says; its size on paper stays what it would be without a repair.
pub(super) fn upright(mut picture: DynamicImage, showing: Showing) -> Upright {
    let (width, height) = paper(picture.width(), picture.height(), showing);
    let turned = Orientation::from_exif(showing.orientation);
    picture.apply_orientation(turned.unwrap_or(Orientation::NoTransforms));
    let per_inch = |pixels: u32, points: f64| f64::from(pixels) * 72.0 / points.max(1.0);
    let dpi = (per_inch(picture.width(), width), per_inch(picture.height(), height));
    Upright { picture, dpi }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(picture: DynamicImage, dpi: f64) -> Upright {
        Upright { picture, dpi: (dpi, dpi) }
    }

    #[test]
    fn ink_and_paper_are_told_apart_between_two_shades() {
        let faded = GrayImage::from_fn(64, 64, |x, y| {
            image::Luma([if (x / 4 + y / 4) % 5 == 0 {
                90 + u8::try_from(x % 7).unwrap()
            } else {
                200
            }])
        });
        let repair = Repair { tone: Tone::BlackWhite, ..Repair::default() };
        let mended = apply(page(faded.clone().into(), 200.0), &repair).picture.to_luma8();
        for (before, after) in faded.pixels().zip(mended.pixels()) {
            assert_eq!(after.0[0], if before.0[0] < 150 { 0 } else { 255 });
        }
    }

    #[test]
    fn resolution_only_ever_falls_and_the_size_on_paper_stays() {
        let repair = Repair { max_dpi: Some(150), ..Repair::default() };
        let fine = apply(page(DynamicImage::new_rgb8(2480, 3508), 300.0), &repair);
        assert_eq!((fine.picture.width(), fine.picture.height()), (1240, 1754));
        assert!((fine.dpi.0 - 150.0).abs() < 0.1, "{:?}", fine.dpi);
        let coarse = apply(page(DynamicImage::new_rgb8(800, 600), 96.0), &repair);
        assert_eq!((coarse.picture.width(), coarse.picture.height()), (800, 600));
    }

    #[test]
    fn a_repair_that_does_nothing_changes_nothing() {
        let picture = DynamicImage::new_rgba8(7, 5);
        let mended = apply(page(picture.clone(), 96.0), &Repair::default());
        assert_eq!(mended.picture, picture);
    }
}
