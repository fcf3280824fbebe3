//! Another reader counts the pages, so that a page that the first one cannot see does not vanish
//! silently. Uses one function of lopdf and nothing else: its others abort or hang on forged files.

use super::importer::SecondCount;
use super::limits;
use super::sniff;
use crate::domain::FileKind;

/// Counts the pages of a PDF. May crash or hang on a hostile file: call it in a worker.
pub fn count(bytes: &[u8], password: Option<&str>) -> SecondCount {
    if sniff::kind_of_bytes(bytes) != FileKind::Pdf {
        return SecondCount::NotAsked;
    }
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
