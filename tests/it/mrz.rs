//! Machine readable zones: the specimens of ICAO Doc 9303, and what happens when one is damaged.

use permitpack::domain::id_number::Sex;
use permitpack::domain::mrz::{CheckedField, MrzError, MrzFormat};
use permitpack::domain::{AsOf, Mrz, ValueProblem};
use proptest::prelude::*;

use crate::values::{day, text, vectors};

const PASSPORT: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                        L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const CARD: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n\
                    7408122F1204159UTO<<<<<<<<<<<6\n\
                    ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const MEDIUM: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n\
                      D231458907UTO7408122F1204159<<<<<<<6";
const LONG_NUMBER: &str = "I<UTOD23145890<7349<<<<<<<<<<<\n\
                           3407127M9507122UTO<<<<<<<<<<<2\n\
                           STEVENSON<<PETER<JOHN<<<<<<<<<";

fn as_of() -> AsOf {
    AsOf(day("2026-11-22"))
}

#[test]
fn the_specimens_are_read_field_by_field() {
    for (zone, format, number, optional) in [
        (PASSPORT, MrzFormat::Td3, "L898902C3", "ZE184226B"),
        (CARD, MrzFormat::Td1, "D23145890", ""),
        (MEDIUM, MrzFormat::Td2, "D23145890", ""),
    ] {
        let mrz: Mrz = zone.parse().expect("a specimen");
        assert_eq!(mrz.format(), format);
        assert_eq!(mrz.document_number(), number);
        assert_eq!(mrz.optional_data(), optional);
        assert_eq!((mrz.issuer(), mrz.nationality()), ("UTO", "UTO"));
        assert_eq!(mrz.surname(), "ERIKSSON");
        assert_eq!(mrz.given_names(), "ANNA MARIA");
        assert!(!mrz.names_may_be_cut());
        assert_eq!(mrz.sex(), Some(Sex::Female));
        assert_eq!(mrz.born_on(as_of()), Some(day("1974-08-12")));
        assert_eq!(mrz.expires_on(as_of()), Some(day("2012-04-15")));
        assert_eq!(mrz.to_string(), zone);
        // In one run, in small letters, with spaces: the same zone.
        let run = zone.replace('\n', "  ").to_lowercase();
        assert_eq!(run.parse().as_ref(), Ok(&mrz));
    }
}

#[test]
fn a_long_document_number_goes_on_in_the_optional_data() {
    let mrz: Mrz = LONG_NUMBER.parse().expect("a specimen");
    assert_eq!(mrz.document_number(), "D23145890734");
    assert_eq!(mrz.optional_data(), "");
    assert_eq!(mrz.born_on(as_of()), Some(day("1934-07-12")));
    assert_eq!(mrz.expires_on(as_of()), Some(day("1995-07-12")));
    let wrong = LONG_NUMBER.replace("7349", "7359");
    let error = wrong.parse::<Mrz>().expect_err("a changed digit");
    let MrzError::CheckDigits(fields) = error else { panic!("{error}") };
    assert!(fields.contains(&CheckedField::DocumentNumber));
}

#[test]
fn every_wrong_check_digit_is_named() {
    for (from, to, fields) in [
        ("<<<10", "<<<11", &[CheckedField::Composite][..]),
        ("C36UTO", "C37UTO", &[CheckedField::DocumentNumber, CheckedField::Composite]),
        ("L898902C", "L8989O2C", &[CheckedField::DocumentNumber, CheckedField::Composite]),
        ("7408122F", "7408132F", &[CheckedField::BirthDate, CheckedField::Composite]),
        ("1204159Z", "1304159Z", &[CheckedField::ExpiryDate, CheckedField::Composite]),
        ("184226B", "184227B", &[CheckedField::OptionalData, CheckedField::Composite]),
    ] {
        let zone = PASSPORT.replace(from, to);
        let error = zone.parse::<Mrz>().expect_err(&zone);
        assert_eq!(error, MrzError::CheckDigits(fields.to_vec()), "{zone}");
        assert_eq!(ValueProblem::from(&error), ValueProblem::WrongCheckDigit);
    }
}

#[test]
fn other_shapes_are_refused_by_name() {
    let error = |text: &str| text.parse::<Mrz>().expect_err(text);
    assert_eq!(error(""), MrzError::Shape { found: vec![] });
    assert_eq!(error("P<UTO\nL898"), MrzError::Shape { found: vec![5, 4] });
    let shifted = PASSPORT.replacen("<\n", "\n<", 1);
    assert_eq!(error(&shifted), MrzError::Shape { found: vec![43, 45] });
    assert_eq!(
        error(&PASSPORT.replace("L8", "Л8")),
        MrzError::Character { character: 'Л', line: 2, place: 1 }
    );
    // A sharp s must not turn into two letters.
    assert!(matches!(error(&PASSPORT.replace("SS", "ß")), MrzError::Character { .. }));
    assert_eq!(error(&PASSPORT.replacen("P<", "V<", 1)), MrzError::Visa);
}

