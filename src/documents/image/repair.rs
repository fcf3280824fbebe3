//! What the plan mends on a picture: pixels in, pixels out, in the worker.
//!
//! Limits: a mended page has no more pixels than [`limits::MAX_IMAGE_PIXELS`] and no more on a side than
//! [`limits::MAX_IMAGE_SIDE`]. While a page is mended, at most three copies of it are held.

mod cells;
pub mod codes;
mod coding;
mod colour;
mod geometry;
mod job;
mod ladder;
mod lines;
mod load;
mod page;
mod pixels;
mod place;
mod quad;
mod shrink;
mod suggest;
mod tone;
mod warp;
mod zone;

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use image::DynamicImage;

use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::domain::{FileKind, Repair, Tone};
pub use cells::{PackedLine, pack};
use coding::Coded;
use geometry::Cut;
pub(in crate::documents) use job::JOBS;
pub use job::{
    BeforeAfter, Suggestion, Suggestions, Together, ZonePicture, before_after, bytes_of,
    bytes_together, shrunk, suggestions, zones,
};
pub use ladder::{FINEST, FLOOR, Fit, PageSizes, RESOLUTIONS, Step, fit, sizes};
pub(super) use page::{add, import, stored, upright};
use pixels::Pixels;

/// A page as pixels, upright: turned as its file says, not by the user.
pub(in crate::documents) struct Upright {
    pub(in crate::documents) picture: DynamicImage,
    /// Pixels per inch on paper, across and down.
    pub(in crate::documents) dpi: (f64, f64),
}

/// A4 in inches.
const A4: (f64, f64) = (210.0 / 25.4, 297.0 / 25.4);

/// Mends a page: straightens, crops, takes pixels together, takes colour away. The same page and the same
/// repair give the same pixels everywhere. A repair that changes no pixel gives the picture as it was.
pub(in crate::documents) fn apply(page: Upright, repair: &Repair) -> Upright {
    if !repair.changes_pixels() {
        return page;
    }
    let (pixels, dpi) = mend(Pixels::of(page.picture), page.dpi, repair);
    Upright { picture: pixels.into_picture(), dpi }
}

/// A mended page of a PDF as the stream of a picture: JPEG, or fax coding for black and white.
pub(in crate::documents) fn code(picture: DynamicImage, repair: &Repair) -> Option<Coded> {
    coding::code(picture, coding::Losses::of(repair))
}

/// A mended page as it looks in a pack: with what coding takes from it where the user wants it small.
pub(in crate::documents) fn as_coded(
    picture: DynamicImage,
    kind: FileKind,
    repair: &Repair,
) -> DynamicImage {
    coding::worn(&picture, page::losses(kind, repair)).unwrap_or(picture)
}

fn mend(mut pixels: Pixels, mut dpi: (f64, f64), repair: &Repair) -> (Pixels, (f64, f64)) {
    let (width, height) = (f64::from(pixels.width), f64::from(pixels.height));
    if let Some(cut) = geometry::cut(repair, width, height) {
        let (wide, high) = bounded(cut.width, cut.height);
        if cut.is_photographed {
            dpi = on_a4(f64::from(wide), f64::from(high));
        }
        pixels = warp::warp(&pixels, scaled(&cut, wide, high), wide, high);
    }
    if let Some(most) = repair.max_dpi {
        let (wide, high) = coarser((pixels.width, pixels.height), dpi, f64::from(most));
        dpi.0 *= f64::from(wide) / f64::from(pixels.width.max(1));
        dpi.1 *= f64::from(high) / f64::from(pixels.height.max(1));
        pixels = shrink::shrink(&pixels, wide, high);
    }
    (toned(pixels, repair.tone, dpi), dpi)
}

/// Takes colour away.
fn toned(pixels: Pixels, tone: Tone, dpi: (f64, f64)) -> Pixels {
    match tone {
        Tone::AsIs => pixels,
        Tone::Grey => pixels.into_grey(),
        Tone::BlackWhite => tone::black_and_white(&pixels, dpi.0.max(dpi.1)),
    }
}

/// Does work in a thread of its own and says meanwhile that it goes on: a large page on a slow machine is no
/// reason to end a worker.
fn patiently<T: Send>(
    work: impl FnOnce() -> T + Send,
    alive: &mut dyn FnMut() -> Result<(), ImportFailure>,
) -> Result<T, ImportFailure> {
    let (done, ended) = mpsc::sync_channel::<()>(1);
    std::thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let result = work();
            drop(done);
            result
        });
        while ended.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            alive()?;
        }
        worker.join().map_err(|_| ImportFailure::Damaged)
    })
}

/// The pixels that a page has when it has no more than so many in an inch.
fn coarser((width, height): (u32, u32), dpi: (f64, f64), most: f64) -> (u32, u32) {
    let fewer = |pixels: u32, dpi: f64| {
        if dpi <= most { pixels } else { whole(f64::from(pixels) * most / dpi).min(pixels) }
    };
    (fewer(width, dpi.0), fewer(height, dpi.1))
}

/// What was photographed has no size of its own: it fills a sheet of A4 as a photograph would.
fn on_a4(width: f64, height: f64) -> (f64, f64) {
    let sheet = if width > height { (A4.1, A4.0) } else { A4 };
    let dpi = (width / sheet.0).max(height / sheet.1).max(96.0);
    (dpi, dpi)
}

