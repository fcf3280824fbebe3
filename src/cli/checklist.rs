//! `checklist`: a blank checklist for a procedure and category, without a case.

use std::io::Write as _;

use super::args::{Args, Checklist};
use super::failure::{Failure, Outcome};
use super::{book, clock, fold};
use crate::domain::{CategoryId, Language, ProcedureId};
use crate::export::{atomic, checklist_pdf, words};

use crate::rules::RuleBook;

pub(super) fn run(command: &Checklist, args: &Args) -> Result<Outcome, Failure> {
    let book = book::load(args, Language::En)?;
    let languages = match (&command.lang, book.profiles.first()) {
        (Some(languages), _) => languages.0.clone(),
        (None, Some(profile)) => profile.languages.clone(),
        (None, None) => vec![Language::En],
    };
    // The page may be in the languages of the profile; what is told is in the one asked for.
    let asked = command.lang.as_ref().and_then(|languages| languages.0.first().copied());
    let language = asked.unwrap_or(Language::En);
    let (procedure, category) = route(&book, command, language)?;
    let as_of = clock::as_of(command.as_of, None);
    let pdf = checklist_pdf::blank(&book, &procedure, category.as_ref(), &languages, as_of)
        .map_err(|err| Failure::checklist(&err, language))?;
    atomic::write(&command.out, command.replace, |file| file.write_all(&pdf))
        .map_err(|err| Failure::writing(&err, language, Failure::unmade))?;
    // A reader that went away is no error of ours.
    let _ = writeln!(
        fold::stdout(),
        "{}: {}",
        command.out.display(),
        words::size(pdf.len() as u64, language)
    );
    Ok(Outcome::Fine)
}

fn route(
    book: &RuleBook,
    command: &Checklist,
    language: Language,
) -> Result<(ProcedureId, Option<CategoryId>), Failure> {
    let procedures = || book.procedures.iter().map(|procedure| procedure.id.to_string());
    let categories = || book.categories.iter().map(|category| category.id.to_string());
    let unknown = |key: &str, value: &str, known: Vec<String>| {
        let gaps = [("value", value.into()), ("known", known.join(", ").into())];
        Failure::say(language, key, &gaps)
    };
    let procedure = book
        .procedures
        .iter()
        .find(|procedure| procedure.id.as_str() == command.procedure)
        .ok_or_else(|| {
            unknown("cli-unknown-procedure", &command.procedure, procedures().collect())
        })?;
    let category = match &command.category {
        None if procedure.has_categories => {
            let id = procedure.id.as_str();
            return Err(unknown("cli-category-needed", id, categories().collect()));
        }
        None => None,
        Some(typed) if !procedure.has_categories => {
            let id = procedure.id.as_str();
            let gaps = [("procedure", id.into()), ("value", typed.into())];
            return Err(Failure::say(language, "cli-category-not-taken", &gaps));
        }
        Some(typed) => Some(
            book.categories
                .iter()
                .find(|category| category.id.as_str() == typed)
                .ok_or_else(|| unknown("cli-unknown-category", typed, categories().collect()))?,
        ),
    };
    Ok((procedure.id.clone(), category.map(|category| category.id.clone())))
}
