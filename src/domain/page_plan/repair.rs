//! What is mended on a page. Whole numbers only: the same plan gives the same pixels everywhere.

/// The whole width or height of a page in the unit of a [`Corner`].
pub const WHOLE: u16 = 10_000;

/// A page is straightened by less than 45 degrees; more is a quarter turn.
pub const MAX_STRAIGHTEN: i16 = 4_500;

/// What is mended on a page. The page is upright before it begins: turned as the file itself says (EXIF,
/// `/Rotate`), but not yet by the user's quarter turns, so that turning a page changes no repair of it.
///
/// Carried out in this order: straighten, crop, resolution, tone, quality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repair {
    /// Hundredths of a degree clockwise by which the page is straightened; within ±[`MAX_STRAIGHTEN`].
    pub straighten: i16,
    /// The corners of what is kept, which becomes a rectangle: upper left, upper right, lower right, lower
    /// left.
    pub crop: Option<[Corner; 4]>,
    /// Its colours.
    pub tone: Tone,
    /// Pixels per inch that it may have; more are taken together.
    pub max_dpi: Option<u16>,
    /// How closely what is stored as JPEG keeps to its pixels, on the scale of JPEG from 1 to 100; the usual
    /// one when nobody asked for less.
    pub quality: Option<u8>,
    /// What the picture says about the place where it was taken, and all else that is no picture, stays out
    /// of the pack's pages.
    pub strip_location: bool,
}

impl Repair {
    /// Whether nothing is mended.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the pixels change. Otherwise the picture is passed on as it is, without its notes.
    pub fn changes_pixels(&self) -> bool {
        let notes_only = Self { strip_location: self.strip_location, ..Self::default() };
        *self != notes_only
    }

    /// The same without what only makes it smaller: resolution and quality.
    #[must_use]
    pub fn at_full_size(self) -> Self {
        Self { max_dpi: None, quality: None, ..self }
    }

    /// The repair, unless it does nothing.
    pub fn or_none(self) -> Option<Self> {
        (!self.is_nothing()).then_some(self)
    }
}

/// A point of a page in fractions of its width and height: 0 to [`WHOLE`], from the upper left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Corner {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// As they are.
    #[default]
    AsIs,
    /// Shades of grey.
    Grey,
    /// Black and white.
    BlackWhite,
}
