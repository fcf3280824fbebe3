//! Pages on the desk, and the place to drop files on.

use std::sync::Arc;

use egui::{
    Align2, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureId, Ui,
    WidgetInfo, vec2,
};

use super::card::paint_paper;
use super::paint;
use crate::app::theme::{Icon, Kind, Words, roles, roles_of, space};

/// A page as a thumbnail with its caption.
#[must_use = "call `ui`"]
#[derive(Clone, Copy, Debug)]
pub struct PageFrame<'a> {
    /// The picture; `None` while it is being made.
    pub picture: Option<TextureId>,
    /// Width by height of the page in any unit; decides the height of the frame.
    pub aspect: (f32, f32),
    /// "5, turned 180°".
    pub caption: &'a str,
    /// "Page 5 of 9, contract.pdf, turned 180°".
    pub name: &'a str,
    /// Quarter turns clockwise by which the picture is turned while it is painted.
    pub turns: u8,
    /// What was done to it, in a corner.
    pub mark: Option<Icon>,
    /// Chosen.
    pub is_selected: bool,
    /// Not taken into the pack: the words of the badge ("Left out").
    pub left_out: Option<&'a str>,
}

impl PageFrame<'_> {
    /// Draws it `width` wide (104 on the desk); a click chooses it, it can be dragged.
    pub fn ui(self, ui: &mut Ui, width: f32) -> Response {
        let (across, along) = self.aspect;
        let height =
            (width * along.max(1.0) / across.max(1.0)).clamp(width * 0.5, width * 1.6).round();
        let words = self.words(ui, width + space::S12);
        let size = vec2(width, height + 7.0 + words.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        self.speak(&response);
        let page = Rect::from_min_size(rect.min, vec2(width, height));
        self.draw(ui, page, page.bottom() + 7.0, words, &response);
        response
    }

    /// Draws it in a place of its own, with its caption at the foot of it, as the part of a list in which the
    /// keyboard goes from page to page: only the page that the keyboard is at can be reached with Tab.
    pub fn ui_in(self, ui: &Ui, place: Rect, id: Id, is_stop: bool) -> Response {
        let both = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(place, id, if is_stop { both | Sense::FOCUSABLE } else { both });
        self.speak(&response);
        if !ui.is_rect_visible(place.expand(10.0)) {
            return response;
        }
        let room = vec2(place.width(), (place.width() * 1.414).round());
        let words = self.words(ui, place.width() + space::S12);
        let (across, along) = self.aspect;
        let scale = (room.x / across.max(1.0)).min(room.y / along.max(1.0));
        let size = (vec2(across, along) * scale).max(vec2(32.0, 24.0)).round();
        let box_of_page = Rect::from_min_size(place.min, room);
        let page = Align2::CENTER_CENTER.align_size_within_rect(size, box_of_page);
        self.draw(ui, page, box_of_page.bottom() + 7.0, words, &response);
        response
    }

    fn words(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let roles = roles(ui);
        let kind = if self.is_selected { Kind::SmallBold } else { Kind::Small };
        let color = if self.is_selected { roles.text } else { roles.text_2 };
        let words = match self.left_out {
            Some(_) => Words::new().struck(self.caption, kind, color),
            None => Words::new().add(self.caption, kind, color),
        };
        words.galley(ui, width)
    }

    fn speak(&self, response: &Response) {
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, self.name)
        });
    }

    fn draw(self, ui: &Ui, page: Rect, foot: f32, words: Arc<Galley>, response: &Response) {
        let roles = roles(ui);
        if let Some(word) = self.left_out {
            left_out(ui, page, word);
        } else {
            paint_paper(ui, page);
            if let Some(picture) = self.picture {
                paint::turned(ui.painter(), page.shrink(1.0), picture, self.turns);
            }
        }
        if let Some(icon) = self.mark {
            let badge = Rect::from_min_size(page.min + vec2(4.0, 4.0), vec2(20.0, 20.0));
            paint::boxed(ui.painter(), badge, space::R_BADGE, roles.surface, roles.line_strong);
            paint::icon(ui.painter(), badge.center(), icon, space::ICON_TEXT, roles.text_2);
        }
        let x = page.center().x - words.size().x / 2.0;
        paint::text_from(ui.painter(), Pos2::new(x, foot), words);
        let ring = Stroke::new(2.0, roles.accent);
        if self.is_selected || response.has_focus() {
            ui.painter().rect_stroke(page.expand(3.0), 5, ring, StrokeKind::Outside);
        }
        if self.is_selected && response.has_focus() {
            ui.painter().rect_stroke(page.expand(7.0), 8, ring, StrokeKind::Outside);
        }
    }
}

fn left_out(ui: &Ui, page: Rect, word: &str) {
    let roles = roles(ui);
    paint::boxed(ui.painter(), page, space::R_PAPER, roles.desk, roles.line_strong);
    let words = Kind::Hint.galley(ui, word, roles.text, page.width() - 38.0);
    let size = vec2(words.size().x + 32.0, words.size().y + 6.0);
    let badge = Align2::CENTER_CENTER.align_size_within_rect(size, page);
    paint::boxed(ui.painter(), badge, space::R_BADGE, roles.surface, roles.line_strong);
    let center = Pos2::new(badge.left() + 14.0, badge.center().y);
    paint::icon(ui.painter(), center, Icon::EyeSlash, space::ICON_TEXT, roles.text_2);
    paint::text_at(ui.painter(), badge.left() + 25.0, badge.center().y, words);
}

/// Over the whole window while files hang on the pointer: says what dropping does.
pub fn drop_target_ui(ctx: &egui::Context, words: &str) {
    let roles = roles_of(ctx);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop target"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect().shrink(space::S16);
    let fill = roles.selected.gamma_multiply(0.94);
    painter.rect(rect, space::R_CARD, fill, Stroke::new(2.0, roles.accent), StrokeKind::Inside);
    let galley = painter.layout_no_wrap(words.to_owned(), Kind::Section.font(), roles.text);
    let center = rect.center();
    paint::icon(&painter, center - vec2(0.0, 28.0), Icon::DownloadSimple, 32.0, roles.accent);
    let at = center - vec2(galley.size().x / 2.0, 0.0);
    paint::text_from(&painter, at, galley);
}

/// A file name on one line, cut in the middle, the whole of it in the tooltip.
pub fn file_name_ui(ui: &mut Ui, name: &str, kind: Kind, width: f32) -> Response {
    let shown = paint::cut_middle(ui, name, kind, width);
    let galley = kind.galley(ui, &shown, roles(ui).text, f32::INFINITY);
    let is_cut = shown != name;
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint::text_from(ui.painter(), rect.min, galley);
    if is_cut { response.on_hover_text(name) } else { response }
}
