//! `case.toml`: a case as a person writes it. All mistakes of a file are told at once, each with its
//! line and, where a word is nearly right, the word that was probably meant.
//!
//! The shape follows the rule book: one table per group of facts (`[applicant] surname = "…"` is the
//! fact `applicant.surname`), repeated groups as arrays of tables (`[[stay]]`), then `[[document]]`,
//! `[[waiver]]`, `[[done]]` and `[[letter_edit]]`. The published schema ([`super::schema`]) says the same to an editor.

mod documents;
mod letters;
mod parts;
mod suggest;
mod table;

use chrono::NaiveDate;

use crate::domain::{Case, GroupId, PagePlan, Password};
use crate::rules::RuleBook;
use table::Table;

pub(crate) use documents::{DOCUMENT_KEYS, FORMS, LEGALISATIONS};
pub(crate) use letters::EDIT_KEYS;
pub(crate) use parts::prefixes;
pub use table::{CaseMistake, CaseMistakes};

/// A file named by `case.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Relative to the case folder, with `/`.
    pub path: String,
    /// The password that opens it.
    pub password: Option<Password>,
    /// Quarter turns clockwise to be added.
    pub quarter_turns: u8,
    /// Which pages are used; none = all.
    pub pages: Option<PagePlan>,
    /// The line that names it, from 1.
    pub line: usize,
}

/// The parsed file: a case whose documents have no files yet, and which files they are to get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The case; none when there are mistakes.
    pub case: Option<Case>,
    /// Every mistake.
    pub mistakes: CaseMistakes,
    /// For each document of the case, its files; those that are named rightly also when there are
    /// mistakes elsewhere.
    pub files: Vec<Vec<FileEntry>>,
    /// The day it is to be assessed for, when the file fixes one (samples and tests do).
    pub as_of: Option<NaiveDate>,
}

/// The names that are not groups of facts.
const HEAD: [&str; 9] = [
    "number",
    "procedure",
    "category",
    "channel",
    "as_of",
    "document",
    "waiver",
    "done",
    "letter_edit",
];

/// Reads `case.toml`. `name` is what messages call the file.
pub fn read(text: &str, name: &str, book: &RuleBook) -> CaseFile {
    let mut mistakes = CaseMistakes::new(name, text);
    let (parsed, errors) = toml::de::DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // What was recovered may lack what is there: nothing else can be said for sure.
        for err in &errors {
            mistakes.syntax(err);
        }
        return CaseFile { case: None, mistakes, files: Vec::new(), as_of: None };
    }
    let mut top = Table::new(parsed.get_ref(), parsed.span());

    let number = parts::number(&mut top, &mut mistakes);
    let procedure = parts::known(&mut top, "procedure", &mut mistakes, &parts::procedures(book));
    let category = parts::known(&mut top, "category", &mut mistakes, &parts::categories(book));
    let channel = parts::known(&mut top, "channel", &mut mistakes, &parts::channels(book));
    let as_of = parts::date(&mut top, "as_of", &mut mistakes);
    if procedure.is_none() && !top.has("procedure") {
        mistakes.missing(&top, "procedure");
    }
    let mut read = documents::documents(&mut top, book, &mut mistakes);
    let waivers = parts::waivers(&mut top, book, &mut mistakes);
    let done = parts::done(&mut top, book, &mut mistakes);
    let letter_edits = letters::edits(&mut top, book, &mut mistakes);

    let mut facts = crate::domain::Facts::default();
    let mut groups = std::collections::BTreeMap::new();
    for (prefix, repeated) in parts::prefixes(book) {
        if repeated {
            let records = parts::records(&mut top, &prefix, book, &mut mistakes);
            if let (false, Ok(id)) = (records.is_empty(), GroupId::new(&prefix)) {
                groups.insert(id, records);
            }
        } else {
            parts::facts(&mut top, &prefix, book, &mut mistakes, &mut facts);
        }
    }
    let mut names: Vec<String> = HEAD.map(str::to_owned).to_vec();
    names.extend(parts::prefixes(book).into_iter().map(|(prefix, _)| prefix));
    top.refuse_rest(&names, &mut mistakes);

    let mut case = procedure.map(|procedure| {
        let mut case = Case::new(number, procedure);
        case.category = category;
        case.channel = channel;
        case.facts = facts;
        case.groups = groups;
        case.waivers = waivers;
        case.done = done;
        case.letter_edits = letter_edits;
        case
    });
    if let Some(case) = &mut case {
        read.name_people(case, &mut mistakes);
        case.documents = read.documents;
    }
    mistakes.tell_held();
    let case = case.filter(|_| mistakes.is_empty());
    CaseFile { case, mistakes, files: read.files, as_of }
}
