//! What the files define and what they refer to: collected while reading, held against each other at
//! the end, so that order of files does not matter.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::reader::Place;
use super::{LoadError, did_you_mean, nearest};
use crate::domain::{FactId, GroupId, ParameterId, ValueKind};
use crate::rules::rule_book::{Question, Unit};

/// The kinds of things with ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Source,
    Fact,
    Document,
    Section,
    Topic,
    TaskGroup,
    Group,
    Procedure,
    Category,
    Base,
    Channel,
    Requirement,
    Constraint,
    Duty,
    ClosedRoute,
    Parameter,
    Country,
    CountryGroup,
    Conflict,
    Profile,
    Letter,
    Letterhead,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Fact => "fact",
            Self::Document => "document",
            Self::Section => "section",
            Self::Topic => "topic",
            Self::TaskGroup => "task group",
            Self::Group => "group",
            Self::Procedure => "procedure",
            Self::Category => "category",
            Self::Base => "category or base",
            Self::Channel => "channel",
            Self::Requirement => "requirement",
            Self::Constraint => "constraint",
            Self::Duty => "duty",
            Self::ClosedRoute => "closed route",
            Self::Parameter => "parameter",
            Self::Country => "country",
            Self::CountryGroup => "country group",
            Self::Conflict => "conflict",
            Self::Profile => "profile",
            Self::Letter => "letter",
            Self::Letterhead => "letterhead",
        }
    }

    /// Kinds that share one set of ids.
    fn space(self) -> u8 {
        match self {
            Self::Requirement | Self::Constraint | Self::Duty | Self::ClosedRoute => 1,
            Self::Category | Self::Base => 2,
            Self::Source
            | Self::Fact
            | Self::Document
            | Self::Section
            | Self::Topic
            | Self::TaskGroup
            | Self::Group
            | Self::Procedure
            | Self::Channel
            | Self::Parameter
            | Self::Country
            | Self::CountryGroup
            | Self::Conflict
            | Self::Profile
            | Self::Letter
            | Self::Letterhead => 0,
        }
    }
}

/// What a condition or check wants of a fact.
#[derive(Clone, Debug)]
pub(super) enum Need {
    /// Any kind.
    Any,
    /// One of these kinds.
    Kinds(&'static [ValueKind]),
    /// A choice question with this choice.
    Choice(String),
    /// A number or date of the same kind as the other fact.
    Like(FactId),
}

/// What a rule wants of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A length of time.
    Time,
    /// Calendar days.
    CalendarDays,
    /// Full years.
    Years,
    /// Any number.
    Number,
}

impl Measure {
    fn allows(self, unit: Unit) -> bool {
        match self {
            Self::Time => unit.term(1).is_some(),
            Self::CalendarDays => unit == Unit::CalendarDays,
            Self::Years => unit == Unit::Years,
            Self::Number => true,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Time => "a length of time",
            Self::CalendarDays => "calendar days",
            Self::Years => "years",
            Self::Number => "a number",
        }
    }
}

struct Use<'a> {
    fact: FactId,
    need: Need,
    inside: Option<GroupId>,
    place: Place<'a>,
}

struct Reference<'a> {
    kind: Kind,
    text: String,
    place: Place<'a>,
}

/// Errors, definitions and references met so far.
#[derive(Default)]
pub(super) struct Log<'a> {
    errors: RefCell<Vec<LoadError>>,
    defined: RefCell<BTreeMap<(Kind, String), String>>,
    references: RefCell<Vec<Reference<'a>>>,
    uses: RefCell<Vec<Use<'a>>>,
    measures: RefCell<Vec<(ParameterId, Measure, Place<'a>)>>,
    group: RefCell<Option<GroupId>>,
}

impl<'a> Log<'a> {
    /// Writes down an error.
    pub(super) fn error(&self, error: LoadError) {
        self.errors.borrow_mut().push(error);
    }

    /// Something is defined; twice is an error.
    pub(super) fn define(&self, kind: Kind, id: &str, place: Place<'_>) {
        let other = {
            let defined = self.defined.borrow();
            let same = |((known, name), _): &(&(Kind, String), &String)| {
                let together =
                    *known == kind || (kind.space() > 0 && known.space() == kind.space());
                together && name == id
            };
            defined.iter().find(same).map(|((known, _), at)| (known.word(), at.clone()))
        };
        if let Some((word, at)) = other {
            self.error(
                place.error(format!("\"{id}\" is already the name of a {word} at {at}"), None),
            );
        }
        self.defined.borrow_mut().insert((kind, id.to_owned()), place.to_string());
    }

    /// A word that need not be unique, e.g. a group of countries.
    pub(super) fn mention(&self, kind: Kind, id: &str, place: Place<'_>) {
        self.defined.borrow_mut().insert((kind, id.to_owned()), place.to_string());
    }

    /// A parameter is counted with.
    pub(super) fn use_parameter(&self, id: &ParameterId, measure: Measure, place: Place<'a>) {
        self.measures.borrow_mut().push((id.clone(), measure, place));
    }

