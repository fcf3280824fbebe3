//! Buttons: primary, secondary, quiet, permanent (danger), big action, icon button, link.

use egui::{
    Color32, CursorIcon, Rect, Response, Role, Sense, Stroke, Ui, Vec2, Widget, WidgetInfo, vec2,
};

use super::paint;
use super::words::{is_only_read, reason, say_why_off};
use crate::app::theme::{Icon, Kind, Roles, roles, space};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// What every button can be, with words or with an icon only.
macro_rules! switches {
    ($button:ident) => {
        impl $button<'_> {
            /// 28 high, as in toolbars and in rows.
            pub fn compact(mut self) -> Self {
                self.compact = true;
                self
            }

            /// Greyed out where it cannot be pressed; the reason stands beside it.
            pub fn enabled(mut self, enabled: bool) -> Self {
                self.enabled = enabled;
                self
            }

            /// It changes something: off where nothing `can` be changed, and then it says so under the pointer.
            pub fn writes(mut self, can: bool) -> Self {
                self.writes = can;
                self
            }

            /// Whether it is off for no other reason than that nothing can be changed here.
            fn is_only_read(&self, ui: &Ui) -> bool {
                self.enabled && (!self.writes || is_only_read(ui))
            }

            fn is_on(&self, ui: &Ui) -> bool {
                self.enabled && self.writes && ui.is_enabled()
            }
        }
    };
}

switches!(Button);
switches!(IconButton);

/// A button with words. One primary button a page.
#[must_use = "call `ui` or `ui.add`"]
#[derive(Clone, Debug)]
pub struct Button<'a> {
    label: &'a str,
    look: Look,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    name: Option<&'a str>,
    compact: bool,
    enabled: bool,
    writes: bool,
    width: Option<f32>,
}

impl<'a> Button<'a> {
    fn new(label: &'a str, look: Look) -> Self {
        Self {
            label,
            look,
            icon: None,
            trailing: None,
            name: None,
            compact: false,
            enabled: true,
            writes: true,
            width: None,
        }
    }

    /// The one main action of a page.
    pub fn primary(label: &'a str) -> Self {
        Self::new(label, Look::Primary)
    }

    /// Any other action.
    pub fn secondary(label: &'a str) -> Self {
        Self::new(label, Look::Secondary)
    }

    /// Without an edge: toolbars.
    pub fn quiet(label: &'a str) -> Self {
        Self::new(label, Look::Quiet)
    }

    /// Something that cannot be undone.
    pub fn danger(label: &'a str) -> Self {
        Self::new(label, Look::Danger)
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the words, e.g. the caret of a menu.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// The spoken name, where the words alone are not unique on the page ("Change date of birth").
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// At least this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let roles = roles(ui);
        let enabled = self.is_on(ui);
        let kind = match (self.look, self.compact) {
            (Look::Primary, false) if enabled => Kind::Label,
            (Look::Primary, true) if enabled => Kind::SmallBold,
            (_, false) => Kind::Body,
            (_, true) => Kind::Small,
        };
        let (height, padding, icon_size) = if self.compact {
            (space::COMPACT, 11.0, space::ICON_TEXT)
        } else {
            (space::CONTROL, 17.0, space::ICON_IN_BUTTON)
        };
        let gap = if self.compact { 6.0 } else { space::S8 };
        let icons = |icon: Option<Icon>| if icon.is_some() { icon_size + gap } else { 0.0 };
        let extra = 2.0 * padding + icons(self.icon) + icons(self.trailing);
        let galley = kind.galley(
            ui,
            self.label,
            Color32::PLACEHOLDER,
            ui.available_width().max(160.0) - extra,
        );
        let content = galley.size().x + extra;
        let size = vec2(
            content.max(self.width.unwrap_or(0.0)).ceil(),
            height.max(galley.size().y + height - kind.line()),
        );
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, enabled, self.name.unwrap_or(self.label))
        });
        if ui.is_rect_visible(rect) {
            let (fill, edge, words) = self.colors(roles, enabled, &response);
            paint::stroked(ui.painter(), rect, space::R_CONTROL, fill, Stroke::new(1.0, edge));
            let mut x = rect.left() + padding + ((rect.width() - content) / 2.0).max(0.0);
            let icon_color = match self.look {
                Look::Secondary | Look::Quiet if enabled => roles.text_2,
                Look::Primary | Look::Secondary | Look::Quiet | Look::Danger => words,
            };
            if let Some(icon) = self.icon {
                let center = egui::pos2(x + icon_size / 2.0, rect.center().y);
                paint::icon(ui.painter(), center, icon, icon_size, icon_color);
                x += icon_size + gap;
            }
            let at =
                paint::snap(ui.painter(), egui::pos2(x, rect.center().y - galley.size().y / 2.0));
            x += galley.size().x + gap;
            ui.painter().galley(at, galley, words);
            if let Some(icon) = self.trailing {
                let center = egui::pos2(x + icon_size / 2.0, rect.center().y);
                paint::icon(ui.painter(), center, icon, icon_size, icon_color);
            }
            if response.has_focus() {
                paint::focus_outside(ui.painter(), rect, space::R_CONTROL, roles);
            }
        }
        say_why_off(response, self.is_only_read(ui))
    }

    /// Fill, edge, words.
    fn colors(
        &self,
        roles: &Roles,
        enabled: bool,
        response: &Response,
    ) -> (Color32, Color32, Color32) {
        if !enabled {
            let fill = if self.look == Look::Quiet { Color32::TRANSPARENT } else { roles.line };
            return (fill, fill, roles.text_3);
        }
        let is_over = response.hovered();
        let is_down = response.is_pointer_button_down_on();
        let ground = match (is_down, is_over) {
            (true, _) => roles.selected,
            (false, true) => roles.hover,
            (false, false) => roles.surface,
        };
        match self.look {
            Look::Primary => {
                let fill = if is_over { roles.accent_fill_hover } else { roles.accent_fill };
                (fill, fill, roles.on_accent)
            }
            Look::Secondary => (ground, roles.line_strong, roles.text),
            Look::Quiet => {
                let fill = if is_over { ground } else { Color32::TRANSPARENT };
                (fill, fill, roles.text)
            }
            Look::Danger => (ground, roles.line_strong, roles.bad),
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        Button::ui(self, ui)
    }
}

