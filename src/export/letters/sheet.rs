//! Data sheets and lists: Noto Sans, the languages below each other, labels left and values right; and
//! the tables that letters and sheets share.

use super::filled::{FilledContent, FilledLetter, Text};
use super::hand;
use super::lines::{keep_tail, kept, lines_of, pair_ends, space};
use super::page::set_runs;
use crate::export::front_matter::Tick;
use crate::export::pages::checklist_mark;
use crate::export::pages::flow::{Flow, Item};
use crate::export::pages::parts::{BODY, LABEL, NOTE, PAD, SMALL, row, table_head};
use crate::export::pages::sheet::{FINE, Figure, HEAVY, WIDTH, mm};
use crate::export::pages::text::{Align, Block, Style, Typesetter};
use crate::rules::ParagraphStyle;

const TITLE: Style = Style::new(16.0, 21.0).bold();
const SUBTITLE: Style = Style::new(12.0, 16.0);
/// Width of the labels.
const LABEL_WIDTH: f32 = mm(58.0);
/// Between columns of a table.
const GUTTER: f32 = mm(3.0);

/// Sets a letter as a sheet.
pub(super) fn letter(
    setter: &mut Typesetter,
    flow: &mut Flow,
    letter: &FilledLetter,
    is_close: bool,
) {
    let mut waiting: Vec<Item> = Vec::new();
    waiting.extend(letterhead(setter, letter));
    let gap = if is_close { mm(1.2) } else { mm(3.0) };
    let mut parts = letter.blocks.iter().peekable();
    while let Some(block) = parts.next() {
        match &block.content {
            FilledContent::Cut => waiting.push(hand::cut()),
            FilledContent::PageBreak => {
                flow.all(std::mem::take(&mut waiting));
                flow.turn();
            }
            FilledContent::Table(columns, rows) => {
                let after = hand::height_after(setter, parts.peek().copied(), BODY);
                let table = Table::sans(columns, rows, is_close);
                table.draw(setter, flow, std::mem::take(&mut waiting), after);
                waiting.push(Item::from(Figure::gap(gap)));
            }
            FilledContent::Heading(level, text) => {
                // The head of a table has a rule of its own.
                let before_table = parts
                    .peek()
                    .is_some_and(|next| matches!(&next.content, FilledContent::Table(..)));
                waiting.extend(heading(setter, *level, text, (before_table, is_close)));
            }
            FilledContent::Paragraph(ParagraphStyle::Frame, text) => {
                waiting.push(framed(setter, text, LABEL));
                waiting.push(Item::from(Figure::gap(mm(3.0))));
            }
            FilledContent::Paragraph(style, text) => {
                let items = paragraph(setter, *style, text);
                waiting.extend(kept(items, block));
            }
            FilledContent::Fields(fields) => {
                let rows = fields.iter().map(|it| Item::from(field(setter, it, is_close)));
                let mut rows: Vec<Item> = rows.collect();
                pair_ends(&mut rows);
                waiting.extend(kept(rows, block));
                waiting.push(Item::from(Figure::gap(gap)));
            }
            FilledContent::List(items) => waiting.extend(kept(list(setter, items), block)),
            FilledContent::Signatures(lines) => {
                keep_tail(&mut waiting);
                waiting.extend(kept(hand::signatures(setter, lines, BODY), block));
            }
            FilledContent::Lines(count) => waiting.extend(hand::writing_lines(*count)),
        }
    }
    flow.all(waiting);
}

/// The languages below each other; what is the same stands once.
fn stacked(setter: &mut Typesetter, text: &Text, first: Style, rest: Style, width: f32) -> Figure {
    aligned(setter, text, (first, rest), width, Align::Left)
}

/// The same, to either side.
fn aligned(
    setter: &mut Typesetter,
    text: &Text,
    (first, rest): (Style, Style),
    width: f32,
    align: Align,
) -> Figure {
    let mut figure = Figure::default();
    for (at, runs) in text.distinct().into_iter().enumerate() {
        let style = if at == 0 { first } else { rest };
        figure.below(Figure::of(set_runs(setter, runs, style, width, align)));
    }
    figure
}

/// The languages on one line when they fit, else below each other.
fn beside(setter: &mut Typesetter, text: &Text, first: Style, rest: Style, width: f32) -> Figure {
    let parts = text.distinct();
    let blocks: Vec<Block> = (parts.iter().enumerate())
        .map(|(at, runs)| {
            let style = if at == 0 { first } else { rest };
            set_runs(setter, runs, style, width, Align::Left)
        })
        .collect();
    let stroke = setter.plain(" / ", rest, width, Align::Left);
    let gaps: f32 = blocks.iter().skip(1).map(|_| mm(3.5)).sum();
    let taken: f32 = blocks.iter().map(|block| block.width).sum::<f32>() + gaps;
    if taken > width || blocks.iter().any(|block| block.lines.len() > 1) {
        return stacked(setter, text, first, rest, width);
    }
    let height = blocks.iter().map(|block| block.height).fold(0.0, f32::max);
    let baseline = blocks.iter().map(Block::first_baseline).fold(0.0, f32::max);
    let mut figure = Figure::gap(height);
    let mut x = 0.0;
    for (at, block) in blocks.into_iter().enumerate() {
        if at > 0 {
            let at = x + (mm(3.5) - stroke.width) / 2.0;
            figure.text(at, baseline - stroke.first_baseline(), stroke.clone());
            x += mm(3.5);
        }
        let width = block.width;
        figure.text(x, baseline - block.first_baseline(), block);
        x += width;
    }
    figure
}

