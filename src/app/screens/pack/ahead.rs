//! What lies ahead when a pack was made: who does what, and by when. The day to act by and the day on which the term
//! ends are said apart where they differ.

use chrono::NaiveDate;

use crate::domain::{DutyId, Language};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Deadline, DeadlineStatus, Truth};
use crate::session::CaseSession;

/// A step after the pack was made, and by when it is done where that is known.
#[derive(Debug)]
pub(super) struct StepLine {
    pub(super) text: String,
    pub(super) by: Option<ByWhen>,
}

/// A date of the case.
#[derive(Debug)]
pub(super) struct DueLine {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) by: ByWhen,
}

/// By when.
#[derive(Debug)]
pub(super) struct ByWhen {
    /// The day to act by.
    pub(super) date: String,
    /// On which day the term ends, where that is another one.
    pub(super) ends: String,
    /// How many days are left.
    pub(super) status: String,
}

/// The duties that are open.
fn open(session: &CaseSession) -> impl Iterator<Item = &Deadline> {
    let all = session.assessment().deadlines.iter();
    all.filter(|it| it.applies == Truth::Yes && it.status != DeadlineStatus::Done)
}

/// The open duties that have a date.
pub(super) fn dues(session: &CaseSession, language: Language) -> Vec<DueLine> {
    let line = |deadline: &Deadline| {
        let duty = session.book().duties.get(&deadline.duty)?;
        Some(DueLine {
            title: duty.title.in_language(language).to_owned(),
            text: format!("{}. {}", duty.who.in_language(language), duty.how.in_language(language)),
            by: by_when(session, deadline, language)?,
        })
    };
    open(session).filter_map(line).collect()
}

/// By when the first of these duties is to be done: the first that can still be done in time, and where all are
/// late the one that was late last. After a fine the term of the decision counts, not the stay that ended before.
pub(super) fn earliest(session: &CaseSession, of: &[DutyId], language: Language) -> Option<ByWhen> {
    let today = session.assessment().as_of.0;
    let of = open(session).filter(|it| of.contains(&it.duty));
    let dated = of.filter_map(|it| Some((it.act_by(today)?, it)));
    by_when(session, first(dated.collect(), today)?, language)
}

/// What comes first of what has a day: the earliest that is not past, else the latest.
fn first<T>(dated: Vec<(NaiveDate, T)>, today: NaiveDate) -> Option<T> {
    let (past, ahead): (Vec<_>, Vec<_>) = dated.into_iter().partition(|(day, _)| *day < today);
    let first = ahead.into_iter().min_by_key(|(day, _)| *day);
    first.or_else(|| past.into_iter().max_by_key(|(day, _)| *day)).map(|(_, it)| it)
}

fn by_when(session: &CaseSession, deadline: &Deadline, language: Language) -> Option<ByWhen> {
    let as_of = session.assessment().as_of;
    let said = |key: &str, day: NaiveDate| {
        say(language, key, &[("date", words::date_with_weekday(day, language).into())])
    };
    let day = deadline.act_by(as_of.0)?;
    let due = deadline.due_on.as_ref().ok().filter(|_| deadline.is_moved(as_of.0));
    Some(ByWhen {
        date: said(if due.is_some() { "pack-act-by" } else { "pack-by" }, day),
        ends: due.map_or_else(String::new, |due| said("pack-term-ends", *due)),
        status: words::deadline_status(deadline, as_of, language),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_still_be_done_in_time_comes_before_what_is_late() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-24");
        let of =
            |days: &[&'static str]| first(days.iter().map(|it| (day(it), *it)).collect(), today);
        assert_eq!(of(&["2026-10-01", "2026-12-05", "2026-12-20"]), Some("2026-12-05"));
        assert_eq!(of(&["2026-10-01", "2026-11-24"]), Some("2026-11-24"), "today is not late");
        assert_eq!(of(&["2026-10-01", "2026-11-20"]), Some("2026-11-20"));
        assert_eq!(of(&[]), None);
    }
}
