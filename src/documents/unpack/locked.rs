//! Encrypted files of a ZIP archive: with the cipher of old (APPNOTE 6.1), and with AES as WinZip writes it
//! (AE-1 and AE-2). The zip crate decrypts; it is shown one file at a time, because it keeps of files with the
//! same name only the last.
//!
//! Limits: PKWARE's strong encryption and encrypted lists of contents are not read. A password opens an archive
//! once a file that it decrypts has the right check sum; the few bits in front of each file alone prove little.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{IBM866, WINDOWS_1251};
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;

use super::directory::Row;
use super::{Out, Piece, limits};
use crate::documents::recipe::Stopped;
use crate::domain::Password;

/// Files on which a password is tried, the smallest first: one alone may be damaged.
const TRIED: usize = 4;
/// After so many bytes it is said that work goes on.
const GLANCE: u64 = 4 * limits::MIB;

/// The passwords that may open the files of an archive.
pub(super) struct Keys {
    /// They opened a file of it.
    proved: Vec<Vec<u8>>,
    others: Vec<Vec<u8>>,
    /// Bytes that may still be read in vain.
    left: u64,
}

/// What is known of the way into a file.
pub(super) enum Key<'k> {
    /// It opens the file, and all of it is right.
    Right(&'k [u8]),
    /// It is the right one, and the file is damaged.
    Damaged,
    /// No password that is known opens the file.
    Unknown,
}

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shut {
    /// It is another password.
    Key,
    /// Its bytes are damaged.
    Damaged,
}

impl Keys {
    /// Tries passwords on the smallest of these files.
    pub(super) fn of<'r, 'a: 'r>(
        passwords: &[Password],
        locked: impl Iterator<Item = &'r Row<'a>>,
        out: Out<'_>,
    ) -> Result<Self, Stopped> {
        let all = passwords.iter().flat_map(|it| spellings(it));
        let left = limits::MAX_UNPACKED;
        let mut keys = Self { proved: Vec::new(), others: all.collect(), left };
        if keys.others.is_empty() {
            return Ok(keys);
        }
        let mut rows: Vec<&Row<'_>> = locked.collect();
        rows.sort_by_key(|row| row.packed.map_or(usize::MAX, <[u8]>::len));
        for row in rows.into_iter().take(TRIED) {
            keys.proves(row, out)?;
        }
        Ok(keys)
    }

    /// What opens this file. It is read to its end: with the cipher of old every 256th wrong password passes
    /// for the right one, so what does not come out right may as well be locked with another.
    pub(super) fn to(&mut self, row: &Row<'_>, out: Out<'_>) -> Result<Key<'_>, Stopped> {
        let mut is_damaged = false;
        let mut right = None;
        for at in 0..self.proved.len() {
            out(Piece::Alive)?;
            let Some(key) = self.proved.get(at) else { break };
            let found = tried(row, key, &mut self.left, out)?;
            is_damaged |= row.is_aes && found == Tried::Wrong;
            if found == Tried::Right {
                right = Some(at);
                break;
            }
        }
        if right.is_none() {
            right = self.proves(row, out)?;
        }
        Ok(match right.and_then(|at| self.proved.get(at)) {
            Some(key) => Key::Right(key),
            None if is_damaged => Key::Damaged,
            None => Key::Unknown,
        })
    }

    /// Tries the others on a file, to its end.
    fn proves(&mut self, row: &Row<'_>, out: Out<'_>) -> Result<Option<usize>, Stopped> {
        for at in 0..self.others.len() {
            out(Piece::Alive)?;
            let Some(key) = self.others.get(at) else { break };
            if tried(row, key, &mut self.left, out)? == Tried::Right {
                let key = self.others.remove(at);
                self.proved.push(key);
                return Ok(Some(self.proved.len() - 1));
            }
        }
        Ok(None)
    }
}

