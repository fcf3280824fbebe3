//! Where something is written, and where sources disagree.

use crate::domain::{Language, SourceId};
use crate::i18n::say;
use crate::rules::{Citation, Confidence, Conflict, Grounds, RuleBook, Source, SourceKind};

/// A source by name, with the act behind it where the source itself is no act.
pub fn source_title(book: &RuleBook, id: &SourceId, language: Language) -> String {
    let Some(source) = book.sources.get(id) else { return id.to_string() };
    let title = source.title.in_language(language);
    match source.act.as_ref().map(|act| act.in_language(language)) {
        Some(act) if !title.contains(act) => {
            say(language, "source-act", &[("title", title.into()), ("act", act.into())])
        }
        Some(_) | None => title.to_owned(),
    }
}

/// A source and the place in it.
pub fn citation(book: &RuleBook, citation: &Citation, language: Language) -> String {
    let title = source_title(book, &citation.source, language);
    // Some titles name the article themselves.
    match citation.article.as_ref().filter(|article| !names(&title, article)) {
        Some(article) => {
            let gaps = [("title", title.into()), ("article", article.into())];
            say(language, "citation-article", &gaps)
        }
        None => say(language, "citation", &[("title", title.into())]),
    }
}

/// Whether a title names an article: the same number, alone or with an ending (`6-1-бап`).
fn names(title: &str, article: &str) -> bool {
    title.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
        word.strip_prefix(article).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

/// What a paper rests on, in a line for its foot: the acts, each once, or where no act is known an official
/// text; and what of it is in doubt. The rule book has the rest: firms, newspapers, judgement.
pub fn legal_basis(book: &RuleBook, grounds: &Grounds, language: Language) -> String {
    let places = legal_places(book, grounds, language);
    let mut said = Vec::new();
    if !places.is_empty() {
        said.push(say(language, "letter-basis", &[("what", places.join("; ").into())]));
    }
    match grounds.confidence {
        Confidence::Sourced => {}
        Confidence::Unverified if places.is_empty() => {
            said.push(say(language, "letter-basis-none", &[]));
        }
        Confidence::Practice => said.push(say(language, "letter-basis-practice", &[])),
        Confidence::Unverified => said.push(say(language, "letter-basis-unverified", &[])),
    }
    if grounds.conflict.is_some() {
        said.push(say(language, "letter-basis-conflict", &[]));
    }
    said.join(" ")
}

/// The acts with their articles, or where none is known the first official text.
fn legal_places(book: &RuleBook, grounds: &Grounds, language: Language) -> Vec<String> {
    let named = grounds.citations.iter().filter_map(|it| Some((it, book.sources.get(&it.source)?)));
    let mut named: Vec<(&Citation, &Source)> = named.collect();
    named.sort_by_key(|(_, source)| match source.kind {
        SourceKind::Act => 0,
        SourceKind::Official => 2,
        SourceKind::Press | SourceKind::Firm | SourceKind::Dataset | SourceKind::Judgement => 1,
    });
    let mut acts: Vec<&str> = Vec::new();
    let mut places: Vec<String> = Vec::new();
    for (citation, source) in named {
        let act = source.act.as_ref().map(|act| act.in_language(language));
        if let Some(act) = act {
            if acts.iter().any(|known| known.starts_with(act) || act.starts_with(known)) {
                continue;
            }
            acts.push(act);
        }
        let title = match (source.kind, act) {
            // A numbered act is known by its number; its title is long.
            (SourceKind::Act, Some(act)) if act.contains('№') || act.contains("No.") => {
                act.to_owned()
            }
            (SourceKind::Act, _) => source_title(book, &source.id, language),
            (SourceKind::Press | SourceKind::Firm | SourceKind::Dataset, Some(act)) => {
                act.to_owned()
            }
            (SourceKind::Official, _) if places.is_empty() => {
                source_title(book, &source.id, language)
            }
            (
                SourceKind::Press
                | SourceKind::Firm
                | SourceKind::Dataset
                | SourceKind::Official
                | SourceKind::Judgement,
                _,
            ) => continue,
        };
        let place = citation.article.as_ref().filter(|article| !names(&title, article));
        places.push(match place {
            Some(article) => {
                let gaps = [("title", title.into()), ("article", article.into())];
                say(language, "letter-basis-place", &gaps)
            }
            None => title,
        });
    }
    places
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

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn an_article_is_a_number_of_its_own() {
        assert!(names("Закон, статья 6-1", "6-1"));
        assert!(names("Заң, 6-1-бап", "6-1"));
        assert!(!names("приказ от 27 января 2016 года № 83", "16"));
        assert!(!names("приказ № 160", "16"));
    }
}
