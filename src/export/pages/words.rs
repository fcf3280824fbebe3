//! One text in several languages: below each other or on one line, the first black, the others grey.

use super::sheet::Figure;
use super::text::{Align, Block, Style, Typesetter};
use crate::export::front_matter::Words;

/// The look of the first language and of the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// First language.
    pub(crate) first: Style,
    /// The others.
    pub(crate) rest: Style,
}

impl Pair {
    /// The same type, the second language grey.
    pub(crate) const fn grey(style: Style) -> Self {
        Self { first: style, rest: style.grey() }
    }

    /// The same type and colour for all.
    pub(crate) const fn same(style: Style) -> Self {
        Self { first: style, rest: style }
    }

    /// First bold, others regular and grey.
    pub(crate) const fn bold(style: Style) -> Self {
        Self { first: style.bold(), rest: style.grey() }
    }

    /// The look of language `at`.
    pub(crate) fn of(self, at: usize) -> Style {
        if at == 0 { self.first } else { self.rest }
    }
}

/// The languages that say something.
fn said(words: &Words) -> impl Iterator<Item = &str> {
    words.0.iter().map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// One language below the other.
pub(crate) fn stacked(
    setter: &mut Typesetter,
    words: &Words,
    pair: Pair,
    width: f32,
    align: Align,
) -> Figure {
    let mut figure = Figure::default();
    for (at, text) in said(words).enumerate() {
        let block = setter.plain(text, pair.of(at), width, align);
        figure.below(Figure::of(block));
    }
    figure
}

/// The languages on one line, with a stroke between them; wraps when it must.
pub(crate) fn inline(
    setter: &mut Typesetter,
    words: &Words,
    pair: Pair,
    width: f32,
    align: Align,
) -> Block {
    let mut spans = Vec::new();
    for (at, text) in said(words).enumerate() {
        if at > 0 {
            spans.push((" / ", pair.of(at)));
        }
        spans.push((text, pair.of(at)));
    }
    setter.spans(&spans, width, align)
}

/// On one line if they fit, else below each other.
pub(crate) fn compact(setter: &mut Typesetter, words: &Words, pair: Pair, width: f32) -> Figure {
    let block = inline(setter, words, pair, width, Align::Left);
    if block.lines.len() <= 1 {
        Figure::of(block)
    } else {
        stacked(setter, words, pair, width, Align::Left)
    }
}
