//! Letters and data sheets: a template of the rule book and a case become filled blocks, and these
//! become pages.
//!
//! Nothing is ever cut and nothing is left out silently: what the case does not know stands as a blank
//! to be filled in by hand and is told as a finding. The same case gives the same bytes.

mod fill;
mod filled;
mod gaps;
mod hand;
mod lines;
pub(crate) mod page;
mod rows;
mod sheet;
mod signs;

pub use fill::Letters;
pub use filled::{
    FilledBlock, FilledContent, FilledLetter, FilledSignature, Run, Text, Wording, plain_text,
};
pub use page::Press;

use chrono::NaiveDate;

use crate::domain::{Code, Language};
use crate::export::bundle::BundleError;
use crate::export::checklist_pdf::{own_bundle, own_pdf};
use crate::export::front_matter::OwnPages;
use crate::export::pages::PagesError;
use crate::export::plan::PlanError;

/// A fact of a letter is not known: a blank stands in its place.
pub const LETTER_FACT_MISSING: Code = Code("letter-fact-missing");
/// Whether a part of a letter is printed depends on an answer that is not given.
pub const LETTER_PART_OPEN: Code = Code("letter-part-open");
/// The user's own words for a part of a letter no longer find that part.
pub const LETTER_EDIT_LOST: Code = Code("letter-edit-lost");

/// Characters that our fonts cannot draw are printed as question marks.
pub const LETTER_SIGNS_UNKNOWN: Code = Code("letter-signs-unknown");
/// The signed paper is in the case, so the draft is not printed.
pub const LETTER_SIGNED: Code = Code("letter-signed");

/// All codes of this module.
pub const CODES: &[Code] =
    &[LETTER_FACT_MISSING, LETTER_PART_OPEN, LETTER_EDIT_LOST, LETTER_SIGNS_UNKNOWN, LETTER_SIGNED];

/// Why there are no letters.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// They cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// They cannot be set.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// They cannot be written.
    #[error(transparent)]
    Bundle(#[from] BundleError),
}

/// A letter as a PDF of its own, with title and language.
///
/// # Errors
/// When the PDF cannot be written.
pub fn letter_pdf(
    letter: &FilledLetter,
    own: OwnPages,
    on: NaiveDate,
) -> Result<Vec<u8>, BundleError> {
    let title = letter.title.0.first().cloned().unwrap_or_default();
    let subject = letter.title.0.get(1).cloned().unwrap_or_default();
    let language = letter.languages.first().copied().unwrap_or(Language::Kk);
    own_pdf(&own_bundle(own, title, subject, language, on))
}

/// File name of a letter without extension: its id and its languages.
pub fn file_stem(letter: &FilledLetter) -> String {
    let tags: Vec<&str> = letter.languages.iter().map(|it| it.tag()).collect();
    format!("{}_{}", letter.id, tags.join("-"))
}
