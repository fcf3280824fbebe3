//! Work on single pages: turned, moved, left out, put back, split off, joined, mended. No file is touched:
//! what changes is the plan of each file, and in how many parts a file stands in a document.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Gone, Refused};
use super::files::{document_of, place_anew};
use super::mended::Mended;
use crate::domain::page_plan::MAX_PAGES;
use crate::domain::{
    Case, Digest, DocumentId, DocumentTypeId, FileRef, Join, PagePlan, PageWork, Repair,
};
use crate::rules::RuleBook;
use crate::session::page_list::{Leaf, PageId, PageList, Sheaf};
use crate::store::{Step, When};

/// Where pages are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PagePlace {
    /// In a document.
    Document(DocumentId),
    /// In a file that has no place yet.
    Loose(Digest),
}

impl PagePlace {
    /// The files of the place as they stand there.
    pub fn files<'c>(&'c self, case: &'c Case) -> impl Iterator<Item = &'c FileRef> {
        let (files, loose) = match self {
            Self::Document(id) => (case.document(id).map(|it| it.files.as_slice()), None),
            Self::Loose(digest) => (None, Some(*digest)),
        };
        let inbox = case.inbox.iter().filter(move |file| Some(file.digest) == loose);
        files.unwrap_or_default().iter().chain(inbox)
    }

    /// The files of all other places.
    pub(in crate::session) fn others<'c>(
        &'c self,
        case: &'c Case,
    ) -> impl Iterator<Item = &'c FileRef> {
        let (this, loose) = match self {
            Self::Document(id) => (Some(id), None),
            Self::Loose(digest) => (None, Some(*digest)),
        };
        let documents = case.documents.iter().filter(move |it| Some(&it.id) != this);
        let inbox = case.inbox.iter().filter(move |file| Some(file.digest) != loose);
        documents.flat_map(|it| &it.files).chain(inbox)
    }

    /// What the history calls it: the kind of a document, the name of a file.
    pub(super) fn name(&self, case: &Case) -> String {
        match self {
            Self::Document(id) => case.document(id).map(|it| it.kind.to_string()),
            Self::Loose(_) => self.files(case).next().map(|it| it.name.clone()),
        }
        .unwrap_or_default()
    }

    fn put(&self, case: &mut Case, files: Vec<FileRef>) -> Result<(), Gone> {
        match self {
            Self::Document(id) => document_of(case, id)?.files = files,
            Self::Loose(digest) => {
                let at = case.inbox.iter().position(|file| file.digest == *digest).ok_or(Gone)?;
                case.inbox.retain(|file| file.digest != *digest);
                let at = at.min(case.inbox.len());
                case.inbox.splice(at..at, files);
            }
        }
        Ok(())
    }
}

/// What is done to pages. Ids are those of the place's [`PageList`]; their order does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageEdit {
    /// Turned by quarter turns clockwise; 3 = one turn to the left.
    Turn {
        /// Which pages.
        pages: Vec<PageId>,
        /// Quarter turns.
        quarters: u8,
    },
    /// Moved, in the order in which they stand, in front of another page.
    Move {
        /// Which pages.
        pages: Vec<PageId>,
        /// In front of which page that is not moved itself; none = to the end.
        before: Option<PageId>,
    },
    /// Left out of the document.
    LeaveOut(Vec<PageId>),
    /// Used again, where they would stand.
    PutBack(Vec<PageId>),
    /// Split off: they become a document of their own.
    Split {
        /// Which pages.
        pages: Vec<PageId>,
        /// The kind of the new document.
        to: DocumentTypeId,
    },
    /// Given to another document, at its end.
    Give {
        /// Which pages.
        pages: Vec<PageId>,
        /// The document.
        to: DocumentId,
    },
    /// The second comes behind the first, on the same sheet.
    Join {
        /// The page that stays where it is.
        first: PageId,
        /// The page that comes to it.
        second: PageId,
        /// How they share the sheet.
        how: Join,
    },
    /// The pages of a shared sheet get sheets of their own again; either of the two is enough.
    Part(PageId),
    /// Mended; a repair that does nothing takes an earlier one away.
    Mend {
        /// Which pages.
        pages: Vec<PageId>,
        /// How.
        repair: Repair,
    },
    /// Each mended and turned in its own way, in one step.
    MendEach(Vec<Mended>),
    /// Used once more, directly behind itself: to show two cuts of one page.
    Repeat(PageId),
    /// New files come between the pages.
    Insert {
        /// Files that were looked into.
        files: Vec<FileRef>,
        /// In front of which page; none = at the end.
        before: Option<PageId>,
    },
}

