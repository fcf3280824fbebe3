//! The checklist for the counter: equal columns for the languages, boxes to tick, signatures, and a
//! receipt to cut off. Also printed blank.

use super::flow::{Flow, Item};
use super::parts::{
    BODY, LABEL, NOTE, SMALL, SUBTITLE, cell, page_title, row, section, table_head,
};
use super::sheet::{FINE, FOOT, Figure, HEAVY, LEFT, RIGHT, SHEET_HEIGHT, SHEET_WIDTH, WIDTH, mm};
use super::text::{Align, Style, Typesetter};
use super::words::{Pair, inline, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{ChecklistRow, ChecklistSheet, OwnPages, Receipt, Tick, Words};

/// Width of the column of numbers.
const NUMBER: f32 = mm(9.0);
/// Between columns of text.
const GUTTER: f32 = mm(2.5);
/// A box to tick.
const BOX: f32 = mm(5.0);
/// The receipt's height, from the lower edge of the sheet.
const RECEIPT: f32 = mm(70.0);
/// So many rows go over to the last sheet rather than leave signatures and receipt alone there.
const WITH_ENDING: usize = 3;
/// Between the table and the notes.
const BEFORE_NOTES: f32 = mm(3.0);
/// Room for a hand to write above its rule.
const WRITING_ROOM: f32 = mm(7.0);
/// Room for a hand to sign above its rule.
const SIGNING_ROOM: f32 = mm(9.0);

/// Shares of the lines to write on: name, passport, IIN.
const WRITING_SHARES: [f32; 3] = [3.0, 1.5, 1.5];

/// Where the columns stand. One or two languages have a column each; three share one, because columns
/// of their own would be too narrow to read.
struct Columns {
    languages: usize,
    is_stacked: bool,
    text: f32,
    tick: f32,
    tick_gap: f32,
    density: &'static Spacing,
}

/// How much room the rows take.
struct Spacing {
    /// Least height of a row.
    least: f32,
    /// Above and below the text of a row together.
    pad: f32,
    /// Type of the titles.
    title: Style,
    /// Above the title of a section.
    above_section: f32,
    tick: f32,
    tick_gap: f32,
    /// From so many languages on they share a column.
    stacked_from: usize,
    /// In a shared column, the second and third on one line.
    is_inline: bool,
}

/// A stamp or a thumb fits into a row.
const ROOMY: Spacing = Spacing {
    least: mm(10.7),
    pad: mm(2.2),
    title: SMALL,
    above_section: mm(4.4),
    tick: mm(15.0),
    tick_gap: mm(2.0),
    stacked_from: 3,
    is_inline: false,
};
/// When that saves a sheet.
const CLOSE: Spacing = Spacing {
    least: mm(7.6),
    pad: mm(1.0),
    title: LABEL,
    above_section: mm(1.6),
    tick: mm(14.5),
    tick_gap: mm(0.5),
    stacked_from: 3,
    is_inline: true,
};
/// When only that saves a sheet: two languages in one column.
const STACKED: Spacing = Spacing { stacked_from: 2, pad: mm(0.7), ..CLOSE };

impl Columns {
    fn new(languages: usize, density: &'static Spacing) -> Self {
        let is_stacked = languages >= density.stacked_from;
        let languages = if is_stacked { 1 } else { languages.max(1) };
        let (tick, tick_gap) = (density.tick, density.tick_gap);
        let ticks = 4.0 * tick + 3.0 * tick_gap;
        let count = (0..languages).map(|_| 1.0_f32).sum::<f32>();
        let text = (WIDTH - NUMBER - ticks - count * GUTTER) / count;
        Self { languages, is_stacked, text, tick, tick_gap, density }
    }

    /// Left edges of the columns of text.
    fn texts(&self) -> impl Iterator<Item = f32> + use<> {
        let step = self.text + GUTTER;
        (0..self.languages).scan(NUMBER, move |x, _| {
            let here = *x;
            *x += step;
            Some(here)
        })
    }

    /// Left edges of the tick columns.
    fn ticks(&self) -> [f32; 4] {
        let step = self.tick + self.tick_gap;
        let last = WIDTH - self.tick;
        [last - 3.0 * step, last - 2.0 * step, last - step, last]
    }
}

/// Sets the checklist.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn checklist(sheet: &ChecklistSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let mut flow = laid_out(setter, sheet, &ROOMY);
    for closer in [&CLOSE, &STACKED] {
        if flow.sheet() > 0 {
            let other = laid_out(setter, sheet, closer);
            if other.sheet() < flow.sheet() {
                flow = other;
            }
        }
    }
    own_pages(flow)
}

