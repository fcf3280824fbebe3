//! The checklist as a PDF of its own: blank, for any procedure and category, without a case.

use std::fs::File;
use std::io::Cursor;

use chrono::NaiveDate;

use super::bundle::plan::{BundlePlan, BundleSource, Placement, SourceBytes};
use super::bundle::{BundleError, write_bundle};
use super::manifest::PROGRAM;
use super::plan::{Desk, PackOptions, PlanError, checklist};
use super::progress::Unwatched;
use crate::documents::importer::{ImportFailure, Importer};
use crate::documents::recipe::{ImportOptions, RecipeSink};
use crate::domain::{AsOf, CategoryId, Language, ProcedureId};
use crate::export::front_matter::OwnPages;
use crate::export::pages;
use crate::rules::{RuleBook, assess};

/// Why there is no checklist.
#[derive(Debug, thiserror::Error)]
pub enum ChecklistError {
    /// It cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// It cannot be written.
    #[error(transparent)]
    Bundle(#[from] BundleError),
}

/// A blank checklist as a PDF.
///
/// # Errors
/// When the rule book has no profile or the page cannot be set.
pub fn blank(
    book: &RuleBook,
    procedure: &ProcedureId,
    category: Option<&CategoryId>,
    languages: &[Language],
    as_of: AsOf,
) -> Result<Vec<u8>, ChecklistError> {
    let plan = blank_plan(book, procedure, category, languages, as_of)?;
    let mut out = Cursor::new(Vec::new());
    write_bundle(&plan, &NoFiles, &mut out, &Unwatched)?;
    Ok(out.into_inner())
}

/// Pages of ours need no importer.
struct NoFiles;

impl Importer for NoFiles {
    fn import(
        &self,
        _file: &File,
        _options: &ImportOptions,
        _sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        Err(ImportFailure::Stopped)
    }
}

fn blank_plan(
    book: &RuleBook,
    procedure: &ProcedureId,
    category: Option<&CategoryId>,
    languages: &[Language],
    as_of: AsOf,
) -> Result<BundlePlan, PlanError> {
    let case = checklist::empty_case(procedure.clone(), category.cloned());
    // Nothing is known but procedure and category: what these alone exclude is left out.
    let assessment = assess(book, &case, as_of);
    let options = PackOptions { languages: languages.to_vec(), ..PackOptions::default() };
    let desk = Desk::new(book, &case, &assessment, &options)?;
    let sheet = checklist::blank(&desk);
    let own = pages::checklist(&sheet)?;
    let title = sheet.title.0.first().cloned().unwrap_or_default();
    let subject = sheet.subtitle.0.first().cloned().unwrap_or_default();
    Ok(own_bundle(own, title, subject, desk.speech.first(), as_of.0))
}

/// A sheet of ours as a PDF with our header, language and title.
pub(crate) fn own_bundle(
    own: OwnPages,
    title: String,
    subject: String,
    language: Language,
    date: NaiveDate,
) -> BundlePlan {
    BundlePlan {
        subject,
        producer: PROGRAM.to_owned(),
        language: language.tag().to_owned(),
        date,
        sources: vec![BundleSource {
            name: title.clone(),
            bytes: SourceBytes::Own(own.pdf.into()),
            options: ImportOptions::default(),
            page_count: own.page_count,
            placement: Placement::AsIs,
            blank_before: 0,
            notice: String::new(),
        }],
        outline: Vec::new(),
        links: Vec::new(),
        stamps: Vec::new(),
        attachment: None,
        title,
    }
}
