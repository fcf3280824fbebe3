//! Conditions, terms and grounds as the files write them.

use super::names::{Kind, Measure, Need};
use super::reader::{Cell, Row};
use crate::domain::{FactId, GroupId, ParameterId, Term, ValueKind};
use crate::rules::condition::{Amount, Comparison, Condition, Operand};
use crate::rules::rule_book::{Citation, Confidence, Grounds, InForce, TermRef, Unit};

const COMPARISONS: &[(&str, Comparison)] = &[
    ("<", Comparison::Less),
    ("<=", Comparison::AtMost),
    ("=", Comparison::Equal),
    (">=", Comparison::AtLeast),
    (">", Comparison::Greater),
];

const CONFIDENCES: &[(&str, Confidence)] = &[
    ("sourced", Confidence::Sourced),
    ("practice", Confidence::Practice),
    ("unverified", Confidence::Unverified),
];

const HEADS: &[&str] =
    &["all", "any", "not", "always", "category", "channel", "procedure", "has_document", "some"];

const TESTS: &[&str] = &[
    "is",
    "in",
    "country_in",
    "in_group",
    "visa_free_at_least",
    "compare",
    "age",
    "days_since",
    "known",
];

/// The condition under a key; left out = the default.
pub(super) fn optional(row: &Row<'_>, key: &'static str, default: Condition) -> Option<Condition> {
    match row.optional(key) {
        Some(cell) => condition(cell),
        None => Some(default),
    }
}

/// A condition.
pub(super) fn condition(cell: Cell<'_>) -> Option<Condition> {
    let row = cell.row("condition")?;
    if let Some(fact_cell) = row.optional("fact") {
        let fact: Option<FactId> = fact_cell.id();
        let found = if let [(name, operand)] = row.any_of(TESTS).as_slice() {
            fact.and_then(|fact| fact_test(&row, &fact, name, *operand))
        } else {
            let tests = TESTS.join(", ");
            row.error(format!("a condition on a fact needs exactly one of {tests}"));
            None
        };
        row.done();
        return found;
    }
    let found = if let [(name, operand)] = row.any_of(HEADS).as_slice() {
        compound(&row, name, *operand)
    } else {
        row.error(format!("a condition needs exactly one of fact, {}", HEADS.join(", ")));
        None
    };
    row.done();
    found
}

/// The condition, or its contrary.
fn unless(contrary: bool, condition: Condition) -> Condition {
    if contrary { Condition::Not(Box::new(condition)) } else { condition }
}

fn conditions(cell: Cell<'_>) -> Option<Vec<Condition>> {
    let parts: Vec<Option<Condition>> = cell.list().into_iter().map(condition).collect();
    if parts.is_empty() {
        cell.error("the list of conditions is empty");
    }
    parts.into_iter().collect()
}

fn compound(row: &Row<'_>, name: &str, operand: Cell<'_>) -> Option<Condition> {
    Some(match name {
        "all" => Condition::All(conditions(operand)?),
        "any" => Condition::Any(conditions(operand)?),
        "not" => Condition::Not(Box::new(condition(operand)?)),
        "always" => unless(!operand.boolean()?, Condition::Always),
        "category" => Condition::CategoryIn(operand.references(Kind::Category)),
        "channel" => Condition::ChannelIn(operand.references(Kind::Channel)),
        "procedure" => Condition::ProcedureIn(operand.references(Kind::Procedure)),
        "has_document" => Condition::HasDocument(operand.references(Kind::Document)),
        _ => {
            let group: Option<GroupId> = operand.reference(Kind::Group);
            let inner = row.required("where")?;
            let group = group?;
            let inner = row.log.inside(&group, || condition(inner))?;
            Condition::Some(group, Box::new(inner))
        }
    })
}

