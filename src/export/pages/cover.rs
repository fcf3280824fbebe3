//! The cover: whose pack this is, what for, until when, and what is missing.
//!
//! It is one sheet whenever that is possible: first as drawn, then with smaller gaps, then with the
//! languages beside each other. Only when even that is too much does it go on over the page.

use super::flow::Flow;
use super::parts::{BODY, Density, LABEL, Labelled, NOTE, SUBTITLE, TITLE};
use super::sheet::{FINE, FOOT, Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Style, Typesetter};
use super::words::{Pair, compact, inline, stacked};
use super::{PagesError, own_pages};
use crate::export::front_matter::{CoverSheet, Draft, LastDay, OwnPages, Words};

const COVER_TITLE: Style = Style::new(26.0, 32.0).bold();
const FRAME_LABEL: Style = Style::new(11.0, 15.0);
/// Inside the frames.
const FRAME_PAD: f32 = mm(4.8);
/// The notes end before the stamp, which is never longer than this on page 1.
const NOTES_WIDTH: f32 = WIDTH - mm(27.5);

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

/// Sets the cover.
///
/// # Errors
/// When a font of ours cannot be read or the PDF cannot be written.
pub fn cover(sheet: &CoverSheet) -> Result<OwnPages, PagesError> {
    let setter = &mut Typesetter::new();
    let notes = notes(setter, &sheet.notes);
    for spacing in [ROOMY, SNUG, CLOSE, TIGHT] {
        let parts = Parts::new(setter, sheet, spacing);
        let room = FOOT - super::sheet::TOP - notes.height - spacing.before_notes - parts.height();
        let wanted = sheet.draft.as_ref().map_or(0.0, |draft| {
            draft_frame(setter, draft, draft.missing.len().min(spacing.missing)).height
                + spacing.after_heading
        });
        if room >= wanted {
            let draft = sheet
                .draft
                .as_ref()
                .map(|draft| fitting(setter, draft, room - spacing.after_heading));
            return one_sheet(setter, parts, draft, notes, spacing);
        }
    }
    several_sheets(setter, sheet, notes)
}

/// The parts of the cover in reading order, without draft frame and notes.
struct Parts {
    heading: Figure,
    body: Vec<Figure>,
    tail: Vec<Figure>,
}

impl Parts {
    fn new(setter: &mut Typesetter, sheet: &CoverSheet, spacing: Spacing) -> Self {
        let mut body = vec![title(setter, sheet, spacing)];
        let labelled = Labelled { label_width: mm(48.0), value: BODY, density: spacing.density };
        body.extend(sheet.rows.iter().map(|(label, value)| labelled.row(setter, label, value)));
        let mut tail = Vec::new();
        if let Some(day) = &sheet.last_day {
            tail.push(Figure::gap(spacing.before_frame));
            tail.push(last_day(setter, day, spacing.density));
        }
        if !sheet.counts.is_empty() {
            tail.push(Figure::gap(spacing.before_counts));
            tail.push(counts(setter, &sheet.counts));
        }
        Self { heading: heading(setter, sheet), body, tail }
    }

    fn height(&self) -> f32 {
        self.heading.height
            + self.body.iter().chain(&self.tail).map(|figure| figure.height).sum::<f32>()
    }
}

fn one_sheet(
    setter: &mut Typesetter,
    parts: Parts,
    draft: Option<Figure>,
    notes: Figure,
    spacing: Spacing,
) -> Result<OwnPages, PagesError> {
    let mut flow = Flow::new(setter, &Words::default());
    let mut y = super::sheet::TOP;
    let frame = draft.into_iter().flat_map(|frame| [Figure::gap(spacing.after_heading), frame]);
    for figure in std::iter::once(parts.heading).chain(frame).chain(parts.body).chain(parts.tail) {
        let height = figure.height;
        flow.fixed(y, figure);
        y += height;
    }
    flow.fixed(FOOT - notes.height, notes);
    own_pages(flow)
}

fn several_sheets(
    setter: &mut Typesetter,
    sheet: &CoverSheet,
    notes: Figure,
) -> Result<OwnPages, PagesError> {
    let parts = Parts::new(setter, sheet, TIGHT);
    let mut flow = Flow::new(setter, &Words::default());
    flow.add(parts.heading.into());
    if let Some(draft) = &sheet.draft {
        flow.skip(TIGHT.after_heading);
        let room = flow.room() * 0.6;
        flow.add(fitting(setter, draft, room).into());
    }
    for figure in parts.body.into_iter().chain(parts.tail) {
        flow.add(figure.into());
    }
    if flow.y() + TIGHT.before_notes > FOOT - notes.height {
        flow.turn();
    }
    flow.fixed(FOOT - notes.height, notes);
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
    let titles = Pair { first: COVER_TITLE, rest: SUBTITLE };
    figure.below(stacked(setter, &sheet.title, titles, WIDTH, Align::Left));
    figure.height += mm(3.0);
    figure.below(match spacing.density {
        Density::Open | Density::Close => {
            stacked(setter, &sheet.subtitle, Pair::grey(BODY), WIDTH, Align::Left)
        }
        Density::Tight => {
            Figure::of(inline(setter, &sheet.subtitle, Pair::grey(BODY), WIDTH, Align::Left))
        }
    });
    figure.height += spacing.before_person;
    figure.rule(0.0, WIDTH, figure.height, HEAVY);
    figure.height += spacing.after_person;
    figure.below(Figure::of(setter.plain(&sheet.name, TITLE, WIDTH, Align::Left)));
    if let Some(name) = &sheet.name_cyrillic {
        figure.below(Figure::of(setter.plain(name, SUBTITLE.grey(), WIDTH, Align::Left)));
    }
    figure.height += spacing.after_person;
    figure.rule(0.0, WIDTH, figure.height, FINE);
    figure
}

