//! The print set: everything that goes to the counter on paper, as one PDF. Every part begins on an
//! odd page, so that printed on both sides no two papers share a sheet; a paper of which several copies
//! are wanted stands in it several times.
//!
//! Order: cover, checklist, letters in the order of the rule book, documents in counter order. A letter
//! whose signed paper is in the case is left out: the paper takes its place among the documents.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::bundle::plan::{BundlePlan, BundleSource, OutlineEntry, Placement, SourceBytes};
use super::letters::{LETTER_SIGNED, LetterError, Letters, Press};
use super::manifest::PROGRAM;
use super::plan::{PackOptions, PlannedDocument, checklist, cover, order};
use crate::documents::recipe::ImportOptions;
use crate::domain::{Arg, Case, Digest, DocumentId, Finding, LetterId, Severity, Subject};
use crate::export::front_matter::OwnPages;
use crate::export::pages;
use crate::i18n::say;
use crate::rules::{Assessment, RuleBook};

/// What a print set is made from.
#[derive(Clone, Copy)]
pub struct PrintJob<'j> {
    /// The rule book.
    pub book: &'j RuleBook,
    /// The case.
    pub case: &'j Case,
    /// The case, assessed.
    pub assessment: &'j Assessment,
    /// Profile and languages of cover and checklist.
    pub options: &'j PackOptions,
    /// Where the files are.
    pub paths: &'j BTreeMap<Digest, PathBuf>,
}

/// A print set, planned.
#[derive(Clone, Debug)]
pub struct PrintSet {
    /// What is written, by `bundle::write_bundle`.
    pub plan: BundlePlan,
    /// Its parts in order.
    pub parts: Vec<PrintPart>,
    /// What its letters lack, and which of them are signed already.
    pub findings: Vec<Finding>,
}

/// A part of the print set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintPart {
    /// Its title.
    pub title: String,
    /// First page, from 0; always even, so that it is printed on the front of a sheet.
    pub first_page: u32,
    /// Pages of one copy.
    pub page_count: u32,
    /// Copies in the set.
    pub copies: u32,
    /// The letter, if it is one.
    pub letter: Option<LetterId>,
    /// The document, if it is one.
    pub document: Option<DocumentId>,
}

/// Plans the print set of a case.
///
/// # Errors
/// When the profile does not exist or our own pages cannot be set.
pub fn plan_print_set(job: &PrintJob<'_>) -> Result<PrintSet, LetterError> {
    let letters = Letters::new(job.book, job.case, job.assessment, job.options)?;
    let desk = letters.desk();
    let language = desk.speech.first();
    let mut set = Setting::default();
    let pages_in_all = letters.documents().iter().map(|document| document.page_count).sum();
    let front = cover::cover(desk, letters.documents(), pages_in_all, None);
    set.own(say(language, "export-cover", &[]), pages::cover(&front)?, 1, None);
    let list = checklist::filled(desk, letters.documents());
    set.own(say(language, "export-checklist", &[]), pages::checklist(&list)?, 1, None);
    let mut press = Press::new();
    for letter in letters.offered() {
        let title = letter.title.in_language(language).to_owned();
        if letter.copies == 0 {
            continue;
        }
        if letters.signed(letter).is_some() {
            let told = Finding::new(Severity::Hint, Subject::Case, LETTER_SIGNED);
            set.findings.push(told.with("letter", Arg::Localized(letter.title.clone())));
            continue;
        }
        let filled = letters.fill(letter, &[]);
        let own = press.set(&filled)?;
        set.own(title, own, letter.copies, Some(letter.id.clone()));
        set.findings.extend(filled.findings);
    }
    for document in letters.documents() {
        set.document(job, document, language);
    }
    let plan = BundlePlan {
        title: order::bundle_title(desk),
        subject: say(language, "export-print-set", &[]),
        producer: PROGRAM.to_owned(),
        language: language.tag().to_owned(),
        date: job.assessment.as_of.0,
        sources: set.sources,
        outline: set.outline,
        links: Vec::new(),
        stamps: Vec::new(),
        attachment: None,
    };
    Ok(PrintSet { plan, parts: set.parts, findings: set.findings })
}

/// The set while it is put together.
#[derive(Default)]
struct Setting {
    sources: Vec<BundleSource>,
    outline: Vec<OutlineEntry>,
    parts: Vec<PrintPart>,
    findings: Vec<Finding>,
    next: u32,
}

impl Setting {
    /// A blank page where the next part would begin on the back of a sheet.
    fn turn_to_front(&mut self) -> u32 {
        let blank = self.next % 2;
        self.next += blank;
        blank
    }

    fn own(&mut self, title: String, own: OwnPages, copies: u32, letter: Option<LetterId>) {
        let bytes: Arc<[u8]> = Arc::from(own.pdf);
        let mut first_page = None;
        for _ in 0..copies {
            let blank_before = self.turn_to_front();
            first_page = first_page.or(Some(self.next));
            self.sources.push(BundleSource {
                name: title.clone(),
                bytes: SourceBytes::Own(Arc::clone(&bytes)),
                options: ImportOptions::default(),
                page_count: own.page_count,
                placement: Placement::AsIs,
                blank_before,
                notice: String::new(),
            });
            self.next += own.page_count;
        }
        let Some(first_page) = first_page else { return };
        self.outline.push(entry(&title, first_page));
        let page_count = own.page_count;
        self.parts.push(PrintPart {
            title,
            first_page,
            page_count,
            copies,
            letter,
            document: None,
        });
    }

    fn document(
        &mut self,
        job: &PrintJob<'_>,
        document: &PlannedDocument,
        language: crate::domain::Language,
    ) {
        if document.page_count == 0 {
            return;
        }
        let mut blank_before = self.turn_to_front();
        let first_page = self.next;
        for file in document.files.iter().filter(|file| file.gives_pages()) {
            let (bytes, page_count, placement) = if let Some((pdf, pages)) = &file.notice {
                (SourceBytes::Own(Arc::clone(pdf)), *pages, Placement::AsIs)
            } else {
                let Some(path) = job.paths.get(&file.digest) else { continue };
                (SourceBytes::File(path.clone()), file.sheets, Placement::Normalised)
            };
            self.next += page_count;
            self.sources.push(BundleSource {
                name: file.name.clone(),
                bytes,
                options: file.options.clone(),
                page_count,
                placement,
                blank_before: std::mem::take(&mut blank_before),
                notice: file.page_notice(document, language),
            });
        }
        let title = format!("{}. {}", document.number, document.bookmark);
        self.outline.push(entry(&title, first_page));
        self.parts.push(PrintPart {
            title,
            first_page,
            page_count: document.page_count,
            copies: 1,
            letter: None,
            document: Some(document.id.clone()),
        });
    }
}

fn entry(title: &str, page: u32) -> OutlineEntry {
    OutlineEntry { title: title.to_owned(), page, source: None, children: Vec::new() }
}
