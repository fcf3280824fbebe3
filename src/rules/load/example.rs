//! Reading `[[example]]`.

use super::LoadError;
use super::draft::{Draft, Part};
use super::names::{Kind, Need};
use super::reader::{Cell, Row};
use crate::domain::{DutyId, FactId, GroupId, LetterId};
use crate::rules::example::{Example, ExampleDocument, Expected, RawAnswers};
use crate::rules::rule_book::{LetterExample, RuleBook};

/// Reads one example.
pub(super) fn read(row: &Row<'_>, draft: &mut Draft<'_>, part: Option<&Part>) {
    let head = head(row, part);
    let expect = row.required("expect").and_then(expected);
    row.done();
    let (Some(head), Some(expect)) = (head, expect) else { return };
    draft.examples.push(Example { expect, ..head });
}

/// Reads one example of a letter.
pub(super) fn letter(row: &Row<'_>, draft: &mut Draft<'_>, letter: &LetterId) {
    let case = head(row, None);
    let expect = row.required("expect").and_then(|cell| cell.row("expect"));
    if case.as_ref().is_some_and(|case| case.procedure.is_none()) {
        row.error("an example of a letter names its procedure");
    }
    if let (Some(case), Some(expect)) = (case, expect) {
        let blocks = |key| {
            let cells = expect.optional(key).map(|cell| cell.list()).unwrap_or_default();
            cells.iter().filter_map(Cell::id).collect::<Vec<_>>()
        };
        let blanks = expect.optional("blanks").map(|cell| cell.list());
        let made = LetterExample {
            letter: letter.clone(),
            case,
            offered: expect.flag("offered", true),
            shows: blocks("shows"),
            leaves_out: blocks("leaves_out"),
            no_other_blanks: blanks.is_some(),
            blanks: (blanks.unwrap_or_default().iter())
                .filter_map(|cell| cell.reference(Kind::Fact))
                .collect(),
        };
        expect.done();
        draft.letter_examples.push(made);
    }
    row.done();
}

/// The case of an example.
fn head(row: &Row<'_>, part: Option<&Part>) -> Option<Example> {
    let name = row.required("name").and_then(|cell| cell.text());
    let as_of = row.required("as_of").and_then(|cell| cell.date());
    let procedure = row.optional("procedure").and_then(|cell| cell.reference(Kind::Procedure));
    let category = row.optional("category").and_then(|cell| cell.reference(Kind::Category));
    let channel = row.optional("channel").and_then(|cell| cell.reference(Kind::Channel));
    let given = row.optional("given").map(|cell| answers(cell, None)).unwrap_or_default();
    let records = row.optional("records").map(records).unwrap_or_default();
    let documents = row.optional("documents").map(|cell| cell.list()).unwrap_or_default();
    let documents = documents.iter().filter_map(document).collect();
    Some(Example {
        place: row.place.to_string(),
        name: name?.to_owned(),
        as_of: as_of?,
        procedure: procedure.or_else(|| part?.procedure.clone()),
        category: category.or_else(|| part?.category.clone()),
        channel,
        given,
        records,
        documents,
        expect: Expected::default(),
    })
}

/// Fills in the procedure of examples in category files: the first procedure with categories.
pub(super) fn complete(book: &mut RuleBook, report: &mut impl FnMut(LoadError)) {
    let usual = book.procedures.iter().find(|it| it.has_categories).map(|it| it.id.clone());
    for example in &mut book.examples {
        if example.procedure.is_none() && example.category.is_some() {
            example.procedure.clone_from(&usual);
        }
        if example.procedure.is_none() {
            let (file, line) = example.place.rsplit_once(':').unwrap_or((&example.place, "1"));
            report(LoadError {
                file: file.to_owned(),
                line: line.parse().unwrap_or(1),
                message: String::from("this example needs a procedure or category"),
                suggestion: None,
            });
        }
    }
}

