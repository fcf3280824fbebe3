//! ZIP archives as others make them. Entries that lie inside each other make the whole archive suspect; all
//! else is judged entry by entry.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::legacy::{self, Letters};
use super::{Entry, LeftOut, Out, Piece, Why, limits};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::Stopped;

/// What archivers and file managers leave behind.
const LEFT_BEHIND: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];
/// The folder in which macOS keeps what other systems cannot.
const RESOURCE_FORKS: &str = "__MACOSX";
/// Below this an entry may be as well packed as it likes.
const ALWAYS_FINE: u64 = limits::MIB;
/// Info-ZIP's second name of an entry, always UTF-8 (APPNOTE 4.6.9).
const UNICODE_PATH: u16 = 0x7075;

/// What the central directory says of an entry.
struct Listed {
    entry: Entry,
    is_file: bool,
    is_encrypted: bool,
    method: CompressionMethod,
    size: u64,
    packed: u64,
}

pub(super) fn unpack(content: &[u8], out: Out<'_>) -> Result<(), ImportFailure> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| ImportFailure::Damaged)?;
    if archive.len() > limits::MAX_ENTRIES {
        return Err(ImportFailure::TooLarge("entries"));
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        return Err(ImportFailure::TooLarge("overlap"));
    }
    let listed = list(&mut archive);
    let mut total = 0_u64;
    for (at, listed) in listed.into_iter().enumerate() {
        let Some(listed) = listed else {
            let entry = Entry { name: format!("{}", at + 1), folder: String::new() };
            left_out(entry, Why::Damaged, out)?;
            continue;
        };
        if !listed.is_file || is_left_behind(&listed.entry) {
            continue;
        }
        if let Some(why) = objection(&listed, total) {
            left_out(listed.entry, why, out)?;
            continue;
        }
        total = total.saturating_add(listed.size);
        match archive.by_index(at) {
            Ok(mut file) => hand_over(&mut file, &listed, out)?,
            Err(_) => left_out(listed.entry, Why::Damaged, out)?,
        }
    }
    Ok(())
}

fn left_out(entry: Entry, why: Why, out: Out<'_>) -> Result<(), ImportFailure> {
    let what = LeftOut { entry, why, size: (0, 0) };
    out(Piece::LeftOut(&what)).map_err(|Stopped| ImportFailure::Stopped)
}

/// Why an entry is not unpacked, as far as its claims go.
fn objection(listed: &Listed, total: u64) -> Option<Why> {
    let Listed { size, packed, .. } = listed;
    if listed.is_encrypted {
        Some(Why::Encrypted)
    } else if !matches!(listed.method, CompressionMethod::Stored | CompressionMethod::Deflated) {
        Some(Why::Method)
    } else if *size > limits::MAX_FILE_BYTES {
        Some(Why::TooLarge)
    } else if *size > packed.saturating_mul(limits::MAX_RATIO).max(ALWAYS_FINE) {
        Some(Why::Ratio)
    } else if total.saturating_add(*size) > limits::MAX_UNPACKED {
        Some(Why::Total)
    } else {
        None
    }
}

