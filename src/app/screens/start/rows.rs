//! The cases as rows: found and sorted by the desk, put into words when they are drawn.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::view::View;
use crate::domain::Language;
use crate::export::words;
use crate::rules::DeadlineStatus;
pub(super) use crate::session::start::Which;
use crate::session::start::{CaseRow, NextDate, Query, SortBy};
use crate::store::{CaseHead, CaseKey};

/// A case as a row, in words.
#[derive(Clone, Debug)]
pub(super) struct Row {
    of: Arc<CaseRow>,
    pub(super) key: CaseKey,
    pub(super) number: String,
    /// The applicant, or the case number while there is no name.
    pub(super) name: String,
    pub(super) company: String,
    pub(super) is_deleted: bool,
    pub(super) citizenship: String,
    pub(super) purpose: String,
    pub(super) procedure: String,
    pub(super) due: Due,
    pub(super) done: u32,
    pub(super) total: u32,
    pub(super) progress: String,
    /// When it was changed last, in words.
    pub(super) changed: String,
}

/// The next date of a case.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub(super) status: DeadlineStatus,
    pub(super) word: String,
    pub(super) what: String,
}

/// A column by which cases are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    Applicant,
    Citizenship,
    Purpose,
    #[default]
    Deadline,
    Progress,
    Changed,
}

impl Column {
    fn sort(self) -> SortBy {
        match self {
            Self::Applicant => SortBy::Name,
            Self::Citizenship => SortBy::Citizenship,
            Self::Purpose => SortBy::Purpose,
            Self::Deadline => SortBy::NextDate,
            Self::Progress => SortBy::Progress,
            Self::Changed => SortBy::Changed,
        }
    }
}

/// What words were made from: cases, language, day.
pub(super) type Of = (Arc<[Arc<CaseHead>]>, Language, NaiveDate);

/// The rows that are listed, in order; those that were drawn are kept in words.
#[derive(Debug, Default)]
pub(super) struct Rows {
    shown: Arc<[Arc<CaseRow>]>,
    count: usize,
    words: HashMap<CaseKey, Row>,
    of: Option<(Language, NaiveDate)>,
}

/// So many rows are kept in words; a window shows some dozens.
const KEPT: usize = 400;

impl Rows {
    /// Brings them up to date; does nothing when nothing changed.
    pub(super) fn update(
        &mut self,
        view: &View<'_>,
        filter: &str,
        which: Which,
        column: Column,
        reversed: bool,
    ) {
        let query = Query {
            words: filter.trim().to_owned(),
            which,
            sort: column.sort(),
            is_reversed: reversed,
            language: view.language,
        };
        self.shown = view.desk.rows(&query);
        self.count = match which {
            Which::Deleted => self.shown.len(),
            Which::All | Which::Late | Which::Due | Which::Open | Which::Complete => {
                view.desk.cases().len()
            }
        };
        let of = Some((view.language, view.today().0));
        if self.of != of || self.words.len() > KEPT {
            self.words.clear();
            self.of = of;
        }
    }

    /// How many there are at all.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// How many are shown.
    pub(super) fn shown(&self) -> usize {
        self.shown.len()
    }

    /// The row that is shown at a place.
    pub(super) fn at(&mut self, view: &View<'_>, place: usize) -> Option<&Row> {
        let of = self.shown.get(place)?;
        let known = self.words.get(&of.head.key).is_some_and(|row| Arc::ptr_eq(&row.of, of));
        if !known {
            self.words.insert(of.head.key, row(view, of));
        }
        self.words.get(&of.head.key)
    }
}

fn row(view: &View<'_>, of: &Arc<CaseRow>) -> Row {
    let head = &of.head;
    let (purpose, procedure) = match &of.category {
        Some(category) => (category.clone(), of.procedure.clone()),
        None => (of.procedure.clone(), String::new()),
    };
    let (done, total) = (head.summary.done, head.summary.total);
    Row {
        of: Arc::clone(of),
        key: head.key,
        number: head.number.clone(),
        name: if head.is_damaged {
            view.say_with("start-damaged", &[("number", head.number.as_str().into())])
        } else {
            of.title().to_owned()
        },
        is_deleted: head.deleted.is_some(),
        company: of.company().unwrap_or_default().to_owned(),
        citizenship: of.country.clone(),
        purpose,
        procedure,
        due: due(view, of),
        done,
        total,
        progress: view.say_with("start-progress", &[("done", done.into()), ("all", total.into())]),
        changed: changed(view, head.changed.0),
    }
}

/// The title of a duty.
pub(super) fn duty(view: &View<'_>, id: &str) -> String {
    let duty = view.book.duties.values().find(|duty| duty.id.as_str() == id);
    duty.map_or_else(String::new, |duty| duty.title.in_language(view.language).to_owned())
}

fn due(view: &View<'_>, of: &CaseRow) -> Due {
    let NextDate::On { duty: id, on, .. } = &of.next else {
        return Due {
            status: DeadlineStatus::NoDate,
            word: view.say("start-no-date"),
            what: String::new(),
        };
    };
    let (status, word) = due_word(view, *on, view.today().0);
    let what = id.as_ref().map(|id| duty(view, id.as_str())).unwrap_or_default();
    // The day stands on one line.
    let day = words::day_month(*on, view.language).replace(' ', "\u{a0}");
    let what = if what.is_empty() { day } else { format!("{what}, {day}") };
    Due { status, word, what }
}

/// "5 days late", "Due in 8 days".
pub(super) fn due_word(
    view: &View<'_>,
    on: NaiveDate,
    today: NaiveDate,
) -> (DeadlineStatus, String) {
    let days = (on - today).num_days();
    match days {
        ..0 => {
            (DeadlineStatus::Late, view.say_with("start-days-late", &[("days", (-days).into())]))
        }
        0 => (DeadlineStatus::Soon, view.say("start-due-today")),
        1..=10 => (DeadlineStatus::Soon, view.say_with("start-due-in", &[("days", days.into())])),
        11.. => (DeadlineStatus::Later, view.say_with("start-due-in", &[("days", days.into())])),
    }
}

/// "Today 14:02", "Yesterday", "19 Nov", "3 May 2025".
fn changed(view: &View<'_>, milliseconds: i64) -> String {
    let Some(when) = crate::app::clock::local(milliseconds) else { return String::new() };
    let today = view.today().0;
    if when.date() == today {
        let time = when.format("%H:%M").to_string();
        return view.say_with("start-today", &[("time", time.into())]);
    }
    if today.pred_opt() == Some(when.date()) {
        return view.say("start-yesterday");
    }
    if chrono::Datelike::year(&when.date()) == chrono::Datelike::year(&today) {
        return words::day_month(when.date(), view.language);
    }
    words::date_short(when.date(), view.language)
}
