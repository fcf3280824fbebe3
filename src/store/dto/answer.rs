//! Answers. A value that today's laws no longer accept comes back as it was typed.

use serde::{Deserialize, Serialize};

use super::PayloadError;
use crate::domain::{Answer, ChoiceId, Value, ValueProblem};

/// A saved answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AnswerShape {
    Bool(bool),
    Number(i64),
    Choice(String),
    Text(String),
    Date(String),
    Country(String),
    Iin(String),
    Bin(String),
    Mrz(String),
    Rejected {
        raw: String,
        #[serde(with = "Problem")]
        problem: ValueProblem,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ValueProblem", rename_all = "snake_case")]
enum Problem {
    NotBool,
    NotAChoice,
    Empty,
    NotLatin,
    NotADate,
    NotACountry,
    NotANumber,
    WrongLength,
    WrongCharacter,
    WrongCheckDigit,
    WrongIdKind,
    WrongMonth,
    NotMrz,
    OutOfRange,
    Placeholder,
}

impl From<&Answer> for AnswerShape {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Rejected { raw, problem } => {
                Self::Rejected { raw: raw.clone(), problem: *problem }
            }
            Answer::Accepted(value) => match value {
                Value::Bool(yes) => Self::Bool(*yes),
                Value::Number(number) => Self::Number(*number),
                Value::Choice(choice) => Self::Choice(choice.to_string()),
                Value::Text(text) => Self::Text(text.clone()),
                Value::Date(date) => Self::Date(date.to_string()),
                Value::Country(country) => Self::Country(country.to_string()),
                Value::Iin(iin) => Self::Iin(iin.to_string()),
                Value::Bin(bin) => Self::Bin(bin.to_string()),
                Value::Mrz(mrz) => Self::Mrz(mrz.to_string()),
            },
        }
    }
}

impl AnswerShape {
    /// The answer again.
    pub(super) fn answer(self) -> Result<Answer, PayloadError> {
        fn checked<T: std::str::FromStr>(
            raw: String,
            value: impl FnOnce(T) -> Value,
            problem: ValueProblem,
        ) -> Answer {
            match raw.parse() {
                Ok(parsed) => Answer::Accepted(value(parsed)),
                Err(_) => Answer::Rejected { raw, problem },
            }
        }
        Ok(match self {
            Self::Rejected { raw, problem } => Answer::Rejected { raw, problem },
            Self::Bool(yes) => Answer::Accepted(Value::Bool(yes)),
            Self::Number(number) => Answer::Accepted(Value::Number(number)),
            Self::Text(text) => Answer::Accepted(Value::Text(text)),
            Self::Choice(choice) => {
                let choice = ChoiceId::new(&choice).map_err(|_| id_refused())?;
                Answer::Accepted(Value::Choice(choice))
            }
            Self::Date(raw) => checked(raw, Value::Date, ValueProblem::NotADate),
            Self::Country(raw) => checked(raw, Value::Country, ValueProblem::NotACountry),
            Self::Iin(raw) => checked(raw, Value::Iin, ValueProblem::WrongCheckDigit),
            Self::Bin(raw) => checked(raw, Value::Bin, ValueProblem::WrongCheckDigit),
            Self::Mrz(raw) => checked(raw, Value::Mrz, ValueProblem::NotMrz),
        })
    }
}

/// An id that no program of ours can have written. It is not quoted: it may be anything.
pub(super) fn id_refused() -> PayloadError {
    PayloadError::damaged("an id that cannot be one")
}
