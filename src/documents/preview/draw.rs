//! The worker's side: whichever reader draws the page, turns and paper are the same.

use image::{DynamicImage, RgbaImage, imageops};

use super::{Picture, Request};
use crate::documents::importer::ImportFailure;
use crate::documents::mapped::Bytes;
use crate::documents::recipe::{ImportOptions, RecipeSink};
use crate::documents::{image as pictures, local, pdf, signature, sniff};
use crate::domain::{FileKind, Repair};

/// Draws a page. Parses foreign bytes: call it in a worker.
pub(in crate::documents) fn draw(
    bytes: &Bytes,
    request: &Request,
) -> Result<Picture, ImportFailure> {
    let inner = signature::inside(bytes);
    let bytes = inner.as_ref().unwrap_or(bytes);
    let content = bytes.as_ref().as_ref();
    // The box for the page before the user's turns.
    let (wide, high) = if request.quarter_turns.is_multiple_of(2) {
        (request.max_width, request.max_height)
    } else {
        (request.max_height, request.max_width)
    };
    let repair: Repair = request.repair.as_deref().unwrap_or_default().parse().map_err(
        |error: crate::domain::page_plan::Unreadable| ImportFailure::Io(error.to_string()),
    )?;
    let drawn = match sniff::kind_of_bytes(content) {
        FileKind::Pdf => {
            let bytes = std::sync::Arc::clone(bytes);
            let (password, within) = (request.password.as_deref(), (wide, high));
            if repair.changes_pixels() {
                pdf::draw_mended(bytes, password, request.page, &repair, within)?
            } else {
                pdf::draw_page(bytes, password, request.page, within)?
            }
        }
        FileKind::Refused(name) => return Err(ImportFailure::Refused(name)),
        FileKind::Signed => return Err(ImportFailure::Refused("signature")),
        kind @ (FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp) => {
            pictures::draw_picture(content, kind, request.page, &repair, (wide, high))?
        }
    };
    let turned = match request.quarter_turns % 4 {
        1 => imageops::rotate90(&drawn),
        2 => imageops::rotate180(&drawn),
        3 => imageops::rotate270(&drawn),
        _ => drawn,
    };
    let (width, height) = turned.dimensions();
    Ok(Picture { width, height, rgba: turned.into_raw() })
}

/// Says the pages and their sizes, with nothing on them. Parses foreign bytes: call it in a worker.
pub(in crate::documents) fn sizes(
    bytes: &Bytes,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    match sniff::kind_of_bytes(bytes.as_ref().as_ref()) {
        FileKind::Pdf => pdf::page_frames(std::sync::Arc::clone(bytes), options, sink),
        // The importer decides how large a picture is on paper.
        FileKind::Refused(_)
        | FileKind::Signed
        | FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp => local::import(bytes, options, sink),
    }
}

/// Brings a picture into a box, keeping its shape; never larger than it is. On white paper.
pub(in crate::documents) fn fit(
    picture: DynamicImage,
    orientation: image::metadata::Orientation,
    (wide, high): (u32, u32),
) -> RgbaImage {
    let turned = orientation.to_exif() >= 5;
    let (wide, high) = if turned { (high, wide) } else { (wide, high) };
    let (width, height) = (picture.width().max(1), picture.height().max(1));
    let mut small = if width <= wide && height <= high {
        picture
    } else {
        let share = |side: u32, own: u32, other: u32| {
            let scaled = u64::from(side) * u64::from(own) / u64::from(other);
            u32::try_from(scaled).unwrap_or(side).max(1)
        };
        let (new_width, new_height) =
            if u64::from(wide) * u64::from(height) <= u64::from(high) * u64::from(width) {
                (wide, share(wide, height, width).min(high))
            } else {
                (share(high, width, height).min(wide), high)
            };
        picture.thumbnail_exact(new_width, new_height)
    };
    small.apply_orientation(orientation);
    let mut rgba = small.into_rgba8();
    for pixel in rgba.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        if alpha < 255 {
            pixel.0 = [over(red, alpha), over(green, alpha), over(blue, alpha), 255];
        }
    }
    rgba
}

/// A sample of this opacity over white.
fn over(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u16::from(sample), u16::from(alpha));
    let mixed = (sample * alpha + 255 * (255 - alpha)) / 255;
    u8::try_from(mixed).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;

    use super::*;

    #[test]
    fn shapes_are_kept_and_nothing_is_enlarged() {
        for (own, within, expected) in [
            ((4000, 3000), (104, 104), (104, 78)),
            ((3000, 4000), (104, 104), (78, 104)),
            ((50, 40), (104, 104), (50, 40)),
            ((4000, 1), (104, 104), (104, 1)),
            ((1, 4000), (104, 104), (1, 104)),
            ((300, 300), (104, 4), (4, 4)),
        ] {
            let picture = DynamicImage::new_rgb8(own.0, own.1);
            let fitted = fit(picture, Orientation::NoTransforms, within);
            assert_eq!(fitted.dimensions(), expected, "{own:?}");
        }
        let lying = fit(DynamicImage::new_rgb8(400, 300), Orientation::Rotate90, (100, 100));
        assert_eq!(lying.dimensions(), (75, 100));
    }

    #[test]
    fn what_is_transparent_shows_white() {
        let clear = DynamicImage::new_rgba8(2, 2);
        let drawn = fit(clear, Orientation::NoTransforms, (9, 9));
        assert!(drawn.pixels().all(|pixel| pixel.0 == [255; 4]));
        assert_eq!((over(0, 128), over(200, 255), over(7, 0)), (127, 200, 255));
    }
}
