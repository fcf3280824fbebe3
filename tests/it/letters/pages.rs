//! The pages of letters: nothing is cut, other programs can read them. Set `PERMITPACK_PAGES_OUT` to a
//! folder to look at them.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use permitpack::domain::{Case, Language};
use permitpack::export::letters::{FilledLetter, Press, file_stem, letter_pdf};
use permitpack::rules::RuleBook;

use super::{book, case_for, day, dependant, filled, put, sample};

/// Left, right and lower edge of the text in points, with the foot below.
const EDGES: (f64, f64, f64) = (70.0, 553.5, 792.0);

fn pdf(press: &mut Press, letter: &FilledLetter) -> Vec<u8> {
    let own = press.set(letter).unwrap();
    let pdf = letter_pdf(letter, own, day().0).unwrap();
    if let Some(folder) = std::env::var_os("PERMITPACK_PAGES_OUT") {
        let path = PathBuf::from(folder).join(file_stem(letter)).with_extension("pdf");
        std::fs::write(path, &pdf).unwrap();
    }
    pdf
}

/// What an outside program says of a PDF; `None` when it is not there.
pub(super) fn asked(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, pdf).unwrap();
    let Ok(output) = Command::new(program).args(before).arg(&path).args(after).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The words of a PDF, without line ends.
pub(super) fn text(pdf: &[u8]) -> Option<String> {
    let text = asked("pdftotext", &[], pdf, &["-"])?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Every letter in the languages of its addressee and in each language alone.
pub(super) fn each(book: &RuleBook) -> Vec<FilledLetter> {
    let mut all = Vec::new();
    for letter in &book.letters {
        let case = case_for(book, &letter.id);
        for languages in [&[][..], &[Language::En], &[Language::Ru], &[Language::Kk]] {
            all.push(filled(book, &case, letter.id.as_str(), languages));
        }
    }
    all
}

/// The same as PDF, made once for all tests.
pub(super) fn printed() -> &'static [(FilledLetter, Vec<u8>)] {
    static PRINTED: OnceLock<Vec<(FilledLetter, Vec<u8>)>> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let mut press = Press::new();
        let letters = each(&book()).into_iter();
        letters
            .map(|letter| {
                let pdf = pdf(&mut press, &letter);
                (letter, pdf)
            })
            .collect()
    })
}

/// No word lies upon another.
fn assert_apart(name: &str, words: &[Word]) {
    for (at, word) in words.iter().enumerate() {
        for other in words.iter().skip(at + 1).take_while(|other| other.page == word.page) {
            let wide = word.right.min(other.right) - word.left.max(other.left);
            let high = word.bottom.min(other.bottom) - word.top.max(other.top);
            // The boxes of lines set close reach into each other by a hair.
            let least = (word.bottom - word.top).min(other.bottom - other.top);
            let is_apart = wide < 1.0 || high < least * 0.35;
            assert!(is_apart, "{name} {}: {} upon {}", word.page, word.text, other.text);
        }
    }
}

#[test]
fn other_programs_read_every_letter_and_its_fonts_are_embedded() {
    for (letter, pdf) in printed() {
        let name = file_stem(letter);
        if let Some(told) = asked("qpdf", &["--check"], pdf, &[]) {
            assert!(told.contains("No syntax or stream encoding errors"), "{name}: {told}");
        }
        if let Some(fonts) = asked("pdffonts", &[], pdf, &[]) {
            let rows: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!rows.is_empty(), "{name}");
            for row in rows {
                // Columns from the right: object (two words), uni, sub, emb.
                let words: Vec<&str> = row.split_whitespace().rev().collect();
                assert_eq!((words[4], words[2]), ("yes", "yes"), "{name}: {row}");
            }
        }
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let book = book();
    let letter = filled(&book, &sample(&book), "inviting-party-letter", &[]);
    let first = pdf(&mut Press::new(), &letter);
    let mut press = Press::new();
    press.set(&filled(&book, &sample(&book), "cover-letter", &[])).unwrap();
    assert_eq!(first, pdf(&mut press, &letter));
}

