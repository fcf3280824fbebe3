//! The days of stay without a visa as they were counted for a deadline: each visit, how many days are used
//! by today and by the last lawful day. What a chart draws; [`super::deadline`] decides the date.

use chrono::NaiveDate;

use super::deadline::{before, running_stay, stays};
use super::eval::{Scope, visa_free_on};
use super::rule_book::{Due, Duty, RuleBook};
use super::term::{self, day_of};
use crate::domain::stay::{Stay, days_used, last_lawful_day};
use crate::domain::{AsOf, Case, Term};

/// How many days of stay are used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayCount {
    /// Earlier visits, the first one first; both days of each count.
    pub earlier: Vec<(NaiveDate, NaiveDate)>,
    /// The entry of the visit that runs.
    pub entry_on: NaiveDate,
    /// The day of assessment.
    pub today: NaiveDate,
    /// Days allowed within the window.
    pub allowance: u32,
    /// The window, in days.
    pub window: u32,
    /// Days used within the window that ends today.
    pub used_today: u32,
    /// The last lawful day; `None` when nothing is left.
    pub last_on: Option<NaiveDate>,
    /// Days used within the window that ends on the last lawful day.
    pub used_last: u32,
    /// By how many days earlier visits shorten this one.
    pub shortened: u32,
}

/// The count behind a duty that is due at the end of the stay; `None` for other duties, and where it
/// cannot be counted.
pub fn stay_count(book: &RuleBook, case: &Case, as_of: AsOf, duty: &Duty) -> Option<StayCount> {
    let Due::EndOfStay { citizenship, group, entry, exit, allowance, window } = &duty.due else {
        return None;
    };
    let scope = Scope::new(book, case, as_of);
    let all = stays(&scope, group, entry, exit);
    let entry_on = running_stay(&all, as_of)?.entry_on;
    let on = day_of(entry_on, &duty.grounds);
    let allowance = term::count(book, allowance, on).ok()?;
    let window = term::count(book, window, on).ok()?;
    let cap = visa_free_on(book, scope.country(citizenship)?, entry_on)?.days;
    let mut earlier: Vec<Stay> = all.iter().filter_map(|stay| before(*stay, entry_on)).collect();
    earlier.sort_unstable();
    let last_on = last_lawful_day(&earlier, entry_on, cap, allowance, window);
    let alone = Term::CalendarDays(cap.saturating_sub(1)).add_to(entry_on, &book.calendar).ok();
    let shortened = match (alone, last_on) {
        (Some(alone), Some(last)) => u32::try_from((alone.day - last).num_days()).unwrap_or(0),
        (Some(_), None) => cap,
        (None, _) => 0,
    };
    let mut visits = earlier.clone();
    visits.push(Stay { entry_on, exit_on: None });
    let visit = |stay: &Stay| Some((stay.entry_on, stay.exit_on?));
    Some(StayCount {
        earlier: earlier.iter().filter_map(visit).collect(),
        entry_on,
        today: as_of.0,
        allowance,
        window,
        used_today: days_used(&visits, as_of.0, window),
        last_on,
        used_last: last_on.map_or(0, |last| days_used(&visits, last, window)),
        shortened,
    })
}
