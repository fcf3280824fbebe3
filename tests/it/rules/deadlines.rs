//! Deadlines of the small book: dates, steps, and why there is none.

use permitpack::domain::{AsOf, Case, Language, Term};
use permitpack::export::words;
use permitpack::rules::{Deadline, DeadlineStatus, NoDate, RuleBook, Step, assess};

use super::book::{book, case, day, fact, visits};

fn deadline(book: &RuleBook, case: &Case, duty: &str, on: &str) -> Option<Deadline> {
    assess(book, case, day(on)).deadlines.into_iter().find(|it| it.duty.as_str() == duty)
}

fn of(given: &[(&str, &str)], duty: &str, on: &str) -> Deadline {
    let book = book();
    let case = case(&book, given, &[]);
    deadline(&book, &case, duty, on).unwrap_or_else(|| panic!("no {duty}"))
}

fn date(text: &str) -> chrono::NaiveDate {
    day(text).0
}

#[test]
fn working_days_skip_days_off_and_say_which() {
    let found = of(&[("person.came_on", "2026-12-14")], "notice", "2026-12-14");
    assert_eq!(found.due_on, Ok(date("2026-12-18")));
    let skipped = vec![date("2026-12-16")];
    let plus = Step::Plus {
        term: Term::BusinessDays(3),
        reaches: date("2026-12-18"),
        skipped,
        event_counts: false,
    };
    let event = Step::Event { fact: fact("person.came_on"), on: date("2026-12-14") };
    assert_eq!(found.derivation, [event, plus]);
    assert_eq!(found.fine_tenge, [Some(43_250)]);
    let next_year = of(&[("person.came_on", "2026-12-14")], "notice", "2027-01-10");
    assert_eq!(next_year.fine_tenge, [None], "the index of 2027 is not known");
}

#[test]
fn before_on_and_after_the_day() {
    let status = |on| of(&[("person.came_on", "2026-12-14")], "notice", on).status;
    assert_eq!(status("2026-12-07"), DeadlineStatus::Later);
    assert_eq!(status("2026-12-08"), DeadlineStatus::Soon);
    assert_eq!(status("2026-12-18"), DeadlineStatus::Soon);
    assert_eq!(status("2026-12-19"), DeadlineStatus::Late);
    let done = [("person.came_on", "2026-12-14"), ("person.noticed_on", "2026-12-15")];
    assert_eq!(of(&done, "notice", "2026-12-30").status, DeadlineStatus::Done);
}

#[test]
fn the_safe_date_comes_first_and_the_lenient_one_beside_it() {
    let given = [("person.country", "RU"), ("person.came_on", "2026-11-28")];
    let found = of(&given, "register", "2026-11-28");
    assert_eq!(found.due_on, Ok(date("2026-12-27")), "a Sunday: not rolled forward");
    assert_eq!(found.lenient_on, Some(date("2026-12-28")));
    assert_eq!(found.last_working_day, Some(date("2026-12-25")));
    assert_eq!(found.last_resort_on, Some(date("2027-01-06")));
    let plus = Step::Plus {
        term: Term::CalendarDays(30),
        reaches: date("2026-12-27"),
        skipped: Vec::new(),
        event_counts: true,
    };
    assert_eq!(found.derivation.get(1), Some(&plus), "thirty days, the day of entry is day 1");
}

#[test]
fn where_offices_must_be_open_the_last_working_day_is_the_one_that_counts() {
    let given = [("person.country", "RU"), ("person.came_on", "2026-11-28")];
    let status = |on| of(&given, "register", on).status;
    assert_eq!(status("2026-12-14"), DeadlineStatus::Later);
    assert_eq!(status("2026-12-15"), DeadlineStatus::Soon, "ten days to Friday the 25th");
    let found = of(&given, "register", "2026-12-15");
    assert_eq!(found.listed_on(date("2026-12-15")), Some(date("2026-12-25")));
    assert!(found.is_moved(date("2026-12-15")));
    let said = |on| {
        let as_of = AsOf(date(on));
        words::deadline_status_in_full(&of(&given, "register", on), as_of, Language::En)
    };
    let first = "Due in 10 days; the last working day; the term ends on Sun 27\u{a0}December 2026";
    assert_eq!(said("2026-12-15"), first);
    // Once the working day has gone by, the end of the term is what remains.
    assert_eq!(said("2026-12-26"), "Due in 1 day");
    assert_eq!(status("2026-12-26"), DeadlineStatus::Soon);
    assert_eq!(status("2026-12-28"), DeadlineStatus::Late);
}

#[test]
fn an_unknown_year_is_said_and_not_guessed() {
    let found = of(&[("person.came_on", "2027-12-30")], "notice", "2027-12-30");
    assert_eq!(found.due_on, Err(NoDate::UnknownYear(2028)));
    assert_eq!(found.status, DeadlineStatus::NoDate);
    assert_eq!(found.derivation.len(), 1, "the steps that could be made are there");
    let early = of(&[("person.came_on", "2019-01-01")], "notice", "2026-11-22");
    assert!(matches!(early.due_on, Err(NoDate::Parameter(_))));
    let nothing = of(&[], "notice", "2026-11-22");
    assert_eq!(nothing.due_on, Err(NoDate::Facts(vec![fact("person.came_on")])));
}

