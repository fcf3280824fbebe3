//! Machine readable zone of passports (TD3), cards (TD1) and the medium size (TD2): ICAO Doc 9303
//! part 3 (characters, dates, check digits), part 4 (TD3), part 5 (TD1), part 6 (TD2).
//!
//! Only a zone whose check digits are all right becomes an [`Mrz`]; nothing is repaired or guessed.
//! Names and, on TD2 and TD3, the whole first line carry no check digit, so they still have to be
//! compared with the document. Visas (part 7) are refused: they have no composite check digit.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::AsOf;
use super::id_number::{Iin, Sex};
use super::value::ValueProblem;

mod digits;
mod layout;
mod reading;

pub use digits::{DigitCheck, digit_checks};
pub use layout::MrzFormat;
use layout::{Layout, Span};
pub use reading::{Certainty, FieldReading, ZoneField, ZoneReading, read};

/// A machine readable zone with right check digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Mrz {
    format: MrzFormat,
    lines: Vec<String>,
}

/// A field with a check digit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckedField {
    /// The number of the document.
    DocumentNumber,
    /// Date of birth.
    BirthDate,
    /// Date of expiry.
    ExpiryDate,
    /// Optional data of a passport, often a personal number.
    OptionalData,
    /// All of them together.
    Composite,
}

/// Why a text is not a zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MrzError {
    /// Not 3 lines of 30, 2 of 36 or 2 of 44 characters.
    #[error("a zone has 3 lines of 30, 2 of 36 or 2 of 44 characters, not {found:?}")]
    Shape {
        /// Characters of each line.
        found: Vec<usize>,
    },
    /// A character other than A to Z, 0 to 9 and `<`.
    #[error("line {line}, place {place} holds \"{character}\"")]
    Character {
        /// The first such character.
        character: char,
        /// Its line, from 1.
        line: usize,
        /// Its place in the line, from 1.
        place: usize,
    },
    /// A visa, not a travel document.
    #[error("this is the zone of a visa, not of a passport or card")]
    Visa,
    /// These check digits are wrong.
    #[error("wrong check digits: {0:?}")]
    CheckDigits(Vec<CheckedField>),
    /// A date that does not exist, although its check digit is right.
    #[error("the date in {0:?} does not exist")]
    NoSuchDate(CheckedField),
}

impl From<&MrzError> for ValueProblem {
    fn from(error: &MrzError) -> Self {
        match error {
            MrzError::Shape { .. } | MrzError::Visa => Self::NotMrz,
            MrzError::Character { .. } => Self::WrongCharacter,
            MrzError::CheckDigits(_) => Self::WrongCheckDigit,
            MrzError::NoSuchDate(_) => Self::NotADate,
        }
    }
}

impl Mrz {
    /// Which of the three sizes it is.
    pub fn format(&self) -> MrzFormat {
        self.format
    }

    /// The lines as printed.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// One or two letters for the kind of document, e.g. `P` for a passport.
    pub fn document_code(&self) -> &str {
        self.at(Span(0, 0, 2)).trim_end_matches('<')
    }

    /// Issuing state or organisation, up to three letters (ICAO codes, e.g. `KAZ`, `D`).
    pub fn issuer(&self) -> &str {
        self.at(Span(0, 2, 5)).trim_end_matches('<')
    }

    /// Nationality, up to three letters (ICAO codes).
    pub fn nationality(&self) -> &str {
        self.at(self.layout().nationality).trim_end_matches('<')
    }

    /// Primary identifier, words separated by spaces.
    pub fn surname(&self) -> String {
        self.names().0
    }

    /// Secondary identifier, words separated by spaces; empty when there is none.
    pub fn given_names(&self) -> String {
        self.names().1
    }

    /// Whether the names fill their field to the last place: then they may have been cut off
    /// (9303-3, 4.6), and the rest stands in the visual zone only.
    pub fn names_may_be_cut(&self) -> bool {
        !self.at(self.layout().names).ends_with('<')
    }

