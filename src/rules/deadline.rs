//! Duties with dates: the safe date first, the lenient one beside it, each step of the way, and why
//! there is no date when there is none. Nothing is rolled over a weekend unless the act counts in
//! working days; an unknown calendar year is said, never guessed.

use chrono::NaiveDate;

use super::assessment::{Deadline, DeadlineStatus, NoDate, Step};
use super::condition::Truth;
use super::eval::{Scope, visa_free_on};
use super::rule_book::{Due, Duty, Grounds, TermRef};
use super::term::{self, NoValue, resolve};
use crate::domain::stay::{Stay, days_used, last_lawful_day};
use crate::domain::{AsOf, Counted, FactId, GroupId, ParameterId, Term, UnknownYear};

/// A due date counts as soon when this many days or fewer are left.
const SOON_DAYS: i64 = 10;

/// The safe date and how it was found.
struct Found {
    due_on: NaiveDate,
    lenient_on: Option<NaiveDate>,
    estimated: bool,
    /// The year that kept the lenient date from being counted.
    unknown_year: Option<i32>,
    /// The parameter without a value that kept the lenient date from being counted.
    unknown_term: Option<ParameterId>,
    steps: Vec<Step>,
}

/// Why a date beside the safe one could not be counted.
enum Uncounted {
    Year(i32),
    Term(ParameterId),
}

/// A date beside the safe one.
fn extra(
    scope: &Scope<'_>,
    duty: &Duty,
    term: &TermRef,
    from: NaiveDate,
) -> Result<NaiveDate, Uncounted> {
    let term = resolve(scope.book, term, term::day_of(from, &duty.grounds))
        .map_err(|NoValue(id)| Uncounted::Term(id))?;
    let counted = term.add_to(from, &scope.book.calendar);
    counted.map(|counted| counted.day).map_err(|year| Uncounted::Year(year.0))
}

impl Found {
    fn on(due_on: NaiveDate, steps: Vec<Step>) -> Self {
        Self {
            due_on,
            lenient_on: None,
            estimated: false,
            unknown_year: None,
            unknown_term: None,
            steps,
        }
    }
}

/// A duty as it stands in a case; `None` when it does not exist there. A person who has left has no
/// stay to end.
pub(super) fn deadline(scope: &Scope<'_>, duty: &Duty) -> Option<Deadline> {
    let applies = scope.eval(&duty.applies_if);
    if applies == Truth::No || is_abroad(scope, &duty.due) {
        return None;
    }
    let done_on = scope.case.done_on(&duty.id);
    let done = done_on.is_some() || scope.eval(&duty.done_if) == Truth::Yes;
    let calendar = &scope.book.calendar;
    let mut deadline = Deadline {
        duty: duty.id.clone(),
        applies,
        status: DeadlineStatus::NoDate,
        due_on: Err(NoDate::NothingLeft),
        lenient_on: None,
        last_working_day: None,
        last_resort_on: None,
        estimated: false,
        unknown_year: None,
        unknown_term: None,
        done_on,
        derivation: Vec::new(),
        fine_tenge: fine(scope, duty),
    };
    match find(scope, duty, &mut deadline.derivation) {
        Ok(found) => {
            deadline.due_on = Ok(found.due_on);
            deadline.lenient_on = found.lenient_on.filter(|lenient| *lenient != found.due_on);
            deadline.estimated = found.estimated;
            deadline.unknown_year = found.unknown_year;
            deadline.derivation = found.steps;
            if duty.last_working_day {
                match calendar.last_working_day_on_or_before(found.due_on) {
                    Ok(counted) => {
                        deadline.last_working_day = Some(counted.day);
                        deadline.estimated |= counted.estimated;
                        deadline.derivation.push(Step::LastWorkingDay { on: counted.day });
                    }
                    Err(year) => deadline.unknown_year = Some(year.0),
                }
            }
            deadline.unknown_term = found.unknown_term;
            if let Some(resort) = &duty.last_resort {
                match extra(scope, duty, &resort.term, found.due_on) {
                    Ok(day) => deadline.last_resort_on = Some(day),
                    Err(Uncounted::Year(year)) => deadline.unknown_year = Some(year),
                    Err(Uncounted::Term(id)) => deadline.unknown_term = Some(id),
                }
            }
        }
        Err(reason) => deadline.due_on = Err(reason),
    }
    if done {
        deadline.status = DeadlineStatus::Done;
    } else if let Some(day) = deadline.act_by(scope.as_of.0) {
        deadline.status = status(scope, day);
    }
    Some(deadline)
}