fn fact_test(row: &Row<'_>, fact: &FactId, name: &str, operand: Cell<'_>) -> Option<Condition> {
    let fact_place = operand.place;
    let need = |need| operand.log.use_fact(fact, need, fact_place);
    let id = fact.clone();
    Some(match name {
        "is" => {
            need(Need::Kinds(&[ValueKind::Bool]));
            Condition::Is(id, operand.boolean()?)
        }
        "in" => {
            for item in operand.list() {
                let choice = item.text().unwrap_or_default().to_owned();
                item.log.use_fact(fact, Need::Choice(choice), item.place);
            }
            Condition::ChoiceIn(id, operand.list().iter().filter_map(Cell::id).collect())
        }
        "country_in" => {
            need(Need::Kinds(&[ValueKind::Country]));
            Condition::CountryIn(id, operand.references(Kind::Country))
        }
        "in_group" => {
            need(Need::Kinds(&[ValueKind::Country]));
            operand.log.refer(Kind::CountryGroup, operand.text()?, operand.place);
            Condition::InGroup(id, operand.text()?.to_owned())
        }
        "visa_free_at_least" => {
            need(Need::Kinds(&[ValueKind::Country]));
            Condition::VisaFreeAtLeast(id, operand.count()?)
        }
        "compare" => {
            let (operand, comparison) = (compared_with(row, fact), operand.word(COMPARISONS));
            Condition::Compare(id, comparison?, operand?)
        }
        "age" => {
            need(Need::Kinds(&[ValueKind::Date]));
            let years = row.required("years").and_then(amount);
            Condition::Age(id, operand.word(COMPARISONS)?, years?)
        }
        "days_since" => {
            need(Need::Kinds(&[ValueKind::Date]));
            let days = row.required("days").and_then(|cell| cell.integer());
            Condition::DaysSince(id, operand.word(COMPARISONS)?, days?)
        }
        _ => {
            need(Need::Any);
            unless(!operand.boolean()?, Condition::Known(id))
        }
    })
}

fn compared_with(row: &Row<'_>, fact: &FactId) -> Option<Operand> {
    let found = row.any_of(&["number", "date", "other", "parameter", "as_of"]);
    let [(name, cell)] = found.as_slice() else {
        row.error("a comparison needs exactly one of number, date, other, parameter, as_of");
        return None;
    };
    let need = |need| row.log.use_fact(fact, need, cell.place);
    match *name {
        "number" => {
            need(Need::Kinds(&[ValueKind::Number]));
            cell.integer().map(Operand::Number)
        }
        "date" => {
            need(Need::Kinds(&[ValueKind::Date]));
            cell.date().map(Operand::Date)
        }
        "parameter" => {
            need(Need::Kinds(&[ValueKind::Number]));
            parameter(*cell, Measure::Number).map(Operand::Parameter)
        }
        "as_of" => {
            need(Need::Kinds(&[ValueKind::Date]));
            if cell.boolean() != Some(true) {
                cell.error("as_of can only be true");
            }
            Some(Operand::AsOf)
        }
        _ => {
            let other: FactId = cell.id()?;
            row.log.use_fact(&other, Need::Any, cell.place);
            need(Need::Like(other.clone()));
            Some(Operand::Fact(other))
        }
    }
}

/// A fact that is read under a key.
pub(super) fn fact(row: &Row<'_>, key: &'static str, need: Need) -> Option<FactId> {
    fact_in(row.required(key)?, need)
}

/// A fact that may be read under a key.
pub(super) fn optional_fact(row: &Row<'_>, key: &'static str, need: Need) -> Option<FactId> {
    fact_in(row.optional(key)?, need)
}

/// A fact named by a value.
pub(super) fn fact_in(cell: Cell<'_>, need: Need) -> Option<FactId> {
    let id: FactId = cell.id()?;
    cell.log.use_fact(&id, need, cell.place);
    Some(id)
}

