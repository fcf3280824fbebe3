//! Files from outside: dropped on a place, on the inbox, anywhere; chosen in a dialog; typed as a path.

use std::path::PathBuf;

use egui::{Pos2, Rect, StrokeKind, Ui};

use super::{Chosen, Scene, State, Target};
use crate::app::command::{Ask, Command, DROPPED, Given};
use crate::app::desktop::Choose;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::paint;
use crate::domain::DocumentTypeId;

/// The name under which this page asks for files.
const ASKED: &str = "files of documents";

/// Where files can be dropped, as they were drawn last.
#[derive(Clone, Debug, Default)]
pub(super) struct Zones {
    pub(super) slots: Vec<(Rect, DocumentTypeId)>,
    pub(super) pages: Option<Rect>,
    pub(super) inbox: Option<Rect>,
}

impl Zones {
    pub(super) fn clear(&mut self) {
        self.slots.clear();
        (self.pages, self.inbox) = (None, None);
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
    send(target, paths, out);
}

fn dropped_on(state: &State, given: &Given) -> Target {
    let Some(at) = given.at else { return Target::Inbox };
    if let Some(kind) = state.zones.slot_at(at) {
        return Target::Slot(kind.clone());
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
        Target::Before(place, page) => {
            out.push(Command::Insert { place, before: Some(page), paths });
        }
        Target::Instead(document, at) => {
            let mut paths = paths.into_iter();
            if let Some(path) = paths.next() {
                out.push(Command::Replace { document, at, path });
            }
            let more: Vec<PathBuf> = paths.collect();
            if !more.is_empty() {
                out.push(Command::Import { paths: more, to: None });
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
    let zone = slot.or(pages).or(state.zones.inbox).unwrap_or_else(|| ui.max_rect());
    let edge = egui::Stroke::new(2.0, look.accent);
    painter.rect_stroke(zone, space::R_CARD, edge, StrokeKind::Inside);
    let words = view.say(if slot.is_some() || pages.is_some() {
        "docs-drop-here"
    } else {
        "docs-drop-inbox"
    });
    let galley = Kind::Label.galley(ui, &words, look.surface, 480.0);
    let size = galley.size() + egui::vec2(space::S32, space::S16);
    let window = ui.ctx().content_rect();
    let center = Pos2::new(window.center().x, window.bottom() - 96.0);
    let plate = Rect::from_center_size(center, size);
    painter.rect_filled(plate, space::R_CARD, look.text);
    paint::text_in(&painter, plate, galley);
}
