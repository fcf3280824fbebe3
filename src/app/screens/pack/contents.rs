//! What goes into a pack, beside what is chosen for it.

use egui::{Ui, vec2};

use super::file_ui;
use super::said::{Content, Contents};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{divider, paint, rule_ui, text_ui, width_of};

/// Width of the column of numbers.
const NUMBER: f32 = 24.0;
/// Width of the column of forms, at most.
const FORM: f32 = 112.0;
/// Width of the column of pages, at most.
const PAGES: f32 = 76.0;

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
    let widest = |kind: Kind, most: f32, of: fn(&Content) -> &str| {
        let widths = contents.documents.iter().map(|it| width_of(ui, of(it), kind).ceil());
        widths.fold(0.0, f32::max).min(most)
    };
    let forms = widest(Kind::Small, FORM, |it| &it.form);
    let last = widest(Kind::Small, PAGES, |it| &it.pages);
    for document in &contents.documents {
        let width = ui.available_width();
        let number = Kind::Small.galley(ui, &document.number, look.text_2, NUMBER);
        let pages = Kind::Small.galley(ui, &document.pages, look.text_2, last);
        let form = Kind::Small.galley(ui, &document.form, look.text_2, forms);
        let room = width - NUMBER - forms - last - 2.0 * space::S12;
        let title = Kind::Small.galley(ui, &document.title, look.text, room);
        let height = title.size().y.max(form.size().y) + 13.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        let spoken = format!(
            "{}. {}, {}, {}",
            document.number, document.title, document.form, document.pages
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        let top = rect.top() + 6.0;
        let put = |ui: &Ui, x: f32, words| {
            paint::text_from(ui.painter(), egui::pos2(x, top), words);
        };
        let right = pages.size().x;
        put(ui, rect.left(), number);
        put(ui, rect.left() + NUMBER, title);
        put(ui, rect.right() - last - space::S12 - forms, form);
        put(ui, rect.right() - right, pages);
        divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
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
