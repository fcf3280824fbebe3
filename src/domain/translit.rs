//! Cyrillic and other letters in plain Latin ones: a soft hint for names, and safe file names.
//!
//! Russian letters follow ICAO Doc 9303 part 3, section 6 B; the Kazakh ones follow what passports of
//! Kazakhstan show (for Һ, where that and ICAO differ, the former). A holder may have asked for another
//! spelling, so names are always taken from the document; this only says "look again".

/// A name in capitals as a machine readable zone would most likely have it. Characters without a
/// Latin form (also apostrophes) are left out; spaces and hyphens stay.
pub fn to_latin_capitals(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'a'..='z' => latin.push(character.to_ascii_uppercase()),
            'A'..='Z' | '0'..='9' | '-' => latin.push(character),
            _ if character.is_whitespace() => latin.push(' '),
            _ => latin.push_str(capital_of(character).map_or("", |(latin, _)| latin)),
        }
    }
    latin
}

/// Whether a Latin spelling may belong to a Cyrillic one: the two are the same by the table, or differ
/// only where spellings of one name usually differ (I and Y, KH and H, ZH and J, doubled letters).
pub fn may_be_same_name(cyrillic: &str, latin: &str) -> bool {
    skeleton(&to_latin_capitals(cyrillic)) == skeleton(&to_latin_capitals(latin))
}

/// What is left when the letters in which spellings differ are made alike.
fn skeleton(capitals: &str) -> String {
    const ALIKE: [(&str, &str); 11] = [
        ("KH", "H"),
        ("GH", "G"),
        ("TCH", "CH"),
        ("TS", "C"),
        ("TZ", "C"),
        ("DZH", "J"),
        ("ZH", "J"),
        ("Q", "K"),
        ("X", "KS"),
        ("W", "V"),
        ("Y", "I"),
    ];
    const SOFT_VOWELS: [(&str, &str); 4] = [("IE", "E"), ("IO", "E"), ("IU", "U"), ("IA", "A")];
    let replaced = |text: String, pairs: &[(&str, &str)]| {
        pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))
    };
    let letters = capitals.chars().filter(char::is_ascii_uppercase).collect();
    let mut letters: Vec<char> = replaced(letters, &ALIKE).chars().collect();
    letters.dedup();
    let mut letters: Vec<char> =
        replaced(letters.into_iter().collect(), &SOFT_VOWELS).chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// A file name of plain ASCII that every system accepts (Windows included): letters, digits, `.`,
/// `_`, `-` and parentheses, at most [`NAME_LIMIT`] characters, the extension kept. `fallback` stands
/// in when nothing is left of the name; it must be such a name itself.
pub fn ascii_file_name(text: &str, fallback: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '(' | ')' => ascii.push(character),
            _ => {
                let next_is_small = characters.peek().is_some_and(|next| next.is_lowercase());
                match capital_of(character) {
                    Some((latin, true)) if next_is_small => ascii.push_str(&capitalised(latin)),
                    Some((latin, true)) => ascii.push_str(latin),
                    Some((latin, false)) => ascii.push_str(&latin.to_ascii_lowercase()),
                    None if is_invisible(character) => {}
                    None => push_separator(&mut ascii),
                }
            }
        }
    }
    finished(&ascii, fallback)
}

/// A file name that keeps its letters but nothing that a file system or a reader could trip over:
/// no control or direction characters, none of `<>:"/\|?*`, no reserved name of Windows.
pub fn safe_file_name(text: &str, fallback: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => push_separator(&mut safe),
            _ if is_invisible(character) => {}
            _ => safe.push(character),
        }
    }
    finished(&safe, fallback)
}

/// Longest file name that is made, in characters.
pub const NAME_LIMIT: usize = 80;

/// An extension longer than this is taken for a part of the name.
const EXTENSION_LIMIT: usize = 10;

fn push_separator(name: &mut String) {
    if !name.ends_with('_') {
        name.push('_');
    }
}

/// Ends trimmed, length capped, reserved names marked.
fn finished(name: &str, fallback: &str) -> String {
    let is_edge = |c: char| matches!(c, '.' | '_' | ' ' | '-') || c.is_whitespace();
    let name = name.trim_end_matches(is_edge);
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if is_extension(extension) => (stem, Some(extension)),
        Some(_) | None => (name, None),
    };
    // A name that was all in other letters keeps its extension.
    let stem = stem.trim_matches(is_edge);
    let stem = if stem.is_empty() { fallback } else { stem };
    // Reserved is everything before the first dot, in any case: `nul.tar.gz` is a device too.
    let mark = if is_reserved(stem.split('.').next().unwrap_or_default()) { "_" } else { "" };
    let tail = extension.map(|extension| format!(".{extension}")).unwrap_or_default();
    let room = NAME_LIMIT.saturating_sub(mark.len() + tail.chars().count());
    let cut: String = stem.chars().take(room).collect();
    format!("{mark}{}{tail}", cut.trim_end_matches(is_edge))
}

