//! Conditions against a case: three-valued truth (Kleene), the facts they read, and the facts that an
//! undecided condition still depends on. A refused answer counts as no answer.

use chrono::NaiveDate;

use super::condition::{Comparison, Condition, Operand, Truth};
use super::rule_book::{RuleBook, VisaFreeTerm};
use super::term;
use crate::domain::{AsOf, Case, CountryCode, FactId, Facts, Value};

impl Truth {
    /// Kleene's and: the lesser.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Kleene's or: the greater.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Comparison {
    /// Whether the comparison holds.
    pub fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::Greater => left > right,
        }
    }
}

/// What a condition is held against.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The book.
    pub book: &'a RuleBook,
    /// The case.
    pub case: &'a Case,
    /// The day of assessment.
    pub as_of: AsOf,
    record: Option<&'a Facts>,
    known_is_open: bool,
}

impl<'a> Scope<'a> {
    /// A case on a day.
    pub fn new(book: &'a RuleBook, case: &'a Case, as_of: AsOf) -> Self {
        Self { book, case, as_of, record: None, known_is_open: false }
    }

    /// The same with one record of a group in view: its facts come first.
    #[must_use]
    pub fn of_record(self, record: &'a Facts) -> Self {
        Self { record: Some(record), ..self }
    }

    /// The same for asking: whether an unanswered fact is known is an open question, not a No. So
    /// the interview also asks what only `known` conditions look at.
    #[must_use]
    pub fn asking(self) -> Self {
        Self { known_is_open: true, ..self }
    }

    /// The accepted value of a fact.
    pub fn value(&self, fact: &FactId) -> Option<&'a Value> {
        self.record.and_then(|record| record.value(fact)).or_else(|| self.case.facts.value(fact))
    }

    /// The date that a fact holds.
    pub fn date(&self, fact: &FactId) -> Option<NaiveDate> {
        if let Value::Date(date) = self.value(fact)? { Some(*date) } else { None }
    }

    /// The country that a fact holds.
    pub fn country(&self, fact: &FactId) -> Option<CountryCode> {
        if let Value::Country(code) = self.value(fact)? { Some(*code) } else { None }
    }

    /// Whether the case holds a readable document of this kind.
    pub fn has_document(&self, kind: &crate::domain::DocumentTypeId) -> bool {
        let mut documents = self.case.documents_of(kind);
        documents.any(crate::domain::Document::has_pages)
    }

    /// Holds a condition against the case.
    pub fn eval(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Always => Truth::Yes,
            Condition::All(parts) => fold(parts, Truth::Yes, Truth::No, |it| self.eval(it)),
            Condition::Any(parts) => fold(parts, Truth::No, Truth::Yes, |it| self.eval(it)),
            Condition::Not(inner) => !self.eval(inner),
            Condition::Is(fact, wanted) => match self.value(fact) {
                Some(Value::Bool(found)) => (found == wanted).into(),
                Some(_) | None => Truth::Unknown,
            },
            Condition::ChoiceIn(fact, choices) => match self.value(fact) {
                Some(Value::Choice(found)) => choices.contains(found).into(),
                Some(_) | None => Truth::Unknown,
            },
            Condition::CountryIn(fact, codes) => {
                known(self.country(fact), |it| codes.contains(&it))
            }
            Condition::InGroup(fact, group) => known(self.country(fact), |code| {
                let country = self.book.countries.get(&code);
                country.is_some_and(|country| country.groups.contains(group))
            }),
            Condition::VisaFreeAtLeast(fact, days) => known(self.country(fact), |code| {
                visa_free_on(self.book, code, self.as_of.0).is_some_and(|term| term.days >= *days)
            }),
            Condition::Compare(fact, comparison, operand) => {
                self.compare(fact, *comparison, operand)
            }
            Condition::Age(fact, comparison, years) => {
                let years = term::amount(self.book, years, self.as_of.0).ok();
                known(self.date(fact).zip(years), |(date, years)| {
                    // A date in the future: not even zero full years, so younger than anything.
                    let age = self.as_of.0.years_since(date).map_or(-1, i64::from);
                    comparison.holds(&age, &i64::from(years))
                })
            }
            Condition::DaysSince(fact, comparison, days) => known(self.date(fact), |date| {
                comparison.holds(&(self.as_of.0 - date).num_days(), days)
            }),
            Condition::Known(fact) => match self.value(fact) {
                Some(_) => Truth::Yes,
                None if self.known_is_open => Truth::Unknown,
                None => Truth::No,
            },
            Condition::CategoryIn(ids) => chosen(self.case.category.as_ref(), ids),
            Condition::ChannelIn(ids) => chosen(self.case.channel.as_ref(), ids),
            Condition::ProcedureIn(ids) => ids.contains(&self.case.procedure).into(),
            Condition::HasDocument(kinds) => kinds.iter().any(|it| self.has_document(it)).into(),
            Condition::Some(group, inner) => {
                let records = self.case.groups.get(group).map_or(&[][..], Vec::as_slice);
                fold(records, Truth::No, Truth::Yes, |it| self.of_record(it).eval(inner))
            }
        }
    }

    fn compare(&self, fact: &FactId, comparison: Comparison, operand: &Operand) -> Truth {
        let Some(left) = self.value(fact).and_then(ordinal) else { return Truth::Unknown };
        let right = match operand {
            Operand::Number(number) => Some(*number),
            Operand::Date(date) => Some(day_number(*date)),
            Operand::AsOf => Some(day_number(self.as_of.0)),
            Operand::Fact(other) => self.value(other).and_then(ordinal),
            Operand::Parameter(id) => {
                let parameter = self.book.parameters.get(id);
                parameter.and_then(|it| it.value_on(self.as_of.0)).map(|it| it.value)
            }
        };
        known(right, |right| comparison.holds(&left, &right))
    }

    /// Adds the unanswered facts on which an undecided condition still depends, in reading order.
    pub fn open_facts(&self, condition: &Condition, open: &mut Vec<FactId>) {
        if self.eval(condition) != Truth::Unknown {
            return;
        }
        if let Condition::Some(group, inner) = condition {
            for record in self.case.groups.get(group).into_iter().flatten() {
                self.of_record(record).open_facts(inner, open);
            }
            return;
        }
        for part in condition.parts() {
            self.open_facts(part, open);
        }
        for fact in condition.own_facts() {
            if self.value(fact).is_none() && !open.contains(fact) {
                open.push(fact.clone());
            }
        }
    }
}

