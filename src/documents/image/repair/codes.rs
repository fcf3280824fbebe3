//! Why something is offered for a page. The words are in `i18n/*/documents.ftl`.

use crate::domain::Code;

/// The machine readable zone stands in another direction.
pub const TURN_ZONE: Code = Code("page-turned-zone");
/// Lines of text run down or stand on their heads.
pub const TURN_TEXT: Code = Code("page-turned-text");
/// Lines of text are not level; `degrees`.
pub const STRAIGHTEN: Code = Code("page-slanting");
/// A sheet lies in a photograph.
pub const CROP: Code = Code("page-in-photograph");
/// Paper without colours is stored in colour; `now` and `then` in kilobytes.
pub const GREY: Code = Code("page-without-colour");
/// Nothing but ink on paper; `now` and `then` in kilobytes.
pub const BLACK_WHITE: Code = Code("page-ink-only");
/// There are colours (a stamp, a signature, a picture): they stay.
pub const KEEP_COLOUR: Code = Code("page-with-colour");
/// More pixels than paper needs; `dpi`, and `now` and `then` in kilobytes.
pub const SMALLER: Code = Code("page-finer-than-needed");
/// The picture says where it was taken.
pub const LOCATION: Code = Code("page-with-place");

/// All of them.
pub const CODES: &[Code] =
    &[TURN_ZONE, TURN_TEXT, STRAIGHTEN, CROP, GREY, BLACK_WHITE, KEEP_COLOUR, SMALLER, LOCATION];
