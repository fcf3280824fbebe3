//! What lies in a ZIP archive: every file is read to its end and hashed, nothing is unpacked to the
//! disk. Runs in the worker. [`super::layout`] has looked at the skeleton before; the ZIP library must
//! see the same one.

use std::io::{Cursor, Read};

use chrono::{Datelike as _, NaiveDate};
use flate2::{Decompress, FlushDecompress, Status};
use sha2::{Digest as _, Sha256};
use zip::read::{ArchiveOffset, Config};
use zip::{DateTime, ZipArchive};

use super::answer::{Remark, SeenFile, SeenManifest, Trouble, ZipAnswer};
use super::layout::{self, Entry, Layout};
use super::{MAX_MANIFEST, manifest};
use crate::documents::importer::ImportFailure;
use crate::domain::Digest;
use crate::export::plan::order::MANIFEST_JSON;

/// How many times larger than what is stored an entry, and all of them, may become.
pub const MAX_RATIO: u64 = 200;
/// Bytes that all entries may have unpacked.
pub const MAX_UNPACKED: u64 = 8 * 1024 * 1024 * 1024;

const BUFFER: usize = 256 * 1024;

/// Says that work goes on; an error when nobody listens.
pub(super) type Alive<'a> = &'a mut dyn FnMut() -> Result<(), ImportFailure>;

/// Looks into an archive.
pub(super) fn look(archive: &[u8], alive: Alive<'_>) -> Result<ZipAnswer, ImportFailure> {
    let layout = layout::read(archive)
        .and_then(|layout| believable(&layout, archive.len()).map(|()| layout));
    match layout {
        Ok(layout) => contents(archive, layout, alive),
        Err(remark) => Ok(ZipAnswer { refused: Some(remark), ..ZipAnswer::default() }),
    }
}

/// The manifest alone.
pub(super) fn stated(archive: &[u8], alive: Alive<'_>) -> Result<SeenManifest, ImportFailure> {
    let sound =
        layout::read(archive).ok().filter(|layout| believable(layout, archive.len()).is_ok());
    let Some(layout) = sound else { return Ok(SeenManifest::None) };
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let Ok(mut zip) = ZipArchive::with_config(config, Cursor::new(archive)) else {
        return Ok(SeenManifest::None);
    };
    let is_manifest = |entry: &&Entry<'_>| entry.name == MANIFEST_JSON.as_bytes();
    let Some(entry) = layout.entries.iter().find(is_manifest) else {
        return Ok(SeenManifest::None);
    };
    let mut bytes = Vec::new();
    let digest = read(&mut zip, entry, Some(&mut bytes), alive)?.and_then(|(_, digest)| digest);
    Ok(digest.map_or(SeenManifest::Damaged, |digest| manifest::read(&bytes, digest)))
}

/// Whether the claimed sizes can be those of honest files.
fn believable(layout: &Layout<'_>, length: usize) -> Result<(), Remark> {
    let bytes = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    let mut total = 0_u64;
    for entry in &layout.entries {
        if entry.size > bytes(entry.packed.len()).saturating_mul(MAX_RATIO) {
            return Err(Remark::about(Trouble::Ratio, entry.name));
        }
        total = total.saturating_add(entry.size);
    }
    if total > bytes(length).saturating_mul(MAX_RATIO) {
        return Err(Remark::about(Trouble::Ratio, b""));
    }
    if total > MAX_UNPACKED {
        return Err(Remark::about(Trouble::Unpacked, b""));
    }
    Ok(())
}

fn contents(
    archive: &[u8],
    layout: Layout<'_>,
    alive: Alive<'_>,
) -> Result<ZipAnswer, ImportFailure> {
    let mut answer = ZipAnswer { odd: layout.odd, ..ZipAnswer::default() };
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let opened = ZipArchive::with_config(config, Cursor::new(archive)).ok();
    let Some(mut zip) = opened.filter(|zip| zip.len() == layout.entries.len()) else {
        answer.refused = Some(Remark::about(Trouble::Damaged, b""));
        return Ok(answer);
    };
    for entry in &layout.entries {
        let is_manifest = entry.name == MANIFEST_JSON.as_bytes();
        let mut kept = is_manifest.then(Vec::new);
        let Some((size, digest)) = read(&mut zip, entry, kept.as_mut(), alive)? else {
            answer.refused = Some(Remark::about(Trouble::HeadersDiffer, entry.name));
            return Ok(answer);
        };
        if entry.is_deflated && digest.is_some() && has_loose_bits(entry, alive)? {
            answer.odd = answer.odd.or_else(|| Some(shown(entry)));
        }
        match (kept, digest) {
            (Some(bytes), Some(digest)) => answer.manifest = manifest::read(&bytes, digest),
            (Some(_), None) => answer.manifest = SeenManifest::Damaged,
            (None, digest) => {
                let sha256 = digest.map(|digest| digest.to_string());
                answer.files.push(SeenFile { path: shown(entry), size, sha256 });
            }
        }
    }
    if let SeenManifest::Read(manifest, _) = &answer.manifest {
        let date = manifest.as_of.parse().ok().map(dos_date);
        let other = layout.entries.iter().find(|entry| Some(entry.date) != date);
        answer.odd = answer.odd.or_else(|| other.map(shown));
    }
    Ok(answer)
}

