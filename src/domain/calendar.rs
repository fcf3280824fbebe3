//! Working days: which days are off, by year, as data.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

/// Why a day is or is not a working day (five-day week).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A Saturday or Sunday made a working day.
    WorkingWeekend,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday or a day off moved from a weekend.
    Holiday,
}

/// One year of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarYear {
    /// Days off that are not plain weekends.
    pub off: Vec<NaiveDate>,
    /// Weekend days that are worked.
    pub working: Vec<NaiveDate>,
    /// Days whose place in the year is an estimate (moon-sighted feasts, undecreed transfers).
    pub estimated: Vec<NaiveDate>,
}

/// The known years. A day outside them has no kind: nobody guesses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// The calendar of a year is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the working days of {0} are not known")]
pub struct UnknownYear(pub i32);

/// A day that was counted to, and what the way there rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day reached.
    pub day: NaiveDate,
    /// The days that did not count because they are off, earliest first.
    pub skipped: Vec<NaiveDate>,
    /// Whether a feast whose day is an estimate lies on the way, or a day beside it: if the feast
    /// moves by a day, the result may move too.
    pub estimated: bool,
}

impl Counted {
    /// A day that no calendar was needed for.
    pub fn plain(day: NaiveDate) -> Self {
        Self { day, skipped: Vec::new(), estimated: false }
    }
}

/// Which way days are counted.
#[derive(Clone, Copy)]
enum Direction {
    Forward,
    Backward,
}

impl Direction {
    fn next(self, day: NaiveDate) -> Result<NaiveDate, UnknownYear> {
        match self {
            Self::Forward => day.succ_opt(),
            Self::Backward => day.pred_opt(),
        }
        .ok_or(UnknownYear(day.year()))
    }
}

impl WorkCalendar {
    /// Adds or replaces a year.
    pub fn set_year(&mut self, year: i32, calendar: CalendarYear) {
        self.years.insert(year, calendar);
    }

    /// The years that are known.
    pub fn years(&self) -> impl Iterator<Item = (i32, &CalendarYear)> {
        self.years.iter().map(|(year, calendar)| (*year, calendar))
    }

    /// What kind of day it is.
    pub fn kind_of(&self, day: NaiveDate) -> Result<DayKind, UnknownYear> {
        let year = self.years.get(&day.year()).ok_or(UnknownYear(day.year()))?;
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(if year.off.contains(&day) {
            DayKind::Holiday
        } else if year.working.contains(&day) {
            DayKind::WorkingWeekend
        } else if weekend {
            DayKind::Weekend
        } else {
            DayKind::Working
        })
    }

    /// Whether the day is worked in a five-day week.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, UnknownYear> {
        self.kind_of(day).map(|kind| match kind {
            DayKind::Working | DayKind::WorkingWeekend => true,
            DayKind::Weekend | DayKind::Holiday => false,
        })
    }

    /// The `n`-th working day after an event; the day after the event is the first that can count.
    /// With `n` = 0 it is the day of the event itself.
    pub fn add_business_days(&self, event: NaiveDate, n: u32) -> Result<Counted, UnknownYear> {
        self.count(event, n, Direction::Forward)
    }

    /// The `n`-th working day before an event; the day before the event is the first that can count.
    pub fn subtract_business_days(&self, event: NaiveDate, n: u32) -> Result<Counted, UnknownYear> {
        self.count(event, n, Direction::Backward)
    }

    /// The day itself when it is worked, else the nearest working day before it.
    pub fn last_working_day_on_or_before(&self, day: NaiveDate) -> Result<Counted, UnknownYear> {
        if self.is_working(day)? {
            return Ok(Counted { estimated: self.is_estimated(day, day), ..Counted::plain(day) });
        }
        let mut counted = self.subtract_business_days(day, 1)?;
        counted.skipped.push(day);
        counted.estimated = self.is_estimated(counted.day, day);
        Ok(counted)
    }

    fn count(
        &self,
        event: NaiveDate,
        n: u32,
        direction: Direction,
    ) -> Result<Counted, UnknownYear> {
        let mut counted = Counted::plain(event);
        let mut left = n;
        while left > 0 {
            counted.day = direction.next(counted.day)?;
            if self.is_working(counted.day)? {
                left -= 1;
            } else {
                counted.skipped.push(counted.day);
            }
        }
        counted.skipped.sort_unstable();
        if n > 0 {
            let first = direction.next(event)?;
            counted.estimated = self.is_estimated(first.min(counted.day), first.max(counted.day));
        }
        Ok(counted)
    }

    /// Whether an estimated day lies between the two days, or one day outside them.
    fn is_estimated(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let from = first.pred_opt().unwrap_or(first);
        let to = last.succ_opt().unwrap_or(last);
        self.years.values().flat_map(|year| &year.estimated).any(|day| (from..=to).contains(day))
    }
}
