//! The bytes of a source, for copying parts of it.

use std::fs::File;
use std::io;
#[cfg(not(unix))]
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use super::plan::SourceBytes;

/// A source open for reading at any place. Its file handle is its own: the importer's may move.
pub(super) enum Input {
    File { file: File, len: u64 },
    Own(Arc<[u8]>),
}

impl Input {
    pub(super) fn open(bytes: &SourceBytes) -> io::Result<Self> {
        match bytes {
            SourceBytes::File(path) => {
                let file = File::open(path)?;
                let len = file.metadata()?.len();
                Ok(Self::File { file, len })
            }
            SourceBytes::Own(bytes) => Ok(Self::Own(Arc::clone(bytes))),
        }
    }

    pub(super) fn len(&self) -> u64 {
        match self {
            Self::File { len, .. } => *len,
            Self::Own(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        }
    }

    pub(super) fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        match self {
            Self::File { file, .. } => read_file_at(file, offset, into),
            Self::Own(bytes) => {
                let start = usize::try_from(offset).ok();
                let part = start.and_then(|start| bytes.get(start..start.checked_add(into.len())?));
                let part = part.ok_or(io::ErrorKind::UnexpectedEof)?;
                into.copy_from_slice(part);
                Ok(())
            }
        }
    }
}

#[cfg(unix)]
fn read_file_at(file: &File, offset: u64, into: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, offset)
}

#[cfg(not(unix))]
fn read_file_at(mut file: &File, offset: u64, into: &mut [u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(into)
}

/// The own pages' bytes as the importer wants them.
pub(super) struct OwnBytes(pub(super) Arc<[u8]>);

impl AsRef<[u8]> for OwnBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
