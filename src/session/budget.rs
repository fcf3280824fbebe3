//! How large a pack becomes, while its documents are being collected. An estimate: what is copied as it is
//! counts with its size; pictures that are packed anew may come out smaller or larger.
//!
//! No limit is invented: there is one only when the user, the settings or the profile name one.

use crate::documents::codes;
use crate::domain::{Case, Document, DocumentId, FileKind, FileRef};
use crate::export::plan::{PER_PAGE, PackOptions, VOLUME_OVERHEAD, goes_as_it_is};
use crate::rules::RuleBook;
use crate::store::Settings;

/// The sheet that stands for a file without pages.
const SHEET: u64 = 40 * 1024;

/// How large a pack becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Each document, in the order of the case.
    pub documents: Vec<DocumentBudget>,
    /// The bundle.
    pub bundle: u64,
    /// The ZIP pack.
    pub zip: u64,
    /// The largest size of a file of the pack, if somebody named one, in bytes.
    pub limit: Option<u64>,
}

/// How large a document becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentBudget {
    /// Which.
    pub id: DocumentId,
    /// Bytes in the bundle.
    pub bytes: u64,
    /// Bytes of its original files.
    pub originals: u64,
    /// Whether it is over the limit by itself.
    pub is_over: bool,
}

impl Budget {
    /// Volumes that the bundle needs at least; one without a limit.
    pub fn volumes(&self) -> u64 {
        let room = self.limit.map(|limit| limit.saturating_sub(VOLUME_OVERHEAD).max(1));
        room.map_or(1, |room| self.bundle.div_ceil(room).max(1))
    }
}

/// Works it out for a case as it is. Cheap enough for every edit.
pub fn budget(
    case: &Case,
    book: &RuleBook,
    options: &PackOptions,
    settings: Option<&Settings>,
) -> Budget {
    let profiles = &book.profiles;
    let chosen = options.profile.as_ref().and_then(|id| profiles.iter().find(|it| it.id == *id));
    let profile = chosen.or_else(|| profiles.first());
    let limit = (options.max_size)
        .or_else(|| settings.and_then(Settings::size_limit))
        .or_else(|| profile.and_then(|it| it.max_size));
    let keeps_originals = profile.is_some_and(|it| it.originals);
    let mut found =
        Budget { documents: Vec::new(), bundle: VOLUME_OVERHEAD, zip: VOLUME_OVERHEAD, limit };
    for document in &case.documents {
        let (bytes, originals) = (shown(document), document.files.iter().map(|it| it.size).sum());
        found.bundle = found.bundle.saturating_add(bytes);
        let in_zip = if goes_as_it_is(document) {
            originals
        } else if keeps_originals {
            bytes.saturating_add(originals)
        } else {
            bytes
        };
        found.zip = found.zip.saturating_add(in_zip);
        let is_over = limit.is_some_and(|limit| bytes > limit);
        found.documents.push(DocumentBudget { id: document.id.clone(), bytes, originals, is_over });
    }
    found
}

/// Bytes of a document's pages in the bundle.
fn shown(document: &Document) -> u64 {
    document.files.iter().map(pages_of).fold(0, u64::saturating_add)
}

fn pages_of(file: &FileRef) -> u64 {
    if !file.is_readable() {
        return SHEET;
    }
    let pages = u64::from(file.page_count).saturating_mul(PER_PAGE);
    let is_repaired = file.findings.iter().any(|it| it.code == codes::PAGE_RENDERED);
    let content = match file.kind {
        // Uncompressed pictures are packed.
        FileKind::Bmp => file.size / 2,
        // Packed without loss, which a photo in this format is not.
        FileKind::WebP => file.size.saturating_mul(3),
        FileKind::Pdf if is_repaired => file.size.saturating_mul(2),
        FileKind::Pdf
        | FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::Signed
        | FileKind::Refused(_) => file.size,
    };
    content.saturating_add(pages)
}
