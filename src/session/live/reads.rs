//! Which questions matter in a case: what its items, deadlines, checks and letters read, and what
//! is asked next.

use std::collections::BTreeSet;

use crate::domain::{Case, FactId, RequirementId};
use crate::rules::{Assessment, Condition, RequirementStatus, RuleBook, Scope, Truth};

/// The facts that the rules of this case read, answered or not.
pub(in crate::session) fn facts_read(
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
) -> BTreeSet<FactId> {
    let mut read: BTreeSet<FactId> = assessment.next_questions.iter().cloned().collect();
    let condition = |condition: &Condition, read: &mut BTreeSet<FactId>| {
        condition.visit_facts(&mut |fact| {
            read.insert(fact.clone());
        });
    };
    for state in &assessment.requirements {
        let Some(requirement) = book.requirements.get(&state.requirement) else { continue };
        condition(&requirement.applies_if, &mut read);
        if state.status != RequirementStatus::NotApplicable {
            read.extend(requirement.needs_facts.iter().cloned());
        }
    }
    for deadline in assessment.deadlines.iter().filter(|it| it.applies != Truth::No) {
        let duty = book.duties.get(&deadline.duty);
        read.extend(duty.into_iter().flat_map(|it| it.facts_read()).cloned());
    }
    for constraint in constraints(book, case).filter_map(|id| book.constraints.get(id)) {
        read.extend(constraint.check.facts_read().into_iter().cloned());
    }
    // What a letter of the case leaves blank can be answered too.
    let scope = Scope::new(book, case, assessment.as_of);
    for letter in &book.letters {
        if scope.eval(&letter.applies_if) != Truth::No {
            let state = letter.state(&scope, &letter.languages);
            read.extend(state.blanks.into_iter().chain(state.open));
        }
    }
    read
}

fn constraints<'b>(book: &'b RuleBook, case: &Case) -> impl Iterator<Item = &'b RequirementId> {
    let procedure = book.procedure(&case.procedure);
    let category = case.category.as_ref().and_then(|id| book.category(id));
    let of_procedure = procedure.into_iter().flat_map(|it| &it.constraints);
    of_procedure.chain(category.into_iter().flat_map(|it| &it.constraints))
}
