//! Filling the gaps of a text in one language.

use chrono::{Datelike as _, NaiveDate};

use super::filled::Run;
use crate::domain::{Answer, Case, FactId, Facts, Language, Value, ValueKind};
use crate::export::plan::texts::within_a_line;
use crate::export::words as said;
use crate::i18n::say;
use crate::rules::{BlankLength, CaseGap, GapFormat, Piece, RowGap, RuleBook};

/// What the gaps of a text are filled with.
pub(super) struct Gaps<'g> {
    pub(super) book: &'g RuleBook,
    pub(super) case: &'g Case,
    pub(super) language: Language,
    /// Documents of the pack, and their pages.
    pub(super) counts: (usize, u32),
    /// The record of a row; its facts come first.
    pub(super) record: Option<&'g Facts>,
    /// What the row of a table says.
    pub(super) row: &'g dyn Fn(RowGap) -> Vec<Run>,
    /// Whether a missing fact is told beside its blank; not where a label stands already.
    pub(super) is_labelled: bool,
}

impl Gaps<'_> {
    /// The text, its facts without a value told through `missing`.
    pub(super) fn fill(&self, pieces: &[Piece], missing: &mut dyn FnMut(&FactId)) -> Vec<Run> {
        let mut runs = Vec::new();
        self.add(pieces, &mut runs, missing);
        tidy(runs)
    }

    fn add(&self, pieces: &[Piece], runs: &mut Vec<Run>, missing: &mut dyn FnMut(&FactId)) {
        for piece in pieces {
            match piece {
                Piece::Words(words, bold) => join(runs, words, *bold),
                // No documents yet: the hand that counts them writes the number.
                Piece::Case(CaseGap::Documents | CaseGap::Pages, _) if self.counts.0 == 0 => {
                    runs.push(Run::Blank {
                        rule: blank(BlankLength::Short, self.language).to_owned(),
                        missing: None,
                    });
                }
                Piece::Case(gap, bold) => runs.push(Run::Words(self.case_gap(*gap), *bold)),
                Piece::Row(gap, bold) => runs.extend((self.row)(*gap).into_iter().map(|run| {
                    if let Run::Words(words, _) = run { Run::Words(words, *bold) } else { run }
                })),
                Piece::Blank(length) => {
                    runs.push(Run::Blank {
                        rule: blank(*length, self.language).to_owned(),
                        missing: None,
                    });
                }
                Piece::Optional(inner) => {
                    let mut facts = inner.iter().filter_map(|piece| match piece {
                        Piece::Fact(fact, ..) => Some(fact),
                        Piece::Words(..)
                        | Piece::Case(..)
                        | Piece::Row(..)
                        | Piece::Blank(_)
                        | Piece::Optional(_) => None,
                    });
                    if facts.all(|fact| self.value(fact).is_some()) {
                        self.add(inner, runs, missing);
                    }
                }
                Piece::Fact(fact, format, bold) => {
                    if let Some(text) = self.fact(fact, *format) {
                        runs.push(Run::Words(text, *bold));
                    } else {
                        missing(fact);
                        runs.push(self.unknown(fact));
                    }
                }
            }
        }
    }

    fn value(&self, fact: &FactId) -> Option<&Value> {
        let own = self.record.and_then(|record| record.value(fact));
        own.or_else(|| self.case.facts.value(fact))
    }

    fn fact(&self, fact: &FactId, format: GapFormat) -> Option<String> {
        let question = self.book.question(fact)?;
        let value = self.value(fact)?;
        let plain =
            || said::value(self.book, question, &Answer::Accepted(value.clone()), self.language);
        Some(match (value, format) {
            (Value::Date(day), GapFormat::Short) => said::date_short(*day, self.language),
            (Value::Date(day), GapFormat::On) => date("letter-date-on", *day, self.language),
            (Value::Date(day), GapFormat::Until) => date("letter-date-until", *day, self.language),
            (Value::Date(day), GapFormat::Of) => date("letter-date-of", *day, self.language),
            (Value::Date(day), GapFormat::From) => date("letter-date-from", *day, self.language),
            (Value::Date(day), GapFormat::Plain | GapFormat::Upper | GapFormat::Within) => {
                date("letter-date", *day, self.language)
            }
            (Value::Choice(_), GapFormat::Within) => within_a_line(&plain()),
            (Value::Bool(_), GapFormat::Within) => plain().to_lowercase(),
            (
                Value::Bool(_)
                | Value::Choice(_)
                | Value::Text(_)
                | Value::Country(_)
                | Value::Number(_)
                | Value::Iin(_)
                | Value::Bin(_)
                | Value::Mrz(_),
                format,
            ) => match format {
                GapFormat::Upper => plain().to_uppercase(),
                GapFormat::Plain
                | GapFormat::Within
                | GapFormat::Short
                | GapFormat::On
                | GapFormat::Until
                | GapFormat::Of
                | GapFormat::From => plain(),
            },
        })
    }

    /// The blank of a fact that the case does not know.
    fn unknown(&self, fact: &FactId) -> Run {
        let question = self.book.question(fact);
        let rule = match question.map(|question| question.kind) {
            Some(ValueKind::Date) => blank(BlankLength::Date, self.language),
            Some(ValueKind::Bool | ValueKind::Number) => blank(BlankLength::Short, self.language),
            Some(ValueKind::Mrz) => blank(BlankLength::Line, self.language),
            Some(
                ValueKind::Choice
                | ValueKind::Text
                | ValueKind::LatinName
                | ValueKind::Country
                | ValueKind::Iin
                | ValueKind::Bin,
            )
            | None => blank(BlankLength::Name, self.language),
        };
        let label = question.map_or_else(
            || fact.to_string(),
            |question| question.label.in_language(self.language).to_owned(),
        );
        let label = if self.is_labelled { label } else { String::new() };
        Run::Blank { rule: rule.to_owned(), missing: Some((fact.clone(), label)) }
    }

    fn case_gap(&self, gap: CaseGap) -> String {
        let language = self.language;
        let title = |found: Option<&crate::domain::LocalizedText>| {
            found.map(|title| title.in_language(language).to_owned()).unwrap_or_default()
        };
        match gap {
            CaseGap::Number => self.case.number.clone(),
            CaseGap::Procedure => {
                title(self.book.procedure(&self.case.procedure).map(|it| &it.title))
            }
            CaseGap::Category => {
                let id = self.case.category.as_ref();
                title(id.and_then(|id| self.book.category(id)).map(|it| &it.title))
            }
            CaseGap::Channel => {
                let id = self.case.channel.as_ref();
                title(id.and_then(|id| self.book.channel(id)).map(|it| &it.title))
            }
            CaseGap::Documents => self.counts.0.to_string(),
            CaseGap::Pages => self.counts.1.to_string(),
        }
    }
}

