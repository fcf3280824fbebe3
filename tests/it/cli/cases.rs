//! `check` of a case: what it says, in which language, as text and as JSON, with and without reasons.

use super::{LANGUAGES, assert_language, changed, facts_only, run, sample_case};

fn keys(value: &serde_json::Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_sample_is_complete_in_three_languages() {
    for language in LANGUAGES {
        let out = run(&format!("check --lang {language}"), [sample_case()]).fine();
        for said in ["2026-014", "IVANOV SERGEI", "2026.11", "arrival-notice.png"] {
            assert!(out.contains(said), "{said}: {out}");
        }
        assert!(!out.contains(['‹', '{', '}', '\u{2068}']), "{out}");
        assert!(!out.contains("\n\n\n"), "no empty sections: {out}");
        let last = out.lines().last().unwrap();
        assert_language(last, language);
    }
}

#[test]
fn json_has_stable_keys_in_every_language() {
    let mut codes = Vec::new();
    for language in LANGUAGES {
        let report = run(&format!("check --format json --lang {language}"), [sample_case()]).json();
        assert_eq!(
            keys(&report),
            [
                "applicable",
                "as_of",
                "asked",
                "asked_fulfilled",
                "case",
                "category",
                "channel",
                "complete",
                "deadlines",
                "findings",
                "fulfilled",
                "next_questions",
                "optional_open",
                "procedure",
                "recommended_open",
                "requirements",
                "rule_book"
            ]
        );
        assert_eq!(report["as_of"], "2026-11-24");
        assert_eq!(report["complete"], true);
        for requirement in report["requirements"].as_array().unwrap() {
            assert_eq!(
                keys(requirement),
                [
                    "applies_when",
                    "documents",
                    "grounds",
                    "id",
                    "lacking_documents",
                    "lacking_facts",
                    "lacking_people",
                    "status",
                    "title",
                    "why"
                ]
            );
            assert_eq!(
                keys(&requirement["grounds"]),
                ["confidence", "conflict", "from", "sources", "until"]
            );
            assert!(!requirement["grounds"]["sources"].as_array().unwrap().is_empty());
        }
        for deadline in report["deadlines"].as_array().unwrap() {
            for key in ["id", "status", "due_on", "lenient_on", "derivation", "grounds", "fine"] {
                assert!(deadline.get(key).is_some(), "{key}: {deadline}");
            }
        }
        codes.push(
            ["requirements", "deadlines"]
                .map(|list| report[list].as_array().unwrap().clone())
                .concat()
                .iter()
                .map(|it| (it["id"].clone(), it["status"].clone()))
                .collect::<Vec<_>>(),
        );
    }
    assert!(codes.iter().all(|list| *list == codes[0]), "the same in every language");
}

#[test]
fn the_day_of_the_command_line_wins_over_that_of_the_case() {
    let on = |day: &str| {
        let typed = format!("check --format json --as-of {day}");
        let report = run(&typed, [sample_case()]).json();
        assert_eq!(report["as_of"], day);
        let deadlines = report["deadlines"].as_array().unwrap().clone();
        deadlines.iter().find(|it| it["id"] == "trp-file-eaeu").unwrap()["status"].clone()
    };
    assert_eq!(on("2026-11-24"), "later");
    assert_eq!(on("2027-01-29"), "soon");
    assert_eq!(on("2027-01-31"), "late");
}

#[test]
fn a_conflict_of_sources_is_visible_in_one_line() {
    let out = run("check", [sample_case()]).fine();
    let line = out.lines().find(|line| line.contains("plain copy of the passport enough?"));
    let line = line.unwrap().trim();
    assert!(line.starts_with("two readings: "), "{line}");
    assert!(line.contains("Followed: Notarised copy."), "{line}");
    assert!(!out.contains("Reading followed here"), "the sources are told on demand: {out}");
}

#[test]
fn explain_says_why_when_by_which_source_and_how_sure() {
    for (language, said) in [
        (
            "en",
            [
                "Why: The authority opens the file",
                "Applies when: “Date of birth” – age in full years at least 16",
                "In this case: Date of birth: 1 January 1990",
                "Sources: Service card 4631",
                "[Sourced]",
                "In force since 1 January 2024",
                "The sources disagree: Is a plain copy",
                "- Reading followed here: Notarised copy. [AIFC",
            ],
        ),
        (
            "ru",
            [
                "Зачем: ",
                "Применяется, если: «Дата рождения»",
                "В этом деле: Дата рождения: 01.01.1990",
                "Источники: ",
                "[По источнику]",
                "Действует с 1 января 2024 г.",
                "Источники расходятся: ",
                "- Принятое здесь прочтение: ",
            ],
        ),
        (
            "kk",
            [
                "Не үшін: ",
                "Қолданылатын жағдай: ",
                "Осы істе: ",
                "01.01.1990",
                "Дереккөз",
                "2024 жылғы 1 қаңтар",
                "Дереккөздер әртүрлі айтады: ",
                "Күшіне енген күні: ",
            ],
        ),
    ] {
        let out = run(&format!("check --explain --lang {language}"), [sample_case()]).fine();
        let out = out.replace('\u{a0}', " ");
        for said in said {
            assert!(out.contains(said), "{said}: {out}");
        }
        let plain = run(&format!("check --lang {language}"), [sample_case()]).fine();
        assert!(out.lines().count() > 2 * plain.lines().count());
    }
    // Both readings, each with its sources, the one that is followed first.
    let out = run("deadlines --explain", [sample_case()]).fine();
    let lines: Vec<&str> = out.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.ends_with("by day 30 or by day 90?")).unwrap();
    assert!(lines[at + 1].starts_with("- Reading followed here: "), "{}", lines[at + 1]);
    assert!(lines[at + 2].starts_with("- Reading: "), "{}", lines[at + 2]);
    assert!(lines[at + 1].ends_with(']') && lines[at + 2].ends_with(']'), "with sources");
}

