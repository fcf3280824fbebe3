//! `manifest.json`: what a pack is made of, versioned, so that anybody can check it later.
//!
//! The same record travels in the ZIP and, as an attachment, in each bundle PDF. It holds the answers
//! of the case, so that `verify` can ask today's rules; it is as personal as the pack itself.
//! Dates are ISO 8601, digests SHA-256 in hexadecimal, page numbers count from 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::PackPlan;
use crate::domain::{Case, Finding, Severity, Subject};
use crate::rules::{Assessment, RequirementStatus, RuleBook};

mod content;
mod record;

pub use content::{content, is_known};
pub(crate) use record::media_type;
pub use record::{AnswerRecord, CaseRecord, DocumentFacts, WaiverRecord};

/// First bytes of every manifest in a bundle.
pub const FORMAT: &str = "permitpack-manifest";
/// The version that is written.
pub const VERSION: u32 = 1;
/// What stands in `bundle_sha256` while the bundle is hashed.
pub const NO_DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Program and version.
pub const PROGRAM: &str = concat!("Permitpack ", env!("CARGO_PKG_VERSION"));

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always [`FORMAT`].
    pub format: String,
    /// Only in a bundle PDF: SHA-256 of the whole file while these 64 characters are zeros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle_sha256: Option<String>,
    /// Version of this format.
    pub version: u32,
    /// Program that made the pack.
    pub program: String,
    /// Rule book it was checked against.
    pub rule_book: RuleBookRecord,
    /// Day of the check.
    pub as_of: String,
    /// Profile of the pack.
    pub profile: String,
    /// Languages of the pack's own pages.
    pub languages: Vec<String>,
    /// Whether the pack was incomplete.
    pub draft: bool,
    /// The case: what was answered and waived.
    pub case: CaseRecord,
    /// The documents in pack order.
    pub documents: Vec<DocumentRecord>,
    /// The items of the checklist and how each stood.
    pub requirements: Vec<RequirementRecord>,
    /// Items that were missing, partial or unknown.
    pub missing: Vec<String>,
    /// What the check found.
    pub findings: Vec<FindingRecord>,
    /// The bundle PDFs that belong to the pack.
    pub bundles: Vec<BundleRecord>,
    /// The files of the ZIP except this one; empty in a bundle PDF.
    #[serde(default)]
    pub files: Vec<FileEntry>,
}

/// The rule book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBookRecord {
    /// Its version.
    pub version: String,
    /// When it was last held against its sources.
    pub reviewed_on: String,
}

/// A bundle PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleRecord {
    /// File name.
    pub name: String,
    /// Pages.
    pub pages: u32,
    /// Whether this manifest lies in this very bundle.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub this: bool,
    /// SHA-256 of the file as it is; only in the ZIP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Bytes; only in the ZIP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// A document of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Its number in the pack.
    pub number: String,
    /// What the rules know of it.
    #[serde(flatten)]
    pub facts: DocumentFacts,
    /// Its title in the first language.
    pub title: String,
    /// Items that it fulfils or helps to fulfil.
    pub requirements: Vec<String>,
    /// Pages.
    pub pages: u32,
    /// Name of its bundle.
    pub bundle: String,
    /// First and last page in its bundle; none when it has no pages.
    pub bundle_pages: Option<[u32; 2]>,
    /// Path in the ZIP.
    pub path: String,
    /// Its untouched files.
    pub originals: Vec<OriginalRecord>,
}

/// An untouched file of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalRecord {
    /// The name it came with.
    pub name: String,
    /// SHA-256.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Pages; 0 when it could not be read.
    pub pages: u32,
    /// Media type.
    pub media_type: String,
    /// Which of its pages stand in the document, in order, and what was done to them; none = all as they
    /// are. In the notation of [`crate::domain::page_plan`]; pages count from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// First and last page in the bundle that show it; none when none does, or all its document is one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle_pages: Option<[u32; 2]>,
    /// Path in the ZIP, when it lies there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// A file of the ZIP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path in the ZIP.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// Pages, when it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Media type.
    pub media_type: String,
    /// Number of its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// An item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementRecord {
    /// Its id.
    pub id: String,
    /// `satisfied`, `partial`, `missing`, `unknown`, `waived` or `not-applicable`.
    pub status: String,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// `blocker`, `warning` or `hint`.
    pub severity: String,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub about: String,
}

impl FindingRecord {
    /// Whether a file or page of the pack could not be shown: no later rule mends that.
    fn is_lost_file(&self) -> bool {
        let about_bytes = self.about.starts_with("file ") || self.about.starts_with("page ");
        about_bytes && self.severity == BLOCKER
    }
}

impl Manifest {
    /// Whether a file or page stands in the pack as a notice only.
    pub fn names_a_lost_file(&self) -> bool {
        self.findings.iter().any(FindingRecord::is_lost_file)
    }

    /// Which volume this manifest lies in, counted from 1, and the names of the others; none when the
    /// bundle is in one piece or the manifest lies in a ZIP.
    pub fn volume(&self) -> Option<(usize, Vec<&str>)> {
        let at = self.bundles.iter().position(|bundle| bundle.this)?;
        let others = self.bundles.iter().filter(|bundle| !bundle.this);
        let others: Vec<&str> = others.map(|bundle| bundle.name.as_str()).collect();
        (!others.is_empty()).then_some((at + 1, others))
    }

