//! Colours by role, light and dark: the only file with colour values.
//!
//! A screen names what a colour is for (`roles(ui).text_2`), never its value. Every pair of words and ground
//! that occurs has a contrast of at least 4.5 : 1 (tested).

use egui::Color32;

/// What each colour is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roles {
    /// Bars and side panels.
    pub bg: Color32,
    /// Main area, cards, fields.
    pub surface: Color32,
    /// Inbox cards.
    pub subtle: Color32,
    /// Row under the pointer.
    pub hover: Color32,
    /// Chosen row, chosen segment.
    pub selected: Color32,
    /// Behind pages.
    pub desk: Color32,
    /// Paper, white in both themes.
    pub paper: Color32,
    /// Dividers, track of a progress bar, disabled fill.
    pub line: Color32,
    /// Edge of buttons and badges.
    pub line_strong: Color32,
    /// Edge of fields and ticks, scroll bar (≥ 3 : 1).
    pub control: Color32,
    /// Body text.
    pub text: Color32,
    /// Hints, labels, Done.
    pub text_2: Color32,
    /// Placeholder, cannot start.
    pub text_3: Color32,
    /// Links, line under a tab, focus ring, progress.
    pub accent: Color32,
    /// The one primary button, a ticked box.
    pub accent_fill: Color32,
    /// The same under the pointer.
    pub accent_fill_hover: Color32,
    /// Words and ticks on `accent_fill`.
    pub on_accent: Color32,
    /// Right check digits, verified.
    pub ok: Color32,
    /// Ground of `ok`.
    pub ok_bg: Color32,
    /// Due soon, unverified, two readings.
    pub warn: Color32,
    /// Ground of `warn`.
    pub warn_bg: Color32,
    /// Edge of `warn_bg`.
    pub warn_line: Color32,
    /// Problems and late dates only.
    pub bad: Color32,
    /// Ground of `bad`.
    pub bad_bg: Color32,
    /// Shadow under paper (0,1) blur 2.
    pub shadow_paper: Color32,
    /// Shadow under toast, menu and overlay (0,8) blur 24.
    pub shadow: Color32,
    /// What dims the window behind an overlay.
    pub veil: Color32,
}

const fn rgb(value: u32) -> Color32 {
    let [_, r, g, b] = value.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The light theme.
pub const LIGHT: Roles = Roles {
    bg: rgb(0xF3_F4F6),
    surface: rgb(0xFF_FFFF),
    subtle: rgb(0xF8_F9FA),
    hover: rgb(0xED_EFF2),
    selected: rgb(0xE2_F0F4),
    desk: rgb(0xE7_E9ED),
    paper: rgb(0xFF_FFFF),
    line: rgb(0xDD_E1E6),
    line_strong: rgb(0xC7_CCD3),
    control: rgb(0x80_8893),
    text: rgb(0x15_181C),
    text_2: rgb(0x4F_5762),
    text_3: rgb(0x62_6A75),
    accent: rgb(0x0B_6783),
    accent_fill: rgb(0x0B_6783),
    accent_fill_hover: rgb(0x09_5670),
    on_accent: rgb(0xFF_FFFF),
    ok: rgb(0x1A_7340),
    ok_bg: rgb(0xE5_F4EA),
    warn: rgb(0x83_5300),
    warn_bg: rgb(0xFF_F2D1),
    warn_line: rgb(0xE7_C77A),
    bad: rgb(0xB4_2318),
    bad_bg: rgb(0xFD_ECEA),
    shadow_paper: Color32::from_black_alpha(26),
    shadow: Color32::from_black_alpha(41),
    veil: Color32::from_black_alpha(82),
};

/// The dark theme.
pub const DARK: Roles = Roles {
    bg: rgb(0x12_1417),
    surface: rgb(0x1A_1D21),
    subtle: rgb(0x20_2429),
    hover: rgb(0x26_2B31),
    selected: rgb(0x19_343E),
    desk: rgb(0x0D_0F11),
    paper: rgb(0xFF_FFFF),
    line: rgb(0x30_353C),
    line_strong: rgb(0x47_4E57),
    control: rgb(0x7B_848F),
    text: rgb(0xEC_EEF1),
    text_2: rgb(0xB0_B7C1),
    text_3: rgb(0x95_9DA9),
    accent: rgb(0x66_C3DD),
    accent_fill: rgb(0x1C_7A96),
    accent_fill_hover: rgb(0x17_6A82),
    on_accent: rgb(0xFF_FFFF),
    ok: rgb(0x6F_CF93),
    ok_bg: rgb(0x16_301F),
    warn: rgb(0xF2_BD54),
    warn_bg: rgb(0x34_290F),
    warn_line: rgb(0x6B_5520),
    bad: rgb(0xFF_8B80),
    bad_bg: rgb(0x3C_1C1A),
    shadow_paper: Color32::from_black_alpha(128),
    shadow: Color32::from_black_alpha(153),
    veil: Color32::from_black_alpha(140),
};

/// The roles of the theme that this part of the window is drawn in.
pub fn roles(ui: &egui::Ui) -> &'static Roles {
    of(ui.visuals().dark_mode)
}

/// The roles of one theme.
pub(crate) fn of(dark: bool) -> &'static Roles {
    if dark { &DARK } else { &LIGHT }
}

/// The roles of the theme that the window is in, for what is drawn without a [`egui::Ui`].
pub fn roles_of(ctx: &egui::Context) -> &'static Roles {
    of(ctx.theme() == egui::Theme::Dark)
}
