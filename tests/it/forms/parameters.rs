//! Terms are dated: a new value in an override folder counts from its day on, and where the book has no
//! value it says so.

use std::collections::BTreeMap;

use permitpack::domain::{Arg, Subject};
use permitpack::rules::{
    LintLevel, NoDate, RuleBook, builtin_files, findings::TERM_UNKNOWN, lint, load, overlay,
};

use super::{Given, on};

/// The built-in book with `parameters.toml` as an office has mended it.
fn office(mend: impl Fn(String) -> String) -> RuleBook {
    let files = builtin_files();
    let place = "kz/parameters.toml";
    let (_, text) = files.iter().find(|(path, _)| path.ends_with(place)).expect("the file");
    let mended = vec![(format!("office/{place}"), mend(text.clone()))];
    load(&overlay(files.clone(), mended)).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The line with the values of a parameter.
fn values<'t>(text: &'t str, id: &str) -> &'t str {
    let from = text.find(&format!("id = \"{id}\"\n")).unwrap_or_else(|| panic!("no {id}"));
    text[from..].lines().find(|line| line.starts_with("values = ")).expect("its values")
}

/// A parameter with one more value, this many more, from 1 March 2027 on.
fn longer(text: &str, id: &str, by: u32) -> String {
    let line = values(text, id);
    let at = line.find("value = ").expect("a value") + "value = ".len();
    let number: u32 = line[at..].split(',').next().and_then(|it| it.parse().ok()).expect("number");
    let earlier = line.replace("value = ", "until = 2027-02-28, value = ");
    let later = format!(
        ", {{ from = 2027-03-01, value = {}, sources = [{{ id = \"judgement\" }}], confidence = \"unverified\" }}]",
        number + by
    );
    text.replacen(line, &(earlier.trim_end_matches(']').to_owned() + &later), 1)
}

type Case = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Parameter, procedure, duty, facts of which those that end in `_on` hold the day of the event.
const TERMS: &[Case] = &[
    ("host-notice-term", "trp-first", "host-notice", &[("stay.entered_on", "")]),
    (
        "registration-term",
        "registration",
        "register-stay",
        &[("applicant.citizenship", "RU"), ("purpose.planned_days", "60"), ("stay.entered_on", "")],
    ),
    ("reregistration-term", "re-registration", "re-register", &[("dwelling.changed_on", "")]),
    (
        "trp-term-eaeu",
        "trp-first",
        "trp-file-eaeu",
        &[("applicant.citizenship", "RU"), ("stay.entered_on", "")],
    ),
    (
        "trp-term-thirty",
        "trp-first",
        "trp-file-thirty",
        &[("applicant.citizenship", "TJ"), ("stay.entered_on", "")],
    ),
    (
        "after-fine-term",
        "trp-first",
        "file-after-fine",
        &[("stay.fined", "yes"), ("stay.expulsion", "no"), ("stay.fined_on", "")],
    ),
];

fn due(book: &RuleBook, case: &Case, event: &str) -> Result<chrono::NaiveDate, NoDate> {
    let (_, procedure, duty, facts) = case;
    let mut given = Given::new(book, procedure, event).category("employment-contract");
    for (fact, value) in *facts {
        given = given.fact(fact, if value.is_empty() { event } else { value });
    }
    given.deadline(duty).unwrap_or_else(|| panic!("no {duty}")).due_on
}

#[test]
fn a_new_value_counts_from_its_day_on() {
    let before = super::book();
    for case in TERMS {
        let id = case.0;
        let after = office(|text| longer(&text, id, 14));
        // Two Mondays without a day off within the terms that are counted in working days.
        let last = due(&before, case, "2027-02-22");
        assert!(last.is_ok(), "{id}: {last:?}");
        assert_eq!(due(&after, case, "2027-02-22"), last, "{id}: an event before the day");
        let (old, new) = (due(&before, case, "2027-03-01"), due(&after, case, "2027-03-01"));
        assert!(new.clone().ok() > old.clone().ok(), "{id}: {new:?} after {old:?}");
    }
}

#[test]
fn an_event_before_the_rule_takes_the_first_value_of_the_rule() {
    let book = super::book();
    let given = Given::new(&book, "registration", "2026-07-05")
        .fact("applicant.citizenship", "RU")
        .fact("purpose.planned_days", "60")
        .fact("stay.entered_on", "2026-06-20");
    let found = given.deadline("register-stay").expect("the duty");
    assert_eq!(found.due_on, Ok(on("2026-07-19").0), "the order holds since 1 July 2026");
}

#[test]
fn the_last_resort_has_a_dated_term_too() {
    let book = office(|text| longer(&text, "late-filing-term", 5));
    let resort = |book: &RuleBook, entered: &str| {
        let given = Given::new(book, "trp-first", entered)
            .category("employment-contract")
            .fact("applicant.citizenship", "UZ")
            .fact("purpose.has_visa", "no")
            .record("visit", &[("visit.entry_on", entered)]);
        let found = given.deadline("end-of-stay").expect("the duty");
        (found.last_resort_on.expect("a last resort") - found.due_on.expect("a day")).num_days()
    };
    assert_eq!(resort(&book, "2026-12-01"), 10);
    assert_eq!(resort(&book, "2027-02-20"), 15, "the stay ends after the new term began");
}

