//! JPEG passes through byte for byte when a PDF reader can decode it: baseline, extended and
//! progressive, 8 bits, 1, 3 or 4 components (PDF 32000-1, 7.4.8). Only its markers are read.

use super::exif::{self, Showing};
use super::page::{Album, Picture};
use super::{TRUNCATED, check_size, raster};
use crate::documents::codes;
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::StreamBody;
use crate::domain::{FileKind, Severity};

/// What the markers say.
#[derive(Debug, Default, PartialEq)]
struct Markers {
    /// The last byte of the start-of-frame marker.
    frame: u8,
    precision: u8,
    width: u32,
    height: u32,
    components: Vec<u8>,
    /// The colour transform of Adobe's marker, if there is one.
    adobe: Option<u8>,
    showing: Showing,
    jfif_dpi: Option<(f64, f64)>,
    /// Bytes up to and with the end marker.
    end: Option<usize>,
    scan: bool,
}

/// Imports a JPEG.
pub(super) fn import(bytes: &[u8], album: &mut Album<'_>) -> Result<(), ImportFailure> {
    let markers = read(bytes).ok_or(ImportFailure::Damaged)?;
    if !markers.scan || markers.components.is_empty() {
        return Err(ImportFailure::Damaged);
    }
    check_size(markers.width, markers.height)?;
    match markers.end {
        None => return Err(TRUNCATED),
        Some(end) if bytes.get(end..).is_some_and(|rest| rest.iter().any(|b| *b != 0)) => {
            album.say(codes::about_file(Severity::Hint, codes::IMAGE_TRAILING))?;
        }
        Some(_) => {}
    }
    // Start-of-frame 0, 1, 2: Huffman-coded and not lossless.
    let plain = markers.frame <= 0xc2 && markers.precision == 8;
    let Some(colour) = colour(&markers).filter(|_| plain) else {
        return raster::import(bytes, FileKind::Jpeg, album)
            .map_err(|_| ImportFailure::Refused("image-coding"));
    };
    let mut showing = markers.showing;
    showing.dpi = markers.jfif_dpi.or(showing.dpi);
    let end = markers.end.unwrap_or(bytes.len());
    let body = if album.repair().is_some_and(|repair| repair.strip_location) {
        StreamBody::Bytes(without_notes(bytes.get(..end).unwrap_or(bytes)))
    } else {
        StreamBody::Span { offset: 0, len: end as u64 }
    };
    album.add(Picture {
        width: markers.width,
        height: markers.height,
        showing,
        entries: format!("{colour}/BitsPerComponent 8/Filter/DCTDecode"),
        body,
        mask: None,
    })
}

/// Pixels per inch, across and down, as they are stored.
pub(super) fn dpi(bytes: &[u8]) -> Option<(f64, f64)> {
    read(bytes).and_then(|markers| markers.jfif_dpi.or(markers.showing.dpi))
}

fn colour(markers: &Markers) -> Option<&'static str> {
    match markers.components.as_slice() {
        [_] => Some("/ColorSpace/DeviceGray"),
        // Components named R, G, B without Adobe's marker are not YCbCr.
        [b'R', b'G', b'B'] if markers.adobe.is_none() => {
            Some("/ColorSpace/DeviceRGB/DecodeParms<</ColorTransform 0>>")
        }
        [_, _, _] => Some("/ColorSpace/DeviceRGB"),
        // Adobe's programs write CMYK upside down.
        [_, _, _, _] if markers.adobe.is_some() => {
            Some("/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]")
        }
        [_, _, _, _] => Some("/ColorSpace/DeviceCMYK"),
        _ => None,
    }
}

/// Walks the markers; `None` when they are broken before the first scan.
fn read(bytes: &[u8]) -> Option<Markers> {
    let mut markers = Markers::default();
    let mut at = 2;
    loop {
        let Some(found) = next_marker(bytes, at) else {
            return markers.scan.then_some(markers);
        };
        let marker = *bytes.get(found)?;
        at = found + 1;
        match marker {
            // Restart markers, a temporary marker and a second start have no length.
            0x01 | 0xd0..=0xd8 => continue,
            0xd9 => {
                markers.end = Some(at);
                return Some(markers);
            }
            _ => {}
        }
        let length = bytes.get(at..at + 2).map(|b| be16(b, 0));
        let segment = length
            .filter(|length| *length >= 2)
            .and_then(|length| bytes.get(at + 2..at + usize::from(length)));
        let Some(segment) = segment else { return markers.scan.then_some(markers) };
        markers.segment(marker, segment)?;
        at += 2 + segment.len();
    }
}

/// The same picture without what programs noted beside it: place, camera, small pictures, comments. What
/// a decoder needs stays: JFIF, colour profile, Adobe's marker.
fn without_notes(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let Some((start, mut rest)) = bytes.split_at_checked(2) else { return bytes.to_vec() };
    kept.extend_from_slice(start);
    while let [0xff, marker, high, low, ..] = rest {
        let length = 2 + usize::from(u16::from_be_bytes([*high, *low]));
        let Some((segment, after)) = rest.split_at_checked(length) else { break };
        let is_needed = match marker {
            // A scan: what follows is the picture.
            0xda => break,
            0xe2 => segment.get(4..).is_some_and(|it| it.starts_with(b"ICC_PROFILE")),
            0xe1 | 0xe3..=0xed | 0xef | 0xfe => false,
            // JFIF, Adobe's marker, tables.
            _ => true,
        };
        if is_needed {
            kept.extend_from_slice(segment);
        }
        rest = after;
    }
    kept.extend_from_slice(rest);
    kept
}

/// The place of the next marker's code at or after `at`. Within a scan this steps over the data:
/// there `ff 00` is an ordinary byte.
fn next_marker(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| *byte == 0xff)? + 1;
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        if *bytes.get(at)? != 0 {
            return Some(at);
        }
    }
}

impl Markers {
    fn segment(&mut self, marker: u8, segment: &[u8]) -> Option<()> {
        match marker {
            // Start of frame; c4, c8 and cc are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf if self.components.is_empty() => {
                self.frame = marker;
                self.precision = *segment.first()?;
                self.height = u32::from(be16(segment, 1));
                self.width = u32::from(be16(segment, 3));
                let count = usize::from(*segment.get(5)?);
                let table = segment.get(6..6 + count * 3)?;
                self.components =
                    table.chunks_exact(3).filter_map(|c| c.first().copied()).collect();
            }
            0xda => self.scan = true,
            0xe0 if segment.starts_with(b"JFIF\0") => {
                let (across, down) = (f64::from(be16(segment, 8)), f64::from(be16(segment, 10)));
                // Units: 1 = inch, 2 = centimetre, 0 = only a ratio (JFIF 1.02).
                self.jfif_dpi = match segment.get(7) {
                    Some(1) => Some((across, down)),
                    Some(2) => Some((across * 2.54, down * 2.54)),
                    _ => None,
                };
            }
            0xe1 if segment.starts_with(b"Exif\0\0") => self.showing = exif::read(segment),
            0xee if segment.starts_with(b"Adobe") => {
                self.adobe = Some(segment.get(11).copied().unwrap_or(0));
            }
            _ => {}
        }
        Some(())
    }
}

fn be16(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok()).map_or(0, u16::from_be_bytes)
}
