//! PNG: its compressed rows are what PDF calls Flate with predictor 15 (PDF 32000-1, 7.4.4.4), so
//! they pass through when there is no interlace, no transparency and at most 8 bits. The rest is
//! decoded and packed again.

use std::fmt::Write as _;

use flate2::{Decompress, FlushDecompress, Status};

use super::exif::{self, Showing};
use super::flate;
use super::page::{Album, Picture};
use super::{TRUNCATED, check_size, raster};
use crate::documents::codes;
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::StreamBody;
use crate::domain::{FileKind, Severity};

#[derive(Debug, Default)]
struct Chunks<'a> {
    width: u32,
    height: u32,
    bits: u8,
    colour: u8,
    interlaced: bool,
    palette: &'a [u8],
    transparent: bool,
    animated: bool,
    showing: Showing,
    /// The compressed rows: where each piece begins, and its bytes.
    data: Vec<(usize, &'a [u8])>,
}

/// Imports a PNG.
pub(super) fn import(bytes: &[u8], album: &mut Album<'_>) -> Result<(), ImportFailure> {
    let chunks = read(bytes)?;
    check_size(chunks.width, chunks.height)?;
    if chunks.animated {
        album.say(codes::about_file(Severity::Hint, codes::IMAGE_ANIMATED))?;
    }
    let plain = !chunks.interlaced && !chunks.transparent && chunks.bits <= 8;
    match space(&chunks).filter(|_| plain) {
        Some((space, colors)) => pass(&chunks, &space, colors, album),
        None => raster::import_with(bytes, FileKind::Png, chunks.showing, album),
    }
}

/// Pixels per inch, across and down, as they are stored.
pub(super) fn dpi(bytes: &[u8]) -> Option<(f64, f64)> {
    read(bytes).ok().and_then(|chunks| chunks.showing.dpi)
}

fn pass(
    chunks: &Chunks<'_>,
    space: &str,
    colors: u8,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    check_rows(chunks, colors)?;
    let body = match chunks.data.as_slice() {
        [(at, piece)] => StreamBody::Span { offset: *at as u64, len: piece.len() as u64 },
        pieces => StreamBody::Bytes(pieces.iter().flat_map(|(_, piece)| *piece).copied().collect()),
    };
    let (width, bits) = (chunks.width, chunks.bits);
    album.add(Picture {
        width,
        height: chunks.height,
        showing: chunks.showing,
        entries: format!(
            "/ColorSpace{space}/BitsPerComponent {bits}{}",
            flate::entries(colors, bits, width)
        ),
        body,
        mask: None,
    })
}

/// The colour space and the components, when PDF has the same.
fn space(chunks: &Chunks<'_>) -> Option<(String, u8)> {
    match (chunks.colour, chunks.bits) {
        (0, 1 | 2 | 4 | 8) => Some(("/DeviceGray".to_owned(), 1)),
        (2, 8) => Some(("/DeviceRGB".to_owned(), 3)),
        (3, 1 | 2 | 4 | 8) => {
            let colours = chunks.palette.len() / 3;
            let last = colours.checked_sub(1).filter(|last| *last <= 255)?;
            let mut hex = String::new();
            for byte in chunks.palette.iter().take(colours * 3) {
                write!(hex, "{byte:02x}").ok()?;
            }
            Some((format!("[/Indexed/DeviceRGB {last}<{hex}>]"), 1))
        }
        _ => None,
    }
}

/// Unpacks the rows into nothing: are they all there, and is every filter one that exists?
fn check_rows(chunks: &Chunks<'_>, colors: u8) -> Result<(), ImportFailure> {
    let bits = u64::from(chunks.width) * u64::from(colors) * u64::from(chunks.bits);
    let row = bits.div_ceil(8) + 1;
    let wanted = row * u64::from(chunks.height);
    let mut inflate = Decompress::new(true);
    let mut buffer = vec![0; 64 * 1024];
    let mut had = 0_u64;
    for (_, piece) in &chunks.data {
        let mut rest = *piece;
        loop {
            let (before_in, before_out) = (inflate.total_in(), inflate.total_out());
            let status = inflate
                .decompress(rest, &mut buffer, FlushDecompress::None)
                .map_err(|_| ImportFailure::Damaged)?;
            let used = usize::try_from(inflate.total_in() - before_in).unwrap_or(usize::MAX);
            let made = inflate.total_out() - before_out;
            let bytes = buffer.get(..usize::try_from(made).unwrap_or(0)).unwrap_or_default();
            check_filters(bytes, had, row)?;
            had += made;
            rest = rest.get(used..).unwrap_or_default();
            if status == Status::StreamEnd || had >= wanted {
                return if had >= wanted { Ok(()) } else { Err(TRUNCATED) };
            }
            if rest.is_empty() && made < buffer.len() as u64 || (used == 0 && made == 0) {
                break;
            }
        }
    }
    Err(TRUNCATED)
}

/// The first byte of each row names its filter, 0 to 4 (PNG, 9.2).
fn check_filters(bytes: &[u8], from: u64, row: u64) -> Result<(), ImportFailure> {
    let to_next = usize::try_from((row - from % row) % row).unwrap_or(usize::MAX);
    let step = usize::try_from(row).unwrap_or(usize::MAX);
    let wrong = bytes.iter().skip(to_next).step_by(step).any(|filter| *filter > 4);
    if wrong { Err(ImportFailure::Damaged) } else { Ok(()) }
}

/// Walks the chunks. One that is cut off by the end of the file is taken as far as it goes.
fn read(bytes: &[u8]) -> Result<Chunks<'_>, ImportFailure> {
    let mut chunks = Chunks::default();
    let mut at = 8;
    while let Some(length) = be32(bytes, at) {
        let Some(name) = bytes.get(at + 4..at + 8) else { break };
        let start = at + 8;
        let end = start.saturating_add(length as usize);
        let content = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
        match name {
            b"IHDR" => chunks.header(content).ok_or(ImportFailure::Damaged)?,
            b"PLTE" => chunks.palette = content,
            b"tRNS" => chunks.transparent = true,
            b"acTL" => chunks.animated = true,
            b"eXIf" => {
                let dpi = chunks.showing.dpi;
                chunks.showing = exif::read(content);
                chunks.showing.dpi = dpi.or(chunks.showing.dpi);
            }
            b"pHYs" => chunks.showing.dpi = resolution(content).or(chunks.showing.dpi),
            b"IDAT" => chunks.data.push((start, content)),
            b"IEND" => break,
            _ => {}
        }
        at = end.saturating_add(4);
    }
    if chunks.bits == 0 {
        return Err(TRUNCATED);
    }
    if chunks.data.is_empty() { Err(TRUNCATED) } else { Ok(chunks) }
}

impl Chunks<'_> {
    fn header(&mut self, content: &[u8]) -> Option<()> {
        self.width = be32(content, 0)?;
        self.height = be32(content, 4)?;
        self.bits = *content.get(8)?;
        self.colour = *content.get(9)?;
        self.interlaced = *content.get(12)? != 0;
        Some(())
    }
}

/// Pixels per inch from pixels per metre (PNG, 11.3.5.3).
fn resolution(content: &[u8]) -> Option<(f64, f64)> {
    let per_inch = |at| be32(content, at).map(|value| f64::from(value) * 0.0254);
    per_inch(0).zip(per_inch(4)).filter(|_| content.get(8) == Some(&1))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
