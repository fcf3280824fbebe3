//! Parts of letters in the user's own words: written in `case.toml`, filled, taken back.

use permitpack::domain::Language;
use permitpack::export::letters::{
    LETTER_EDIT_LOST, LETTER_SIGNS_UNKNOWN, Letters, Press, Wording,
};
use permitpack::export::words;
use permitpack::session::case_file;
use permitpack::session::live::Edit;
use permitpack::session::schema::case_schema;

use super::{SAMPLE, book, case_of, filled, sample};

const EDIT: &str = r#"
[[letter_edit]]
letter = "inviting-party-letter"
block = "undertaking"
kk = "Барлық өзгерісті {contract.ends_on|until} дейін хабарлаймыз."
ru = "Сообщим о любых изменениях до **{contract.ends_on|until}**."
"#;

#[test]
fn the_users_words_stand_in_place_of_ours_and_their_gaps_are_filled() {
    let book = book();
    let case = case_of(&book, &format!("{SAMPLE}{EDIT}"));
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    let block = letter.blocks.iter().find(|it| it.id.as_str() == "undertaking").unwrap();
    assert_eq!(block.wording, Wording::Users);
    let ru = letter.to_text(Language::Ru);
    assert!(ru.contains("Сообщим о любых изменениях до 2\u{a0}ноября 2027\u{a0}года."), "{ru}");
    assert!(!ru.contains("Обязуемся"), "{ru}");
    // A language without own words keeps ours.
    let en = filled(&book, &case, "inviting-party-letter", &[Language::En]);
    assert!(en.to_text(Language::En).contains("We undertake"));
    assert!(Press::new().set(&letter).unwrap().page_count >= 1);
}

#[test]
fn taking_the_words_away_brings_ours_back() {
    let book = book();
    let mut case = case_of(&book, &format!("{SAMPLE}{EDIT}"));
    case.letter_edits.clear();
    let reset = filled(&book, &case, "inviting-party-letter", &[]);
    let never = filled(&book, &case_of(&book, SAMPLE), "inviting-party-letter", &[]);
    assert_eq!(reset, never);
}

#[test]
fn the_window_writes_and_resets_a_part() {
    let book = book();
    let case = case_of(&book, SAMPLE);
    let mut edit = case_of(&book, &format!("{SAMPLE}{EDIT}")).letter_edits.remove(0);
    let written = Edit::WriteLetter(edit.clone()).applied(&case, &book).unwrap();
    assert_eq!(written.letter_edits, [edit.clone()]);
    let again = Edit::WriteLetter(edit.clone()).applied(&written, &book).unwrap();
    assert_eq!(again.letter_edits.len(), 1);
    edit.texts.clear();
    let reset = Edit::WriteLetter(edit.clone()).applied(&written, &book).unwrap();
    assert!(reset.letter_edits.is_empty());
    assert!(Edit::WriteLetter(edit.clone()).applied(&reset, &book).is_err());
    edit.block = "foreigner".parse().unwrap();
    edit.texts.insert(Language::En, "x".to_owned());
    assert!(Edit::WriteLetter(edit).applied(&case, &book).is_err());
}

#[test]
fn mistakes_in_an_edit_are_told_with_their_line() {
    let book = book();
    for (from, to, code, meant) in [
        (
            "\"inviting-party-letter\"",
            "\"inviting-party-leter\"",
            "unknown-word",
            Some("inviting-party-letter"),
        ),
        ("\"undertaking\"", "\"undertakin\"", "unknown-word", Some("undertaking")),
        // A table of data cannot be rewritten.
        ("\"undertaking\"", "\"foreigner\"", "unknown-word", None),
        ("block =", "blok =", "unknown-key", Some("block")),
        ("ru = \"Сообщим", "de = \"Сообщим", "unknown-key", None),
    ] {
        let text = format!("{SAMPLE}{}", EDIT.replacen(from, to, 1));
        let read = case_file::read(&text, "case.toml", &book);
        let mistake = read.mistakes.mistakes.iter().find(|it| it.code == code);
        let mistake = mistake.unwrap_or_else(|| panic!("{to}: {:?}", read.mistakes));
        assert!(mistake.line > SAMPLE.lines().count(), "{mistake:?}");
        if meant.is_some() {
            assert_eq!(mistake.suggestion.as_deref(), meant, "{to}");
        }
    }
    let twice = case_file::read(&format!("{SAMPLE}{EDIT}{EDIT}"), "case.toml", &book);
    assert!(twice.mistakes.mistakes.iter().any(|it| it.code == "id-twice"));
}

