//! What the list says of a letter, and which of its parts may be changed.

use super::{PaperKind, PaperOrder, PaperPart, PaperRow};
use crate::domain::Language;
use crate::export::letters::{
    FilledContent, FilledLetter, LETTER_PART_OPEN, Letters, Text, Wording, plain_text,
};
use crate::rules::{Letter, Truth};

/// So much of a part is shown to know it by.
const BEGINNING: usize = 72;

/// A line of the list.
pub(super) fn row(letters: &Letters<'_>, letter: &Letter, language: Language) -> PaperRow {
    let own = letters.fill(letter, &[]);
    let shown = letters.fill(letter, &[language]);
    let signers = signers(&shown);
    let kind = if letter.for_notary {
        PaperKind::Draft
    } else if signers.is_empty() && letter.document.is_none() {
        PaperKind::Sheet
    } else {
        PaperKind::Signed
    };
    PaperRow {
        id: letter.id.clone(),
        kind,
        signers,
        blanks: own.blanks.len(),
        open: open(&own),
        depends: own.applies == Truth::Unknown,
        signed: letters.signed(letter).map(|document| document.id.clone()),
    }
}

/// Facts that are not known and decide whether a part of the letter is printed.
pub(super) fn open(letter: &FilledLetter) -> usize {
    letter.findings.iter().filter(|it| it.code == LETTER_PART_OPEN).count()
}

fn signers(letter: &FilledLetter) -> Vec<String> {
    let mut signers: Vec<String> = Vec::new();
    for block in &letter.blocks {
        let FilledContent::Signatures(lines) = &block.content else { continue };
        for line in lines {
            let (role, name) = (first(&line.role), first(&line.name));
            let is_known = !name.is_empty() && !name.contains('‹') && !name.contains('_');
            let signer = if is_known { format!("{role}: {name}") } else { shown(&role) };
            if !signers.contains(&signer) {
                signers.push(signer);
            }
        }
    }
    signers
}

fn first(text: &Text) -> String {
    let runs = text.0.first().map(Vec::as_slice).unwrap_or_default();
    plain_text(runs).trim().to_owned()
}

/// The parts of a letter whose words may be changed; each is known by its beginning, in the language of
/// the window when the letter has it.
pub(super) fn parts(letters: &Letters<'_>, letter: &Letter, order: &PaperOrder) -> Vec<PaperPart> {
    let language = if letter.languages.contains(&order.language) {
        order.language
    } else if order.language == Language::En && letter.languages.contains(&Language::Ru) {
        Language::Ru
    } else {
        letter.languages.first().copied().unwrap_or(order.language)
    };
    let filled = letters.fill(letter, &[language]);
    let editable = filled.blocks.iter().filter(|block| block.wording != Wording::Fixed);
    editable
        .filter_map(|block| match &block.content {
            FilledContent::Heading(_, text) | FilledContent::Paragraph(_, text) => {
                Some(PaperPart { id: block.id.clone(), beginning: beginning(&first(text)) })
            }
            FilledContent::Fields(_)
            | FilledContent::List(_)
            | FilledContent::Table(..)
            | FilledContent::Signatures(_)
            | FilledContent::Lines(_)
            | FilledContent::Cut
            | FilledContent::PageBreak => None,
        })
        .collect()
}

/// What is missing stands between square brackets on the screen.
fn shown(text: &str) -> String {
    text.replace('‹', "[").replace('›', "]")
}

/// The first words, cut between two of them.
fn beginning(text: &str) -> String {
    let text = shown(text);
    let mut cut = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count() + 1;
        if count > 0 && count + length > BEGINNING {
            cut.push('…');
            break;
        }
        if count > 0 {
            cut.push(' ');
        }
        cut.push_str(word);
        count += length;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_beginning_ends_between_words() {
        assert_eq!(beginning("a  b"), "a b");
        let long = beginning(&"слово ".repeat(40));
        assert!(long.ends_with("слово…") && long.chars().count() <= 74, "{long}");
    }
}
