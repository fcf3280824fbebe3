//! How far the pack is: which document is being written, which are, how long it takes, and a way to stop it.

use std::time::Duration;

use egui::{Align, Layout, Sense, Ui, vec2};

use super::{State, beside_ui, file_ui};
use crate::app::command::Command;
use crate::app::jobs::Running;
use crate::app::layout::Width;
use crate::app::progress::{Stages, written};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, Status, divider, note_ui, paint, progress_big_ui, rule_ui, text_ui, width_of,
};
use crate::export::progress::Stage;

/// The stages of an export, in their order, with the share of the whole.
const STAGES: [(Stage, f32); 3] = [(Stage::Bundle, 0.5), (Stage::Zip, 0.35), (Stage::Verify, 0.15)];

/// Draws it.
pub(super) fn progress_ui(
    ui: &mut Ui,
    view: &View<'_>,
    running: &Running,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    // The time that it takes is shown by the second.
    ui.ctx().request_repaint_after(Duration::from_secs(1));
    beside_ui(
        ui,
        view,
        state,
        out,
        |ui, state, out| {
            head_ui(ui, view, running, state, out);
            table_ui(ui, view, running);
        },
        |ui, state, _| side_ui(ui, view, running, state),
    );
}

fn head_ui(ui: &mut Ui, view: &View<'_>, running: &Running, state: &State, out: &mut Vec<Command>) {
    let look = roles(ui);
    let now = now_words(view, running, state);
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        let words = view.say("action-cancel");
        let cancel = Button::secondary(&words).icon(Icon::X).name(&view.say("pack-cancel")).ui(ui);
        if ui.memory(|memory| memory.focused().is_none()) {
            cancel.request_focus();
        }
        if cancel.clicked() {
            out.push(Command::CancelJob(running.id()));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            text_ui(ui, &view.say("pack-creating"), Kind::Page, look.text);
            text_ui(ui, &now, Kind::Paragraph, look.text_2);
        });
    });
    ui.add_space(space::S16);
    let width = ui.available_width();
    progress_big_ui(ui, width, share(&running.stages), &now);
    ui.add_space(space::S16);
    rule_ui(ui);
}

