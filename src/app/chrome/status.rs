//! The status bar: whether everything is saved, which rules, language, theme, size.

use std::sync::Arc;

use chrono::NaiveDateTime;
use egui::{
    Align, Color32, Frame, Galley, Id, Layout, Panel, Popup, Sense, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::languages::own_name;
use crate::app::command::Command;
use crate::app::focus::{self, remember};
use crate::app::jobs::Running;
use crate::app::layout::Width;
use crate::app::progress::job_words;
use crate::app::theme::{Icon, Kind, Roles, ThemeChoice, roles, space};
use crate::app::view::View;
use crate::app::widgets::{bar_choice_ui, icon_button_ui, link_named_ui, paint, words_ui};
use crate::domain::Language;
use crate::export::words;
use crate::i18n::say;

/// The steps of the zoom, in percent.
pub(crate) const ZOOMS: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// The zoom after one step up or down.
pub(crate) fn zoom_step(percent: u32, step: isize) -> u32 {
    let at = ZOOMS.iter().position(|zoom| *zoom >= percent).unwrap_or(2);
    let next = at.saturating_add_signed(step).min(ZOOMS.len() - 1);
    ZOOMS.get(next).copied().unwrap_or(100)
}

/// Whether what was typed is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// Nothing was changed yet.
    Ready,
    /// On its way.
    Saving,
    /// On the disk, since when.
    At(NaiveDateTime),
    /// It could not be saved, and why.
    Failed(String),
    /// Nothing can be changed, and who holds it.
    ReadOnly(String),
}

impl Saved {
    /// Why nothing can be changed in this window; `None` = it can.
    pub(crate) fn why_read_only(&self, language: Language) -> Option<String> {
        let Self::ReadOnly(holder) = self else { return None };
        Some(say(language, "app-read-only", &[("holder", holder.into())]))
    }
}

/// The bar is higher where its words need more than a line.
const AROUND: f32 = 12.0;

/// Draws it.
pub(crate) fn status_ui(ui: &mut Ui, view: &View<'_>, saved: &Saved, out: &mut Vec<Command>) {
    let look = roles(ui);
    // What stands at the right is as wide as it was in the frame before.
    let slot = Id::unique("status bar right");
    let right = ui.data(|data| data.get_temp::<f32>(slot)).unwrap_or(400.0);
    let room = ui.available_width() - 2.0 * space::S16 - right;
    let left = Left::of(ui, view, saved, room);
    let shown = Panel::bottom("status bar")
        .exact_size(space::STATUS_BAR.max(left.height() + AROUND))
        .resizable(false)
        .frame(Frame::new().fill(look.bg))
        .show(ui, |ui| {
            // The last word has a target that reaches beyond it.
            let mut bar = ui.max_rect().shrink2(vec2(space::S16, 0.0));
            bar.max.x += space::S4;
            let layout = Layout::right_to_left(Align::Center);
            let mut right = ui.new_child(UiBuilder::new().max_rect(bar).layout(layout));
            right_ui(&mut right, view, out);
            let width = bar.right() - right.min_rect().left();
            let before = ui.data(|data| data.get_temp::<f32>(slot));
            if before.is_none_or(|before| (before - width).abs() > 0.5) {
                ui.data_mut(|data| data.insert_temp(slot, width));
                ui.ctx().request_repaint();
            }
            let layout = Layout::left_to_right(Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(bar).layout(layout));
            child.spacing_mut().item_spacing.x = space::S4;
            left.ui(&mut child, out);
        });
    remember(ui.ctx(), focus::Part::StatusBar, shown.response.rect);
}

/// How everything stands with the disk, and beside it what is being done.
struct Left<'v> {
    saved: Option<Part>,
    /// The words of the state where there is no room for them; it is never left out.
    hint: Option<(Icon, String, Color32)>,
    running: Option<(&'v Running, Part)>,
    is_failed: bool,
}

/// An icon, words, and a word to press.
struct Part {
    icon: (Icon, Color32),
    words: Arc<Galley>,
    link: String,
    link_name: String,
}

impl Part {
    fn new(
        ui: &Ui,
        icon: (Icon, Color32),
        words: (&str, Color32),
        (link, link_name): (&str, &str),
        room: f32,
    ) -> Self {
        let around = if link.is_empty() { 0.0 } else { link_width(ui, link) };
        let room = (room - space::ICON_TEXT - space::S8 - around).max(40.0);
        let galley = Kind::Hint.galley(ui, words.0, words.1, room);
        Self { icon, words: galley, link: link.to_owned(), link_name: link_name.to_owned() }
    }

