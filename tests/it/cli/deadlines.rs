//! `deadlines`: text, JSON and a calendar file that calendars accept (RFC 5545).

use super::{LANGUAGES, assert_language, facts_only, folder, pdf_text, run, sample_case};

fn calendar(case: &std::path::Path, language: &str) -> String {
    run(&format!("deadlines --format ics --lang {language}"), [case]).fine()
}

/// Lines without their folding.
fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

fn values<'a>(calendar: &'a str, key: &str) -> Vec<&'a str> {
    calendar.lines().filter_map(|line| line.strip_prefix(key)).collect()
}

#[test]
fn the_calendar_is_folded_and_its_lines_end_as_they_must() {
    for language in LANGUAGES {
        let text = calendar(sample_case(), language);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let text = unfolded(&text);
        let events = text.matches("BEGIN:VEVENT\r\n").count();
        assert!(events >= 2, "{text}");
        assert_eq!(events, text.matches("END:VEVENT\r\n").count());
        let alarms = text.matches("BEGIN:VALARM\r\n").count();
        assert!(alarms >= events, "each has an alarm: {text}");
        assert_eq!(alarms, text.matches("TRIGGER").count());
        let titles = values(&text, "SUMMARY:").join(" ");
        assert_language(&titles.replace("ЕСУТД", ""), language);
    }
}

#[test]
fn an_event_keeps_its_name_whatever_the_day_and_the_language() {
    let english = unfolded(&calendar(sample_case(), "en"));
    let names = values(&english, "UID:");
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len(), "no name twice");
    let kazakh = unfolded(&calendar(sample_case(), "kk"));
    assert_eq!(values(&kazakh, "UID:"), names);
    let typed = "deadlines --format ics --as-of 2026-11-25";
    let next_day = unfolded(&run(typed, [sample_case()]).fine());
    assert_eq!(values(&next_day, "UID:"), names);
    assert_eq!(calendar(sample_case(), "en"), calendar(sample_case(), "en"), "the same bytes");
}

#[test]
fn text_and_json_agree() {
    let list = run("deadlines --format json", [sample_case()]).json();
    let list = list.as_array().unwrap();
    let text = run("deadlines", [sample_case()]).fine();
    for deadline in list {
        assert!(text.contains(deadline["title"].as_str().unwrap()), "{deadline}");
        if deadline["status"] != "done" {
            for step in deadline["derivation"].as_array().unwrap() {
                assert!(text.contains(step.as_str().unwrap()), "{step}: {text}");
            }
        }
    }
    let file = list.iter().find(|it| it["id"] == "trp-file-eaeu").unwrap();
    assert_eq!(file["due_on"], "2027-01-30");
    assert_eq!(file["grounds"]["conflict"]["id"], "c1");
    assert_eq!(file["grounds"]["conflict"]["readings"][0]["followed"], true, "the safe one first");
}

#[test]
fn a_year_without_a_calendar_is_said() {
    let case = facts_only(&[
        ("entered_on = 2026-11-02", "entered_on = 2031-03-03"),
        ("signed_on = 2026-10-27", "signed_on = 2031-03-03"),
        ("registered_on = 2026-10-29\n", ""),
        ("as_of = 2026-11-24", "as_of = 2031-03-04"),
    ]);
    let list = run("deadlines --format json", [case.path()]).json();
    let esutd = list.as_array().unwrap().iter().find(|it| it["id"] == "esutd-entry").unwrap();
    assert_eq!(esutd["due_on"], serde_json::Value::Null);
    assert!(esutd["no_date_because"].as_str().unwrap().contains("2031"), "{esutd}");
}

#[test]
fn a_case_without_deadlines_says_so() {
    let case = super::folder();
    std::fs::write(case.path().join("case.toml"), "number = \"1\"\nprocedure = \"eresidency\"\n")
        .unwrap();
    let text = run("deadlines", [case.path()]).fine();
    assert!(!text.trim().is_empty());
    let calendar = calendar(case.path(), "en");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn the_list_is_written_as_a_pdf_to_print() {
    let folder = folder();
    let out = folder.path().join("dates.pdf");
    let typed = "deadlines --lang kk+ru --print";
    run(typed, [out.as_path(), sample_case()]).fine();
    let pdf = std::fs::read(&out).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    if let Some(text) = pdf_text(&out) {
        for part in ["Мерзімдер", "Сроки", "IVANOV SERGEI"] {
            assert!(text.contains(part), "no {part} in {text}");
        }
    }
    // Nothing is replaced without a word; the same case gives the same bytes.
    run(typed, [out.as_path(), sample_case()]).refused();
    run("deadlines --replace --lang kk+ru --print", [out.as_path(), sample_case()]).fine();
    assert_eq!(std::fs::read(&out).unwrap(), pdf);
}
