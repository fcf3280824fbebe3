//! egui's own style, made from our roles, so that its text fields, menus, scroll bars and tooltips fit in.

use egui::epaint::FontColorTransferFunction;
use egui::style::{
    ScrollAnimation, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets,
};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, ThemePreference, Vec2, Visuals,
};

use super::fonts;
use super::kind::Kind;
use super::roles::{self, Roles};
use super::space;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Follows the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Fonts and both themes. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
        ctx.set_style_of(theme, style(roles::of(dark), dark));
    }
    ctx.options_mut(|options| {
        // Ctrl+Q is a command of ours: unsaved work is asked about first.
        options.quit_shortcuts.clear();
        // A button held long, or a frame that came late on a busy machine, is a click all the same: nothing
        // here has a meaning of its own for a long press.
        options.input_options.max_click_duration = f64::INFINITY;
    });
}

/// Light, dark or the system's way, at once.
pub fn set_choice(ctx: &Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

/// With `true` nothing fades or glides.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduced { 0.0 } else { space::FADE };
        style.scroll_animation = ScrollAnimation::none();
    });
}

fn style(roles: &Roles, dark: bool) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(roles, dark),
        animation_time: space::FADE,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    style.drag_value_text_style = TextStyle::Body;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S8, 0.0);
    spacing.button_padding = Vec2::new(space::S16, space::S8);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.interact_size = Vec2::new(space::COMPACT, space::S16);
    spacing.icon_width = space::TICK;
    spacing.icon_width_inner = space::TICK;
    spacing.icon_spacing = space::S8;
    spacing.menu_spacing = space::S4;
    spacing.tooltip_width = 360.0;
    spacing.scroll = scroll();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style
}

/// A solid bar of 6 that takes 12 of the width, in the `control` colour, always to be seen.
fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::solid();
    scroll.bar_width = 6.0;
    scroll.bar_inner_margin = 3.0;
    scroll.bar_outer_margin = 3.0;
    scroll.handle_min_length = 32.0;
    scroll.foreground_color = false;
    scroll.fade.strength = 0.0;
    // egui paints a track only behind bars that do not float: these float in a margin of their own.
    scroll.floating = true;
    scroll.floating_width = scroll.bar_width;
    scroll.floating_allocated_width = 12.0;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll.dormant_handle_opacity = 1.0;
    scroll.active_handle_opacity = 1.0;
    scroll.interact_handle_opacity = 1.0;
    scroll
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Heading, Kind::Section),
        (TextStyle::Body, Kind::Body),
        (TextStyle::Button, Kind::Body),
        (TextStyle::Small, Kind::Hint),
        (TextStyle::Monospace, Kind::Small),
        (TextStyle::Name("hero".into()), Kind::Hero),
        (TextStyle::Name("page".into()), Kind::Page),
        (TextStyle::Name("label".into()), Kind::Label),
        (TextStyle::Name("small".into()), Kind::Small),
        (TextStyle::Name("small bold".into()), Kind::SmallBold),
        (TextStyle::Name("hint bold".into()), Kind::HintBold),
    ]
    .into_iter()
    .map(|(style, kind)| {
        let family = match style {
            TextStyle::Monospace => FontFamily::Monospace,
            _ => kind.font().family,
        };
        (style, FontId::new(kind.font().size, family))
    })
    .collect()
}

fn visuals(roles: &Roles, dark: bool) -> Visuals {
    let shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: roles.shadow };
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    if dark {
        // Light strokes on dark ground look heavier than they are: less help than egui gives by default.
        visuals.text_options.color_transfer_function = FontColorTransferFunction::Gamma(0.8);
    }
    visuals.weak_text_color = Some(roles.text_2);
    visuals.widgets = widgets(roles);
    visuals.selection = Selection {
        bg_fill: roles.accent.gamma_multiply(0.28),
        stroke: Stroke::new(1.0, roles.text),
    };
    visuals.hyperlink_color = roles.accent;
    visuals.faint_bg_color = roles.subtle;
    visuals.extreme_bg_color = roles.surface;
    visuals.text_edit_bg_color = Some(roles.surface);
    visuals.code_bg_color = roles.subtle;
    visuals.warn_fg_color = roles.warn;
    visuals.error_fg_color = roles.bad;
    visuals.window_corner_radius = CornerRadius::same(space::R_CARD);
    visuals.menu_corner_radius = CornerRadius::same(space::R_CARD);
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.window_fill = roles.surface;
    visuals.window_stroke = Stroke::new(1.0, roles.line_strong);
    visuals.panel_fill = roles.surface;
    visuals.text_cursor = TextCursorStyle {
        stroke: Stroke::new(1.0, roles.text),
        blink: false,
        ..TextCursorStyle::default()
    };
    visuals.indent_has_left_vline = false;
    visuals.striped = false;
    // Disabled things have colours of their own.
    visuals.disabled_alpha = 1.0;
    visuals.image_loading_spinners = false;
    visuals
}

fn widgets(roles: &Roles) -> Widgets {
    let state =
        |bg_fill: Color32, weak_bg_fill: Color32, edge: Color32, words: Color32| WidgetVisuals {
            bg_fill,
            weak_bg_fill,
            bg_stroke: Stroke::new(1.0, edge),
            corner_radius: CornerRadius::same(space::R_CONTROL),
            fg_stroke: Stroke::new(1.0, words),
            expansion: 0.0,
        };
    Widgets {
        noninteractive: state(roles.surface, roles.surface, roles.line, roles.text),
        inactive: state(roles.control, roles.surface, roles.line_strong, roles.text),
        hovered: state(roles.text_2, roles.hover, roles.line_strong, roles.text),
        active: state(roles.text_2, roles.selected, roles.accent, roles.text),
        open: state(roles.surface, roles.hover, roles.line_strong, roles.text),
    }
}
