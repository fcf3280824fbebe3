//! Reading TOML with places: every value knows its file and line, and a wrong one is written down
//! instead of stopping the reading. So all errors of all files come out at once.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::{Kind, Log};
use super::{LoadError, nearest};
use crate::domain::LocalizedText;
use crate::rules::answer::RawValue;

/// A file and where its lines begin.
pub(super) struct FileText<'a> {
    /// The path, as in messages.
    pub(super) path: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> FileText<'a> {
    /// Finds the lines of a text.
    pub(super) fn new(path: &'a str, text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { path, line_starts }
    }

    /// The line (from 1) of a byte offset.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).max(1)
    }
}

/// Where something stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) file: &'a FileText<'a>,
    pub(super) offset: usize,
}

impl Place<'_> {
    /// An error at this place.
    pub(super) fn error(self, message: impl Into<String>, suggestion: Option<String>) -> LoadError {
        LoadError {
            file: self.file.path.to_owned(),
            line: self.file.line(self.offset),
            message: message.into(),
            suggestion,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file.path, self.file.line(self.offset))
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    value: &'a DeValue<'a>,
    pub(super) place: Place<'a>,
    pub(super) log: &'a Log<'a>,
}

impl<'a> Cell<'a> {
    /// Writes down an error here.
    pub(super) fn error(&self, message: impl Into<String>) {
        self.log.error(self.place.error(message, None));
    }

    fn wrong(&self, expected: &str) {
        self.error(format!("expected {expected}, found {}", article(self.value.type_str())));
    }

    /// A text.
    pub(super) fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong("a text");
        }
        text
    }

    /// Yes or no.
    pub(super) fn boolean(&self) -> Option<bool> {
        let value = self.value.as_bool();
        if value.is_none() {
            self.wrong("true or false");
        }
        value
    }

    /// A whole number.
    pub(super) fn integer(&self) -> Option<i64> {
        let Some(digits) = self.value.as_integer() else {
            self.wrong("a whole number");
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        if number.is_none() {
            self.error("the number is too large");
        }
        number
    }

    /// A whole number that is not negative and not absurd.
    pub(super) fn count(&self) -> Option<u32> {
        let number = u32::try_from(self.integer()?).ok().filter(|number| *number <= 100_000);
        if number.is_none() {
            self.error("expected a number from 0 to 100000");
        }
        number
    }

    /// A civil date.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        let date = civil_date(self.value);
        if date.is_none() {
            self.wrong("a date like 2026-11-22");
        }
        date
    }

    /// An answer as somebody writes it.
    pub(super) fn raw_value(&self) -> Option<RawValue> {
        let value = match self.value {
            DeValue::String(text) => Some(RawValue::Text(text.to_string())),
            DeValue::Boolean(value) => Some(RawValue::Bool(*value)),
            DeValue::Integer(_) => return self.integer().map(RawValue::Integer),
            DeValue::Datetime(_) => civil_date(self.value).map(RawValue::Date),
            DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => None,
        };
        if value.is_none() {
            self.wrong("an answer: true, a number, a date or a text");
        }
        value
    }

    /// A list.
    pub(super) fn list(&self) -> Vec<Cell<'a>> {
        let Some(items) = self.value.as_array() else {
            self.wrong("a list");
            return Vec::new();
        };
        items.iter().map(|item| cell(item, self.place.file, self.log)).collect()
    }

    /// Whether it is a table.
    pub(super) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// A table.
    pub(super) fn row(&self, what: &'static str) -> Option<Row<'a>> {
        let Some(table) = self.value.as_table() else {
            self.wrong("a table { … }");
            return None;
        };
        Some(Row::new(table, self.place, self.log, what))
    }

    /// A text in all three languages.
    pub(super) fn localized(&self) -> Option<LocalizedText> {
        let row = self.row("text")?;
        let words = row.words();
        row.done();
        words
    }

    /// One of a fixed set of words.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let suggestion = nearest(text, all.iter().copied())
                .map_or_else(|| format!("use one of {}", all.join(", ")), super::did_you_mean);
            self.log.error(self.place.error(format!("unknown word \"{text}\""), Some(suggestion)));
        }
        found
    }

    /// An id, not checked against anything.
    pub(super) fn id<T: FromStr<Err: fmt::Display>>(&self) -> Option<T> {
        let text = self.text()?;
        text.parse().map_err(|error| self.error(format!("{error}"))).ok()
    }

    /// An id of something that must exist in the book.
    pub(super) fn reference<T: FromStr<Err: fmt::Display>>(&self, kind: Kind) -> Option<T> {
        let id = self.id()?;
        self.log.refer(kind, self.text()?, self.place);
        Some(id)
    }

    /// A list of ids of things that must exist in the book.
    pub(super) fn references<T: FromStr<Err: fmt::Display>>(&self, kind: Kind) -> Vec<T> {
        self.list().iter().filter_map(|item| item.reference(kind)).collect()
    }
}

