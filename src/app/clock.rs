//! Where the window reads the clock.

use std::time::Duration;

use chrono::{FixedOffset, NaiveDateTime};

use crate::domain::AsOf;
use crate::store::When;

/// Kazakhstan keeps one time, UTC+5, since 1 March 2024.
const OFFSET_SECONDS: i32 = 5 * 60 * 60;

/// Date and time in Kazakhstan.
#[expect(clippy::disallowed_methods, reason = "the window is where the clock is read")]
pub(crate) fn now() -> NaiveDateTime {
    let utc = chrono::Utc::now();
    FixedOffset::east_opt(OFFSET_SECONDS)
        .map_or_else(|| utc.naive_utc(), |offset| utc.with_timezone(&offset).naive_local())
}

/// The day that counts as today.
pub(crate) fn today() -> AsOf {
    AsOf(now().date())
}

/// The moment, as the store keeps it.
#[expect(clippy::disallowed_methods, reason = "the window is where the clock is read")]
pub(crate) fn moment() -> When {
    When(chrono::Utc::now().timestamp_millis())
}

/// How long it is until the next day begins: when a window that nobody touches must look again.
pub(crate) fn until_tomorrow() -> Duration {
    let now = now();
    let tomorrow = now.date().succ_opt().and_then(|day| day.and_hms_opt(0, 0, 1));
    tomorrow.and_then(|then| (then - now).to_std().ok()).unwrap_or(Duration::from_hours(1))
}

/// A moment in milliseconds since 1970 UTC as date and time in Kazakhstan.
pub(crate) fn local(milliseconds: i64) -> Option<NaiveDateTime> {
    let utc = chrono::DateTime::from_timestamp_millis(milliseconds)?;
    Some((utc + chrono::Duration::seconds(OFFSET_SECONDS.into())).naive_utc())
}
