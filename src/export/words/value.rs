//! Answers in words, and a case in a few lines.

use super::{amounts, dates, lookup};
use crate::domain::{Answer, Case, Language, Value};
use crate::i18n::say;
use crate::rules::{Question, RuleBook};

/// An answer as it is shown and printed. Dates are in figures in Russian and Kazakh and written out in
/// English, where the order of the figures would be doubtful. A refused answer is shown as typed.
pub fn value(book: &RuleBook, question: &Question, answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Accepted(value) => accepted(book, question, value, language),
        Answer::Rejected { raw, .. } => raw.clone(),
    }
}

fn accepted(book: &RuleBook, question: &Question, value: &Value, language: Language) -> String {
    match value {
        Value::Bool(true) => say(language, "yes", &[]),
        Value::Bool(false) => say(language, "no", &[]),
        Value::Choice(id) => question
            .choices
            .iter()
            .find(|choice| choice.id == *id)
            .map_or_else(|| id.to_string(), |it| it.label.in_language(language).to_owned()),
        Value::Text(text) => text.clone(),
        Value::Date(day) => dates::date_short(*day, language),
        Value::Country(code) => lookup::country(book, *code, language),
        Value::Number(number) => amounts::number(*number),
        Value::Iin(iin) => iin.to_string(),
        Value::Bin(bin) => bin.to_string(),
        Value::Mrz(mrz) => mrz.to_string(),
    }
}

/// Number, person, procedure, category and place of filing, one line each.
pub fn case_lines(book: &RuleBook, case: &Case, language: Language) -> Vec<String> {
    let mut lines = vec![say(language, "case-number", &[("number", (&case.number).into())])];
    let person: Vec<String> = (book.profiles.first().into_iter())
        .flat_map(|profile| &profile.name_facts)
        .filter_map(|fact| {
            let value = case.facts.value(fact)?;
            Some(accepted(book, book.question(fact)?, value, language))
        })
        .collect();
    let rows = [
        ("case-person", (!person.is_empty()).then(|| person.join(" "))),
        ("case-procedure", Some(lookup::procedure(book, &case.procedure, language))),
        ("case-category", case.category.as_ref().map(|id| lookup::category(book, id, language))),
        ("case-channel", case.channel.as_ref().map(|id| lookup::channel(book, id, language))),
    ];
    for (label, value) in rows {
        let Some(value) = value else { continue };
        let gaps = [("label", say(language, label, &[]).into()), ("value", value.into())];
        lines.push(say(language, "case-row", &gaps));
    }
    lines
}
