//! What pages are mended for: whatever is found on them, or a document that is to become smaller, and then what is
//! known of the limit. And why the button does nothing yet.

use std::cmp::Reverse;

use egui::Ui;

use super::Scene;
use super::mending::Mending;
use super::rows::title_of;
use super::sizing::Choice;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::text_ui;
use crate::domain::{Document, DocumentId, DocumentTypeId, FileKind, FileRef};
use crate::export::plan::VOLUME_OVERHEAD;
use crate::export::words;
use crate::session::budget::Budget;

/// A page of a PDF with so many bytes is likely a scan: letters with their fonts seldom take more.
const SCAN: u64 = 80_000;

/// What the user asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Aim {
    /// Whatever is found.
    #[default]
    Repair,
    /// A document that is over the limit by itself becomes smaller.
    Document(DocumentTypeId, Known),
    /// The pack becomes smaller, and of it this document.
    Pack(DocumentTypeId, Known),
}

/// What is known of sizes when it begins, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// What a file of the pack may have.
    pub(super) limit: u64,
    /// What there is now: of the document, or of the pack.
    pub(super) now: u64,
    /// Whether the pack is under the limit when this document has the size that is filled in.
    pub(super) is_enough: bool,
}

impl Aim {
    /// Whether a smaller size is all that is asked for.
    pub(super) fn is_smaller(&self) -> bool {
        *self != Self::Repair
    }

    /// What the dialog is called.
    pub(super) fn title_key(&self, is_one: bool) -> &'static str {
        match (self, is_one) {
            (Self::Repair, true) => "docs-dialog-mend",
            (Self::Repair, false) => "docs-dialog-mend-several",
            (Self::Document(..), _) => "docs-dialog-smaller",
            (Self::Pack(..), _) => "docs-dialog-pack-smaller",
        }
    }

    /// What is on the main button.
    pub(super) fn verb(&self, view: &View<'_>, is_one: bool, changed: usize) -> String {
        let count = [("count", changed.into())];
        match (self, is_one) {
            (Self::Repair, true) => view.say("docs-mend-verb"),
            (Self::Repair, false) => view.say_with("docs-mend-verb-several", &count),
            (Self::Document(..) | Self::Pack(..), _) => view.say_with("docs-smaller-verb", &count),
        }
    }
}

/// Documents of a pack that is over its limit, the largest first, each with the size that is wanted of it: by what
/// the pack is over it has to shrink. Where that would leave next to nothing of it, its share of the limit.
pub(super) fn shares(budget: &Budget, limit: u64) -> Vec<(DocumentId, u64, Known)> {
    // What stands around the documents is counted in the bundle.
    let over = budget.bundle.saturating_sub(limit);
    let room = limit.saturating_sub(VOLUME_OVERHEAD);
    let content = budget.bundle.saturating_sub(VOLUME_OVERHEAD).max(1);
    let mut largest: Vec<_> = budget.documents.iter().map(|it| (it.bytes, &it.id)).collect();
    largest.sort_by_key(|(bytes, _)| Reverse(*bytes));
    let share = |bytes: u64| {
        let share = u128::from(bytes) * u128::from(room) / u128::from(content);
        u64::try_from(share).unwrap_or(limit)
    };
    let wanted = |(bytes, id): (u64, &DocumentId)| {
        let rest = bytes.saturating_sub(over);
        let is_enough = rest >= bytes / 4;
        // To a quarter a scan can be read; a share below that would ruin it, and the pack stays in volumes.
        let wanted = if is_enough { rest } else { share(bytes).max(bytes / 4) }.min(limit);
        (id.clone(), rounded(wanted), Known { limit, now: budget.bundle, is_enough })
    };
    largest.into_iter().map(wanted).collect()
}

/// Bytes of a document that are pictures, as far as its files tell: those of a page that has so many are a scan.
pub(super) fn scanned(document: &Document) -> u64 {
    let of = |file: &FileRef| {
        let is_scan = match file.kind {
            FileKind::Jpeg | FileKind::Png | FileKind::Tiff | FileKind::WebP | FileKind::Bmp => {
                true
            }
            FileKind::Pdf => file.size / u64::from(file.page_count.max(1)) >= SCAN,
            FileKind::Signed | FileKind::Refused(_) => false,
        };
        if is_scan { file.size } else { 0 }
    };
    document.files.iter().map(of).fold(0, u64::saturating_add)
}

/// A little less, in a number that people would type.
fn rounded(bytes: u64) -> u64 {
    let step = if bytes < 100_000 { 1_000 } else { 10_000 };
    (bytes / step * step).max(bytes.min(step))
}

/// Which document it is, and by what it is too large.
pub(super) fn lead_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let view = scene.view;
    let look = roles(ui);
    let (kind, known, key) = match &mending.aim {
        Aim::Repair => return,
        Aim::Document(kind, known) => (kind, known, "docs-smaller-document"),
        Aim::Pack(kind, known) if known.is_enough => (kind, known, "docs-smaller-pack"),
        Aim::Pack(kind, known) => (kind, known, "docs-smaller-share"),
    };
    let size = |bytes: u64| words::size(bytes, view.language);
    let gaps = [
        ("now", size(known.now).into()),
        ("limit", size(known.limit).into()),
        ("document", title_of(view, kind).into()),
    ];
    text_ui(ui, &view.say_with(key, &gaps), Kind::Small, look.text);
    ui.add_space(space::S12);
}

