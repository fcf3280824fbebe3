//! A date in three fields: day, month, year. The caret never jumps by itself.

use egui::{Id, Response, Ui};

use super::date_entry::DateEntry;
use super::field::{Field, Input, text_ui};
use super::words::say;
use crate::app::theme::{Kind, roles, space};

/// Label, hint, error and the three boxes. `wrong` says which boxes are marked. The response belongs to the first
/// box that is wrong, else to the first; it is changed when any of the three was.
pub fn date_field_ui(
    ui: &mut Ui,
    id: Id,
    label: &str,
    field: Field<'_>,
    entry: &mut DateEntry,
    wrong: [bool; 3],
) -> Response {
    let width = ui.available_width();
    field.tight().show(ui, width, |ui, field| {
        let mut has_changed = false;
        let mut main: Option<Response> = None;
        let any_wrong = wrong.contains(&true);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S12, space::S8);
            let parts = [
                ("widget-day", &mut entry.day, 60.0, wrong[0]),
                ("widget-month", &mut entry.month, 132.0, wrong[1]),
                ("widget-year", &mut entry.year, 84.0, wrong[2]),
            ];
            for (key, text, width, is_wrong) in parts {
                let word = say(ui, key, &[]);
                let name = format!("{label}: {word}");
                let response = ui
                    .vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        text_ui(ui, &word, Kind::Hint, roles(ui).text_2);
                        ui.add_space(3.0);
                        let mut input = Input::new(id.with(key), &name, width);
                        input.is_wrong = field.is_wrong() && (is_wrong || !any_wrong);
                        input.ui(ui, text)
                    })
                    .inner;
                has_changed |= response.changed();
                field.describe(ui, &response);
                if main.is_none() || (is_wrong && field.is_wrong()) {
                    main = Some(response);
                }
            }
        });
        let mut response = main.unwrap_or_else(|| ui.response());
        if has_changed {
            response.mark_changed();
        }
        response
    })
}
