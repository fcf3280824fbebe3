//! Which facts and parameters duties, checks and conditions read: for the interview and the lint.

use super::condition::{Amount, Condition, Operand};
use super::rule_book::{Check, Due, Duty, TermRef};
use crate::domain::{FactId, ParameterId};

impl Duty {
    /// All facts that the duty reads.
    pub fn facts_read(&self) -> Vec<&FactId> {
        let mut facts = self.due.facts_read();
        self.applies_if.visit_facts(&mut |fact| facts.push(fact));
        self.done_if.visit_facts(&mut |fact| facts.push(fact));
        facts
    }

    /// All parameters that the duty counts with, those of its conditions left out.
    pub fn parameters_read(&self) -> Vec<&ParameterId> {
        let mut read = self.due.parameters_read();
        read.extend(self.last_resort.as_ref().and_then(|resort| resort.term.parameter()));
        read
    }
}

impl TermRef {
    /// The parameter that it stands for.
    pub fn parameter(&self) -> Option<&ParameterId> {
        match self {
            Self::Fixed(_) => None,
            Self::Parameter(id) => Some(id),
        }
    }
}

impl Amount {
    /// The parameter that it stands for.
    pub fn parameter(&self) -> Option<&ParameterId> {
        match self {
            Self::Number(_) => None,
            Self::Parameter(id) => Some(id),
        }
    }
}

impl Condition {
    /// The parameter that it compares with itself, without its parts.
    pub fn parameter_read(&self) -> Option<&ParameterId> {
        if let Self::Compare(_, _, Operand::Parameter(id)) = self {
            return Some(id);
        }
        if let Self::Age(_, _, years) = self { years.parameter() } else { None }
    }
}

impl Due {
    /// The parameters that the date is counted with.
    pub fn parameters_read(&self) -> Vec<&ParameterId> {
        match self {
            Self::After { safe, lenient, .. } => {
                std::iter::once(safe).chain(lenient).filter_map(TermRef::parameter).collect()
            }
            Self::Before { lead, .. } => lead.parameter().into_iter().collect(),
            Self::Anniversary { years, safe, .. } => {
                years.parameter().into_iter().chain(safe.parameter()).collect()
            }
            Self::EndOfStay { allowance, window, .. } => vec![allowance, window],
            Self::On(_) => Vec::new(),
        }
    }

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
    /// The parameter that the check counts with.
    pub fn parameter_read(&self) -> Option<&ParameterId> {
        if let Self::Within { term, .. } = self { term.parameter() } else { None }
    }

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
            Self::Within { from, to, .. } => from.iter().chain([to]).collect(),
            Self::Fresh(_) => Vec::new(),
            Self::StaysAreSound { entry, exit, .. } => vec![entry, exit],
            Self::LastEntry { event, entry, exit, .. } => vec![event, entry, exit],
        }
    }
}
