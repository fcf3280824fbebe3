//! "Why is this needed": for a row, a place or a field, the items behind it with how sure we are, the
//! acts, and where sources disagree. Texts are those of the rule book; conditions are said by
//! [`crate::export::words::condition`].

use super::live::CaseSession;
use super::tasks::TaskRow;
use crate::domain::{FactId, LocalizedText, RequirementId};
use crate::rules::{
    Citation, Confidence, Conflict, Explanation, Grounds, RequirementState, RequirementStatus,
    Weight, explain_requirement,
};

/// Why something is asked for.
#[derive(Clone, Debug, Default)]
pub struct WhyPanel<'a> {
    /// The items, in the order of the checklist.
    pub items: Vec<WhyItem<'a>>,
    /// The places in the sources, each once.
    pub citations: Vec<&'a Citation>,
    /// Where sources contradict each other, with all readings, the safe one first.
    pub conflicts: Vec<&'a Conflict>,
}

/// An item of a panel.
#[derive(Clone, Debug)]
pub struct WhyItem<'a> {
    /// Which item.
    pub requirement: &'a RequirementId,
    /// What is asked for.
    pub title: &'a LocalizedText,
    /// Why.
    pub why: &'a LocalizedText,
    /// How heavy it weighs.
    pub weight: Weight,
    /// How sure we are.
    pub confidence: Confidence,
    /// How it stands, if it is on the list of this case.
    pub status: Option<RequirementStatus>,
    /// The condition under which it is asked for, with what each part came to.
    pub explanation: Explanation<'a>,
}

impl<'a> WhyPanel<'a> {
    /// For items.
    pub fn of_items(
        session: &'a CaseSession,
        ids: impl IntoIterator<Item = &'a RequirementId>,
    ) -> Self {
        let mut panel = Self::default();
        for id in ids {
            panel.add(session, id);
        }
        panel
    }

    /// For a row of the task list.
    pub fn of_task(session: &'a CaseSession, row: &'a TaskRow) -> Self {
        Self::of_items(session, &row.requirements)
    }

    /// For a field: the items and duties that read it, and the checks that compare it.
    pub fn of_fact(session: &'a CaseSession, fact: &FactId) -> Self {
        let book = session.book();
        let mut panel = Self::default();
        for state in &session.assessment().requirements {
            let Some(requirement) = book.requirements.get(&state.requirement) else { continue };
            let in_condition = || requirement.applies_if.facts_read().contains(fact);
            if requirement.needs_facts.contains(fact) || in_condition() {
                panel.add(session, &state.requirement);
            }
        }
        for deadline in &session.assessment().deadlines {
            let Some(duty) = book.duties.get(&deadline.duty) else { continue };
            if duty.facts_read().contains(&fact) {
                panel.rest_on(session, &duty.grounds);
            }
        }
        panel
    }

    fn add(&mut self, session: &'a CaseSession, id: &RequirementId) {
        let (book, case, as_of) = (session.book(), session.case(), session.as_of());
        let Some(requirement) = book.requirements.get(id) else { return };
        let Some(explanation) = explain_requirement(book, case, as_of, id) else { return };
        let states = &session.assessment().requirements;
        let state = states.iter().find(|it: &&RequirementState| it.requirement == *id);
        self.items.push(WhyItem {
            requirement: &requirement.id,
            title: &requirement.title,
            why: &requirement.why,
            weight: requirement.weight,
            confidence: requirement.grounds.confidence,
            status: state.map(|it| it.status),
            explanation,
        });
        self.rest_on(session, &requirement.grounds);
    }

    fn rest_on(&mut self, session: &'a CaseSession, grounds: &'a Grounds) {
        for citation in &grounds.citations {
            if !self.citations.contains(&citation) {
                self.citations.push(citation);
            }
        }
        let conflict = grounds.conflict.as_ref().and_then(|id| session.book().conflict(id));
        if let Some(conflict) = conflict.filter(|it| !self.conflicts.contains(it)) {
            self.conflicts.push(conflict);
        }
    }
}
