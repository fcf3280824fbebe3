//! From words to lines of placed glyphs: shaping, kerning and line breaking by parley.
//!
//! Ragged right, no hyphenation (there are no patterns for Kazakh). Words that are too long for a column
//! (file names, digests) are broken anywhere. All measures are points, y grows downwards from the top of
//! the block. Numbers, signs and initials are held together by [`bound`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    BaseDirection, FontContext, FontFamily, FontFamilyName, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};

use super::binding::bound;
pub(crate) use super::style::{Align, Face, Ink, Style};

/// Lines of text, set to a width.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// The lines from top to bottom.
    pub(crate) lines: Vec<Line>,
    /// Width of the widest line.
    pub(crate) width: f32,
    /// Sum of the line heights.
    pub(crate) height: f32,
    /// The column of running text in which it stands, from 0, and its turn there: columns are read one after
    /// the other, and so are the texts of each.
    pub(crate) column: Option<(u8, u32)>,
}

impl Block {
    /// Lowers the lines within the block, to stand on the baseline of a neighbour; never lifts them.
    pub(crate) fn lower(&mut self, by: f32) {
        if by > 0.0 {
            for line in &mut self.lines {
                line.baseline += by;
            }
            self.height += by;
        }
    }

    /// Baseline of the first line below the top of the block, zero when there is none.
    pub(crate) fn first_baseline(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.baseline)
    }
}

/// One line of a block.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Start of the line right of the left edge of the block.
    pub(crate) x: f32,
    /// Baseline below the top of the block.
    pub(crate) baseline: f32,
    /// Pieces of one face and ink, from left to right.
    pub(crate) runs: Vec<Run>,
}

/// Glyphs of one face, size and ink.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Face, size and ink.
    pub(crate) style: Style,
    /// Start right of the start of the line.
    pub(crate) x: f32,
    /// The glyphs; shared, because what was set once is set many times over.
    pub(crate) glyphs: Arc<[SetGlyph]>,
}

/// A glyph in its place.
#[derive(Clone, Debug)]
pub(crate) struct SetGlyph {
    /// Number in the font.
    pub(crate) id: u16,
    /// The characters it stands for.
    pub(crate) text: String,
    /// Way to the next glyph in points, kerning included.
    pub(crate) advance: f32,
    /// Shift of the drawn glyph in points (marks over letters): right, down.
    pub(crate) shift: (f32, f32),
}

/// So many blocks are remembered; then all are forgotten.
const REMEMBERED: usize = 1_024;

/// Sets text in our four faces; knows no other font. What was set is remembered: letters and sheets say
/// the same words over and over.
pub(crate) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<Style>,
    remembered: HashMap<Key, Block>,
}

/// Everything on which the lines of a text depend.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    /// End of each stretch, its face and ink, and the bits of its size and leading.
    stretches: Vec<(usize, Face, Ink, u32, u32)>,
    width: u32,
    align: Align,
}

impl Typesetter {
    /// With the faces of the program and nothing of the computer's.
    pub(crate) fn new() -> Self {
        let mut collection =
            Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for face in Face::ALL {
            let named =
                FontInfoOverride { family_name: Some(face.name()), ..FontInfoOverride::default() };
            collection.register_fonts(Blob::new(Arc::new(face.bytes())), Some(named));
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            remembered: HashMap::new(),
        }
    }

    /// One text in one style.
    pub(crate) fn plain(&mut self, text: &str, style: Style, width: f32, align: Align) -> Block {
        self.spans(&[(text, style)], width, align)
    }

    /// One paragraph of several styles; empty text gives an empty block of no height.
    pub(crate) fn spans(&mut self, spans: &[(&str, Style)], width: f32, align: Align) -> Block {
        let mut text = String::new();
        let mut ranges = Vec::new();
        for (part, style) in spans {
            let start = text.len();
            text.push_str(&bound(part));
            ranges.push((start..text.len(), *style));
        }
        if text.trim().is_empty() {
            return Block::default();
        }
        let stretch = |(range, style): &(Range<usize>, Style)| {
            (range.end, style.face, style.ink, style.size.to_bits(), style.leading.to_bits())
        };
        let stretches = ranges.iter().map(stretch).collect();
        let key = Key { text, stretches, width: width.to_bits(), align };
        if let Some(block) = self.remembered.get(&key) {
            return block.clone();
        }
        let first = spans.first().map(|(_, style)| *style);
        let block = self.set(&key.text, first, ranges, width, align);
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(key, block.clone());
        block
    }

