//! From what was typed to an [`Answer`], by the kind of the question. Nothing typed is ever lost: what
//! is not a value of its kind is kept as typed, with the reason.

use std::str::FromStr;

use chrono::NaiveDate;

use super::rule_book::{Country, Question, RuleBook};
use crate::domain::{Answer, Bin, CountryCode, Iin, Language, Mrz, Value, ValueKind, ValueProblem};

/// An answer as a file or a person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawValue {
    /// A text.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A civil date.
    Date(NaiveDate),
}

impl RawValue {
    /// The same as text, the way it would be typed.
    pub fn as_typed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }

    /// A value of a TOML file; `None` for what cannot be an answer (a table, a list, a time of day).
    pub fn from_toml(value: &toml::Value) -> Option<Self> {
        match value {
            toml::Value::String(text) => Some(Self::Text(text.clone())),
            toml::Value::Boolean(value) => Some(Self::Bool(*value)),
            toml::Value::Integer(number) => Some(Self::Integer(*number)),
            toml::Value::Datetime(moment) => {
                let date = moment.date.filter(|_| moment.time.is_none())?;
                let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
                NaiveDate::from_ymd_opt(year, month, day).map(Self::Date)
            }
            toml::Value::Float(_) | toml::Value::Array(_) | toml::Value::Table(_) => None,
        }
    }
}

impl From<&str> for RawValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Parses what was typed by the kind of the question.
pub fn parse_value(book: &RuleBook, question: &Question, raw: &RawValue) -> Answer {
    match value(book, question, raw) {
        Ok(value) => Answer::Accepted(value),
        Err(problem) => Answer::Rejected { raw: raw.as_typed(), problem },
    }
}

fn value(book: &RuleBook, question: &Question, raw: &RawValue) -> Result<Value, ValueProblem> {
    match question.kind {
        ValueKind::Bool => yes_or_no(raw).map(Value::Bool).ok_or(ValueProblem::NotBool),
        ValueKind::Date => date(raw).map(Value::Date).ok_or(ValueProblem::NotADate),
        ValueKind::Number => {
            let number = number(raw).ok_or(ValueProblem::NotANumber)?;
            match question.range {
                Some((least, greatest)) if !(least..=greatest).contains(&number) => {
                    Err(ValueProblem::OutOfRange)
                }
                Some(_) | None => Ok(Value::Number(number)),
            }
        }
        ValueKind::Choice => choice(question, &typed(raw)?),
        ValueKind::Text => Ok(Value::Text(one_line(&typed(raw)?))),
        ValueKind::LatinName => latin_name(&one_line(&typed(raw)?)).map(Value::Text),
        ValueKind::Country => country(book, &typed(raw)?)
            .map(|country| Value::Country(country.code))
            .ok_or(ValueProblem::NotACountry),
        ValueKind::Iin => Iin::from_str(&typed(raw)?).map(Value::Iin).map_err(ValueProblem::from),
        ValueKind::Bin => Bin::from_str(&typed(raw)?).map(Value::Bin).map_err(ValueProblem::from),
        ValueKind::Mrz => {
            Mrz::from_str(&typed(raw)?).map(Value::Mrz).map_err(|error| ValueProblem::from(&error))
        }
    }
}

/// The text, which must not be empty.
fn typed(raw: &RawValue) -> Result<String, ValueProblem> {
    let text = raw.as_typed();
    let text = text.trim();
    if text.is_empty() { Err(ValueProblem::Empty) } else { Ok(text.to_owned()) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn yes_or_no(raw: &RawValue) -> Option<bool> {
    const YES: &[&str] = &["true", "yes", "да", "иә", "ия", "1"];
    const NO: &[&str] = &["false", "no", "нет", "жоқ", "0"];
    match raw {
        RawValue::Bool(value) => Some(*value),
        RawValue::Text(text) => {
            let text = text.trim().to_lowercase();
            match (YES.contains(&text.as_str()), NO.contains(&text.as_str())) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            }
        }
        RawValue::Integer(_) | RawValue::Date(_) => None,
    }
}

fn number(raw: &RawValue) -> Option<i64> {
    match raw {
        RawValue::Integer(number) => Some(*number),
        RawValue::Text(text) => {
            let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            digits.parse().ok()
        }
        RawValue::Bool(_) | RawValue::Date(_) => None,
    }
}

/// `2026-11-02` or `02.11.2026`; four digits for the year, no other order, nothing guessed.
fn date(raw: &RawValue) -> Option<NaiveDate> {
    let text = match raw {
        RawValue::Date(date) => return Some(*date),
        RawValue::Text(text) => text.trim(),
        RawValue::Bool(_) | RawValue::Integer(_) => "",
    };
    let parts = |separator| -> Option<[&str; 3]> {
        text.split(separator).collect::<Vec<_>>().try_into().ok()
    };
    let iso = parts('-');
    let [year, month, day] =
        iso.or_else(|| parts('.').map(|[day, month, year]| [year, month, day]))?;
    let digits = |part: &str, longest: usize| {
        let fits = (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let year = digits(year, 4).filter(|year| *year >= 1000)?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
}

/// A choice by its id or by its words in any language.
fn choice(question: &Question, text: &str) -> Result<Value, ValueProblem> {
    let wanted = text.to_lowercase();
    let by_words = |label: &crate::domain::LocalizedText| {
        Language::ALL.iter().any(|language| label.in_language(*language).to_lowercase() == wanted)
    };
    let mut choices = question.choices.iter();
    let found = choices
        .find(|choice| choice.id.as_str() == text)
        .or_else(|| question.choices.iter().find(|choice| by_words(&choice.label)));
    found.map(|choice| Value::Choice(choice.id.clone())).ok_or(ValueProblem::NotAChoice)
}

/// A name as the machine readable zone can carry it (ICAO 9303-3, 4.6): Latin letters with their
/// marks, space, hyphen, apostrophe, full stop.
fn latin_name(text: &str) -> Result<String, ValueProblem> {
    let latin = |c: char| {
        c.is_ascii_alphabetic() || (c.is_alphabetic() && ('\u{c0}'..='\u{24f}').contains(&c))
    };
    let fits = |c: char| latin(c) || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    if text.chars().all(fits) && text.chars().any(latin) {
        Ok(text.to_owned())
    } else {
        Err(ValueProblem::NotLatin)
    }
}

/// A country by alpha-2, alpha-3, a code of ICAO 9303 part 3, or its name in any of the languages.
pub fn country<'b>(book: &'b RuleBook, text: &str) -> Option<&'b Country> {
    let text = text.trim();
    let code = text.to_ascii_uppercase();
    if let Ok(alpha2) = code.parse::<CountryCode>()
        && let Some(country) = book.countries.get(&alpha2)
    {
        return Some(country);
    }
    let by_code = |country: &&Country| country.alpha3 == code || country.icao.contains(&code);
    let name = text.to_lowercase();
    let by_name = |country: &&Country| {
        let same = |language: &Language| country.name.in_language(*language).to_lowercase() == name;
        Language::ALL.iter().any(same)
    };
    book.countries.values().find(by_code).or_else(|| book.countries.values().find(by_name))
}