#[test]
fn text_comes_out_in_the_order_in_which_it_is_read() {
    let book = book();
    let mut press = Press::new();
    for (languages, parts) in [
        (
            &[][..],
            &[
                &[
                    "«Мысал Инжиниринг» ЖШС",
                    "беру туралы өтінішхат",
                    "Ресей",
                    "міндеттенеміз",
                    "Қосымша",
                ][..],
                &[
                    "ТОО «Мысал Инжиниринг»",
                    "Ходатайство о выдаче",
                    "Россия",
                    "Обязуемся",
                    "Приложение",
                ],
            ][..],
        ),
        (
            &[Language::En],
            &[&[
                "Copy for reading",
                "Petition for",
                "Russia",
                "We undertake",
                "Enclosed",
                "Ким А. В.",
            ][..]],
        ),
    ] {
        let letter = filled(&book, &sample(&book), "inviting-party-letter", languages);
        let pdf = pdf(&mut press, &letter);
        let Some(text) = asked("pdftotext", &[], &pdf, &["-"]) else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for order in parts {
            let places: Vec<Option<usize>> = order.iter().map(|part| text.find(part)).collect();
            assert!(places.iter().all(Option::is_some), "{order:?} {places:?}: {text}");
            assert!(places.is_sorted(), "{order:?} {places:?}: {text}");
        }
    }
}

/// Words that are all different, so that each can be found again: `Аа000 Аа001 …`.
fn counted(stem: &str, characters: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut length = 0;
    while length < characters {
        let word = format!("{stem}{:03}", words.len());
        length += word.chars().count() + 1;
        words.push(word);
    }
    words
}

/// A case with names and addresses as long as they can be, and twelve dependants.
fn long(book: &RuleBook, mut case: Case) -> (Case, Vec<String>) {
    let mut all = Vec::new();
    for (fact, stem, length) in [
        ("dwelling.address_kk", "Көше", 300),
        ("dwelling.address_ru", "улица", 300),
        ("employer.address_kk", "Даңғыл", 300),
        ("employer.address_ru", "проспект", 300),
        ("employer.name_kk", "Серіктестік", 200),
        ("employer.name_ru", "Товарищество", 200),
        ("employer.head_name", "Басшы", 120),
        ("representative.name", "Өкіл", 120),
        ("host.name", "Қабылдаушы", 150),
        ("dwelling.owner_name", "Иесі", 150),
        ("letter.authority_kk", "Басқарма", 200),
        ("letter.authority_ru", "Управление", 200),
        ("applicant.surname_cyrillic", "Тегі", 90),
        ("applicant.given_names_cyrillic", "Аты", 90),
        ("work.position_kk", "Лауазым", 150),
        ("work.position_ru", "Должность", 150),
        ("kin.name", "Туыс", 150),
        ("move.address", "Мекенжай", 300),
        ("loss.place", "Вокзал", 300),
        ("loss.circumstances", "Обстоятельство", 600),
        ("applicant.birth_place", "Город", 150),
        ("applicant.passport_issuer", "Выдан", 150),
    ] {
        let words = counted(stem, length);
        put(book, &mut case, fact, &words.join(" "));
        all.extend(words);
    }
    let latin = ["MAXIMILIANO", "WOLFESCHLEGELSTEIN", "HAUSENBERGERDORFF", "VAN-DER-VELDENHOVEN"];
    put(book, &mut case, "applicant.surname", &latin.join(" "));
    for at in 0..12_u8 {
        let letter = char::from(b'A' + at);
        let surname = format!("{letter}BRAMOVICHSKAYA-ZAKHAROVICHENKO");
        dependant(
            book,
            &mut case,
            &[
                ("dependant.surname", &surname),
                ("dependant.given_names", &format!("{letter}NASTASIA {letter}LEKSANDRA MARIA")),
                ("dependant.birth_date", "2015-03-01"),
                ("dependant.relation", "child"),
                ("dependant.citizenship", "RU"),
                ("dependant.passport_number", &format!("75 99{at:05}")),
            ],
        );
    }
    (case, all)
}

/// A word of a page with its box, in points from the upper left corner.
pub(super) struct Word {
    pub(super) page: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) text: String,
}

