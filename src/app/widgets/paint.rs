//! What every widget draws with: text and icons on whole pixels, focus rings, fills of rows.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Shadow, Stroke,
    StrokeKind, Ui, Vec2,
};

use crate::app::theme::{Icon, Kind, Roles, roles, space};

/// An icon centred on a point, on whole pixels.
pub fn icon(painter: &Painter, center: Pos2, icon: Icon, size: f32, color: Color32) {
    let font = egui::FontId::new(size, icon.weight().family());
    let galley = painter.layout_no_wrap(icon.glyph().to_string(), font, color);
    let corner = center - Vec2::splat(size / 2.0);
    painter.galley(snap(painter, corner), galley, color);
}

/// A galley whose lines stand centred on `y`, starting at `x`.
pub fn text_at(painter: &Painter, x: f32, y: f32, galley: Arc<Galley>) -> Rect {
    let at = snap(painter, Pos2::new(x, y - galley.size().y / 2.0));
    let rect = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, Color32::PLACEHOLDER);
    rect
}

/// A galley with its left top corner at a point.
pub fn text_from(painter: &Painter, at: Pos2, galley: Arc<Galley>) -> Rect {
    let at = snap(painter, at);
    let rect = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, Color32::PLACEHOLDER);
    rect
}

/// A text underlined close below its baseline, with its left top corner at a point.
pub fn underlined(
    painter: &Painter,
    at: Pos2,
    galley: Arc<Galley>,
    kind: Kind,
    color: Color32,
) -> Rect {
    let at = snap(painter, at);
    for row in &galley.rows {
        let rect = row.rect().translate(at.to_vec2());
        let y = snap(painter, Pos2::new(0.0, rect.top() + kind.underline())).y;
        let line = Rect::from_min_max(Pos2::new(rect.left(), y), Pos2::new(rect.right(), y + 1.0));
        painter.rect_filled(line, CornerRadius::ZERO, color);
    }
    text_from(painter, at, galley)
}

/// A galley centred in a rectangle.
pub fn text_in(painter: &Painter, rect: Rect, galley: Arc<Galley>) -> Rect {
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    text_from(painter, at, galley)
}

/// A point on the pixel grid.
pub fn snap(painter: &Painter, at: Pos2) -> Pos2 {
    let scale = painter.pixels_per_point();
    Pos2::new((at.x * scale).round() / scale, (at.y * scale).round() / scale)
}

/// A box: fill, and a line of 1 inside its edge.
pub fn boxed(painter: &Painter, rect: Rect, radius: u8, fill: Color32, edge: Color32) {
    stroked(painter, rect, radius, fill, Stroke::new(1.0, edge));
}

/// A box with a line of any width inside its edge.
pub fn stroked(painter: &Painter, rect: Rect, radius: u8, fill: Color32, stroke: Stroke) {
    painter.rect(rect, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
}

/// The focus ring outside a control: 2 wide after a gap of 2.
pub fn focus_outside(painter: &Painter, rect: Rect, radius: u8, roles: &Roles) {
    let gap = space::FOCUS_GAP;
    let grown = rect.expand(gap);
    let stroke = Stroke::new(space::FOCUS_STROKE, roles.accent);
    painter.rect_stroke(
        grown,
        CornerRadius::same(radius.saturating_add(2)),
        stroke,
        StrokeKind::Outside,
    );
}

/// The focus ring of a row: inside its edge.
pub fn focus_inside(painter: &Painter, rect: Rect, radius: u8, roles: &Roles) {
    let stroke = Stroke::new(space::FOCUS_STROKE, roles.accent);
    painter.rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
}

/// The fill of a row: chosen, under the pointer, or none; and its focus ring.
#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
pub fn row_fill(ui: &Ui, rect: Rect, response: &Response, selected: bool, can_click: bool) {
    let roles = roles(ui);
    let fill = match (selected, can_click && response.hovered()) {
        (true, _) => Some(roles.selected),
        (false, true) => Some(roles.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(space::R_CONTROL), fill);
    }
    if response.has_focus() {
        focus_inside(ui.painter(), rect, space::R_CONTROL, roles);
    }
}

/// A horizontal line of 1 whose upper edge is at `y`.
pub fn divider(ui: &Ui, left: f32, right: f32, y: f32) {
    let rect = Rect::from_min_max(Pos2::new(left, y), Pos2::new(right, y + 1.0));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, roles(ui).line);
}

/// The same over the width of a column, below what was drawn last.
pub fn rule_ui(ui: &mut Ui) {
    let (left, top) = (ui.cursor().left(), ui.cursor().top());
    divider(ui, left, left + ui.available_width(), top);
    ui.add_space(1.0);
}

/// The shadow of toast, menu and overlay: (0,8) blur 24.
pub fn shadow(roles: &Roles) -> Shadow {
    Shadow { offset: [0, 8], blur: 24, spread: 0, color: roles.shadow }
}

/// A picture in a place, turned by quarter turns clockwise.
pub fn turned(painter: &Painter, place: Rect, texture: egui::TextureId, turns: u8) {
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let mut seen = corners;
    seen.rotate_right(usize::from(turns % 4));
    let mut mesh = egui::Mesh::with_texture(texture);
    let places = [place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom()];
    for (pos, (x, y)) in places.into_iter().zip(seen) {
        let uv = Pos2::new(x, y);
        mesh.vertices.push(egui::epaint::Vertex { pos, uv, color: Color32::WHITE });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(mesh);
}

/// The width of a text in one line.
pub fn width_of(ui: &Ui, text: &str, kind: Kind) -> f32 {
    kind.galley(ui, text, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// A file name cut in the middle so that it fits; its end, which tells versions apart, stays.
pub fn cut_middle(ui: &Ui, name: &str, kind: Kind, width: f32) -> String {
    if width_of(ui, name, kind) <= width {
        return name.to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let (mut low, mut high) = (0, letters.len());
    let shortened = |kept: usize| -> String {
        let head = kept.div_ceil(2);
        let tail = letters.len().saturating_sub(kept / 2);
        let front: String = letters.iter().take(head).collect();
        let back: String = letters.iter().skip(tail.max(head)).collect();
        format!("{front}…{back}")
    };
    while low < high {
        let middle = (low + high).div_ceil(2);
        if width_of(ui, &shortened(middle), kind) <= width {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    shortened(low)
}
