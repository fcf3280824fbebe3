//! ZIP archives as others make them. Files that lie inside each other make the whole archive suspect; all
//! else is judged file by file, and of files with the same name each one counts. Paths lead nowhere: a file lies
//! in its folders as words, and one without a name gets one.

use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::directory::{Row, rows};
use super::legacy::{self, Letters};
use super::locked::{self, Key, Keys};
use super::{Entry, LeftOut, Opening, Out, Piece, Why, ending_of, limits};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::Stopped;
use crate::documents::sniff;

/// The folder in which macOS keeps what other systems cannot.
const RESOURCE_FORKS: &str = "__MACOSX";
/// Below this a file may be as well packed as it likes.
const ALWAYS_FINE: u64 = limits::MIB;
/// Not packed.
const STORED: u16 = 0;
/// Packed as everybody packs.
const DEFLATED: u16 = 8;

pub(super) fn unpack(content: &[u8], opening: &Opening, out: Out<'_>) -> Result<(), ImportFailure> {
    let rows = rows(content)?;
    let unmarked = rows.iter().filter(|row| !row.is_marked).map(|row| row.name);
    let letters = legacy::guess(unmarked);
    let locked = rows.iter().filter(|row| is_locked(row) && objection(row, 0).is_ok());
    let keys = Keys::of(&opening.passwords, locked, out);
    let mut taking = Taking {
        letters,
        keys: keys.map_err(|Stopped| ImportFailure::Stopped)?,
        total: 0,
        nameless: 0,
    };
    // What no password helps was named when the others were taken out.
    let waits = |row: &Row<'_>| row.is_encrypted && objection(row, 0).is_ok();
    let wanted = |row: &&Row<'_>| !row.is_folder && (!opening.only_locked || waits(row));
    rows.iter()
        .filter(wanted)
        .try_for_each(|row| taking.row(row, out))
        .map_err(|Stopped| ImportFailure::Stopped)
}

fn is_locked(row: &Row<'_>) -> bool {
    row.is_encrypted && !row.is_folder && !row.is_link
}

/// How far an archive was taken out.
struct Taking {
    letters: Letters,
    keys: Keys,
    /// Bytes that were taken.
    total: u64,
    /// Files without a name.
    nameless: usize,
}

impl Taking {
    /// Takes a file out, or says why not.
    fn row(&mut self, row: &Row<'_>, out: Out<'_>) -> Result<(), Stopped> {
        let is_utf8 = row.is_marked || std::str::from_utf8(row.name).is_ok();
        let letters = if is_utf8 { Letters::Utf8 } else { self.letters };
        let mut entry = entry_of(&legacy::decode(row.name, letters));
        if is_left_behind(&entry) {
            return Ok(());
        }
        let is_nameless = entry.name.is_empty();
        if is_nameless {
            self.nameless += 1;
            entry.name = self.nameless.to_string();
        }
        let packed = match objection(row, self.total) {
            Ok(packed) => packed,
            Err(why) => return left_out(entry, why, out),
        };
        let size = row.size;
        if row.is_encrypted {
            let key = match self.keys.to(row, out)? {
                Key::Right(key) => key,
                Key::Damaged => return left_out(entry, Why::Damaged, out),
                Key::Unknown => return left_out(entry, Why::Encrypted, out),
            };
            self.total = self.total.saturating_add(size);
            // The reader compares the check sum: with AES it is not where it was.
            let mut to = To { entry: entry.clone(), is_nameless, size, crc: None, out: &mut *out };
            let done = locked::with_content(row, key, |content| to.hand_over(content));
            return done.unwrap_or_else(|| left_out(entry, Why::Damaged, out));
        }
        self.total = self.total.saturating_add(size);
        let mut to = To { entry, is_nameless, size, crc: Some(row.crc), out };
        if row.method == STORED {
            to.hand_over(&mut &*packed)
        } else {
            to.hand_over(&mut DeflateDecoder::new(packed))
        }
    }
}

fn left_out(entry: Entry, why: Why, out: Out<'_>) -> Result<(), Stopped> {
    out(Piece::LeftOut(&LeftOut { entry, why, size: (0, 0) }))
}

/// The packed bytes of a file, or why it is not unpacked, as far as its claims go.
fn objection<'a>(row: &Row<'a>, total: u64) -> Result<&'a [u8], Why> {
    if row.is_link {
        return Err(Why::Link);
    }
    if row.is_sealed || ![STORED, DEFLATED].contains(&row.method) {
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

/// Where the content of a file goes.
struct To<'o> {
    entry: Entry,
    is_nameless: bool,
    /// Bytes that it claims to have.
    size: u64,
    /// The check sum, unless the reader compares it.
    crc: Option<u32>,
    out: Out<'o>,
}

impl To<'_> {
    /// The content, never more than was claimed, and its check sum.
    fn hand_over(&mut self, content: &mut dyn Read) -> Result<(), Stopped> {
        let mut buffer = vec![0; limits::UNPACKED_PIECE];
        let (mut left, mut crc) = (self.size, Crc::new());
        let mut has_begun = false;
        let is_whole = loop {
            let read = match content.read(&mut buffer) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                read => read.ok(),
            };
            let bytes = buffer.get(..read.unwrap_or(0)).unwrap_or_default();
            if !std::mem::replace(&mut has_begun, true) {
                self.begin(bytes)?;
            }
            match read {
                None => break false,
                Some(0) => break left == 0 && self.crc.is_none_or(|it| it == crc.sum()),
                Some(count) => {
                    let Some(rest) = left.checked_sub(count as u64) else { break false };
                    left = rest;
                    crc.update(bytes);
                    (self.out)(Piece::Bytes(bytes))?;
                }
            }
        };
        (self.out)(Piece::End(is_whole))?;
        if self.is_nameless && is_whole {
            return left_out(self.entry.clone(), Why::Nameless, self.out);
        }
        Ok(())
    }

    /// What has no name is called by its number and its kind.
    fn begin(&mut self, first: &[u8]) -> Result<(), Stopped> {
        if self.is_nameless {
            let Entry { name, .. } = &mut self.entry;
            *name = format!("{name}.{}", ending_of(first));
        }
        (self.out)(Piece::Begin(&self.entry))
    }
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
    is_hidden(&entry.name) || sniff::is_left_behind(&name) || entry.folder.split('/').any(is_hidden)
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
