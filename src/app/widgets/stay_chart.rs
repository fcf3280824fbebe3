//! The chart of a stay without a visa: visits on a line of months, the windows that end today and on the
//! last lawful day, and how many days of the allowance each of them uses.

use chrono::NaiveDate;
use egui::{
    Color32, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::paint;
use crate::app::theme::{Kind, Roles, roles, space};

/// Height of a line with a bracket.
const BRACKET: f32 = 24.0;
/// Height of the bar.
const BAR: f32 = 28.0;
/// Height of the names of the months.
const MONTHS: f32 = 28.0;
/// Height of the words for today and the last day.
const ENDS: f32 = 22.0;

/// A visit or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayBar {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What it is.
    pub role: StayRole,
    /// How many days.
    pub words: String,
}

/// What a bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StayRole {
    /// An earlier visit.
    Earlier,
    /// The days of this visit up to today.
    Used,
    /// The days that are left.
    Left,
}

/// A window of days that ends on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayWindow {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// "180 days to today: 32 used".
    pub words: String,
    /// Below its last day: "Today, 23 Nov".
    pub end: String,
    /// It ends on the last lawful day.
    pub is_last: bool,
}

/// All that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayChart {
    /// The visits.
    pub bars: Vec<StayBar>,
    /// The windows.
    pub windows: Vec<StayWindow>,
    /// First days of months with their names.
    pub months: Vec<(NaiveDate, String)>,
    /// First and last day of the line.
    pub span: (NaiveDate, NaiveDate),
    /// All of it in a sentence.
    pub spoken: String,
}

/// Days on the line of the chart.
#[derive(Clone, Copy)]
struct Axis {
    left: f32,
    right: f32,
    from: NaiveDate,
    days: f32,
}

impl Axis {
    /// The left edge of a day.
    fn x(self, day: NaiveDate) -> f32 {
        let days = i16::try_from((day - self.from).num_days()).unwrap_or(i16::MAX);
        let share = (f32::from(days) / self.days).clamp(0.0, 1.0);
        self.left + (self.right - self.left) * share
    }

    /// The right edge of a day.
    fn end(self, day: NaiveDate) -> f32 {
        self.x(day.succ_opt().unwrap_or(day))
    }
}

/// Draws it over the whole width.
pub fn stay_chart_ui(ui: &mut Ui, chart: &StayChart) {
    let lines = f32::from(u16::try_from(chart.windows.len()).unwrap_or(0));
    let height = lines * BRACKET + space::S8 + BAR + MONTHS + ENDS;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &chart.spoken));
    let (from, to) = chart.span;
    let days = u16::try_from((to - from).num_days() + 1).unwrap_or(u16::MAX).max(1);
    let axis = Axis { left: rect.left(), right: rect.right(), from, days: f32::from(days) };
    let top = rect.top() + lines * BRACKET + space::S8;
    let bar = Rect::from_min_size(Pos2::new(rect.left(), top), vec2(rect.width(), BAR));
    ui.painter().rect_filled(bar, space::R_BADGE, roles(ui).bg);
    months_ui(ui, chart, axis, bar);
    bars_ui(ui, chart, axis, bar);
    let mut y = rect.top();
    let mut taken: Option<Rect> = None;
    for window in chart.windows.iter().rev() {
        taken = end_ui(ui, window, axis, bar, taken).or(taken);
    }
    for window in &chart.windows {
        bracket_ui(ui, window, axis, y);
        y += BRACKET;
    }
}

fn color_of(window: &StayWindow, look: &Roles) -> Color32 {
    if window.is_last { look.warn } else { look.accent }
}

fn months_ui(ui: &Ui, chart: &StayChart, axis: Axis, bar: Rect) {
    let look = roles(ui);
    let mut free = bar.left();
    for (day, name) in &chart.months {
        let x = axis.x(*day).round();
        let tick = Rect::from_min_size(Pos2::new(x, bar.bottom()), vec2(1.0, 8.0));
        ui.painter().rect_filled(tick, 0.0, look.line_strong);
        let words = Kind::Hint.galley(ui, name, look.text_2, f32::INFINITY);
        let at = Pos2::new(x + 4.0, bar.bottom() + 5.0);
        let end = at.x + words.size().x;
        if at.x >= free && end <= bar.right() {
            paint::text_from(ui.painter(), at, words);
            free = end + space::S8;
        }
    }
}

