//! The status bar: whether everything is saved, which rules, language, theme, size.

use chrono::NaiveDateTime;
use egui::{Align, Frame, Layout, Panel, Popup, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::languages::own_name;
use crate::app::command::Command;
use crate::app::jobs::Running;
use crate::app::layout::{Width, remember};
use crate::app::theme::{Icon, Kind, Roles, ThemeChoice, roles, space};
use crate::app::view::View;
use crate::app::widgets::{bar_choice_ui, icon_button_ui, link_named_ui, paint};
use crate::domain::Language;
use crate::export::words;

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

/// Draws it.
pub(crate) fn status_ui(ui: &mut Ui, view: &View<'_>, saved: &Saved, out: &mut Vec<Command>) {
    let look = roles(ui);
    let shown = Panel::bottom("status bar")
        .exact_size(space::STATUS_BAR)
        .resizable(false)
        .frame(Frame::new().fill(look.bg))
        .show(ui, |ui| {
            // The last word has a target that reaches beyond it.
            let mut bar = ui.max_rect().shrink2(vec2(space::S16, 0.0));
            bar.max.x += space::S4;
            let layout = Layout::right_to_left(Align::Center);
            let mut right = ui.new_child(UiBuilder::new().max_rect(bar).layout(layout));
            right_ui(&mut right, view, out);
            let room = right.min_rect().left() - bar.left() - space::S16;
            let layout = Layout::left_to_right(Align::Center);
            let mut left = ui.new_child(UiBuilder::new().max_rect(bar).layout(layout));
            left.spacing_mut().item_spacing.x = space::S4;
            left.set_max_width(room);
            match view.running.first() {
                Some(running) => running_ui(&mut left, view, running, room, look, out),
                None => saved_ui(&mut left, view, saved, room, look, out),
            }
        });
    remember(ui.ctx(), "status bar", shown.response.rect);
}

fn saved_ui(
    ui: &mut Ui,
    view: &View<'_>,
    saved: &Saved,
    room: f32,
    look: &Roles,
    out: &mut Vec<Command>,
) {
    let (icon, words, color) = match saved {
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
        Saved::ReadOnly(holder) => (
            Icon::LockSimple,
            view.say_with("app-read-only", &[("holder", holder.into())]),
            look.warn,
        ),
    };
    let (at, _) = ui.allocate_exact_size(vec2(space::ICON_TEXT, space::ICON_TEXT), Sense::hover());
    paint::icon(ui.painter(), at.center(), icon, space::ICON_TEXT, color);
    let failed = matches!(saved, Saved::Failed(_));
    let again = view.say("app-save-again");
    let link = paint::width_of(ui, &again, Kind::Hint) + 24.0;
    let room = room - space::ICON_TEXT - if failed { link } else { 8.0 };
    let label = egui::Label::new(Kind::Hint.rich(&words, color)).truncate();
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(label).on_hover_text(words);
    });
    if failed && crate::app::widgets::link_ui(ui, &again, Kind::Hint).clicked() {
        out.push(Command::SaveAgain);
    }
}

/// What is being done, how far it is, and the way to stop it.
fn running_ui(
    ui: &mut Ui,
    view: &View<'_>,
    running: &Running,
    room: f32,
    look: &Roles,
    out: &mut Vec<Command>,
) {
    let what = view.say(running.purpose.text_key());
    let words = match running.progress {
        Some((_, done, total)) if total > 0 => format!("{what} · {done} / {total}"),
        Some(_) | None => format!("{what}…"),
    };
    let (at, _) = ui.allocate_exact_size(vec2(space::ICON_TEXT, space::ICON_TEXT), Sense::hover());
    paint::icon(ui.painter(), at.center(), Icon::CircleHalf, space::ICON_TEXT, look.accent);
    ui.scope(|ui| {
        ui.set_max_width(room - 110.0);
        let label = egui::Label::new(Kind::Hint.rich(&words, look.text)).truncate();
        ui.add(label).on_hover_text(&words);
    });
    let stop = view.say("app-job-stop");
    let name = format!("{stop}: {what}");
    if link_named_ui(ui, &stop, &name, Kind::Hint).clicked() {
        out.push(Command::CancelJobs(running.purpose));
    }
}

/// From right to left: size, theme, language, rule book.
fn right_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = space::S4;
    zoom_ui(ui, view, out);
    if view.width > Width::Narrow {
        let (icon, next, key) = match view.theme {
            ThemeChoice::System => (Icon::Monitor, ThemeChoice::Light, "app-theme-system"),
            ThemeChoice::Light => (Icon::Sun, ThemeChoice::Dark, "app-theme-light"),
            ThemeChoice::Dark => (Icon::Moon, ThemeChoice::System, "app-theme-dark"),
        };
        let name = view.say_with("app-theme", &[("name", view.say(key).into())]);
        ui.spacing_mut().interact_size = vec2(space::COMPACT, space::COMPACT);
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
