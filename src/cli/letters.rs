//! `letters`: the letters and data sheets of a case, each as a PDF of its own.

use std::fs;
use std::io::Write as _;

use super::args::{Args, Letters as Asked};
use super::failure::{Failure, Outcome};
use super::{book, check, clock, fold, worker};
use crate::domain::{Language, LetterId};
use crate::export::atomic::{self, WriteError};
use crate::export::letters::{Letters, Press, file_stem, letter_pdf};
use crate::export::plan::PackOptions;
use crate::i18n::say;
use crate::rules::{Letter, RuleBook, assess};
use crate::session;

pub(super) fn run(command: &Asked, args: &Args) -> Result<Outcome, Failure> {
    let first = command.lang.as_ref().and_then(|languages| languages.0.first().copied());
    let language = first.unwrap_or(Language::En);
    let book = book::load(args, language)?;
    let only = named(&book, &command.only, language)?;
    let importer = worker::importer(language)?;
    let bar = super::progress::Bar::new(language);
    let open = session::open(&command.case, &book, &importer, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    drop(bar);
    let as_of = clock::as_of(command.as_of, open.as_of);
    let assessment = assess(&book, &open.case, as_of);
    let options = PackOptions::default();
    let letters = Letters::new(&book, &open.case, &assessment, &options)
        .map_err(|err| Failure::plan(&err, language))?;
    let wanted = if only.is_empty() { letters.offered() } else { only };
    let mut out = fold::stdout();
    if wanted.is_empty() {
        // A reader that went away is no error of ours.
        let _ = writeln!(out, "{}", say(language, "cli-no-letters", &[]));
        return Ok(Outcome::Fine);
    }
    fs::create_dir_all(&command.out)
        .map_err(|err| Failure::at("cli-not-written", &command.out, &err, language))?;
    let languages = command.lang.as_ref().map(|list| list.0.clone()).unwrap_or_default();
    let mut press = Press::new();
    let (mut findings, mut made) = (Vec::new(), Vec::new());
    // All are set before the first is written: a name that is taken leaves nothing half done.
    for letter in wanted {
        let filled = letters.fill(letter, &languages);
        let own = press.set(&filled).map_err(|err| Failure::pages(&err, language))?;
        let pages = own.page_count;
        let pdf =
            letter_pdf(&filled, own, as_of.0).map_err(|err| Failure::bundle(&err, language))?;
        let path = command.out.join(file_stem(&filled)).with_extension("pdf");
        if !command.replace && path.exists() {
            let taken = WriteError::Exists(path);
            return Err(Failure::writing(&taken, language, Failure::unmade));
        }
        let title = letter.title.in_language(language);
        let pages = say(language, "cli-pages", &[("count", pages.into())]);
        made.push((path, pdf, format!("{title}, {pages}")));
        findings.extend(filled.findings);
    }
    for (path, pdf, said) in &made {
        atomic::write(path, command.replace, |file| file.write_all(pdf))
            .map_err(|err| Failure::writing(&err, language, Failure::unmade))?;
        let _ = writeln!(out, "{}: {said}", path.display());
    }
    for finding in &findings {
        let _ = check::print_finding(&mut out, &book, finding, language);
    }
    Ok(Outcome::Fine)
}

/// The letters that are asked for by name.
pub(super) fn named<'b>(
    book: &'b RuleBook,
    typed: &[String],
    language: Language,
) -> Result<Vec<&'b Letter>, Failure> {
    let find = |typed: &String| {
        let id = LetterId::new(typed).ok();
        id.and_then(|id| book.letter(&id)).ok_or_else(|| {
            let known: Vec<String> = book.letters.iter().map(|it| it.id.to_string()).collect();
            let gaps = [("value", typed.into()), ("known", known.join(", ").into())];
            Failure::say(language, "cli-unknown-letter", &gaps)
        })
    };
    let mut letters: Vec<&Letter> = Vec::new();
    for typed in typed {
        let letter = find(typed)?;
        // Asked for twice, it is written once.
        if !letters.iter().any(|known| known.id == letter.id) {
            letters.push(letter);
        }
    }
    Ok(letters)
}
