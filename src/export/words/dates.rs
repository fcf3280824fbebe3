//! Dates and runs of days.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::Language;
use crate::i18n::say;

/// `1 December 2026`, `1 декабря 2026 г.`, `2026 жылғы 1 желтоқсан`; a no-break space joins day and
/// month.
pub fn date(day: NaiveDate, language: Language) -> String {
    with_month("date-long", "month", day, language)
}

/// `02.11.2026` as offices write it in Russian and Kazakh; `2 November 2026` in English, where the
/// order of the figures would be doubtful: for forms and tables.
pub fn date_short(day: NaiveDate, language: Language) -> String {
    match language {
        Language::En => date(day, language),
        Language::Ru | Language::Kk => {
            format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
        }
    }
}

/// `Tue 1 December 2026`.
pub fn date_with_weekday(day: NaiveDate, language: Language) -> String {
    let gaps =
        [("weekday", weekday_short(day, language).into()), ("date", date(day, language).into())];
    say(language, "date-with-weekday", &gaps)
}

/// `Tuesday`.
pub fn weekday(day: NaiveDate, language: Language) -> String {
    say(language, "weekday", &[("n", day.weekday().number_from_monday().into())])
}

/// `1 December`: where the year is known from beside it.
pub fn day_month(day: NaiveDate, language: Language) -> String {
    with_month("date-day-month", "month", day, language)
}

/// `Tue 1 December`, with the year when it is not `year`.
pub fn weekday_day_month(day: NaiveDate, year: i32, language: Language) -> String {
    let pattern = if day.year() == year { "date-day-month" } else { "date-day-month-year" };
    format!("{} {}", weekday_short(day, language), with_month(pattern, "month", day, language))
}

/// Days as runs: `21–25 March, 28–29 March`. The days must be in order.
pub fn runs(days: &[NaiveDate], language: Language) -> String {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(*day) => *last = *day,
            Some(_) | None => runs.push((*day, *day)),
        }
    }
    runs.into_iter().map(|(first, last)| run(first, last, language)).collect::<Vec<_>>().join(", ")
}

fn run(first: NaiveDate, last: NaiveDate, language: Language) -> String {
    let end = day_month(last, language);
    if first == last {
        return end;
    }
    // In all three languages the day stands before the month.
    if first.month() == last.month() {
        return format!("{}–{end}", first.day());
    }
    format!("{} – {end}", day_month(first, language))
}

fn weekday_short(day: NaiveDate, language: Language) -> String {
    say(language, "weekday-short", &[("n", day.weekday().number_from_monday().into())])
}

fn with_month(pattern: &str, month: &str, day: NaiveDate, language: Language) -> String {
    let gaps = [
        ("day", day.day().into()),
        ("month", say(language, month, &[("n", day.month().into())]).into()),
        ("year", i64::from(day.year()).into()),
    ];
    say(language, pattern, &gaps)
}
