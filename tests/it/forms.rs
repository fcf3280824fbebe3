//! The data files: they load, they are sound, their examples hold, and the law comes out of them.

mod conflicts;
mod matrix;
mod parameters;
mod speed;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use permitpack::domain::{Answer, AsOf, Case, CategoryId, FactId, GroupId, ProcedureId, Value};
use permitpack::rules::{
    Assessment, Deadline, RawValue, RequirementStatus, RuleBook, assess, builtin, lint, load,
    parse_value, run_example,
};

fn book() -> Arc<RuleBook> {
    builtin().unwrap_or_else(|errors| panic!("{errors}"))
}

fn on(text: &str) -> AsOf {
    AsOf(text.parse().expect("a day"))
}

/// A case and the day it is looked at, in the words of the data files.
struct Given<'b> {
    book: &'b RuleBook,
    case: Case,
    as_of: AsOf,
}

impl<'b> Given<'b> {
    fn new(book: &'b RuleBook, procedure: &str, as_of: &str) -> Self {
        let procedure = ProcedureId::new(procedure).expect("an id");
        Self { book, case: Case::new(String::from("1"), procedure), as_of: on(as_of) }
    }

    fn category(mut self, category: &str) -> Self {
        self.case.category = CategoryId::new(category).ok();
        self
    }

    fn fact(mut self, id: &str, typed: &str) -> Self {
        let (id, answer) = self.answer(id, typed);
        self.case.facts.set(id, answer);
        self
    }

    /// A record of a repeated group.
    fn record(mut self, group: &str, facts: &[(&str, &str)]) -> Self {
        let record = facts.iter().map(|(id, typed)| self.answer(id, typed)).collect();
        let group = GroupId::new(group).expect("an id");
        self.case.groups.entry(group).or_default().push(record);
        self
    }

    fn answer(&self, id: &str, typed: &str) -> (FactId, Answer) {
        let id = FactId::new(id).expect("an id");
        let question = self.book.question(&id).unwrap_or_else(|| panic!("no question {id}"));
        let answer = parse_value(self.book, question, &RawValue::from(typed));
        assert!(matches!(answer, Answer::Accepted(_)), "{typed} is no answer to {id}");
        (id, answer)
    }

    fn assess(&self) -> Assessment {
        assess(self.book, &self.case, self.as_of)
    }

    fn status(&self, item: &str) -> Option<RequirementStatus> {
        let found = self.assess().requirements.into_iter();
        found.filter(|it| it.requirement.as_str() == item).map(|it| it.status).next()
    }

    fn deadline(&self, duty: &str) -> Option<Deadline> {
        self.assess().deadlines.into_iter().find(|it| it.duty.as_str() == duty)
    }

    fn finds(&self, name: &str) -> bool {
        self.assess().findings.iter().any(|it| permitpack::rules::example::is_named(it, name))
    }
}

#[test]
fn the_book_loads_and_the_lint_is_content() {
    let book = book();
    let remarks = lint(&book, AsOf(book.reviewed_on));
    let remarks: Vec<String> = remarks.iter().map(ToString::to_string).collect();
    assert!(remarks.is_empty(), "the book has weaknesses:\n{}", remarks.join("\n"));
}

#[test]
fn every_example_holds() {
    let book = book();
    assert!(book.examples.len() >= 90, "only {} examples", book.examples.len());
    let mut wrong = String::new();
    for example in &book.examples {
        for mismatch in run_example(&book, example).err().into_iter().flatten() {
            let _ = writeln!(wrong, "{mismatch}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn fines_are_counted_in_the_index_of_the_year() {
    let book = book();
    let given = Given::new(&book, "arrival-notice", "2026-11-22")
        .fact("stay.entered_on", "2026-11-02")
        .fact("applicant.citizenship", "RU");
    let notice = given.deadline("host-notice").expect("every entry is told");
    let index = book.fine_index.as_ref().and_then(|id| book.parameters.get(id));
    let value = index.and_then(|it| it.value_on(given.as_of.0)).map(|it| it.value);
    assert_eq!(value, Some(4325));
    assert!(notice.fine_tenge.contains(&Some(43_250)), "{:?}", notice.fine_tenge);
    assert!(notice.fine_tenge.contains(&Some(86_500)), "{:?}", notice.fine_tenge);
    let later = Given { as_of: on("2027-02-01"), ..given };
    let notice = later.deadline("host-notice").expect("it stays");
    assert!(notice.fine_tenge.iter().all(Option::is_none), "nobody guesses the index of 2027");
}

/// The vectors of working-day deadlines through the whole engine: data, calendar, duty.
#[test]
fn host_notices_fall_due_as_the_vectors_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors/test_vectors.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no shared vectors here");
        return;
    };
    let vectors: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let book = book();
    let mut tried = 0;
    for vector in vectors["business_day_deadlines"].as_array().expect("a list") {
        if vector["business_days"] != 3 {
            continue;
        }
        let (event, last) = (vector["event"].as_str(), vector["last_day"].as_str());
        let (event, last) = (event.expect("a day"), last.expect("a day"));
        let given = Given::new(&book, "arrival-notice", event)
            .fact("stay.entered_on", event)
            .fact("applicant.citizenship", "RU");
        let due = given.deadline("host-notice").expect("the duty").due_on;
        assert_eq!(due, Ok(on(last).0), "entered on {event}");
        tried += 1;
    }
    assert!(tried >= 10);
}

#[test]
fn every_country_has_codes_and_three_names_and_parses_by_each() {
    let book = book();
    let question =
        book.questions.iter().find(|it| it.kind == permitpack::domain::ValueKind::Country);
    let question = question.expect("citizenship is asked");
    let mut wrong = String::new();
    for country in book.countries.values() {
        let name = &country.name;
        let ways = [country.code.as_str(), &country.alpha3, &name.en, &name.ru, &name.kk];
        for way in ways.into_iter().chain(country.icao.iter().map(String::as_str)) {
            let parsed = parse_value(&book, question, &RawValue::from(way));
            if parsed != Answer::Accepted(Value::Country(country.code)) {
                let _ = writeln!(wrong, "{way} is not {}: {parsed:?}", country.code);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(book.countries.len() >= 193);
}

/// `PERMITPACK_LINT=DIR cargo test lint_a_folder -- --nocapture` prints what is wrong with a folder
/// of data files.
#[test]
fn lint_a_folder() {
    let Ok(folder) = std::env::var("PERMITPACK_LINT") else {
        println!("skipped: PERMITPACK_LINT names no folder");
        return;
    };
    let mut files = Vec::new();
    read(&PathBuf::from(folder), "forms", &mut files);
    match load(&files) {
        Err(errors) => println!("{errors}"),
        Ok(book) => {
            for remark in lint(&book, AsOf(book.reviewed_on)) {
                println!("{remark}");
            }
            for example in &book.examples {
                for mismatch in run_example(&book, example).err().into_iter().flatten() {
                    println!("example: {mismatch}");
                }
            }
            println!("{} examples run", book.examples.len());
        }
    }
}

fn read(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read(&path, &name, files);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push((name, std::fs::read_to_string(&path).expect("a text")));
        }
    }
}
