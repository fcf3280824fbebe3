//! The fonts the program ships, and the only place that names their files.
//!
//! Noto Sans and Noto Serif, cut down to Latin, Cyrillic with Kazakh, punctuation, № and ₸ (`fonts/README.md`).
//! `TrueType` outlines without hinting; units per em are 1000. The icons of the window come from Phosphor.

/// Noto Sans Regular: interface, forms of ours, stamps.
#[must_use]
pub fn sans() -> &'static [u8] {
    include_bytes!("../fonts/NotoSans-Regular.ttf")
}

/// Noto Sans Bold.
#[must_use]
pub fn sans_bold() -> &'static [u8] {
    include_bytes!("../fonts/NotoSans-Bold.ttf")
}

/// Noto Serif Regular: letters.
#[must_use]
pub fn serif() -> &'static [u8] {
    include_bytes!("../fonts/NotoSerif-Regular.ttf")
}

/// Noto Serif Bold.
#[must_use]
pub fn serif_bold() -> &'static [u8] {
    include_bytes!("../fonts/NotoSerif-Bold.ttf")
}

/// The icons of the window as outlines.
#[cfg(feature = "gui")]
#[must_use]
pub fn icons() -> &'static [u8] {
    include_bytes!("../fonts/PhosphorIcons-Regular.ttf")
}

/// The same icons filled; shown for problems only.
#[cfg(feature = "gui")]
#[must_use]
pub fn icons_filled() -> &'static [u8] {
    include_bytes!("../fonts/PhosphorIcons-Fill.ttf")
}
