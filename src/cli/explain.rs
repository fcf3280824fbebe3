//! Why an item or a deadline is there, in lines: the reason, the condition with the answers of this case
//! that it rests on, the sources and how sure we are, since when, and the readings where sources disagree.

use crate::domain::{Answer, AsOf, Case, FactId, Language, Value};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{
    Condition, Duty, Explanation, Grounds, Reason, Requirement, RuleBook, explain_duty,
    explain_requirement,
};

/// What an explanation is about.
#[derive(Clone, Copy)]
pub(super) struct Explain<'e> {
    pub(super) book: &'e RuleBook,
    pub(super) case: &'e Case,
    pub(super) as_of: AsOf,
    pub(super) language: Language,
}

impl Explain<'_> {
    /// Why an item is on the list.
    pub(super) fn requirement(&self, requirement: &Requirement) -> Vec<String> {
        let why = requirement.why.in_language(self.language);
        let told = explain_requirement(self.book, self.case, self.as_of, &requirement.id);
        self.lines(why, told.as_ref())
    }

    /// Why a deadline is there.
    pub(super) fn duty(&self, duty: &Duty) -> Vec<String> {
        let why = duty.how.in_language(self.language);
        let told = explain_duty(self.book, self.case, self.as_of, &duty.id);
        self.lines(why, told.as_ref())
    }

    fn lines(&self, why: &str, told: Option<&Explanation<'_>>) -> Vec<String> {
        let mut lines = vec![self.say("cli-why", why)];
        let Some(told) = told else { return lines };
        self.reason("cli-applies-when", &told.applies, &mut lines);
        if let Some(done) = &told.done {
            self.reason("cli-done-when", done, &mut lines);
        }
        lines.extend(self.grounds(told.grounds));
        if let Some(conflict) = told.conflict {
            let mut readings =
                words::conflict_lines(self.book, conflict, self.language).into_iter();
            if let Some(question) = readings.next() {
                lines.push(self.say("cli-disputed", &question));
            }
            lines.extend(readings.map(|reading| format!("  - {reading}")));
        }
        lines
    }

    /// The condition and the answers it rests on.
    fn reason(&self, key: &str, reason: &Reason<'_>, lines: &mut Vec<String>) {
        let condition = words::condition(self.book, reason.condition, self.language);
        lines.push(self.say(key, &condition));
        if matches!(reason.condition, Condition::Always) {
            return;
        }
        let mut answers = Vec::new();
        self.answers(reason, &mut answers);
        if !answers.is_empty() {
            lines.push(self.say("cli-in-this-case", &answers.join("; ")));
        }
    }

    fn answers(&self, reason: &Reason<'_>, answers: &mut Vec<String>) {
        for (fact, value) in &reason.facts {
            let answer = self.answer(fact, *value);
            if !answers.contains(&answer) {
                answers.push(answer);
            }
        }
        for part in &reason.parts {
            self.answers(part, answers);
        }
    }

    fn answer(&self, fact: &FactId, value: Option<&Value>) -> String {
        let question = self.book.question(fact);
        let label = question.map_or(fact.as_str(), |it| it.label.in_language(self.language));
        let value = match (value, question) {
            (Some(value), Some(question)) => {
                let answer = Answer::Accepted(value.clone());
                words::value(self.book, question, &answer, self.language)
            }
            (Some(_) | None, None) | (None, Some(_)) => say(self.language, "cli-not-answered", &[]),
        };
        if label.ends_with('?') {
            return format!("{label} {value}");
        }
        say(self.language, "case-row", &[("label", label.into()), ("value", value.into())])
    }

    /// Sources with their confidence, and the dates in force.
    fn grounds(&self, grounds: &Grounds) -> Vec<String> {
        let language = self.language;
        let sources: Vec<String> =
            grounds.citations.iter().map(|it| words::citation(self.book, it, language)).collect();
        let confidence = words::confidence(grounds.confidence, language);
        let mut lines =
            vec![self.say("book-sources", &format!("{} [{confidence}]", sources.join("; ")))];
        let day = |day| words::date(day, language);
        let (from, until) = (grounds.in_force.from.map(day), grounds.in_force.until.map(day));
        match (from, until) {
            (Some(from), Some(until)) => {
                let gaps = [("from", from.into()), ("until", until.into())];
                lines.push(say(language, "book-in-force", &gaps));
            }
            (Some(from), None) => {
                lines.push(say(language, "cli-in-force-since", &[("date", from.into())]));
            }
            (None, Some(until)) => {
                lines.push(say(language, "cli-in-force-until", &[("date", until.into())]));
            }
            (None, None) => {}
        }
        lines
    }

    fn say(&self, key: &str, what: &str) -> String {
        say(self.language, key, &[("what", what.into())])
    }
}

/// One line that makes a conflict of sources visible: the question and the reading followed.
pub(super) fn dispute(book: &RuleBook, grounds: &Grounds, language: Language) -> Option<String> {
    let conflict = book.conflict(grounds.conflict.as_ref()?)?;
    let followed: Vec<&str> = conflict
        .readings
        .iter()
        .filter(|reading| reading.followed)
        .map(|reading| reading.text.in_language(language))
        .collect();
    let gaps = [
        ("question", conflict.question.in_language(language).into()),
        ("reading", followed.join(" ").into()),
    ];
    Some(say(language, "cli-two-readings", &gaps))
}
