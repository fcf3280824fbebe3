//! How large a pack becomes, while its documents are being collected. An estimate: what is copied as it is
//! counts with its size; pictures that are packed anew may come out smaller or larger.
//!
//! No limit is invented: there is one only when the user, the settings or the profile name one.

use std::collections::BTreeMap;

use super::live::CaseSession;
use crate::documents::codes;
use crate::domain::{Case, Digest, Document, DocumentId, FileKind, FileRef, PageWork, Repair};
use crate::export::plan::{
    PER_PAGE, PackOptions, VOLUME_OVERHEAD, goes_as_it_is, in_order, shares,
};
use crate::store::Settings;

/// The sheet that stands for a file without pages.
const SHEET: u64 = 40 * 1024;

/// How large a pack becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Each document, in the order of the pack.
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
    /// Bytes of all volumes of the bundle: what stands around the documents stands in each of them.
    pub fn in_volumes(&self) -> u64 {
        let more = u64::try_from(self.volumes().saturating_sub(1)).unwrap_or(0);
        self.bundle.saturating_add(VOLUME_OVERHEAD.saturating_mul(more))
    }

    /// Volumes of the bundle, as the export cuts it: between documents, never within one. One without a
    /// limit.
    pub fn volumes(&self) -> usize {
        let Some(limit) = self.limit else { return 1 };
        shares(limit, self.documents.iter().map(|it| it.bytes)).last().map_or(1, |last| last + 1)
    }
}

/// A page of a file, from 0, as a repair leaves it.
pub type PageKey = (Digest, u32, Repair);

/// Bytes of mended pages in a pack, as far as somebody counted them.
pub type Weights = BTreeMap<PageKey, u64>;

/// The mended pages of a case whose bytes are not what their files have.
pub fn mended_pages(case: &Case) -> impl Iterator<Item = (&FileRef, PageKey)> {
    let files = case.documents.iter().flat_map(|it| &it.files).filter(|it| it.is_readable());
    files.flat_map(|file| {
        let works = file.plan.iter().flat_map(|plan| &plan.pages);
        works.filter_map(move |work| Some((file, key_of(file, work)?)))
    })
}

fn key_of(file: &FileRef, work: &PageWork) -> Option<PageKey> {
    let repair = work.repair.filter(Repair::changes_pixels)?;
    Some((file.digest, work.source_page, repair))
}

/// Works it out for a case as it is. Mended pages whose bytes are not known count as if nothing were mended.
/// Cheap enough for every edit.
pub fn budget(
    session: &CaseSession,
    options: &PackOptions,
    settings: Option<&Settings>,
    weights: &Weights,
) -> Budget {
    let (case, book) = (session.case(), session.book());
    let profiles = &book.profiles;
    let chosen = options.profile.as_ref().and_then(|id| profiles.iter().find(|it| it.id == *id));
    let profile = chosen.or_else(|| profiles.first());
    let limit = (options.max_size)
        .or_else(|| settings.and_then(Settings::size_limit))
        .or_else(|| profile.and_then(|it| it.max_size));
    let keeps_originals = profile.is_some_and(|it| it.originals);
    let mut found =
        Budget { documents: Vec::new(), bundle: VOLUME_OVERHEAD, zip: VOLUME_OVERHEAD, limit };
    let ordered = in_order(book, case, session.assessment(), options);
    // Without a profile there is no pack, but sizes there are.
    let ordered = ordered.unwrap_or_else(|_| case.documents.iter().collect());
    for document in ordered {
        let (bytes, originals) =
            (shown(document, weights), document.files.iter().map(|it| it.size).sum());
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

/// Bytes of a document's pages in the bundle, as if nothing were mended on them.
pub fn bytes_of(document: &Document) -> u64 {
    shown(document, &Weights::new())
}

/// Bytes of a document's pages in the bundle.
fn shown(document: &Document, weights: &Weights) -> u64 {
    let sizes = document.files.iter().map(|file| pages_of(file, weights));
    sizes.fold(0, u64::saturating_add)
}

fn pages_of(file: &FileRef, weights: &Weights) -> u64 {
    if !file.is_readable() {
        return SHEET;
    }
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
    let all = u64::from(file.page_count);
    let Some(plan) = &file.plan else {
        return content.saturating_add(all.saturating_mul(PER_PAGE));
    };
    // A page that is left out takes nothing; the others have about the same share of their file each.
    let share = content / all.max(1);
    let bytes = |work: &PageWork| {
        let known = key_of(file, work).and_then(|key| weights.get(&key));
        known.copied().unwrap_or(share).saturating_add(PER_PAGE)
    };
    plan.pages.iter().map(bytes).fold(0, u64::saturating_add)
}