/// "5 of 12 documents written, page 15 of 29 · 0:04".
fn now_words(view: &View<'_>, running: &Running, state: &State) -> String {
    let (parts, stages) = (running.parts.as_slice(), &running.stages);
    let elapsed = state.begun.map_or(0, |begun| (view.now - begun).num_seconds().max(0));
    let time = format!("{}:{:02}", elapsed / 60, elapsed % 60);
    let (done, total) = stages.at(Stage::Bundle);
    let what = if parts.is_empty() || total == 0 {
        view.say("pack-begins")
    } else if stages.is_done(Stage::Bundle) {
        view.say("pack-checking")
    } else {
        let written = parts.iter().filter(|part| part.first_page + part.pages <= done).count();
        let gaps = [
            ("written", written.into()),
            ("documents", parts.len().into()),
            ("page", number(done).into()),
            ("pages", number(total).into()),
        ];
        view.say_with("pack-written", &gaps)
    };
    format!("{what} · {time}")
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn share(stages: &Stages) -> f32 {
    let of_stage = |(stage, weight): &(Stage, f32)| {
        if stages.is_done(*stage) {
            return *weight;
        }
        let (done, total) = stages.at(*stage);
        let permille = done.saturating_mul(1000).checked_div(total).unwrap_or(0).min(1000);
        weight * f32::from(u16::try_from(permille).unwrap_or(1000)) / 1000.0
    };
    STAGES.iter().map(of_stage).sum()
}

/// How a line of the table stands.
enum Line {
    Waiting,
    /// So many of its pages are written.
    Writing(u64),
    Written,
}

fn line_of(done: u64, first: u64, pages: u64) -> Line {
    if done >= first + pages {
        Line::Written
    } else if done > first || (done == first && done > 0) {
        Line::Writing(done - first)
    } else {
        Line::Waiting
    }
}

/// Where the columns of the table begin and how wide they are.
struct Columns {
    number: f32,
    length: f32,
    status: f32,
}

fn columns(ui: &Ui, view: &View<'_>) -> Columns {
    let widest = |keys: &[&str]| {
        let widths = keys.iter().map(|key| width_of(ui, &view.say(key), Kind::Small));
        widths.fold(0.0, f32::max)
    };
    let page = [("page", 100_u32.into()), ("pages", 100_u32.into())];
    let page = width_of(ui, &view.say_with("pack-at-page", &page), Kind::Small);
    let length = [("count", 100_u32.into())];
    let length = width_of(ui, &view.say_with("pack-pages", &length), Kind::Small);
    Columns {
        number: 32.0,
        length: if view.width == Width::Narrow { 0.0 } else { length + space::S24 },
        status: widest(&["pack-part-written", "pack-waiting"]).max(page) + 34.0,
    }
}

fn table_ui(ui: &mut Ui, view: &View<'_>, running: &Running) {
    let (parts, stages) = (running.parts.as_slice(), &running.stages);
    if parts.is_empty() {
        return;
    }
    let columns = columns(ui, view);
    let is_written = stages.is_done(Stage::Bundle);
    let (done, total) = stages.at(Stage::Bundle);
    let done = if is_written { total.max(u64::MAX / 2) } else { done };
    table_head_ui(ui, view, &columns);
    let front = parts.iter().map(|part| part.first_page).min().unwrap_or(0);
    let own = view.say("pack-own-pages");
    row_ui(ui, view, &columns, ("", &own, Some(front)), &line_of(done, 0, front));
    for part in parts {
        let kind = view.book.documents.get(&part.kind);
        let title = kind.map_or(part.kind.as_str(), |it| it.title.in_language(view.language));
        let line = line_of(done, part.first_page, part.pages);
        row_ui(ui, view, &columns, (&part.number, title, Some(part.pages)), &line);
    }
    let check = view.say("pack-stage-verify");
    let line = match (stages.is_done(Stage::Verify), stages.has_begun(Stage::Verify)) {
        (true, _) => Line::Written,
        (false, true) => Line::Writing(0),
        (false, false) => Line::Waiting,
    };
    row_ui(ui, view, &columns, ("", &check, None), &line);
}

fn table_head_ui(ui: &mut Ui, view: &View<'_>, columns: &Columns) {
    let look = roles(ui);
    let size = vec2(ui.available_width(), space::SUMMARY_ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let status = rect.right() - columns.status;
    let mut heads = vec![
        (rect.left(), "№".to_owned()),
        (rect.left() + columns.number, view.say("pack-head-document")),
        (status, view.say("pack-head-status")),
    ];
    if columns.length > 0.0 {
        heads.push((status - columns.length, view.say("pack-head-length")));
    }
    for (x, words) in heads {
        let words = Kind::Hint.galley(ui, &words, look.text_2, f32::INFINITY);
        paint::text_at(ui.painter(), x, rect.center().y, words);
    }
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    columns: &Columns,
    (number_words, title, pages): (&str, &str, Option<u64>),
    line: &Line,
) {
    let look = roles(ui);
    let (kind, color, mark) = match line {
        Line::Written => {
            let word = view.say("pack-part-written");
            (Kind::Small, look.text, Mark::status(ui, Status::Done).with_word(word))
        }
        Line::Writing(done) => {
            let page = (done + 1).min(pages.unwrap_or(1).max(1));
            let gaps =
                [("page", number(page).into()), ("pages", number(pages.unwrap_or(0)).into())];
            let word = match pages {
                Some(_) => view.say_with("pack-at-page", &gaps),
                None => view.say("pack-part-checking"),
            };
            let mark = Mark::status(ui, Status::InProgress).with_word(word);
            (Kind::SmallBold, look.text, mark)
        }
        Line::Waiting => {
            let mark = Mark::status(ui, Status::NotStarted).with_word(view.say("pack-waiting"));
            (Kind::Small, look.text_2, Mark { color: look.text_2, ..mark })
        }
    };
    let whole = ui.available_width();
    let room = whole - columns.number - columns.length - columns.status - space::S12;
    let words = kind.galley(ui, title, color, room);
    let size = vec2(whole, space::SUMMARY_ROW.max(words.size().y + 18.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken = format!("{number_words} {title}, {}", mark.word);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, spoken.trim()));
    let middle = rect.center().y;
    let number_galley = Kind::Small.galley(ui, number_words, look.text_2, columns.number);
    paint::text_at(ui.painter(), rect.left(), middle, number_galley);
    paint::text_at(ui.painter(), rect.left() + columns.number, middle, words);
    let status = rect.right() - columns.status;
    if let Some(pages) = pages.filter(|_| columns.length > 0.0) {
        let length = view.say_with("pack-pages", &[("count", number(pages).into())]);
        let length = Kind::Small.galley(ui, &length, look.text_2, columns.length);
        paint::text_at(ui.painter(), status - columns.length, middle, length);
    }
    mark.paint(ui, status, middle, columns.status);
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}

/// The files of the pack and how far each is.
fn side_ui(ui: &mut Ui, view: &View<'_>, running: &Running, state: &State) {
    text_ui(ui, &view.say("pack-files"), Kind::Section, roles(ui).text);
    ui.add_space(space::S8);
    rule_ui(ui);
    let waiting = || view.say("pack-waiting");
    let so_far = |stage: Stage| {
        if running.stages.is_done(stage) {
            return view.say("pack-part-written");
        }
        written(view, running, stage).unwrap_or_else(waiting)
    };
    let (bundle, zip) = (so_far(Stage::Bundle), so_far(Stage::Zip));
    let is_checked = running.stages.is_done(Stage::Verify);
    let rest = if is_checked { view.say("pack-part-written") } else { waiting() };
    for (icon, key, hint) in [
        (Icon::FilePdf, "pack-makes-bundle", &bundle),
        (Icon::FileZip, "pack-makes-zip", &zip),
        (Icon::Printer, "pack-makes-checklist", &rest),
        (Icon::CalendarPlus, "pack-makes-calendar", &rest),
    ] {
        file_ui(ui, icon, &view.say(key), hint, 0.0);
    }
    ui.add_space(space::S20);
    note_ui(ui, &view.say("pack-clean"), &view.hint("pack-clean"));
    ui.add_space(space::S16);
    let gaps = [("time", state.started.as_str().into())];
    note_ui(ui, &view.say("pack-go-on"), &view.say_with("pack-go-on-lead", &gaps));
}
