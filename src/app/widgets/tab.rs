//! Tabs of the top bar and segmented controls (language, open or done).

use egui::{Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::paint;
use super::words::{is_only_read, say_why_off};
use crate::app::theme::{Kind, roles, space};

/// A tab: 48 high, a line of 2 under the chosen one.
pub fn tab_ui(ui: &mut Ui, label: &str, is_selected: bool) -> Response {
    let roles = roles(ui);
    let width = paint::width_of(ui, label, Kind::Body).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::TAB), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), is_selected, label));
    let color = if is_selected || response.hovered() { roles.text } else { roles.text_2 };
    let galley = Kind::Body.galley(ui, label, color, f32::INFINITY);
    paint::text_at(ui.painter(), rect.left(), rect.center().y, galley);
    if is_selected {
        let line = Rect::from_min_max(Pos2::new(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(line, 0, roles.accent);
    }
    if response.has_focus() {
        let ring = rect.expand2(vec2(space::S8, -space::S8));
        paint::focus_inside(ui.painter(), ring, space::R_CONTROL, roles);
    }
    response
}

/// Tabs side by side, 32 apart; `Some` when one was pressed, be it the chosen one: it leads back to its page.
pub fn tabs_ui(ui: &mut Ui, labels: &[&str], selected: usize) -> Option<usize> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S32;
        for (index, label) in labels.iter().enumerate() {
            if tab_ui(ui, label, index == selected).clicked() {
                chosen = Some(index);
            }
        }
    });
    chosen
}

/// How wide [`tabs_ui`] will be.
pub fn tabs_width(ui: &Ui, labels: &[&str]) -> f32 {
    let words: f32 = labels.iter().map(|label| paint::width_of(ui, label, Kind::Body).ceil()).sum();
    let gaps = u16::try_from(labels.len().saturating_sub(1)).unwrap_or(0);
    words + f32::from(gaps) * space::S32
}

/// One of a few, side by side, each with its spoken name: `(shown, spoken)`. `Some` when another one was chosen.
/// Joined: one box with dividers (Open, Done); where there is no room for it, a box a row.
pub fn segmented_ui(ui: &mut Ui, options: &[(&str, &str)], selected: usize) -> Option<usize> {
    let rows = rows_of(ui, options);
    let mut chosen = None;
    let mut first = 0;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::S4;
        for row in rows {
            let inside = options.get(first..first + row).unwrap_or_default();
            let at = selected.checked_sub(first);
            chosen = chosen.or(box_ui(ui, inside, at).map(|at| first + at));
            first += row;
        }
    });
    chosen
}

fn segment_width(ui: &Ui, label: &str) -> f32 {
    paint::width_of(ui, label, Kind::SmallBold).ceil() + 25.0
}

/// How many of them stand in each row.
fn rows_of(ui: &Ui, options: &[(&str, &str)]) -> Vec<usize> {
    let room = ui.available_width();
    let mut rows: Vec<usize> = Vec::new();
    let mut left = 0.0;
    for (label, _) in options {
        let width = segment_width(ui, label) - 1.0;
        match rows.last_mut() {
            Some(row) if width <= left => *row += 1,
            Some(_) | None => {
                rows.push(1);
                left = room;
            }
        }
        left -= width;
    }
    rows
}

fn box_ui(ui: &mut Ui, options: &[(&str, &str)], selected: Option<usize>) -> Option<usize> {
    let roles = roles(ui);
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = -1.0;
        let last = options.len().saturating_sub(1);
        for (index, (label, name)) in options.iter().enumerate() {
            let is_selected = Some(index) == selected;
            let kind = if is_selected { Kind::SmallBold } else { Kind::Small };
            let width = segment_width(ui, label);
            let (rect, response) =
                ui.allocate_exact_size(vec2(width, space::COMPACT), Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_selected, name)
            });
            let fill = match (is_selected, response.hovered()) {
                (true, _) => roles.selected,
                (false, true) => roles.hover,
                (false, false) => roles.surface,
            };
            let (left, right) = (if index == 0 { 6 } else { 0 }, if index == last { 6 } else { 0 });
            let radius = egui::CornerRadius { nw: left, sw: left, ne: right, se: right };
            let edge = egui::Stroke::new(1.0, roles.line_strong);
            ui.painter().rect(rect, radius, fill, edge, egui::StrokeKind::Inside);
            let galley = kind.galley(ui, label, roles.text, f32::INFINITY);
            paint::text_in(ui.painter(), rect, galley);
            if response.has_focus() {
                paint::focus_outside(ui.painter(), rect, space::R_CONTROL, roles);
            }
            if response.clicked() && !is_selected {
                chosen = Some(index);
            }
            say_why_off(response, is_only_read(ui));
        }
    });
    chosen
}

/// The same in a bar: the chosen one in a box, the others bare (Қаз, Рус, Eng).
pub fn bar_choice_ui(ui: &mut Ui, options: &[(&str, &str)], selected: usize) -> Option<usize> {
    let roles = roles(ui);
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (index, (label, name)) in options.iter().enumerate() {
            let is_selected = index == selected;
            let width = paint::width_of(ui, label, Kind::Hint).ceil() + 16.0;
            let (id, rect) = ui.allocate_space(vec2(width, 20.0));
            let target = rect.expand2(vec2(0.0, 4.0));
            let response = ui.interact(target, id, Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_selected, name)
            });
            let color = if is_selected || response.hovered() { roles.text } else { roles.text_2 };
            if is_selected {
                paint::boxed(ui.painter(), rect, space::R_BADGE, roles.surface, roles.line_strong);
            }
            paint::text_in(ui.painter(), rect, Kind::Hint.galley(ui, label, color, f32::INFINITY));
            if response.has_focus() {
                paint::focus_inside(ui.painter(), target, space::R_BADGE, roles);
            }
            if response.clicked() && !is_selected {
                chosen = Some(index);
            }
        }
    });
    chosen
}
