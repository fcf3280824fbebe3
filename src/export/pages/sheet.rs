//! The sheet of paper and what can be drawn on it.
//!
//! Measures are points; y grows downwards from the top of the figure or sheet, as one reads. Only `pdf`
//! turns them over.

use super::text::Block;

/// Width of the sheet (A4).
pub(crate) const SHEET_WIDTH: f32 = mm(210.0);
/// Height of the sheet.
pub(crate) const SHEET_HEIGHT: f32 = mm(297.0);
/// Left edge of the text: room for the binding.
pub(crate) const LEFT: f32 = mm(25.0);
/// Right edge of the text.
pub(crate) const RIGHT: f32 = mm(195.0);
/// Width of the text.
pub(crate) const WIDTH: f32 = RIGHT - LEFT;
/// Upper edge of the text.
pub(crate) const TOP: f32 = mm(18.0);
/// Lower margin line: foot and stamp stand on it.
pub(crate) const FOOT: f32 = mm(279.0);
/// Width left free for the stamp at the right end of the foot.
pub(crate) const STAMP_WIDTH: f32 = mm(40.0);
/// Under heads and round the last filing day.
pub(crate) const HEAVY: f32 = 1.5;
/// Between rows.
pub(crate) const FINE: f32 = 0.5;

/// Millimetres in points.
pub(crate) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Something drawn, relative to its own upper left corner.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figure {
    /// Its height.
    pub(crate) height: f32,
    /// What is drawn.
    pub(crate) pieces: Vec<Piece>,
}

/// A thing drawn at a place.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// Text, by its upper left corner.
    Text {
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
        /// The lines.
        block: Block,
    },
    /// A stroke of black.
    Stroke {
        /// The corners.
        points: Vec<(f32, f32)>,
        /// Ends where it begins.
        closed: bool,
        /// Weight in points.
        weight: f32,
        /// Drawn in dashes.
        dashed: bool,
    },
}

impl Figure {
    /// Nothing, of a height.
    pub(crate) const fn gap(height: f32) -> Self {
        Self { height, pieces: Vec::new() }
    }

    /// A text as a figure.
    pub(crate) fn of(block: Block) -> Self {
        let mut figure = Self::gap(block.height);
        figure.text(0.0, 0.0, block);
        figure
    }

    /// Puts a text; the height does not change.
    pub(crate) fn text(&mut self, x: f32, y: f32, block: Block) {
        if !block.lines.is_empty() {
            self.pieces.push(Piece::Text { x, y, block });
        }
    }

    /// A level rule; `y` is its middle.
    pub(crate) fn rule(&mut self, from: f32, to: f32, y: f32, weight: f32) {
        self.stroke(vec![(from, y), (to, y)], false, weight);
    }

    /// A frame; the edges are the middle of its stroke.
    pub(crate) fn frame(&mut self, x: f32, y: f32, width: f32, height: f32, weight: f32) {
        let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        self.stroke(points, true, weight);
    }

    /// A bent or straight line.
    pub(crate) fn stroke(&mut self, points: Vec<(f32, f32)>, closed: bool, weight: f32) {
        self.pieces.push(Piece::Stroke { points, closed, weight, dashed: false });
    }

    /// A level dashed line.
    pub(crate) fn dashes(&mut self, from: f32, to: f32, y: f32, weight: f32) {
        self.pieces.push(Piece::Stroke {
            points: vec![(from, y), (to, y)],
            closed: false,
            weight,
            dashed: true,
        });
    }

    /// Whether it is only a distance; a rule between columns may run through it.
    pub(crate) fn is_distance(&self) -> bool {
        let upright = |points: &[(f32, f32)]| match points {
            [from, to] => (from.0 - to.0).abs() < 0.01,
            _ => false,
        };
        self.pieces.iter().all(|piece| match piece {
            Piece::Text { .. } => false,
            Piece::Stroke { points, .. } => upright(points),
        })
    }

    /// Draws another figure into this one; the height does not change.
    pub(crate) fn put(&mut self, x: f32, y: f32, other: Self) {
        self.pieces.extend(other.pieces.into_iter().map(|piece| piece.moved(x, y)));
    }

    /// First baseline of each text, in the order they were put.
    pub(crate) fn baselines(&self) -> impl Iterator<Item = f32> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text { y, block, .. } => Some(y + block.first_baseline()),
            Piece::Stroke { .. } => None,
        })
    }

    /// Baseline of the text put first.
    pub(crate) fn first_baseline(&self) -> Option<f32> {
        self.baselines().next()
    }

    /// Draws another figure below this one and grows.
    pub(crate) fn below(&mut self, other: Self) {
        let (y, height) = (self.height, other.height);
        self.put(0.0, y, other);
        self.height += height;
    }
}

impl Piece {
    /// The same elsewhere.
    fn moved(self, right: f32, down: f32) -> Self {
        match self {
            Self::Text { x, y, block } => Self::Text { x: x + right, y: y + down, block },
            Self::Stroke { points, closed, weight, dashed } => Self::Stroke {
                points: points.into_iter().map(|(x, y)| (x + right, y + down)).collect(),
                closed,
                weight,
                dashed,
            },
        }
    }
}
