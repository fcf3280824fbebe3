//! The rule book: validated, indexed, immutable. Made by the loader from `forms/`, used behind `Arc`.

use std::collections::{BTreeMap, HashMap};

mod checklist;
mod letter;
mod people;
mod recognition;
mod task_group;

use chrono::NaiveDate;

pub use checklist::*;
pub use letter::*;
pub use people::{Group, PersonFacts};
pub use recognition::{Paper, Recognition, Zone};
pub use task_group::{TaskGroup, TaskHold};

use super::condition::Condition;
use crate::domain::{
    CategoryId, ChannelId, ChoiceId, ConflictId, CountryCode, DocumentForm, DocumentTypeId, DutyId,
    FactId, GroupId, Language, LocalizedText, ParameterId, ProcedureId, ProfileId, RequirementId,
    SectionId, SourceId, TaskGroupId, Term, TopicId, ValueKind, WorkCalendar,
};

/// How sure we are of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A source that was read says so.
    Sourced,
    /// Offices and firms do it so; no act was found.
    Practice,
    /// Somebody says so; not confirmed.
    Unverified,
}

/// Since when and until when a rule holds. Both days included; `None` = open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl InForce {
    /// Whether the day lies within.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Article, paragraph or item, as the source numbers it.
    pub article: Option<String>,
}

/// What every rule carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// When it holds.
    pub in_force: InForce,
    /// Where it is written; at least one.
    pub citations: Vec<Citation>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The conflict it is part of.
    pub conflict: Option<ConflictId>,
    /// `forms/...toml:line`, for messages.
    pub place: String,
}

/// Which sort of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Act of parliament, decree, order.
    Act,
    /// Official service card or letter.
    Official,
    /// Newspaper retelling a named act.
    Press,
    /// A firm's page.
    Firm,
    /// A data set.
    Dataset,
    /// Our own judgement, marked as such.
    Judgement,
}

/// An act, a service card, a press item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// What it is.
    pub kind: SourceKind,
    /// Its name in words.
    pub title: LocalizedText,
    /// Kind, number and date of the act it is or tells of.
    pub act: Option<LocalizedText>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was read.
    pub read_on: NaiveDate,
}

/// A choice of a choice question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: ChoiceId,
    /// Its words.
    pub label: LocalizedText,
}

/// A question: how a fact is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub id: FactId,
    /// The page it stands on.
    pub topic: TopicId,
    /// The kind of its answer.
    pub kind: ValueKind,
    /// What is asked.
    pub label: LocalizedText,
    /// How to answer it.
    pub hint: Option<LocalizedText>,
    /// The choices, for [`ValueKind::Choice`].
    pub choices: Vec<Choice>,
    /// Least and greatest number, for [`ValueKind::Number`].
    pub range: Option<(i64, i64)>,
    /// Asked only when this is not [`super::Truth::No`].
    pub asked_if: Condition,
    /// Member of a repeated group.
    pub group: Option<GroupId>,
    /// Asked also when no rule depends on it (it goes onto the papers).
    pub always_asked: bool,
    /// The language in which it is answered, where the same is asked in several.
    pub written_in: Option<Language>,
}

/// A page of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its title.
    pub title: LocalizedText,
    /// What there is to do, as the row of the task list says it.
    pub task: Option<LocalizedText>,
    /// The facts that say in one line what was answered; empty = the first that are answered.
    pub in_short: Vec<FactId>,
    /// The group of the task list in which it stands.
    pub task_group: Option<TaskGroupId>,
    /// The documents that its questions are about: the first of them that a case holds is shown beside them.
    pub shows: Vec<DocumentTypeId>,
}

/// A section of the checklist and the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its title.
    pub title: LocalizedText,
    /// What there is to do, as the row of the task list says it.
    pub task: Option<LocalizedText>,
}

/// A kind of document (CCCEV: Evidence Type).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// Its id.
    pub id: DocumentTypeId,
    /// Its title.
    pub title: LocalizedText,
    /// Where it is got and what must be on it.
    pub hint: Option<LocalizedText>,
    /// The section it stands in.
    pub section: SectionId,
    /// The forms the counter wants to see (tick boxes of the checklist).
    pub forms: Vec<DocumentForm>,
    /// Age limit counted from its issue, where a source names one.
    pub fresh_within: Option<Term>,
    /// Short ASCII stem for file names.
    pub file_stem: String,
    /// Belongs to the company and is reused from case to case.
    pub of_company: bool,
    /// By what a file of this kind is recognised.
    pub recognised_by: Recognition,
}

