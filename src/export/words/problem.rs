//! Why an answer was refused: what happened, why, what to do.

use super::finding::Said;
use super::identifiers::id_number_message;
use crate::domain::mrz::{CheckedField, MrzError};
use crate::domain::{Bin, Iin, Language, Mrz, ValueKind, ValueProblem};
use crate::i18n::{Value, say, say_attr};
use crate::rules::Question;

/// Says why `raw` is no answer to the question. Identifiers are looked at once more, so that the words
/// name the place, the month or the field.
pub fn value_problem(
    question: &Question,
    raw: &str,
    problem: ValueProblem,
    language: Language,
) -> Said {
    let (key, gaps) = precise(question.kind, raw, language)
        .unwrap_or_else(|| plain(question, raw, problem, language));
    Said { text: say(language, key, &gaps), hint: say_attr(language, key, "hint", &gaps) }
}

type Message = (&'static str, Vec<(&'static str, Value<'static>)>);

fn precise(kind: ValueKind, raw: &str, language: Language) -> Option<Message> {
    if raw.trim().is_empty() {
        return None;
    }
    match kind {
        ValueKind::Iin => raw.parse::<Iin>().err().as_ref().map(id_number_message),
        ValueKind::Bin => raw.parse::<Bin>().err().as_ref().map(id_number_message),
        ValueKind::Mrz => raw.parse::<Mrz>().err().map(|error| mrz_message(&error, language)),
        ValueKind::Bool
        | ValueKind::Choice
        | ValueKind::Text
        | ValueKind::LatinName
        | ValueKind::Date
        | ValueKind::Country
        | ValueKind::Number => None,
    }
}

fn mrz_message(error: &MrzError, language: Language) -> Message {
    match error {
        MrzError::Shape { .. } => ("problem-mrz-shape", Vec::new()),
        MrzError::Character { character, line, place } => (
            "problem-mrz-character",
            vec![
                ("character", character.to_string().into()),
                ("line", (*line).into()),
                ("place", (*place).into()),
            ],
        ),
        MrzError::Visa => ("problem-mrz-visa", Vec::new()),
        MrzError::CheckDigits(fields) => {
            // The composite digit follows from the others: alone it is news, beside them it is noise.
            let single: Vec<_> =
                fields.iter().filter(|field| **field != CheckedField::Composite).collect();
            let told = if single.is_empty() { fields.iter().collect() } else { single };
            let names: Vec<String> =
                told.into_iter().map(|field| field_name(*field, language)).collect();
            ("problem-mrz-check-digits", vec![("fields", names.join(", ").into())])
        }
        MrzError::NoSuchDate(field) => {
            ("problem-mrz-date", vec![("field", field_name(*field, language).into())])
        }
    }
}

fn field_name(field: CheckedField, language: Language) -> String {
    let key = match field {
        CheckedField::DocumentNumber => "mrz-field-document-number",
        CheckedField::BirthDate => "mrz-field-birth-date",
        CheckedField::ExpiryDate => "mrz-field-expiry-date",
        CheckedField::OptionalData => "mrz-field-optional-data",
        CheckedField::Composite => "mrz-field-composite",
    };
    say(language, key, &[])
}

fn plain(question: &Question, raw: &str, problem: ValueProblem, language: Language) -> Message {
    let typed = || vec![("typed", raw.to_owned().into())];
    match problem {
        ValueProblem::NotBool => ("problem-not-bool", typed()),
        ValueProblem::NotAChoice => {
            let choices = question.choices.iter().map(|choice| choice.label.in_language(language));
            let mut gaps = typed();
            gaps.push(("choices", choices.collect::<Vec<_>>().join(", ").into()));
            ("problem-not-a-choice", gaps)
        }
        ValueProblem::Empty => ("problem-empty", Vec::new()),
        ValueProblem::NotLatin => ("problem-not-latin", typed()),
        ValueProblem::NotADate => ("problem-not-a-date", typed()),
        ValueProblem::NotACountry => ("problem-not-a-country", typed()),
        ValueProblem::NotANumber | ValueProblem::WrongCharacter => {
            ("problem-not-a-number", typed())
        }
        ValueProblem::OutOfRange => {
            let mut gaps = typed();
            let (least, greatest) = question.range.unwrap_or((i64::MIN, i64::MAX));
            gaps.extend([("least", least.into()), ("greatest", greatest.into())]);
            ("problem-out-of-range", gaps)
        }
        ValueProblem::Placeholder => ("problem-id-only-zeros", Vec::new()),
        ValueProblem::WrongLength => {
            let digits = raw.chars().filter(|c| !c.is_whitespace()).count();
            ("problem-id-length", vec![("found", digits.into())])
        }
        ValueProblem::WrongCheckDigit => ("problem-id-check-digit", Vec::new()),
        ValueProblem::WrongIdKind => ("problem-id-is-iin", Vec::new()),
        ValueProblem::WrongMonth => {
            let month: String =
                raw.chars().filter(|c| !c.is_whitespace()).skip(2).take(2).collect();
            ("problem-id-month", vec![("month", month.into())])
        }
        ValueProblem::NotMrz => ("problem-mrz-shape", Vec::new()),
    }
}
