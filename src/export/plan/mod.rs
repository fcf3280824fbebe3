//! What a pack is to be: every document, number, page, name, link and bookmark is decided here, before
//! a byte is written. Pure: same book, case, assessment and options, same plan.
//!
//! The page counts of our own pages depend only on their rows, so they are set once with placeholder
//! numbers and once more with the real ones.

pub(crate) mod checklist;
pub(crate) mod cover;
pub(crate) mod dates;
mod describe;
mod index;
pub(crate) mod manifest_sheet;
pub(crate) mod order;
pub mod signature;
pub(crate) mod texts;
mod volume;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::documents::recipe::ImportOptions;
use crate::domain::{
    AsOf, Case, ChannelId, Code, Digest, Document, DocumentForm, DocumentId, DocumentTypeId,
    FileKind, Finding, Language, PagePlan, ProcedureId, ProfileId, RequirementId, SectionId,
    Severity, Subject,
};
use crate::export::bundle::plan::{OutlineEntry, Placement, PlannedLink};
use crate::export::front_matter::{OwnPages, Words};
use crate::export::naming::Letters;
use crate::export::pages::{self, PagesError};
use crate::export::verify;
use crate::i18n::say;
use crate::rules::counted::Counted;
use crate::rules::{Assessment, Profile, RuleBook};
pub use dates::{DateOfCase, when};
pub use order::goes_as_it_is;
use texts::Speech;
pub use volume::{PER_PAGE, VOLUME_OVERHEAD, shares};

/// A document is larger than the size limit.
pub const DOCUMENT_OVER_SIZE_LIMIT: Code = Code("document-over-size-limit");
/// A bundle PDF came out larger than the size limit.
pub const VOLUME_OVER_SIZE_LIMIT: Code = Code("volume-over-size-limit");
/// A notice stands in for a file.
pub const FILE_NOT_SHOWN: Code = Code("file-not-shown");

/// A volume of an earlier pack was changed since and stays beside the new ones.
pub const EARLIER_VOLUME_LEFT: Code = Code("earlier-volume-left");

/// All codes of this module.
pub const CODES: &[Code] =
    &[DOCUMENT_OVER_SIZE_LIMIT, EARLIER_VOLUME_LEFT, FILE_NOT_SHOWN, VOLUME_OVER_SIZE_LIMIT];

/// What the user chooses. The day and the rule book come with the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackOptions {
    /// The profile; the first of the book when not chosen.
    pub profile: Option<ProfileId>,
    /// Languages of our own pages, the first in black; those of the profile when empty.
    pub languages: Vec<Language>,
    /// Language of bookmarks and file names; the first of `languages` when not chosen.
    pub bookmarks: Option<Language>,
    /// Size limit of a bundle PDF in bytes; that of the profile when not chosen.
    pub max_size: Option<u64>,
    /// Size at which volumes are cut when they came out larger than reckoned; at most `max_size`.
    pub split_at: Option<u64>,
    /// Bytes that documents took while this pack was written before. Mended pages, and pictures that are
    /// packed anew, do not take what their files have.
    pub measured: BTreeMap<DocumentId, u64>,
    /// Letters of the file names.
    pub letters: Letters,
    /// Numbers that are given and not counted, e.g. `12A` for a document that came late.
    pub number_overrides: BTreeMap<DocumentId, String>,
    /// Whether the pack may become a draft when a file gives way only while it is written.
    pub allow_draft: bool,
    /// What came up while this pack was written before; it stands in the manifest, and a blocker makes
    /// the pack a draft.
    pub found: Vec<Finding>,
}

