//! The edge where sentences are formed: codes, dates, terms, conditions and steps become words in
//! English, Russian and Kazakh. Everything below hands over plain values; everything above prints
//! what comes from here.
//!
//! Sentences are whole messages with gaps (`src/i18n`). A gap never takes a case ending: where Russian
//! or Kazakh grammar would need one, the sentence is built around it.

mod amounts;
mod condition;
mod dates;
mod derivation;
mod finding;
mod identifiers;
mod law;
mod lookup;
mod problem;
mod reason;
mod status;
mod value;

pub mod book;

pub use amounts::{decimal_sign, number, size, term};
pub use book::{book, quantity, term_ref};
pub use condition::condition;
pub use dates::{date, date_short, date_with_weekday, day_month, runs, weekday, weekday_day_month};
pub use derivation::{derivation, no_date};
pub use finding::{Said, finding};
pub use identifiers::{bin_lines, id_number_error, iin_lines};
pub use law::{citation, conflict_lines, legal_basis, source_title};
pub use problem::value_problem;
pub use reason::reason;
pub use status::{
    confidence, confidence_mark, days_left, deadline_status, deadline_status_in_full,
    document_form, requirement_status, severity, weight,
};
pub use value::{case_lines, value};
