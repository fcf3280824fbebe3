//! A case that was kept as a file, read again. Such a file may come from a stranger: its size is limited, and
//! nothing in it is believed that this program would not have written.
//!
//! Limits: [`MAX_FILE`] bytes of the record in the file, [`CaseRecord::MAX_KEPT`] of what is packed in it.

use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::kept_files;
use crate::documents::{codes, limits, sniff};
use crate::domain::{Answer, Arg, Case, Document, Facts, FileKind, FileRef, Subject, Value};
use crate::store::CaseRecord;

/// Bytes of a record of a case. One with two thousand files has less than one megabyte.
pub const MAX_FILE: u64 = 16 * limits::MIB;
/// Characters of the name of a file.
const MAX_NAME: usize = 1_000;
/// Characters of an answer, a note, a part of a letter.
const MAX_WORDS: usize = 50_000;
/// Findings of one file.
const MAX_FINDINGS: usize = 50_000;
/// The years in which something can have happened or will.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2300;

/// Why a case was not taken out of a file.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// It cannot be read, or is something else.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// It is larger than any case.
    #[error("larger than {} bytes", MAX_FILE)]
    TooLarge,
    /// Something in it cannot be.
    #[error("wrong in it: {0:?}")]
    Wrong(Wrong),
}

/// What cannot be in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// A file whose name is a way to another folder, or no name at all.
    Name,
    /// A file of a size that is not taken.
    Size,
    /// Pages that a file cannot have.
    Pages,
    /// A page turned further than round.
    Turns,
    /// A day that is in no calendar of today.
    Date,
    /// A text without end.
    Text,
    /// Two documents that are called the same.
    Twice,
}

impl Wrong {
    /// Its word in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Size => "size",
            Self::Pages => "pages",
            Self::Turns => "turns",
            Self::Date => "date",
            Self::Text => "text",
            Self::Twice => "twice",
        }
    }
}

