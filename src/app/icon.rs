//! The icon of the window: three sheets on a ground of the accent colour, drawn here point by point.

use egui::IconData;

const SIDE: u32 = 64;

/// The icon for the desktop's list of windows.
pub(crate) fn window() -> IconData {
    let mut rgba = Vec::with_capacity(4 * 64 * 64);
    for y in 0..SIDE {
        for x in 0..SIDE {
            rgba.extend(point(x, y));
        }
    }
    IconData { rgba, width: SIDE, height: SIDE }
}

fn point(x: u32, y: u32) -> [u8; 4] {
    let ground = super::theme::LIGHT.accent_fill.to_array();
    if !in_rounded(x, y) {
        return [0; 4];
    }
    // The sheets are rhombs of half height, one below the other; only the uppermost is seen whole.
    let across = x.abs_diff(SIDE / 2);
    let sheet = |middle: u32| across + 2 * y.abs_diff(middle) <= 22;
    let edge = |middle: u32| sheet(middle) && across + 2 * y.abs_diff(middle) > 16 && y >= middle;
    if sheet(22) || edge(32) || edge(42) { [255; 4] } else { ground }
}

fn in_rounded(x: u32, y: u32) -> bool {
    const RADIUS: u32 = 12;
    let corner = |at: u32| RADIUS.saturating_sub(at).max((at + RADIUS + 1).saturating_sub(SIDE));
    let (dx, dy) = (corner(x), corner(y));
    dx * dx + dy * dy <= RADIUS * RADIUS
}
