//! Terms: how long something may take, and the day on which it ends.
//!
//! The day of the event is day 0 (Civil Code of Kazakhstan, Art. 173: a term begins on the day after
//! the event). A month or year ends on the same day of the month, or on the last day of a month that
//! has no such day. Nothing is rolled over a weekend here: that is the duty's business.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::calendar::{Counted, UnknownYear, WorkCalendar};

/// A length of time as acts write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Calendar days.
    CalendarDays(u32),
    /// Working days of the calendar.
    BusinessDays(u32),
    /// Calendar months.
    Months(u32),
    /// Years.
    Years(u32),
}

impl Term {
    /// The last day of the term that begins after `event`. Only business days need the calendar;
    /// [`UnknownYear`] also says that the day lies outside all calendars.
    pub fn add_to(self, event: NaiveDate, calendar: &WorkCalendar) -> Result<Counted, UnknownYear> {
        let day = match self {
            Self::CalendarDays(days) => event.checked_add_days(Days::new(days.into())),
            Self::BusinessDays(days) => return calendar.add_business_days(event, days),
            Self::Months(months) => event.checked_add_months(Months::new(months)),
            Self::Years(years) => months_of(years).and_then(|m| event.checked_add_months(m)),
        };
        day.map(Counted::plain).ok_or(UnknownYear(event.year()))
    }

    /// The day that lies the term before `event`.
    pub fn subtract_from(
        self,
        event: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Result<Counted, UnknownYear> {
        let day = match self {
            Self::CalendarDays(days) => event.checked_sub_days(Days::new(days.into())),
            Self::BusinessDays(days) => return calendar.subtract_business_days(event, days),
            Self::Months(months) => event.checked_sub_months(Months::new(months)),
            Self::Years(years) => months_of(years).and_then(|m| event.checked_sub_months(m)),
        };
        day.map(Counted::plain).ok_or(UnknownYear(event.year()))
    }
}

fn months_of(years: u32) -> Option<Months> {
    years.checked_mul(12).map(Months::new)
}