    /// Number of the document, also when it is longer than nine characters (9303-5, 4.2.2; 9303-6,
    /// 4.2.2).
    pub fn document_number(&self) -> String {
        number_parts(&self.lines, self.layout()).number
    }

    /// What stands in the optional data, the rest of a long document number and fillers at the end
    /// left out.
    pub fn optional_data(&self) -> String {
        let number_takes = number_parts(&self.lines, self.layout()).takes;
        (self.layout().optional.iter().zip([number_takes, 0]))
            .filter_map(|(span, takes)| self.at(*span).get(takes..))
            .map(|text| text.trim_end_matches('<'))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The IIN that Kazakhstan prints in the optional data of its passports and cards.
    pub fn iin(&self) -> Option<Iin> {
        let optional = self.optional_data();
        let digits = optional.get(..12).filter(|_| self.issuer() == "KAZ")?;
        digits.parse().ok()
    }

    /// Sex; `None` when it is not stated.
    pub fn sex(&self) -> Option<Sex> {
        match self.at(self.layout().sex) {
            "M" => Some(Sex::Male),
            "F" => Some(Sex::Female),
            _ => None,
        }
    }

    /// Date of birth: the latest year with these two digits that does not lie after the day of
    /// assessment. `None` when month or day is unknown (9303-3, 4.8).
    pub fn born_on(&self, as_of: AsOf) -> Option<NaiveDate> {
        let digits = self.at(self.layout().birth);
        let century = as_of.0.year().div_euclid(100) * 100;
        [century, century - 100]
            .into_iter()
            .filter_map(|base| date(base, digits))
            .find(|day| *day <= as_of.0)
    }

    /// Date of expiry: the year with these two digits that is nearest to the day of assessment.
    pub fn expires_on(&self, as_of: AsOf) -> Option<NaiveDate> {
        let digits = self.at(self.layout().expiry);
        let century = as_of.0.year().div_euclid(100) * 100;
        [century - 100, century, century + 100]
            .into_iter()
            .filter_map(|base| date(base, digits))
            .min_by_key(|day| (*day - as_of.0).num_days().abs())
    }

    fn layout(&self) -> &'static Layout {
        self.format.layout()
    }

    fn at(&self, span: Span) -> &str {
        span.of(&self.lines)
    }

    fn names(&self) -> (String, String) {
        let words = |text: &str| {
            text.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let names = self.at(self.layout().names);
        let (surname, given) = names.split_once("<<").unwrap_or((names, ""));
        (words(surname), words(given))
    }
}

impl FromStr for Mrz {
    type Err = MrzError;

    /// Lines are separated by line breaks, or run together. Spaces are ignored, small letters are
    /// taken as capitals.
    fn from_str(text: &str) -> Result<Self, MrzError> {
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>())
            .filter(|line| !line.is_empty())
            .map(|line| line.to_ascii_uppercase())
            .collect();
        check_characters(&lines)?;
        let (format, lines) = shape(&lines)?;
        let zone = Self { format, lines };
        if zone.document_code().starts_with('V') {
            return Err(MrzError::Visa);
        }
        let wrong = wrong_check_digits(&zone.lines, zone.layout());
        if !wrong.is_empty() {
            return Err(MrzError::CheckDigits(wrong));
        }
        for (field, span) in [
            (CheckedField::BirthDate, zone.layout().birth),
            (CheckedField::ExpiryDate, zone.layout().expiry),
        ] {
            let digits = zone.at(span);
            let is_date = date(1900, digits).or_else(|| date(2000, digits)).is_some();
            if !is_date && !digits.contains('<') {
                return Err(MrzError::NoSuchDate(field));
            }
        }
        Ok(zone)
    }
}

fn check_characters(lines: &[String]) -> Result<(), MrzError> {
    for (line, text) in (1..).zip(lines) {
        for (place, character) in (1..).zip(text.chars()) {
            if !matches!(character, 'A'..='Z' | '0'..='9' | '<') {
                return Err(MrzError::Character { character, line, place });
            }
        }
    }
    Ok(())
}

