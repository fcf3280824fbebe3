//! The parts of a case file: head, facts, waivers, duties that are done.

use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;
use toml::de::DeValue;

use super::suggest;
use super::table::{CaseMistakes, Table, nearest};
use crate::domain::{Answer, DoneDuty, Facts, ValueProblem, Waiver};
use crate::rules::RuleBook;
use crate::rules::answer::{RawValue, parse_value};

pub(super) fn procedures(book: &RuleBook) -> Vec<String> {
    book.procedures.iter().map(|procedure| procedure.id.to_string()).collect()
}

pub(super) fn categories(book: &RuleBook) -> Vec<String> {
    book.categories.iter().map(|category| category.id.to_string()).collect()
}

pub(super) fn channels(book: &RuleBook) -> Vec<String> {
    book.channels.iter().map(|channel| channel.id.to_string()).collect()
}

/// The first parts of fact ids in book order, and whether the group repeats.
pub(crate) fn prefixes(book: &RuleBook) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = Vec::new();
    for question in &book.questions {
        let prefix = match (&question.group, question.id.as_str().split_once('.')) {
            (Some(group), _) => (group.to_string(), true),
            (None, Some((prefix, _))) => (prefix.to_owned(), false),
            (None, None) => continue,
        };
        if !found.contains(&prefix) {
            found.push(prefix);
        }
    }
    // A repeated group may share its name with single facts (`[[stay]]` and `stay.entered_on`):
    // the array carries both, single facts in its own table `[stay_now]` would be a second name.
    found
}

/// The case number; a missing one is a mistake.
pub(super) fn number(top: &mut Table<'_>, mistakes: &mut CaseMistakes) -> String {
    match top.take_text("number", mistakes) {
        Some((number, _)) if !number.trim().is_empty() => number.trim().to_owned(),
        Some((_, span)) => {
            mistakes.add(&span, "empty", vec![("key", "number".to_owned())], None);
            String::new()
        }
        None => {
            if !top.has("number") {
                mistakes.missing(top, "number");
            }
            String::new()
        }
    }
}

/// A key whose value is one of a known set.
pub(super) fn known<T: FromStr>(
    table: &mut Table<'_>,
    key: &str,
    mistakes: &mut CaseMistakes,
    words: &[String],
) -> Option<T> {
    let (text, span) = table.take_text(key, mistakes)?;
    known_word(key, &text, &span, mistakes, words)
}

fn known_word<T: FromStr>(
    key: &str,
    text: &str,
    span: &Range<usize>,
    mistakes: &mut CaseMistakes,
    words: &[String],
) -> Option<T> {
    if words.iter().any(|word| word == text) {
        return text.parse().ok();
    }
    let args = vec![("key", key.to_owned()), ("value", text.to_owned())];
    mistakes.add(span, "unknown-word", args, nearest(text, words));
    None
}

/// A date: a TOML date or a text.
pub(super) fn date(
    table: &mut Table<'_>,
    key: &str,
    mistakes: &mut CaseMistakes,
) -> Option<NaiveDate> {
    let (value, span) = table.take(key)?;
    let text = scalar(value).unwrap_or_default();
    let parsed = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(&text, "%d.%m.%Y"));
    if let Ok(day) = parsed {
        return Some(day);
    }
    mistakes.add(&span, "not-a-date", vec![("key", key.to_owned()), ("value", text)], None);
    None
}

