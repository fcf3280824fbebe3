//! Which page of a source stands on which page of the bundle, alone or with another one.

use super::error::BundleError;
use super::plan::{BundlePlan, BundleSource};
use crate::domain::Join;

/// The place of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The page of the bundle, from 0.
    pub(super) page: u32,
    pub(super) slot: Slot,
}

/// Whether a page has its sheet for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// It has.
    Alone,
    /// Another one follows on the same sheet.
    First(Join),
    /// It follows another one on the same sheet.
    Second(Join),
}

/// How the first page of a source shares the sheet of the source before it.
fn opening(source: &BundleSource) -> Option<Join> {
    source.options.pages.as_ref()?.first()?.joined
}

/// The places of all pages of the source at `index`, whose own first sheet is page `first` of the bundle.
///
/// # Errors
/// When the plan contradicts itself.
pub(super) fn spots(plan: &BundlePlan, index: usize, first: u32) -> Result<Vec<Spot>, BundleError> {
    let wrong = |why| BundleError::Plan(why);
    let source = plan.sources.get(index).ok_or(wrong("no such source"))?;
    let mut spots: Vec<Spot> = Vec::new();
    let mut next = first;
    match &source.options.pages {
        None => spots.extend((0..source.page_count).map(|at| {
            next = first + at + 1;
            Spot { page: first + at, slot: Slot::Alone }
        })),
        Some(pages) => {
            for (at, work) in pages.iter().enumerate() {
                let Some(join) = work.joined else {
                    spots.push(Spot { page: next, slot: Slot::Alone });
                    next += 1;
                    continue;
                };
                let page = next.checked_sub(1).ok_or(wrong("nothing to share a sheet with"))?;
                match spots.last_mut() {
                    Some(before) if before.slot == Slot::Alone => before.slot = Slot::First(join),
                    Some(_) => return Err(wrong("three pages on one sheet")),
                    None if at == 0 && source.blank_before == 0 => {}
                    None => return Err(wrong("a blank page parts a sheet")),
                }
                spots.push(Spot { page, slot: Slot::Second(join) });
            }
        }
    }
    if next != first + source.page_count {
        return Err(wrong("pages and sheets differ in number"));
    }
    if let Some(join) = plan.sources.get(index + 1).and_then(opening) {
        match spots.last_mut() {
            Some(last) if last.slot == Slot::Alone => last.slot = Slot::First(join),
            Some(_) | None => return Err(wrong("nothing to share a sheet with")),
        }
    }
    Ok(spots)
}
