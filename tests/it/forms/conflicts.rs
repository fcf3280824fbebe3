//! Where sources contradict each other: each resolution as it comes out of the book, with both
//! readings and their sources within reach.

use permitpack::domain::{ConflictId, Severity};
use permitpack::rules::{Confidence, DeadlineStatus, Grounds, NoDate, RequirementStatus, RuleBook};

use super::{Given, book, on};

/// The rule that carries the conflict: both readings, each with a source, one of them followed.
fn both_readings(book: &RuleBook, grounds: &Grounds, conflict: &str) {
    let id = ConflictId::new(conflict).expect("an id");
    assert_eq!(grounds.conflict.as_ref(), Some(&id), "{}", grounds.place);
    let conflict = book.conflict(&id).expect("the conflict is in the book");
    assert!(conflict.readings.len() >= 2);
    assert!(conflict.readings.iter().all(|reading| {
        reading.citations.iter().any(|it| book.sources.contains_key(&it.source))
    }));
    assert!(conflict.readings.iter().any(|reading| reading.followed));
}

fn duty<'b>(book: &'b RuleBook, id: &str) -> &'b Grounds {
    &book.duties.get(id).unwrap_or_else(|| panic!("no duty {id}")).grounds
}

fn item<'b>(book: &'b RuleBook, id: &str) -> &'b Grounds {
    &book.requirements.get(id).unwrap_or_else(|| panic!("no item {id}")).grounds
}

fn check<'b>(book: &'b RuleBook, id: &str) -> &'b Grounds {
    &book.constraints.get(id).unwrap_or_else(|| panic!("no check {id}")).grounds
}

fn first<'b>(book: &'b RuleBook, citizenship: &str, entered: &str) -> Given<'b> {
    Given::new(book, "trp-first", entered)
        .category("employment-contract")
        .fact("applicant.citizenship", citizenship)
        .fact("stay.entered_on", entered)
        .fact("purpose.has_visa", "no")
        .record("visit", &[("visit.entry_on", entered)])
}

fn due(given: &Given<'_>, duty: &str) -> Option<Result<String, NoDate>> {
    given.deadline(duty).map(|it| it.due_on.map(|day| day.to_string()))
}

fn day(text: &str) -> Option<Result<String, NoDate>> {
    Some(Ok(text.to_owned()))
}

#[test]
fn c1_three_separate_duties_instead_of_one_date() {
    let book = book();
    both_readings(&book, duty(&book, "trp-file-eaeu"), "c1");
    both_readings(&book, duty(&book, "trp-file-thirty"), "c1");
    let russian = first(&book, "RU", "2026-11-22");
    assert_eq!(due(&russian, "host-notice"), day("2026-11-25"));
    assert_eq!(due(&russian, "register-stay"), day("2026-12-21"));
    assert_eq!(due(&russian, "trp-file-eaeu"), day("2027-02-19"));
    assert_eq!(due(&russian, "trp-file-thirty"), None);
    let uzbek = first(&book, "UZ", "2026-11-22");
    assert_eq!(due(&uzbek, "trp-file-thirty"), day("2026-12-21"));
    assert_eq!(due(&uzbek, "trp-file-eaeu"), None);
}

#[test]
fn c2_the_union_for_certain_the_others_to_be_verified() {
    let book = book();
    both_readings(&book, duty(&book, "register-stay-verify"), "c2");
    assert_eq!(duty(&book, "register-stay-verify").confidence, Confidence::Unverified);
    let registration = |citizenship: &str| {
        Given::new(&book, "registration", "2026-11-22")
            .fact("applicant.citizenship", citizenship)
            .fact("stay.entered_on", "2026-11-22")
            .fact("purpose.planned_days", "60")
            .fact("purpose.has_visa", "no")
    };
    let exists = |citizenship: &str, id: &str| registration(citizenship).deadline(id).is_some();
    assert!(exists("RU", "register-stay") && !exists("RU", "register-stay-verify"));
    for citizenship in ["TR", "UA", "MD", "GE", "MN", "AD", "AL", "UZ"] {
        assert!(exists(citizenship, "register-stay-verify"), "{citizenship}");
        assert!(!exists(citizenship, "register-stay"), "{citizenship}");
    }
    assert!(!exists("DE", "register-stay") && !exists("DE", "register-stay-verify"));
}

#[test]
fn c3_the_old_five_days_are_history() {
    let book = book();
    let old = book
        .duties
        .values()
        .filter(|it| it.grounds.conflict.as_ref().is_some_and(|id| id.as_str() == "c3"));
    for duty in old {
        both_readings(&book, &duty.grounds, "c3");
        assert!(!duty.grounds.in_force.contains(on("2020-01-11").0), "{}", duty.id);
        assert!(duty.grounds.in_force.contains(on("2020-01-10").0), "{}", duty.id);
    }
    let now = first(&book, "RU", "2026-11-22");
    assert_eq!(now.deadline("old-register"), None, "never a duty of today");
    let then = Given::new(&book, "old-registration", "2019-12-02")
        .fact("applicant.citizenship", "RU")
        .fact("stay.entered_on", "2019-12-02");
    assert!(then.deadline("old-register").is_some(), "shown for stays of that time");
}

