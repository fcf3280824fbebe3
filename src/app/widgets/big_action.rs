//! The big actions of the start page, side by side and equally high.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{Icon, Kind, roles, space};

/// Room left of the words, for the icon.
const INDENT: f32 = 55.0;

/// One of them.
pub struct BigAction<'a> {
    /// Its icon.
    pub icon: Icon,
    /// What it does.
    pub title: &'a str,
    /// How it begins.
    pub hint: &'a str,
    /// Filled.
    pub is_primary: bool,
    /// Why it can do nothing now; then it looks so, and says why to whoever points at it or presses it.
    pub why_not: Option<&'a str>,
}

/// Draws them over the whole width; gives the place of the one that was pressed.
pub fn big_actions_ui(ui: &mut Ui, actions: &[BigAction<'_>]) -> Option<usize> {
    let gaps = actions.len().saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let width = (ui.available_width() - gaps as f32 * space::S12) / actions.len().max(1) as f32;
    let words: Vec<f32> = actions.iter().map(|action| action.words_height(ui, width)).collect();
    let highest = words.into_iter().fold(0.0_f32, f32::max);
    let height = space::BIG_ACTION.max(highest + 28.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        let mut pressed = None;
        for (at, action) in actions.iter().enumerate() {
            let size = vec2(width, height);
            if action.ui(ui, size).clicked() {
                pressed = Some(at);
            }
        }
        pressed
    })
    .inner
}

impl BigAction<'_> {
    fn words_height(&self, ui: &Ui, width: f32) -> f32 {
        let (look, width) = (roles(ui), width - INDENT - space::S16);
        let title = Kind::Label.galley(ui, self.title, look.text, width);
        let hint = Kind::Hint.galley(ui, self.hint, look.text_2, width);
        title.size().y + hint.size().y
    }

    fn ui(&self, ui: &mut Ui, size: egui::Vec2) -> Response {
        let roles = roles(ui);
        let width = size.x - INDENT - space::S16;
        let (title_color, hint_color, icon_color) = if self.why_not.is_some() {
            (roles.text_3, roles.text_3, roles.text_3)
        } else if self.is_primary {
            (roles.on_accent, roles.on_accent, roles.on_accent)
        } else {
            (roles.text, roles.text_2, roles.accent)
        };
        let title = Kind::Label.galley(ui, self.title, title_color, width);
        let hint = Kind::Hint.galley(ui, self.hint, hint_color, width);
        let words_height = title.size().y + hint.size().y;
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let is_enabled = ui.is_enabled() && self.why_not.is_none();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, self.title));
        let (fill, edge) = match (self.is_primary, response.hovered()) {
            _ if self.why_not.is_some() => (roles.line, roles.line),
            (true, false) => (roles.accent_fill, roles.accent_fill),
            (true, true) => (roles.accent_fill_hover, roles.accent_fill_hover),
            (false, false) => (roles.surface, roles.line_strong),
            (false, true) => (roles.hover, roles.line_strong),
        };
        paint::boxed(ui.painter(), rect, space::R_CARD, fill, edge);
        let middle = rect.center().y;
        paint::icon(ui.painter(), pos2(rect.left() + 29.0, middle), self.icon, 24.0, icon_color);
        let left = rect.left() + INDENT;
        let top = middle - words_height / 2.0;
        let below = paint::text_from(ui.painter(), pos2(left, top), title);
        paint::text_from(ui.painter(), pos2(left, below.bottom()), hint);
        if response.has_focus() {
            paint::focus_outside(ui.painter(), rect, space::R_CARD, roles);
        }
        match self.why_not {
            Some(reason) => response.on_hover_text(reason),
            None => response,
        }
    }
}
