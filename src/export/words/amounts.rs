//! Numbers, sizes, terms.

use crate::domain::{Language, Term};
use crate::i18n::{grouped, say};

/// A whole number; from five digits on in groups with no-break spaces.
pub fn number(number: i64) -> String {
    grouped(number)
}

/// A size in decimal units, one place after the decimal sign below 10: `1.4 MB`, `1,4 МБ`.
pub fn size(bytes: u64, language: Language) -> String {
    let units = ["size-kilobytes", "size-megabytes", "size-gigabytes"];
    let mut key = "size-bytes";
    let mut unit = 1;
    for larger in units {
        // From here on the number would round up to 1000 of the smaller unit.
        if bytes < unit * 1000 - unit / 2 {
            break;
        }
        key = larger;
        unit *= 1000;
    }
    let tenths = (u128::from(bytes) * 10 + u128::from(unit) / 2) / u128::from(unit);
    let point = decimal_sign(language);
    let n = if unit == 1 || tenths >= 100 {
        let whole = (u128::from(bytes) + u128::from(unit) / 2) / u128::from(unit);
        number(i64::try_from(whole).unwrap_or(i64::MAX))
    } else if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}{point}{}", tenths / 10, tenths % 10)
    };
    say(language, key, &[("n", n.into())])
}

/// The sign before the decimal places of a number.
pub fn decimal_sign(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Ru | Language::Kk => ',',
    }
}

/// `3 business days`, `3 рабочих дня`, `3 жұмыс күні`.
pub fn term(term: Term, language: Language) -> String {
    let (key, n) = match term {
        Term::CalendarDays(n) => ("term-calendar-days", n),
        Term::BusinessDays(n) => ("term-business-days", n),
        Term::Months(n) => ("term-months", n),
        Term::Years(n) => ("term-years", n),
    };
    say(language, key, &[("n", n.into())])
}
