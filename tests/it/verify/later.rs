//! Packs seen at another time: newer manifests, revised rules, dates that have passed.

use std::path::Path;

use chrono::Days;
use permitpack::domain::{AsOf, Language};
use permitpack::export::verify::{Difference, Verdict, Verification, lines, report, verify};
use permitpack::rules::{RuleBook, builtin_files, load, overlay};

use super::archives::{archive, attached, deflated, small_entries};
use super::{codes, look_at, manifest_of, of_kind, the_pack, the_sample};
use crate::worker::honest;

fn look_with(book: &RuleBook, as_of: AsOf) -> Verification {
    verify(&of_kind(&the_pack().0, "zip"), &honest(), book, as_of)
}

#[test]
fn a_manifest_of_a_later_version_is_named() {
    let json = br#"{"format":"permitpack-manifest","version":7,"program":"Permitpack 3.1\u001b[2J","new":{}}"#;
    let mut entries = small_entries();
    let last = entries.len() - 1;
    entries[last] = deflated("manifest.json", json);
    for bytes in [archive(&entries), attached(json.to_vec(), "manifest.json")] {
        let later = look_at(&bytes);
        assert_eq!(codes(&later), ["verify-manifest-newer"]);
        assert_eq!(later.verdict, Verdict::NotOurs);
        let text = lines(&the_sample().book, &later, Language::En).join("\n");
        assert!(text.contains("Permitpack 3.1") && text.contains("version 7"), "{text}");
    }
}

#[test]
fn on_the_same_day_by_the_same_rules_nothing_differs() {
    let verification = look_with(&the_sample().book, the_sample().assessment.as_of);
    let today = verification.today.unwrap();
    assert_eq!(today.differences, []);
    assert_eq!(today.is_complete, the_sample().assessment.is_complete());
}

#[test]
fn what_has_passed_since_is_told() {
    let made_on = the_sample().assessment.as_of;
    let later = AsOf(made_on.0.checked_add_days(Days::new(400)).unwrap());
    let verification = look_with(&the_sample().book, later);
    assert!(verification.is_right(), "time changes no byte");
    let today = verification.today.as_ref().unwrap();
    let passed: Vec<_> = today
        .differences
        .iter()
        .filter_map(|difference| match difference {
            Difference::Passed { due_on, .. } => Some(*due_on),
            _ => None,
        })
        .collect();
    assert!(!passed.is_empty(), "{:?}", today.differences);
    assert!(passed.iter().all(|due_on| *due_on >= made_on.0 && *due_on < later.0));
    for language in Language::ALL {
        println!("{}\n", lines(&the_sample().book, &verification, language).join("\n"));
    }
}

/// The files of the rule book, all of them given to `change`.
fn revised(change: impl Fn(&str, &str) -> String) -> RuleBook {
    let files = builtin_files();
    let changed: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| (path.clone(), change(path, text)))
        .filter(|(path, text)| files.iter().all(|(other, old)| other != path || old != text))
        .collect();
    assert!(!changed.is_empty());
    load(&overlay(files, changed)).unwrap()
}

#[test]
fn revised_rules_are_told_item_by_item() {
    let book = &the_sample().book;
    let as_of = the_sample().assessment.as_of;
    let other_version = |text: &str| {
        let line = format!("version = \"{}\"", book.version);
        text.replacen(&line, "version = \"2099.1\"", 1)
    };
    // An item of the pack gets another name: the old one is gone, a new one is asked for.
    let verification = look_with(book, as_of);
    let fulfilled = manifest_of(&verification)
        .requirements
        .iter()
        .find(|item| item.status == "satisfied")
        .unwrap()
        .id
        .clone();
    let renamed = revised(|_, text| {
        let text = other_version(text);
        text.replace(&format!("\"{fulfilled}\""), "\"quite-new\"")
    });
    let today = look_with(&renamed, as_of).today.unwrap();
    let is = |wanted: &dyn Fn(&Difference) -> bool| today.differences.iter().any(wanted);
    assert!(is(&|it| matches!(it, Difference::RuleBook { now, .. } if now == "2099.1")));
    assert!(
        is(
            &|it| matches!(it, Difference::Appeared { requirement, .. } if requirement.as_str() == "quite-new")
        ),
        "{:?}",
        today.differences
    );
    assert!(is(
        &|it| matches!(it, Difference::Disappeared { requirement, .. } if *requirement == fulfilled)
    ));
    let json = serde_json::to_value(report(&renamed, &look_with(&renamed, as_of), Language::Kk));
    let json = json.unwrap();
    assert_eq!(json["today"]["rule_book"], "2099.1");
    let kinds: Vec<&str> = json["today"]["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|difference| difference["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds[0], "rule-book");
    assert!(kinds.contains(&"appeared") && kinds.contains(&"disappeared"));
}

#[test]
fn a_pack_from_a_far_folder_is_found_by_its_path() {
    let verification = verify(
        Path::new("no/such/pack.zip"),
        &honest(),
        &the_sample().book,
        the_sample().assessment.as_of,
    );
    assert_eq!(codes(&verification), ["verify-unreadable"]);
    assert_eq!(verification.name, "pack.zip");
}