impl PageEdit {
    /// What the history says of it. `name` is the kind of the document or the name of the file.
    pub(super) fn step(&self, name: &str, when: When) -> Step {
        let counted = |code: &str, count: usize| {
            Step::new(code, when).with("kind", name).with("count", &count.to_string())
        };
        match self {
            Self::Turn { pages, .. } => counted("step-pages-turned", pages.len()),
            Self::Move { pages, .. } => counted("step-pages-moved", pages.len()),
            Self::LeaveOut(pages) => counted("step-pages-left-out", pages.len()),
            Self::PutBack(pages) => counted("step-pages-put-back", pages.len()),
            Self::Split { pages, .. } => counted("step-pages-split", pages.len()),
            Self::Give { pages, .. } => counted("step-pages-given", pages.len()),
            Self::Join { .. } => Step::new("step-pages-joined", when).with("kind", name),
            Self::Part(_) => Step::new("step-pages-parted", when).with("kind", name),
            Self::Mend { pages, repair } if repair.is_nothing() => {
                counted("step-pages-unmended", pages.len())
            }
            Self::Mend { pages, .. } => counted("step-pages-mended", pages.len()),
            Self::MendEach(pages) if pages.iter().all(Mended::is_plain) => {
                counted("step-pages-unmended", pages.len())
            }
            Self::MendEach(pages) => counted("step-pages-mended", pages.len()),
            Self::Repeat(_) => Step::new("step-page-repeated", when).with("kind", name),
            Self::Insert { files, .. } => counted("step-pages-inserted", files.len()),
        }
    }

    /// Carries it out.
    pub(super) fn carry_out(
        &self,
        case: &mut Case,
        place: &PagePlace,
        book: &RuleBook,
    ) -> Result<(), Refused> {
        let mut desk = Spread::of(case, place)?;
        match self {
            Self::Turn { pages, quarters } => {
                for work in desk.works(pages)? {
                    work.quarter_turns = (work.quarter_turns % 4 + quarters % 4) % 4;
                }
            }
            Self::Mend { pages, repair } => {
                desk.works(pages)?.for_each(|work| work.repair = repair.or_none());
            }
            Self::MendEach(pages) => {
                for Mended { page, repair, quarters } in pages {
                    for work in desk.works(&[*page])? {
                        work.repair = repair.or_none();
                        work.quarter_turns = (work.quarter_turns % 4 + quarters % 4) % 4;
                    }
                }
            }
            Self::LeaveOut(pages) => desk.use_them(pages, false)?,
            Self::PutBack(pages) => desk.use_them(pages, true)?,
            Self::Move { pages, before } => desk.shift(pages, *before)?,
            Self::Join { first, second, how } => desk.join(*first, *second, *how)?,
            Self::Part(page) => desk.part(*page)?,
            Self::Repeat(page) => desk.repeat(*page)?,
            Self::Insert { files, before } => desk.insert(files, *before)?,
            Self::Split { pages, to } => {
                let (files, rest) = desk.split(pages)?;
                place.put(case, rest)?;
                place_anew(case, to, files, book)?;
                clear(case, place);
                return Ok(());
            }
            Self::Give { pages, to } => {
                if *place == PagePlace::Document(to.clone()) {
                    return Err(Gone.into());
                }
                let (files, rest) = desk.split(pages)?;
                place.put(case, rest)?;
                document_of(case, to)?.files.extend(files);
                clear(case, place);
                // Pages that come home to their file are one part with it again.
                let there = PagePlace::Document(to.clone());
                let files = Spread::of(case, &there)?.files()?;
                return Ok(there.put(case, files)?);
            }
        }
        place.put(case, desk.files()?)?;
        Ok(())
    }
}

/// A place from which everything went is put away.
fn clear(case: &mut Case, place: &PagePlace) {
    if let PagePlace::Document(id) = place {
        case.documents.retain(|it| it.id != *id || !it.files.is_empty());
    }
}

/// A page with its id, and the page whose sheet it shares.
#[derive(Clone, Copy, Debug)]
struct Card {
    id: PageId,
    leaf: Leaf,
    partner: Option<PageId>,
}

/// The pages of a place, laid out.
struct Spread {
    files: Vec<FileRef>,
    cards: Vec<Card>,
}

impl Spread {
    fn of(case: &Case, place: &PagePlace) -> Result<Self, Gone> {
        let list = PageList::of(case, place);
        let Sheaf { files, leaves } = Sheaf::of(case, place);
        if files.is_empty() {
            return Err(Gone);
        }
        let mut before = None;
        let mut cards = Vec::with_capacity(leaves.len());
        for (item, mut leaf) in list.pages.into_iter().zip(leaves) {
            let partner = before.filter(|_| item.joined.is_some());
            if let Some(work) = &mut leaf.work {
                work.joined = item.joined;
            }
            if leaf.is_used {
                before = Some(item.id);
            }
            cards.push(Card { id: item.id, leaf, partner });
        }
        Ok(Self { files, cards })
    }

