//! How far the checklist of a case is, counted in one way wherever it is said: what is asked for, and beside it
//! what is not. An item is asked for when it applies and is required or usual; what may apply later does not count.

use super::{Assessment, Requirement, RequirementStatus, RuleBook, Truth, Weight};
use crate::domain::RequirementId;

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Items asked for that are there, or are left out on purpose.
    pub have: u32,
    /// Items asked for.
    pub asked: u32,
    /// The first item asked for that is not there.
    pub missing: Option<RequirementId>,
    /// Those asked for that are usual but not required and are not there.
    pub recommended: u32,
    /// The first required item of which it is not known yet whether it is asked for.
    pub unclear: Option<RequirementId>,
    /// Optional items that are there, or are left out on purpose.
    pub added: u32,
    /// Optional items that are not, in the order of the checklist.
    pub optional: Vec<RequirementId>,
}

impl Counted {
    /// Of the items for which this holds.
    pub fn of(
        book: &RuleBook,
        assessment: &Assessment,
        counts: impl Fn(&Requirement) -> bool,
    ) -> Self {
        let mut counted = Self::default();
        for state in &assessment.requirements {
            let item = book.requirements.get(&state.requirement).filter(|it| counts(it));
            let Some(item) = item else { continue };
            if state.applies != Truth::Yes {
                let is_open = state.status == RequirementStatus::Unknown;
                if is_open && item.weight == Weight::Required {
                    counted.unclear.get_or_insert(state.requirement.clone());
                }
                continue;
            }
            let is_met = match state.status {
                RequirementStatus::Satisfied | RequirementStatus::Waived => true,
                RequirementStatus::Partial
                | RequirementStatus::Missing
                | RequirementStatus::Unknown => false,
                RequirementStatus::NotApplicable => continue,
            };
            match (item.weight, is_met) {
                (Weight::Required | Weight::Practice, true) => {
                    counted.have += 1;
                    counted.asked += 1;
                }
                (Weight::Required | Weight::Practice, false) => {
                    counted.missing.get_or_insert(state.requirement.clone());
                    counted.asked += 1;
                    counted.recommended += u32::from(item.weight == Weight::Practice);
                }
                (Weight::Optional, true) => counted.added += 1,
                (Weight::Optional, false) => counted.optional.push(state.requirement.clone()),
            }
        }
        counted
    }

    /// Of all items.
    pub fn of_all(book: &RuleBook, assessment: &Assessment) -> Self {
        Self::of(book, assessment, |_| true)
    }

    /// Whether all that is asked for is there.
    pub fn is_whole(&self) -> bool {
        self.have == self.asked
    }
}