    /// The manifest of a planned pack, without the files of the ZIP.
    pub fn new(book: &RuleBook, case: &Case, assessment: &Assessment, plan: &PackPlan) -> Self {
        let open = assessment.requirements.iter().filter(|state| is_open(state.status));
        Self {
            format: FORMAT.to_owned(),
            bundle_sha256: None,
            version: VERSION,
            program: PROGRAM.to_owned(),
            rule_book: RuleBookRecord {
                version: book.version.clone(),
                reviewed_on: book.reviewed_on.to_string(),
            },
            as_of: plan.as_of.0.to_string(),
            profile: plan.profile.to_string(),
            languages: plan.languages.iter().map(ToString::to_string).collect(),
            draft: plan.is_draft,
            case: CaseRecord::of(case),
            documents: documents(case, plan),
            requirements: assessment
                .requirements
                .iter()
                .map(|state| RequirementRecord {
                    id: state.requirement.to_string(),
                    status: status_name(state.status).to_owned(),
                })
                .collect(),
            missing: open.map(|state| state.requirement.to_string()).collect(),
            findings: assessment.findings.iter().chain(&plan.findings).map(finding).collect(),
            bundles: plan
                .volumes
                .iter()
                .map(|volume| BundleRecord {
                    name: volume.file_name.clone(),
                    pages: volume.page_count,
                    this: false,
                    sha256: None,
                    size: None,
                })
                .collect(),
            files: Vec::new(),
        }
    }

    /// The form that travels in the bundle `volume` (from 0), its digest left as zeros.
    pub fn in_bundle(&self, volume: usize) -> Result<Vec<u8>, serde_json::Error> {
        let mut copy = self.clone();
        copy.bundle_sha256 = Some(NO_DIGEST.to_owned());
        if let Some(bundle) = copy.bundles.get_mut(volume) {
            bundle.this = true;
        }
        serde_json::to_vec(&copy)
    }

    /// The form that lies in the ZIP.
    pub fn in_zip(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The case as it was, for asking today's rules. Ids that cannot be ids any more are left out.
    pub fn case(&self) -> Option<Case> {
        self.case.to_case(&self.documents)
    }

    /// The documents whose files are named, for page counts.
    pub fn requirement_status(&self) -> BTreeMap<&str, &str> {
        self.requirements.iter().map(|item| (item.id.as_str(), item.status.as_str())).collect()
    }
}

fn documents(case: &Case, plan: &PackPlan) -> Vec<DocumentRecord> {
    let mut records = Vec::with_capacity(plan.documents.len());
    for planned in &plan.documents {
        let Some(document) = case.document(&planned.id) else { continue };
        let bundle = plan.volumes.get(planned.volume).map(|volume| volume.file_name.clone());
        let first = planned.first_page + 1;
        let mut next = first;
        records.push(DocumentRecord {
            number: planned.number.clone(),
            facts: DocumentFacts::of(case, document),
            title: planned.title.0.first().cloned().unwrap_or_default(),
            requirements: planned.requirements.iter().map(ToString::to_string).collect(),
            pages: planned.page_count,
            bundle: bundle.unwrap_or_default(),
            bundle_pages: (planned.page_count > 0)
                .then(|| [first, planned.first_page + planned.page_count]),
            path: planned.zip_path.clone(),
            originals: planned
                .files
                .iter()
                .map(|file| {
                    let shown = file.notice.as_ref().map_or(file.sheets, |(_, pages)| *pages);
                    let from = next - u32::from(file.joins());
                    next += shown;
                    (file, (file.gives_pages() && next > from).then(|| [from, next - 1]))
                })
                .map(|(file, shown)| OriginalRecord {
                    name: file.name.clone(),
                    sha256: file.digest.to_string(),
                    size: file.size,
                    pages: file.page_count,
                    media_type: record::media_type(file.kind).to_owned(),
                    plan: file.plan.as_ref().map(ToString::to_string),
                    bundle_pages: shown.filter(|_| file.plan.is_some() || planned.files.len() > 1),
                    path: file
                        .original_path
                        .clone()
                        .or_else(|| planned.as_it_is.then(|| planned.zip_path.clone())),
                })
                .collect(),
        });
    }
    records
}

/// The word of the worst severity.
const BLOCKER: &str = "blocker";

/// The record of a finding.
pub(crate) fn finding(finding: &Finding) -> FindingRecord {
    let severity = match finding.severity {
        Severity::Blocker => BLOCKER,
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let about = match &finding.subject {
        Subject::Case => "case".to_owned(),
        Subject::Fact(id) => format!("fact {id}"),
        Subject::Requirement(id) => format!("requirement {id}"),
        Subject::Document(id) => format!("document {id}"),
        Subject::File(name) => format!("file {name}"),
        Subject::Page(name, page) => format!("page {page} of {name}"),
        Subject::Duty(id) => format!("duty {id}"),
    };
    FindingRecord { severity: severity.to_owned(), code: finding.code.0.to_owned(), about }
}

fn is_open(status: RequirementStatus) -> bool {
    matches!(
        status,
        RequirementStatus::Missing | RequirementStatus::Partial | RequirementStatus::Unknown
    )
}

/// The word of a status in the manifest.
pub fn status_name(status: RequirementStatus) -> &'static str {
    match status {
        RequirementStatus::Satisfied => "satisfied",
        RequirementStatus::Partial => "partial",
        RequirementStatus::Missing => "missing",
        RequirementStatus::Unknown => "unknown",
        RequirementStatus::Waived => "waived",
        RequirementStatus::NotApplicable => "not-applicable",
    }
}
