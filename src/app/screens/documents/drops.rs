//! Files from outside: dropped on a place, on the inbox, anywhere; chosen in a dialog; typed as a path.

use std::path::PathBuf;

use egui::{Pos2, Rect, StrokeKind, Ui, vec2};

use super::sheets::{Place, Sheet};
use super::{Chosen, Scene, State, Target, placing};
use crate::app::command::{Ask, Command, DROPPED, Given};
use crate::app::desktop::Choose;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::paint;
use crate::domain::DocumentTypeId;
use crate::session::{CaseSession, PageId, PagePlace};

/// Half of what lies between two pages.
const BETWEEN: f32 = 8.0;

/// The name under which this page asks for files.
const ASKED: &str = "files of documents";

/// Where files can be dropped, as they were drawn last.
#[derive(Clone, Debug, Default)]
pub(super) struct Zones {
    pub(super) slots: Vec<(Rect, DocumentTypeId)>,
    pub(super) pages: Option<Rect>,
    pub(super) inbox: Option<Rect>,
    /// The pages in sight of documents that have a place.
    sheets: Vec<Spot>,
}

/// A page in sight, and where files go that are let go over it.
#[derive(Clone, Debug)]
struct Spot {
    rect: Rect,
    place: PagePlace,
    here: PageId,
    next: Option<PageId>,
}

/// Between which pages files go that are let go at a point.
struct Gap {
    place: PagePlace,
    before: Option<PageId>,
    /// The line that shows it.
    line: Rect,
}

impl Zones {
    pub(super) fn clear(&mut self) {
        self.slots.clear();
        self.sheets.clear();
        (self.pages, self.inbox) = (None, None);
    }

    /// Remembers where a page of the grid stands; what is left out has no place in the order.
    pub(super) fn add_sheet(&mut self, sheets: &[Sheet], at: usize, rect: Rect) {
        let Some(sheet) = sheets.get(at) else { return };
        if sheet.item.page.is_none()
            || sheet.item.is_left_out()
            || matches!(sheet.place, Place::Loose(_))
        {
            return;
        }
        let behind = sheets.iter().skip(at + 1);
        let next = behind
            .take_while(|it| it.place.is_beside(&sheet.place))
            .find(|it| !it.item.is_left_out())
            .map(|it| it.item.id);
        let (place, here) = (sheet.place.pages(), sheet.item.id);
        self.sheets.push(Spot { rect, place, here, next });
    }

    fn gap_at(&self, at: Pos2) -> Option<Gap> {
        let reach = vec2(BETWEEN, 0.0);
        let spot = self.sheets.iter().find(|it| it.rect.expand2(reach).contains(at))?;
        let is_left = at.x < spot.rect.center().x;
        let x = if is_left { spot.rect.left() - BETWEEN } else { spot.rect.right() + BETWEEN };
        let line = Rect::from_x_y_ranges(x - 1.0..=x + 1.0, spot.rect.y_range());
        let before = if is_left { Some(spot.here) } else { spot.next };
        Some(Gap { place: spot.place.clone(), before, line })
    }

    fn slot_at(&self, at: Pos2) -> Option<&DocumentTypeId> {
        self.slots.iter().find(|(rect, _)| rect.contains(at)).map(|(_, kind)| kind)
    }
}

/// Takes what came in since the last frame to where it belongs.
pub(super) fn take_given(view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(given) = view.given else { return };
    let target = match given.name {
        ASKED => state.target.take().unwrap_or(Target::Inbox),
        DROPPED => dropped_on(state, given),
        _ => return,
    };
    let paths = given.paths.clone();
    if let Target::Slot(kind) = target {
        return to_slot((view, state), kind, paths, out);
    }
    send(target, paths, out);
}

