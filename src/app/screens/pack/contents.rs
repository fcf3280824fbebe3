//! What goes into a pack, beside what is chosen for it.

use egui::{Ui, pos2, vec2};

use super::file_ui;
use super::said::{Content, Contents};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{divider, paint, rule_ui, text_ui, width_of};

/// Width of the column of numbers.
const NUMBER: f32 = 24.0;

/// What goes in: the documents with their forms and pages, and which files come out.
pub(super) fn contents_ui(ui: &mut Ui, view: &View<'_>, contents: &Contents) {
    let look = roles(ui);
    text_ui(ui, &view.say("pack-contents"), Kind::Section, look.text);
    ui.add_space(space::S4);
    text_ui(ui, &contents.sum, Kind::SmallBold, look.text);
    text_ui(ui, &contents.size, Kind::Small, look.text_2);
    text_ui(ui, &contents.zip, Kind::Small, look.text_2);
    if !contents.left_out.is_empty() {
        text_ui(ui, &contents.left_out, Kind::SmallBold, look.warn);
    }
    ui.add_space(space::S12);
    rule_ui(ui);
    let widths = contents.documents.iter().map(|it| width_of(ui, &it.pages, Kind::Small).ceil());
    let last = widths.fold(0.0, f32::max);
    for document in &contents.documents {
        content_ui(ui, document, last);
    }
    ui.add_space(space::S24);
    text_ui(ui, &view.say("pack-makes"), Kind::Section, look.text);
    ui.add_space(5.0);
    rule_ui(ui);
    for (icon, key) in [
        (
            Icon::FilePdf,
            if contents.volumes > 1 { "pack-makes-bundles" } else { "pack-makes-bundle" },
        ),
        (Icon::FileZip, "pack-makes-zip"),
        (Icon::FileText, "pack-makes-checklist"),
        (Icon::CalendarPlus, "pack-makes-calendar"),
    ] {
        file_ui(ui, icon, &view.say(key), &view.hint(key), 0.0);
    }
}

/// A document: its number, its title with the form below, its pages in a column of a width.
fn content_ui(ui: &mut Ui, document: &Content, last: f32) {
    let look = roles(ui);
    let width = ui.available_width();
    let room = width - NUMBER - last - space::S12;
    let number = Kind::Small.galley(ui, &document.number, look.text_2, NUMBER);
    let pages = Kind::Small.galley(ui, &document.pages, look.text_2, f32::INFINITY);
    let title = Kind::Small.galley(ui, &document.title, look.text, room);
    let form = Kind::Hint.galley(ui, &document.form, look.text_2, room);
    let size = vec2(width, title.size().y + form.size().y + 13.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let spoken =
        format!("{}. {}, {}, {}", document.number, document.title, document.form, document.pages);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let top = rect.top() + 6.0;
    paint::text_from(ui.painter(), pos2(rect.left(), top), number);
    paint::text_from(ui.painter(), pos2(rect.right() - pages.size().x, top), pages);
    let below = paint::text_from(ui.painter(), pos2(rect.left() + NUMBER, top), title);
    paint::text_from(ui.painter(), pos2(rect.left() + NUMBER, below.bottom()), form);
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}
