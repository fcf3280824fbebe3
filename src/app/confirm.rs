//! Questions before something that cannot be undone. Only those: everything else has an undo.

use egui::{Context, Id, Key, Modal};

use super::theme::{self, Kind, roles, space};
use super::widgets::Button;

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Confirm {
    /// What is asked.
    pub(crate) title: String,
    /// What would happen.
    pub(crate) text: String,
    /// The verb that does it.
    pub(crate) verb: String,
    /// The words that do nothing.
    pub(crate) stay: String,
    /// What is done.
    pub(crate) what: Confirmed,
}

/// What can be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Confirmed {
    /// The program ends although something is not saved or not finished.
    Quit,
    /// The workspace becomes as a backup has it.
    Restore(String),
}

/// Draws it: `Some(true)` does it, `Some(false)` does not.
pub(crate) fn confirm_ui(ctx: &Context, confirm: &Confirm) -> Option<bool> {
    let modal = Modal::new(Id::unique("confirm")).backdrop_color(veil(ctx)).show(ctx, |ui| {
        let width = (ui.ctx().content_rect().width() - 96.0).min(480.0);
        ui.set_width(width);
        let look = roles(ui);
        ui.label(Kind::Section.rich(&confirm.title, look.text));
        ui.add_space(space::S8);
        ui.add(egui::Label::new(Kind::Body.rich(&confirm.text, look.text)).wrap());
        ui.add_space(space::S20);
        let mut answer = None;
        ui.horizontal(|ui| {
            let stay = Button::primary(&confirm.stay).ui(ui);
            if ui.memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            if stay.clicked() {
                answer = Some(false);
            }
            if Button::danger(&confirm.verb).ui(ui).clicked() {
                answer = Some(true);
            }
        });
        answer
    });
    let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
    modal.inner.or(escaped.then_some(false))
}

/// What lies over the page behind a question.
pub(crate) fn veil(ctx: &Context) -> egui::Color32 {
    let light = ctx.theme() == egui::Theme::Light;
    if light { theme::LIGHT.veil } else { theme::DARK.veil }
}
