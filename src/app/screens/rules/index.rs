//! The list of everything in the rule book, in words and in groups; formed once for a book and a language.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use crate::app::view::View;
use crate::domain::{
    CategoryId, ConflictId, DutyId, Language, ParameterId, ProcedureId, RequirementId,
};
use crate::i18n::say;
use crate::rules::{Confidence, Grounds};

/// The key of the sign that sources disagree.
pub(super) const TWO_READINGS: &str = "rules-two-readings";
/// The key of the sign that a rule is not confirmed.
pub(super) const UNVERIFIED: &str = "rules-unverified";
/// The key of the sign that a rule is custom.
pub(super) const PRACTICE: &str = "rules-practice";
/// The key of the group of what does not hold today.
const OUT: &str = "rules-out";
/// So many years after this one are looked at for a calendar.
const YEARS_AHEAD: i32 = 1;

/// A rule, or something else in the rule book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// A procedure.
    Procedure(ProcedureId),
    /// A permit category.
    Category(CategoryId),
    /// An item of a checklist.
    Item(RequirementId),
    /// A duty with a date.
    Duty(DutyId),
    /// A check.
    Check(RequirementId),
    /// A route that is closed.
    Route(RequirementId),
    /// Where sources disagree.
    Conflict(ConflictId),
    /// A value by date.
    Parameter(ParameterId),
    /// A year of the calendar.
    Year(i32),
}

/// A line of the list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) of: Of,
    /// The key of its group.
    pub(super) group: &'static str,
    pub(super) title: String,
    /// Keys of its signs.
    pub(super) marks: Vec<&'static str>,
    pub(super) in_force: bool,
    /// Small letters, in which is searched.
    text: String,
}

/// The list.
#[derive(Debug)]
pub(super) struct Index {
    version: String,
    language: Language,
    today: NaiveDate,
    pub(super) entries: Vec<Entry>,
}

impl Index {
    pub(super) fn is_of(&self, view: &View<'_>) -> bool {
        self.version == view.book.version
            && self.language == view.language
            && self.today == view.today().0
    }

    /// Everything in the book, in its order.
    pub(super) fn of(view: &View<'_>) -> Self {
        let mut maker = Maker { view, entries: Vec::new(), names: BTreeSet::new() };
        maker.rules();
        maker.rest();
        // What does not hold today stands at the end.
        maker.entries.sort_by_key(|entry| entry.group == OUT);
        Self {
            version: view.book.version.clone(),
            language: view.language,
            today: view.today().0,
            entries: maker.entries,
        }
    }

    /// How many entries of a selection stand in each group.
    pub(super) fn counts(&self, found: &[usize]) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for entry in found.iter().filter_map(|at| self.entries.get(*at)) {
            *counts.entry(entry.group).or_insert(0) += 1;
        }
        counts
    }

    /// The entries in which all words of the search occur.
    pub(super) fn find(&self, search: &str) -> Vec<usize> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let fits = |entry: &Entry| words.iter().all(|word| entry.text.contains(word));
        let entries = self.entries.iter().enumerate();
        entries.filter(|(_, entry)| fits(entry)).map(|(at, _)| at).collect()
    }
}

/// The last year of the list: one beyond what is known, which is not.
pub(super) fn last_year(known: i32, today: NaiveDate) -> i32 {
    known.max(today.year().saturating_add(YEARS_AHEAD)).saturating_add(1)
}

struct Maker<'a> {
    view: &'a View<'a>,
    entries: Vec<Entry>,
    /// Titles with their signs that are given already: a name is spoken once.
    names: BTreeSet<String>,
}

impl Maker<'_> {
    fn rules(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        for it in &book.procedures {
            let (title, more) = (it.title.in_language(language), it.summary.in_language(language));
            self.add(
                Of::Procedure(it.id.clone()),
                "rules-procedures",
                title,
                more,
                Some(&it.grounds),
            );
        }
        for it in &book.categories {
            let (title, more) = (it.title.in_language(language), it.summary.in_language(language));
            self.add(
                Of::Category(it.id.clone()),
                "rules-categories",
                title,
                more,
                Some(&it.grounds),
            );
        }
        for it in book.duties.values() {
            let (title, more) = (it.title.in_language(language), it.how.in_language(language));
            self.add(Of::Duty(it.id.clone()), "rules-duties", title, more, Some(&it.grounds));
        }
        for it in book.requirements.values() {
            let (title, more) = (it.title.in_language(language), it.why.in_language(language));
            self.add(Of::Item(it.id.clone()), "rules-items", title, more, Some(&it.grounds));
        }
        for it in book.constraints.values() {
            let (title, more) = (it.message.in_language(language), it.hint.in_language(language));
            self.add(Of::Check(it.id.clone()), "rules-checks", title, more, Some(&it.grounds));
        }
        for it in &book.closed_routes {
            let (title, more) = (it.message.in_language(language), it.hint.in_language(language));
            self.add(Of::Route(it.id.clone()), "rules-routes", title, more, Some(&it.grounds));
        }
    }

    fn rest(&mut self) {
        let (book, language) = (self.view.book, self.view.language);
        for it in &book.conflicts {
            let title = it.question.in_language(language);
            let more = it.resolution.in_language(language);
            self.add(Of::Conflict(it.id.clone()), "rules-conflicts", title, more, None);
        }
        for it in book.parameters.values() {
            let title = it.title.in_language(language);
            self.add(Of::Parameter(it.id.clone()), "rules-parameters", title, "", None);
        }
        let known: Vec<i32> = book.calendar.years().map(|(year, _)| year).collect();
        let today = self.view.today().0;
        let last = last_year(known.iter().copied().max().unwrap_or(today.year()), today);
        let first = known.iter().copied().min().unwrap_or(last);
        for year in first..=last {
            let key = if known.contains(&year) { "rules-year" } else { "rules-unknown-year" };
            let title = say(language, key, &[("year", year.to_string().into())]);
            self.add(Of::Year(year), "rules-calendar", &title, "", None);
        }
    }

    fn add(
        &mut self,
        of: Of,
        group: &'static str,
        title: &str,
        more: &str,
        grounds: Option<&Grounds>,
    ) {
        let (book, language) = (self.view.book, self.view.language);
        let mut marks = Vec::new();
        let mut sources = String::new();
        if let Some(grounds) = grounds {
            marks.extend(grounds.conflict.as_ref().map(|_| TWO_READINGS));
            marks.extend(match grounds.confidence {
                Confidence::Sourced => None,
                Confidence::Practice => Some(PRACTICE),
                Confidence::Unverified => Some(UNVERIFIED),
            });
            for citation in &grounds.citations {
                sources.push(' ');
                sources.push_str(&crate::export::words::citation(book, citation, language));
            }
        }
        let today = self.view.today().0;
        let in_force = grounds.is_none_or(|it| it.in_force.contains(today));
        let mut unique = title.to_owned();
        let mut n = 1;
        while !self.names.insert(unique.clone()) {
            n += 1;
            unique = format!("{title} ({n})");
        }
        let group = if in_force { group } else { OUT };
        let text = format!("{unique} {more}{sources}").to_lowercase();
        self.entries.push(Entry { of, group, title: unique, marks, in_force, text });
    }
}