#[test]
fn c4_ninety_in_any_hundred_and_eighty_days_both_border_days_counted() {
    let book = book();
    both_readings(&book, duty(&book, "end-of-stay"), "c4");
    let again = first(&book, "RU", "2026-11-27")
        .record("visit", &[("visit.entry_on", "2026-06-01"), ("visit.exit_on", "2026-08-29")]);
    assert_eq!(due(&again, "end-of-stay"), Some(Err(NoDate::NothingLeft)));
    let later = first(&book, "RU", "2026-11-28")
        .record("visit", &[("visit.entry_on", "2026-06-01"), ("visit.exit_on", "2026-08-29")]);
    assert_eq!(due(&later, "end-of-stay"), day("2027-02-25"));
}

#[test]
fn c5_day_thirty_counted_from_the_day_of_entry() {
    let book = book();
    both_readings(&book, duty(&book, "register-stay"), "c5");
    let table = [
        ("2026-07-01", "2026-07-30", "2026-07-31"),
        ("2026-11-22", "2026-12-21", "2026-12-22"),
        ("2027-01-31", "2027-03-01", "2027-03-02"),
    ];
    for (entered, safe, lenient) in table {
        let found = first(&book, "RU", entered).deadline("register-stay").expect("the duty");
        assert_eq!(found.due_on, Ok(on(safe).0), "the safe date first");
        assert_eq!(found.lenient_on, Some(on(lenient).0));
    }
    let status = |as_of| {
        let given = Given { as_of: on(as_of), ..first(&book, "RU", "2026-11-22") };
        given.deadline("register-stay").expect("the duty").status
    };
    assert_eq!(status("2026-12-21"), DeadlineStatus::Soon);
    assert_eq!(status("2026-12-22"), DeadlineStatus::Late, "late by the safe date");
}

#[test]
fn c6_no_state_fee_the_fee_of_the_centre_apart() {
    let book = book();
    both_readings(&book, item(&book, "aifc-service-fee"), "c6");
    let at = |channel: &str| {
        let mut given = first(&book, "RU", "2026-11-22");
        given.case.channel = channel.parse().ok();
        given.status("aifc-service-fee")
    };
    assert_eq!(at("aifc"), Some(RequirementStatus::Missing));
    assert_eq!(at("police"), Some(RequirementStatus::NotApplicable));
}

#[test]
fn c7_insurance_but_not_of_citizens_of_the_union() {
    let book = book();
    both_readings(&book, item(&book, "health-insurance"), "c7");
    let of = |citizenship| first(&book, citizenship, "2026-11-22").status("health-insurance");
    assert_eq!(of("UZ"), Some(RequirementStatus::Missing));
    assert_eq!(of("RU"), Some(RequirementStatus::NotApplicable));
    let business = first(&book, "RU", "2026-11-22").category("business");
    assert_eq!(business.status("business-insurance"), Some(RequirementStatus::Missing));
    assert!(business.finds("verify-insurance-of-eaeu-business"));
}

#[test]
fn c8_plain_copy_required_notarised_copy_by_practice() {
    let book = book();
    both_readings(&book, item(&book, "passport-copy"), "c8");
    both_readings(&book, item(&book, "passport-notarised"), "c8");
    let weight = |id: &str| book.requirements[id].weight;
    assert_eq!(weight("passport-copy"), permitpack::rules::Weight::Required);
    assert_eq!(weight("passport-notarised"), permitpack::rules::Weight::Practice);
}

#[test]
fn c9_no_permit_under_sixteen_the_birth_certificate_may_be_asked_for() {
    let book = book();
    let child = |born: &str| {
        first(&book, "RU", "2026-11-22").category("dependant").fact("applicant.birth_date", born)
    };
    assert!(child("2010-11-23").finds("route-child-under-16"));
    assert!(!child("2010-11-22").finds("route-child-under-16"), "sixteen today");
    let parent = first(&book, "RU", "2026-11-22")
        .record("dependant", &[("dependant.birth_date", "2015-05-05")]);
    assert_eq!(parent.status("child-birth-certificate"), Some(RequirementStatus::Missing));
    both_readings(&book, item(&book, "child-birth-certificate"), "c9");
}

#[test]
fn c10_due_at_the_end_of_the_stay_ten_days_as_a_last_resort() {
    let book = book();
    let given = first(&book, "RU", "2026-11-22");
    let duty_of_book = &book.duties["end-of-stay"];
    let found = given.deadline("end-of-stay").expect("the duty");
    assert_eq!(found.due_on, Ok(on("2027-02-19").0));
    let filing = &book.duties["trp-file-eaeu"];
    let resort = filing.last_resort.as_ref().or(duty_of_book.last_resort.as_ref());
    assert!(resort.is_some(), "the last resort is named with its warning");
    let last = [&found, &given.deadline("trp-file-eaeu").expect("the duty")]
        .into_iter()
        .find_map(|it| it.last_resort_on);
    assert_eq!(last, Some(on("2027-03-01").0), "ten calendar days");
    both_readings(&book, duty(&book, "file-after-fine"), "c10");
    let fined = first(&book, "RU", "2026-11-22")
        .fact("stay.fined", "yes")
        .fact("stay.expulsion", "no")
        .fact("stay.fined_on", "2026-11-20");
    assert_eq!(due(&fined, "file-after-fine"), day("2026-12-05"));
}

