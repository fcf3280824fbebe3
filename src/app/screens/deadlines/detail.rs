//! One date in words: how it was found, both readings, what it costs to miss it, who does what where.

use std::sync::Arc;

use chrono::NaiveDate;

use super::list::Which;
use super::stay::Stay;
use super::strip::Strip;
use crate::app::view::View;
use crate::domain::{Case, ConflictId, DutyId, Language};
use crate::export::words;
use crate::i18n::{Value, say};
use crate::rules::{
    Assessment, Confidence, Conflict, Deadline, DeadlineStatus, Duty, RuleBook, Step,
};

/// A date in words.
#[derive(Debug)]
pub(super) struct Detail {
    pub(super) which: Which,
    language: Language,
    assessment: Option<Arc<Assessment>>,
    pub(super) duty: Option<DutyId>,
    pub(super) title: String,
    /// Whose case it is.
    pub(super) person: String,
    pub(super) who: String,
    pub(super) how: String,
    pub(super) confidence: Confidence,
    /// `None`: the case is not read yet.
    pub(super) found: Option<Found>,
    pub(super) fine: Vec<String>,
    pub(super) fine_confidence: Option<Confidence>,
    pub(super) sources: Vec<String>,
    pub(super) dispute: Option<Dispute>,
}

/// How a date was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) is_done: bool,
    /// The day on which it was marked as done.
    pub(super) done_on: Option<NaiveDate>,
    /// How it stands: "Due in 8 days", "Done on …".
    pub(super) status: String,
    pub(super) lines: Vec<String>,
    pub(super) strip: Option<Strip>,
    /// The safe date, and what makes it so.
    pub(super) safe: Option<(String, String)>,
    pub(super) lenient: Option<(String, String)>,
    pub(super) notes: Vec<String>,
    pub(super) stay: Option<Stay>,
    pub(super) others: Vec<(String, String)>,
}

/// Where sources disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dispute {
    pub(super) id: ConflictId,
    pub(super) question: String,
    pub(super) safe: String,
    pub(super) lenient: String,
    pub(super) outcome: String,
}

impl Dispute {
    pub(super) fn of(conflict: &Conflict, language: Language) -> Self {
        let text = |followed: bool| {
            let readings = conflict.readings.iter().filter(|it| it.followed == followed);
            let texts: Vec<&str> = readings.map(|it| it.text.in_language(language)).collect();
            texts.join(" ")
        };
        Self {
            id: conflict.id.clone(),
            question: conflict.question.in_language(language).to_owned(),
            safe: text(true),
            lenient: text(false),
            outcome: conflict.resolution.in_language(language).to_owned(),
        }
    }
}

/// A case that is open, or one that is only looked at.
fn seen<'v>(view: &View<'v>, which: &Which) -> Option<(&'v Arc<Case>, &'v Arc<Assessment>)> {
    if let Some(open) = view.case.filter(|open| open.key() == which.case) {
        return Some((open.case(), open.assessment()));
    }
    let seen = view.peek.filter(|peek| peek.key == which.case)?.seen()?;
    Some((&seen.case, &seen.assessment))
}

