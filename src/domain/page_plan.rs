//! What the user did to the pages of a file: which of them are used, in which order, how they are turned,
//! mended and joined. The file itself is never changed; the same file may stand in several documents, each
//! time with a plan of its own.
//!
//! Limits: [`MAX_PAGES`] pages in one plan. A file with more pages is used as a whole, or in parts.

mod layout;
mod notation;
mod repair;

pub use layout::{PlacedPage, SheetCounter};
pub use notation::{Unreadable, Wrong};
pub use repair::{Corner, MAX_STRAIGHTEN, Repair, Tone, WHOLE};

/// Pages that one plan may name.
pub const MAX_PAGES: usize = 2_000;

/// The width and height of a card (ISO/IEC 7810, ID-1) in hundredths of a millimetre.
pub const CARD: (u16, u16) = (8_560, 5_398);

/// A page that is used, and what is done to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PageWork {
    /// The page of the file, from 0.
    pub source_page: u32,
    /// Quarter turns clockwise, 0 to 3, added to those of the whole file.
    pub quarter_turns: u8,
    /// What is mended; never a repair that does nothing.
    pub repair: Option<Repair>,
    /// It shares the sheet of the page before it in the document. Two pages share a sheet, never three.
    pub joined: Option<Join>,
}

impl PageWork {
    /// A page as it is.
    pub fn of(source_page: u32) -> Self {
        Self { source_page, ..Self::default() }
    }

    /// The same page in the same cut: what differs is only where it stands and how it is turned.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let crop = |it: &Self| it.repair.and_then(|repair| repair.crop);
        self.source_page == other.source_page && crop(self) == crop(other)
    }
}

/// How two pages share a sheet, such as front and back of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Join {
    /// Where the second page stands.
    pub side: JoinSide,
    /// Both in the true size of a card ([`CARD`]), whatever the scan says; else as large as they are, when
    /// that fits.
    pub at_card_size: bool,
}

/// Where the second page of a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JoinSide {
    /// To the right of the first.
    Beside,
    /// Below the first.
    Below,
}

/// The pages of a file that are used, in order. A page that is not named is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePlan {
    /// The pages in the order in which they stand in the document.
    pub pages: Vec<PageWork>,
    /// Pages (from 0, ascending) that went to another document when the file was split: here nobody left
    /// them out.
    pub elsewhere: Vec<u32>,
}

/// Something in a plan that cannot be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// The file has no such page (from 0).
    NoSuchPage(u32),
    /// The page (from 0) is named twice in the same cut.
    Twice(u32),
    /// More than [`MAX_PAGES`] pages.
    TooMany(usize),
    /// The page (from 0) would be the third on its sheet.
    ThirdOnSheet(u32),
}

impl PagePlan {
    /// All pages of a file as they are.
    pub fn whole(page_count: u32) -> Self {
        Self { pages: (0..page_count).map(PageWork::of).collect(), elsewhere: Vec::new() }
    }

    /// Whether it says no more than no plan at all.
    pub fn is_whole(&self, page_count: u32) -> bool {
        let count = usize::try_from(page_count).unwrap_or(usize::MAX);
        let plain = |(page, at): (&PageWork, u32)| *page == PageWork::of(at);
        self.elsewhere.is_empty()
            && self.pages.len() == count
            && self.pages.iter().zip(0..).all(plain)
    }

    /// What cannot be meant, of a file with so many pages; each kind of trouble at its first page.
    pub fn problems(&self, page_count: u32) -> Vec<PlanProblem> {
        let mut problems: Vec<PlanProblem> = self.inner_problems();
        let beyond = |page: &&PageWork| page.source_page >= page_count;
        let beyond = self.pages.iter().find(beyond).map(|page| page.source_page);
        problems.extend(beyond.map(PlanProblem::NoSuchPage));
        problems
    }

    /// The same, as far as it can be said without the file.
    pub fn inner_problems(&self) -> Vec<PlanProblem> {
        let mut problems = Vec::new();
        if self.pages.len() > MAX_PAGES {
            return vec![PlanProblem::TooMany(self.pages.len())];
        }
        let mut seen: Vec<&PageWork> = self.pages.iter().collect();
        seen.sort_by_key(|page| page.source_page);
        let twice = seen.chunk_by(|one, other| one.source_page == other.source_page).find(|same| {
            same.iter()
                .enumerate()
                .any(|(at, page)| same.iter().take(at).any(|earlier| page.shows_the_same(earlier)))
        });
        let first = twice.and_then(|same| same.first());
        problems.extend(first.map(|page| PlanProblem::Twice(page.source_page)));
        let third = self.pages.windows(2).find_map(|pair| match pair {
            [one, other] if one.joined.is_some() && other.joined.is_some() => {
                Some(other.source_page)
            }
            _ => None,
        });
        problems.extend(third.map(PlanProblem::ThirdOnSheet));
        problems
    }
}
