//! The words of the parts of a letter that may be changed: as they stand in the case, how an edit is made
//! of what was typed, and what its gaps mean.

use crate::domain::{BlockId, Case, FactId, Language, LetterEdit};
use crate::export::words;
use crate::rules::{
    BlockContent, Letter, Piece, RuleBook, Template, letter_source, parse_letter_text,
};

/// The text of a part that may be changed.
fn template<'l>(letter: &'l Letter, block: &BlockId) -> Option<&'l Template> {
    let block = letter.blocks.iter().find(|it| it.id == *block && it.is_editable)?;
    match &block.content {
        BlockContent::Heading(_, text) | BlockContent::Paragraph(_, text) => Some(text),
        BlockContent::Fields(_)
        | BlockContent::List(_)
        | BlockContent::Table(_)
        | BlockContent::Signatures(_)
        | BlockContent::Lines(_)
        | BlockContent::Cut
        | BlockContent::PageBreak => None,
    }
}

/// The words of the rule book, with gaps.
pub fn original(letter: &Letter, block: &BlockId, language: Language) -> String {
    let pieces = template(letter, block).map(|it| it.in_language(language)).unwrap_or_default();
    letter_source(pieces)
}

/// The words as they stand in the case, with gaps.
pub fn current(case: &Case, letter: &Letter, block: &BlockId, language: Language) -> String {
    let edit = case.letter_edit(&letter.id, block);
    match edit.and_then(|edit| edit.texts.get(&language)) {
        Some(text) => text.clone(),
        None => original(letter, block, language),
    }
}

/// Whether a part has the user's own words.
pub fn is_edited(case: &Case, letter: &Letter, block: &BlockId) -> bool {
    case.letter_edit(&letter.id, block).is_some()
}

/// The edit that puts words in the place of those of a part; `None` when nothing changes. What is as in the
/// rule book is not kept, and nothing typed brings the words of the rule book back.
pub fn edited(
    case: &Case,
    letter: &Letter,
    block: &BlockId,
    typed: &[(Language, String)],
) -> Option<LetterEdit> {
    let before = case.letter_edit(&letter.id, block);
    let mut texts = before.map(|edit| edit.texts.clone()).unwrap_or_default();
    for (language, text) in typed {
        let text = text.trim();
        if text.is_empty() || text == original(letter, block, *language) {
            texts.remove(language);
        } else {
            texts.insert(*language, text.to_owned());
        }
    }
    let edit = LetterEdit { letter: letter.id.clone(), block: block.clone(), texts };
    match before {
        Some(before) => (*before != edit).then_some(edit),
        None => (!edit.texts.is_empty()).then_some(edit),
    }
}

/// What a gap in a text is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapMeaning {
    /// As it is typed: `{group.fact}`.
    pub typed: String,
    /// The question that it answers.
    pub label: String,
    /// What stands in it now; nothing when that is not known.
    pub value: Option<String>,
}

/// The gaps for facts in texts, each once.
pub fn gaps(book: &RuleBook, case: &Case, texts: &[String], language: Language) -> Vec<GapMeaning> {
    let mut facts: Vec<FactId> = Vec::new();
    for text in texts {
        collect(&parse_letter_text(text).0, &mut facts);
    }
    let meaning = |fact: &FactId| {
        let question = book.question(fact)?;
        let answer = case.facts.answer(fact);
        Some(GapMeaning {
            typed: format!("{{{fact}}}"),
            label: question.label.in_language(language).to_owned(),
            value: answer.map(|answer| words::value(book, question, answer, language)),
        })
    };
    facts.iter().filter_map(meaning).collect()
}

/// What is wrong with the notation of a text, or names a fact that there is not: such gaps are printed as
/// they were typed.
pub fn is_wrong(book: &RuleBook, text: &str) -> bool {
    let (pieces, problems) = parse_letter_text(text);
    let mut facts = Vec::new();
    collect(&pieces, &mut facts);
    !problems.is_empty() || facts.iter().any(|fact| book.question(fact).is_none())
}

fn collect(pieces: &[Piece], facts: &mut Vec<FactId>) {
    for piece in pieces {
        match piece {
            Piece::Fact(fact, ..) if !facts.contains(fact) => facts.push(fact.clone()),
            Piece::Optional(inner) => collect(inner, facts),
            Piece::Fact(..)
            | Piece::Words(..)
            | Piece::Case(..)
            | Piece::Row(..)
            | Piece::Blank(_) => {}
        }
    }
}
