//! Our own fonts in egui: Noto Sans for words, Phosphor for icons. No font of the computer is used.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

/// A face of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Noto Sans Regular.
    Regular,
    /// Noto Sans Bold.
    Bold,
    /// Noto Sans Bold of titles, likewise moved.
    Title,
    /// Noto Sans Regular at 12 points: moved up a little, so that it sits in lines of 16 as at other sizes.
    Hint,
    /// The same in bold.
    HintBold,
    /// Outlined icons.
    Icon,
    /// Filled icons.
    IconFill,
}

impl Weight {
    /// The egui family.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Bold => FontFamily::Name("bold".into()),
            Self::Title => FontFamily::Name("title".into()),
            Self::Hint => FontFamily::Name("hint".into()),
            Self::HintBold => FontFamily::Name("hint bold".into()),
            Self::Icon => FontFamily::Name("icons".into()),
            Self::IconFill => FontFamily::Name("icons filled".into()),
        }
    }
}

/// All faces, for [`egui::Context::set_fonts`].
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces = [
        (Weight::Regular, "Noto Sans", crate::fonts::sans()),
        (Weight::Bold, "Noto Sans Bold", crate::fonts::sans_bold()),
        (Weight::Title, "Noto Sans Bold 22", crate::fonts::sans_bold()),
        (Weight::Hint, "Noto Sans 12", crate::fonts::sans()),
        (Weight::HintBold, "Noto Sans Bold 12", crate::fonts::sans_bold()),
        (Weight::Icon, "Phosphor", crate::fonts::icons()),
        (Weight::IconFill, "Phosphor Fill", crate::fonts::icons_filled()),
    ];
    for (weight, name, bytes) in faces {
        let tweak = match weight {
            Weight::Regular | Weight::Bold => FontTweak::default(),
            Weight::Title | Weight::Hint | Weight::HintBold => {
                FontTweak { y_offset: -0.7, ..FontTweak::default() }
            }
            // Hinting would tear the thin strokes of the icons apart.
            Weight::Icon | Weight::IconFill => {
                FontTweak { hinting: Some(false), ..FontTweak::default() }
            }
        };
        let data = FontData::from_static(bytes).tweak(tweak);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        fonts.families.insert(weight.family(), vec![name.to_owned()]);
    }
    // egui asks for this family now and then; there is no fixed-width face on our screens.
    fonts.families.insert(FontFamily::Monospace, vec!["Noto Sans".to_owned()]);
    fonts
}