/// Files for a place: where it is not clear what they become there, that is asked first. While another question is
/// open they get no place, and none of them is lost.
fn to_slot(
    (view, state): (&View<'_>, &mut State),
    kind: DocumentTypeId,
    paths: Vec<PathBuf>,
    out: &mut Vec<Command>,
) {
    let Some(case) = view.case.map(CaseSession::case) else { return };
    if state.dialog.is_some() {
        return out.push(Command::Import { paths, to: None });
    }
    if let Some(paths) = placing::ask_of_outside((view, case), state, paths, &kind) {
        send(Target::Slot(kind), paths, out);
    }
}

fn dropped_on(state: &State, given: &Given) -> Target {
    let Some(at) = given.at else { return Target::Inbox };
    if let Some(kind) = state.zones.slot_at(at) {
        return Target::Slot(kind.clone());
    }
    if let Some(gap) = state.zones.gap_at(at) {
        return Target::Before(gap.place, gap.before);
    }
    let on_pages = state.zones.pages.is_some_and(|rect| rect.contains(at));
    match &state.chosen {
        Some(Chosen::Slot(kind)) if on_pages => Target::Slot(kind.clone()),
        Some(Chosen::Slot(_) | Chosen::Loose(_)) | None => Target::Inbox,
    }
}

fn send(target: Target, paths: Vec<PathBuf>, out: &mut Vec<Command>) {
    match target {
        Target::Slot(kind) => out.push(Command::Import { paths, to: Some(kind) }),
        Target::Inbox => out.push(Command::Import { paths, to: None }),
        Target::Before(place, before) => {
            out.push(Command::Insert { place, before, paths });
        }
        Target::Instead(document, at, old) => {
            let mut paths = paths.into_iter();
            if let Some(path) = paths.next() {
                let more = paths.collect();
                out.push(Command::Replace { document, at, old, path, more });
            }
        }
    }
}

/// Asks for files.
pub(super) fn ask(scene: &mut Scene<'_, '_>, state: &mut State, target: Target) {
    let (key, choose) = match &target {
        Target::Slot(_) | Target::Inbox | Target::Before(..) => ("docs-ask-add", Choose::Files),
        Target::Instead(..) => ("docs-ask-replace", Choose::File),
    };
    scene.out.push(Command::Ask(Ask {
        name: ASKED,
        choose,
        title: scene.view.say(key),
        verb: scene.view.say("docs-add-verb"),
    }));
    state.target = Some(target);
}

/// Asks for a folder: what lies in it is added.
pub(super) fn ask_folder(scene: &mut Scene<'_, '_>, state: &mut State, target: Target) {
    scene.out.push(Command::Ask(Ask {
        name: ASKED,
        choose: Choose::Folder,
        title: scene.view.say("docs-ask-folder"),
        verb: scene.view.say("docs-add-verb"),
    }));
    state.target = Some(target);
}

/// While files hang on the pointer: says what letting go does, and marks where.
pub(super) fn hint_ui(ui: &Ui, view: &View<'_>, state: &State) {
    let (hangs, at) =
        ui.input(|input| (!input.raw.hovered_files.is_empty(), input.pointer.latest_pos()));
    if !hangs {
        return;
    }
    let look = roles(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("documents drop"));
    let painter = ui.ctx().layer_painter(layer);
    let slot = at.and_then(|at| {
        state.zones.slots.iter().find(|(rect, _)| rect.contains(at)).map(|(rect, _)| *rect)
    });
    let pages = state.zones.pages.filter(|rect| at.is_some_and(|at| rect.contains(at)));
    let gap = at.and_then(|at| state.zones.gap_at(at));
    let zone = slot.or(pages).or(state.zones.inbox).unwrap_or_else(|| ui.max_rect());
    let edge = egui::Stroke::new(2.0, look.accent);
    painter.rect_stroke(zone, space::R_CARD, edge, StrokeKind::Inside);
    if let Some(gap) = &gap {
        painter.rect_filled(gap.line, 1, look.accent);
    }
    let words = view.say(if gap.is_some() {
        "docs-drop-between"
    } else if slot.is_some() || pages.is_some() {
        "docs-drop-here"
    } else {
        "docs-drop-inbox"
    });
    let galley = Kind::Label.galley(ui, &words, look.surface, 480.0);
    let size = galley.size() + vec2(space::S32, space::S16);
    let window = ui.ctx().content_rect();
    let center = Pos2::new(window.center().x, window.bottom() - 96.0);
    let plate = Rect::from_center_size(center, size);
    painter.rect_filled(plate, space::R_CARD, look.text);
    paint::text_in(&painter, plate, galley);
}
