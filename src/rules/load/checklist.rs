//! What procedures and categories are made of: items, duties, checks, closed routes, examples.

use std::collections::BTreeMap;

use super::condition::{
    amount, citations, condition, confidence, days, fact, fact_in, grounds, optional,
    optional_fact, term_ref,
};
use super::draft::{Draft, Part};
use super::names::{Kind, Need};
use super::reader::{Cell, Row};
use crate::domain::{ChoiceId, DutyId, FactId, GroupId, RequirementId, Severity, ValueKind};
use crate::rules::condition::Condition;
use crate::rules::rule_book::{
    Check, ClosedRoute, Constraint, Due, Duty, Fine, FineAmount, LastResort, MrzField, Requirement,
    Weight,
};

const WEIGHTS: &[(&str, Weight)] = &[
    ("required", Weight::Required),
    ("practice", Weight::Practice),
    ("optional", Weight::Optional),
];

const SEVERITIES: &[(&str, Severity)] =
    &[("blocker", Severity::Blocker), ("warning", Severity::Warning), ("hint", Severity::Hint)];

const DATE: Need = Need::Kinds(&[ValueKind::Date]);

/// Reads the items, duties, checks, closed routes and examples of a file; `part` collects what
/// belongs to the procedure or category of the file.
pub(super) fn read(row: &Row<'_>, draft: &mut Draft, mut part: Option<&mut Part>) {
    for requirement in row.rows("requirement", "requirement").iter().filter_map(requirement) {
        if let Some(part) = part.as_deref_mut() {
            part.requirements.push(requirement.id.clone());
        }
        draft.requirements.push(requirement);
    }
    for duty in row.rows("duty", "duty").iter().filter_map(duty) {
        if let Some(part) = part.as_deref_mut() {
            part.duties.push(duty.id.clone());
        }
        draft.duties.push(duty);
    }
    for constraint in row.rows("constraint", "constraint").iter().filter_map(constraint) {
        if let Some(part) = part.as_deref_mut() {
            part.constraints.push(constraint.id.clone());
        }
        draft.constraints.push(constraint);
    }
    let closed = row.rows("closed_route", "closed route");
    draft.closed_routes.extend(closed.iter().filter_map(closed_route));
    for example in row.rows("example", "example") {
        super::example::read(&example, draft, part.as_deref());
    }
}

/// Items that another file defines.
pub(super) fn uses(row: &Row<'_>, part: &mut Part) {
    part.requirements
        .extend(row.references::<RequirementId>("use_requirements", Kind::Requirement));
    part.duties.extend(row.references::<DutyId>("use_duties", Kind::Duty));
    part.constraints.extend(row.references::<RequirementId>("use_constraints", Kind::Constraint));
}

fn requirement(row: &Row<'_>) -> Option<Requirement> {
    let id = row.defined(Kind::Requirement);
    let (title, why) = (row.localized("title"), row.localized("why"));
    let section = row.required("section").and_then(|cell| cell.reference(Kind::Section));
    let applies_if = optional(row, "applies_if", Condition::Always);
    let per = row.optional("per").and_then(|cell| cell.reference(Kind::Group));
    let weight = row.required("weight").and_then(|cell| cell.word(WEIGHTS));
    let options = row.optional("one_of").map(|cell| cell.list()).unwrap_or_default();
    let one_of = options
        .iter()
        .map(|option| {
            let documents = option.references(Kind::Document);
            if documents.is_empty() {
                option.error("an option without documents");
            }
            documents
        })
        .collect();
    let facts = row.optional("needs_facts").map(|cell| cell.list()).unwrap_or_default();
    let needs_facts = facts.iter().filter_map(|cell| fact_in(*cell, Need::Any)).collect();
    let follows = row.optional("follows").map(|cell| cell.reference(Kind::Requirement));
    let grounds = grounds(row);
    row.done();
    let requirement = Requirement {
        id: id?,
        title: title?,
        why: why?,
        section: section?,
        applies_if: applies_if?,
        weight: weight?,
        per,
        one_of,
        needs_facts,
        grounds: grounds?,
        follows: follows.flatten(),
    };
    if let (Some(group), None) = (&requirement.per, requirement.people()) {
        row.error(format!("per = \"{group}\" needs some = \"{group}\" in applies_if: it says who"));
    }
    if requirement.per.is_some() && requirement.one_of.is_empty() {
        row.error("per is for items that ask for documents");
    }
    Some(requirement)
}

fn closed_route(row: &Row<'_>) -> Option<ClosedRoute> {
    let id = row.defined(Kind::ClosedRoute);
    let applies_if = row.required("applies_if").and_then(condition);
    let (message, hint) = (row.localized("message"), row.localized("hint"));
    let grounds = grounds(row);
    row.done();
    Some(ClosedRoute {
        id: id?,
        applies_if: applies_if?,
        message: message?,
        hint: hint?,
        grounds: grounds?,
    })
}

