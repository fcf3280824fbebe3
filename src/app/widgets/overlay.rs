//! Overlays (dialogs) and menus.

use egui::{
    Align, Context, Frame, Id, Layout, Margin, Modal, Popup, Response, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use super::button::IconButton;
use super::dialog_memo::Memo;
use super::paint;
use super::words::{is_only_read, say, say_why_off};
use crate::app::theme::{Icon, Kind, roles, space};

/// What came of an overlay in this frame.
#[derive(Clone, Copy, Debug)]
pub struct OverlayResponse<R> {
    /// What the content gave.
    pub inner: R,
    /// Esc, the close button, or a click beside it while nothing is typed or chosen.
    pub wants_close: bool,
}

/// A dialog over the dimmed window: title, close button, content. The focus begins at what is to be filled in first
/// (see [`super::begins_here`]) and stays inside; Esc closes, and so does a click beside it as long as nothing was
/// typed or chosen.
pub fn overlay_ui<R>(
    ctx: &Context,
    id: Id,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> OverlayResponse<R> {
    let roles = crate::app::theme::roles_of(ctx);
    let frame = Frame::NONE
        .fill(roles.surface)
        .stroke(Stroke::new(1.0, roles.line_strong))
        .corner_radius(space::R_CARD)
        .shadow(paint::shadow(roles))
        .inner_margin(Margin::symmetric(24, 20));
    let area = Modal::default_area(id).role(Role::Dialog).accessible_name(title);
    let modal = Modal::new(id).area(area).backdrop_color(roles.veil).frame(frame);
    let mut memo = Memo::of(ctx, id);
    let shown = modal.show(ctx, |ui| {
        let room = ui.ctx().content_rect();
        ui.set_width(width.min(room.width() - 96.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        let words = say(ui, "widget-close", &[]);
        let close = ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let close = IconButton::new(Icon::X, &words).compact().ui(ui);
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                super::field::text_ui(ui, title, Kind::Section, roles.text);
            });
            close
        });
        ui.add_space(space::S12);
        let heard = ui.ctx().output(|output| output.events.len());
        let inner = content(ui);
        memo.hear(ui.ctx(), heard);
        memo.begin(&close.inner);
        (inner, close.inner.clicked())
    });
    // What was typed is not lost to a click that missed.
    let is_beside = shown.backdrop_response.clicked();
    let wants_close = shown.should_close() && (!is_beside || !memo.is_touched());
    if is_beside && !wants_close {
        memo.go_on(ctx);
    }
    memo.keep(ctx, id);
    let (inner, is_closed) = shown.inner;
    OverlayResponse { inner, wants_close: wants_close || is_closed }
}

/// The foot of a dialog: buttons at the right, the affirmative one last.
pub fn dialog_buttons_ui<R>(ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::S20);
    // Whatever comes above them, the buttons keep their ids, and the keyboard stays on the one that has it.
    let id = ui.layer_id().id.with("buttons of the dialog");
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().scope_id(id).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        buttons(ui)
    })
    .inner
}

/// The menu that a button opens; `None` while it is closed. Arrow keys move, Enter chooses, Esc closes.
pub fn menu_ui<R>(button: &Response, width: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let roles = crate::app::theme::roles_of(&button.ctx);
    let frame = Frame::NONE
        .fill(roles.surface)
        .stroke(Stroke::new(1.0, roles.line_strong))
        .corner_radius(space::R_CARD)
        .shadow(paint::shadow(roles))
        .inner_margin(Margin::same(6));
    let shown = Popup::menu(button).frame(frame).gap(space::S4).width(width).show(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui)
    });
    shown.map(|shown| shown.inner)
}

/// A line of a menu, 32 high: icon, words, shortcut.
pub fn menu_item_ui(
    ui: &mut Ui,
    icon: Option<Icon>,
    label: &str,
    shortcut: &str,
    enabled: bool,
) -> Response {
    let roles = roles(ui);
    let color = if enabled { roles.text } else { roles.text_3 };
    let left = space::S8 + 28.0;
    let keys = Kind::Hint.galley(ui, shortcut, roles.text_2, f32::INFINITY);
    let keys_room = if shortcut.is_empty() { space::S8 } else { keys.size().x + space::S24 };
    let words = Kind::Body.galley(ui, label, color, ui.available_width() - left - keys_room);
    let height = 32.0_f32.max(words.size().y + space::S12);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, label));
    paint::row_fill(ui, rect, &response, false, enabled);
    let middle = rect.center().y;
    if let Some(icon) = icon {
        let color = if enabled { roles.text_2 } else { roles.text_3 };
        paint::icon(
            ui.painter(),
            egui::pos2(rect.left() + 18.0, middle),
            icon,
            space::ICON_IN_BUTTON,
            color,
        );
    }
    paint::text_at(ui.painter(), rect.left() + left, middle, words);
    let x = rect.right() - space::S8 - keys.size().x;
    paint::text_at(ui.painter(), x, middle, keys);
    say_why_off(response, enabled && is_only_read(ui))
}

/// A line between groups of a menu.
pub fn menu_divider_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    paint::divider(ui, rect.left() + space::S8, rect.right() - space::S8, rect.top() + 4.0);
}