/// A table, its place, and the keys that were asked for.
pub(super) struct Row<'a> {
    table: &'a DeTable<'a>,
    pub(super) place: Place<'a>,
    pub(super) log: &'a Log<'a>,
    what: &'static str,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Row<'a> {
    /// A row over a table; `what` names it in messages.
    pub(super) fn new(
        table: &'a DeTable<'a>,
        place: Place<'a>,
        log: &'a Log<'a>,
        what: &'static str,
    ) -> Self {
        Self { table, place, log, what, asked: RefCell::new(Vec::new()) }
    }

    /// Writes down an error at the row.
    pub(super) fn error(&self, message: impl Into<String>) {
        self.log.error(self.place.error(message, None));
    }

    /// The value of a key that may be left out.
    pub(super) fn optional(&self, key: &'static str) -> Option<Cell<'a>> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        let place = Place { file: self.place.file, offset: name.span().start };
        Some(Cell { value: value.get_ref(), place, log: self.log })
    }

    /// The value of a key that must be there.
    pub(super) fn required(&self, key: &'static str) -> Option<Cell<'a>> {
        let cell = self.optional(key);
        if cell.is_none() {
            let nearby = self.table.keys().map(|name| name.get_ref().as_ref());
            let suggestion = nearest(key, nearby)
                .filter(|name| !self.asked.borrow().contains(name))
                .map(|name| format!("is \"{name}\" meant to be it?"));
            let message = format!("{} lacks \"{key}\"", self.what);
            self.log.error(self.place.error(message, suggestion));
        }
        cell
    }

    /// The rows of an array of tables that may be left out.
    pub(super) fn rows(&self, key: &'static str, what: &'static str) -> Vec<Row<'a>> {
        let cells = self.optional(key).map(|cell| cell.list()).unwrap_or_default();
        cells.iter().filter_map(|cell| cell.row(what)).collect()
    }

    /// The text that the row itself is, in three languages.
    pub(super) fn words(&self) -> Option<LocalizedText> {
        let part = |key| {
            let cell = self.required(key)?;
            let text = cell.text()?.trim();
            if text.is_empty() {
                cell.error(format!("the text is empty in language {key}"));
            }
            Some(text.to_owned())
        };
        let (en, ru, kk) = (part("en"), part("ru"), part("kk"));
        Some(LocalizedText { en: en?, ru: ru?, kk: kk? })
    }

    /// A required text in three languages.
    pub(super) fn localized(&self, key: &'static str) -> Option<LocalizedText> {
        self.required(key)?.localized()
    }

    /// A list of texts in three languages that may be left out.
    pub(super) fn localized_list(&self, key: &'static str) -> Vec<LocalizedText> {
        let cells = self.optional(key).map(|cell| cell.list()).unwrap_or_default();
        cells.iter().filter_map(Cell::localized).collect()
    }

    /// A yes/no key that may be left out.
    pub(super) fn flag(&self, key: &'static str, default: bool) -> bool {
        self.optional(key).and_then(|cell| cell.boolean()).unwrap_or(default)
    }

    /// A list of references that may be left out.
    pub(super) fn references<T: FromStr<Err: fmt::Display>>(
        &self,
        key: &'static str,
        kind: Kind,
    ) -> Vec<T> {
        self.optional(key).map(|cell| cell.references(kind)).unwrap_or_default()
    }

    /// A list of dates that may be left out.
    pub(super) fn dates(&self, key: &'static str) -> Vec<NaiveDate> {
        let cells = self.optional(key).map(|cell| cell.list()).unwrap_or_default();
        cells.iter().filter_map(Cell::date).collect()
    }

    /// The id that the row defines.
    pub(super) fn defined<T: FromStr<Err: fmt::Display>>(&self, kind: Kind) -> Option<T> {
        let cell = self.required("id")?;
        let id = cell.id()?;
        self.log.define(kind, cell.text()?, cell.place);
        Some(id)
    }

    /// All keys with their values, in the order of the file; for tables whose keys are ids.
    pub(super) fn entries(&self) -> Vec<(&'a str, Cell<'a>)> {
        let mut entries: Vec<(&'a str, Cell<'a>)> = Vec::new();
        for (name, value) in self.table {
            let place = Place { file: self.place.file, offset: name.span().start };
            let value = Cell { value: value.get_ref(), place, log: self.log };
            entries.push((name.get_ref().as_ref(), value));
        }
        entries.sort_by_key(|(_, value)| value.place.offset);
        entries
    }

    /// Those of the keys that are there; asks for all of them.
    pub(super) fn any_of(&self, keys: &[&'static str]) -> Vec<(&'static str, Cell<'a>)> {
        keys.iter().filter_map(|key| Some((*key, self.optional(key)?))).collect()
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn done(&self) {
        let asked = self.asked.borrow();
        for name in self.table.keys() {
            let key = name.get_ref().as_ref();
            if asked.contains(&key) {
                continue;
            }
            let place = Place { file: self.place.file, offset: name.span().start };
            let suggestion = nearest(key, asked.iter().copied()).map(super::did_you_mean);
            let message = format!("unknown key \"{key}\" in {}", self.what);
            self.log.error(place.error(message, suggestion));
        }
    }
}

fn cell<'a>(item: &'a Spanned<DeValue<'a>>, file: &'a FileText<'a>, log: &'a Log<'a>) -> Cell<'a> {
    Cell { value: item.get_ref(), place: Place { file, offset: item.span().start }, log }
}

fn civil_date(value: &DeValue<'_>) -> Option<NaiveDate> {
    let moment = value.as_datetime()?;
    let date = moment.date.filter(|_| moment.time.is_none() && moment.offset.is_none())?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

fn article(kind: &str) -> String {
    match kind.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("an {kind}"),
        Some(_) | None => format!("a {kind}"),
    }
}
