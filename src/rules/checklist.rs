//! How each item of the checklist stands.

use super::assessment::{RequirementState, RequirementStatus};
use super::condition::Truth;
use super::each_person;
use super::eval::Scope;
use super::rule_book::{EvidenceOption, Question, Requirement};
use crate::domain::{DocumentId, DocumentTypeId, FactId, Waiver};

/// What is at hand of a kind of document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtHand {
    Nothing,
    /// A document is there, but no page can be made of it.
    Unreadable,
    Readable,
}

/// How an item stands.
pub(super) fn state(scope: &Scope<'_>, requirement: &Requirement) -> RequirementState {
    let applies = scope.eval(&requirement.applies_if);
    let mut state = RequirementState {
        requirement: requirement.id.clone(),
        status: RequirementStatus::NotApplicable,
        applies,
        documents: Vec::new(),
        lacking: EvidenceOption::new(),
        lacking_people: Vec::new(),
        unnamed: Vec::new(),
        lacking_facts: Vec::new(),
        depends_on: Vec::new(),
    };
    if applies == Truth::No {
        return state;
    }
    if applies == Truth::Unknown {
        scope.open_facts(&requirement.applies_if, &mut state.depends_on);
    }
    state.documents = documents(scope, requirement);
    let evidence = match each_person::each(scope, requirement) {
        Some(each) => {
            state.lacking = each.lacking;
            state.lacking_people = each.people;
            state.unnamed = each.unnamed;
            state.depends_on.extend(each.open);
            Some(each.status)
        }
        None => evidence(scope, requirement, &mut state.lacking),
    };
    let facts = facts(scope, requirement, &mut state.lacking_facts);
    let waived = || is_waived(&scope.case.waivers, requirement);
    state.status = match (applies, join(evidence, facts)) {
        (Truth::Yes, RequirementStatus::Satisfied) => RequirementStatus::Satisfied,
        _ if waived() => RequirementStatus::Waived,
        (Truth::Unknown, _) => RequirementStatus::Unknown,
        (_, status) => status,
    };
    state
}

fn is_waived(waivers: &[Waiver], requirement: &Requirement) -> bool {
    let counts = |it: &Waiver| it.requirement == requirement.id && !it.reason.trim().is_empty();
    waivers.iter().any(counts)
}

/// Both parts of an item together. An item without either part is information: it is satisfied.
fn join(
    evidence: Option<RequirementStatus>,
    facts: Option<RequirementStatus>,
) -> RequirementStatus {
    match (evidence, facts) {
        (None, None) => RequirementStatus::Satisfied,
        (Some(status), None) | (None, Some(status)) => status,
        (Some(one), Some(two)) if one == two => one,
        (Some(_), Some(_)) => RequirementStatus::Partial,
    }
}

/// The documents that fulfil the item or part of it, by option, then in the order of the case.
fn documents(scope: &Scope<'_>, requirement: &Requirement) -> Vec<DocumentId> {
    let mut found: Vec<DocumentId> = Vec::new();
    for kind in requirement.one_of.iter().flatten() {
        for document in scope.case.documents_of(kind) {
            if !found.contains(&document.id) {
                found.push(document.id.clone());
            }
        }
    }
    found
}

fn at_hand(scope: &Scope<'_>, kind: &DocumentTypeId) -> AtHand {
    let mut best = AtHand::Nothing;
    for document in scope.case.documents_of(kind) {
        if document.has_pages() {
            return AtHand::Readable;
        }
        best = AtHand::Unreadable;
    }
    best
}

/// The documents part; `lacking` gets what the nearest option lacks: the one with the fewest missing
/// documents, then the one of which most is there, then the first.
fn evidence(
    scope: &Scope<'_>,
    requirement: &Requirement,
    lacking: &mut EvidenceOption,
) -> Option<RequirementStatus> {
    let mut nearest: Option<(usize, bool, &EvidenceOption)> = None;
    let mut anything = false;
    for option in &requirement.one_of {
        let mut missing = 0;
        let mut some = false;
        for kind in option {
            let found = at_hand(scope, kind);
            some |= found != AtHand::Nothing;
            missing += usize::from(found != AtHand::Readable);
        }
        anything |= some;
        if nearest.is_none_or(|(fewest, nothing, _)| (missing, !some) < (fewest, nothing)) {
            nearest = Some((missing, !some, option));
        }
    }
    let (missing, _, option) = nearest?;
    if missing == 0 {
        return Some(RequirementStatus::Satisfied);
    }
    let open = option.iter().filter(|kind| at_hand(scope, kind) != AtHand::Readable);
    lacking.extend(open.cloned());
    Some(if anything { RequirementStatus::Partial } else { RequirementStatus::Missing })
}

fn facts(
    scope: &Scope<'_>,
    requirement: &Requirement,
    lacking: &mut Vec<FactId>,
) -> Option<RequirementStatus> {
    if requirement.needs_facts.is_empty() {
        return None;
    }
    let open = requirement.needs_facts.iter().filter(|fact| is_lacking(scope, fact));
    lacking.extend(open.cloned());
    Some(match lacking.len() {
        0 => RequirementStatus::Satisfied,
        open if open < requirement.needs_facts.len() => RequirementStatus::Partial,
        _ => RequirementStatus::Missing,
    })
}

/// Whether a fact is still to be answered. A question that is not asked in this case lacks nothing; a
/// fact of a group must be known in each record, and there must be one.
pub(super) fn is_lacking(scope: &Scope<'_>, fact: &FactId) -> bool {
    scope.book.question(fact).is_none_or(|question| is_unanswered(scope, question))
}

/// The same for a question of the book.
pub(super) fn is_unanswered(scope: &Scope<'_>, question: &Question) -> bool {
    let open = |scope: &Scope<'_>| {
        scope.value(&question.id).is_none() && scope.eval(&question.asked_if) != Truth::No
    };
    match &question.group {
        None => open(scope),
        Some(group) => match scope.case.groups.get(group).map(Vec::as_slice) {
            None | Some([]) => true,
            Some(records) => records.iter().any(|record| open(&scope.of_record(record))),
        },
    }
}