fn shown(entry: &Entry<'_>) -> String {
    String::from_utf8_lossy(entry.name).into_owned()
}

/// The date that the program gives to every file of a pack for a day.
fn dos_date(day: NaiveDate) -> u16 {
    let small = |part: u32| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1980);
    let date = DateTime::from_date_and_time(year, small(day.month()), small(day.day()), 0, 0, 0);
    date.unwrap_or_default().datepart()
}

/// Reads an entry to its end: its size and digest, none when its data is damaged. `None` when the ZIP
/// library sees another entry there.
fn read(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    entry: &Entry<'_>,
    mut kept: Option<&mut Vec<u8>>,
    alive: Alive<'_>,
) -> Result<Option<(u64, Option<Digest>)>, ImportFailure> {
    let packed = u64::try_from(entry.packed.len()).unwrap_or(u64::MAX);
    let Some(index) = zip.index_for_name_raw(entry.name) else { return Ok(None) };
    let Ok(file) = zip.by_index(index) else { return Ok(None) };
    let same = file.size() == entry.size
        && file.compressed_size() == packed
        && file.crc32() == entry.crc32
        && file.data_start() == Some(entry.data_start);
    if !same {
        return Ok(None);
    }
    // One byte more than it claims to have: enough to see that it lied.
    let mut source = file.take(entry.size.saturating_add(1));
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0_u64, vec![0; BUFFER]);
    loop {
        let Ok(count) = source.read(&mut buffer) else { return Ok(Some((size, None))) };
        if count == 0 {
            break;
        }
        let bytes = buffer.get(..count).unwrap_or_default();
        hash.update(bytes);
        size = size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if let Some(kept) = kept.as_mut().filter(|_| size <= MAX_MANIFEST) {
            kept.extend_from_slice(bytes);
        }
        alive()?;
    }
    let whole = size == entry.size;
    Ok(Some((size, whole.then(|| Digest(hash.finalize().into())))))
}

/// Whether bits of the compressed data could be changed without changing the file: bytes after its
/// end, or padding in its last byte. A packer leaves zeros there; so without the highest bit that is
/// set, the data must no longer come out the same.
fn has_loose_bits(entry: &Entry<'_>, alive: Alive<'_>) -> Result<bool, ImportFailure> {
    let Some((&last, before)) = entry.packed.split_last() else { return Ok(true) };
    if inflate(before, last, entry, alive)? == Inflated::Short {
        return Ok(true);
    }
    let highest = last.checked_ilog2().map_or(0, |bit| 1_u8 << bit);
    Ok(highest > 0 && inflate(before, last ^ highest, entry, alive)? == Inflated::Same)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inflated {
    /// The file, and no byte is left.
    Same,
    /// It ends before the data does.
    Short,
    /// Something else.
    Other,
}

fn inflate(
    before: &[u8],
    last: u8,
    entry: &Entry<'_>,
    alive: Alive<'_>,
) -> Result<Inflated, ImportFailure> {
    let mut inflater = Decompress::new(false);
    let mut crc = flate2::Crc::new();
    let mut buffer = vec![0; BUFFER];
    let packed = u64::try_from(entry.packed.len()).unwrap_or(u64::MAX);
    loop {
        alive()?;
        let used = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        let rest = before.get(used..).unwrap_or_default();
        let input = if rest.is_empty() { std::slice::from_ref(&last) } else { rest };
        let (had, made) = (inflater.total_in(), inflater.total_out());
        if had >= packed {
            return Ok(Inflated::Other);
        }
        let Ok(status) = inflater.decompress(input, &mut buffer, FlushDecompress::None) else {
            return Ok(Inflated::Other);
        };
        let fresh = usize::try_from(inflater.total_out() - made).unwrap_or(0);
        crc.update(buffer.get(..fresh).unwrap_or_default());
        if inflater.total_out() > entry.size {
            return Ok(Inflated::Other);
        }
        if status == Status::StreamEnd {
            let same = inflater.total_out() == entry.size && crc.sum() == entry.crc32;
            return Ok(match (inflater.total_in() == packed, same) {
                (true, true) => Inflated::Same,
                (false, _) => Inflated::Short,
                (true, false) => Inflated::Other,
            });
        }
        if inflater.total_in() == had && fresh == 0 {
            return Ok(Inflated::Other);
        }
    }
}
