//! The words of every letter in every language, held against golden files; what is missing, what is open.

use std::fmt::Write as _;
use std::path::Path;

use permitpack::domain::{Case, Language, Severity};
use permitpack::export::letters::{FilledContent, LETTER_FACT_MISSING, Run};
use permitpack::export::words;
use permitpack::rules::{Truth, run_letter_example};

use super::{book, case_for, filled, put, sample};

fn golden(name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/letters");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("PERMITPACK_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "{name} differs; PERMITPACK_GOLDEN=1 writes it anew");
}

#[test]
fn every_letter_says_in_every_language_what_it_said_before() {
    let book = book();
    assert!(book.letters.len() >= 20, "only {} letters", book.letters.len());
    for letter in &book.letters {
        let case = case_for(&book, &letter.id);
        let mut text = String::new();
        for language in [Language::Kk, Language::Ru, Language::En] {
            let filled = filled(&book, &case, letter.id.as_str(), &[language]);
            let _ = writeln!(text, "== {language}\n{}", filled.to_text(language));
        }
        golden(letter.id.as_str(), &text);
    }
}

#[test]
fn a_full_case_leaves_no_blank_and_an_empty_one_marks_every_fact() {
    let book = book();
    for letter in &book.letters {
        let case = case_for(&book, &letter.id);
        let full = filled(&book, &case, letter.id.as_str(), &[]);
        assert_ne!(full.applies, Truth::No, "{}", letter.id);
        assert!(full.blanks.is_empty(), "{}: {:?}", letter.id, full.blanks);
        let empty = Case::new("1".to_owned(), case.procedure.clone());
        let empty = filled(&book, &empty, letter.id.as_str(), &[]);
        let told = empty.findings.iter().filter(|it| it.code == LETTER_FACT_MISSING).count();
        assert_eq!(told, empty.blanks.len(), "{}", letter.id);
        // Every gap of a text says what is missing, in the language of the text.
        for block in &empty.blocks {
            let FilledContent::Paragraph(_, text) = &block.content else { continue };
            for run in text.0.iter().flatten() {
                if let Run::Blank { rule, missing: Some((_, label)) } = run {
                    assert!(rule.contains("__") && !label.is_empty(), "{}", block.id);
                }
            }
        }
    }
    let mut text = String::new();
    let nobody = Case::new("1".to_owned(), "trp-first".parse().unwrap());
    for language in [Language::Kk, Language::Ru] {
        let letter = filled(&book, &nobody, "inviting-party-letter", &[language]);
        text.push_str(&letter.to_text(language));
    }
    golden("empty-case", &text);
}

#[test]
fn what_is_missing_is_told_in_words() {
    let book = book();
    let mut case = sample(&book);
    case.facts.remove(&"letter.authority_kk".parse().unwrap());
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    let [finding] = letter.findings.as_slice() else { panic!("{:?}", letter.findings) };
    assert_eq!(finding.severity, Severity::Hint);
    for (language, said) in [
        (Language::En, "Letter of the inviting party: “Addressee, in Kazakh” is not known"),
        (Language::Ru, "Письмо принимающей стороны: сведение «Адресат на казахском» неизвестно"),
        (Language::Kk, "Қабылдаушы тараптың хаты: «Адресат қазақша» мәліметі белгісіз"),
    ] {
        let told = words::finding(&book, finding, language);
        assert!(told.text.starts_with(said), "{}", told.text);
        assert!(!told.hint.is_empty());
    }
}

/// Kazakh months take their endings, and no other word does.
#[test]
fn kazakh_dates_are_declined_in_all_twelve_months() {
    let book = book();
    let endings = [
        "қаңтарда",
        "ақпанда",
        "наурызда",
        "сәуірде",
        "мамырда",
        "маусымда",
        "шілдеде",
        "тамызда",
        "қыркүйекте",
        "қазанда",
        "қарашада",
        "желтоқсанда",
    ];
    for (at, month) in endings.iter().enumerate() {
        let mut case = sample(&book);
        put(&book, &mut case, "stay.entered_on", &format!("2026-{:02}-02", at + 1));
        let text = filled(&book, &case, "inviting-party-letter", &[]).to_text(Language::Kk);
        assert!(text.contains(&format!("2026 жылғы 2\u{a0}{month} кірді")), "{text}");
    }
    let text = filled(&book, &sample(&book), "inviting-party-letter", &[]).to_text(Language::Kk);
    assert!(text.contains("2026 жылғы 27\u{a0}қазандағы № 118 шарт"), "{text}");
    assert!(text.contains("2027 жылғы 2\u{a0}қарашаға дейін"), "{text}");
}

#[test]
fn every_example_of_a_letter_holds() {
    let book = book();
    assert!(book.letter_examples.len() >= 25, "only {}", book.letter_examples.len());
    let mut wrong = String::new();
    for example in &book.letter_examples {
        for mismatch in run_letter_example(&book, example).err().into_iter().flatten() {
            let _ = writeln!(wrong, "{mismatch}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_printed_rule_book_shows_the_letters() {
    for language in Language::ALL {
        let text = words::book(&book(), language);
        for letter in &book().letters {
            assert!(text.contains(letter.title.in_language(language)), "{language} {}", letter.id);
        }
        assert!(text.contains("[undertaking]"), "{language}");
    }
}