fn status(scope: &Scope<'_>, act_by: NaiveDate) -> DeadlineStatus {
    match (act_by - scope.as_of.0).num_days() {
        ..0 => DeadlineStatus::Late,
        0..=SOON_DAYS => DeadlineStatus::Soon,
        _ => DeadlineStatus::Later,
    }
}

fn fine(scope: &Scope<'_>, duty: &Duty) -> Vec<Option<i64>> {
    let Some(fine) = &duty.fine else { return Vec::new() };
    let index = (scope.book.fine_index.as_ref())
        .and_then(|id| scope.book.parameters.get(id))
        .and_then(|parameter| parameter.value_on(scope.as_of.0));
    let tenge = |mci: u32| index.and_then(|index| index.value.checked_mul(mci.into()));
    fine.mci.iter().map(|amount| tenge(amount.mci)).collect()
}

/// Finds the date. On an error `left` keeps the steps that were made.
fn find(scope: &Scope<'_>, duty: &Duty, left: &mut Vec<Step>) -> Result<Found, NoDate> {
    let term_on = |term, event| resolve(scope.book, term, term::day_of(event, &duty.grounds));
    match &duty.due {
        Due::After { event, safe, lenient, .. } => {
            let from = event_day(scope, event, left)?;
            let term = term_on(safe, from)?;
            let counted = term.add_to(from, &scope.book.calendar)?;
            let lenient_term = lenient.as_ref().and_then(|it| term_on(it, from).ok());
            left.push(plus(term, lenient_term, &counted));
            let mut found = Found::on(counted.day, std::mem::take(left));
            found.estimated = counted.estimated;
            if let Some(lenient) = lenient {
                match extra(scope, duty, lenient, from) {
                    Ok(day) => found.lenient_on = Some(day),
                    Err(Uncounted::Year(year)) => found.unknown_year = Some(year),
                    Err(Uncounted::Term(id)) => found.unknown_term = Some(id),
                }
            }
            Ok(found)
        }
        Due::Before { event, lead } => {
            let to = event_day(scope, event, left)?;
            let term = term_on(lead, to)?;
            let counted = term.subtract_from(to, &scope.book.calendar)?;
            left.push(Step::Minus { term, reaches: counted.day });
            let estimated = counted.estimated;
            Ok(Found { estimated, ..Found::on(counted.day, std::mem::take(left)) })
        }
        Due::Anniversary { event, years, safe } => {
            let date = event_day(scope, event, left)?;
            let years = term::amount(scope.book, years, scope.as_of.0)?;
            let birthday = Term::Years(years).add_to(date, &scope.book.calendar)?.day;
            left.push(Step::Years { years, reaches: birthday });
            let term = term_on(safe, birthday)?;
            let counted = term.add_to(birthday, &scope.book.calendar)?;
            left.push(plus(term, None, &counted));
            let estimated = counted.estimated;
            Ok(Found { estimated, ..Found::on(counted.day, std::mem::take(left)) })
        }
        Due::EndOfStay { citizenship, group, entry, exit, allowance, window } => {
            let limits = (allowance, window);
            end_of_stay(scope, &duty.grounds, citizenship, (group, entry, exit), limits, left)
        }
        Due::On(fact) => {
            let day = event_day(scope, fact, left)?;
            Ok(Found::on(day, std::mem::take(left)))
        }
    }
}

/// The step of a term. Where the two readings differ by one calendar day, what differs is whether the
/// day of the event counts as day 1: it is said so.
fn plus(term: Term, lenient: Option<Term>, counted: &Counted) -> Step {
    let (term, event_counts) = match (term, lenient) {
        (Term::CalendarDays(safe), Some(Term::CalendarDays(lenient))) if lenient == safe + 1 => {
            (Term::CalendarDays(lenient), true)
        }
        (term, _) => (term, false),
    };
    Step::Plus { term, reaches: counted.day, skipped: counted.skipped.clone(), event_counts }
}

fn event_day(scope: &Scope<'_>, fact: &FactId, steps: &mut Vec<Step>) -> Result<NaiveDate, NoDate> {
    let on = scope.date(fact).ok_or_else(|| NoDate::Facts(vec![fact.clone()]))?;
    steps.push(Step::Event { fact: fact.clone(), on });
    Ok(on)
}