/// AND inside: all of these documents.
pub type EvidenceOption = Vec<DocumentTypeId>;

/// Where a pack is filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Its name.
    pub title: LocalizedText,
    /// What is special about it.
    pub note: LocalizedText,
}

/// A value of a parameter and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterValue {
    /// First day.
    pub from: NaiveDate,
    /// Last day, if known.
    pub until: Option<NaiveDate>,
    /// The value, in the parameter's unit.
    pub value: i64,
    /// Where it is written.
    pub citations: Vec<Citation>,
    /// How sure we are.
    pub confidence: Confidence,
}

/// The unit of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Tenge.
    Tenge,
    /// US dollars.
    UsDollars,
    /// Calendar days.
    CalendarDays,
    /// Working days.
    BusinessDays,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Hours.
    Hours,
    /// Megabytes.
    Megabytes,
}

/// A dated value. An unknown has no values and no default: the app says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its id.
    pub id: ParameterId,
    /// What it is.
    pub title: LocalizedText,
    /// Its unit.
    pub unit: Unit,
    /// Its values, by date.
    pub values: Vec<ParameterValue>,
    /// Told to the reader of the book only: no rule counts with it.
    pub is_information: bool,
}

impl Parameter {
    /// The value in force on a day.
    pub fn value_on(&self, day: NaiveDate) -> Option<&ParameterValue> {
        self.values.iter().rev().find(|v| v.from <= day && v.until.is_none_or(|until| day <= until))
    }
}

/// How long a citizen may stay without a visa at one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisaFreeTerm {
    /// Calendar days, both border days counted.
    pub days: u32,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
}

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: CountryCode,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// Other codes that ICAO 9303 part 3 uses for it in documents, e.g. `D`.
    pub icao: Vec<String>,
    /// Its short name.
    pub name: LocalizedText,
    /// Groups it belongs to: `eaeu`, `cis`, `trp-route`, `no-apostille`.
    pub groups: Vec<String>,
    /// Visa-free terms, by date; empty = a visa is needed or nothing was found.
    pub visa_free: Vec<VisaFreeTerm>,
}

/// One reading of a disputed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub text: LocalizedText,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// Whether the book follows it.
    pub followed: bool,
}

/// A place where sources contradict each other (domain of law §11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its id.
    pub id: ConflictId,
    /// What is disputed.
    pub question: LocalizedText,
    /// The readings, the safe one first.
    pub readings: Vec<Reading>,
    /// How the book resolves it and why.
    pub resolution: LocalizedText,
}

/// How a pack is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its id.
    pub id: ProfileId,
    /// Its title.
    pub title: LocalizedText,
    /// Order of the sections.
    pub sections: Vec<SectionId>,
    /// File name of a document in the ZIP, e.g. `{n}_{stem}_{surname}`.
    pub document_name: String,
    /// Name of the bundle and the ZIP, without extension.
    pub pack_name: String,
    /// Folder name of a section, e.g. `{n}_{section}`.
    pub folder_name: String,
    /// Facts shown on the cover, in order.
    pub cover_facts: Vec<CoverFact>,
    /// The duty whose date stands on the cover: the first of these that applies.
    pub cover_duties: Vec<DutyId>,
    /// Facts that make the person's name in Latin letters, in order.
    pub name_facts: Vec<FactId>,
    /// Facts that make the person's name in Cyrillic letters, in order.
    pub cyrillic_name_facts: Vec<FactId>,
    /// The passport number, beside the name in the page heads.
    pub passport_fact: Option<FactId>,
    /// The IIN, beside it.
    pub iin_fact: Option<FactId>,
    /// Whether untouched originals go into the ZIP.
    pub originals: bool,
    /// Whether each document starts on a new sheet (odd page).
    pub duplex: bool,
    /// Upload limit in bytes, if one is known; none is invented.
    pub max_size: Option<u64>,
    /// Languages of the printed pages, the first in black.
    pub languages: Vec<crate::domain::Language>,
}

