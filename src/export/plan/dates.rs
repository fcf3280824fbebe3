//! The list of dates on paper: of one case with how each was found, or of all cases with whose they are.

use chrono::{Datelike as _, Days, NaiveDate};

use super::texts::{Gap, Speech, words};
use super::{Desk, PackOptions, PlanError};
use crate::domain::{AsOf, Case, DutyId, Language};
use crate::export::front_matter::{DatesPart, DatesRow, DatesSheet, Words};
use crate::export::words as said;
use crate::i18n::say;
use crate::rules::{Assessment, Deadline, DeadlineStatus, RuleBook, Truth};

/// A date in the list of all cases.
#[derive(Clone, PartialEq, Eq)]
pub struct DateOfCase {
    /// The last day; of a duty that is done, the day on which it was.
    pub on: NaiveDate,
    /// What is to be done.
    pub duty: DutyId,
    /// Whose case it is.
    pub person: String,
}

impl std::fmt::Debug for DateOfCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DateOfCase {{ {} {}, … }}", self.on, self.duty)
    }
}

/// What is listed, for whom.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) book: &'a RuleBook,
    pub(crate) as_of: AsOf,
    pub(crate) languages: &'a [Language],
    /// Those that are done, instead of those that are open.
    pub(crate) done: bool,
}

/// A row before it is put under the heading of its time.
struct Dated {
    on: Option<NaiveDate>,
    row: DatesRow,
}

/// The dates of a case.
pub(crate) fn of_case(
    asked: Asked<'_>,
    case: &Case,
    assessment: &Assessment,
) -> Result<DatesSheet, PlanError> {
    let options = PackOptions { languages: asked.languages.to_vec(), ..PackOptions::default() };
    let desk = Desk::new(asked.book, case, assessment, &options)?;
    let wanted = assessment
        .deadlines
        .iter()
        .filter(|it| it.applies != Truth::No && (it.status == DeadlineStatus::Done) == asked.done);
    let rows = wanted.filter_map(|it| row_of_case(&desk.speech, asked.book, it, asked.as_of));
    let rows = rows.collect();
    let person = [desk.name().to_uppercase(), desk.passport()];
    let mut sheet = sheet(asked, &desk.speech, rows);
    sheet.subtitle = desk.speech.say("export-dates-as-of", &[("date", Gap::Date(asked.as_of.0))]);
    sheet.person = person.into_iter().filter(|text| !text.is_empty()).collect();
    if sheet.person.is_empty() {
        sheet.person.push(case.number.clone());
    }
    Ok(sheet)
}

/// The dates of all cases.
pub(crate) fn of_all(asked: Asked<'_>, dates: &[DateOfCase]) -> DatesSheet {
    let speech = Speech::new(asked.languages);
    let mut rows: Vec<Dated> = dates.iter().map(|date| row_of_all(&speech, asked, date)).collect();
    if asked.done {
        // What was done last stands first, as in the window.
        rows.reverse();
    }
    let mut sheet = sheet(asked, &speech, rows);
    sheet.subtitle = speech.say("export-dates-of-all", &[("date", Gap::Date(asked.as_of.0))]);
    sheet
}

fn row_of_case(
    speech: &Speech,
    book: &RuleBook,
    deadline: &Deadline,
    as_of: AsOf,
) -> Option<Dated> {
    let duty = book.duties.get(&deadline.duty)?;
    let on = deadline.listed_on(as_of.0);
    let is_open = deadline.status != DeadlineStatus::Done;
    let mut lines = vec![speech.localized(&duty.who)];
    if is_open {
        // The way to the day is said once: in every language it would be longer than all the rest.
        let first = speech.first();
        lines.push(Words::plain(match &deadline.due_on {
            Ok(_) => said::derivation(book, deadline, first).join("; "),
            Err(why) => said::no_date(book, why, first),
        }));
        if deadline.estimated {
            lines.push(Words::plain(say(first, "deadlines-estimated", &[])));
        }
    }
    Some(Dated {
        on,
        row: DatesRow {
            day: on.map(|day| speech.date(day)).unwrap_or_default(),
            weekday: on.map(|day| weekday(speech, day)).unwrap_or_default(),
            title: speech.localized(&duty.title),
            person: String::new(),
            lines,
            state: words(speech.each(|_, it| said::deadline_status(deadline, as_of, it))),
            is_late: deadline.status == DeadlineStatus::Late,
            is_done: !is_open,
        },
    })
}

fn row_of_all(speech: &Speech, asked: Asked<'_>, date: &DateOfCase) -> Dated {
    let duty = asked.book.duties.get(&date.duty);
    let left = (date.on - asked.as_of.0).num_days();
    let state = speech.each(|_, language| match (asked.done, left) {
        (true, _) => say(language, "status-done", &[]),
        (false, 0) => say(language, "deadline-today", &[]),
        (false, 1..) => say(language, "deadline-in", &[("n", left.into())]),
        (false, ..0) => say(language, "deadline-late", &[("n", (-left).into())]),
    });
    Dated {
        on: Some(date.on),
        row: DatesRow {
            day: speech.date(date.on),
            weekday: weekday(speech, date.on),
            // A duty that the book no longer has is named by its id, as in the window.
            title: duty.map_or_else(
                || Words::plain(date.duty.to_string()),
                |duty| speech.localized(&duty.title),
            ),
            person: date.person.clone(),
            lines: Vec::new(),
            state: words(state),
            is_late: !asked.done && left < 0,
            is_done: asked.done,
        },
    }
}

fn weekday(speech: &Speech, day: NaiveDate) -> Words {
    words(speech.each(|_, language| said::weekday(day, language)))
}

/// The sheet with its rows under the headings of their time.
fn sheet(asked: Asked<'_>, speech: &Speech, mut rows: Vec<Dated>) -> DatesSheet {
    if !asked.done {
        rows.sort_by_key(|dated| (dated.on.is_none(), dated.on));
    }
    let mut parts: Vec<(&'static str, DatesPart)> = Vec::new();
    for Dated { on, row } in rows {
        let key = if asked.done { "" } else { when(on, asked.as_of.0) };
        match parts.last_mut() {
            Some((known, part)) if *known == key => part.rows.push(row),
            Some(_) | None => {
                let title = if key.is_empty() { Words::default() } else { speech.say(key, &[]) };
                parts.push((key, DatesPart { title, rows: vec![row] }));
            }
        }
    }
    let nothing = if asked.done { "deadlines-none-done" } else { "deadlines-none" };
    DatesSheet {
        title: speech.say(if asked.done { "export-dates-done" } else { "export-dates" }, &[]),
        person: Vec::new(),
        subtitle: Words::default(),
        heads: ["export-dates-day", "export-dates-what", "export-dates-state"]
            .map(|key| speech.say(key, &[])),
        paragraphs: if parts.is_empty() { vec![speech.say(nothing, &[])] } else { Vec::new() },
        parts: parts.into_iter().map(|(_, part)| part).collect(),
        notes: vec![speech.localized(&asked.book.disclaimer)],
        foot: speech.foot(asked.book),
    }
}

/// The heading under which an open date stands: late, this week, the next one, later, no date yet.
pub fn when(on: Option<NaiveDate>, today: NaiveDate) -> &'static str {
    let next = today.checked_add_days(Days::new(7)).unwrap_or(today);
    match on {
        None => "deadlines-no-date",
        Some(on) if on < today => "deadlines-late",
        Some(on) if on.iso_week() == today.iso_week() => "deadlines-this-week",
        Some(on) if on.iso_week() == next.iso_week() => "deadlines-next-week",
        Some(_) => "deadlines-later",
    }
}