/// The whole pack.
#[derive(Clone, Debug)]
pub struct PackPlan {
    /// The day it holds for.
    pub as_of: AsOf,
    /// The profile it follows.
    pub profile: ProfileId,
    /// Languages of our own pages.
    pub languages: Vec<Language>,
    /// Name of the files of the pack, without extension.
    pub file_name: String,
    /// Title of the bundle.
    pub title: String,
    /// Subject of the bundle.
    pub subject: String,
    /// The procedure that it is for.
    pub procedure: ProcedureId,
    /// Where it is filed.
    pub channel: Option<ChannelId>,
    /// Whether the pack is incomplete and says so on its cover.
    pub is_draft: bool,
    /// How far the checklist is of which it was made.
    pub counted: Counted,
    /// The documents in pack order.
    pub documents: Vec<PlannedDocument>,
    /// The bundle, in one volume or several.
    pub volumes: Vec<VolumePlan>,
    /// The filled checklist, alone.
    pub checklist: OwnPages,
    /// What the plan itself found.
    pub findings: Vec<Finding>,
    /// Whether untouched originals go into the ZIP.
    pub originals: bool,
}

/// A document of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedDocument {
    /// The document of the case.
    pub id: DocumentId,
    /// Its kind.
    pub kind: DocumentTypeId,
    /// Its number: `7` or `12A`.
    pub number: String,
    /// Its title in the chosen languages.
    pub title: Words,
    /// Its title in the language of bookmarks.
    pub bookmark: String,
    /// Its form, for the manifest.
    pub form: DocumentForm,
    /// Its form in words.
    pub form_words: Words,
    /// Its section; `None` when the book knows none.
    pub section: Option<SectionId>,
    /// The items that it fulfils or helps to fulfil.
    pub requirements: Vec<RequirementId>,
    /// Its files.
    pub files: Vec<PlannedFile>,
    /// Pages, notices included.
    pub page_count: u32,
    /// Volume, from 0.
    pub volume: usize,
    /// First page in its volume, from 0.
    pub first_page: u32,
    /// Path in the ZIP.
    pub zip_path: String,
    /// Whether its one clean PDF goes into the ZIP byte for byte.
    pub as_it_is: bool,
}

impl PlannedDocument {
    /// Bytes of all its files.
    ///
    /// A file of which only some pages are used counts by their share.
    pub fn size(&self) -> u64 {
        self.files.iter().map(PlannedFile::shown_size).sum()
    }
}

/// A file of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFile {
    /// Its digest, by which its bytes are found.
    pub digest: Digest,
    /// The name it came with.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// What it is.
    pub kind: FileKind,
    /// Pages of the file itself; 0 when it cannot be read.
    pub page_count: u32,
    /// Pages of the pack that it adds. A page that shares the sheet of the file before it adds none.
    pub sheets: u32,
    /// Which of its pages are used, when these are not all as they are.
    pub plan: Option<PagePlan>,
    /// How it is imported.
    pub options: ImportOptions,
    /// Our notice in its place.
    pub notice: Option<(Arc<[u8]>, u32)>,
    /// Path of the untouched original in the ZIP.
    pub original_path: Option<String>,
}

impl PlannedFile {
    /// Bytes that its used pages have, as far as one can tell.
    fn shown_size(&self) -> u64 {
        let all = u64::from(self.page_count.max(1));
        match &self.options.pages {
            Some(pages) => {
                let used = u64::try_from(pages.len()).unwrap_or(u64::MAX);
                u64::try_from(u128::from(self.size) * u128::from(used) / u128::from(all))
                    .unwrap_or(u64::MAX)
            }
            None => self.size,
        }
    }

    /// Whether its first page shares the sheet of the file before it.
    pub(crate) fn joins(&self) -> bool {
        let first = self.options.pages.as_ref().and_then(|pages| pages.first());
        first.is_some_and(|page| page.joined.is_some())
    }

    /// Whether anything of it stands in its document: pages, on sheets of their own or shared, or a notice.
    pub(crate) fn gives_pages(&self) -> bool {
        self.notice.is_some() || self.options.pages.as_ref().is_none_or(|pages| !pages.is_empty())
    }

    /// What is printed on a sheet that stands in for a page of it: where the page is to be found.
    pub(crate) fn page_notice(&self, of: &PlannedDocument, language: Language) -> String {
        let path = self.original_path.as_ref().or(of.as_it_is.then_some(&of.zip_path));
        match path {
            Some(path) => say(language, "export-notice-page", &[("path", path.into())]),
            None => say(language, "export-notice-page-file", &[("name", (&self.name).into())]),
        }
    }
}

