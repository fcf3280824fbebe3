//! Which parts a letter has in a case, and which facts it still lacks. Pure; the words are added by
//! `export::letters`.

use super::condition::{Condition, Truth};
use super::eval::Scope;
use super::example::{Mismatch, case_of};
use super::rule_book::{
    BlockContent, Letter, LetterBlock, LetterExample, Letterhead, Piece, RuleBook, TableRows,
    Template,
};
use crate::domain::{AsOf, BlockId, Case, FactId, Facts, Language, LetterId, LetterheadId};

/// A letter held against a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterState {
    /// Whether it is offered; `Unknown` counts as offered.
    pub applies: Truth,
    /// The parts that are printed.
    pub shown: Vec<BlockId>,
    /// Facts that leave a blank, in the order of the letter.
    pub blanks: Vec<FactId>,
    /// Facts on which it depends whether some part is printed.
    pub open: Vec<FactId>,
}

impl RuleBook {
    /// A letter.
    pub fn letter(&self, id: &LetterId) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.id == *id)
    }

    /// The head of letter paper.
    pub fn letterhead(&self, id: &LetterheadId) -> Option<&Letterhead> {
        self.letterheads.iter().find(|head| head.id == *id)
    }
}

impl Letter {
    /// The letter against a case, in the given languages.
    pub fn state(&self, scope: &Scope<'_>, languages: &[Language]) -> LetterState {
        let mut state = LetterState {
            applies: scope.eval(&self.applies_if),
            shown: Vec::new(),
            blanks: Vec::new(),
            open: Vec::new(),
        };
        let mut walk = Walk { scope, languages, state: &mut state };
        if let Some(head) = self.letterhead.as_ref().and_then(|id| scope.book.letterhead(id)) {
            walk.template(&head.name);
            head.lines.iter().for_each(|line| walk.template(line));
        }
        for block in &self.blocks {
            if walk.holds(&block.applies_if) {
                walk.state.shown.push(block.id.clone());
                walk.block(self, block);
            }
        }
        state
    }

    /// Every text of the letter, in order.
    pub fn templates(&self) -> Vec<&Template> {
        self.blocks.iter().flat_map(|block| block.content.templates()).collect()
    }

    /// Every condition of the letter.
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut all = vec![&self.applies_if];
        for block in &self.blocks {
            all.push(&block.applies_if);
            match &block.content {
                BlockContent::Fields(fields) => all.extend(fields.iter().map(|it| &it.applies_if)),
                BlockContent::List(items) => all.extend(items.iter().map(|it| &it.applies_if)),
                BlockContent::Signatures(lines) => {
                    all.extend(lines.iter().map(|it| &it.applies_if));
                }
                BlockContent::Table(table) => {
                    if let TableRows::Records(_, condition) = &table.rows {
                        all.push(condition);
                    }
                }
                BlockContent::Heading(..)
                | BlockContent::Paragraph(..)
                | BlockContent::Lines(_)
                | BlockContent::Cut
                | BlockContent::PageBreak => {}
            }
        }
        all
    }
}

impl BlockContent {
    /// Every text of the part, in order.
    pub fn templates(&self) -> Vec<&Template> {
        match self {
            Self::Heading(_, text) | Self::Paragraph(_, text) => vec![text],
            Self::Fields(fields) => {
                fields.iter().flat_map(|field| [&field.label, &field.value]).collect()
            }
            Self::List(items) => items.iter().map(|item| &item.text).collect(),
            Self::Table(table) => {
                table.columns.iter().flat_map(|column| [&column.head, &column.cell]).collect()
            }
            Self::Signatures(lines) => lines
                .iter()
                .flat_map(|line| [Some(&line.role), Some(&line.name), line.note.as_ref()])
                .flatten()
                .collect(),
            Self::Lines(_) | Self::Cut | Self::PageBreak => Vec::new(),
        }
    }
}

impl Template {
    /// Every fact that the text reads in a language, with those of its optional stretches.
    pub fn facts_in(&self, language: Language) -> Vec<&FactId> {
        let mut facts = Vec::new();
        collect(self.in_language(language), &mut facts);
        facts
    }
}

fn collect<'p>(pieces: &'p [Piece], facts: &mut Vec<&'p FactId>) {
    for piece in pieces {
        match piece {
            Piece::Fact(fact, ..) => facts.push(fact),
            Piece::Optional(inner) => collect(inner, facts),
            Piece::Words(..) | Piece::Case(..) | Piece::Row(..) | Piece::Blank(_) => {}
        }
    }
}