fn is_extension(text: &str) -> bool {
    (1..=EXTENSION_LIMIT).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_reserved(stem: &str) -> bool {
    let stem = stem.trim_end().to_ascii_uppercase();
    let is_port = |name: &str| {
        stem.strip_prefix(name).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!(rest.next(), Some('1'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || is_port("COM")
        || is_port("LPT")
}

/// Characters that show nothing: controls, direction marks, joiners, combining accents.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{300}'..='\u{36f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

fn capitalised(latin: &str) -> String {
    let mut letters = latin.chars();
    letters
        .next()
        .map(|first| format!("{first}{}", letters.as_str().to_ascii_lowercase()))
        .unwrap_or_default()
}

/// The Latin capitals of a letter, and whether the letter itself is a capital.
fn capital_of(letter: char) -> Option<(&'static str, bool)> {
    if letter == 'ß' {
        return Some(("SS", false));
    }
    let mut upper = letter.to_uppercase();
    let capital = upper.next().filter(|_| upper.next().is_none())?;
    let latin = LETTERS.iter().find(|(letters, _)| letters.contains(capital))?.1;
    Some((latin, capital == letter))
}

/// Capital letters and their Latin form: Russian, Kazakh, neighbouring Cyrillic alphabets, and Latin
/// letters with marks. Soft signs vanish.
const LETTERS: &[(&str, &str)] = &[
    ("А", "A"),
    ("Б", "B"),
    ("В", "V"),
    ("Г", "G"),
    ("Д", "D"),
    ("ЕЁЭ", "E"),
    ("Ж", "ZH"),
    ("З", "Z"),
    ("ИЙ", "I"),
    ("К", "K"),
    ("Л", "L"),
    ("М", "M"),
    ("Н", "N"),
    ("О", "O"),
    ("П", "P"),
    ("Р", "R"),
    ("С", "S"),
    ("Т", "T"),
    ("У", "U"),
    ("Ф", "F"),
    ("Х", "KH"),
    ("Ц", "TS"),
    ("Ч", "CH"),
    ("Ш", "SH"),
    ("Щ", "SHCH"),
    ("Ъ", "IE"),
    ("Ы", "Y"),
    ("Ь", ""),
    ("Ю", "IU"),
    ("Я", "IA"),
    // Kazakh
    ("Ә", "A"),
    ("Ғ", "G"),
    ("Қ", "K"),
    ("Ң", "N"),
    ("Ө", "O"),
    ("ҰҮ", "U"),
    ("Һ", "KH"),
    ("І", "I"),
    // Belarusian, Ukrainian, Tajik, Uzbek, Azerbaijani Cyrillic
    ("Ў", "U"),
    ("Ґ", "G"),
    ("Є", "IE"),
    ("Ї", "I"),
    ("ӢЈ", "I"),
    ("Ӯ", "U"),
    ("Ҳ", "KH"),
    ("ҶҸ", "J"),
    ("Ҝ", "G"),
    // Latin
    ("ÀÁÂÃÅĀĂĄǍ", "A"),
    ("ÄÆ", "AE"),
    ("ÇĆĈĊČ", "C"),
    ("ĎĐÐ", "D"),
    ("ÈÉÊËĒĔĖĘĚƏ", "E"),
    ("ĜĞĠĢ", "G"),
    ("ĤĦ", "H"),
    ("ÌÍÎÏĨĪĬĮİI", "I"),
    ("Ĵ", "J"),
    ("Ķ", "K"),
    ("ĹĻĽŁ", "L"),
    ("ÑŃŅŇŊ", "N"),
    ("ÒÓÔÕŌŎŐ", "O"),
    ("ÖØŒ", "OE"),
    ("ŔŖŘ", "R"),
    ("ŚŜŞŠȘ", "S"),
    ("ẞ", "SS"),
    ("ŢŤŦȚ", "T"),
    ("Þ", "TH"),
    ("ÙÚÛŨŪŬŮŰŲ", "U"),
    ("Ü", "UE"),
    ("Ŵ", "W"),
    ("ÝŶŸ", "Y"),
    ("ŹŻŽ", "Z"),
];
