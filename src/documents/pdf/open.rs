//! Opening a file, and naming the reason when it does not open.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::SharedBytes;
use crate::documents::importer::ImportFailure;

/// hayro wants a sized type behind its `Arc`.
struct Shared(SharedBytes);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref()
    }
}

pub(super) fn open(bytes: SharedBytes, password: Option<&str>) -> Result<Pdf, ImportFailure> {
    let data = std::sync::Arc::new(Shared(bytes));
    let opened = Pdf::new_with_password(data, password.unwrap_or_default());
    opened.map_err(|error| match error {
        LoadPdfError::Invalid => ImportFailure::Damaged,
        LoadPdfError::Decryption(
            DecryptionError::MissingIDEntry | DecryptionError::PasswordProtected,
        ) if password.is_some_and(|given| !given.is_empty()) => ImportFailure::WrongPassword,
        LoadPdfError::Decryption(
            DecryptionError::MissingIDEntry | DecryptionError::PasswordProtected,
        ) => ImportFailure::NeedsPassword,
        LoadPdfError::Decryption(
            DecryptionError::InvalidEncryption | DecryptionError::UnsupportedAlgorithm,
        ) => ImportFailure::UnknownEncryption,
    })
}

/// Number of pages, from the page tree (not from `/Count`).
///
/// # Errors
/// The same reasons as [`super::import_pdf`].
pub fn page_count(bytes: SharedBytes, password: Option<&str>) -> Result<u32, ImportFailure> {
    let pdf = open(bytes, password)?;
    u32::try_from(pdf.pages().len()).map_err(|_| ImportFailure::TooLarge("pages"))
}

pub(super) fn read_whole(file: &File) -> Result<Vec<u8>, ImportFailure> {
    let io = |error: std::io::Error| ImportFailure::Io(error.to_string());
    let mut file = file.try_clone().map_err(io)?;
    file.seek(SeekFrom::Start(0)).map_err(io)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(io)?;
    Ok(bytes)
}

/// Whether the file's tail says that it was repaired on the way in: no end mark, or a `startxref`
/// that leads nowhere. Cheap: looks at two places of the file.
pub(super) fn looks_repaired(data: &[u8]) -> bool {
    let tail = data.get(data.len().saturating_sub(1100)..).unwrap_or_default();
    let Some(at) = rfind(tail, b"startxref") else { return true };
    let digits: Vec<u8> = tail
        .iter()
        .skip(at + b"startxref".len())
        .copied()
        .skip_while(u8::is_ascii_whitespace)
        .take_while(u8::is_ascii_digit)
        .collect();
    let offset = std::str::from_utf8(&digits).ok().and_then(|text| text.parse::<usize>().ok());
    let Some(target) = offset.and_then(|offset| data.get(offset..)) else { return true };
    let first = target.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    rfind(tail, b"%%EOF").is_none() || !first.is_some_and(|b| b == b'x' || b.is_ascii_digit())
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}
