//! The finished pack: its files, and who does what next. "Created" never reads like "submitted".

use std::path::Path;
use std::sync::Arc;

use egui::{Align, Color32, Galley, Layout, Rect, Ui, pos2, vec2};

use super::ahead::{ByWhen, DueLine, StepLine};
use super::earlier;
use super::printing::{Printing, printing_ui};
use super::said::Outcome;
use super::{State, Wish, beside_ui, file_ui};
use crate::app::command::Command;
use crate::app::layout::Width;
use crate::app::theme::{Icon, Kind, Words, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, Status, divider, link_named_ui, link_ui, note_ui, paint, rule_ui, text_ui,
    width_of, words_ui,
};
use crate::domain::Severity;
use crate::export::Receipt;
use crate::session::CaseSession;

/// Width of the column of dates.
const DATES: f32 = 212.0;

/// Draws it.
pub(super) fn result_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &CaseSession,
    (receipt, folder): (&Receipt, &Path),
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let known = state.outcome.take().filter(|it| it.is_of(session, receipt, view.language));
    let outcome = known.unwrap_or_else(|| Outcome::of(session, receipt, view.language));
    beside_ui(
        ui,
        view,
        state,
        out,
        |ui, state, out| {
            head_ui(ui, view, &outcome, state, out);
            if outcome.is_draft {
                draft_ui(ui, view);
            }
            earlier::outdated_ui(ui, view, session);
            next_ui(ui, view, &outcome);
            originals_ui(ui, view, &outcome);
            findings_ui(ui, view, &outcome);
        },
        |ui, state, out| files_ui(ui, view, &outcome, folder, state, out),
    );
    printing_ui(ui.ctx(), view, &outcome, &mut state.printing, out);
    state.outcome = Some(outcome);
}

fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    outcome: &Outcome,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    // The buttons stand beside the title where both find room.
    let words = [open_key(outcome), "app-show-in-folder", "pack-print", "pack-again"];
    let words = words.map(|it| view.say(it));
    let buttons: f32 = words.iter().map(|it| width_of(ui, it, Kind::Body) + 44.0).sum::<f32>();
    if view.width == Width::Wide && buttons + 380.0 < ui.available_width() {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            actions_ui(ui, view, outcome, state, out);
            ui.with_layout(Layout::top_down(Align::Min), |ui| title_ui(ui, view, outcome));
        });
        ui.add_space(space::S16);
    } else {
        title_ui(ui, view, outcome);
        ui.add_space(space::S12);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
            actions_ui(ui, view, outcome, state, out);
        });
        ui.add_space(space::S12);
    }
    rule_ui(ui);
    ui.add_space(space::S16);
}

/// That a draft is not for handing in, before the steps that follow a pack.
fn draft_ui(ui: &mut Ui, view: &View<'_>) {
    let words = view.say("pack-draft-not-final");
    Mark::status(ui, Status::Warning).with_word(words).ui(ui);
    ui.add_space(space::S16);
}

/// What was made, and that it is not yet with anybody.
fn title_ui(ui: &mut Ui, view: &View<'_>, outcome: &Outcome) {
    let look = roles(ui);
    let at = ui.cursor().left_top();
    paint::icon(ui.painter(), at + vec2(16.0, 16.0), Icon::CheckCircle, 32.0, look.ok);
    let room = Rect::from_min_size(at + vec2(46.0, 0.0), vec2(ui.available_width() - 46.0, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
        ui.set_width(room.width());
        let title = if outcome.is_draft { "pack-draft-created" } else { "pack-created" };
        text_ui(ui, &view.say(title), Kind::Page, look.text);
        let words = Words::new()
            .add(&view.say("pack-only-here"), Kind::Paragraph, look.text_2)
            .add(" ", Kind::Paragraph, look.text_2)
            .add(&view.say("pack-not-submitted"), Kind::SmallBold, look.text);
        let galley = words.galley(ui, ui.available_width());
        words_ui(ui, galley);
    });
}

/// What is opened: of several volumes the first.
fn open_key(outcome: &Outcome) -> &'static str {
    if outcome.volumes > 1 { "pack-open-first" } else { "pack-open" }
}

/// Open, show in folder, once more.
fn actions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    outcome: &Outcome,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    if let Some(main) = &outcome.main {
        let named = [("name", super::said::name_of(main).into())];
        let name = view.say_with(
            if outcome.volumes > 1 { "pack-open-first-file" } else { "pack-open-file" },
            &named,
        );
        if Button::primary(&view.say(open_key(outcome))).name(&name).ui(ui).clicked() {
            out.push(Command::Open(main.into()));
        }
        let words = view.say("app-show-in-folder");
        if Button::secondary(&words).icon(Icon::FolderOpen).ui(ui).clicked() {
            out.push(Command::Reveal(main.clone()));
        }
        if Button::secondary(&view.say("pack-print")).icon(Icon::Printer).ui(ui).clicked() {
            state.printing = Some(Printing::new(outcome, out));
        }
    }
    if Button::secondary(&view.say("pack-again")).ui(ui).clicked() {
        state.wish = Wish::Another;
        ui.ctx().request_repaint();
    }
}

