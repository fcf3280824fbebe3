//! The page of answers in words: formed once for a case as it stands and a language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{Answer, Case, FactId, Language};
use crate::export::words;
use crate::i18n::{say, say_attr};
use crate::rules::{Assessment, RuleBook};
use crate::session::CaseSession;
use crate::session::answers::{Problem, Target, Wrong, check_answers};
use crate::session::fields::Field;

/// Everything the page says.
#[derive(Debug)]
pub(super) struct Said {
    case: Arc<Case>,
    assessment: Arc<Assessment>,
    language: Language,
    /// What must be mended.
    pub(super) problems: Vec<Point>,
    pub(super) problems_title: String,
    /// What should be looked at.
    pub(super) warnings: Vec<Point>,
    pub(super) warnings_title: String,
    /// Said when nothing must be mended.
    pub(super) complete: String,
    /// The answers.
    pub(super) sections: Vec<Section>,
    /// Whether the pack would say that it is a draft.
    pub(super) is_draft: bool,
    /// Why the button is what it is.
    pub(super) reason: String,
    /// The word of the links in the list.
    pub(super) change: String,
}

/// Something to mend.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) hint: String,
    /// The words of its link.
    pub(super) verb: String,
    /// The spoken name of its link.
    pub(super) name: String,
    pub(super) target: Target,
}

/// The answers of a topic.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) is_answered: bool,
    pub(super) problem: Option<String>,
    pub(super) name: String,
    pub(super) target: Target,
}

impl Said {
    /// Whether it is about this case as it stands, in this language.
    pub(super) fn is_of(&self, session: &CaseSession, language: Language) -> bool {
        Arc::ptr_eq(&self.case, session.case())
            && Arc::ptr_eq(&self.assessment, session.assessment())
            && self.language == language
    }

    /// Forms the words.
    pub(super) fn of(session: &CaseSession, language: Language) -> Self {
        let answers = check_answers(session);
        let mut speaker = Speaker { book: session.book(), language, names: BTreeSet::new() };
        let problems = speaker.points(&answers.problems);
        let warnings = speaker.points(&answers.warnings);
        let sections = answers.sections.iter().map(|section| {
            let topic = section.topic.clone();
            let known = session.book().topics.iter().find(|it| it.id == topic);
            let title = known.map_or("", |it| it.title.in_language(language)).to_owned();
            let mut seen: Vec<&FactId> = Vec::new();
            let rows = section.fields.iter().filter_map(|(part, field)| {
                seen.push(&field.fact);
                let nth = seen.iter().filter(|fact| **fact == &field.fact).count();
                let target =
                    Target::Field { topic: topic.clone(), part: *part, fact: field.fact.clone() };
                speaker.row(&title, field, nth, target)
            });
            let rows = rows.collect();
            Section { title, rows }
        });
        let sections: Vec<Section> = sections.collect();
        let count = [("count", problems.len().into())];
        let is_draft = !session.assessment().is_complete();
        let reason = match (is_draft, problems.is_empty()) {
            (true, false) => say(language, "check-draft-why", &count),
            (true, true) => say(language, "check-draft-open", &[]),
            (false, false) => say(language, "check-anyway-why", &count),
            (false, true) => say(language, "check-create-why", &[]),
        };
        let problems_title = if problems.is_empty() {
            say(language, "check-nothing", &[])
        } else {
            say(language, "check-must", &count)
        };
        Self {
            case: Arc::clone(session.case()),
            assessment: Arc::clone(session.assessment()),
            language,
            problems_title,
            warnings_title: say(language, "check-warnings", &[("count", warnings.len().into())]),
            complete: say(language, "check-nothing-lead", &[]),
            problems,
            warnings,
            sections: sections.into_iter().filter(|it| !it.rows.is_empty()).collect(),
            is_draft,
            reason,
            change: say(language, "check-change", &[]),
        }
    }

