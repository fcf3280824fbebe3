//! Numbers in running text, the same in all three languages: groups of three digits with a no-break
//! space from five digits on, so that years stay whole.

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;

/// Whole numbers of five digits or more with their digits grouped: `43 250`, `-1 000 000`, but `4325`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut text = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// Tells Fluent how to print a number; everything else it prints itself.
pub(super) fn format<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Whole numbers come in as i64 and leave the same way; a double holds them exactly up to 2^53.
    let text = number.value.to_string();
    text.parse().ok().map(grouped)
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_are_grouped_and_years_are_not() {
        let cases = [
            (0, "0"),
            (2026, "2026"),
            (-4325, "-4325"),
            (43_250, "43\u{a0}250"),
            (1_234_567, "1\u{a0}234\u{a0}567"),
            (-100_000, "-100\u{a0}000"),
            (i64::MIN, "-9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808"),
        ];
        for (number, text) in cases {
            assert_eq!(grouped(number), text);
        }
    }
}
