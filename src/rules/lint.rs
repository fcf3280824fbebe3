//! What is odd about a book that loads: nothing here stops the program. Errors of the data are the
//! loader's business; this is for whoever writes the data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use super::assess::assess;
use super::assessment::RequirementStatus;
use super::condition::Condition;
use super::example::case_of;
use super::rule_book::{Check, Duty, Grounds, Letter, RuleBook};
use crate::domain::{AsOf, DocumentTypeId, FactId, Language, ParameterId, RequirementId, SourceId};

/// A source that was read longer ago than this is stale.
const STALE_DAYS: i64 = 400;

/// How serious a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LintLevel {
    /// The data contradicts itself.
    Error,
    /// Worth a look.
    Warning,
}

/// A remark about the data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lint {
    /// How serious it is.
    pub level: LintLevel,
    /// Where: `forms/…toml:line`, or the id of the thing.
    pub place: String,
    /// What.
    pub message: String,
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            LintLevel::Error => "error",
            LintLevel::Warning => "warning",
        };
        write!(f, "{level}: {}: {}", self.place, self.message)
    }
}

/// All remarks, errors first.
pub fn lint(book: &RuleBook, as_of: AsOf) -> Vec<Lint> {
    let mut lints = Vec::new();
    documents(book, &mut lints);
    shown(book, &mut lints);
    recognition(book, &mut lints);
    parameters(book, &mut lints);
    questions(book, &mut lints);
    used(book, &mut lints);
    sources(book, as_of, &mut lints);
    countries(book, &mut lints);
    freshness(book, &mut lints);
    coverage(book, &mut lints);
    people(book, &mut lints);
    super::letter_lint::letters(book, &mut lints);
    lints.sort();
    lints
}

fn warning(place: impl fmt::Display, message: impl Into<String>) -> Lint {
    Lint { level: LintLevel::Warning, place: place.to_string(), message: message.into() }
}

fn error(place: impl fmt::Display, message: impl Into<String>) -> Lint {
    Lint { level: LintLevel::Error, place: place.to_string(), message: message.into() }
}

/// Documents that a topic shows beside its questions: each once, and only where something is asked.
fn shown(book: &RuleBook, lints: &mut Vec<Lint>) {
    for topic in &book.topics {
        let mut seen = BTreeSet::new();
        for kind in topic.shows.iter().filter(|kind| !seen.insert(*kind)) {
            lints.push(error(&topic.id, format!("shows the document `{kind}` twice")));
        }
        let is_asked = book.questions.iter().any(|question| question.topic == topic.id);
        if !topic.shows.is_empty() && !is_asked {
            lints.push(warning(&topic.id, "shows a document beside no question"));
        }
    }
}

/// Kinds of documents that no item asks for and no condition looks at.
fn documents(book: &RuleBook, lints: &mut Vec<Lint>) {
    let mut reached: BTreeSet<&DocumentTypeId> =
        book.requirements.values().flat_map(|it| it.one_of.iter().flatten()).collect();
    for condition in conditions(book) {
        condition.walk(&mut |part| {
            if let Condition::HasDocument(kinds) = part {
                reached.extend(kinds);
            }
        });
    }
    for id in book.documents.keys().filter(|id| !reached.contains(id)) {
        lints.push(error(id, "no item asks for this document"));
    }
}

/// Items that ask for a document a person of a list that does not say who stands in it, and such items that no
/// example shows for several people.
fn people(book: &RuleBook, lints: &mut Vec<Lint>) {
    for requirement in book.requirements.values() {
        let Some(group) = requirement.per.as_ref().and_then(|id| book.groups.get(id)) else {
            continue;
        };
        let (id, place) = (&requirement.id, &requirement.grounds.place);
        if group.person.is_none() {
            let message = format!(
                "{id} asks for a document a person, and no facts of {} say who it is",
                group.id
            );
            lints.push(error(place, message));
        }
        let shows = |example: &super::example::Example| {
            let several = |(of, records): &(_, Vec<_>)| *of == group.id && records.len() > 1;
            let expect = &example.expect;
            let mut told = expect.partial.iter().chain(&expect.satisfied);
            example.records.iter().any(several) && told.any(|it| it == id)
        };
        if !book.examples.iter().any(shows) {
            lints.push(warning(place, format!("no example shows {id} for several people")));
        }
    }
}

/// The same words for two kinds of documents: neither is recognised by them.
fn recognition(book: &RuleBook, lints: &mut Vec<Lint>) {
    let fold = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut seen: BTreeMap<String, &DocumentTypeId> = BTreeMap::new();
    for kind in book.documents.values() {
        for (_, words) in &kind.recognised_by.words {
            match seen.insert(fold(words), &kind.id) {
                Some(other) if *other != kind.id => lints.push(warning(
                    &kind.id,
                    format!("recognised by \"{words}\", and so is {other}"),
                )),
                Some(_) | None => {}
            }
        }
    }
}

