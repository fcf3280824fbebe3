//! `forms lint|examples|doc`: the rule book as something to work on.

use std::io::Write as _;

use super::args::{Args, Forms, FormsAction};
use super::book;
use super::failure::{Failure, Outcome};
use crate::domain::Language;
use crate::export::words;
use crate::i18n::say;
use crate::rules::{self, RuleBook};

pub(super) fn run(command: &Forms, args: &Args) -> Result<Outcome, Failure> {
    let language = match command.action {
        FormsAction::Lint | FormsAction::Examples => Language::En,
        FormsAction::Doc { lang } => lang,
    };
    let book = book::load(args, language)?;
    let mut out = std::io::stdout().lock();
    Ok(match command.action {
        FormsAction::Lint => lint(&book, &mut out),
        FormsAction::Examples => examples(&book, &mut out),
        FormsAction::Doc { lang } => {
            let _ = write!(out, "{}", words::book(&book, lang));
            Outcome::Fine
        }
    })
}

/// Weaknesses are told and counted; they do not fail the command.
fn lint(book: &RuleBook, out: &mut impl std::io::Write) -> Outcome {
    let weaknesses = rules::lint(book, super::clock::as_of(None, None));
    for weakness in &weaknesses {
        let _ = writeln!(out, "{weakness}");
    }
    let version = [("book", (&book.version).into())];
    let _ = writeln!(out, "{}", say(Language::En, "cli-forms-fine", &version));
    if !weaknesses.is_empty() {
        let count = [("count", weaknesses.len().into())];
        let _ = writeln!(out, "{}", say(Language::En, "cli-forms-weak", &count));
    }
    Outcome::Fine
}

fn examples(book: &RuleBook, out: &mut impl std::io::Write) -> Outcome {
    let mut failed = 0_usize;
    for example in &book.examples {
        let Err(mismatches) = rules::run_example(book, example) else { continue };
        failed += 1;
        let _ = writeln!(out, "{}: {}", example.place, example.name);
        for mismatch in mismatches {
            let _ = writeln!(out, "  {mismatch}");
        }
    }
    for example in &book.letter_examples {
        let Err(mismatches) = rules::run_letter_example(book, example) else { continue };
        failed += 1;
        let _ = writeln!(out, "{}: {}", example.case.place, example.case.name);
        for mismatch in mismatches {
            let _ = writeln!(out, "  {mismatch}");
        }
    }
    let count = ("count", (book.examples.len() + book.letter_examples.len()).into());
    let told = if failed == 0 {
        say(Language::En, "cli-examples-hold", &[count])
    } else {
        say(Language::En, "cli-examples-fail", &[count, ("failed", failed.into())])
    };
    let _ = writeln!(out, "{told}");
    Outcome::of(failed == 0)
}
