//! Edits that move files about: onto their places, out of them, one for another.

use super::edit::{Edit, Gone, Refused};
use crate::domain::{
    Case, Document, DocumentForm, DocumentId, DocumentTypeId, FileRef, Legalisation, Review,
};
use crate::rules::RuleBook;

impl Edit {
    /// The edits that move files about.
    pub(super) fn on_files(&self, next: &mut Case, book: &RuleBook) -> Result<(), Refused> {
        match self {
            Self::AddFiles { files, to } => match to {
                None => next.inbox.extend(files.iter().cloned()),
                Some(kind) => place(next, kind, files.clone(), book)?,
            },
            Self::Place { file, to } => {
                let at = next.inbox.iter().position(|it| it.digest == *file).ok_or(Gone)?;
                let file = next.inbox.remove(at);
                place(next, to, vec![file], book)?;
            }
            Self::TakeOut { document, at } => {
                let file = take_file(next, document, *at)?;
                next.inbox.push(file);
            }
            Self::RemoveLoose(file) => {
                let at = next.inbox.iter().position(|it| it.digest == *file).ok_or(Gone)?;
                next.inbox.remove(at);
            }
            Self::RemoveDocument(id) => {
                let at = next.documents.iter().position(|it| it.id == *id).ok_or(Gone)?;
                next.documents.remove(at);
            }
            Self::MoveFile { document, from, to } => {
                let files = &mut document_of(next, document)?.files;
                if *from >= files.len() || *to >= files.len() {
                    return Err(Gone.into());
                }
                let file = files.remove(*from);
                files.insert(*to, file);
            }
            Self::TurnFile { document, at, quarters } => {
                let file = document_of(next, document)?.files.get_mut(*at).ok_or(Gone)?;
                file.quarter_turns = (file.quarter_turns + quarters % 4) % 4;
            }
            Self::ReplaceFile { document, at, with } => {
                let file = document_of(next, document)?.files.get_mut(*at).ok_or(Gone)?;
                let old = std::mem::replace(file, with.as_ref().clone()).digest;
                // Of a file that stood here in several parts nothing stays behind.
                let mut index = 0;
                document_of(next, document)?.files.retain(|file| {
                    index += 1;
                    index == *at + 1 || file.digest != old
                });
            }
            Self::Pages { place, work } => work.carry_out(next, place, book)?,
            Self::Unlock(opened) => unlock(next, opened)?,
            Self::Answer(_)
            | Self::Record { .. }
            | Self::RemoveRecord { .. }
            | Self::Head { .. }
            | Self::Describe { .. }
            | Self::Review { .. }
            | Self::Waive(_)
            | Self::Unwaive(_)
            | Self::MarkDone(_)
            | Self::Reopen(_)
            | Self::TakeCompany(_)
            | Self::WriteLetter(_)
            | Self::SignLetter(_) => {}
        }
        Ok(())
    }
}

pub(super) fn document_of<'c>(
    case: &'c mut Case,
    id: &DocumentId,
) -> Result<&'c mut Document, Gone> {
    case.documents.iter_mut().find(|it| it.id == *id).ok_or(Gone)
}

/// Wherever the file is, it is as it was looked into with the password; its name and turns stay.
fn unlock(case: &mut Case, opened: &FileRef) -> Result<(), Gone> {
    let in_documents = case.documents.iter_mut().flat_map(|it| &mut it.files);
    let mut is_there = false;
    for file in in_documents.chain(&mut case.inbox).filter(|it| it.digest == opened.digest) {
        let (quarter_turns, name) = (file.quarter_turns, file.name.clone());
        let plan = file.plan.take();
        *file = FileRef { name, quarter_turns, plan, ..opened.clone() };
        is_there = true;
    }
    if is_there { Ok(()) } else { Err(Gone) }
}

/// Takes a file out of its document; a document without files is put away.
fn take_file(case: &mut Case, id: &DocumentId, at: usize) -> Result<FileRef, Gone> {
    let document = document_of(case, id)?;
    if at >= document.files.len() {
        return Err(Gone);
    }
    let file = document.files.remove(at);
    if document.files.is_empty() {
        case.documents.retain(|it| it.id != *id);
    }
    Ok(file)
}

/// Files become a document of their kind, or further pages of the one that is there.
pub(super) fn place(
    case: &mut Case,
    kind: &DocumentTypeId,
    files: Vec<FileRef>,
    book: &RuleBook,
) -> Result<(), Gone> {
    let form = book.documents.get(kind).ok_or(Gone)?.forms.first().copied();
    if let Some(document) = case.documents.iter_mut().find(|it| it.kind == *kind) {
        document.files.extend(files);
        return Ok(());
    }
    let id = free_id(case, kind).ok_or(Gone)?;
    case.documents.push(new_document(id, kind, form, files));
    Ok(())
}

/// Files become a new document of their kind, also beside another one of that kind.
pub(super) fn place_anew(
    case: &mut Case,
    kind: &DocumentTypeId,
    files: Vec<FileRef>,
    book: &RuleBook,
) -> Result<(), Gone> {
    let form = book.documents.get(kind).ok_or(Gone)?.forms.first().copied();
    let id = free_id(case, kind).ok_or(Gone)?;
    case.documents.push(new_document(id, kind, form, files));
    Ok(())
}

fn new_document(
    id: DocumentId,
    kind: &DocumentTypeId,
    form: Option<DocumentForm>,
    files: Vec<FileRef>,
) -> Document {
    Document {
        id,
        kind: kind.clone(),
        form: form.unwrap_or(DocumentForm::Copy),
        number: None,
        issuer: None,
        language: None,
        issued_on: None,
        expires_on: None,
        translated: false,
        legalisation: Legalisation::None,
        files,
        review: Review::ToReview,
    }
}

/// An id that no document of the case has.
fn free_id(case: &Case, kind: &DocumentTypeId) -> Option<DocumentId> {
    let ids = std::iter::once(kind.to_string()).chain((2..).map(|n| format!("{kind}-{n}")));
    ids.map_while(|id| DocumentId::new(&id).ok()).find(|id| case.document(id).is_none())
}
