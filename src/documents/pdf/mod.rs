//! PDF files: a foreign file in, recipe events out (`documents::recipe`).
//!
//! The reader is hayro-syntax: lazy, repairing, bounded in nesting. What it reads is copied with an
//! allow-list of keys ([`keys`]), so that nothing reaches the output that draws no ink. Bulk data is
//! passed on as offsets into the input file. Runs in the worker process for foreign files.

mod active;
mod annotations;
mod boxes;
pub mod codes;
mod contents;
mod copy;
mod damage;
mod destinations;
mod first_texts;
mod fonts;
mod keys;
mod names;
mod open;
mod outline;
mod page;
mod preview;
mod render;
mod text;

use std::fs::File;
use std::sync::Arc;

use super::importer::{ImportFailure, Importer};
use super::recipe::{ImportOptions, RecipeSink};

pub use first_texts::first_texts;
pub use open::page_count;
pub(in crate::documents) use preview::upright;
pub use preview::{draw_mended, draw_page, page_frames};

/// The bytes of an input file: a memory map or a buffer.
pub type SharedBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// Reads a PDF and says what to write. The first event is always `Progress { done: 0, total }`, the
/// last one `Done`. Findings name no file: their subject is `File("")` or `Page("", n)`, and the
/// receiver, who knows the name, fills it in.
///
/// # Errors
/// See [`ImportFailure`]; a page that cannot be imported is not an error but a substitute.
pub fn import_pdf(
    bytes: SharedBytes,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    let pdf = open::open(bytes, options.password.as_deref())?;
    page::import_all(&pdf, options, sink)
}

/// The importer without a worker process: for pages of our own making and for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct InProcess;

impl Importer for InProcess {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        import_pdf(Arc::new(open::read_whole(file)?), options, sink)
    }
}
