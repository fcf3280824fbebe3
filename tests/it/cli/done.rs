//! Duties that a case file marks as done.

use super::{edited, run, sample_text};

fn case(more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = edited(sample_text(), &[]);
    let documents = text.find("[[document]]").unwrap_or(text.len());
    let (head, _) = text.split_at(documents);
    std::fs::write(folder.path().join("case.toml"), format!("{head}\n{more}")).unwrap();
    folder
}

const DUTY: &str = "[[done]]\nduty = \"trp-file\"\non = 2026-11-20\n";

fn of_duty(folder: &std::path::Path, duty: &str) -> serde_json::Value {
    let list = run("deadlines --format json", [folder]).json();
    let list = list.as_array().unwrap().clone();
    list.into_iter().find(|it| it["id"] == duty).unwrap_or_else(|| panic!("no {duty}"))
}

/// The first duty of the sample that is not done.
fn open_duty(folder: &std::path::Path) -> String {
    let list = run("deadlines --format json", [folder]).json();
    let open = list.as_array().unwrap().iter().find(|it| it["status"] == "later");
    open.expect("an open duty")["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_duty_that_is_marked_as_done_is_not_due() {
    let before = case("");
    let duty = open_duty(before.path());
    let mark = DUTY.replace("trp-file", &duty);
    let after = case(&mark);
    let found = of_duty(after.path(), &duty);
    assert_eq!(found["status"], "done");
    assert_eq!(found["done_on"], "2026-11-20");
    assert_eq!(of_duty(before.path(), &duty)["done_on"], serde_json::Value::Null);
    let text = run("deadlines", [after.path()]).fine();
    assert!(text.contains("[Done on 20\u{a0}November 2026]"), "{text}");
    let calendar = |folder: &std::path::Path| run("deadlines --format ics", [folder]).fine();
    let events = |text: &str| text.matches("BEGIN:VEVENT").count();
    assert_eq!(events(&calendar(after.path())) + 1, events(&calendar(before.path())));
    let check = run("check --format json", [after.path()]).json();
    assert!(check.to_string().contains("\"done_on\":\"2026-11-20\""));
}

#[test]
fn mistakes_about_done_duties_are_told_with_their_lines() {
    let wrong = case("[[done]]\nduty = \"no-such-duty\"\nwhen = 2026-11-20\n");
    let said = run("deadlines", [wrong.path()]).refused();
    assert!(
        said.contains("no-such-duty") && said.contains("when") && said.contains("on"),
        "{said}"
    );
    let duty = open_duty(case("").path());
    let twice = DUTY.replace("trp-file", &duty);
    let twice = case(&format!("{twice}\n{twice}"));
    let said = run("deadlines", [twice.path()]).refused();
    assert!(said.contains("marked as done twice"), "{said}");
}

#[test]
fn the_schema_knows_done_duties() {
    let schema = run::<0>("schema case", []).json();
    let done = &schema["properties"]["done"]["items"];
    assert_eq!(done["required"], serde_json::json!(["duty", "on"]));
    assert!(done["properties"]["duty"]["oneOf"].as_array().unwrap().len() > 5);
}
