//! `[[letter_edit]]`: a part of a letter in the user's own words.

use super::parts::known;
use super::table::{CaseMistakes, Table};
use crate::domain::{BlockId, Language, LetterEdit, LetterId};
use crate::rules::RuleBook;

/// The keys of an edit.
pub(crate) const EDIT_KEYS: [&str; 5] = ["letter", "block", "kk", "ru", "en"];

/// The edits of a case. Twice the same part is a mistake: only one of them could be printed.
pub(super) fn edits(
    top: &mut Table<'_>,
    book: &RuleBook,
    mistakes: &mut CaseMistakes,
) -> Vec<LetterEdit> {
    let letters: Vec<String> = book.letters.iter().map(|it| it.id.to_string()).collect();
    let mut edits: Vec<LetterEdit> = Vec::new();
    for mut table in top.take_tables("letter_edit", mistakes) {
        let letter: Option<LetterId> = known(&mut table, "letter", mistakes, &letters);
        let blocks: Vec<String> = letter
            .as_ref()
            .and_then(|id| book.letter(id))
            .into_iter()
            .flat_map(|letter| &letter.blocks)
            .filter(|block| block.is_editable)
            .map(|block| block.id.to_string())
            .collect();
        let block: Option<BlockId> = match letter {
            Some(_) => known(&mut table, "block", mistakes, &blocks),
            None => table.take("block").and(None),
        };
        for key in ["letter", "block"] {
            if !table.has(key) {
                mistakes.missing(&table, key);
            }
        }
        let texts = Language::ALL.into_iter().filter_map(|language| {
            let (text, _) = table.take_text(language.tag(), mistakes)?;
            Some((language, text.trim().to_owned()))
        });
        let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        table.refuse_rest(&EDIT_KEYS.map(str::to_owned), mistakes);
        let (Some(letter), Some(block)) = (letter, block) else { continue };
        if edits.iter().any(|it| it.letter == letter && it.block == block) {
            let args = vec![("value", block.to_string())];
            mistakes.add(&table.span.clone(), "id-twice", args, None);
        }
        edits.push(LetterEdit { letter, block, texts });
    }
    edits
}
