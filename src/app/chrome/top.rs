//! The top bar: where one is on the left, tabs in the middle, tools on the right.

use egui::{
    Align, Frame, Layout, Panel, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::menu;
use crate::app::command::Command;
use crate::app::focus::{Part, remember};
use crate::app::layout::{Width, side_button_ui};
use crate::app::screens::{Screen, Tab};
use crate::app::shortcuts::Action;
use crate::app::theme::{Icon, Kind, Words, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, IconButton, paint, tabs_ui, tabs_width, width_of, words_ui};
use crate::session::said;
use crate::store::Step;

/// Where text starts and icons end.
const MARGIN: f32 = 20.0;
/// What the menu of pages and the tools need of a narrow bar.
const FOR_MENU: f32 = 300.0;
/// What the tools of a case need: undo, redo, find, help, menu.
const FOR_TOOLS: f32 = 5.0 * space::ICON_BUTTON + 4.0 * BETWEEN_TOOLS;
/// Between the tabs and what stands beside them.
const BESIDE_TABS: f32 = 28.0;
/// With less room between the parts of the bar the button of the pages is a small one.
const ROOMY: f32 = 150.0;
/// A name on a narrow bar has this much room at least.
const LEAST_NAME: f32 = 72.0;
/// Between the tools.
const BETWEEN_TOOLS: f32 = 4.0;
/// Width of the button of the pages.
const MENU: f32 = 160.0;

/// Draws it.
pub(crate) fn top_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let fill = roles(ui).bg;
    let shown = Panel::top("top bar")
        .exact_size(space::TAB)
        .resizable(false)
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| {
            let bar = ui.max_rect();
            let left = left_ui(&mut part(ui, bar, Layout::left_to_right(Align::Center)), view, out);
            let mut tools = part(ui, bar, Layout::right_to_left(Align::Center));
            tools_ui(&mut tools, view, out);
            let right = tools.min_rect().left();
            middle_ui(ui, Rect::from_x_y_ranges(left..=right, bar.y_range()), view, out);
        });
    remember(ui.ctx(), Part::TopBar, shown.response.rect);
}

fn part(ui: &mut Ui, bar: Rect, layout: Layout) -> Ui {
    let mut rect = bar.shrink2(vec2(MARGIN - 6.0, 0.0));
    rect.max.x += 2.0;
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
}

/// The name of the program, or the way back and the case. Returns where it ends, on whichever page of the case:
/// so the tabs stay where they are.
fn left_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) -> f32 {
    if view.screen.needs_case() {
        return case_ui(ui, view, out);
    }
    ui.add_space(6.0);
    logo_ui(ui);
    ui.add_space(0.0);
    ui.label(Kind::Label.rich(view.say("app-name"), roles(ui).text));
    ui.min_rect().right()
}

