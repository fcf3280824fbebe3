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
