//! Whether a picture says where it was taken: a GPS directory in EXIF (Exif 2.32, 4.6.6) or coordinates in
//! XMP. A bounded look; nothing is read out.

use crate::domain::FileKind;

/// The tag that points to the GPS directory.
const GPS: u16 = 0x8825;
const MAX_ENTRIES: u16 = 500;

/// Whether the bytes of a picture file hold a place.
pub(super) fn holds_place(bytes: &[u8], kind: FileKind) -> bool {
    match kind {
        FileKind::Jpeg => jpeg(bytes).unwrap_or(false),
        FileKind::Png => chunks(bytes, 8, true),
        FileKind::WebP => chunks(bytes, 12, false),
        FileKind::Tiff => exif(bytes),
        FileKind::Bmp | FileKind::Pdf | FileKind::Signed | FileKind::Refused(_) => false,
    }
}

fn jpeg(bytes: &[u8]) -> Option<bool> {
    let mut rest = bytes.get(2..)?;
    while let [0xff, marker, high, low, ..] = rest {
        if *marker == 0xda {
            return Some(false);
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let segment = rest.get(4..2 + length)?;
        if *marker == 0xe1 && notes(segment) {
            return Some(true);
        }
        rest = rest.get(2 + length..)?;
    }
    Some(false)
}

/// Chunks of PNG (length, name, data, check) or WebP (name, length, data).
fn chunks(bytes: &[u8], start: usize, is_png: bool) -> bool {
    let mut at = start;
    loop {
        let word = |at: usize| bytes.get(at..at + 4).and_then(|it| <[u8; 4]>::try_from(it).ok());
        let (Some(first), Some(second)) = (word(at), word(at + 4)) else { return false };
        let (name, length) = if is_png {
            (second, u32::from_be_bytes(first))
        } else {
            (first, u32::from_le_bytes(second))
        };
        let Ok(length) = usize::try_from(length) else { return false };
        let Some(data) =
            at.checked_add(8).and_then(|from| bytes.get(from..from.checked_add(length)?))
        else {
            return false;
        };
        let is_note = matches!(&name, b"eXIf" | b"EXIF" | b"iTXt" | b"XMP ");
        if is_note && notes(data) {
            return true;
        }
        at += 8 + if is_png { length + 4 } else { length + length % 2 };
    }
}

fn notes(data: &[u8]) -> bool {
    exif(data.strip_prefix(b"Exif\0\0").unwrap_or(data)) || xmp(data)
}

fn xmp(data: &[u8]) -> bool {
    let name = b"GPSLatitude";
    data.windows(name.len()).any(|part| part == name)
}

fn exif(bytes: &[u8]) -> bool {
    directory(bytes).unwrap_or(false)
}

fn directory(bytes: &[u8]) -> Option<bool> {
    let is_big = bytes.starts_with(b"MM\0*");
    if !is_big && !bytes.starts_with(b"II*\0") {
        return None;
    }
    let short = |at: usize| {
        let pair: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let four: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let at = if is_big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
    let at = usize::try_from(at).ok()?;
    let entries = short(at)?.min(MAX_ENTRIES);
    let tag = |entry: u16| short(at.checked_add(2)?.checked_add(usize::from(entry) * 12)?);
    Some((0..entries).any(|entry| tag(entry) == Some(GPS)))
}
