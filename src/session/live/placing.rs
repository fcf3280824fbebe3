//! A file becomes further pages of a document, or one or several documents of their own: one scan may be the
//! document of a whole family, or that of each of its members. Its bytes are kept once.

use std::collections::BTreeSet;

use super::edit::{Gone, Refused};
use super::files::{document_of, place_anew, take_loose};
use crate::documents::digest;
use crate::domain::{
    Case, Digest, Document, DocumentId, DocumentTypeId, FileRef, PersonAt, Review,
};
use crate::rules::RuleBook;
use crate::store::{CaseKey, Step, When};

/// Which file is put somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// One without a place, which it gets now.
    Loose(Digest),
    /// One that is used elsewhere as well, as it was looked into.
    Also(Box<FileRef>),
    /// Files that come into the case, as they were looked into.
    New(Vec<FileRef>),
}

/// What it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Pages at the end of a document.
    PagesOf(DocumentId),
    /// The file of a document that has this one alone, in its place. What is known of the document stays; the old
    /// file goes, and an undo brings it back.
    InsteadOf(DocumentId, Digest),
    /// A document of its own, and whose; nobody = not said. Several: the same file in each of them.
    Documents(Vec<Vec<PersonAt>>),
}

/// A file and the place that it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// The file.
    pub file: Put,
    /// Which kind of document it is.
    pub to: DocumentTypeId,
    /// What it becomes.
    pub becomes: Becomes,
}

impl Placing {
    pub(super) fn carry_out(&self, next: &mut Case, book: &RuleBook) -> Result<(), Refused> {
        let mut files = match &self.file {
            Put::Loose(digest) => vec![take_loose(next, *digest)?],
            Put::Also(file) => vec![used_again(file)],
            Put::New(files) => files.clone(),
        };
        match &self.becomes {
            Becomes::PagesOf(id) => {
                let document = document_of(next, id)?;
                if document.kind != self.to {
                    return Err(Gone.into());
                }
                document.files.extend(files);
            }
            Becomes::InsteadOf(id, old) => {
                let document = document_of(next, id)?;
                // Nobody was asked about another file.
                let is_it = matches!(document.files.as_slice(), [one] if one.digest == *old);
                if !is_it || document.kind != self.to {
                    return Err(Gone.into());
                }
                document.files = files;
            }
            Becomes::Documents(all) => {
                if all.is_empty() {
                    return Err(Gone.into());
                }
                for people in all {
                    let people = next.people(people).ok_or(Gone)?;
                    let again = files.iter().map(used_again).collect();
                    place_anew(next, &self.to, std::mem::replace(&mut files, again), book)?;
                    next.documents.last_mut().ok_or(Gone)?.people = people;
                }
            }
        }
        Ok(())
    }

    /// What the history says of it.
    pub(super) fn step(&self, case: &Case, when: When) -> Step {
        if let Becomes::InsteadOf(id, _) = &self.becomes {
            let old = case.document(id).and_then(|it| it.files.first());
            let name = old.map(|it| it.name.as_str()).unwrap_or_default();
            return Step::new("step-file-replaced", when).with("file", name);
        }
        let (code, name) = match &self.file {
            Put::Loose(digest) => {
                let file = case.inbox.iter().find(|it| it.digest == *digest);
                ("step-file-placed", file.map(|file| file.name.as_str()).unwrap_or_default())
            }
            Put::Also(file) => ("step-file-added", file.name.as_str()),
            Put::New(files) => match files.as_slice() {
                [one] => ("step-file-added", one.name.as_str()),
                more => {
                    let count = more.len().to_string();
                    return Step::new("step-files-added", when).with("count", &count);
                }
            },
        };
        Step::new(code, when).with("file", name)
    }
}

/// A document as another case gets it: under an id that tells where it came from and what lies in it, so that it comes
/// once, and another document that has its id later is not taken for it. Whose it is there and what a lawyer says of
/// it there is not known yet. `None` = there can be no such id.
pub fn for_another_case(document: &Document, of: CaseKey) -> Option<Document> {
    let mut content = document.id.to_string();
    document.files.iter().for_each(|file| content.push_str(&file.digest.to_string()));
    let content = digest::of_bytes(content.as_bytes()).to_string();
    let id = DocumentId::new(&format!("of-{}-{}", of.0, content.get(..16)?)).ok()?;
    let files = document.files.iter().map(used_again).collect();
    let (people, review) = (BTreeSet::new(), Review::ToReview);
    Some(Document { id, people, files, review, ..document.clone() })
}

/// A document of another case comes into this one.
pub(super) fn adopt(next: &mut Case, document: &Document) -> Result<(), Gone> {
    if next.document(&document.id).is_some() {
        return Err(Gone);
    }
    next.documents.push(document.clone());
    Ok(())
}

/// A file where it is used once more: which of its pages were given elsewhere is told in one place only.
fn used_again(file: &FileRef) -> FileRef {
    let mut same = file.clone();
    if let Some(plan) = &mut same.plan {
        plan.elsewhere.clear();
    }
    same
}
