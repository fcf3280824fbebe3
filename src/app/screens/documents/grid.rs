//! The pages of what is chosen, as thumbnails on the desk: chosen with mouse and keyboard, dragged to another
//! place. Only the rows in sight are laid out, and only their pages are asked for.

use std::ops::Range;

use egui::{DragAndDrop, EventFilter, Id, Key, Modifiers, Pos2, Rect, ScrollArea, Ui, pos2, vec2};

use super::picks::How;
use super::sheets::{Place, Sheet, file_at};
use super::{Part, Scene, State, page_work, people};
use crate::app::layout::Width;
use crate::app::previews::Look;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{PageFrame, paint};
use crate::domain::FileRef;
use crate::export::words;
use crate::session::PageId;
use crate::session::passwords::is_locked;

/// A4 upright.
const ASPECT: f32 = 1.414;
const GAP: f32 = 17.0;
/// A page with its caption.
const CELL: f32 = 147.0 + 7.0 + 18.0;
/// The line above the pages of each document, where there are several.
const HEADING: f32 = 30.0;
/// So near to the edge a dragged page makes the pages glide, and so far in a second.
const EDGE: f32 = 40.0;
const GLIDE: f32 = 900.0;

/// Pages that hang on the pointer.
#[derive(Clone, Debug)]
pub(super) struct Dragged {
    /// The document or file whose pages they are.
    pub(super) place: Place,
    pub(super) pages: Vec<PageId>,
}

/// What the grid remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// What is in sight, from the top of the first page.
    seen: (f32, f32),
    columns: usize,
    /// The page that is to get the keyboard, and to be brought into sight.
    reach: Option<usize>,
}

impl Grid {
    /// Brings a page into sight.
    pub(super) fn show(&mut self, at: usize) {
        self.reach = Some(at);
    }
}

/// The pages of one document within the list, and how high it begins.
struct Block {
    pages: Range<usize>,
    top: f32,
    lines: usize,
}

/// Where everything stands.
struct Plan {
    columns: usize,
    heading: f32,
    blocks: Vec<Block>,
    height: f32,
}

impl Plan {
    fn of(sheets: &[Sheet], width: f32) -> Self {
        let room = width - 2.0 * space::S20;
        let columns = whole((room + GAP) / (space::PAGE_WIDTH + GAP)).max(1);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut first = 0;
        for part in sheets.chunk_by(|one, other| one.place.is_beside(&other.place)) {
            ranges.push(first..first + part.len());
            first += part.len();
        }
        let heading = if ranges.len() > 1 { HEADING } else { 0.0 };
        let mut top = 0.0;
        let mut blocks = Vec::new();
        for pages in ranges {
            let lines = pages.len().div_ceil(columns);
            blocks.push(Block { pages, top, lines });
            top += heading + number(lines) * (CELL + GAP);
        }
        Self { columns, heading, blocks, height: top + space::S16 }
    }

    /// Where a page stands, from the upper left of all.
    fn place(&self, at: usize) -> Option<Rect> {
        let block = self.blocks.iter().find(|block| block.pages.contains(&at))?;
        let index = at - block.pages.start;
        let (line, column) = (index / self.columns, index % self.columns);
        let left = space::S20 + number(column) * (space::PAGE_WIDTH + GAP);
        let top = block.top + self.heading + space::S16 + number(line) * (CELL + GAP);
        Some(Rect::from_min_size(pos2(left, top), vec2(space::PAGE_WIDTH, CELL)))
    }

    /// The pages whose rows reach into a range of heights.
    fn within(&self, top: f32, bottom: f32) -> Vec<usize> {
        let mut pages = Vec::new();
        for block in &self.blocks {
            let start = block.top + self.heading + space::S16;
            let first = whole((top - start) / (CELL + GAP));
            let last = whole(((bottom - start) / (CELL + GAP)).ceil()).min(block.lines);
            if bottom > start {
                let (first, last) = (first * self.columns, last * self.columns);
                let end = block.pages.end;
                pages.extend((block.pages.start + first)..(block.pages.start + last).min(end));
            }
        }
        pages
    }

