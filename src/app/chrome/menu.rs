//! The menu of the top bar, and the menu of pages where the tabs find no room.

use egui::{
    Id, Popup, Response, Role, ScrollArea, Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::cases::title_of;
use crate::app::command::Command;
use crate::app::layout::Width;
use crate::app::screens::question::company::keep_words;
use crate::app::screens::{OF_CASE, Tab};
use crate::app::shortcuts::Action;
use crate::app::theme::{Icon, Kind, ThemeChoice, roles, space};
use crate::app::view::View;
use crate::app::widgets::words::{is_only_read, say_why_off, writing_ui};
use crate::app::widgets::{IconButton, cut_middle, divider, paint, width_of};

const WIDTH: f32 = 300.0;
/// In front of the words of a row with an icon.
const BEFORE: f32 = 36.0;
/// So many recent cases are listed; a low window still has room for all of the menu.
const RECENT: usize = 4;

/// Tells the menu to open in the next frame (F10).
pub(crate) fn open_later(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("open menu"), true));
}

/// The button and, when it is open, the menu.
pub(crate) fn menu_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let name = view.say("action-menu");
    let keys = Action::Menu.keys(ui.ctx());
    let button =
        IconButton::new(Icon::List, &name).shortcut(keys.first().map_or("", String::as_str));
    let response = button.ui(ui);
    let mut popup = Popup::menu(&response).accessible_name(name);
    let asked = ui.data_mut(|data| data.remove_temp::<bool>(Id::unique("open menu")));
    if asked == Some(true) {
        response.request_focus();
        popup = popup.open_memory(SetOpenCommand::Toggle);
    }
    // A low window scrolls it; the keyboard brings what it comes to into sight.
    let room = ui.ctx().content_rect();
    let height = (room.height() - 90.0).max(120.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    popup.show(|ui| {
        area.show(ui, |ui| {
            // All rows are as wide as the widest: the keys stand below each other.
            let widest = widest(ui, view).max(WIDTH);
            ui.set_min_width(widest.min(room.width() - 40.0));
            let in_case = view.screen.needs_case() && view.case.is_some();
            for action in [Action::NewCase, Action::Open] {
                action_ui(ui, view, action, out);
            }
            plain_ui(ui, view, "action-sample", Icon::Eye, Command::OpenSample, out);
            if in_case {
                divider_ui(ui);
                for action in [Action::CreatePack, Action::Undo, Action::Redo] {
                    action_ui(ui, view, action, out);
                }
                company_ui(ui, view, out);
                case_ui(ui, view, out);
                action_ui(ui, view, Action::CloseCase, out);
            } else {
                recent_ui(ui, view, out);
            }
            divider_ui(ui);
            for action in [Action::Find, Action::Settings] {
                action_ui(ui, view, action, out);
            }
            if view.width == Width::Narrow {
                let dark = ui.visuals().dark_mode;
                let (key, icon, next) = if dark {
                    ("app-theme-light", Icon::Sun, ThemeChoice::Light)
                } else {
                    ("app-theme-dark", Icon::Moon, ThemeChoice::Dark)
                };
                let words = view.say_with("app-theme", &[("name", view.say(key).into())]);
                if item_ui(ui, Some(icon), &words, "", false).clicked() {
                    out.push(Command::Theme(next));
                }
            }
            action_ui(ui, view, Action::Help, out);
            divider_ui(ui);
            action_ui(ui, view, Action::Quit, out);
        })
    });
}

/// What the widest row needs.
fn widest(ui: &Ui, view: &View<'_>) -> f32 {
    let of = |words: &str, keys: &str| {
        let (words, keys) = (width_of(ui, words, Kind::Body), width_of(ui, keys, Kind::Hint));
        BEFORE + words + 24.0 + keys + 12.0
    };
    let company = view.case.and_then(|case| keep_words(view, case)).unwrap_or_default();
    let actions = Action::ALL.into_iter().map(|action| {
        let keys = action.keys(ui.ctx());
        of(&view.say(action.text_key()), keys.first().map_or("", String::as_str))
    });
    actions.fold(of(&company, ""), f32::max)
}

/// The pages as a menu.
pub(crate) fn pages_ui(button: &Response, tabs: &[Tab], view: &View<'_>, out: &mut Vec<Command>) {
    Popup::menu(button).accessible_name(view.say("app-tabs")).show(|ui| {
        ui.set_min_width(200.0);
        let here = Tab::of(view.screen);
        for tab in tabs {
            if item_ui(ui, None, &view.say(tab.text_key()), "", Some(*tab) == here).clicked() {
                out.push(Command::Go(tab.screen()));
            }
        }
    });
}

fn divider_ui(ui: &mut Ui) {
    ui.add_space(space::S4);
    let rect = ui.max_rect();
    divider(ui, rect.left(), rect.left() + ui.min_rect().width(), ui.cursor().top());
    ui.add_space(space::S4 + 1.0);
}

