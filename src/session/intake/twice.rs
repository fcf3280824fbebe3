//! The same content again: files are known by their digest, whatever they are called.

use crate::domain::{Case, Digest, DocumentId};

/// Where a file lies in a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilePlace {
    /// Among those without a place, under this name.
    Inbox(String),
    /// In a document.
    Document {
        /// Which.
        document: DocumentId,
        /// Which of its files, from 0.
        at: usize,
    },
}

/// Every place of a content in a case. One file may serve several items and several people; an
/// [`Edit::AddFiles`](crate::session::Edit::AddFiles) with a file that is there gives it one more place.
pub fn places(case: &Case, file: Digest) -> Vec<FilePlace> {
    let loose = case.inbox.iter().filter(|it| it.digest == file);
    let mut found: Vec<FilePlace> = loose.map(|it| FilePlace::Inbox(it.name.clone())).collect();
    for document in &case.documents {
        let of_document = document.files.iter().enumerate().filter(|(_, it)| it.digest == file);
        found.extend(
            of_document.map(|(at, _)| FilePlace::Document { document: document.id.clone(), at }),
        );
    }
    found
}
