//! What the inspection of a file found.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::PayloadError;
use super::answer::id_refused;
use crate::domain::{
    Arg, Code, DocumentId, DocumentTypeId, DutyId, FactId, Finding, LocalizedText, Reason,
    RequirementId, Severity, SourceId, Subject,
};

/// A saved finding.
#[derive(Serialize, Deserialize)]
pub(super) struct FindingShape {
    #[serde(with = "SeverityShape")]
    severity: Severity,
    subject: SubjectShape,
    code: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    args: Vec<(String, ArgShape)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Severity", rename_all = "snake_case")]
enum SeverityShape {
    Blocker,
    Warning,
    Hint,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SubjectShape {
    Case,
    Fact(String),
    Requirement(String),
    Document(String),
    File(String),
    Page(String, u32),
    Duty(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ArgShape {
    Text(String),
    Localized { en: String, ru: String, kk: String },
    Number(i64),
    Date(String),
    Fact(String),
    DocumentType(String),
    Reason(String),
}

impl From<&Finding> for FindingShape {
    fn from(finding: &Finding) -> Self {
        let subject = match &finding.subject {
            Subject::Case => SubjectShape::Case,
            Subject::Fact(id) => SubjectShape::Fact(id.to_string()),
            Subject::Requirement(id) => SubjectShape::Requirement(id.to_string()),
            Subject::Document(id) => SubjectShape::Document(id.to_string()),
            Subject::File(name) => SubjectShape::File(name.clone()),
            Subject::Page(name, page) => SubjectShape::Page(name.clone(), *page),
            Subject::Duty(id) => SubjectShape::Duty(id.to_string()),
        };
        let args = finding.args.iter().map(|(name, arg)| ((*name).to_owned(), arg.into()));
        Self {
            severity: finding.severity,
            subject,
            code: finding.code.0.to_owned(),
            args: args.collect(),
            sources: finding.sources.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&Arg> for ArgShape {
    fn from(arg: &Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::Text(text.clone()),
            Arg::Localized(text) => {
                Self::Localized { en: text.en.clone(), ru: text.ru.clone(), kk: text.kk.clone() }
            }
            Arg::Number(number) => Self::Number(*number),
            Arg::Date(date) => Self::Date(date.to_string()),
            Arg::Fact(id) => Self::Fact(id.to_string()),
            Arg::DocumentType(id) => Self::DocumentType(id.to_string()),
            Arg::Reason(reason) => Self::Reason(reason_word(*reason)),
        }
    }
}

impl FindingShape {
    /// The finding again.
    pub(super) fn finding(self) -> Result<Finding, PayloadError> {
        let bad = |_| id_refused();
        let subject = match self.subject {
            SubjectShape::Case => Subject::Case,
            SubjectShape::Fact(id) => Subject::Fact(FactId::new(&id).map_err(bad)?),
            SubjectShape::Requirement(id) => {
                Subject::Requirement(RequirementId::new(&id).map_err(bad)?)
            }
            SubjectShape::Document(id) => Subject::Document(DocumentId::new(&id).map_err(bad)?),
            SubjectShape::File(name) => Subject::File(name),
            SubjectShape::Page(name, page) => Subject::Page(name, page),
            SubjectShape::Duty(id) => Subject::Duty(DutyId::new(&id).map_err(bad)?),
        };
        let args: Result<Vec<_>, PayloadError> =
            self.args.into_iter().map(|(name, arg)| Ok((kept(&name), arg.arg()?))).collect();
        let sources: Result<Vec<_>, _> = self.sources.iter().map(|id| SourceId::new(id)).collect();
        Ok(Finding {
            severity: self.severity,
            subject,
            code: Code(kept(&self.code)),
            args: args?,
            sources: sources.map_err(bad)?,
        })
    }
}

impl ArgShape {
    fn arg(self) -> Result<Arg, PayloadError> {
        Ok(match self {
            Self::Text(text) => Arg::Text(text),
            Self::Localized { en, ru, kk } => Arg::Localized(LocalizedText { en, ru, kk }),
            Self::Number(number) => Arg::Number(number),
            Self::Date(date) => Arg::Date(date.parse().map_err(PayloadError::damaged)?),
            Self::Fact(id) => Arg::Fact(FactId::new(&id).map_err(|_| id_refused())?),
            Self::DocumentType(id) => {
                Arg::DocumentType(DocumentTypeId::new(&id).map_err(|_| id_refused())?)
            }
            Self::Reason(word) => Arg::Reason(reason_of(&word)),
        })
    }
}

/// A reason as it is kept: the name of its message, and the system's number where that says more.
fn reason_word(reason: Reason) -> String {
    match reason.code() {
        Some(code) => format!("{} {code}", reason.key()),
        None => reason.key().to_owned(),
    }
}

fn reason_of(word: &str) -> Reason {
    let plain = REASONS.into_iter().find(|reason| reason.key() == word);
    let code = word.rsplit_once(' ').and_then(|(_, code)| code.parse().ok());
    plain.unwrap_or(Reason::Other(code))
}

/// Those that are kept by their name alone.
const REASONS: [Reason; 18] = [
    Reason::NotFound,
    Reason::NoPermission,
    Reason::DiskFull,
    Reason::ReadOnlyDisk,
    Reason::InUse,
    Reason::Interrupted,
    Reason::TimedOut,
    Reason::NotAFolder,
    Reason::IsAFolder,
    Reason::AlreadyThere,
    Reason::NotAFile,
    Reason::NotText,
    Reason::NotReadable,
    Reason::Unreachable,
    Reason::DriveFault,
    Reason::TooLarge,
    Reason::NoMemory,
    Reason::Program,
];

/// Codes and names of gaps are fixed words of the program. Those that come from the disk are looked up
/// among the ones met before; each new one is kept once, for as long as the program runs.
pub(super) fn kept(word: &str) -> &'static str {
    static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = words.get(word) {
        return word;
    }
    let word: &'static str = Box::leak(word.to_owned().into_boxed_str());
    words.insert(word);
    word
}
