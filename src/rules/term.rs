//! Terms and ages of the law as they stand on a day: written out, or the value of a dated parameter.
//! What has no value on that day stays open; no other value is taken for it.

use chrono::NaiveDate;

use super::assessment::NoDate;
use super::condition::Amount;
use super::rule_book::{Grounds, RuleBook, TermRef, Unit};
use crate::domain::{ParameterId, Term};

/// The parameter that has no value on the day asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoValue(pub(super) ParameterId);

impl From<NoValue> for NoDate {
    fn from(NoValue(id): NoValue) -> Self {
        Self::Parameter(id)
    }
}

/// The day whose values count for a rule: that of the event, but not before the rule came into force.
/// Who entered before the rule and is bound by it falls under its first values.
pub(super) fn day_of(event: NaiveDate, grounds: &Grounds) -> NaiveDate {
    grounds.in_force.from.map_or(event, |from| from.max(event))
}

/// A term as it stands on a day.
pub(super) fn resolve(book: &RuleBook, term: &TermRef, day: NaiveDate) -> Result<Term, NoValue> {
    let id = match term {
        TermRef::Fixed(term) => return Ok(*term),
        TermRef::Parameter(id) => id,
    };
    let missing = || NoValue(id.clone());
    let unit = book.parameters.get(id).ok_or_else(missing)?.unit;
    unit.term(count(book, id, day)?).ok_or_else(missing)
}

/// A parameter as a count on a day.
pub(super) fn count(book: &RuleBook, id: &ParameterId, day: NaiveDate) -> Result<u32, NoValue> {
    let value = book.parameters.get(id).and_then(|parameter| parameter.value_on(day));
    let count = value.and_then(|value| u32::try_from(value.value).ok());
    count.ok_or_else(|| NoValue(id.clone()))
}

/// A number of a condition or of a birthday on a day.
pub(super) fn amount(book: &RuleBook, amount: &Amount, day: NaiveDate) -> Result<u32, NoValue> {
    match amount {
        Amount::Number(number) => Ok(*number),
        Amount::Parameter(id) => count(book, id, day),
    }
}

impl Unit {
    /// So many of this unit as a term; `None` for what is no length of time. Hours become whole days,
    /// rounded up, for dates have no hours: that is the safe side of a lead before an event. A term
    /// after an event is safe only in whole days.
    pub fn term(self, number: u32) -> Option<Term> {
        match self {
            Self::CalendarDays => Some(Term::CalendarDays(number)),
            Self::BusinessDays => Some(Term::BusinessDays(number)),
            Self::Months => Some(Term::Months(number)),
            Self::Years => Some(Term::Years(number)),
            Self::Hours => Some(Term::CalendarDays(number.div_ceil(24))),
            Self::Tenge | Self::UsDollars | Self::Megabytes => None,
        }
    }
}
