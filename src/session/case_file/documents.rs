//! The documents of a case file and their files.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeValue;

use super::FileEntry;
use super::parts::{date, known, owned, scalar};
use super::table::{CaseMistakes, Table, nearest};
use crate::domain::page_plan::{self, PlanProblem, Unreadable, Wrong};
use crate::domain::{
    Case, Document, DocumentForm, DocumentId, LanguageTag, Legalisation, PagePlan, Review,
};
use crate::rules::RuleBook;

/// How `case.toml` writes the forms of a document.
pub(crate) const FORMS: [(&str, DocumentForm); 5] = [
    ("original", DocumentForm::Original),
    ("copy", DocumentForm::Copy),
    ("notarised", DocumentForm::Notarised),
    ("translation", DocumentForm::Translation),
    ("printout", DocumentForm::Printout),
];

/// How `case.toml` writes legalisation.
pub(crate) const LEGALISATIONS: [(&str, Legalisation); 3] = [
    ("none", Legalisation::None),
    ("apostille", Legalisation::Apostille),
    ("consular", Legalisation::Consular),
];

/// The keys of a document.
pub(crate) const DOCUMENT_KEYS: [&str; 14] = [
    "id",
    "kind",
    "people",
    "form",
    "number",
    "issuer",
    "language",
    "issued_on",
    "expires_on",
    "translated",
    "legalisation",
    "files",
    "review",
    "returned_because",
];

/// The keys of a file that is more than a path.
pub(crate) const FILE_KEYS: [&str; 4] = ["path", "password", "quarter_turns", "pages"];

/// Whose a document is, as it is written and where.
type Written = Vec<(String, Range<usize>)>;

/// The documents as they are read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) documents: Vec<Document>,
    /// For each, its files.
    pub(super) files: Vec<Vec<FileEntry>>,
    /// For each, whose it is.
    people: Vec<Written>,
}

impl Read {
    /// Says of each document whose it is, once the people of the case are known.
    pub(super) fn name_people(&mut self, case: &mut Case, mistakes: &mut CaseMistakes) {
        for (document, written) in self.documents.iter_mut().zip(&self.people) {
            for (text, span) in written {
                if let Some(person) = case.person_written(text) {
                    document.people.insert(person);
                } else {
                    let args = vec![("value", text.clone())];
                    mistakes.add(span, "nobody", args, None);
                }
            }
        }
    }
}

/// The documents and, beside them, their files.
pub(super) fn documents(top: &mut Table<'_>, book: &RuleBook, mistakes: &mut CaseMistakes) -> Read {
    let mut documents: Vec<Document> = Vec::new();
    let (mut files, mut all_people) = (Vec::new(), Vec::new());
    for (n, mut table) in top.take_tables("document", mistakes).into_iter().enumerate() {
        let entries = file_entries(&mut table, mistakes);
        let people = people(&mut table, mistakes);
        if let Some(document) = document(&mut table, n + 1, book, mistakes) {
            if documents.iter().any(|earlier| earlier.id == document.id) {
                let args = vec![("value", document.id.to_string())];
                mistakes.add(&table.span.clone(), "id-twice", args, None);
            }
            documents.push(document);
            files.push(entries);
            all_people.push(people);
        }
        table.refuse_rest(&owned(&DOCUMENT_KEYS), mistakes);
    }
    Read { documents, files, people: all_people }
}

/// Whose a document is: a list of words.
fn people(table: &mut Table<'_>, mistakes: &mut CaseMistakes) -> Written {
    let Some((value, span)) = table.take("people") else { return Vec::new() };
    let DeValue::Array(items) = value else {
        mistakes.add(&span, "not-a-list", vec![("key", "people".to_owned())], None);
        return Vec::new();
    };
    let mut written = Vec::new();
    for item in items {
        match item.get_ref().as_str() {
            Some(text) => written.push((text.to_owned(), item.span())),
            None => {
                mistakes.add(&item.span(), "not-a-text", vec![("key", "people".to_owned())], None);
            }
        }
    }
    written
}

fn document(
    table: &mut Table<'_>,
    n: usize,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
) -> Option<Document> {
    let kinds: Vec<String> = book.documents.keys().map(ToString::to_string).collect();
    let kind = known(table, "kind", mistakes, &kinds);
    if kind.is_none() && !table.has("kind") {
        mistakes.missing(table, "kind");
    }
    let id = match table.take_text("id", mistakes) {
        Some((text, span)) => DocumentId::new(&text).map_err(|_| {
            let args = vec![("key", "id".to_owned()), ("value", text.clone())];
            mistakes.add(&span, "not-an-id", args, None);
        }),
        None => DocumentId::new(&format!("d{n}")).map_err(|_| ()),
    };
    let form = one_of(table, "form", &FORMS, mistakes);
    let legalisation = one_of(table, "legalisation", &LEGALISATIONS, mistakes);
    let review = review(table, mistakes);
    let number = table.take_text("number", mistakes).map(|(text, _)| text);
    let issuer = table.take_text("issuer", mistakes).map(|(text, _)| text);
    let language = language(table, mistakes);
    let issued_on = date(table, "issued_on", mistakes);
    let expires_on = date(table, "expires_on", mistakes);
    let translated = table.take_bool("translated", mistakes);
    Some(Document {
        id: id.ok()?,
        kind: kind?,
        people: BTreeSet::new(),
        form: form.unwrap_or(DocumentForm::Copy),
        number,
        issuer,
        language,
        issued_on,
        expires_on,
        translated,
        legalisation: legalisation.unwrap_or_default(),
        files: Vec::new(),
        review,
    })
}

