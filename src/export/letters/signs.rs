//! Characters that our faces cannot draw: each is printed as a question mark and told, never as an empty box.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider as _};

use super::filled::{FilledContent, FilledLetter, Run, Text};
use crate::export::pages::text::Face;

/// Stands for a character that is not in our faces.
const UNKNOWN: char = '?';

/// The characters that every face of ours draws.
fn drawn() -> &'static BTreeSet<u32> {
    static DRAWN: OnceLock<BTreeSet<u32>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let of = |face: Face| -> BTreeSet<u32> {
            let Ok(font) = FontRef::new(face.bytes()) else { return BTreeSet::new() };
            font.charmap().mappings().map(|(character, _)| character).collect()
        };
        let mut faces = Face::ALL.into_iter().map(of);
        let first = faces.next().unwrap_or_default();
        faces.fold(first, |known, face| known.intersection(&face).copied().collect())
    })
}

/// The letters of our three languages need no look into the set.
fn is_common(character: char) -> bool {
    matches!(character, ' '..='~' | 'А'..='я' | '\n' | '\u{a0}' | '✓')
}

/// Marks that are set as one letter with the one before (`bound` in the pages), and what shows nothing.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{306}' | '\u{308}') || character.is_control()
}

/// What only joins or varies other characters; it goes with them.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Puts question marks in the place of what cannot be drawn, and says what that was.
pub(super) fn replace(letter: &mut FilledLetter) -> BTreeSet<char> {
    let mut unknown = BTreeSet::new();
    if let Some((name, lines)) = &mut letter.letterhead {
        [name].into_iter().chain(lines).for_each(|text| in_text(text, &mut unknown));
    }
    for block in &mut letter.blocks {
        for text in texts(&mut block.content) {
            in_text(text, &mut unknown);
        }
    }
    unknown
}

fn in_text(text: &mut Text, unknown: &mut BTreeSet<char>) {
    for run in text.0.iter_mut().flatten() {
        let Run::Words(words, _) = run else { continue };
        let is_drawn = |c: char| {
            let is_known = || drawn().contains(&u32::from(c));
            is_common(c) || is_mark(c) || (!is_joiner(c) && is_known())
        };
        if words.chars().all(is_drawn) {
            continue;
        }
        let clean = words.chars().filter_map(|character| {
            if is_drawn(character) {
                return Some(character);
            }
            if is_joiner(character) {
                return None;
            }
            unknown.insert(character);
            Some(UNKNOWN)
        });
        *words = clean.collect();
    }
}

/// Every text of a part.
fn texts(content: &mut FilledContent) -> Vec<&mut Text> {
    match content {
        FilledContent::Heading(_, text) | FilledContent::Paragraph(_, text) => vec![text],
        FilledContent::Fields(fields) => {
            fields.iter_mut().flat_map(|(label, value)| [label, value]).collect()
        }
        FilledContent::List(items) => items.iter_mut().collect(),
        FilledContent::Table(_, rows) => rows.iter_mut().flatten().collect(),
        FilledContent::Signatures(lines) => {
            lines.iter_mut().flat_map(|it| [&mut it.role, &mut it.name, &mut it.note]).collect()
        }
        FilledContent::Lines(_) | FilledContent::Cut | FilledContent::PageBreak => Vec::new(),
    }
}
