//! The bundle engine: many inputs, one PDF, streamed.
//!
//! Inputs are imported one ahead, each behind its own [`Importer`] call; their events are checked and
//! written object by object, stream bodies copied straight from the input file. In memory stay object
//! offsets, page numbers and bookmarks, nothing else.

pub mod codes;
mod durable;
mod error;
mod feed;
mod ingest;
mod input;
mod output;
pub mod place;
pub mod plan;
mod spots;
mod stamp;
mod structure;
mod syntax;
mod twins;
mod writer;

use std::cell::RefCell;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{Builder, Scope};

use sha2::Digest as _;

use crate::documents::importer::{Death, ImportFailure, Importer};
use crate::documents::pdf::import_pdf;
use crate::documents::recipe::{Event, ImportOptions, RecipeBookmark, RecipeSink, Stopped};
use crate::domain::{Digest, Finding};
use crate::export::progress::Progress;

pub use durable::Durable;
pub use error::BundleError;
pub use output::BundleFile;

use feed::{Feed, Inlet};
use input::OwnBytes;
use output::Output;
use plan::{BundlePlan, BundleSource, SourceBytes};
use structure::{Outline, Parts, attachment_object, cross_references, write_catalog};
use writer::Writer;

/// Deeply nested objects need stack, in pages of ours and in tests; foreign files have their worker.
const STACK: usize = 16 * 1024 * 1024;

/// What was written.
#[derive(Clone, Debug)]
pub struct BundleReceipt {
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the file as it is.
    pub sha256: Digest,
    /// SHA-256 of the file while the attachment's `bundle_sha256` is 64 zeros; what stands there.
    pub sealed_sha256: Digest,
    /// Each source, in order.
    pub sources: Vec<SourceReceipt>,
}

/// What became of a source.
#[derive(Clone, Debug)]
pub struct SourceReceipt {
    /// Its first page in the bundle, from 0.
    pub first_page: u32,
    /// Its pages.
    pub pages: u32,
    /// Bytes of what it brought along. Its page objects come at the end of the bundle and are not counted.
    pub bytes: u64,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
}

