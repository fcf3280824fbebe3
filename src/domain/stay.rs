//! Stay without a visa: so many days at one entry, and so many days in each window of 180 days
//! (Government decree No. 148 of 21 January 2012 as amended by No. 1146 of 31 December 2022).
//!
//! The act does not say how its window is laid. This model takes the strictest usual reading: the
//! window ends on the day that is looked at, the days of entry and exit both count, and a day on which
//! two stays overlap counts once. It is an estimate; the border service keeps its own count.

use chrono::{Days, NaiveDate};

/// One visit. Both days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stay {
    /// Day of entry.
    pub entry_on: NaiveDate,
    /// Day of exit; `None` while the person is still in the country.
    pub exit_on: Option<NaiveDate>,
}

/// Days spent in the country within the `window` days that end with `window_end`, that day included.
/// A stay without an exit lasts to the end of the window; one whose exit lies before its entry has
/// no days.
pub fn days_used(stays: &[Stay], window_end: NaiveDate, window: u32) -> u32 {
    let Some(before) = window.checked_sub(1) else { return 0 };
    let window_start =
        window_end.checked_sub_days(Days::new(before.into())).unwrap_or(NaiveDate::MIN);
    let mut visits: Vec<(NaiveDate, NaiveDate)> = stays
        .iter()
        .map(|stay| {
            let exit = stay.exit_on.unwrap_or(window_end).min(window_end);
            (stay.entry_on.max(window_start), exit)
        })
        .filter(|(from, to)| from <= to)
        .collect();
    visits.sort_unstable();
    let mut used = 0;
    let mut counted_to: Option<NaiveDate> = None;
    for (from, to) in visits {
        let from = counted_to.and_then(|day| day.succ_opt()).map_or(from, |next| from.max(next));
        used += u32::try_from((to - from).num_days() + 1).unwrap_or(0);
        counted_to = counted_to.max(Some(to));
    }
    used
}

/// The last day on which a person who entered on `entry` may still be here: at most `per_entry_cap`
/// days of this visit, and on each of them at most `allowance` days used within `window`. `None`
/// when not even the day of entry is left.
pub fn last_lawful_day(
    previous: &[Stay],
    entry: NaiveDate,
    per_entry_cap: u32,
    allowance: u32,
    window: u32,
) -> Option<NaiveDate> {
    let cap = entry.checked_add_days(Days::new(per_entry_cap.checked_sub(1)?.into()))?;
    if allowance >= window {
        return Some(cap);
    }
    let mut stays = previous.to_vec();
    stays.push(Stay { entry_on: entry, exit_on: None });
    // Ends after `allowance` + 1 steps at the latest: by then this visit alone has used them up.
    entry
        .iter_days()
        .take_while(|day| *day <= cap && days_used(&stays, *day, window) <= allowance)
        .last()
}