    /// In front of which place pages land that are let go at a point; among those of one document.
    fn landing(&self, at: Pos2, among: &Range<usize>) -> usize {
        let Some(block) = self.blocks.iter().find(|block| block.pages == *among) else {
            return among.end;
        };
        let start = block.top + self.heading + space::S16 - GAP / 2.0;
        let line = whole((at.y - start) / (CELL + GAP)).min(block.lines.saturating_sub(1));
        let across = (at.x - space::S20 + GAP / 2.0) / (space::PAGE_WIDTH + GAP);
        let column = whole((across + 0.5).floor()).min(self.columns);
        (among.start + line * self.columns + column).min(among.end)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows and columns")]
fn whole(number: f32) -> usize {
    number.clamp(0.0, 1e6) as usize
}

fn number(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

/// The control of a page: the same wherever the page stands.
fn id_of(sheet: &Sheet) -> Id {
    let document = match &sheet.place {
        Place::In(document, _) => document.as_str(),
        Place::Loose(_) => "",
    };
    Id::unique(("page", document, sheet.item.id.digest, sheet.item.id.page, sheet.item.id.nth))
}

/// Draws the pages.
pub(super) fn grid_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let plan = Plan::of(&state.sheets, ui.available_width());
    state.grid.columns = plan.columns;
    keys(ui, scene, state);
    let salt = ("pages", state.chosen.as_ref().map(|it| format!("{it:?}")));
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    let reach = state.grid.reach.take();
    if let Some(place) = reach.and_then(|at| plan.place(at)) {
        let (top, bottom) = state.grid.seen;
        let (least, most) =
            (place.bottom() + space::S16 - (bottom - top), place.top() - space::S16);
        if bottom > top && (top > most || top < least) {
            let to = if top > most { most } else { least };
            area = area.vertical_scroll_offset(to.max(0.0));
        }
    }
    area.show_viewport(ui, |ui, seen| {
        state.grid.seen = (seen.top(), seen.bottom());
        ui.set_height(plan.height);
        let origin = ui.max_rect().min;
        headings_ui(ui, scene, state, &plan, origin);
        let mut shown = plan.within(seen.top() - GAP, seen.bottom() + GAP);
        // The page that the keyboard is at stays, so that it does not lose the keyboard out of sight.
        let at = state.sheet;
        if !shown.contains(&at) && at < state.sheets.len() {
            shown.push(at);
        }
        for at in shown {
            if let Some(place) = plan.place(at) {
                let is_reached = reach == Some(at);
                sheet_ui(ui, scene, state, at, place.translate(origin.to_vec2()), is_reached);
            }
        }
        drag_ui(ui, scene, state, &plan, origin);
    });
}

/// The number of each document, where a place has several.
fn headings_ui(ui: &Ui, scene: &Scene<'_, '_>, state: &State, plan: &Plan, origin: Pos2) {
    if plan.blocks.len() < 2 {
        return;
    }
    for (block, number) in plan.blocks.iter().zip(1_usize..) {
        let at = origin + vec2(space::S20, block.top + space::S12);
        if !ui.is_rect_visible(Rect::from_min_size(at, vec2(300.0, 24.0))) {
            continue;
        }
        let pages = state.sheets.get(block.pages.clone()).map_or(0, <[Sheet]>::len);
        let pages = scene.view.say_with("docs-pages", &[("count", pages.into())]);
        let gaps = [("number", number.into()), ("pages", pages.into())];
        let mut words = scene.view.say_with("docs-document-number", &gaps);
        if let Some(names) = names_in(scene, state, block) {
            let gaps = [("pages", words.into()), ("names", names.into())];
            words = scene.view.say_with("docs-pages-of", &gaps);
        }
        let galley = Kind::SmallBold.galley(ui, &words, roles(ui).text_2, f32::INFINITY);
        paint::text_from(ui.painter(), at, galley);
    }
}

/// Whose the document of a block is, if it says so.
fn names_in(scene: &Scene<'_, '_>, state: &State, block: &Block) -> Option<String> {
    let Place::In(id, _) = &state.sheets.get(block.pages.start)?.place else { return None };
    let case = scene.case.case();
    people::names_of(scene.view, case, case.document(id)?)
}

fn sheet_ui(
    ui: &Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    at: usize,
    place: Rect,
    is_reached: bool,
) {
    let Some(sheet) = state.sheets.get(at).cloned() else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place) else { return };
    let side = 147.0 * ui.ctx().pixels_per_point();
    let is_seen = ui.is_rect_visible(place);
    let shown = match sheet.item.page {
        Some(page) if is_seen && !sheet.item.is_left_out() => {
            scene.previews.unturned(file, page, sheet.item.repair, side)
        }
        Some(_) | None => Look::Waiting,
    };
    if is_seen {
        state.zones.add_sheet(&state.sheets, at, place.intersect(ui.clip_rect()));
    }
    let (picture, drawn) = match shown {
        Look::Ready(texture, drawn) => (Some(texture), (drawn.x.max(1.0), drawn.y.max(1.0))),
        Look::Waiting | Look::Failed(_) => (None, (1.0, ASPECT)),
    };
    let is_across = sheet.item.turns % 2 == 1 && picture.is_some();
    let (caption, name) = captions(scene, &sheet, file);
    let left_out = scene.view.say("docs-left-out");
    let frame = PageFrame {
        picture,
        aspect: if is_across { (drawn.1, drawn.0) } else { drawn },
        caption: &caption,
        name: &name,
        turns: sheet.item.turns,
        mark: mark_of(&sheet),
        is_selected: state.picks.has(&sheet) || at == state.sheet,
        left_out: sheet.item.is_left_out().then_some(left_out.as_str()),
    };
    let response = frame.ui_in(ui, place, id_of(&sheet), at == state.sheet);
    if picture.is_none() && sheet.item.page.is_none() && is_seen {
        let icon = if is_locked(file) { Icon::LockSimple } else { Icon::WarningOctagon };
        let ink = crate::app::theme::LIGHT;
        let center = pos2(place.center().x, place.top() + 73.0);
        paint::icon(ui.painter(), center, icon, 32.0, ink.text_2);
    }
    if is_reached {
        response.request_focus();
    }
    answer(ui, scene, state, (at, sheet), &response);
}

/// What the pointer and the keyboard do with a page.
fn answer(
    ui: &Ui,
    scene: &Scene<'_, '_>,
    state: &mut State,
    (at, sheet): (usize, Sheet),
    response: &egui::Response,
) {
    if response.has_focus() {
        // Arrows go from page to page and not to other controls.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.clicked() {
        let how = ui.input(|input| how_of(input.modifiers));
        state.pick(at, how);
        response.request_focus();
    } else if response.gained_focus() && state.sheet != at {
        state.pick(at, How::Only);
    }
    let opens = response.double_clicked()
        || (response.clicked()
            && scene.view.width != Width::Wide
            && ui.input(|input| input.modifiers.is_none()));
    if opens {
        state.part = Part::Look;
    }
    if response.drag_started() && sheet.item.page.is_some() && !scene.view.read_only {
        if !state.picks.has(&sheet) {
            state.pick(at, How::Alone);
        }
        let pages = page_work::movable(state);
        if !pages.is_empty() {
            response.dnd_set_drag_payload(Dragged { place: sheet.place, pages });
        }
    }
}

fn how_of(modifiers: Modifiers) -> How {
    match (modifiers.shift, modifiers.command) {
        (true, _) => How::Range,
        (false, true) => How::Toggle,
        (false, false) => How::Alone,
    }
}

/// What was done to a page beside turning and leaving out.
fn mark_of(sheet: &Sheet) -> Option<Icon> {
    if sheet.item.joined.is_some() {
        Some(Icon::Link)
    } else {
        sheet.item.repair.map(|_| Icon::PencilSimple)
    }
}

/// The caption of a page, and what is spoken.
fn captions(scene: &Scene<'_, '_>, sheet: &Sheet, file: &FileRef) -> (String, String) {
    let view = scene.view;
    let turned = |page: String| match u32::from(sheet.item.turns % 4) * 90 {
        0 => page,
        degrees => {
            let gaps = [("page", page.into()), ("degrees", degrees.into())];
            view.say_with("docs-page-turned", &gaps)
        }
    };
    let caption = match sheet.item.page {
        None => view.say(if is_locked(file) { "docs-locked" } else { "docs-no-pages" }),
        Some(_) => turned(words::number(i64::try_from(sheet.number).unwrap_or(0))),
    };
    let gaps =
        [("page", sheet.number.into()), ("of", sheet.of.into()), ("file", (&file.name).into())];
    let mut name = turned(view.say_with("docs-page-name", &gaps));
    // One file may stand here for several people: its pages are told apart by whose they are.
    if let Place::In(id, _) = &sheet.place
        && let Some(document) = scene.case.case().document(id)
        && let Some(names) = people::names_of(view, scene.case.case(), document)
    {
        name = view.say_with("docs-pages-of", &[("pages", name.into()), ("names", names.into())]);
    }
    let notes = [
        (sheet.item.joined.is_some(), "docs-page-joined"),
        (sheet.item.repair.is_some(), "docs-page-mended"),
        (sheet.item.is_left_out(), "docs-page-left-out"),
    ];
    for (_, key) in notes.into_iter().filter(|(is_so, _)| *is_so) {
        name = view.say_with(key, &[("page", name.into())]);
    }
    (caption, name)
}

/// What keys do while a page has the keyboard.
fn keys(ui: &Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(sheet) = state.sheets.get(state.sheet) else { return };
    let has_focus = ui.memory(|memory| memory.has_focus(id_of(sheet)));
    if !has_focus || state.dialog.is_some() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::A) {
        state.picks.all(&state.sheets, state.sheet);
    }
    if pressed(Modifiers::ALT, Key::ArrowLeft) {
        page_work::shift(scene, state, false);
    }
    if pressed(Modifiers::ALT, Key::ArrowRight) {
        page_work::shift(scene, state, true);
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        state.part = Part::Look;
    }
    if pressed(Modifiers::COMMAND, Key::Space) || pressed(Modifiers::NONE, Key::Space) {
        let at = state.sheet;
        state.pick(at, How::Toggle);
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        page_work::leave_out_or_back(scene, state);
    }
    let columns = state.grid.columns.max(1);
    let (at, last) = (state.sheet, state.sheets.len().saturating_sub(1));
    let page = columns * whole((state.grid.seen.1 - state.grid.seen.0) / (CELL + GAP)).max(1);
    for (key, to) in [
        (Key::ArrowLeft, at.saturating_sub(1)),
        (Key::ArrowRight, at + 1),
        (Key::ArrowUp, if at < columns { at } else { at - columns }),
        (Key::ArrowDown, if at + columns > last { at } else { at + columns }),
        (Key::Home, 0),
        (Key::End, last),
        (Key::PageUp, at.saturating_sub(page)),
        (Key::PageDown, at + page),
    ] {
        for (modifiers, how) in [
            (Modifiers::SHIFT, How::Range),
            (Modifiers::COMMAND, How::Only),
            (Modifiers::NONE, How::Alone),
        ] {
            let is_of_tabs = matches!(key, Key::PageUp | Key::PageDown) && how == How::Only;
            if !is_of_tabs && pressed(modifiers, key) {
                let to = to.min(last);
                state.pick(to, how);
                state.grid.show(to);
            }
        }
    }
}

