//! A zone read by a machine from a picture: fitted to its size, brought to the alphabet of each place, and
//! compared reading with reading. What was changed so that a check digit comes right is never said to be proven
//! by it: a digit that agrees by chance would be a wrong number that looks proven. What stays in doubt is said
//! to be in doubt.
//!
//! Limits: a line that is too long or too short is only ever mended in a run of fillers.

use super::layout::{Layout, MrzFormat, Span};
use super::{Mrz, wrong_check_digits};
use crate::domain::mrz::CheckedField;

mod vote;

/// Fillers that a reading may have too many or too few of.
const MOST_LOST: usize = 6;

/// How far a field that was read may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Readings differ, a check digit is wrong, or there was one reading only: compare every letter.
    Uncertain,
    /// Readings agree, but no check digit proves the field: compare it with the document.
    Read,
    /// Readings agree, and so do its check digit and the composite one.
    Proven,
}

/// A field of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneField {
    /// Kind of document.
    DocumentCode,
    /// Issuing state.
    Issuer,
    /// Surname and given names.
    Names,
    /// Number of the document.
    DocumentNumber,
    /// Nationality.
    Nationality,
    /// Date of birth.
    BirthDate,
    /// Sex.
    Sex,
    /// Date of expiry.
    ExpiryDate,
    /// Optional data.
    OptionalData,
}

/// A field as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldReading {
    /// Which.
    pub field: ZoneField,
    /// Its characters, fillers at the end left out.
    pub text: String,
    /// How far it may be believed.
    pub certainty: Certainty,
}

impl std::fmt::Debug for FieldReading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FieldReading({:?}, {:?}, •••)", self.field, self.certainty)
    }
}

/// What several readings of one zone say together.
#[derive(Clone, PartialEq, Eq)]
pub struct ZoneReading {
    /// The size.
    pub format: MrzFormat,
    /// The best reading, line by line.
    pub lines: Vec<String>,
    /// The fields.
    pub fields: Vec<FieldReading>,
    /// The zone, when all check digits are right.
    pub zone: Option<Mrz>,
}

impl std::fmt::Debug for ZoneReading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZoneReading")
            .field("format", &self.format)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

/// A reading that fits a size.
#[derive(Clone)]
struct Fitted {
    format: MrzFormat,
    lines: Vec<String>,
    wrong: Vec<CheckedField>,
}

impl Fitted {
    fn at(&self, line: usize, place: usize) -> Option<char> {
        self.lines.get(line)?.chars().nth(place)
    }
}

/// Puts readings of one zone together; `None` when none of them is a zone.
pub fn read(readings: &[String]) -> Option<ZoneReading> {
    let mut fitted: Vec<Fitted> = readings.iter().filter_map(|text| fit(text)).collect();
    // Stable: of equally good readings the first.
    fitted.sort_by_key(|reading| reading.wrong.len());
    let best = &vote::together(&fitted)?;
    let zone = best.lines.join("\n").parse::<Mrz>().ok();
    let fields = fields(best.format.layout()).into_iter();
    let fields = fields.map(|(field, spans)| judge(&fitted, best, field, &spans)).collect();
    Some(ZoneReading { format: best.format, lines: best.lines.clone(), fields, zone })
}

fn fields(layout: &'static Layout) -> Vec<(ZoneField, Vec<Span>)> {
    vec![
        (ZoneField::DocumentCode, vec![Span(0, 0, 2)]),
        (ZoneField::Issuer, vec![Span(0, 2, 5)]),
        (ZoneField::Names, vec![layout.names]),
        (ZoneField::DocumentNumber, vec![layout.number]),
        (ZoneField::Nationality, vec![layout.nationality]),
        (ZoneField::BirthDate, vec![layout.birth]),
        (ZoneField::Sex, vec![layout.sex]),
        (ZoneField::ExpiryDate, vec![layout.expiry]),
        (ZoneField::OptionalData, layout.optional.to_vec()),
    ]
}