/// Why the button does nothing: what is to be filled in or chosen, or that nothing would change. `None` while it
/// does something, or while what is counted says how far it is.
pub(super) fn why_not(view: &View<'_>, mending: &Mending) -> Option<String> {
    let (all, looked_at) = (mending.pages.len(), mending.looked_at());
    if looked_at < all && mending.changed() == 0 {
        let gaps = [("at", (looked_at + 1).into()), ("count", all.into())];
        let key = if all == 1 { "docs-mend-looking" } else { "docs-mend-looking-at" };
        return Some(view.say_with(key, &gaps));
    }
    if mending.readable() == 0 {
        return Some(view.say("docs-why-unread"));
    }
    if mending.sizing.choice == Choice::Fit {
        match mending.sizing.target() {
            Err(_) => return Some(view.say("docs-size-target-wrong")),
            Ok(None) => return Some(view.say("docs-why-no-size")),
            Ok(Some(_)) => {}
        }
    }
    if !mending.is_ready() || mending.changed() > 0 {
        return None;
    }
    why_no_change(mending).map(|key| view.say(key))
}

/// Why nothing would change, once all is known. `None` also where the size cannot be reached: that is told as such.
pub(super) fn why_no_change(mending: &Mending) -> Option<&'static str> {
    Some(if mending.pages.iter().all(|page| !page.is_wanted) {
        "docs-why-no-page"
    } else if mending.least().is_some() {
        return None;
    } else if mending.sizing.choice != Choice::AsIs {
        "docs-why-small-already"
    } else if mending.aim.is_smaller() {
        "docs-why-as-it-is"
    } else {
        "docs-why-nothing-chosen"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::budget::DocumentBudget;

    fn budget(sizes: &[u64]) -> Budget {
        let document = |(at, bytes): (usize, &u64)| DocumentBudget {
            id: DocumentId::new(&format!("d{at}")).unwrap(),
            bytes: *bytes,
            originals: *bytes,
            is_over: false,
        };
        let documents = sizes.iter().enumerate().map(document).collect();
        let bundle = VOLUME_OVERHEAD + sizes.iter().sum::<u64>();
        Budget { documents, bundle, zip: 0, limit: None }
    }

    #[test]
    fn scans_are_told_from_letters_by_what_a_page_takes() {
        let of = |kind, size, pages| {
            let file =
                FileRef::new(crate::domain::Digest([1; 32]), "a".to_owned(), size, kind, pages);
            let id = DocumentId::new("d").unwrap();
            let kind = DocumentTypeId::new("k").unwrap();
            scanned(&Document::new(id, kind, crate::domain::DocumentForm::Copy, vec![file]))
        };
        assert_eq!(of(FileKind::Jpeg, 9_000, 1), 9_000);
        assert_eq!(of(FileKind::Pdf, 3_000_000, 10), 3_000_000);
        assert_eq!(of(FileKind::Pdf, 400_000, 10), 0, "letters");
        assert_eq!(of(FileKind::Signed, 3_000_000, 1), 0);
    }

    #[test]
    fn the_largest_document_saves_what_the_pack_is_over() {
        let wanted = shares(&budget(&[1_000_000, 8_000_000, 3_000_000]), 10_000_000);
        let of = |at: usize| (wanted[at].0.as_str(), wanted[at].1, wanted[at].2.is_enough);
        // A volume has something around its documents, so a little more has to go than the pack is over.
        assert_eq!(of(0), ("d1", 5_830_000, true));
        assert_eq!(of(1).0, "d2");
        assert_eq!(wanted[0].2.now, 12_000_000 + VOLUME_OVERHEAD);
    }

    #[test]
    fn no_document_shrinks_by_more_than_what_the_pack_is_over() {
        let limit = 1_000_000;
        // Alone, with all that stands around it, it fits to the byte; a little more does not.
        let fits = limit - VOLUME_OVERHEAD;
        assert_eq!(shares(&budget(&[fits]), limit)[0].1, rounded(fits));
        let wanted = shares(&budget(&[fits, 50_000]), limit);
        assert_eq!(wanted[0].1, rounded(fits - 50_000));
        assert!(wanted[0].2.is_enough);
    }

    #[test]
    fn a_document_below_the_limit_still_gets_a_size_filled_in() {
        let wanted = shares(&budget(&[900_000, 800_000, 700_000, 600_000]), 1_000_000);
        // 2 MB over: no document can save that alone, so each has its share.
        assert_eq!((wanted[0].1, wanted[0].2.is_enough), (250_000, false));
        assert!(wanted.iter().all(|(_, bytes, _)| *bytes > 0));
        assert!(wanted.iter().map(|it| it.1).sum::<u64>() <= 1_000_000 - VOLUME_OVERHEAD);
    }
}
