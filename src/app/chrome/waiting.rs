//! What the disk was asked for and has not answered yet: a calm note below the top bar. It comes only when the
//! answer takes longer than anybody would notice, and the page behind it goes on.

use egui::{Align2, Area, Context, Id, Margin, Role, Sense, vec2};

use super::Floating;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{link_ui, paint, words_ui};

/// Draws it, while there is something to wait for.
pub(crate) fn waiting_ui(ctx: &Context, view: &View<'_>, out: &mut Vec<Command>) {
    let Some(waiting) = view.waiting else { return };
    let mut words = view.say(waiting.text_key);
    if waiting.is_slow {
        words = format!("{words} {}", view.say("app-waits-long"));
    }
    let widest = (ctx.content_rect().width() - 2.0 * space::S32).min(520.0);
    let below = space::TAB + space::S12;
    let floating = Floating {
        area: Area::new(Id::unique("waiting")).anchor(Align2::CENTER_TOP, [0.0, below]),
        role: Role::Status,
        name: words.clone(),
        fill: |look| look.surface,
        edge: Some(|look| look.line_strong),
        margin: Margin { left: 16, right: 16, top: 6, bottom: 6 },
        height: space::COMPACT,
        widest,
    };
    floating.show(ctx, |ui| {
        let look = roles(ui);
        let size = vec2(space::ICON_TEXT, space::ICON_TEXT);
        let (at, _) = ui.allocate_exact_size(size, Sense::hover());
        let (icon, color) = if waiting.is_slow {
            (Icon::Warning, look.warn)
        } else {
            (Icon::CircleHalf, look.accent)
        };
        paint::icon(ui.painter(), at.center(), icon, space::ICON_TEXT, color);
        let room = widest - if waiting.can_stop { 190.0 } else { 60.0 };
        words_ui(ui, Kind::Small.galley(ui, &words, look.text, room));
        if waiting.can_stop && link_ui(ui, &view.say("app-waits-stop"), Kind::Small).clicked() {
            out.push(Command::NeverMind);
        }
    });
}
