//! `print-set`: everything that goes to the counter on paper, as one PDF for printing on both sides.

use std::io::Write as _;

use super::args::{Args, PrintSet as Asked};
use super::failure::{Failure, Outcome};
use super::{book, check, clock, fold, worker};
use crate::domain::Language;
use crate::export::letters::LetterError;
use crate::export::plan::PackOptions;
use crate::export::print_set::{PrintJob, plan_print_set};
use crate::export::{atomic, bundle, words};
use crate::i18n::say;
use crate::rules::assess;
use crate::session;

pub(super) fn run(command: &Asked, args: &Args) -> Result<Outcome, Failure> {
    let first = command.lang.as_ref().and_then(|languages| languages.0.first().copied());
    let language = first.unwrap_or(Language::En);
    let book = book::load(args, language)?;
    let importer = worker::importer(language)?;
    let bar = super::progress::Bar::new(language);
    let open = session::open(&command.case, &book, &importer, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    let assessment = assess(&book, &open.case, clock::as_of(command.as_of, open.as_of));
    let options = PackOptions {
        languages: command.lang.as_ref().map(|list| list.0.clone()).unwrap_or_default(),
        ..PackOptions::default()
    };
    let job = PrintJob {
        book: &book,
        case: &open.case,
        assessment: &assessment,
        options: &options,
        paths: &open.paths,
    };
    let set = plan_print_set(&job).map_err(|err| Failure::letters(&err, language))?;
    let receipt = atomic::write(&command.out, command.replace, |file| {
        bundle::write_bundle(&set.plan, &importer, &mut bundle::Durable::new(file), &bar)
    })
    .map_err(|err| Failure::writing(&err, language, Failure::bundle))?;
    drop(bar);
    let mut out = fold::stdout();
    let pages = |count: u32| say(language, "cli-pages", &[("count", count.into())]);
    let size = words::size(receipt.bytes, language);
    // A reader that went away is no error of ours.
    let _ = writeln!(out, "{}: {}, {size}", command.out.display(), pages(receipt.pages));
    for part in &set.parts {
        let times = if part.copies > 1 { format!(" × {}", part.copies) } else { String::new() };
        let first = part.first_page + 1;
        let _ = writeln!(out, "  {first}: {}, {}{times}", part.title, pages(part.page_count));
    }
    let written = receipt.sources.iter().flat_map(|source| &source.findings);
    for finding in set.findings.iter().chain(written) {
        let _ = check::print_finding(&mut out, &book, finding, language);
    }
    Ok(Outcome::Fine)
}

impl Failure {
    /// There are no letters.
    pub(super) fn letters(err: &LetterError, language: Language) -> Self {
        match err {
            LetterError::Plan(err) => Self::plan(err, language),
            LetterError::Pages(err) => Self::pages(err, language),
            LetterError::Bundle(err) => Self::bundle(err, language),
        }
    }
}
