//! Edits that move files about: onto their places, out of them, one for another.

use super::edit::{Edit, Gone, Refused};
use super::placing::adopt;
use crate::domain::{
    Case, Digest, Document, DocumentForm, DocumentId, DocumentTypeId, FileRef, Review,
};
use crate::rules::RuleBook;
use crate::session::intake::is_locked_archive;

impl Edit {
    /// The edits that move files about.
    pub(super) fn on_files(&self, next: &mut Case, book: &RuleBook) -> Result<(), Refused> {
        match self {
            Self::AddFiles { files, to } => match to {
                None => next.inbox.extend(files.iter().cloned()),
                Some(kind) => place(next, kind, files.clone(), book)?,
            },
            Self::Place { file, to } => {
                let file = take_loose(next, *file)?;
                place(next, to, vec![file], book)?;
            }
            Self::Put(placing) => placing.carry_out(next, book)?,
            Self::Adopt(document) => adopt(next, document)?,
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
            Self::ReplaceFile { document, at, old, with } => {
                replace(&mut document_of(next, document)?.files, (*at, *old), with)?;
            }
            Self::Pages { place, work } => work.carry_out(next, place, book)?,
            Self::Unlock(opened) => unlock(next, opened)?,
            Self::Unpack { archive, files } => unpack(next, *archive, files),
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
            | Self::SignLetter(_)
            | Self::Together(_) => {}
        }
        Ok(())
    }
}

/// What somebody approved or sent back is not what lies there now: documents whose pages changed are to be
/// looked at again.
pub(super) fn look_again(before: &Case, after: &mut Case) {
    for document in &mut after.documents {
        let Some(old) = before.document(&document.id) else { continue };
        let same_pages = |(old, new): (&FileRef, &FileRef)| {
            old.digest == new.digest
                && old.plan == new.plan
                && old.quarter_turns == new.quarter_turns
        };
        let is_same = old.files.len() == document.files.len()
            && old.files.iter().zip(&document.files).all(same_pages);
        if !is_same {
            document.review = Review::ToReview;
        }
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

/// A file takes the place of the one that is known by its digest, wherever that stands by now.
fn replace(
    files: &mut Vec<FileRef>,
    (at, old): (usize, Digest),
    with: &FileRef,
) -> Result<(), Gone> {
    let is_it = |file: &FileRef| file.digest == old;
    let at = if files.get(at).is_some_and(is_it) {
        at
    } else {
        files.iter().position(is_it).ok_or(Gone)?
    };
    *files.get_mut(at).ok_or(Gone)? = with.clone();
    // Of a file that stood here in several parts nothing stays behind.
    let mut index = 0;
    files.retain(|file| {
        index += 1;
        index == at + 1 || file.digest != old
    });
    Ok(())
}

/// Takes a file that gets a place from among those without one. An archive that waits for its password gets none.
pub(super) fn take_loose(case: &mut Case, file: Digest) -> Result<FileRef, Gone> {
    let is_it = |it: &FileRef| it.digest == file && !is_locked_archive(it);
    let at = case.inbox.iter().position(is_it).ok_or(Gone)?;
    Ok(case.inbox.remove(at))
}

/// What lay in an archive takes its place, wherever that is by now; what is in the case stays where it is.
fn unpack(case: &mut Case, archive: Digest, files: &[FileRef]) {
    let is_it = |file: &FileRef| file.digest == archive;
    let at = case.inbox.iter().position(is_it).unwrap_or(case.inbox.len());
    case.inbox.retain(|file| !is_it(file));
    case.documents.retain_mut(|document| {
        let before = document.files.len();
        document.files.retain(|file| !is_it(file));
        document.files.len() == before || !document.files.is_empty()
    });
    let is_there = |file: &FileRef| {
        let in_documents = case.documents.iter().flat_map(|it| &it.files);
        in_documents.chain(&case.inbox).any(|it| it.digest == file.digest)
    };
    // The archive itself is among them while more is locked in it; it stays in front.
    let (rest, others): (Vec<&FileRef>, Vec<&FileRef>) = files.iter().partition(|it| is_it(it));
    let all = rest.into_iter().chain(others);
    let new: Vec<FileRef> = all.filter(|it| !is_there(it)).cloned().collect();
    case.inbox.splice(at..at, new).for_each(drop);
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
    let mut there = case.documents.iter_mut().filter(|it| it.kind == *kind);
    // Of several, or beside a name, nobody knows whose pages these are: they stand for themselves until it is said.
    if let (Some(document), None) = (there.next(), there.next())
        && !document.names_somebody()
    {
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
    Document::new(id, kind.clone(), form.unwrap_or(DocumentForm::Copy), files)
}

/// An id that no document of the case has.
fn free_id(case: &Case, kind: &DocumentTypeId) -> Option<DocumentId> {
    let ids = std::iter::once(kind.to_string()).chain((2..).map(|n| format!("{kind}-{n}")));
    ids.map_while(|id| DocumentId::new(&id).ok()).find(|id| case.document(id).is_none())
}
