//! A year on one page: twelve months with their days, days off marked.

use egui::{Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::paint;
use crate::app::theme::{Kind, roles, space};

/// Width and height of a day.
const DAY: (f32, f32) = (26.0, 22.0);
/// Width of a month.
const MONTH: f32 = 7.0 * DAY.0;
/// Between two months.
const GAP: f32 = 28.0;
/// From the top of a month to its first week.
const HEAD: f32 = 48.0;

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearDayRole {
    /// A working day.
    Working,
    /// A plain day of the weekend.
    Weekend,
    /// A day off beside the weekends.
    Off,
    /// A day off whose place is an estimate.
    Estimated,
    /// A day of the weekend on which people work.
    Worked,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMonth {
    /// Its name.
    pub name: String,
    /// "21 working days".
    pub note: String,
    /// Empty cells before its first day; weeks begin on Monday.
    pub before: usize,
    /// Its days.
    pub days: Vec<YearDayRole>,
    /// Which day of it is today, from 1.
    pub today: Option<usize>,
    /// All of it in words.
    pub spoken: String,
}

/// Draws the months, as many beside each other as fit. `weekdays`: their letters from Monday.
pub fn year_ui(ui: &mut Ui, months: &[YearMonth], weekdays: &[String]) {
    let columns = (1..=4_u16)
        .rev()
        .find(|n| f32::from(*n) * (MONTH + GAP) - GAP <= ui.available_width())
        .unwrap_or(1);
    for line in months.chunks(usize::from(columns)) {
        let weeks = line.iter().map(|month| (month.before + month.days.len()).div_ceil(7));
        let weeks = f32::from(u16::try_from(weeks.max().unwrap_or(0)).unwrap_or(0));
        let height = HEAD + weeks * DAY.1;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for month in line {
                month_ui(ui, month, weekdays, height);
            }
        });
        ui.add_space(space::S20);
    }
}

fn month_ui(ui: &mut Ui, month: &YearMonth, weekdays: &[String], height: f32) {
    let look = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(MONTH, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &month.spoken));
    let name = Kind::SmallBold.galley(ui, &month.name, look.text, MONTH);
    let named = paint::text_from(ui.painter(), rect.min, name);
    let note = Kind::Hint.galley(ui, &month.note, look.text_2, f32::INFINITY);
    let left = rect.right() - note.size().x;
    if left >= named.right() + space::S8 {
        paint::text_from(ui.painter(), Pos2::new(left, rect.top() + 1.0), note);
    }
    let mut cells = cells(rect);
    for (weekday, cell) in weekdays.iter().zip(cells.clone()) {
        let cell = cell.translate(vec2(0.0, 22.0 - HEAD));
        let words = Kind::Hint.galley(ui, weekday, look.text_3, f32::INFINITY);
        paint::text_in(ui.painter(), cell, words);
    }
    for ((day, role), cell) in (1_usize..).zip(&month.days).zip(cells.by_ref().skip(month.before)) {
        day_ui(ui, day, *role, month.today == Some(day), cell);
    }
}

/// The cells of a month, week by week.
fn cells(rect: Rect) -> impl Iterator<Item = Rect> + Clone {
    let weeks = (0_u16..7).flat_map(|week| (0_u16..7).map(move |day| (week, day)));
    weeks.map(move |(week, day)| {
        let at = vec2(f32::from(day) * DAY.0, HEAD + f32::from(week) * DAY.1);
        Rect::from_min_size(rect.min + at, vec2(DAY.0, DAY.1))
    })
}

fn day_ui(ui: &Ui, day: usize, role: YearDayRole, is_today: bool, cell: Rect) {
    let look = roles(ui);
    let (kind, color) = match role {
        YearDayRole::Working => (Kind::Hint, look.text),
        YearDayRole::Weekend => (Kind::Hint, look.text_3),
        YearDayRole::Off | YearDayRole::Estimated | YearDayRole::Worked => {
            (Kind::HintBold, look.text)
        }
    };
    let mark = cell.shrink2(vec2(1.0, 1.0));
    match role {
        YearDayRole::Working | YearDayRole::Weekend => {}
        YearDayRole::Off => {
            ui.painter().rect_filled(mark, space::R_BADGE, look.selected);
        }
        YearDayRole::Estimated => {
            let edge = Stroke::new(1.0, look.warn_line);
            paint::stroked(ui.painter(), mark, space::R_BADGE, look.warn_bg, edge);
        }
        YearDayRole::Worked => {
            let edge = Stroke::new(1.0, look.control);
            paint::stroked(ui.painter(), mark, space::R_BADGE, look.surface, edge);
        }
    }
    if is_today {
        paint::focus_inside(ui.painter(), mark, space::R_BADGE, look);
    }
    let words = kind.galley(ui, &day.to_string(), color, f32::INFINITY);
    paint::text_in(ui.painter(), cell, words);
}

/// What the marks mean.
pub fn year_legend_ui(ui: &mut Ui, marks: &[(YearDayRole, String)]) {
    let look = roles(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S20, space::S4);
        for (role, words) in marks {
            let galley = Kind::Hint.galley(ui, words, look.text_2, ui.available_width() - 34.0);
            let size = vec2(galley.size().x + 34.0, DAY.1.max(galley.size().y));
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
            let cell = Rect::from_min_size(rect.min, vec2(DAY.0, DAY.1));
            day_ui(ui, 1, *role, false, cell);
            let at = Pos2::new(rect.left() + 34.0, rect.center().y);
            paint::text_at(ui.painter(), at.x, at.y, galley);
        }
    });
}
