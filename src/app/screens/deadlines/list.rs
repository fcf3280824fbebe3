//! The list of dates in words, worked out when something changed.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::view::View;
use crate::domain::{DutyId, Language};
use crate::export::plan::{DateOfCase, when};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Assessment, DeadlineStatus, Truth};
use crate::session::CaseSession;
use crate::store::{CaseHead, CaseKey};

/// Days within which a date counts as near, as in an assessment.
const SOON: i64 = 10;

/// A date: of which case, which duty. The duty of a case of an older book may be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Which {
    pub(super) case: CaseKey,
    pub(super) duty: String,
}

/// From what a list was made.
#[derive(Debug)]
enum Source {
    All(Arc<[Arc<CaseHead>]>),
    Case(Arc<Assessment>),
}

/// The list.
#[derive(Debug)]
pub(super) struct List {
    source: Source,
    language: Language,
    today: NaiveDate,
    done: bool,
    limit: usize,
    /// The dates, the earliest first, then those without one.
    pub(super) ones: Vec<One>,
    /// So many more are not listed.
    pub(super) hidden: usize,
    /// Whether there is anything for a calendar.
    pub(super) has_dates: bool,
}

/// A row.
#[derive(Debug)]
pub(super) struct One {
    pub(super) which: Which,
    pub(super) day: String,
    pub(super) weekday: String,
    pub(super) title: String,
    pub(super) person: String,
    pub(super) word: String,
    pub(super) status: DeadlineStatus,
    pub(super) group: &'static str,
}

impl List {
    pub(super) fn is_of(
        &self,
        view: &View<'_>,
        case: Option<&CaseSession>,
        done: bool,
        limit: usize,
    ) -> bool {
        let same = match (&self.source, case) {
            (Source::All(cases), None) => Arc::ptr_eq(cases, &view.desk.cases()),
            (Source::Case(assessment), Some(open)) => Arc::ptr_eq(assessment, open.assessment()),
            (Source::All(_), Some(_)) | (Source::Case(_), None) => false,
        };
        same && self.language == view.language
            && self.today == view.today().0
            && self.done == done
            && self.limit == limit
    }

    pub(super) fn of(
        view: &View<'_>,
        case: Option<&CaseSession>,
        done: bool,
        limit: usize,
    ) -> Self {
        match case {
            Some(open) => of_case(view, open, done, limit),
            None => of_all(view, done, limit),
        }
    }

    pub(super) fn has(&self, which: &Which) -> bool {
        self.ones.iter().any(|one| one.which == *which)
    }
}

/// The dates of all cases, the earliest first.
fn dues(cases: &[Arc<CaseHead>], done: bool) -> Vec<(NaiveDate, &CaseHead, &str)> {
    let mut dues: Vec<(NaiveDate, &CaseHead, &str)> = Vec::new();
    for head in cases {
        let summary = &head.summary;
        let of_it = if done { &summary.finished } else { &summary.dues };
        dues.extend(of_it.iter().map(|due| (due.on, head.as_ref(), due.duty.as_str())));
    }
    dues.sort_by_key(|(on, head, _)| (*on, head.key));
    dues
}

fn person(head: &CaseHead) -> &str {
    if head.summary.title.is_empty() { &head.number } else { &head.summary.title }
}

/// The same as they are printed.
pub(super) fn dated(cases: &[Arc<CaseHead>], done: bool) -> Vec<DateOfCase> {
    let printed = |(on, head, duty): (NaiveDate, &CaseHead, &str)| {
        let duty = DutyId::new(duty).ok()?;
        Some(DateOfCase { on, duty, person: person(head).to_owned() })
    };
    dues(cases, done).into_iter().filter_map(printed).collect()
}

/// Of all cases.
fn of_all(view: &View<'_>, done: bool, limit: usize) -> List {
    let (language, today) = (view.language, view.today().0);
    let cases = view.desk.cases();
    let mut dues = dues(&cases, done);
    if done {
        // What was done last stands first.
        dues.reverse();
    }
    let ones = dues.iter().take(limit).map(|(on, head, duty)| {
        let (status, word, group) = if done {
            (DeadlineStatus::Done, say(language, "status-done", &[]), "deadlines-group-done")
        } else {
            (status_of(*on, today), word_of(*on, today, language), when(Some(*on), today))
        };
        One {
            which: Which { case: head.key, duty: (*duty).to_owned() },
            day: words::day_month(*on, language),
            weekday: words::weekday(*on, language),
            title: duty_title(view, duty),
            person: person(head).to_owned(),
            word,
            status,
            group,
        }
    });
    let ones: Vec<One> = ones.collect();
    let hidden = dues.len() - ones.len();
    let has_dates = cases.iter().any(|head| !head.summary.dues.is_empty());
    drop(dues);
    List { source: Source::All(cases), language, today, done, limit, ones, hidden, has_dates }
}

fn of_case(view: &View<'_>, open: &crate::session::CaseSession, done: bool, limit: usize) -> List {
    let (language, today) = (view.language, view.today().0);
    let assessment = open.assessment();
    let wanted = assessment
        .deadlines
        .iter()
        .filter(|it| it.applies != Truth::No && (it.status == DeadlineStatus::Done) == done);
    let ones = wanted.map(|deadline| {
        let on = deadline.listed_on(today);
        let group = match (deadline.status, on) {
            (DeadlineStatus::Done, _) => "deadlines-group-done",
            (_, on) => when(on, today),
        };
        One {
            which: Which { case: open.key(), duty: deadline.duty.to_string() },
            day: on.map_or_else(|| "–".to_owned(), |on| words::day_month(on, language)),
            weekday: on.map_or_else(String::new, |on| words::weekday(on, language)),
            title: duty_title(view, deadline.duty.as_str()),
            person: open.title().to_owned(),
            // The day stands in the row already.
            word: if deadline.status == DeadlineStatus::Done {
                say(language, "status-done", &[])
            } else {
                words::deadline_status(deadline, assessment.as_of, language)
            },
            status: deadline.status,
            group,
        }
    });
    let ones: Vec<One> = ones.take(limit).collect();
    let has_dates = assessment.deadlines.iter().any(|it| it.due_on.is_ok());
    let source = Source::Case(Arc::clone(assessment));
    List { source, language, today, done, limit, ones, hidden: 0, has_dates }
}

fn duty_title(view: &View<'_>, id: &str) -> String {
    let duty = DutyId::new(id).ok().and_then(|id| view.book.duties.get(&id));
    duty.map_or(id, |duty| duty.title.in_language(view.language)).to_owned()
}

fn status_of(on: NaiveDate, today: NaiveDate) -> DeadlineStatus {
    match (on - today).num_days() {
        ..0 => DeadlineStatus::Late,
        0..=SOON => DeadlineStatus::Soon,
        _ => DeadlineStatus::Later,
    }
}

fn word_of(on: NaiveDate, today: NaiveDate, language: Language) -> String {
    match (on - today).num_days() {
        0 => say(language, "deadline-today", &[]),
        left @ 1.. => say(language, "deadline-in", &[("n", left.into())]),
        left @ ..0 => say(language, "deadline-late", &[("n", (-left).into())]),
    }
}