/// A number, or `{ parameter = "…" }`: one that is counted in years.
pub(super) fn amount(cell: Cell<'_>) -> Option<Amount> {
    if !cell.is_table() {
        return cell.count().map(Amount::Number);
    }
    let row = cell.row("number")?;
    let id = row.required("parameter").and_then(|cell| parameter(cell, Measure::Years));
    row.done();
    id.map(Amount::Parameter)
}

/// A parameter of the right measure.
fn parameter(cell: Cell<'_>, measure: Measure) -> Option<ParameterId> {
    let id: ParameterId = cell.reference(Kind::Parameter)?;
    cell.log.use_parameter(&id, measure, cell.place);
    Some(id)
}

/// A parameter that counts calendar days.
pub(super) fn days(cell: Cell<'_>) -> Option<ParameterId> {
    parameter(cell, Measure::CalendarDays)
}

/// A term as written: exactly one unit.
pub(super) fn term(cell: Cell<'_>) -> Option<Term> {
    match term_ref(cell)? {
        TermRef::Fixed(term) => Some(term),
        TermRef::Parameter(_) => {
            cell.error("a parameter cannot stand here: write the term");
            None
        }
    }
}

/// A term, exactly one unit, or a parameter that holds one. Hours become whole days, rounded up: dates
/// have no hours, and an earlier date is the safe one.
pub(super) fn term_ref(cell: Cell<'_>) -> Option<TermRef> {
    let row = cell.row("term")?;
    let units = ["calendar_days", "business_days", "months", "years", "hours", "parameter"];
    let found = row.any_of(&units);
    row.done();
    let [(name, value)] = found.as_slice() else {
        row.error(format!("a term needs exactly one of {}", units.join(", ")));
        return None;
    };
    if *name == "parameter" {
        return parameter(*value, Measure::Time).map(TermRef::Parameter);
    }
    let unit = match *name {
        "calendar_days" => Unit::CalendarDays,
        "business_days" => Unit::BusinessDays,
        "months" => Unit::Months,
        "years" => Unit::Years,
        _ => Unit::Hours,
    };
    unit.term(value.count()?).map(TermRef::Fixed)
}

/// Sources of a row; at least one.
pub(super) fn citations(row: &Row<'_>) -> Vec<Citation> {
    citations_in(row, "sources")
}

/// The sources under a key; at least one.
pub(super) fn citations_in(row: &Row<'_>, key: &'static str) -> Vec<Citation> {
    let Some(cell) = row.required(key) else { return Vec::new() };
    let items = cell.list();
    if items.is_empty() {
        cell.error("at least one source is needed");
    }
    let citation = |item: &Cell<'_>| {
        let row = item.row("source")?;
        let source = row.required("id").and_then(|cell| cell.reference(Kind::Source));
        let article = row.optional("article").and_then(|cell| cell.text()).map(str::to_owned);
        row.done();
        Some(Citation { source: source?, article })
    };
    items.iter().filter_map(citation).collect()
}

/// How sure we are.
pub(super) fn confidence(row: &Row<'_>) -> Option<Confidence> {
    row.required("confidence")?.word(CONFIDENCES)
}

/// In-force dates, sources, confidence, conflict.
pub(super) fn grounds(row: &Row<'_>) -> Option<Grounds> {
    let in_force = row.optional("in_force").and_then(in_force).unwrap_or_default();
    let citations = citations(row);
    let confidence = confidence(row);
    let conflict = row.optional("conflict").and_then(|cell| cell.reference(Kind::Conflict));
    Some(Grounds {
        in_force,
        citations,
        confidence: confidence?,
        conflict,
        place: row.place.to_string(),
    })
}

fn in_force(cell: Cell<'_>) -> Option<InForce> {
    let row = cell.row("in_force")?;
    let from = row.optional("from").and_then(|cell| cell.date());
    let until = row.optional("until").and_then(|cell| cell.date());
    row.done();
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        row.error("in_force ends before it begins");
    }
    Some(InForce { from, until })
}
