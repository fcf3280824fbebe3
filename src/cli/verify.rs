//! `verify`: whether a pack is whole, whether it was complete, what differs today. Exit 1 when a byte
//! is not as it was, or when the pack was a draft.

use std::io::Write as _;

use super::args::{Args, Format, Verify};
use super::failure::{Failure, Outcome};
use super::{book, clock, fold, json as shapes, worker};
use crate::domain::{AsOf, Language};
use crate::export::verify::{self, Verification};
use crate::rules::RuleBook;

pub(super) fn run(command: &Verify, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang;
    let book = book::load(args, language)?;
    let as_of = clock::as_of(command.as_of, None);
    let verification = look_at(&command.file, &book, as_of, language)?;
    let mut out = fold::stdout();
    // A reader that went away is no error of ours.
    let _ = match command.format {
        Format::Text => verify::lines(&book, &verification, language)
            .iter()
            .try_for_each(|line| writeln!(out, "{line}")),
        Format::Json => {
            let report = verify::report(&book, &verification, language);
            writeln!(out, "{}", shapes::pretty(&report))
        }
    };
    Ok(Outcome::of(verification.is_right() && verification.was_complete()))
}

/// Verifies one file.
pub(super) fn look_at(
    path: &std::path::Path,
    book: &RuleBook,
    as_of: AsOf,
    language: Language,
) -> Result<Verification, Failure> {
    super::inspect::opened(path, language)?;
    let program = worker::program(language)?;
    Ok(verify::verify(path, &program, book, as_of))
}