#[test]
fn a_birthday_and_the_days_after_it() {
    let found = of(&[("person.born_on", "2012-02-29")], "sixteen", "2026-11-22");
    assert_eq!(found.due_on, Ok(date("2028-03-10")));
    let found = of(&[("person.born_on", "2010-12-01")], "sixteen", "2026-11-22");
    assert_eq!(found.due_on, Ok(date("2026-12-11")));
}

/// Citizenship, stays, last lawful day; the shared vectors of 90 in 180 hold for the arithmetic, this
/// is about which numbers go in.
#[test]
fn the_last_lawful_day_by_visa_free_term_and_allowance() {
    type Row =
        (&'static str, &'static [(&'static str, &'static str)], Result<&'static str, NoDate>);
    // Looked at on 28 November 2026.
    let table: &[Row] = &[
        ("RU", &[("2026-11-22", "")], Ok("2027-02-19")),
        ("RU", &[("2026-06-01", "2026-08-29"), ("2026-11-27", "")], Err(NoDate::NothingLeft)),
        ("RU", &[("2026-11-28", ""), ("2026-06-01", "2026-08-29")], Ok("2027-02-25")),
        (
            "RU",
            &[("2026-09-01", "2026-09-30"), ("2026-10-15", "2026-11-08"), ("2026-11-22", "")],
            Ok("2026-12-26"),
        ),
        // The term in force on the day of entry counts.
        ("TR", &[("2025-08-31", "")], Ok("2025-09-29")),
        ("TR", &[("2025-09-01", "")], Ok("2025-11-29")),
        ("DE", &[("2026-11-22", "")], Err(NoDate::NoVisaFreeTerm)),
        ("RU", &[], Err(NoDate::Facts(vec![fact("visit.in_on")]))),
    ];
    let book = book();
    for (country, stays, expected) in table {
        let mut case = case(&book, &[("person.country", country)], &[]);
        visits(&book, &mut case, stays);
        let found = deadline(&book, &case, "leave", "2026-11-28").expect("the duty exists");
        assert_eq!(found.due_on, expected.clone().map(date), "{country} {stays:?}");
    }
    let mut case = case(&book, &[("person.country", "RU")], &[]);
    visits(&book, &mut case, table[3].1);
    let found = deadline(&book, &case, "leave", "2026-11-28").expect("the duty exists");
    let rolling =
        Step::Rolling { allowance: 90, window: 180, used: 55, reaches: Some(date("2026-12-26")) };
    assert_eq!(found.derivation.last(), Some(&rolling));
}

/// A person who has left, or has not come yet, has no stay to end; the latest begun stay counts.
#[test]
fn only_a_stay_that_runs_has_an_end() {
    type Row = (&'static [(&'static str, &'static str)], Option<&'static str>);
    let table: &[Row] = &[
        (&[("2026-01-05", "2026-01-20")], None),
        (&[("2026-01-05", "2026-11-22")], None),
        (&[("2026-11-10", "2026-11-23")], Some("2027-02-07")),
        (&[("2026-11-23", "")], None),
        (&[("2026-11-22", "")], Some("2027-02-19")),
        (&[("2026-11-02", ""), ("2027-03-01", "")], Some("2027-01-30")),
    ];
    let book = book();
    for (stays, expected) in table {
        let mut case = case(&book, &[("person.country", "RU")], &[]);
        visits(&book, &mut case, stays);
        let found = deadline(&book, &case, "leave", "2026-11-22");
        assert_eq!(found.map(|it| it.due_on), expected.map(|day| Ok(date(day))), "{stays:?}");
    }
}

#[test]
fn earliest_first_and_those_without_a_date_last() {
    let book = book();
    let given = [("person.country", "RU"), ("person.came_on", "2026-11-20")];
    let case = case(&book, &given, &[]);
    let order: Vec<String> = assess(&book, &case, day("2026-11-22"))
        .deadlines
        .iter()
        .map(|it| it.duty.to_string())
        .collect();
    assert_eq!(order, ["notice", "register", "leave", "sixteen"]);
    let undecided = case_without_country(&book);
    let found = deadline(&book, &undecided, "register", "2026-11-22").expect("perhaps");
    assert_eq!(found.applies, permitpack::rules::Truth::Unknown);
    let mut german = undecided;
    german.facts.set(
        fact("person.country"),
        permitpack::rules::parse_value(
            &book,
            book.question(&fact("person.country")).expect("the question"),
            &permitpack::rules::RawValue::from("DE"),
        ),
    );
    assert!(deadline(&book, &german, "register", "2026-11-22").is_none());
}

fn case_without_country(book: &RuleBook) -> Case {
    case(book, &[("person.came_on", "2026-11-20")], &[])
}
