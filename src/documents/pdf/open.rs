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
