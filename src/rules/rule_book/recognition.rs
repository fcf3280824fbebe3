//! By what a kind of document is recognised, to suggest a place for a file. Nothing is decided by it.

use crate::domain::Language;

/// What a document of a kind shows of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognition {
    /// Words of its heading or of the names of its files, in the order of the languages and of the data.
    pub words: Vec<(Language, String)>,
    /// A machine readable zone in it.
    pub zone: Option<Zone>,
    /// The shape of its paper.
    pub paper: Option<Paper>,
    /// Whether its zone names somebody else than the applicant.
    pub of_another: bool,
}

/// Which machine readable zone a document has (ICAO Doc 9303).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// That of a passport (part 4).
    Passport,
    /// That of an identity or residence card (parts 5 and 6).
    Card,
}

/// Paper that tells a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// An identity card.
    Card,
    /// A photograph of 35 × 45 mm.
    Photo,
}
