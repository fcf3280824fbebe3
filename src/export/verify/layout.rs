//! The skeleton of a ZIP archive, read strictly: where each entry lies, what its two headers say, and
//! whether a byte is left that belongs to nobody (APPNOTE 6.3.10, 4.3).
//!
//! Stricter than a reader must be: a reader skips what it does not need, and whatever is skipped is
//! covered by no checksum. Nothing here decompresses.

use super::answer::{Remark, Trouble};
use crate::documents::little_endian::Fields;

/// Entries that an archive may have.
pub const MAX_ENTRIES: u16 = 2_000;
/// The end record without its comment.
const END: usize = 22;
const CENTRAL: usize = 46;
const LOCAL: usize = 30;
/// Versions "needed to extract" that the program writes: stored or deflated files.
const NEEDED: [u16; 2] = [10, 20];
/// "Made by": Unix, with the version of the format that the ZIP library names.
const MADE_BY: [u16; 4] = [0x030A, 0x0314, 0x032D, 0x032E];
/// An ordinary file, readable by all, writable by its owner.
const ATTRIBUTES: u32 = 0o100_644 << 16;
const UTF8: u16 = 1 << 11;
const DESCRIPTOR: u16 = 1 << 3;
/// Encrypted, strongly encrypted, or with hidden headers.
const ENCRYPTION: u16 = 1 | 1 << 6 | 1 << 13;

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a [u8],
    pub(super) is_deflated: bool,
    /// Its date in the form of MS-DOS.
    pub(super) date: u16,
    pub(super) crc32: u32,
    /// Bytes unpacked, as it claims.
    pub(super) size: u64,
    /// Its bytes as they lie in the archive.
    pub(super) packed: &'a [u8],
    /// Where these begin.
    pub(super) data_start: u64,
}

/// All entries in their order, and the first place that the program would have written differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) odd: Option<String>,
}

/// One line of the list of contents.
struct Row<'a> {
    made_by: u16,
    needed: u16,
    flags: u16,
    method: u16,
    time: u16,
    date: u16,
    crc32: u32,
    packed: u32,
    size: u32,
    name: &'a [u8],
    extra: &'a [u8],
    comment: &'a [u8],
    disk: u16,
    internal: u16,
    external: u32,
    offset: u32,
}

/// Reads the skeleton.
pub(super) fn read(archive: &[u8]) -> Result<Layout<'_>, Remark> {
    let whole = |trouble| Remark::about(trouble, b"");
    let (end, mut odd) = find_end(archive).ok_or_else(|| whole(Trouble::NoEnd))?;
    let record = archive.get(end..).unwrap_or_default();
    let (count, size, start) = end_record(record).map_err(whole)?;
    let directory = archive.get(start..end).filter(|directory| directory.len() == size);
    let mut fields = Fields::of(directory.ok_or_else(|| whole(Trouble::Damaged))?);
    let mut rows = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        rows.push(row(&mut fields).ok_or_else(|| whole(Trouble::Damaged))?);
    }
    if fields.left() > 0 {
        return Err(whole(Trouble::Damaged));
    }
    super::names::check(rows.iter().map(|row| row.name))?;
    rows.iter().try_for_each(refuse)?;
    let sorted = rows.is_sorted_by_key(|row| row.offset);
    if !sorted {
        odd = odd.or_else(|| rows.first().map(|row| shown(row.name)));
        rows.sort_by_key(|row| row.offset);
    }
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(rows.len());
    let mut free = 0;
    for row in &rows {
        let (entry, next, strange) = entry(archive, row, free, start)?;
        odd = odd.or_else(|| strange.then(|| shown(row.name)));
        entries.push(entry);
        free = next;
    }
    if free != start {
        odd = odd.or_else(|| Some(String::new()));
    }
    Ok(Layout { entries, odd })
}

fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// Where the end record begins: exactly at the end of the file, or before a comment that fills the
/// rest, which a pack never has.
fn find_end(archive: &[u8]) -> Option<(usize, Option<String>)> {
    let last = archive.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find_map(|at| {
        let record = archive.get(at..)?;
        let comment = record.get(20..22)?.try_into().ok().map(u16::from_le_bytes)?;
        let ends = record.starts_with(b"PK\x05\x06") && record.len() == END + usize::from(comment);
        ends.then(|| (at, (comment > 0).then(String::new)))
    })
}

/// Entries, size of the list of contents, and where it begins.
fn end_record(record: &[u8]) -> Result<(u16, usize, usize), Trouble> {
    let mut fields = Fields::of(record);
    let mut read = || {
        fields.is(*b"PK\x05\x06")?;
        let disks = (fields.u16()?, fields.u16()?);
        Some((disks, fields.u16()?, fields.u16()?, fields.u32()?, fields.u32()?))
    };
    let (disks, here, count, size, start) = read().ok_or(Trouble::Damaged)?;
    if count == u16::MAX || here == u16::MAX || size == u32::MAX || start == u32::MAX {
        return Err(Trouble::Zip64);
    }
    if disks != (0, 0) || here != count {
        return Err(Trouble::Damaged);
    }
    if count > MAX_ENTRIES {
        return Err(Trouble::TooManyEntries);
    }
    let place = |value: u32| usize::try_from(value).map_err(|_| Trouble::Zip64);
    Ok((count, place(size)?, place(start)?))
}

