//! Five thousand cases in the list: how long it takes to show them and to work them out anew.

use std::time::Instant;

use permitpack::domain::Language;
use permitpack::session::jobs::JobEnd;
use permitpack::session::start::{Query, SortBy, Which};
use permitpack::store::{CaseSummary, Step};

use super::{NOW, Office};

const CASES: usize = 5_000;

/// Prints figures; fails only when a list is wrong, or slower by far than anybody would wait for.
#[test]
fn five_thousand_cases_are_listed_and_worked_out_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.sample();
    let record = office.desk.store().load(key).wait().unwrap().record;
    let began = Instant::now();
    let mut tickets = Vec::new();
    for n in 1..CASES {
        let mut record = record.clone();
        let mut case = record.case.as_ref().clone();
        case.number = format!("M-{n:05}");
        record.case = std::sync::Arc::new(case);
        let title = format!("Person {:05}", n * 7919 % CASES);
        record.summary = CaseSummary { title, ..record.summary };
        tickets.push(office.desk.store().create(record, Step::new("step-created", NOW)));
    }
    for ticket in tickets {
        ticket.wait().unwrap();
    }
    println!("{CASES} cases made in {:?}", began.elapsed());
    for (words, sort) in [
        ("", SortBy::NextDate),
        ("", SortBy::Name),
        ("", SortBy::Citizenship),
        ("person 0123", SortBy::Name),
    ] {
        let words = words.to_owned();
        let language = Language::Ru;
        let query = Query { words, which: Which::All, sort, is_reversed: false, language };
        let began = Instant::now();
        let rows = office.desk.rows(&query);
        println!("rows, {sort:?}, {:?}: {} in {:?}", query.words, rows.len(), began.elapsed());
        // Searched for: names from 01230 to 01239, and the numbers that have these digits.
        let expected = if query.words.is_empty() { CASES..=CASES } else { 10..=100 };
        assert!(expected.contains(&rows.len()));
        assert!(began.elapsed().as_secs() < 5);
    }
    let keys: Vec<_> = office.desk.cases().iter().take(500).map(|head| head.key).collect();
    let (book, today) = (std::sync::Arc::clone(office.desk.book()), office.desk.as_of());
    let began = Instant::now();
    office.jobs.summarise(keys, book, today);
    let JobEnd::Summaries(found) = office.ended() else { panic!("not worked out") };
    println!("{} cases worked out anew in {:?}", found.len(), began.elapsed());
    assert_eq!(found.len(), 500);
}
