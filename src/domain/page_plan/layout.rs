//! From files and their plans to the sheets of a document.

use super::{Join, PageWork};
use crate::domain::{Document, FileRef};

/// A page on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedPage {
    /// Which file of the document, from 0.
    pub file: usize,
    /// The page and what is done to it; `joined` only where it really shares the sheet before it.
    pub work: PageWork,
    /// The sheet of the document, from 0.
    pub sheet: u32,
}

/// Puts pages on sheets, one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct SheetCounter {
    sheets: u32,
    /// The last sheet holds one page, which may get company.
    has_room: bool,
}

impl SheetCounter {
    /// Sheets so far.
    pub fn sheets(&self) -> u32 {
        self.sheets
    }

    /// The sheet (from 0) of the next page, and how it really shares it.
    pub fn place(&mut self, joined: Option<Join>) -> (u32, Option<Join>) {
        let joined = joined.filter(|_| self.has_room);
        self.has_room = joined.is_none();
        self.sheets = self.sheets.saturating_add(u32::from(joined.is_none()));
        (self.sheets.saturating_sub(1), joined)
    }

    /// So many pages that join nothing.
    pub fn run(&mut self, pages: u32) {
        self.sheets = self.sheets.saturating_add(pages);
        if pages > 0 {
            self.has_room = true;
        }
    }

    /// Sheets of something else come next (a notice, a blank): nothing joins across them.
    pub fn pass(&mut self, sheets: u32) {
        self.sheets = self.sheets.saturating_add(sheets);
        self.has_room = false;
    }
}

impl FileRef {
    /// The pages of it that are used, in order: of a file that cannot be read none, without a plan all. A
    /// page that the file does not have is stepped over.
    pub fn used_pages(&self) -> impl Iterator<Item = PageWork> + '_ {
        let known = if self.is_readable() { self.page_count } else { 0 };
        let planned = self.plan.iter().flat_map(|plan| plan.pages.iter().copied());
        let all = if self.plan.is_none() { 0..known } else { 0..0 };
        planned.filter(move |page| page.source_page < known).chain(all.map(PageWork::of))
    }

    /// The quarter turns of a page: those of the file and those of the page's first use.
    pub fn turns_of(&self, page: u32) -> u8 {
        let own = self.work_of(page).map_or(0, |work| work.quarter_turns);
        (self.quarter_turns % 4 + own % 4) % 4
    }

    /// What is done to a page (from 0), where it is used first.
    pub fn work_of(&self, page: u32) -> Option<PageWork> {
        match &self.plan {
            None => (page < self.page_count).then(|| PageWork::of(page)),
            Some(plan) => plan.pages.iter().find(|work| work.source_page == page).copied(),
        }
    }
}

impl Document {
    /// Every page that is used, on its sheet.
    pub fn placed_pages(&self) -> Vec<PlacedPage> {
        let mut counter = SheetCounter::default();
        let mut placed = Vec::new();
        for (file, of) in self.files.iter().enumerate() {
            if !of.is_readable() {
                counter.pass(0);
            }
            placed.extend(of.used_pages().map(|work| {
                let (sheet, joined) = counter.place(work.joined);
                PlacedPage { file, work: PageWork { joined, ..work }, sheet }
            }));
        }
        placed
    }

    /// Sheets that its files give; a file that cannot be read gives none.
    pub fn page_count(&self) -> u32 {
        let mut counter = SheetCounter::default();
        for file in &self.files {
            match &file.plan {
                _ if !file.is_readable() => counter.pass(0),
                None => counter.run(file.page_count),
                Some(_) => file.used_pages().for_each(|work| {
                    counter.place(work.joined);
                }),
            }
        }
        counter.sheets()
    }

    /// Whether there is a page to look at.
    pub fn has_pages(&self) -> bool {
        self.files.iter().any(|file| file.used_pages().next().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::page_plan::JoinSide;

    #[test]
    fn two_pages_share_a_sheet_and_a_third_gets_its_own() {
        let join = Some(Join { side: JoinSide::Below, at_card_size: true });
        let mut counter = SheetCounter::default();
        assert_eq!(counter.place(join), (0, None), "nothing to join");
        assert_eq!(counter.place(join), (0, join));
        assert_eq!(counter.place(join), (1, None), "the sheet is full");
        counter.pass(2);
        assert_eq!(counter.place(join), (4, None), "a notice joins nothing");
        counter.run(3);
        assert_eq!(counter.place(join), (7, join));
        assert_eq!(counter.sheets(), 8);
    }
}
