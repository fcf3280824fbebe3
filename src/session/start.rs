//! The list of cases: filtered, sorted, each with its next date. What is shown is worked out when a case is
//! saved, and anew in the background when the day or the rules are others.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use super::desk::Desk;
use super::summary;
use crate::domain::{CountryCode, DutyId, FactId, Language};
use crate::rules::DeadlineStatus;
use crate::store::{CaseHead, CaseKey, CaseSummary, Version};

/// A deadline counts as soon up to so many days before it.
const SOON: i64 = 10;

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The case as the store lists it.
    pub head: Arc<CaseHead>,
    /// What is shown of it, as of today.
    pub summary: Arc<CaseSummary>,
    /// Its citizenship.
    pub citizenship: Option<CountryCode>,
    /// Its next date.
    pub next: NextDate,
}

impl CaseRow {
    /// The applicant, or the number while there is no name.
    pub fn title(&self) -> &str {
        if self.summary.title.is_empty() { &self.head.number } else { &self.summary.title }
    }

    /// The company.
    pub fn company(&self) -> Option<&str> {
        self.summary.words.get(summary::COMPANY).map(String::as_str)
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
    /// Late or due soon.
    Due,
    /// Something asked for is not there.
    Open,
    /// Nothing is missing.
    Complete,
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

impl Desk {
    /// The cases that are wanted, in order. For a list that is kept until cases, day or query change.
    pub fn rows(&self, query: &Query) -> Vec<CaseRow> {
        let words: Vec<String> =
            query.words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let cases = self.cases();
        let rows = cases.iter().map(|head| self.row(head));
        let mut rows: Vec<CaseRow> = rows
            .filter(|row| is_wanted(row, query.which))
            .filter(|row| words.is_empty() || self.has_words(row, &words, query.language))
            .collect();
        self.sort(&mut rows, query);
        if query.is_reversed {
            rows.reverse();
        }
        rows
    }

    fn row(&self, head: &Arc<CaseHead>) -> CaseRow {
        let fresh = self.fresh.get(&head.key).filter(|(version, _)| *version == head.version);
        let summary = fresh
            .map_or_else(|| Arc::new(head.summary.clone()), |(_, summary)| Arc::clone(summary));
        let code = summary.words.get(summary::CITIZENSHIP);
        let citizenship = code.and_then(|code| code.parse().ok());
        let next = self.next_date(&summary);
        CaseRow { head: Arc::clone(head), citizenship, next, summary }
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

    fn country(&self, row: &CaseRow, language: Language) -> Option<&str> {
        let country = self.book().countries.get(&row.citizenship?)?;
        Some(country.name.in_language(language))
    }

    fn purpose(&self, row: &CaseRow, language: Language) -> String {
        let procedure = self.book().procedure(&row.head.procedure);
        let category = row.head.category.as_ref().and_then(|id| self.book().category(id));
        let titles = [procedure.map(|it| &it.title), category.map(|it| &it.title)];
        let titles = titles.into_iter().flatten().map(|it| it.in_language(language));
        titles.collect::<Vec<_>>().join(" ")
    }

    fn has_words(&self, row: &CaseRow, words: &[String], language: Language) -> bool {
        let mut text = format!("{} {} ", row.title(), row.head.number);
        for key in [summary::COMPANY, summary::PASSPORT] {
            text.push_str(row.summary.words.get(key).map(String::as_str).unwrap_or_default());
            text.push(' ');
        }
        text.push_str(self.country(row, language).unwrap_or_default());
        text.push(' ');
        text.push_str(&self.purpose(row, language));
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }

    fn sort(&self, rows: &mut [CaseRow], query: &Query) {
        let name = |row: &CaseRow| row.title().to_lowercase();
        match query.sort {
            SortBy::Name => rows.sort_by_cached_key(name),
            SortBy::Citizenship => rows.sort_by_cached_key(|row| {
                let country = self.country(row, query.language).map(str::to_lowercase);
                (country.is_none(), country, name(row))
            }),
            SortBy::Purpose => rows.sort_by_cached_key(|row| {
                let book = self.book();
                let procedure = book.procedures.iter().position(|it| it.id == row.head.procedure);
                let category = book
                    .categories
                    .iter()
                    .position(|it| row.head.category.as_ref() == Some(&it.id));
                (procedure, category, name(row))
            }),
            SortBy::NextDate => rows.sort_by_cached_key(|row| {
                let (rank, on) = match &row.next {
                    NextDate::On { on, .. } => (0, Some(*on)),
                    NextDate::WaitsFor(_) => (1, None),
                    NextDate::Nothing => (2, None),
                };
                (rank, on, name(row))
            }),
            SortBy::Progress => rows.sort_by_cached_key(|row| {
                let (done, total) = (u64::from(row.summary.done), u64::from(row.summary.total));
                ((done * 1000).checked_div(total), name(row))
            }),
            SortBy::Changed => rows.sort_by_key(|row| Reverse(row.head.sequence)),
        }
    }

    /// Cases whose lists were worked out for another day or other rules, for
    /// [`super::jobs::Jobs::summarise`].
    pub fn stale(&self) -> Vec<CaseKey> {
        let day = self.as_of().0.to_string();
        let is_of_now = |summary: &CaseSummary| {
            summary.words.get(summary::BOOK) == Some(&self.book().version)
                && summary.words.get(summary::DAY) == Some(&day)
        };
        let cases = self.cases();
        let stale = cases.iter().filter(|head| {
            let fresh = self.fresh.get(&head.key);
            let fresh = fresh.filter(|(version, _)| *version == head.version);
            !is_of_now(fresh.map_or(&head.summary, |(_, summary)| summary))
        });
        stale.map(|head| head.key).collect()
    }

    pub(super) fn refresh(&mut self, found: Vec<(CaseKey, Version, CaseSummary)>) {
        for (key, version, summary) in found {
            self.fresh.insert(key, (version, Arc::new(summary)));
        }
    }
}

fn is_wanted(row: &CaseRow, which: Which) -> bool {
    match which {
        Which::All => true,
        Which::Due => matches!(
            row.next,
            NextDate::On { status: DeadlineStatus::Late | DeadlineStatus::Soon, .. }
        ),
        Which::Open => row.summary.done < row.summary.total || row.summary.blockers > 0,
        Which::Complete => row.summary.done == row.summary.total && row.summary.blockers == 0,
    }
}