#[test]
fn a_closed_route_is_said_and_no_empty_checklist_is_shown() {
    let case = changed(&[("citizenship = \"RU\"", "citizenship = \"MD\"")]);
    for (language, closed, unasked) in [
        ("en", "This route is not open", "No item asks"),
        ("ru", "Этот путь закрыт", "Ни один пункт не требует"),
        ("kk", "Бұл жол жабық", "ешбір тармақ талап етпейді"),
    ] {
        let out = run(&format!("check --lang {language}"), [case.path()]).short();
        assert!(!out.contains("0 / 0") && !out.contains("0 of 0") && !out.contains("0 из 0"));
        assert!(out.contains(closed), "{out}");
        assert_eq!(out.matches(unasked).count(), 1, "papers that nothing asks for are one line");
        assert_eq!(out.matches("\n  · ").count(), 2, "and the repaired file is told: {out}");
    }
    let report = run("check --format json", [case.path()]).json();
    assert_eq!(report["complete"], false);
    let blockers = report["findings"].as_array().unwrap();
    let blocker = blockers.iter().find(|it| it["severity"] == "blocker").unwrap();
    assert!(!blocker["hint"].as_str().unwrap().is_empty(), "where else to go");
}

#[test]
fn what_lacks_is_named() {
    let case = facts_only(&[]);
    let out = run("check", [case.path()]).short();
    assert!(out.contains("lacking: Application form"), "{out}");
    let report = run("check --format json", [case.path()]).json();
    assert_eq!(report["complete"], false);
    let lacking = report["requirements"].as_array().unwrap();
    let form = lacking.iter().find(|it| it["id"] == "application-form").unwrap();
    assert_eq!(form["status"], "missing");
    assert_eq!(form["lacking_documents"], serde_json::json!(["application_form"]));
}

#[test]
fn what_is_optional_is_named_and_not_counted_and_nothing_is_left_to_ask() {
    let report = run("check --format json", [sample_case()]).json();
    assert_eq!(report["recommended_open"], 0);
    assert_eq!(report["asked"], report["asked_fulfilled"]);
    assert_ne!(report["fulfilled"], report["applicable"], "optional ones included");
    let optional = report["optional_open"].as_array().unwrap();
    assert_eq!(optional.len(), 1, "{optional:?}");
    let asked = report["asked"].as_u64().unwrap();
    for (language, count, named, verdict) in [
        (
            "en",
            format!("Checklist: {asked} of {asked} items asked for are there"),
            "Optional, not added: ",
            "Complete: ready to be made into a pack",
        ),
        (
            "ru",
            format!("Контрольный лист: требуется пунктов {asked}, на месте {asked}"),
            "По желанию, не добавлено (1): ",
            "Всё на месте: комплект можно собирать",
        ),
        (
            "kk",
            format!("Тексеру парағы: сұралатын тармақтардың орнындағысы {asked} / {asked}"),
            "Қалау бойынша, қосылмаған (1): ",
            "Бәрі орнында: топтаманы құрастыруға болады",
        ),
    ] {
        let out = run(&format!("check --lang {language}"), [sample_case()]).fine();
        assert_eq!(out.lines().last().unwrap(), verdict, "{out}");
        let lines: Vec<&str> = out.lines().collect();
        let at = lines.iter().position(|line| *line == count).unwrap_or_else(|| panic!("{out}"));
        assert!(lines[at + 1].starts_with(named), "{out}");
    }
    let asked = report["next_questions"].as_array().unwrap();
    assert_eq!(asked, &["applicant.has_patronymic"], "the patronymic itself only after it");
}

#[test]
fn a_field_that_differs_from_the_machine_readable_zone_is_named_with_both_values() {
    let case = facts_only(&[
        ("passport_number = \"75 1234567\"", "passport_number = \"75 1234576\""),
        ("birth_date = 1990-01-01", "birth_date = 1990-02-01"),
    ]);
    let out = run("check", [case.path()]).short().replace('\u{a0}', " ");
    assert!(out.contains("typed “75 1234576”, in the machine readable zone “751234567”"), "{out}");
    assert!(
        out.contains("typed “1 February 1990”") && out.contains("zone “1 January 1990”"),
        "{out}"
    );
}

#[test]
fn a_day_before_the_entry_or_outside_the_book_is_no_silent_complete() {
    let out = run("check --as-of 2026-10-30", [sample_case()]).out;
    assert!(out.contains("The last entry lies after the day that counts as today"), "{out}");
    for day in ["2019-11-24", "2050-11-24"] {
        let out = run(&format!("check --as-of {day}"), [sample_case()]).out;
        assert!(out.contains("The rule book knows the years 2025 to 2027"), "{day}: {out}");
    }
}

#[test]
fn output_into_a_pipe_is_neither_folded_nor_coloured_and_the_bar_stays_away() {
    let out = run("check --explain", [sample_case()]);
    assert!(out.out.lines().any(|line| line.chars().count() > 100), "{}", out.out);
    assert!(!out.out.contains('\u{1b}') && out.err.is_empty());
}
