//! Progress bars: big (8) and small (4). They move only on news and never spin.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::theme::{roles, space};

/// Track and filled part; a full bar is `text_2`, since done is nothing to look at.
pub(super) fn paint_bar(ui: &Ui, rect: Rect, share: f32) {
    let roles = roles(ui);
    let share = share.clamp(0.0, 1.0);
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, roles.line);
    if share > 0.0 {
        let width = (rect.width() * share).max(rect.height());
        let done = Rect::from_min_size(rect.min, vec2(width, rect.height()));
        let color = if share < 1.0 { roles.accent } else { roles.text_2 };
        ui.painter().rect_filled(done, radius, color);
    }
}

fn bar(ui: &mut Ui, width: f32, height: f32, share: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    paint_bar(ui, rect, share);
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(share * 100.0).round()),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    response
}

/// 8 high; `share` from 0 to 1, `name` says of what ("5 of 12 documents written").
pub fn progress_big_ui(ui: &mut Ui, width: f32, share: f32, name: &str) -> Response {
    bar(ui, width, space::PROGRESS_BIG, share, name)
}

/// 4 high.
pub fn progress_small_ui(ui: &mut Ui, width: f32, share: f32, name: &str) -> Response {
    bar(ui, width, space::PROGRESS_SMALL, share, name)
}
