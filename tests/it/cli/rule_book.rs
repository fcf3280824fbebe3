//! `forms` and the folder that wins over the built-in rule book.

use std::fs;
use std::path::Path;

use super::{LANGUAGES, assert_language, folder, run, sample_case};

fn builtin(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(file);
    fs::read_to_string(path).unwrap()
}

/// A folder with one changed file of the book.
fn office(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = folder();
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = builtin(file);
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn the_built_in_book_is_in_order_and_its_examples_hold() {
    assert!(run("forms lint", []).fine().contains("is in order"));
    let examples = run("forms examples", []).fine();
    assert!(examples.starts_with("All ") && examples.contains(" examples hold"), "{examples}");
}

#[test]
fn the_book_can_be_read_in_three_languages() {
    for language in LANGUAGES {
        let doc = run(&format!("forms doc --lang {language}"), []).fine();
        assert!(doc.starts_with("# "), "{doc}");
        assert!(doc.lines().count() > 500);
        assert!(!doc.contains(['‹', '\u{2068}']));
        assert_language(&doc.lines().take(8).collect::<String>().replace("ЕСУТД", ""), language);
    }
}

#[test]
fn one_changed_file_wins() {
    let office = office("kz/book.toml", "version = \"", "version = \"office-");
    let out = run("check --forms", [office.path(), sample_case()]).fine();
    assert!(out.contains("rule book office-"), "{out}");
    assert!(run("forms lint --forms", [office.path()]).fine().contains("office-"));
}

#[test]
fn a_broken_file_gives_all_errors_with_their_lines() {
    let text = builtin("kz/procedures/eta.toml").replacen("order = ", "ordr = ", 1).replacen(
        "confidence = \"",
        "confidence = \"very-",
        1,
    );
    let office = folder();
    fs::create_dir_all(office.path().join("kz/procedures")).unwrap();
    fs::write(office.path().join("kz/procedures/eta.toml"), text).unwrap();
    fs::write(office.path().join("kz/book.toml"), "version = 1\nthis is not toml\n").unwrap();
    for typed in ["forms lint", "forms examples", "forms doc"] {
        let err = run(&format!("{typed} --forms"), [office.path()]).refused();
        assert!(err.contains("error: forms/kz/procedures/eta.toml:"), "{err}");
        assert!(err.contains("error: forms/kz/book.toml:2:"), "{err}");
        assert!(err.contains("ordr") && err.contains("order"), "with a suggestion: {err}");
        assert_eq!(err.matches("hint: ").count(), 1, "{err}");
    }
    let err = run("check --lang kk --forms", [office.path(), sample_case()]).refused();
    assert_language(err.lines().last().unwrap(), "kk");
}

#[test]
fn a_folder_without_rules_is_no_rule_book() {
    let empty = folder();
    let err = run("forms lint --forms", [empty.path()]).refused();
    assert!(err.contains("no .toml file"), "{err}");
    let err = run("forms lint --forms", [&empty.path().join("absent")]).refused();
    assert!(err.contains("absent"), "{err}");
}
