//! The list of places at the left.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::dialogs::Dialog;
use super::rows::{Row, Standing};
use super::{Chosen, Part, Scene, State, tools};
use crate::app::layout::Width;
use crate::app::size_entry;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Mark, Status, link_ui, slot_row_ui, text_ui, title_count_ui};
use crate::domain::Digest;
use crate::export::words;
use crate::session::said;

/// Draws the list.
pub(super) fn slots_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let look = roles(ui);
    ScrollArea::vertical().id_salt("slots").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 16 }).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                head_ui(ui, scene, state);
                size_ui(ui, scene, state);
                if scene.view.width == Width::Narrow {
                    inbox_row_ui(ui, scene, state);
                }
                // Taken out while it is drawn: choosing changes the state beside it.
                let groups = std::mem::take(&mut state.cache.groups);
                let mut more = 0;
                for group in &groups {
                    let shown: Vec<&Row> = (group.rows.iter())
                        .filter(|row| state.shows_all || is_listed(row))
                        .collect();
                    more += group.rows.iter().filter(|row| !is_listed(row)).count();
                    if shown.is_empty() {
                        continue;
                    }
                    ui.add_space(space::S12);
                    text_ui(ui, &group.title, Kind::SmallBold, look.text_2);
                    ui.add_space(space::S4);
                    for row in shown {
                        row_ui(ui, scene, state, row);
                    }
                }
                state.cache.groups = groups;
                more_ui(ui, scene, state, more);
            },
        );
    });
}

/// Whether a row is listed without being asked for: what is not asked for and not there is not.
fn is_listed(row: &Row) -> bool {
    row.standing != Standing::NotAsked || row.slot.asked != crate::session::slots::Asked::NotAsked
}

fn head_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &State) {
    let (view, counted) = (scene.view, &state.cache.have);
    let gaps = [("have", counted.have.into()), ("of", counted.asked.into())];
    let count = view.say_with("docs-have", &gaps);
    let title = view.say("docs-title");
    title_count_ui(ui, &title, &count);
    if counted.is_whole() && !counted.optional.is_empty() {
        let words = said::optional(view.book, &counted.optional, view.language);
        text_ui(ui, &words, Kind::Hint, roles(ui).text_2);
    }
}

/// How large the pack is by now, and the limit if there is one.
fn size_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State) {
    let Some(budget) = state.cache.budget.as_ref().filter(|it| !it.documents.is_empty()) else {
        return;
    };
    let view = scene.view;
    let look = roles(ui);
    let size = words::size(budget.bundle, view.language);
    let (words, color) = match budget.limit {
        None => (view.say_with("docs-pack-size", &[("size", size.into())]), look.text_2),
        Some(limit) => {
            let is_over = budget.volumes() > 1;
            let limit = words::size(limit, view.language);
            let gaps = [
                ("size", size.into()),
                ("limit", limit.into()),
                ("count", budget.volumes().into()),
            ];
            let key = if is_over { "docs-pack-size-parts" } else { "docs-pack-size-of" };
            (view.say_with(key, &gaps), if is_over { look.warn } else { look.text_2 })
        }
    };
    text_ui(ui, &words, Kind::Hint, color);
    if view.read_only {
        return;
    }
    let over = budget.limit.filter(|_| budget.volumes() > 1);
    let key = if budget.limit.is_some() { "docs-limit-change" } else { "docs-limit-set" };
    if link_ui(ui, &view.say(key), Kind::Hint).clicked() {
        let limit = size_entry::written_limit(budget.limit, view.language);
        state.dialog = Some(Dialog::Limit(limit));
        return;
    }
    if let Some(limit) = over
        && link_ui(ui, &view.say("docs-make-smaller"), Kind::Hint).clicked()
    {
        state.dialog = Dialog::mend_pack(scene.case.case(), budget, limit);
    }
}

fn row_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, row: &Row) {
    let look = roles(ui);
    let done = Mark::status(ui, Status::Done);
    let mark = match row.standing {
        Standing::Done => done,
        Standing::Missing => Mark::status(ui, Status::NotStarted),
        Standing::Problem => Mark::status(ui, Status::Problem),
        Standing::Warning => Mark::status(ui, Status::Warning),
        Standing::NotAsked => Mark {
            icon: Icon::Minus,
            icon_color: look.text_3,
            word: String::new(),
            color: look.text_2,
            is_bold: false,
        },
    };
    let chosen = Chosen::Slot(row.slot.kind.clone());
    let is_chosen = state.chosen.as_ref() == Some(&chosen);
    let response = slot_row_ui(ui, &row.title, &row.hint, &mark, is_chosen);
    state.zones.slots.push((response.rect, row.slot.kind.clone()));
    if is_chosen && std::mem::take(&mut state.brings) {
        // As far as need be; what is in sight stays where it is.
        response.scroll_to_me(None);
    }
    if response.clicked() {
        state.choose(chosen);
    }
    let takes = |digest: &Digest| {
        let mut inbox = scene.case.case().inbox.iter();
        inbox.any(|it| it.digest == *digest && tools::has_place(it))
    };
    if response.dnd_hover_payload::<Digest>().is_some_and(|it| takes(&it)) {
        ui.painter().rect_stroke(
            response.rect,
            space::R_CONTROL,
            (2.0, look.accent),
            egui::StrokeKind::Inside,
        );
    }
    if let Some(file) = response.dnd_release_payload::<Digest>() {
        let mut inbox = scene.case.case().inbox.iter();
        let file = inbox.find(|it| it.digest == *file).filter(|it| tools::has_place(it)).cloned();
        if let Some(file) = file {
            tools::put(scene, state, &file, &row.slot.kind);
        }
    }
}

/// Where the window is narrow, files without a place are a page of their own.
fn inbox_row_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State) {
    let look = roles(ui);
    let count = scene.case.case().inbox.len();
    ui.add_space(space::S8);
    let mark = Mark {
        icon: Icon::Tray,
        icon_color: if count > 0 { look.accent } else { look.text_2 },
        word: String::new(),
        color: look.text_2,
        is_bold: false,
    };
    let title = scene.view.say("docs-inbox");
    let hint = scene.view.say_with("docs-files", &[("count", count.into())]);
    if slot_row_ui(ui, &title, &hint, &mark, false).clicked() {
        state.part = Part::Inbox;
    }
}

fn more_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, more: usize) {
    if more == 0 {
        return;
    }
    ui.add_space(space::S16);
    let words = if state.shows_all {
        scene.view.say("docs-show-fewer")
    } else {
        scene.view.say_with("docs-show-more", &[("count", more.into())])
    };
    if link_ui(ui, &words, Kind::Small).clicked() {
        state.shows_all = !state.shows_all;
    }
}
