//! Letters as pages: two languages in two columns, paragraph beside paragraph, or one language over the
//! whole width. Noto Serif, ragged right; the first and last two lines of a paragraph stay together,
//! heads of tables are repeated, a signature never stands alone on a page.

use std::cell::Cell;

use super::filled::{FilledBlock, FilledContent, FilledLetter, Run, Text};
use super::hand::{cut, height_after, signatures, writing_lines};
use super::lines::{in_reading_order, join_rules, keep_tail, kept, lines_of, pair_ends, space};
use super::sheet;
use crate::export::front_matter::{OwnPages, Words};
use crate::export::pages::PagesError;
use crate::export::pages::flow::{Flow, Item};
use crate::export::pages::pdf;
use crate::export::pages::sheet::{FINE, FOOT, Figure, HEAVY, LEFT, WIDTH, mm};
use crate::export::pages::text::{Align, Block, Style, Typesetter};
use crate::export::pages::words::{Pair, compact};
use crate::i18n::say;
use crate::rules::{LetterLayout, ParagraphStyle};

/// Text of a letter.
pub(super) const BODY: Style = Style::new(10.0, 13.6).serif();
/// Labels of fields, on the lines of the text.
const LABEL: Style = Style::new(9.0, 13.6).serif();
/// Remarks.
pub(super) const NOTE: Style = Style::new(8.5, 11.5).serif();
/// Beside a blank: what is missing.
const MISSING: f32 = 8.0;
const TITLE: Style = Style::new(13.0, 17.0).serif_bold();
const HEADING: Style = Style::new(12.0, 16.0).serif_bold();
const COMPANY: Style = Style::new(14.0, 18.0).serif_bold();
const PAPER: Style = Style::new(9.5, 13.0).serif();
const PAGE_NUMBER: Style = Style::new(8.0, 11.0);
/// What the letter rests on.
const BASIS: Style = Style::new(8.0, 10.5).grey();

/// Between two columns; a fine rule stands in its middle.
const GUTTER: f32 = mm(10.0);

/// How much room the lines take.
struct Density {
    /// The closer of the two.
    is_close: bool,
    /// Text of the letter.
    body: Style,
    /// Labels of fields, on the lines of the text.
    label: Style,
    /// Between paragraphs.
    gap: f32,
    /// Above a title.
    above_title: f32,
}

/// As the house style has it.
const ROOMY: Density =
    Density { is_close: false, body: BODY, label: LABEL, gap: mm(2.3), above_title: mm(3.4) };
/// When that saves a sheet.
const CLOSE: Density = Density {
    is_close: true,
    body: Style { leading: 12.5, ..BODY },
    label: Style { leading: 12.5, ..LABEL },
    gap: mm(0.9),
    above_title: mm(1.2),
};

/// Sets letters in type, one after the other with the same fonts.
pub struct Press {
    setter: Typesetter,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// With the faces of the program.
    pub fn new() -> Self {
        Self { setter: Typesetter::new() }
    }

    /// A letter as a PDF.
    ///
    /// # Errors
    /// When a font of ours cannot be read or the PDF cannot be written.
    pub fn set(&mut self, letter: &FilledLetter) -> Result<OwnPages, PagesError> {
        let sheets = self.sheets(letter);
        let page_count = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
        Ok(OwnPages { pdf: pdf::write(&sheets)?, page_count, links: Vec::new() })
    }

    /// How many pages a letter takes: all the work of laying it out, without a PDF.
    pub fn page_count(&mut self, letter: &FilledLetter) -> u32 {
        u32::try_from(self.sheets(letter).len()).unwrap_or(u32::MAX)
    }

    fn sheets(&mut self, letter: &FilledLetter) -> Vec<Figure> {
        let mut sheets = self.flowed(letter, &ROOMY);
        if sheets.len() > 1 {
            let closer = self.flowed(letter, &CLOSE);
            if closer.len() < sheets.len() {
                sheets = closer;
            }
        }
        let count = sheets.len();
        for (at, sheet) in sheets.iter_mut().enumerate() {
            join_rules(sheet);
            in_reading_order(sheet);
            if count > 1 {
                let number = format!("{} / {count}", at + 1);
                let block = self.setter.plain(&number, PAGE_NUMBER.bold(), WIDTH, Align::Right);
                let y = FOOT - block.height;
                sheet.text(LEFT, y, block);
            }
        }
        sheets
    }

