//! From a template and a case to a filled letter.

use super::filled::{
    FilledBlock, FilledContent, FilledLetter, FilledSignature, Run, Text, Wording,
};
use super::gaps::Gaps;
use super::rows::{self, RowTexts};
use super::signs;
use super::{LETTER_EDIT_LOST, LETTER_FACT_MISSING, LETTER_PART_OPEN, LETTER_SIGNS_UNKNOWN};
use crate::domain::{
    Arg, Case, Document, FactId, Facts, Finding, Language, LetterEdit, Review, Severity, Subject,
};

use crate::export::front_matter::Words;
use crate::export::plan::texts::{Speech, words};
use crate::export::plan::{Desk, PackOptions, PlanError, PlannedDocument, order};
use crate::export::words::legal_basis;
use crate::rules::{
    Assessment, BlockContent, Condition, Letter, LetterBlock, LetterLayout, LetterState,
    LetterTable, Piece, RuleBook, Scope, TableRows, Template, Truth, parse_letter_text,
};

/// Says that a box is ticked; it is drawn, not set.
const TICKED: &str = "✓";

/// The letters of a case.
pub struct Letters<'l> {
    desk: Desk<'l>,
    documents: Vec<PlannedDocument>,
}

impl<'l> Letters<'l> {
    /// Looks at the case once.
    ///
    /// # Errors
    /// When the profile does not exist or our own pages cannot be set.
    pub fn new(
        book: &'l RuleBook,
        case: &'l Case,
        assessment: &'l Assessment,
        options: &'l PackOptions,
    ) -> Result<Self, PlanError> {
        let desk = Desk::new(book, case, assessment, options)?;
        let documents = order::documents(&desk, &mut Vec::new())?;
        Ok(Self { desk, documents })
    }

    fn scope(&self) -> Scope<'l> {
        Scope::new(self.desk.book, self.desk.case, self.desk.assessment.as_of)
    }

    /// What the case is looked at with.
    pub(crate) const fn desk(&self) -> &Desk<'l> {
        &self.desk
    }

    /// The documents of the pack in counter order.
    pub(crate) fn documents(&self) -> &[PlannedDocument] {
        &self.documents
    }

    /// The document of the case that is this letter, signed; one that was sent back is not.
    pub fn signed(&self, letter: &Letter) -> Option<&'l Document> {
        let kind = letter.document.as_ref()?;
        self.desk.case.documents.iter().find(|it| {
            it.kind == *kind && it.page_count() > 0 && !matches!(it.review, Review::Returned(_))
        })
    }

    /// The letters that the case asks for, those whose need is not settled included.
    pub fn offered(&self) -> Vec<&'l Letter> {
        let scope = self.scope();
        let book = self.desk.book;
        book.letters.iter().filter(|it| scope.eval(&it.applies_if) != Truth::No).collect()
    }

    /// A letter filled, in its own languages when none are chosen.
    pub fn fill(&self, letter: &Letter, languages: &[Language]) -> FilledLetter {
        let chosen = Speech::new(if languages.is_empty() { &letter.languages } else { languages });
        let scope = self.scope();
        let state = letter.state(&scope, chosen.languages());
        let mut job = Job { letters: self, letter, speech: &chosen, scope, blanks: Vec::new() };
        let letterhead = letter.letterhead.as_ref().and_then(|id| self.desk.book.letterhead(id));
        let letterhead = letterhead.map(|head| {
            let name = job.text(&head.name, true);
            (name, head.lines.iter().map(|line| job.text(line, true)).collect())
        });
        let blocks: Vec<FilledBlock> = letter
            .blocks
            .iter()
            .filter(|block| state.shown.contains(&block.id))
            .filter_map(|block| job.block(block))
            .collect();
        let blanks = job.blanks;
        let languages = chosen.languages().to_vec();
        let basis = languages.iter().map(|it| legal_basis(self.desk.book, &letter.grounds, *it));
        let basis = basis.collect();
        let mut filled = FilledLetter {
            id: letter.id.clone(),
            title: words(chosen.each_localized(&letter.title)),
            applies: state.applies,
            is_reading_copy: !letter.languages.iter().any(|it| languages.contains(it)),
            languages,
            layout: letter.layout,
            document: letter.document.clone(),
            copies: letter.copies,
            letterhead,
            findings: self.findings(letter, &blanks, &state),
            blocks,
            blanks,
            foot: match letter.layout {
                LetterLayout::Columns => Words::default(),
                LetterLayout::Sheet => chosen.foot(self.desk.book),
            },
            basis,
        };
        let unknown = signs::replace(&mut filled);
        if !unknown.is_empty() {
            let codes: Vec<String> =
                unknown.iter().map(|it| format!("U+{:04X}", u32::from(*it))).collect();
            let told = Finding::new(Severity::Warning, Subject::Case, LETTER_SIGNS_UNKNOWN)
                .with("letter", Arg::Localized(letter.title.clone()))
                .with("signs", Arg::Text(codes.join(", ")));
            filled.findings.push(told);
        }
        filled
    }

    fn findings(&self, letter: &Letter, blanks: &[FactId], state: &LetterState) -> Vec<Finding> {
        let title = || Arg::Localized(letter.title.clone());
        let told = |code, fact: &FactId| {
            Finding::new(Severity::Hint, Subject::Fact(fact.clone()), code)
                .with("letter", title())
                .with("fact", Arg::Fact(fact.clone()))
        };
        let mut findings: Vec<Finding> =
            blanks.iter().map(|fact| told(LETTER_FACT_MISSING, fact)).collect();
        findings.extend(
            (state.open.iter().filter(|fact| !blanks.contains(fact)))
                .map(|fact| told(LETTER_PART_OPEN, fact)),
        );
        let edits = self.desk.case.letter_edits.iter().filter(|edit| edit.letter == letter.id);
        let lost = |edit: &&LetterEdit| {
            !letter.blocks.iter().any(|block| block.id == edit.block && block.is_editable)
        };
        findings.extend(edits.filter(lost).map(|edit| {
            Finding::new(Severity::Warning, Subject::Case, LETTER_EDIT_LOST)
                .with("letter", title())
                .with("block", Arg::Text(edit.block.to_string()))
        }));
        findings
    }
}

