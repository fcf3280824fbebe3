//! The cases as rows: put into words once, then only filtered and sorted.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::view::View;
use crate::domain::Language;
use crate::export::words;
use crate::rules::DeadlineStatus;
use crate::store::{CaseHead, CaseKey};

/// A case as a row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) key: CaseKey,
    pub(super) number: String,
    /// The applicant, or the case number while there is no name.
    pub(super) name: String,
    pub(super) company: String,
    pub(super) citizenship: String,
    pub(super) purpose: String,
    pub(super) procedure: String,
    pub(super) due: Due,
    pub(super) done: u32,
    pub(super) total: u32,
    /// Milliseconds since 1970 and in words.
    pub(super) changed: (i64, String),
    /// Everything one might look for, in small letters.
    haystack: String,
}

/// The next date of a case.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub(super) on: Option<NaiveDate>,
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

/// Which cases are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    #[default]
    All,
    Open,
    Late,
    Complete,
}

/// What words were made from: cases, language, day.
pub(super) type Of = (Arc<[Arc<CaseHead>]>, Language, NaiveDate);

/// All rows, and the places of those that are shown, in order.
#[derive(Debug, Default)]
pub(super) struct Rows {
    of: Option<Of>,
    shown_by: Option<(String, Which, Column, bool)>,
    all: Vec<Row>,
    order: Vec<usize>,
}

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
        let heads = view.desk.cases();
        let of = (heads, view.language, view.today().0);
        let same = self.of.as_ref().is_some_and(|(heads, language, today)| {
            Arc::ptr_eq(heads, &of.0) && *language == of.1 && *today == of.2
        });
        if !same {
            self.all = of.0.iter().map(|head| row(view, head)).collect();
            self.of = Some(of);
            self.shown_by = None;
        }
        let shown_by = (filter.trim().to_lowercase(), which, column, reversed);
        if self.shown_by.as_ref() == Some(&shown_by) {
            return;
        }
        let words: Vec<&str> = shown_by.0.split_whitespace().collect();
        let fits = |row: &Row| {
            let listed = match which {
                Which::All => true,
                Which::Open => row.done < row.total,
                Which::Late => row.due.status == DeadlineStatus::Late,
                Which::Complete => row.total > 0 && row.done >= row.total,
            };
            listed && words.iter().all(|word| row.haystack.contains(word))
        };
        let mut order: Vec<(usize, &Row)> =
            self.all.iter().enumerate().filter(|(_, row)| fits(row)).collect();
        order.sort_by(|(_, a), (_, b)| {
            let ordering = compare(a, b, column);
            if reversed { ordering.reverse() } else { ordering }
        });
        self.order = order.into_iter().map(|(at, _)| at).collect();
        self.shown_by = Some(shown_by);
    }

    /// How many there are at all.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// How many are shown.
    pub(super) fn shown(&self) -> usize {
        self.order.len()
    }

    /// The row that is shown at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Row> {
        self.order.get(place).and_then(|at| self.all.get(*at))
    }
}

fn compare(a: &Row, b: &Row, column: Column) -> Ordering {
    let share = |row: &Row| u64::from(row.done) * 1000 / u64::from(row.total.max(1));
    let first = match column {
        Column::Applicant => Ordering::Equal,
        Column::Citizenship => a.citizenship.cmp(&b.citizenship),
        Column::Purpose => (&a.purpose, &a.procedure).cmp(&(&b.purpose, &b.procedure)),
        // A case without a date stands behind those that have one.
        Column::Deadline => (a.due.on.is_none(), a.due.on).cmp(&(b.due.on.is_none(), b.due.on)),
        Column::Progress => share(a).cmp(&share(b)),
        Column::Changed => b.changed.0.cmp(&a.changed.0),
    };
    first.then_with(|| a.name.cmp(&b.name)).then_with(|| a.key.cmp(&b.key))
}

fn row(view: &View<'_>, head: &CaseHead) -> Row {
    let summary = &head.summary;
    let word = |key: &str| summary.words.get(key).cloned().unwrap_or_default();
    let name = if summary.title.is_empty() { head.number.clone() } else { summary.title.clone() };
    let category = head.category.as_ref().and_then(|id| view.book.category(id));
    let purpose = category.map(|category| category.title.in_language(view.language).to_owned());
    let procedure = (view.book.procedure(&head.procedure))
        .map(|procedure| procedure.title.in_language(view.language).to_owned());
    let citizenship = country(view, &word("citizenship"));
    let company = word("company");
    let (purpose, procedure) = match (purpose, procedure.unwrap_or_default()) {
        (Some(purpose), procedure) => (purpose, procedure),
        (None, procedure) => (procedure, String::new()),
    };
    let haystack = [&name, &company, &citizenship, &purpose, &procedure, &head.number]
        .map(|text| text.to_lowercase());
    Row {
        key: head.key,
        number: head.number.clone(),
        due: due(view, head),
        done: summary.done,
        total: summary.total,
        changed: (head.changed.0, changed(view, head.changed.0)),
        haystack: haystack.join("\n"),
        name,
        company,
        citizenship,
        purpose,
        procedure,
    }
}

fn country(view: &View<'_>, code: &str) -> String {
    let known = code.parse().ok().and_then(|code| view.book.countries.get(&code));
    known.map_or_else(
        || code.to_owned(),
        |country| country.name.in_language(view.language).to_owned(),
    )
}

/// The title of a duty.
pub(super) fn duty(view: &View<'_>, id: &str) -> String {
    let duty = view.book.duties.values().find(|duty| duty.id.as_str() == id);
    duty.map_or_else(String::new, |duty| duty.title.in_language(view.language).to_owned())
}

fn due(view: &View<'_>, head: &CaseHead) -> Due {
    let today = view.today().0;
    let Some(next) = head.summary.dues.first() else {
        return Due {
            on: None,
            status: DeadlineStatus::NoDate,
            word: view.say("start-no-date"),
            what: String::new(),
        };
    };
    let (status, word) = due_word(view, next.on, today);
    let what = duty(view, &next.duty);
    let day = words::day_month(next.on, view.language);
    let what = if what.is_empty() { day } else { format!("{what}, {day}") };
    Due { on: Some(next.on), status, word, what }
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
