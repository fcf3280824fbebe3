//! What is done to the selected pages: each is one edit, said at the foot of the page with a way back.

use std::ops::Range;

use super::grid::Dragged;
use super::sheets::Sheet;
use super::{Scene, State};
use crate::app::command::Command;
use crate::app::toast::Wording;
use crate::domain::{DocumentTypeId, Join, Repair};
use crate::i18n::{Value, say};
use crate::session::{Edit, Mended, PageEdit, PageId, PagePlace};

/// The selected sheets that are pages, in order.
pub(super) fn chosen(state: &State) -> Vec<Sheet> {
    let chosen = state.picks.chosen(&state.sheets, state.sheet);
    let sheets = chosen.into_iter().filter_map(|at| state.sheets.get(at));
    sheets.filter(|sheet| sheet.item.page.is_some()).cloned().collect()
}

/// The selected pages that have a place in the order: what is left out has none.
pub(super) fn movable(state: &State) -> Vec<PageId> {
    let used = chosen(state).into_iter().filter(|sheet| !sheet.item.is_left_out());
    used.map(|sheet| sheet.item.id).collect()
}

fn ids(sheets: &[Sheet]) -> Vec<PageId> {
    sheets.iter().map(|sheet| sheet.item.id).collect()
}

/// Carries it out on the document of the sheets, and says so: the key has a form for one page (`page`) and for
/// several (`count`).
fn work(scene: &mut Scene<'_, '_>, sheets: &[Sheet], work: PageEdit, key: &'static str) {
    let Some(first) = sheets.first() else { return };
    let said = Wording::with(
        key,
        [("page", Value::from(first.number)), ("count", Value::from(sheets.len()))],
    );
    tell(scene, first.place.pages(), work, said);
}

/// The same in words of its own.
fn tell(scene: &mut Scene<'_, '_>, place: PagePlace, work: PageEdit, said: Wording) {
    if !scene.view.read_only {
        let edit = Box::new(Edit::Pages { place, work });
        scene.out.push(Command::EditSaying { edit, said });
    }
}

/// Turns the selected pages; 3 = one turn to the left.
pub(super) fn turn(scene: &mut Scene<'_, '_>, state: &State, quarters: u8) {
    let sheets = chosen(state);
    let key = if quarters == 3 { "docs-said-turned-left" } else { "docs-said-turned-right" };
    work(scene, &sheets, PageEdit::Turn { pages: ids(&sheets), quarters }, key);
}

/// Whether all that is selected was left out already.
pub(super) fn is_all_out(state: &State) -> bool {
    let sheets = chosen(state);
    !sheets.is_empty() && sheets.iter().all(|sheet| sheet.item.is_left_out())
}

/// Leaves the selected pages out; when they are out already, puts them back.
pub(super) fn leave_out_or_back(scene: &mut Scene<'_, '_>, state: &State) {
    let sheets = chosen(state);
    if is_all_out(state) {
        work(scene, &sheets, PageEdit::PutBack(ids(&sheets)), "docs-said-put-back");
    } else {
        let used: Vec<Sheet> =
            sheets.into_iter().filter(|sheet| !sheet.item.is_left_out()).collect();
        work(scene, &used, PageEdit::LeaveOut(ids(&used)), "docs-said-left-out");
    }
}

/// In front of which page moved pages land; none = at the end.
struct Landing(Option<PageId>);

/// In front of which page the selected ones go when they move one page; `None` = they cannot.
fn neighbour(state: &State, is_later: bool) -> Option<Landing> {
    let moved = movable(state);
    let here = state.sheets.get(state.sheet)?;
    // What is left out has no place in the order and is stepped over.
    let order: Vec<&Sheet> = state
        .sheets
        .iter()
        .filter(|it| it.place.is_beside(&here.place) && !it.item.is_left_out())
        .collect();
    let is_moved = |sheet: &&&Sheet| moved.contains(&sheet.item.id);
    if moved.is_empty() {
        return None;
    }
    if is_later {
        let last = order.iter().rposition(|sheet| is_moved(&sheet))?;
        order.get(last + 1)?;
        let after = order.iter().skip(last + 2).find(|sheet| !moved.contains(&sheet.item.id));
        Some(Landing(after.map(|sheet| sheet.item.id)))
    } else {
        let first = order.iter().position(|sheet| is_moved(&sheet))?;
        Some(Landing(Some(order.get(first.checked_sub(1)?)?.item.id)))
    }
}

/// Whether the selected pages can move one page.
pub(super) fn can_shift(state: &State, is_later: bool) -> bool {
    neighbour(state, is_later).is_some()
}

/// Moves the selected pages by one page.
pub(super) fn shift(scene: &mut Scene<'_, '_>, state: &State, is_later: bool) {
    if let Some(Landing(before)) = neighbour(state, is_later) {
        let sheets: Vec<Sheet> =
            chosen(state).into_iter().filter(|sheet| !sheet.item.is_left_out()).collect();
        let pages = ids(&sheets);
        work(scene, &sheets, PageEdit::Move { pages, before }, "docs-said-moved");
    }
}