    /// The key of the words on the button.
    pub(super) fn create_key(&self) -> &'static str {
        match (self.is_draft, self.problems.is_empty()) {
            (true, _) => "check-create-draft",
            (false, true) => "check-create",
            (false, false) => "check-create-anyway",
        }
    }
}

struct Speaker<'b> {
    book: &'b RuleBook,
    language: Language,
    /// Spoken names that are given already: each is given once.
    names: BTreeSet<String>,
}

impl Speaker<'_> {
    fn points(&mut self, problems: &[Problem]) -> Vec<Point> {
        problems.iter().zip(1_u32..).map(|(problem, n)| self.point(problem, n)).collect()
    }

    fn point(&mut self, problem: &Problem, n: u32) -> Point {
        let language = self.language;
        let (title, hint) = self.wrong(&problem.what);
        let verb = match (&problem.what, &problem.target) {
            (Wrong::Missing(_), _) => "check-add",
            (Wrong::Open(_), _) => "check-answer",
            (_, Target::Field { .. } | Target::Route) => "check-change",
            (_, Target::Requirement(_) | Target::Document(_) | Target::Letter(_)) => "check-see",
            (_, Target::Deadline(_)) => "check-see-date",
        };
        let verb = say(language, verb, &[]);
        let name = self.unique(&format!("{verb}: {title}"));
        Point { number: n.to_string(), title, hint, verb, name, target: problem.target.clone() }
    }

    /// What is wrong and what to do, as at the place where it is mended.
    fn wrong(&self, wrong: &Wrong) -> (String, String) {
        let (book, language) = (self.book, self.language);
        match wrong {
            Wrong::Finding(finding) => {
                let said = words::finding(book, finding, language);
                (said.text, said.hint)
            }
            Wrong::Missing(id) => {
                let item = book.requirements.get(id);
                let title = item.map_or(id.as_str(), |it| it.title.in_language(language));
                let why = item.map_or("", |it| it.why.in_language(language));
                (say(language, "check-missing", &[("what", title.into())]), why.to_owned())
            }
            Wrong::Refused(field) => self.refused(field).unwrap_or_default(),
            Wrong::Open(fact) => {
                let label = book.question(fact).map(|it| it.label.in_language(language));
                let what = label.unwrap_or(fact.as_str());
                let gaps = [("what", what.into())];
                (
                    say(language, "check-open", &gaps),
                    say_attr(language, "check-open", "hint", &gaps),
                )
            }
        }
    }

    fn refused(&self, field: &Field) -> Option<(String, String)> {
        let question = self.book.question(&field.fact)?;
        let problem = field.problem?;
        let said = words::value_problem(question, &field.text, problem, self.language);
        Some((said.text, said.hint))
    }

    fn row(&mut self, topic: &str, field: &Field, nth: usize, target: Target) -> Option<Row> {
        let (book, language) = (self.book, self.language);
        let question = book.question(&field.fact)?;
        let label = question.label.in_language(language);
        let label = if question.group.is_some() {
            let gaps = [("label", label.into()), ("n", nth.into())];
            say(language, "check-record", &gaps)
        } else {
            label.to_owned()
        };
        let answer = field.value.clone().map(Answer::Accepted);
        let value = match &answer {
            Some(answer) => words::value(book, question, answer, language),
            None => say(language, "check-not-answered", &[]),
        };
        let worst = field.findings.iter().min_by_key(|it| it.severity);
        let worst = worst.filter(|it| it.severity == crate::domain::Severity::Blocker);
        let problem = self.refused(field).map(|(text, _)| text);
        let problem = problem.or_else(|| Some(words::finding(book, worst?, language).text));
        let change = say(language, "check-change", &[]);
        let name = self.unique(&format!("{change}: {topic}: {label}"));
        Some(Row { label, value, is_answered: answer.is_some(), problem, name, target })
    }

    /// A name that nothing else on the page has.
    fn unique(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut n = 1;
        while !self.names.insert(unique.clone()) {
            n += 1;
            unique = format!("{name} ({n})");
        }
        unique
    }
}