impl Detail {
    pub(super) fn is_of(&self, view: &View<'_>, which: &Which) -> bool {
        let same = match (&self.assessment, seen(view, which)) {
            (Some(known), Some((_, assessment))) => Arc::ptr_eq(known, assessment),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        same && self.which == *which && self.language == view.language
    }

    /// The words; `None` when the rule book has no such duty any more.
    pub(super) fn of(view: &View<'_>, which: &Which) -> Option<Self> {
        let (book, language) = (view.book, view.language);
        let duty = book.duties.get(&DutyId::new(&which.duty).ok()?)?;
        let seen = seen(view, which);
        let deadline = seen.and_then(|(_, assessment)| {
            assessment.deadlines.iter().find(|deadline| deadline.duty.as_str() == which.duty)
        });
        let citations = duty.grounds.citations.iter();
        let conflict = duty.grounds.conflict.as_ref().and_then(|id| book.conflict(id));
        let found = deadline
            .zip(seen)
            .map(|(deadline, (case, assessment))| found(view, case, assessment, duty, deadline));
        let dispute = conflict.map(|conflict| Dispute::of(conflict, language));
        let told = found.as_ref().and_then(|it| it.stay.as_ref()?.dispute.clone());
        Some(Self {
            which: which.clone(),
            language,
            duty: Some(duty.id.clone()),
            title: duty.title.in_language(language).to_owned(),
            person: person(view, which),
            who: duty.who.in_language(language).to_owned(),
            how: duty.how.in_language(language).to_owned(),
            confidence: duty.grounds.confidence,
            found,
            fine: fine(duty, deadline, language),
            fine_confidence: duty.fine.as_ref().map(|fine| fine.confidence),
            sources: citations.map(|it| words::citation(book, it, language)).collect(),
            // The dispute about the count of the stay stands with its chart.
            dispute: dispute.filter(|dispute| told.as_ref() != Some(dispute)),
            assessment: seen.map(|(_, assessment)| Arc::clone(assessment)),
        })
    }
}

fn person(view: &View<'_>, which: &Which) -> String {
    let cases = view.desk.cases();
    let head = cases.iter().find(|head| head.key == which.case);
    let name = |head: &crate::store::CaseHead| match head.summary.title.as_str() {
        "" => head.number.clone(),
        title => title.to_owned(),
    };
    head.map(|head| name(head)).unwrap_or_default()
}

fn found(
    view: &View<'_>,
    case: &Case,
    assessment: &Assessment,
    duty: &Duty,
    deadline: &Deadline,
) -> Found {
    let (book, language) = (view.book, view.language);
    let mut lines = words::derivation(book, deadline, language);
    if let Err(why) = &deadline.due_on {
        lines.push(words::no_date(book, why, language));
    }
    let (safe, lenient) = readings(deadline, language);
    Found {
        is_done: deadline.status == DeadlineStatus::Done,
        done_on: deadline.done_on,
        status: words::deadline_status_in_full(deadline, assessment.as_of, language),
        lines,
        strip: Strip::of(book, assessment, deadline, language),
        safe,
        lenient,
        notes: notes(duty, deadline, language),
        stay: Stay::of(book, case, assessment, language),
        others: others(book, assessment, deadline, language),
    }
}

type Reading = Option<(String, String)>;

/// Both dates, each with what makes it so.
fn readings(deadline: &Deadline, language: Language) -> (Reading, Reading) {
    let first_day = deadline.derivation.iter().any(|step| match step {
        Step::Plus { event_counts, .. } => *event_counts,
        Step::Event { .. }
        | Step::Minus { .. }
        | Step::Years { .. }
        | Step::PerEntry { .. }
        | Step::Rolling { .. }
        | Step::LastWorkingDay { .. } => false,
    });
    let (safe, lenient) = match (deadline.lenient_on, first_day) {
        (Some(_), true) => ("deadlines-safe-first-day", "deadlines-lenient-first-day"),
        (Some(_), false) => ("deadlines-safe-text", "deadlines-lenient-text"),
        (None, _) => ("deadlines-one-text", "deadlines-lenient-text"),
    };
    let said = |day: NaiveDate, key: &str| {
        (words::date_with_weekday(day, language), say(language, key, &[]))
    };
    let due_on = deadline.due_on.as_ref().ok();
    (due_on.map(|day| said(*day, safe)), deadline.lenient_on.map(|day| said(day, lenient)))
}

fn notes(duty: &Duty, deadline: &Deadline, language: Language) -> Vec<String> {
    let date = |day| -> Value<'_> { words::date_with_weekday(day, language).into() };
    let mut notes = Vec::new();
    if let (Some(day), Some(last)) = (deadline.last_resort_on, &duty.last_resort) {
        let until = say(language, "deadlines-last-resort", &[("date", date(day))]);
        notes.push(format!("{until}. {}", last.text.in_language(language)));
    }
    if deadline.estimated {
        notes.push(say(language, "deadlines-estimated", &[]));
    }
    if let Some(year) = deadline.unknown_year {
        // A year is no amount: its digits are not grouped.
        let gaps = [("year", year.to_string().into())];
        notes.push(say(language, "deadlines-unknown-year", &gaps));
    }
    notes
}

fn others(
    book: &RuleBook,
    assessment: &Assessment,
    deadline: &Deadline,
    language: Language,
) -> Vec<(String, String)> {
    let others = assessment.deadlines.iter().filter(|it| it.duty != deadline.duty);
    let others = others.filter_map(|other| {
        let title = book.duties.get(&other.duty)?.title.in_language(language).to_owned();
        let status = words::deadline_status(other, assessment.as_of, language);
        let day = other.listed_on(assessment.as_of.0);
        let day = day.map(|day| words::date_with_weekday(day, language));
        Some((title, day.map_or_else(|| status.clone(), |day| format!("{day}; {status}"))))
    });
    others.collect()
}

fn fine(duty: &Duty, deadline: Option<&Deadline>, language: Language) -> Vec<String> {
    let Some(fine) = &duty.fine else { return Vec::new() };
    let mut lines = vec![fine.text.in_language(language).to_owned()];
    let tenge = deadline.map(|it| it.fine_tenge.as_slice()).unwrap_or_default();
    for (amount, tenge) in fine.mci.iter().zip(tenge) {
        let payer = ("payer", amount.payer.in_language(language).into());
        let mci = ("mci", amount.mci.into());
        lines.push(match tenge {
            Some(tenge) => {
                say(language, "cli-fine-amount", &[payer, mci, ("amount", (*tenge).into())])
            }
            None => say(language, "cli-fine-amount-unknown", &[payer, mci]),
        });
    }
    lines
}