/// The steps of the rule book, and the dates of the case.
fn next_ui(ui: &mut Ui, view: &View<'_>, outcome: &Outcome) {
    let look = roles(ui);
    text_ui(ui, &view.say("pack-next"), Kind::Section, look.text);
    ui.add_space(5.0);
    rule_ui(ui);
    for (step, n) in outcome.steps.iter().zip(1_u32..) {
        step_ui(ui, step, n);
    }
    if let Some((title, note)) = &outcome.channel {
        ui.add_space(space::S16);
        note_ui(ui, title, note);
    }
    if outcome.dues.is_empty() {
        return;
    }
    ui.add_space(space::S24);
    text_ui(ui, &view.say("pack-dates"), Kind::Section, look.text);
    ui.add_space(5.0);
    rule_ui(ui);
    for due in &outcome.dues {
        due_ui(ui, due);
    }
}

/// A step with its number, and by when it is done at the right.
fn step_ui(ui: &mut Ui, step: &StepLine, n: u32) {
    let look = roles(ui);
    let width = ui.available_width();
    let dates = step.by.as_ref().map(|by| dates_of(ui, by, width));
    let beside = dates.as_ref().map_or(0.0, |dates| dates.width + space::S16);
    let words = Kind::Body.galley(ui, &step.text, look.text, width - 44.0 - beside);
    let right = dates.as_ref().map_or(0.0, Dates::height);
    let height = words.size().y.max(right).max(24.0) + 22.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    let by = dates.as_ref().map_or_else(String::new, |dates| format!(" {}", dates.spoken));
    let spoken = format!("{n}. {}{by}", step.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let center = rect.left_top() + vec2(12.0, 23.0);
    ui.painter().circle_stroke(center, 11.5, (1.0, look.line_strong));
    let number = Kind::SmallBold.galley(ui, &n.to_string(), look.text, 24.0);
    let circle = Rect::from_center_size(center, vec2(24.0, 24.0));
    paint::text_in(ui.painter(), circle, number);
    paint::text_from(ui.painter(), rect.left_top() + vec2(44.0, 13.0), words);
    if let Some(dates) = dates {
        let x = rect.right() - dates.width;
        dates.paint(ui, pos2(x, rect.top() + 13.0));
    }
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}

/// By when, in words that are laid out below each other.
struct Dates {
    width: f32,
    lines: Vec<Arc<Galley>>,
    spoken: String,
}

fn dates_of(ui: &Ui, by: &ByWhen, whole: f32) -> Dates {
    let look = roles(ui);
    let width = DATES.min(whole * 0.4);
    let said: Vec<(&str, Kind, Color32)> = [
        (by.date.as_str(), Kind::Label, look.text),
        (by.ends.as_str(), Kind::Hint, look.text),
        (by.status.as_str(), Kind::Hint, look.text_2),
    ]
    .into_iter()
    .filter(|(words, ..)| !words.is_empty())
    .collect();
    let spoken: Vec<&str> = said.iter().map(|(words, ..)| *words).collect();
    let spoken = spoken.join(", ");
    let lines = said.into_iter().map(|(words, kind, color)| kind.galley(ui, words, color, width));
    Dates { width, lines: lines.collect(), spoken }
}

impl Dates {
    fn height(&self) -> f32 {
        self.lines.iter().map(|it| it.size().y + 2.0).sum()
    }

    fn paint(self, ui: &Ui, at: egui::Pos2) {
        let mut at = at;
        for words in self.lines {
            let below = paint::text_from(ui.painter(), at, words);
            at.y = below.bottom() + 2.0;
        }
    }
}

fn due_ui(ui: &mut Ui, due: &DueLine) {
    let look = roles(ui);
    let width = ui.available_width();
    let dates = dates_of(ui, &due.by, width);
    let room = width - dates.width - space::S16;
    let title = Kind::Label.galley(ui, &due.title, look.text, room);
    let text = Kind::Paragraph.galley(ui, &due.text, look.text_2, room);
    let left = title.size().y + text.size().y + 2.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, left.max(dates.height()) + 22.0), egui::Sense::hover());
    let spoken = format!("{}, {}. {}", due.title, dates.spoken, due.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let top = rect.top() + 11.0;
    let below = paint::text_from(ui.painter(), pos2(rect.left(), top), title);
    paint::text_from(ui.painter(), pos2(rect.left(), below.bottom() + 2.0), text);
    let x = rect.right() - dates.width;
    dates.paint(ui, pos2(x, top));
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}