fn row<'a>(fields: &mut Fields<'a>) -> Option<Row<'a>> {
    if fields.left() < CENTRAL {
        return None;
    }
    fields.is(*b"PK\x01\x02")?;
    let (made_by, needed, flags, method) =
        (fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?);
    let (time, date) = (fields.u16()?, fields.u16()?);
    let (crc32, packed, size) = (fields.u32()?, fields.u32()?, fields.u32()?);
    let [name, extra, comment] = [fields.u16()?, fields.u16()?, fields.u16()?].map(usize::from);
    let (disk, internal) = (fields.u16()?, fields.u16()?);
    let (external, offset) = (fields.u32()?, fields.u32()?);
    let (name, extra, comment) = (fields.take(name)?, fields.take(extra)?, fields.take(comment)?);
    Some(Row {
        made_by,
        needed,
        flags,
        method,
        time,
        date,
        crc32,
        packed,
        size,
        name,
        extra,
        comment,
        disk,
        internal,
        external,
        offset,
    })
}

/// What is never opened.
fn refuse(row: &Row<'_>) -> Result<(), Remark> {
    let is_link = row.made_by >> 8 == 3 && (row.external >> 16) & 0o170_000 == 0o120_000;
    let trouble = if row.flags & ENCRYPTION != 0 || row.method == 99 {
        Trouble::Encrypted
    } else if is_link {
        Trouble::Link
    } else if [row.packed, row.size, row.offset].contains(&u32::MAX) || row.disk == u16::MAX {
        Trouble::Zip64
    } else if !matches!(row.method, 0 | 8) {
        Trouble::Method
    } else if row.disk != 0 || (row.method == 0 && row.packed != row.size) {
        Trouble::Damaged
    } else {
        return Ok(());
    };
    Err(Remark::about(trouble, row.name))
}

/// An entry, where the next one may begin, and whether it is written as the program writes.
fn entry<'a>(
    archive: &'a [u8],
    row: &Row<'a>,
    free: usize,
    directory: usize,
) -> Result<(Entry<'a>, usize, bool), Remark> {
    let about = |trouble| Remark::about(trouble, row.name);
    let place = |value: u32| usize::try_from(value).map_err(|_| about(Trouble::Zip64));
    let offset = place(row.offset)?;
    if offset < free {
        return Err(about(Trouble::Overlap));
    }
    let head = archive.get(offset..directory).ok_or_else(|| about(Trouble::Damaged))?;
    let (same, local_extra) = local(head, row).ok_or_else(|| about(Trouble::HeadersDiffer))?;
    let data_start = offset + LOCAL + row.name.len() + local_extra;
    let data_end = data_start.saturating_add(place(row.packed)?);
    if data_end > directory {
        return Err(about(Trouble::Overlap));
    }
    let packed = archive.get(data_start..data_end).ok_or_else(|| about(Trouble::Damaged))?;
    let flags = if row.name.is_ascii() { 0 } else { UTF8 };
    let usual = same
        && local_extra == 0
        && offset == free
        && row.flags == flags
        && row.time == 0
        && NEEDED.contains(&row.needed)
        && MADE_BY.contains(&row.made_by)
        && (row.internal, row.external) == (0, ATTRIBUTES)
        && row.extra.is_empty()
        && row.comment.is_empty();
    let entry = Entry {
        name: row.name,
        is_deflated: row.method == 8,
        date: row.date,
        crc32: row.crc32,
        size: row.size.into(),
        packed,
        data_start: u64::try_from(data_start).unwrap_or(u64::MAX),
    };
    Ok((entry, data_end, !usual))
}

/// Compares the entry's own header with the list: `None` when they contradict each other, otherwise
/// whether every field is the same, and the length of its extra field.
fn local(head: &[u8], row: &Row<'_>) -> Option<(bool, usize)> {
    let mut fields = Fields::of(head);
    fields.is(*b"PK\x03\x04")?;
    let (needed, flags, method) = (fields.u16()?, fields.u16()?, fields.u16()?);
    let stamp = (fields.u16()?, fields.u16()?);
    let sizes = (fields.u32()?, fields.u32()?, fields.u32()?);
    let (name, extra) = (fields.u16()?, fields.u16()?);
    let name = fields.take(usize::from(name))?;
    fields.take(usize::from(extra))?;
    let listed = (row.crc32, row.packed, row.size);
    // With a data descriptor the sizes follow the data; the header then has zeros.
    let later = flags & DESCRIPTOR != 0 && sizes == (0, 0, 0);
    let agree = name == row.name
        && method == row.method
        && flags & (ENCRYPTION | DESCRIPTOR) == row.flags & (ENCRYPTION | DESCRIPTOR)
        && (sizes == listed || later);
    let same =
        needed == row.needed && flags == row.flags && stamp == (row.time, row.date) && !later;
    agree.then_some((same, usize::from(extra)))
}
