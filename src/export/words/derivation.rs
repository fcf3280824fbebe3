//! How a due date was found, or why there is none.

use chrono::{Datelike as _, NaiveDate};

use super::{amounts, dates, lookup};
use crate::domain::{Language, Term};
use crate::i18n::{Value, say};
use crate::rules::{Deadline, NoDate, RuleBook, Step};

/// The steps of the way to the due date, one line each:
/// `3 business days from Fri 20 Mar → Mon 30 Mar; 21–25 Mar, 28–29 Mar days off`.
pub fn derivation(book: &RuleBook, deadline: &Deadline, language: Language) -> Vec<String> {
    let mut from = None;
    let mut lines = Vec::new();
    for step in &deadline.derivation {
        lines.push(said(book, step, from, language));
        from = reached(step).or(from);
    }
    lines
}

/// Why there is no date, and what to do.
pub fn no_date(book: &RuleBook, why: &NoDate, language: Language) -> String {
    let (key, gap) = match why {
        NoDate::Facts(facts) => {
            ("no-date-facts", Some(("facts", lookup::facts(book, facts, language).into())))
        }
        NoDate::UnknownYear(year) => ("no-date-year", Some(("year", i64::from(*year).into()))),
        NoDate::Parameter(id) => {
            let title = lookup::parameter(book, id, language);
            ("no-date-parameter", Some(("parameter", title.into())))
        }
        NoDate::NoVisaFreeTerm => ("no-date-visa-free", None),
        NoDate::NothingLeft => ("no-date-nothing-left", None),
    };
    say(language, key, gap.as_slice())
}

/// The day from which the next step goes on. The rolling allowance and the cap of one entry both
/// count from the entry, and the last working day is only shown.
fn reached(step: &Step) -> Option<NaiveDate> {
    match step {
        Step::Event { on, .. } => Some(*on),
        Step::Plus { reaches, .. } | Step::Minus { reaches, .. } | Step::Years { reaches, .. } => {
            Some(*reaches)
        }
        Step::PerEntry { .. } | Step::Rolling { .. } | Step::LastWorkingDay { .. } => None,
    }
}

fn said(book: &RuleBook, step: &Step, from: Option<NaiveDate>, language: Language) -> String {
    let year = from.map_or(0, |day| day.year());
    let day = |day: NaiveDate| dates::weekday_day_month(day, year, language);
    let counted = |key: &str, term: Term, reaches: NaiveDate| {
        let gaps: [(&str, Value<'_>); 3] = [
            ("term", amounts::term(term, language).into()),
            ("from", from.map(day).unwrap_or_default().into()),
            ("to", day(reaches).into()),
        ];
        say(language, key, &gaps)
    };
    match step {
        Step::Event { fact, on } => {
            let gaps = [
                ("fact", lookup::fact(book, fact, language).into()),
                ("date", dates::date_with_weekday(*on, language).into()),
            ];
            say(language, "step-event", &gaps)
        }
        Step::Plus { term, reaches, skipped, event_counts } => {
            let key = if *event_counts { "step-plus-first-day" } else { "step-plus" };
            let line = counted(key, *term, *reaches);
            if skipped.is_empty() {
                return line;
            }
            let days = dates::runs(skipped, language);
            say(language, "step-days-off", &[("step", line.into()), ("days", days.into())])
        }
        Step::Minus { term, reaches } => counted("step-minus", *term, *reaches),
        Step::Years { years, reaches } => counted("step-years", Term::Years(*years), *reaches),
        Step::PerEntry { days, reaches } => {
            counted("step-per-entry", Term::CalendarDays(*days), *reaches)
        }
        Step::Rolling { allowance, window, used, reaches } => {
            let key = if reaches.is_some() { "step-rolling" } else { "step-rolling-none" };
            let gaps = [
                ("allowance", amounts::term(Term::CalendarDays(*allowance), language).into()),
                ("window", (*window).into()),
                ("used", (*used).into()),
                ("to", reaches.map(day).unwrap_or_default().into()),
            ];
            say(language, key, &gaps)
        }
        Step::LastWorkingDay { on } => {
            say(language, "step-last-working-day", &[("to", day(*on).into())])
        }
    }
}
