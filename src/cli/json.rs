//! Shapes shared by the JSON outputs: keys and codes are stable, texts are in the language asked for.

use serde_json::{Value as Json, json};

use crate::domain::{Finding, Language, Severity, Subject};
use crate::export::words;
use crate::rules::{Citation, Confidence, Grounds, RuleBook};

/// Two-space indented JSON.
pub(super) fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// A finding.
pub(super) fn finding(book: &RuleBook, finding: &Finding, language: Language) -> Json {
    let said = words::finding(book, finding, language);
    json!({
        "severity": severity(finding.severity),
        "code": finding.code.0,
        "subject": subject(&finding.subject),
        "message": said.text,
        "hint": said.hint,
        "sources": finding.sources.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// The stable word of a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "blocker",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

fn subject(subject: &Subject) -> Json {
    match subject {
        Subject::Case => json!({ "case": true }),
        Subject::Fact(fact) => json!({ "fact": fact.as_str() }),
        Subject::Requirement(requirement) => json!({ "requirement": requirement.as_str() }),
        Subject::Document(document) => json!({ "document": document.as_str() }),
        Subject::File(file) => json!({ "file": file }),
        Subject::Page(file, page) => json!({ "file": file, "page": page }),
        Subject::Duty(duty) => json!({ "duty": duty.as_str() }),
    }
}

/// Where a rule is written, how sure it is, and the conflict it is part of.
pub(super) fn grounds(book: &RuleBook, grounds: &Grounds, language: Language) -> Json {
    let conflict = grounds.conflict.as_ref().and_then(|id| book.conflict(id)).map(|conflict| {
        let readings: Vec<Json> = conflict
            .readings
            .iter()
            .map(|reading| {
                json!({
                    "text": reading.text.in_language(language),
                    "sources": citations(book, &reading.citations, language),
                    "followed": reading.followed,
                })
            })
            .collect();
        json!({
            "id": conflict.id.as_str(),
            "question": conflict.question.in_language(language),
            "readings": readings,
            "resolution": conflict.resolution.in_language(language),
        })
    });
    json!({
        "sources": citations(book, &grounds.citations, language),
        "confidence": match grounds.confidence {
            Confidence::Sourced => "sourced",
            Confidence::Practice => "practice",
            Confidence::Unverified => "unverified",
        },
        "from": grounds.in_force.from.map(|day| day.to_string()),
        "until": grounds.in_force.until.map(|day| day.to_string()),
        "conflict": conflict,
    })
}

fn citations(book: &RuleBook, citations: &[Citation], language: Language) -> Vec<String> {
    citations.iter().map(|citation| words::citation(book, citation, language)).collect()
}
