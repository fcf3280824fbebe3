//! Above the pages: how far adding files has come, and what came of each that did not go as expected.

use egui::{Frame, ScrollArea, Ui};

use super::Scene;
use super::rows::title_of;
use crate::app::arrived::Arrived;
use crate::app::command::Command;
use crate::app::jobs::Purpose;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, IconButton, progress_small_ui, text_ui};
use crate::export::words;

/// The most that the report takes from the pages.
const HIGHEST: f32 = 168.0;

/// Draws both, where there is something to tell.
pub(super) fn report_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>) {
    progress_ui(ui, scene);
    let arrived = scene.view.arrived.filter(|it| it.case == scene.case.key());
    if let Some(arrived) = arrived {
        arrived_ui(ui, scene, arrived);
    }
}

fn progress_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>) {
    let look = roles(ui);
    let running = scene.view.running.iter();
    let jobs: Vec<_> = running.filter(|it| it.purpose == Purpose::Import).collect();
    if jobs.is_empty() {
        return;
    }
    let (mut done, mut total) = (0, 0);
    for (_, finished, all) in jobs.iter().filter_map(|it| it.progress) {
        (done, total) = (done + finished, total + all);
    }
    let gaps = [("done", number(done)), ("total", number(total))];
    let words = scene.view.say_with("docs-adding", &gaps);
    ui.add_space(space::S12);
    ui.horizontal(|ui| {
        let cancel = scene.view.say("action-cancel");
        let room = ui.available_width() - 140.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = space::S4;
            text_ui(ui, &words, Kind::Small, look.text);
            #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            progress_small_ui(ui, room, share, &words);
        });
        let name = scene.view.say("docs-adding-cancel");
        if Button::secondary(&cancel).name(&name).compact().ui(ui).clicked() {
            scene.out.push(Command::CancelJobs(Purpose::Import));
        }
    });
}

fn number(count: u64) -> crate::i18n::Value<'static> {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn arrived_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, arrived: &Arrived) {
    let look = roles(ui);
    ui.add_space(space::S12);
    let frame = Frame::new()
        .fill(look.subtle)
        .stroke((1.0, look.line))
        .corner_radius(space::R_CARD)
        .inner_margin(egui::Margin { left: 16, right: 8, top: 8, bottom: 10 });
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - space::S32 - space::S8;
            ui.vertical(|ui| {
                ui.set_width(room);
                let title = scene.view.say("docs-report");
                text_ui(ui, &title, Kind::Label, look.text);
                let lines = lines(scene.view, arrived);
                ScrollArea::vertical()
                    .id_salt("report")
                    .max_height(HIGHEST)
                    .min_scrolled_height(HIGHEST)
                    .show(ui, |ui| {
                        ui.set_width(room);
                        for (text, hint) in lines {
                            ui.add_space(space::S4);
                            text_ui(ui, &text, Kind::Small, look.text);
                            if !hint.is_empty() {
                                text_ui(ui, &hint, Kind::Hint, look.text_2);
                            }
                        }
                    });
            });
            let close = scene.view.say("docs-report-close");
            if IconButton::new(Icon::X, &close).compact().ui(ui).clicked() {
                scene.out.push(Command::CloseArrived);
            }
        });
    });
}

/// Each file that did not simply go where it should: what happened, and what to do.
fn lines(view: &View<'_>, arrived: &Arrived) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for file in &arrived.refused {
        let said = (file.findings.first())
            .map(|finding| words::finding(view.book, finding, view.language))
            .unwrap_or_default();
        lines.push((said.text, said.hint));
    }
    for finding in &arrived.failed {
        let said = words::finding(view.book, finding, view.language);
        lines.push((said.text, said.hint));
    }
    for name in &arrived.locked {
        let gaps = [("file", name.into())];
        lines.push((view.say_with("docs-report-locked", &gaps), view.say("docs-report-unlock")));
    }
    for (name, first) in &arrived.again {
        let gaps = [("file", name.into()), ("first", first.into())];
        lines.push((view.say_with("docs-report-again", &gaps), String::new()));
    }
    for (name, kind) in &arrived.shared {
        let gaps = [("file", name.into()), ("place", title_of(view, kind).into())];
        lines.push((view.say_with("docs-report-shared", &gaps), String::new()));
    }
    lines
}
