//! Where the window was, kept in the settings from start to start.

use egui::{Context, Vec2, pos2};

use crate::store::Settings;

const MAXIMISED: &str = "window-maximised";

/// Place and size of the window in points of the desktop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// Left top corner; some desktops do not tell.
    pub(crate) at: Option<egui::Pos2>,
    /// Size of the inside.
    pub(crate) size: Vec2,
    /// Whether it fills the desktop.
    pub(crate) maximised: bool,
}

impl Place {
    /// Where the window is now.
    pub(crate) fn of(ctx: &Context) -> Option<Self> {
        let zoom = ctx.zoom_factor();
        ctx.input(|input| {
            let viewport = input.viewport();

            let inner = viewport.inner_rect?;
            let at = viewport.outer_rect.map(|rect| (rect.min.to_vec2() * zoom).to_pos2());
            let maximised = viewport.maximized.unwrap_or(false);
            Some(Self { at, size: inner.size() * zoom, maximised })
        })
    }

    /// Where it was.
    pub(crate) fn read(settings: &Settings) -> Option<Self> {
        let [x, y, width, height] = settings.window()?.map(|number| f32::from(clamped(number)));
        let maximised = settings.text(MAXIMISED) == Some("yes");
        (width >= 300.0 && height >= 200.0).then_some(Self {
            at: Some(pos2(x, y)),
            size: Vec2::new(width, height),
            maximised,
        })
    }

    /// Keeps it. The size of a window that fills the desktop is not worth keeping: the size before is.
    pub(crate) fn keep(&self, settings: &mut Settings) {
        settings.set(MAXIMISED, self.maximised.then(|| "yes".to_owned()));
        if !self.maximised {
            let at = self.at.unwrap_or_default();
            settings.set_window([at.x, at.y, self.size.x, self.size.y].map(whole));
        }
    }
}

/// A screen: left, top, width, height in its own pixels.
pub(crate) type Screen = ((i32, i32), (u32, u32));

/// So much of the upper edge must be seen for a window to be moved by.
const HANDLE: (f32, f32) = (120.0, 32.0);

/// Whether a window whose corner and width are given, in pixels, can be taken hold of on one of the screens.
pub(crate) fn is_within_reach(at: egui::Pos2, width: f32, screens: &[Screen]) -> bool {
    let edge = egui::Rect::from_min_size(at, Vec2::new(width, HANDLE.1));
    screens.iter().any(|((x, y), (wide, high))| {
        let corner = pos2(pixels(*x), pixels(*y));
        let size = Vec2::new(pixels(clipped(*wide)), pixels(clipped(*high)));
        let seen = edge.intersect(egui::Rect::from_min_size(corner, size));
        seen.width() >= HANDLE.0.min(width) && seen.height() >= HANDLE.1
    })
}

fn clipped(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn pixels(number: i32) -> f32 {
    f32::from(clamped(number))
}

fn clamped(number: i32) -> i16 {
    i16::try_from(number.clamp(i32::from(i16::MIN), i32::from(i16::MAX))).unwrap_or(0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a desktop is a few thousand points"
)]
fn whole(number: f32) -> i32 {
    number.round() as i32
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::is_within_reach;

    #[test]
    fn a_window_on_a_screen_that_is_gone_is_out_of_reach() {
        let laptop = ((0, 0), (1920, 1080));
        let beside = ((1920, 0), (2560, 1440));
        for (at, both, alone) in [
            (pos2(100.0, 100.0), true, true),
            (pos2(2400.0, 200.0), true, false),
            (pos2(-1200.0, 100.0), false, false),
            // A strip at the right edge is enough, one at the foot is not.
            (pos2(1750.0, 100.0), true, true),
            (pos2(100.0, 1070.0), false, false),
            (pos2(100.0, -700.0), false, false),
        ] {
            assert_eq!(is_within_reach(at, 1280.0, &[laptop, beside]), both, "{at:?} on both");
            assert_eq!(is_within_reach(at, 1280.0, &[laptop]), alone, "{at:?} on one");
        }
    }
}
