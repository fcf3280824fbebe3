//! Help, versions and what is mistyped.

use super::{LANGUAGES, assert_language, folder, run};

const COMMANDS: [&str; 11] = [
    "demo",
    "check",
    "export",
    "verify",
    "checklist",
    "deadlines",
    "bundle",
    "inspect",
    "id",
    "schema",
    "forms",
];

#[test]
fn help_is_short_and_has_an_example() {
    let all = run("--help", []).fine();
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command}: {all}");
        let help = run(&format!("{command} --help"), []).fine();
        assert!(help.contains(&format!("Example: permitpack-cli {command} ")), "{help}");
        assert!(help.lines().count() < 60, "{command}: {} lines", help.lines().count());
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
    assert!(run("--version", []).fine().starts_with("permitpack-cli "));
}

#[test]
fn without_a_command_the_help_goes_to_stderr() {
    let answer = run("", []);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("Usage:"), "{}", answer.err);
}

#[test]
fn what_is_mistyped_is_refused_with_what_was_meant() {
    for (typed, said) in [
        ("chek somewhere", "check"),
        ("check", "<CASE>"),
        ("check x --lang de", "use en, ru or kk"),
        ("check x --as-of 2026-13-01", "--as-of"),
        ("check x --as-of yesterday", "--as-of"),
        ("check x --format xml", "text, json"),
        ("check x --formt json", "--format"),
        ("deadlines x --format pdf", "text, json, ics"),
        ("export x", "--out"),
        ("export x --out y --max-size 20elephants", "20MB"),
        ("export x --out y --lang ru+ru", "twice"),
        ("checklist --out x.pdf", "--procedure"),
        ("bundle --out x.pdf", "<FILE>"),
        ("inspect", "<FILE>"),
        ("schema pack", "case"),
        ("forms burn", "burn"),
        ("id", "<NUMBER>"),
    ] {
        let err = run(typed, []).refused();
        assert!(err.contains(said), "{typed}: {err}");
    }
}

#[test]
fn numbers_say_what_they_are_in_three_languages() {
    for language in LANGUAGES {
        run(&format!("id 000000000000 --lang {language}"), []).short();
        let iin = run(&format!("id 900101300007 --lang {language}"), []).fine();
        assert!(iin.contains("900101300007"), "{iin}");
        assert_language(&iin, language);
        let bin = run(&format!("id 150340000003 --lang {language}"), []).fine();
        assert_ne!(iin.lines().next(), bin.lines().next());
        let wrong = run(&format!("id 900101300008 --lang {language}"), []).short();
        assert_language(&wrong, language);
        assert!(wrong.lines().count() == 2, "the number, then why: {wrong}");
    }
    for nonsense in ["12345", "abcdefghijkl", "9001013000077", "٩٠٠١٠١٣٠٠٠٠٧", "-", "900101300O07"]
    {
        assert!(!run("id --", [nonsense.as_ref()]).short().is_empty());
    }
    assert!(run("id", ["9001 0130 0007".as_ref()]).fine().contains("IIN 900101300007"));
}

#[test]
fn places_that_do_not_exist_are_said_in_the_language_asked_for() {
    let empty = folder();
    for language in LANGUAGES {
        let absent = empty.path().join("absent");
        for typed in ["check", "deadlines", "verify", "inspect"] {
            let err = run(&format!("{typed} --lang {language}"), [&absent]).refused();
            assert!(err.contains("absent"), "{err}");
            assert!(!err.contains("os error"), "{err}");
            assert_language(&err.replace("absent", "").replace("case.toml", ""), language);
        }
    }
    let err = run("check", [empty.path()]).refused();
    assert!(err.contains("no case.toml in this folder"), "{err}");
    let err = run("verify", [empty.path()]).refused();
    assert!(err.contains("folder"), "{err}");
}
