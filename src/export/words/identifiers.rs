//! What an IIN or a BIN says, and why a text is neither.

use super::dates;
use crate::domain::id_number::{BinType, BinUnit, IdNumberError, IinNote, Sex};
use crate::domain::{Bin, Iin, Language};
use crate::i18n::{Value, say};

/// What the digits of an IIN seem to say; empty when they say nothing.
pub fn iin_lines(iin: &Iin, language: Language) -> Vec<String> {
    let hints = iin.hints();
    let mut lines = Vec::new();
    if let Some(day) = hints.born_on {
        lines.push(say(language, "iin-born", &[("date", dates::date(day, language).into())]));
    }
    if let Some(sex) = hints.sex {
        let key = match sex {
            Sex::Male => "iin-male",
            Sex::Female => "iin-female",
        };
        lines.push(say(language, key, &[]));
    }
    lines.extend(hints.notes.into_iter().map(|note| {
        let key = match note {
            IinNote::LooksLikeBin => "iin-note-looks-like-bin",
            IinNote::NoSuchDate => "iin-note-no-such-date",
            IinNote::ForeignersDigit => "iin-note-foreigners-digit",
            IinNote::NoCentury => "iin-note-no-century",
            IinNote::NineteenthCentury => "iin-note-nineteenth-century",
        };
        say(language, key, &[])
    }));
    lines
}

/// What a BIN says.
pub fn bin_lines(bin: &Bin, language: Language) -> Vec<String> {
    let (year, month) = bin.registered();
    let two_digits = |number: u8| -> Value<'static> { format!("{number:02}").into() };
    let registered = [("month", two_digits(month)), ("year", two_digits(year))];
    let kind = match bin.kind() {
        BinType::Resident => "bin-resident",
        BinType::NonResident => "bin-non-resident",
        BinType::JointEntrepreneurship => "bin-joint-entrepreneurship",
    };
    let unit = match bin.unit() {
        Some(BinUnit::Head) => "bin-unit-head",
        Some(BinUnit::Branch) => "bin-unit-branch",
        Some(BinUnit::Representation) => "bin-unit-representation",
        Some(BinUnit::Farm) => "bin-unit-farm",
        None => "bin-unit-unknown",
    };
    vec![
        say(language, kind, &[]),
        say(language, unit, &[]),
        say(language, "bin-registered", &registered),
    ]
}

/// Why a text is no such number.
pub fn id_number_error(error: &IdNumberError, language: Language) -> String {
    let (key, gaps) = id_number_message(error);
    say(language, key, &gaps)
}

/// The message of an error and its gaps; its `hint` says what to do.
pub(super) fn id_number_message(
    error: &IdNumberError,
) -> (&'static str, Vec<(&'static str, Value<'static>)>) {
    match error {
        IdNumberError::Length { found } => ("problem-id-length", vec![("found", (*found).into())]),
        IdNumberError::Character { character, place } => (
            "problem-id-character",
            vec![("character", character.to_string().into()), ("place", (*place).into())],
        ),
        IdNumberError::CheckDigit => ("problem-id-check-digit", Vec::new()),
        IdNumberError::OnlyZeros => ("problem-id-only-zeros", Vec::new()),
        IdNumberError::NeverIssued => ("problem-id-never-issued", Vec::new()),
        IdNumberError::LooksLikeIin => ("problem-id-is-iin", Vec::new()),
        IdNumberError::Type => ("problem-id-type", Vec::new()),
        IdNumberError::Month { month } => {
            ("problem-id-month", vec![("month", format!("{month:02}").into())])
        }
    }
}
