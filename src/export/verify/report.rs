//! A verification for programs: keys, codes and states are stable, texts are in the language asked
//! for.

use serde::Serialize;

use super::words::{clean, difference};
use super::{Difference, FileState, PackKind, Verdict, Verification};
use crate::domain::{Finding, Language, Severity};
use crate::export::manifest::{Manifest, WaiverRecord, status_name};
use crate::export::words;
use crate::rules::RuleBook;

/// The report. Dates are ISO 8601, digests SHA-256 in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Name of the file.
    pub file: String,
    /// `zip`, `pdf` or `other`.
    pub kind: &'static str,
    /// `right`, `changed`, `not-ours` or `refused`.
    pub verdict: &'static str,
    /// Digest of the file.
    pub sha256: Option<String>,
    /// Digest of the manifest.
    pub manifest_sha256: Option<String>,
    /// Checksum of a bundle as its manifest states it.
    pub seal_stated: Option<String>,
    /// The same as it comes out.
    pub seal_computed: Option<String>,
    /// Pages of a bundle as its manifest states them.
    pub pages_stated: Option<u32>,
    /// Pages found.
    pub pages_found: Option<u32>,
    /// Of a bundle in several volumes: which it is. The others were not looked at.
    pub volume: Option<VolumePart>,
    /// What the manifest says of the pack.
    pub made: Option<Made>,
    /// The files of a ZIP.
    pub files: Vec<FileLine>,
    /// What was found.
    pub findings: Vec<FindingLine>,
    /// What today's rules say.
    pub today: Option<TodayPart>,
}

/// A volume among several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VolumePart {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// Names of the others, which were not looked at.
    pub others: Vec<String>,
}

/// What the manifest says of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Made {
    /// Number of the case.
    pub case: String,
    /// Program and version.
    pub program: String,
    /// Day of the check.
    pub as_of: String,
    /// Version of the rule book.
    pub rule_book: String,
    /// When that was last reviewed.
    pub reviewed_on: String,
    /// Profile.
    pub profile: String,
    /// Whether it was complete.
    pub complete: bool,
    /// Items that were open.
    pub missing: Vec<String>,
    /// Items left out on purpose.
    pub waivers: Vec<WaiverRecord>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileLine {
    /// Its path.
    pub path: String,
    /// `right`, `changed`, `missing` or `extra`.
    pub state: &'static str,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingLine {
    /// `blocker`, `warning` or `hint`.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// What happened and why.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// What today's rules say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TodayPart {
    /// The day.
    pub as_of: String,
    /// Version of the rule book.
    pub rule_book: String,
    /// Whether the pack would be complete.
    pub complete: bool,
    /// What differs.
    pub differences: Vec<DifferenceLine>,
}

/// A difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DifferenceLine {
    /// `rule-book`, `appeared`, `disappeared`, `status`, `passed` or `found`.
    pub kind: &'static str,
    /// The item, duty or code.
    pub id: Option<String>,
    /// How it was.
    pub then: Option<String>,
    /// How it is; of a date that passed, that date.
    pub now: Option<String>,
    /// In words.
    pub text: String,
}

/// Makes the report.
pub fn report(book: &RuleBook, verification: &Verification, language: Language) -> Report {
    let seal = verification.seal.as_ref();
    Report {
        file: verification.name.clone(),
        kind: match verification.kind {
            PackKind::Zip => "zip",
            PackKind::Pdf => "pdf",
            PackKind::Other => "other",
        },
        verdict: match verification.verdict {
            Verdict::Right => "right",
            Verdict::Changed => "changed",
            Verdict::NotOurs => "not-ours",
            Verdict::Refused => "refused",
        },
        sha256: verification.sha256.map(|digest| digest.to_string()),
        manifest_sha256: verification.manifest_sha256.map(|digest| digest.to_string()),
        seal_stated: seal.map(|seal| seal.stated.clone()),
        seal_computed: seal.map(|seal| seal.computed.clone()),
        pages_stated: verification.pages.map(|(stated, _)| stated),
        pages_found: verification.pages.map(|(_, found)| found),
        volume: verification.manifest.as_deref().and_then(volume),
        made: verification.manifest.as_deref().map(made),
        files: (verification.files.iter())
            .map(|file| FileLine { path: file.path.clone(), state: state(file.state) })
            .collect(),
        findings: (verification.findings.iter())
            .map(|found| finding(book, found, language))
            .collect(),
        today: verification.today.as_ref().map(|today| TodayPart {
            as_of: today.as_of.0.to_string(),
            rule_book: today.rule_book.clone(),
            complete: today.is_complete,
            differences: (today.differences.iter())
                .map(|it| {
                    let text = clean(&difference(book, it, language));
                    DifferenceLine { text, ..line(it) }
                })
                .collect(),
        }),
    }
}

fn volume(manifest: &Manifest) -> Option<VolumePart> {
    let (number, others) = manifest.volume()?;
    Some(VolumePart {
        number,
        total: manifest.bundles.len(),
        others: others.into_iter().map(clean).collect(),
    })
}

fn made(manifest: &Manifest) -> Made {
    Made {
        case: manifest.case.number.clone(),
        program: manifest.program.clone(),
        as_of: manifest.as_of.clone(),
        rule_book: manifest.rule_book.version.clone(),
        reviewed_on: manifest.rule_book.reviewed_on.clone(),
        profile: manifest.profile.clone(),
        complete: !manifest.draft,
        missing: manifest.missing.clone(),
        waivers: manifest.case.waivers.clone(),
    }
}

fn state(state: FileState) -> &'static str {
    match state {
        FileState::Right => "right",
        FileState::Changed => "changed",
        FileState::Missing => "missing",
        FileState::Extra => "extra",
    }
}

fn finding(book: &RuleBook, finding: &Finding, language: Language) -> FindingLine {
    let said = words::finding(book, finding, language);
    FindingLine {
        severity: match finding.severity {
            Severity::Blocker => "blocker",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        },
        code: finding.code.0,
        message: clean(&said.text),
        hint: clean(&said.hint),
    }
}

fn line(difference: &Difference) -> DifferenceLine {
    let status = |status| Some(status_name(status).to_owned());
    let (kind, id, then, now) = match difference {
        Difference::RuleBook { then, now } => {
            ("rule-book", None, Some(then.clone()), Some(now.clone()))
        }
        Difference::Appeared { requirement, now } => {
            ("appeared", Some(requirement.to_string()), None, status(*now))
        }
        Difference::Disappeared { requirement, then } => {
            ("disappeared", Some(requirement.clone()), status(*then), None)
        }
        Difference::Status { requirement, then, now } => {
            ("status", Some(requirement.to_string()), status(*then), status(*now))
        }
        Difference::Passed { duty, due_on } => {
            ("passed", Some(duty.to_string()), None, Some(due_on.to_string()))
        }
        Difference::Found(finding) => ("found", Some(finding.code.0.to_owned()), None, None),
    };
    DifferenceLine { kind, id, then, now, text: String::new() }
}