fn letterhead(setter: &mut Typesetter, letter: &FilledLetter) -> Option<Item> {
    let (name, lines) = letter.letterhead.as_ref()?;
    let mut figure = stacked(setter, name, SUBTITLE.bold(), SUBTITLE.bold(), WIDTH);
    for line in lines {
        figure.below(stacked(setter, line, LABEL, LABEL.grey(), WIDTH));
    }
    figure.height += mm(2.0);
    figure.rule(0.0, WIDTH, figure.height, HEAVY);
    figure.height += mm(4.0);
    Some(figure.into())
}

fn paragraph(setter: &mut Typesetter, style: ParagraphStyle, text: &Text) -> Vec<Item> {
    let (first, rest) = match style {
        ParagraphStyle::Body | ParagraphStyle::Head | ParagraphStyle::Frame => (BODY, SMALL.grey()),
        ParagraphStyle::Note => (NOTE, NOTE.grey()),
    };
    let mut items = Vec::new();
    for (at, runs) in text.distinct().into_iter().enumerate() {
        let style = if at == 0 { first } else { rest };
        let set = set_runs(setter, runs, style, WIDTH, Align::Left);
        items.extend(lines_of(&[(0.0, set)], style.leading));
    }
    if let Some(last) = items.last_mut() {
        last.figure.height += mm(2.0);
    }
    items
}

fn heading(
    setter: &mut Typesetter,
    level: u8,
    text: &Text,
    (before_table, is_close): (bool, bool),
) -> Vec<Item> {
    let (first, rest, above, ruled) = match level {
        1 => (TITLE, SUBTITLE.grey(), 0.0, false),
        2 => (BODY.bold(), SMALL.grey(), if is_close { mm(1.5) } else { mm(3.0) }, !before_table),
        _ => (SMALL.bold(), LABEL.grey(), mm(1.5), false),
    };
    let mut figure = if is_close && level > 1 {
        beside(setter, text, first, rest, WIDTH)
    } else {
        stacked(setter, text, first, rest, WIDTH)
    };
    figure.height += if level == 1 { mm(4.0) } else { mm(1.2) };
    if ruled {
        figure.rule(0.0, WIDTH, figure.height, FINE);
    }
    let drawn = Item { figure, with_next: true, link: None };
    if above > 0.0 { vec![space(above), drawn] } else { vec![drawn] }
}

/// A remark in a frame, over the whole width.
pub(super) fn framed(setter: &mut Typesetter, text: &Text, style: Style) -> Item {
    let pad = mm(2.6);
    let inner = stacked(setter, text, style, style.grey(), WIDTH - 2.0 * pad);
    let mut figure = Figure::gap(inner.height + 2.0 * mm(1.8));
    figure.put(pad, mm(1.8), inner);
    figure.frame(0.5, 0.5, WIDTH - 1.0, figure.height - 1.0, 1.0);
    figure.into()
}

fn field(setter: &mut Typesetter, (label, value): &(Text, Text), is_close: bool) -> Figure {
    let set = if is_close { beside } else { stacked };
    let label = set(setter, label, LABEL.bold(), LABEL.grey(), LABEL_WIDTH - mm(2.0));
    let value = set(setter, value, BODY, SMALL.grey(), WIDTH - LABEL_WIDTH);
    // Both on one baseline.
    let beside = value.first_baseline().zip(label.first_baseline());
    let mut lowered = Figure::gap(beside.map_or(0.0, |(value, label)| (value - label).max(0.0)));
    lowered.below(label);
    let pad = if is_close { mm(0.8) } else { mm(1.1) };
    row(vec![(0.0, lowered), (LABEL_WIDTH, value)], pad, 0.0, FINE)
}

fn list(setter: &mut Typesetter, items: &[Text]) -> Vec<Item> {
    let indent = mm(7.0);
    let drawn = items.iter().enumerate().map(|(at, text)| {
        let text = stacked(setter, text, BODY, SMALL.grey(), WIDTH - indent);
        let mut figure = Figure::gap(text.height + mm(1.2));
        figure.text(0.0, 0.0, setter.plain(&format!("{}.", at + 1), BODY, indent, Align::Left));
        figure.put(indent, 0.0, text);
        Item::from(figure)
    });
    let mut drawn: Vec<Item> = drawn.collect();
    drawn.push(Item::from(Figure::gap(mm(2.0))));
    drawn
}

