//! How far the pack is: each stage with its count, and a way to stop it.

use egui::{Align, Layout, Ui};

use super::{State, beside_ui, line};
use crate::app::command::Command;
use crate::app::jobs::Purpose;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, Status, divider, note_ui, paint, progress_big_ui, text_ui,
};
use crate::export::progress::Stage;

/// The stages of an export, in their order, with the key of their names and the share of the whole in
/// hundredths.
const STAGES: [(Stage, &str, f32); 3] = [
    (Stage::Bundle, "pack-stage-bundle", 0.5),
    (Stage::Zip, "pack-stage-zip", 0.35),
    (Stage::Verify, "pack-stage-verify", 0.15),
];

/// Draws it.
pub(super) fn progress_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    beside_ui(
        ui,
        view,
        state,
        out,
        |ui, state, out| {
            head_ui(ui, view, state, out);
            for (phase, key, _) in STAGES {
                stage_ui(ui, view, state, phase, &view.say(key));
            }
        },
        |ui, state, _| {
            note_ui(ui, &view.say("pack-clean"), &view.hint("pack-clean"));
            ui.add_space(space::S16);
            let gaps = [("time", state.started.as_str().into())];
            note_ui(ui, &view.say("pack-go-on"), &view.say_with("pack-go-on-lead", &gaps));
        },
    );
}

fn head_ui(ui: &mut Ui, view: &View<'_>, state: &State, out: &mut Vec<Command>) {
    let look = roles(ui);
    let now = now_words(view, state);
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        let words = view.say("action-cancel");
        let cancel = Button::secondary(&words).icon(Icon::X).name(&view.say("pack-cancel")).ui(ui);
        if ui.memory(|memory| memory.focused().is_none()) {
            cancel.request_focus();
        }
        if cancel.clicked() {
            out.push(Command::CancelJobs(Purpose::Export));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            text_ui(ui, &view.say("pack-creating"), Kind::Page, look.text);
            text_ui(ui, &now, Kind::Paragraph, look.text_2);
        });
    });
    ui.add_space(space::S16);
    let width = ui.available_width();
    progress_big_ui(ui, width, share(state), &now);
    ui.add_space(space::S20);
    line(ui);
}

/// What is being done right now.
fn now_words(view: &View<'_>, state: &State) -> String {
    let busy = STAGES.iter().find(|(phase, _, _)| !is_done(state, *phase));
    match busy.and_then(|(phase, key, _)| Some((key, state.stages.get(phase)?))) {
        Some((key, (done, total))) => {
            let gaps = [
                ("what", view.say(key).into()),
                ("done", number(*done).into()),
                ("total", number(*total).into()),
            ];
            view.say_with("pack-now", &gaps)
        }
        None => view.say("pack-begins"),
    }
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Whether a stage is finished: it told so, or the check that follows has begun.
fn is_done(state: &State, phase: Stage) -> bool {
    let all = state.stages.get(&phase).is_some_and(|(done, total)| *total > 0 && done >= total);
    all || phase != Stage::Verify && state.stages.contains_key(&Stage::Verify)
}

fn share(state: &State) -> f32 {
    let of_stage = |(phase, _, weight): &(Stage, &str, f32)| {
        if is_done(state, *phase) {
            return *weight;
        }
        let (done, total) = state.stages.get(phase).copied().unwrap_or((0, 0));
        let permille = done.saturating_mul(1000).checked_div(total).unwrap_or(0).min(1000);
        weight * f32::from(u16::try_from(permille).unwrap_or(1000)) / 1000.0
    };
    STAGES.iter().map(of_stage).sum()
}

fn stage_ui(ui: &mut Ui, view: &View<'_>, state: &State, phase: Stage, name: &str) {
    let look = roles(ui);
    let known = state.stages.get(&phase);
    let mark = match known {
        _ if is_done(state, phase) => {
            Mark::status(ui, Status::Done).with_word(view.say("pack-stage-done"))
        }
        Some((done, total)) => {
            let gaps = [("done", number(*done).into()), ("total", number(*total).into())];
            Mark::status(ui, Status::InProgress).with_word(view.say_with("pack-stage-at", &gaps))
        }
        None => {
            let mark = Mark::status(ui, Status::NotStarted).with_word(view.say("pack-waiting"));
            Mark { color: look.text_2, ..mark }
        }
    };
    let is_busy = known.is_some() && !is_done(state, phase);
    let kind = if is_busy { Kind::SmallBold } else { Kind::Small };
    let column = 160.0;
    let words = kind.galley(ui, name, look.text, ui.available_width() - column);
    let height = space::SUMMARY_ROW.max(words.size().y + 18.0);
    let size = egui::vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let spoken = format!("{name}, {}", mark.word);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    paint::text_at(ui.painter(), rect.left(), rect.center().y, words);
    mark.paint(ui, rect.right() - column, rect.center().y, column);
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}