/// What must be taken along as an original, in two columns.
fn originals_ui(ui: &mut Ui, view: &View<'_>, outcome: &Outcome) {
    if outcome.originals.is_empty() {
        return;
    }
    let look = roles(ui);
    ui.add_space(space::S24);
    text_ui(ui, &view.say("pack-originals"), Kind::Section, look.text);
    text_ui(ui, &view.hint("pack-originals"), Kind::Hint, look.text_2);
    ui.add_space(5.0);
    let columns: usize = if view.width == Width::Narrow { 1 } else { 2 };
    let gap = space::S32;
    let width =
        if columns == 1 { ui.available_width() } else { (ui.available_width() - gap) / 2.0 };
    for pair in outcome.originals.chunks(columns) {
        let words: Vec<_> =
            pair.iter().map(|it| Kind::Small.galley(ui, it, look.text, width - 28.0)).collect();
        let tallest = words.iter().map(|it| it.size().y).fold(0.0, f32::max);
        let size = vec2(ui.available_width(), tallest + 13.0);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, pair.join(", ")));
        let mut x = rect.left();
        for words in words {
            divider(ui, x, x + width, rect.top());
            let center = pos2(x + 9.0, rect.top() + 15.0);
            paint::icon(ui.painter(), center, Icon::Square, space::ICON_TEXT, look.text_2);
            paint::text_from(ui.painter(), pos2(x + 28.0, rect.top() + 6.0), words);
            x += width + gap;
        }
    }
}

fn findings_ui(ui: &mut Ui, view: &View<'_>, outcome: &Outcome) {
    if outcome.findings.is_empty() {
        return;
    }
    let look = roles(ui);
    ui.add_space(space::S24);
    text_ui(ui, &view.say("pack-came-up"), Kind::Section, look.text);
    ui.add_space(5.0);
    for (severity, text, hint) in &outcome.findings {
        rule_ui(ui);
        ui.add_space(space::S8);
        let status = match severity {
            Severity::Blocker => Status::Problem,
            Severity::Warning | Severity::Hint => Status::Warning,
        };
        let mut mark = Mark::status(ui, status).with_word(text.as_str());
        if *severity == Severity::Hint {
            // To be known; nothing is to be done about it.
            mark = Mark { icon: Icon::Info, icon_color: look.text_2, color: look.text, ..mark };
        }
        mark.ui(ui);
        if !hint.is_empty() {
            text_ui(ui, hint, Kind::Hint, look.text_2);
        }
        ui.add_space(space::S8);
    }
}

/// The panel: files with pages, size and checksum; what was checked.
fn files_ui(
    ui: &mut Ui,
    view: &View<'_>,
    outcome: &Outcome,
    folder: &Path,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    text_ui(ui, &view.say("pack-result-files"), Kind::Section, look.text);
    text_ui(ui, &folder.display().to_string(), Kind::Hint, look.text_2);
    ui.add_space(space::S8);
    rule_ui(ui);
    let open = view.say("pack-open");
    let right = paint::width_of(ui, &open, Kind::Small).ceil() + 2.0;
    for file in &outcome.files {
        let rect = file_ui(ui, file.icon, &file.name, &file.hint, right + space::S12);
        let place = Rect::from_min_size(
            pos2(rect.right() - right, rect.center().y - 9.0),
            vec2(right, 18.0),
        );
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
        // The button above is called "Open" and the name, in Kazakh with the same colon.
        let name = format!("{}: {open}", file.name);
        if link_named_ui(&mut child, &open, &name, Kind::Small).clicked() {
            out.push(Command::Open((&file.path).into()));
        }
        if state.hashes {
            ui.add_space(space::S4);
            text_ui(ui, &format!("SHA-256 {}", file.hash), Kind::Hint, look.text_2);
            ui.add_space(space::S8);
        }
    }
    ui.add_space(space::S12);
    let key = if state.hashes { "pack-hide-hashes" } else { "pack-show-hashes" };
    if link_ui(ui, &view.say(key), Kind::Small).clicked() {
        state.hashes = !state.hashes;
    }
    ui.add_space(space::S20);
    text_ui(ui, &view.say("pack-checked"), Kind::Label, look.text);
    ui.add_space(space::S4);
    for (is_right, line) in &outcome.checked {
        let mark = Mark::status(ui, Status::Done).with_word(line.as_str());
        // What was not added has no tick.
        let (icon, icon_color) =
            if *is_right { (mark.icon, look.ok) } else { (Icon::Minus, look.text_2) };
        Mark { icon, icon_color, color: look.text, ..mark }.ui(ui);
        ui.add_space(6.0);
    }
    ui.add_space(space::S16);
    note_ui(ui, &view.say("pack-receiver"), &view.hint("pack-receiver"));
    ui.add_space(space::S16);
    text_ui(ui, view.book.disclaimer.in_language(view.language), Kind::Hint, look.text_2);
    ui.with_layout(Layout::top_down(Align::Min), |_| {});
}