fn language(table: &mut Table<'_>, mistakes: &mut CaseMistakes) -> Option<LanguageTag> {
    let (text, span) = table.take_text("language", mistakes)?;
    let read = text.parse();
    if read.is_err() {
        mistakes.add(&span, "not-a-language", vec![("value", text)], None);
    }
    read.ok()
}

fn review(table: &mut Table<'_>, mistakes: &mut CaseMistakes) -> Review {
    let because = table.take_text("returned_because", mistakes).map(|(text, _)| text);
    let words = [("to-review", 0), ("approved", 1), ("returned", 2)];
    match one_of(table, "review", &words, mistakes) {
        Some(1) => Review::Approved,
        Some(2) => Review::Returned(because.unwrap_or_default()),
        Some(_) | None => Review::ToReview,
    }
}

fn file_entries(table: &mut Table<'_>, mistakes: &mut CaseMistakes) -> Vec<FileEntry> {
    let Some((value, span)) = table.take("files") else { return Vec::new() };
    let DeValue::Array(items) = value else {
        mistakes.add(&span, "not-a-list", vec![("key", "files".to_owned())], None);
        return Vec::new();
    };
    let mut entries = Vec::new();
    for item in items {
        let line = mistakes.line_of(item.span().start);
        match item.get_ref() {
            DeValue::String(path) => entries.push(FileEntry {
                path: path.to_string(),
                password: None,
                quarter_turns: 0,
                pages: None,
                line,
            }),
            DeValue::Table(inner) => {
                let mut inner = Table::new(inner, item.span());
                entries.extend(file_entry(&mut inner, line, mistakes));
                inner.refuse_rest(&owned(&FILE_KEYS), mistakes);
            }
            _ => mistakes.add(&item.span(), "not-a-file", Vec::new(), None),
        }
    }
    entries.retain(|entry| {
        let is_inside = stays_inside(&entry.path);
        if !is_inside {
            mistakes.path_outside(entry);
        }
        is_inside
    });
    entries
}

fn file_entry(
    table: &mut Table<'_>,
    line: usize,
    mistakes: &mut CaseMistakes,
) -> Option<FileEntry> {
    let password = table.take_text("password", mistakes).map(|(text, _)| text.into());
    let quarter_turns = match table.take("quarter_turns") {
        Some((value, span)) => match scalar(value).and_then(|text| text.parse::<u8>().ok()) {
            Some(turns) if turns < 4 => turns,
            Some(_) | None => {
                mistakes.add(&span, "not-turns", Vec::new(), None);
                0
            }
        },
        None => 0,
    };
    let pages = pages(table, mistakes);
    if !table.has("path") {
        mistakes.missing(table, "path");
    }
    let (path, _) = table.take_text("path", mistakes)?;
    Some(FileEntry { path, password, quarter_turns, pages, line })
}

/// Which pages are used: a text in the notation of plans, or a list of such texts.
fn pages(table: &mut Table<'_>, mistakes: &mut CaseMistakes) -> Option<PagePlan> {
    let (value, span) = table.take("pages")?;
    let texts: Option<Vec<&str>> = match value {
        DeValue::String(text) => Some(vec![text.as_ref()]),
        DeValue::Array(items) => items.iter().map(|item| item.get_ref().as_str()).collect(),
        _ => None,
    };
    let Some(texts) = texts else {
        mistakes.add(&span, "not-a-text", vec![("key", "pages".to_owned())], None);
        return None;
    };
    let plan: PagePlan = match texts.join(", ").parse() {
        Ok(plan) => plan,
        Err(Unreadable { wrong, word }) => {
            let code = match wrong {
                Wrong::NotAPage => "pages-not-a-page",
                Wrong::NotAWord => "pages-not-a-word",
                Wrong::TooLong => "pages-too-many",
            };
            let limit = ("limit", page_plan::MAX_PAGES.to_string());
            mistakes.add(&span, code, vec![("value", word), limit], None);
            return None;
        }
    };
    for problem in plan.inner_problems() {
        let (code, args) = told(problem);
        mistakes.add(&span, code, args, None);
    }
    Some(plan)
}

/// A problem of a plan as a mistake of the file.
pub(super) fn told(problem: PlanProblem) -> (&'static str, Vec<(&'static str, String)>) {
    let of = |code, page: u32| (code, vec![("page", (u64::from(page) + 1).to_string())]);
    match problem {
        PlanProblem::NoSuchPage(page) => of("pages-no-such-page", page),
        PlanProblem::Twice(page) => of("pages-twice", page),
        PlanProblem::ThirdOnSheet(page) => of("pages-third", page),
        PlanProblem::TooMany(_) => {
            let limit = page_plan::MAX_PAGES.to_string();
            ("pages-too-many", vec![("value", String::new()), ("limit", limit)])
        }
    }
}

/// A path that cannot leave the case folder: relative, no `..`, no drive.
fn stays_inside(path: &str) -> bool {
    let plain = !path.is_empty() && !path.contains(['\\', ':', '\0']) && !path.starts_with('/');
    plain && path.split('/').all(|part| part != ".." && !part.is_empty())
}

fn one_of<T: Copy>(
    table: &mut Table<'_>,
    key: &str,
    pairs: &[(&str, T)],
    mistakes: &mut CaseMistakes,
) -> Option<T> {
    let (text, span) = table.take_text(key, mistakes)?;
    if let Some((_, value)) = pairs.iter().find(|(word, _)| *word == text) {
        return Some(*value);
    }
    let words: Vec<String> = pairs.iter().map(|(word, _)| (*word).to_owned()).collect();
    let args = vec![("key", key.to_owned()), ("value", text.clone())];
    mistakes.add(&span, "unknown-word", args, nearest(&text, &words));
    None
}
