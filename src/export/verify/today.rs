//! What today's rules say of the case that a manifest carries.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Difference, Today};
use crate::domain::{AsOf, Severity, Subject};
use crate::export::manifest::{self, Manifest, status_name};
use crate::rules::{Assessment, DeadlineStatus, RequirementStatus, RuleBook, assess};

/// Asks the rules again. `None` when the manifest's procedure is no id at all.
pub(super) fn today(manifest: &Manifest, book: &RuleBook, as_of: AsOf) -> Option<Today> {
    let case = manifest.case()?;
    let assessment = assess(book, &case, as_of);
    let mut differences = Vec::new();
    if manifest.rule_book.version != book.version {
        differences.push(Difference::RuleBook {
            then: manifest.rule_book.version.clone(),
            now: book.version.clone(),
        });
    }
    items(manifest, &assessment, &mut differences);
    deadlines(manifest, &assessment, &mut differences);
    findings(manifest, &assessment, &mut differences);
    Some(Today {
        as_of,
        rule_book: book.version.clone(),
        is_complete: assessment.is_complete() && !manifest.names_a_lost_file(),
        differences,
    })
}

const STATUSES: [RequirementStatus; 6] = [
    RequirementStatus::Satisfied,
    RequirementStatus::Partial,
    RequirementStatus::Missing,
    RequirementStatus::Unknown,
    RequirementStatus::Waived,
    RequirementStatus::NotApplicable,
];

fn status_named(name: &str) -> Option<RequirementStatus> {
    STATUSES.into_iter().find(|status| status_name(*status) == name)
}

/// Items in the order of today's checklist, then those that are gone.
fn items(manifest: &Manifest, now: &Assessment, differences: &mut Vec<Difference>) {
    let is_asked = |status: &RequirementStatus| *status != RequirementStatus::NotApplicable;
    let then = manifest.requirement_status();
    let mut known = BTreeSet::new();
    for state in &now.requirements {
        let id = state.requirement.to_string();
        let before = then.get(id.as_str()).and_then(|name| status_named(name)).filter(is_asked);
        let requirement = state.requirement.clone();
        let after = Some(state.status).filter(is_asked);
        match (before, after) {
            (None, Some(now)) => differences.push(Difference::Appeared { requirement, now }),
            (Some(then), Some(now)) if then != now => {
                differences.push(Difference::Status { requirement, then, now });
            }
            (Some(then), None) => {
                differences.push(Difference::Disappeared { requirement: id.clone(), then });
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        known.insert(id);
    }
    for record in manifest.requirements.iter().filter(|record| !known.contains(&record.id)) {
        if let Some(then) = status_named(&record.status).filter(is_asked) {
            differences.push(Difference::Disappeared { requirement: record.id.clone(), then });
        }
    }
}

/// Dates between the day of the pack and today.
fn deadlines(manifest: &Manifest, now: &Assessment, differences: &mut Vec<Difference>) {
    let Ok(made_on) = manifest.as_of.parse::<NaiveDate>() else { return };
    for deadline in &now.deadlines {
        if let (DeadlineStatus::Late, Ok(due_on)) = (deadline.status, &deadline.due_on)
            && *due_on >= made_on
        {
            let duty = deadline.duty.clone();
            differences.push(Difference::Passed { duty, due_on: *due_on });
        }
    }
}

/// Problems that the pack does not name. Deadlines are told apart.
fn findings(pack: &Manifest, now: &Assessment, differences: &mut Vec<Difference>) {
    let then: BTreeSet<(&str, &str)> = (pack.findings.iter())
        .map(|finding| (finding.code.as_str(), finding.about.as_str()))
        .collect();
    for finding in &now.findings {
        let record = manifest::finding(finding);
        let is_new = !then.contains(&(record.code.as_str(), record.about.as_str()));
        let is_duty = matches!(finding.subject, Subject::Duty(_));
        if is_new && !is_duty && finding.severity != Severity::Hint {
            differences.push(Difference::Found(finding.clone()));
        }
    }
}
