//! A file as bytes without reading it. Used in the worker process only: another program that cuts
//! the file short while it is mapped ends the reader with SIGBUS, and a worker may be ended.

use std::fs::File;
use std::io;
use std::sync::Arc;

/// Bytes that several readers may hold.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

struct Mapped(memmap2::Mmap);

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Maps the whole file for reading. An empty file gives no bytes.
#[expect(unsafe_code, reason = "the one memory map of the program, see the comment inside")]
pub fn map(file: &File) -> io::Result<Bytes> {
    if file.metadata()?.len() == 0 {
        return Ok(Arc::new(Vec::new()));
    }
    // SAFETY: the map is private to this process and read-only. The bytes change or vanish under it
    // only when another program writes the file at this very moment. That program is the user's own;
    // a change gives the parsers other bytes, which they treat as hostile anyway, and a cut ends this
    // worker with SIGBUS, which the parent reports as a crash of the worker. The parent never maps.
    let map = unsafe { memmap2::Mmap::map(file)? };
    Ok(Arc::new(Mapped(map)))
}
