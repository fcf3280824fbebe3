//! What lists show of a case, and the fingerprint of what the rules said of it.

use std::collections::BTreeMap;

use super::known::Known;
use super::packed::{self, PackState};
use super::tasks::{TaskList, task_list};
use crate::domain::{Case, FactId, Severity, Value, ValueKind};
use crate::rules::{Assessment, DeadlineStatus, NoDate, RequirementStatus, RuleBook, Truth};
use crate::store::{CaseRecord, CaseSummary, Due};

/// The key of the citizenship (alpha-2) among the words of a summary.
pub const CITIZENSHIP: &str = "citizenship-code";
/// The key of the inviting company.
pub const COMPANY: &str = "company-name";
/// The key of the rule book's version with which the summary was made.
pub const BOOK: &str = "made-with";
/// The key of the day for which it was made.
pub const DAY: &str = "made-on";
/// The key of how it was made, for summaries that an earlier version of the program left.
pub const COUNTED: &str = "counts";
/// Its progress counts rows of the task list, its dates are the days to act by. Earlier versions counted items of the
/// checklist, or said the days on which terms end.
pub const TASKS: &str = "tasks, days to act by";
/// The key of the fact that a date waits for, when no date is known.
pub const NO_DATE: &str = "waits-for";
/// The key of the passport number.
pub const PASSPORT: &str = "passport-number";

/// What lists show of a case that is not open.
pub(super) fn of_record(
    book: &RuleBook,
    record: &CaseRecord,
    assessment: &Assessment,
) -> CaseSummary {
    let pack = PackState::of(&record.exports, |it| packed::content(&record.case) == it);
    Known::with(book, &record.case, assessment, pack, of)
}

/// What lists show of a case. Its progress is that of its task list.
pub fn of(known: Known<'_>) -> CaseSummary {
    let Known { book, case, assessment, .. } = known;
    let profile = book.profiles.first();
    let text = |fact: &FactId| match case.facts.value(fact) {
        Some(Value::Text(text)) => Some(text.clone()),
        Some(_) | None => None,
    };
    let names = profile.map(|it| it.name_facts.as_slice()).unwrap_or_default();
    let title: Vec<String> = names.iter().filter_map(text).collect();
    let dues = assessment
        .deadlines
        .iter()
        .filter(|it| it.applies == Truth::Yes && it.status != DeadlineStatus::Done);
    let dues = dues.filter_map(|it| {
        Some(Due { duty: it.duty.to_string(), on: it.act_by(assessment.as_of.0)? })
    });
    let finished = assessment
        .deadlines
        .iter()
        .filter(|it| it.applies == Truth::Yes && it.status == DeadlineStatus::Done);
    let finished = finished.filter_map(|it| {
        let on = it.listed_on(assessment.as_of.0)?;
        Some(Due { duty: it.duty.to_string(), on })
    });
    let mut words = BTreeMap::new();
    if let Some(code) = citizenship(book, case) {
        words.insert(CITIZENSHIP.to_owned(), code);
    }
    if let Some(company) = company_name(book, case) {
        words.insert(COMPANY.to_owned(), company);
    }
    if let Some(number) = profile.and_then(|it| it.passport_fact.as_ref()).and_then(text) {
        words.insert(PASSPORT.to_owned(), number);
    }
    words.insert(BOOK.to_owned(), book.version.clone());
    words.insert(DAY.to_owned(), assessment.as_of.0.to_string());
    words.insert(COUNTED.to_owned(), TASKS.to_owned());
    if let Some(fact) = waits_for(assessment) {
        words.insert(NO_DATE.to_owned(), fact);
    }
    let blockers = assessment.findings.iter().filter(|it| it.severity == Severity::Blocker).count();
    let TaskList { done, total, .. } = task_list(known);
    CaseSummary {
        title: title.join(" ").to_uppercase(),
        done,
        total,
        blockers: u32::try_from(blockers).unwrap_or(u32::MAX),
        dues: dues.collect(),
        finished: finished.collect(),
        words,
    }
}

/// The first fact that a deadline without a date waits for.
fn waits_for(assessment: &Assessment) -> Option<String> {
    assessment.deadlines.iter().filter(|it| it.applies != Truth::No).find_map(|it| {
        match &it.due_on {
            Err(NoDate::Facts(facts)) if it.status != DeadlineStatus::Done => {
                facts.first().map(ToString::to_string)
            }
            Ok(_) | Err(_) => None,
        }
    })
}

/// The citizenship: the first answered question for a country.
fn citizenship(book: &RuleBook, case: &Case) -> Option<String> {
    let mut countries = book.questions.iter().filter(|it| it.kind == ValueKind::Country);
    let first = countries.find_map(|it| case.facts.value(&it.id))?;
    match first {
        Value::Country(code) => Some(code.to_string()),
        Value::Bool(_)
        | Value::Choice(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::Number(_)
        | Value::Iin(_)
        | Value::Bin(_)
        | Value::Mrz(_) => None,
    }
}

/// The groups of facts that describe a company: those with a business identification number, in the
/// order of the book (the employer before a host).
pub fn company_prefixes(book: &RuleBook) -> impl Iterator<Item = &str> {
    let numbers = book.questions.iter().filter(|it| it.kind == ValueKind::Bin);
    numbers.filter_map(|it| Some(it.id.as_str().split_once('.')?.0))
}

/// The name of the company: the first text that is known of a company.
pub fn company_name(book: &RuleBook, case: &Case) -> Option<String> {
    company_of(book, case).map(|(_, name)| name)
}

/// The company that a case names: its group of facts, and its name.
pub fn company_of<'b>(book: &'b RuleBook, case: &Case) -> Option<(&'b str, String)> {
    let texts = |prefix: &str| {
        let of_it = book.questions.iter().filter(|it| prefix_of(&it.id) == prefix);
        let texts = of_it.filter(|it| it.kind == ValueKind::Text);
        let mut known = texts.filter_map(|it| match case.facts.value(&it.id) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        });
        known.next()
    };
    company_prefixes(book).find_map(|prefix| Some((prefix, texts(prefix)?)))
}

/// The group of facts that a fact belongs to: what stands before the first full stop.
pub fn prefix_of(fact: &FactId) -> &str {
    fact.as_str().split_once('.').map_or(fact.as_str(), |(prefix, _)| prefix)
}

/// Requirement id → status, of those on the list.
pub fn statuses(assessment: &Assessment) -> BTreeMap<String, String> {
    let listed =
        assessment.requirements.iter().filter(|it| it.status != RequirementStatus::NotApplicable);
    listed.map(|it| (it.requirement.to_string(), code(it.status).to_owned())).collect()
}

/// The stable name of a status.
pub fn code(status: RequirementStatus) -> &'static str {
    match status {
        RequirementStatus::Satisfied => "satisfied",
        RequirementStatus::Partial => "partial",
        RequirementStatus::Missing => "missing",
        RequirementStatus::Unknown => "unknown",
        RequirementStatus::Waived => "waived",
        RequirementStatus::NotApplicable => "not-applicable",
    }
}