    /// The sheets, what the letter rests on at the foot of the last one. Where the text leaves no room for
    /// that, it stands higher on every sheet.
    fn flowed(&mut self, letter: &FilledLetter, density: &'static Density) -> Vec<Figure> {
        let note = basis(&mut self.setter, letter);
        for keeps_free in [false, true] {
            let mut flow = Flow::new(&mut self.setter, &letter.foot);
            if keeps_free {
                flow.keep_free(note.height);
            }
            self.pour(letter, density, &mut flow);
            if flow.note(note.clone()) || keeps_free {
                return flow.finish().0;
            }
        }
        Vec::new()
    }

    fn pour(&mut self, letter: &FilledLetter, density: &'static Density, flow: &mut Flow) {
        let setter = &mut self.setter;
        if letter.is_reading_copy {
            let language = letter.languages.first().copied();
            let text = language.map(|it| say(it, "letter-reading-copy", &[])).unwrap_or_default();
            let note = setter.plain(&text, PAGE_NUMBER.grey(), WIDTH, Align::Left);
            flow.add(Figure::of(note).into());
            flow.skip(mm(2.0));
        }
        match letter.layout {
            LetterLayout::Columns if letter.languages.len() <= 2 => {
                Columns::new(letter.languages.len(), density).letter(setter, flow, letter);
            }
            LetterLayout::Columns | LetterLayout::Sheet => {
                sheet::letter(setter, flow, letter, density.is_close);
            }
        }
    }
}

/// What a letter rests on: on one line where the languages fit, else below each other.
fn basis(setter: &mut Typesetter, letter: &FilledLetter) -> Figure {
    // Three languages are set as a sheet.
    let style = match letter.layout {
        LetterLayout::Columns if letter.languages.len() <= 2 => BASIS.serif(),
        LetterLayout::Columns | LetterLayout::Sheet => BASIS,
    };
    compact(setter, &Words(letter.basis.clone()), Pair::same(style), WIDTH)
}

/// Runs in a style; what is missing is said beside its blank.
pub(super) fn set_runs(
    setter: &mut Typesetter,
    runs: &[Run],
    style: Style,
    width: f32,
    align: Align,
) -> Block {
    let bold = match style.face {
        crate::export::pages::text::Face::Sans | crate::export::pages::text::Face::SansBold => {
            style.bold()
        }
        crate::export::pages::text::Face::Serif | crate::export::pages::text::Face::SerifBold => {
            style.serif_bold()
        }
    };
    let small = Style { size: MISSING.min(style.size), ..style.regular().grey() };
    let mut parts: Vec<(String, Style)> = Vec::with_capacity(runs.len());
    for run in runs {
        match run {
            Run::Words(words, is_bold) => {
                parts.push((words.clone(), if *is_bold { bold } else { style }));
            }
            Run::Blank { rule, missing } => {
                // The sign of a number stays with its blank.
                if let Some((before, _)) = parts.last_mut()
                    && before.ends_with("№ ")
                {
                    before.pop();
                    before.push('\u{a0}');
                }
                parts.push((rule.clone(), style));
                if let Some((_, label)) = missing
                    && !label.is_empty()
                {
                    parts.push((format!(" ({label})"), small));
                }
            }
        }
    }
    let spans: Vec<(&str, Style)> = parts.iter().map(|(text, it)| (text.as_str(), *it)).collect();
    setter.spans(&spans, width, align)
}

/// One or two columns.
struct Columns {
    count: usize,
    width: f32,
    /// Width of the labels of fields.
    label: f32,
    density: &'static Density,
    /// How many texts were set, for the order in which they are read.
    turns: Cell<u32>,
}

