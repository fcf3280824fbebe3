//! A TOML table that remembers its places, and the list of mistakes.

use std::fmt;
use std::ops::Range;

use crate::domain::Reason;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One mistake in a case file: a code of `session.ftl` with the words that fill its gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseMistake {
    /// Line, from 1.
    pub line: usize,
    /// The Fluent message `case-<code>`.
    pub code: &'static str,
    /// Gaps of the message.
    pub args: Vec<(&'static str, String)>,
    /// The word that was probably meant.
    pub suggestion: Option<String>,
}

/// Every mistake of one case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseMistakes {
    /// What the file is called.
    pub file: String,
    /// In the order of their lines.
    pub mistakes: Vec<CaseMistake>,
    /// Answers that are no values of their kind: the checks speak of them, unless the file cannot be
    /// checked at all.
    held: Vec<CaseMistake>,
    /// Byte offset of each line's beginning.
    lines: Vec<usize>,
}

impl fmt::Display for CaseMistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in &self.mistakes {
            writeln!(f, "{}:{}: {} {:?}", self.file, mistake.line, mistake.code, mistake.args)?;
        }
        Ok(())
    }
}

impl std::error::Error for CaseMistakes {}

impl CaseMistakes {
    /// No mistakes yet.
    pub fn new(file: &str, text: &str) -> Self {
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1))
            .collect();
        Self { file: file.to_owned(), mistakes: Vec::new(), held: Vec::new(), lines }
    }

    /// Whether the file is fine.
    pub fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// The line of a byte offset, from 1.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= offset).max(1)
    }

    /// Adds a mistake.
    pub(super) fn add(
        &mut self,
        span: &Range<usize>,
        code: &'static str,
        args: Vec<(&'static str, String)>,
        suggestion: Option<String>,
    ) {
        let line = self.line_of(span.start);
        self.insert(CaseMistake { line, code, args, suggestion });
    }

    /// Keeps a wrong answer until it is known whether the checks will be reached.
    pub(super) fn hold(&mut self, span: &Range<usize>, key: &str, typed: &str) {
        let line = self.line_of(span.start);
        let value = typed.lines().next().unwrap_or_default().to_owned();
        let args = vec![("key", key.to_owned()), ("value", value)];
        self.held.push(CaseMistake { line, code: "wrong-value", args, suggestion: None });
    }

    /// Where the file cannot be checked, wrong answers are told with the mistakes: all at once.
    pub(in crate::session) fn tell_held(&mut self) {
        if !self.is_empty() {
            for mistake in std::mem::take(&mut self.held) {
                self.insert(mistake);
            }
        }
    }

    fn insert(&mut self, mistake: CaseMistake) {
        let at = self.mistakes.partition_point(|earlier| earlier.line <= mistake.line);
        self.mistakes.insert(at, mistake);
    }

    /// The file is not TOML.
    pub(super) fn syntax(&mut self, err: &toml::de::Error) {
        let span = err.span().unwrap_or(0..0);
        // What follows on the same line comes from the first.
        let line = self.line_of(span.start);
        if self.mistakes.iter().any(|earlier| earlier.line == line) {
            return;
        }
        self.add(&span, "not-toml", vec![("reason", err.message().to_owned())], None);
    }

    /// A file named by the case is not there or cannot be read.
    pub(in crate::session) fn file_missing(
        &mut self,
        entry: &super::FileEntry,
        err: &std::io::Error,
    ) {
        let code = match err.kind() {
            std::io::ErrorKind::NotFound => "file-not-there",
            std::io::ErrorKind::IsADirectory => "file-is-a-folder",
            _ => "file-not-readable",
        };
        let args =
            vec![("path", entry.path.clone()), ("reason", Reason::from(err).key().to_owned())];
        self.insert(CaseMistake { line: entry.line, code, args, suggestion: None });
    }

    /// What a file's plan says of its pages cannot be, now that these are counted.
    pub(in crate::session) fn pages(
        &mut self,
        entry: &super::FileEntry,
        problem: crate::domain::page_plan::PlanProblem,
        page_count: u32,
    ) {
        let (code, mut args) = super::documents::told(problem);
        args.extend([("path", entry.path.clone()), ("count", page_count.to_string())]);
        self.insert(CaseMistake { line: entry.line, code, args, suggestion: None });
    }

    /// A file named by the case is not in its folder.
    pub(super) fn path_outside(&mut self, entry: &super::FileEntry) {
        let args = vec![("path", entry.path.clone())];
        let code = "path-outside";
        self.insert(CaseMistake { line: entry.line, code, args, suggestion: None });
    }

    /// A key that must be there is not.
    pub(super) fn missing(&mut self, table: &Table<'_>, key: &str) {
        self.add(&table.span, "missing", vec![("key", key.to_owned())], None);
    }
}

