//! The pages of a document, one after the other through all its files, as a grid shows them: those that are
//! used with their sheets, and those that were left out where they would stand.
//!
//! Made once for each state of a case, in the order of the number of pages; a grid of 2 000 pages then only
//! looks rows up. The ids of pages stay the same while pages are moved, turned, left out and put back.

use std::collections::{BTreeMap, BTreeSet};

use super::live::PagePlace;
use crate::domain::page_plan::SheetCounter;
use crate::domain::{Case, Digest, FileRef, Join, PageWork, Repair};

/// A page within a document: which file, which page of it, and which of its uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// The file.
    pub digest: Digest,
    /// Its page, from 0; of a file without pages 0.
    pub page: u32,
    /// 0 for the first use of the page in the document, 1 for the second.
    pub nth: u16,
}

/// A page as a grid shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageItem {
    /// Which page.
    pub id: PageId,
    /// Its file among those of the place ([`PagePlace::files`]): name, kind, password.
    pub file: usize,
    /// The page of the file, from 0; none of a file that gives no pages.
    pub page: Option<u32>,
    /// Quarter turns clockwise, those of the whole file included.
    pub turns: u8,
    /// What is mended on it.
    pub repair: Option<Repair>,
    /// How it shares the sheet of the page before it.
    pub joined: Option<Join>,
    /// Its sheet in the document, from 0; none when it is left out or its file gives no pages.
    pub sheet: Option<u32>,
}

impl PageItem {
    /// Whether the user left it out.
    pub fn is_left_out(&self) -> bool {
        self.page.is_some() && self.sheet.is_none()
    }
}

/// The pages of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageList {
    /// The pages in order.
    pub pages: Vec<PageItem>,
    /// Sheets that they come to.
    pub sheets: u32,
}

impl PageList {
    /// The pages of a place; none when it is not there.
    pub fn of(case: &Case, place: &PagePlace) -> Self {
        let sheaf = Sheaf::of(case, place);
        let mut counter = SheetCounter::default();
        let mut list = Self::default();
        let mut uses: BTreeMap<(Digest, u32), u16> = BTreeMap::new();
        for leaf in &sheaf.leaves {
            let Some(file) = sheaf.files.get(leaf.file) else { continue };
            let Some(work) = leaf.work else {
                counter.pass(0);
                list.pages.push(PageItem {
                    id: PageId { digest: file.digest, page: 0, nth: 0 },
                    file: leaf.file,
                    page: None,
                    turns: 0,
                    repair: None,
                    joined: None,
                    sheet: None,
                });
                continue;
            };
            let nth = uses.entry((file.digest, work.source_page)).or_default();
            let id = PageId { digest: file.digest, page: work.source_page, nth: *nth };
            *nth = nth.saturating_add(1);
            let (sheet, joined) = if leaf.is_used {
                let (sheet, joined) = counter.place(work.joined);
                (Some(sheet), joined)
            } else {
                (None, None)
            };
            list.pages.push(PageItem {
                id,
                file: leaf.file,
                page: Some(work.source_page),
                turns: (file.quarter_turns % 4 + work.quarter_turns % 4) % 4,
                repair: work.repair,
                joined,
                sheet,
            });
        }
        list.sheets = counter.sheets();
        list
    }

    /// Where a page stands in the list.
    pub fn position(&self, id: PageId) -> Option<usize> {
        self.pages.iter().position(|page| page.id == id)
    }
}

/// A page while pages are moved about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    /// Its file in [`Sheaf::files`].
    pub(super) file: usize,
    /// The page and what is done to it; none of a file that gives no pages.
    pub(super) work: Option<PageWork>,
    /// Whether it is used; a page that is not was left out.
    pub(super) is_used: bool,
}

/// The pages of a place taken apart: files may stand there in several parts, and are here once.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheaf {
    /// The files of the place as they stand there, parts included.
    pub(super) files: Vec<FileRef>,
    pub(super) leaves: Vec<Leaf>,
}

