//! The pages of what is chosen, one after the other through all its files.

use super::Chosen;
use crate::domain::{Case, Digest, DocumentId, FileRef};
use crate::session::{CaseSession, PageList, PagePlace};

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a document, and which of its files.
    In(DocumentId, usize),
    /// Without a place.
    Loose(Digest),
}

/// A page on the desk; a file without pages stands there as one sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) place: Place,
    /// The page of its file, from 0; `None` when the file gives none.
    pub(super) page: Option<u32>,
}

/// The sheets of what is chosen.
pub(super) fn of(case: &CaseSession, chosen: &Chosen) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    match chosen {
        Chosen::Loose(digest) => {
            let place = PagePlace::Loose(*digest);
            add(&mut sheets, case.case(), &place, |_| Place::Loose(*digest));
        }
        Chosen::Slot(kind) => {
            for document in case.case().documents.iter().filter(|it| it.kind == *kind) {
                let place = PagePlace::Document(document.id.clone());
                add(&mut sheets, case.case(), &place, |at| Place::In(document.id.clone(), at));
            }
        }
    }
    sheets
}

fn add(sheets: &mut Vec<Sheet>, case: &Case, place: &PagePlace, of: impl Fn(usize) -> Place) {
    let list = PageList::of(case, place);
    let shown = list.pages.into_iter().filter(|page| !page.is_left_out());
    sheets.extend(shown.map(|page| Sheet { place: of(page.file), page: page.page }));
}

/// The file at a place.
pub(super) fn file_at<'c>(case: &'c Case, place: &Place) -> Option<&'c FileRef> {
    match place {
        Place::In(document, at) => case.document(document)?.files.get(*at),
        Place::Loose(digest) => case.inbox.iter().find(|it| it.digest == *digest),
    }
}