fn judge(all: &[Fitted], best: &Fitted, field: ZoneField, spans: &[Span]) -> FieldReading {
    let text = |reading: &Fitted| -> String {
        let parts = spans.iter().map(|span| span.of(&reading.lines).trim_end_matches('<'));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let own = text(best);
    let alike = || all.iter().filter(|it| it.format == best.format);
    let same = alike().filter(|it| text(it) == own).count();
    let others = || alike().filter(|it| text(it) != own);
    let checked = match field {
        ZoneField::DocumentNumber => Some(CheckedField::DocumentNumber),
        ZoneField::BirthDate => Some(CheckedField::BirthDate),
        ZoneField::ExpiryDate => Some(CheckedField::ExpiryDate),
        ZoneField::OptionalData => {
            best.format.layout().checked_optional.map(|_| CheckedField::OptionalData)
        }
        ZoneField::DocumentCode
        | ZoneField::Issuer
        | ZoneField::Names
        | ZoneField::Nationality
        | ZoneField::Sex => None,
    };
    let is_right = |field: &CheckedField| {
        !best.wrong.contains(field) && !best.wrong.contains(&CheckedField::Composite)
    };
    let certainty = match checked.filter(is_right) {
        // Another reading is right as well: the digit cannot tell which.
        Some(field) if others().any(|it| !it.wrong.contains(&field)) => Certainty::Uncertain,
        Some(_) if alike().count() < 2 => Certainty::Uncertain,
        Some(_) if same < 2 || is_blind(&own) => Certainty::Read,
        Some(_) => Certainty::Proven,
        None if checked.is_none() && same >= 2 && others().count() * 2 < same => Certainty::Read,
        None => Certainty::Uncertain,
    };
    FieldReading { field, text: own, certainty }
}

/// Brings a text to the size of a zone.
fn fit(text: &str) -> Option<Fitted> {
    let lines: Vec<String> = text.lines().map(cleaned).filter(|line| line.len() >= 22).collect();
    let formats = [MrzFormat::Td3, MrzFormat::Td1, MrzFormat::Td2];
    formats.into_iter().find_map(|format| {
        let (count, width) = format.size();
        // What stands above the zone is no part of it.
        let lines = lines.get(lines.len().checked_sub(count)?..)?;
        let patterns = patterns(format);
        let fitted: Option<Vec<String>> = lines
            .iter()
            .zip(patterns)
            .map(|(line, pattern)| {
                let line = ended(line, &pattern).or_else(|| fill(line, width, &pattern))?;
                Some(line.chars().zip(pattern.chars()).map(|(it, kind)| place(it, kind)).collect())
            })
            .collect();
        let lines = fitted?;
        let wrong = wrong_check_digits(&lines, format.layout());
        // A size that fits by its length alone is no zone: some check digit has to agree.
        (wrong.len() < 3).then_some(Fitted { format, lines, wrong })
    })
}

/// Names run to the end of their line, and no two of them are more than two fillers apart (9303-3, 4.6): after
/// three fillers there is nothing but fillers, whatever was read there.
fn ended(line: &str, pattern: &str) -> Option<String> {
    let width = pattern.len();
    let is_names = pattern.chars().all(|kind| kind == 'a');
    let names = line.find("<<<").and_then(|at| line.get(..at));
    let names = names.filter(|names| is_names && names.len() < width)?;
    (line.len() <= width + MOST_LOST).then(|| format!("{names:<<width$}"))
}

/// Letters that weigh as much in a check digit as the sign they are mistaken for: `G` and 6, `K` and the
/// filler, `L` and 1, `S` and 8, `U` and 0. Of these a check digit proves nothing; nor of a 6 or 8 where a
/// letter could stand that looks like it: in front, or in a number that mixes both.
fn is_blind(text: &str) -> bool {
    let digits = text.trim_start_matches(|it: char| it.is_ascii_uppercase());
    let is_mixed = digits.contains(|it: char| it.is_ascii_uppercase());
    let looks_like_a_letter = |it: char| matches!(it, '6' | '8');
    text.contains(['G', 'K', 'L', 'S', 'U'])
        || digits.starts_with(looks_like_a_letter)
        || (is_mixed && digits.contains(looks_like_a_letter))
}

/// Without spaces, in capitals; marks that look like fillers are fillers.
fn cleaned(line: &str) -> String {
    let mut clean = String::new();
    for character in line.chars() {
        match character.to_ascii_uppercase() {
            '«' => clean.push_str("<<"),
            '‹' | '(' | '[' | '{' => clean.push('<'),
            it @ ('A'..='Z' | '0'..='9' | '<') => clean.push(it),
            _ => {}
        }
    }
    clean
}

/// What may stand in each place: `a` letters, `n` digits, `s` a sex, `x` both letters and digits; fillers
/// everywhere.
fn patterns(format: MrzFormat) -> Vec<String> {
    let text = |runs: &[(char, usize)]| -> String {
        runs.iter().flat_map(|(kind, count)| std::iter::repeat_n(*kind, *count)).collect()
    };
    let dates = [('n', 6), ('n', 1), ('s', 1), ('n', 6), ('n', 1)];
    let after_number = [('n', 1), ('a', 3)];
    match format {
        MrzFormat::Td1 => vec![
            text(&[('a', 5), ('x', 9), ('n', 1), ('x', 15)]),
            text(&[dates.as_slice(), &[('a', 3), ('x', 11), ('n', 1)]].concat()),
            text(&[('a', 30)]),
        ],
        MrzFormat::Td2 => vec![
            text(&[('a', 36)]),
            text(&[&[('x', 9)], after_number.as_slice(), &dates, &[('x', 7), ('n', 1)]].concat()),
        ],
        MrzFormat::Td3 => vec![
            text(&[('a', 44)]),
            text(
                &[&[('x', 9)], after_number.as_slice(), &dates, &[('x', 14), ('n', 1), ('n', 1)]]
                    .concat(),
            ),
        ],
    }
}

/// A character in a place of this kind: what cannot stand there is what it looks like.
fn place(character: char, kind: char) -> char {
    match (kind, character) {
        ('n', 'O' | 'Q' | 'D') | ('x', 'Ø') => '0',
        ('n', 'I' | 'L') => '1',
        ('n', 'Z') => '2',
        ('n', 'S') => '5',
        ('n', 'G') => '6',
        ('n', 'B') => '8',
        ('a', '0') => 'O',
        ('a', '1') => 'I',
        ('a', '2') => 'Z',
        ('a', '5') => 'S',
        ('a', '6') => 'G',
        ('a', '8') => 'B',
        (_, other) => other,
    }
}

/// A line of the right length; only fillers are added or taken, in the longest run of them.
fn fill(line: &str, width: usize, pattern: &str) -> Option<String> {
    let length = line.len();
    if length == width {
        return Some(line.to_owned());
    }
    if length.abs_diff(width) > MOST_LOST {
        return None;
    }
    let (start, run) = longest_run(line);
    let is_open = pattern.get(start..).is_some_and(|rest| {
        // Places whose number is counted must not move: dates and check digits before the run are safe,
        // those after it are moved back by the change.
        let fixed_after = rest.chars().skip(run).any(|kind| kind == 's');
        !fixed_after
    });
    if run < 2 || !is_open {
        return None;
    }
    let (before, rest) = line.split_at_checked(start)?;
    let after = rest.get(run..)?;
    let wanted = width.checked_sub(before.len() + after.len())?;
    (wanted >= 1).then(|| format!("{before}{}{after}", "<".repeat(wanted)))
}

fn longest_run(line: &str) -> (usize, usize) {
    let (mut best, mut start, mut run) = ((0, 0), 0, 0);
    for (at, character) in line.char_indices() {
        if character == '<' {
            if run == 0 {
                start = at;
            }
            run += 1;
            if run >= best.1 {
                best = (start, run);
            }
        } else {
            run = 0;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn of(readings: &[&str]) -> Option<ZoneReading> {
        read(&readings.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    fn certainty(reading: &ZoneReading, field: ZoneField) -> Certainty {
        reading.fields.iter().find(|it| it.field == field).unwrap().certainty
    }

    #[test]
    fn two_equal_readings_with_right_digits_are_proven() {
        let reading = of(&[RIGHT, RIGHT]).unwrap();
        assert_eq!(reading.format, MrzFormat::Td3);
        assert!(reading.zone.is_some());
        assert_eq!(certainty(&reading, ZoneField::BirthDate), Certainty::Proven);
        assert_eq!(certainty(&reading, ZoneField::Names), Certainty::Read);
        // L weighs as much as 1.
        assert_eq!(certainty(&reading, ZoneField::DocumentNumber), Certainty::Read);
    }

    #[test]
    fn behind_three_fillers_a_name_is_over() {
        let misread = RIGHT.replace("MARIA<<<<<<<<<<<<<<<<<<<", "MARIA<<<<<<<<<<<KKCK<<<<");
        assert_eq!(of(&[&misread]).unwrap().lines.join("\n"), RIGHT);
    }

    #[test]
    fn one_reading_proves_nothing() {
        let reading = of(&[RIGHT]).unwrap();
        assert!(reading.fields.iter().all(|field| field.certainty == Certainty::Uncertain));
    }

    #[test]
    fn the_alphabet_of_a_place_decides_and_nothing_else() {
        // Letters in dates, digits in names: what they must be.
        let misread = RIGHT.replace("7408122F", "74O8I22F").replace("ERIKSSON", "ERIK55ON");
        let reading = of(&[&misread, RIGHT]).unwrap();
        assert_eq!(reading.lines.join("\n"), RIGHT);
    }

    #[test]
    fn the_only_correction_that_fits_is_made_and_is_not_proven() {
        let misread = RIGHT.replace("L898902C3", "L8989O2C3");
        let reading = of(&[&misread, &misread]).unwrap();
        assert_eq!(reading.lines.join("\n"), RIGHT);
        assert_eq!(certainty(&reading, ZoneField::DocumentNumber), Certainty::Read);
        // Either 8 may have been a B; a 3 that was read as 8 looks like nothing that is known.
        for number in ["LB98902C3", "L898902C8"] {
            let misread = RIGHT.replace("L898902C3", number);
            let reading = of(&[&misread, &misread]).unwrap();
            assert!(reading.zone.is_none());
            assert_eq!(certainty(&reading, ZoneField::DocumentNumber), Certainty::Uncertain);
            assert!(reading.lines.join("\n").contains(number));
        }
    }

    #[test]
    fn each_field_comes_from_a_reading_that_has_it_right() {
        let one = RIGHT.replace("7408122F", "7408022F");
        let other = RIGHT.replace("1204159ZE", "1204169ZE");
        let reading = of(&[&one, &other]).unwrap();
        assert_eq!(reading.lines.join("\n"), RIGHT);
        // Either was read once only.
        assert_eq!(certainty(&reading, ZoneField::BirthDate), Certainty::Read);
        assert_eq!(certainty(&reading, ZoneField::ExpiryDate), Certainty::Read);
    }

    #[test]
    fn signs_that_weigh_and_look_the_same_are_never_proven() {
        for number in ["612345678", "812345678", "G12345678", "C01600T47"] {
            assert!(is_blind(number), "{number}");
        }
        for number in ["712345678", "E12345678", "N12345678", "FA0000006"] {
            assert!(!is_blind(number), "{number}");
        }
    }

    #[test]
    fn readings_that_differ_are_in_doubt() {
        let other = RIGHT.replace("MARIA", "MARLA");
        let reading = of(&[RIGHT, &other]).unwrap();
        assert_eq!(certainty(&reading, ZoneField::Names), Certainty::Uncertain);
        assert_eq!(certainty(&reading, ZoneField::ExpiryDate), Certainty::Proven);
    }

    #[test]
    fn fillers_are_counted_and_other_text_is_no_zone() {
        let short = RIGHT.replace("<<<<<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<<<");
        assert_eq!(of(&[&short, RIGHT]).unwrap().lines.join("\n"), RIGHT);
        let with_more = format!("SOME OTHER LINE OF THE PASSPORT PAGE\n{RIGHT}\n\n");
        assert_eq!(of(&[&with_more]).unwrap().lines.join("\n"), RIGHT);
        assert!(
            of(&["", "NOTHING OF THE KIND", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ\nABC"]).is_none()
        );
        let noise = "A".repeat(44);
        assert!(of(&[&format!("{noise}\n{noise}")]).is_none());
    }
}