impl Sheaf {
    pub(super) fn of(case: &Case, place: &PagePlace) -> Self {
        let files: Vec<FileRef> = place.files(case).cloned().collect();
        let mut used = Vec::new();
        for (at, file) in files.iter().enumerate() {
            if file.is_readable() {
                let leaf = |work| Leaf { file: at, work: Some(work), is_used: true };
                used.extend(file.used_pages().map(leaf));
            } else {
                used.push(Leaf { file: at, work: None, is_used: true });
            }
        }
        let left_out = left_out(case, place, &files);
        let leaves = with_left_out(&files, used, left_out);
        Self { files, leaves }
    }
}

/// Pages that stand nowhere in the place and did not go to another one, by file (its first part) and page.
fn left_out(case: &Case, place: &PagePlace, files: &[FileRef]) -> BTreeMap<usize, BTreeSet<u32>> {
    let mut missing: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.is_readable()) {
        let parts = || files.iter().filter(|other| other.digest == file.digest);
        let is_first = files.iter().take(at).all(|other| other.digest != file.digest);
        if !is_first || parts().any(|part| part.plan.is_none()) {
            continue;
        }
        let mut pages: BTreeSet<u32> = (0..file.page_count).collect();
        for used in parts().flat_map(FileRef::used_pages) {
            pages.remove(&used.source_page);
        }
        let gone: BTreeSet<u32> = (parts().filter_map(|part| part.plan.as_ref()))
            .flat_map(|plan| plan.elsewhere.iter().copied())
            .collect();
        if !gone.is_empty() {
            // What went to another document is that one's, used or left out; when it is gone, ours again.
            for other in place.others(case).filter(|other| other.digest == file.digest) {
                let away = other.plan.as_ref().map_or(&[][..], |plan| plan.elsewhere.as_slice());
                pages.retain(|page| !gone.contains(page) || away.binary_search(page).is_ok());
            }
        }
        missing.insert(at, pages);
    }
    missing
}

/// Puts the pages that were left out where they would stand: behind the nearest page before them, at the
/// very beginning of their file when there is none.
fn with_left_out(
    files: &[FileRef],
    used: Vec<Leaf>,
    mut missing: BTreeMap<usize, BTreeSet<u32>>,
) -> Vec<Leaf> {
    if missing.values().all(BTreeSet::is_empty) {
        return used;
    }
    let leaf = |file, page| Leaf { file, work: Some(PageWork::of(page)), is_used: false };
    let first_of = |file: &Leaf| {
        let digest = files.get(file.file).map(|it| it.digest);
        files.iter().position(|it| Some(it.digest) == digest)
    };
    // The last use of each page, and the first page of each file, by place in `used`.
    let (mut last, mut first) = (BTreeMap::new(), BTreeMap::new());
    for (at, leaf) in used.iter().enumerate() {
        if let (Some(file), Some(work)) = (first_of(leaf), leaf.work) {
            last.insert((file, work.source_page), at);
            first.entry(file).or_insert(at);
        }
    }
    let (mut before, mut after): (BTreeMap<usize, Vec<Leaf>>, BTreeMap<usize, Vec<Leaf>>) =
        (BTreeMap::new(), BTreeMap::new());
    let mut alone: BTreeMap<usize, Vec<Leaf>> = BTreeMap::new();
    for (file, pages) in &mut missing {
        for page in std::mem::take(pages) {
            let nearest = last.range((*file, 0)..(*file, page)).next_back();
            let to = match (nearest, first.get(file)) {
                (Some((_, at)), _) => after.entry(*at),
                (None, Some(at)) => before.entry(*at),
                (None, None) => alone.entry(*file),
            };
            to.or_default().push(leaf(*file, page));
        }
    }
    let mut leaves = Vec::new();
    for (at, leaf) in used.into_iter().enumerate() {
        // Files without a used page stand between their neighbours.
        let earlier: Vec<usize> = alone.range(..leaf.file).map(|(file, _)| *file).collect();
        leaves.extend(earlier.into_iter().filter_map(|file| alone.remove(&file)).flatten());
        leaves.extend(before.remove(&at).unwrap_or_default());
        leaves.push(leaf);
        leaves.extend(after.remove(&at).unwrap_or_default());
    }
    leaves.extend(alone.into_values().flatten());
    leaves
}
