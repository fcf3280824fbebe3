//! A large look at one page, and below it what is known of its document.

use egui::{Frame, Key, Margin, Modifiers, Rect, ScrollArea, Sense, Ui, Vec2, vec2};

use super::sheets::file_at;
use super::{Part, Scene, State, facts};
use crate::app::layout::Width;
use crate::app::previews::Look;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, IconButton, paint, text_ui, words_ui};
use crate::export::words;
use crate::session::passwords::is_locked;

/// How far the page can be enlarged.
const MOST: f32 = 4.0;
const STEP: f32 = 1.25;

/// Draws it. `alone`: in the place of the pages, with ways to the other pages and back.
pub(super) fn look_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, alone: bool) {
    let margin = Margin { left: 20, right: 20, top: 12, bottom: 12 };
    let room = ui.available_height();
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        head_ui(ui, scene, state, alone);
        ui.add_space(space::S8);
        let share = if alone { 0.62 } else { 0.6 };
        let most = if alone { 720.0 } else { 372.0 };
        let high = (room * share).clamp(120.0, most);
        if !state.sheets.is_empty() {
            page_ui(ui, scene, state, high);
            ui.add_space(space::S12);
        }
        ScrollArea::vertical().id_salt("facts").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width() - space::S4);
            facts::facts_ui(ui, scene, state);
        });
    });
}

/// Draws one page over everything, with ways to the other pages and back.
pub(super) fn full_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    keys(ui, state);
    let margin = Margin { left: 20, right: 20, top: 12, bottom: 16 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        head_ui(ui, scene, state, true);
        ui.add_space(space::S8);
        let high = ui.available_height();
        page_ui(ui, scene, state, high);
    });
}

/// Keys while one page fills everything: to the others, larger, smaller, back.
fn keys(ui: &Ui, state: &mut State) {
    if state.dialog.is_some() {
        return;
    }
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) || (is_free && pressed(Key::ArrowRight)) {
        state.look_at((state.sheet + 1).min(state.sheets.len().saturating_sub(1)));
    }
    if pressed(Key::PageUp) || (is_free && pressed(Key::ArrowLeft)) {
        state.look_at(state.sheet.saturating_sub(1));
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        state.zoom = (state.zoom * STEP).min(MOST);
    }
    if pressed(Key::Minus) {
        state.zoom = (state.zoom / STEP).max(1.0);
    }
    if pressed(Key::Escape) {
        back(state);
    }
}

/// Back to the pages; the keyboard is at the page that was looked at.
fn back(state: &mut State) {
    state.part = Part::Pages;
    state.zoom = 1.0;
    state.grid.show(state.sheet);
}

fn head_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, alone: bool) {
    let look = roles(ui);
    let view = scene.view;
    let count = state.sheets.len();
    ui.horizontal(|ui| {
        ui.set_min_height(space::ICON_BUTTON);
        ui.spacing_mut().item_spacing.x = space::S4;
        if alone && (view.width != Width::Narrow || state.part == Part::Full) {
            let words = view.say("docs-back-to-pages");
            if Button::quiet(&words).icon(Icon::CaretLeft).compact().ui(ui).clicked() {
                back(state);
            }
        }
        let title = if count == 0 {
            view.say("docs-about")
        } else {
            let sheet = state.sheets.get(state.sheet);
            let (page, of) = sheet.map_or((0, 0), |sheet| (sheet.number, sheet.of));
            view.say_with("docs-page-of", &[("page", page.into()), ("of", of.into())])
        };
        let buttons = if count == 0 { 0.0 } else { 36.0 * if alone { 5.0 } else { 3.0 } };
        let room = (ui.available_width() - buttons).max(60.0);
        let title = Kind::Section.galley(ui, &title, look.text, room);
        let gap = room - title.size().x - space::S8;
        words_ui(ui, title);
        ui.add_space(gap.max(0.0));
        if count > 0 {
            head_buttons_ui(ui, scene, state, alone);
        }
    });
}