    fn ui(&self, ui: &mut Ui) -> bool {
        icon_ui(ui, self.icon.0, self.icon.1);
        words_ui(ui, Arc::clone(&self.words));
        !self.link.is_empty()
            && link_named_ui(ui, &self.link, &self.link_name, Kind::Hint).clicked()
    }
}

fn link_width(ui: &Ui, link: &str) -> f32 {
    paint::width_of(ui, link, Kind::Hint).ceil() + space::S12
}

fn icon_ui(ui: &mut Ui, icon: Icon, color: Color32) -> egui::Response {
    let size = vec2(space::ICON_TEXT, space::ICON_TEXT);
    let (at, response) = ui.allocate_exact_size(size, Sense::hover());
    paint::icon(ui.painter(), at.center(), icon, space::ICON_TEXT, color);
    response
}

impl<'v> Left<'v> {
    fn of(ui: &Ui, view: &View<'v>, saved: &Saved, room: f32) -> Self {
        let look = roles(ui);
        let (icon, words, color) = state_of(view, saved, look);
        let is_failed = matches!(saved, Saved::Failed(_));
        let again = view.say("app-save-again");
        let link = if is_failed { again.as_str() } else { "" };
        let state = |room: f32| Part::new(ui, (icon, color), (&words, color), (link, link), room);
        let Some(running) = view.running.first() else {
            return Self { saved: Some(state(room)), hint: None, running: None, is_failed };
        };
        let job = job_words(view, running);
        let stop = view.say("app-job-stop");
        let name = format!("{stop}: {}", view.say(running.purpose.text_key()));
        let part = |room: f32| {
            let icon = (Icon::CircleHalf, look.accent);
            Part::new(ui, icon, (&job, look.text), (&stop, &name), room)
        };
        if matches!(saved, Saved::Ready) {
            // What is at work is not ready.
            return Self {
                saved: None,
                hint: None,
                running: Some((running, part(room))),
                is_failed,
            };
        }
        let icons = space::ICON_TEXT + space::S8;
        let wanted = paint::width_of(ui, &words, Kind::Hint).ceil() + icons + space::S16;
        let is_calm = !matches!(saved, Saved::Failed(_) | Saved::ReadOnly(_));
        if is_calm && room - wanted < 160.0 {
            let running = Some((running, part(room - icons)));
            return Self { saved: None, hint: Some((icon, words, color)), running, is_failed };
        }
        let first = if is_calm { wanted } else { wanted.min((room / 2.0).floor()) };
        let running = Some((running, part(room - first - space::S16)));
        Self { saved: Some(state(first)), hint: None, running, is_failed }
    }

    fn height(&self) -> f32 {
        let parts = self.saved.iter().chain(self.running.iter().map(|(_, part)| part));
        parts.map(|part| part.words.size().y).fold(0.0, f32::max)
    }

    fn ui(&self, ui: &mut Ui, out: &mut Vec<Command>) {
        if let Some(part) = &self.saved
            && part.ui(ui)
            && self.is_failed
        {
            out.push(Command::SaveAgain);
        }
        if let Some((icon, words, color)) = &self.hint {
            let state = icon_ui(ui, *icon, *color);
            state.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
            state.on_hover_text(words);
        }
        let Some((running, part)) = &self.running else { return };
        ui.add_space(space::S8);
        if part.ui(ui) {
            out.push(Command::CancelJob(running.id()));
        }
    }
}

fn state_of(view: &View<'_>, saved: &Saved, look: &Roles) -> (Icon, String, Color32) {
    match saved {
        Saved::Ready => (Icon::Check, view.say("app-ready"), look.text_2),
        Saved::Saving => (Icon::CircleHalf, view.say("app-saving"), look.text_2),
        Saved::At(when) => {
            let time = when.format("%H:%M").to_string();
            (Icon::Check, view.say_with("app-saved", &[("time", time.into())]), look.text_2)
        }
        Saved::Failed(reason) => {
            let words = view.say_with("app-not-saved", &[("reason", reason.into())]);
            (Icon::WarningOctagon, words, look.bad)
        }
        Saved::ReadOnly(_) => {
            let words = saved.why_read_only(view.language).unwrap_or_default();
            (Icon::LockSimple, words, look.warn)
        }
    }
}