fn laid_out(setter: &mut Typesetter, sheet: &ChecklistSheet, density: &'static Spacing) -> Flow {
    let mut flow = Flow::new(setter, &sheet.foot);
    let columns = Columns::new(sheet.language_heads.len(), density);
    flow.add(title(setter, sheet).into());
    flow.skip(mm(5.5));
    if !sheet.to_write.is_empty() {
        let mut lines = Figure::gap(WRITING_ROOM);
        lines.below(signing_lines(setter, &sheet.to_write, &WRITING_SHARES, mm(6.0)));
        lines.height += mm(5.0);
        flow.add(lines.into());
    }
    for text in &sheet.paragraphs {
        let mut figure = stacked(setter, text, Pair::grey(BODY), WIDTH, Align::Left);
        figure.height += mm(3.0);
        flow.add(figure.into());
    }
    if sheet.sections.iter().any(|part| !part.rows.is_empty()) {
        table(setter, &mut flow, sheet, &columns);
    } else {
        Ending::new(setter, sheet, &flow, &columns).draw(&mut flow);
    }
    flow
}

/// The rows, and what ends the last sheet.
fn table(setter: &mut Typesetter, flow: &mut Flow, sheet: &ChecklistSheet, columns: &Columns) {
    flow.head(head(setter, sheet, columns));
    let mut items = Vec::new();
    for part in &sheet.sections {
        if !part.title.0.is_empty() {
            let figure = section(setter, &part.title, columns.density.above_section);
            items.push(Item { figure, with_next: true, link: None });
        }
        items.extend(
            part.rows.iter().map(|line| Item::from(item(setter, line, &sheet.at_hand, columns))),
        );
    }
    let ending = Ending::new(setter, sheet, flow, columns);
    let mut kept = items.len().saturating_sub(WITH_ENDING);
    // The title of a section goes with its first row.
    while kept > 0 && items.get(kept - 1).is_some_and(|item| item.with_next) {
        kept -= 1;
    }
    let last_rows = items.split_off(kept);
    let is_all = items.is_empty();
    flow.all(items);
    let height: f32 = last_rows.iter().map(|item| item.figure.height).sum();
    if !is_all && flow.y() + height + ending.notes_height() > ending.from {
        flow.turn();
    }
    flow.all(last_rows);
    flow.end_head();
    ending.draw(flow);
}

fn title(setter: &mut Typesetter, sheet: &ChecklistSheet) -> Figure {
    let mut person = Vec::new();
    if let Some((name, rest)) = sheet.person.split_first() {
        person.push((name.clone(), BODY.bold()));
        person.push((rest.join(", "), SMALL));
    }
    let mut figure = page_title(setter, &sheet.title, &person);
    if !sheet.subtitle.0.is_empty() {
        figure.height += mm(1.5);
        figure.below(stacked(setter, &sheet.subtitle, Pair::grey(LABEL), WIDTH, Align::Left));
    }
    figure
}

fn head(setter: &mut Typesetter, sheet: &ChecklistSheet, columns: &Columns) -> Figure {
    let mut cells = vec![(0.0, cell(setter, &sheet.number_head, NOTE, NUMBER, Align::Left))];
    if columns.is_stacked {
        let names = Words(sheet.language_heads.clone());
        let names = inline(setter, &names, Pair::bold(LABEL), columns.text, Align::Left);
        cells.push((NUMBER, Figure::of(names)));
    } else {
        for (x, language) in columns.texts().zip(&sheet.language_heads) {
            cells.push((x, cell(setter, language, LABEL.bold(), columns.text, Align::Left)));
        }
    }
    for (x, tick) in columns.ticks().into_iter().zip(&sheet.tick_heads) {
        let wider = columns.tick + columns.tick_gap;
        let figure = stacked(setter, tick, Pair::grey(NOTE), wider, Align::Centre);
        cells.push((x - columns.tick_gap / 2.0, figure));
    }
    table_head(cells, HEAVY)
}