    fn at(&self, id: PageId) -> Result<usize, Gone> {
        self.cards.iter().position(|card| card.id == id).ok_or(Gone)
    }

    /// Whether each card is one of these pages; all of them must be there and have pages.
    fn chosen(&self, pages: &[PageId]) -> Result<Vec<bool>, Gone> {
        let wanted: BTreeSet<&PageId> = pages.iter().collect();
        let is_wanted = |card: &Card| wanted.contains(&card.id) && card.leaf.work.is_some();
        let chosen: Vec<bool> = self.cards.iter().map(is_wanted).collect();
        let found = chosen.iter().filter(|chosen| **chosen).count();
        if found == wanted.len() && found > 0 { Ok(chosen) } else { Err(Gone) }
    }

    fn works(&mut self, pages: &[PageId]) -> Result<impl Iterator<Item = &mut PageWork>, Gone> {
        let chosen = self.chosen(pages)?;
        let cards = self.cards.iter_mut().zip(chosen).filter(|(_, chosen)| *chosen);
        Ok(cards.filter_map(|(card, _)| card.leaf.work.as_mut()))
    }

    fn use_them(&mut self, pages: &[PageId], is_used: bool) -> Result<(), Gone> {
        let chosen = self.chosen(pages)?;
        for (card, _) in self.cards.iter_mut().zip(chosen).filter(|(_, chosen)| *chosen) {
            card.leaf.is_used = is_used;
        }
        Ok(())
    }

    fn take(&mut self, pages: &[PageId]) -> Result<Vec<Card>, Gone> {
        let chosen = self.chosen(pages)?;
        let all = std::mem::take(&mut self.cards).into_iter().zip(chosen);
        let (taken, kept): (Vec<_>, Vec<_>) = all.partition(|(_, chosen)| *chosen);
        self.cards = kept.into_iter().map(|(card, _)| card).collect();
        Ok(taken.into_iter().map(|(card, _)| card).collect())
    }

    fn shift(&mut self, pages: &[PageId], before: Option<PageId>) -> Result<(), Gone> {
        let taken = self.take(pages)?;
        let at = before.map_or(Ok(self.cards.len()), |page| self.at(page))?;
        self.cards.splice(at..at, taken);
        Ok(())
    }

    fn join(&mut self, first: PageId, second: PageId, how: Join) -> Result<(), Gone> {
        if first == second {
            return Err(Gone);
        }
        for page in [first, second] {
            self.loosen(page);
        }
        let mut taken = self.take(&[second])?;
        let at = self.at(first)?;
        for card in &mut taken {
            card.partner = Some(first);
            card.leaf.is_used = true;
            if let Some(work) = &mut card.leaf.work {
                work.joined = Some(how);
            }
        }
        let card = self.cards.get_mut(at).filter(|card| card.leaf.work.is_some()).ok_or(Gone)?;
        card.leaf.is_used = true;
        let behind = at + 1;
        self.cards.splice(behind..behind, taken);
        Ok(())
    }

    fn part(&mut self, page: PageId) -> Result<(), Gone> {
        if self.loosen(page) { Ok(()) } else { Err(Gone) }
    }

    /// Ends what a page is joined in; whether there was something.
    fn loosen(&mut self, page: PageId) -> bool {
        let mut found = false;
        for card in &mut self.cards {
            if card.partner == Some(page) || (card.id == page && card.partner.is_some()) {
                card.partner = None;
                found = true;
            }
        }
        found
    }

    fn repeat(&mut self, page: PageId) -> Result<(), Gone> {
        let at = self.at(page)?;
        let card = *self.cards.get(at).filter(|card| card.leaf.work.is_some()).ok_or(Gone)?;
        // Its own id is not needed: the next list gives it one.
        self.cards.insert(at + 1, Card { partner: None, ..card });
        Ok(())
    }

    fn insert(&mut self, files: &[FileRef], before: Option<PageId>) -> Result<(), Gone> {
        let at = before.map_or(Ok(self.cards.len()), |page| self.at(page))?;
        let mut new = Vec::new();
        for file in files {
            let index = self.files.len();
            let card = |page, work, is_used| Card {
                id: PageId { digest: file.digest, page, nth: u16::MAX },
                leaf: Leaf { file: index, work, is_used },
                partner: None,
            };
            if file.is_readable() {
                new.extend(file.used_pages().map(|it| card(it.source_page, Some(it), true)));
            } else {
                new.push(card(0, None, true));
            }
            self.files.push(file.clone());
        }
        self.cards.splice(at..at, new);
        Ok(())
    }

