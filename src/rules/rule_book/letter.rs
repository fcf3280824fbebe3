//! Letters and data sheets as the data files give them: blocks with texts in three languages, gaps for
//! facts, conditions. How they look is not said here; `export::letters` fills and sets them.

use super::super::condition::Condition;
use super::{Citation, Grounds};
use crate::domain::{
    BlockId, DocumentTypeId, FactId, GroupId, Language, LetterId, LetterheadId, LocalizedText,
};

/// A letter, a notice, a data sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// Its name in lists.
    pub title: LocalizedText,
    /// What it is for, who gets it, who signs it.
    pub summary: LocalizedText,
    /// How it is set.
    pub layout: LetterLayout,
    /// The languages its addressee needs, in order; another choice gives a copy for reading.
    pub languages: Vec<Language>,
    /// When it is offered.
    pub applies_if: Condition,
    /// The kind of document that it is once it is signed.
    pub document: Option<DocumentTypeId>,
    /// On whose paper it is written.
    pub letterhead: Option<LetterheadId>,
    /// Copies for the counter.
    pub copies: u32,
    /// Whether it is only a draft for a notary, who writes the deed.
    pub for_notary: bool,
    /// Its parts in order.
    pub blocks: Vec<LetterBlock>,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
}

/// How a letter is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterLayout {
    /// Two languages in two columns, paragraph beside paragraph; one language over the whole width.
    Columns,
    /// Languages below each other, labels left, values right: data sheets and lists.
    Sheet,
}

/// The head of somebody's letter paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// Its id.
    pub id: LetterheadId,
    /// The name, printed large.
    pub name: Template,
    /// Lines below it.
    pub lines: Vec<Template>,
    /// Sources: where it is said that it must be so, or that it is our choice.
    pub citations: Vec<Citation>,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterBlock {
    /// Its id within the letter; edits of a case name it.
    pub id: BlockId,
    /// Printed when this holds.
    pub applies_if: Condition,
    /// Whether its words may be changed in a case.
    pub is_editable: bool,
    /// No page break within it.
    pub keep_together: bool,
    /// No page break between it and the next.
    pub keep_with_next: bool,
    /// What it is.
    pub content: BlockContent,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockContent {
    /// A title (level 1) or a heading (2, 3).
    Heading(u8, Template),
    /// A paragraph.
    Paragraph(ParagraphStyle, Template),
    /// Labels with values.
    Fields(Vec<LetterField>),
    /// A numbered list.
    List(Vec<ListItem>),
    /// A table with a head.
    Table(LetterTable),
    /// Lines to sign on.
    Signatures(Vec<SignatureLine>),
    /// Lines to write on by hand, so many.
    Lines(u32),
    /// A dashed line across the sheet, to cut along.
    Cut,
    /// What follows stands on a new page.
    PageBreak,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// The text of the letter.
    Body,
    /// Above the title: date and number, addressee.
    Head,
    /// Small: a remark, an annex, who drafted it.
    Note,
    /// A remark to whoever prepares the paper, in a frame.
    Frame,
}

/// A label with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterField {
    /// Its label.
    pub label: Template,
    /// Its value.
    pub value: Template,
    /// Printed when this holds.
    pub applies_if: Condition,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its text.
    pub text: Template,
    /// Printed when this holds.
    pub applies_if: Condition,
}

/// A table over the whole width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterTable {
    /// Columns from left to right.
    pub columns: Vec<TableColumn>,
    /// What its rows are.
    pub rows: TableRows,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its head.
    pub head: Template,
    /// What stands in it; `{row.…}` is the row's.
    pub cell: Template,
    /// Its share of the width.
    pub share: u32,
    /// Whether each cell has a box to tick in place of a text.
    pub is_tick: bool,
}

/// What the rows of a table are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRows {
    /// The records of a group, those for which the condition holds.
    Records(GroupId, Condition),
    /// The documents of the pack in its order.
    Documents,
    /// Those whose original the counter wants to see.
    Originals,
    /// The letters of the case that somebody signs, a row for each signature.
    Signatures,
    /// So many empty rows for a hand.
    Empty(u32),
}

/// A line to sign on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// As what somebody signs.
    pub role: Template,
    /// The name.
    pub name: Template,
    /// Below the line, small: place of a seal, date.
    pub note: Option<Template>,
    /// Printed when this holds.
    pub applies_if: Condition,
}

/// A text with gaps in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// English.
    pub en: Vec<Piece>,
    /// Russian.
    pub ru: Vec<Piece>,
    /// Kazakh.
    pub kk: Vec<Piece>,
}

impl Template {
    /// The pieces in one language.
    pub fn in_language(&self, language: Language) -> &[Piece] {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words; the flag says bold.
    Words(String, bool),
    /// The value of a fact.
    Fact(FactId, GapFormat, bool),
    /// Something of the case that is no fact.
    Case(CaseGap, bool),
    /// Something of the row of a table.
    Row(RowGap, bool),
    /// A blank for a hand, by its length.
    Blank(BlankLength),
    /// Printed only when every fact within is known.
    Optional(Vec<Piece>),
}

/// How the value of a fact is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GapFormat {
    /// As usual; dates are written out.
    #[default]
    Plain,
    /// In capitals.
    Upper,
    /// A choice within a sentence: without its capital.
    Within,
    /// A date in figures.
    Short,
    /// "on" a date: Kazakh in the locative.
    On,
    /// "until" a date: Kazakh in the dative.
    Until,
    /// "of" a date, as of a contract: Kazakh as an attribute.
    Of,
    /// "from" a date: Kazakh in the ablative.
    From,
}

/// Something of the case that is no fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseGap {
    /// The office's number.
    Number,
    /// The procedure.
    Procedure,
    /// The permit category.
    Category,
    /// Where it is filed.
    Channel,
    /// How many documents the pack has.
    Documents,
    /// How many pages these have.
    Pages,
}

/// Something of the row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowGap {
    /// Its number.
    Number,
    /// The title of the document or letter.
    Title,
    /// The form in which the document is at hand.
    Form,
    /// Its pages.
    Pages,
    /// Copies.
    Copies,
    /// Who signs, as what.
    Role,
    /// Who signs, by name.
    Name,
    /// Below the signature.
    Note,
}

/// How long a blank for a hand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankLength {
    /// A number.
    Short,
    /// A date.
    Date,
    /// A name.
    Name,
    /// A line.
    Line,
}

/// An example of a letter: a small case, and which parts it has.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterExample {
    /// The letter.
    pub letter: LetterId,
    /// The case; what it expects of the assessment is empty.
    pub case: crate::rules::example::Example,
    /// Whether the letter is offered.
    pub offered: bool,
    /// Parts that must be there.
    pub shows: Vec<BlockId>,
    /// Parts that must not be there.
    pub leaves_out: Vec<BlockId>,
    /// Facts that must be blanks.
    pub blanks: Vec<FactId>,
    /// Whether these must be the only blanks.
    pub no_other_blanks: bool,
}
