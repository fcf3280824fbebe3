//! A case that is kept as a file takes its own files along: where its changes could not be saved, the workspace
//! does not know that it needs them, and its next start removes what nobody needs.
//!
//! The file: a line that says what it is, the length of the record, the record, and per file its digest, its
//! length and its bytes; numbers are 8 bytes, the highest first. A file of earlier versions is the record alone.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek as _, Write};
use std::path::Path;

use crate::domain::Digest;
use crate::store::{Store, StoreError};

/// What such a file begins with.
const MAGIC: &[u8] = b"permitpack case 2\n";

/// Writes a record and its files; how many of these could not be read and are lacking.
pub(super) fn write(
    file: &mut File,
    record: &[u8],
    files: &BTreeSet<Digest>,
    store: &dyn Store,
) -> io::Result<usize> {
    file.write_all(MAGIC)?;
    file.write_all(&u64::try_from(record.len()).unwrap_or(u64::MAX).to_be_bytes())?;
    file.write_all(record)?;
    let mut lacking = 0;
    for digest in files {
        let opened = store.open_file(*digest).ok();
        let length = opened.as_ref().and_then(|it| it.metadata().ok()).map(|it| it.len());
        let (Some(mut bytes), Some(length)) = (opened, length) else {
            lacking += 1;
            continue;
        };
        file.write_all(&digest.0)?;
        file.write_all(&length.to_be_bytes())?;
        if io::copy(&mut Read::by_ref(&mut bytes).take(length), file)? != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(lacking)
}

/// The record in a kept case, to be read to its end.
pub(super) fn record_of(path: &Path) -> io::Result<impl Read> {
    let mut file = File::open(path)?;
    let length = length_of_record(&mut file)?;
    if length.is_none() {
        file.rewind()?;
    }
    Ok(file.take(length.unwrap_or(u64::MAX)))
}

/// How long the record is; `None` = it is all of the file.
fn length_of_record(file: &mut File) -> io::Result<Option<u64>> {
    let mut magic = Vec::new();
    Read::by_ref(file).take(MAGIC.len() as u64).read_to_end(&mut magic)?;
    if magic != MAGIC {
        return Ok(None);
    }
    number(file).map(Some)
}

fn number(file: &mut File) -> io::Result<u64> {
    let mut bytes = [0; 8];
    file.read_exact(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}

/// Keeps the files of a kept case in the workspace: those that the case needs, and only whole ones.
pub(super) fn take_in(
    path: &Path,
    needed: &BTreeSet<Digest>,
    store: &dyn Store,
) -> io::Result<Result<(), StoreError>> {
    let mut file = File::open(path)?;
    let Some(length) = length_of_record(&mut file)? else { return Ok(Ok(())) };
    io::copy(&mut Read::by_ref(&mut file).take(length), &mut io::sink())?;
    // Each file that is needed occurs once.
    for _ in needed {
        let mut digest = [0; 32];
        match file.read_exact(&mut digest) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
        let length = number(&mut file)?;
        let mut bytes = Read::by_ref(&mut file).take(length);
        if !needed.contains(&Digest(digest)) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        // What is not the bytes of its name is kept under its own, which nobody needs.
        if let Err(error) = store.put_file(&mut bytes) {
            return Ok(Err(error));
        }
        if bytes.limit() > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(Ok(()))
}