fn head_buttons_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, alone: bool) {
    let view = scene.view;
    if alone {
        let name = view.say("docs-page-before");
        let can = state.sheet > 0;
        if IconButton::new(Icon::CaretLeft, &name).enabled(can).ui(ui).clicked() {
            state.look_at(state.sheet.saturating_sub(1));
        }
        let name = view.say("docs-page-after");
        let can = state.sheet + 1 < state.sheets.len();
        if IconButton::new(Icon::CaretRight, &name).enabled(can).ui(ui).clicked() {
            state.look_at(state.sheet + 1);
        }
    }
    let name = view.say("docs-smaller");
    let can = state.zoom > 1.0;
    if IconButton::new(Icon::MagnifyingGlassMinus, &name).enabled(can).ui(ui).clicked() {
        state.zoom = (state.zoom / STEP).max(1.0);
    }
    let name = view.say("docs-larger");
    let can = state.zoom < MOST;
    if IconButton::new(Icon::MagnifyingGlassPlus, &name).enabled(can).ui(ui).clicked() {
        state.zoom = (state.zoom * STEP).min(MOST);
    }
    let is_full = state.part == Part::Full;
    let name = view.say(if is_full { "docs-whole-page" } else { "docs-in-full" });
    if IconButton::new(Icon::CornersOut, &name).ui(ui).clicked() {
        state.zoom = 1.0;
        state.part = Part::Full;
    }
}

fn page_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &State, high: f32) {
    let look = roles(ui);
    let Some(sheet) = state.sheets.get(state.sheet) else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place) else { return };
    let size = vec2(ui.available_width(), high);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    paint::boxed(ui.painter(), rect, space::R_CARD, look.desk, look.line);
    let inside = rect.shrink(13.0);
    // One child whatever is shown in it: what comes after counts on, and a press on a button below that began
    // before the page was drawn would end on another id.
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    let ui = &mut child;
    let Some(page) = sheet.item.page else {
        let key = if is_locked(file) { "docs-inbox-locked" } else { "docs-inbox-refused" };
        return note_ui(ui, inside, &scene.view.say(key));
    };
    let pixels = inside.height().max(inside.width()) * state.zoom * ui.ctx().pixels_per_point();
    match scene.previews.unturned(file, page, sheet.item.repair, pixels) {
        Look::Waiting => {}
        Look::Failed(finding) => {
            let said = words::finding(scene.view.book, &finding, scene.view.language);
            note_ui(ui, inside, &format!("{} {}", said.text, said.hint));
        }
        Look::Ready(texture, pixels) => {
            let name = scene.view.say_with(
                "docs-page-large",
                &[("page", sheet.number.into()), ("file", (&file.name).into())],
            );
            let turns = sheet.item.turns;
            let pixels = if turns % 2 == 1 { vec2(pixels.y, pixels.x) } else { pixels };
            let size = fitted(pixels, inside.size()) * state.zoom;
            turned_ui(ui, inside, (texture, turns), size, &name);
        }
    }
}

/// As large as fits, with its shape kept.
pub(in crate::app::screens) fn fitted(pixels: Vec2, room: Vec2) -> Vec2 {
    let scale = (room.x / pixels.x.max(1.0)).min(room.y / pixels.y.max(1.0));
    pixels * scale
}

/// A page within a frame; where it is larger, it can be moved about.
pub(in crate::app::screens) fn picture_ui(
    ui: &mut Ui,
    inside: Rect,
    texture: egui::TextureId,
    size: Vec2,
    name: &str,
) {
    turned_ui(ui, inside, (texture, 0), size, name);
}

/// The same, turned by quarter turns clockwise.
fn turned_ui(
    ui: &mut Ui,
    inside: Rect,
    (texture, turns): (egui::TextureId, u8),
    size: Vec2,
    name: &str,
) {
    let builder = egui::UiBuilder::new().max_rect(inside);
    let mut child = ui.new_child(builder);
    ScrollArea::both().id_salt("large page").auto_shrink(false).show(&mut child, |ui| {
        let room = vec2(size.x.max(inside.width()), size.y.max(inside.height()));
        let (whole, response) = ui.allocate_exact_size(room, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
        let paper = Rect::from_center_size(whole.center(), size);
        let look = roles(ui);
        let edge = (1.0, look.line_strong);
        ui.painter().rect_filled(paper, 0, look.paper);
        paint::turned(ui.painter(), paper, texture, turns);
        ui.painter().rect_stroke(paper, 0, edge, egui::StrokeKind::Inside);
    });
}

fn note_ui(ui: &mut Ui, inside: Rect, words: &str) {
    let look = roles(ui);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    text_ui(&mut child, words, Kind::Small, look.text);
}
