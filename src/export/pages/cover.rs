//! The cover: whose pack this is, what for, until when, and what is missing.
//!
//! It is one sheet whenever that is possible: first as drawn, then with smaller gaps, then with the
//! languages beside each other, at last in smaller type. Only when even that is too much does it go on
//! over the page: then the last rows go over with what follows them.

use super::draft_frame::{fitting, go_on, wanted};
use super::flow::{Flow, Item};
use super::parts::{BODY, Density, LABEL, Labelled, NOTE, SUBTITLE, TITLE};
use super::sheet::{FINE, FOOT, Figure, HEAVY, TOP, WIDTH, mm};
use super::text::{Align, Style, Typesetter};
use super::words::{Pair, compact, inline, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{CoverSheet, Draft, LastDay, OwnPages, Words};

const COVER_TITLE: Style = Style::new(26.0, 32.0).bold();
/// The same when three languages leave little room.
const DENSE_TITLE: Style = Style::new(20.0, 25.0).bold();
const DENSE_SUBTITLE: Style = Style::new(11.0, 14.0);
const FRAME_LABEL: Style = Style::new(11.0, 15.0);
/// Inside the frame of the last day.
const FRAME_PAD: f32 = mm(4.8);
/// The notes end before the stamp, which is never longer than this on page 1.
const NOTES_WIDTH: f32 = WIDTH - mm(27.5);
/// So many rows go over to the second sheet rather than leave what follows them alone there.
const WITH_TAIL: usize = 2;
/// The draft frame of a cover of several sheets takes no more than this part of the first.
const DRAFT_SHARE: f32 = 0.4;

/// How much room the parts take.
#[derive(Clone, Copy)]
struct Spacing {
    after_heading: f32,
    before_person: f32,
    after_person: f32,
    before_frame: f32,
    before_counts: f32,
    before_notes: f32,
    /// A draft must be able to name at least so many missing things.
    missing: usize,
    density: Density,
}

const ROOMY: Spacing = Spacing {
    after_heading: mm(12.0),
    before_person: mm(10.8),
    after_person: mm(4.5),
    before_frame: mm(14.0),
    before_counts: mm(5.8),
    before_notes: mm(5.0),
    missing: 12,
    density: Density::Open,
};
const SNUG: Spacing = Spacing {
    after_heading: mm(7.0),
    before_person: mm(5.0),
    after_person: mm(3.0),
    before_frame: mm(6.0),
    before_counts: mm(4.0),
    before_notes: mm(4.0),
    missing: 6,
    density: Density::Open,
};
const CLOSE: Spacing = Spacing { missing: 3, density: Density::Close, ..SNUG };
const TIGHT: Spacing = Spacing { missing: 1, density: Density::Tight, ..SNUG };
const DENSE: Spacing = Spacing {
    after_heading: mm(4.0),
    before_person: mm(3.0),
    after_person: mm(1.5),
    before_frame: mm(4.0),
    before_counts: mm(3.0),
    before_notes: mm(3.0),
    missing: 1,
    density: Density::Dense,
};

/// Sets the cover.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn cover(sheet: &CoverSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    for spacing in [ROOMY, SNUG, CLOSE, TIGHT, DENSE] {
        let parts = Parts::new(setter, sheet, spacing);
        let room = parts.room();
        let Some(draft) = &sheet.draft else {
            if room >= 0.0 {
                return one_sheet(setter, parts, None);
            }
            continue;
        };
        let is_dense = spacing.density == Density::Dense;
        let (frame, shown) = fitting(setter, draft, room - spacing.after_heading, is_dense);
        let fits = frame.height + spacing.after_heading <= room;
        // A draft that has more to mend than a cover can hold goes on over the page.
        if fits && (is_dense || shown >= wanted(draft, spacing.missing)) {
            return one_sheet(setter, parts, Some((draft, frame, shown)));
        }
    }
    several_sheets(setter, sheet)
}

/// The parts of the cover in reading order, without draft frame.
struct Parts {
    heading: Figure,
    title: Figure,
    rows: Vec<Figure>,
    tail: Vec<Figure>,
    notes: Figure,
    spacing: Spacing,
}

impl Parts {
    fn new(setter: &mut Typesetter, sheet: &CoverSheet, spacing: Spacing) -> Self {
        let is_dense = spacing.density == Density::Dense;
        let label_width = if is_dense { mm(42.0) } else { mm(48.0) };
        let labelled = Labelled { label_width, value: BODY, density: spacing.density };
        let rows = sheet.rows.iter().map(|(label, value)| labelled.row(setter, label, value));
        let rows = rows.collect();
        let mut tail = Vec::new();
        if let Some(day) = &sheet.last_day {
            tail.push(Figure::gap(spacing.before_frame));
            tail.push(last_day(setter, day, spacing.density));
        }
        if !sheet.counts.is_empty() {
            tail.push(Figure::gap(spacing.before_counts));
            tail.push(counts(setter, &sheet.counts, spacing.density));
        }
        Self {
            heading: heading(setter, sheet),
            title: title(setter, sheet, spacing),
            rows,
            tail,
            notes: notes(setter, &sheet.notes, spacing.density),
            spacing,
        }
    }