/// A line of the cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverFact {
    /// Its label.
    pub label: LocalizedText,
    /// The facts whose values stand beside it, joined.
    pub facts: Vec<FactId>,
    /// What stands between two values.
    pub joiner: String,
    /// Words around each value, with `{value}` in its place; empty when the values stand bare.
    pub texts: Vec<LocalizedText>,
}

/// The whole book.
#[derive(Clone, Debug)]
pub struct RuleBook {
    /// E.g. `2026.11`.
    pub version: String,
    /// When it was last held against its sources.
    pub reviewed_on: NaiveDate,
    /// Shown with every export: not legal advice.
    pub disclaimer: LocalizedText,
    /// The parameter in which fines are counted (monthly calculation index).
    pub fine_index: Option<ParameterId>,
    /// Sources.
    pub sources: BTreeMap<SourceId, Source>,
    /// Groups of the task list in order.
    pub task_groups: Vec<TaskGroup>,
    /// Question pages in order.
    pub topics: Vec<Topic>,
    /// Questions in order.
    pub questions: Vec<Question>,
    /// Repeated groups.
    pub groups: BTreeMap<GroupId, Group>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Kinds of documents.
    pub documents: BTreeMap<DocumentTypeId, DocumentType>,
    /// Procedures in order.
    pub procedures: Vec<Procedure>,
    /// Categories in order.
    pub categories: Vec<Category>,
    /// Routes that are not open.
    pub closed_routes: Vec<ClosedRoute>,
    /// Channels in order.
    pub channels: Vec<Channel>,
    /// All items.
    pub requirements: BTreeMap<RequirementId, Requirement>,
    /// All checks.
    pub constraints: BTreeMap<RequirementId, Constraint>,
    /// All duties.
    pub duties: BTreeMap<DutyId, Duty>,
    /// Dated values.
    pub parameters: BTreeMap<ParameterId, Parameter>,
    /// Working days.
    pub calendar: WorkCalendar,
    /// Where each calendar year is written.
    pub calendar_sources: BTreeMap<i32, CalendarSource>,
    /// Countries.
    pub countries: BTreeMap<CountryCode, Country>,
    /// Where the names of the countries come from.
    pub country_sources: Vec<Citation>,
    /// Conflicts in order C1, C2, …
    pub conflicts: Vec<Conflict>,
    /// Profiles in order; the first is the default.
    pub profiles: Vec<Profile>,
    /// Examples that are tests.
    pub examples: Vec<super::example::Example>,
    /// Letters and data sheets in order.
    pub letters: Vec<Letter>,
    /// Heads of letter paper.
    pub letterheads: Vec<Letterhead>,
    /// Examples of letters that are tests.
    pub letter_examples: Vec<LetterExample>,
    /// Where the question of a fact stands in `questions`. For look-ups only.
    pub(super) question_at: HashMap<FactId, usize>,
    /// On which page (place in `topics`) each question stands, in the order of `questions`.
    pub(super) topic_at: Vec<usize>,
    /// Whether some rule of the book reads a fact of the page, in the order of `topics`.
    pub(super) topic_is_read: Vec<bool>,
}

/// Where a calendar year is written and how sure we are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSource {
    /// Sources.
    pub citations: Vec<Citation>,
    /// How sure we are.
    pub confidence: Confidence,
    /// What is open.
    pub note: Option<LocalizedText>,
}

impl RuleBook {
    /// A question by its fact.
    pub fn question(&self, fact: &FactId) -> Option<&Question> {
        self.questions.get(*self.question_at.get(fact)?)
    }

    /// A procedure.
    pub fn procedure(&self, id: &ProcedureId) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.id == *id)
    }

    /// A category.
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }

    /// A channel.
    pub fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == *id)
    }

    /// A section.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// A profile.
    pub fn profile(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }

    /// A group of the task list.
    pub fn task_group(&self, id: &TaskGroupId) -> Option<&TaskGroup> {
        self.task_groups.iter().find(|group| group.id == *id)
    }

    /// A conflict.
    pub fn conflict(&self, id: &ConflictId) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| conflict.id == *id)
    }
}
