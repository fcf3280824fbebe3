//! The list of cases: filtered, sorted, each with its next date. What is shown is worked out when a case is
//! saved, and anew in the background when the day or the rules are others.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use super::desk::Desk;
use super::summary;
use crate::domain::{CountryCode, DutyId, FactId, Language};
use crate::rules::DeadlineStatus;
use crate::store::{CaseHead, CaseKey, CaseSummary};

/// A deadline counts as soon up to so many days before it.
const SOON: i64 = 10;

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The case with what is shown of it, as of today.
    pub head: Arc<CaseHead>,
    /// Its citizenship.
    pub citizenship: Option<CountryCode>,
    /// The same as the language names it, or the code.
    pub country: String,
    /// The short title of its category, where it has one.
    pub category: Option<String>,
    /// The title of its procedure; beside a category its stage, where it has one: "First issue".
    pub procedure: String,
    /// Its next date.
    pub next: NextDate,
    /// Where procedure and category stand in the book.
    place: (Option<usize>, Option<usize>),
    /// The name in small letters, for sorting.
    name: String,
    /// Everything one might look for, in small letters.
    haystack: String,
}

impl CaseRow {
    /// The applicant, or the number while there is no name.
    pub fn title(&self) -> &str {
        match self.head.summary.title.as_str() {
            "" => &self.head.number,
            title => title,
        }
    }

    /// The company.
    pub fn company(&self) -> Option<&str> {
        self.head.summary.words.get(summary::COMPANY).map(String::as_str)
    }

    fn is_wanted(&self, which: Which) -> bool {
        let summary = &self.head.summary;
        match which {
            Which::All | Which::Deleted => true,
            Which::Late => {
                matches!(self.next, NextDate::On { status: DeadlineStatus::Late, .. })
            }
            Which::Due => matches!(
                self.next,
                NextDate::On { status: DeadlineStatus::Late | DeadlineStatus::Soon, .. }
            ),
            Which::Open => summary.done < summary.total || summary.blockers > 0,
            Which::Complete => {
                summary.total > 0 && summary.done == summary.total && summary.blockers == 0
            }
        }
    }
}

/// The next date of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextDate {
    /// This duty, on this day, so many days from today (negative = late).
    On {
        /// Which duty; `None` when the book does not know it any more.
        duty: Option<DutyId>,
        /// The last day.
        on: NaiveDate,
        /// Days left.
        left: i64,
        /// Late, soon or later.
        status: DeadlineStatus,
    },
    /// There is a duty, but a fact is missing to find its date.
    WaitsFor(FactId),
    /// Nothing is due.
    Nothing,
}

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortBy {
    /// The name.
    Name,
    /// The citizenship, as the language of the list names it.
    Citizenship,
    /// The category or procedure, in the order of the book.
    Purpose,
    /// The next date, cases without one last.
    #[default]
    NextDate,
    /// How much is done.
    Progress,
    /// The last changed first.
    Changed,
}

/// Which cases are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Late.
    Late,
    /// Late or due soon.
    Due,
    /// Something is to be done.
    Open,
    /// Everything is done.
    Complete,
    /// Put away; only these.
    Deleted,
}

/// A filter and an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Words that must all occur in name, number, company, country, passport number, purpose.
    pub words: String,
    /// Which cases.
    pub which: Which,
    /// The order.
    pub sort: SortBy,
    /// The other way round.
    pub is_reversed: bool,
    /// The language of country names and titles, for finding and sorting.
    pub language: Language,
}

impl Query {
    /// The rows that are wanted, in order.
    pub(super) fn answer(&self, mut rows: Vec<Arc<CaseRow>>) -> Vec<Arc<CaseRow>> {
        let words = self.words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        rows.retain(|row| {
            row.is_wanted(self.which) && words.iter().all(|word| row.haystack.contains(word))
        });
        rows.sort_by(|a, b| self.compare(a, b).then_with(|| a.head.key.cmp(&b.head.key)));
        if self.is_reversed {
            rows.reverse();
        }
        rows
    }