fn bars_ui(ui: &Ui, chart: &StayChart, axis: Axis, bar: Rect) {
    let look = roles(ui);
    let lane = bar.shrink2(vec2(0.0, 4.0));
    // Words beside a short bar end where the next bar begins.
    let starts: Vec<f32> = chart.bars.iter().map(|it| axis.x(it.from)).collect();
    for (index, it) in chart.bars.iter().enumerate() {
        let (left, right) = (axis.x(it.from), axis.end(it.to).max(axis.x(it.from) + 3.0));
        let place =
            Rect::from_min_max(Pos2::new(left, lane.top()), Pos2::new(right, lane.bottom()));
        let (fill, edge, words) = match it.role {
            StayRole::Earlier => (look.text_2, Stroke::NONE, look.surface),
            StayRole::Used => (look.accent_fill, Stroke::NONE, look.on_accent),
            StayRole::Left => (look.surface, Stroke::new(1.0, look.accent), look.text),
        };
        let radius = CornerRadius::same(2);
        ui.painter().rect(place, radius, fill, edge, StrokeKind::Inside);
        let inside = Kind::HintBold.galley(ui, &it.words, words, f32::INFINITY);
        if inside.size().x + 8.0 <= place.width() {
            paint::text_in(ui.painter(), place, inside);
            continue;
        }
        let next = starts.get(index + 1).copied().unwrap_or(bar.right());
        let beside = Kind::HintBold.galley(ui, &it.words, look.text, f32::INFINITY);
        if right + 6.0 + beside.size().x <= next - 2.0 {
            paint::text_at(ui.painter(), right + 6.0, place.center().y, beside);
        }
    }
}

/// The line through the bar at the end of a window, and the words below it.
fn end_ui(
    ui: &Ui,
    window: &StayWindow,
    axis: Axis,
    bar: Rect,
    taken: Option<Rect>,
) -> Option<Rect> {
    let look = roles(ui);
    let color = color_of(window, look);
    let x = axis.end(window.to).min(bar.right() - 1.0).round();
    let line = Rect::from_min_max(
        Pos2::new(x - 1.0, bar.top() - space::S8),
        Pos2::new(x + 1.0, bar.bottom() + MONTHS - 2.0),
    );
    ui.painter().rect_filled(line, 0.0, color);
    let words = Kind::HintBold.galley(ui, &window.end, color, f32::INFINITY);
    let width = words.size().x;
    let mut left = (x - width / 2.0).min(bar.right() - width).max(bar.left());
    if let Some(taken) = taken.filter(|taken| left + width + space::S12 > taken.left()) {
        left = taken.left() - width - space::S12;
    }
    if left < bar.left() {
        return None;
    }
    let at = Pos2::new(left, bar.bottom() + MONTHS);
    Some(paint::text_from(ui.painter(), at, words))
}

fn bracket_ui(ui: &Ui, window: &StayWindow, axis: Axis, top: f32) {
    let look = roles(ui);
    let color = color_of(window, look);
    let (left, right) = (axis.x(window.from).round(), axis.end(window.to).round() - 1.0);
    let y = top + 18.0;
    let painter = ui.painter();
    let rect = |from: Pos2, to: Pos2| Rect::from_min_max(from, to);
    painter.rect_filled(rect(Pos2::new(left, y), Pos2::new(right, y + 1.0)), 0.0, color);
    for x in [left, right - 1.0] {
        painter.rect_filled(rect(Pos2::new(x, y), Pos2::new(x + 1.0, y + 6.0)), 0.0, color);
    }
    let words = Kind::Hint.galley(ui, &window.words, color, f32::INFINITY);
    let width = words.size().x;
    let middle = f32::midpoint(left, right) - width / 2.0;
    let at = middle.min(axis.right - width).max(axis.left);
    paint::text_from(painter, Pos2::new(at, top), words);
}
