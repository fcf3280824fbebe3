//! The values of the domain: every number here was worked out by hand or comes from an official
//! specimen; the larger table of shared vectors is read as well when it is there.

use std::path::Path;

use chrono::NaiveDate;
use permitpack::domain::calendar::CalendarYear;
use permitpack::domain::stay::{Stay, days_used, last_lawful_day};
use permitpack::domain::{Term, UnknownYear, WorkCalendar};
use serde_json::Value as Json;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a day"))
}

fn days(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| day(text)).collect()
}

/// The table of shared vectors, when it lies beside the project.
pub(crate) fn vectors() -> Option<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors/test_vectors.json");
    if let Ok(text) = std::fs::read_to_string(path) {
        Some(serde_json::from_str(&text).expect("the vectors are JSON"))
    } else {
        println!("skipped: no shared vectors here");
        None
    }
}

pub(crate) fn text<'a>(vector: &'a Json, key: &str) -> &'a str {
    vector[key].as_str().unwrap_or_else(|| panic!("no \"{key}\" in {vector}"))
}

fn number(vector: &Json, key: &str) -> u32 {
    vector[key].as_u64().and_then(|n| u32::try_from(n).ok()).expect("a small number")
}

fn date_list(list: &Json) -> Vec<NaiveDate> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Json::as_str).filter_map(|item| item.get(..10)).map(day).collect()
}

/// March and May 2027 with the feast whose day is only estimated, and December 2026.
fn small_calendar() -> WorkCalendar {
    let mut calendar = WorkCalendar::default();
    calendar.set_year(
        2026,
        CalendarYear {
            off: days(&["2026-03-09", "2026-03-23", "2026-03-24", "2026-03-25", "2026-12-16"]),
            working: days(&["2026-12-20"]),
            estimated: Vec::new(),
        },
    );
    calendar.set_year(
        2027,
        CalendarYear {
            off: days(&["2027-01-01", "2027-01-04", "2027-01-07"]),
            working: Vec::new(),
            estimated: days(&["2027-05-16"]),
        },
    );
    calendar
}

#[test]
fn three_business_days_skip_weekends_holidays_and_nothing_else() {
    let calendar = small_calendar();
    // event, days, reached, skipped
    let cases: [(&str, u32, &str, &[&str]); 6] = [
        (
            "2026-03-20",
            3,
            "2026-03-30",
            &[
                "2026-03-21",
                "2026-03-22",
                "2026-03-23",
                "2026-03-24",
                "2026-03-25",
                "2026-03-28",
                "2026-03-29",
            ],
        ),
        ("2026-12-14", 3, "2026-12-18", &["2026-12-16"]),
        // Sunday the 20th is worked.
        ("2026-12-18", 1, "2026-12-20", &["2026-12-19"]),
        // Across the turn of the year.
        (
            "2026-12-31",
            3,
            "2027-01-08",
            &["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-01-07"],
        ),
        // An event on a day off.
        ("2026-03-22", 1, "2026-03-26", &["2026-03-23", "2026-03-24", "2026-03-25"]),
        ("2026-03-22", 0, "2026-03-22", &[]),
    ];
    for (event, n, reached, skipped) in cases {
        let counted = calendar.add_business_days(day(event), n).expect("known years");
        assert_eq!((counted.day, counted.skipped), (day(reached), days(skipped)), "{event} + {n}");
        assert!(!counted.estimated);
    }
}

#[test]
fn a_year_that_is_not_known_is_never_guessed() {
    let calendar = small_calendar();
    assert_eq!(calendar.add_business_days(day("2027-12-30"), 3), Err(UnknownYear(2028)));
    assert_eq!(calendar.subtract_business_days(day("2026-01-05"), 5), Err(UnknownYear(2025)));
    assert_eq!(calendar.last_working_day_on_or_before(day("2028-02-01")), Err(UnknownYear(2028)));
    // Calendar days need no calendar.
    let counted = Term::CalendarDays(30).add_to(day("2028-02-01"), &calendar).expect("no calendar");
    assert_eq!(counted.day, day("2028-03-02"));
    // Neither overflow nor endless loops.
    assert!(Term::Years(u32::MAX).add_to(day("2026-01-01"), &calendar).is_err());
    assert!(Term::CalendarDays(u32::MAX).subtract_from(day("2026-01-01"), &calendar).is_err());
    assert!(Term::BusinessDays(u32::MAX).add_to(day("2026-01-01"), &calendar).is_err());
}

