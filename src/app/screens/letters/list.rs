//! The letters of the case at the left, by what they are for, and what is done with all of them.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::{Scene, State, actions, asking};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, Mark, Status, slot_row_ui, text_ui, title_count_ui};
use crate::session::paper::{PaperKind, PaperRow};

/// Draws the list.
pub(super) fn list_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    state.rows_at.clear();
    let frame = Frame::new().fill(roles(ui).bg).inner_margin(Margin::symmetric(16, 12));
    Panel::bottom("letters foot").resizable(false).frame(frame).show(ui, |ui| {
        foot_ui(ui, scene, state);
    });
    ScrollArea::vertical().id_salt("letters list").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let margin = Margin { left: 16, right: 16, top: 14, bottom: 16 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, scene, state);
            let rows = state.rows().to_vec();
            for (kind, key) in [
                (PaperKind::Signed, "papers-to-sign"),
                (PaperKind::Draft, "papers-drafts"),
                (PaperKind::Sheet, "papers-sheets"),
            ] {
                let of_kind: Vec<&PaperRow> = rows.iter().filter(|row| row.kind == kind).collect();
                if of_kind.is_empty() {
                    continue;
                }
                ui.add_space(space::S12);
                text_ui(ui, &scene.view.say(key), Kind::SmallBold, roles(ui).text_2);
                ui.add_space(space::S4);
                for row in of_kind {
                    row_ui(ui, scene, state, row);
                }
            }
            if state.paper.is_some() && rows.is_empty() {
                ui.add_space(space::S12);
                text_ui(ui, &scene.view.say("papers-none"), Kind::Small, roles(ui).text_2);
            }
        });
    });
}

fn head_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &State) {
    let title = scene.view.say("papers-title");
    let count = state.rows().len();
    let words = scene.view.say_with("papers-count", &[("count", count.into())]);
    title_count_ui(ui, &title, &words);
}

fn row_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, row: &PaperRow) {
    let view = scene.view;
    let Some(letter) = view.book.letter(&row.id) else { return };
    let (status, hint) = if row.signed.is_some() {
        (Status::Done, view.say("papers-signed"))
    } else if row.depends {
        (Status::NotStarted, view.say("papers-depends"))
    } else if row.blanks > 0 {
        let gaps = [("count", row.blanks.into())];
        (Status::InProgress, view.say_with("papers-blanks", &gaps))
    } else if row.open > 0 {
        let answers = [("count", row.open.into())];
        (Status::InProgress, view.say_with("papers-open", &answers))
    } else {
        let ready = match row.kind {
            PaperKind::Signed => "papers-ready-sign",
            PaperKind::Draft => "papers-ready-notary",
            PaperKind::Sheet => "papers-ready",
        };
        (Status::Done, view.say(ready))
    };
    let mut mark = Mark::status(ui, status);
    mark.word.clear();
    if row.signed.is_none() && status == Status::Done {
        mark.icon = Icon::FileText;
    }
    let title = letter.title.in_language(view.language);
    let is_chosen = state.row().is_some_and(|it| it.id == row.id);
    let response = slot_row_ui(ui, title, &hint, &mark, is_chosen);
    state.rows_at.push((response.rect, row.id.clone()));
    if response.clicked() {
        state.choose(row.id.clone());
    }
}

/// What is done with all letters.
fn foot_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let view = scene.view;
    let can = !state.rows().is_empty();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S8, space::S8);
        let words = view.say("papers-save-all");
        if Button::secondary(&words).icon(Icon::FilePdf).compact().enabled(can).ui(ui).clicked() {
            actions::ask_folder(scene);
        }
        let words = view.say("papers-print-set");
        if Button::secondary(&words).icon(Icon::Printer).compact().enabled(can).ui(ui).clicked() {
            asking::ask_set(scene, state);
        }
    });
}
