//! Another reader counts the pages, so that a page that the first one cannot see does not vanish
//! silently. Uses two functions of lopdf and nothing else: its others abort or hang on forged files.

use super::importer::SecondCount;
use super::limits;
use super::sniff;
use crate::domain::FileKind;

/// Counts the pages of a PDF. May crash or hang on a hostile file: call it in a worker.
///
/// `found` is what the first reader counted by walking the page tree. When the number that the tree
/// itself states, as this reader finds it, is the same, that is two; only when it is not does this
/// reader load the file and walk the tree as well.
pub fn count(bytes: &[u8], password: Option<&str>, found: u32) -> SecondCount {
    if sniff::kind_of_bytes(bytes) != FileKind::Pdf {
        return SecondCount::NotAsked;
    }
    if found > 0 && stated(bytes, password) == Some(found) {
        return SecondCount::Pages(found);
    }
    walked(bytes, password)
}

/// The number at the root of the page tree; none when there is none, or nothing was found.
fn stated(bytes: &[u8], password: Option<&str>) -> Option<u32> {
    let metadata = match password {
        Some(password) => lopdf::Document::load_metadata_mem_with_password(bytes, password),
        None => lopdf::Document::load_metadata_mem(bytes),
    };
    metadata.ok().map(|metadata| metadata.page_count)
}

/// The number of pages that are really there.
fn walked(bytes: &[u8], password: Option<&str>) -> SecondCount {
    let options = lopdf::LoadOptions {
        password: password.map(str::to_owned),
        max_decompressed_size: Some(64 * 1024 * 1024),
        ..lopdf::LoadOptions::default()
    };
    let Ok(document) = lopdf::Document::load_mem_with_options(bytes, options) else {
        return SecondCount::Failed;
    };
    if document.is_encrypted() {
        return SecondCount::Failed;
    }
    // Counted one by one: the iterator's own idea of its length comes from the file.
    let mut pages = 0;
    for _page in document.page_iter().take(limits::MAX_PAGES as usize) {
        pages += 1;
    }
    SecondCount::Pages(pages)
}
