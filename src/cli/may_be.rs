//! What document a file may be, and by what it is told: `inspect --suggest`. Without a case every kind of
//! document is as likely as another.

use std::fs::File;
use std::io::Write;

use serde_json::{Value as Json, json};

use super::{clock, json as shapes};
use crate::documents::clues::Clues;
use crate::documents::importer::Importer;
use crate::documents::inspect::Inspection;
use crate::domain::{DocumentTypeId, Language};
use crate::export::words;
use crate::i18n::say;
use crate::rules::RuleBook;
use crate::session::suggest::{Suggester, Suggestion};

/// What a file may be, the likeliest first.
pub(super) fn look(
    suggester: &Suggester,
    importer: &dyn Importer,
    file: &File,
    name: &str,
    found: &Inspection,
) -> Vec<Suggestion> {
    let Inspection { kind, sheets, options, .. } = found;
    let clues = (found.page_count > 0).then(|| Clues::of(importer, file, *kind, sheets, options));
    suggester.suggest(name, "", clues.as_ref())
}

/// For files without a case.
pub(super) fn suggester(book: &std::sync::Arc<RuleBook>) -> Option<Suggester> {
    Suggester::of_book(book, clock::as_of(None, None))
}

/// A line each.
pub(super) fn print(
    out: &mut dyn Write,
    book: &RuleBook,
    found: &[Suggestion],
    language: Language,
) -> std::io::Result<()> {
    for one in found {
        let reason = one.reasons.first().map(|it| words::finding(book, it, language).text);
        let gaps = [
            ("place", title(book, &one.kind, language).into()),
            ("reason", reason.unwrap_or_default().into()),
        ];
        writeln!(out, "  {}", say(language, "cli-may-be", &gaps))?;
    }
    Ok(())
}

/// The same for programs.
pub(super) fn json(book: &RuleBook, found: &[Suggestion], language: Language) -> Json {
    let one = |it: &Suggestion| {
        let reasons = it.reasons.iter().map(|reason| shapes::finding(book, reason, language));
        json!({
            "kind": it.kind.as_str(),
            "title": title(book, &it.kind, language),
            "weight": it.weight,
            "reasons": reasons.collect::<Vec<_>>(),
        })
    };
    found.iter().map(one).collect()
}

fn title<'b>(book: &'b RuleBook, kind: &DocumentTypeId, language: Language) -> &'b str {
    book.documents.get(kind).map_or("", |it| it.title.in_language(language))
}
