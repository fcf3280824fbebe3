//! Pictures that have to be decoded: reduced to what they really are (black and white, grey, colour),
//! packed without loss, transparency as a soft mask.

use std::io::{self, Cursor};

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::exif::Showing;
use super::flate;
use super::page::{Album, Picture};
use super::{TRUNCATED, check_size};
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::StreamBody;
use crate::domain::FileKind;

/// What the samples mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
}

impl Space {
    fn components(self) -> u8 {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gray => "/DeviceGray",
            Self::Rgb => "/DeviceRGB",
            Self::Cmyk => "/DeviceCMYK",
        }
    }
}

/// Decoded samples: rows of whole bytes, top row first.
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) space: Space,
    /// 1 (packed, most significant bit first; grey only) or 8.
    pub(super) bits: u8,
    pub(super) samples: Vec<u8>,
    /// 8 bits a pixel.
    pub(super) alpha: Option<Vec<u8>>,
}

/// Decodes and adds a picture, with what its container says about showing it.
pub(super) fn import(
    bytes: &[u8],
    kind: FileKind,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    import_with(bytes, kind, Showing { dpi: bitmap_dpi(bytes, kind), ..Showing::default() }, album)
}

/// The same, with a known resolution and orientation (the decoder's orientation wins if it has one).
pub(super) fn import_with(
    bytes: &[u8],
    kind: FileKind,
    showing: Showing,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let format = format_of(kind).ok_or(ImportFailure::Refused("unknown"))?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(decode_limits());
    let mut decoder = reader.into_decoder().map_err(|error| failure(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > limits::MAX_IMAGE_ALLOC {
        return Err(ImportFailure::TooLarge("image"));
    }
    let mut showing = showing;
    if kind != FileKind::Jpeg && showing.orientation == 1 {
        showing.orientation =
            decoder.orientation().map_or(1, image::metadata::Orientation::to_exif);
    }
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| failure(&error))?;
    add(split(picture), showing, album)
}

/// The decoder for a kind of picture.
pub(super) fn format_of(kind: FileKind) -> Option<ImageFormat> {
    match kind {
        FileKind::Jpeg => Some(ImageFormat::Jpeg),
        FileKind::Png => Some(ImageFormat::Png),
        FileKind::WebP => Some(ImageFormat::WebP),
        FileKind::Bmp => Some(ImageFormat::Bmp),
        FileKind::Tiff => Some(ImageFormat::Tiff),
        FileKind::Pdf | FileKind::Signed | FileKind::Refused(_) => None,
    }
}

pub(super) fn decode_limits() -> Limits {
    let mut wanted = Limits::default();
    wanted.max_image_width = Some(limits::MAX_IMAGE_SIDE);
    wanted.max_image_height = Some(limits::MAX_IMAGE_SIDE);
    wanted.max_alloc = Some(limits::MAX_IMAGE_ALLOC);
    wanted
}

pub(super) fn failure(error: &ImageError) -> ImportFailure {
    match error {
        ImageError::Limits(_) => ImportFailure::TooLarge("image"),
        ImageError::Unsupported(_) => ImportFailure::Refused("image-coding"),
        ImageError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => TRUNCATED,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::IoError(_) => ImportFailure::Damaged,
    }
}

/// Separates colour and transparency; 16 bits become 8.
pub(super) fn split(picture: DynamicImage) -> Raster {
    let (width, height) = (picture.width(), picture.height());
    let alpha = picture.color().has_alpha();
    let space = if picture.color().has_color() { Space::Rgb } else { Space::Gray };
    let step = usize::from(space.components());
    let (samples, alpha) = match (space, alpha) {
        (Space::Gray, false) => (picture.into_luma8().into_raw(), None),
        (Space::Gray, true) => unzip(&picture.into_luma_alpha8().into_raw(), step),
        (Space::Rgb | Space::Cmyk, false) => (picture.into_rgb8().into_raw(), None),
        (Space::Rgb | Space::Cmyk, true) => unzip(&picture.into_rgba8().into_raw(), step),
    };
    Raster { width, height, space, bits: 8, samples, alpha }
}

/// Takes pixels of `step` samples and one alpha apart; full opacity is no transparency.
pub(super) fn unzip(pixels: &[u8], step: usize) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut samples = Vec::with_capacity(pixels.len() / (step + 1) * step);
    let mut alpha = Vec::with_capacity(pixels.len() / (step + 1));
    for pixel in pixels.chunks_exact(step + 1) {
        if let Some((last, colour)) = pixel.split_last() {
            samples.extend_from_slice(colour);
            alpha.push(*last);
        }
    }
    let see_through = alpha.iter().any(|a| *a != 255);
    (samples, see_through.then_some(alpha))
}

