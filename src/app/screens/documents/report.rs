//! Above the pages: how far adding files has come, and what came of each that did not go as expected.

use std::sync::Arc;

use egui::{Align, Color32, Frame, Layout, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::dialogs::Dialog;
use super::rows::title_of;
use super::{Chosen, Scene, State};
use crate::app::arrived::{Again, Arrived};
use crate::app::command::Command;
use crate::app::jobs::Purpose;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, IconButton, progress_small_ui, text_ui};
use crate::domain::{FileRef, Finding, Language};
use crate::export::words;
use crate::session::ImportId;
use crate::session::intake::{FileState, is_locked_archive};

/// The most that the report takes from the pages.
const HIGHEST: f32 = 168.0;
/// Lines that are laid out in one frame.
const AT_ONCE: usize = 24;
/// Room at the right.
const SCROLL_BAR: f32 = 12.0;

/// Draws both, where there is something to tell.
pub(super) fn report_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    progress_ui(ui, scene);
    let arrived = scene.view.arrived.filter(|it| it.case == scene.case.key());
    if let Some(arrived) = arrived
        && state.report.is_at_home(arrived, state.chosen.as_ref())
    {
        arrived_ui(ui, scene, state, arrived);
    }
}

fn progress_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>) {
    let look = roles(ui);
    let running = scene.view.running.iter();
    let jobs: Vec<_> = running.filter(|it| it.is_for(Purpose::Import, scene.case.key())).collect();
    if jobs.is_empty() {
        return;
    }
    let (mut done, mut total) = (0, 0);
    for (finished, all) in jobs.iter().filter_map(|it| it.stages.last()) {
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
            scene.out.extend(jobs.iter().map(|it| Command::CancelJob(it.id())));
        }
    });
}

fn number(count: u64) -> crate::i18n::Value<'static> {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn arrived_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, arrived: &Arc<Arrived>) {
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
                if let Some(locked) = state.report.lines_ui(ui, scene.view, arrived) {
                    state.dialog = Some(Dialog::unlock(&locked));
                }
            });
            let close = scene.view.say("docs-report-close");
            if IconButton::new(Icon::X, &close).compact().ui(ui).clicked() {
                scene.out.push(Command::CloseArrived);
            }
        });
    });
}

/// The lines of a report as they are laid out: hundreds of them in small parts, frame after frame.
#[derive(Default)]
pub(super) struct Report {
    /// For what, in which language, how wide.
    of: Option<(Arc<Arrived>, Language, f32)>,
    laid: Vec<Laid>,
    /// What was looked at when the files of an import came.
    home: Option<(ImportId, Option<Chosen>)>,
}

/// A line in its place.
struct Laid {
    line: Line,
    top: f32,
    bottom: f32,
}

/// What is said of a file.
#[derive(Default)]
struct Line {
    text: String,
    hint: String,
    /// It waits for its password.
    locked: Option<FileRef>,
}

impl Report {
    /// Whether it belongs beside what is looked at: the place where the files went, one of them, or what was looked
    /// at when they came. It does not follow to the papers of another place.
    fn is_at_home(&mut self, arrived: &Arrived, chosen: Option<&Chosen>) -> bool {
        let is_told = |(import, _): &(ImportId, _)| *import == arrived.import;
        if !self.home.as_ref().is_some_and(is_told) {
            self.home = Some((arrived.import, chosen.cloned()));
        }
        let is_own = match chosen {
            Some(Chosen::Slot(kind)) => arrived.to.as_ref() == Some(kind),
            Some(Chosen::Loose(file)) => arrived.brought.contains_key(file),
            None => false,
        };
        is_own || self.home.as_ref().is_some_and(|(_, home)| home.as_ref() == chosen)
    }