/// The content, never more than was claimed.
fn hand_over(file: &mut impl Read, listed: &Listed, out: Out<'_>) -> Result<(), ImportFailure> {
    let stopped = |Stopped| ImportFailure::Stopped;
    out(Piece::Begin(&listed.entry)).map_err(stopped)?;
    let mut buffer = vec![0; limits::UNPACKED_PIECE];
    let mut left = listed.size;
    let is_whole = loop {
        match file.read(&mut buffer) {
            Ok(0) => break left == 0,
            Ok(count) => {
                let Some(rest) = left.checked_sub(count as u64) else { break false };
                left = rest;
                let bytes = buffer.get(..count).unwrap_or_default();
                out(Piece::Bytes(bytes)).map_err(stopped)?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            // A wrong check sum comes with the last read.
            Err(_) => break false,
        }
    };
    out(Piece::End(is_whole)).map_err(stopped)
}

/// All entries; none for those that cannot be described.
fn list(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<Option<Listed>> {
    let raw: Vec<Option<(Vec<u8>, bool)>> = (0..archive.len())
        .map(|at| {
            let file = archive.by_index_raw(at).ok()?;
            // Bit 11 says that name and comment are UTF-8 (APPNOTE 4.4.4).
            let second = file.extra_data().and_then(|extra| unicode_path(&extra));
            let is_second = second.is_some();
            Some((second.unwrap_or_else(|| file.name_raw().to_vec()), is_second))
        })
        .collect();
    let unmarked = raw.iter().flatten().filter(|(_, is_second)| !is_second);
    let letters = legacy::guess(unmarked.map(|(name, _)| name.as_slice()));
    (raw.into_iter().enumerate())
        .map(|(at, raw)| {
            let (name, is_second) = raw?;
            let letters = if is_second || std::str::from_utf8(&name).is_ok() {
                Letters::Utf8
            } else {
                letters
            };
            let file = archive.by_index_raw(at).ok()?;
            Some(Listed {
                entry: entry_of(&legacy::decode(&name, letters)),
                is_file: !file.is_dir() && !file.is_symlink() && !name.ends_with(b"\\"),
                is_encrypted: file.encrypted(),
                method: file.compression(),
                size: file.size(),
                packed: file.compressed_size(),
            })
        })
        .collect()
}

/// The name that stands in an extra field.
fn unicode_path(extra: &[u8]) -> Option<Vec<u8>> {
    let mut rest = extra;
    while let Some((head, after)) = rest.split_at_checked(4) {
        let (id, length) = head.split_at_checked(2)?;
        let id = u16::from_le_bytes(id.try_into().ok()?);
        let length = usize::from(u16::from_le_bytes(length.try_into().ok()?));
        let (data, next) = after.split_at_checked(length)?;
        if id == UNICODE_PATH {
            // One byte of version, four of a check sum of the other name.
            let name = data.get(5..)?;
            return std::str::from_utf8(name).is_ok().then(|| name.to_vec());
        }
        rest = next;
    }
    None
}

/// A path inside an archive as words: what leads elsewhere is nothing but dots.
fn entry_of(path: &str) -> Entry {
    let is_word = |part: &&str| !matches!(*part, "" | "." | "..") && !part.ends_with(':');
    let mut parts: Vec<&str> = path.split(['/', '\\']).filter(is_word).collect();
    let name = parts.pop().unwrap_or_default().to_owned();
    Entry { name, folder: parts.join("/") }
}

fn is_left_behind(entry: &Entry) -> bool {
    let name = entry.name.to_lowercase();
    let is_hidden = |part: &str| part.starts_with('.') || part == RESOURCE_FORKS;
    name.is_empty()
        || is_hidden(&entry.name)
        || LEFT_BEHIND.contains(&name.as_str())
        || entry.folder.split('/').any(is_hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_words_and_leads_nowhere() {
        let entry = |path| {
            let Entry { name, folder } = entry_of(path);
            (name, folder)
        };
        let of = |name: &str, folder: &str| (name.to_owned(), folder.to_owned());
        assert_eq!(entry("../../etc/passwd"), of("passwd", "etc"));
        assert_eq!(entry("C:\\Users\\Ivan\\скан.pdf"), of("скан.pdf", "Users/Ivan"));
        assert_eq!(entry("/a//b.pdf"), of("b.pdf", "a"));
        assert_eq!(entry(".."), of("", ""));
    }

    #[test]
    fn what_file_managers_leave_stays_out() {
        for path in ["__MACOSX/._scan.pdf", ".DS_Store", "a/Thumbs.db", "a/.git/config"] {
            assert!(is_left_behind(&entry_of(path)), "{path}");
        }
        assert!(!is_left_behind(&entry_of("a/scan.pdf")));
    }
}
