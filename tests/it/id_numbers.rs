//! IIN and BIN. The numbers below were made for these tests, with check digits worked out by hand.

use chrono::NaiveDate;
use permitpack::domain::ValueProblem;
use permitpack::domain::id_number::{
    Bin, BinType, BinUnit, IdNumberError, Iin, IinNote, Sex, check_digit,
};
use proptest::prelude::*;

use crate::values::{text, vectors};

/// Any eleven digits with the check digit that belongs to them.
fn complete(number: u64) -> Option<[u8; 12]> {
    let mut digits = [0; 12];
    let mut rest = number;
    for place in digits.iter_mut().take(11).rev() {
        *place = u8::try_from(rest % 10).unwrap();
        rest /= 10;
    }
    let number: [u8; 11] = digits[..11].try_into().unwrap();
    digits[11] = check_digit(&number)?;
    Some(digits)
}

fn written(digits: &[u8; 12]) -> String {
    digits.iter().map(u8::to_string).collect()
}

fn is_valid(digits: &[u8; 12]) -> bool {
    written(digits).parse::<Iin>().is_ok()
}

/// A fixed walk through the eleven-digit numbers: the same sample on every machine.
fn sample() -> impl Iterator<Item = [u8; 12]> {
    (1..=4_000_u64).filter_map(|n| complete(n.wrapping_mul(48_271_777_777) % 100_000_000_000))
}

fn decided_by_first_pass(digits: &[u8; 12]) -> bool {
    let sum: u32 = (1..).zip(&digits[..11]).map(|(w, d): (u32, &u8)| w * u32::from(*d)).sum();
    sum % 11 < 10
}

#[test]
fn a_right_iin_gives_hints_and_no_more() {
    let iin: Iin = " 850110 100214 ".parse().expect("second pass");
    assert_eq!(iin.to_string(), "850110100214");
    let hints = "900101300007".parse::<Iin>().expect("right").hints();
    assert_eq!(hints.born_on, NaiveDate::from_ymd_opt(1990, 1, 1));
    assert_eq!(hints.sex, Some(Sex::Male));
    assert!(hints.notes.is_empty());
    let cases = [
        ("000229600004", Some((2000, 2, 29)), Some(Sex::Female), &[][..]),
        ("800416100254", Some((1880, 4, 16)), Some(Sex::Male), &[IinNote::NineteenthCentury]),
        ("900101000008", None, None, &[IinNote::ForeignersDigit]),
        ("900101700002", None, None, &[IinNote::NoCentury]),
        ("901331300000", None, Some(Sex::Male), &[IinNote::NoSuchDate]),
    ];
    for (number, born, sex, notes) in cases {
        let hints = number.parse::<Iin>().expect(number).hints();
        let born = born.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        assert_eq!((hints.born_on, hints.sex, &*hints.notes), (born, sex, notes), "{number}");
    }
    // An organisation's number where a person's is asked for is odd, not impossible.
    let hints = "970240000816".parse::<Iin>().expect("right check digit").hints();
    assert!(hints.notes.contains(&IinNote::LooksLikeBin));
}

#[test]
fn a_wrong_number_says_what_is_wrong() {
    let cases = [
        ("", IdNumberError::Length { found: 0 }, ValueProblem::WrongLength),
        ("90010130000", IdNumberError::Length { found: 11 }, ValueProblem::WrongLength),
        ("9001013000071", IdNumberError::Length { found: 13 }, ValueProblem::WrongLength),
        (
            "900101 30000О", // a Cyrillic letter
            IdNumberError::Character { character: 'О', place: 12 },
            ValueProblem::WrongCharacter,
        ),
        (
            "٩00101300007",
            IdNumberError::Character { character: '٩', place: 1 },
            ValueProblem::WrongCharacter,
        ),
        ("900101300008", IdNumberError::CheckDigit, ValueProblem::WrongCheckDigit),
        // Remainder 10 twice: whatever the last digit.
        ("860129109170", IdNumberError::NeverIssued, ValueProblem::WrongCheckDigit),
        ("860129109179", IdNumberError::NeverIssued, ValueProblem::WrongCheckDigit),
    ];
    for (number, error, problem) in cases {
        assert_eq!(number.parse::<Iin>(), Err(error), "{number}");
        assert_eq!(number.parse::<Bin>(), Err(error), "{number}");
        assert_eq!(ValueProblem::from(error), problem);
    }
}

