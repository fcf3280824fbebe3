//! What was found in a pack that somebody handed over.

use egui::Ui;

use super::case_frame;
use crate::app::command::Command;
use crate::app::shortcuts::Action;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, text_ui};
use crate::export::verify::lines;

/// Draws the page.
pub(super) fn verified_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    case_frame::titled_ui(ui, &view.say("verified-title"), |ui| {
        let look = roles(ui);
        if let Some(verified) = view.verified {
            let name = verified.path.file_name().unwrap_or_default().to_string_lossy();
            text_ui(ui, &name, Kind::Label, look.text);
            ui.add_space(space::S12);
            let mut is_first = true;
            for line in lines(view.book, &verified.found, view.language) {
                let kind = if is_first { Kind::Section } else { Kind::Paragraph };
                text_ui(ui, &line, kind, look.text);
                ui.add_space(space::S4);
                is_first = false;
            }
        }
        ui.add_space(space::S20);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
                out.push(Command::Back);
            }
            if Button::secondary(&view.say("verified-another")).ui(ui).clicked() {
                out.extend(Action::Open.command(view));
            }
        });
    });
}