/// A table over the whole width, its head repeated on every page.
pub(super) struct Table<'t> {
    columns: &'t [(Text, u32, bool)],
    rows: &'t [Vec<Text>],
    head: Style,
    cell: Style,
    /// Less room between rows, languages beside each other where they fit.
    is_close: bool,
}

impl<'t> Table<'t> {
    /// In the face of letters.
    pub(super) fn serif(
        columns: &'t [(Text, u32, bool)],
        rows: &'t [Vec<Text>],
        is_close: bool,
    ) -> Self {
        let cell = Style::new(9.5, 12.8).serif();
        Self { columns, rows, head: Style::new(8.5, 11.5).serif_bold(), cell, is_close }
    }

    /// In the face of sheets.
    pub(super) fn sans(
        columns: &'t [(Text, u32, bool)],
        rows: &'t [Vec<Text>],
        is_close: bool,
    ) -> Self {
        let cell = if is_close { LABEL } else { SMALL };
        Self { columns, rows, head: LABEL.bold(), cell, is_close }
    }

    /// Left edge and width of each column.
    fn places(&self) -> Vec<(f32, f32)> {
        let share = |count: u32| u16::try_from(count).map_or(1.0, f32::from);
        let all: f32 = self.columns.iter().map(|(_, count, _)| share(*count)).sum();
        let gaps: f32 = self.columns.iter().skip(1).map(|_| GUTTER).sum();
        let unit = (WIDTH - gaps) / all.max(1.0);
        let mut x = 0.0;
        let place = |(_, count, _): &(Text, u32, bool)| {
            let width = unit * share(*count);
            let here = (x, width);
            x += width + GUTTER;
            here
        };
        self.columns.iter().map(place).collect()
    }

    /// Draws what waits before the table, and the table; the head never stands without a row, nor a
    /// heading without the table. The last two rows stay with so much that comes after them.
    pub(super) fn draw(
        &self,
        setter: &mut Typesetter,
        flow: &mut Flow,
        mut waiting: Vec<Item>,
        after: f32,
    ) {
        let places = self.places();
        let cells = self.columns.iter().zip(&places).map(|((head, _, is_tick), (x, width))| {
            let rest = Style { face: self.cell.face, ..self.head.grey() };
            // Over the boxes, which stand in the middle.
            let align = if *is_tick { Align::Centre } else { Align::Left };
            (*x, aligned(setter, head, (self.head, rest), *width, align))
        });
        let head = table_head(cells.collect(), HEAVY);
        let count = self.rows.len();
        let rows: Vec<Figure> = (self.rows.iter().enumerate())
            .map(|(at, row)| self.row(setter, row, &places, at + 1 == count))
            .collect();
        let tail = waiting.iter().rev().take_while(|item| item.with_next).count();
        let tail = waiting.split_off(waiting.len() - tail);
        flow.all(waiting);
        let first = rows.first().map_or(0.0, |row| row.height);
        let needed: f32 = tail.iter().map(|item| item.figure.height).sum::<f32>() + head.height;
        if needed + first > flow.room() {
            flow.turn();
        }
        flow.all(tail);
        flow.head(head);
        let mut rows: Vec<Item> = rows.into_iter().map(Item::from).collect();
        let mut last = rows.split_off(rows.len().saturating_sub(2));
        pair_ends(&mut last);
        let is_all = rows.is_empty();
        flow.all(rows);
        let height: f32 = last.iter().map(|row| row.figure.height).sum();
        if !is_all && after > 0.0 && height + after > flow.room() {
            flow.turn();
        }
        flow.all(last);
        flow.end_head();
    }

    fn row(
        &self,
        setter: &mut Typesetter,
        texts: &[Text],
        places: &[(f32, f32)],
        is_last: bool,
    ) -> Figure {
        let mut cells = Vec::new();
        for ((text, (x, width)), (_, _, is_tick)) in texts.iter().zip(places).zip(self.columns) {
            let cell = if *is_tick {
                checklist_mark(
                    setter,
                    if text.is_empty() { Tick::Empty } else { Tick::Ticked },
                    *width,
                )
            } else if text.is_empty() {
                Figure::gap(mm(6.0))
            } else {
                // Three languages on a line would be hard to read in a row of columns.
                let set = if self.is_close && text.0.len() <= 2 { beside } else { stacked };
                set(setter, text, self.cell, self.cell.grey(), *width)
            };
            cells.push((*x, cell));
        }
        let (pad, least) = if self.is_close { (mm(0.8), mm(6.4)) } else { (PAD, mm(7.0)) };
        row(cells, pad, least, if is_last { HEAVY } else { FINE })
    }
}