/// Lets dragged pages go in front of a place.
pub(super) fn drop_before(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    dragged: &Dragged,
    landing: usize,
    among: &Range<usize>,
) {
    let there = state.sheets.get(landing..among.end).unwrap_or_default();
    let before = there
        .iter()
        .map(|it| it.item)
        .find(|it| !dragged.pages.contains(&it.id) && !it.is_left_out());
    let sheets: Vec<Sheet> = state
        .sheets
        .iter()
        .filter(|it| it.place.is_beside(&dragged.place) && dragged.pages.contains(&it.item.id))
        .cloned()
        .collect();
    let (pages, before) = (ids(&sheets), before.map(|it| it.id));
    work(scene, &sheets, PageEdit::Move { pages, before }, "docs-said-moved");
}

/// The selected pages become a document of their own.
pub(super) fn split(
    scene: &mut Scene<'_, '_>,
    place: &PagePlace,
    pages: Vec<PageId>,
    to: &DocumentTypeId,
) {
    let count = pages.len();
    let title = scene.view.book.documents.get(to).map(|it| it.title.clone());
    let said = Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        say(language, "docs-said-split", &[("count", count.into()), ("place", title.into())])
    });
    tell(scene, place.clone(), PageEdit::Split { pages, to: to.clone() }, said);
}

/// The two pages that are selected, when there are two.
pub(super) fn pair(state: &State) -> Option<[Sheet; 2]> {
    chosen(state).try_into().ok()
}

/// Puts the two selected pages on one sheet.
pub(super) fn join(scene: &mut Scene<'_, '_>, state: &State, how: Join) {
    let Some([first, second]) = pair(state) else { return };
    let said = Wording::with(
        "docs-said-joined",
        [("first", Value::from(first.number)), ("second", Value::from(second.number))],
    );
    let joined = PageEdit::Join { first: first.item.id, second: second.item.id, how };
    tell(scene, first.place.pages(), joined, said);
}

/// The page that is looked at, where it shares its sheet with another.
pub(super) fn joined(state: &State) -> Option<&Sheet> {
    let sheet = state.sheets.get(state.sheet)?;
    let next = state.sheets.get(state.sheet + 1);
    let shares =
        next.is_some_and(|next| next.item.joined.is_some() && next.item.sheet == sheet.item.sheet);
    (sheet.item.joined.is_some() || shares).then_some(sheet)
}

/// Gives pages that share a sheet sheets of their own.
pub(super) fn part(scene: &mut Scene<'_, '_>, state: &State) {
    if let Some(sheet) = joined(state) {
        let said = Wording::from("docs-said-parted");
        tell(scene, sheet.place.pages(), PageEdit::Part(sheet.item.id), said);
    }
}

/// Uses the page that is looked at once more.
pub(super) fn repeat(scene: &mut Scene<'_, '_>, state: &State) {
    if let Some(sheet) = state.sheets.get(state.sheet).filter(|it| it.item.page.is_some()) {
        let said = Wording::with("docs-said-repeated", [("page", Value::from(sheet.number))]);
        tell(scene, sheet.place.pages(), PageEdit::Repeat(sheet.item.id), said);
    }
}

/// Mends pages of one document and turns them upright, each in its own way and all in one step; a repair that
/// does nothing takes an earlier one away.
pub(super) fn mend(scene: &mut Scene<'_, '_>, pages: &[(Sheet, Repair, u8)]) {
    let is_new = |(sheet, repair, turns): &&(Sheet, Repair, u8)| {
        *repair != sheet.item.repair.unwrap_or_default() || !turns.is_multiple_of(4)
    };
    let pages: Vec<&(Sheet, Repair, u8)> = pages.iter().filter(is_new).collect();
    let Some((first, ..)) = pages.first() else { return };
    let was = |sheet: &Sheet| sheet.item.repair.unwrap_or_default();
    let key = if pages.iter().all(|(sheet, repair, _)| *repair == was(sheet)) {
        "docs-said-upright"
    } else if pages.iter().all(|(_, repair, turns)| repair.is_nothing() && *turns == 0) {
        "docs-said-unmended"
    } else if pages.iter().all(|(sheet, repair, turns)| {
        let was = was(sheet);
        *turns == 0 && repair.at_full_size() == was.at_full_size() && is_coarser(repair, &was)
    }) {
        // Nothing but the fineness is another.
        "docs-said-smaller"
    } else {
        "docs-said-mended"
    };
    let gaps = [("page", Value::from(first.number)), ("count", Value::from(pages.len()))];
    let mended = |(sheet, repair, turns): &&(Sheet, Repair, u8)| Mended {
        page: sheet.item.id,
        repair: *repair,
        quarters: *turns,
    };
    let work = PageEdit::MendEach(pages.iter().map(mended).collect());
    tell(scene, first.place.pages(), work, Wording::with(key, gaps));
}

/// Whether a page keeps no more pixels and is coded no more closely than before.
fn is_coarser(repair: &Repair, was: &Repair) -> bool {
    let fineness = |it: &Repair| (it.max_dpi.unwrap_or(u16::MAX), it.quality.unwrap_or(u8::MAX));
    let ((dpi, quality), (old_dpi, old_quality)) = (fineness(repair), fineness(was));
    dpi <= old_dpi && quality <= old_quality
}
