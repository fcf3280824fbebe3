//! What the rules say about a case on a day: plain values, no words.

use chrono::NaiveDate;

use super::condition::Truth;
use super::rule_book::EvidenceOption;
use crate::domain::{
    AsOf, DocumentId, DutyId, FactId, Finding, ParameterId, PersonAt, RequirementId, Severity, Term,
};

/// How an item of the checklist stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequirementStatus {
    /// Everything is there.
    Satisfied,
    /// Some of it is there.
    Partial,
    /// Nothing is there.
    Missing,
    /// Whether it is asked for depends on an unanswered question.
    Unknown,
    /// Left out on purpose, with a reason.
    Waived,
    /// Not asked for.
    NotApplicable,
}

/// One item as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementState {
    /// The item.
    pub requirement: RequirementId,
    /// How it stands.
    pub status: RequirementStatus,
    /// Whether it applies.
    pub applies: Truth,
    /// The documents that fulfil it or part of it.
    pub documents: Vec<DocumentId>,
    /// The option that is nearest to fulfilled, and what it lacks.
    pub lacking: EvidenceOption,
    /// Who has no document of those that it asks for, one by one, of each of several people.
    pub lacking_people: Vec<PersonAt>,
    /// Documents that count for it as some of several people's, though they do not say whose they are.
    pub unnamed: Vec<DocumentId>,
    /// Facts it needs that are not known.
    pub lacking_facts: Vec<FactId>,
    /// Unanswered facts on which its status depends.
    pub depends_on: Vec<FactId>,
}

/// A step of the derivation of a date. The edge says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Counting begins at an event.
    Event {
        /// The fact with the day.
        fact: FactId,
        /// The day.
        on: NaiveDate,
    },
    /// A term was added; the days in between that did not count, with runs of days off.
    Plus {
        /// The term.
        term: Term,
        /// The day reached.
        reaches: NaiveDate,
        /// Days that were skipped because they are not working days.
        skipped: Vec<NaiveDate>,
        /// The day of the event itself counted as day 1.
        event_counts: bool,
    },
    /// A term was taken away.
    Minus {
        /// The term.
        term: Term,
        /// The day reached.
        reaches: NaiveDate,
    },
    /// So many years after a date.
    Years {
        /// Years.
        years: u32,
        /// The day reached.
        reaches: NaiveDate,
    },
    /// The visa-free term of the citizenship per entry.
    PerEntry {
        /// Days allowed.
        days: u32,
        /// The day reached.
        reaches: NaiveDate,
    },
    /// The rolling allowance.
    Rolling {
        /// Days allowed.
        allowance: u32,
        /// Window in days.
        window: u32,
        /// Days used in the window on the day before the entry.
        used: u32,
        /// The day reached; `None` when nothing is left.
        reaches: Option<NaiveDate>,
    },
    /// The last working day on or before the date.
    LastWorkingDay {
        /// That day.
        on: NaiveDate,
    },
}

/// How a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineStatus {
    /// The date has passed.
    Late,
    /// Due in 0 to 10 days.
    Soon,
    /// Due later.
    Later,
    /// No date yet: a fact or a calendar year is missing.
    NoDate,
    /// Done.
    Done,
}

/// Why there is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// Facts are missing.
    Facts(Vec<FactId>),
    /// The calendar of a year is not known; nobody guesses.
    UnknownYear(i32),
    /// A parameter has no value on that day.
    Parameter(ParameterId),
    /// No visa-free term is known for the citizenship.
    NoVisaFreeTerm,
    /// No days are left of the allowance.
    NothingLeft,
}

/// A dated duty of this case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The duty.
    pub duty: DutyId,
    /// Whether the duty exists.
    pub applies: Truth,
    /// How it stands.
    pub status: DeadlineStatus,
    /// The safe date, or why there is none.
    pub due_on: Result<NaiveDate, NoDate>,
    /// The lenient date, where sources differ.
    pub lenient_on: Option<NaiveDate>,
    /// The last working day on or before the due date, when offices must be open.
    pub last_working_day: Option<NaiveDate>,
    /// The last resort after the due date.
    pub last_resort_on: Option<NaiveDate>,
    /// Whether a day used lies in an estimated part of the calendar.
    pub estimated: bool,
    /// The year whose working days are not known, when that kept a date beside the safe one (the
    /// lenient date, the last working day, the last resort) from being counted.
    pub unknown_year: Option<i32>,
    /// The parameter that has no value, when that kept a date beside the safe one from being counted.
    pub unknown_term: Option<ParameterId>,
    /// The day on which the user marked the duty as done; a duty that the answers show to be done has
    /// none.
    pub done_on: Option<NaiveDate>,
    /// How the safe date was found.
    pub derivation: Vec<Step>,
    /// Fine amounts in tenge on the day of assessment, beside the duty's `fine.mci`; `None` = the
    /// index of that year is not known.
    pub fine_tenge: Vec<Option<i64>>,
}

impl Deadline {
    /// The day to act by: the due day, or the last working day before it where offices must be open. Once
    /// that one has passed, the due day is what remains.
    pub fn act_by(&self, today: NaiveDate) -> Option<NaiveDate> {
        let due = self.due_on.as_ref().ok().copied()?;
        Some(self.last_working_day.filter(|day| *day >= today).unwrap_or(due))
    }

    /// Whether the day to act by lies before the day on which the term ends.
    pub fn is_moved(&self, today: NaiveDate) -> bool {
        let is_open = self.status != DeadlineStatus::Done;
        is_open && self.act_by(today).is_some_and(|day| self.due_on != Ok(day))
    }

    /// The day under which lists have it: that on which it was done, else the day to act by.
    pub fn listed_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.status == DeadlineStatus::Done {
            return self.done_on.or(self.due_on.as_ref().ok().copied());
        }
        self.act_by(today)
    }
}

/// How far a case is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Items that are satisfied or waived.
    pub fulfilled: u32,
    /// Items that apply.
    pub applicable: u32,
    /// Items of weight Required that are missing, partial or unknown.
    pub open_required: u32,
    /// Items of lower weight that are missing, partial or unknown.
    pub open_other: u32,
}

/// What the rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day it holds for.
    pub as_of: AsOf,
    /// The version of the book.
    pub rule_book: String,
    /// The items, in checklist order; those not applicable included.
    pub requirements: Vec<RequirementState>,
    /// The deadlines, earliest first; then those without a date.
    pub deadlines: Vec<Deadline>,
    /// Everything found, worst first.
    pub findings: Vec<Finding>,
    /// Questions to ask next, in the order of the book.
    pub next_questions: Vec<FactId>,
    /// How far the case is.
    pub completeness: Completeness,
}

impl Assessment {
    /// Whether a pack may go out without the draft mark: no required item open, no blocker found.
    pub fn is_complete(&self) -> bool {
        self.completeness.open_required == 0
            && self.findings.iter().all(|finding| finding.severity != Severity::Blocker)
    }
}
