//! The list of dates: a box to tick, the day, what is to be done, how it stands; under headings of time.

use super::checklist::mark;
use super::flow::{Flow, Item};
use super::parts::{BODY, LABEL, NOTE, PAD, SMALL, cell, page_title, row, section, table_head};
use super::sheet::{FINE, Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Typesetter};
use super::words::{Pair, inline, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{DatesRow, DatesSheet, OwnPages, Tick, Words};

const BOX_WIDTH: f32 = mm(6.0);
const DAY_AT: f32 = mm(10.0);
const DAY_WIDTH: f32 = mm(33.0);
const WHAT_AT: f32 = mm(45.0);
const WHAT_WIDTH: f32 = mm(88.0);
const STATE_AT: f32 = mm(136.0);

/// Sets the list.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn dates(sheet: &DatesSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let mut flow = Flow::new(setter, &sheet.foot);
    flow.add(title(setter, sheet).into());
    flow.skip(mm(6.0));
    for text in &sheet.paragraphs {
        flow.add(stacked(setter, text, Pair::grey(BODY), WIDTH, Align::Left).into());
    }
    if !sheet.parts.is_empty() {
        flow.head(head(setter, &sheet.heads));
        for part in &sheet.parts {
            let mut items = Vec::new();
            if !part.title.0.is_empty() {
                let figure = section(setter, &part.title, mm(4.0));
                items.push(Item { figure, with_next: true, link: None });
            }
            items.extend(part.rows.iter().map(|line| Item::from(date(setter, line))));
            flow.all(items);
        }
        flow.end_head();
    }
    flow.skip(mm(4.0));
    for note in &sheet.notes {
        flow.add(stacked(setter, note, Pair::grey(NOTE), WIDTH, Align::Left).into());
        flow.skip(mm(1.0));
    }
    own_pages(flow)
}

fn title(setter: &mut Typesetter, sheet: &DatesSheet) -> Figure {
    let styles = [BODY.bold(), SMALL];
    let person: Vec<_> = sheet.person.iter().cloned().zip(styles).collect();
    let mut figure = page_title(setter, &sheet.title, &person);
    figure.height += mm(1.5);
    let subtitle = inline(setter, &sheet.subtitle, Pair::grey(LABEL), WIDTH, Align::Left);
    figure.below(Figure::of(subtitle));
    figure
}

fn head(setter: &mut Typesetter, heads: &[Words; 3]) -> Figure {
    let [day, what, state] = heads;
    let pair = Pair::grey(LABEL);
    let cells = vec![
        (DAY_AT, stacked(setter, day, pair, DAY_WIDTH, Align::Left)),
        (WHAT_AT, stacked(setter, what, pair, WHAT_WIDTH, Align::Left)),
        (STATE_AT, stacked(setter, state, pair, WIDTH - STATE_AT, Align::Left)),
    ];
    table_head(cells, HEAVY)
}

fn date(setter: &mut Typesetter, line: &DatesRow) -> Figure {
    let tick = if line.is_done { Tick::Ticked } else { Tick::Empty };
    let mut day = stacked(setter, &line.day, Pair::bold(BODY), DAY_WIDTH, Align::Left);
    let weekday = inline(setter, &line.weekday, Pair::same(NOTE.grey()), DAY_WIDTH, Align::Left);
    day.below(Figure::of(weekday));
    let titles = Pair { first: BODY.bold(), rest: LABEL.grey() };
    let mut what = stacked(setter, &line.title, titles, WHAT_WIDTH, Align::Left);
    if !line.person.is_empty() {
        what.below(cell(setter, &line.person, SMALL, WHAT_WIDTH, Align::Left));
    }
    for text in &line.lines {
        let block = inline(setter, text, Pair::same(LABEL.grey()), WHAT_WIDTH, Align::Left);
        what.below(Figure::of(block));
    }
    let state = if line.is_late { Pair::bold(SMALL) } else { Pair::grey(SMALL) };
    let state = stacked(setter, &line.state, state, WIDTH - STATE_AT, Align::Left);
    let cells = vec![
        (0.0, mark(setter, tick, BOX_WIDTH)),
        (DAY_AT, day),
        (WHAT_AT, what),
        (STATE_AT, state),
    ];
    row(cells, PAD, 0.0, FINE)
}
