//! Which facts duties and checks read: for the interview and the lint.

use super::rule_book::{Check, Due, Duty};
use crate::domain::FactId;

impl Duty {
    /// All facts that the duty reads.
    pub fn facts_read(&self) -> Vec<&FactId> {
        let mut facts = self.due.facts_read();
        self.applies_if.visit_facts(&mut |fact| facts.push(fact));
        self.done_if.visit_facts(&mut |fact| facts.push(fact));
        facts
    }
}

impl Due {
    /// The facts that the date is counted from.
    pub fn facts_read(&self) -> Vec<&FactId> {
        match self {
            Self::After { event, .. }
            | Self::Before { event, .. }
            | Self::Anniversary { event, .. }
            | Self::On(event) => vec![event],
            Self::EndOfStay { citizenship, entry, exit, .. } => vec![citizenship, entry, exit],
        }
    }
}

impl Check {
    /// The facts that the check compares.
    pub fn facts_read(&self) -> Vec<&FactId> {
        match self {
            Self::MustNotHold(condition) => {
                let mut facts = Vec::new();
                condition.visit_facts(&mut |fact| facts.push(fact));
                facts
            }
            Self::IinAgrees { iin, birth, sex, .. } => {
                [Some(iin), birth.as_ref(), sex.as_ref()].into_iter().flatten().collect()
            }
            Self::MrzAgrees { mrz, fields, .. } => {
                std::iter::once(mrz).chain(fields.values()).collect()
            }
            Self::Same(facts) => facts.iter().collect(),
            Self::NotAfter { earlier, later } => vec![earlier, later],
            Self::Within { from, to, .. } => vec![from, to],
            Self::Fresh(_) => Vec::new(),
            Self::StaysAreSound { entry, exit, .. } => vec![entry, exit],
            Self::LastEntry { event, entry, exit, .. } => vec![event, entry, exit],
        }
    }
}