#[test]
fn a_term_without_a_value_is_said_and_never_taken_from_another_year() {
    let ends = |id: &str| {
        office(|text| {
            let line = values(&text, id);
            text.replacen(line, &line.replace("value = ", "until = 2026-12-31, value = "), 1)
        })
    };
    let told = |given: &Given<'_>, title: &str| {
        given.assess().findings.iter().any(|finding| {
            finding.code == TERM_UNKNOWN
                && finding
                    .args
                    .iter()
                    .any(|(_, arg)| matches!(arg, Arg::Localized(text) if text.en.contains(title)))
        })
    };
    let book = ends("trp-term-eaeu");
    let given = Given::new(&book, "trp-first", "2027-01-11")
        .category("employment-contract")
        .fact("applicant.citizenship", "RU")
        .fact("stay.entered_on", "2027-01-11");
    let found = given.deadline("trp-file-eaeu").expect("the duty");
    assert!(matches!(found.due_on, Err(NoDate::Parameter(_))), "{:?}", found.due_on);
    assert!(told(&given, "Filing for the permit, EAEU citizens"));

    let book = ends("registration-term-lenient");
    let given = Given::new(&book, "registration", "2027-01-11")
        .fact("applicant.citizenship", "RU")
        .fact("purpose.planned_days", "60")
        .fact("stay.entered_on", "2027-01-11");
    let found = given.deadline("register-stay").expect("the duty");
    assert_eq!(found.due_on, Ok(on("2027-02-09").0), "the safe date stands");
    assert_eq!(found.lenient_on, None);
    assert!(told(&given, "lenient reading"));

    let book = ends("esutd-term");
    let given = Given::new(&book, "trp-first", "2027-02-22")
        .category("employment-contract")
        .fact("contract.signed_on", "2027-01-11")
        .fact("contract.registered_on", "2027-02-10");
    assert!(told(&given, "ЕСУТД"));
    let subjects: Vec<Subject> =
        given.assess().findings.iter().map(|finding| finding.subject.clone()).collect();
    assert!(
        subjects.iter().any(
            |it| matches!(it, Subject::Fact(fact) if fact.as_str() == "contract.registered_on")
        )
    );
}

#[test]
fn no_rule_writes_a_term_of_the_law_out() {
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in builtin_files() {
        let rules = text.lines().filter(|line| {
            ["due = ", "last_resort = ", "check = "].iter().any(|key| line.starts_with(key))
        });
        let units = ["calendar_days = ", "business_days = ", "months = ", "hours = "];
        let out = rules.filter(|line| units.iter().any(|unit| line.contains(unit))).count();
        if out > 0 {
            written.insert(path, out);
        }
    }
    assert_eq!(written, BTreeMap::new(), "terms written out instead of a parameter");
}

#[test]
fn a_parameter_that_no_rule_reads_is_told() {
    let spare = "\n[[parameter]]\nid = \"spare-term\"\nunit = \"years\"\ntitle = { en = \"a\", ru = \"a\", kk = \"a\" }\nvalues = []\n";
    let told = |book: &RuleBook, id: &str| {
        lint(book, on("2026-11-22"))
            .into_iter()
            .filter(|it| it.place == id)
            .map(|it| (it.level, it.message))
            .collect::<Vec<_>>()
    };
    let book = office(|text| text + spare);
    let warning = |message: &str| vec![(LintLevel::Warning, message.to_owned())];
    assert_eq!(told(&book, "spare-term"), warning("parameter never read"));
    let book = office(|text| text + &spare.replace("values", "information = true\nvalues"));
    assert_eq!(told(&book, "spare-term"), []);
    let book = office(|text| {
        text.replacen("id = \"esutd-term\"\n", "id = \"esutd-term\"\ninformation = true\n", 1)
    });
    let message = "marked as information, but a rule reads it";
    assert_eq!(told(&book, "esutd-term"), warning(message));
}

#[test]
fn a_parameter_of_the_wrong_unit_is_an_error_with_its_line() {
    let files = builtin_files();
    let (path, text) =
        files.iter().find(|(path, _)| path.ends_with("procedures/re-registration.toml")).unwrap();
    let mended = text.replace("reregistration-term", "mci");
    let line = mended.lines().position(|line| line.contains("\"mci\"")).unwrap() + 1;
    let errors = load(&overlay(files.clone(), vec![(path.clone(), mended)])).unwrap_err();
    let [error] = errors.0.as_slice() else { panic!("{errors}") };
    assert_eq!(
        (error.line, error.message.as_str()),
        (line, "parameter \"mci\" does not hold a length of time")
    );
}