fn action_ui(ui: &mut Ui, view: &View<'_>, action: Action, out: &mut Vec<Command>) {
    let icon = match action {
        Action::NewCase => Icon::PlusCircle,
        Action::Open => Icon::FolderOpen,
        Action::CreatePack => Icon::Files,
        Action::Undo => Icon::ArrowUUpLeft,
        Action::Redo => Icon::ArrowUUpRight,
        Action::Find => Icon::MagnifyingGlass,
        Action::Settings => Icon::GearSix,
        Action::CloseCase => Icon::ArrowLeft,
        Action::Quit => Icon::SignOut,
        Action::Help => Icon::Question,
        Action::NextTab
        | Action::PreviousTab
        | Action::NextPanel
        | Action::Menu
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::ZoomReset => Icon::Keyboard,
    };
    let keys = action.keys(ui.ctx());
    let shortcut = keys.first().map_or("", String::as_str);
    let command = action.command(view);
    let enabled = command.is_some();
    let item = |ui: &mut Ui| {
        item_ui(ui, Some(icon), &view.say(action.text_key()), shortcut, false).clicked()
    };
    let can = !action.waits_for_writing(view);
    let clicked = writing_ui(ui, can, |ui| ui.add_enabled_ui(enabled, item).inner).inner;
    if clicked {
        out.extend(command);
    }
}

/// Keeps the company of the case, once it names one.
fn company_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let words = view.case.and_then(|case| keep_words(view, case));
    let enabled = words.is_some();
    let words = words.unwrap_or_else(|| view.say("action-keep-company"));
    let item = |ui: &mut Ui| item_ui(ui, Some(Icon::Archive), &words, "", false).clicked();
    let can = !enabled || !view.read_only;
    if writing_ui(ui, can, |ui| ui.add_enabled_ui(enabled, item).inner).inner {
        out.push(Command::KeepCompany);
    }
}

/// What is done with the open case as a whole.
fn case_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let Some(key) = view.case.map(crate::session::CaseSession::key) else { return };
    writing_ui(ui, !view.read_only, |ui| {
        for (icon, word, wish) in OF_CASE {
            plain_ui(ui, view, word, icon, Command::WithCase(key, wish), out);
        }
    });
}

/// The cases that were open last.
fn recent_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let cases = view.desk.cases();
    let recent = view.settings.recent();
    let known = recent.iter().filter_map(|key| cases.iter().find(|head| head.key == *key));
    let known: Vec<_> = known.take(RECENT).collect();
    if known.is_empty() {
        return;
    }
    divider_ui(ui);
    for head in known {
        let title = title_of(head);
        let room = WIDTH - 60.0;
        let shown = cut_middle(ui, &title, Kind::Body, room);
        let words = view.say_with("menu-recent", &[("title", shown.into())]);
        if item_ui(ui, Some(Icon::ClockCounterClockwise), &words, "", false).clicked() {
            out.push(Command::OpenCase(head.key));
        }
    }
}

fn plain_ui(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    icon: Icon,
    command: Command,
    out: &mut Vec<Command>,
) {
    if item_ui(ui, Some(icon), &view.say(key), "", false).clicked() {
        out.push(command);
    }
}

/// A row of a menu: icon, words, keys.
pub(crate) fn item_ui(
    ui: &mut Ui,
    icon: Option<Icon>,
    words: &str,
    keys: &str,
    is_chosen: bool,
) -> Response {
    let look = roles(ui);
    let enabled = ui.is_enabled();
    let color = if enabled { look.text } else { look.text_3 };
    let galley = Kind::Body.galley(ui, words, color, f32::INFINITY);
    let keys_galley = Kind::Hint.galley(ui, keys, look.text_2, f32::INFINITY);
    let before = if icon.is_some() { BEFORE } else { 12.0 };
    let needed = before + galley.size().x + 24.0 + keys_galley.size().x + 12.0;
    let size = vec2(needed.max(ui.min_rect().width()), 32.0);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, enabled, is_chosen, words));
    let fill = match (is_chosen, enabled && (response.hovered() || response.has_focus())) {
        (true, _) => look.selected,
        (false, true) => look.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, space::R_CONTROL, fill);
    let middle = rect.center().y;
    if let Some(icon) = icon {
        let color = if enabled { look.text_2 } else { look.text_3 };
        paint::icon(
            ui.painter(),
            pos2(rect.left() + 18.0, middle),
            icon,
            space::ICON_IN_BUTTON,
            color,
        );
    }
    paint::text_at(ui.painter(), rect.left() + before, middle, galley);
    let x = rect.right() - 12.0 - keys_galley.size().x;
    paint::text_at(ui.painter(), x, middle, keys_galley);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        paint::focus_inside(ui.painter(), rect, space::R_CONTROL, look);
    }
    say_why_off(response, is_only_read(ui))
}
