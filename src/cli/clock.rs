//! The only place that reads the clock.

use chrono::{Duration, NaiveDate};

use crate::domain::AsOf;

/// Kazakhstan keeps one time, UTC+5, since 1 March 2024.
const OFFSET_HOURS: i64 = 5;

/// The day given, or the day fixed by the case, or today in Kazakhstan.
pub(super) fn as_of(given: Option<NaiveDate>, fixed: Option<NaiveDate>) -> AsOf {
    AsOf(given.or(fixed).unwrap_or_else(today))
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
fn today() -> NaiveDate {
    (chrono::Utc::now() + Duration::hours(OFFSET_HOURS)).date_naive()
}