/// A row: everything stands in the middle of its height.
fn item(
    setter: &mut Typesetter,
    line: &ChecklistRow,
    at_hand: &Words,
    columns: &Columns,
) -> Figure {
    let mut cells =
        vec![(0.0, cell(setter, &line.number, SMALL.bold(), NUMBER - mm(1.0), Align::Left))];
    if columns.is_stacked {
        let mut text = one_column(setter, &line.title, columns);
        let remark =
            inline(setter, &line.remark, Pair::same(NOTE.grey()), columns.text, Align::Left);
        text.below(Figure::of(remark));
        cells.push((NUMBER, text));
    } else {
        cells.extend(texts(setter, line, columns));
    }
    match line.at_hand {
        Some(tick) => {
            let [x, ..] = columns.ticks();
            cells.push((x, mark(setter, tick, columns.tick)));
            let words_at = x + columns.tick + columns.tick_gap;
            let words = inline(setter, at_hand, Pair::grey(NOTE), WIDTH - words_at, Align::Left);
            cells.push((words_at, Figure::of(words)));
        }
        None => {
            for (x, tick) in columns.ticks().into_iter().zip(line.ticks) {
                cells.push((x, mark(setter, tick, columns.tick)));
            }
        }
    }
    let content = cells.iter().map(|(_, cell)| cell.height).fold(0.0, f32::max);
    let height = (content + columns.density.pad).max(columns.density.least);
    let middled = cells
        .into_iter()
        .map(|(x, cell)| {
            let mut figure = Figure::gap(height);
            figure.put(0.0, (height - cell.height) / 2.0, cell);
            (x, figure)
        })
        .collect();
    row(middled, 0.0, 0.0, FINE)
}

/// A title in three languages, in one column.
fn one_column(setter: &mut Typesetter, title: &Words, columns: &Columns) -> Figure {
    let pair = Pair { first: columns.density.title, rest: NOTE.grey() };
    if !columns.density.is_inline {
        return stacked(setter, title, pair, columns.text, Align::Left);
    }
    let (first, rest) = title.split_first();
    let mut figure = stacked(setter, &first, pair, columns.text, Align::Left);
    let rest = inline(setter, &rest, Pair::same(NOTE.grey()), columns.text, Align::Left);
    figure.below(Figure::of(rest));
    figure
}

/// Title and remark, a column per language.
fn texts(setter: &mut Typesetter, line: &ChecklistRow, columns: &Columns) -> Vec<(f32, Figure)> {
    let mut cells = Vec::new();
    for (at, x) in columns.texts().enumerate() {
        let width = if line.title.0.len() == 1 {
            WIDTH - NUMBER - columns.after_text()
        } else {
            columns.text
        };
        let mut text = Figure::default();
        if let Some(title) = line.title.0.get(at) {
            text.below(cell(setter, title, columns.density.title, width, Align::Left));
        }
        if let Some(remark) = line.remark.0.get(at) {
            text.below(cell(setter, remark, NOTE.grey(), columns.text, Align::Left));
        }
        cells.push((x, text));
    }
    cells
}

impl Columns {
    /// Width of the tick columns with the gap before them.
    fn after_text(&self) -> f32 {
        4.0 * self.tick + 3.0 * self.tick_gap + GUTTER
    }
}

/// What stands in a tick column.
pub(crate) fn mark(setter: &mut Typesetter, tick: Tick, width: f32) -> Figure {
    if tick == Tick::Nothing {
        return cell(setter, "–", SMALL, width, Align::Centre);
    }
    let mut figure = Figure::gap(BOX);
    let x = (width - BOX) / 2.0;
    figure.frame(x + 0.5, 0.5, BOX - 1.0, BOX - 1.0, 1.0);
    if tick == Tick::Ticked {
        let at = |across: f32, down: f32| (x + BOX * across, BOX * down);
        figure.stroke(vec![at(0.22, 0.52), at(0.43, 0.74), at(0.8, 0.26)], false, 1.6);
    }
    figure
}

/// A note: two languages beside each other, all black; three below each other.
fn note(setter: &mut Typesetter, note: &Words, columns: &Columns) -> Figure {
    let mut figure = Figure::default();
    if columns.is_stacked {
        figure = stacked(setter, note, Pair::same(NOTE), WIDTH, Align::Left);
    } else {
        let count = columns.languages.max(note.0.len()).max(1);
        let gap = mm(8.0);
        let share = (0..count).map(|_| 1.0_f32).sum::<f32>();
        let width = (WIDTH - gap * (share - 1.0)) / share;
        let mut x = 0.0;
        for text in &note.0 {
            let column = cell(setter, text, NOTE, width, Align::Left);
            figure.height = figure.height.max(column.height);
            figure.put(x, 0.0, column);
            x += width + gap;
        }
    }
    figure.height += mm(1.0);
    figure
}

