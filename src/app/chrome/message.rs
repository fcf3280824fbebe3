//! The short message at the foot of the page. Screen readers are told at once (role alert).

use std::time::Duration;

use egui::{Align2, Area, Context, Id, Margin, Role};

use super::Floating;
use crate::app::command::Command;
use crate::app::focus::{Part, rect_of};
use crate::app::layout::Width;
use crate::app::screens::Screen;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::toast::Shown;
use crate::app::view::View;
use crate::app::widgets::{paint, words_ui};

/// Draws it, while there is one.
pub(crate) fn message_ui(
    ctx: &Context,
    view: &View<'_>,
    shown: &mut Shown,
    out: &mut Vec<Command>,
) {
    let now = ctx.input(|input| input.time);
    let Some((toast, left)) = shown.look(now) else { return };
    if let Some(left) = left {
        ctx.request_repaint_after(Duration::from_secs_f64(left.max(0.01)));
    }
    let text = toast.text.in_language(view.language);
    let widest = (ctx.content_rect().width() - 2.0 * space::S32).min(560.0);
    // The foot of the documents page holds the inbox: its buttons stay within reach.
    let is_inbox = *view.screen == Screen::Documents && view.width != Width::Narrow;
    let has_foot =
        matches!(view.screen, Screen::Question(_) | Screen::Route | Screen::Check | Screen::Pack);
    let foot = if is_inbox {
        128.0
    } else if has_foot {
        60.0
    } else {
        0.0
    };
    let bar = rect_of(ctx, Part::StatusBar).map_or(space::STATUS_BAR, |bar| bar.height());
    let below = -bar - foot - space::S20;
    let floating = Floating {
        area: Area::new(Id::unique("message")).anchor(Align2::CENTER_BOTTOM, [0.0, below]),
        role: Role::Alert,
        name: text.clone(),
        fill: |look| look.text,
        edge: None,
        margin: Margin { left: 16, right: 8, top: 4, bottom: 4 },
        height: space::CONTROL,
        widest,
    };
    floating.show(ctx, |ui| {
        let look = roles(ui);
        let icon = if toast.is_problem { Icon::Warning } else { Icon::Check };
        let (at, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
        paint::icon(ui.painter(), at.center(), icon, 18.0, look.surface);
        let room = widest - 160.0;
        words_ui(ui, Kind::Small.galley(ui, &text, look.surface, room));
        if let Some((word, command)) = &toast.action
            && dark_link_ui(ui, &word.in_language(view.language)).clicked()
        {
            // First: what it does may have something to say.
            out.push(Command::CloseToast);
            out.push(command.as_ref().clone());
        }
        if close_ui(ui, &view.say("action-close-message")).clicked() {
            out.push(Command::CloseToast);
        }
    });
}

/// An underlined word on the dark ground of the message.
fn dark_link_ui(ui: &mut egui::Ui, word: &str) -> egui::Response {
    let look = roles(ui);
    let galley = Kind::SmallBold.galley(ui, word, look.surface, f32::INFINITY);
    let size = egui::vec2(galley.size().x + space::S8, space::COMPACT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, word));
    let at = rect.center() - galley.size() / 2.0;
    paint::underlined(ui.painter(), at, galley, Kind::SmallBold, look.surface);
    ring(ui, rect, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn close_ui(ui: &mut egui::Ui, name: &str) -> egui::Response {
    let look = roles(ui);
    let size = egui::Vec2::splat(space::COMPACT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, name));
    paint::icon(ui.painter(), rect.center(), Icon::X, space::ICON_TEXT, look.surface);
    ring(ui, rect, &response);
    response.on_hover_text(name)
}

fn ring(ui: &egui::Ui, rect: egui::Rect, response: &egui::Response) {
    if response.has_focus() {
        let look = roles(ui);
        ui.painter().rect_stroke(
            rect,
            space::R_BADGE,
            (2.0, look.surface),
            egui::StrokeKind::Inside,
        );
    }
}
