//! The pages of what is chosen, one after the other through all its files.

use super::Chosen;
use crate::domain::{Case, Digest, DocumentId, FileRef};
use crate::session::{CaseSession, PageItem, PageList, PagePlace};

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a document, and which of its files.
    In(DocumentId, usize),
    /// Without a place.
    Loose(Digest),
}

impl Place {
    /// Where its pages are.
    pub(super) fn pages(&self) -> PagePlace {
        match self {
            Self::In(document, _) => PagePlace::Document(document.clone()),
            Self::Loose(digest) => PagePlace::Loose(*digest),
        }
    }

    /// Whether both are in one document, or are one file without a place.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::In(one, _), Self::In(other, _)) => one == other,
            (Self::Loose(one), Self::Loose(other)) => one == other,
            (Self::In(..), Self::Loose(_)) | (Self::Loose(_), Self::In(..)) => false,
        }
    }
}

/// A page on the desk; a file without pages stands there as one sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) place: Place,
    pub(super) item: PageItem,
    /// Its number among the pages of its document, from 1, and how many these are.
    pub(super) number: usize,
    pub(super) of: usize,
}

/// The sheets of what is chosen.
pub(super) fn of(case: &CaseSession, chosen: &Chosen) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    match chosen {
        Chosen::Loose(digest) => add(&mut sheets, case.case(), &PagePlace::Loose(*digest)),
        Chosen::Slot(kind) => {
            for document in case.case().documents.iter().filter(|it| it.kind == *kind) {
                add(&mut sheets, case.case(), &PagePlace::Document(document.id.clone()));
            }
        }
    }
    sheets
}

/// The sheets of a document.
pub(super) fn of_document(case: &Case, document: &DocumentId) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    add(&mut sheets, case, &PagePlace::Document(document.clone()));
    sheets
}

fn add(sheets: &mut Vec<Sheet>, case: &Case, place: &PagePlace) {
    let list = PageList::of(case, place);
    let of = list.pages.len();
    sheets.extend(list.pages.into_iter().zip(1..).map(|(item, number)| {
        let place = match place {
            PagePlace::Document(id) => Place::In(id.clone(), item.file),
            PagePlace::Loose(digest) => Place::Loose(*digest),
        };
        Sheet { place, item, number, of }
    }));
}

/// The file at a place.
pub(super) fn file_at<'c>(case: &'c Case, place: &Place) -> Option<&'c FileRef> {
    match place {
        Place::In(document, at) => case.document(document)?.files.get(*at),
        Place::Loose(digest) => case.inbox.iter().find(|it| it.digest == *digest),
    }
}
