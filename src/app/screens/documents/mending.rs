//! What could be mended on the selected pages: what is found on each, what is ticked for all of them, and what
//! that saves. The pages are looked at one after the other; nothing is done before the user presses the button.

mod asking;

use std::collections::BTreeSet;

use super::aim::Aim;
use super::glass::Glass;
use super::mending_page::{Answer, Kind, Ladder, Page};
use super::mending_shared::Shared;
use super::sheets::Sheet;
use super::sizing::{Choice, Reduce, Sizing, fit_beside, step_of};
use crate::app::screens::asking::Asking;
use crate::documents::image::repair::{Fit, PageSizes, Step, Suggestions};
use crate::domain::{FileRef, Finding, Repair};
use crate::export::plan::PER_PAGE;
use crate::session::budget::PageKey;

/// Pages whose mending is being thought about; all of one document.
pub(super) struct Mending {
    pub(super) pages: Vec<Page>,
    /// What for.
    pub(super) aim: Aim,
    /// The one that is shown.
    pub(super) at: usize,
    /// It was chosen by the user, or is the first that changes.
    pub(super) is_at_chosen: bool,
    /// What is ticked.
    pub(super) ticked: BTreeSet<Kind>,
    /// How small they are to become.
    pub(super) sizing: Sizing,
    /// How the pictures are looked at.
    pub(super) glass: Glass,
    /// The foot is rolled like the rest, and may be out of sight.
    pub(super) is_rolled: bool,
    shared: Shared,
    looking: Option<(usize, Asking<Answer<Suggestions>>)>,
    weighing: Option<(usize, Asking<Answer<u64>>)>,
    climbing: Option<(usize, Asking<Answer<PageSizes>>)>,
}

/// Bytes of pages before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) now: u64,
    pub(super) then: u64,
    /// Of how many pages.
    pub(super) known: usize,
    /// Of how many that is settled: known, or known not to be known.
    pub(super) settled: usize,
}

impl Mending {
    /// Pages on which whatever is found is mended; with the limit of the pack, for who wants them smaller.
    pub(super) fn of(pages: Vec<(Sheet, FileRef)>, limit: Option<u64>) -> Self {
        Self {
            pages: pages.into_iter().map(|(sheet, file)| Page::of(sheet, file)).collect(),
            aim: Aim::Repair,
            at: 0,
            is_at_chosen: false,
            ticked: BTreeSet::new(),
            sizing: Sizing::with(limit),
            glass: Glass::default(),
            is_rolled: false,
            shared: Shared::default(),
            looking: None,
            weighing: None,
            climbing: None,
        }
    }

    /// Pages that are to take no more than so many bytes together.
    pub(super) fn under(pages: Vec<(Sheet, FileRef)>, bytes: u64, aim: Aim) -> Self {
        Self { sizing: Sizing::under(bytes), aim, ..Self::of(pages, None) }
    }

    pub(super) fn is_one(&self) -> bool {
        self.pages.len() == 1
    }

    /// How many pages were looked at.
    pub(super) fn looked_at(&self) -> usize {
        self.pages.iter().filter(|page| page.found.is_some()).count()
    }

    /// On how many pages something could be done.
    pub(super) fn offered(&self, kind: Kind) -> usize {
        let offers = |page: &&Page| page.offers().iter().any(|it| Kind::of(it.code) == Some(kind));
        self.pages.iter().filter(offers).count()
    }

    /// What every page is to become.
    pub(super) fn wanted(&self) -> Vec<(Sheet, Repair, u8)> {
        let reduce = self.reduce();
        let wanted = |page: &Page| {
            let (repair, turns) = page.wanted(&self.ticked, reduce);
            (page.sheet.clone(), repair, turns)
        };
        self.pages.iter().map(wanted).collect()
    }

    /// How many pages become other than they are.
    pub(super) fn changed(&self) -> usize {
        let reduce = self.reduce();
        self.pages.iter().filter(|page| self.changes(page, reduce)).count()
    }

    fn changes(&self, page: &Page, reduce: Reduce) -> bool {
        page.wanted(&self.ticked, reduce) != (page.before(), 0)
    }