/// A scalar as the text a person would type.
pub(super) fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        DeValue::Datetime(moment) => Some(moment.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The facts of one group that does not repeat.
pub(super) fn facts(
    top: &mut Table<'_>,
    prefix: &str,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
    facts: &mut Facts,
) {
    for mut table in top.take_tables(prefix, mistakes) {
        answers(&mut table, prefix, book, mistakes, facts);
    }
}

/// The records of a repeated group.
pub(super) fn records(
    top: &mut Table<'_>,
    prefix: &str,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
) -> Vec<Facts> {
    let mut records = Vec::new();
    for mut table in top.take_tables(prefix, mistakes) {
        let mut facts = Facts::default();
        answers(&mut table, prefix, book, mistakes, &mut facts);
        records.push(facts);
    }
    records
}

fn answers(
    table: &mut Table<'_>,
    prefix: &str,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
    facts: &mut Facts,
) {
    let mut names = Vec::new();
    for question in &book.questions {
        let Some((group, name)) = question.id.as_str().split_once('.') else { continue };
        if group != prefix {
            continue;
        }
        names.push(name.to_owned());
        let Some((value, span)) = table.take(name) else { continue };
        match scalar(value) {
            Some(text) => {
                let answer = parse_value(book, question, &RawValue::Text(text));
                match &answer {
                    Answer::Rejected { raw, problem: ValueProblem::NotAChoice } => {
                        suggest::choice(question, name, raw, &span, mistakes);
                    }
                    Answer::Rejected { raw, problem: ValueProblem::NotACountry } => {
                        suggest::country(book, name, raw, &span, mistakes);
                    }
                    // Any other wrong value (a mistyped IIN) is kept with its problem: the checks
                    // speak of it.
                    Answer::Rejected { raw, .. } => mistakes.hold(&span, name, raw),
                    Answer::Accepted(_) => {}
                }
                facts.set(question.id.clone(), answer);
            }
            None => mistakes.add(&span, "not-a-value", vec![("key", name.to_owned())], None),
        }
    }
    table.refuse_rest(&names, mistakes);
}

/// The keys of a waiver.
pub(crate) const WAIVER_KEYS: [&str; 4] = ["requirement", "by", "on", "reason"];

/// The keys of a duty that is done.
pub(crate) const DONE_KEYS: [&str; 2] = ["duty", "on"];

pub(super) fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The waivers.
pub(super) fn waivers(
    top: &mut Table<'_>,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
) -> Vec<Waiver> {
    let requirements: Vec<String> = book.requirements.keys().map(ToString::to_string).collect();
    let mut waivers = Vec::new();
    for mut table in top.take_tables("waiver", mistakes) {
        let requirement = known(&mut table, "requirement", mistakes, &requirements);
        let by = table.take_text("by", mistakes).map(|(text, _)| text.trim().to_owned());
        let reason = table.take_text("reason", mistakes).map(|(text, _)| text.trim().to_owned());
        let on = date(&mut table, "on", mistakes);
        for (key, there) in [
            ("requirement", table.has("requirement")),
            ("by", by.as_ref().is_some_and(|by| !by.is_empty())),
            ("on", table.has("on")),
            ("reason", reason.as_ref().is_some_and(|reason| !reason.is_empty())),
        ] {
            if !there {
                mistakes.missing(&table, key);
            }
        }
        table.refuse_rest(&owned(&WAIVER_KEYS), mistakes);
        if let (Some(requirement), Some(by), Some(on), Some(reason)) = (requirement, by, on, reason)
        {
            waivers.push(Waiver { requirement, by, on, reason });
        }
    }
    waivers
}

/// The duties that are marked as done.
pub(super) fn done(
    top: &mut Table<'_>,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
) -> Vec<DoneDuty> {
    let duties: Vec<String> = book.duties.keys().map(ToString::to_string).collect();
    let mut done: Vec<DoneDuty> = Vec::new();
    for mut table in top.take_tables("done", mistakes) {
        let duty = known(&mut table, "duty", mistakes, &duties);
        let on = date(&mut table, "on", mistakes);
        for key in DONE_KEYS.into_iter().filter(|key| !table.has(key)) {
            mistakes.missing(&table, key);
        }
        table.refuse_rest(&owned(&DONE_KEYS), mistakes);
        if let (Some(duty), Some(on)) = (duty, on) {
            let one = DoneDuty { duty, on };
            if done.iter().any(|known| known.duty == one.duty) {
                let args = vec![("value", one.duty.to_string())];
                mistakes.add(&table.span.clone(), "duty-twice", args, None);
            } else {
                done.push(one);
            }
        }
    }
    done
}
