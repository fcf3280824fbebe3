//! Drafts that are kept when a signed paper takes their place.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

use super::made::letter_error;
use super::own_file;
use crate::domain::{AsOf, Case, DocumentTypeId, FileRef, Finding, KeptDraft, LetterId};
use crate::export::ExportError;
use crate::export::letters::{LetterError, Letters, Press, file_stem, letter_pdf};
use crate::export::plan::PackOptions;
use crate::rules::{RuleBook, Scope, Truth, assess};
use crate::session::intake::{self, Hands};
use crate::session::jobs::{Job, JobEnd, Jobs};
use crate::session::said;
use crate::store::{CaseKey, Store};

/// A signed paper that was taken in.
#[derive(Debug)]
pub struct SignedPaper {
    /// For which case.
    pub case: CaseKey,
    /// The kind of document that it is.
    pub kind: DocumentTypeId,
    /// The paper; none when it is in the case already.
    pub files: Vec<FileRef>,
    /// The letters.
    pub drafts: Vec<KeptDraft>,
    /// What could not be taken at all, and why.
    pub failed: Vec<Finding>,
}

/// The letters of a case whose place a signed paper takes, as they are now.
#[derive(Clone, Debug)]
pub struct Unsigned {
    /// The case, before the paper came.
    pub case: Arc<Case>,
    /// The rules.
    pub book: Arc<RuleBook>,
    /// The day.
    pub as_of: AsOf,
    /// The kind of document that the letters become.
    pub kind: DocumentTypeId,
    letters: Vec<LetterId>,
}

impl Unsigned {
    /// The letters that become this kind of document and are not signed yet; `None` when there are none.
    pub fn of(
        case: &Arc<Case>,
        book: &Arc<RuleBook>,
        as_of: AsOf,
        kind: &DocumentTypeId,
    ) -> Option<Self> {
        if case.documents_of(kind).any(|document| document.page_count() > 0) {
            return None;
        }
        let scope = Scope::new(book, case, as_of);
        let letters: Vec<LetterId> = (book.letters.iter())
            .filter(|letter| letter.document.as_ref() == Some(kind))
            .filter(|letter| scope.eval(&letter.applies_if) != Truth::No)
            .map(|letter| letter.id.clone())
            .collect();
        let (case, book, kind) = (Arc::clone(case), Arc::clone(book), kind.clone());
        (!letters.is_empty()).then_some(Self { case, book, as_of, kind, letters })
    }

    /// Sets the letters and keeps their pages.
    fn keep(&self, store: &dyn Store) -> Result<Vec<KeptDraft>, Finding> {
        let told = |error: LetterError| said::export_failure(&letter_error(error));
        let assessment = assess(&self.book, &self.case, self.as_of);
        let options = PackOptions::default();
        let letters = Letters::new(&self.book, &self.case, &assessment, &options)
            .map_err(|error| told(error.into()))?;
        let mut press = Press::new();
        let mut kept = Vec::new();
        for letter in self.letters.iter().filter_map(|id| self.book.letter(id)) {
            let filled = letters.fill(letter, &[]);
            let own = press.set(&filled).map_err(|error| told(error.into()))?;
            let page_count = own.page_count;
            let pdf = letter_pdf(&filled, own, self.as_of.0)
                .map_err(|error| said::export_failure(&ExportError::from(error)))?;
            store.put_file(&mut Cursor::new(&pdf)).map_err(|error| error.finding())?;
            let file = own_file(format!("{}.pdf", file_stem(&filled)), &pdf, page_count);
            kept.push(KeptDraft { letter: letter.id.clone(), on: self.as_of.0, file });
        }
        Ok(kept)
    }
}

impl Jobs {
    /// Takes in a signed paper and keeps the letters whose place it takes. Without paths it only keeps them:
    /// the paper is in the case already. Where they cannot be kept, the paper is not taken either.
    pub fn sign(&mut self, case: CaseKey, paths: Vec<PathBuf>, unsigned: Unsigned) -> Job {
        let (store, importer) = (Arc::clone(self.store()), Arc::clone(self.importer()));
        let passwords = self.passwords().clone();
        self.start("import", move |progress| {
            let (store, importer, passwords) = (&*store, &*importer, &passwords);
            let (mut files, mut failed) = match paths.as_slice() {
                [] => (Vec::new(), Vec::new()),
                paths => {
                    let hands = Hands { store, importer, passwords, progress };
                    let taken = intake::take_in(hands, paths)?;
                    (taken.files, taken.failed)
                }
            };
            let drafts = unsigned.keep(store).unwrap_or_else(|why| {
                files.clear();
                failed.push(why);
                Vec::new()
            });
            let kind = unsigned.kind.clone();
            Ok(JobEnd::Signed(Box::new(SignedPaper { case, kind, files, drafts, failed })))
        })
    }
}
