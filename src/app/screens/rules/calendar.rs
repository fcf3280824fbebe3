//! A year of the working-day calendar.

use chrono::{Datelike as _, NaiveDate};

use super::article::{Head, Part, Writer};
use super::index::Of;
use crate::app::widgets::{YearDayRole, YearMonth};
use crate::domain::DayKind;
use crate::domain::calendar::CalendarYear;
use crate::export::words;
use crate::i18n::say;

impl Writer<'_> {
    /// A year, or that nothing is known of it.
    pub(super) fn year(&mut self, year: i32) -> Head {
        let gaps = [("year", year.to_string().into())];
        let book = self.book;
        self.neighbours(year);
        let Some((_, days)) = book.calendar.years().find(|(known, _)| *known == year) else {
            let title = say(self.language, "rules-unknown-year", &gaps);
            return (title, say(self.language, "rules-unknown-year-lead", &gaps), None);
        };
        let months: Vec<YearMonth> =
            (1..=12).filter_map(|month| self.month(year, month, days)).collect();
        let weekdays = (1..=7).map(|n: i64| {
            let name = say(self.language, "weekday-short", &[("n", n.into())]);
            name.chars().take(2).collect::<String>()
        });
        self.parts.push(Part::Year(months, weekdays.collect(), self.marks(days)));
        let line = |day: &NaiveDate| {
            let date = words::date_with_weekday(*day, self.language);
            let mark = days.estimated.contains(day).then(|| self.say("rules-estimated"));
            (date, mark.unwrap_or_default())
        };
        let off: Vec<_> = days.off.iter().map(line).collect();
        let worked: Vec<_> = days.working.iter().map(line).collect();
        for (key, rows) in [("rules-day-off", off), ("rules-working-weekend", worked)] {
            if !rows.is_empty() {
                self.parts.push(Part::Table { title: self.say(key), rows });
            }
        }
        let source = book.calendar_sources.get(&year);
        if let Some(source) = source {
            self.sources(&source.citations);
        }
        let working = self.working_days(year);
        let gaps = [("working", working.into()), ("off", days.off.len().into())];
        let mut lead = say(self.language, "rules-year-lead", &gaps);
        if let Some(note) = source.and_then(|it| it.note.as_ref()) {
            lead = format!("{lead} {}", self.in_words(note));
        }
        let title = say(self.language, "rules-year", &[("year", year.to_string().into())]);
        (title, lead, source.map(|it| it.confidence))
    }

    /// The years before and after it that the list has.
    fn neighbours(&mut self, year: i32) {
        let known: Vec<i32> = self.book.calendar.years().map(|(year, _)| year).collect();
        let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else { return };
        let (first, last) = (*first, super::index::last_year(*last, self.today));
        let near = [year.checked_sub(1), year.checked_add(1)].into_iter().flatten();
        let near = near.filter(|it| (first..=last).contains(it));
        self.parts.push(Part::Years(near.map(|it| (it.to_string(), Of::Year(it))).collect()));
    }

    fn is_worked(&self, day: NaiveDate) -> bool {
        self.book.calendar.is_working(day) == Ok(true)
    }

    fn working_days(&self, year: i32) -> usize {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days());
        days.take_while(|day| day.year() == year).filter(|day| self.is_worked(*day)).count()
    }

    fn month(&self, year: i32, month: u32, days: &CalendarYear) -> Option<YearMonth> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let of_it: Vec<NaiveDate> =
            first.iter_days().take_while(|day| day.month() == month).collect();
        let working = of_it.iter().filter(|day| self.is_worked(**day)).count();
        let name = say(self.language, "widget-month-name", &[("n", month.into())]);
        let note = say(self.language, "rules-month-working", &[("count", working.into())]);
        let off: Vec<NaiveDate> =
            of_it.iter().copied().filter(|day| days.off.contains(day)).collect();
        let mut spoken = format!("{name}: {note}");
        if !off.is_empty() {
            spoken = format!(
                "{spoken}; {}: {}",
                self.say("rules-day-off"),
                words::runs(&off, self.language)
            );
        }
        let role = |day: &NaiveDate| match self.book.calendar.kind_of(*day) {
            Ok(DayKind::Holiday) if days.estimated.contains(day) => YearDayRole::Estimated,
            Ok(DayKind::Holiday) => YearDayRole::Off,
            Ok(DayKind::Weekend) => YearDayRole::Weekend,
            Ok(DayKind::WorkingWeekend) => YearDayRole::Worked,
            Ok(DayKind::Working) | Err(_) => YearDayRole::Working,
        };
        let today = self.today;
        let is_here = today.year() == year && today.month() == month;
        Some(YearMonth {
            name,
            note,
            before: usize::try_from(first.weekday().num_days_from_monday()).unwrap_or(0),
            days: of_it.iter().map(role).collect(),
            today: is_here.then(|| usize::try_from(today.day()).unwrap_or(0)),
            spoken,
        })
    }

    fn marks(&self, days: &CalendarYear) -> Vec<(YearDayRole, String)> {
        let has_estimate = days.off.iter().any(|day| days.estimated.contains(day));
        let marks = [
            (YearDayRole::Off, "rules-mark-off", true),
            (YearDayRole::Estimated, "rules-mark-estimated", has_estimate),
            (YearDayRole::Worked, "rules-mark-worked", !days.working.is_empty()),
        ];
        let shown = marks.into_iter().filter(|(_, _, is_there)| *is_there);
        shown.map(|(role, key, _)| (role, self.say(key))).collect()
    }
}
