//! What a passport says beside what the case says.

use permitpack::domain::mrz::{Certainty, read};
use permitpack::domain::{Answer, AsOf, FactId, Mrz, PersonAt, Value};
use permitpack::rules::{MrzField, RawValue, builtin, parse_value};
use permitpack::session::case_file;
use permitpack::session::passport::{Asked, differences, differences_of_reading, zones};

const SAMPLE: &str = include_str!("../../../src/session/sample/case.toml");
const ZONE: &str =
    "P<UZBTESTOV<<BOBUR<<<<<<<<<<<<<<<<<<<<<<<<<<\nFA00000016UZB8802299M2902289<<<<<<<<<<<<<<02";

#[test]
fn differences_stand_side_by_side_and_nothing_is_filled_in() {
    let book = builtin().unwrap_or_else(|errors| panic!("{errors}"));
    let mut case = case_file::read(SAMPLE, "case.toml", &book).case.unwrap();
    let as_of = AsOf("2026-11-24".parse().unwrap());
    let zone: FactId = zones(&book).next().unwrap().clone();
    let mrz: Mrz = ZONE.parse().unwrap();
    let rows = differences(Asked { book: &book, case: &case, as_of }, &zone, &mrz);
    let fact = |field| rows.iter().find(|row| row.field == field).unwrap().fact.clone();
    let (surname, number) = (fact(MrzField::Surname), fact(MrzField::DocumentNumber));
    let mut put = |fact: &FactId, text: &str| {
        let question = book.question(fact).unwrap();
        case.facts.set(fact.clone(), parse_value(&book, question, &RawValue::from(text)));
    };
    put(&surname, "Testov");
    put(&number, "FA 0000002");
    let before = case.clone();
    let asked = Asked { book: &book, case: &case, as_of };
    let rows = differences(asked, &zone, &mrz);
    let row = |field| rows.iter().find(|row| row.field == field).unwrap();
    assert!(row(MrzField::Surname).is_same());
    let number = row(MrzField::DocumentNumber);
    assert!(!number.is_same());
    assert_eq!(number.read, Value::Text("FA0000001".to_owned()));
    assert!(
        matches!(&number.answer, Some(Answer::Accepted(Value::Text(text))) if text.contains('2'))
    );
    let day = |text: &str| Value::Date(text.parse().unwrap());
    assert_eq!(row(MrzField::BirthDate).read, day("1988-02-29"));
    assert_eq!(row(MrzField::ExpiryDate).read, day("2029-02-28"));
    assert_eq!(rows.len(), 7, "all that the rule book compares");
    assert_eq!(case, before);

    // Of a reading in doubt the doubt is said; of one with wrong digits nothing is offered.
    let once = read(&[ZONE.to_owned()]).unwrap();
    let rows = differences_of_reading(asked, &PersonAt::Applicant, &once);
    assert!(rows.iter().all(|row| row.certainty == Certainty::Uncertain) && !rows.is_empty());
    let twice = read(&[ZONE.to_owned(), ZONE.to_owned()]).unwrap();
    let rows = differences_of_reading(asked, &PersonAt::Applicant, &twice);
    let certainty = |field| rows.iter().find(|row| row.field == field).unwrap().certainty;
    assert_eq!(certainty(MrzField::DocumentNumber), Certainty::Proven);
    assert_eq!(certainty(MrzField::Surname), Certainty::Read);
    let wrong = ZONE.replace("FA00000016", "FA00000026");
    let wrong = read(&[wrong.clone(), wrong]).unwrap();
    assert!(differences_of_reading(asked, &PersonAt::Applicant, &wrong).is_empty());
}
