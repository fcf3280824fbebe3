//! A picture file as pixels for the screen: the right page, upright, small enough.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, RgbImage, RgbaImage};

use super::raster::{self, Raster, Space, decode_limits, failure, format_of};
use super::{check_size, repair, tiff};
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::preview::fit;
use crate::domain::{FileKind, Repair};

/// Draws a page (from 0) into a box of pixels. Parses foreign bytes: call it in a worker.
///
/// # Errors
/// See [`ImportFailure`]. A page that there is not is [`ImportFailure::Io`].
pub fn draw_picture(
    bytes: &[u8],
    kind: FileKind,
    page: u32,
    repair: &Repair,
    within: (u32, u32),
) -> Result<RgbaImage, ImportFailure> {
    let (picture, showing) = if kind == FileKind::Tiff {
        let (raster, showing) = tiff::page(bytes, page)?;
        (picture_of(raster)?, showing)
    } else if page > 0 {
        return Err(no_page(page));
    } else {
        repair::stored(bytes, kind)?
    };
    if repair.changes_pixels() {
        let mended = repair::apply(repair::upright(picture, showing), repair);
        let coded = repair::as_coded(mended.picture, kind, repair);
        return Ok(fit(coded, Orientation::NoTransforms, within));
    }
    let orientation = Orientation::from_exif(showing.orientation);
    Ok(fit(picture, orientation.unwrap_or(Orientation::NoTransforms), within))
}

/// A picture as it is stored, and how it is to be turned.
pub(super) fn decoded(
    bytes: &[u8],
    kind: FileKind,
) -> Result<(DynamicImage, Orientation), ImportFailure> {
    let format = format_of(kind).ok_or(ImportFailure::Refused("unknown"))?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(decode_limits());
    let mut decoder = reader.into_decoder().map_err(|error| failure(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > limits::MAX_IMAGE_ALLOC {
        return Err(ImportFailure::TooLarge("image"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| failure(&error))?;
    Ok((picture, orientation))
}

/// The failure for a page that the file does not have.
pub(super) fn no_page(page: u32) -> ImportFailure {
    ImportFailure::Io(format!("there is no page {}", page + 1))
}

pub(super) fn picture_of(raster: Raster) -> Result<DynamicImage, ImportFailure> {
    let Raster { width, height, space, bits, samples, alpha } = raster;
    let picture = match (space, bits) {
        (Space::Gray, 1) => {
            let row = raster::row_bytes(width, 1, 1).max(1);
            let lines = samples.chunks_exact(row).flat_map(|line| unpack(line, width));
            GrayImage::from_raw(width, height, lines.collect()).map(DynamicImage::from)
        }
        (Space::Gray, _) => GrayImage::from_raw(width, height, samples).map(DynamicImage::from),
        (Space::Rgb, _) => RgbImage::from_raw(width, height, samples).map(DynamicImage::from),
        (Space::Cmyk, _) => {
            let colours = samples.chunks_exact(4).flat_map(to_rgb).collect();
            RgbImage::from_raw(width, height, colours).map(DynamicImage::from)
        }
    };
    let picture = picture.ok_or(ImportFailure::Damaged)?;
    let Some(alpha) = alpha else { return Ok(picture) };
    let mut clear = picture.into_rgba8();
    for (pixel, alpha) in clear.pixels_mut().zip(alpha) {
        pixel.0[3] = alpha;
    }
    Ok(clear.into())
}

/// One bit a pixel, the most significant first, to one byte.
fn unpack(line: &[u8], width: u32) -> impl Iterator<Item = u8> {
    let bits = line.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    bits.take(width as usize).map(|bit| bit * 255)
}

/// Ink to light, without a profile.
fn to_rgb(ink: &[u8]) -> [u8; 3] {
    let [cyan, magenta, yellow, black] = ink.try_into().unwrap_or([0; 4]);
    [cyan, magenta, yellow].map(|colour| {
        let light = (255 - u16::from(colour)) * (255 - u16::from(black)) / 255;
        u8::try_from(light).unwrap_or(255)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_and_inks() {
        assert_eq!(unpack(&[0b1010_0000], 3).collect::<Vec<u8>>(), [255, 0, 255]);
        assert_eq!(to_rgb(&[255, 0, 0, 0]), [0, 255, 255]);
        assert_eq!(to_rgb(&[0, 0, 0, 255]), [0, 0, 0]);
        assert_eq!(to_rgb(&[0, 0, 0, 0]), [255, 255, 255]);
    }
}