#[test]
fn a_bin_says_what_it_belongs_to() {
    let cases = [
        ("970240000816", (97, 2), BinType::Resident, Some(BinUnit::Head)),
        ("950341000052", (95, 3), BinType::Resident, Some(BinUnit::Branch)),
    ];
    for (number, registered, kind, unit) in cases {
        let bin: Bin = number.parse().expect(number);
        assert_eq!((bin.registered(), bin.kind(), bin.unit()), (registered, kind, unit));
        assert_eq!(bin.to_string(), number);
    }
    for (prefix, kind, unit) in [
        (26_115_200_017, Ok(BinType::NonResident), Some(BinUnit::Representation)),
        (26_116_300_017, Ok(BinType::JointEntrepreneurship), Some(BinUnit::Farm)),
        (26_114_700_017, Ok(BinType::Resident), None),
        (26_133_000_017, Err(IdNumberError::LooksLikeIin), None),
        (26_118_000_017, Err(IdNumberError::Type), None),
        (26_134_000_017, Err(IdNumberError::Month { month: 13 }), None),
        (26_004_000_017, Err(IdNumberError::Month { month: 0 }), None),
    ] {
        // The nearest number that has a check digit at all.
        let digits = (prefix..).find_map(complete).expect("soon");
        let bin = written(&digits).parse::<Bin>();
        assert_eq!(bin.map(|bin| bin.kind()), kind, "{digits:?}");
        assert_eq!(bin.ok().and_then(|bin| bin.unit()), unit, "{digits:?}");
    }
}

#[test]
fn twelve_zeros_are_nobodys_number() {
    let zeros = "000000000000";
    assert_eq!(zeros.parse::<Iin>(), Err(IdNumberError::OnlyZeros));
    assert_eq!(zeros.parse::<Bin>(), Err(IdNumberError::OnlyZeros));
    assert_eq!(ValueProblem::from(IdNumberError::OnlyZeros), ValueProblem::Placeholder);
    // Month 13 is odd, but since 2013 no error (shared vectors); a right number with it stays one.
    assert!("901331300000".parse::<Iin>().is_ok());
}

#[test]
fn debug_shows_no_number() {
    let iin: Iin = "900101300007".parse().expect("right");
    let bin: Bin = "970240000816".parse().expect("right");
    let shown = format!("{iin:?} {bin:?}");
    assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
}

/// Proof for the first pass: a digit that changes by `by` moves the remainder by weight × `by`, which
/// eleven divides only where it divides the weight: at the eleventh place.
#[test]
fn the_weights_leave_one_place_unguarded() {
    for place in 1..=11_u32 {
        let unguarded = (1..=9).any(|by| (place * by) % 11 == 0);
        assert_eq!(unguarded, place == 11);
    }
}

#[test]
fn single_slips_are_caught_at_the_stated_rate() {
    let (mut slips, mut caught, mut first_pass_slips) = (0_u32, 0_u32, 0_u32);
    for right in sample() {
        assert!(is_valid(&right));
        for place in 0..12 {
            for digit in (0..10).filter(|digit| *digit != right[place]) {
                let mut wrong = right;
                wrong[place] = digit;
                let is_caught = !is_valid(&wrong);
                slips += 1;
                caught += u32::from(is_caught);
                if decided_by_first_pass(&right) && decided_by_first_pass(&wrong) {
                    first_pass_slips += 1;
                    // Caught everywhere but at the unguarded place, and there never.
                    assert_eq!(is_caught, place != 10, "{right:?} {wrong:?}");
                }
            }
        }
    }
    let rate = f64::from(caught) / f64::from(slips);
    let share = f64::from(first_pass_slips) / f64::from(slips);
    println!("single slips caught: {caught} of {slips} = {rate:.4}; first pass only: {share:.4}");
    assert!((0.90..0.92).contains(&rate), "{rate}");
    assert!(share > 0.8, "{share}");
}

