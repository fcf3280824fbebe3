//! The pages of questions: which fields a page has now, what stands in them, what is wrong with it.

use super::CaseSession;
use super::known::Known;
use crate::domain::{
    Answer, FactId, Facts, Finding, GroupId, Subject, TopicId, Value, ValueProblem,
};
use crate::rules::{Question, RuleBook, Scope, Truth};

/// Fields on a page at most.
pub const FIELDS_A_PAGE: usize = 6;

/// A page of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionPage {
    /// Its topic.
    pub topic: TopicId,
    /// Which page of the topic, from 0.
    pub part: usize,
    /// Pages of the topic.
    pub parts: usize,
    /// The fields that matter for this case, at most [`FIELDS_A_PAGE`].
    pub fields: Vec<Field>,
    /// A repeated group that is asked on this page.
    pub group: Option<Records>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The fact; the rule book has its label, hint, kind and choices.
    pub fact: FactId,
    /// What stands in it: as typed, or the value in the form in which it can be typed again.
    pub text: String,
    /// The checked value.
    pub value: Option<Value>,
    /// Why what was typed is not a value.
    pub problem: Option<ValueProblem>,
    /// What the rules found about it.
    pub findings: Vec<Finding>,
    /// A rule of this case waits for it.
    pub is_open: bool,
}

/// The records of a repeated group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// The group.
    pub group: GroupId,
    /// The fields of each record.
    pub records: Vec<Vec<Field>>,
    /// The fields of a record that is to be added, empty.
    pub blank: Vec<Field>,
}

/// The page of a topic; `part` beyond the last gives the last. `None` when nothing is asked there.
pub fn question_page(session: &CaseSession, topic: &TopicId, part: usize) -> Option<QuestionPage> {
    let book = session.book();
    let of_topic = || book.questions.iter().filter(move |it| it.topic == *topic);
    let single: Vec<&Question> =
        of_topic().filter(|it| it.group.is_none() && is_shown(session.known(), it)).collect();
    let group = of_topic().find_map(|it| it.group.clone());
    let pages: Vec<&[&Question]> = single.chunks(FIELDS_A_PAGE).collect();
    let parts = pages.len() + usize::from(group.is_some());
    let part = part.min(parts.checked_sub(1)?);
    let questions = pages.get(part).copied().unwrap_or_default();
    let facts = &session.case().facts;
    let fields = questions.iter().map(|it| field(session, it, facts)).collect();
    let group = group.filter(|_| part + 1 == parts).map(|group| records(session, book, group));
    Some(QuestionPage { topic: topic.clone(), part, parts, fields, group })
}

/// The topics that are asked in this case, in order.
pub fn topics(session: &CaseSession) -> Vec<TopicId> {
    let book = session.book();
    let asked = |topic: &TopicId| {
        book.questions.iter().any(|it| it.topic == *topic && is_shown(session.known(), it))
    };
    book.topics.iter().map(|it| it.id.clone()).filter(asked).collect()
}

/// On which page of which topic a fact is asked.
pub fn place_of(session: &CaseSession, fact: &FactId) -> Option<(TopicId, usize)> {
    let book = session.book();
    let question = book.question(fact)?;
    let single = book.questions.iter().filter(|it| it.topic == question.topic);
    let mut single = single.filter(|it| it.group.is_none() && is_shown(session.known(), it));
    let at = single.position(|it| it.id == *fact).unwrap_or(usize::MAX - FIELDS_A_PAGE);
    Some((question.topic.clone(), at / FIELDS_A_PAGE))
}

/// Whether a question stands on its page: it was answered, a rule of this case reads it; and its own
/// condition does not say no. What was refused stands there in any case.
pub(super) fn is_shown(known: Known<'_>, question: &Question) -> bool {
    let Known { book, case, .. } = known;
    let is_answered = match &question.group {
        Some(group) => case.groups.get(group).is_some_and(|it| !it.is_empty()),
        None => case.facts.answer(&question.id).is_some(),
    };
    let scope = Scope::new(book, case, known.assessment.as_of);
    (is_answered || known.reads.contains(&question.id))
        && scope.eval(&question.asked_if) != Truth::No
        || is_refused(case.facts.answer(&question.id))
}

/// Whether what was typed was refused.
pub(super) fn is_refused(answer: Option<&Answer>) -> bool {
    matches!(answer, Some(Answer::Rejected { .. }))
}

fn records(session: &CaseSession, book: &RuleBook, group: GroupId) -> Records {
    let questions: Vec<&Question> =
        book.questions.iter().filter(|it| it.group.as_ref() == Some(&group)).collect();
    let scope = Scope::new(book, session.case(), session.as_of());
    let fields = |facts: &Facts| -> Vec<Field> {
        let scope = scope.of_record(facts);
        let asked = questions.iter().filter(|it| scope.eval(&it.asked_if) != Truth::No);
        asked.map(|it| field(session, it, facts)).collect()
    };
    let known = session.case().groups.get(&group).map(Vec::as_slice).unwrap_or_default();
    let records = known.iter().map(fields).collect();
    let blank = fields(&Facts::default());
    Records { group, records, blank }
}

fn field(session: &CaseSession, question: &Question, facts: &Facts) -> Field {
    let answer = facts.answer(&question.id);
    let (text, value, problem) = match answer {
        None => (String::new(), None, None),
        Some(Answer::Rejected { raw, problem }) => (raw.clone(), None, Some(*problem)),
        Some(Answer::Accepted(value)) => (typed(value), Some(value.clone()), None),
    };
    let about = Subject::Fact(question.id.clone());
    let findings = session.assessment().findings.iter();
    let findings = findings.filter(|it| it.subject == about && question.group.is_none());
    Field {
        fact: question.id.clone(),
        text,
        value,
        problem,
        findings: findings.cloned().collect(),
        is_open: session.assessment().next_questions.contains(&question.id),
    }
}

/// A value in the form in which it can be typed again.
pub fn typed(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Choice(choice) => choice.to_string(),
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Country(code) => code.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Iin(iin) => iin.to_string(),
        Value::Bin(bin) => bin.to_string(),
        Value::Mrz(mrz) => mrz.to_string(),
    }
}
