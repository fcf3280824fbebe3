//! Where something is written, and where sources disagree.

use crate::domain::{Language, SourceId};
use crate::i18n::say;
use crate::rules::{Citation, Conflict, RuleBook};

/// A source by name, with the act behind it where the source itself is no act.
pub fn source_title(book: &RuleBook, id: &SourceId, language: Language) -> String {
    let Some(source) = book.sources.get(id) else { return id.to_string() };
    let title = source.title.in_language(language);
    match &source.act {
        // The act's number as the source prints it is worth repeating only in its own language.
        Some(act) if language == Language::En && !title.contains(act.as_str()) => {
            say(language, "source-act", &[("title", title.into()), ("act", act.into())])
        }
        Some(_) | None => title.to_owned(),
    }
}

/// A source and the place in it.
pub fn citation(book: &RuleBook, citation: &Citation, language: Language) -> String {
    let title = source_title(book, &citation.source, language);
    match &citation.article {
        Some(article) => {
            let gaps = [("title", title.into()), ("article", article.into())];
            say(language, "citation-article", &gaps)
        }
        None => say(language, "citation", &[("title", title.into())]),
    }
}

/// A conflict: the question, every reading with its sources, the safe one first, and the decision.
pub fn conflict_lines(book: &RuleBook, conflict: &Conflict, language: Language) -> Vec<String> {
    let mut lines = vec![conflict.question.in_language(language).to_owned()];
    for reading in &conflict.readings {
        let key = if reading.followed { "book-reading-followed" } else { "book-reading" };
        let text = reading.text.in_language(language);
        let sources: Vec<String> =
            reading.citations.iter().map(|it| citation(book, it, language)).collect();
        let what = format!("{text} [{}]", sources.join("; "));
        lines.push(say(language, key, &[("what", what.into())]));
    }
    let resolution = conflict.resolution.in_language(language);
    lines.push(say(language, "book-resolution", &[("what", resolution.into())]));
    lines
}