/// Parameters that no rule counts with and that are not marked as information, and the other way round.
fn parameters(book: &RuleBook, lints: &mut Vec<Lint>) {
    let mut read: BTreeSet<&ParameterId> = book.fine_index.iter().collect();
    read.extend(book.duties.values().flat_map(Duty::parameters_read));
    read.extend(book.constraints.values().filter_map(|it| it.check.parameter_read()));
    for condition in conditions(book) {
        condition.walk(&mut |part| read.extend(part.parameter_read()));
    }
    for parameter in book.parameters.values() {
        match (read.contains(&parameter.id), parameter.is_information) {
            (false, false) => lints.push(warning(&parameter.id, "parameter never read")),
            (true, true) => {
                lints.push(warning(&parameter.id, "marked as information, but a rule reads it"));
            }
            (true, false) | (false, true) => {}
        }
    }
}

fn conditions(book: &RuleBook) -> Vec<&Condition> {
    let mut all: Vec<&Condition> = Vec::new();
    all.extend(book.requirements.values().map(|it| &it.applies_if));
    all.extend(book.duties.values().flat_map(|it| [&it.applies_if, &it.done_if]));
    for constraint in book.constraints.values() {
        all.push(&constraint.applies_if);
        if let Check::MustNotHold(condition) = &constraint.check {
            all.push(condition);
        }
    }
    all.extend(book.closed_routes.iter().map(|it| &it.applies_if));
    all.extend(book.categories.iter().map(|it| &it.offered_if));
    all.extend(book.questions.iter().map(|it| &it.asked_if));
    all.extend(book.letters.iter().flat_map(Letter::conditions));
    all
}

/// Facts that nothing reads and nobody is asked for.
fn questions(book: &RuleBook, lints: &mut Vec<Lint>) {
    let mut read: BTreeSet<&FactId> = BTreeSet::new();
    for condition in conditions(book) {
        condition.visit_facts(&mut |fact| {
            read.insert(fact);
        });
    }
    read.extend(book.requirements.values().flat_map(|it| &it.needs_facts));
    let people = book.groups.values().filter_map(|it| it.person.as_ref());
    read.extend(people.flat_map(|it| it.fields.values()));
    read.extend(book.duties.values().flat_map(|it| it.due.facts_read()));
    read.extend(book.constraints.values().flat_map(|it| it.check.facts_read()));
    for profile in &book.profiles {
        read.extend(profile.cover_facts.iter().flat_map(|it| &it.facts));
        read.extend(profile.name_facts.iter().chain(&profile.cyrillic_name_facts));
        read.extend(profile.passport_fact.iter().chain(&profile.iin_fact));
    }
    let templates = book.letters.iter().flat_map(Letter::templates);
    let heads =
        book.letterheads.iter().flat_map(|head| std::iter::once(&head.name).chain(&head.lines));
    for template in templates.chain(heads) {
        read.extend(Language::ALL.into_iter().flat_map(|language| template.facts_in(language)));
    }
    for question in &book.questions {
        if !question.always_asked && !read.contains(&question.id) {
            lints.push(error(&question.id, "nothing reads this fact and it is never asked"));
        }
    }
}

/// Items, duties and checks that no procedure or category uses.
fn used(book: &RuleBook, lints: &mut Vec<Lint>) {
    let items: BTreeSet<&RequirementId> = (book.procedures.iter())
        .flat_map(|it| it.requirements.iter().chain(&it.constraints))
        .chain(book.categories.iter().flat_map(|it| it.requirements.iter().chain(&it.constraints)))
        .collect();
    let duties: BTreeSet<_> = (book.procedures.iter().flat_map(|it| &it.duties))
        .chain(book.categories.iter().flat_map(|it| &it.duties))
        .collect();
    let rules = (book.requirements.values().map(|it| (&it.id, &it.grounds)))
        .chain(book.constraints.values().map(|it| (&it.id, &it.grounds)));
    for (id, grounds) in rules.filter(|(id, _)| !items.contains(*id)) {
        lints.push(error(&grounds.place, format!("no procedure or category uses {id}")));
    }
    for duty in book.duties.values().filter(|it| !duties.contains(&it.id)) {
        lints
            .push(error(&duty.grounds.place, format!("no procedure or category uses {}", duty.id)));
    }
}

