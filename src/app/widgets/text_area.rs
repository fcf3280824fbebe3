//! A text of several lines that grows with what is typed.

use egui::{Frame, Id, Margin, Response, TextEdit, Ui};

use super::field::{Field, paint_box};
use crate::app::theme::{Kind, roles};

/// Lines at least.
const LINES: usize = 2;

/// Draws it with label, hint and error; `name` is spoken in the place of the label.
pub fn text_area_ui(
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    name: &str,
    text: &mut String,
    can_change: bool,
) -> Response {
    let width = ui.available_width();
    field.show(ui, width, |ui, field| {
        let look = roles(ui);
        let at = ui.painter().add(egui::Shape::Noop);
        let color = if can_change { look.text } else { look.text_2 };
        let mut wrapped = |ui: &Ui, text: &dyn egui::TextBuffer, wrap: f32| {
            let format = Kind::Small.format(color);
            let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
            job.wrap.max_width = wrap;
            job.keep_trailing_whitespace = true;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = TextEdit::multiline(text)
            .id(id)
            .font(Kind::Small.font())
            .text_color(color)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(11, 8)))
            .desired_width(width)
            .desired_rows(LINES)
            .interactive(can_change)
            .layouter(&mut wrapped);
        let response = ui.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        paint_box(ui, at, response.rect, field.is_wrong(), response.has_focus());
        response
    })
}