/// A button that is an icon only; the name is its tooltip and what a screen reader says.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    IconButton::new(icon, name).ui(ui)
}

/// A button that is an icon only.
#[must_use = "call `ui`"]
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own, named where it is set"
)]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    shortcut: Option<&'a str>,
    compact: bool,
    enabled: bool,
    writes: bool,
    selected: bool,
}

impl<'a> IconButton<'a> {
    /// 32 with an icon of 20; compact, 28 with one of 18.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self {
            icon,
            name,
            shortcut: None,
            compact: false,
            enabled: true,
            writes: true,
            selected: false,
        }
    }

    /// Shown after the name in the tooltip.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = Some(shortcut);
        self
    }

    /// What it opens is open.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let roles = roles(ui);
        let enabled = self.is_on(ui);
        let (size, icon_size) = if self.compact {
            (space::COMPACT, space::ICON_IN_BUTTON)
        } else {
            (space::ICON_BUTTON, space::ICON_BIG)
        };
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        let fill = match (self.selected, enabled && response.hovered()) {
            (true, _) => roles.selected,
            (false, true) => roles.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, space::R_CONTROL, fill);
        let color = if enabled { roles.text_2 } else { roles.line_strong };
        paint::icon(ui.painter(), rect.center(), self.icon, icon_size, color);
        if response.has_focus() {
            paint::focus_outside(ui.painter(), rect, space::R_CONTROL, roles);
        }
        let tip = match self.shortcut {
            Some(shortcut) => format!("{} ({shortcut})", self.name),
            None => self.name.to_owned(),
        };
        match reason(&response.ctx).filter(|_| self.is_only_read(ui)) {
            Some(reason) => {
                let tip = format!("{tip}\n{reason}");
                response.on_hover_text(tip.as_str()).on_disabled_hover_text(tip)
            }
            None => response.on_hover_text(tip),
        }
    }
}

/// A link: underlined words in `accent`.
pub fn link_ui(ui: &mut Ui, label: &str, kind: Kind) -> Response {
    link_named_ui(ui, label, label, kind)
}

/// A link with a spoken name of its own ("Change date of birth").
pub fn link_named_ui(ui: &mut Ui, label: &str, name: &str, kind: Kind) -> Response {
    let roles = roles(ui);
    let color = if ui.is_enabled() { roles.accent } else { roles.text_3 };
    let galley = kind.galley(ui, label, color, ui.available_width());
    let (id, rect) = ui.allocate_space(galley.size());
    // A target of 28 at least, although the words are lower.
    let target =
        Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(space::COMPACT)));
    let response = ui.interact(target, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    paint::underlined(ui.painter(), rect.min, galley, kind, color);
    if response.has_focus() {
        paint::focus_outside(ui.painter(), rect.expand2(vec2(1.0, 0.0)), 2, roles);
    }
    say_why_off(response.on_hover_cursor(CursorIcon::PointingHand), is_only_read(ui))
}