/// A size within the limits.
fn bounded(width: f64, height: f64) -> (u32, u32) {
    let side = f64::from(limits::MAX_IMAGE_SIDE) / width.max(height);
    #[expect(clippy::cast_precision_loss, reason = "far below the digits of a double")]
    let area = (limits::MAX_IMAGE_PIXELS as f64 / (width * height)).sqrt();
    let scale = side.min(area).min(1.0);
    (whole(width * scale), whole(height * scale))
}

fn scaled(cut: &Cut, wide: u32, high: u32) -> geometry::Map {
    let (x, y) = (cut.width / f64::from(wide), cut.height / f64::from(high));
    geometry::Map([x, 0.0, 0.0, 0.0, y, 0.0, 0.0, 0.0, 1.0]).then(cut.map)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded right here")]
fn whole(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, f64::from(limits::MAX_IMAGE_SIDE)) as u32
}

#[cfg(test)]
mod tests {
    use image::GrayImage;

    use super::*;
    use crate::domain::page_plan::Corner;

    fn page(picture: DynamicImage, dpi: f64) -> Upright {
        Upright { picture, dpi: (dpi, dpi) }
    }

    #[test]
    fn a_straightened_page_keeps_all_its_corners() {
        let dots = GrayImage::from_fn(400, 300, |x, y| {
            let is_corner = !(6..394).contains(&x) && !(6..294).contains(&y);
            image::Luma([if is_corner { 0 } else { 255 }])
        });
        let repair = Repair { straighten: 700, ..Repair::default() };
        let turned = apply(page(dots.into(), 100.0), &repair).picture.to_luma8();
        assert!(turned.width() > 400 && turned.height() > 300);
        let ink: u32 = turned.pixels().map(|it| u32::from(255 - it.0[0])).sum();
        let expected = 4 * 36 * 255;
        assert!(ink.abs_diff(expected) < expected / 20, "{ink}");
    }

    #[test]
    fn an_upright_crop_moves_no_pixel() {
        let picture = GrayImage::from_fn(100, 200, |x, y| {
            image::Luma([u8::try_from((x * 7 + y * 3) % 251).unwrap()])
        });
        let corner = |x, y| Corner { x, y };
        let crop = [corner(1000, 500), corner(6000, 500), corner(6000, 9500), corner(1000, 9500)];
        let repair = Repair { crop: Some(crop), ..Repair::default() };
        let cut = apply(page(picture.clone().into(), 100.0), &repair);
        let expected = image::imageops::crop_imm(&picture, 10, 10, 50, 180).to_image();
        assert_eq!(cut.picture.to_luma8(), expected);
        assert!((cut.dpi.0 - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_crop_at_the_upper_left_is_a_crop_too() {
        let corner = |x, y| Corner { x, y };
        let crop = [corner(0, 0), corner(5000, 0), corner(5000, 10_000), corner(0, 10_000)];
        let repair = Repair { crop: Some(crop), ..Repair::default() };
        let cut = apply(page(DynamicImage::new_luma8(100, 200), 100.0), &repair);
        assert_eq!((cut.picture.width(), cut.picture.height()), (50, 200));
    }

    #[test]
    fn resolution_only_ever_falls_and_the_size_on_paper_stays() {
        let repair = Repair { max_dpi: Some(150), ..Repair::default() };
        let fine = apply(page(DynamicImage::new_rgb8(620, 877), 300.0), &repair);
        assert_eq!((fine.picture.width(), fine.picture.height()), (310, 439));
        assert!((fine.dpi.0 - 150.0).abs() < 0.3, "{:?}", fine.dpi);
        let coarse = apply(page(DynamicImage::new_rgb8(800, 600), 96.0), &repair);
        assert_eq!((coarse.picture.width(), coarse.picture.height()), (800, 600));
    }

    #[test]
    fn a_repair_that_does_nothing_changes_nothing() {
        let picture = DynamicImage::new_rgba8(7, 5);
        let mended = apply(page(picture.clone(), 96.0), &Repair::default());
        assert_eq!(mended.picture, picture);
    }

    #[test]
    fn no_repair_and_no_size_ends_badly() {
        let corners = [(0, 0), (10_000, 1), (9_999, 10_000), (3, 9_000)];
        for (width, height) in [(1, 1), (2, 900), (900, 1), (33, 47)] {
            for tone in [Tone::AsIs, Tone::Grey, Tone::BlackWhite] {
                for straighten in [-4500, 0, 13] {
                    for crop in [None, Some(corners.map(|(x, y)| Corner { x, y }))] {
                        let (max_dpi, quality) = (Some(36), Some(50));
                        let strip_location = true;
                        let repair =
                            Repair { straighten, crop, tone, max_dpi, quality, strip_location };
                        let picture = DynamicImage::new_rgb8(width, height);
                        let mended = apply(page(picture, 300.0), &repair);
                        assert!(mended.picture.width() > 0 && mended.picture.height() > 0);
                        assert!(code(mended.picture, &repair).is_some());
                    }
                }
            }
        }
    }
}