#[test]
fn unknown_parts_of_a_birth_date_are_no_date_and_no_error() {
    // 1965, month and day not known: 65 and fillers (9303-3, 4.8); 6×7 + 5×3 = 57.
    let second = "L898902C3<UTO65<<<<7<1204159ZE184226B<<<<<1";
    let number_digit = mrz::check_digit("L898902C3").unwrap();
    let second = second.replacen("C3<", &format!("C3{number_digit}"), 1);
    let covered = format!("{}{}{}", &second[..10], &second[13..20], &second[21..43]);
    let composite = mrz::check_digit(&covered).unwrap();
    let zone = format!("P<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n{second}{composite}");
    let mrz: Mrz = zone.parse().expect("allowed");
    assert_eq!(mrz.born_on(as_of()), None);
    assert_eq!(mrz.sex(), None);
    assert_eq!((mrz.surname().as_str(), mrz.given_names().as_str()), ("ERIKSSON", ""));
    // A day that cannot exist is refused although every check digit agrees.
    let second = second.replacen("65<<<<7", "7413124", 1);
    let digit = mrz::check_digit("741312").unwrap();
    let second = second.replacen("7413124", &format!("741312{digit}"), 1);
    let covered = format!("{}{}{}", &second[..10], &second[13..20], &second[21..43]);
    let composite = mrz::check_digit(&covered).unwrap();
    let zone = format!("P<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n{second}{composite}");
    assert_eq!(zone.parse::<Mrz>(), Err(MrzError::NoSuchDate(CheckedField::BirthDate)));
}

#[test]
fn the_century_follows_the_day_of_assessment() {
    let mrz: Mrz = PASSPORT.parse().expect("a specimen");
    for (today, born, expires) in [
        ("1975-01-01", "1974-08-12", "2012-04-15"),
        ("2012-04-16", "1974-08-12", "2012-04-15"),
        ("2074-08-11", "1974-08-12", "2112-04-15"),
        ("2074-08-12", "2074-08-12", "2112-04-15"),
    ] {
        let as_of = AsOf(day(today));
        assert_eq!(mrz.born_on(as_of), Some(day(born)), "{today}");
        assert_eq!(mrz.expires_on(as_of), Some(day(expires)), "{today}");
    }
}

#[test]
fn a_card_of_kazakhstan_carries_the_iin() {
    let line1 = "IDKAZ0123456784900101300007<<<";
    let line2 = "9001011M3001012KAZ<<<<<<<<<<<";
    let number = mrz::check_digit("012345678").unwrap();
    let line1 = line1.replacen("4900101", &format!("{number}900101"), 1);
    let birth = mrz::check_digit("900101").unwrap();
    let expiry = mrz::check_digit("300101").unwrap();
    let line2 = line2.replacen("9001011", &format!("900101{birth}"), 1).replacen(
        "3001012",
        &format!("300101{expiry}"),
        1,
    );
    let covered = format!("{}{}{}{}", &line1[5..30], &line2[..7], &line2[8..15], &line2[18..29]);
    let composite = mrz::check_digit(&covered).unwrap();
    let zone = format!("{line1}\n{line2}{composite}\nTESTOV<<TEST<<<<<<<<<<<<<<<<<<");
    let mrz: Mrz = zone.parse().expect("right");
    assert_eq!(mrz.iin().map(|iin| iin.to_string()).as_deref(), Some("900101300007"));
    assert_eq!("I<UTO".len(), 5);
    assert_eq!(CARD.parse::<Mrz>().expect("a specimen").iin(), None);
    let shown = format!("{mrz:?}");
    assert!(!shown.contains("TESTOV") && !shown.contains("9001"), "{shown}");
}

proptest! {
    #[test]
    fn no_input_panics(
        text in any::<String>(),
        zone in "([A-Z0-9<]{30}\n){3}|([A-Z0-9<]{36}\n){2}|([A-Z0-9<]{44}\n){2}",
    ) {
        for text in [text, zone] {
            let _ = text.parse::<Mrz>();
        }
    }

    /// What stands behind check digits cannot change unnoticed, save for the swaps that are known
    /// to weigh the same modulo ten (such as K for A): 9303 weighs 7, 3, 1.
    #[test]
    fn a_changed_digit_is_caught(place in 0..44_usize, digit in b'0'..=b'9') {
        let (first, second) = PASSPORT.split_once('\n').unwrap();
        let mut wrong = second.as_bytes().to_vec();
        prop_assume!(wrong[place].is_ascii_digit() && wrong[place] != digit);
        wrong[place] = digit;
        let zone = format!("{first}\n{}", String::from_utf8(wrong).unwrap());
        prop_assert!(zone.parse::<Mrz>().is_err());
    }
}

#[test]
fn the_shared_zones_hold() {
    let Some(vectors) = vectors() else { return };
    for vector in vectors["mrz"].as_array().expect("a list") {
        let lines: Vec<&str> =
            vector["lines"].as_array().expect("lines").iter().filter_map(|l| l.as_str()).collect();
        let parsed = lines.join("\n").parse::<Mrz>();
        if text(vector, "expect") == "valid" {
            let mrz = parsed.unwrap_or_else(|error| panic!("{vector}: {error}"));
            assert_eq!(format!("{:?}", mrz.format()).to_uppercase(), text(vector, "kind"));
            continue;
        }
        let field = match text(vector, "field") {
            "composite_check" => CheckedField::Composite,
            "document_number_check" => CheckedField::DocumentNumber,
            other => panic!("{other}"),
        };
        let error = parsed.expect_err("invalid");
        assert!(matches!(&error, MrzError::CheckDigits(f) if f.contains(&field)), "{vector}");
    }
}
