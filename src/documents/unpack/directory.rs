//! The list of contents of a ZIP archive (APPNOTE 4.3), read here and not by the library: that one keeps of
//! files with the same name only the last, and here none may get lost.
//!
//! Limits: [`limits::MAX_ENTRIES`]; archives of one part.

use std::ops::Range;

use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::little_endian::Fields;

/// Bytes of the end record without its comment.
const END: usize = 22;
/// A number that does not fit and stands in the extra field.
const ELSEWHERE: u64 = 0xffff_ffff;
/// The extra field with large numbers (4.5.3).
const LARGE: u16 = 0x0001;
/// Info-ZIP's second name of a file, always UTF-8 (4.6.9).
const UNICODE_PATH: u16 = 0x7075;
/// What WinZip says of a file that is encrypted with AES.
const AES: u16 = 0x9901;
/// The number in the place of the method of such a file.
const AES_METHOD: u16 = 99;

/// A file of the archive, as the list of contents describes it.
#[expect(clippy::struct_excessive_bools, reason = "flags of the format, each by itself")]
pub(super) struct Row<'a> {
    /// Its name; in UTF-8 when it is `is_marked`.
    pub(super) name: &'a [u8],
    /// Whether something says that the name is UTF-8.
    pub(super) is_marked: bool,
    /// Whether it is encrypted.
    pub(super) is_encrypted: bool,
    /// Whether that is AES as WinZip writes it: then a wrong password hardly ever passes for the right one.
    pub(super) is_aes: bool,
    /// Whether it is encrypted in a way that is not read here.
    pub(super) is_sealed: bool,
    /// Whether it is a folder.
    pub(super) is_folder: bool,
    /// Whether it leads to another file and has no content of its own.
    pub(super) is_link: bool,
    /// How it is packed.
    pub(super) method: u16,
    /// The check sum of its content.
    pub(super) crc: u32,
    /// Bytes of its content.
    pub(super) size: u64,
    /// Its packed bytes; none when they are not where they should be.
    pub(super) packed: Option<&'a [u8]>,
    /// It as the list of contents has it.
    pub(super) record: &'a [u8],
    /// Everything in front of the list, from where its numbers count.
    pub(super) files: &'a [u8],
}

/// All files, in the order of the list.
pub(super) fn rows(archive: &[u8]) -> Result<Vec<Row<'_>>, ImportFailure> {
    let Place { begin, end, count, shift } = place(archive).ok_or(ImportFailure::Damaged)?;
    if count > u64::try_from(limits::MAX_ENTRIES).unwrap_or(u64::MAX) {
        return Err(ImportFailure::TooLarge("entries"));
    }
    let list = archive.get(begin..end).ok_or(ImportFailure::Damaged)?;
    let files = archive.get(shift..begin).ok_or(ImportFailure::Damaged)?;
    let mut fields = Fields::of(list);
    let mut rows = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for _ in 0..count {
        let before = fields.left();
        let (row, range) = row(archive, &mut fields, shift).ok_or(ImportFailure::Damaged)?;
        let place = list.len() - before..list.len() - fields.left();
        taken.extend(range);
        rows.push(Row { record: list.get(place).unwrap_or_default(), files, ..row });
    }
    taken.sort_unstable_by_key(|range| range.start);
    let mut free = 0;
    for range in taken {
        if range.start < free || range.end > begin {
            return Err(ImportFailure::TooLarge("overlap"));
        }
        free = range.end;
    }
    Ok(rows)
}

/// Where the list stands.
struct Place {
    begin: usize,
    end: usize,
    count: u64,
    /// Bytes before the archive, which its numbers do not count.
    shift: usize,
}