#[test]
fn a_day_near_an_estimated_feast_says_so() {
    let calendar = small_calendar();
    for (event, estimated) in [
        ("2027-05-10", false), // reaches Thursday the 13th
        ("2027-05-12", true),  // reaches Monday the 17th: off if the moon is seen a day later
        ("2027-05-14", true),
        ("2027-05-18", false),
    ] {
        let counted = calendar.add_business_days(day(event), 3).expect("known year");
        assert_eq!(counted.estimated, estimated, "{event}");
    }
    let counted = calendar.last_working_day_on_or_before(day("2027-05-16")).expect("known year");
    assert_eq!((counted.day, counted.estimated), (day("2027-05-14"), true));
}

#[test]
fn the_last_working_day_lies_on_or_before_the_due_day() {
    let calendar = small_calendar();
    for (due, last) in [
        ("2026-12-21", "2026-12-21"),
        ("2026-12-20", "2026-12-20"), // a worked Sunday
        ("2026-12-19", "2026-12-18"),
        ("2026-03-25", "2026-03-20"),
        ("2027-01-04", "2026-12-31"),
    ] {
        let counted = calendar.last_working_day_on_or_before(day(due)).expect("known years");
        assert_eq!(counted.day, day(last), "{due}");
        assert_eq!(counted.skipped.last().copied(), (due != last).then(|| day(due)));
    }
}

#[test]
fn months_and_years_end_on_the_last_day_of_a_short_month() {
    let calendar = WorkCalendar::default();
    for (event, term, reached) in [
        ("2027-01-31", Term::Months(1), "2027-02-28"),
        ("2028-01-31", Term::Months(1), "2028-02-29"),
        ("2028-02-29", Term::Years(1), "2029-02-28"),
        ("2010-12-05", Term::Years(16), "2026-12-05"),
        ("2026-11-22", Term::CalendarDays(29), "2026-12-21"),
        ("2026-11-22", Term::CalendarDays(0), "2026-11-22"),
    ] {
        assert_eq!(term.add_to(day(event), &calendar).expect("fits").day, day(reached), "{event}");
    }
    for (event, term, reached) in [
        ("2027-03-31", Term::Months(1), "2027-02-28"),
        ("2026-11-22", Term::CalendarDays(3), "2026-11-19"),
        ("2028-02-29", Term::Years(4), "2024-02-29"),
    ] {
        let counted = term.subtract_from(day(event), &calendar).expect("fits");
        assert_eq!(counted.day, day(reached), "{event}");
    }
    let calendar = small_calendar();
    let counted = Term::BusinessDays(3).subtract_from(day("2026-03-27"), &calendar).expect("known");
    assert_eq!(counted.day, day("2026-03-19"));
}

fn visit(entry: &str, exit: &str) -> Stay {
    Stay { entry_on: day(entry), exit_on: Some(day(exit)) }
}

#[test]
fn days_of_stay_are_counted_once_and_only_within_the_window() {
    let overlapping = [visit("2026-11-01", "2026-11-10"), visit("2026-11-10", "2026-11-12")];
    assert_eq!(days_used(&overlapping, day("2026-11-21"), 180), 12);
    // One visit within another, in the wrong order.
    let nested = [visit("2026-06-05", "2026-06-06"), visit("2026-06-01", "2026-06-30")];
    assert_eq!(days_used(&nested, day("2026-11-21"), 180), 30);
    // The window of 180 days that ends on 21 November begins on 26 May.
    let early = [visit("2026-05-01", "2026-05-26")];
    assert_eq!(days_used(&early, day("2026-11-21"), 180), 1);
    assert_eq!(days_used(&early, day("2026-11-22"), 180), 0);
    // Nobody has left yet; and a stay that ends before it begins has no days.
    let open = [Stay { entry_on: day("2026-11-20"), exit_on: None }];
    assert_eq!(days_used(&open, day("2026-11-22"), 180), 3);
    assert_eq!(days_used(&[visit("2026-11-20", "2026-11-10")], day("2026-11-22"), 180), 0);
    assert_eq!(days_used(&open, day("2026-11-22"), 0), 0);
}