    /// Where pages are to become smaller the first that does is shown first, unless the user turned to another.
    pub(super) fn begin_at_a_change(&mut self) {
        if self.is_at_chosen || !self.aim.is_smaller() || !self.is_ready() {
            return;
        }
        let reduce = self.reduce();
        if let Some(first) = self.pages.iter().position(|page| self.changes(page, reduce)) {
            (self.at, self.is_at_chosen) = (first, true);
        }
    }

    /// What becomes of the pixels of the pages, as far as that is known.
    pub(super) fn reduce(&self) -> Reduce {
        match self.sizing.choice {
            Choice::AsIs => Reduce::Keep,
            Choice::Resolution(dpi) => Reduce::To(Some(Step::resolution(dpi))),
            Choice::Fit => self.fitting().map_or(Reduce::Keep, |fit| Reduce::To(step_of(fit))),
        }
    }

    /// The way under the size that is typed; `None` until all sizes are known. Pages that cannot be counted stay
    /// as they are, and the others make room for them.
    pub(super) fn fitting(&self) -> Option<Fit> {
        let target = self.sizing.target().ok().flatten()?;
        let (mut steps, mut rest) = (Vec::new(), self.shared.bytes());
        for page in self.legible() {
            match page.ladder(&self.ticked) {
                Ladder::Open if page.is_wanted => return None,
                Ladder::Known(sizes) if page.is_wanted => steps.push(sizes),
                Ladder::Open | Ladder::Known(_) | Ladder::Failed(_) => {
                    rest = rest.saturating_add(page.staying(&self.ticked)?);
                }
            }
        }
        let own = PER_PAGE.saturating_mul(u64::try_from(self.pages.len()).unwrap_or(0));
        Some(fit_beside(&steps, (rest, own), target))
    }

    /// What the pages take at least, where that is more than the size they are to fit into.
    pub(super) fn least(&self) -> Option<u64> {
        match self.fitting().filter(|_| self.sizing.choice == Choice::Fit)? {
            Fit::Not(bytes) => Some(bytes),
            Fit::AsTheyAre | Fit::By(..) => None,
        }
    }

    /// Bytes of all pages that are mended on a step, once all are known.
    pub(super) fn on(&self, step: Step) -> Option<u64> {
        let (mut bytes, mut is_any) = (self.shared.bytes(), false);
        for page in self.legible().filter(|page| page.is_wanted) {
            let own = match page.ladder(&self.ticked) {
                Ladder::Open => return None,
                Ladder::Known(sizes) => sizes.taken(Some(step)),
                Ladder::Failed(_) => page.staying(&self.ticked)?,
            };
            is_any |= matches!(page.ladder(&self.ticked), Ladder::Known(_));
            bytes = bytes.saturating_add(own);
        }
        is_any.then_some(bytes)
    }

    /// Bytes of all pages that are mended, as they are now; `None` until all are known, or where one was mended
    /// before: what it takes now was not counted.
    pub(super) fn now(&self) -> Option<u64> {
        let bytes = |page: &Page| {
            let is_as_it_is = page.before().is_nothing();
            is_as_it_is.then(|| page.found.as_ref()?.as_ref().ok().map(|it| it.bytes)).flatten()
        };
        let pages = self.legible().filter(|page| page.is_wanted).map(bytes);
        let own: u64 = pages.sum::<Option<u64>>()?;
        Some(own.saturating_add(self.shared.bytes()))
    }

