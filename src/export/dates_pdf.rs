//! The list of dates as a PDF: of one case, or of all.

use super::checklist_pdf::{ChecklistError, own_bundle, own_pdf};
use super::plan::PlanError;
use super::plan::dates::{Asked, DateOfCase, of_all, of_case};
use crate::domain::{AsOf, Case, Language};
use crate::export::front_matter::DatesSheet;
use crate::export::pages;
use crate::rules::{Assessment, RuleBook};

/// Whose dates are listed.
#[derive(Clone, Copy)]
pub enum DatesOf<'a> {
    /// Of a case, each with how it was found.
    Case(&'a Case, &'a Assessment),
    /// Of all cases, each with whose it is.
    All(&'a [DateOfCase]),
}

/// What the list is made from.
#[derive(Clone, Copy)]
pub struct DatesJob<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// The day.
    pub as_of: AsOf,
    /// Its languages, the first in black; at least one.
    pub languages: &'a [Language],
    /// Duties that are done, instead of those that are open.
    pub done: bool,
    /// Whose dates.
    pub of: DatesOf<'a>,
}

/// The list as a PDF.
///
/// # Errors
/// When the rule book has no profile or the pages cannot be set.
pub fn dates_pdf(job: DatesJob<'_>) -> Result<Vec<u8>, ChecklistError> {
    let sheet = sheet(job)?;
    let own = pages::dates(&sheet).map_err(PlanError::from)?;
    let title = sheet.title.0.first().cloned().unwrap_or_default();
    let subject = sheet.subtitle.0.first().cloned().unwrap_or_default();
    let language = job.languages.first().copied().unwrap_or(Language::Kk);
    Ok(own_pdf(&own_bundle(own, title, subject, language, job.as_of.0))?)
}

fn sheet(job: DatesJob<'_>) -> Result<DatesSheet, PlanError> {
    let DatesJob { book, as_of, languages, done, of } = job;
    let asked = Asked { book, as_of, languages, done };
    match of {
        DatesOf::Case(case, assessment) => of_case(asked, case, assessment),
        DatesOf::All(dates) => Ok(of_all(asked, dates)),
    }
}
