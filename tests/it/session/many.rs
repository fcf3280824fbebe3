//! Five thousand cases in the list: how long it takes to show them and to work them out anew.

use std::sync::Arc;
use std::time::Instant;

use permitpack::domain::Language;
use permitpack::session::jobs::JobEnd;
use permitpack::session::start::{Query, SortBy, Which};
use permitpack::store::{CaseKey, CaseRecord, CaseSummary, Step};

use super::{NOW, Office, first_permit};

const CASES: usize = 5_000;

/// Prints figures; fails only when a list is wrong, or slower by far than anybody would wait for.
#[test]
fn five_thousand_cases_are_listed_and_worked_out_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    // A case of the size that one has after the first page: what is listed is the same, and 5 000 of them are
    // written in seconds.
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    office.answer("applicant.surname", "IVANOV");
    office.answer("applicant.citizenship", "RUS");
    office.answer("permit.expires_on", "2026-12-20");
    office.settle();
    let record = office.desk.store().load(key).wait().unwrap().record;
    let began = Instant::now();
    let mut tickets = Vec::new();
    for n in 1..CASES {
        let mut case = record.case.as_ref().clone();
        case.number = format!("M-{n:05}");
        let title = format!("Person {:05}", n * 7919 % CASES);
        let summary = CaseSummary { title, ..record.summary.clone() };
        let case = std::sync::Arc::new(case);
        let record = CaseRecord { summary, ..CaseRecord::new(case) };
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
        let began = Instant::now();
        let again = office.desk.rows(&query);
        println!("the same again in {:?}", began.elapsed());
        assert!(Arc::ptr_eq(&rows, &again), "nothing changed");
    }
    one_change_touches_one_row(&mut office, key);
    let keys: Vec<_> = office.desk.cases().iter().take(200).map(|head| head.key).collect();
    let (book, today) = (std::sync::Arc::clone(office.desk.book()), office.desk.as_of());
    let began = Instant::now();
    office.jobs.summarise(keys, book, today);
    let JobEnd::Summaries(found) = office.ended() else { panic!("not worked out") };
    println!("{} cases worked out anew in {:?}", found.len(), began.elapsed());
    assert_eq!(found.len(), 200);
}

/// The rows of all other cases are the ones that were there; another day makes them anew.
fn one_change_touches_one_row(office: &mut Office, key: CaseKey) {
    let query = Query {
        words: String::new(),
        which: Which::All,
        sort: SortBy::Name,
        is_reversed: false,
        language: Language::Kk,
    };
    let before = office.desk.rows(&query);
    office.answer("applicant.surname", "PETROV");
    office.settle();
    let began = Instant::now();
    let after = office.desk.rows(&query);
    println!("rows after one change in {:?}", began.elapsed());
    let kept = after.iter().filter(|row| before.iter().any(|it| Arc::ptr_eq(it, row))).count();
    assert_eq!((after.len(), kept), (CASES, CASES - 1));
    assert!(after.iter().any(|row| row.head.key == key && row.title().starts_with("PETROV")));
    let tomorrow = office.desk.as_of().0.succ_opt().unwrap();
    office.desk.set_today(permitpack::domain::AsOf(tomorrow));
    let next = office.desk.rows(&query);
    assert!(next.iter().zip(after.iter()).all(|(a, b)| !Arc::ptr_eq(a, b)));
}