/// From right to left: size, theme, language, rule book.
fn right_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = space::S4;
    // The choice of the language is as high as what stands beside it, in every width.
    ui.spacing_mut().interact_size = vec2(space::COMPACT, space::COMPACT);
    zoom_ui(ui, view, out);
    if view.width > Width::Narrow {
        let (icon, next, key) = match view.theme {
            ThemeChoice::System => (Icon::Monitor, ThemeChoice::Light, "app-theme-system"),
            ThemeChoice::Light => (Icon::Sun, ThemeChoice::Dark, "app-theme-light"),
            ThemeChoice::Dark => (Icon::Moon, ThemeChoice::System, "app-theme-dark"),
        };
        let name = view.say_with("app-theme", &[("name", view.say(key).into())]);
        let button = icon_button_small_ui(ui, icon, &name);
        if button.clicked() {
            out.push(Command::Theme(next));
        }
    }
    ui.add_space(space::S8);
    let options = Language::ALL.map(|language| (short(language), own_name(language)));
    let selected = Language::ALL.iter().position(|language| *language == view.language);
    // The group is laid out from left to right within a row that goes from right to left.
    let chosen = bar_choice_ui(ui, &options, selected.unwrap_or_default());
    if let Some(language) = chosen.and_then(|index| Language::ALL.get(index)) {
        out.push(Command::Language(*language));
    }
    if view.width > Width::Narrow {
        ui.add_space(space::S16);
        rule_book_ui(ui, view, out);
    }
}

fn icon_button_small_ui(ui: &mut Ui, icon: Icon, name: &str) -> egui::Response {
    let look = roles(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(space::COMPACT, space::COMPACT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(2.0), space::R_BADGE, look.hover);
    }
    paint::icon(ui.painter(), rect.center(), icon, space::ICON_TEXT, look.text_2);
    if response.has_focus() {
        paint::focus_inside(ui.painter(), rect, space::R_BADGE, look);
    }
    response.on_hover_text(name)
}

fn zoom_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    let percent = view.zoom;
    let words = view.say_with("app-percent", &[("percent", percent.into())]);
    let name = view.say_with("app-zoom", &[("percent", percent.into())]);
    let galley = Kind::Hint.galley(ui, &words, look.text_2, f32::INFINITY);
    let size = vec2(galley.size().x + space::S8, space::COMPACT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(2.0), space::R_BADGE, look.hover);
    }
    paint::text_at(ui.painter(), rect.left() + space::S4, rect.center().y, galley);
    if response.has_focus() {
        paint::focus_inside(ui.painter(), rect, space::R_BADGE, look);
    }
    let response = response.on_hover_text(&name);
    Popup::menu(&response).show(|ui| {
        for step in ZOOMS {
            let words = view.say_with("app-percent", &[("percent", step.into())]);
            if super::menu::item_ui(ui, None, &words, "", step == percent).clicked() {
                out.push(Command::Zoom(step));
            }
        }
    });
}

fn rule_book_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    let gaps = [
        ("version", (&view.book.version).into()),
        ("date", words::date(view.book.reviewed_on, view.language).into()),
    ];
    let words = view.say_with("app-rule-book", &gaps);
    let galley = Kind::Hint.galley(ui, &words, look.text_2, f32::INFINITY);
    let size = vec2(galley.size().x + 24.0, space::COMPACT);
    if size.x > ui.available_width() - 120.0 {
        let button = icon_button_ui(ui, Icon::BookOpenText, &words);
        if button.clicked() {
            out.push(Command::Go(crate::app::screens::Screen::Rules));
        }
        return;
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &words));
    let middle = rect.center().y;
    paint::icon(
        ui.painter(),
        pos2(rect.left() + 8.0, middle),
        Icon::BookOpenText,
        15.0,
        look.text_2,
    );
    paint::text_at(ui.painter(), rect.left() + 20.0, middle, galley);
    if response.hovered() {
        ui.painter().hline(
            rect.left() + 20.0..=rect.right() - 4.0,
            middle + 8.0,
            (1.0, look.text_2),
        );
    }
    if response.has_focus() {
        paint::focus_inside(ui.painter(), rect, space::R_BADGE, look);
    }
    if response.clicked() {
        out.push(Command::Go(crate::app::screens::Screen::Rules));
    }
}

/// What the segmented control shows.
fn short(language: Language) -> &'static str {
    match language {
        Language::Kk => "Қаз",
        Language::Ru => "Рус",
        Language::En => "Eng",
    }
}
