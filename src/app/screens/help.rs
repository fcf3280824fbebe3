//! Help: the keyboard, the version, the licences.

use egui::{ScrollArea, Ui};

use super::case_frame;
use crate::app::command::Command;
use crate::app::shortcuts::Action;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{divider, paint, text_ui};

/// The texts of the licences of what lies inside the program.
const LICENCES: [(&str, &str); 3] = [
    ("Permitpack", include_str!("../../../LICENSE")),
    ("Noto Sans, Noto Serif", include_str!("../../../fonts/OFL.txt")),
    ("Phosphor", include_str!("../../../fonts/Phosphor-LICENSE.txt")),
];

/// Draws the page.
pub(super) fn help_ui(ui: &mut Ui, view: &View<'_>, _out: &mut Vec<Command>) {
    case_frame::titled_ui(ui, &view.say("help-title"), |ui| {
        let look = roles(ui);
        text_ui(ui, &view.say("help-shortcuts"), Kind::Section, look.text);
        ui.add_space(space::S4);
        text_ui(ui, &view.say("help-lead"), Kind::Paragraph, look.text_2);
        ui.add_space(space::S16);
        shortcuts_ui(ui, view);
        ui.add_space(space::S32);
        text_ui(ui, &view.say("help-about"), Kind::Section, look.text);
        ui.add_space(space::S4);
        let version = [("version", env!("CARGO_PKG_VERSION").into())];
        text_ui(ui, &view.say_with("help-version", &version), Kind::Body, look.text);
        let disclaimer = view.book.disclaimer.in_language(view.language);
        text_ui(ui, disclaimer, Kind::Paragraph, look.text_2);
        ui.add_space(space::S32);
        text_ui(ui, &view.say("help-licences"), Kind::Section, look.text);
        ui.add_space(space::S4);
        text_ui(ui, &view.say("help-licences-lead"), Kind::Paragraph, look.text_2);
        ui.add_space(space::S8);
        for (name, text) in LICENCES {
            let title = view.say_with("help-licences-file", &[("name", name.into())]);
            egui::CollapsingHeader::new(Kind::Body.rich(title, look.text)).id_salt(name).show(
                ui,
                |ui| {
                    ScrollArea::vertical().id_salt(name).max_height(280.0).show(ui, |ui| {
                        ui.add(egui::Label::new(Kind::Hint.rich(text, look.text_2)).wrap());
                    });
                },
            );
        }
    });
}

fn shortcuts_ui(ui: &mut Ui, view: &View<'_>) {
    let look = roles(ui);
    let width = ui.available_width().min(560.0);
    let column = width * 0.6;
    let row = |ui: &mut Ui, action: &str, keys: &str, kind: Kind, color| {
        let words = kind.galley(ui, action, color, column - space::S12);
        let keys = kind.galley(ui, keys, color, width - column);
        let height = words.size().y.max(keys.size().y) + 14.0;
        let (rect, response) =
            ui.allocate_exact_size(egui::vec2(width, height), egui::Sense::hover());
        let text = format!("{}: {}", words.text(), keys.text());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
        paint::text_at(ui.painter(), rect.left(), rect.center().y, words);
        paint::text_at(ui.painter(), rect.left() + column, rect.center().y, keys);
        divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    };
    row(ui, &view.say("help-action"), &view.say("help-keys"), Kind::Hint, look.text_2);
    for action in Action::ALL {
        let keys = action.keys(ui.ctx()).join(", ");
        row(ui, &view.say(action.text_key()), &keys, Kind::Small, look.text);
    }
}
