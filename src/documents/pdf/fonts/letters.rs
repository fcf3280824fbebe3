//! Which letters the codes of a font stand for (PDF 32000-1, 9.10): from names of glyphs, or from the
//! character map of the embedded font read backwards.

use std::collections::BTreeMap;
use std::fmt::Write;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{Font, FontGlyph, GlyphId};
use hayro_syntax::object::{Dict, Object};
use skrifa::{FontRef, MetadataProvider};

/// A code as it stands in a string of the content: its value and its length in bytes.
pub(super) type CharCode = (u32, usize);

/// Codes with what they say.
pub(super) type Letters = BTreeMap<CharCode, String>;

/// What can be known about a font, and whether it draws anything at all.
pub(super) struct Known {
    pub(super) letters: Letters,
    pub(super) drawn: u32,
}

/// Every code of a font that draws something, with its letters where they are known.
pub(super) fn of(font: &Font<'_>, dict: &Dict<'_>, codes: &[CharCode]) -> Known {
    let named = dict.contains_key(b"Encoding");
    let mut known = Known { letters: Letters::new(), drawn: 0 };
    let mut backwards = None;
    for &(code, length) in codes {
        let id = font.map_code(code);
        let (names, drawn) = match font.glyph(id, code) {
            FontGlyph::Outline(glyph) => {
                let backwards = backwards.get_or_insert_with(|| {
                    glyph.font_data().map(|font| backward_map(font.data.as_ref().as_ref()))
                });
                let map = backwards.as_ref().and_then(|map| map.get(&id)).map(char::to_string);
                let name = glyph.as_unicode().map(text_of);
                let both = if named { name.or(map) } else { map.or(name) };
                (both, id != GlyphId::NOTDEF)
            }
            FontGlyph::Type3(glyph) => (glyph.as_unicode().map(text_of), glyph.program().is_some()),
        };
        known.drawn += u32::from(drawn);
        if let Some(text) = names.filter(|text| drawn && says_something(text)) {
            known.letters.insert((code, length), text);
        }
    }
    known
}

/// The codes of a font with one byte a code.
pub(super) fn single_bytes() -> Vec<CharCode> {
    (0..=255).map(|code| (code, 1)).collect()
}

/// The codes of a composite font, as its encoding cuts them: one or two bytes.
pub(super) fn composite(font: &Font<'_>) -> Vec<CharCode> {
    let mut codes = Vec::new();
    for first in 0..=255_u8 {
        for second in 0..=255_u8 {
            // Behind the two bytes something must stand, in case the encoding has longer codes.
            match font.read_code(&[first, second, 0, 0], 0) {
                (code, 1) => {
                    codes.push((code, 1));
                    break;
                }
                (code, 2) => codes.push((code, 2)),
                _ => {}
            }
        }
    }
    codes
}

/// Encodings whose codes are Unicode already (9.7.5.2), for two-byte codes.
pub(super) fn codes_are_unicode(dict: &Dict<'_>) -> bool {
    let Some(Object::Name(name)) = dict.get::<Object<'_>>(b"Encoding") else { return false };
    let name = name.as_ref();
    let holds = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    name.starts_with(b"Uni") && (holds(b"UCS2") || holds(b"UTF16"))
}

/// The character map of a TrueType or OpenType font, read backwards: the lowest character of a glyph.
fn backward_map(font: &[u8]) -> BTreeMap<GlyphId, char> {
    let mut map = BTreeMap::new();
    let Ok(font) = FontRef::new(font) else { return map };
    for (character, glyph) in font.charmap().mappings() {
        if let Some(character) = char::from_u32(character).filter(|c| !is_private(*c)) {
            map.entry(GlyphId::new(glyph.to_u32())).or_insert(character);
        }
    }
    map
}

fn text_of(text: BfString) -> String {
    match text {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    }
}

/// Characters of private use mean something to one font only.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

fn says_something(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| is_private(c) || c == '\0' || c == '\u{FFFD}')
}

/// The map as a `/ToUnicode` stream has it (9.10.3).
pub(super) fn to_unicode(letters: &Letters) -> Vec<u8> {
    let mut out = String::from(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
         /CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n",
    );
    let lengths: Vec<usize> =
        [1, 2].into_iter().filter(|n| letters.keys().any(|(_, length)| length == n)).collect();
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{} begincodespacerange", lengths.len());
    for length in lengths {
        // With both lengths the short codes come first, as far as anything says.
        let (low, high) = ("00".repeat(length), "FF".repeat(length));
        let _ = writeln!(out, "<{low}><{high}>");
    }
    out.push_str("endcodespacerange\n");
    let pairs: Vec<_> = letters.iter().collect();
    for hundred in pairs.chunks(100) {
        let _ = writeln!(out, "{} beginbfchar", hundred.len());
        for ((code, length), text) in hundred {
            let _ = write!(out, "<{code:0width$X}><", width = length * 2);
            for unit in text.encode_utf16() {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_reads_as_the_standard_shows_it() {
        let letters = Letters::from([((0x41, 1), "Қ".to_owned()), ((0x0C, 1), "fi".to_owned())]);
        let text = String::from_utf8(to_unicode(&letters)).unwrap();
        assert!(text.contains("1 begincodespacerange\n<00><FF>\n"), "{text}");
        assert!(text.contains("2 beginbfchar\n<0C><00660069>\n<41><049A>\nendbfchar"), "{text}");
    }

    #[test]
    fn private_characters_say_nothing() {
        assert!(!says_something("\u{F041}") && !says_something("") && says_something("ә"));
    }
}
