//! The documents of a case as places to be filled: per section, what is asked for and what is there.

use super::CaseSession;
use super::suggest::Suggester;
use crate::domain::{
    Document, DocumentId, DocumentTypeId, Finding, RequirementId, SectionId, Severity, Subject,
};
use crate::rules::findings::PERSON_WITHOUT_DOCUMENT;
use crate::rules::{RequirementState, RequirementStatus, RuleBook, Truth, Weight};

/// The places of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotGroup {
    /// The section; `None` = documents that no item asks for.
    pub section: Option<SectionId>,
    /// Its places; none is empty.
    pub slots: Vec<Slot>,
}

/// A place for a kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The kind.
    pub kind: DocumentTypeId,
    /// The items that ask for it, the heaviest first.
    pub requirements: Vec<RequirementId>,
    /// Whether it is asked for.
    pub asked: Asked,
    /// How the item stands.
    pub status: RequirementStatus,
    /// The documents that are there.
    pub documents: Vec<DocumentId>,
    /// Pages of all its files.
    pub pages: u32,
    /// What was found about it, the worst first.
    pub findings: Vec<Finding>,
}

impl Slot {
    /// One more item asks for it. Items that do not apply count only while no other does.
    fn serve(&mut self, asked: Asked, state: &RequirementState) {
        if asked == Asked::NotAsked && self.asked != Asked::NotAsked {
            return;
        }
        if self.asked == Asked::NotAsked && asked != Asked::NotAsked {
            self.requirements.clear();
        }
        let at = if asked < self.asked { 0 } else { self.requirements.len() };
        if asked < self.asked {
            (self.asked, self.status) = (asked, state.status);
        }
        if !self.requirements.contains(&state.requirement) {
            self.requirements.insert(at, state.requirement.clone());
        }
    }
}

/// Whether a kind of document is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// The authority demands it.
    Required,
    /// One of several kinds, any of which will do.
    OneOf,
    /// Offices ask for it, or it is good to have.
    Advised,
    /// It depends on an unanswered question.
    Unknown,
    /// Left out on purpose.
    Waived,
    /// Not in this case.
    NotAsked,
}

/// All places, in the order of the book. What is not asked for is listed last in its section.
pub fn slots(session: &CaseSession) -> Vec<SlotGroup> {
    let book = session.book();
    let mut groups: Vec<SlotGroup> = (book.sections.iter())
        .map(|section| SlotGroup { section: Some(section.id.clone()), slots: Vec::new() })
        .collect();
    for state in &session.assessment().requirements {
        let Some(requirement) = book.requirements.get(&state.requirement) else { continue };
        let group = groups.iter_mut().find(|it| it.section.as_ref() == Some(&requirement.section));
        let Some(group) = group else { continue };
        for kind in requirement.one_of.iter().flatten() {
            let asked = asked(book, state, requirement.one_of.len() > 1);
            match group.slots.iter_mut().find(|it| it.kind == *kind) {
                Some(slot) => slot.serve(asked, state),
                None => group.slots.push(Slot {
                    kind: kind.clone(),
                    requirements: vec![state.requirement.clone()],
                    asked,
                    status: state.status,
                    documents: Vec::new(),
                    pages: 0,
                    findings: Vec::new(),
                }),
            }
        }
    }
    let mut spare = SlotGroup { section: None, slots: Vec::new() };
    for document in &session.case().documents {
        let slots = groups.iter_mut().flat_map(|it| &mut it.slots);
        let mut of_kind: Vec<&mut Slot> = slots.filter(|it| it.kind == document.kind).collect();
        if of_kind.is_empty() {
            spare.slots.push(Slot {
                kind: document.kind.clone(),
                requirements: Vec::new(),
                asked: Asked::NotAsked,
                status: RequirementStatus::NotApplicable,
                documents: vec![document.id.clone()],
                pages: document.page_count(),
                findings: findings_of(session, document),
            });
        }
        for slot in &mut of_kind {
            slot.documents.push(document.id.clone());
            slot.pages += document.page_count();
            slot.findings.extend(findings_of(session, document));
        }
    }
    for slot in groups.iter_mut().flat_map(|it| &mut it.slots) {
        if !slot.documents.is_empty() {
            let lacking = lacking_people(session, slot);
            slot.findings.extend(lacking);
            slot.findings.sort_by_key(|finding| finding.severity);
        }
    }
    groups.push(spare);
    for group in &mut groups {
        group.slots.sort_by_key(|slot| slot.asked == Asked::NotAsked && slot.documents.is_empty());
    }
    groups.retain(|group| !group.slots.is_empty());
    groups
}

/// Who has no document at a place where others have one.
fn lacking_people(session: &CaseSession, slot: &Slot) -> Vec<Finding> {
    let found = session.assessment().findings.iter();
    let of_items = found.filter(
        |it| matches!(&it.subject, Subject::Requirement(id) if slot.requirements.contains(id)),
    );
    of_items.filter(|it| it.code == PERSON_WITHOUT_DOCUMENT).cloned().collect()
}

/// What is wrong with a document, its files and pages; worst first.
pub fn findings_of(session: &CaseSession, document: &Document) -> Vec<Finding> {
    let is_about = |finding: &&Finding| match &finding.subject {
        Subject::Document(id) => *id == document.id,
        Subject::File(name) | Subject::Page(name, _) => {
            document.files.iter().any(|file| file.name == *name)
        }
        Subject::Case | Subject::Fact(_) | Subject::Requirement(_) | Subject::Duty(_) => false,
    };
    let mut found: Vec<Finding> =
        session.assessment().findings.iter().filter(is_about).cloned().collect();
    for file in &document.files {
        for finding in file.findings.iter().filter(|it| !file.is_answered(session.case(), it)) {
            if !found.contains(finding) {
                found.push(finding.clone());
            }
        }
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Whether something about a document must be mended.
pub fn is_blocked(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Blocker)
}

fn asked(book: &RuleBook, state: &RequirementState, has_others: bool) -> Asked {
    match state.status {
        RequirementStatus::NotApplicable => Asked::NotAsked,
        RequirementStatus::Waived => Asked::Waived,
        RequirementStatus::Unknown if state.applies == Truth::Unknown => Asked::Unknown,
        RequirementStatus::Satisfied
        | RequirementStatus::Partial
        | RequirementStatus::Missing
        | RequirementStatus::Unknown => {
            let weight = book.requirements.get(&state.requirement).map(|it| it.weight);
            match weight {
                Some(Weight::Required) if has_others => Asked::OneOf,
                Some(Weight::Required) => Asked::Required,
                Some(Weight::Practice | Weight::Optional) | None => Asked::Advised,
            }
        }
    }
}

/// Where a file without a place may belong by its name alone, the likeliest first. Empty when nothing fits.
/// [`Suggester`] knows more, and says why.
pub fn suggestions(session: &CaseSession, file_name: &str) -> Vec<DocumentTypeId> {
    let found = Suggester::new(session).suggest(file_name, "", None);
    found.into_iter().filter(|it| it.has_slot).map(|it| it.kind).collect()
}
