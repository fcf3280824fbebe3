//! What was read so far, and how it becomes a rule book.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::names::Kind;
use super::reader::Place;
use crate::domain::{
    CategoryId, CountryCode, DutyId, FactId, LocalizedText, ParameterId, ProcedureId,
    RequirementId, TopicId, WorkCalendar,
};
use crate::rules::example::Example;
use crate::rules::rule_book::{
    CalendarSource, Category, Channel, Citation, ClosedRoute, Conflict, Constraint, Country,
    DocumentType, Duty, Group, Letter, LetterExample, Letterhead, Parameter, Procedure, Profile,
    Question, Requirement, RuleBook, Section, Source, TaskGroup, Topic, VisaFreeTerm,
};

/// The items, duties and checks of one file, and what the file is.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) requirements: Vec<RequirementId>,
    pub(super) duties: Vec<DutyId>,
    pub(super) constraints: Vec<RequirementId>,
    /// The procedure that the file defines.
    pub(super) procedure: Option<ProcedureId>,
    /// The category that the file defines, unless it is a base.
    pub(super) category: Option<CategoryId>,
}

impl Part {
    fn append(&mut self, other: &Self) {
        append(&mut self.requirements, &other.requirements);
        append(&mut self.duties, &other.duties);
        append(&mut self.constraints, &other.constraints);
    }
}

fn append<T: Clone + Ord>(to: &mut Vec<T>, from: &[T]) {
    let present: BTreeSet<T> = to.iter().cloned().collect();
    to.extend(from.iter().filter(|item| !present.contains(*item)).cloned());
}

/// A category or base as read.
pub(super) struct CategoryDraft<'a> {
    pub(super) id: CategoryId,
    pub(super) order: i64,
    pub(super) includes: Vec<CategoryId>,
    pub(super) part: Part,
    pub(super) place: Place<'a>,
    /// `None` for a base.
    pub(super) category: Option<Category>,
}

/// Everything read, in the order of the files.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) book: Option<(String, NaiveDate, LocalizedText)>,
    pub(super) fine_index: Option<ParameterId>,
    pub(super) sources: Vec<Source>,
    pub(super) calendar: WorkCalendar,
    pub(super) calendar_sources: BTreeMap<i32, CalendarSource>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) countries: Vec<Country>,
    pub(super) country_sources: Vec<Citation>,
    pub(super) visa_free: Vec<(Vec<CountryCode>, VisaFreeTerm)>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) task_groups: Vec<TaskGroup>,
    pub(super) topics: Vec<Topic>,
    pub(super) groups: Vec<Group>,
    pub(super) questions: Vec<Question>,
    pub(super) sections: Vec<Section>,
    pub(super) documents: Vec<DocumentType>,
    pub(super) channels: Vec<Channel>,
    pub(super) closed_routes: Vec<ClosedRoute>,
    pub(super) requirements: Vec<Requirement>,
    pub(super) duties: Vec<Duty>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) procedures: Vec<(i64, Procedure)>,
    pub(super) categories: Vec<CategoryDraft<'a>>,
    pub(super) profiles: Vec<(i64, Profile)>,
    pub(super) examples: Vec<Example>,
    pub(super) letters: Vec<(i64, Letter)>,
    pub(super) letterheads: Vec<Letterhead>,
    pub(super) letter_examples: Vec<LetterExample>,
}