    fn set(
        &mut self,
        text: &str,
        first: Option<Style>,
        ranges: Vec<(Range<usize>, Style)>,
        width: f32,
        align: Align,
    ) -> Block {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(BaseDirection::Ltr);
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        // A line is at least as high as the default style wants it.
        if let Some(style) = first {
            builder.push_default(StyleProperty::FontFamily(family(style.face)));
            builder.push_default(StyleProperty::FontSize(style.size));
            builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
        }
        for (range, style) in ranges {
            builder.push(StyleProperty::FontFamily(family(style.face)), range.clone());
            builder.push(StyleProperty::FontSize(style.size), range.clone());
            builder.push(
                StyleProperty::LineHeight(LineHeight::Absolute(style.leading)),
                range.clone(),
            );
            builder.push(StyleProperty::Brush(style), range);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let mut block = Block { height: layout.height(), ..Block::default() };
        for line in layout.lines() {
            let metrics = line.metrics();
            let taken = metrics.advance - metrics.hanging_advance;
            let free = (width - taken).max(0.0);
            let x = match align {
                Align::Left => 0.0,
                Align::Centre => free / 2.0,
                Align::Right => free,
            };
            block.width = block.width.max(taken);
            block.lines.push(Line { x, baseline: metrics.baseline, runs: runs_of(&line, text) });
        }
        block
    }

    /// Width of a text on one line.
    pub(crate) fn width(&mut self, text: &str, style: Style) -> f32 {
        self.plain(text, style, f32::MAX, Align::Left).width
    }
}

/// Each face is a family of its own, so that nothing is chosen by weight.
const fn family(face: Face) -> FontFamily<'static> {
    FontFamily::Single(FontFamilyName::Named(Cow::Borrowed(face.name())))
}

/// The glyphs of a line, joined as long as the style stays the same.
fn runs_of(line: &parley::Line<'_, Style>, text: &str) -> Vec<Run> {
    let mut runs: Vec<(Style, f32, Vec<SetGlyph>)> = Vec::new();
    let mut x = 0.0;
    for cluster in line.runs().flat_map(|run| run.visual_clusters()) {
        let style = cluster.style().brush;
        let source = text.get(cluster.text_range()).unwrap_or_default();
        let glyphs: Vec<parley_glyph::Placed> =
            cluster.glyphs().map(parley_glyph::Placed::from).collect();
        if runs.last().is_none_or(|(known, ..)| *known != style) {
            runs.push((style, x, Vec::new()));
        }
        let set = parley_glyph::with_text(&glyphs, source);
        x += set.iter().map(|glyph| glyph.advance).sum::<f32>();
        if let Some((.., glyphs)) = runs.last_mut() {
            glyphs.extend(set);
        }
    }
    runs.into_iter().map(|(style, x, glyphs)| Run { style, x, glyphs: glyphs.into() }).collect()
}

/// Which character a glyph stands for, so that the text of the PDF can be searched and copied.
mod parley_glyph {
    use super::SetGlyph;

    /// A glyph as parley gives it.
    pub(crate) struct Placed {
        id: u16,
        advance: f32,
        shift: (f32, f32),
    }

    impl From<parley::Glyph> for Placed {
        fn from(glyph: parley::Glyph) -> Self {
            Self {
                id: u16::try_from(glyph.id).unwrap_or(0),
                advance: glyph.advance,
                shift: (glyph.x, glyph.y),
            }
        }
    }

    /// Gives the characters of a cluster to its glyphs: one each as far as they go, the rest to the last glyph.
    pub(crate) fn with_text(glyphs: &[Placed], source: &str) -> Vec<SetGlyph> {
        let mut characters = source.chars().filter(|c| !c.is_control()).map(searched);
        let mut set: Vec<SetGlyph> = glyphs
            .iter()
            .map(|glyph| SetGlyph {
                id: glyph.id,
                text: characters.next().map(String::from).unwrap_or_default(),
                advance: glyph.advance,
                shift: glyph.shift,
            })
            .collect();
        if let Some(last) = set.last_mut() {
            last.text.extend(characters);
        }
        set
    }

    /// No-break characters are found by whoever types their plain sisters.
    fn searched(character: char) -> char {
        match character {
            '\u{a0}' | '\u{202f}' => ' ',
            '\u{2011}' => '-',
            other => other,
        }
    }
}
