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
use crate::export::front_matter::{ChecklistSheet, OwnPages};
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
    Ok(own_pdf(&plan)?)
}

/// Pages of ours alone as a PDF.
pub(crate) fn own_pdf(plan: &BundlePlan) -> Result<Vec<u8>, BundleError> {
    let mut out = Cursor::new(Vec::new());
    write_bundle(plan, &NoFiles, &mut out, &Unwatched)?;
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
    let (sheet, first) = blank_sheet(book, procedure, category, languages, as_of)?;
    let own = pages::checklist(&sheet)?;
    let title = sheet.title.0.first().cloned().unwrap_or_default();
    let subject = sheet.subtitle.0.first().cloned().unwrap_or_default();
    Ok(own_bundle(own, title, subject, first, as_of.0))
}

/// What the checklist says, and its first language.
fn blank_sheet(
    book: &RuleBook,
    procedure: &ProcedureId,
    category: Option<&CategoryId>,
    languages: &[Language],
    as_of: AsOf,
) -> Result<(ChecklistSheet, Language), PlanError> {
    let case = checklist::empty_case(procedure.clone(), category.cloned());
    // Nothing is known but procedure and category: what these alone exclude is left out.
    let assessment = assess(book, &case, as_of);
    let options = PackOptions { languages: languages.to_vec(), ..PackOptions::default() };
    let desk = Desk::new(book, &case, &assessment, &options)?;
    Ok((checklist::blank(&desk), desk.speech.first()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::front_matter::Tick;
    use crate::rules::builtin;

    /// Every blank checklist of the rule book, with its name.
    fn all(book: &RuleBook) -> Vec<(ProcedureId, Option<CategoryId>)> {
        let mut routes = Vec::new();
        for procedure in &book.procedures {
            if procedure.has_categories {
                routes.extend(
                    book.categories.iter().map(|it| (procedure.id.clone(), Some(it.id.clone()))),
                );
            } else {
                routes.push((procedure.id.clone(), None));
            }
        }
        routes
    }

    #[test]
    fn every_blank_checklist_has_boxes_in_each_row_or_says_why_it_is_empty() {
        use Language::{En, Kk, Ru};
        let book = builtin().unwrap();
        let day = AsOf(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        let mut empty = 0;
        for (procedure, category) in all(&book) {
            let name = format!("{procedure} {category:?}");
            // Three languages take half as much again; the longest list of two goes over by a note.
            for (languages, most) in [(&[En][..], 2), (&[Kk, Ru][..], 3), (&[Ru, Kk, En][..], 3)] {
                let (sheet, _) =
                    blank_sheet(&book, &procedure, category.as_ref(), languages, day).unwrap();
                let made = pages::checklist(&sheet).unwrap();
                assert!(made.page_count <= most, "{name}: {} sheets", made.page_count);
                let rows: Vec<_> = sheet.sections.iter().flat_map(|part| &part.rows).collect();
                if rows.is_empty() {
                    empty += 1;
                    assert!(!sheet.paragraphs.is_empty(), "{name}");
                    assert!(sheet.to_write.is_empty() && sheet.signatures.is_none(), "{name}");
                    continue;
                }
                assert_eq!(sheet.to_write.len(), 3, "{name}");
                for row in rows {
                    let has_box = row.ticks.contains(&Tick::Empty) || row.at_hand.is_some();
                    assert!(has_box, "{name}: {:?}", row.title);
                    assert!(row.remark.0.is_empty(), "{name}: {:?}", row.remark);
                }
            }
        }
        // Only the registration that was abolished in 2020 asks for nothing.
        assert_eq!(empty, 3);
    }
}
