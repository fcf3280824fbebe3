//! The days from the event to the last day, as the strip shows them.

use chrono::{Datelike as _, NaiveDate};

use crate::app::widgets::{DayRole, StripDay};
use crate::domain::{DayKind, Language};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Assessment, Deadline, DeadlineStatus, RuleBook, Step};

/// A longer way is shown in weeks.
const DAYS: i64 = 45;
/// A way that is longer than this is not drawn.
const MOST: i64 = 400;

/// The strip in words.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) days: Vec<StripDay>,
    pub(super) spoken: String,
    pub(super) has_off: bool,
    pub(super) has_other: bool,
    /// A cell is a week.
    pub(super) is_weeks: bool,
}

impl Strip {
    /// The strip of a date; `None` without one, and for the end of a stay, which has its own chart.
    pub(super) fn of(
        book: &RuleBook,
        assessment: &Assessment,
        deadline: &Deadline,
        language: Language,
    ) -> Option<Self> {
        let due = *deadline.due_on.as_ref().ok()?;
        let is_stay = deadline.derivation.iter().any(|it| matches!(it, Step::Rolling { .. }));
        if is_stay {
            return None;
        }
        let today = assessment.as_of.0;
        let event = deadline.derivation.iter().find_map(event_of);
        let (from, to) = span(deadline, due, event, today);
        let length = (to - from).num_days();
        if length > MOST {
            return None;
        }
        let is_weeks = length > DAYS;
        let step = if is_weeks { 7 } else { 1 };
        let maker = Maker { book, assessment, deadline, language, due, event, from, step };
        let firsts = from.iter_days().step_by(step).take_while(|day| *day <= to);
        let days: Vec<StripDay> = firsts.map(|day| maker.cell(day)).collect();
        let gaps = [
            ("from", words::date(from, language).into()),
            ("to", words::date(to, language).into()),
            ("due", words::date_with_weekday(due, language).into()),
        ];
        Some(Self {
            spoken: say(language, "strip-spoken", &gaps),
            is_weeks,
            has_off: days.iter().any(|day| day.is_off),
            has_other: days.iter().any(|day| day.has_other),
            days,
        })
    }
}

fn event_of(step: &Step) -> Option<NaiveDate> {
    match step {
        Step::Event { on, .. } => Some(*on),
        Step::Plus { .. }
        | Step::Minus { .. }
        | Step::Years { .. }
        | Step::PerEntry { .. }
        | Step::Rolling { .. }
        | Step::LastWorkingDay { .. } => None,
    }
}

/// From the event (or from today, when the event is still to come) to the last of the days.
fn span(
    deadline: &Deadline,
    due: NaiveDate,
    event: Option<NaiveDate>,
    today: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let is_open = deadline.status != DeadlineStatus::Done;
    let from = event.filter(|event| *event <= due).unwrap_or_else(|| today.min(due));
    let mut to = deadline.lenient_on.map_or(due, |lenient| lenient.max(due));
    if let Some(event) = event.filter(|event| *event > due && (*event - due).num_days() <= 10) {
        to = to.max(event);
    }
    if is_open && today > to && (today - from).num_days() <= DAYS {
        to = today;
    }
    (from, to)
}

struct Maker<'a> {
    book: &'a RuleBook,
    assessment: &'a Assessment,
    deadline: &'a Deadline,
    language: Language,
    due: NaiveDate,
    event: Option<NaiveDate>,
    from: NaiveDate,
    /// Days in a cell.
    step: usize,
}

impl Maker<'_> {
    /// The days of a cell.
    fn days(&self, first: NaiveDate) -> Vec<NaiveDate> {
        first.iter_days().take(self.step).collect()
    }

    fn role(&self, days: &[NaiveDate]) -> DayRole {
        let today = self.assessment.as_of.0;
        if days.contains(&self.due) {
            return match self.deadline.status {
                DeadlineStatus::Late => DayRole::Late,
                DeadlineStatus::Done => DayRole::Lenient,
                DeadlineStatus::Soon | DeadlineStatus::Later | DeadlineStatus::NoDate => {
                    DayRole::Due
                }
            };
        }
        let has_passed = days.last().is_some_and(|last| *last < today && *last < self.due);
        if self.deadline.lenient_on.is_some_and(|day| days.contains(&day)) {
            DayRole::Lenient
        } else if days.contains(&today) {
            DayRole::Today
        } else if has_passed && self.event.is_some_and(|event| event <= self.from) {
            DayRole::Counted
        } else {
            DayRole::Ahead
        }
    }

    /// The day of a cell that matters: its number stands in the cell, also where the cell is a week.
    fn told(&self, days: &[NaiveDate]) -> Option<NaiveDate> {
        let matters = [Some(self.due), Some(self.assessment.as_of.0), self.deadline.lenient_on];
        let found = matters.into_iter().flatten().find(|day| days.contains(day));
        found.or_else(|| days.iter().copied().find(|day| *day == self.from || day.day() == 1))
    }

    fn caption(&self, days: &[NaiveDate]) -> String {
        let say = |key: &str| say(self.language, key, &[]);
        let is_today = days.contains(&self.assessment.as_of.0);
        if days.contains(&self.due) {
            return say(if is_today { "strip-due-today" } else { "strip-due" });
        }
        if is_today {
            return say("strip-today");
        }
        if self.deadline.lenient_on.is_some_and(|day| days.contains(&day)) {
            return say("strip-lenient");
        }
        match days.iter().find(|day| **day == self.from || day.day() == 1) {
            Some(day) => words::day_month(*day, self.language),
            None => String::new(),
        }
    }

    fn cell(&self, first: NaiveDate) -> StripDay {
        let days = self.days(first);
        let is_week = self.step > 1;
        let kind = self.book.calendar.kind_of(first);
        let is_off = !is_week && matches!(kind, Ok(DayKind::Weekend | DayKind::Holiday));
        let mut said = if is_week {
            words::runs(&days, self.language)
        } else {
            words::date_with_weekday(first, self.language)
        };
        if is_off {
            said = format!("{said}, {}", say(self.language, "strip-off-one", &[]));
        }
        let others = self.assessment.deadlines.iter().filter(|other| {
            other.duty != self.deadline.duty
                && other.status != DeadlineStatus::Done
                && other.due_on.as_ref().is_ok_and(|on| days.contains(on))
        });
        let mut has_other = false;
        for other in others.filter_map(|other| self.book.duties.get(&other.duty)) {
            has_other = true;
            said = format!("{said}\n{}", other.title.in_language(self.language));
        }
        StripDay {
            day: first,
            number: self.told(&days).unwrap_or(first).day().to_string(),
            role: self.role(&days),
            is_off,
            has_other,
            caption: self.caption(&days),
            said,
        }
    }
}
