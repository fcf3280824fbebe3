//! Words of state: how an item, a deadline, a rule stands.

use super::dates;
use crate::domain::{AsOf, DocumentForm, Language, Severity};
use crate::i18n::say;
use crate::rules::{Confidence, Deadline, DeadlineStatus, RequirementStatus, Weight};

/// How an item of the checklist stands.
pub fn requirement_status(status: RequirementStatus, language: Language) -> String {
    let key = match status {
        RequirementStatus::Satisfied => "status-done",
        RequirementStatus::Partial => "status-in-progress",
        RequirementStatus::Missing => "status-not-started",
        RequirementStatus::Unknown => "status-cannot-start",
        RequirementStatus::Waived => "status-waived",
        RequirementStatus::NotApplicable => "status-not-needed",
    };
    say(language, key, &[])
}

/// How a deadline stands on a day: `5 days late`, `Due in 2 days`, `Done`, `Done on 4 November 2026`.
pub fn deadline_status(deadline: &Deadline, as_of: AsOf, language: Language) -> String {
    let left = deadline.act_by(as_of.0).map(|day| (day - as_of.0).num_days());
    match (deadline.status, left) {
        (DeadlineStatus::Done, _) => match deadline.done_on {
            Some(on) => {
                say(language, "deadline-done-on", &[("date", dates::date(on, language).into())])
            }
            None => say(language, "status-done", &[]),
        },
        (DeadlineStatus::NoDate, _)
        | (DeadlineStatus::Late | DeadlineStatus::Soon | DeadlineStatus::Later, None) => {
            say(language, "deadline-no-date", &[])
        }
        (DeadlineStatus::Late | DeadlineStatus::Soon | DeadlineStatus::Later, Some(left)) => {
            days_left(left, language)
        }
    }
}

/// The same, and on which day the term ends where the day to act by lies before it.
pub fn deadline_status_in_full(deadline: &Deadline, as_of: AsOf, language: Language) -> String {
    let status = deadline_status(deadline, as_of, language);
    match &deadline.due_on {
        Ok(due) if deadline.is_moved(as_of.0) => {
            let due = dates::date_with_weekday(*due, language).into();
            format!("{status}; {}", say(language, "deadline-term-ends", &[("date", due)]))
        }
        Ok(_) | Err(_) => status,
    }
}

/// How many days are left until a day, or by how many it is late.
pub fn days_left(left: i64, language: Language) -> String {
    match left {
        0 => say(language, "deadline-today", &[]),
        1.. => say(language, "deadline-in", &[("n", left.into())]),
        ..0 => say(language, "deadline-late", &[("n", (-left).into())]),
    }
}

/// How bad a finding is.
pub fn severity(severity: Severity, language: Language) -> String {
    let key = match severity {
        Severity::Blocker => "status-problem",
        Severity::Warning => "status-warning",
        Severity::Hint => "status-hint",
    };
    say(language, key, &[])
}

/// How sure we are of a rule.
pub fn confidence(confidence: Confidence, language: Language) -> String {
    let key = match confidence {
        Confidence::Sourced => "confidence-sourced",
        Confidence::Practice => "confidence-practice",
        Confidence::Unverified => "confidence-unverified",
    };
    say(language, key, &[])
}

/// The same in brackets behind a title; in long lists only the exceptions are marked.
pub fn confidence_mark(of: Confidence, language: Language) -> String {
    match of {
        Confidence::Sourced => String::new(),
        Confidence::Practice | Confidence::Unverified => {
            format!(" [{}]", confidence(of, language))
        }
    }
}

/// How heavy an item weighs.
pub fn weight(weight: Weight, language: Language) -> String {
    let key = match weight {
        Weight::Required => "weight-required",
        Weight::Practice => "weight-practice",
        Weight::Optional => "weight-optional",
    };
    say(language, key, &[])
}

/// Original, copy, …
pub fn document_form(form: DocumentForm, language: Language) -> String {
    let key = match form {
        DocumentForm::Original => "form-original",
        DocumentForm::Copy => "form-copy",
        DocumentForm::Notarised => "form-notarised",
        DocumentForm::Translation => "form-translation",
        DocumentForm::Printout => "form-printout",
    };
    say(language, key, &[])
}
