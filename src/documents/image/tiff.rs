//! TIFF: every page of the file. Group 4 fax data passes through as it is; black and white stays one
//! bit; CMYK stays CMYK; 16 bits become 8.

use std::io::{Cursor, ErrorKind};

use tiff::decoder::ifd::Value;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError, TiffUnsupportedError};

use super::exif::{self, Showing};
use super::page::{Album, Picture};
use super::preview::{self, no_page};
use super::raster::{self, Raster, Space};
use super::{TRUNCATED, check_size, repair};
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::StreamBody;
use crate::domain::{FileKind, Repair};

type Reader<'a> = Decoder<Cursor<&'a [u8]>>;

/// Imports a TIFF.
pub(super) fn import(bytes: &[u8], album: &mut Album<'_>) -> Result<(), ImportFailure> {
    let total = count(bytes)?;
    let order = album.begin(total)?;
    let mut reader = open(bytes)?;
    let mut at = 0;
    for work in order {
        album.turn_to(work);
        if work.source_page >= total {
            album.notice()?;
            continue;
        }
        if album.given_up()? {
            continue;
        }
        turn_to(&mut reader, &mut at, work.source_page)?;
        match page_of(&mut reader, bytes, album) {
            // One bad page of several is a notice; a file that is one bad page is refused.
            Err(ImportFailure::Damaged | ImportFailure::Refused(_)) if total > 1 => {
                album.notice()?;
            }
            other => other?,
        }
    }
    Ok(())
}

/// From one page of the chain to another; pages in their order cost one step each.
fn turn_to(reader: &mut Reader<'_>, at: &mut u32, page: u32) -> Result<(), ImportFailure> {
    if page == *at + 1 {
        reader.next_image().map_err(|error| failure(&error))?;
    } else if page != *at {
        let index = usize::try_from(page).unwrap_or(usize::MAX);
        reader.seek_to_image(index).map_err(|error| failure(&error))?;
    }
    *at = page;
    Ok(())
}

/// The pixels of a page (from 0) and its orientation (1 to 8).
pub(super) fn page(bytes: &[u8], page: u32) -> Result<(Raster, Showing), ImportFailure> {
    let mut reader = open(bytes)?;
    if page >= count(bytes)? {
        return Err(no_page(page));
    }
    for _ in 0..page {
        reader.next_image().map_err(|error| failure(&error))?;
    }
    let (width, height) = reader.dimensions().map_err(|error| failure(&error))?;
    check_size(width, height)?;
    let showing = showing(&mut reader);
    Ok((decode(&mut reader, width, height)?, showing))
}

/// How many pages there are; a chain that loops or is longer than allowed ends here.
fn count(bytes: &[u8]) -> Result<u32, ImportFailure> {
    let mut reader = open(bytes)?;
    let mut total = 1;
    while reader.more_images() {
        // A chain that breaks off keeps the pages before the break.
        if reader.next_image().is_err() {
            break;
        }
        total += 1;
        if total > limits::MAX_PAGES {
            return Err(ImportFailure::TooLarge("pages"));
        }
    }
    Ok(total)
}

fn open(bytes: &[u8]) -> Result<Reader<'_>, ImportFailure> {
    let mut wanted = Limits::default();
    wanted.decoding_buffer_size = usize::try_from(limits::MAX_IMAGE_ALLOC).unwrap_or(usize::MAX);
    let reader = Decoder::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
    Ok(reader.with_limits(wanted))
}

fn page_of(
    reader: &mut Reader<'_>,
    bytes: &[u8],
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let (width, height) = reader.dimensions().map_err(|error| failure(&error))?;
    check_size(width, height)?;
    let showing = showing(reader);
    if let Some(repair) = album.repair().filter(Repair::changes_pixels) {
        let picture = preview::picture_of(decode(reader, width, height)?)?;
        return repair::add(picture, showing, (FileKind::Tiff, &repair), album);
    }
    if let Some(picture) = fax(reader, bytes, width, height, showing) {
        return album.add(picture);
    }
    let raster = decode(reader, width, height)?;
    raster::add(raster, showing, album)
}

fn showing(reader: &mut Reader<'_>) -> Showing {
    let orientation = reader.find_tag_unsigned::<u16>(Tag::Orientation).ok().flatten();
    let unit = reader.find_tag_unsigned::<u16>(Tag::ResolutionUnit).ok().flatten().unwrap_or(2);
    let across = reader.find_tag(Tag::XResolution).ok().flatten().and_then(number);
    let down = reader.find_tag(Tag::YResolution).ok().flatten().and_then(number);
    let dpi = across.zip(down).and_then(|pair| exif::dpi(pair, unit));
    Showing { orientation: exif::orientation(orientation), dpi }
}