/// Notes, signatures and receipt: what ends the last sheet.
struct Ending {
    notes: Vec<Figure>,
    /// Signatures, by their lower edge.
    signatures: Option<(f32, Figure)>,
    receipt: Option<Figure>,
    /// The rest must end above this.
    from: f32,
}

impl Ending {
    fn new(
        setter: &mut Typesetter,
        sheet: &ChecklistSheet,
        flow: &Flow,
        columns: &Columns,
    ) -> Self {
        let notes = sheet.notes.iter().map(|words| note(setter, words, columns)).collect();
        let receipt = sheet.receipt.as_ref().map(|strip| receipt(setter, strip));
        let floor =
            if receipt.is_some() { SHEET_HEIGHT - RECEIPT - mm(5.5) } else { flow.bottom() };
        let signatures = sheet.signatures.as_ref().map(|labels| {
            let figure = signing_lines(setter, labels.as_slice(), &[1.0, 1.0], mm(8.0));
            (floor, figure)
        });
        let from =
            floor - signatures.as_ref().map_or(0.0, |(_, figure)| figure.height + SIGNING_ROOM);
        Self { notes, signatures, receipt, from }
    }

    fn notes_height(&self) -> f32 {
        BEFORE_NOTES + self.notes.iter().map(|note| note.height).sum::<f32>()
    }

    fn draw(self, flow: &mut Flow) {
        flow.skip(BEFORE_NOTES);
        flow.all(self.notes.into_iter().map(Item::from).collect());
        if (self.signatures.is_some() || self.receipt.is_some()) && flow.y() > self.from {
            flow.turn();
        }
        if let Some((floor, figure)) = self.signatures {
            flow.fixed(floor - figure.height, figure);
        }
        if let Some(figure) = self.receipt {
            flow.fixed(SHEET_HEIGHT - RECEIPT, figure);
        }
    }
}

/// Rules to write on, with their labels below; the widths are in proportion.
fn signing_lines(setter: &mut Typesetter, labels: &[Words], shares: &[f32], gap: f32) -> Figure {
    let gaps: f32 = shares.iter().skip(1).map(|_| gap).sum();
    let unit = (WIDTH - gaps) / shares.iter().sum::<f32>();
    let mut figure = Figure::default();
    let mut x = 0.0;
    for (label, share) in labels.iter().zip(shares) {
        let width = unit * share;
        figure.rule(x, x + width, 0.0, FINE);
        let block = inline(setter, label, Pair::grey(NOTE), width, Align::Left);
        figure.height = figure.height.max(mm(1.2) + block.height);
        figure.text(x, mm(1.2), block);
        x += width + gap;
    }
    figure
}

fn receipt(setter: &mut Typesetter, strip: &Receipt) -> Figure {
    let mut figure = Figure::gap(RECEIPT);
    figure.dashes(-LEFT, SHEET_WIDTH - LEFT, 0.0, 0.75);
    let person = setter.plain(&strip.person, SMALL, WIDTH * 0.5, Align::Right);
    let free = WIDTH - person.width - mm(6.0);
    let pair = Pair::bold(SUBTITLE);
    let title = inline(setter, &strip.title, pair, free, Align::Left);
    let lines = signing_lines(setter, &strip.lines, &[3.0, 2.0, 2.0], mm(6.0));
    let foot = RECEIPT - (SHEET_HEIGHT - FOOT) - mm(9.0);
    let lines_at = (foot - lines.height).min(mm(33.0));
    let mut y = mm(4.8);
    figure.text(
        RIGHT - LEFT - WIDTH * 0.5,
        y + title.first_baseline() - person.first_baseline(),
        person,
    );
    y += title.height + mm(1.2);
    figure.text(0.0, y - title.height - mm(1.2), title);
    figure.put(0.0, y, stacked(setter, &strip.text, Pair::grey(SMALL), WIDTH, Align::Left));
    figure.put(0.0, lines_at, lines);
    figure
}