/// One bundle PDF.
#[derive(Clone, Debug)]
pub struct VolumePlan {
    /// Its file name.
    pub file_name: String,
    /// Its title.
    pub title: String,
    /// Its inputs.
    pub sources: Vec<PlannedSource>,
    /// Bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// Links from our own pages.
    pub links: Vec<PlannedLink>,
    /// One stamp per page.
    pub stamps: Vec<String>,
    /// Pages, blank ones included.
    pub page_count: u32,
}

/// One input of a bundle.
#[derive(Clone, Debug)]
pub struct PlannedSource {
    /// Its name.
    pub name: String,
    /// The document that it is part of; `None` for pages of ours.
    pub of: Option<DocumentId>,
    /// Its bytes.
    pub bytes: PlannedBytes,
    /// How it is imported.
    pub options: ImportOptions,
    /// Pages it must give.
    pub page_count: u32,
    /// How its pages are placed.
    pub placement: Placement,
    /// Blank pages before it.
    pub blank_before: u32,
    /// Printed on a sheet that stands in for a page.
    pub notice: String,
}

/// Where the bytes of an input come from.
#[derive(Clone, Debug)]
pub enum PlannedBytes {
    /// A file of the case.
    File(Digest),
    /// Pages of ours.
    Own(Arc<[u8]>),
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The rule book has no such profile.
    #[error("the rule book has no pack profile \"{0}\"")]
    UnknownProfile(String),
    /// The rule book has no profile at all.
    #[error("the rule book has no pack profile")]
    NoProfile,
    /// The page numbers of the index would not be those of the bundle.
    #[error("the pages of the index do not settle; use another size limit or other languages")]
    Unsettled,
    /// More files than a ZIP pack may have and still be verified.
    #[error("the pack would have more than {limit} files; join scans into one PDF per document")]
    TooManyFiles {
        /// The limit.
        limit: u16,
    },
    /// More bytes than a file may have and still be verified.
    #[error("the pack would be larger than {limit} GiB; scan at a lower resolution")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// Our own pages could not be set.
    #[error(transparent)]
    Pages(#[from] PagesError),
}

/// What every part of the plan looks at.
pub(crate) struct Desk<'a> {
    pub(crate) book: &'a RuleBook,
    pub(crate) case: &'a Case,
    pub(crate) assessment: &'a Assessment,
    pub(crate) profile: &'a Profile,
    pub(crate) speech: Speech,
    pub(crate) bookmarks: Language,
    pub(crate) options: &'a PackOptions,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(
        book: &'a RuleBook,
        case: &'a Case,
        assessment: &'a Assessment,
        options: &'a PackOptions,
    ) -> Result<Self, PlanError> {
        let profile = match &options.profile {
            Some(id) => {
                book.profile(id).ok_or_else(|| PlanError::UnknownProfile(id.to_string()))?
            }
            None => book.profiles.first().ok_or(PlanError::NoProfile)?,
        };
        let chosen =
            if options.languages.is_empty() { &profile.languages } else { &options.languages };
        let speech = Speech::new(chosen);
        let bookmarks = options.bookmarks.unwrap_or_else(|| speech.first());
        Ok(Self { book, case, assessment, profile, speech, bookmarks, options })
    }

    /// Whether the pack says that it is incomplete.
    pub(crate) fn is_draft(&self) -> bool {
        !self.assessment.is_complete() || blockers(&self.options.found) > 0
    }

    /// Problems that make the pack a draft, those of the writing included.
    pub(crate) fn blockers(&self) -> usize {
        blockers(&self.assessment.findings) + blockers(&self.options.found)
    }

    /// What was found of that severity, that of the writing included, each once.
    pub(crate) fn found(&self, severity: Severity) -> Vec<&'a Finding> {
        let mut found: Vec<&'a Finding> = Vec::new();
        for finding in self.assessment.findings.iter().chain(&self.options.found) {
            if finding.severity == severity && !found.contains(&finding) {
                found.push(finding);
            }
        }
        found
    }

    /// Whether something of a file was given up when the pack was written before.
    pub(crate) fn was_given_up(&self, file: &str) -> bool {
        self.options.found.iter().filter(|found| found.severity == Severity::Blocker).any(|found| {
            matches!(&found.subject, Subject::File(name) | Subject::Page(name, _) if name == file)
        })
    }

    /// The size limit, if there is one.
    pub(crate) fn max_size(&self) -> Option<u64> {
        self.options.max_size.or(self.profile.max_size)
    }

    /// The values of some facts, joined by spaces, in the first language.
    pub(crate) fn plain_facts(&self, facts: &[crate::domain::FactId]) -> String {
        let values = facts.iter().filter_map(|f| self.speech.fact(self.book, self.case, f));
        let texts = values.filter_map(|value| value.0.into_iter().next());
        texts.collect::<Vec<_>>().join(" ")
    }

    /// The Latin name as in the passport.
    pub(crate) fn name(&self) -> String {
        self.plain_facts(&self.profile.name_facts)
    }

    /// The number of the passport.
    pub(crate) fn passport(&self) -> String {
        self.plain_facts(self.profile.passport_fact.as_slice())
    }
}