impl Columns {
    fn new(count: usize, density: &'static Density) -> Self {
        if count > 1 {
            Self {
                count,
                width: (WIDTH - GUTTER) / 2.0,
                label: mm(28.5),
                density,
                turns: Cell::new(0),
            }
        } else {
            Self { count: 1, width: WIDTH, label: mm(50.0), density, turns: Cell::new(0) }
        }
    }

    /// The turn of the next text.
    fn turn(&self) -> u32 {
        let turn = self.turns.get();
        self.turns.set(turn.saturating_add(1));
        turn
    }

    fn left(&self, at: usize) -> f32 {
        if at == 0 { 0.0 } else { self.width + GUTTER }
    }

    fn letter(&self, setter: &mut Typesetter, flow: &mut Flow, letter: &FilledLetter) {
        if let Some((name, lines)) = &letter.letterhead {
            self.letterhead(setter, flow, name, lines);
        }
        let mut waiting: Vec<Item> = Vec::new();
        let mut is_ruled = false;
        let mut parts = letter.blocks.iter().peekable();
        while let Some(block) = parts.next() {
            is_ruled |= matches!(&block.content, FilledContent::Heading(1, _));
            match &block.content {
                FilledContent::PageBreak => {
                    flow.all(std::mem::take(&mut waiting));
                    flow.turn();
                }
                FilledContent::Table(columns, rows) => {
                    let table = sheet::Table::serif(columns, rows, self.density.is_close);
                    let after = height_after(setter, parts.peek().copied(), self.density.body);
                    table.draw(setter, flow, std::mem::take(&mut waiting), after);
                    waiting.push(Item::from(Figure::gap(mm(3.0))));
                }
                FilledContent::Heading(..)
                | FilledContent::Paragraph(..)
                | FilledContent::Fields(_)
                | FilledContent::List(_) => {
                    let mut items = self.block(setter, block);
                    if is_ruled && self.count > 1 && !is_framed(block) {
                        let x = self.width + GUTTER / 2.0;
                        for item in &mut items {
                            let height = item.figure.height;
                            item.figure.stroke(vec![(x, 0.0), (x, height)], false, FINE);
                        }
                    }
                    waiting.extend(items);
                }
                FilledContent::Signatures(lines) => {
                    // Never alone on a page: the last lines of the text go with it.
                    keep_tail(&mut waiting);
                    waiting.extend(kept(signatures(setter, lines, self.density.body), block));
                    is_ruled = false;
                }
                FilledContent::Lines(count) => waiting.extend(writing_lines(*count)),
                FilledContent::Cut => waiting.push(cut()),
            }
        }
        flow.all(waiting);
    }

    fn letterhead(&self, setter: &mut Typesetter, flow: &mut Flow, name: &Text, lines: &[Text]) {
        let mut columns: Vec<Figure> = vec![Figure::default(); self.count];
        for (at, column) in columns.iter_mut().enumerate() {
            let mut add = |text: &Text, style| {
                if let Some(runs) = text.0.get(at) {
                    let block = set_runs(setter, runs, style, self.width, Align::Left);
                    column.below(Figure::of(block));
                }
            };
            add(name, COMPANY);
            for line in lines {
                add(line, PAPER);
            }
        }
        let height = columns.iter().map(|column| column.height).fold(0.0, f32::max);
        let mut figure = Figure::gap(height + mm(3.0));
        for (at, column) in columns.into_iter().enumerate() {
            figure.put(self.left(at), 0.0, column);
        }
        figure.rule(0.0, WIDTH, figure.height, HEAVY);
        figure.height += if self.density.is_close { mm(3.0) } else { mm(4.2) };
        flow.add(figure.into());
    }

