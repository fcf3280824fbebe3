//! A mended page as the stream of a PDF: fax coding for black and white, JPEG for what was JPEG, else packed
//! without loss.

use fax::encoder::Encoder;
use fax::{Color, VecWriter};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageFormat};

use super::pixels::Pixels;
use crate::documents::image::{flate, raster};
use crate::domain::Repair;

/// On JPEG's scale; letters of a scan show no halo at it.
pub(super) const QUALITY: u8 = 82;

/// A picture in PDF's terms.
pub(in crate::documents) struct Coded {
    /// Entries of the image dictionary besides type and size.
    pub(in crate::documents) entries: String,
    /// The body of the stream.
    pub(in crate::documents) body: Vec<u8>,
}

/// What coding may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Losses {
    /// No sample changes.
    None,
    /// JPEG of this quality. The picture has been through JPEG before: coding it without loss would keep the
    /// traces of that.
    Allowed(u8),
    /// JPEG of this quality where it is really smaller: never for drawings and screenshots.
    ForSize(u8),
}

impl Losses {
    /// What a repair allows, for a picture that has been through JPEG before.
    pub(super) fn of(repair: &Repair) -> Self {
        Self::Allowed(repair.quality.unwrap_or(QUALITY))
    }
}

/// Codes a page; black and white always as such.
pub(super) fn code(picture: DynamicImage, losses: Losses) -> Option<Coded> {
    code_pixels(&Pixels::of(picture), losses)
}

/// The same from samples.
pub(super) fn code_pixels(pixels: &Pixels, losses: Losses) -> Option<Coded> {
    if is_ink_only(pixels) {
        return fax(pixels);
    }
    match losses {
        Losses::None => lossless(pixels),
        Losses::Allowed(quality) => jpeg(pixels, quality),
        Losses::ForSize(quality) => {
            let (exact, small) = (lossless(pixels)?, jpeg(pixels, quality)?);
            Some(if exact.body.len() / 3 * 2 <= small.body.len() { exact } else { small })
        }
    }
}

fn is_ink_only(pixels: &Pixels) -> bool {
    pixels.step == 1 && pixels.samples.iter().all(|sample| matches!(sample, 0 | 255))
}

/// A page as it looks once it was coded with a lower quality than usual; `None` where nothing is lost.
pub(super) fn worn(picture: &DynamicImage, losses: Losses) -> Option<DynamicImage> {
    let is_worn = match losses {
        Losses::None => false,
        Losses::Allowed(quality) | Losses::ForSize(quality) => quality < QUALITY,
    };
    let coded = is_worn.then(|| code(picture.clone(), losses))??;
    // What is packed without loss shows none.
    let is_jpeg = coded.entries.contains("/DCTDecode");
    is_jpeg.then(|| image::load_from_memory_with_format(&coded.body, ImageFormat::Jpeg).ok())?
}

/// Group 4 of ITU-T T.6, which PDF calls CCITTFaxDecode with K < 0 (PDF 32000-1, 7.4.6).
fn fax(pixels: &Pixels) -> Option<Coded> {
    let (width, height) = (pixels.width, pixels.height);
    let columns = u16::try_from(width).ok()?;
    let mut encoder = Encoder::new(VecWriter::with_capacity(64 * 1024));
    for row in pixels.rows() {
        let ink = row.iter().map(|it| if *it == 0 { Color::Black } else { Color::White });
        encoder.encode_line(ink, columns).ok()?;
    }
    let body = encoder.finish().ok()?.finish();
    let entries = format!(
        "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {width}/Rows {height}>>"
    );
    Some(Coded { entries, body })
}

fn jpeg(pixels: &Pixels, quality: u8) -> Option<Coded> {
    let mut body = Vec::new();
    let (space, colour) = match pixels.step {
        1 => ("/DeviceGray", ExtendedColorType::L8),
        _ => ("/DeviceRGB", ExtendedColorType::Rgb8),
    };
    let mut encoder = JpegEncoder::new_with_quality(&mut body, quality);
    encoder.encode(&pixels.samples, pixels.width, pixels.height, colour).ok()?;
    let entries = format!("/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode");
    Some(Coded { entries, body })
}

fn lossless(pixels: &Pixels) -> Option<Coded> {
    let (space, components) = if pixels.step == 1 { ("/DeviceGray", 1) } else { ("/DeviceRGB", 3) };
    let row = raster::row_bytes(pixels.width, components, 8);
    let body = flate::pack(&pixels.samples, row, Some(pixels.step), &mut || Ok(())).ok()?;
    let filter = flate::entries(components, 8, pixels.width);
    Some(Coded { entries: format!("/ColorSpace{space}/BitsPerComponent 8{filter}"), body })
}