/// A resolution: a ratio by the book, a plain number in some files.
fn number(value: Value) -> Option<f64> {
    match value {
        Value::Rational(above, below) if below != 0 => Some(f64::from(above) / f64::from(below)),
        Value::List(values) => values.into_iter().next().and_then(number),
        other => other.into_f32().map(f64::from).ok(),
    }
}

/// Group 4 in one strip is what PDF calls CCITTFaxDecode with K < 0 (PDF 32000-1, 7.4.6).
fn fax(
    reader: &mut Reader<'_>,
    bytes: &[u8],
    width: u32,
    height: u32,
    showing: Showing,
) -> Option<Picture> {
    let mut tag = |tag, or| match reader.find_tag_unsigned::<u32>(tag) {
        Ok(value) => Some(value.unwrap_or(or)),
        Err(_) => None,
    };
    let group4 = tag(Tag::Compression, 1)? == 4;
    let plain = tag(Tag::FillOrder, 1)? == 1 && tag(Tag::SamplesPerPixel, 1)? == 1;
    let one_bit = tag(Tag::BitsPerSample, 1)? == 1 && tag(Tag::Unknown(293), 0)? == 0;
    let white_is_zero = match tag(Tag::PhotometricInterpretation, 0)? {
        0 => true,
        1 => false,
        _ => return None,
    };
    let one = |list: Vec<u64>| <[u64; 1]>::try_from(list).ok().map(|[only]| only);
    let offset = one(reader.get_tag_u64_vec(Tag::StripOffsets).ok()?)?;
    let len = one(reader.get_tag_u64_vec(Tag::StripByteCounts).ok()?)?;
    let inside = offset.checked_add(len).is_some_and(|end| end <= bytes.len() as u64);
    if !(group4 && plain && one_bit && inside && len > 0) {
        return None;
    }
    // In PDF a black pixel is 0 unless told otherwise, and 0 is black.
    let black = if white_is_zero { "" } else { "/BlackIs1 true" };
    Some(Picture {
        width,
        height,
        showing,
        entries: format!(
            "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {width}/Rows {height}{black}>>"
        ),
        body: StreamBody::Span { offset, len },
        mask: None,
    })
}

fn decode(reader: &mut Reader<'_>, width: u32, height: u32) -> Result<Raster, ImportFailure> {
    let (space, bits, alpha) = match reader.colortype().map_err(|error| failure(&error))? {
        ColorType::Gray(bits @ (1 | 8 | 16)) => (Space::Gray, bits, false),
        ColorType::GrayA(bits @ (8 | 16)) => (Space::Gray, bits, true),
        ColorType::RGB(bits @ (8 | 16)) | ColorType::YCbCr(bits @ 8) => (Space::Rgb, bits, false),
        ColorType::RGBA(bits @ (8 | 16)) => (Space::Rgb, bits, true),
        ColorType::CMYK(bits @ (8 | 16)) => (Space::Cmyk, bits, false),
        _ => return Err(ImportFailure::Refused("image-coding")),
    };
    let components = match space {
        Space::Gray => 1,
        Space::Rgb => 3,
        Space::Cmyk => 4,
    };
    let samples = match reader.read_image().map_err(|error| failure(&error))? {
        DecodingResult::U8(samples) => samples,
        // The high byte of a 16-bit sample is the 8-bit sample.
        DecodingResult::U16(samples) => {
            samples.into_iter().map(|sample| sample.to_be_bytes()[0]).collect()
        }
        _ => return Err(ImportFailure::Refused("image-coding")),
    };
    let stored = components + u8::from(alpha);
    let kept = if bits == 1 { 1 } else { 8 };
    let wanted = raster::row_bytes(width, stored, kept).saturating_mul(height as usize);
    if samples.len() < wanted {
        // Planes in separate places: only the first one was read.
        return Err(ImportFailure::Refused("image-coding"));
    }
    let (samples, alpha) =
        if alpha { raster::unzip(&samples, usize::from(components)) } else { (samples, None) };
    Ok(Raster { width, height, space, bits: kept, samples, alpha })
}

fn failure(error: &TiffError) -> ImportFailure {
    match error {
        TiffError::LimitsExceeded => ImportFailure::TooLarge("image"),
        TiffError::UnsupportedError(TiffUnsupportedError::UnknownInterpretation)
        | TiffError::FormatError(_)
        | TiffError::IntSizeError
        | TiffError::UsageError(_) => ImportFailure::Damaged,
        TiffError::UnsupportedError(_) => ImportFailure::Refused("image-coding"),
        TiffError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => TRUNCATED,
        TiffError::IoError(_) => ImportFailure::Damaged,
    }
}
