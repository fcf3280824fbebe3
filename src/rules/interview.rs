//! Which questions come next: the facts on which undecided rules depend, the facts that items and
//! deadlines need, and what is always asked on the pages that matter; in the order of the book.

use super::assess::Chosen;
use super::assessment::{Deadline, DeadlineStatus, NoDate, RequirementState, RequirementStatus};
use super::checklist::is_unanswered;
use super::condition::{Condition, Truth};
use super::eval::Scope;
use super::rule_book::{Check, Due, Question, RuleBook};
use crate::domain::FactId;

/// Marks by question: whether a rule of this case reads it, whether it is to be asked.
struct Marks<'b> {
    book: &'b RuleBook,
    read: Vec<bool>,
    asked: Vec<bool>,
}

impl Marks<'_> {
    fn read(&mut self, fact: &FactId) {
        if let Some(mark) = self.book.question_at.get(fact).and_then(|at| self.read.get_mut(*at)) {
            *mark = true;
        }
    }

    fn ask(&mut self, fact: &FactId) {
        self.read(fact);
        if let Some(mark) = self.book.question_at.get(fact).and_then(|at| self.asked.get_mut(*at)) {
            *mark = true;
        }
    }

    /// Everything a condition reads, and what it still depends on.
    fn condition(&mut self, scope: &Scope<'_>, condition: &Condition) {
        if *condition == Condition::Always {
            return;
        }
        condition.visit_facts(&mut |fact| self.read(fact));
        let mut open = Vec::new();
        scope.asking().open_facts(condition, &mut open);
        for fact in &open {
            self.ask(fact);
        }
    }
}

/// The questions to ask next.
pub(super) fn next_questions(
    scope: &Scope<'_>,
    chosen: &Chosen<'_>,
    requirements: &[RequirementState],
    deadlines: &[Deadline],
) -> Vec<FactId> {
    let book = scope.book;
    let count = book.questions.len();
    let mut marks = Marks { book, read: vec![false; count], asked: vec![false; count] };
    for route in &chosen.closed_routes {
        marks.condition(scope, &route.applies_if);
    }
    if let Some(category) = chosen.category {
        marks.condition(scope, &category.offered_if);
    }
    for (requirement, state) in chosen.requirements.iter().zip(requirements) {
        marks.condition(scope, &requirement.applies_if);
        if state.status != RequirementStatus::NotApplicable {
            requirement.needs_facts.iter().for_each(|fact| marks.read(fact));
        }
        if state.applies == Truth::Yes && state.status != RequirementStatus::Waived {
            state.lacking_facts.iter().for_each(|fact| marks.ask(fact));
        }
    }
    duties(scope, chosen, deadlines, &mut marks);
    for constraint in &chosen.constraints {
        marks.condition(scope, &constraint.applies_if);
        if scope.eval(&constraint.applies_if) == Truth::Yes {
            check(scope, &constraint.check, &mut marks);
        }
    }
    always(scope, &mut marks);
    preconditions(scope, &mut marks);
    let asked = marks.asked.iter().zip(&book.questions).filter(|(asked, _)| **asked);
    let open = asked.filter(|(_, question)| is_unanswered(scope, question));
    let open = open.filter(|(_, question)| !is_waiting(scope, &marks, question));
    open.map(|(_, question)| question.id.clone()).collect()
}

/// Whether a duty exists, whether it is done, and the day it counts from.
fn duties(scope: &Scope<'_>, chosen: &Chosen<'_>, deadlines: &[Deadline], marks: &mut Marks<'_>) {
    for duty in &chosen.duties {
        marks.condition(scope, &duty.applies_if);
        let Some(deadline) = deadlines.iter().find(|it| it.duty == duty.id) else { continue };
        if deadline.applies != Truth::Yes || deadline.status == DeadlineStatus::Done {
            continue;
        }
        if let Err(NoDate::Facts(facts)) = &deadline.due_on {
            for fact in facts {
                marks.ask(fact);
            }
        }
        match &duty.due {
            Due::After { event, .. }
            | Due::Before { event, .. }
            | Due::Anniversary { event, .. }
            | Due::On(event) => marks.read(event),
            Due::EndOfStay { citizenship, entry, .. } => {
                marks.read(citizenship);
                marks.read(entry);
            }
        }
        // Whether it is done is asked once the date is near.
        if matches!(deadline.status, DeadlineStatus::Soon | DeadlineStatus::Late) {
            marks.condition(scope, &duty.done_if);
        }
    }
}

fn check(scope: &Scope<'_>, check: &Check, marks: &mut Marks<'_>) {
    match check {
        Check::MustNotHold(condition) => marks.condition(scope, condition),
        Check::NotAfter { earlier, later } => {
            marks.ask(earlier);
            marks.ask(later);
        }
        Check::Within { from, to, .. } => {
            from.iter().chain([to]).for_each(|fact| marks.ask(fact));
        }
        // These compare answers that are given anyway; nothing is asked for their sake.
        Check::Same(_)
        | Check::IinAgrees { .. }
        | Check::MrzAgrees { .. }
        | Check::Fresh(_)
        | Check::StaysAreSound { .. }
        | Check::LastEntry { .. } => {}
    }
}

/// What is always asked, on each page that a rule of this case reads from, and on pages that no rule
/// reads from at all: their answers go onto the papers.
fn always(scope: &Scope<'_>, marks: &mut Marks<'_>) {
    let book = scope.book;
    let mut matters: Vec<bool> = book.topic_is_read.iter().map(|read| !read).collect();
    for (topic, _) in book.topic_at.iter().zip(&marks.read).filter(|(_, read)| **read) {
        if let Some(topic) = matters.get_mut(*topic) {
            *topic = true;
        }
    }
    let places = book.questions.iter().zip(&book.topic_at).zip(&mut marks.asked);
    for ((question, topic), asked) in places.filter(|((question, _), _)| question.always_asked) {
        let records = question.group.as_ref().map(|group| scope.case.groups.get(group));
        let has_records = records.is_none_or(|it| it.is_some_and(|it| !it.is_empty()));
        *asked |= has_records && matters.get(*topic).copied().unwrap_or_default();
    }
}

/// Whether the question hangs on another one that comes first.
fn is_waiting(scope: &Scope<'_>, marks: &Marks<'_>, question: &Question) -> bool {
    let mut open = Vec::new();
    if question.group.is_none() {
        scope.open_facts(&question.asked_if, &mut open);
    }
    let asked = |fact: &FactId| {
        let at = scope.book.question_at.get(fact);
        at.and_then(|at| marks.asked.get(*at)).copied().unwrap_or_default()
    };
    open.iter().any(asked)
}

/// Whether an open question is asked at all may depend on others: those come too.
fn preconditions(scope: &Scope<'_>, marks: &mut Marks<'_>) {
    let book = scope.book;
    for _ in 0..3 {
        let before = marks.asked.clone();
        for (question, _) in book.questions.iter().zip(&before).filter(|(_, asked)| **asked) {
            if question.asked_if != Condition::Always && is_unanswered(scope, question) {
                marks.condition(scope, &question.asked_if);
            }
        }
        if marks.asked == before {
            break;
        }
    }
}
