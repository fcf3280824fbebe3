//! What a hand fills in: lines to sign and to write on, and the line to cut along.

use super::filled::{FilledBlock, FilledContent, FilledSignature};
use super::page::{BODY, set_runs};
use crate::export::pages::flow::Item;
use crate::export::pages::sheet::{FINE, Figure, LEFT, RIGHT, SHEET_WIDTH, WIDTH, mm};
use crate::export::pages::text::{Align, Style, Typesetter};

/// Room for a hand to sign.
const SIGNING_ROOM: f32 = mm(9.0);

/// As what somebody signs, a line, the name.
fn signature(setter: &mut Typesetter, line: &FilledSignature, style: Style) -> Item {
    let (role_width, line_at, line_to, name_at) = (mm(46.0), mm(48.0), mm(86.0), mm(90.0));
    let mut role = Figure::default();
    for (at, runs) in line.role.distinct().into_iter().enumerate() {
        let style = if at == 0 { style } else { style.grey() };
        role.below(Figure::of(set_runs(setter, runs, style, role_width, Align::Left)));
    }
    let mut name = Figure::default();
    let bold = style.serif_bold();
    let bold = if style.face == BODY.face { bold } else { style.bold() };
    for runs in line.name.distinct() {
        name.below(Figure::of(set_runs(setter, runs, bold, RIGHT - LEFT - name_at, Align::Left)));
    }
    let baseline = role.first_baseline().unwrap_or(style.size);
    let mut figure = Figure::gap(SIGNING_ROOM);
    let rule_at = SIGNING_ROOM + baseline + 1.5;
    let mut note = Figure::default();
    for runs in line.note.distinct() {
        let small = Style { size: 8.0, leading: 10.5, ..style };
        note.below(Figure::of(set_runs(setter, runs, small.grey(), WIDTH - line_at, Align::Left)));
    }
    // Below the line and below the name, which may take several lines.
    let note_at = (rule_at + mm(0.8)).max(SIGNING_ROOM + name.height);
    figure.height = (SIGNING_ROOM + role.height).max(note_at + note.height) + mm(1.5);
    figure.put(0.0, SIGNING_ROOM, role);
    figure.rule(line_at, line_to, rule_at, FINE);
    figure.put(line_at, note_at, note);
    figure.put(name_at, SIGNING_ROOM, name);
    figure.into()
}

/// Rules for a hand to write on.
pub(super) fn writing_lines(count: u32) -> Vec<Item> {
    let line = || {
        let mut figure = Figure::gap(mm(8.0));
        figure.rule(0.0, WIDTH, mm(8.0), FINE);
        Item::from(figure)
    };
    let mut items: Vec<Item> = (0..count).map(|_| line()).collect();
    items.push(Item::from(Figure::gap(mm(3.0))));
    // Few lines, and of no use apart.
    let last = items.len() - 1;
    items.iter_mut().take(last).for_each(|item| item.with_next = true);
    items
}

/// A line to cut along, from edge to edge.
pub(super) fn cut() -> Item {
    let mut figure = Figure::gap(mm(20.0));
    figure.dashes(-LEFT, SHEET_WIDTH - LEFT, mm(10.0), 0.75);
    figure.into()
}

/// The lines to sign on of a part; no page break between them.
pub(super) fn signatures(
    setter: &mut Typesetter,
    lines: &[FilledSignature],
    style: Style,
) -> Vec<Item> {
    let mut items: Vec<Item> = lines.iter().map(|line| signature(setter, line, style)).collect();
    let count = items.len();
    for item in items.iter_mut().take(count.saturating_sub(1)) {
        item.with_next = true;
    }
    items
}

/// Height of the lines to sign on that follow a table, so that they do not stand alone on a page.
pub(super) fn height_after(
    setter: &mut Typesetter,
    next: Option<&FilledBlock>,
    style: Style,
) -> f32 {
    match next.map(|block| &block.content) {
        Some(FilledContent::Signatures(lines)) => {
            signatures(setter, lines, style).iter().map(|item| item.figure.height).sum::<f32>()
                + mm(3.0)
        }
        Some(
            FilledContent::Heading(..)
            | FilledContent::Paragraph(..)
            | FilledContent::Fields(_)
            | FilledContent::List(_)
            | FilledContent::Table(..)
            | FilledContent::Lines(_)
            | FilledContent::Cut
            | FilledContent::PageBreak,
        )
        | None => 0.0,
    }
}
