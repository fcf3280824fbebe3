//! The page in words: worked out when the case or the language changed, never in between.

use std::sync::Arc;

use super::draft::Place;
use super::same;
use crate::app::view::View;
use crate::app::widgets::DateEntry;
use crate::domain::{
    Case, CountryCode, FactId, Language, Severity, TopicId, ValueKind, ValueProblem,
};
use crate::export::words;
use crate::rules::{Assessment, Question};
use crate::session::CaseSession;
use crate::session::fields::{Field, QuestionPage, question_page};

/// A page of questions with what is wrong.
#[derive(Debug)]
pub(super) struct Page {
    of: (Arc<Case>, Arc<Assessment>, Language),
    /// The title of the topic.
    pub(super) title: String,
    /// The fields.
    pub(super) question: QuestionPage,
    /// What must be mended, in the order of the fields.
    pub(super) errors: Vec<Wrong>,
}

/// A mistake: the same words at the field and in the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) place: Place,
    pub(super) text: String,
}

impl Page {
    pub(super) fn of(
        view: &View<'_>,
        case: &CaseSession,
        topic: &TopicId,
        part: usize,
    ) -> Option<Self> {
        let question = question_page(case, topic, part)?;
        let known = view.book.topics.iter().find(|known| known.id == *topic);
        let title = known.map_or("", |known| known.title.in_language(view.language)).to_owned();
        let mut errors = Vec::new();
        let mut add = |record: Option<usize>, field: &Field| {
            if let Some(text) = error(view, field) {
                errors.push(Wrong { place: Place { record, fact: field.fact.clone() }, text });
            }
        };
        question.fields.iter().for_each(|field| add(None, field));
        for (at, record) in question.group.iter().flat_map(|it| &it.records).enumerate() {
            for field in record {
                add(Some(at), field);
            }
        }
        let of = (Arc::clone(case.case()), Arc::clone(case.assessment()), view.language);
        Some(Self { of, title, question, errors })
    }

    pub(super) fn is_of(&self, view: &View<'_>, case: &CaseSession) -> bool {
        let (of, assessment, language) = &self.of;
        same(of, case.case()) && same(assessment, case.assessment()) && *language == view.language
    }

    /// Fields that are being typed into say what they said before.
    pub(super) fn tell_as_before(&mut self, before: &Self, is_typed: impl Fn(&Place) -> bool) {
        if before.of.2 != self.of.2 {
            return;
        }
        let Self { question, errors, .. } = self;
        errors.retain(|wrong| !is_typed(&wrong.place));
        errors.extend(before.errors.iter().filter(|wrong| is_typed(&wrong.place)).cloned());
        errors.sort_by_key(|Wrong { place, .. }| {
            let records = question.group.as_ref().map(|group| &group.records);
            let fields = match place.record {
                None => Some(&question.fields),
                Some(at) => records.and_then(|records| records.get(at)),
            };
            let at = fields.and_then(|it| it.iter().position(|field| field.fact == place.fact));
            (place.record, at)
        });
    }

    /// Everything that is asked on it.
    pub(super) fn facts(&self) -> Vec<FactId> {
        let blank = self.question.group.iter().flat_map(|group| &group.blank);
        self.question.fields.iter().chain(blank).map(|field| field.fact.clone()).collect()
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, place: &Place) -> Option<&str> {
        let wrong = self.errors.iter().find(|wrong| wrong.place == *place);
        wrong.map(|wrong| wrong.text.as_str())
    }
}

/// What must be mended in a field, with the name of the field.
fn error(view: &View<'_>, field: &Field) -> Option<String> {
    let question = view.book.question(&field.fact)?;
    let what = if let Some(problem) = field.problem {
        refused(view, question, &field.text, problem)
    } else {
        let worst = field.findings.iter().find(|it| it.severity == Severity::Blocker)?;
        let said = words::finding(view.book, worst, view.language);
        joined(&said.text, &said.hint)
    };
    let label = question.label.in_language(view.language);
    Some(view.say_with("question-error", &[("field", label.into()), ("what", what.into())]))
}

fn refused(view: &View<'_>, question: &Question, raw: &str, problem: ValueProblem) -> String {
    if question.kind == ValueKind::Date
        && let Err(problem) = super::draft::date_of(raw).date()
    {
        return problem.text(view.language);
    }
    let said = words::value_problem(question, raw, problem, view.language);
    joined(&said.text, &said.hint)
}

/// What happened, and what to do about it.
pub(super) fn joined(text: &str, hint: &str) -> String {
    let text = text.trim();
    match (hint.trim(), text.ends_with(['.', '!', '?'])) {
        ("", _) => text.to_owned(),
        (hint, true) => format!("{text} {hint}"),
        (hint, false) => format!("{text}. {hint}"),
    }
}

/// The label of a fact.
pub(super) fn label<'b>(view: &View<'b>, fact: &FactId) -> &'b str {
    view.book.question(fact).map_or("", |question| question.label.in_language(view.language))
}

/// Which of the three boxes of a date are wrong.
pub(super) fn wrong_parts(entry: &DateEntry) -> [bool; 3] {
    entry.date().err().map_or([false; 3], crate::app::widgets::DateProblem::parts)
}

/// The countries by name, in the language of the window.
#[derive(Debug, Default)]
pub(super) struct Countries {
    language: Option<Language>,
    /// Their codes, in the order of the names.
    pub(super) codes: Vec<CountryCode>,
    /// Their names.
    pub(super) names: Vec<String>,
}

impl Countries {
    pub(super) fn update(&mut self, view: &View<'_>) {
        if self.language == Some(view.language) {
            return;
        }
        self.language = Some(view.language);
        let countries = view.book.countries.values();
        let mut all: Vec<(String, CountryCode)> =
            countries.map(|it| (it.name.in_language(view.language).to_owned(), it.code)).collect();
        all.sort_by_key(|(name, _)| name.to_lowercase());
        (self.names, self.codes) = all.into_iter().unzip();
    }
}
