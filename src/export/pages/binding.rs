//! Spaces at which a line must not break: `№ 118`, `26 октября`, `12 000 ₸`, `Ким А. В.`, `д. 12`, ` – `.

/// The text with no-break spaces where a break would tear apart what belongs together; control characters
/// but line feeds become spaces.
pub(super) fn bound(text: &str) -> String {
    let mut clean: Vec<char> = Vec::with_capacity(text.len());
    for character in text.chars() {
        let composed = clean.last().and_then(|base| composed(*base, character));
        if let (Some(composed), Some(base)) = (composed, clean.last_mut()) {
            *base = composed;
        } else {
            clean.push(if character.is_control() && character != '\n' { ' ' } else { character });
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut before = String::new();
    for (at, character) in clean.iter().enumerate() {
        if *character == '-' && ending(&before, clean.get(at + 1..).unwrap_or_default()) {
            out.push('\u{2011}');
            before.push('-');
        } else if *character == ' ' {
            let rest = clean.get(at + 1..).unwrap_or_default();
            out.push(if belongs(&before, rest) { '\u{a0}' } else { ' ' });
            before.clear();
        } else {
            out.push(*character);
            before.push(*character);
        }
    }
    out
}

/// One letter for a letter and its mark: file names of a Mac come taken apart, and must be found as typed.
fn composed(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('И', '\u{306}') => 'Й',
        ('и', '\u{306}') => 'й',
        ('Е', '\u{308}') => 'Ё',
        ('е', '\u{308}') => 'ё',
        ('І', '\u{308}') => 'Ї',
        ('і', '\u{308}') => 'ї',
        ('У', '\u{306}') => 'Ў',
        ('у', '\u{306}') => 'ў',
        _ => return None,
    })
}

/// Whether the word before a space and what follows must stay on one line.
fn belongs(before: &str, rest: &[char]) -> bool {
    let Some(next) = rest.first().copied() else { return false };
    let digits = !before.is_empty() && before.chars().all(|c| c.is_ascii_digit());
    let few = before.chars().count() <= 2;
    let lone_dash = matches!(next, '–' | '—') && rest.get(1).is_none_or(|c| *c == ' ');
    lone_dash
        || matches!(before, "№" | "§" | "No.")
        || (digits && before.len() <= 3 && thousands(rest))
        || (digits && few && next.is_lowercase())
        || (digits && before.len() == 4 && year(rest))
        || (number_name(before) && (next.is_ascii_digit() || next == '_'))
        || preposition(before)
        || (digits && matches!(next, '₸' | '€' | '$' | '%'))
        || (short_form(before) && (next.is_ascii_digit() || next.is_uppercase()))
        || (next.is_uppercase() && rest.get(1) == Some(&'.') && !before.ends_with('.'))
}

/// A hyphen between a short form or number and its ending: `ЖСН-імен`, `30-күннен`, `12-үй`.
fn ending(before: &str, rest: &[char]) -> bool {
    let word: Vec<char> = before.chars().collect();
    let short = matches!(word.as_slice(), [.., last] if last.is_uppercase() || last.is_ascii_digit())
        && word.iter().all(|c| c.is_uppercase() || c.is_ascii_digit());
    short && word.len() <= 6 && rest.first().is_some_and(|c| c.is_lowercase())
}

/// The word for a year after its number: `2026 года`, `2026 г.`, `2026 жылғы`.
fn year(rest: &[char]) -> bool {
    ["год", "г.", "жыл"]
        .iter()
        .any(|word| word.chars().zip(rest).filter(|(a, b)| a == *b).count() == word.chars().count())
}

/// The name of a number before the number.
fn number_name(word: &str) -> bool {
    matches!(word.trim_start_matches('('), "ИИН" | "БИН" | "ЖСН" | "БСН" | "IIN" | "BIN" | "тел.")
}

/// A Russian preposition or conjunction of one letter does not end a line.
fn preposition(word: &str) -> bool {
    matches!(word, "в" | "и" | "к" | "о" | "с" | "у" | "В" | "И" | "К" | "О" | "С" | "У")
}

/// Exactly three digits follow, or seven as in the number of a passport after its series.
fn thousands(rest: &[char]) -> bool {
    matches!(rest.iter().take_while(|c| c.is_ascii_digit()).count(), 3 | 7)
}

/// `г.`, `ул.`, `кв.`, `А.`: one to three letters and a full stop.
fn short_form(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|stem| {
        (1..=3).contains(&stem.chars().count()) && stem.chars().all(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn what_belongs_together_stays_together() {
        for (text, held) in [
            ("Трудовой договор № 118 от 27.10.2026", "Трудовой договор №_118 от 27.10.2026"),
            ("75 1234567, 15.03.2021 – 15.03.2031", "75_1234567, 15.03.2021_– 15.03.2031"),
            ("Ким А. В., сенімхат бойынша", "Ким_А._В., сенімхат бойынша"),
            ("г. Астана, ул. Мысал, д. 12, кв. 34", "г._Астана, ул._Мысал, д._12, кв._34"),
            ("5 қараша, 12 000 ₸", "5_қараша, 12_000_₸"),
            ("Всего: 12 документов", "Всего: 12_документов"),
            ("2026 жылғы 1 желтоқсан", "2026_жылғы 1_желтоқсан"),
            ("1 декабря 2026 года", "1_декабря 2026_года"),
            ("ИИН 900101300007, в Астане", "ИИН_900101300007, в_Астане"),
            (
                "ЖСН-імен, 12-үй, AB-cd-ef, инженер-юрист",
                "ЖСН‑імен, 12‑үй, AB‑cd-ef, инженер-юрист",
            ),
            ("a\tb\nc", "a b\nc"),
            ("Деи\u{306}ствие, ее\u{308}", "Действие, её"),
            ("", ""),
        ] {
            assert_eq!(bound(text).replace('\u{a0}', "_"), held);
        }
    }
}