/// The bytes that a password may stand for: archivers of old wrote it in the letters of their system.
fn spellings(password: &str) -> Vec<Vec<u8>> {
    let mut all = vec![password.as_bytes().to_vec()];
    if !password.is_ascii() {
        for encoding in [IBM866, WINDOWS_1251] {
            let (bytes, _, is_lossy) = encoding.encode(password);
            if !is_lossy {
                all.push(bytes.into_owned());
            }
        }
    }
    all
}

/// What a password makes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tried {
    /// Its content is as it should be.
    Right,
    /// It seems to open and then is not what it should be.
    Wrong,
    /// It does not open, or enough was read in vain.
    Shut,
}

/// Tries a password on a file; what is read in vain is taken off what is left for that.
fn tried(row: &Row<'_>, key: &[u8], left: &mut u64, out: Out<'_>) -> Result<Tried, Stopped> {
    if *left == 0 {
        return Ok(Tried::Shut);
    }
    let mut read = 0;
    let found = opened(row, key, |content| is_right(content, row.size, &mut read, out));
    Ok(match found {
        Ok(is_right) if is_right? => Tried::Right,
        Ok(_) => {
            *left = left.saturating_sub(read);
            Tried::Wrong
        }
        Err(Shut::Key) => Tried::Shut,
        Err(Shut::Damaged) => Tried::Wrong,
    })
}

/// Whether a content has the size and the check sum that it should have.
fn is_right(
    content: &mut dyn Read,
    size: u64,
    read: &mut u64,
    out: Out<'_>,
) -> Result<bool, Stopped> {
    let mut told = 0_u64;
    let mut buffer = vec![0; limits::UNPACKED_PIECE];
    loop {
        match content.read(&mut buffer) {
            Ok(0) => return Ok(*read == size),
            Ok(count) => *read += count as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Ok(false),
        }
        if *read > size {
            return Ok(false);
        }
        if *read - told >= GLANCE {
            told = *read;
            out(Piece::Alive)?;
        }
    }
}

/// Does something with the content of a file as a password opens it. None of it is written anywhere.
fn opened<T>(row: &Row<'_>, key: &[u8], work: impl FnOnce(&mut dyn Read) -> T) -> Result<T, Shut> {
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let single = Single::of(row).ok_or(Shut::Damaged)?;
    let mut archive = zip::ZipArchive::with_config(config, single).map_err(|_| Shut::Damaged)?;
    match archive.by_index_decrypt(0, key) {
        Ok(mut content) => Ok(work(&mut content)),
        Err(ZipError::InvalidPassword) => Err(Shut::Key),
        Err(_) => Err(Shut::Damaged),
    }
}

/// The content of a file that a password opens; `None` when its bytes are damaged.
pub(super) fn with_content<T>(
    row: &Row<'_>,
    key: &[u8],
    work: impl FnOnce(&mut dyn Read) -> T,
) -> Option<T> {
    opened(row, key, work).ok()
}

/// An archive whose list of contents names one file only.
struct Single<'a> {
    parts: [&'a [u8]; 2],
    end: Vec<u8>,
    at: u64,
}

impl<'a> Single<'a> {
    fn of(row: &Row<'a>) -> Option<Self> {
        let mut end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec();
        end.extend(u32::try_from(row.record.len()).ok()?.to_le_bytes());
        end.extend(u32::try_from(row.files.len()).ok()?.to_le_bytes());
        end.extend([0, 0]);
        Some(Self { parts: [row.files, row.record], end, at: 0 })
    }

    fn length(&self) -> u64 {
        (self.parts.iter().map(|it| it.len()).sum::<usize>() + self.end.len()) as u64
    }
}

impl Read for Single<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Ok(mut at) = usize::try_from(self.at) else { return Ok(0) };
        for part in self.parts.into_iter().chain([self.end.as_slice()]) {
            let Some(left) = part.get(at..).filter(|it| !it.is_empty()) else {
                at -= part.len().min(at);
                continue;
            };
            let count = left.len().min(into.len());
            if let (Some(target), Some(source)) = (into.get_mut(..count), left.get(..count)) {
                target.copy_from_slice(source);
            }
            self.at += count as u64;
            return Ok(count);
        }
        Ok(0)
    }
}

impl Seek for Single<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