#[test]
fn c11_a_power_of_attorney_is_possible_and_then_required() {
    let book = book();
    both_readings(&book, item(&book, "authority-to-file-alone"), "c11");
    let alone = |answer| {
        first(&book, "RU", "2026-11-22")
            .fact("representative.files_alone", answer)
            .status("authority-to-file-alone")
    };
    assert_eq!(alone("yes"), Some(RequirementStatus::Missing));
    assert_eq!(alone("no"), Some(RequirementStatus::NotApplicable));
}

#[test]
fn c12_the_last_days_of_august_2026_are_worked() {
    let book = book();
    let notice = |entered: &str| {
        let given = Given::new(&book, "arrival-notice", entered)
            .fact("stay.entered_on", entered)
            .fact("applicant.citizenship", "RU");
        due(&given, "host-notice")
    };
    assert_eq!(notice("2026-08-27"), day("2026-09-01"));
    assert_eq!(notice("2026-08-28"), day("2026-09-02"));
    both_readings(&book, duty(&book, "host-notice"), "c12");
    assert_eq!(book.calendar.is_working(on("2026-08-31").0), Ok(true));
    assert_eq!(book.calendar.is_working(on("2027-03-15").0), Ok(false));
}

#[test]
fn c13_five_working_days_at_a_new_address() {
    let book = book();
    both_readings(&book, duty(&book, "re-register"), "c13");
    let moved = Given::new(&book, "re-registration", "2026-12-11")
        .fact("applicant.citizenship", "RU")
        .fact("dwelling.changed_on", "2026-12-11");
    assert_eq!(due(&moved, "re-register"), day("2026-12-21"), "Independence Day does not count");
}

#[test]
fn c14_seven_states_and_no_more() {
    let book = book();
    let blocked = |citizenship: &str| {
        let given = Given::new(&book, "trp-first", "2026-11-22")
            .category("family")
            .fact("applicant.citizenship", citizenship);
        let found = given.assess();
        let blocked = found.findings.iter().any(|it| {
            it.severity == Severity::Blocker && it.code == permitpack::rules::findings::ROUTE_CLOSED
        });
        assert_eq!(blocked, found.requirements.is_empty(), "{citizenship}");
        blocked
    };
    let open = book.countries.values().filter(|it| !blocked(it.code.as_str()));
    let open: Vec<&str> = open.map(|it| it.code.as_str()).collect();
    assert_eq!(open, ["AM", "AZ", "BY", "KG", "RU", "TJ", "UZ"]);
    let closed = book.closed_routes.iter().filter(|it| it.grounds.conflict.is_some());
    for route in closed.filter(|it| it.id.as_str().starts_with("route-cis")) {
        both_readings(&book, &route.grounds, "c14");
    }
}

#[test]
fn c15_digits_of_an_iin_that_disagree_are_a_warning_only() {
    let book = book();
    both_readings(&book, check(&book, "iin-agrees"), "c15");
    assert_eq!(book.constraints["iin-agrees"].severity, Severity::Warning);
    let with_iin = |born: &str| {
        first(&book, "RU", "2026-11-22")
            .fact("applicant.iin", "900101300007")
            .fact("applicant.birth_date", born)
    };
    assert!(with_iin("1991-01-01").finds("iin-agrees"));
    assert!(!with_iin("1990-01-01").finds("iin-agrees"));
}

#[test]
fn the_step_of_filing_names_the_term_of_whoever_files() {
    let book = book();
    let is_named = |procedure: &str, duty: &str| {
        let procedure = book.procedure(&procedure.parse().expect("an id")).expect("a procedure");
        let first = procedure.next_steps.first().expect("a step");
        first.until.iter().any(|it| it.as_str() == duty)
    };
    let turkish = Given::new(&book, "registration", "2026-11-22")
        .fact("applicant.citizenship", "TR")
        .fact("stay.entered_on", "2026-11-22")
        .fact("purpose.planned_days", "60")
        .fact("purpose.has_visa", "no");
    let fined = first(&book, "RU", "2026-08-01")
        .fact("stay.fined", "yes")
        .fact("stay.fined_on", "2026-11-20")
        .fact("stay.expulsion", "no");
    for (given, procedure, duty) in
        [(turkish, "registration", "register-stay-verify"), (fined, "trp-first", "file-after-fine")]
    {
        let deadline = given.deadline(duty).expect("the duty applies");
        assert!(deadline.due_on.is_ok(), "{duty}: {deadline:?}");
        assert!(is_named(procedure, duty), "{procedure} does not say by when: {duty}");
    }
}