    /// Height that is left on one sheet; less than nothing when they do not fit.
    fn room(&self) -> f32 {
        let fixed = [&self.heading, &self.title, &self.notes].into_iter();
        let figures = fixed.chain(&self.rows).chain(&self.tail);
        FOOT - TOP - self.spacing.before_notes - figures.map(|figure| figure.height).sum::<f32>()
    }
}

fn one_sheet(
    setter: &mut Typesetter,
    parts: Parts,
    draft: Option<(&Draft, Figure, usize)>,
) -> Result<OwnPages, PagesError> {
    let mut flow = Flow::new(setter, &Words::default());
    let mut y = TOP;
    let mut put = |flow: &mut Flow, figure: Figure| {
        let height = figure.height;
        flow.fixed(y, figure);
        y += height;
    };
    put(&mut flow, parts.heading);
    let left_out = draft.map(|(draft, frame, shown)| {
        put(&mut flow, Figure::gap(parts.spacing.after_heading));
        put(&mut flow, frame);
        (draft, shown)
    });
    for figure in std::iter::once(parts.title).chain(parts.rows).chain(parts.tail) {
        put(&mut flow, figure);
    }
    flow.fixed(FOOT - parts.notes.height, parts.notes);
    if let Some((draft, shown)) = left_out.filter(|(draft, shown)| *shown < draft.mend.len()) {
        go_on(setter, &mut flow, draft, shown);
    }
    own_pages(flow)
}

fn several_sheets(setter: &mut Typesetter, sheet: &CoverSheet) -> Result<OwnPages, PagesError> {
    let parts = Parts::new(setter, sheet, TIGHT);
    let mut flow = Flow::new(setter, &Words::default());
    flow.add(parts.heading.into());
    let mut left_out = None;
    if let Some(draft) = &sheet.draft {
        flow.skip(TIGHT.after_heading);
        let room = flow.room() * DRAFT_SHARE;
        let (frame, shown) = fitting(setter, draft, room, true);
        flow.add(frame.into());
        left_out = (shown < draft.mend.len()).then_some((draft, shown));
    }
    flow.add(parts.title.into());
    let mut rows: Vec<Item> = parts.rows.into_iter().map(Item::from).collect();
    let first_bound = rows.len().saturating_sub(WITH_TAIL);
    rows.iter_mut().skip(first_bound).for_each(|row| row.with_next = true);
    let tail = parts.tail.into_iter().map(|figure| Item { figure, with_next: true, link: None });
    rows.extend(tail);
    flow.all(rows);
    if flow.y() + TIGHT.before_notes > FOOT - parts.notes.height {
        flow.turn();
    }
    flow.fixed(FOOT - parts.notes.height, parts.notes);
    if let Some((draft, shown)) = left_out {
        go_on(setter, &mut flow, draft, shown);
    }
    own_pages(flow)
}

/// "Document pack" left, the number of the case right.
fn heading(setter: &mut Typesetter, sheet: &CoverSheet) -> Figure {
    let number = setter.plain(&sheet.number, BODY.bold(), WIDTH * 0.4, Align::Right);
    let words = inline(
        setter,
        &sheet.heading,
        Pair::grey(BODY),
        WIDTH - number.width - mm(6.0),
        Align::Left,
    );
    let mut figure = Figure::gap(words.height.max(number.height));
    figure.text(0.0, 0.0, words);
    figure.text(WIDTH * 0.6, 0.0, number);
    figure
}

/// What is applied for, a heavy rule, and the name.
fn title(setter: &mut Typesetter, sheet: &CoverSheet, spacing: Spacing) -> Figure {
    let mut figure = Figure::gap(spacing.after_heading);
    figure.below(match spacing.density {
        Density::Open | Density::Close | Density::Tight => {
            let titles = Pair { first: COVER_TITLE, rest: SUBTITLE };
            stacked(setter, &sheet.title, titles, WIDTH, Align::Left)
        }
        Density::Dense => {
            let (first, rest) = sheet.title.split_first();
            let mut figure = stacked(setter, &first, Pair::same(DENSE_TITLE), WIDTH, Align::Left);
            let rest = inline(setter, &rest, Pair::same(DENSE_SUBTITLE), WIDTH, Align::Left);
            figure.below(Figure::of(rest));
            figure
        }
    });
    figure.height += if spacing.density == Density::Dense { mm(1.5) } else { mm(3.0) };
    figure.below(match spacing.density {
        Density::Open | Density::Close => {
            stacked(setter, &sheet.subtitle, Pair::grey(BODY), WIDTH, Align::Left)
        }
        Density::Tight => {
            Figure::of(inline(setter, &sheet.subtitle, Pair::grey(BODY), WIDTH, Align::Left))
        }
        Density::Dense => {
            Figure::of(inline(setter, &sheet.subtitle, Pair::grey(LABEL), WIDTH, Align::Left))
        }
    });
    figure.height += spacing.before_person;
    figure.rule(0.0, WIDTH, figure.height, HEAVY);
    figure.height += spacing.after_person;
    figure.below(names(setter, sheet, spacing.density));
    figure.height += spacing.after_person;
    figure.rule(0.0, WIDTH, figure.height, FINE);
    figure
}

