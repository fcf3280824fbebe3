//! A date as it is typed: three texts, read in any of the three languages. Nothing is guessed: two-digit years
//! and impossible days are problems, and what was typed stays as it is.

use chrono::{Datelike, NaiveDate};

use crate::domain::Language;
use crate::i18n::{Value, say};

/// Day, month and year as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateEntry {
    /// "1", "01".
    pub day: String,
    /// "3", "March", "марта", "наурыз", "Mar".
    pub month: String,
    /// "1990".
    pub year: String,
}

/// What keeps three texts from being a date; the most urgent problem comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Parts are missing: day, month, year.
    Missing {
        /// No day.
        day: bool,
        /// No month.
        month: bool,
        /// No year.
        year: bool,
    },
    /// The day is no number from 1 to 31.
    Day,
    /// The month is neither a number from 1 to 12 nor a name in one of the three languages.
    Month,
    /// The year has not four digits.
    Year,
    /// That month has no such day.
    NoSuchDay,
}

impl DateProblem {
    /// Whether day, month, year are the wrong parts.
    pub fn parts(self) -> [bool; 3] {
        match self {
            Self::Missing { day, month, year } => [day, month, year],
            Self::Day | Self::NoSuchDay => [true, false, false],
            Self::Month => [false, true, false],
            Self::Year => [false, false, true],
        }
    }

    /// The words for it.
    pub fn text(self, language: Language) -> String {
        let key = match self {
            Self::Missing { day: false, month: true, year: true } => {
                "widget-date-month-year-missing"
            }
            Self::Missing { day: true, month: false, year: true } => "widget-date-day-year-missing",
            Self::Missing { day: true, month: true, year: false } => {
                "widget-date-day-month-missing"
            }
            Self::Missing { day: true, month: false, year: false } => "widget-date-day-missing",
            Self::Missing { day: false, month: true, year: false } => "widget-date-month-missing",
            Self::Missing { day: false, month: false, year: true } => "widget-date-year-missing",
            Self::Missing { .. } => "widget-date-missing",
            Self::Day => "widget-date-day-wrong",
            Self::Month => "widget-date-month-wrong",
            Self::Year => "widget-date-year-wrong",
            Self::NoSuchDay => "widget-date-no-such-day",
        };
        say(language, key, &[])
    }
}

impl DateEntry {
    /// A date to be edited, its month by name.
    pub fn of(date: NaiveDate, language: Language) -> Self {
        let month = say(language, "month", &[("n", Value::from(date.month()))]);
        Self { day: date.day().to_string(), month, year: date.year().to_string() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].into_iter().all(|part| part.trim().is_empty())
    }

    /// The date; `None` while nothing was typed.
    pub fn date(&self) -> Result<Option<NaiveDate>, DateProblem> {
        if self.is_empty() {
            return Ok(None);
        }
        let lacks = |part: &str| part.trim().is_empty();
        let (day, month, year) = (lacks(&self.day), lacks(&self.month), lacks(&self.year));
        if day || month || year {
            return Err(DateProblem::Missing { day, month, year });
        }
        let day: u32 =
            self.day.trim().trim_end_matches('.').parse().map_err(|_| DateProblem::Day)?;
        if !(1..=31).contains(&day) {
            return Err(DateProblem::Day);
        }
        let month = month_number(&self.month).ok_or(DateProblem::Month)?;
        let year_text = self.year.trim();
        if year_text.len() != 4 || !year_text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DateProblem::Year);
        }
        let year: i32 = year_text.parse().map_err(|_| DateProblem::Year)?;
        NaiveDate::from_ymd_opt(year, month, day).map(Some).ok_or(DateProblem::NoSuchDay)
    }
}

/// 1 to 12, or the name of a month in English, Russian or Kazakh, shortened to three letters at least.
pub fn month_number(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    if let Ok(number) = text.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    if text.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for number in 1..=12_u32 {
        let names = Language::ALL.iter().flat_map(|language| {
            ["month", "month-short", "widget-month-name"]
                .map(|key| say(*language, key, &[("n", Value::from(number))]).to_lowercase())
        });
        for name in names {
            if name == text {
                return Some(number);
            }
            if name.starts_with(&text) && found != Some(number) {
                if found.is_some() {
                    return None; // two months begin like this
                }
                found = Some(number);
            }
        }
    }
    found
}
