//! Several readings of one zone as one: letter by letter what most of them say, field by field what its check
//! digit confirms. A field whose check digit is still wrong is corrected only where two signs look alike or
//! another reading saw something else, and only when exactly one such correction makes all check digits right.

use super::super::layout::{MrzFormat, Span};
use super::super::{CheckedField, wrong_check_digits};
use super::Fitted;

/// Signs that are taken for one another where letters and digits may both stand.
const TWINS: [(char, char); 7] =
    [('O', '0'), ('Q', '0'), ('D', '0'), ('I', '1'), ('Z', '2'), ('S', '5'), ('B', '8')];

/// The best that the readings say together; they are sorted, the best first.
pub(super) fn together(fitted: &[Fitted]) -> Option<Fitted> {
    let first = fitted.first()?;
    let alike: Vec<&Fitted> = fitted.iter().filter(|it| it.format == first.format).collect();
    let agreed = agreed(first, &alike);
    let best = if agreed.wrong.len() < first.wrong.len() { agreed } else { first.clone() };
    if best.wrong.is_empty() {
        return Some(best);
    }
    Some(corrected(&best, &alike).unwrap_or(best))
}

/// Fields with a check digit behind them.
pub(super) fn checked(format: MrzFormat) -> Vec<(CheckedField, Span)> {
    let layout = format.layout();
    let mut fields = vec![
        (CheckedField::DocumentNumber, layout.number),
        (CheckedField::BirthDate, layout.birth),
        (CheckedField::ExpiryDate, layout.expiry),
    ];
    fields.extend(layout.checked_optional.map(|span| (CheckedField::OptionalData, span)));
    fields
}

fn fitted(format: MrzFormat, lines: Vec<String>) -> Fitted {
    let wrong = wrong_check_digits(&lines, format.layout());
    Fitted { format, lines, wrong }
}

/// Letter by letter what most readings say; fields that are wrong then as a reading has them that is right.
fn agreed(first: &Fitted, alike: &[&Fitted]) -> Fitted {
    let most = |line: usize, place: usize, own: char| {
        let voices =
            |letter: char| alike.iter().filter(|it| it.at(line, place) == Some(letter)).count();
        let others = alike.iter().filter_map(|it| it.at(line, place));
        // The first keeps its letter unless another has more voices.
        others.fold(own, |best, it| if voices(it) > voices(best) { it } else { best })
    };
    let line = |(at, text): (usize, &String)| {
        text.chars().enumerate().map(|(place, own)| most(at, place, own)).collect()
    };
    let mut best = fitted(first.format, first.lines.iter().enumerate().map(line).collect());
    for (field, span) in checked(first.format) {
        let right = alike.iter().find(|it| !it.wrong.contains(&field));
        if let Some(right) = right.filter(|_| best.wrong.contains(&field)) {
            let whole = Span(span.0, span.1, span.2 + 1);
            if let Some(lines) = replaced(&best.lines, whole, whole.of(&right.lines)) {
                best = fitted(first.format, lines);
            }
        }
    }
    best
}

/// The only correction of the only field that is wrong.
fn corrected(best: &Fitted, alike: &[&Fitted]) -> Option<Fitted> {
    let mut wrong = checked(best.format).into_iter().filter(|it| best.wrong.contains(&it.0));
    let (_, span) = wrong.next()?;
    if wrong.next().is_some() {
        return None;
    }
    let changes: Vec<(usize, char)> =
        (span.1..=span.2).flat_map(|at| others(best, alike, span, at)).collect();
    let change = |lines: &[String], (at, letter): (usize, char)| {
        replaced(lines, Span(span.0, at, at + 1), letter.encode_utf8(&mut [0; 4]))
    };
    let right = |lines: Vec<String>| {
        let it = fitted(best.format, lines);
        it.wrong.is_empty().then_some(it)
    };
    let single = changes.iter().filter_map(|one| right(change(&best.lines, *one)?));
    let found = only(single);
    if !matches!(found, Found::None) {
        return found.into();
    }
    let pairs = changes.iter().enumerate().flat_map(|(at, one)| {
        let later = changes.iter().skip(at + 1).filter(|other| other.0 != one.0);
        later.filter_map(|other| right(change(&change(&best.lines, *one)?, *other)?))
    });
    only(pairs).into()
}

enum Found {
    None,
    One(Fitted),
    Several,
}

impl From<Found> for Option<Fitted> {
    fn from(found: Found) -> Self {
        match found {
            Found::One(one) => Some(one),
            Found::None | Found::Several => None,
        }
    }
}

fn only(found: impl Iterator<Item = Fitted>) -> Found {
    let mut one: Option<Fitted> = None;
    for next in found {
        match &one {
            Some(first) if first.lines != next.lines => return Found::Several,
            Some(_) => {}
            None => one = Some(next),
        }
    }
    one.map_or(Found::None, Found::One)
}

/// What may stand in a place instead: what another reading saw there, and what looks alike.
fn others(best: &Fitted, alike: &[&Fitted], span: Span, at: usize) -> Vec<(usize, char)> {
    let Some(own) = best.at(span.0, at) else { return Vec::new() };
    let mut letters: Vec<char> = alike.iter().filter_map(|it| it.at(span.0, at)).collect();
    let is_open = super::patterns(best.format)
        .get(span.0)
        .and_then(|pattern| pattern.chars().nth(at))
        .is_some_and(|kind| kind == 'x');
    let twins = TWINS.iter().filter(|_| is_open);
    letters.extend(twins.filter_map(|(letter, digit)| match own {
        own if own == *letter => Some(*digit),
        own if own == *digit => Some(*letter),
        _ => None,
    }));
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().filter(|letter| *letter != own).map(|letter| (at, letter)).collect()
}

fn replaced(lines: &[String], Span(line, from, to): Span, text: &str) -> Option<Vec<String>> {
    let mut lines = lines.to_vec();
    let old = lines.get_mut(line)?;
    *old = format!("{}{text}{}", old.get(..from)?, old.get(to..)?);
    Some(lines)
}
