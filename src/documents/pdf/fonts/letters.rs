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

/// Codes with what they say, in order.
pub(super) type Letters = BTreeMap<CharCode, String>;

/// What can be known about a font, and whether it draws anything at all.
pub(super) struct Known {
    pub(super) letters: Letters,
    pub(super) drawn: u32,
}

/// Every code of a font that draws something, with its letters where they are known. With `named_only`
/// the font is not in the file, and letters count which nothing draws yet.
pub(super) fn of(font: &Font<'_>, dict: &Dict<'_>, codes: &[CharCode], named_only: bool) -> Known {
    let named = dict.contains_key(b"Encoding");
    let mut known = Known { letters: Letters::new(), drawn: 0 };
    let mut backwards = None;
    for &(code, length) in codes {
        let id = font.map_code(code);
        let (text, drawn) = match font.glyph(id, code) {
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
        if let Some(text) = text.filter(|text| (drawn || named_only) && says_something(text)) {
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
    block(&mut out, "codespacerange", &code_space(letters));
    let runs = runs(letters);
    let ranges: Vec<String> = runs
        .iter()
        .map(|(length, from, to, text)| {
            let width = length * 2;
            let mut line = format!("<{from:0width$X}><{to:0width$X}><");
            for unit in text.encode_utf16() {
                let _ = write!(line, "{unit:04X}");
            }
            line + ">"
        })
        .collect();
    block(&mut out, "bfrange", &ranges);
    out.push_str("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}

/// At most a hundred lines may stand between `begin` and `end`.
fn block(out: &mut String, kind: &str, lines: &[String]) {
    for hundred in lines.chunks(100) {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "{} begin{kind}\n{}\nend{kind}", hundred.len(), hundred.join("\n"));
    }
}

/// Which codes have one byte and which two.
fn code_space(letters: &Letters) -> Vec<String> {
    let has = |length: usize| letters.keys().any(|(_, own)| *own == length);
    match (has(1), has(2)) {
        (_, false) => vec!["<00><FF>".to_owned()],
        (false, true) => vec!["<0000><FFFF>".to_owned()],
        (true, true) => {
            let mut lines: Vec<String> = letters
                .keys()
                .map(|(code, length)| match length {
                    1 => format!("<{code:02X}><{code:02X}>"),
                    _ => format!("<{0:02X}00><{0:02X}FF>", code >> 8),
                })
                .collect();
            lines.sort();
            lines.dedup();
            lines
        }
    }
}

/// Codes in a row whose letters are in a row, too: length, first and last code, first letters.
fn runs(letters: &Letters) -> Vec<(usize, u32, u32, &str)> {
    let mut sorted: Vec<_> = letters.iter().collect();
    sorted.sort_by_key(|((code, length), _)| (*length, *code));
    let mut runs: Vec<(usize, u32, u32, &str)> = Vec::new();
    for ((code, length), text) in sorted {
        if let Some((own_length, from, to, first)) = runs.last_mut()
            && own_length == length
            && *to + 1 == *code
            && *from >> 8 == *code >> 8
            && follows(first, *code - *from, text)
        {
            *to = *code;
        } else {
            runs.push((*length, *code, *code, text));
        }
    }
    runs
}

/// Whether `text` is the letter so many places after `first`, with the same high byte.
fn follows(first: &str, places: u32, text: &str) -> bool {
    let single = |text: &str| {
        let mut units = text.encode_utf16();
        units.next().filter(|_| units.next().is_none()).map(u32::from)
    };
    match (single(first), single(text)) {
        (Some(first), Some(unit)) => first + places == unit && first >> 8 == unit >> 8,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_reads_as_the_standard_shows_it() {
        let pairs = [(0x41, "Қ"), (0x42, "қ"), (0x43, "Ҝ"), (0x0C, "fi"), (0x0D, "fj")];
        let letters: Letters =
            pairs.into_iter().map(|(code, text)| ((code, 1), text.to_owned())).collect();
        let text = String::from_utf8(to_unicode(&letters)).unwrap();
        assert!(text.contains("1 begincodespacerange\n<00><FF>\n"), "{text}");
        let lines = "<0C><0C><00660069>\n<0D><0D><0066006A>\n<41><43><049A>";
        assert!(text.contains(&format!("3 beginbfrange\n{lines}\nendbfrange")), "{text}");
    }

    #[test]
    fn codes_of_two_lengths_keep_apart() {
        let letters: Letters =
            [((0x41, 1), "A"), ((0x8140, 2), "\u{4E00}"), ((0x8141, 2), "\u{4E01}")]
                .map(|(code, text)| (code, text.to_owned()))
                .into();
        assert_eq!(code_space(&letters), ["<41><41>", "<8100><81FF>"]);
        assert_eq!(runs(&letters).len(), 2);
    }

    #[test]
    fn private_characters_say_nothing() {
        assert!(!says_something("\u{F041}") && !says_something("") && says_something("ә"));
    }
}