#[test]
fn words_for_a_part_that_is_gone_are_told_and_not_printed() {
    let book = book();
    let mut case = case_of(&book, &format!("{SAMPLE}{EDIT}"));
    if let Some(edit) = case.letter_edits.first_mut() {
        edit.block = "foreigner".parse().unwrap();
    }
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    assert!(letter.findings.iter().any(|it| it.code == LETTER_EDIT_LOST));
    assert!(!letter.to_text(Language::Ru).contains("Сообщим о любых"));
}

#[test]
fn the_schema_knows_edits() {
    let schema = case_schema(&book(), Language::En);
    let item = &schema["properties"]["letter_edit"]["items"];
    assert_eq!(item["required"], serde_json::json!(["letter", "block"]));
    let blocks = item["properties"]["block"]["enum"].as_array().unwrap();
    assert!(blocks.iter().any(|it| it == "undertaking"));
    assert!(!blocks.iter().any(|it| it == "foreigner"));
}

#[test]
fn personal_words_stay_out_of_debug_output() {
    let book = book();
    let case = case_of(&book, &format!("{SAMPLE}{EDIT}"));
    assert!(!format!("{:?}", case.letter_edits).contains("Сообщим"));
    let assessment = permitpack::rules::assess(&book, &sample(&book), super::day());
    let options = permitpack::export::plan::PackOptions::default();
    let case = sample(&book);
    let letters = Letters::new(&book, &case, &assessment, &options).unwrap();
    assert!(letters.offered().len() > 8, "{}", letters.offered().len());
}

/// The sample with own words for a part, in Russian.
fn with_words(book: &permitpack::rules::RuleBook, words: &str) -> permitpack::domain::Case {
    let mut case = case_of(book, &format!("{SAMPLE}{EDIT}"));
    let edit = case.letter_edits.first_mut().unwrap();
    edit.texts.insert(Language::Ru, words.to_owned());
    case
}

#[test]
fn signs_without_a_shape_are_told_and_never_drawn_as_boxes() {
    let book = book();
    let case = with_words(&book, "Просим 😀 ответить: 你好, مرحبا, é ß Қ № ₸ «да» — 👩\u{200d}🔧.");
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    let told = letter.findings.iter().find(|it| it.code == LETTER_SIGNS_UNKNOWN).expect("told");
    let told = words::finding(&book, told, Language::En).text;
    assert!(told.contains("U+1F600") && told.contains("U+4F60"), "{told}");
    assert!(!told.contains("U+00E9") && !told.contains("U+200D"), "{told}");
    let ru = letter.to_text(Language::Ru);
    assert!(ru.contains("Просим ? ответить: ??, ?????, é ß Қ № ₸ «да» — ??."), "{ru}");
    let plain = filled(&book, &sample(&book), "inviting-party-letter", &[]);
    assert!(plain.findings.iter().all(|it| it.code != LETTER_SIGNS_UNKNOWN));
}

#[test]
fn five_thousand_characters_go_on_over_the_page() {
    let book = book();
    let words: Vec<String> = (0..800).map(|at| format!("слово{at}")).collect();
    let case = with_words(&book, &words.join(" "));
    for languages in [&[][..], &[Language::Ru]] {
        let letter = filled(&book, &case, "inviting-party-letter", languages);
        let own = Press::new().set(&letter).unwrap();
        assert!(own.page_count >= 2, "{} pages", own.page_count);
        let Some(text) = super::pages::text(&own.pdf) else { return };
        for word in &words {
            assert!(text.contains(word.as_str()), "{word}");
        }
    }
    // One word without a place to break it.
    let case = with_words(&book, &"ж".repeat(5_000));
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    let own = Press::new().set(&letter).unwrap();
    let Some(text) = super::pages::text(&own.pdf) else { return };
    assert!(text.matches('ж').count() >= 5_000);
}

#[test]
fn empty_words_leave_nothing_but_the_part_out() {
    let book = book();
    let letter = filled(&book, &with_words(&book, "   "), "inviting-party-letter", &[]);
    assert!(Press::new().set(&letter).unwrap().page_count >= 1);
    let known = book.letter(&super::id("inviting-party-letter")).unwrap();
    let typed = [(Language::Ru, "  ".to_owned())];
    let case = sample(&book);
    let block = "undertaking".parse().unwrap();
    assert_eq!(permitpack::session::paper::words::edited(&case, known, &block, &typed), None);
}
