//! `bundle`: merges files into one PDF with index, bookmarks and stamps. Exit 1 when pages of a file
//! are missing in it.

use std::io::Write as _;

use super::args::{Args, Bundle};
use super::failure::{Failure, Outcome};
use super::{book, check, clock, fold, worker};
use crate::domain::{Finding, Language, Severity};
use crate::export::{atomic, bundle, words};
use crate::i18n::say;
use crate::session::merge::{self, MergeError};

pub(super) fn run(command: &Bundle, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang;
    let bar = super::progress::Bar::new(language);
    let importer = worker::importer(language)?;
    let files = merge::look_into(&command.files, command.password.as_deref(), &importer, &bar)
        .map_err(|err| unmergeable(&err, args, language))?;
    let title = command.out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let plan = merge::plan(&files, &title, language, clock::as_of(None, None).0)
        .map_err(|err| Failure::pages(&err, language))?;
    let receipt = atomic::write(&command.out, command.replace, |file| {
        bundle::write_bundle(&plan, &importer, &mut bundle::Durable::new(file), &bar)
    })
    .map_err(|err| Failure::writing(&err, language, Failure::bundle))?;
    drop(bar);
    let mut out = fold::stdout();
    let count = [("count", receipt.pages.into())];
    // A reader that went away is no error of ours.
    let _ = writeln!(
        out,
        "{}: {}, {}",
        command.out.display(),
        say(language, "cli-pages", &count),
        words::size(receipt.bytes, language)
    );
    // What was known before, then what came up while the pages were written.
    let mut told: Vec<&Finding> = Vec::new();
    let mut book = None;
    let known = files.iter().flat_map(|file| &file.inspection.findings);
    for finding in known.chain(receipt.sources.iter().flat_map(|source| &source.findings)) {
        if !told.contains(&finding) {
            told.push(finding);
            // Most bundles have nothing to say, and then no rule book is needed.
            if book.is_none() {
                book = Some(book::load(args, language)?);
            }
            if let Some(book) = &book {
                let _ = check::print_finding(&mut out, book, finding, language);
            }
        }
    }
    Ok(Outcome::of(told.iter().all(|finding| finding.severity != Severity::Blocker)))
}

fn unmergeable(err: &MergeError, args: &Args, language: Language) -> Failure {
    match err {
        MergeError::Unusable { findings, .. } => {
            let book = match book::load(args, language) {
                Ok(book) => book,
                Err(failure) => return failure,
            };
            let said = findings.first().map(|finding| words::finding(&book, finding, language));
            said.map_or_else(
                || Failure::say(language, "cli-no-pages", &[]),
                |said| Failure::new(said.text, said.hint),
            )
        }
        MergeError::Unreadable { path, source } => {
            Failure::at("cli-file-unreadable", path, source, language)
        }
        MergeError::Pages(err) => Failure::pages(err, language),
        MergeError::Cancelled(_) => Failure::say(language, "cli-cancelled", &[]),
    }
}