/// While pages hang on the pointer: where they would land, and letting them go.
fn drag_ui(ui: &Ui, scene: &mut Scene<'_, '_>, state: &mut State, plan: &Plan, origin: Pos2) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let clip = ui.clip_rect();
    let first = state.sheets.iter().position(|it| it.place.is_beside(&dragged.place));
    let block = plan.blocks.iter().find(|block| Some(block.pages.start) == first);
    let Some(among) = block.map(|block| block.pages.clone()) else { return };
    hanging_ui(ui, scene, dragged.pages.len(), at);
    if !clip.contains(at) {
        return;
    }
    let landing = plan.landing(at - origin.to_vec2(), &among);
    if let Some(x_and_rows) = drop_line(plan, landing, &among) {
        let (x, rows) = x_and_rows;
        let (top, bottom) = (rows.0 + origin.y, rows.1 + origin.y);
        let line = Rect::from_min_max(pos2(x - 1.0, top), pos2(x + 1.0, bottom));
        let line = line.translate(vec2(origin.x, 0.0));
        ui.painter().rect_filled(line, 1, roles(ui).accent);
    }
    let glide = if at.y < clip.top() + EDGE {
        1.0
    } else if at.y > clip.bottom() - EDGE {
        -1.0
    } else {
        0.0
    };
    if glide != 0.0 {
        let step = ui.input(|input| input.stable_dt).min(0.05) * GLIDE;
        ui.scroll_with_delta(vec2(0.0, glide * step));
        ui.ctx().request_repaint();
    }
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        page_work::drop_before(scene, state, &dragged, landing, &among);
    }
}

/// Where the line stands that shows the landing: across, and from which height to which.
fn drop_line(plan: &Plan, landing: usize, among: &Range<usize>) -> Option<(f32, (f32, f32))> {
    let is_behind = landing == among.end;
    let place = plan.place(if is_behind { landing.checked_sub(1)? } else { landing })?;
    let x = if is_behind { place.right() + GAP / 2.0 } else { place.left() - GAP / 2.0 };
    Some((x, (place.top(), place.top() + 147.0)))
}

/// How many pages hang on the pointer.
fn hanging_ui(ui: &Ui, scene: &Scene<'_, '_>, count: usize, at: Pos2) {
    let words = scene.view.say_with("docs-pages", &[("count", count.into())]);
    super::inbox::dragged_ui(ui, &words, at);
}
