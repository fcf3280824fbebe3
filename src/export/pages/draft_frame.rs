//! The frame of a draft: what must be mended, what is missing, what is worth a look.
//!
//! What must be mended is always shown in full, on a second sheet when the cover has no room for it;
//! of the rest the frame shows as much as fits and says how much more there is.

use super::flow::{Flow, Item};
use super::parts::{LABEL, NOTE, SMALL, SUBTITLE, page_title};
use super::sheet::{FINE, Figure, HEAVY, WIDTH, mm};
use super::text::{Align, Style, Typesetter};
use super::words::{Pair, compact, inline, stacked};
use crate::export::front_matter::{Draft, Words};

/// Inside the frame.
const PAD: f32 = mm(4.8);
const INDENT: f32 = mm(3.5);

/// An entry with the lead of its group.
struct Entry<'a> {
    lead: &'a Words,
    text: &'a Words,
}

fn entries(draft: &Draft) -> Vec<Entry<'_>> {
    let groups = [
        (&draft.mend_lead, &draft.mend),
        (&draft.lead, &draft.missing),
        (&draft.look_lead, &draft.look),
    ];
    let all = groups
        .into_iter()
        .flat_map(|(lead, texts)| texts.iter().map(move |text| Entry { lead, text }));
    all.collect()
}

/// How many entries a cover must show, if it can name so many missing things.
pub(super) fn wanted(draft: &Draft, missing: usize) -> usize {
    draft.mend.len() + draft.missing.len().min(missing)
}

/// The frame with as many entries as the room allows, and how many they are.
pub(super) fn fitting(
    setter: &mut Typesetter,
    draft: &Draft,
    room: f32,
    is_dense: bool,
) -> (Figure, usize) {
    let mut count = entries(draft).len();
    loop {
        let figure = frame(setter, draft, count, is_dense);
        if figure.height <= room || count == 0 {
            return (figure, count);
        }
        count -= 1;
    }
}

/// The frame with the first `count` entries.
fn frame(setter: &mut Typesetter, draft: &Draft, count: usize, is_dense: bool) -> Figure {
    let width = WIDTH - 2.0 * PAD;
    let style = if is_dense { NOTE } else { LABEL };
    let mut content =
        Figure::of(inline(setter, &draft.label, Pair::bold(SUBTITLE), width, Align::Left));
    content.height += mm(0.8);
    let all = entries(draft);
    let mut lead = None;
    for entry in all.iter().take(count) {
        if lead != Some(entry.lead) {
            lead = Some(entry.lead);
            content.below(lead_line(setter, entry.lead, style, width));
        }
        content.below(listed(setter, entry.text, style, width, is_dense));
    }
    let hidden = all.len() - count.min(all.len());
    if count < draft.mend.len() {
        let next = inline(setter, &draft.next, Pair::grey(style), width, Align::Left);
        content.below(Figure::of(next));
    } else if hidden > 0 {
        let texts = draft.more.0.iter().map(|text| text.replace("{n}", &hidden.to_string()));
        let more = Words(texts.collect());
        content.below(Figure::of(inline(setter, &more, Pair::grey(style), width, Align::Left)));
    }
    let mut figure = Figure::gap(content.height + 2.0 * mm(3.0));
    figure.put(PAD, mm(3.0), content);
    figure.frame(0.75, 0.75, WIDTH - HEAVY, figure.height - HEAVY, HEAVY);
    figure
}

fn lead_line(setter: &mut Typesetter, lead: &Words, style: Style, width: f32) -> Figure {
    let pair = Pair { first: style.bold(), rest: style.grey() };
    let mut texts = lead.clone();
    if let Some(last) = texts.0.last_mut() {
        last.push(':');
    }
    Figure::of(inline(setter, &texts, pair, width, Align::Left))
}

fn listed(
    setter: &mut Typesetter,
    text: &Words,
    style: Style,
    width: f32,
    is_dense: bool,
) -> Figure {
    let words = if is_dense {
        Figure::of(inline(setter, text, Pair::grey(style), width - INDENT, Align::Left))
    } else {
        compact(setter, text, Pair::grey(style), width - INDENT)
    };
    let mut line = Figure::gap(words.height);
    line.text(0.0, 0.0, setter.plain("–", style, INDENT, Align::Left));
    line.put(INDENT, 0.0, words);
    line
}

/// A further sheet with the entries that the cover left out.
pub(super) fn go_on(setter: &mut Typesetter, flow: &mut Flow, draft: &Draft, shown: usize) {
    flow.turn();
    flow.add(page_title(setter, &draft.label, &[]).into());
    let mut lead = None;
    let mut items = Vec::new();
    for entry in entries(draft).iter().skip(shown) {
        if lead != Some(entry.lead) {
            lead = Some(entry.lead);
            let mut figure = Figure::gap(mm(4.4));
            figure.below(lead_line(setter, entry.lead, SMALL, WIDTH));
            figure.height += mm(1.0);
            figure.rule(0.0, WIDTH, figure.height, FINE);
            items.push(Item { figure, with_next: true, link: None });
        }
        let mut figure = Figure::gap(mm(1.5));
        figure.below(stacked(setter, entry.text, Pair::grey(SMALL), WIDTH, Align::Left));
        figure.height += mm(1.5);
        figure.rule(0.0, WIDTH, figure.height, FINE);
        items.push(Item::from(figure));
    }
    flow.all(items);
}
