//! Spacing, heights, radii and strokes in points.

/// Spacing scale.
pub const S4: f32 = 4.0;
/// Spacing scale.
pub const S8: f32 = 8.0;
/// Spacing scale.
pub const S12: f32 = 12.0;
/// Spacing scale.
pub const S16: f32 = 16.0;
/// Spacing scale.
pub const S20: f32 = 20.0;
/// Spacing scale.
pub const S24: f32 = 24.0;
/// Spacing scale; page margin.
pub const S32: f32 = 32.0;

/// How far the fill of a row reaches beyond its text.
pub const ROW_REACH: f32 = 12.0;

/// Control: button, field.
pub const CONTROL: f32 = 36.0;
/// Compact control: toolbars, in rows, filters.
pub const COMPACT: f32 = 28.0;
/// Big action on the start page.
pub const BIG_ACTION: f32 = 64.0;
/// Icon button.
pub const ICON_BUTTON: f32 = 32.0;
/// Tick box, radio.
pub const TICK: f32 = 18.0;
/// Badge.
pub const BADGE: f32 = 20.0;
/// Tab, top bar.
pub const TAB: f32 = 48.0;
/// Status bar.
pub const STATUS_BAR: f32 = 28.0;
/// Foot bar with Back and the primary button.
pub const FOOT_BAR: f32 = 60.0;
/// Task row.
pub const TASK_ROW: f32 = 44.0;
/// Case and deadline row.
pub const CASE_ROW: f32 = 52.0;
/// Document slot.
pub const SLOT_ROW: f32 = 40.0;
/// Summary row of the check page.
pub const SUMMARY_ROW: f32 = 36.0;
/// Row of the rule list.
pub const RULE_ROW: f32 = 32.0;
/// Big progress bar.
pub const PROGRESS_BIG: f32 = 8.0;
/// Small progress bar.
pub const PROGRESS_SMALL: f32 = 4.0;
/// Width of a folded right panel.
pub const RAIL: f32 = 44.0;
/// Width of a page on the desk.
pub const PAGE_WIDTH: f32 = 104.0;

/// Radius of paper.
pub const R_PAPER: u8 = 2;
/// Radius of badges and ticks.
pub const R_BADGE: u8 = 4;
/// Radius of controls and rows.
pub const R_CONTROL: u8 = 6;
/// Radius of cards, panels, toasts.
pub const R_CARD: u8 = 8;

/// Icons beside text of 13 to 14.
pub const ICON_TEXT: f32 = 16.0;
/// Icons in buttons.
pub const ICON_IN_BUTTON: f32 = 18.0;
/// Icons in icon buttons.
pub const ICON_BIG: f32 = 20.0;

/// Focus ring: stroke.
pub const FOCUS_STROKE: f32 = 2.0;
/// Focus ring: gap outside a control.
pub const FOCUS_GAP: f32 = 2.0;

/// Longest fade, in seconds.
pub const FADE: f32 = 0.12;

/// Right panels are folded below this width (points after zoom).
pub const WIDE: f32 = 1100.0;
/// Tabs become a menu, form columns stack below this width.
pub const NARROW: f32 = 900.0;
