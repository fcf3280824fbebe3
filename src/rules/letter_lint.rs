//! What is odd about the letters of a book that loads.

use std::collections::BTreeSet;

use super::condition::Truth;
use super::eval::Scope;
use super::example::case_of;
use super::letters::LetterState;
use super::lint::{Lint, LintLevel};
use super::rule_book::{BlockContent, Letter, RuleBook, Template};
use crate::domain::{AsOf, FactId, Language};

/// All remarks about letters.
pub(super) fn letters(book: &RuleBook, lints: &mut Vec<Lint>) {
    for letter in &book.letters {
        same_gaps(letter, lints);
        shown(book, letter, lints);
    }
    let used: BTreeSet<_> = book.letters.iter().filter_map(|it| it.letterhead.as_ref()).collect();
    for head in book.letterheads.iter().filter(|head| !used.contains(&head.id)) {
        lints.push(warning(head.id.to_string(), "no letter is written on this paper"));
    }
}

fn warning(place: String, message: impl Into<String>) -> Lint {
    Lint { level: LintLevel::Warning, place, message: message.into() }
}

/// The facts of a text that has gaps in one language must stand in the others too; facts that exist in
/// one language only (`_kk`, `_ru`) and Latin names for Cyrillic ones may differ.
fn same_gaps(letter: &Letter, lints: &mut Vec<Lint>) {
    for block in &letter.blocks {
        for template in block.content.templates() {
            let of = |language| -> BTreeSet<String> {
                let stems = template.facts_in(language).into_iter().filter_map(stem);
                stems.collect()
            };
            let russian = of(Language::Ru);
            for language in [Language::Kk, Language::En] {
                let here = of(language);
                for stem in russian.symmetric_difference(&here) {
                    let message = format!(
                        "block {}: {stem} does not stand in both {language} and ru",
                        block.id
                    );
                    lints.push(warning(letter.grounds.place.clone(), message));
                }
            }
            if is_blank(template) {
                let message = format!("block {}: a text has no words", block.id);
                lints.push(warning(letter.grounds.place.clone(), message));
            }
        }
    }
}

/// A fact without its language or script: those may stand for each other.
fn stem(fact: &FactId) -> Option<String> {
    let id = fact.as_str();
    let id = id.strip_suffix("_cyrillic").unwrap_or(id);
    let bound = Language::ALL.into_iter().find_map(|language| {
        id.strip_suffix(language.tag()).and_then(|rest| rest.strip_suffix('_'))
    });
    let id = bound.unwrap_or(id);
    // Patronymics are printed in Cyrillic only where there is no Latin one.
    (!id.ends_with("patronymic")).then(|| id.to_owned())
}

/// One language has words and another has none.
fn is_blank(template: &Template) -> bool {
    let empty = Language::ALL.map(|language| template.in_language(language).is_empty());
    empty.contains(&true) && empty.contains(&false)
}

/// A letter that no example offers, a part that none prints.
fn shown(book: &RuleBook, letter: &Letter, lints: &mut Vec<Lint>) {
    let examples = book.letter_examples.iter().filter(|it| it.letter == letter.id && it.offered);
    let states: Vec<LetterState> = examples
        .filter_map(|example| {
            let case = case_of(book, &example.case).ok()?;
            let scope = Scope::new(book, &case, AsOf(example.case.as_of));
            Some(letter.state(&scope, &letter.languages))
        })
        .filter(|state| state.applies != Truth::No)
        .collect();
    if states.is_empty() {
        let message = format!("no example offers {}", letter.id);
        lints.push(warning(letter.grounds.place.clone(), message));
        return;
    }
    for block in &letter.blocks {
        let is_shown = states.iter().any(|state| state.shown.contains(&block.id));
        if !is_shown && !matches!(block.content, BlockContent::PageBreak) {
            let message = format!("no example prints block {} of {}", block.id, letter.id);
            lints.push(warning(letter.grounds.place.clone(), message));
        }
    }
}