/// A date as letters write it; its month in the case that the sentence needs.
fn date(pattern: &str, day: NaiveDate, language: Language) -> String {
    let month = match pattern {
        "letter-date-on" => "letter-month-on",
        "letter-date-until" => "letter-month-until",
        "letter-date-of" => "letter-month-of",
        "letter-date-from" => "letter-month-from",
        _ => "month",
    };
    let gaps = [
        ("day", day.day().into()),
        ("month", say(language, month, &[("n", day.month().into())]).into()),
        ("year", i64::from(day.year()).to_string().into()),
    ];
    say(language, pattern, &gaps)
}

/// What is drawn where a hand is to write.
const fn blank(length: BlankLength, language: Language) -> &'static str {
    match length {
        BlankLength::Short => "________",
        BlankLength::Date => match language {
            Language::En => "____\u{a0}_______________\u{a0}20__",
            Language::Ru | Language::Kk => "«___»\u{a0}____________\u{a0}20__",
        },
        BlankLength::Name => "______________________",
        BlankLength::Line => "________________________________________",
    }
}

/// Adds words of the rule book. Where a part between them was left out, its space goes with it: no doubled
/// space stays, and none before a full stop or comma. What the user wrote is not touched.
fn join(runs: &mut Vec<Run>, words: &str, bold: bool) {
    let mut words = words;
    if let Some(Run::Words(before, _)) = runs.last_mut()
        && before.ends_with(' ')
    {
        words = words.trim_start_matches(' ');
        if words.starts_with([',', '.']) {
            before.truncate(before.trim_end_matches(' ').len());
        }
    }
    runs.push(Run::Words(words.to_owned(), bold));
}

/// Joins equal stretches and takes the space from both ends.
fn tidy(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        match (out.last_mut(), run) {
            (Some(Run::Words(before, is)), Run::Words(words, bold)) if *is == bold => {
                before.push_str(&words);
            }
            (_, run) => out.push(run),
        }
    }
    if let Some(Run::Words(first, _)) = out.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Run::Words(last, _)) = out.last_mut() {
        *last = last.trim_end().to_owned();
    }
    out.retain(|run| !matches!(run, Run::Words(words, _) if words.is_empty()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(parts: &[(&str, bool)]) -> String {
        let mut runs = Vec::new();
        for (part, is_template) in parts {
            if *is_template {
                join(&mut runs, part, false);
            } else {
                runs.push(Run::Words((*part).to_owned(), false));
            }
        }
        let told = tidy(runs).into_iter().map(|run| match run {
            Run::Words(words, _) => words,
            Run::Blank { rule, .. } => rule,
        });
        told.collect()
    }

    #[test]
    fn a_part_left_out_takes_its_space_along() {
        assert_eq!(said(&[("who works ", true), (" here", true)]), "who works here");
        assert_eq!(said(&[("who works ", true), (", here", true)]), "who works, here");
        assert_eq!(said(&[(" from ", true), (" .", true)]), "from.");
    }

    #[test]
    fn what_the_user_wrote_stays_as_it_is() {
        let told = said(&[("of ", true), ("ТОО Студия .KZ  и К", false), (" asks.", true)]);
        assert_eq!(told, "of ТОО Студия .KZ  и К asks.");
    }
}