/// Writes the bundle. On an error the output is incomplete and must be thrown away.
///
/// # Errors
/// See [`BundleError`].
pub fn write_bundle<W: BundleFile>(
    plan: &BundlePlan,
    importer: &dyn Importer,
    out: &mut W,
    progress: &dyn Progress,
) -> Result<BundleReceipt, BundleError> {
    let mut output = Output::new(out)?;
    output.write(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
    let (catalog, info) = (output.reserve(), output.reserve());
    let attachment = plan.attachment.as_ref().map(|_| (output.reserve(), output.reserve()));
    let mut writer = Writer::new(plan, output, progress)?;
    let (sources, bookmarks, layers) = all_sources(plan, importer, &mut writer)?;
    if writer.font.is_used() {
        writer.font.write(writer.font_number, &mut writer.output)?;
    }
    writer.write_pages()?;
    writer.tree.write(&mut writer.output)?;
    let outline = Outline::new(plan, &bookmarks).write(&writer.tree, &mut writer.output)?;
    let parts = Parts { catalog, info, tree: writer.tree.root(), outline, layers, attachment };
    write_catalog(plan, &parts, &mut writer.output)?;
    seal(plan, &parts, writer.output, sources)
}

/// The end of the file: the attachment with its checksum, and the cross-references.
fn seal<W: BundleFile>(
    plan: &BundlePlan,
    parts: &Parts,
    mut output: Output<'_, W>,
    sources: Vec<SourceReceipt>,
) -> Result<BundleReceipt, BundleError> {
    let before = output.hash_so_far()?;
    let start = output.position();
    let mut tail = Vec::new();
    if let (Some((_, file)), Some(attachment)) = (parts.attachment, &plan.attachment) {
        output.note_offset(file, start);
        tail = attachment_object(file, attachment);
    }
    let position = start + u64::try_from(tail.len()).unwrap_or(u64::MAX);
    let number = output.reserve();
    output.note_offset(number, position);
    let id = before.clone().finalize();
    let id = id.get(..16).unwrap_or_default();
    tail.extend(cross_references(output.offsets(), position, parts, id)?);
    let sealed = Digest(before.clone().chain_update(&tail).finalize().into());
    fill_in(&mut tail, sealed);
    let sha256 = Digest(before.chain_update(&tail).finalize().into());
    let bytes = output.finish(&tail)?;
    let pages = plan.page_count();
    Ok(BundleReceipt { pages, bytes, sha256, sealed_sha256: sealed, sources })
}

/// Puts the checksum where the attachment has its zeros.
fn fill_in(tail: &mut [u8], sealed: Digest) {
    const LABEL: &[u8] = b"\"bundle_sha256\":\"";
    const ZEROS: [u8; 64] = [b'0'; 64];
    let whole = [LABEL, &ZEROS].concat();
    let found = tail.windows(whole.len()).position(|window| window == whole);
    let place = found.and_then(|at| tail.get_mut(at + LABEL.len()..at + whole.len()));
    if let Some(place) = place {
        place.copy_from_slice(sealed.to_string().as_bytes());
    }
}

/// Of each source: its first page and its own bookmarks.
type Bookmarks = Vec<(u32, Vec<RecipeBookmark>)>;
/// Layers and whether they are shown.
type Layers = Vec<(u32, bool)>;

fn all_sources<W: BundleFile>(
    plan: &BundlePlan,
    importer: &dyn Importer,
    writer: &mut Writer<'_, '_, W>,
) -> Result<(Vec<SourceReceipt>, Bookmarks, Layers), BundleError> {
    let feeds: RefCell<Vec<Arc<Feed>>> = RefCell::default();
    std::thread::scope(|scope| {
        let begin = |source, options| {
            let feed = start(scope, importer, source, options);
            feeds.borrow_mut().push(Arc::clone(&feed));
            feed
        };
        let written = (|| {
            let (mut receipts, mut bookmarks, mut layers) = (Vec::new(), Vec::new(), Vec::new());
            let mut next = 0;
            let mut ahead = plan.sources.first().map(|s| begin(s, s.options.clone()));
            for (index, source) in plan.sources.iter().enumerate() {
                let Some(feed) = ahead.take() else { break };
                ahead = plan.sources.get(index + 1).map(|s| begin(s, s.options.clone()));
                for blank in 0..source.blank_before {
                    writer.blank_page(next + blank)?;
                }
                next += source.blank_before;
                let start = writer.output.position();
                let harvest = writer.source(index, next, feed, |options| begin(source, options))?;
                let bytes = writer.output.position().saturating_sub(start);
                layers.extend(harvest.layers);
                // These count in pages of the bundle already.
                bookmarks.push((0, harvest.bookmarks));
                let (first_page, pages) = (next, source.page_count);
                receipts.push(SourceReceipt {
                    first_page,
                    pages,
                    bytes,
                    findings: harvest.findings,
                });
                next += source.page_count;
            }
            Ok((receipts, bookmarks, layers))
        })();
        // Whoever still imports would wait for us for ever.
        feeds.borrow().iter().for_each(|feed| feed.close());
        written
    })
}

/// Imports a source in a thread of its own.
fn start<'s, 'e: 's>(
    scope: &'s Scope<'s, 'e>,
    importer: &'e dyn Importer,
    source: &'e BundleSource,
    options: ImportOptions,
) -> Arc<Feed> {
    let feed = Arc::new(Feed::default());
    let inlet = Arc::clone(&feed);
    let work = move || {
        let import = AssertUnwindSafe(|| import(importer, source, &options, &mut Inlet(&inlet)));
        let crash = ImportFailure::Died { death: Death::Crash, page: None };
        inlet.end(catch_unwind(import).unwrap_or(Err(crash)));
    };
    let thread = Builder::new().name("bundle-import".to_owned()).stack_size(STACK);
    if let Err(error) = thread.spawn_scoped(scope, work) {
        feed.end(Err(ImportFailure::Io(error.to_string())));
    }
    feed
}

fn import(
    importer: &dyn Importer,
    source: &BundleSource,
    options: &ImportOptions,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    match &source.bytes {
        SourceBytes::File(path) => {
            let file = File::open(path).map_err(|error| ImportFailure::Io(error.to_string()))?;
            importer.import(&file, options, sink)
        }
        SourceBytes::Own(bytes) => import_pdf(Arc::new(OwnBytes(Arc::clone(bytes))), options, sink),
    }
}

/// Opens a finished bundle again, behind the importer, and holds the length of its page tree against the
/// plan. The pages themselves are not read again.
///
/// # Errors
/// [`BundleError::Verify`] when it does not open or another number of pages comes out.
pub fn verify_bundle(
    file: &File,
    importer: &dyn Importer,
    planned: u32,
) -> Result<(), BundleError> {
    struct Count(u32);
    impl RecipeSink for Count {
        fn take(&mut self, event: Event) -> Result<(), Stopped> {
            // The first event tells how many pages there are; the rest is not needed.
            if let Event::Progress { total, .. } = event {
                self.0 = total;
                return Err(Stopped);
            }
            Ok(())
        }
    }
    let mut count = Count(0);
    let ended = importer.import(file, &ImportOptions::default(), &mut count);
    let found = if matches!(ended, Ok(()) | Err(ImportFailure::Stopped)) { count.0 } else { 0 };
    if found == planned { Ok(()) } else { Err(BundleError::Verify { planned, found }) }
}