impl Draft<'_> {
    /// The book. Errors of structure that only show in the whole are handed to `report`.
    pub(super) fn finish(mut self, mut report: impl FnMut(super::LoadError)) -> Option<RuleBook> {
        let Some((version, reviewed_on, disclaimer)) = self.book.take() else {
            report(super::LoadError {
                file: String::from("book.toml"),
                line: 1,
                message: String::from("version, reviewed_on and disclaimer are missing"),
                suggestion: None,
            });
            return None;
        };
        let categories = self.categories(&mut report);
        self.sort();
        let countries = by_code(self.countries, self.visa_free);
        let question_at =
            self.questions.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect();
        let mut book = RuleBook {
            question_at,
            topic_at: Vec::new(),
            topic_is_read: Vec::new(),
            version,
            reviewed_on,
            disclaimer,
            fine_index: self.fine_index,
            country_sources: self.country_sources,
            sources: self.sources.into_iter().map(|it| (it.id.clone(), it)).collect(),
            task_groups: self.task_groups,
            topics: self.topics,
            questions: self.questions,
            groups: self.groups.into_iter().map(|it| (it.id.clone(), it)).collect(),
            sections: self.sections,
            documents: self.documents.into_iter().map(|it| (it.id.clone(), it)).collect(),
            procedures: self.procedures.into_iter().map(|(_, it)| it).collect(),
            categories,
            closed_routes: self.closed_routes,
            channels: self.channels,
            requirements: self.requirements.into_iter().map(|it| (it.id.clone(), it)).collect(),
            constraints: self.constraints.into_iter().map(|it| (it.id.clone(), it)).collect(),
            duties: self.duties.into_iter().map(|it| (it.id.clone(), it)).collect(),
            parameters: self.parameters.into_iter().map(|it| (it.id.clone(), it)).collect(),
            calendar: self.calendar,
            calendar_sources: self.calendar_sources,
            countries,
            conflicts: self.conflicts,
            profiles: self.profiles.into_iter().map(|(_, it)| it).collect(),
            examples: self.examples,
            letters: self.letters.into_iter().map(|(_, it)| it).collect(),
            letterheads: self.letterheads,
            letter_examples: self.letter_examples,
        };
        super::example::complete(&mut book, &mut report);
        let topic = |it: &Question| book.topics.iter().position(|topic| topic.id == it.topic);
        book.topic_at = book.questions.iter().map(|it| topic(it).unwrap_or(usize::MAX)).collect();
        let read = topics_of_rules(&book);
        book.topic_is_read = book.topics.iter().map(|it| read.contains(&it.id)).collect();
        Some(book)
    }

    /// Puts what has an order of its own in order.
    fn sort(&mut self) {
        self.procedures.sort_by(|(a, one), (b, two)| (a, &one.id).cmp(&(b, &two.id)));
        self.profiles.sort_by(|(a, one), (b, two)| (a, &one.id).cmp(&(b, &two.id)));
        self.letters.sort_by(|(a, one), (b, two)| (a, &one.id).cmp(&(b, &two.id)));
    }

    /// The offered categories in order, each with what its bases bring.
    fn categories(&self, report: &mut impl FnMut(super::LoadError)) -> Vec<Category> {
        let mut offered: Vec<(i64, Category)> = Vec::new();
        for draft in &self.categories {
            let mut part = Part::default();
            if !self.collect(draft, &mut part, &mut Vec::new()) {
                report(draft.place.error("the includes go round in a circle", None));
            }
            let Some(category) = &draft.category else { continue };
            let mut category = category.clone();
            category.requirements = part.requirements;
            category.duties = part.duties;
            category.constraints = part.constraints;
            offered.push((draft.order, category));
        }
        offered.sort_by(|(a, one), (b, two)| (a, &one.id).cmp(&(b, &two.id)));
        offered.into_iter().map(|(_, category)| category).collect()
    }

    fn collect<'s>(
        &'s self,
        draft: &'s CategoryDraft<'_>,
        part: &mut Part,
        path: &mut Vec<&'s CategoryId>,
    ) -> bool {
        if path.contains(&&draft.id) {
            return false;
        }
        path.push(&draft.id);
        let mut sound = true;
        for included in &draft.includes {
            if let Some(base) = self.categories.iter().find(|other| other.id == *included) {
                sound &= self.collect(base, part, path);
            }
        }
        path.pop();
        part.append(&draft.part);
        sound
    }
}

/// The countries with their visa-free terms.
fn by_code(
    countries: Vec<Country>,
    visa_free: Vec<(Vec<CountryCode>, VisaFreeTerm)>,
) -> BTreeMap<CountryCode, Country> {
    let mut known: BTreeMap<CountryCode, Country> =
        countries.into_iter().map(|country| (country.code, country)).collect();
    for (codes, term) in visa_free {
        for code in codes {
            if let Some(country) = known.get_mut(&code) {
                country.visa_free.push(term.clone());
            }
        }
    }
    known
}

/// Pages of which some rule reads a fact.
fn topics_of_rules(book: &RuleBook) -> BTreeSet<TopicId> {
    let mut facts: BTreeSet<&FactId> = BTreeSet::new();
    for rule in book.requirements.values() {
        rule.applies_if.visit_facts(&mut |fact| {
            facts.insert(fact);
        });
        facts.extend(&rule.needs_facts);
    }
    for rule in book.duties.values() {
        facts.extend(rule.facts_read());
    }
    for rule in book.constraints.values() {
        rule.applies_if.visit_facts(&mut |fact| {
            facts.insert(fact);
        });
        facts.extend(rule.check.facts_read());
    }
    let questions = book.questions.iter().filter(|question| facts.contains(&question.id));
    questions.map(|question| question.topic.clone()).collect()
}

/// The kind under which the head of a category file defines its id.
pub(super) fn category_kind(base: bool) -> Kind {
    if base { Kind::Base } else { Kind::Category }
}