/// Words of the pages with their boxes, by `pdftotext -bbox`.
pub(super) fn boxes(pdf: &[u8]) -> Option<Vec<Word>> {
    let html = asked("pdftotext", &["-bbox"], pdf, &["-"])?;
    let mut page = 0;
    let mut words = Vec::new();
    for line in html.lines() {
        let line = line.trim();
        if line.starts_with("<page") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let number = |key: &str| -> f64 {
            let after = rest.split(&format!("{key}=\"")).nth(1).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        let text = rest.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
        words.push(Word {
            page,
            left: number("xMin"),
            right: number("xMax"),
            top: number("yMin"),
            bottom: number("yMax"),
            text,
        });
    }
    Some(words)
}

#[test]
fn no_fact_is_ever_cut_however_long_it_is() {
    let book = book();
    let mut press = Press::new();
    for letter in &book.letters {
        for languages in [&[][..], &[Language::En], &[Language::Kk, Language::Ru, Language::En]] {
            let (case, words) = long(&book, case_for(&book, &letter.id));
            let filled = filled(&book, &case, letter.id.as_str(), languages);
            let pdf = pdf(&mut press, &filled);
            let Some(found) = boxes(&pdf) else { return };
            let name = file_stem(&filled);
            for Word { page, left, right, bottom, text, .. } in &found {
                assert!(
                    *left >= EDGES.0 && *right <= EDGES.1,
                    "{name} {page}: {text} {left} {right}"
                );
                assert!(*bottom <= EDGES.2, "{name} {page}: {text} ends at {bottom}");
            }
            assert_apart(&name, &found);
            // What the letter says at all is on its pages from the first word to the last.
            let printed: String = found.iter().map(|word| word.text.as_str()).collect();
            let said: Vec<String> =
                filled.languages.iter().map(|language| filled.to_text(*language)).collect();
            for word in words.iter().filter(|word| said.iter().any(|text| text.contains(*word))) {
                assert!(printed.contains(word.as_str()), "{name}: {word} is not on its pages");
            }
        }
    }
}

#[test]
fn twelve_dependants_go_on_over_the_page_under_a_repeated_head() {
    let book = book();
    let mut press = Press::new();
    let (mut case, _) = long(&book, sample(&book));
    for at in 0..24 {
        dependant(
            &book,
            &mut case,
            &[
                ("dependant.surname", "IVANOVA"),
                ("dependant.given_names", "ANNA"),
                ("dependant.birth_date", "2016-05-05"),
                ("dependant.relation", "child"),
                ("dependant.citizenship", "RU"),
                ("dependant.passport_number", &format!("76 88{at:05}")),
            ],
        );
    }
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    let pdf = pdf(&mut press, &letter);
    let Some(found) = boxes(&pdf) else { return };
    let pages = found.iter().map(|word| word.page).max().unwrap();
    assert!(pages >= 3, "{pages} pages");
    let printed: String = found.iter().map(|word| word.text.as_str()).collect();
    for at in 0..12 {
        assert!(
            printed.contains(&format!("7599{at:05}")) || printed.contains(&format!("99{at:05}"))
        );
    }
    for at in 0..24 {
        assert!(printed.contains(&format!("88{at:05}")), "{at}");
    }
    let heads = found.iter().filter(|word| word.text == "Туыстығы").count();
    assert!(heads >= 2, "the head stands {heads} times");
    // The signature is on the last page, with words above it.
    let last: Vec<_> = found.iter().filter(|word| word.page == pages).collect();
    assert!(last.len() > 12, "a signature alone on its page");
}

#[test]
fn letters_are_laid_out_fast() {
    let book = book();
    let case = sample(&book);
    let mut press = Press::new();
    let letter = filled(&book, &case, "inviting-party-letter", &[]);
    press.page_count(&letter);
    let count = 20_u32;
    let start = Instant::now();
    for _ in 0..count {
        let letter = filled(&book, &case, "inviting-party-letter", &[]);
        assert!(press.page_count(&letter) > 0);
    }
    let each = start.elapsed() / count;
    println!("fill and lay out (debug build): {each:?} a letter; see examples/letters_speed.rs");
}