/// A table whose keys are taken out one by one; what is left at the end is unknown.
pub(super) struct Table<'t> {
    entries: &'t DeTable<'t>,
    taken: Vec<&'t str>,
    /// Where it stands.
    pub(super) span: Range<usize>,
}

/// A value and where it stands.
pub(super) type Placed<'t> = (&'t DeValue<'t>, Range<usize>);

impl<'t> Table<'t> {
    /// Nothing taken yet.
    pub(super) fn new(entries: &'t DeTable<'t>, span: Range<usize>) -> Self {
        Self { entries, taken: Vec::new(), span }
    }

    /// Whether the key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.get_ref().as_ref() == key)
    }

    /// Takes a value.
    pub(super) fn take(&mut self, key: &str) -> Option<Placed<'t>> {
        let (name, value) = self.entries.iter().find(|(name, _)| name.get_ref().as_ref() == key)?;
        self.taken.push(name.get_ref().as_ref());
        Some((value.get_ref(), value.span()))
    }

    /// Takes a text.
    pub(super) fn take_text(
        &mut self,
        key: &str,
        mistakes: &mut CaseMistakes,
    ) -> Option<(String, Range<usize>)> {
        let (value, span) = self.take(key)?;
        if let Some(text) = value.as_str() {
            return Some((text.to_owned(), span));
        }
        mistakes.add(&span, "not-a-text", vec![("key", key.to_owned())], None);
        None
    }

    /// Takes a yes or no.
    pub(super) fn take_bool(&mut self, key: &str, mistakes: &mut CaseMistakes) -> bool {
        let Some((value, span)) = self.take(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            mistakes.add(&span, "not-yes-or-no", vec![("key", key.to_owned())], None);
            false
        })
    }

    /// Takes an array of tables (or one table, read as an array of one).
    pub(super) fn take_tables(&mut self, key: &str, mistakes: &mut CaseMistakes) -> Vec<Table<'t>> {
        let Some((value, span)) = self.take(key) else { return Vec::new() };
        let mut tables = Vec::new();
        match value {
            DeValue::Array(items) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::Table(entries) => tables.push(Table::new(entries, item.span())),
                        _ => {
                            mistakes.add(
                                &item.span(),
                                "not-a-table",
                                vec![("key", key.to_owned())],
                                None,
                            );
                        }
                    }
                }
            }
            DeValue::Table(entries) => tables.push(Table::new(entries, span)),
            _ => mistakes.add(&span, "not-a-table", vec![("key", key.to_owned())], None),
        }
        tables
    }

    /// Names of the keys that nobody took, with their places.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&'t str, Range<usize>)> {
        self.entries
            .iter()
            .map(|(name, _): (&Spanned<_>, _)| (name.get_ref().as_ref(), name.span()))
            .filter(|(name, _)| !self.taken.contains(name))
    }

    /// Refuses what nobody took.
    pub(super) fn refuse_rest(&self, known: &[String], mistakes: &mut CaseMistakes) {
        for (name, span) in self.rest() {
            mistakes.add(
                &span,
                "unknown-key",
                vec![("key", name.to_owned())],
                nearest(name, known),
            );
        }
    }
}

/// The known word nearest to a typed one, if it is near enough to be meant.
pub(super) fn nearest(typed: &str, known: &[String]) -> Option<String> {
    known
        .iter()
        .map(|word| (strsim::jaro_winkler(typed, word), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word.clone())
}