#[test]
fn old_days_that_leave_the_window_give_new_ones() {
    // 40 days in spring; by the time they leave the window, this visit may last its full 90 days.
    let spring = [visit("2026-01-01", "2026-02-09")];
    assert_eq!(last_lawful_day(&spring, day("2026-06-20"), 90, 90, 180), Some(day("2026-09-17")));
    // All used up: not even the day of entry.
    let used_up = [visit("2026-06-01", "2026-08-29")];
    assert_eq!(last_lawful_day(&used_up, day("2026-11-27"), 90, 90, 180), None);
    assert_eq!(last_lawful_day(&used_up, day("2026-11-28"), 90, 90, 180), Some(day("2027-02-25")));
    // The cap of one entry is reached first.
    assert_eq!(last_lawful_day(&[], day("2026-11-22"), 14, 90, 180), Some(day("2026-12-05")));
    assert_eq!(last_lawful_day(&[], day("2026-11-22"), 0, 90, 180), None);
    assert_eq!(last_lawful_day(&[], day("2026-11-22"), 90, 0, 180), None);
    assert_eq!(last_lawful_day(&[], day("2026-11-22"), 200, 365, 180), Some(day("2027-06-09")));
}

#[test]
fn the_shared_dates_hold() {
    let Some(vectors) = vectors() else { return };
    let mut calendar = WorkCalendar::default();
    for (year, table) in vectors["calendar_5day_week"].as_object().expect("years") {
        calendar.set_year(
            year.parse().expect("a year"),
            CalendarYear {
                off: date_list(&table["off"]),
                working: date_list(&table["working_weekend"]),
                estimated: date_list(&table["estimated"]),
            },
        );
    }
    for vector in vectors["business_day_deadlines"].as_array().expect("a list") {
        let event = day(text(vector, "event"));
        let counted = calendar.add_business_days(event, number(vector, "business_days"));
        assert_eq!(counted.map(|c| c.day), Ok(day(text(vector, "last_day"))), "{vector}");
    }
    for vector in vectors["registration_day30"].as_array().expect("a list") {
        let entry = day(text(vector, "entry"));
        for (term, key) in [(29, "day30_entry_counts_as_1"), (30, "day30_entry_counts_as_0")] {
            let counted = Term::CalendarDays(term).add_to(entry, &calendar).map(|c| c.day);
            assert_eq!(counted, Ok(day(text(vector, key))), "{vector}");
        }
    }
    for vector in vectors["stay_90_in_180"]["vectors"].as_array().expect("a list") {
        let stays: Vec<Stay> = vector["previous_stays"]
            .as_array()
            .expect("a list")
            .iter()
            .map(date_list)
            .map(|dates| Stay { entry_on: dates[0], exit_on: dates.get(1).copied() })
            .collect();
        let entry = day(text(vector, "entry"));
        let yesterday = entry.pred_opt().expect("a day before");
        let used = days_used(&stays, yesterday, 180);
        assert_eq!(used, number(vector, "used_in_180_on_day_before_entry"), "{vector}");
        let last = last_lawful_day(&stays, entry, number(vector, "cap_per_visit"), 90, 180);
        assert_eq!(last, vector["last_lawful_day"].as_str().map(day), "{vector}");
        let allowed = last.map_or(0, |last| (last - entry).num_days() + 1);
        assert_eq!(allowed, i64::from(number(vector, "max_days_this_visit")), "{vector}");
    }
}