/// Reads a case that was kept as a file.
pub(super) fn kept_case(path: &Path) -> Result<Case, NotTaken> {
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    kept_files::record_of(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_FILE {
        return Err(NotTaken::TooLarge);
    }
    let record = CaseRecord::from_bytes(&bytes);
    let record = record.map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let mut case = Arc::unwrap_or_clone(record.case);
    check(&case).map_err(NotTaken::Wrong)?;
    files_of(&mut case).for_each(believe_less);
    Ok(case)
}

/// The same case with names that [`kept_case`] takes: systems differ in what a name may be.
pub(super) fn with_plain_names(mut case: Case) -> Case {
    for file in files_of(&mut case).filter(|it| !is_plain(&it.name)) {
        let plain: String = (file.name.chars().take(MAX_NAME))
            .map(|it| if is_strange(it) { '_' } else { it })
            .collect();
        file.name = if is_plain(&plain) { plain } else { "_".to_owned() };
    }
    case
}

fn files_of(case: &mut Case) -> impl Iterator<Item = &mut FileRef> {
    let in_documents = case.documents.iter_mut().flat_map(|it| &mut it.files);
    in_documents.chain(&mut case.inbox).chain(case.drafts.iter_mut().map(|it| &mut it.file))
}

/// What opens a file is told by the user, and what is said of a file are words of this program.
fn believe_less(file: &mut FileRef) {
    file.is_locked |= file.password.take().is_some();
    if let FileKind::Refused(name) = file.kind
        && !sniff::REFUSED.contains(&name)
    {
        file.kind = FileKind::Refused("unknown");
    }
    file.findings.retain(|finding| codes::all().any(|known| known == finding.code));
}

fn check(case: &Case) -> Result<(), Wrong> {
    is_short(&case.number)?;
    facts(&case.facts)?;
    case.groups.values().flatten().try_for_each(facts)?;
    let mut seen = BTreeSet::new();
    for it in &case.documents {
        document(it)?;
        seen.insert(&it.id).then_some(()).ok_or(Wrong::Twice)?;
    }
    case.inbox.iter().try_for_each(file)?;
    for draft in &case.drafts {
        date(draft.on)?;
        file(&draft.file)?;
    }
    for waiver in &case.waivers {
        date(waiver.on)?;
        is_short(&waiver.by)?;
        is_short(&waiver.reason)?;
    }
    case.done.iter().try_for_each(|it| date(it.on))?;
    case.letter_edits.iter().flat_map(|it| it.texts.values()).try_for_each(|it| is_short(it))
}

fn facts(facts: &Facts) -> Result<(), Wrong> {
    facts.iter().try_for_each(|(_, answer)| match answer {
        Answer::Rejected { raw, .. } => is_short(raw),
        Answer::Accepted(value) => match value {
            Value::Text(text) => is_short(text),
            Value::Date(day) => date(*day),
            // These have a limited length of their own.
            Value::Bool(_)
            | Value::Choice(_)
            | Value::Country(_)
            | Value::Number(_)
            | Value::Iin(_)
            | Value::Bin(_)
            | Value::Mrz(_) => Ok(()),
        },
    })
}

fn document(document: &Document) -> Result<(), Wrong> {
    document.number.iter().chain(&document.issuer).try_for_each(|it| is_short(it))?;
    document.issued_on.iter().chain(&document.expires_on).try_for_each(|it| date(*it))?;
    if let crate::domain::Review::Returned(note) = &document.review {
        is_short(note)?;
    }
    document.files.iter().try_for_each(file)
}

fn file(file: &FileRef) -> Result<(), Wrong> {
    let so = |holds: bool, wrong| if holds { Ok(()) } else { Err(wrong) };
    so(is_plain(&file.name), Wrong::Name)?;
    // A file over the limit is refused and known by its digest; then it has no pages.
    so(file.size <= limits::MAX_FILE_BYTES || file.page_count == 0, Wrong::Size)?;
    so(file.page_count <= limits::MAX_PAGES, Wrong::Pages)?;
    so(file.quarter_turns < 4, Wrong::Turns)?;
    let stepped_over = file.stepped_over.rendered.iter().chain(&file.stepped_over.given_up);
    let in_plan = file.plan.iter().flat_map(|plan| &plan.pages);
    let elsewhere = file.plan.iter().flat_map(|plan| &plan.elsewhere);
    let pages = in_plan.map(|work| &work.source_page).chain(elsewhere).chain(stepped_over);
    // A page that the file does not have is stepped over; one that no file has is nonsense.
    pages.copied().try_for_each(|page| so(page < limits::MAX_PAGES, Wrong::Pages))?;
    for came in &file.came_in {
        is_short(&came.name)?;
        is_short(&came.folder)?;
    }
    so(file.findings.len() <= MAX_FINDINGS, Wrong::Text)?;
    for finding in &file.findings {
        if let Subject::File(name) | Subject::Page(name, _) = &finding.subject {
            is_short(name)?;
        }
        for (_, arg) in &finding.args {
            match arg {
                Arg::Text(text) => is_short(text)?,
                Arg::Localized(text) => {
                    [&text.en, &text.ru, &text.kk].into_iter().try_for_each(|it| is_short(it))?;
                }
                Arg::Date(day) => date(*day)?,
                Arg::Number(_) | Arg::Fact(_) | Arg::DocumentType(_) | Arg::Reason(_) => {}
            }
        }
    }
    Ok(())
}

/// Whether it is a name and nothing but a name, on every system.
fn is_plain(name: &str) -> bool {
    let is_named = !matches!(name.trim(), "" | "." | "..");
    is_named && name.chars().count() <= MAX_NAME && !name.chars().any(is_strange)
}

fn is_strange(character: char) -> bool {
    matches!(character, '/' | '\\') || character.is_control()
}

fn is_short(text: &str) -> Result<(), Wrong> {
    // Bytes are counted first: that is quick.
    let is_short = text.len() <= MAX_WORDS || text.chars().count() <= MAX_WORDS;
    if is_short { Ok(()) } else { Err(Wrong::Text) }
}

fn date(day: NaiveDate) -> Result<(), Wrong> {
    if YEARS.contains(&day.year()) { Ok(()) } else { Err(Wrong::Date) }
}