fn case_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) -> f32 {
    let back = view.say("app-back-to-cases");
    if back_ui(ui, &back, &view.say("action-close-case")).clicked() {
        out.push(Command::CloseCase);
    }
    let look = roles(ui);
    let (line, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(line.center().x, line.y_range(), (1.0, look.line_strong));
    let Some(case) = view.case else { return ui.min_rect().right() };
    let number = case.case().number.as_str();
    let name = case.has_name().then(|| case.title());
    // The page of tasks has the name as its title; elsewhere it stands here.
    let elsewhere = *view.screen != Screen::Tasks;
    let words = view.say_with("app-case-number", &[("number", number.into())]);
    match name {
        Some(name) if view.width > Width::Narrow => {
            let left = ui.cursor().left();
            let between = ui.spacing().item_spacing.x;
            let of_number = width_of(ui, number, Kind::Body).ceil();
            let room = name_room(ui, view, left + between + of_number);
            let galley = Words::new().add(name, Kind::Label, look.text).cut(ui, room, 1);
            let end = left + galley.size().x + between + of_number;
            if elsewhere {
                let (is_cut, size) = (galley.elided, galley.size());
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
                paint::text_from(ui.painter(), rect.min, galley);
                if is_cut {
                    response.on_hover_text(name);
                }
                ui.label(Kind::Body.rich(number, look.text_2));
            } else {
                ui.label(Kind::Body.rich(words, look.text_2));
            }
            return end.max(ui.min_rect().right());
        }
        Some(name) if elsewhere => narrow_name_ui(ui, name),
        Some(_) | None if view.width == Width::Narrow => narrow_name_ui(ui, number),
        Some(_) | None => {
            ui.label(Kind::Body.rich(words, look.text_2));
        }
    }
    ui.min_rect().right()
}

/// The room of the name beside tabs and tools; `before`: where the rest of the left part would end without it.
fn name_room(ui: &Ui, view: &View<'_>, before: f32) -> f32 {
    let words = Tab::OF_CASE.map(|tab| view.say(tab.text_key()));
    let labels: Vec<&str> = words.iter().map(String::as_str).collect();
    let tabs = tabs_width(ui, &labels) + 2.0 * BESIDE_TABS;
    let whole = ui.max_rect().right() - FOR_TOOLS - before;
    let beside_tabs = whole - tabs;
    if beside_tabs >= LEAST_NAME {
        return beside_tabs;
    }
    // Then the pages are behind one button.
    (whole - MENU - 2.0 * BESIDE_TABS).max(LEAST_NAME)
}

/// The name where the button of the pages needs its room too: on two lines, if need be.
fn narrow_name_ui(ui: &mut Ui, name: &str) {
    let look = roles(ui);
    let room = (ui.max_rect().width() - FOR_MENU - ui.min_rect().width()).max(LEAST_NAME);
    let galley = Kind::Label.galley(ui, name, look.text, f32::INFINITY);
    if galley.size().x <= room {
        words_ui(ui, galley);
        return;
    }
    let galley = Kind::SmallBold.galley(ui, name, look.text, room);
    if galley.rows.len() <= 2 {
        words_ui(ui, galley);
        return;
    }
    let cut = paint::cut_middle(ui, name, Kind::SmallBold, room);
    let galley = Kind::SmallBold.galley(ui, &cut, look.text, f32::INFINITY);
    words_ui(ui, galley).on_hover_text(name);
}

/// "‹ Cases".
fn back_ui(ui: &mut Ui, words: &str, name: &str) -> Response {
    let look = roles(ui);
    let galley = Kind::Body.galley(ui, words, look.accent, f32::INFINITY);
    let size = vec2(galley.size().x + 28.0, space::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, space::R_CONTROL, look.hover);
    }
    let middle = rect.center().y;
    let at = pos2(rect.left() + 10.0, middle);
    paint::icon(ui.painter(), at, Icon::CaretLeft, space::ICON_TEXT, look.accent);
    paint::text_at(ui.painter(), rect.left() + 24.0, middle, galley);
    if response.has_focus() {
        paint::focus_inside(ui.painter(), rect, space::R_CONTROL, look);
    }
    response
}

fn logo_ui(ui: &mut Ui) {
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
    ui.painter().rect_filled(rect, 5, look.accent_fill);
    paint::icon(ui.painter(), rect.center(), Icon::Stack, 16.0, look.on_accent);
}

