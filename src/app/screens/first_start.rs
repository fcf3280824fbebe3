//! The first start: a language, then a look at a filled-in case, the first case, or what there is already.

use egui::Ui;

use super::settings::ask_workspace;
use super::start::{centred_ui, head_ui, invitation_ui, ways_ui};
use crate::app::chrome::languages_ui;
use crate::app::command::Command;
use crate::app::layout::main_ui;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{link_ui, text_ui};

/// Draws the page.
pub(super) fn first_start_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    main_ui(ui, |ui| {
        centred_ui(ui, 520.0, |ui| {
            let look = roles(ui);
            text_ui(ui, &view.say("first-language"), Kind::Label, look.text);
            ui.add_space(space::S8);
            let chosen = languages_ui(ui, view.language, &view.say("first-language"));
            out.extend(chosen.map(Command::Language));
            ui.add_space(space::S4);
            text_ui(ui, &view.hint("first-language"), Kind::Hint, look.text_2);
            ui.add_space(space::S32);
            head_ui(ui, view);
            invitation_ui(ui, view, out);
            ui.add_space(space::S16);
            let mut chosen = ways_ui(ui, view, false);
            ui.add_space(space::S16);
            if link_ui(ui, &view.say("settings-other-workspace"), Kind::Small).clicked() {
                chosen = Some(ask_workspace(view));
            }
            if let Some(command) = chosen {
                // Whoever goes on has chosen the language that is shown.
                out.push(Command::Language(view.language));
                out.push(command);
            }
        });
    });
}
