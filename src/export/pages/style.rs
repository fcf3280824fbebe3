//! How text looks: our four faces, two inks, sizes in points.

use std::io::Write as _;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A face of ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    /// Noto Sans Regular.
    #[default]
    Sans,
    /// Noto Sans Bold.
    SansBold,
    /// Noto Serif Regular.
    Serif,
    /// Noto Serif Bold.
    SerifBold,
}

impl Face {
    /// Every face.
    pub(crate) const ALL: [Self; 4] = [Self::Sans, Self::SansBold, Self::Serif, Self::SerifBold];

    /// Name in the PDF.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSans-Regular",
            Self::SansBold => "NotoSans-Bold",
            Self::Serif => "NotoSerif-Regular",
            Self::SerifBold => "NotoSerif-Bold",
        }
    }

    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => crate::fonts::sans(),
            Self::SansBold => crate::fonts::sans_bold(),
            Self::Serif => crate::fonts::serif(),
            Self::SerifBold => crate::fonts::serif_bold(),
        }
    }

    /// The font file as PDF has it (`FlateDecode`); packed once in a run, because every set of our own
    /// pages carries it.
    pub(crate) fn packed(self) -> &'static [u8] {
        static PACKED: [OnceLock<Vec<u8>>; 4] = [const { OnceLock::new() }; 4];
        let place = match self {
            Self::Sans => &PACKED[0],
            Self::SansBold => &PACKED[1],
            Self::Serif => &PACKED[2],
            Self::SerifBold => &PACKED[3],
        };
        place.get_or_init(|| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
            // Writing into memory cannot fail.
            let _ = encoder.write_all(self.bytes());
            encoder.finish().unwrap_or_default()
        })
    }
}

/// Black or the only grey (3A3A3A).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Ink {
    /// Black.
    #[default]
    Black,
    /// 3A3A3A, for the second language.
    Grey,
}

/// How a piece of text looks; sizes in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Style {
    /// Face.
    pub(crate) face: Face,
    /// Size of the type.
    pub(crate) size: f32,
    /// Distance of baselines.
    pub(crate) leading: f32,
    /// Colour.
    pub(crate) ink: Ink,
}

impl Style {
    /// Regular, black.
    pub(crate) const fn new(size: f32, leading: f32) -> Self {
        Self { face: Face::Sans, size, leading, ink: Ink::Black }
    }

    /// The bold face.
    pub(crate) const fn bold(self) -> Self {
        Self { face: Face::SansBold, ..self }
    }

    /// The serif face, for letters and contracts.
    pub(crate) const fn serif(self) -> Self {
        Self { face: Face::Serif, ..self }
    }

    /// The bold serif face.
    pub(crate) const fn serif_bold(self) -> Self {
        Self { face: Face::SerifBold, ..self }
    }

    /// The regular face of the same family.
    pub(crate) const fn regular(self) -> Self {
        let face = match self.face {
            Face::Sans | Face::SansBold => Face::Sans,
            Face::Serif | Face::SerifBold => Face::Serif,
        };
        Self { face, ..self }
    }

    /// In grey.
    pub(crate) const fn grey(self) -> Self {
        Self { ink: Ink::Grey, ..self }
    }
}

/// Where the lines stand in the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}