    /// Draws the lines; gives the file whose password is to be entered.
    fn lines_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        arrived: &Arc<Arrived>,
    ) -> Option<FileRef> {
        let room = ui.available_width() - SCROLL_BAR;
        let is_same = self.of.as_ref().is_some_and(|(of, language, wide)| {
            Arc::ptr_eq(of, arrived) && *language == view.language && (*wide - room).abs() < 0.5
        });
        if !is_same {
            self.of = Some((Arc::clone(arrived), view.language, room));
            self.laid.clear();
        }
        self.lay_out(ui, view, arrived, room);
        let height = self.laid.last().map_or(0.0, |it| it.bottom);
        let area = ScrollArea::vertical()
            .id_salt("report")
            .max_height(HIGHEST)
            .min_scrolled_height(HIGHEST.min(height));
        let mut wanted = None;
        area.show_viewport(ui, |ui, seen| {
            ui.set_width(room);
            ui.set_height(height);
            let origin = ui.max_rect().min;
            for (at, laid) in self.laid.iter().enumerate() {
                // All of a short report can be heard; of a long one what is near.
                let is_near =
                    laid.bottom > seen.top() - HIGHEST && laid.top < seen.bottom() + HIGHEST;
                if at >= AT_ONCE && !is_near {
                    continue;
                }
                let place = Rect::from_min_max(
                    origin + vec2(0.0, laid.top + space::S4),
                    origin + vec2(room, laid.bottom),
                );
                let builder = UiBuilder::new().max_rect(place).id_salt(("line", at));
                let mut child = ui.new_child(builder.layout(Layout::top_down(Align::Min)));
                child.spacing_mut().item_spacing.y = 0.0;
                let Line { text, hint, locked } = &laid.line;
                text_ui(&mut child, text, Kind::Small, roles(ui).text);
                if !hint.is_empty() {
                    text_ui(&mut child, hint, Kind::Hint, roles(ui).text_2);
                }
                if let Some(file) = locked.as_ref().filter(|_| !view.read_only) {
                    child.add_space(space::S4);
                    let words = view.say("docs-report-unlock");
                    let gaps = [("file", (&file.name).into())];
                    let name = view.say_with("docs-report-unlock-name", &gaps);
                    if Button::secondary(&words).name(&name).compact().ui(&mut child).clicked() {
                        wanted = Some(file.clone());
                    }
                }
            }
        });
        wanted
    }

    /// Lays out some more.
    fn lay_out(&mut self, ui: &Ui, view: &View<'_>, arrived: &Arrived, room: f32) {
        let all = count(arrived);
        let high = |text: &str, kind: Kind| {
            if text.is_empty() {
                0.0
            } else {
                kind.galley(ui, text, Color32::PLACEHOLDER, room).size().y
            }
        };
        let until = (self.laid.len() + AT_ONCE).min(all);
        for at in self.laid.len()..until {
            let Some(line) = line(view, arrived, at) else { return };
            let top = self.laid.last().map_or(0.0, |it| it.bottom);
            let words = high(&line.text, Kind::Small) + high(&line.hint, Kind::Hint);
            let has_button = line.locked.is_some() && !view.read_only;
            let button = if has_button { space::S4 + space::COMPACT + space::S4 } else { 0.0 };
            let bottom = top + space::S4 + words + button;
            self.laid.push(Laid { line, top, bottom });
        }
        if until < all {
            ui.ctx().request_repaint();
        }
    }
}

fn count(arrived: &Arrived) -> usize {
    let Arrived { refused, failed, locked, noted, again, shared, .. } = arrived;
    refused.len() + failed.len() + locked.len() + noted.len() + again.len() + shared.len()
}

/// One of the files that did not simply go where they should: what happened, and what to do.
fn line(view: &View<'_>, arrived: &Arrived, mut at: usize) -> Option<Line> {
    let said = |finding: &Finding| {
        let said = words::finding(view.book, finding, view.language);
        Line { text: said.text, hint: said.hint, locked: None }
    };
    let only = |text: String| Line { text, ..Line::default() };
    if let Some(file) = arrived.locked.get(at) {
        let why = file.findings.iter().find(|_| is_locked_archive(file)).map(said);
        let text = match why {
            Some(why) => why.text,
            None => view.say_with("docs-report-locked", &[("file", (&file.name).into())]),
        };
        return Some(Line { locked: Some(file.clone()), ..only(text) });
    }
    at -= arrived.locked.len();
    if let Some(file) = arrived.refused.get(at) {
        return Some(file.findings.first().map(said).unwrap_or_default());
    }
    at -= arrived.refused.len();
    if let Some(finding) = arrived.failed.get(at) {
        return Some(said(finding));
    }
    at -= arrived.failed.len();
    if let Some((_, name, state)) = arrived.noted.get(at) {
        let what = state_words(view, *state).unwrap_or_default();
        let gaps = [("file", name.into()), ("what", what.into())];
        let text = view.say_with("docs-report-damaged", &gaps);
        let is_signed = matches!(state, FileState::Signed | FileState::Signature);
        let hint = if is_signed { String::new() } else { view.hint("docs-report-damaged") };
        return Some(Line { hint, ..only(text) });
    }
    at -= arrived.noted.len();
    if let Some(Again { name, first, .. }) = arrived.again.get(at) {
        let gaps = [("file", name.into()), ("first", first.into())];
        return Some(only(view.say_with("docs-report-again", &gaps)));
    }
    at -= arrived.again.len();
    let (_, name, kind) = arrived.shared.get(at)?;
    let gaps = [("file", name.into()), ("place", title_of(view, kind).into())];
    Some(only(view.say_with("docs-report-shared", &gaps)))
}

/// What became of a file that is damaged or signed; nothing is said of the others.
pub(super) fn state_words(view: &View<'_>, state: FileState) -> Option<String> {
    let counted = |key, count: usize| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        view.say_with(key, &[("count", count.into())])
    };
    match state {
        FileState::Repaired => Some(view.say("docs-state-repaired")),
        FileState::Pictures(pages) => Some(counted("docs-state-pictures", pages)),
        FileState::Incomplete(pages) => Some(counted("docs-state-incomplete", pages)),
        FileState::Doubtful => Some(view.say("docs-state-doubtful")),
        FileState::Signed => Some(view.say("docs-state-signed")),
        FileState::Signature => Some(view.say("docs-state-signature")),
        FileState::Sound | FileState::Locked | FileState::Refused => None,
    }
}
