//! Items that ask for a document of each of several people. A document that says whose it is serves those it
//! names and nobody else. One that names nobody serves one person: where one person needs it nothing has to be said, and
//! of several the user is asked to say it. Its files are no measure: front and back of one paper are two.

use super::assessment::RequirementStatus;
use super::condition::Truth;
use super::eval::Scope;
use super::rule_book::{EvidenceOption, Requirement};
use crate::domain::{Document, DocumentId, DocumentTypeId, FactId, PersonAt};

/// How an item stands that asks for a document of each of several people.
pub(super) struct Each {
    pub(super) status: RequirementStatus,
    /// Who has none, in the order of the list.
    pub(super) people: Vec<PersonAt>,
    /// What the first of them lacks of the option that is nearest to fulfilled.
    pub(super) lacking: EvidenceOption,
    /// Unanswered facts that decide whether somebody else needs one.
    pub(super) open: Vec<FactId>,
    /// Documents that are taken to be of some of several people, though nothing says so.
    pub(super) unnamed: Vec<DocumentId>,
}

/// How the documents of an item stand for each person; `None` = it does not ask for one a person, or nobody is
/// known who needs one.
pub(super) fn each(scope: &Scope<'_>, requirement: &Requirement) -> Option<Each> {
    let (group, whose) = requirement.people()?;
    let (mut needs, mut may_need, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for (at, record) in scope.case.records(group).iter().enumerate() {
        let of_it = scope.of_record(record);
        let person = PersonAt::Record(group.clone(), at);
        match of_it.eval(whose) {
            Truth::Yes => needs.push(person),
            Truth::Unknown => may_need.push((person, of_it)),
            Truth::No => {}
        }
    }
    if needs.is_empty() {
        return None;
    }
    let all = needs.iter().chain(may_need.iter().map(|(person, _)| person)).collect();
    let (lack, unnamed) = unserved(scope, requirement, all);
    for (person, of_it) in &may_need {
        if lack.contains(person) {
            of_it.open_facts(whose, &mut open);
        }
    }
    let people: Vec<PersonAt> = needs.iter().filter(|it| lack.contains(it)).cloned().collect();
    let status = match people.len() {
        0 if open.is_empty() => RequirementStatus::Satisfied,
        0 => RequirementStatus::Unknown,
        count if count < needs.len() || is_any(scope, requirement, &needs) => {
            RequirementStatus::Partial
        }
        _ => RequirementStatus::Missing,
    };
    let lacking = people.first().map(|it| nearest(scope, requirement, it)).unwrap_or_default();
    let unnamed = if needs.len() > 1 { unnamed } else { Vec::new() };
    Some(Each { status, people, lacking, open, unnamed })
}

/// Who has no document, and which documents without a name were counted.
fn unserved(
    scope: &Scope<'_>,
    requirement: &Requirement,
    mut left: Vec<&PersonAt>,
) -> (Vec<PersonAt>, Vec<DocumentId>) {
    let options = &requirement.one_of;
    let is_served = |person: &PersonAt| {
        options.iter().any(|option| option.iter().all(|kind| is_named(scope, kind, person)))
    };
    left.retain(|person| !is_served(person));
    let mut counted = Vec::new();
    for option in options {
        // Of each kind so many people are served by what names nobody, from the first on.
        let mut served = left.clone();
        for kind in option {
            let mut spare = unnamed(scope, kind).filter(|it| it.has_pages()).count();
            served.retain(|person| {
                let takes = !is_named(scope, kind, person) && spare > 0;
                spare -= usize::from(takes);
                takes || is_named(scope, kind, person)
            });
        }
        if !served.is_empty() {
            let kinds = option.iter().flat_map(|kind| unnamed(scope, kind));
            counted.extend(kinds.filter(|it| it.has_pages()).map(|it| it.id.clone()));
            left.retain(|person| !served.contains(person));
        }
    }
    (left.into_iter().cloned().collect(), counted)
}

/// Whether a readable document of a kind names somebody.
fn is_named(scope: &Scope<'_>, kind: &DocumentTypeId, person: &PersonAt) -> bool {
    let mut documents = scope.case.documents_of(kind);
    documents.any(|it| it.has_pages() && scope.case.is_of(it, person))
}

fn unnamed<'a>(scope: &Scope<'a>, kind: &'a DocumentTypeId) -> impl Iterator<Item = &'a Document> {
    scope.case.documents_of(kind).filter(|it| !it.names_somebody())
}

/// Whether there is a document that is, or may be, of one of these people, readable or not.
fn is_any(scope: &Scope<'_>, requirement: &Requirement, people: &[PersonAt]) -> bool {
    let kinds = requirement.one_of.iter().flatten();
    let mut documents = kinds.flat_map(|kind| scope.case.documents_of(kind));
    documents.any(|document| {
        !document.names_somebody() || people.iter().any(|it| scope.case.is_of(document, it))
    })
}

/// What somebody lacks of the option of which the least is missing.
fn nearest(scope: &Scope<'_>, requirement: &Requirement, person: &PersonAt) -> EvidenceOption {
    let lacks = |option: &EvidenceOption| -> EvidenceOption {
        option.iter().filter(|kind| !is_named(scope, kind, person)).cloned().collect()
    };
    requirement.one_of.iter().map(lacks).min_by_key(Vec::len).unwrap_or_default()
}
