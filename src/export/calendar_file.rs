//! The deadlines as a calendar file (RFC 5545): one all-day event each, with a stable id, so that a
//! newer file moves the entry instead of adding a second one, and alarms seven days and one day before.

use std::fmt::Write as _;

use chrono::{Days, Duration, NaiveDate};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, Property, Trigger};

use super::words;
use crate::domain::{AsOf, Case, Language};
use crate::i18n::say;
use crate::rules::{Assessment, Deadline, DeadlineStatus, Duty, RuleBook, Truth};

/// Days before the date on which a calendar program reminds.
const REMIND_DAYS: [i64; 2] = [7, 1];

/// The calendar file; lines end in CR LF. Duties that are done, have no date or only might apply are
/// left out.
pub fn calendar(
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
    language: Language,
) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Permitpack//Permitpack//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    let name = say(language, "calendar-name", &[("case", (&case.number).into())]);
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    for deadline in &assessment.deadlines {
        let Some(duty) = book.duties.get(&deadline.duty) else { continue };
        let open = deadline.status != DeadlineStatus::Done && deadline.applies == Truth::Yes;
        if let (true, Ok(due)) = (open, &deadline.due_on) {
            // The day on which something can still be done: offices may be closed on the due day.
            let day = deadline.last_working_day.unwrap_or(*due);
            calendar.push(event(book, case, assessment, deadline, duty, day, language));
        }
    }
    calendar.to_string()
}

fn event(
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
    deadline: &Deadline,
    duty: &Duty,
    day: NaiveDate,
    language: Language,
) -> Event {
    let title = duty.title.in_language(language);
    let gaps = [("title", title.into()), ("case", (&case.number).into())];
    let summary = say(language, "calendar-summary", &gaps);
    let mut event = Event::with_uid(&uid(case, &deadline.duty.to_string()));
    event
        .summary(&summary)
        .description(&description(book, deadline, duty, language))
        .add_property("DTSTAMP", stamp(assessment.as_of))
        .append_property(date("DTSTART", day))
        .append_property(date("DTEND", day.checked_add_days(Days::new(1)).unwrap_or(day)))
        .add_property("TRANSP", "TRANSPARENT");
    for days in REMIND_DAYS {
        let mut alarm = Alarm::display(&summary, Trigger::before_start(Duration::days(days)));
        // Left out, both would be made up anew each time.
        alarm.uid(&format!("{days}.{}", uid(case, deadline.duty.as_str())));
        alarm.add_property("DTSTAMP", stamp(assessment.as_of));
        event.alarm(alarm);
    }
    event.done()
}

fn stamp(as_of: AsOf) -> String {
    as_of.0.format("%Y%m%dT000000Z").to_string()
}

fn date(name: &str, day: NaiveDate) -> Property {
    Property::new(name, day.format("%Y%m%d").to_string()).append_parameter(("VALUE", "DATE")).done()
}

/// The same for the same case and duty in every file. What is no letter or digit of the case number
/// is written as its bytes, so that no calendar program stumbles and no two numbers fall together.
fn uid(case: &Case, duty: &str) -> String {
    let mut number = String::new();
    for byte in case.number.bytes() {
        if byte.is_ascii_alphanumeric() {
            number.push(char::from(byte));
        } else {
            // Writing into a text cannot fail.
            let _ = write!(number, "-{byte:02x}");
        }
    }
    format!("{duty}.{number}@permitpack")
}

fn description(book: &RuleBook, deadline: &Deadline, duty: &Duty, language: Language) -> String {
    let mut lines =
        vec![duty.who.in_language(language).to_owned(), duty.how.in_language(language).to_owned()];
    lines.extend(words::derivation(book, deadline, language));
    if let Some(day) = deadline.lenient_on {
        let gap = [("date", words::date_with_weekday(day, language).into())];
        lines.push(say(language, "calendar-lenient", &gap));
    }
    lines.push(book.disclaimer.in_language(language).to_owned());
    lines.join("\n")
}
