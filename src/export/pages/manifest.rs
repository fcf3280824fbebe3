//! The readable manifest: every file of the pack with its digest.

use super::flow::{Flow, Item};
use super::parts::{
    BODY, Density, LABEL, Labelled, NOTE, PAD, SMALL, cell, page_title, row, table_head,
};
use super::sheet::{FINE, Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Typesetter};
use super::words::{Pair, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{ManifestRow, ManifestSheet, OwnPages, Words};

const FILE_AT: f32 = mm(10.0);
const FILE_WIDTH: f32 = mm(68.0);
/// Right edges.
const COUNT_TO: f32 = mm(91.0);
const SIZE_TO: f32 = mm(111.0);
const COUNT_WIDTH: f32 = mm(12.0);
const SIZE_WIDTH: f32 = mm(18.0);
const DIGEST_AT: f32 = mm(115.0);
/// Half of a digest on a line.
const DIGEST_HALF: usize = 32;

/// Sets the manifest.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn manifest(sheet: &ManifestSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let mut flow = Flow::new(setter, &sheet.foot);
    let mut title = page_title(setter, &sheet.title, &[(sheet.person.clone(), BODY)]);
    title.height += mm(5.0);
    if !sheet.rows.is_empty() {
        title.rule(0.0, WIDTH, title.height, FINE);
    }
    flow.add(title.into());
    let labelled = Labelled { label_width: mm(48.0), value: SMALL, density: Density::Close };
    let rows = sheet.rows.iter().map(|(label, value)| labelled.row(setter, label, value).into());
    flow.all(rows.collect::<Vec<Item>>());
    flow.skip(mm(6.0));
    flow.head(head(setter, &sheet.heads));
    let count = sheet.files.len();
    for (at, line) in sheet.files.iter().enumerate() {
        flow.add(file(setter, line, if at + 1 == count { HEAVY } else { FINE }).into());
    }
    flow.end_head();
    flow.skip(mm(3.0));
    for note in &sheet.notes {
        let mut figure = stacked(setter, note, Pair::grey(NOTE), WIDTH, Align::Left);
        figure.height += mm(1.0);
        flow.add(figure.into());
    }
    own_pages(flow)
}

fn head(setter: &mut Typesetter, heads: &[Words; 5]) -> Figure {
    let [number, path, count, size, digest] = heads;
    let pair = Pair::grey(LABEL);
    let cells = vec![
        (0.0, stacked(setter, number, pair, FILE_AT, Align::Left)),
        (FILE_AT, stacked(setter, path, pair, FILE_WIDTH, Align::Left)),
        (COUNT_TO - COUNT_WIDTH, stacked(setter, count, pair, COUNT_WIDTH, Align::Right)),
        (SIZE_TO - SIZE_WIDTH, stacked(setter, size, pair, SIZE_WIDTH, Align::Right)),
        (DIGEST_AT, stacked(setter, digest, pair, WIDTH - DIGEST_AT, Align::Left)),
    ];
    table_head(cells, HEAVY)
}

fn file(setter: &mut Typesetter, line: &ManifestRow, rule: f32) -> Figure {
    let pages = line.page_count.map(|count| count.to_string()).unwrap_or_default();
    let halves: Vec<String> = line
        .sha256
        .chars()
        .collect::<Vec<_>>()
        .chunks(DIGEST_HALF)
        .map(|half| half.iter().collect())
        .collect();
    let cells = vec![
        (0.0, cell(setter, &line.number, SMALL.bold(), FILE_AT - mm(1.0), Align::Left)),
        (FILE_AT, cell(setter, &line.path, SMALL, FILE_WIDTH, Align::Left)),
        (COUNT_TO - COUNT_WIDTH, cell(setter, &pages, SMALL, COUNT_WIDTH, Align::Right)),
        (SIZE_TO - SIZE_WIDTH, cell(setter, &line.size, SMALL, SIZE_WIDTH, Align::Right)),
        (DIGEST_AT, cell(setter, &halves.join("\n"), NOTE, WIDTH - DIGEST_AT, Align::Left)),
    ];
    row(cells, PAD, 0.0, rule)
}
