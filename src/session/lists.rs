//! The lists of cases, kept from frame to frame: a case is put into words once, and again only when it, the
//! day or the language changes; the order is found again only when a case or the question changes.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::desk::Desk;
use super::start::{CaseRow, Query, Which};
use crate::domain::Language;
use crate::store::{CaseHead, CaseKey, CaseSummary, Version};

/// Cases as the store lists them.
type Heads = Arc<[Arc<CaseHead>]>;

/// What lists show, and from what it was made.
#[derive(Default)]
pub(super) struct Lists {
    /// What was worked out for today and these rules, with the version it holds for.
    fresh: HashMap<CaseKey, (Version, Arc<CaseHead>)>,
    /// The list of the store and how often something was worked out, and what came of it.
    heads: Option<(Heads, Heads)>,
    rows: HashMap<CaseKey, Arc<CaseRow>>,
    rows_of: Option<(NaiveDate, Language)>,
    answered: Option<Answered>,
}

struct Answered {
    heads: Heads,
    day: NaiveDate,
    query: Query,
    rows: Arc<[Arc<CaseRow>]>,
}

impl Lists {
    /// The cases as the store lists them, with what was worked out since.
    fn heads(&mut self, of_store: Heads) -> Heads {
        if let Some((of, heads)) = &self.heads
            && Arc::ptr_eq(of, &of_store)
        {
            return Arc::clone(heads);
        }
        let heads: Heads = if self.fresh.is_empty() {
            Arc::clone(&of_store)
        } else {
            let fresh = |head: &Arc<CaseHead>| match self.fresh.get(&head.key) {
                Some((version, fresh)) if *version == head.version => Arc::clone(fresh),
                Some(_) | None => Arc::clone(head),
            };
            of_store.iter().map(fresh).collect()
        };
        self.heads = Some((of_store, Arc::clone(&heads)));
        heads
    }
}

impl Desk {
    /// The cases, the last changed first, with what was worked out of them for today. The same list as long
    /// as nothing changes.
    pub fn cases(&self) -> Heads {
        self.lists.borrow_mut().heads(self.store().cases())
    }

    /// The cases that are wanted, in order: the same list as long as nothing changes, so ask in every frame.
    pub fn rows(&self, query: &Query) -> Arc<[Arc<CaseRow>]> {
        let heads = match query.which {
            Which::Deleted => self.store().deleted_cases(),
            Which::All | Which::Late | Which::Due | Which::Open | Which::Complete => self.cases(),
        };
        let day = self.as_of().0;
        let mut lists = self.lists.borrow_mut();
        if let Some(known) = &lists.answered
            && Arc::ptr_eq(&known.heads, &heads)
            && known.day == day
            && known.query == *query
        {
            return Arc::clone(&known.rows);
        }
        if lists.rows_of != Some((day, query.language)) {
            lists.rows.clear();
            lists.rows_of = Some((day, query.language));
        }
        let mut before = std::mem::take(&mut lists.rows);
        let mut all: Vec<Arc<CaseRow>> = Vec::with_capacity(heads.len());
        for head in heads.iter() {
            let known = before.remove(&head.key).filter(|row| Arc::ptr_eq(&row.head, head));
            all.push(known.unwrap_or_else(|| Arc::new(self.row(head, query.language))));
        }
        lists.rows = all.iter().map(|row| (row.head.key, Arc::clone(row))).collect();
        let rows: Arc<[Arc<CaseRow>]> = query.answer(all).into();
        lists.answered =
            Some(Answered { heads, day, query: query.clone(), rows: Arc::clone(&rows) });
        rows
    }

    pub(super) fn refresh(&mut self, found: Vec<(CaseKey, Version, CaseSummary)>) {
        let heads = self.store().cases();
        let by_key: HashMap<CaseKey, &Arc<CaseHead>> =
            heads.iter().map(|head| (head.key, head)).collect();
        let mut lists = self.lists.borrow_mut();
        for (key, version, summary) in found {
            if let Some(head) = by_key.get(&key).filter(|head| head.version == version) {
                let fresh = CaseHead { summary, ..head.as_ref().clone() };
                lists.fresh.insert(key, (version, Arc::new(fresh)));
            }
        }
        lists.fresh.retain(|key, (version, _)| {
            by_key.get(key).is_some_and(|head| head.version == *version)
        });
        lists.heads = None;
    }
}