/// The last lawful day by the visa-free term of one entry and by the rolling allowance.
fn end_of_stay(
    scope: &Scope<'_>,
    grounds: &Grounds,
    citizenship: &FactId,
    (group, entry, exit): (&GroupId, &FactId, &FactId),
    (allowance, window): (&ParameterId, &ParameterId),
    left: &mut Vec<Step>,
) -> Result<Found, NoDate> {
    let stays = stays(scope, group, entry, exit);
    let mut missing = Vec::new();
    let country = scope.country(citizenship);
    if country.is_none() {
        missing.push(citizenship.clone());
    }
    let current = running_stay(&stays, scope.as_of);
    if current.is_none() {
        missing.push(entry.clone());
    }
    let (Some(country), Some(current)) = (country, current) else {
        return Err(NoDate::Facts(missing));
    };
    let day = current.entry_on;
    left.push(Step::Event { fact: entry.clone(), on: day });
    let cap = visa_free_on(scope.book, country, day).ok_or(NoDate::NoVisaFreeTerm)?.days;
    let allowance = term::count(scope.book, allowance, term::day_of(day, grounds))?;
    let window = term::count(scope.book, window, term::day_of(day, grounds))?;
    let previous: Vec<Stay> = stays.iter().filter_map(|stay| before(*stay, day)).collect();
    if let Ok(last) = Term::CalendarDays(cap.saturating_sub(1)).add_to(day, &scope.book.calendar) {
        left.push(Step::PerEntry { days: cap, reaches: last.day });
    }
    let reaches = last_lawful_day(&previous, day, cap, allowance, window);
    let used = day.pred_opt().map_or(0, |eve| days_used(&previous, eve, window));
    left.push(Step::Rolling { allowance, window, used, reaches });
    let due_on = reaches.ok_or(NoDate::NothingLeft)?;
    Ok(Found::on(due_on, std::mem::take(left)))
}

/// The stays on record, those without an entry left out.
pub(super) fn stays(
    scope: &Scope<'_>,
    group: &GroupId,
    entry: &FactId,
    exit: &FactId,
) -> Vec<Stay> {
    let records = scope.case.groups.get(group).map_or(&[][..], Vec::as_slice);
    let stay = |record| {
        let scope = scope.of_record(record);
        Some(Stay { entry_on: scope.date(entry)?, exit_on: scope.date(exit) })
    };
    records.iter().filter_map(stay).collect()
}

/// Whether stays are on record and none of them runs on the day of assessment.
fn is_abroad(scope: &Scope<'_>, due: &Due) -> bool {
    match due {
        Due::EndOfStay { group, entry, exit, .. } => {
            let stays = stays(scope, group, entry, exit);
            !stays.is_empty() && running_stay(&stays, scope.as_of).is_none()
        }
        Due::After { .. } | Due::Before { .. } | Due::Anniversary { .. } | Due::On(_) => false,
    }
}

/// The stay that runs on a day: the latest with an entry by then and no exit by then. Entries still
/// to come are plans.
pub(super) fn running_stay(stays: &[Stay], as_of: AsOf) -> Option<&Stay> {
    let begun = stays.iter().filter(|stay| stay.entry_on <= as_of.0);
    let running = begun.filter(|stay| stay.exit_on.is_none_or(|exit| exit > as_of.0));
    running.max_by_key(|stay| stay.entry_on)
}

/// The last entry by the records: that of the stay that runs, else the latest one that has begun.
pub(super) fn last_entry(stays: &[Stay], as_of: AsOf) -> Option<NaiveDate> {
    let begun = stays.iter().map(|stay| stay.entry_on).filter(|entry| *entry <= as_of.0);
    running_stay(stays, as_of).map(|stay| stay.entry_on).or_else(|| begun.max())
}

/// An earlier stay, ended at the latest on the eve of this one.
pub(super) fn before(stay: Stay, day: NaiveDate) -> Option<Stay> {
    let eve = day.pred_opt()?;
    let exit = stay.exit_on.map_or(eve, |exit| exit.min(eve));
    (stay.entry_on < day).then_some(Stay { entry_on: stay.entry_on, exit_on: Some(exit) })
}

impl From<UnknownYear> for NoDate {
    fn from(year: UnknownYear) -> Self {
        Self::UnknownYear(year.0)
    }
}
