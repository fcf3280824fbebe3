//! Figures one below the other, over as many sheets as it takes.
//!
//! A figure is never cut, unless it is higher than a whole sheet. Heads are repeated; what must stay with
//! the next figure does; the foot stands on every sheet.

use super::sheet::{FOOT, Figure, LEFT, Piece, RIGHT, SHEET_HEIGHT, STAMP_WIDTH, TOP, WIDTH, mm};
use super::text::{Align, Block, Style, Typesetter};
use super::words::{Pair, inline};
use crate::export::front_matter::{Foot, OwnLink};

/// Type of the foot.
const FOOT_STYLE: Style = Style::new(8.0, 11.0).grey();
/// Least distance between the text and the foot.
const ABOVE_FOOT: f32 = mm(5.0);

/// A figure with what the flow must know of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// What is drawn.
    pub(crate) figure: Figure,
    /// No break between this and the next.
    pub(crate) with_next: bool,
    /// Page of the bundle the whole row leads to.
    pub(crate) link: Option<u32>,
}

impl From<Figure> for Item {
    fn from(figure: Figure) -> Self {
        Self { figure, with_next: false, link: None }
    }
}

/// The sheets being filled.
pub(crate) struct Flow {
    sheets: Vec<Figure>,
    links: Vec<OwnLink>,
    head: Figure,
    y: f32,
    bottom: f32,
    foot: Block,
}

impl Flow {
    /// An empty first sheet.
    pub(crate) fn new(setter: &mut Typesetter, foot: &Foot) -> Self {
        let foot = inline(setter, foot, Pair::same(FOOT_STYLE), WIDTH - STAMP_WIDTH, Align::Left);
        Self {
            sheets: vec![Figure::gap(SHEET_HEIGHT)],
            links: Vec::new(),
            head: Figure::default(),
            y: TOP,
            bottom: FOOT - foot.height.max(FOOT_STYLE.leading) - ABOVE_FOOT,
            foot,
        }
    }

    /// Where the next figure goes.
    pub(crate) const fn y(&self) -> f32 {
        self.y
    }

    /// Number of the present sheet, from 0.
    pub(crate) fn sheet(&self) -> usize {
        self.sheets.len().saturating_sub(1)
    }

    /// Lowest line the text may reach.
    pub(crate) const fn bottom(&self) -> f32 {
        self.bottom
    }

    /// Height left on this sheet.
    pub(crate) fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// Leaves a distance; none at the top of a sheet that has no head.
    pub(crate) fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// Draws a head and repeats it on every further sheet.
    pub(crate) fn head(&mut self, head: Figure) {
        self.add(Item::from(head.clone()));
        self.head = head;
    }

    /// No further repetition.
    pub(crate) fn end_head(&mut self) {
        self.head = Figure::default();
    }

    /// A new sheet, with the head.
    pub(crate) fn turn(&mut self) {
        self.sheets.push(Figure::gap(SHEET_HEIGHT));
        self.y = TOP;
        let head = self.head.clone();
        self.draw(head);
    }

    /// Puts figures in order.
    pub(crate) fn all(&mut self, items: Vec<Item>) {
        let mut rest = items.into_iter().peekable();
        let mut chain = Vec::new();
        while let Some(item) = rest.next() {
            let open = item.with_next && rest.peek().is_some();
            chain.push(item);
            if !open {
                self.together(std::mem::take(&mut chain));
            }
        }
    }

    /// Puts one figure.
    pub(crate) fn add(&mut self, item: Item) {
        self.together(vec![item]);
    }

    /// Where a note of a height begins that stands above the line of foot and page number.
    fn note_top(&self, height: f32) -> f32 {
        FOOT - self.foot.height.max(FOOT_STYLE.leading) - mm(0.6) - height
    }

    /// Leaves room on every sheet for a note of a height above the foot.
    pub(crate) fn keep_free(&mut self, height: f32) {
        self.bottom = self.bottom.min(self.note_top(height) - ABOVE_FOOT);
    }