fn duty(row: &Row<'_>) -> Option<Duty> {
    let id = row.defined(Kind::Duty);
    let (title, who, how) = (row.localized("title"), row.localized("who"), row.localized("how"));
    let cover_label = row.optional("cover_label").and_then(|cell| cell.localized());
    let applies_if = optional(row, "applies_if", Condition::Always);
    let done_if = optional(row, "done_if", Condition::Any(Vec::new()));
    let due = row.required("due").and_then(due);
    let last_resort = row.optional("last_resort").and_then(|cell| {
        let row = cell.row("last resort")?;
        let (term, text) = (row.required("term").and_then(term_ref), row.localized("text"));
        row.done();
        Some(LastResort { term: term?, text: text? })
    });
    let fine = row.optional("fine").and_then(fine);
    let follows = row.optional("follows").map(|cell| cell.reference(Kind::Duty));
    let grounds = grounds(row);
    row.done();
    let (due, last_working_day) = due?;
    Some(Duty {
        id: id?,
        title: title?,
        cover_label,
        who: who?,
        how: how?,
        applies_if: applies_if?,
        done_if: done_if?,
        due,
        last_working_day,
        last_resort,
        fine,
        grounds: grounds?,
        follows: follows.flatten(),
    })
}

fn fine(cell: Cell<'_>) -> Option<Fine> {
    let row = cell.row("fine")?;
    let text = row.localized("text");
    let mci = row
        .rows("mci", "fine amount")
        .iter()
        .filter_map(|row| {
            let payer = row.localized("payer");
            let mci = row.required("mci").and_then(|cell| cell.count());
            row.done();
            Some(FineAmount { payer: payer?, mci: mci? })
        })
        .collect();
    let (citations, confidence) = (citations(&row), confidence(&row));
    row.done();
    Some(Fine { text: text?, mci, citations, confidence: confidence? })
}

/// A due date and whether the last working day before it is shown.
fn due(cell: Cell<'_>) -> Option<(Due, bool)> {
    let row = cell.row("due")?;
    let found = row.any_of(&["after", "before", "birthday", "end_of_stay", "on"]);
    let [(name, subject)] = found.as_slice() else {
        row.error("a due date needs exactly one of after, before, birthday, end_of_stay, on");
        return None;
    };
    let last_working_day = row.flag("last_working_day", false);
    let due = match *name {
        "after" => {
            let event = fact_in(*subject, DATE);
            let safe = row.required("safe").and_then(term_ref);
            let lenient = row.optional("lenient").and_then(term_ref);
            Some((event, safe))
                .and_then(|(event, safe)| Some((event?, safe?)))
                .map(|(event, safe)| Due::After { event, safe, lenient, last_working_day })
        }
        "before" => {
            let (event, lead) = (fact_in(*subject, DATE), row.required("lead").and_then(term_ref));
            event.zip(lead).map(|(event, lead)| Due::Before { event, lead })
        }
        "birthday" => {
            let event = fact_in(*subject, DATE);
            let years = row.required("years").and_then(amount);
            let safe = row.required("safe").and_then(term_ref);
            event.zip(years).zip(safe).map(|((event, years), safe)| Due::Anniversary {
                event,
                years,
                safe,
            })
        }
        "end_of_stay" => end_of_stay(&row, *subject),
        _ => fact_in(*subject, DATE).map(Due::On),
    };
    row.done();
    Some((due?, last_working_day))
}

fn end_of_stay(row: &Row<'_>, subject: Cell<'_>) -> Option<Due> {
    let citizenship = fact_in(subject, Need::Kinds(&[ValueKind::Country]));
    let (group, entry, exit) = stays(row)?;
    let parameter = |key| row.required(key).and_then(days);
    let (allowance, window) = (parameter("allowance"), parameter("window"));
    Some(Due::EndOfStay {
        citizenship: citizenship?,
        group,
        entry,
        exit,
        allowance: allowance?,
        window: window?,
    })
}

fn constraint(row: &Row<'_>) -> Option<Constraint> {
    let id = row.defined(Kind::Constraint);
    let applies_if = optional(row, "applies_if", Condition::Always);
    let severity = row.required("severity").and_then(|cell| cell.word(SEVERITIES));
    let (message, hint) = (row.localized("message"), row.localized("hint"));
    let check = row.required("check").and_then(check);
    let grounds = grounds(row);
    row.done();
    Some(Constraint {
        id: id?,
        applies_if: applies_if?,
        check: check?,
        severity: severity?,
        message: message?,
        hint: hint?,
        grounds: grounds?,
    })
}

const CHECKS: &[&str] = &[
    "must_not_hold",
    "iin_agrees",
    "mrz_agrees",
    "same",
    "not_after",
    "within",
    "fresh",
    "stays_are_sound",
    "last_entry",
];

