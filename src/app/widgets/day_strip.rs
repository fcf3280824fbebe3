//! A strip of days: one cell a day, from an event to the last day. Today, the last day and the lenient one
//! stand out; days off have a bar at their foot, other dates a dot. It wraps where the window is narrow.

use chrono::NaiveDate;
use egui::{Color32, CornerRadius, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::paint;
use crate::app::theme::{Kind, roles, space};

/// Height of a cell.
const CELL: f32 = 32.0;
/// A cell is never narrower.
const NARROWEST: f32 = 22.0;
/// A cell is never wider.
const WIDEST: f32 = 40.0;
/// Between two cells.
const GAP: f32 = 2.0;
/// Height of the line of captions below a row of cells.
const CAPTIONS: f32 = 22.0;

/// What a day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayRole {
    /// A day that has passed and counts.
    Counted,
    /// A day to come.
    #[default]
    Ahead,
    /// Today.
    Today,
    /// The last day.
    Due,
    /// The last day, and it has passed.
    Late,
    /// The last day by the lenient reading.
    Lenient,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripDay {
    /// The day.
    pub day: NaiveDate,
    /// The number in the cell.
    pub number: String,
    /// What it is.
    pub role: DayRole,
    /// Nobody works on it.
    pub is_off: bool,
    /// Something else falls on it.
    pub has_other: bool,
    /// A few words below it; may be empty.
    pub caption: String,
    /// All of it in words, under the pointer.
    pub said: String,
}

/// The strip. `spoken` says all of it in a sentence.
pub fn day_strip_ui(ui: &mut Ui, days: &[StripDay], spoken: &str) {
    let width = ui.available_width();
    let count = f32::from(u16::try_from(days.len()).unwrap_or(u16::MAX)).max(1.0);
    let fits = ((width + GAP) / (NARROWEST + GAP)).floor().max(1.0);
    let lines = (count / fits).ceil();
    let per_line = (count / lines).ceil();
    let cell = ((width + GAP) / per_line - GAP).clamp(1.0, WIDEST);
    let mut spoken = Some(spoken);
    let chunk = days.len().div_ceil(whole(lines).max(1)).max(1);
    for line in days.chunks(chunk) {
        let has_captions = line.iter().any(|day| !day.caption.is_empty());
        let height = CELL + if has_captions { CAPTIONS } else { space::S8 };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        if let Some(spoken) = spoken.take() {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
        }
        let cells = cells(rect, line.len(), cell);
        for (day, rect) in line.iter().zip(&cells) {
            cell_ui(ui, day, *rect);
        }
        captions_ui(ui, line, &cells, rect);
        let under = ui.input(|input| input.pointer.hover_pos());
        let under = under
            .and_then(|at| line.iter().zip(&cells).find(|(_, rect)| rect.expand(1.0).contains(at)));
        if let Some((day, _)) = under {
            response.on_hover_text_at_pointer(&day.said);
        }
    }
}

/// A small whole number that was counted in points.
fn whole(number: f32) -> usize {
    (1..=366).take_while(|n: &u16| f32::from(*n) <= number).count()
}

fn cells(rect: Rect, count: usize, width: f32) -> Vec<Rect> {
    let mut left = rect.left();
    let mut cells = Vec::with_capacity(count);
    for _ in 0..count {
        cells.push(Rect::from_min_size(Pos2::new(left, rect.top()), vec2(width, CELL)));
        left += width + GAP;
    }
    cells
}

fn cell_ui(ui: &Ui, day: &StripDay, rect: Rect) {
    let look = roles(ui);
    let (fill, edge, kind, color) = match day.role {
        DayRole::Counted => (look.selected, Stroke::NONE, Kind::Hint, look.text),
        DayRole::Ahead => (look.bg, Stroke::NONE, Kind::Hint, look.text_2),
        DayRole::Today => (look.surface, Stroke::new(2.0, look.accent), Kind::HintBold, look.text),
        DayRole::Due => (look.warn_bg, Stroke::new(2.0, look.warn), Kind::HintBold, look.warn),
        DayRole::Late => (look.bad_bg, Stroke::new(2.0, look.bad), Kind::HintBold, look.bad),
        DayRole::Lenient => (look.surface, Stroke::new(1.0, look.control), Kind::Hint, look.text),
    };
    paint::stroked(ui.painter(), rect, space::R_BADGE, fill, edge);
    let number = kind.galley(ui, &day.number, color, f32::INFINITY);
    paint::text_in(ui.painter(), rect, number);
    if day.is_off {
        foot(ui, rect, look.control);
    }
    if day.has_other {
        let center = Pos2::new(rect.center().x, rect.top() + 5.0);
        ui.painter().circle_filled(center, 2.0, look.accent);
    }
}

/// The bar at the foot of a day off.
fn foot(ui: &Ui, rect: Rect, color: Color32) {
    let center = Pos2::new(rect.center().x, rect.bottom() - 5.0);
    let bar = Rect::from_center_size(center, vec2(10.0, 2.0));
    ui.painter().rect_filled(bar, CornerRadius::same(1), color);
}

/// The words below the cells; of two that would lie on each other the more important one stays.
fn captions_ui(ui: &Ui, line: &[StripDay], cells: &[Rect], rect: Rect) {
    let look = roles(ui);
    let rank = |role: DayRole| match role {
        DayRole::Due | DayRole::Late => 0,
        DayRole::Today => 1,
        DayRole::Lenient => 2,
        DayRole::Counted | DayRole::Ahead => 3,
    };
    let mut days: Vec<(&StripDay, &Rect)> =
        line.iter().zip(cells).filter(|(day, _)| !day.caption.is_empty()).collect();
    days.sort_by_key(|(day, _)| rank(day.role));
    let mut taken: Vec<Rect> = Vec::new();
    for (day, cell) in days {
        let (kind, color) = match day.role {
            DayRole::Due => (Kind::HintBold, look.warn),
            DayRole::Late => (Kind::HintBold, look.bad),
            DayRole::Today | DayRole::Counted | DayRole::Ahead | DayRole::Lenient => {
                (Kind::Hint, look.text_2)
            }
        };
        let words = kind.galley(ui, &day.caption, color, f32::INFINITY);
        let width = words.size().x;
        let left = (cell.center().x - width / 2.0).min(rect.right() - width).max(rect.left());
        let at = Pos2::new(left, cell.bottom() + 5.0);
        let place = Rect::from_min_size(at, words.size());
        if taken.iter().any(|other| other.expand(6.0).intersects(place)) {
            continue;
        }
        taken.push(place);
        paint::text_from(ui.painter(), at, words);
    }
}

/// What the signs of the strip mean, in a line below it.
pub fn day_strip_legend_ui(ui: &mut Ui, off: Option<&str>, other: Option<&str>) {
    let look = roles(ui);
    if off.is_none() && other.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S16, space::S4);
        for (words, is_off) in [(off, true), (other, false)] {
            let Some(words) = words else { continue };
            let galley = Kind::Hint.galley(ui, words, look.text_2, ui.available_width() - 18.0);
            let size = vec2(galley.size().x + 18.0, galley.size().y);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
            let center = Pos2::new(rect.left() + 5.0, rect.top() + 8.0);
            if is_off {
                let bar = Rect::from_center_size(center, vec2(10.0, 2.0));
                ui.painter().rect_filled(bar, CornerRadius::same(1), look.control);
            } else {
                ui.painter().circle_filled(center, 2.0, look.accent);
            }
            paint::text_from(ui.painter(), Pos2::new(rect.left() + 18.0, rect.top()), galley);
        }
    });
}
