//! `deadlines`: every duty with its date, the safe reading first, and how the date was found.

use std::io::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Args, CalendarFormat, Deadlines};
use super::explain::{self, Explain};
use super::failure::{Failure, Outcome};
use super::{book, clock, fold, json as shapes, worker};
use crate::domain::{Case, Language};
use crate::export::dates_pdf::{DatesJob, DatesOf, dates_pdf};
use crate::export::{atomic, calendar_file, words};
use crate::i18n::say;
use crate::rules::{Assessment, Deadline, DeadlineStatus, Duty, RuleBook, assess};
use crate::session;

pub(super) fn run(command: &Deadlines, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang.0.first().copied().unwrap_or(Language::En);
    let book = book::load(args, language)?;
    let bar = super::progress::Bar::new(language);
    let worker = worker::importer(language)?;
    let open = session::open(&command.case, &book, &worker, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    drop(bar);
    let assessment = assess(&book, &open.case, clock::as_of(command.as_of, open.as_of));
    if let Some(path) = &command.print {
        return print_pdf(command, path, &book, &open.case, &assessment);
    }
    let why = Explain { book: &book, case: &open.case, as_of: assessment.as_of, language };
    let why = command.explain.then_some(why);
    let mut out = fold::stdout();
    // A reader that went away is no error of ours.
    let _ = match command.format {
        CalendarFormat::Text if assessment.deadlines.is_empty() => {
            writeln!(out, "{}", say(language, "cli-no-deadlines", &[]))
        }
        CalendarFormat::Text => print(&mut out, &book, &assessment, language, why),
        CalendarFormat::Json => {
            writeln!(out, "{}", shapes::pretty(&list(&book, &assessment, language)))
        }
        CalendarFormat::Ics => {
            write!(out, "{}", calendar_file::calendar(&book, &open.case, &assessment, language))
        }
    };
    Ok(Outcome::Fine)
}

/// Writes the list of open dates as a PDF.
fn print_pdf(
    command: &Deadlines,
    path: &Path,
    book: &RuleBook,
    case: &Case,
    assessment: &Assessment,
) -> Result<Outcome, Failure> {
    let languages = &command.lang.0;
    let language = languages.first().copied().unwrap_or(Language::En);
    let job = DatesJob {
        book,
        as_of: assessment.as_of,
        languages,
        done: false,
        of: DatesOf::Case(case, assessment),
    };
    let pdf = dates_pdf(job).map_err(|err| Failure::checklist(&err, language))?;
    atomic::write(path, command.replace, |file| file.write_all(&pdf))
        .map_err(|err| Failure::writing(&err, language, Failure::unmade))?;
    let size = words::size(u64::try_from(pdf.len()).unwrap_or(u64::MAX), language);
    // A reader that went away is no error of ours.
    let _ = writeln!(fold::stdout(), "{}: {size}", path.display());
    Ok(Outcome::Fine)
}

/// The text list; `check` shows it too.
pub(super) fn print(
    out: &mut impl std::io::Write,
    book: &RuleBook,
    assessment: &Assessment,
    language: Language,
    why: Option<Explain<'_>>,
) -> std::io::Result<()> {
    for deadline in &assessment.deadlines {
        let Some(duty) = book.duties.get(&deadline.duty) else { continue };
        let word = words::deadline_status(deadline, assessment.as_of, language);
        let when = match (&deadline.due_on, deadline.listed_on(assessment.as_of.0)) {
            (Err(why), None) => words::no_date(book, why, language),
            (_, day) => day.map_or_else(String::new, |day| words::date_with_weekday(day, language)),
        };
        writeln!(out, "  {when}  {}  [{word}]", duty.title.in_language(language))?;
        if deadline.status != DeadlineStatus::Done {
            for line in details(book, duty, deadline, language) {
                writeln!(out, "      {line}")?;
            }
        }
        let lines = match why {
            Some(why) => why.duty(duty),
            None if deadline.status == DeadlineStatus::Done => Vec::new(),
            None => explain::dispute(book, &duty.grounds, language).into_iter().collect(),
        };
        for line in lines {
            writeln!(out, "      {line}")?;
        }
    }
    Ok(())
}

fn details(book: &RuleBook, duty: &Duty, deadline: &Deadline, language: Language) -> Vec<String> {
    let mut lines = words::derivation(book, deadline, language);
    if let Some(day) = deadline.lenient_on {
        let date = [("date", words::date_with_weekday(day, language).into())];
        lines.push(say(language, "cli-lenient", &date));
    }
    if deadline.estimated {
        lines.push(say(language, "cli-estimated", &[]));
    }
    if let (Some(day), Some(last)) = (deadline.last_resort_on, &duty.last_resort) {
        let gaps = [
            ("date", words::date_with_weekday(day, language).into()),
            ("text", last.text.in_language(language).into()),
        ];
        lines.push(say(language, "cli-last-resort", &gaps));
    }
    lines.extend(fines(duty, deadline, language));
    lines
}

fn fines(duty: &Duty, deadline: &Deadline, language: Language) -> Vec<String> {
    let Some(fine) = &duty.fine else { return Vec::new() };
    let text = [("text", fine.text.in_language(language).into())];
    let mut lines = vec![say(language, "cli-fine", &text)];
    for (amount, tenge) in fine.mci.iter().zip(&deadline.fine_tenge) {
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

/// The JSON list.
pub(super) fn list(book: &RuleBook, assessment: &Assessment, language: Language) -> Json {
    let deadlines = assessment.deadlines.iter().filter_map(|deadline| {
        let duty = book.duties.get(&deadline.duty)?;
        Some(json!({
            "id": deadline.duty.as_str(),
            "title": duty.title.in_language(language),
            "who": duty.who.in_language(language),
            "how": duty.how.in_language(language),
            "status": status(deadline.status),
            "done_on": deadline.done_on.map(|day| day.to_string()),
            "due_on": deadline.due_on.as_ref().ok().map(ToString::to_string),
            "no_date_because":
                deadline.due_on.as_ref().err().map(|why| words::no_date(book, why, language)),
            "lenient_on": deadline.lenient_on.map(|day| day.to_string()),
            "last_working_day": deadline.last_working_day.map(|day| day.to_string()),
            "last_resort_on": deadline.last_resort_on.map(|day| day.to_string()),
            "estimated": deadline.estimated,
            "derivation": words::derivation(book, deadline, language),
            "fine": fines(duty, deadline, language),
            "applies_when": words::condition(book, &duty.applies_if, language),
            "grounds": shapes::grounds(book, &duty.grounds, language),
        }))
    });
    Json::Array(deadlines.collect())
}

fn status(status: DeadlineStatus) -> &'static str {
    match status {
        DeadlineStatus::Late => "late",
        DeadlineStatus::Soon => "soon",
        DeadlineStatus::Later => "later",
        DeadlineStatus::NoDate => "no-date",
        DeadlineStatus::Done => "done",
    }
}