struct Walk<'w> {
    scope: &'w Scope<'w>,
    languages: &'w [Language],
    state: &'w mut LetterState,
}

impl Walk<'_> {
    /// Whether a part is printed; an open condition is noted and counts as no.
    fn holds(&mut self, condition: &Condition) -> bool {
        match self.scope.eval(condition) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown => {
                self.scope.open_facts(condition, &mut self.state.open);
                false
            }
        }
    }

    fn block(&mut self, letter: &Letter, block: &LetterBlock) {
        let edit = self.scope.case.letter_edit(&letter.id, &block.id).filter(|_| block.is_editable);
        match &block.content {
            BlockContent::Heading(_, text) | BlockContent::Paragraph(_, text) => {
                for language in self.languages {
                    // What somebody wrote has its own gaps, which the filling looks at.
                    if edit.is_none_or(|edit| !edit.texts.contains_key(language)) {
                        self.pieces(text.in_language(*language), None);
                    }
                }
            }
            BlockContent::Fields(fields) => {
                for field in fields {
                    if self.holds(&field.applies_if) {
                        self.template(&field.label);
                        self.template(&field.value);
                    }
                }
            }
            BlockContent::List(items) => {
                for item in items {
                    if self.holds(&item.applies_if) {
                        self.template(&item.text);
                    }
                }
            }
            BlockContent::Table(table) => {
                let TableRows::Records(group, condition) = &table.rows else { return };
                let case = self.scope.case;
                for record in case.groups.get(group).into_iter().flatten() {
                    if self.scope.of_record(record).eval(condition) != Truth::No {
                        for column in &table.columns {
                            for language in self.languages {
                                self.pieces(column.cell.in_language(*language), Some(record));
                            }
                        }
                    }
                }
            }
            BlockContent::Signatures(lines) => {
                for line in lines {
                    if self.holds(&line.applies_if) {
                        self.template(&line.role);
                        self.template(&line.name);
                        line.note.iter().for_each(|note| self.template(note));
                    }
                }
            }
            BlockContent::Lines(_) | BlockContent::Cut | BlockContent::PageBreak => {}
        }
    }

    fn template(&mut self, template: &Template) {
        for language in self.languages {
            self.pieces(template.in_language(*language), None);
        }
    }

    fn pieces(&mut self, pieces: &[Piece], record: Option<&Facts>) {
        for piece in pieces {
            let Piece::Fact(fact, ..) = piece else { continue };
            let value = record.and_then(|it| it.value(fact)).or_else(|| self.scope.value(fact));
            if value.is_none() && !self.state.blanks.contains(fact) {
                self.state.blanks.push(fact.clone());
            }
        }
    }
}

/// Runs an example of a letter.
pub fn run_letter_example(book: &RuleBook, example: &LetterExample) -> Result<(), Vec<Mismatch>> {
    let case: Case = case_of(book, &example.case)?;
    let mut wrong = Vec::new();
    if let Some(letter) = book.letter(&example.letter) {
        let scope = Scope::new(book, &case, AsOf(example.case.as_of));
        let state = letter.state(&scope, &letter.languages);
        if (state.applies != Truth::No) != example.offered {
            wrong.push(format!("the letter is offered: {:?}", state.applies));
        }
        for block in example.shows.iter().filter(|it| !state.shown.contains(it)) {
            wrong.push(format!("{block} is not printed; undecided are {:?}", state.open));
        }
        for block in example.leaves_out.iter().filter(|it| state.shown.contains(it)) {
            wrong.push(format!("{block} is printed"));
        }
        for fact in example.blanks.iter().filter(|it| !state.blanks.contains(it)) {
            wrong.push(format!("{fact} is no blank"));
        }
        let other = state.blanks.iter().filter(|it| !example.blanks.contains(it));
        if example.no_other_blanks {
            wrong.extend(other.map(|fact| format!("{fact} is a blank")));
        }
    } else {
        wrong.push(format!("there is no letter {}", example.letter));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let told = |message| Mismatch {
        place: example.case.place.clone(),
        example: example.case.name.clone(),
        message,
    };
    Err(wrong.into_iter().map(told).collect())
}
