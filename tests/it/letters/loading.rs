//! Mistakes in the files of letters are told with file, line and what was probably meant.

use permitpack::rules::{builtin_files, load};

/// What is told when a text of the inviting party's letter is changed.
#[track_caller]
fn told(from: &str, to: &str) -> String {
    let mut files = builtin_files();
    let name = "letters/inviting-party-letter.toml";
    let (_, text) = files.iter_mut().find(|(path, _)| path.ends_with(name)).unwrap();
    assert!(text.contains(from), "{from:?}");
    let line = text.split(from).next().unwrap().lines().count();
    *text = text.replacen(from, to, 1);
    let errors = load(&files).map(|_| ()).unwrap_err().to_string();
    assert!(errors.contains(name), "{errors}");
    let at = |line: usize| errors.contains(&format!(".toml:{line}:"));
    assert!(at(line) || at(line + 1) || at(line.saturating_sub(1)), "line {line}: {errors}");
    errors
}

#[test]
fn mistakes_name_the_file_the_line_and_what_was_meant() {
    for (from, to, message) in [
        (
            "{applicant.iin}",
            "{applicant.inn}",
            "unknown fact \"applicant.inn\", did you mean \"applicant.iin\"?",
        ),
        ("{stay.entered_on|on}", "{stay.entered_on|onn}", "unknown format \"onn\""),
        (
            "{contract.number}",
            "{contract.number|on}",
            "fact \"contract.number\" is a text; this needs a date",
        ),
        ("{case.pages}", "{case.page}", "unknown gap \"case.page\", did you mean \"case.pages\"?"),
        ("{employer.name_kk} төменде", "{employer} төменде", "\"employer\" is no gap"),
        (
            "{permit.wanted_until|until} дейін",
            "{permit.wanted_until|until дейін",
            "{ is not closed by }",
        ),
        ("records = \"dependant\"", "records = \"dependent\"", "unknown group \"dependent\""),
        (
            "letterhead = \"employer-paper\"",
            "letterhead = \"paper\"",
            "unknown letterhead \"paper\"",
        ),
        (
            "document = \"inviting_party_letter\"",
            "document = \"inviting_letter\"",
            "unknown document",
        ),
        ("id = \"enclosure\"", "id = \"undertaking\"", "two blocks are called \"undertaking\""),
        ("languages = [\"kk\", \"ru\"]", "languages = [\"kk\", \"kk\"]", "\"kk\" is there twice"),
        ("style = \"head\"", "style = \"haed\"", "unknown word \"haed\", did you mean \"head\"?"),
        ("[[ Шарт", "[[ш]] [[ Шарт", "without a fact"),
        ("shows = [\"petition-first\"", "show = [\"petition-first\"", "did you mean \"shows\"?"),
    ] {
        let errors = told(from, to);
        assert!(errors.contains(message), "{to}: {errors}");
    }
}

#[test]
fn a_language_that_is_missing_is_an_error() {
    let errors = told("en = \"We undertake to report", "en-x = \"We undertake to report");
    assert!(errors.contains("lacks \"en\"") || errors.contains("text lacks"), "{errors}");
}

#[test]
fn only_words_can_be_edited() {
    let errors = told("id = \"foreigner\"\n", "id = \"foreigner\"\neditable = true\n");
    assert!(errors.contains("only headings and paragraphs can be editable"), "{errors}");
}
