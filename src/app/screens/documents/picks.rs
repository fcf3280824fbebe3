//! Which pages are selected, and which one the keyboard is at. Pages of one document at a time: what is done
//! to them is one step.

use std::collections::BTreeSet;

use super::sheets::Sheet;
use crate::session::PageId;

/// The selected pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Picks {
    /// The page that is looked at, as it was when this was last brought in line.
    at: Option<Sheet>,
    /// Where a range begins.
    anchor: Option<PageId>,
    /// Those that are selected, of the document of the page that is looked at.
    marked: BTreeSet<PageId>,
}

/// How a page is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It alone.
    Alone,
    /// All from the anchor to it.
    Range,
    /// It too, or it no more.
    Toggle,
    /// The keyboard goes there; what is selected stays.
    Only,
}

impl Picks {
    /// Chooses the page at a place.
    pub(super) fn pick(&mut self, sheets: &[Sheet], at: usize, how: How) {
        let Some(sheet) = sheets.get(at) else { return };
        let is_near = self.at.as_ref().is_some_and(|it| it.place.is_beside(&sheet.place));
        let id = sheet.item.id;
        match how {
            How::Range if is_near => {
                let from = self.anchor.and_then(|anchor| position(sheets, sheet, anchor));
                let from = from.unwrap_or(at);
                let (first, last) = (from.min(at), from.max(at));
                let range = sheets.iter().take(last + 1).skip(first);
                self.marked = range.map(|it| it.item.id).collect();
            }
            How::Toggle if is_near => {
                if !self.marked.remove(&id) {
                    self.marked.insert(id);
                }
                self.anchor = Some(id);
            }
            How::Only if is_near => {}
            How::Alone | How::Range | How::Toggle | How::Only => {
                self.marked = BTreeSet::from([id]);
                self.anchor = Some(id);
            }
        }
        self.at = Some(sheet.clone());
    }

    /// Selects all pages of the document of the page at a place.
    pub(super) fn all(&mut self, sheets: &[Sheet], at: usize) {
        let Some(sheet) = sheets.get(at) else { return };
        let beside = sheets.iter().filter(|it| it.place.is_beside(&sheet.place));
        self.marked = beside.map(|it| it.item.id).collect();
        self.anchor = Some(sheet.item.id);
        self.at = Some(sheet.clone());
    }

    /// Whether a page is selected.
    pub(super) fn has(&self, sheet: &Sheet) -> bool {
        let is_near = self.at.as_ref().is_some_and(|it| it.place.is_beside(&sheet.place));
        is_near && self.marked.contains(&sheet.item.id)
    }

    /// The selected pages in order, by place; the one that is looked at when none is selected.
    pub(super) fn chosen(&self, sheets: &[Sheet], at: usize) -> Vec<usize> {
        let mut chosen: Vec<usize> = sheets
            .iter()
            .enumerate()
            .filter(|(_, sheet)| self.has(sheet))
            .map(|(index, _)| index)
            .collect();
        if chosen.is_empty() && at < sheets.len() {
            chosen.push(at);
        }
        chosen
    }

    /// How many are selected.
    pub(super) fn count(&self) -> usize {
        self.marked.len()
    }

    /// Brings it in line with pages that may have moved or gone; where the page is that is looked at.
    pub(super) fn follow(&mut self, sheets: &[Sheet], before: usize) -> usize {
        let found = self.at.as_ref().and_then(|it| position(sheets, it, it.item.id));
        let at = found.unwrap_or(before).min(sheets.len().saturating_sub(1));
        let Some(sheet) = sheets.get(at) else {
            *self = Self::default();
            return 0;
        };
        let beside = sheets.iter().filter(|it| it.place.is_beside(&sheet.place));
        let there: BTreeSet<PageId> = beside.map(|it| it.item.id).collect();
        self.marked.retain(|id| there.contains(id));
        self.at = Some(sheet.clone());
        if found.is_none() || self.marked.is_empty() {
            self.marked = BTreeSet::from([sheet.item.id]);
            self.anchor = Some(sheet.item.id);
        }
        at
    }
}

/// Where a page of the same document stands.
fn position(sheets: &[Sheet], beside: &Sheet, id: PageId) -> Option<usize> {
    sheets.iter().position(|it| it.item.id == id && it.place.is_beside(&beside.place))
}
