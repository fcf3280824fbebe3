//! Fields for numbers: IIN and BIN with their check, and plain numbers with a unit.

use egui::{Color32, Id, Pos2, Response, Ui};

use super::field::{Field, Input};
use super::paint;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::domain::{Bin, Iin};

/// Which of the two numbers of twelve digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// Of a person.
    Iin,
    /// Of a company.
    Bin,
}

impl IdKind {
    /// Whether twelve digits have a right check digit.
    pub fn is_right(self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match self {
            Self::Iin => digits.parse::<Iin>().is_ok(),
            Self::Bin => digits.parse::<Bin>().is_ok(),
        }
    }
}

/// An IIN or BIN: twelve digits in groups; a count while typing, a tick when the check digit is right.
pub fn id_field_ui(
    ui: &mut Ui,
    id: Id,
    label: &str,
    field: Field<'_>,
    kind: IdKind,
    text: &mut String,
) -> Response {
    let width = ui.available_width();
    field.show(ui, width, |ui, field| {
        let mut input = Input::new(id, label, 204.0_f32.min(width));
        input.is_wrong = field.is_wrong();
        input.is_grouped = true;
        let response = input.ui(ui, text);
        if response.changed() {
            text.retain(|c| c.is_ascii_digit() || c.is_whitespace());
        }
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let roles = roles(ui);
        let end = response.rect.right() - space::S12;
        let middle = response.rect.center().y;
        if digits == 12 && kind.is_right(text) {
            let center = Pos2::new(end - 8.0, middle);
            paint::icon(ui.painter(), center, Icon::Check, space::ICON_TEXT, roles.ok);
        } else if digits > 0 && digits != 12 {
            let count = Kind::Hint.galley(ui, &format!("{digits}/12"), roles.text_2, f32::INFINITY);
            paint::text_at(ui.painter(), end - count.size().x, middle, count);
        }
        response
    })
}

/// A number with its unit after the box ("working days", "₸").
pub fn number_field_ui(
    ui: &mut Ui,
    id: Id,
    label: &str,
    field: Field<'_>,
    text: &mut String,
    unit: &str,
    box_width: f32,
) -> Response {
    let width = ui.available_width();
    field.show(ui, width, |ui, field| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            let mut input = Input::new(id, label, box_width);
            input.is_wrong = field.is_wrong();
            let response = input.ui(ui, text);
            if response.changed() {
                text.retain(|c| {
                    c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '.' | '-')
                });
            }
            if !unit.is_empty() {
                let galley = Kind::Body.galley(ui, unit, roles(ui).text_2, ui.available_width());
                super::field::words_ui(ui, galley);
            }
            response
        })
        .inner
    })
}

/// Twelve digits with a little room after the sixth (the date) and before the last (the check digit).
pub(super) fn grouped(text: &str, color: Color32) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob { keep_trailing_whitespace: true, ..Default::default() };
    for (index, digit) in text.chars().enumerate() {
        let room = if matches!(index, 6 | 11) { 6.0 } else { 0.0 };
        let format = Kind::Body.format(color);
        job.append(digit.encode_utf8(&mut [0; 4]), room, format);
    }
    job
}