#[test]
fn swapped_neighbours_are_caught_at_the_stated_rate() {
    let (mut swaps, mut caught) = (0_u32, 0_u32);
    for right in sample() {
        for place in 0..11 {
            let mut wrong = right;
            wrong.swap(place, place + 1);
            if wrong == right {
                continue;
            }
            let is_caught = !is_valid(&wrong);
            swaps += 1;
            caught += u32::from(is_caught);
            if decided_by_first_pass(&right) && decided_by_first_pass(&wrong) {
                assert!(is_caught, "{right:?} {wrong:?}");
            }
        }
    }
    let rate = f64::from(caught) / f64::from(swaps);
    println!("swapped neighbours caught: {caught} of {swaps} = {rate:.4}");
    assert!(rate > 0.98, "{rate}");
}

proptest! {
    #[test]
    fn no_input_panics(text in any::<String>(), digits in "[0-9 ]{0,16}") {
        for text in [&text, &digits] {
            if let Ok(iin) = text.parse::<Iin>() {
                let _ = iin.hints();
                prop_assert_eq!(iin.to_string().parse(), Ok(iin));
            }
            if let Ok(bin) = text.parse::<Bin>() {
                let _ = (bin.kind(), bin.unit(), bin.registered());
                prop_assert_eq!(bin.to_string().parse(), Ok(bin));
            }
        }
    }

    #[test]
    fn at_most_one_check_digit_is_right(number in 0..100_000_000_000_u64) {
        let right = (0..10).filter(|digit| format!("{number:011}{digit}").parse::<Iin>().is_ok());
        prop_assert_eq!(right.count(), usize::from(complete(number).is_some()));
    }
}

#[test]
fn the_shared_numbers_hold() {
    let Some(vectors) = vectors() else { return };
    for vector in vectors["iin"].as_array().expect("a list") {
        if let Some(prefix) = vector["prefix11"].as_str() {
            for digit in 0..10 {
                let parsed = format!("{prefix}{digit}").parse::<Iin>();
                assert_eq!(parsed, Err(IdNumberError::NeverIssued), "{vector}");
            }
            continue;
        }
        let parsed = text(vector, "iin").parse::<Iin>();
        match text(vector, "expect") {
            "valid" => {
                let hints = parsed.expect("valid").hints();
                let born = hints.born_on.expect("a date").to_string();
                assert_eq!(born, text(vector, "dob"));
                let sex = if text(vector, "sex") == "M" { Sex::Male } else { Sex::Female };
                assert_eq!(hints.sex, Some(sex));
            }
            "valid_with_warning" => {
                assert!(!parsed.expect("valid").hints().notes.is_empty(), "{vector}");
            }
            "invalid_length" => assert!(matches!(parsed, Err(IdNumberError::Length { .. }))),
            "invalid_chars" => assert!(matches!(parsed, Err(IdNumberError::Character { .. }))),
            _ => assert_eq!(parsed.map_err(ValueProblem::from), Err(ValueProblem::WrongCheckDigit)),
        }
    }
    for vector in vectors["bin"].as_array().expect("a list") {
        let parsed = text(vector, "bin").parse::<Bin>();
        match text(vector, "expect") {
            "valid" => {
                let bin = parsed.expect("valid");
                let (year, month) = bin.registered();
                assert_eq!(format!("{year:02}{month:02}"), text(vector, "reg_yy_mm"));
                assert_eq!(bin.kind(), BinType::Resident);
                let unit = if text(vector, "attribute") == "branch" {
                    BinUnit::Branch
                } else {
                    BinUnit::Head
                };
                assert_eq!(bin.unit(), Some(unit), "{vector}");
            }
            "looks_like_iin_not_bin" => assert_eq!(parsed, Err(IdNumberError::LooksLikeIin)),
            _ => assert!(parsed.is_err(), "{vector}"),
        }
    }
}
