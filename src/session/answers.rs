//! Everything that was answered, to be looked over before a pack is made, and what must or may be mended.

use super::CaseSession;
use super::fields::{self, FIELDS_A_PAGE, Field};
use crate::domain::{
    DocumentId, DutyId, FactId, Finding, LetterId, RequirementId, Severity, Subject, TopicId,
};
use crate::rules::{RequirementStatus, Weight};

/// The page before the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckAnswers {
    /// What must be mended, or the pack is a draft.
    pub problems: Vec<Problem>,
    /// What should be looked at.
    pub warnings: Vec<Problem>,
    /// The answers, by topic.
    pub sections: Vec<AnswerSection>,
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub what: Wrong,
    /// Where it is mended.
    pub target: Target,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// What the rules or the files say.
    Finding(Box<Finding>),
    /// A required item is not there.
    Missing(RequirementId),
    /// What was typed is not a value: the field with its problem.
    Refused(Box<Field>),
    /// A question on which the list depends is open.
    Open(FactId),
}

/// Where something is mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Procedure, category, channel.
    Route,
    /// A field on a page of a topic.
    Field {
        /// The topic.
        topic: TopicId,
        /// Which page of it.
        part: usize,
        /// The field.
        fact: FactId,
    },
    /// The place of an item.
    Requirement(RequirementId),
    /// A document.
    Document(DocumentId),
    /// A date, by its duty.
    Deadline(DutyId),
    /// A letter.
    Letter(LetterId),
}

/// The answers of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSection {
    /// The topic.
    pub topic: TopicId,
    /// Its fields with the page on which each stands; those of records too.
    pub fields: Vec<(usize, Field)>,
}

/// Everything that was answered and what is wrong.
pub fn check_answers(session: &CaseSession) -> CheckAnswers {
    let mut check =
        CheckAnswers { problems: Vec::new(), warnings: Vec::new(), sections: Vec::new() };
    for topic in fields::topics(session) {
        let fields = all_fields(session, &topic);
        for (part, field) in fields.iter().filter(|(_, field)| field.problem.is_some()) {
            let fact = field.fact.clone();
            let target = Target::Field { topic: topic.clone(), part: *part, fact };
            check.problems.push(Problem { what: Wrong::Refused(Box::new(field.clone())), target });
        }
        check.sections.push(AnswerSection { topic, fields });
    }
    check.add_findings(session);
    check.add_items(session);
    check.add_open(session);
    check
}

/// The fields of all pages of a topic, with the page on which each stands.
fn all_fields(session: &CaseSession, topic: &TopicId) -> Vec<(usize, Field)> {
    let mut all = Vec::new();
    for part in 0.. {
        let page = fields::question_page(session, topic, part).filter(|page| page.part == part);
        let Some(page) = page else { break };
        let records = page.group.into_iter().flat_map(|it| it.records).flatten();
        all.extend(page.fields.into_iter().chain(records).map(|field| (part, field)));
    }
    all
}

impl CheckAnswers {
    /// What the rules and the files say; refused answers are told already.
    fn add_findings(&mut self, session: &CaseSession) {
        let told = |it: &Problem| match &it.target {
            Target::Field { fact, .. } => Some(fact.clone()),
            Target::Route
            | Target::Requirement(_)
            | Target::Document(_)
            | Target::Letter(_)
            | Target::Deadline(_) => None,
        };
        let refused: Vec<FactId> = self.problems.iter().filter_map(told).collect();
        for finding in &session.assessment().findings {
            let list = match (&finding.subject, finding.severity) {
                (Subject::Fact(fact), _) if refused.contains(fact) => continue,
                (_, Severity::Blocker) => &mut self.problems,
                (_, Severity::Warning) => &mut self.warnings,
                (_, Severity::Hint) => continue,
            };
            let target = target(session, &finding.subject);
            list.push(Problem { what: Wrong::Finding(Box::new(finding.clone())), target });
        }
    }

    /// Items that are not there, unless a finding says so.
    fn add_items(&mut self, session: &CaseSession) {
        for state in &session.assessment().requirements {
            let is_open =
                matches!(state.status, RequirementStatus::Missing | RequirementStatus::Partial);
            let target = Target::Requirement(state.requirement.clone());
            let told = |it: &Problem| it.target == target;
            if !is_open || self.problems.iter().chain(&self.warnings).any(told) {
                continue;
            }
            let weight = session.book().requirements.get(&state.requirement).map(|it| it.weight);
            let list = match weight {
                Some(Weight::Required) => &mut self.problems,
                Some(Weight::Practice) => &mut self.warnings,
                Some(Weight::Optional) | None => continue,
            };
            list.push(Problem { what: Wrong::Missing(state.requirement.clone()), target });
        }
    }

    /// Questions on which the list depends.
    fn add_open(&mut self, session: &CaseSession) {
        let assessment = session.assessment();
        for fact in &assessment.next_questions {
            let decides = assessment.requirements.iter().any(|state| {
                state.status == RequirementStatus::Unknown && state.depends_on.contains(fact)
            });
            if decides {
                let target = target(session, &Subject::Fact(fact.clone()));
                self.problems.push(Problem { what: Wrong::Open(fact.clone()), target });
            }
        }
    }
}

/// Where the subject of a finding is mended.
pub fn target(session: &CaseSession, subject: &Subject) -> Target {
    let document_with = |name: &str| {
        let documents = session.case().documents.iter();
        let mut with = documents.filter(|it| it.files.iter().any(|file| file.name == name));
        with.next().map(|it| Target::Document(it.id.clone()))
    };
    match subject {
        Subject::Case => Target::Route,
        Subject::Fact(fact) => match fields::place_of(session, fact) {
            Some((topic, part)) => {
                Target::Field { topic, part: part.min(FIELDS_A_PAGE * 4), fact: fact.clone() }
            }
            None => Target::Route,
        },
        Subject::Requirement(id) => Target::Requirement(id.clone()),
        Subject::Document(id) => Target::Document(id.clone()),
        Subject::File(name) | Subject::Page(name, _) => {
            document_with(name).unwrap_or(Target::Route)
        }
        Subject::Duty(id) => Target::Deadline(id.clone()),
    }
}