/// The name in Latin letters and in Cyrillic: below each other, or on one line when that saves room.
fn names(setter: &mut Typesetter, sheet: &CoverSheet, density: Density) -> Figure {
    let mut figure = Figure::of(setter.plain(&sheet.name, TITLE, WIDTH, Align::Left));
    let Some(name) = &sheet.name_cyrillic else { return figure };
    let taken = setter.width(&sheet.name, TITLE) + mm(4.0);
    let cyrillic = setter.plain(name, SUBTITLE.grey(), WIDTH, Align::Left);
    if density == Density::Dense && taken + cyrillic.width <= WIDTH {
        let drop = figure.first_baseline().unwrap_or_default() - cyrillic.first_baseline();
        figure.text(taken, drop.max(0.0), cyrillic);
    } else {
        figure.below(Figure::of(cyrillic));
    }
    figure
}

fn last_day(setter: &mut Typesetter, day: &LastDay, density: Density) -> Figure {
    let date = setter.plain(&day.date, TITLE, WIDTH * 0.4, Align::Right);
    let weekday = inline(setter, &day.weekday, Pair::same(LABEL), WIDTH * 0.4, Align::Right);
    let taken = date.width.max(weekday.width);
    let free = WIDTH - 2.0 * FRAME_PAD - taken - mm(6.0);
    let labels = Pair { first: FRAME_LABEL.bold(), rest: FRAME_LABEL };
    let mut left = match density {
        Density::Open | Density::Close | Density::Tight => {
            stacked(setter, &day.label, labels, free, Align::Left)
        }
        Density::Dense => Figure::of(inline(setter, &day.label, labels, free, Align::Left)),
    };
    left.height += mm(0.8);
    left.below(match density {
        Density::Open | Density::Close => {
            compact(setter, &day.note, Pair::same(LABEL.grey()), free)
        }
        Density::Tight | Density::Dense => {
            Figure::of(inline(setter, &day.note, Pair::same(LABEL.grey()), free, Align::Left))
        }
    });
    let right_height = date.height + weekday.height;
    let height = left.height.max(right_height) + 2.0 * mm(3.6);
    let mut figure = Figure::gap(height);
    figure.frame(0.75, 0.75, WIDTH - HEAVY, height - HEAVY, HEAVY);
    let (left_at, right_at) = ((height - left.height) / 2.0, (height - right_height) / 2.0);
    figure.put(FRAME_PAD, left_at, left);
    let edge = WIDTH - FRAME_PAD - WIDTH * 0.4;
    let under = right_at + date.height;
    figure.text(edge, right_at, date);
    figure.text(edge, under, weekday);
    figure
}

/// Big figures with their words beside them.
fn counts(setter: &mut Typesetter, counts: &[(String, Words)], density: Density) -> Figure {
    let share = counts.iter().map(|_| 1.0_f32).sum::<f32>();
    let step = mm(51.0).min(WIDTH / share);
    let mut figure = Figure::default();
    let mut x = 0.0;
    for (at, (number, words)) in counts.iter().enumerate() {
        let number = setter.plain(number, TITLE, f32::MAX, Align::Left);
        let end = if at + 1 == counts.len() { WIDTH } else { x + step - mm(2.0) };
        let words_at = x + number.width + mm(2.8);
        let free = (end - words_at).max(mm(12.0));
        let words = match density {
            Density::Open | Density::Close | Density::Tight => {
                stacked(setter, words, Pair::grey(LABEL), free, Align::Left)
            }
            Density::Dense => {
                Figure::of(inline(setter, words, Pair::grey(NOTE), free, Align::Left))
            }
        };
        let height = number.height.max(words.height);
        figure.height = figure.height.max(height);
        figure.put(words_at, (height - words.height) / 2.0, words);
        figure.text(x, (height - number.height) / 2.0, number);
        x += step;
    }
    figure
}

/// The notes, to stand on the margin line left of the stamp.
fn notes(setter: &mut Typesetter, notes: &[Words], density: Density) -> Figure {
    let mut figure = Figure::default();
    let pair = Pair::same(NOTE.grey());
    for note in notes {
        figure.below(match density {
            Density::Open | Density::Close | Density::Tight => {
                compact(setter, note, pair, NOTES_WIDTH)
            }
            Density::Dense => Figure::of(inline(setter, note, pair, NOTES_WIDTH, Align::Left)),
        });
    }
    figure
}
