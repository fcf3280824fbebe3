//! Answers of a closed set that are not of the set: the mistake, and the answer that was probably meant.

use std::ops::Range;

use super::table::CaseMistakes;
use crate::domain::Language;
use crate::rules::{Question, RuleBook};

/// A word that is not among the choices of its question.
pub(super) fn choice(
    question: &Question,
    key: &str,
    typed: &str,
    span: &Range<usize>,
    mistakes: &mut CaseMistakes,
) {
    let ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
    let labels = question.choices.iter().flat_map(|choice| {
        Language::ALL.map(|language| (choice.label.in_language(language), choice.id.as_str()))
    });
    let words = ids.iter().map(|id| (*id, *id)).chain(labels);
    let args =
        vec![("key", key.to_owned()), ("value", typed.to_owned()), ("known", ids.join(", "))];
    mistakes.add(span, "not-a-choice", args, meant(typed, words));
}

/// A text that names no country.
pub(super) fn country(
    book: &RuleBook,
    key: &str,
    typed: &str,
    span: &Range<usize>,
    mistakes: &mut CaseMistakes,
) {
    let names = book.countries.values().flat_map(|country| {
        Language::ALL.map(|language| country.name.in_language(language)).map(|name| (name, name))
    });
    let codes =
        book.countries.values().map(|country| (country.alpha3.as_str(), country.alpha3.as_str()));
    let args = vec![("key", key.to_owned()), ("value", typed.to_owned())];
    mistakes.add(span, "not-a-country", args, meant(typed, names.chain(codes)));
}

/// Of pairs of a known word and what to write for it, the one nearest to what was typed, if it is near
/// enough to be meant.
fn meant<'w>(typed: &str, words: impl Iterator<Item = (&'w str, &'w str)>) -> Option<String> {
    let typed = typed.to_lowercase();
    let likeness = |word: &str| strsim::jaro_winkler(&typed, &word.to_lowercase());
    words
        .map(|(word, write)| (likeness(word), write))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, write)| write.to_owned())
}
