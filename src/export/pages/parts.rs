//! Parts that several sheets share: the title with the person, rows of label and value, table rows.

use super::sheet::{FINE, Figure, WIDTH, mm};
use super::text::{Align, Style, Typesetter};
use super::words::{Pair, compact, inline, stacked};
use crate::export::front_matter::Words;

/// Values, names of documents.
pub(crate) const BODY: Style = Style::new(10.0, 13.5);
/// Checklist, person.
pub(crate) const SMALL: Style = Style::new(9.0, 12.0);
/// Labels, second language.
pub(crate) const LABEL: Style = Style::new(8.5, 11.5);
/// Notes.
pub(crate) const NOTE: Style = Style::new(8.0, 11.0);
/// Labels where three languages leave little room.
const DENSE_LABEL: Style = Style::new(8.0, 10.5);
/// Titles of pages, names, big figures.
pub(crate) const TITLE: Style = Style::new(20.0, 26.0).bold();
/// Second language of titles.
pub(crate) const SUBTITLE: Style = Style::new(14.0, 18.0);
/// Above and below the text of a row.
pub(crate) const PAD: f32 = mm(1.5);

/// The title of a page left, lines about the person right, each on the baseline of its neighbour.
pub(crate) fn page_title(
    setter: &mut Typesetter,
    title: &Words,
    person: &[(String, Style)],
) -> Figure {
    let person: Vec<_> = person.iter().filter(|(text, _)| !text.trim().is_empty()).collect();
    let taken = person
        .iter()
        .map(|(text, style)| setter.width(text, *style))
        .fold(0.0, f32::max)
        .min(WIDTH * 0.5);
    let free = if person.is_empty() { WIDTH } else { WIDTH - taken - mm(6.0) };
    let pair = Pair { first: TITLE, rest: SUBTITLE.grey() };
    let mut figure = stacked(setter, title, pair, free, Align::Left);
    let baselines: Vec<f32> = figure.baselines().collect();
    let mut lowest = 0.0_f32;
    for (at, (text, style)) in person.into_iter().enumerate() {
        let block = setter.plain(text, *style, taken + 0.5, Align::Right);
        let beside = baselines.get(at).map_or(lowest, |baseline| baseline - block.first_baseline());
        let y = beside.max(lowest);
        lowest = y + block.height;
        figure.text(WIDTH - taken - 0.5, y, block);
    }
    figure.height = figure.height.max(lowest);
    figure
}

/// How close the languages of a label and its value stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Density {
    /// Below each other.
    Open,
    /// Beside each other where they fit on a line.
    Close,
    /// Beside each other, whatever it takes.
    Tight,
    /// The same, in smaller type.
    Dense,
}

/// A row of label and value with a fine rule below it.
pub(crate) struct Labelled {
    /// Width of the column of labels.
    pub(crate) label_width: f32,
    /// Type of the values.
    pub(crate) value: Style,
    /// Languages below or beside each other.
    pub(crate) density: Density,
}

impl Labelled {
    /// Sets a row.
    pub(crate) fn row(&self, setter: &mut Typesetter, label: &Words, value: &Words) -> Figure {
        let widths = (self.label_width - mm(2.0), WIDTH - self.label_width);
        let is_dense = self.density == Density::Dense;
        let (label_style, value_style) =
            if is_dense { (DENSE_LABEL, SMALL) } else { (LABEL, self.value) };
        let (labels, values) = (Pair::bold(label_style), Pair::grey(value_style));
        if self.density == Density::Open {
            let label = stacked(setter, label, labels, widths.0, Align::Left);
            let value = stacked(setter, value, values, widths.1, Align::Left);
            return row(vec![(0.0, label), (self.label_width, value)], PAD, 0.0, FINE);
        }
        let label = inline(setter, label, labels, widths.0, Align::Left);
        let value = match self.density {
            Density::Open | Density::Close => compact(setter, value, values, widths.1),
            Density::Tight | Density::Dense => {
                Figure::of(inline(setter, value, values, widths.1, Align::Left))
            }
        };
        // Both on one baseline.
        let drop = value
            .first_baseline()
            .map_or(0.0, |baseline| baseline - label.first_baseline())
            .max(0.0);
        let mut lowered = Figure::gap(drop);
        lowered.below(Figure::of(label));
        let pad = if is_dense { mm(0.8) } else { mm(1.1) };
        row(vec![(0.0, lowered), (self.label_width, value)], pad, 0.0, FINE)
    }
}

/// Cells side by side, tops aligned, with a rule below.
pub(crate) fn row(cells: Vec<(f32, Figure)>, pad: f32, least: f32, rule: f32) -> Figure {
    let content = cells.iter().map(|(_, cell)| cell.height).fold(0.0, f32::max);
    let mut figure = Figure::gap((content + 2.0 * pad).max(least));
    for (x, cell) in cells {
        figure.put(x, pad, cell);
    }
    figure.rule(0.0, WIDTH, figure.height, rule);
    figure
}

/// The title of a section with a fine rule below it.
pub(crate) fn section(setter: &mut Typesetter, title: &Words, above: f32) -> Figure {
    let block = inline(setter, title, Pair::bold(BODY), WIDTH, Align::Left);
    let mut figure = Figure::gap(above);
    figure.below(Figure::of(block));
    figure.height += mm(1.0);
    figure.rule(0.0, WIDTH, figure.height, FINE);
    figure
}

/// A cell of plain text.
pub(crate) fn cell(
    setter: &mut Typesetter,
    text: &str,
    style: Style,
    width: f32,
    align: Align,
) -> Figure {
    Figure::of(setter.plain(text, style, width, align))
}

/// A head whose cells stand on the same last line, with a heavy rule below.
pub(crate) fn table_head(cells: Vec<(f32, Figure)>, rule: f32) -> Figure {
    let height = cells.iter().map(|(_, cell)| cell.height).fold(0.0, f32::max);
    let mut figure = Figure::gap(height + mm(1.6));
    for (x, cell) in cells {
        let y = height - cell.height;
        figure.put(x, y, cell);
    }
    figure.rule(0.0, WIDTH, figure.height, rule);
    figure
}