fn sources(book: &RuleBook, as_of: AsOf, lints: &mut Vec<Lint>) {
    for source in book.sources.values() {
        let age = (as_of.0 - source.read_on).num_days();
        if age > STALE_DAYS {
            lints.push(warning(&source.id, format!("read {age} days ago: read it again")));
        } else if age < 0 {
            lints.push(error(&source.id, "read in the future"));
        }
    }
    let cited = cited(book);
    for id in book.sources.keys().filter(|id| !cited.contains(id)) {
        lints.push(warning(id, "nothing cites this source"));
    }
    let disputed: BTreeSet<_> = grounds(book).filter_map(|it| it.conflict.as_ref()).collect();
    for conflict in book.conflicts.iter().filter(|it| !disputed.contains(&it.id)) {
        lints.push(warning(&conflict.id, "no rule points to this conflict"));
    }
}

fn grounds(book: &RuleBook) -> impl Iterator<Item = &Grounds> {
    (book.requirements.values().map(|it| &it.grounds))
        .chain(book.duties.values().map(|it| &it.grounds))
        .chain(book.constraints.values().map(|it| &it.grounds))
        .chain(book.closed_routes.iter().map(|it| &it.grounds))
        .chain(book.procedures.iter().map(|it| &it.grounds))
        .chain(book.categories.iter().map(|it| &it.grounds))
        .chain(book.letters.iter().map(|it| &it.grounds))
        .chain(book.countries.values().flat_map(|it| it.visa_free.iter().map(|it| &it.grounds)))
}

fn cited(book: &RuleBook) -> BTreeSet<&SourceId> {
    let readings = book.conflicts.iter().flat_map(|it| &it.readings);
    let values = book.parameters.values().flat_map(|it| &it.values);
    let fines = book.duties.values().filter_map(|it| it.fine.as_ref());
    (grounds(book).flat_map(|it| &it.citations))
        .chain(readings.flat_map(|it| &it.citations))
        .chain(values.flat_map(|it| &it.citations))
        .chain(fines.flat_map(|it| &it.citations))
        .chain(book.calendar_sources.values().flat_map(|it| &it.citations))
        .chain(&book.country_sources)
        .chain(book.letterheads.iter().flat_map(|it| &it.citations))
        .map(|citation| &citation.source)
        .collect()
}

/// Two visa-free terms of one country on one day.
fn countries(book: &RuleBook, lints: &mut Vec<Lint>) {
    for country in book.countries.values() {
        for (at, one) in country.visa_free.iter().enumerate() {
            for other in country.visa_free.iter().skip(at + 1) {
                let (a, b) = (one.grounds.in_force, other.grounds.in_force);
                let latest = a.from.unwrap_or(NaiveDate::MIN).max(b.from.unwrap_or(NaiveDate::MIN));
                if a.contains(latest) && b.contains(latest) {
                    let message = format!("{} has two visa-free terms on one day", country.code);
                    lints.push(error(&other.grounds.place, message));
                }
            }
        }
    }
}

/// A check of age on a kind of document that has no age limit.
fn freshness(book: &RuleBook, lints: &mut Vec<Lint>) {
    for constraint in book.constraints.values() {
        let Check::Fresh(kinds) = &constraint.check else { continue };
        for kind in kinds {
            if book.documents.get(kind).is_some_and(|it| it.fresh_within.is_none()) {
                let message = format!("{kind} has no age limit, so nothing is checked");
                lints.push(error(&constraint.grounds.place, message));
            }
        }
    }
}

/// Items that apply in no example, and examples that do not say anything.
fn coverage(book: &RuleBook, lints: &mut Vec<Lint>) {
    let mut covered: BTreeSet<RequirementId> = BTreeSet::new();
    let mut dated = BTreeSet::new();
    for example in &book.examples {
        let Ok(case) = case_of(book, example) else { continue };
        let assessment = assess(book, &case, AsOf(example.as_of));
        let apply = |status| status != RequirementStatus::NotApplicable;
        let states = assessment.requirements.into_iter().filter(|it| apply(it.status));
        covered.extend(states.map(|it| it.requirement));
        dated.extend(assessment.deadlines.into_iter().map(|it| it.duty));
        if example.expect == super::example::Expected::default() {
            lints.push(error(&example.place, "the example expects nothing"));
        }
    }
    for requirement in book.requirements.values().filter(|it| !covered.contains(&it.id)) {
        let message = format!("no example shows {}", requirement.id);
        lints.push(warning(&requirement.grounds.place, message));
    }
    for duty in book.duties.values().filter(|it| !dated.contains(&it.id)) {
        lints.push(warning(&duty.grounds.place, format!("no example shows {}", duty.id)));
    }
}
