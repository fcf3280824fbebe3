//! Sizes as people type them: a decimal number of megabytes or kilobytes, with a comma or a point.

use crate::domain::Language;
use crate::export::words::decimal_sign;

/// Bytes.
pub(crate) const MEGABYTE: u64 = 1_000_000;
/// The smallest limit that makes sense: what a volume has around its documents takes nearly as much.
const LEAST_LIMIT: u64 = MEGABYTE / 5;

/// What was typed is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotASize;

/// The bytes of so many units; `Ok(None)` while nothing is typed, `Err` when it is no number above zero.
pub(crate) fn read(typed: &str, unit: u64) -> Result<Option<u64>, NotASize> {
    let typed: String = typed.chars().filter(|it| !it.is_whitespace()).collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let typed = typed.replace(',', ".");
    let (whole, rest) = typed.split_once('.').unwrap_or((&typed, ""));
    let is_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if whole.len() > 9 || rest.len() > 6 || !is_digits(whole) || !is_digits(rest) {
        return Err(NotASize);
    }
    let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<u64>() };
    let whole = number(whole).map_err(|_| NotASize)?;
    let digits = u32::try_from(rest.len()).map_err(|_| NotASize)?;
    let rest = number(rest).map_err(|_| NotASize)?;
    let bytes = whole * unit + rest * unit / 10_u64.pow(digits);
    if bytes == 0 { Err(NotASize) } else { Ok(Some(bytes)) }
}

/// The same for a limit in megabytes.
pub(crate) fn read_limit(typed: &str) -> Result<Option<u64>, NotASize> {
    let limit = read(typed, MEGABYTE)?;
    if limit.is_some_and(|bytes| bytes < LEAST_LIMIT) { Err(NotASize) } else { Ok(limit) }
}

/// A size in a unit as it is typed in a language; so many digits at most behind the sign, and never above the size.
pub(crate) fn written(bytes: u64, unit: u64, digits: u32, language: Language) -> String {
    let scale = 10_u64.pow(digits);
    let (whole, rest) = (bytes / unit, bytes % unit * scale / unit);
    if rest == 0 {
        return whole.to_string();
    }
    let width = usize::try_from(digits).unwrap_or_default();
    let typed = format!("{whole}{}{rest:0width$}", decimal_sign(language));
    typed.trim_end_matches('0').to_owned()
}

/// A limit in megabytes as it is typed, to the byte.
pub(crate) fn written_limit(limit: Option<u64>, language: Language) -> String {
    limit.map_or_else(String::new, |bytes| written(bytes, MEGABYTE, 6, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_takes_decimals_with_a_comma_or_a_point() {
        assert_eq!(read_limit(" "), Ok(None));
        assert_eq!(read_limit("2,5"), Ok(Some(2_500_000)));
        assert_eq!(read_limit("2.5"), Ok(Some(2_500_000)));
        assert_eq!(read_limit("0.2"), Ok(Some(200_000)));
        for wrong in ["0", "0,19", "ten", "-1", "1.2.3", "1e3", "2,5 MB"] {
            assert_eq!(read_limit(wrong), Err(NotASize), "{wrong}");
        }
    }

    #[test]
    fn a_limit_is_read_as_it_was_written() {
        for (bytes, en, ru) in [
            (5_000_000, "5", "5"),
            (2_500_000, "2.5", "2,5"),
            (1_048_576, "1.048576", "1,048576"),
            (10_050_000, "10.05", "10,05"),
        ] {
            for (language, typed) in [(Language::En, en), (Language::Ru, ru), (Language::Kk, ru)] {
                assert_eq!(written_limit(Some(bytes), language), typed);
                assert_eq!(read_limit(typed), Ok(Some(bytes)));
            }
        }
        assert_eq!(written_limit(None, Language::En), "");
    }
}