/// Finds the size. A single run of characters is cut into the lines of the size that it fits.
fn shape(lines: &[String]) -> Result<(MrzFormat, Vec<String>), MrzError> {
    let found: Vec<usize> = lines.iter().map(String::len).collect();
    let total: usize = found.iter().sum();
    let fits = |format: &MrzFormat| {
        let (count, width) = format.size();
        total == count * width && (found.len() == 1 || found.iter().all(|len| *len == width))
    };
    let Some(format) = MrzFormat::ALL.into_iter().find(fits) else {
        return Err(MrzError::Shape { found });
    };
    let joined = lines.concat();
    let (count, width) = format.size();
    let lines = (0..count)
        .filter_map(|line| joined.get(line * width..(line + 1) * width))
        .map(str::to_owned)
        .collect();
    Ok((format, lines))
}

/// The document number and its check digit.
struct NumberParts {
    number: String,
    digit: char,
    /// Places of the optional data that belong to the number.
    takes: usize,
}

/// A number of more than nine characters has `<` in the place of its check digit, goes on in the
/// optional data beside it, and is followed there by its check digit and a filler. Not on TD3.
fn number_parts(lines: &[String], layout: &Layout) -> NumberParts {
    let begin = layout.number.of(lines);
    let digit = layout.number.next().of(lines).chars().next().unwrap_or('<');
    let plain = NumberParts { number: begin.trim_end_matches('<').to_owned(), digit, takes: 0 };
    let is_long = digit == '<' && !begin.contains('<');
    let Some(continued) = layout.number_continues.filter(|_| is_long) else { return plain };
    let (rest, _) = continued.of(lines).split_once('<').unwrap_or((continued.of(lines), ""));
    let takes = rest.len();
    let mut rest = rest.chars();
    match rest.next_back() {
        Some(digit) => NumberParts { number: format!("{begin}{}", rest.as_str()), digit, takes },
        None => plain,
    }
}

fn wrong_check_digits(lines: &[String], layout: &Layout) -> Vec<CheckedField> {
    let number = number_parts(lines, layout);
    let single = |span: Span| span.next().of(lines).chars().next().unwrap_or('<');
    let composite: String = layout.composite.iter().map(|span| span.of(lines)).collect();
    let composite_digit = layout.composite_digit.of(lines).chars().next().unwrap_or('<');
    let mut checks = vec![
        (CheckedField::DocumentNumber, number.number, number.digit),
        (CheckedField::BirthDate, layout.birth.of(lines).to_owned(), single(layout.birth)),
        (CheckedField::ExpiryDate, layout.expiry.of(lines).to_owned(), single(layout.expiry)),
        (CheckedField::Composite, composite, composite_digit),
    ];
    if let Some(optional) = layout.checked_optional {
        let digit = single(optional);
        checks.insert(3, (CheckedField::OptionalData, optional.of(lines).to_owned(), digit));
    }
    checks
        .into_iter()
        .filter(|(field, text, digit)| {
            // Only an empty optional field may have a filler for its check digit (9303-4, 4.2.2.2).
            let may_be_filler =
                *field == CheckedField::OptionalData && !text.contains(|c| c != '<');
            let filler_is_wrong = *digit == '<' && !may_be_filler;
            filler_is_wrong || !mrz::verify(text, *digit)
        })
        .map(|(field, _, _)| field)
        .collect()
}

/// `YYMMDD` in the century that begins with `base`.
fn date(base: i32, digits: &str) -> Option<NaiveDate> {
    let part = |from: usize| digits.get(from..from + 2)?.parse::<u32>().ok();
    let year = i32::try_from(part(0)?).ok()?;
    NaiveDate::from_ymd_opt(base + year, part(2)?, part(4)?)
}

impl fmt::Display for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mrz({:?}, •••)", self.format)
    }
}