fn check(cell: Cell<'_>) -> Option<Check> {
    let outer = cell.row("check")?;
    let found = outer.any_of(CHECKS);
    outer.done();
    let [(name, value)] = found.as_slice() else {
        outer.error(format!("a check needs exactly one of {}", CHECKS.join(", ")));
        return None;
    };
    match *name {
        "must_not_hold" => return condition(*value).map(Check::MustNotHold),
        "same" => {
            let cells = value.list();
            let facts: Vec<FactId> =
                cells.iter().filter_map(|cell| fact_in(*cell, Need::Any)).collect();
            if facts.len() < 2 {
                value.error("at least two facts are needed");
            }
            return Some(Check::Same(facts));
        }
        "fresh" => return Some(Check::Fresh(value.references(Kind::Document))),
        _ => {}
    }
    let row = value.row("check")?;
    let check = match *name {
        "iin_agrees" => iin_agrees(&row),
        "mrz_agrees" => mrz_agrees(&row),
        "not_after" => {
            let (earlier, later) = (fact(&row, "earlier", DATE), fact(&row, "later", DATE));
            earlier.zip(later).map(|(earlier, later)| Check::NotAfter { earlier, later })
        }
        "within" => {
            let from = optional_fact(&row, "from", DATE);
            let (to, term) = (fact(&row, "to", DATE), row.required("term").and_then(term_ref));
            to.zip(term).map(|(to, term)| Check::Within { from, to, term })
        }
        "last_entry" => {
            let event = fact(&row, "is", DATE);
            event.zip(stays(&row)).map(|(event, (group, entry, exit))| Check::LastEntry {
                event,
                group,
                entry,
                exit,
            })
        }
        _ => stays(&row).map(|(group, entry, exit)| Check::StaysAreSound { group, entry, exit }),
    };
    row.done();
    check
}

/// A group of stays, and the facts of a stay that hold its entry and its exit.
fn stays(row: &Row<'_>) -> Option<(GroupId, FactId, FactId)> {
    let group = row.required("group").and_then(|cell| cell.reference(Kind::Group))?;
    let (entry, exit) =
        row.log.inside(&group, || (fact(row, "entry", DATE), fact(row, "exit", DATE)));
    Some((group, entry?, exit?))
}

fn iin_agrees(row: &Row<'_>) -> Option<Check> {
    let iin = fact(row, "iin", Need::Kinds(&[ValueKind::Iin]));
    let birth = optional_fact(row, "birth", DATE);
    let sex = optional_fact(row, "sex", Need::Kinds(&[ValueKind::Choice]));
    let male_cell = row.optional("male");
    if let (Some(sex), Some(cell)) = (&sex, male_cell) {
        let choice = cell.text().unwrap_or_default().to_owned();
        row.log.use_fact(sex, Need::Choice(choice), cell.place);
    }
    if sex.is_some() != male_cell.is_some() {
        row.error("sex and male go together");
    }
    let male = male_cell.and_then(|cell| cell.id());
    Some(Check::IinAgrees { iin: iin?, birth, sex, male })
}

fn mrz_agrees(row: &Row<'_>) -> Option<Check> {
    let mrz = fact(row, "mrz", Need::Kinds(&[ValueKind::Mrz]));
    let fields = row.required("fields").and_then(|cell| cell.row("fields"))?;
    let pairs = person_fields(&fields);
    fields.done();
    let male = male(row, &pairs);
    Some(Check::MrzAgrees { mrz: mrz?, fields: pairs, male })
}

/// The facts that say what a passport says, by what a machine readable zone calls them.
pub(super) fn person_fields(fields: &Row<'_>) -> BTreeMap<MrzField, FactId> {
    const TEXT: Need = Need::Kinds(&[ValueKind::Text, ValueKind::LatinName]);
    let country = Need::Kinds(&[ValueKind::Country]);
    let sex = Need::Kinds(&[ValueKind::Choice, ValueKind::Text]);
    let wanted = [
        ("surname", MrzField::Surname, TEXT),
        ("given_names", MrzField::GivenNames, TEXT),
        ("document_number", MrzField::DocumentNumber, TEXT),
        ("nationality", MrzField::Nationality, country),
        ("birth_date", MrzField::BirthDate, DATE),
        ("sex", MrzField::Sex, sex),
        ("expiry_date", MrzField::ExpiryDate, DATE),
    ];
    let mut pairs = BTreeMap::new();
    for (key, field, need) in wanted {
        if let Some(fact) = optional_fact(fields, key, need) {
            pairs.insert(field, fact);
        }
    }
    pairs
}

/// The choice of the sex field that means male.
pub(super) fn male(row: &Row<'_>, pairs: &BTreeMap<MrzField, FactId>) -> Option<ChoiceId> {
    let male_cell = row.optional("male");
    if let (Some(sex), Some(cell)) = (pairs.get(&MrzField::Sex), male_cell) {
        let choice = cell.text().unwrap_or_default().to_owned();
        row.log.use_fact(sex, Need::Choice(choice), cell.place);
    }
    male_cell.and_then(|cell| cell.id())
}
