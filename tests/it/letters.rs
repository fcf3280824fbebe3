//! Letters and data sheets as a clerk gets them: their words, their pages, what they lack.
//!
//! The golden files under `tests/golden/letters/` are written anew when `PERMITPACK_GOLDEN` is set.

mod basis;
mod edits;
mod loading;
mod pages;
mod paper;
mod printing;
mod texts;

use std::sync::Arc;

use permitpack::domain::{
    Answer, AsOf, Case, Digest, FactId, Facts, FileKind, FileRef, GroupId, Language, LetterId,
};
use permitpack::export::letters::{FilledLetter, Letters};
use permitpack::export::plan::PackOptions;
use permitpack::rules::{Assessment, RawValue, RuleBook, assess, builtin, parse_value};
use permitpack::session::case_file;

const SAMPLE: &str = include_str!("../../src/session/sample/case.toml");

fn book() -> Arc<RuleBook> {
    builtin().unwrap_or_else(|errors| panic!("{errors}"))
}

fn day() -> AsOf {
    AsOf("2026-11-24".parse().unwrap())
}

fn id(text: &str) -> LetterId {
    LetterId::new(text).unwrap()
}

/// A case out of the text of `case.toml`; every document gets a file of two pages.
#[track_caller]
fn case_of(book: &RuleBook, text: &str) -> Case {
    let read = case_file::read(text, "case.toml", book);
    let Some(mut case) = read.case else { panic!("{}", read.mistakes) };
    for (at, document) in case.documents.iter_mut().enumerate() {
        document.files.push(FileRef::new(
            Digest([u8::try_from(at).unwrap(); 32]),
            "scan.pdf".to_owned(),
            1,
            FileKind::Pdf,
            2,
        ));
    }
    case
}

/// The sample case, full.
fn sample(book: &RuleBook) -> Case {
    let mut case = case_of(book, SAMPLE);
    put(
        book,
        &mut case,
        "letter.authority_kk",
        "Астана қаласы Полиция департаментінің көші-қон қызметі басқармасына",
    );
    put(
        book,
        &mut case,
        "letter.authority_ru",
        "Управление миграционной службы Департамента полиции города Астаны",
    );
    case
}

#[track_caller]
fn answer(book: &RuleBook, fact: &str, typed: &str) -> (FactId, Answer) {
    let fact = FactId::new(fact).unwrap();
    let question = book.question(&fact).unwrap_or_else(|| panic!("no question {fact}"));
    let answer = parse_value(book, question, &RawValue::from(typed));
    assert!(matches!(answer, Answer::Accepted(_)), "{typed} is no answer to {fact}");
    (fact, answer)
}

#[track_caller]
fn put(book: &RuleBook, case: &mut Case, fact: &str, typed: &str) {
    let (fact, answer) = answer(book, fact, typed);
    case.facts.set(fact, answer);
}

#[track_caller]
fn dependant(book: &RuleBook, case: &mut Case, facts: &[(&str, &str)]) {
    let record: Facts = facts.iter().map(|(fact, typed)| answer(book, fact, typed)).collect();
    case.groups.entry(GroupId::new("dependant").unwrap()).or_default().push(record);
}

/// The case in which a letter is written, everything it needs answered.
fn case_for(book: &RuleBook, letter: &LetterId) -> Case {
    let mut case = sample(book);
    let procedure = |case: &mut Case, text: &str| {
        case.procedure = text.parse().unwrap();
        if !text.starts_with("trp") {
            case.category = None;
        }
    };
    let mut facts: Vec<(&str, &str)> = Vec::new();
    match letter.as_str() {
        "inviting-person-letter" => {
            case.category = "family".parse().ok();
            facts.extend([
                ("host.kind", "individual"),
                ("host.name", "Мысалова Айгүл Ерланқызы"),
                ("host.iin", "820515400007"),
                ("kin.name", "Мысалова Айгүл Ерланқызы"),
                ("kin.iin", "820515400007"),
                ("kin.relation", "spouse"),
            ]);
        }
        "cv-frame" => case.category = "aifc-staff".parse().ok(),
        "applicant-power-draft" => facts.push(("representative.files_alone", "true")),
        "authority-order-draft" => facts.push(("representative.authority", "order")),
        "arrival-notice-sheet" => procedure(&mut case, "arrival-notice"),
        "registration-sheet" => procedure(&mut case, "registration"),
        "address-change-sheet" => {
            procedure(&mut case, "re-registration");
            facts.push(("dwelling.changed_on", "2026-11-20"));
        }
        "region-move-notice" => {
            procedure(&mut case, "region-move");
            facts.extend([
                ("move.moved_on", "2026-11-20"),
                ("move.days", "12"),
                ("move.address", "г. Алматы, ул. Мысал, д. 5"),
            ]);
        }
        "passport-loss-statement" => {
            procedure(&mut case, "passport-loss");
            facts.extend([
                ("loss.lost_on", "2026-11-19"),
                ("loss.place", "г. Астана, вокзал"),
                ("loss.circumstances", "пропажа сумки с документами в зале ожидания"),
            ]);
        }
        "cancellation-request" => {
            procedure(&mut case, "trp-new-employer");
            facts.extend([
                ("old_permit.alive", "true"),
                ("permit.number", "012345678"),
                ("permit.issued_on", "2026-01-15"),
                ("permit.expires_on", "2027-01-14"),
                ("contract.previous_ended_on", "2026-11-10"),
                ("old_permit.dismissal_order_on", "2026-11-10"),
            ]);
        }
        _ => {}
    }
    for (fact, typed) in facts {
        put(book, &mut case, fact, typed);
    }
    case
}

/// Fills a letter of a case.
fn filled(book: &RuleBook, case: &Case, letter: &str, languages: &[Language]) -> FilledLetter {
    let assessment: Assessment = assess(book, case, day());
    let options = PackOptions::default();
    let letters = Letters::new(book, case, &assessment, &options).unwrap();
    letters.fill(book.letter(&id(letter)).unwrap(), languages)
}