/// The tabs, centred in the window where they fit, otherwise as one button with a menu.
fn middle_ui(ui: &mut Ui, free: Rect, view: &View<'_>, out: &mut Vec<Command>) {
    if *view.screen == Screen::FirstStart {
        return;
    }
    let tabs: &[Tab] = if view.screen.needs_case() { &Tab::OF_CASE } else { &Tab::OF_ALL };
    let words: Vec<String> = tabs.iter().map(|tab| view.say(tab.text_key())).collect();
    let labels: Vec<&str> = words.iter().map(String::as_str).collect();
    let here = Tab::of(view.screen);
    let selected = tabs.iter().position(|tab| Some(*tab) == here);
    let width = tabs_width(ui, &labels);
    let room = free.width() - 2.0 * BESIDE_TABS;
    let is_menu = view.width == Width::Narrow || width > room;
    if is_menu {
        let current = selected.and_then(|index| labels.get(index)).copied().unwrap_or("…");
        let rect = Rect::from_center_size(ui.max_rect().center(), vec2(MENU, space::CONTROL));
        let name = view.say("app-all-pages");
        let mut middle = ui.new_child(
            UiBuilder::new()
                .max_rect(rect.intersect(free.shrink2(vec2(space::S12, 0.0))))
                .layout(Layout::centered_and_justified(egui::Direction::LeftToRight)),
        );
        let spoken = format!("{name}: {current}");
        let button = Button::secondary(current).trailing(Icon::CaretDown).name(&spoken);
        let button = if room < ROOMY { button.compact() } else { button }.ui(&mut middle);
        menu::pages_ui(&button, tabs, view, out);
        return;
    }
    let whole = ui.max_rect().center().x;
    let lowest = free.left() + BESIDE_TABS + width / 2.0;
    let highest = free.right() - BESIDE_TABS - width / 2.0;
    let rect = Rect::from_center_size(
        pos2(whole.clamp(lowest, highest.max(lowest)), free.center().y),
        vec2(width, free.height()),
    );
    let mut middle = ui.new_child(UiBuilder::new().max_rect(rect));
    // A page beside the tabs has none of them chosen.
    let selected = selected.unwrap_or(usize::MAX);
    // The tab of the page itself leads back from what lies below it: question, check, pack.
    if let Some(tab) = tabs_ui(&mut middle, &labels, selected).and_then(|index| tabs.get(index))
        && tab.screen() != *view.screen
    {
        out.push(Command::Go(tab.screen()));
    }
}

/// From right to left: menu, help, find, redo and undo of a case, settings without one.
fn tools_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = BETWEEN_TOOLS;
    menu::menu_ui(ui, view, out);
    if *view.screen == Screen::FirstStart {
        return;
    }
    let narrow = view.width == Width::Narrow;
    if narrow {
        if view.screen.has_side() {
            side_button_ui(ui, view, out);
        }
    } else {
        tool_ui(ui, view, Action::Help, Icon::Question, out);
        if !view.screen.needs_case() {
            tool_ui(ui, view, Action::Settings, Icon::GearSix, out);
        }
        tool_ui(ui, view, Action::Find, Icon::MagnifyingGlass, out);
    }
    let Some(case) = view.case.filter(|_| view.screen.needs_case()) else { return };
    let words = |step: Option<&Step>| step.map(|step| said::step(view.book, step, view.language));
    if !narrow {
        step_ui(
            ui,
            view,
            Action::Redo,
            Icon::ArrowUUpRight,
            words(case.redo_step()).as_deref(),
            out,
        );
    }
    step_ui(ui, view, Action::Undo, Icon::ArrowUUpLeft, words(case.undo_step()).as_deref(), out);
}

fn tool_ui(ui: &mut Ui, view: &View<'_>, action: Action, icon: Icon, out: &mut Vec<Command>) {
    let keys = action.keys(ui.ctx());
    let name = view.say(action.text_key());
    let button = IconButton::new(icon, &name).shortcut(keys.first().map_or("", String::as_str));
    if button.ui(ui).clicked() {
        out.extend(action.command(view));
    }
}

/// Undo or redo; says what it would take back or make again.
fn step_ui(
    ui: &mut Ui,
    view: &View<'_>,
    action: Action,
    icon: Icon,
    what: Option<&str>,
    out: &mut Vec<Command>,
) {
    let keys = action.keys(ui.ctx());
    let name = match (what, action) {
        (Some(what), Action::Undo) => view.say_with("app-undo-what", &[("what", what.into())]),
        (Some(what), _) => view.say_with("app-redo-what", &[("what", what.into())]),
        (None, _) => view.say(action.text_key()),
    };
    let shortcut = keys.first().map_or("", String::as_str);
    let button = IconButton::new(icon, &name).shortcut(shortcut).enabled(what.is_some());
    if button.writes(!view.read_only).ui(ui).clicked() {
        out.extend(action.command(view));
    }
}
