//! Names of files as archivers of Windows write them: without a word about the letters. The letters are
//! guessed from all names of an archive together, because one archiver wrote them all.
//!
//! Known: UTF-8 without its mark, CP866 (DOS), Windows-1251, KZ-1048 (Windows-1251 with the Kazakh letters),
//! KOI8-R, and CP437 for names without Cyrillic.

use encoding_rs::{Encoding, IBM866, KOI8_U, WINDOWS_1251};

/// How the names of an archive are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// As declared, or plain ASCII.
    Utf8,
    /// The code page of DOS in Russia and Kazakhstan.
    Cp866,
    /// The code page of Windows there.
    Cp1251,
    /// The same with the Kazakh letters (RK 1048, KZ-1048).
    Kz1048,
    /// The code page of old mail programs and Unix.
    Koi8,
    /// The code page of DOS elsewhere.
    Cp437,
}

/// Where KZ-1048 differs from Windows-1251.
const KZ_1048: [(u8, char); 16] = [
    (0x8d, 'Қ'),
    (0x8e, 'Һ'),
    (0x9d, 'қ'),
    (0x9e, 'һ'),
    (0xa1, 'Ұ'),
    (0xa2, 'ұ'),
    (0xa3, 'Ә'),
    (0xa5, 'Ө'),
    (0xaa, 'Ғ'),
    (0xaf, 'Ү'),
    (0xb4, 'ө'),
    (0xba, 'ғ'),
    (0xbc, 'ә'),
    (0xbd, 'Ң'),
    (0xbe, 'ң'),
    (0xbf, 'ү'),
];

/// The upper half of CP437: letters of Western Europe, frames, Greek.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The way in which these names read best.
pub(super) fn guess<'n>(names: impl Iterator<Item = &'n [u8]>) -> Letters {
    let foreign: Vec<&[u8]> = names.filter(|name| !name.is_ascii()).collect();
    if foreign.iter().all(|name| std::str::from_utf8(name).is_ok()) {
        return Letters::Utf8;
    }
    let tried = [Letters::Cp866, Letters::Cp1251, Letters::Kz1048, Letters::Koi8, Letters::Cp437];
    let score = |letters: Letters| -> i64 {
        foreign.iter().map(|name| plausible(&decode(name, letters))).sum()
    };
    // Of equals the last wins with `max_by_key`, so the most common comes last.
    tried.into_iter().rev().max_by_key(|letters| score(*letters)).unwrap_or(Letters::Cp866)
}

/// A name in letters.
pub(super) fn decode(name: &[u8], letters: Letters) -> String {
    match letters {
        Letters::Utf8 => String::from_utf8_lossy(name).into_owned(),
        Letters::Cp866 => single_byte(name, IBM866),
        Letters::Cp1251 => single_byte(name, WINDOWS_1251),
        Letters::Koi8 => single_byte(name, KOI8_U),
        Letters::Kz1048 => {
            let of = |byte: &u8| {
                let own = KZ_1048.iter().find(|(known, _)| known == byte).map(|(_, c)| *c);
                own.map_or_else(|| single_byte(&[*byte], WINDOWS_1251), String::from)
            };
            name.iter().map(of).collect()
        }
        Letters::Cp437 => {
            let of = |byte: &u8| match byte.checked_sub(0x80) {
                None => char::from(*byte),
                Some(at) => CP437.chars().nth(usize::from(at)).unwrap_or('\u{fffd}'),
            };
            name.iter().map(of).collect()
        }
    }
}

fn single_byte(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// How much a text looks like a name that somebody gave to a file.
fn plausible(text: &str) -> i64 {
    let mut score = 0;
    let mut before: Option<char> = None;
    for c in text.chars() {
        score += match c {
            'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' | 'к' => 4,
            'а'..='я' | 'ё' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => 3,
            'А'..='Я' | 'Ё' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ' | 'І' => 2,
            // Letters with marks are words in the languages of the West.
            '№' | '«' | '»' | '–' | '—' | 'à'..='ÿ' | 'À'..='ß' => 1,
            ' '..='~' => 0,
            _ => -6,
        };
        if let Some(before) = before {
            // A capital inside a word, and letters of two scripts in one word, are what a wrong guess gives.
            if before.is_lowercase() && c.is_uppercase() {
                score -= 5;
            }
            let is_word = before.is_alphabetic() && c.is_alphabetic();
            if is_word && is_cyrillic(before) != is_cyrillic(c) {
                score -= 3;
            }
        }
        before = Some(c);
    }
    score
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str, letters: Letters) -> Vec<u8> {
        let all: Vec<(String, u8)> = (0..=255).map(|b| (decode(&[b], letters), b)).collect();
        text.chars().map(|c| all.iter().find(|(it, _)| *it == c.to_string()).unwrap().1).collect()
    }

    #[test]
    fn the_letters_of_old_archivers_are_told() {
        let told = [
            ("Паспорт Иванов.pdf", Letters::Cp866),
            ("трудовой договор № 5.pdf", Letters::Cp1251),
            ("Еңбек шарты.pdf", Letters::Kz1048),
            ("үй иесінің келісімі.pdf", Letters::Kz1048),
            ("копия паспорта.jpg", Letters::Koi8),
            ("Führerschein Müller.pdf", Letters::Cp437),
            ("СПРАВКА О СУДИМОСТИ.PDF", Letters::Cp866),
            ("скан.jpg", Letters::Cp866),
            ("виза.jpg", Letters::Cp1251),
        ];
        for (text, letters) in told {
            let raw = bytes(text, letters);
            let guessed = guess(std::iter::once(raw.as_slice()));
            assert_eq!(decode(&raw, guessed), text, "{letters:?} taken for {guessed:?}");
        }
        let utf8 = "Төлқұжат.pdf".as_bytes();
        assert_eq!(guess(std::iter::once(utf8)), Letters::Utf8);
    }

    #[test]
    fn each_page_has_its_whole_upper_half() {
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!(decode(&[0x80, 0xff], Letters::Cp437), "Ç\u{a0}");
    }
}