/// Adds decoded samples to the album.
pub(super) fn add(
    raster: Raster,
    showing: Showing,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let raster = reduce(raster);
    let (width, height) = (raster.width, raster.height);
    let mut alive = || album.alive().map_err(|_| io::Error::other("stopped"));
    let pack =
        |samples: &[u8], components: u8, bits: u8, alive: &mut dyn FnMut() -> io::Result<()>| {
            let row = row_bytes(width, components, bits);
            flate::pack(samples, row, (bits == 8).then_some(usize::from(components)), alive)
                .map_err(|_| ImportFailure::Stopped)
        };
    let components = raster.space.components();
    let body = pack(&raster.samples, components, raster.bits, &mut alive)?;
    let mask = match &raster.alpha {
        None => None,
        Some(alpha) => Some((
            entries(Space::Gray, 8, width),
            StreamBody::Bytes(pack(alpha, 1, 8, &mut alive)?),
        )),
    };
    album.add(Picture {
        width,
        height,
        showing,
        entries: entries(raster.space, raster.bits, width),
        body: StreamBody::Bytes(body),
        mask,
    })
}

fn entries(space: Space, bits: u8, width: u32) -> String {
    let filter = if bits == 8 {
        flate::entries(space.components(), 8, width)
    } else {
        "/Filter/FlateDecode".to_owned()
    };
    format!("/ColorSpace{}/BitsPerComponent {bits}{filter}", space.name())
}

/// Bytes of a row.
pub(super) fn row_bytes(width: u32, components: u8, bits: u8) -> usize {
    let bits = u64::from(width) * u64::from(components) * u64::from(bits);
    usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX)
}

/// Colour without colour is grey; grey without greys is black and white.
fn reduce(mut raster: Raster) -> Raster {
    let grey = |pixel: &[u8]| matches!(pixel, [r, g, b] if r == g && g == b);
    if raster.space == Space::Rgb && raster.samples.chunks_exact(3).all(grey) {
        raster.samples =
            raster.samples.chunks_exact(3).filter_map(|p| p.first().copied()).collect();
        raster.space = Space::Gray;
    }
    let bilevel = raster.space == Space::Gray && raster.bits == 8;
    if bilevel && raster.samples.iter().all(|sample| matches!(sample, 0 | 255)) {
        let row = row_bytes(raster.width, 1, 8).max(1);
        let pack = |eight: &[u8]| {
            eight
                .iter()
                .zip([128, 64, 32, 16, 8, 4, 2, 1])
                .fold(0, |byte, (sample, bit)| if *sample == 0 { byte } else { byte | bit })
        };
        raster.samples =
            raster.samples.chunks_exact(row).flat_map(|line| line.chunks(8).map(pack)).collect();
        raster.bits = 1;
    }
    raster
}

/// A bitmap's pixels per metre as pixels per inch.
pub(super) fn bitmap_dpi(bytes: &[u8], kind: FileKind) -> Option<(f64, f64)> {
    let at = |from: usize| {
        let field: [u8; 4] = bytes.get(from..from + 4)?.try_into().ok()?;
        Some(f64::from(u32::from_le_bytes(field)) * 0.0254)
    };
    let long_header = bytes.get(14).is_some_and(|size| *size >= 40);
    at(38).zip(at(42)).filter(|_| kind == FileKind::Bmp && long_header)
}
