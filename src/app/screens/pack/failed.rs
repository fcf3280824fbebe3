//! Why there is no pack, and what to do.

use egui::{Frame, Margin, Stroke, Ui};

use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{error_ui, paint, text_ui};
use crate::export::{ExportError, words};
use crate::session::said;

/// Says it in a red box above the options.
pub(super) fn failed_ui(ui: &mut Ui, view: &View<'_>, error: &ExportError) {
    let look = roles(ui);
    let said = words::finding(view.book, &said::export_failure(error), view.language);
    let frame = Frame::NONE
        .fill(look.surface)
        .stroke(Stroke::new(2.0, look.bad))
        .corner_radius(space::R_CARD)
        .inner_margin(Margin { left: 52, right: 16, top: 12, bottom: 12 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, &view.say("pack-failed"), Kind::Section, look.text);
        ui.add_space(2.0);
        text_ui(ui, &said.text, Kind::Body, look.text);
        text_ui(ui, &said.hint, Kind::Paragraph, look.text_2);
        if let ExportError::GivenUp(findings) | ExportError::Lost(findings) = error {
            for finding in findings {
                ui.add_space(space::S4);
                error_ui(ui, &words::finding(view.book, finding, view.language).text);
            }
        }
        ui.add_space(space::S4);
        text_ui(ui, &view.say("pack-failed-clean"), Kind::Hint, look.text_2);
    });
    let corner = shown.response.rect.min;
    let center = corner + egui::vec2(30.0, 26.0);
    paint::icon(ui.painter(), center, Icon::WarningOctagon, 24.0, look.bad);
    ui.add_space(space::S20);
}
