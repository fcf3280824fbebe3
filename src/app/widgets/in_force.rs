//! A line of time with what held when: one part after the other, the one that holds today filled.

use egui::{Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::paint;
use crate::app::theme::{Kind, roles, space};

/// A part is at least this high.
const HEIGHT: f32 = 40.0;
/// Below this width the parts stand one below the other.
const NARROWEST: f32 = 150.0;
/// Between two parts.
const GAP: f32 = 3.0;

/// When a part holds, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanRole {
    /// It held.
    Past,
    /// It holds.
    Now,
    /// It will hold.
    Ahead,
    /// Nothing held.
    Nothing,
}

/// A part of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeSpan {
    /// What held.
    pub title: String,
    /// From when to when.
    pub caption: String,
    /// Seen from today.
    pub role: SpanRole,
}

/// Draws the line over the whole width.
pub fn in_force_ui(ui: &mut Ui, spans: &[TimeSpan]) {
    let width = ui.available_width();
    let count = f32::from(u16::try_from(spans.len()).unwrap_or(u16::MAX)).max(1.0);
    let one = (width - GAP * (count - 1.0)) / count;
    if one < NARROWEST {
        for span in spans {
            span_ui(ui, span, width, 0.0);
            ui.add_space(space::S8);
        }
        return;
    }
    let tallest = spans.iter().map(|span| title(ui, span, one).size().y).fold(0.0, f32::max);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for span in spans {
            span_ui(ui, span, one, tallest);
        }
    });
}

fn title(ui: &Ui, span: &TimeSpan, width: f32) -> std::sync::Arc<egui::Galley> {
    let look = roles(ui);
    let (kind, color) = match span.role {
        SpanRole::Now => (Kind::SmallBold, look.on_accent),
        SpanRole::Ahead => (Kind::SmallBold, look.text),
        SpanRole::Past => (Kind::Small, look.text_2),
        SpanRole::Nothing => (Kind::Small, look.text_3),
    };
    kind.galley(ui, &span.title, color, width - 24.0)
}

fn span_ui(ui: &mut Ui, span: &TimeSpan, width: f32, tallest: f32) {
    let look = roles(ui);
    let words = title(ui, span, width);
    let (kind, color) = match span.role {
        SpanRole::Now => (Kind::HintBold, look.text),
        SpanRole::Past | SpanRole::Ahead | SpanRole::Nothing => (Kind::Hint, look.text_2),
    };
    let caption = kind.galley(ui, &span.caption, color, width - space::S8);
    let height = (words.size().y.max(tallest) + 20.0).max(HEIGHT);
    let size = vec2(width, height + space::S4 + caption.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken = format!("{}, {}", span.title, span.caption);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let bar = Rect::from_min_size(rect.min, vec2(width, height));
    let (fill, edge) = match span.role {
        SpanRole::Now => (look.accent_fill, Stroke::NONE),
        SpanRole::Past => (look.bg, Stroke::NONE),
        SpanRole::Ahead => (look.surface, Stroke::new(1.0, look.accent)),
        SpanRole::Nothing => (look.surface, Stroke::new(1.0, look.line)),
    };
    paint::stroked(ui.painter(), bar, space::R_BADGE, fill, edge);
    paint::text_at(ui.painter(), bar.left() + 12.0, bar.center().y, words);
    paint::text_from(ui.painter(), Pos2::new(bar.left(), bar.bottom() + space::S4), caption);
}