    fn compare(&self, a: &CaseRow, b: &CaseRow) -> Ordering {
        let date = |row: &CaseRow| match &row.next {
            NextDate::On { on, .. } => (0, Some(*on)),
            NextDate::WaitsFor(_) => (1, None),
            NextDate::Nothing => (2, None),
        };
        let share = |row: &CaseRow| {
            let (done, total) = (row.head.summary.done, row.head.summary.total);
            (u64::from(done) * 1000).checked_div(u64::from(total))
        };
        let first = match self.sort {
            SortBy::Name => Ordering::Equal,
            SortBy::Citizenship => {
                (a.country.is_empty(), &a.country).cmp(&(b.country.is_empty(), &b.country))
            }
            SortBy::Purpose => a.place.cmp(&b.place),
            SortBy::NextDate => date(a).cmp(&date(b)),
            SortBy::Progress => share(a).cmp(&share(b)),
            SortBy::Changed => b.head.sequence.cmp(&a.head.sequence),
        };
        first.then_with(|| a.name.cmp(&b.name))
    }
}

impl Desk {
    /// Puts a case into words.
    pub(super) fn row(&self, head: &Arc<CaseHead>, language: Language) -> CaseRow {
        let summary = &head.summary;
        let book = self.book();
        let word = |key: &str| summary.words.get(key).map(String::as_str).unwrap_or_default();
        let code = word(summary::CITIZENSHIP);
        let citizenship: Option<CountryCode> = code.parse().ok();
        let country = citizenship.and_then(|it| book.countries.get(&it));
        let country = country.map_or(code, |it| it.name.in_language(language)).to_owned();
        let category = head.category.as_ref().and_then(|id| book.category(id));
        let procedure = book.procedure(&head.procedure);
        let whole = [category.map(|it| &it.title), procedure.map(|it| &it.title)];
        let [whole_category, whole_procedure] =
            whole.map(|it| it.map_or("", |it| it.in_language(language)));
        let short = category.map(|it| it.short_title.as_ref().unwrap_or(&it.title));
        let stage = procedure.and_then(|it| it.cover_stage.as_ref()).filter(|_| short.is_some());
        let stage = stage.or(procedure.map(|it| &it.title));
        let category = short.map(|it| it.in_language(language).to_owned());
        let procedure = stage.map_or("", |it| it.in_language(language)).to_owned();
        let title = if summary.title.is_empty() { &head.number } else { &summary.title };
        let found = [
            title.as_str(),
            &head.number,
            word(summary::COMPANY),
            word(summary::PASSPORT),
            &country,
            category.as_deref().unwrap_or_default(),
            whole_category,
            whole_procedure,
        ];
        CaseRow {
            head: Arc::clone(head),
            citizenship,
            place: (
                book.procedures.iter().position(|it| it.id == head.procedure),
                book.categories.iter().position(|it| head.category.as_ref() == Some(&it.id)),
            ),
            name: title.to_lowercase(),
            haystack: found.map(str::to_lowercase).join("\n"),
            country,
            category,
            procedure,
            next: self.next_date(summary),
        }
    }

    fn next_date(&self, summary: &CaseSummary) -> NextDate {
        if let Some(due) = summary.dues.iter().min_by_key(|it| it.on) {
            let left = (due.on - self.as_of().0).num_days();
            let status = match left {
                ..0 => DeadlineStatus::Late,
                0..=SOON => DeadlineStatus::Soon,
                _ => DeadlineStatus::Later,
            };
            let duty = DutyId::new(&due.duty).ok();
            let duty = duty.filter(|id| self.book().duties.contains_key(id));
            return NextDate::On { duty, on: due.on, left, status };
        }
        let fact = summary.words.get(summary::NO_DATE).and_then(|id| FactId::new(id).ok());
        fact.map_or(NextDate::Nothing, NextDate::WaitsFor)
    }

    /// Cases whose lists were worked out for another day or other rules, for
    /// [`super::jobs::Jobs::summarise`].
    pub fn stale(&self) -> Vec<CaseKey> {
        let day = self.as_of().0.to_string();
        let is_of_now = |summary: &CaseSummary| {
            let word = |key: &str| summary.words.get(key).map(String::as_str);
            word(summary::BOOK) == Some(self.book().version.as_str())
                && word(summary::DAY) == Some(day.as_str())
                && word(summary::COUNTED) == Some(summary::TASKS)
        };
        let cases = self.cases();
        let stale = cases.iter().filter(|head| !is_of_now(&head.summary));
        stale.map(|head| head.key).collect()
    }
}
