//! The index: what lies in the bundle and where. Every row leads to its document.

use super::flow::{Flow, Item};
use super::parts::{BODY, LABEL, PAD, cell, page_title, row, section, table_head};
use super::sheet::{FINE, Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Typesetter};
use super::words::{Pair, inline, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{Index, IndexRow, OwnPages, Words};

/// Left edge of the title column; the numbers stand before it.
const TITLE_AT: f32 = mm(12.0);
const TITLE_WIDTH: f32 = mm(91.0);
const FORM_AT: f32 = mm(107.0);
const FORM_WIDTH: f32 = mm(27.0);
/// Right edge of the page counts; also of their head.
const COUNT_TO: f32 = mm(155.0);
const COUNT_WIDTH: f32 = mm(20.0);
const PAGE_WIDTH: f32 = mm(14.0);

/// Sets the index.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn index(index: &Index) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let mut flow = Flow::new(setter, &index.foot);
    flow.add(page_title(setter, &index.title, &[(index.person.clone(), BODY)]).into());
    flow.skip(mm(7.0));
    flow.head(head(setter, &index.heads));
    let last = index.sections.iter().rposition(|section| !section.rows.is_empty());
    for (at, part) in index.sections.iter().enumerate() {
        let mut items = Vec::new();
        if !part.title.0.is_empty() {
            items.push(Item {
                figure: section(setter, &part.title, mm(4.4)),
                with_next: true,
                link: None,
            });
        }
        for (number, line) in part.rows.iter().enumerate() {
            let ends = last == Some(at) && number + 1 == part.rows.len();
            let figure = document(setter, line, if ends { HEAVY } else { FINE });
            items.push(Item { figure, with_next: ends, link: line.link });
        }
        if last == Some(at) {
            items.push(total(setter, index).into());
        }
        flow.all(items);
    }
    if last.is_none() {
        flow.add(total(setter, index).into());
    }
    flow.end_head();
    flow.skip(mm(3.0));
    for note in &index.notes {
        flow.add(stacked(setter, note, Pair::grey(LABEL), WIDTH, Align::Left).into());
        flow.skip(mm(1.0));
    }
    own_pages(flow)
}

fn head(setter: &mut Typesetter, heads: &[Words; 5]) -> Figure {
    let [number, title, form, count, page] = heads;
    let pair = Pair::grey(LABEL);
    let cells = vec![
        (0.0, stacked(setter, number, pair, TITLE_AT, Align::Left)),
        (TITLE_AT, stacked(setter, title, pair, TITLE_WIDTH, Align::Left)),
        (FORM_AT, stacked(setter, form, pair, FORM_WIDTH, Align::Left)),
        (COUNT_TO - COUNT_WIDTH, stacked(setter, count, pair, COUNT_WIDTH, Align::Right)),
        (WIDTH - PAGE_WIDTH, stacked(setter, page, pair, PAGE_WIDTH, Align::Right)),
    ];
    table_head(cells, HEAVY)
}

fn document(setter: &mut Typesetter, line: &IndexRow, rule: f32) -> Figure {
    let page = match &line.volume {
        Some(volume) => format!("{volume} · {}", line.first_page),
        None => line.first_page.to_string(),
    };
    let titles = Pair { first: BODY, rest: LABEL.grey() };
    let mut form = Figure::gap(1.1);
    form.below(stacked(setter, &line.form, Pair::grey(LABEL), FORM_WIDTH, Align::Left));
    let cells = vec![
        (0.0, cell(setter, &line.number, BODY.bold(), TITLE_AT - mm(1.0), Align::Left)),
        (TITLE_AT, stacked(setter, &line.title, titles, TITLE_WIDTH, Align::Left)),
        (FORM_AT, form),
        (
            COUNT_TO - COUNT_WIDTH,
            cell(setter, &line.page_count.to_string(), BODY, COUNT_WIDTH, Align::Right),
        ),
        (WIDTH - PAGE_WIDTH, cell(setter, &page, BODY.bold(), PAGE_WIDTH, Align::Right)),
    ];
    row(cells, PAD, 0.0, rule)
}

fn total(setter: &mut Typesetter, index: &Index) -> Figure {
    let words = inline(setter, &index.total, Pair::bold(BODY), COUNT_TO - COUNT_WIDTH, Align::Left);
    let pages =
        setter.plain(&index.total_pages.to_string(), BODY.bold(), COUNT_WIDTH, Align::Right);
    let mut figure = Figure::gap(mm(3.2) + words.height.max(BODY.leading));
    figure.text(0.0, mm(3.2), words);
    figure.text(COUNT_TO - COUNT_WIDTH, mm(3.2), pages);
    figure
}