    /// Something is referred to.
    pub(super) fn refer(&self, kind: Kind, text: &str, place: Place<'a>) {
        self.references.borrow_mut().push(Reference { kind, text: text.to_owned(), place });
    }

    /// A fact is used in a way that wants a kind of answer.
    pub(super) fn use_fact(&self, fact: &FactId, need: Need, place: Place<'a>) {
        let inside = self.group.borrow().clone();
        self.uses.borrow_mut().push(Use { fact: fact.clone(), need, inside, place });
    }

    /// Reads with a repeated group in view.
    pub(super) fn inside<T>(&self, group: &GroupId, read: impl FnOnce() -> T) -> T {
        let before = self.group.replace(Some(group.clone()));
        let result = read();
        self.group.replace(before);
        result
    }

    /// Holds references against definitions, uses of facts against questions and of parameters against
    /// their units; gives the errors.
    pub(super) fn check(
        &self,
        questions: &[Question],
        parameters: &[(ParameterId, Unit)],
    ) -> Vec<LoadError> {
        let defined = self.defined.take();
        let names = |kind: Kind| {
            defined.keys().filter(move |(known, _)| *known == kind).map(|(_, name)| name.as_str())
        };
        for reference in self.references.take() {
            let Reference { kind, text, place } = reference;
            let known = defined.contains_key(&(kind, text.clone()))
                || (kind == Kind::Base && defined.contains_key(&(Kind::Category, text.clone())));
            if !known {
                let suggestion = nearest(&text, names(kind)).map(did_you_mean);
                self.error(place.error(format!("unknown {} \"{text}\"", kind.word()), suggestion));
            }
        }
        let by_fact: BTreeMap<&FactId, &Question> =
            questions.iter().map(|question| (&question.id, question)).collect();
        for used in self.uses.take() {
            if let Some(question) = by_fact.get(&used.fact) {
                self.check_use(&used, question, &by_fact);
            } else {
                let name = used.fact.as_str();
                let suggestion = nearest(name, names(Kind::Fact)).map(did_you_mean);
                self.error(used.place.error(format!("unknown fact \"{name}\""), suggestion));
            }
        }
        for (id, measure, place) in self.measures.take() {
            let unit = parameters.iter().find(|(known, _)| *known == id).map(|(_, unit)| *unit);
            if unit.is_some_and(|unit| !measure.allows(unit)) {
                let message = format!("parameter \"{id}\" does not hold {}", measure.word());
                self.error(place.error(message, None));
            }
        }
        let mut errors = self.errors.take();
        errors.sort();
        errors.dedup();
        errors
    }

    fn check_use(&self, used: &Use<'_>, question: &Question, all: &BTreeMap<&FactId, &Question>) {
        let fact = &used.fact;
        if let Some(group) = &question.group
            && used.inside.as_ref() != Some(group)
        {
            let message = format!(
                "fact \"{fact}\" belongs to the records of \"{group}\": read it inside some = \"{group}\""
            );
            self.error(used.place.error(message, None));
        }
        let kind = question.kind;
        match &used.need {
            Need::Any => {}
            Need::Kinds(kinds) if kinds.contains(&kind) => {}
            Need::Kinds(kinds) => {
                let wanted: Vec<&str> = kinds.iter().map(|kind| kind_word(*kind)).collect();
                let message = format!(
                    "fact \"{fact}\" is a {}; this needs a {}",
                    kind_word(kind),
                    wanted.join(" or ")
                );
                self.error(used.place.error(message, None));
            }
            Need::Choice(choice) => {
                let choices = || question.choices.iter().map(|choice| choice.id.as_str());
                if kind != ValueKind::Choice {
                    let message =
                        format!("fact \"{fact}\" is a {}; this needs a choice", kind_word(kind));
                    self.error(used.place.error(message, None));
                } else if !choices().any(|known| known == choice) {
                    let suggestion = nearest(choice, choices()).map(did_you_mean);
                    let message = format!("unknown choice \"{choice}\" of \"{fact}\"");
                    self.error(used.place.error(message, suggestion));
                }
            }
            Need::Like(other) => {
                let other_kind = all.get(other).map_or(kind, |other| other.kind);
                if other_kind != kind || !matches!(kind, ValueKind::Date | ValueKind::Number) {
                    let message = format!(
                        "facts \"{fact}\" and \"{other}\" cannot be compared: {} and {}",
                        kind_word(kind),
                        kind_word(other_kind)
                    );
                    self.error(used.place.error(message, None));
                }
            }
        }
    }
}

/// The words for kinds of answers, as files write them.
pub(super) const VALUE_KINDS: &[(&str, ValueKind)] = &[
    ("bool", ValueKind::Bool),
    ("choice", ValueKind::Choice),
    ("text", ValueKind::Text),
    ("latin-name", ValueKind::LatinName),
    ("date", ValueKind::Date),
    ("country", ValueKind::Country),
    ("number", ValueKind::Number),
    ("iin", ValueKind::Iin),
    ("bin", ValueKind::Bin),
    ("mrz", ValueKind::Mrz),
];

fn kind_word(kind: ValueKind) -> &'static str {
    VALUE_KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| *word)
}
