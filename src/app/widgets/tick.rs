//! Ticks: checkbox, radio, lists of radios, yes or no.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::paint;
use super::words::{is_only_read, say, say_why_off};
use crate::app::theme::{Kind, roles, space};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Box,
    Circle,
}

/// Box or circle of 18 with words beside it, and a hint below them; the whole of it is the target.
fn tick(
    ui: &mut Ui,
    shape: Shape,
    is_on: bool,
    (label, hint): (&str, &str),
    gap: f32,
    name: &str,
) -> Response {
    let roles = roles(ui);
    let enabled = ui.is_enabled();
    let words_at = space::TICK + gap;
    let room = ui.available_width() - words_at;
    let color = if enabled { roles.text } else { roles.text_3 };
    let words = Kind::Body.galley(ui, label, color, room);
    let hint_words = Kind::Hint.galley(ui, hint, roles.text_2, room);
    let hint_size = if hint.is_empty() { Vec2::ZERO } else { hint_words.size() };
    let height = words.size().y + hint_size.y + if hint.is_empty() { space::S8 } else { 3.0 };
    let size = vec2(words_at + words.size().x.max(hint_size.x), height.max(space::COMPACT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let role = if shape == Shape::Box { Role::CheckBox } else { Role::RadioButton };
    response.widget_info(|| WidgetInfo::selected(role, enabled, is_on, name));
    let top = if hint.is_empty() { rect.center().y - words.size().y / 2.0 } else { rect.top() };
    let middle = top + Kind::Body.line() / 2.0;
    let mark = Rect::from_center_size(
        Pos2::new(rect.left() + space::TICK / 2.0, middle),
        Vec2::splat(space::TICK),
    );
    match shape {
        Shape::Box => paint_box(ui, mark, is_on, response.hovered()),
        Shape::Circle => paint_circle(ui, mark, is_on, response.hovered()),
    }
    let below = paint::text_from(ui.painter(), Pos2::new(rect.left() + words_at, top), words);
    if !hint.is_empty() {
        paint::text_from(
            ui.painter(),
            Pos2::new(rect.left() + words_at, below.bottom()),
            hint_words,
        );
    }
    if response.has_focus() {
        let radius = if shape == Shape::Box { space::R_BADGE } else { 9 };
        paint::focus_outside(ui.painter(), mark, radius, roles);
    }
    say_why_off(response, is_only_read(ui))
}

/// Between the mark and its words.
const fn gap(has_hint: bool) -> f32 {
    if has_hint { space::S12 } else { space::S8 }
}

fn ground(ui: &Ui, is_over: bool) -> Color32 {
    let roles = roles(ui);
    match (ui.is_enabled(), is_over) {
        (false, _) => roles.line,
        (true, true) => roles.hover,
        (true, false) => roles.surface,
    }
}

#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
fn paint_box(ui: &Ui, mark: Rect, is_on: bool, is_over: bool) {
    let roles = roles(ui);
    if is_on {
        let fill = if is_over { roles.accent_fill_hover } else { roles.accent_fill };
        ui.painter().rect_filled(mark, space::R_BADGE, fill);
        let corner = mark.min;
        let points = [(4.5, 9.5), (7.5, 12.5), (13.5, 6.0)];
        let points = points.map(|(x, y)| corner + vec2(x, y)).to_vec();
        ui.painter().line(points, Stroke::new(1.6, roles.on_accent));
    } else {
        paint::boxed(ui.painter(), mark, space::R_BADGE, ground(ui, is_over), roles.control);
    }
}

#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
fn paint_circle(ui: &Ui, mark: Rect, is_on: bool, is_over: bool) {
    let roles = roles(ui);
    let edge = if is_on { roles.accent } else { roles.control };
    paint::boxed(ui.painter(), mark, 9, ground(ui, is_over), edge);
    if is_on {
        ui.painter().circle_filled(mark.center(), 5.0, roles.accent);
    }
}

/// A checkbox; a click or Space turns it over.
pub fn checkbox_ui(ui: &mut Ui, is_on: &mut bool, label: &str, hint: &str) -> Response {
    let mut response = tick(ui, Shape::Box, *is_on, (label, hint), gap(!hint.is_empty()), label);
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    response
}

/// One radio; the caller keeps which one is chosen.
pub fn radio_ui(ui: &mut Ui, is_on: bool, label: &str, hint: &str) -> Response {
    tick(ui, Shape::Circle, is_on, (label, hint), gap(!hint.is_empty()), label)
}

/// One of several, below each other: `(label, hint)`. Changed when another one was chosen.
pub fn radio_list_ui(
    ui: &mut Ui,
    name: &str,
    options: &[(&str, &str)],
    chosen: &mut Option<usize>,
) -> Response {
    radios(ui, name, options, chosen, false)
}

/// One of a few, side by side.
pub fn radio_row_ui(
    ui: &mut Ui,
    name: &str,
    options: &[(&str, &str)],
    chosen: &mut Option<usize>,
) -> Response {
    radios(ui, name, options, chosen, true)
}

fn radios(
    ui: &mut Ui,
    name: &str,
    options: &[(&str, &str)],
    chosen: &mut Option<usize>,
    is_row: bool,
) -> Response {
    let builder =
        egui::UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    let mut has_changed = false;
    // The words of one list stand below each other, with hints or without.
    let gap = gap(options.iter().any(|(_, hint)| !hint.is_empty()));
    // The one that takes the focus: the chosen one, else the first.
    let mut main: Option<Response> = None;
    let mut list = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(space::S20, space::S4);
        for (index, (label, hint)) in options.iter().enumerate() {
            let spoken = format!("{name}: {label}");
            let is_on = *chosen == Some(index);
            let response = tick(ui, Shape::Circle, is_on, (label, hint), gap, &spoken);
            if response.clicked() && !is_on {
                *chosen = Some(index);
                has_changed = true;
            }
            if main.is_none() || is_on {
                main = Some(response);
            }
        }
    };
    let scope = ui.scope_builder(builder, |ui| {
        if is_row {
            ui.horizontal_wrapped(list);
        } else {
            list(ui);
        }
    });
    let mut response = main.unwrap_or(scope.response);
    if has_changed {
        response.mark_changed();
    }
    response
}

/// Yes or no; nothing is chosen beforehand.
pub fn yes_no_ui(ui: &mut Ui, name: &str, answer: &mut Option<bool>) -> Response {
    let (yes, no) = (say(ui, "widget-yes", &[]), say(ui, "widget-no", &[]));
    let mut chosen = answer.map(|is_yes| usize::from(!is_yes));
    let response = radio_row_ui(ui, name, &[(&yes, ""), (&no, "")], &mut chosen);
    *answer = chosen.map(|index| index == 0);
    response
}
