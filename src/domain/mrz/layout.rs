//! Where the fields of a machine readable zone stand, by its size.

/// The sizes of travel documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MrzFormat {
    /// Cards: 3 lines of 30 characters (9303-5).
    Td1,
    /// The medium size: 2 lines of 36 characters (9303-6).
    Td2,
    /// Passports: 2 lines of 44 characters (9303-4).
    Td3,
}

impl MrzFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Td1, Self::Td2, Self::Td3];

    /// How many lines of how many characters.
    pub fn size(self) -> (usize, usize) {
        match self {
            Self::Td1 => (3, 30),
            Self::Td2 => (2, 36),
            Self::Td3 => (2, 44),
        }
    }

    pub(super) fn layout(self) -> &'static Layout {
        match self {
            Self::Td1 => &TD1,
            Self::Td2 => &TD2,
            Self::Td3 => &TD3,
        }
    }
}

/// A field: line, first place and the place after the last, all from 0.
#[derive(Clone, Copy)]
pub(super) struct Span(pub(super) usize, pub(super) usize, pub(super) usize);

impl Span {
    /// Its text; empty when the lines are too short.
    pub(super) fn of(self, lines: &[String]) -> &str {
        lines.get(self.0).and_then(|line| line.get(self.1..self.2)).unwrap_or_default()
    }

    /// The place behind it, where its check digit stands.
    pub(super) fn next(self) -> Self {
        Self(self.0, self.2, self.2 + 1)
    }
}

/// The fields of one size. A check digit stands right behind its field.
pub(super) struct Layout {
    pub(super) number: Span,
    /// Where a number of more than nine characters goes on.
    pub(super) number_continues: Option<Span>,
    pub(super) nationality: Span,
    pub(super) birth: Span,
    pub(super) sex: Span,
    pub(super) expiry: Span,
    pub(super) names: Span,
    pub(super) optional: &'static [Span],
    /// Optional data with a check digit of its own.
    pub(super) checked_optional: Option<Span>,
    /// What the composite check digit is taken over, in order.
    pub(super) composite: &'static [Span],
    pub(super) composite_digit: Span,
}

static TD1: Layout = Layout {
    number: Span(0, 5, 14),
    number_continues: Some(Span(0, 15, 30)),
    nationality: Span(1, 15, 18),
    birth: Span(1, 0, 6),
    sex: Span(1, 7, 8),
    expiry: Span(1, 8, 14),
    names: Span(2, 0, 30),
    optional: &[Span(0, 15, 30), Span(1, 18, 29)],
    checked_optional: None,
    composite: &[Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)],
    composite_digit: Span(1, 29, 30),
};

static TD2: Layout = Layout {
    number: Span(1, 0, 9),
    number_continues: Some(Span(1, 28, 35)),
    nationality: Span(1, 10, 13),
    birth: Span(1, 13, 19),
    sex: Span(1, 20, 21),
    expiry: Span(1, 21, 27),
    names: Span(0, 5, 36),
    optional: &[Span(1, 28, 35)],
    checked_optional: None,
    composite: &[Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35)],
    composite_digit: Span(1, 35, 36),
};

static TD3: Layout = Layout {
    number: Span(1, 0, 9),
    number_continues: None,
    nationality: Span(1, 10, 13),
    birth: Span(1, 13, 19),
    sex: Span(1, 20, 21),
    expiry: Span(1, 21, 27),
    names: Span(0, 5, 44),
    optional: &[Span(1, 28, 42)],
    checked_optional: Some(Span(1, 28, 42)),
    composite: &[Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43)],
    composite_digit: Span(1, 43, 44),
};
