//! What an answer can be.

use chrono::NaiveDate;

use super::{Bin, ChoiceId, CountryCode, Iin, Mrz};

/// The kind of a question: decides the widget, the parser and the JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// Yes or no.
    Bool,
    /// One of the question's choices.
    Choice,
    /// Free text on one line.
    Text,
    /// A name in Latin letters as in the machine readable zone.
    LatinName,
    /// A civil date.
    Date,
    /// A citizenship or country (ISO 3166).
    Country,
    /// A whole number.
    Number,
    /// Individual identification number (ИИН).
    Iin,
    /// Business identification number (БИН).
    Bin,
    /// Machine readable zone, lines separated by a line break.
    Mrz,
}

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// One of the question's choices.
    Choice(ChoiceId),
    /// Text, also for [`ValueKind::LatinName`].
    Text(String),
    /// A civil date.
    Date(NaiveDate),
    /// A country.
    Country(CountryCode),
    /// A whole number.
    Number(i64),
    /// An IIN with a right check digit.
    Iin(Iin),
    /// A BIN with a right check digit.
    Bin(Bin),
    /// A machine readable zone with right check digits.
    Mrz(Mrz),
}

/// Why a typed text is not a value of its kind. The words are added at the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueProblem {
    /// Not yes or no.
    NotBool,
    /// Not among the choices.
    NotAChoice,
    /// Empty where a text is expected.
    Empty,
    /// Contains letters that a machine readable zone cannot carry.
    NotLatin,
    /// Not a date, or a day that does not exist.
    NotADate,
    /// Not a known country code.
    NotACountry,
    /// Not a whole number.
    NotANumber,
    /// A number that makes no sense here: below the least or above the greatest.
    OutOfRange,
    /// Too many or too few characters for an identifier.
    WrongLength,
    /// A character that an identifier cannot carry.
    WrongCharacter,
    /// The check digit is wrong: the number cannot exist.
    WrongCheckDigit,
    /// Twelve zeros: filled in to fill something in, nobody's number.
    Placeholder,
    /// A number of the other kind: an IIN where a BIN is asked for.
    WrongIdKind,
    /// The registration month of a BIN cannot exist.
    WrongMonth,
    /// Not the shape of a machine readable zone.
    NotMrz,
}