fn last_day(setter: &mut Typesetter, day: &LastDay, density: Density) -> Figure {
    let date = setter.plain(&day.date, TITLE, WIDTH * 0.4, Align::Right);
    let weekday = inline(setter, &day.weekday, Pair::same(LABEL), WIDTH * 0.4, Align::Right);
    let taken = date.width.max(weekday.width);
    let free = WIDTH - 2.0 * FRAME_PAD - taken - mm(6.0);
    let labels = Pair { first: FRAME_LABEL.bold(), rest: FRAME_LABEL };
    let mut left = stacked(setter, &day.label, labels, free, Align::Left);
    left.height += mm(0.8);
    left.below(match density {
        Density::Open | Density::Close => {
            compact(setter, &day.note, Pair::same(LABEL.grey()), free)
        }
        Density::Tight => {
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
fn counts(setter: &mut Typesetter, counts: &[(String, Words)]) -> Figure {
    let share = counts.iter().map(|_| 1.0_f32).sum::<f32>();
    let step = mm(51.0).min(WIDTH / share);
    let mut figure = Figure::default();
    let mut x = 0.0;
    for (at, (number, words)) in counts.iter().enumerate() {
        let number = setter.plain(number, TITLE, f32::MAX, Align::Left);
        let end = if at + 1 == counts.len() { WIDTH } else { x + step - mm(2.0) };
        let words_at = x + number.width + mm(2.8);
        let words =
            stacked(setter, words, Pair::grey(LABEL), (end - words_at).max(mm(12.0)), Align::Left);
        let height = number.height.max(words.height);
        figure.height = figure.height.max(height);
        figure.put(words_at, (height - words.height) / 2.0, words);
        figure.text(x, (height - number.height) / 2.0, number);
        x += step;
    }
    figure
}

/// The notes, to stand on the margin line left of the stamp.
fn notes(setter: &mut Typesetter, notes: &[Words]) -> Figure {
    let mut figure = Figure::default();
    for note in notes {
        figure.below(compact(setter, note, Pair::same(NOTE.grey()), NOTES_WIDTH));
    }
    figure
}

/// The draft frame with as many of the missing things as the room allows.
fn fitting(setter: &mut Typesetter, draft: &Draft, room: f32) -> Figure {
    let mut count = draft.missing.len();
    loop {
        let frame = draft_frame(setter, draft, count);
        if frame.height <= room || count == 0 {
            return frame;
        }
        count -= 1;
    }
}

/// The draft frame with the first `count` missing things.
fn draft_frame(setter: &mut Typesetter, draft: &Draft, count: usize) -> Figure {
    let width = WIDTH - 2.0 * FRAME_PAD;
    let mut content =
        Figure::of(inline(setter, &draft.label, Pair::bold(SUBTITLE), width, Align::Left));
    content.height += mm(0.8);
    let lead = Pair { first: LABEL.bold(), rest: LABEL.grey() };
    if !draft.missing.is_empty() {
        content.below(Figure::of(inline(setter, &draft.lead, lead, width, Align::Left)));
    }
    let indent = mm(3.5);
    for missing in draft.missing.iter().take(count) {
        let text = compact(setter, missing, Pair::grey(LABEL), width - indent);
        let mut line = Figure::gap(text.height);
        line.text(0.0, 0.0, setter.plain("–", LABEL, indent, Align::Left));
        line.put(indent, 0.0, text);
        content.below(line);
    }
    let hidden = draft.missing.len() - count.min(draft.missing.len());
    if hidden > 0 {
        let more = Words(
            draft.more.0.iter().map(|text| text.replace("{n}", &hidden.to_string())).collect(),
        );
        content.below(Figure::of(inline(setter, &more, Pair::grey(LABEL), width, Align::Left)));
    }
    let mut figure = Figure::gap(content.height + 2.0 * mm(3.0));
    figure.put(FRAME_PAD, mm(3.0), content);
    figure.frame(0.75, 0.75, WIDTH - HEAVY, figure.height - HEAVY, HEAVY);
    figure
}
