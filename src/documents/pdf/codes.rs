//! What the PDF importer has to say.

pub(super) use crate::documents::codes::{about_file, about_page};
use crate::domain::{Arg, Code, Finding, Severity};

/// Scripts were left out.
pub const SCRIPT_REMOVED: Code = Code("pdf-script-removed");
/// Actions that run by themselves were left out.
pub const AUTOMATIC_ACTION_REMOVED: Code = Code("pdf-automatic-action-removed");
/// Links out of the document were left out.
pub const OUTSIDE_LINK_REMOVED: Code = Code("pdf-outside-link-removed");
/// Starting other programs was left out.
pub const LAUNCH_REMOVED: Code = Code("pdf-launch-removed");
/// Sending or loading form data was left out.
pub const FORM_ACTION_REMOVED: Code = Code("pdf-form-action-removed");
/// Sound, video and 3D were left out.
pub const MEDIA_REMOVED: Code = Code("pdf-media-removed");
/// An XFA form was left out; what is printed on the pages is kept.
pub const XFA_REMOVED: Code = Code("pdf-xfa-removed");
/// Files inside the file were left out.
pub const ATTACHMENT_REMOVED: Code = Code("pdf-attachment-removed");
/// It is signed: the signature is worth something only in the original.
pub const SIGNED: Code = Code("pdf-signed");
/// A form field with a value but no appearance.
pub const FIELD_WITHOUT_APPEARANCE: Code = Code("pdf-field-without-appearance");
/// A highlight, note or drawing that does not say how it looks.
pub const MARK_WITHOUT_APPEARANCE: Code = Code("pdf-mark-without-appearance");
/// It was damaged and had to be repaired.
pub const REPAIRED: Code = Code("pdf-repaired");
/// Part of a page's content could not be read.
pub const CONTENT_DAMAGED: Code = Code("pdf-content-damaged");
/// Part of the content lies outside the file.
pub const EXTERNAL_STREAM: Code = Code("pdf-external-stream");
/// There are hidden layers; they stay hidden.
pub const HIDDEN_LAYERS: Code = Code("pdf-hidden-layers");
/// Fonts, pictures or other things that the pages are drawn with are not in the file.
pub const RESOURCES_LOST: Code = Code("pdf-resources-lost");
/// A font is not in the file and no other one can stand in for it.
pub const FONT_MISSING: Code = Code("pdf-font-missing");
/// The file does not say which letters some of its text is made of.
pub const TEXT_UNSEARCHABLE: Code = Code("pdf-text-unsearchable");
/// A page was replaced by its picture.
pub const PAGE_RENDERED: Code = Code("pdf-page-rendered");
/// A page could not even be shown: a notice stands in for it.
pub const PAGE_GIVEN_UP: Code = Code("pdf-page-given-up");

/// All codes of this part.
pub const CODES: &[Code] = &[
    SCRIPT_REMOVED,
    AUTOMATIC_ACTION_REMOVED,
    OUTSIDE_LINK_REMOVED,
    LAUNCH_REMOVED,
    FORM_ACTION_REMOVED,
    MEDIA_REMOVED,
    XFA_REMOVED,
    ATTACHMENT_REMOVED,
    SIGNED,
    FIELD_WITHOUT_APPEARANCE,
    MARK_WITHOUT_APPEARANCE,
    REPAIRED,
    CONTENT_DAMAGED,
    EXTERNAL_STREAM,
    HIDDEN_LAYERS,
    RESOURCES_LOST,
    FONT_MISSING,
    TEXT_UNSEARCHABLE,
    PAGE_RENDERED,
    PAGE_GIVEN_UP,
];

/// About the file, with how often.
pub(super) fn counted(severity: Severity, code: Code, count: u32) -> Finding {
    about_file(severity, code).with("count", Arg::Number(i64::from(count)))
}