fn place(archive: &[u8]) -> Option<Place> {
    let last = archive.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last).rev().find(|at| {
        let record = archive.get(*at..).unwrap_or_default();
        record.starts_with(b"PK\x05\x06")
            && record.get(20..22).is_some_and(|comment| {
                let length =
                    comment.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
                record.len() >= END + length
            })
    })?;
    let mut record = Fields::of(archive.get(end + 10..)?);
    let (mut count, mut size, mut begin) =
        (u64::from(record.u16()?), u64::from(record.u32()?), u64::from(record.u32()?));
    let mut end = end;
    if count == 0xffff || size == ELSEWHERE || begin == ELSEWHERE {
        let locator = archive.get(end.checked_sub(20)?..end)?;
        let mut locator = Fields::of(locator.strip_prefix(b"PK\x06\x07")?);
        locator.u32()?;
        end = usize::try_from(locator.u64()?).ok()?;
        let mut record = Fields::of(archive.get(end..)?.strip_prefix(b"PK\x06\x06")?);
        record.take(28)?;
        (count, size, begin) = (record.u64()?, record.u64()?, record.u64()?);
    }
    let really = end.checked_sub(usize::try_from(size).ok()?)?;
    let shift = really.checked_sub(usize::try_from(begin).ok()?)?;
    Some(Place { begin: really, end, count, shift })
}

fn row<'a>(
    archive: &'a [u8],
    fields: &mut Fields<'a>,
    shift: usize,
) -> Option<(Row<'a>, Option<Range<usize>>)> {
    fields.is(*b"PK\x01\x02")?;
    let made_by = fields.u16()?;
    fields.u16()?;
    let (flags, mut method) = (fields.u16()?, fields.u16()?);
    fields.u32()?;
    let crc = fields.u32()?;
    let (mut packed, mut size) = (u64::from(fields.u32()?), u64::from(fields.u32()?));
    let [name, extra, comment] = [fields.u16()?, fields.u16()?, fields.u16()?].map(usize::from);
    fields.take(4)?;
    let external = fields.u32()?;
    let mut offset = u64::from(fields.u32()?);
    let mut name = fields.take(name)?;
    let extra = fields.take(extra)?;
    fields.take(comment)?;
    let mut is_marked = flags & 1 << 11 != 0;
    let is_aes = method == AES_METHOD;
    for (id, data) in extra_fields(extra) {
        if id == LARGE {
            let mut large = Fields::of(data);
            for number in [&mut size, &mut packed, &mut offset] {
                if *number == ELSEWHERE {
                    *number = large.u64()?;
                }
            }
        } else if id == AES && method == AES_METHOD {
            // Version, vendor and strength stand before the method below the encryption.
            let mut aes = Fields::of(data);
            aes.take(5)?;
            method = aes.u16()?;
        } else if id == UNICODE_PATH
            && let Some(second) = data.get(5..).filter(|it| std::str::from_utf8(it).is_ok())
        {
            // One byte of version and four of a check sum stand before it.
            (name, is_marked) = (second, true);
        }
    }
    let range = content(archive, offset, packed, shift);
    // Made by Unix: the upper half are its mode bits.
    let is_link = made_by >> 8 == 3 && external >> 16 & 0o170_000 == 0o120_000;
    let row = Row {
        name,
        is_marked,
        is_encrypted: flags & 1 != 0,
        is_aes,
        is_sealed: flags & (1 << 6 | 1 << 13) != 0,
        is_folder: size == 0 && (name.ends_with(b"/") || name.ends_with(b"\\")),
        is_link,
        method,
        crc,
        size,
        packed: range.clone().and_then(|range| archive.get(range.data)),
        record: &[],
        files: &[],
    };
    Some((row, range.map(|range| range.all)))
}

#[derive(Clone)]
struct Taken {
    all: Range<usize>,
    data: Range<usize>,
}

/// Where a file lies, its own header included.
fn content(archive: &[u8], offset: u64, packed: u64, shift: usize) -> Option<Taken> {
    let start = usize::try_from(offset).ok()?.checked_add(shift)?;
    let header = archive.get(start..start.checked_add(30)?)?.strip_prefix(b"PK\x03\x04")?;
    let mut lengths = Fields::of(header.get(22..)?);
    let (name, extra) = (usize::from(lengths.u16()?), usize::from(lengths.u16()?));
    let from = start + 30 + name + extra;
    let end = from.checked_add(usize::try_from(packed).ok()?)?;
    (end <= archive.len()).then_some(Taken { all: start..end, data: from..end })
}

fn extra_fields(extra: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut fields = Fields::of(extra);
    std::iter::from_fn(move || {
        let (id, length) = (fields.u16()?, usize::from(fields.u16()?));
        Some((id, fields.take(length)?))
    })
}
