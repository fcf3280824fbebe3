//! Lines of a letter on their way to a page: which of them stay together, and in which order they are read.

use super::filled::FilledBlock;
use crate::export::pages::flow::Item;
use crate::export::pages::sheet::{Figure, Piece};
use crate::export::pages::text::Block;

/// A row of blocks beside each other as single lines, so that a page may end between them: never after
/// the first or before the last line.
pub(super) fn lines_of(blocks: &[(f32, Block)], leading: f32) -> Vec<Item> {
    let count = blocks.iter().map(|(_, block)| block.lines.len()).max().unwrap_or(0);
    let mut items = Vec::with_capacity(count);
    let mut top = 0.0;
    for at in 0..count {
        let mut figure = Figure::gap(leading);
        for (x, block) in blocks {
            let Some(line) = block.lines.get(at) else { continue };
            let mut line = line.clone();
            line.baseline -= top;
            let column = block.column;
            figure.text(*x, 0.0, Block { lines: vec![line], column, ..Block::default() });
        }
        top += leading;
        let with_next = at == 0 && count > 1 || at + 2 == count;
        items.push(Item { figure, with_next, link: None });
    }
    items
}

/// Neither the first nor the last row of several stands alone on a page.
pub(super) fn pair_ends(rows: &mut [Item]) {
    let count = rows.len();
    for at in [0, count.saturating_sub(2)] {
        if let Some(row) = rows.get_mut(at).filter(|_| at + 1 < count) {
            row.with_next = true;
        }
    }
}

/// Applies what a part says of page breaks.
pub(super) fn kept(mut items: Vec<Item>, block: &FilledBlock) -> Vec<Item> {
    let count = items.len();
    for (at, item) in items.iter_mut().enumerate() {
        if at + 1 < count {
            item.with_next |= block.keep_together;
        } else {
            item.with_next |= block.keep_with_next;
        }
    }
    items
}

/// Nothing, kept with what follows.
pub(super) fn space(height: f32) -> Item {
    Item { figure: Figure::gap(height), with_next: true, link: None }
}

/// Rules that go on from line to line become one.
pub(super) fn join_rules(sheet: &mut Figure) {
    let mut joined: Vec<Piece> = Vec::with_capacity(sheet.pieces.len());
    // Place of the last upright rule, which the next one may go on.
    let mut last: Option<usize> = None;
    for piece in std::mem::take(&mut sheet.pieces) {
        if let Some([(x, from), (_, to)]) = upright(&piece) {
            let known = last.and_then(|at| joined.get_mut(at));
            if let Some(Piece::Stroke { points, .. }) = known
                && let [(other, _), (_, end)] = points.as_mut_slice()
                && (*other - x).abs() < 0.01
                && (*end - from).abs() < 0.05
            {
                *end = to;
                continue;
            }
            last = Some(joined.len());
        }
        joined.push(piece);
    }
    sheet.pieces = joined;
}

/// The lines of columns stand beside each other on the sheet; whoever reads the file aloud, or copies from it,
/// gets one column after the other.
pub(super) fn in_reading_order(sheet: &mut Figure) {
    let column = |piece: &Piece| match piece {
        Piece::Text { block, .. } => block.column,
        Piece::Stroke { .. } => None,
    };
    let (mut texts, strokes): (Vec<Piece>, Vec<Piece>) = std::mem::take(&mut sheet.pieces)
        .into_iter()
        .partition(|piece| matches!(piece, Piece::Text { .. }));
    for stretch in texts.chunk_by_mut(|a, b| column(a).is_some() && column(b).is_some()) {
        stretch.sort_by_key(column);
    }
    sheet.pieces = strokes;
    sheet.pieces.append(&mut texts);
}

/// The ends of an upright rule.
fn upright(piece: &Piece) -> Option<[(f32, f32); 2]> {
    let Piece::Stroke { points, closed: false, .. } = piece else { return None };
    match points.as_slice() {
        [from, to] if (from.0 - to.0).abs() < 0.01 => Some([*from, *to]),
        _ => None,
    }
}

/// The last lines are kept with what follows.
pub(super) fn keep_tail(items: &mut [Item]) {
    for item in items.iter_mut().rev().take(3) {
        item.with_next = true;
    }
}
