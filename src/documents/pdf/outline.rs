//! The bookmarks of a file, in order, bounded in number and depth (PDF 32000-1, 12.3.3).

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};

use super::active::{Notes, catalog};
use super::destinations::Destinations;
use crate::documents::limits;
use crate::documents::recipe::RecipeBookmark;

/// Levels.
const MAX_LEVELS: usize = 16;
/// Characters of a title.
const MAX_TITLE: usize = 500;

struct Entry {
    title: String,
    depth: u8,
    page: Option<u32>,
}

/// Walks `/First` and `/Next`; every item once, whatever the links say.
pub(super) fn bookmarks<'a>(
    pdf: &'a Pdf,
    destinations: &mut Destinations<'a>,
    notes: &mut Notes,
) -> Vec<RecipeBookmark> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut visited = BTreeSet::new();
    let outlines = catalog(pdf).get::<Dict<'a>>(b"Outlines");
    let first = outlines.and_then(|outlines| outlines.get::<Dict<'a>>(b"First"));
    let mut stack: Vec<(Dict<'a>, u8)> = first.map(|item| (item, 0)).into_iter().collect();
    while let Some((item, depth)) = stack.pop() {
        if entries.len() >= limits::MAX_BOOKMARKS || !visited.insert(item.data().as_ptr().addr()) {
            continue;
        }
        if let Some(next) = item.get::<Dict<'a>>(b"Next") {
            stack.push((next, depth));
        }
        if let Some(child) = item.get::<Dict<'a>>(b"First")
            && usize::from(depth) + 1 < MAX_LEVELS
        {
            stack.push((child, depth + 1));
        }
        notes.actions_of(&item);
        let title = item.get::<PdfString<'a>>(b"Title").map(|title| decode(&title));
        entries.push(Entry {
            title: title.unwrap_or_default(),
            depth,
            page: destinations.of_item(&item),
        });
    }
    settle(entries)
}

/// A heading that leads nowhere leads to its first entry; what leads nowhere at all goes, and what
/// is below it moves up.
fn settle(mut entries: Vec<Entry>) -> Vec<RecipeBookmark> {
    let mut below: Vec<Option<u32>> = vec![None; MAX_LEVELS + 1];
    for entry in entries.iter_mut().rev() {
        let level = usize::from(entry.depth);
        let first_child = below.get(level + 1).copied().flatten();
        entry.page = entry.page.or(first_child);
        if let Some(slot) = below.get_mut(level) {
            *slot = entry.page.or(*slot);
        }
        if let Some(slot) = below.get_mut(level + 1) {
            *slot = None;
        }
    }
    let mut kept = Vec::new();
    let mut limit = 0_u8;
    for entry in entries {
        if let (Some(page), false) = (entry.page, entry.title.is_empty()) {
            let depth = entry.depth.min(limit);
            limit = depth + 1;
            kept.push(RecipeBookmark { title: entry.title, depth, page });
        }
    }
    kept
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else `PDFDocEncoding`.
fn decode(bytes: &[u8]) -> String {
    let text: String = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        other => other.iter().map(|&byte| pdf_doc_char(byte)).collect(),
    };
    let clean = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    clean.take(MAX_TITLE).collect::<String>().trim().to_owned()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn pdf_doc_char(byte: u8) -> char {
    const LOW: &str = "˘ˇˆ˙˝˛˚˜";
    const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€";
    let within = |table: &str, start: u8| table.chars().nth(usize::from(byte - start));
    let special = match byte {
        0x18..=0x1F => within(LOW, 0x18),
        0x80..=0xA0 => within(HIGH, 0x80),
        _ => None,
    };
    special.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_decoded() {
        assert_eq!(decode(b"\xFE\xFF\x04\x10\x00!"), "А!");
        assert_eq!(decode(b"\xEF\xBB\xBF\xD2\xB0x"), "Ұx");
        assert_eq!(decode(b"a\x84b\xA0\xE9"), "a—b€é");
    }

    #[test]
    fn a_heading_without_a_target_leads_to_its_first_entry() {
        let entry = |depth, page| Entry { title: format!("{depth}"), depth, page };
        let list = vec![
            entry(0, None),
            entry(1, Some(3)),
            entry(1, Some(4)),
            entry(0, None),
            entry(1, None),
            entry(0, Some(9)),
        ];
        let kept: Vec<_> = settle(list).into_iter().map(|b| (b.depth, b.page)).collect();
        assert_eq!(kept, [(0, 3), (1, 3), (1, 4), (0, 9)]);
    }
}
