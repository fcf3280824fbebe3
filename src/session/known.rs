//! What is known of a case, by reference: the open case and a case that is only listed are looked at in the
//! same way, so that both count the same.

use std::collections::BTreeSet;

use super::live::facts_read;
use super::packed::PackState;
use crate::domain::{Case, FactId};
use crate::rules::{Assessment, RuleBook};

/// A case with what the rules say of it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// The case.
    pub case: &'a Case,
    /// What they say of it, and for which day.
    pub assessment: &'a Assessment,
    /// The facts that a rule of this case reads.
    pub reads: &'a BTreeSet<FactId>,
    /// How it stands to the last pack that was made of it.
    pub pack: PackState,
}

impl Known<'_> {
    /// Looks at a case that is not open.
    pub(super) fn with<T>(
        book: &RuleBook,
        case: &Case,
        assessment: &Assessment,
        pack: PackState,
        look: impl FnOnce(Known<'_>) -> T,
    ) -> T {
        let reads = facts_read(book, case, assessment);
        look(Known { book, case, assessment, reads: &reads, pack })
    }
}
