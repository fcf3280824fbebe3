//! Why an item or a deadline is there: the tree of its condition with what each part came to and the
//! answers it rests on, the sources, and the conflict it is part of. Plain values; the words are added
//! at the edge.

use super::condition::{Condition, Truth};
use super::eval::Scope;
use super::rule_book::{Conflict, Grounds, RuleBook, Source};
use crate::domain::{AsOf, Case, DutyId, FactId, RequirementId, Value};

/// A condition with what it came to.
#[derive(Clone, Debug)]
pub struct Reason<'a> {
    /// The condition.
    pub condition: &'a Condition,
    /// What it came to.
    pub truth: Truth,
    /// The facts that this part itself reads, with the answers; those of the parts are with them.
    pub facts: Vec<(&'a FactId, Option<&'a Value>)>,
    /// Its parts; for a condition on a group: its condition, once per record.
    pub parts: Vec<Reason<'a>>,
}

/// Why a rule applies or not.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The condition under which the rule applies.
    pub applies: Reason<'a>,
    /// For a duty: the condition under which it is done.
    pub done: Option<Reason<'a>>,
    /// Dates in force, citations, confidence.
    pub grounds: &'a Grounds,
    /// The sources cited, in order.
    pub sources: Vec<&'a Source>,
    /// The conflict with all its readings, if sources contradict each other here.
    pub conflict: Option<&'a Conflict>,
}

/// Explains a condition against a case.
pub fn reason<'a>(scope: Scope<'a>, condition: &'a Condition) -> Reason<'a> {
    let truth = scope.eval(condition);
    let (mut facts, mut parts) = (Vec::new(), Vec::new());
    match condition {
        Condition::All(inner) | Condition::Any(inner) => {
            parts.extend(inner.iter().map(|part| reason(scope, part)));
        }
        Condition::Not(inner) => parts.push(reason(scope, inner)),
        Condition::Some(group, inner) => {
            let records = scope.case.groups.get(group).into_iter().flatten();
            parts.extend(records.map(|record| reason(scope.of_record(record), inner)));
        }
        Condition::Always
        | Condition::Is(..)
        | Condition::ChoiceIn(..)
        | Condition::CountryIn(..)
        | Condition::InGroup(..)
        | Condition::VisaFreeAtLeast(..)
        | Condition::Compare(..)
        | Condition::Age(..)
        | Condition::DaysSince(..)
        | Condition::Known(_)
        | Condition::CategoryIn(_)
        | Condition::ChannelIn(_)
        | Condition::ProcedureIn(_)
        | Condition::HasDocument(_) => {
            condition.visit_facts(&mut |fact| facts.push((fact, scope.value(fact))));
        }
    }
    Reason { condition, truth, facts, parts }
}

/// Why an item is on the list or not.
pub fn explain_requirement<'a>(
    book: &'a RuleBook,
    case: &'a Case,
    as_of: AsOf,
    id: &RequirementId,
) -> Option<Explanation<'a>> {
    let requirement = book.requirements.get(id)?;
    let applies = reason(Scope::new(book, case, as_of), &requirement.applies_if);
    Some(explanation(book, applies, None, &requirement.grounds))
}

/// Why a deadline exists, and whether it is done.
pub fn explain_duty<'a>(
    book: &'a RuleBook,
    case: &'a Case,
    as_of: AsOf,
    id: &DutyId,
) -> Option<Explanation<'a>> {
    let duty = book.duties.get(id)?;
    let scope = Scope::new(book, case, as_of);
    let (applies, done) = (reason(scope, &duty.applies_if), reason(scope, &duty.done_if));
    Some(explanation(book, applies, Some(done), &duty.grounds))
}

fn explanation<'a>(
    book: &'a RuleBook,
    applies: Reason<'a>,
    done: Option<Reason<'a>>,
    grounds: &'a Grounds,
) -> Explanation<'a> {
    let sources = grounds.citations.iter().filter_map(|it| book.sources.get(&it.source)).collect();
    let conflict = grounds.conflict.as_ref().and_then(|id| book.conflict(id));
    Explanation { applies, done, grounds, sources, conflict }
}