impl Condition {
    /// The conditions that it is made of.
    pub fn parts(&self) -> &[Condition] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(inner) | Self::Some(_, inner) => std::slice::from_ref(inner),
            Self::Always
            | Self::Is(..)
            | Self::ChoiceIn(..)
            | Self::CountryIn(..)
            | Self::InGroup(..)
            | Self::VisaFreeAtLeast(..)
            | Self::Compare(..)
            | Self::Age(..)
            | Self::DaysSince(..)
            | Self::Known(_)
            | Self::CategoryIn(_)
            | Self::ChannelIn(_)
            | Self::ProcedureIn(_)
            | Self::HasDocument(_) => &[],
        }
    }

    /// Calls back for the condition and all that it is made of, in reading order.
    pub fn walk<'c>(&'c self, visit: &mut impl FnMut(&'c Condition)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }

    /// The facts that it reads itself, without its parts.
    fn own_facts(&self) -> impl Iterator<Item = &FactId> {
        let (fact, other) = match self {
            Self::Compare(fact, _, Operand::Fact(other)) => (Some(fact), Some(other)),
            Self::Is(fact, _)
            | Self::ChoiceIn(fact, _)
            | Self::CountryIn(fact, _)
            | Self::InGroup(fact, _)
            | Self::VisaFreeAtLeast(fact, _)
            | Self::Age(fact, _, _)
            | Self::DaysSince(fact, _, _)
            | Self::Compare(fact, _, _)
            | Self::Known(fact) => (Some(fact), None),
            Self::Always
            | Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Some(..)
            | Self::CategoryIn(_)
            | Self::ChannelIn(_)
            | Self::ProcedureIn(_)
            | Self::HasDocument(_) => (None, None),
        };
        fact.into_iter().chain(other)
    }

    /// Calls back for each fact that the condition reads, in reading order, repeats included.
    pub fn visit_facts<'c>(&'c self, visit: &mut impl FnMut(&'c FactId)) {
        self.walk(&mut |condition| condition.own_facts().for_each(&mut *visit));
    }

    /// The facts that the condition reads, each once, in reading order.
    pub fn facts_read(&self) -> Vec<FactId> {
        let mut facts: Vec<FactId> = Vec::new();
        self.visit_facts(&mut |fact| {
            if !facts.contains(fact) {
                facts.push(fact.clone());
            }
        });
        facts
    }
}

/// The visa-free term of a country in force on a day.
pub fn visa_free_on(book: &RuleBook, code: CountryCode, day: NaiveDate) -> Option<&VisaFreeTerm> {
    let country = book.countries.get(&code)?;
    country.visa_free.iter().find(|term| term.grounds.in_force.contains(day))
}

/// Category and channel may still be open.
fn chosen<T: PartialEq>(chosen: Option<&T>, ids: &[T]) -> Truth {
    known(chosen, |chosen| ids.contains(chosen))
}

fn known<T>(value: Option<T>, test: impl FnOnce(T) -> bool) -> Truth {
    value.map_or(Truth::Unknown, |value| test(value).into())
}

/// Numbers and dates on one scale each; the loader sees to it that only like is compared with like.
fn ordinal(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Date(date) => Some(day_number(*date)),
        Value::Bool(_)
        | Value::Choice(_)
        | Value::Text(_)
        | Value::Country(_)
        | Value::Iin(_)
        | Value::Bin(_)
        | Value::Mrz(_) => None,
    }
}

fn day_number(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

/// And (`neutral` Yes, `decided` No) or or (the reverse) over many, stopping once it is decided.
fn fold<T>(items: &[T], neutral: Truth, decided: Truth, eval: impl Fn(&T) -> Truth) -> Truth {
    let mut result = neutral;
    for item in items {
        let truth = eval(item);
        if truth == decided {
            return decided;
        }
        if truth == Truth::Unknown {
            result = Truth::Unknown;
        }
    }
    result
}
