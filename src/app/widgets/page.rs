//! Pages on the desk, and the place to drop files on.

use egui::{
    Align2, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureId, Ui, WidgetInfo, vec2,
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
    /// Chosen.
    pub is_selected: bool,
    /// Not taken into the pack: the words of the badge ("Left out").
    pub left_out: Option<&'a str>,
}

impl PageFrame<'_> {
    /// Draws it `width` wide (104 on the desk); a click chooses it, it can be dragged.
    pub fn ui(self, ui: &mut Ui, width: f32) -> Response {
        let roles = roles(ui);
        let (across, along) = self.aspect;
        let height =
            (width * along.max(1.0) / across.max(1.0)).clamp(width * 0.5, width * 1.6).round();
        let caption_kind = if self.is_selected { Kind::SmallBold } else { Kind::Small };
        let color = if self.is_selected { roles.text } else { roles.text_2 };
        let words = match self.left_out {
            Some(_) => Words::new().struck(self.caption, caption_kind, color),
            None => Words::new().add(self.caption, caption_kind, color),
        };
        let words = words.galley(ui, width + space::S12);
        let size = vec2(width, height + 7.0 + words.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, self.name)
        });
        let page = Rect::from_min_size(rect.min, vec2(width, height));
        if let Some(word) = self.left_out {
            left_out(ui, page, word);
        } else {
            paint_paper(ui, page);
            if let Some(picture) = self.picture {
                let all = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                ui.painter().image(picture, page.shrink(1.0), all, egui::Color32::WHITE);
            }
        }
        let x = page.center().x - words.size().x / 2.0;
        paint::text_from(ui.painter(), Pos2::new(x, page.bottom() + 7.0), words);
        let ring = Stroke::new(2.0, roles.accent);
        if self.is_selected || response.has_focus() {
            ui.painter().rect_stroke(page.expand(3.0), 5, ring, StrokeKind::Outside);
        }
        if self.is_selected && response.has_focus() {
            ui.painter().rect_stroke(rect.expand(7.0), 8, ring, StrokeKind::Outside);
        }
        response
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
