//! From the texts of `forms/` to a [`RuleBook`]. No file system: the input is a list of paths and
//! texts, and every error of every file comes out at once, with file, line and a suggestion.

mod catalogue;
mod checklist;
mod condition;
mod draft;
mod example;
mod heads;
mod letters;
mod names;
mod reader;

use std::fmt;

use toml::de::DeTable;

use self::draft::Draft;
use self::names::Log;
use self::reader::{FileText, Place, Row};
use super::rule_book::RuleBook;

/// One error in the data files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoadError {
    /// The path as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, ", {suggestion}"),
            None => Ok(()),
        }
    }
}

/// Everything that is wrong with the data files, by file and line; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadErrors(pub Vec<LoadError>);

impl fmt::Display for LoadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadErrors {}

/// Reads the data files: pairs of path and text. The folder a file stands in says what it is:
/// `procedures`, `trp`, `profiles`, `letters`; all others hold general tables.
pub fn load(files: &[(String, String)]) -> Result<RuleBook, LoadErrors> {
    let mut files: Vec<&(String, String)> = files.iter().collect();
    files.sort();
    let parsed: Vec<_> = files
        .iter()
        .map(|(path, text)| (FileText::new(path, text), DeTable::parse_recoverable(text)))
        .collect();
    let log = Log::default();
    let mut draft = Draft::default();
    for (file, (table, errors)) in &parsed {
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            log.error(Place { file, offset }.error(error.message(), None));
        }
        if !errors.is_empty() {
            continue;
        }
        let place = Place { file, offset: 0 };
        let row = |what| Row::new(table.get_ref(), place, &log, what);
        match file.path.rsplit(['/', '\\']).nth(1) {
            Some("procedures") => heads::procedure(&row("procedure"), &mut draft),
            Some("trp") => heads::category(&row("category"), &mut draft),
            Some("profiles") => heads::profile(&row("profile"), &mut draft),
            Some("letters") => letters::letter(&row("letter"), &mut draft),
            Some(_) | None => catalogue::read(&row("file"), &mut draft),
        }
    }
    let questions = draft.questions.clone();
    let parameters: Vec<_> = draft.parameters.iter().map(|it| (it.id.clone(), it.unit)).collect();
    let book = draft.finish(|error| log.error(error));
    let errors = log.check(&questions, &parameters);
    match book {
        Some(book) if errors.is_empty() => Ok(book),
        Some(_) | None => Err(LoadErrors(errors)),
    }
}

/// The word that was probably meant, if one is near enough.
fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let near = |other: &'w str| {
        let distance = strsim::damerau_levenshtein(word, other);
        let allowed = word.chars().count().max(3) / 3;
        (distance <= allowed).then_some((distance, other))
    };
    known.filter_map(near).min().map(|(_, word)| word)
}

fn did_you_mean(word: &str) -> String {
    format!("did you mean \"{word}\"?")
}