fn answers(cell: Cell<'_>, group: Option<&GroupId>) -> RawAnswers {
    let Some(row) = cell.row("answers") else { return Vec::new() };
    let answer = |(name, value): (&str, Cell<'_>)| {
        let fact: FactId = name.parse().map_err(|error| value.error(format!("{error}"))).ok()?;
        Some((fact, value.raw_value()?))
    };
    let entries = row.entries();
    for (name, value) in &entries {
        if let Ok(fact) = name.parse::<FactId>() {
            match group {
                Some(group) => {
                    value.log.inside(group, || value.log.use_fact(&fact, Need::Any, value.place));
                }
                None => value.log.use_fact(&fact, Need::Any, value.place),
            }
        }
    }
    entries.into_iter().filter_map(answer).collect()
}

fn records(cell: Cell<'_>) -> Vec<(GroupId, Vec<RawAnswers>)> {
    let Some(row) = cell.row("records") else { return Vec::new() };
    let group = |(name, value): (&str, Cell<'_>)| {
        value.log.refer(Kind::Group, name, value.place);
        let group: GroupId = name.parse().ok()?;
        let list = value.list().into_iter().map(|record| answers(record, Some(&group))).collect();
        Some((group, list))
    };
    row.entries().into_iter().filter_map(group).collect()
}

fn document(cell: &Cell<'_>) -> Option<ExampleDocument> {
    if !cell.is_table() {
        let kind = cell.reference(Kind::Document)?;
        let (issued_on, expires_on, people) = (None, None, Vec::new());
        return Some(ExampleDocument { kind, people, issued_on, expires_on, readable: true });
    }
    let row = cell.row("document")?;
    let kind = row.required("kind").and_then(|cell| cell.reference(Kind::Document));
    let issued_on = row.optional("issued_on").and_then(|cell| cell.date());
    let expires_on = row.optional("expires_on").and_then(|cell| cell.date());
    let readable = row.flag("readable", true);
    let people = row.optional("people").map(|cell| cell.list()).unwrap_or_default();
    let people = people.iter().filter_map(Cell::text).map(str::to_owned).collect();
    row.done();
    Some(ExampleDocument { kind: kind?, people, issued_on, expires_on, readable })
}

fn expected(cell: Cell<'_>) -> Option<Expected> {
    let row = cell.row("expect")?;
    let items = |key| row.references(key, Kind::Requirement);
    let duties = |key| row.references(key, Kind::Duty);
    let texts = |key| {
        let cells = row.optional(key).map(|cell| cell.list()).unwrap_or_default();
        cells.iter().filter_map(Cell::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let dates = |key| {
        let Some(row) = row.optional(key).and_then(|cell| cell.row("dates")) else {
            return Vec::new();
        };
        let date = |(name, value): (&str, Cell<'_>)| {
            value.log.refer(Kind::Duty, name, value.place);
            Some((name.parse::<DutyId>().ok()?, value.date()?))
        };
        row.entries().into_iter().filter_map(date).collect::<Vec<_>>()
    };
    let asks = row.optional("asks").map(|cell| cell.list()).unwrap_or_default();
    let asks = asks
        .iter()
        .filter_map(|cell| {
            let fact: FactId = cell.id()?;
            cell.log.refer(Kind::Fact, fact.as_str(), cell.place);
            Some(fact)
        })
        .collect();
    let expected = Expected {
        missing: items("missing"),
        satisfied: items("satisfied"),
        partial: items("partial"),
        not_applicable: items("not_applicable"),
        unknown: items("unknown"),
        waived: items("waived"),
        findings: texts("findings"),
        no_findings: texts("no_findings"),
        asks,
        due: dates("due"),
        lenient: dates("lenient"),
        last_working_day: dates("last_working_day"),
        late: duties("late"),
        no_date: duties("no_date"),
        no_deadline: duties("no_deadline"),
        done: duties("done"),
        estimated: duties("estimated"),
    };
    row.done();
    Some(expected)
}
