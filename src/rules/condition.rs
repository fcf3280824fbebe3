//! Conditions: a small typed tree, three-valued, that computes itself, names the facts it reads and
//! says itself in words. No expression language.

use chrono::NaiveDate;

use crate::domain::{
    CategoryId, ChannelId, ChoiceId, CountryCode, DocumentTypeId, FactId, GroupId, ParameterId,
    ProcedureId,
};

/// Three-valued truth (Kleene).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    No,
    /// A fact is missing.
    Unknown,
    /// It holds.
    Yes,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    Greater,
}

/// What a fact is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A number.
    Number(i64),
    /// A date.
    Date(NaiveDate),
    /// Another fact.
    Fact(FactId),
    /// A dated parameter, on the day of assessment.
    Parameter(ParameterId),
    /// The day of assessment.
    AsOf,
}

/// A whole number that may be a dated parameter, then the value on the day of assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// As written.
    Number(u32),
    /// The value of a parameter.
    Parameter(ParameterId),
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always holds.
    Always,
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// Does not hold.
    Not(Box<Condition>),
    /// A yes/no fact has this value.
    Is(FactId, bool),
    /// A choice fact is one of these.
    ChoiceIn(FactId, Vec<ChoiceId>),
    /// A country fact is one of these.
    CountryIn(FactId, Vec<CountryCode>),
    /// A country fact belongs to a group of countries.
    InGroup(FactId, String),
    /// A country fact has a visa-free term of this many days or more on the day of assessment.
    VisaFreeAtLeast(FactId, u32),
    /// A number or date compared.
    Compare(FactId, Comparison, Operand),
    /// Full years from a date to the day of assessment, compared.
    Age(FactId, Comparison, Amount),
    /// Calendar days from a date to the day of assessment (negative = in the future), compared.
    DaysSince(FactId, Comparison, i64),
    /// The fact is answered.
    Known(FactId),
    /// The case's category is one of these.
    CategoryIn(Vec<CategoryId>),
    /// The case's channel is one of these.
    ChannelIn(Vec<ChannelId>),
    /// The case's procedure is one of these.
    ProcedureIn(Vec<ProcedureId>),
    /// The case holds a document of one of these kinds.
    HasDocument(Vec<DocumentTypeId>),
    /// Some record of a group fulfils the condition (its facts are the record's).
    Some(GroupId, Box<Condition>),
}
