//! A page before and after, side by side: the whole of it, or as large as on paper, moved with the mouse or the
//! arrow keys.

use egui::{EventFilter, Key, Rect, Sense, Ui, Vec2, vec2};

use super::Scene;
use super::look::fitted;
use super::mending::Mending;
use super::mending_page::Page;
use crate::app::previews::Look;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{paint, segmented_ui, text_ui};
use crate::domain::{FileRef, Repair};
use crate::export::words;

/// Points of an inch of paper at reading size.
const INCH: f32 = 96.0;
/// What an arrow key moves, in points.
const STEP: f32 = 40.0;

/// How the pictures are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glass {
    /// As large as on paper.
    is_close: bool,
    /// What of the page is in the middle, in shares of its sides.
    spot: Vec2,
}

impl Default for Glass {
    /// Where a letter begins.
    fn default() -> Self {
        Self { is_close: false, spot: vec2(0.35, 0.2) }
    }
}

/// One of the two pictures.
struct Pane<'a> {
    file: &'a FileRef,
    page: u32,
    repair: Option<Repair>,
    turns: u8,
    /// Points of the longer side of the paper.
    paper: f32,
    words: String,
}

/// Draws them.
pub(super) fn pictures_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, mending: &mut Mending) {
    let (reduce, mut glass) = (mending.reduce(), mending.glass);
    let Some(shown) = mending.pages.get(mending.at) else { return };
    let Some(page) = shown.sheet.item.page else { return };
    let names = ["docs-mend-whole", "docs-mend-close"].map(|key| scene.view.say(key));
    let options = names.each_ref().map(|it| (it.as_str(), it.as_str()));
    if let Some(at) = segmented_ui(ui, &options, usize::from(glass.is_close)) {
        glass.is_close = at == 1;
    }
    ui.add_space(space::S8);
    let (repair, more) = shown.wanted(&mending.ticked, reduce);
    let turns = shown.sheet.item.turns;
    let wide = ((ui.available_width() - space::S12) / 2.0).floor();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        for (key, repair, turns) in [
            ("docs-mend-before", shown.sheet.item.repair, turns),
            ("docs-mend-after", repair.or_none(), (turns + more) % 4),
        ] {
            let words = scene.view.say(key);
            let paper = paper_of(shown);
            let glazed = Pane { file: &shown.file, page, repair, turns, paper, words };
            ui.vertical(|ui| {
                ui.set_width(wide);
                pane_ui(ui, scene, &glazed, &mut glass);
            });
        }
    });
    ui.add_space(space::S8);
    mending.glass = glass;
}

/// The longer side of the page at reading size.
fn paper_of(page: &Page) -> f32 {
    let Some(Ok(found)) = &page.found else { return INCH * 11.7 };
    #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
    let inches = found.pixels.0.max(found.pixels.1) as f32 / found.dpi.max(1) as f32;
    INCH * inches.clamp(1.0, 17.0)
}

fn pane_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, pane: &Pane<'_>, glass: &mut Glass) {
    let look = roles(ui);
    text_ui(ui, &pane.words, Kind::SmallBold, look.text_2);
    ui.add_space(space::S4);
    let wide = ui.available_width();
    let high = 240.0_f32.min(wide * 1.2);
    let sense = if glass.is_close { Sense::click_and_drag() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), sense);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &pane.words));
    paint::boxed(ui.painter(), rect, space::R_CARD, look.desk, look.line);
    let inside = rect.shrink(8.0);
    let points = if glass.is_close { pane.paper } else { high };
    let wanted = points * ui.ctx().pixels_per_point();
    let (texture, pixels) = match scene.previews.unturned(pane.file, pane.page, pane.repair, wanted)
    {
        Look::Waiting => return,
        Look::Failed(finding) => {
            let said = words::finding(scene.view.book, &finding, scene.view.language);
            let galley = Kind::Small.galley(ui, &said.text, look.text, inside.width());
            paint::text_from(ui.painter(), inside.min, galley);
            return;
        }
        Look::Ready(texture, pixels) => (texture, pixels),
    };
    let pixels = if pane.turns % 2 == 1 { vec2(pixels.y, pixels.x) } else { pixels };
    if !glass.is_close {
        let paper = Rect::from_center_size(rect.center(), fitted(pixels, inside.size()));
        paint::turned(ui.painter(), paper, texture, pane.turns);
        return;
    }
    let size = pixels * (pane.paper / pixels.x.max(pixels.y).max(1.0));
    let moved = response.drag_delta() + arrows(ui, &response);
    glass.spot = held(glass.spot - moved / size, size, inside.size());
    let paper = Rect::from_min_size(inside.center() - glass.spot * size, size);
    paint::turned(
        &ui.painter().with_clip_rect(inside.intersect(ui.clip_rect())),
        paper,
        texture,
        pane.turns,
    );
    if response.has_focus() {
        paint::focus_outside(ui.painter(), rect, space::R_CARD, look);
    }
}

/// What the arrow keys ask for, as a mouse would drag.
fn arrows(ui: &Ui, response: &egui::Response) -> Vec2 {
    if response.clicked() {
        response.request_focus();
    }
    if !response.has_focus() {
        return Vec2::ZERO;
    }
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let keys = [
        (Key::ArrowLeft, vec2(STEP, 0.0)),
        (Key::ArrowRight, vec2(-STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, STEP)),
        (Key::ArrowDown, vec2(0.0, -STEP)),
    ];
    let pressed = keys.into_iter().filter(|(key, _)| ui.input(|input| input.key_pressed(*key)));
    pressed.fold(Vec2::ZERO, |sum, (_, by)| sum + by)
}

/// A spot at which the paper fills what is seen, as far as it is large enough.
fn held(spot: Vec2, paper: Vec2, seen: Vec2) -> Vec2 {
    let along = |at: f32, paper: f32, seen: f32| {
        let half = seen / 2.0 / paper.max(1.0);
        if half >= 0.5 { 0.5 } else { at.clamp(half, 1.0 - half) }
    };
    vec2(along(spot.x, paper.x, seen.x), along(spot.y, paper.y, seen.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_fills_the_glass_to_its_edges() {
        let (paper, seen) = (vec2(800.0, 1000.0), vec2(400.0, 200.0));
        assert_eq!(held(vec2(-3.0, 9.0), paper, seen), vec2(0.25, 0.9));
        assert_eq!(held(vec2(0.4, 0.3), paper, seen), vec2(0.4, 0.3));
        assert_eq!(held(vec2(0.1, 0.1), vec2(300.0, 90.0), seen), vec2(0.5, 0.5));
    }
}