    /// Pages that can be read, as far as anybody knows.
    fn legible(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| !matches!(page.found, Some(Err(_))))
    }

    /// How many of the pages that are to become smaller are counted on every step, or cannot be; and how many
    /// there are.
    pub(super) fn counted(&self) -> (usize, usize) {
        let wanted = || self.legible().filter(|page| page.is_wanted);
        let is_counted = |page: &&Page| !matches!(page.ladder(&self.ticked), Ladder::Open);
        (wanted().filter(is_counted).count(), wanted().count())
    }

    /// Whether it is known what becomes of the pages: what they take on every step, where they are to become
    /// smaller.
    pub(super) fn is_ready(&self) -> bool {
        let (counted, of) = self.counted();
        match self.sizing.choice {
            Choice::AsIs => true,
            Choice::Resolution(_) => counted == of,
            Choice::Fit => self.fitting().is_some(),
        }
    }

    /// The resolution of the finest page.
    pub(super) fn finest(&self) -> u32 {
        let dpi = |page: &Page| match (page.ladder(&self.ticked), &page.found) {
            (Ladder::Known(known), _) => known.dpi,
            (Ladder::Open | Ladder::Failed(_), Some(Ok(found))) => found.dpi,
            (Ladder::Open | Ladder::Failed(_), Some(Err(_)) | None) => 0,
        };
        self.pages.iter().map(dpi).max().unwrap_or(0)
    }

    /// Bytes of all pages before and after.
    pub(super) fn sizes(&self) -> Tally {
        let (choice, reduce) = (self.sizing.choice, self.reduce());
        let shared = self.shared.bytes();
        let mut tally = Tally { now: shared, then: shared, ..Tally::default() };
        for page in &self.pages {
            let sizes = page.sizes(&self.ticked, reduce);
            if let Some((now, then)) = sizes {
                tally.now = tally.now.saturating_add(now);
                tally.then = tally.then.saturating_add(then);
                tally.known += 1;
            }
            let is_settled =
                sizes.is_some() || page.unweighed(&self.ticked, (choice, reduce)).is_some();
            tally.settled += usize::from(is_settled);
        }
        tally
    }

    /// Pages whose size cannot be said, and why.
    pub(super) fn unweighed(&self) -> impl Iterator<Item = (&Page, &Finding)> {
        let how = (self.sizing.choice, self.reduce());
        let failed = move |page| Some((page, Page::unweighed(page, &self.ticked, how)?));
        self.pages.iter().filter_map(failed)
    }

    /// What is known of the pages as they become: which repair takes how many bytes.
    pub(super) fn weights(&self) -> impl Iterator<Item = (PageKey, u64)> {
        let reduce = self.reduce();
        self.pages.iter().filter_map(move |page| {
            let (repair, _) = page.wanted(&self.ticked, reduce);
            let (_, bytes) = page.sizes(&self.ticked, reduce)?;
            Some(((page.file.digest, page.sheet.item.page?, repair), bytes))
        })
    }

    /// How many pages can be weighed.
    pub(super) fn readable(&self) -> usize {
        self.legible().count()
    }

    /// Pages that cannot be read, and why.
    pub(super) fn unread(&self) -> impl Iterator<Item = (&Page, &Finding)> {
        self.pages.iter().filter_map(|page| match &page.found {
            Some(Err(finding)) => Some((page, finding.as_ref())),
            Some(Ok(_)) | None => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::aim::why_no_change;
    use super::super::sheets::Place;
    use super::*;
    use crate::domain::{Digest, FileKind};
    use crate::session::{PageId, PageItem, said};

    /// Pages of a megabyte each at 300 dots per inch, all of them looked at.
    fn looked_at(count: u8) -> Mending {
        let pages = (0..count).map(|at| {
            let digest = Digest([at; 32]);
            let id = PageId { digest, page: 0, nth: 0 };
            let (page, sheet) = (Some(0), Some(u32::from(at)));
            let item = PageItem { id, file: 0, page, turns: 0, repair: None, joined: None, sheet };
            let file = FileRef::new(digest, format!("{at}.jpg"), 1_000_000, FileKind::Jpeg, 1);
            let of = usize::from(count);
            (Sheet { place: Place::Loose(digest), item, number: usize::from(at) + 1, of }, file)
        });
        let mut mending = Mending::under(pages.collect(), 1_000_000, Aim::Repair);
        for page in &mut mending.pages {
            let pixels = (2480, 3508);
            let (dpi, bytes) = (300, 1_000_000);
            page.found = Some(Ok(Suggestions { page: 0, pixels, dpi, bytes, offers: Vec::new() }));
        }
        mending
    }

    fn steps(steps: [u64; 9]) -> PageSizes {
        let sizes = serde_json::json!({ "dpi": 300, "whole": 1_000_000, "steps": steps });
        serde_json::from_value(sizes).unwrap()
    }

    fn scan() -> PageSizes {
        let k = 1000;
        steps([900 * k, 700 * k, 400 * k, 300 * k, 250 * k, 200 * k, 150 * k, 100 * k, 90 * k])
    }

    fn counted(mending: &mut Mending, at: usize, sizes: Answer<PageSizes>) {
        mending.pages[at].climbed = Some((Repair::default(), Some(sizes)));
    }

    fn finest_dots(mending: &Mending) -> Vec<Option<u16>> {
        mending.wanted().iter().map(|(_, repair, _)| repair.max_dpi).collect()
    }

    #[test]
    fn no_page_takes_a_step_before_it_is_known_to_be_worth_it() {
        let mut mending = looked_at(3);
        mending.sizing.choice = Choice::Resolution(200);
        assert_eq!((finest_dots(&mending), mending.changed()), (vec![None; 3], 0));
        counted(&mut mending, 0, Ok(scan()));
        // Letters that are drawn: a picture of them is larger.
        counted(&mut mending, 1, Ok(steps([2_000_000; 9])));
        assert_eq!(mending.counted(), (2, 3));
        assert!(!mending.is_ready(), "one is not counted");
        assert_eq!(mending.on(Step::resolution(200)), None);
        counted(&mut mending, 2, Err(Box::new(said::broke(None))));
        assert!(mending.is_ready());
        assert_eq!(finest_dots(&mending), [Some(200), None, None]);
        assert_eq!(mending.on(Step::resolution(200)), Some(2_400_000));
        assert_eq!(mending.unweighed().map(|(page, _)| page.sheet.number).collect::<Vec<_>>(), [3]);
        let tally = mending.sizes();
        assert_eq!((tally.now, tally.then, tally.settled), (3_000_000, 2_400_000, 3));
    }

    #[test]
    fn the_first_page_that_becomes_smaller_is_shown_first_unless_another_was_chosen() {
        let kind = crate::domain::DocumentTypeId::new("any").unwrap();
        let known = super::super::aim::Known { limit: 1, now: 2, is_enough: true };
        let mut mending = looked_at(3);
        mending.sizing.choice = Choice::Resolution(200);
        // Letters that are drawn: a picture of them is larger.
        counted(&mut mending, 0, Ok(steps([2_000_000; 9])));
        counted(&mut mending, 1, Ok(scan()));
        mending.aim = Aim::Document(kind, known);
        mending.begin_at_a_change();
        assert_eq!(mending.at, 0, "one is not counted");
        counted(&mut mending, 2, Ok(scan()));
        mending.begin_at_a_change();
        assert_eq!((mending.at, mending.is_at_chosen), (1, true));
        mending.at = 2;
        mending.begin_at_a_change();
        assert_eq!(mending.at, 2, "the user turned the page");
        let mut repair = looked_at(1);
        repair.begin_at_a_change();
        assert!(!repair.is_at_chosen, "nothing is asked for but a look");
    }

    #[test]
    fn a_size_that_cannot_be_reached_is_not_called_reached() {
        let mut mending = looked_at(1);
        mending.sizing = Sizing::under(500_000);
        // Letters that are drawn: a picture of them is larger.
        counted(&mut mending, 0, Ok(steps([2_000_000; 9])));
        assert_eq!((mending.changed(), mending.least()), (0, Some(1_000_000)));
        assert_eq!(why_no_change(&mending), None);
        mending.sizing = Sizing::under(2_000_000);
        assert_eq!((mending.changed(), mending.least()), (0, None));
        assert_eq!(why_no_change(&mending), Some("docs-why-small-already"));
        mending.sizing.choice = Choice::AsIs;
        mending.sizing.target = "0.1".to_owned();
        assert_eq!(mending.least(), None, "nobody asks for it");
    }

    #[test]
    fn a_page_that_cannot_be_counted_stays_and_the_others_make_room() {
        let mut mending = looked_at(3);
        mending.sizing = Sizing::under(1_500_000);
        counted(&mut mending, 0, Ok(scan()));
        counted(&mut mending, 1, Ok(scan()));
        assert_eq!(mending.fitting(), None, "one is not counted");
        assert!(!mending.is_ready());
        counted(&mut mending, 2, Err(Box::new(said::broke(None))));
        let by = Fit::By(Step::resolution(150), 1_400_000);
        assert_eq!(mending.fitting(), Some(by));
        assert!(mending.is_ready());
        assert_eq!(finest_dots(&mending), [Some(150), Some(150), None]);
        assert_eq!(mending.unweighed().count(), 1);
        // What is not mended takes of the room as well.
        mending.pages[1].is_wanted = false;
        assert_eq!(mending.fitting(), Some(Fit::Not(2_100_000)));
        mending.sizing.target = String::new();
        assert!(!mending.is_ready(), "nobody knows how small");
        mending.sizing.choice = Choice::AsIs;
        assert!(mending.is_ready());
    }
}