/// Whether what comes out could still be verified: all of it must fit into a plain ZIP. Renditions are
/// taken to be as large as their files.
fn fits(documents: &[PlannedDocument]) -> Result<(), PlanError> {
    let files = documents.iter().flat_map(|document| &document.files);
    let mut kept = BTreeSet::new();
    let originals =
        files.filter(|file| file.original_path.as_ref().is_some_and(|path| kept.insert(path)));
    let originals: Vec<&PlannedFile> = originals.collect();
    let entries = documents.len() + originals.len() + order::OWN_FILES;
    if entries > usize::from(verify::MAX_ENTRIES) {
        return Err(PlanError::TooManyFiles { limit: verify::MAX_ENTRIES });
    }
    let sizes =
        documents.iter().map(PlannedDocument::size).chain(originals.iter().map(|file| file.size));
    if sizes.fold(0, u64::saturating_add) > verify::MAX_FILE {
        return Err(PlanError::TooLarge { limit: (verify::MAX_FILE >> 30) + 1 });
    }
    Ok(())
}

/// The documents of the case in the order of the pack.
///
/// # Errors
/// As [`plan`].
pub fn in_order<'a>(
    book: &'a RuleBook,
    case: &'a Case,
    assessment: &'a Assessment,
    options: &'a PackOptions,
) -> Result<Vec<&'a Document>, PlanError> {
    Ok(order::in_order(&Desk::new(book, case, assessment, options)?))
}

/// The documents of the pack in their order, with their numbers, before volumes and pages are laid out.
///
/// # Errors
/// As [`plan`].
pub fn contents(
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
    options: &PackOptions,
) -> Result<Vec<PlannedDocument>, PlanError> {
    let desk = Desk::new(book, case, assessment, options)?;
    order::documents(&desk, &mut Vec::new())
}

fn blockers(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Blocker).count()
}

/// Plans the pack.
///
/// # Errors
/// When the profile does not exist or our own pages cannot be set.
pub fn plan(
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
    options: &PackOptions,
) -> Result<PackPlan, PlanError> {
    let desk = Desk::new(book, case, assessment, options)?;
    let mut findings = options.found.clone();
    let documents = order::documents(&desk, &mut findings)?;
    fits(&documents)?;
    let checklist_sheet = checklist::filled(&desk, &documents);
    let checklist = pages::checklist(&checklist_sheet)?;
    let file_name = order::pack_name(&desk);
    let shares = volume::split(&desk, &documents, &mut findings);
    let (volumes, documents) = volume::lay_out(&desk, documents, &shares, &checklist, &file_name)?;
    let title = order::bundle_title(&desk);
    let subject = order::subject(&desk);
    Ok(PackPlan {
        as_of: assessment.as_of,
        profile: desk.profile.id.clone(),
        languages: desk.speech.languages().to_vec(),
        file_name,
        title,
        subject,
        procedure: case.procedure.clone(),
        channel: case.channel.clone(),
        is_draft: desk.is_draft(),
        counted: Counted::of_all(book, assessment),
        documents,
        volumes,
        checklist,
        findings,
        originals: desk.profile.originals,
    })
}