    /// The files of the chosen pages, and those of the rest.
    fn split(&mut self, pages: &[PageId]) -> Result<(Vec<FileRef>, Vec<FileRef>), Refused> {
        let mut taken = self.take(pages)?;
        for card in &mut taken {
            card.leaf.is_used = true;
        }
        let gone = pages_of(&self.files, &taken);
        let kept = pages_of(&self.files, &self.cards);
        let rest = Self { files: self.files.clone(), cards: std::mem::take(&mut self.cards) };
        let split = Self { files: std::mem::take(&mut self.files), cards: taken };
        let (mut split, mut rest) = (split.files()?, rest.files()?);
        // Of a file that went in part each side knows what the other has.
        for (files, away) in [(&mut split, &kept), (&mut rest, &gone)] {
            for file in files {
                let away = away.get(&file.digest).into_iter().flatten().copied();
                note_elsewhere(file, away.collect());
            }
        }
        Ok((split, rest))
    }

    /// The files again, each with the plan for its pages, in as many parts as its pages are parted.
    fn files(self) -> Result<Vec<FileRef>, Refused> {
        let Self { files, cards } = self;
        let mut made: Vec<(FileRef, PagePlan)> = Vec::new();
        let mut before: Option<PageId> = None;
        let mut runs: Option<usize> = None;
        for Card { id, leaf, partner } in &cards {
            let Some(file) = files.get(leaf.file) else { continue };
            let Some(mut work) = leaf.work else {
                made.push((file.clone(), PagePlan::default()));
                (runs, before) = (None, None);
                continue;
            };
            if !leaf.is_used {
                // A file of which everything is left out still stands somewhere.
                let shown = cards.iter().any(|card| {
                    let same = files.get(card.leaf.file).is_some_and(|it| it.digest == file.digest);
                    same && card.leaf.is_used
                });
                if !shown && !made.iter().any(|(known, _)| known.digest == file.digest) {
                    made.push((file.clone(), PagePlan::default()));
                    runs = None;
                }
                continue;
            }
            work.joined = work.joined.filter(|_| partner.is_some() && *partner == before);
            before = Some(*id);
            let same = runs.and_then(|run| made.get_mut(run)).filter(|(known, _)| {
                known.digest == file.digest && known.quarter_turns == file.quarter_turns
            });
            if let Some((_, plan)) = same {
                plan.pages.push(work);
            } else {
                runs = Some(made.len());
                made.push((file.clone(), PagePlan { pages: vec![work], elsewhere: Vec::new() }));
            }
        }
        finished(made, &files)
    }
}

/// Gives each file its plan; what is whole needs none.
fn finished(made: Vec<(FileRef, PagePlan)>, before: &[FileRef]) -> Result<Vec<FileRef>, Refused> {
    let digests: Vec<Digest> = made.iter().map(|(file, _)| file.digest).collect();
    let mut finished = Vec::with_capacity(made.len());
    for (mut file, plan) in made {
        if !file.is_readable() {
            finished.push(file);
            continue;
        }
        let parts = before.iter().filter(|it| it.digest == file.digest);
        let away = parts.filter_map(|it| it.plan.as_ref()).flat_map(|it| &it.elsewhere);
        let away: Vec<u32> = away.copied().collect();
        file.plan = Some(plan);
        note_elsewhere(&mut file, away);
        let is_one = digests.iter().filter(|digest| **digest == file.digest).count() == 1;
        let is_whole = |plan: &PagePlan| is_one && plan.is_whole(file.page_count);
        if file.plan.as_ref().is_some_and(is_whole) {
            file.plan = None;
        }
        if file.plan.as_ref().is_some_and(|plan| plan.pages.len() > MAX_PAGES) {
            return Err(Refused::TooManyPages);
        }
        finished.push(file);
    }
    Ok(finished)
}

/// Notes pages that went to another document; what stands here did not.
fn note_elsewhere(file: &mut FileRef, pages: Vec<u32>) {
    let page_count = file.page_count;
    if pages.is_empty() || !file.is_readable() {
        return;
    }
    let plan = file.plan.get_or_insert_with(|| PagePlan::whole(page_count));
    plan.elsewhere.extend(pages);
    plan.elsewhere.sort_unstable();
    plan.elsewhere.dedup();
    let here: BTreeSet<u32> = plan.pages.iter().map(|page| page.source_page).collect();
    plan.elsewhere.retain(|page| !here.contains(page));
}

/// The pages of cards by file, left out or not.
fn pages_of(files: &[FileRef], cards: &[Card]) -> BTreeMap<Digest, BTreeSet<u32>> {
    let mut pages: BTreeMap<Digest, BTreeSet<u32>> = BTreeMap::new();
    for card in cards {
        if let Some(file) = files.get(card.leaf.file) {
            let of = pages.entry(file.digest).or_default();
            of.extend(card.leaf.work.map(|work| work.source_page));
        }
    }
    pages
}