    /// Puts a note above the foot of the present sheet; false when the text is in its way.
    pub(crate) fn note(&mut self, note: Figure) -> bool {
        let top = self.note_top(note.height);
        let is_free = self.y + mm(3.0) <= top;
        if is_free {
            self.fixed(top, note);
        }
        is_free
    }

    /// Draws on the present sheet at a fixed height, outside the flow.
    pub(crate) fn fixed(&mut self, y: f32, figure: Figure) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.put(LEFT, y, figure);
        }
    }

    /// The sheets with their feet, and the links.
    pub(crate) fn finish(self) -> (Vec<Figure>, Vec<OwnLink>) {
        let (foot, mut sheets) = (self.foot, self.sheets);
        for sheet in &mut sheets {
            sheet.text(LEFT, FOOT - foot.height, foot.clone());
        }
        (sheets, self.links)
    }

    /// Puts figures that must share a sheet.
    fn together(&mut self, chain: Vec<Item>) {
        let height: f32 = chain.iter().map(|item| item.figure.height).sum();
        let fresh = TOP + self.head.height;
        if chain.len() > 1 && height > self.bottom - fresh {
            // No sheet can hold them together: each goes where it fits.
            for item in chain {
                self.together(vec![item]);
            }
            return;
        }
        let mut chain = chain;
        if height > self.room() && self.y > fresh + 0.01 {
            self.turn();
            // A sheet does not begin with a distance.
            let blank = chain.iter().take_while(|item| item.figure.is_distance()).count();
            if blank < chain.len() {
                chain.drain(..blank);
            }
        }
        for item in chain {
            self.one(item);
        }
    }

    /// Puts a figure, in parts if no sheet can hold it.
    fn one(&mut self, item: Item) {
        let mut figure = item.figure;
        let whole = self.bottom - TOP - self.head.height;
        while figure.height > whole + 0.01 && figure.height > self.room() {
            let (part, rest) = split(figure, self.room());
            figure = rest;
            self.linked(part, item.link);
            self.turn();
        }
        self.linked(figure, item.link);
    }

    /// Draws a figure and makes all of it a link.
    fn linked(&mut self, figure: Figure, target: Option<u32>) {
        if let Some(target) = target {
            let page = u32::try_from(self.sheets.len().saturating_sub(1)).unwrap_or(u32::MAX);
            let rect = [LEFT, SHEET_HEIGHT - self.y - figure.height, RIGHT, SHEET_HEIGHT - self.y];
            self.links.push(OwnLink { page, rect, target });
        }
        self.draw(figure);
    }

    fn draw(&mut self, figure: Figure) {
        let (y, height) = (self.y, figure.height);
        self.fixed(y, figure);
        self.y += height;
    }
}

/// Cuts a figure between lines of text; the line after the cut keeps its height above the baseline.
fn split(figure: Figure, room: f32) -> (Figure, Figure) {
    let up = room - mm(5.0);
    let mut upper = Figure::gap(room);
    let mut lower = Figure::gap(figure.height - up);
    for piece in figure.pieces {
        match piece {
            Piece::Text { x, y, block } => {
                let fits = |baseline: f32| y + baseline + 4.0 <= room;
                let (above, below): (Vec<_>, Vec<_>) =
                    block.lines.into_iter().partition(|line| fits(line.baseline));
                upper.text(x, y, Block { lines: above, ..Block::default() });
                lower.text(x, y - up, Block { lines: below, ..Block::default() });
            }
            Piece::Stroke { ref points, .. } if points.iter().all(|(_, y)| *y <= room) => {
                upper.pieces.push(piece);
            }
            Piece::Stroke { .. } => {
                lower.put(0.0, -up, Figure { height: 0.0, pieces: vec![piece] });
            }
        }
    }
    (upper, lower)
}
