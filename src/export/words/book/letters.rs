//! The letters of the rule book as readable text: every part with its gaps by name.

use super::super::lookup;
use super::Writer;
use crate::domain::Language;
use crate::i18n::say;
use crate::rules::{BlockContent, CaseGap, Letter, Piece, RowGap, RuleBook, Template};

impl Writer<'_> {
    /// All letters.
    pub(super) fn letters(&mut self) {
        if self.book.letters.is_empty() {
            return;
        }
        self.section("book-letters");
        for letter in &self.book.letters {
            self.heading(3, letter.title.in_language(self.language));
            self.line(letter.summary.in_language(self.language));
            self.when(&letter.applies_if);
            let tags: Vec<&str> = letter.languages.iter().map(|it| it.tag()).collect();
            self.label("book-letter-languages", &tags.join(", "));
            self.grounds(&letter.grounds);
            self.parts(letter);
        }
    }

    fn parts(&mut self, letter: &Letter) {
        for block in &letter.blocks {
            let texts: Vec<String> = (block.content.templates().into_iter())
                .map(|template| text(self.book, template, self.language))
                .filter(|text| !text.is_empty())
                .collect();
            if matches!(block.content, BlockContent::PageBreak | BlockContent::Cut) {
                continue;
            }
            self.line(&format!("* [{}] {}", block.id, texts.join(" | ")));
            self.when(&block.applies_if);
        }
    }
}

fn text(book: &RuleBook, template: &Template, language: Language) -> String {
    let mut said = String::new();
    add(book, template.in_language(language), language, &mut said);
    said.replace('\n', " ")
}

fn add(book: &RuleBook, pieces: &[Piece], language: Language, said: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Words(words, _) => said.push_str(words),
            Piece::Fact(fact, ..) => {
                quote(&lookup::fact(book, fact, language), said);
            }
            Piece::Case(gap, _) => {
                quote(&say(language, case_key(*gap), &[]), said);
            }
            Piece::Row(gap, _) => {
                quote(&say(language, row_key(*gap), &[]), said);
            }
            Piece::Blank(_) => said.push_str("____"),
            Piece::Optional(inner) => {
                said.push('[');
                add(book, inner, language, said);
                said.push(']');
            }
        }
    }
}

/// The name of a gap between braces.
fn quote(name: &str, said: &mut String) {
    said.push('{');
    said.push_str(name);
    said.push('}');
}

const fn case_key(gap: CaseGap) -> &'static str {
    match gap {
        CaseGap::Number => "book-gap-case-number",
        CaseGap::Procedure => "book-gap-procedure",
        CaseGap::Category => "book-gap-category",
        CaseGap::Channel => "book-gap-channel",
        CaseGap::Documents => "book-gap-documents",
        CaseGap::Pages => "book-gap-pages",
    }
}

const fn row_key(gap: RowGap) -> &'static str {
    match gap {
        RowGap::Number => "book-gap-number",
        RowGap::Title => "book-gap-title",
        RowGap::Form => "book-gap-form",
        RowGap::Pages => "book-gap-pages",
        RowGap::Copies => "book-gap-copies",
        RowGap::Role => "book-gap-role",
        RowGap::Name => "book-gap-name",
        RowGap::Note => "book-gap-note",
    }
}
