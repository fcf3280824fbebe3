//! Mistakes in `case.toml`: every one at once, each with its line and, where it is near, the right word.

use std::fs;

use super::{LANGUAGES, assert_language, changed, facts_only, folder, run};

/// The line of the sample that begins with a text, from 1.
fn line_of(text: &str, begin: &str) -> usize {
    text.lines().position(|line| line.starts_with(begin)).unwrap() + 1
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_a_suggestion() {
    let case = facts_only(&[("\nsurname = ", "\nsurnme = ")]);
    let text = fs::read_to_string(case.path().join("case.toml")).unwrap();
    let err = run("check", [case.path()]).refused();
    let wanted = format!("error: case.toml:{}: “surnme”", line_of(&text, "surnme"));
    assert!(err.starts_with(&wanted), "{err}");
    assert!(err.contains("hint: Did you mean “surname”?"), "{err}");
    for language in LANGUAGES {
        let err = run(&format!("check --lang {language}"), [case.path()]).refused();
        let words = err.replace("surnme", "").replace("case.toml", "").replace("surname", "");
        assert_language(&words, language);
    }
}

#[test]
fn several_mistakes_are_told_at_once_in_the_order_of_their_lines() {
    let case = changed(&[
        ("category = \"employment-contract\"", "category = \"employmnt-contract\""),
        ("\nsex = ", "\nsx = "),
        ("\n[host]", "\n[hots]"),
        ("has_visa = false", "has_visa = false\nhas_viza = false"),
        ("scans/iin.jpg", "scans/gone.jpg"),
        ("scans/head-order.jpg", "../head-order.jpg"),
        ("form = \"notarised\"", "form = \"notorised\""),
    ]);
    let err = run("check", [case.path()]).refused();
    for said in [
        "employmnt-contract",
        "“employment-contract”",
        "“sx”",
        "“hots”",
        "“host”",
        "“has_viza”",
        "scans/gone.jpg",
        "“../head-order.jpg” leads out",
        "“notorised”",
        "“notarised”",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
    assert!(!err.contains("“../head-order.jpg” is not there"), "told once: {err}");
    let lines: Vec<usize> = err
        .lines()
        .filter_map(|line| line.strip_prefix("error: case.toml:"))
        .map(|rest| rest.split(':').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(lines.len(), 7, "{err}");
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn what_is_not_toml_is_told_line_by_line() {
    let case = facts_only(&[("sex = \"male\"", "sex = male"), ("2026-10-27", "27.10.2026.")]);
    let err = run("check", [case.path()]).refused();
    assert_eq!(err.matches("error: case.toml:").count(), 2, "{err}");
    fs::write(case.path().join("case.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let err = run("check", [case.path()]).refused();
    assert!(err.contains("UTF-8"), "{err}");
    fs::write(case.path().join("case.toml"), "").unwrap();
    let err = run("check", [case.path()]).refused();
    assert!(err.contains("“number” is missing") && err.contains("“procedure” is missing"), "{err}");
}

#[test]
fn two_documents_of_one_id_are_refused() {
    let twice = changed(&[
        ("kind = \"owner_consent\"", "id = \"lease-1\"\nkind = \"owner_consent\""),
        ("kind = \"owner_identity\"", "id = \"lease-1\"\nkind = \"owner_identity\""),
    ]);
    let err = run("check", [twice.path()]).refused();
    assert!(err.contains("“lease-1”"), "{err}");
}

#[test]
fn files_must_be_there_and_inside_the_folder() {
    for (path, said) in [
        ("scans/gone.jpg", "is not there"),
        ("scans", "is a folder"),
        ("../iin.jpg", "leads out"),
        ("/etc/passwd", "leads out"),
        ("scans/../../iin.jpg", "leads out"),
        ("C:/iin.jpg", "C:/iin.jpg"),
    ] {
        let case = changed(&[("scans/iin.jpg", path)]);
        let err = run("check", [case.path()]).refused();
        assert!(err.contains(said), "{path}: {err}");
    }
}

#[test]
fn a_wrong_date_is_named_and_its_text_is_kept() {
    let head = facts_only(&[("as_of = 2026-11-24", "as_of = \"24.13.2026\"")]);
    let err = run("check", [head.path()]).refused();
    assert!(err.contains("“24.13.2026” is not a date"), "{err}");
    // A fact is kept as it was typed and reported with the others.
    let fact = facts_only(&[("signed_on = 2026-10-27", "signed_on = \"31.11.2026\"")]);
    let out = run("check", [fact.path()]).short();
    assert!(out.contains("31.11.2026"), "{out}");
}

#[test]
fn a_wrong_choice_or_country_is_told_with_its_line_and_a_suggestion() {
    let case = facts_only(&[
        ("sex = \"male\"", "sex = \"mael\""),
        ("citizenship = \"RU\"", "citizenship = \"Rusia\""),
        ("kind = \"flat\"", "kind = \"igloo\""),
    ]);
    let text = fs::read_to_string(case.path().join("case.toml")).unwrap();
    let err = run("check", [case.path()]).refused();
    let sex = format!("case.toml:{}: “mael”", line_of(&text, "sex ="));
    assert!(err.contains(&sex) && err.contains("Did you mean “male”?"), "{err}");
    let country = format!("case.toml:{}: “Rusia”", line_of(&text, "citizenship ="));
    assert!(err.contains(&country) && err.contains("Did you mean “Russia”?"), "{err}");
    let kind = format!("case.toml:{}: “igloo”", line_of(&text, "kind = \"igloo\""));
    assert!(err.contains(&kind) && err.contains("One of: ") && err.contains("flat"), "{err}");
    let russian = facts_only(&[("citizenship = \"RU\"", "citizenship = \"Узбекистон\"")]);
    let err = run("check --lang ru", [russian.path()]).refused();
    assert!(err.contains("«Узбекистан»"), "{err}");
}

#[test]
fn missing_files_and_wrong_answers_are_told_together() {
    let case = changed(&[
        ("scans/iin.jpg", "scans/gone.jpg"),
        ("scans/head-order.jpg", "scans/lost.jpg"),
        ("iin = \"900101300007\"", "iin = \"900101300008\""),
        ("planned_days = 365", "planned_days = -5"),
    ]);
    let err = run("check", [case.path()]).refused();
    for said in ["scans/gone.jpg", "scans/lost.jpg", "900101300008", "“-5”"] {
        assert!(err.contains(said), "{said}: {err}");
    }
    // Alone they are findings of the check.
    let case = facts_only(&[("planned_days = 365", "planned_days = -5")]);
    let out = run("check", [case.path()]).short();
    assert!(out.contains("“-5” makes no sense here") && out.contains("from 1 to"), "{out}");
}

#[test]
fn the_case_file_itself_may_be_named() {
    let case = facts_only(&[]);
    let by_folder = run("check", [case.path()]).short();
    let by_file = run("check", [&case.path().join("case.toml")]).short();
    assert_eq!(by_folder, by_file);
    let other = folder();
    fs::write(other.path().join("notes.toml"), "").unwrap();
    run("check", [&other.path().join("notes.toml")]).refused();
}
