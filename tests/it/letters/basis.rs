//! Every letter says at the foot of its last page what it rests on, in its languages, and what is in doubt.

use permitpack::domain::Language;
use permitpack::export::letters::file_stem;
use permitpack::rules::SourceKind;

use super::pages::{boxes, each, printed};
use super::{book, filled, sample};

#[test]
fn acts_are_named_by_number_and_article_in_the_language_of_the_letter() {
    let book = book();
    let case = sample(&book);
    let basis = |letter: &str, language| {
        let letter = filled(&book, &case, letter, &[language]);
        let [basis] = letter.basis.as_slice() else { panic!("{:?}", letter.basis) };
        basis.clone()
    };
    for (letter, language, said) in [
        (
            "passport-loss-statement",
            Language::Ru,
            "Основание: приказ МВД РК от 27 января 2016 года № 83, п. 16. Действие нормы не проверено.",
        ),
        (
            "passport-loss-statement",
            Language::Kk,
            "Негізі: ҚР ІІМ-нің 2016 жылғы 27 қаңтардағы № 83 бұйрығы, 16-тармақ. Норманың қолданыста екені тексерілмеген.",
        ),
        (
            "passport-loss-statement",
            Language::En,
            "Basis: MIA Order No. 83 of 27 January 2016, para. 16. Not checked whether it is in force.",
        ),
        // The title names the article; it is not named twice.
        (
            "inviting-party-letter",
            Language::Ru,
            "Основание: Закон «О миграции населения», статья 6-1 (закон РК от 22 июля 2011 года). Форма произвольная.",
        ),
        // Four sources tell of one act.
        (
            "registration-sheet",
            Language::Ru,
            "Основание: приказ МВД РК от 17 ноября 2025 года № 923.",
        ),
        ("receipt-strip", Language::Ru, "Форма произвольная."),
    ] {
        assert_eq!(basis(letter, language), said, "{letter}");
    }
}

#[test]
fn no_letter_keeps_silent_and_firms_and_newspapers_are_no_law() {
    let book = book();
    for letter in each(&book) {
        let name = file_stem(&letter);
        assert_eq!(letter.basis.len(), letter.languages.len(), "{name}");
        for (basis, language) in letter.basis.iter().zip(&letter.languages) {
            assert!(!basis.is_empty() && !basis.contains('‹'), "{name}: {basis}");
            let grounds = &book.letter(&letter.id).unwrap().grounds;
            for citation in &grounds.citations {
                let source = &book.sources[&citation.source];
                let title = source.title.in_language(*language);
                match source.kind {
                    SourceKind::Act => {
                        let act = source.act.as_ref().unwrap().in_language(*language);
                        assert!(basis.contains(act), "{name}: {act} is not in {basis}");
                    }
                    SourceKind::Official => {}
                    SourceKind::Press
                    | SourceKind::Firm
                    | SourceKind::Dataset
                    | SourceKind::Judgement => assert!(!basis.contains(title), "{name}: {basis}"),
                }
            }
        }
    }
}

#[test]
fn it_stands_at_the_foot_of_the_last_page_below_everything_else() {
    for (letter, pdf) in printed() {
        let name = file_stem(letter);
        let Some(words) = boxes(pdf) else { return };
        let last = words.iter().map(|word| word.page).max().unwrap();
        // The last words of the line, without the foot of a sheet and the number of the page.
        for basis in &letter.basis {
            let end = basis.split_whitespace().next_back().unwrap();
            let found = words.iter().rfind(|word| word.text == end);
            let found = found.unwrap_or_else(|| panic!("{name}: {end} is not on its pages"));
            assert_eq!(found.page, last, "{name}");
            assert!(found.bottom > 730.0, "{name}: {end} at {}", found.bottom);
            assert!(found.bottom < 785.0, "{name}: {end} at {}", found.bottom);
        }
    }
}
