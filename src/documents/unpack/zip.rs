//! ZIP archives as others make them. Files that lie inside each other make the whole archive suspect; all
//! else is judged file by file, and of files with the same name each one counts.

use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::directory::{Row, rows};
use super::legacy::{self, Letters};
use super::{Entry, LeftOut, Out, Piece, Why, limits};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::Stopped;

/// What archivers and file managers leave behind.
const LEFT_BEHIND: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];
/// The folder in which macOS keeps what other systems cannot.
const RESOURCE_FORKS: &str = "__MACOSX";
/// Below this a file may be as well packed as it likes.
const ALWAYS_FINE: u64 = limits::MIB;
/// Not packed.
const STORED: u16 = 0;
/// Packed as everybody packs.
const DEFLATED: u16 = 8;

pub(super) fn unpack(content: &[u8], out: Out<'_>) -> Result<(), ImportFailure> {
    let rows = rows(content)?;
    let unmarked = rows.iter().filter(|row| !row.is_marked).map(|row| row.name);
    let letters = legacy::guess(unmarked);
    let mut total = 0_u64;
    for row in rows.iter().filter(|row| row.is_file) {
        let is_utf8 = row.is_marked || std::str::from_utf8(row.name).is_ok();
        let letters = if is_utf8 { Letters::Utf8 } else { letters };
        let entry = entry_of(&legacy::decode(row.name, letters));
        if is_left_behind(&entry) {
            continue;
        }
        match objection(row, total) {
            Err(why) => {
                let what = LeftOut { entry, why, size: (0, 0) };
                out(Piece::LeftOut(&what)).map_err(|Stopped| ImportFailure::Stopped)?;
            }
            Ok(packed) => {
                total = total.saturating_add(row.size);
                let done = if row.method == STORED {
                    hand_over(&mut &*packed, &entry, row, out)
                } else {
                    hand_over(&mut DeflateDecoder::new(packed), &entry, row, out)
                };
                done.map_err(|Stopped| ImportFailure::Stopped)?;
            }
        }
    }
    Ok(())
}

/// The packed bytes of a file, or why it is not unpacked, as far as its claims go.
fn objection<'a>(row: &Row<'a>, total: u64) -> Result<&'a [u8], Why> {
    if row.is_encrypted {
        return Err(Why::Encrypted);
    }
    if ![STORED, DEFLATED].contains(&row.method) {
        return Err(Why::Method);
    }
    if row.size > limits::MAX_FILE_BYTES {
        return Err(Why::TooLarge);
    }
    let packed = row.packed.ok_or(Why::Damaged)?;
    let stored = u64::try_from(packed.len()).unwrap_or(u64::MAX);
    if row.size > stored.saturating_mul(limits::MAX_RATIO).max(ALWAYS_FINE) {
        return Err(Why::Ratio);
    }
    if total.saturating_add(row.size) > limits::MAX_UNPACKED {
        return Err(Why::Total);
    }
    Ok(packed)
}

/// The content, never more than was claimed, and its check sum.
fn hand_over(
    content: &mut dyn Read,
    entry: &Entry,
    row: &Row<'_>,
    out: Out<'_>,
) -> Result<(), Stopped> {
    out(Piece::Begin(entry))?;
    let mut buffer = vec![0; limits::UNPACKED_PIECE];
    let (mut left, mut crc) = (row.size, Crc::new());
    let is_whole = loop {
        match content.read(&mut buffer) {
            Ok(0) => break left == 0 && crc.sum() == row.crc,
            Ok(count) => {
                let Some(rest) = left.checked_sub(count as u64) else { break false };
                left = rest;
                let bytes = buffer.get(..count).unwrap_or_default();
                crc.update(bytes);
                out(Piece::Bytes(bytes))?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => break false,
        }
    };
    out(Piece::End(is_whole))
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