/// One letter being filled.
struct Job<'j> {
    letters: &'j Letters<'j>,
    letter: &'j Letter,
    speech: &'j Speech,
    scope: Scope<'j>,
    blanks: Vec<FactId>,
}

impl Job<'_> {
    fn holds(&self, condition: &Condition) -> bool {
        self.scope.eval(condition) == Truth::Yes
    }

    fn text(&mut self, template: &Template, is_labelled: bool) -> Text {
        self.text_of(template, None, &RowTexts::default(), is_labelled)
    }

    fn text_of(
        &mut self,
        template: &Template,
        record: Option<&Facts>,
        row: &RowTexts,
        is_labelled: bool,
    ) -> Text {
        let languages = self.speech.languages();
        let texts = languages.iter().enumerate().map(|(at, language)| {
            let pieces = template.in_language(*language);
            self.letters.pieces(pieces, *language, at, record, row, is_labelled, &mut self.blanks)
        });
        Text(texts.collect())
    }

    /// A heading or paragraph: the user's words where there are any.
    fn editable(&mut self, template: &Template, edit: Option<&LetterEdit>) -> Text {
        let Some(edit) = edit else { return self.text(template, true) };
        let languages = self.speech.languages();
        let texts = languages.iter().enumerate().map(|(at, language)| {
            let own = edit.texts.get(language).map(|text| parse_letter_text(text).0);
            let pieces = own.as_deref().unwrap_or_else(|| template.in_language(*language));
            let row = RowTexts::default();
            self.letters.pieces(pieces, *language, at, None, &row, true, &mut self.blanks)
        });
        Text(texts.collect())
    }

    /// A part; nothing when it has nothing to say.
    fn block(&mut self, block: &LetterBlock) -> Option<FilledBlock> {
        let edit = self.letters.desk.case.letter_edit(&self.letter.id, &block.id);
        let edit = edit.filter(|_| block.is_editable);
        let content = self.content(block, edit);
        (!content.is_empty()).then(|| FilledBlock {
            id: block.id.clone(),
            wording: match (block.is_editable, edit) {
                (false, _) => Wording::Fixed,
                (true, None) => Wording::Ours,
                (true, Some(_)) => Wording::Users,
            },
            keep_together: block.keep_together,
            keep_with_next: block.keep_with_next,
            content,
        })
    }

    fn content(&mut self, block: &LetterBlock, edit: Option<&LetterEdit>) -> FilledContent {
        match &block.content {
            BlockContent::Heading(level, text) => {
                FilledContent::Heading(*level, self.editable(text, edit))
            }
            BlockContent::Paragraph(style, text) => {
                FilledContent::Paragraph(*style, self.editable(text, edit))
            }
            BlockContent::Fields(fields) => {
                let mut filled = Vec::new();
                for field in fields {
                    if self.holds(&field.applies_if) {
                        let label = self.text(&field.label, true);
                        filled.push((label, self.text(&field.value, false)));
                    }
                }
                FilledContent::Fields(filled)
            }
            BlockContent::List(items) => {
                let mut filled = Vec::new();
                for item in items {
                    if self.holds(&item.applies_if) {
                        filled.push(self.text(&item.text, true));
                    }
                }
                FilledContent::List(filled)
            }
            BlockContent::Table(table) => self.table(table),
            BlockContent::Signatures(lines) => {
                let mut filled = Vec::new();
                for line in lines {
                    if self.holds(&line.applies_if) {
                        let note = line.note.as_ref().map(|it| self.text(it, false));
                        filled.push(FilledSignature {
                            role: self.text(&line.role, true),
                            name: self.text(&line.name, false),
                            note: note.unwrap_or_default(),
                        });
                    }
                }
                FilledContent::Signatures(filled)
            }
            BlockContent::Lines(count) => FilledContent::Lines(*count),
            BlockContent::Cut => FilledContent::Cut,
            BlockContent::PageBreak => FilledContent::PageBreak,
        }
    }

    fn table(&mut self, table: &LetterTable) -> FilledContent {
        let heads: Vec<_> = (table.columns.iter())
            .map(|column| (self.text(&column.head, true), column.share, column.is_tick))
            .collect();
        let desk = &self.letters.desk;
        let rows: Vec<(Option<&Facts>, RowTexts)> = match &table.rows {
            TableRows::Records(group, condition) => {
                let records = desk.case.groups.get(group).into_iter().flatten();
                let wanted =
                    records.filter(|it| self.scope.of_record(it).eval(condition) != Truth::No);
                wanted.enumerate().map(|(at, it)| (Some(it), RowTexts::numbered(at + 1))).collect()
            }
            TableRows::Documents => rows::documents(desk, &self.letters.documents, self.speech)
                .into_iter()
                .map(|row| (None, row))
                .collect(),
            TableRows::Originals => {
                rows::originals(desk, self.speech).into_iter().map(|row| (None, row)).collect()
            }
            TableRows::Signatures => self.signatures().into_iter().map(|row| (None, row)).collect(),
            TableRows::Empty(count) => (1..=*count)
                .map(|at| (None, RowTexts::numbered(usize::try_from(at).unwrap_or(0))))
                .collect(),
        };
        let filled = rows
            .into_iter()
            .map(|(record, row)| {
                (table.columns.iter())
                    .map(|column| {
                        if column.is_tick && row.is_done {
                            return Text(vec![vec![Run::Words(TICKED.to_owned(), false)]]);
                        }
                        self.text_of(&column.cell, record, &row, false)
                    })
                    .collect()
            })
            .collect();
        FilledContent::Table(heads, filled)
    }

    /// Who signs the letters of the case, and which are signed. Letters that list signatures themselves are left out:
    /// they would fill each other for ever.
    fn signatures(&self) -> Vec<RowTexts> {
        let lists = |letter: &&Letter| {
            letter.blocks.iter().any(|block| {
                matches!(&block.content, BlockContent::Table(table) if table.rows == TableRows::Signatures)
            })
        };
        let letters: Vec<&Letter> = self.letters.offered();
        let letters: Vec<&Letter> = letters.into_iter().filter(|it| !lists(it)).collect();
        let filled: Vec<FilledLetter> =
            letters.iter().map(|it| self.letters.fill(it, self.speech.languages())).collect();
        let titles: Vec<Vec<String>> =
            letters.iter().map(|it| self.speech.each_localized(&it.title).0).collect();
        let signed: Vec<bool> =
            letters.iter().map(|it| self.letters.signed(it).is_some()).collect();
        rows::signatures(&filled, &titles, &signed)
    }
}

impl Letters<'_> {
    #[expect(clippy::too_many_arguments, reason = "the parts of one gap, all of them needed")]
    fn pieces(
        &self,
        pieces: &[Piece],
        language: Language,
        at: usize,
        record: Option<&Facts>,
        row: &RowTexts,
        is_labelled: bool,
        blanks: &mut Vec<FactId>,
    ) -> Vec<Run> {
        let pages = self.documents.iter().map(|document| document.page_count).sum();
        let gaps = Gaps {
            book: self.desk.book,
            case: self.desk.case,
            language,
            counts: (self.documents.len(), pages),
            record,
            row: &|gap| row.gap(gap, at),
            is_labelled,
        };
        gaps.fill(pieces, &mut |fact| {
            if !blanks.contains(fact) {
                blanks.push(fact.clone());
            }
        })
    }
}
