//! The check digits of a zone that is still being typed.

use std::ops::Range;

use super::layout::{MrzFormat, Span};
use super::{CheckedField, wrong_check_digits};

/// A check digit with the cells it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitCheck {
    /// The field.
    pub field: CheckedField,
    /// Its line, from 0.
    pub line: usize,
    /// Its cells with that of the digit; for [`CheckedField::Composite`] the digit alone.
    pub cells: Range<usize>,
    /// Whether the digit is right; `None` while not everything is typed.
    pub is_right: Option<bool>,
}

/// The check digits of lines of the given size, in the order of [`CheckedField`]. An empty optional
/// field has none.
pub fn digit_checks(lines: &[String], format: MrzFormat) -> Vec<DigitCheck> {
    let layout = format.layout();
    let (count, width) = format.size();
    let wrong = wrong_check_digits(lines, layout);
    let typed = |line: usize| lines.get(line).map_or(0, String::len);
    let is_whole = (0..count).all(|line| typed(line) >= width);
    let check = |field: CheckedField, span: Span| {
        let Span(line, first, end) = span;
        let is_typed = typed(line) > end;
        let is_right = is_typed.then(|| !wrong.contains(&field));
        DigitCheck { field, line, cells: first..end + 1, is_right }
    };
    let mut checks = vec![
        check(CheckedField::DocumentNumber, layout.number),
        check(CheckedField::BirthDate, layout.birth),
        check(CheckedField::ExpiryDate, layout.expiry),
    ];
    let optional = layout.checked_optional.filter(|span| span.of(lines).contains(|c| c != '<'));
    checks.extend(optional.map(|span| check(CheckedField::OptionalData, span)));
    let Span(line, first, end) = layout.composite_digit;
    let is_right = is_whole.then(|| !wrong.contains(&CheckedField::Composite));
    checks.push(DigitCheck { field: CheckedField::Composite, line, cells: first..end, is_right });
    checks
}