    fn block(&self, setter: &mut Typesetter, block: &FilledBlock) -> Vec<Item> {
        let items = match &block.content {
            FilledContent::Heading(level, text) => {
                let (style, above) = match level {
                    1 => (TITLE, self.density.above_title),
                    2 => (HEADING, self.density.above_title),
                    _ => (self.density.body.serif_bold(), mm(1.6)),
                };
                let mut items = vec![space(above)];
                items.extend(self.text(setter, text, style));
                items.push(space(mm(2.0)));
                for item in &mut items {
                    item.with_next = true;
                }
                items
            }
            FilledContent::Paragraph(ParagraphStyle::Frame, text) => {
                vec![sheet::framed(setter, text, NOTE), space(self.density.gap)]
            }
            FilledContent::Paragraph(style, text) => {
                let style = match style {
                    ParagraphStyle::Body | ParagraphStyle::Head | ParagraphStyle::Frame => {
                        self.density.body
                    }
                    ParagraphStyle::Note => NOTE,
                };
                let mut items = self.text(setter, text, style);
                items.push(Item::from(Figure::gap(self.density.gap)));
                items
            }
            FilledContent::Fields(fields) => {
                let mut items: Vec<Item> =
                    fields.iter().flat_map(|field| self.field(setter, field)).collect();
                pair_ends(&mut items);
                items.push(Item::from(Figure::gap(self.density.gap)));
                items
            }
            FilledContent::List(list) => self.list(setter, list),
            FilledContent::Table(..)
            | FilledContent::Signatures(_)
            | FilledContent::Lines(_)
            | FilledContent::Cut
            | FilledContent::PageBreak => Vec::new(),
        };
        // The distance after a part goes with its last line, so that it never begins a page.
        let mut items = kept(items, block);
        let count = items.len();
        if let Some(last_line) = count.checked_sub(2).and_then(|at| items.get_mut(at)) {
            last_line.with_next = true;
        }
        items
    }

    fn text(&self, setter: &mut Typesetter, text: &Text, style: Style) -> Vec<Item> {
        let turn = self.turn();
        let blocks: Vec<(f32, Block)> = (text.0.iter().enumerate().take(self.count))
            .map(|(at, runs)| {
                let block = set_runs(setter, runs, style, self.width, Align::Left);
                (self.left(at), in_column(at, turn, block))
            })
            .collect();
        lines_of(&blocks, style.leading)
    }

    fn field(&self, setter: &mut Typesetter, (label, value): &(Text, Text)) -> Vec<Item> {
        let mut blocks = Vec::new();
        // A label of several lines is read to its end, and then its value.
        let (first, second) = (self.turn(), self.turn());
        for at in 0..self.count {
            let left = self.left(at);
            let value = value.0.get(at).map(|runs| {
                let width = self.width - self.label;
                set_runs(setter, runs, self.density.body, width, Align::Left)
            });
            if let Some(runs) = label.0.get(at) {
                let width = self.label - mm(1.5);
                let mut block = set_runs(setter, runs, self.density.label, width, Align::Left);
                let beside = value.as_ref().map_or(0.0, Block::first_baseline);
                block.lower(beside - block.first_baseline());
                blocks.push((left, in_column(at, first, block)));
            }
            if let Some(value) = value {
                blocks.push((left + self.label, in_column(at, second, value)));
            }
        }
        lines_of(&blocks, self.density.body.leading)
    }

    fn list(&self, setter: &mut Typesetter, list: &[Text]) -> Vec<Item> {
        let indent = mm(7.0);
        let mut items = Vec::new();
        for (number, text) in list.iter().enumerate() {
            let mut blocks = Vec::new();
            let turn = self.turn();
            for (at, runs) in text.0.iter().enumerate().take(self.count) {
                let left = self.left(at);
                let mark = format!("{}.", number + 1);
                let mark = setter.plain(&mark, self.density.body, indent, Align::Left);
                blocks.push((left, in_column(at, turn, mark)));
                let width = self.width - indent;
                let block = set_runs(setter, runs, self.density.body, width, Align::Left);
                blocks.push((left + indent, in_column(at, turn, block)));
            }
            items.extend(lines_of(&blocks, self.density.body.leading));
            items.push(Item::from(Figure::gap(mm(1.0))));
        }
        items.push(Item::from(Figure::gap(self.density.gap - mm(1.0))));
        items
    }
}

/// A block that is read with its column.
fn in_column(at: usize, turn: u32, block: Block) -> Block {
    Block { column: u8::try_from(at).ok().map(|column| (column, turn)), ..block }
}

const fn is_framed(block: &FilledBlock) -> bool {
    matches!(&block.content, FilledContent::Paragraph(ParagraphStyle::Frame, _))
}
