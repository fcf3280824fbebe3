//! The aggregate a pack is made from.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::{
    BlockId, CategoryId, ChannelId, Document, DocumentId, DocumentTypeId, DutyId, Facts, FileRef,
    GroupId, Language, LetterId, ProcedureId, RequirementId,
};

/// "We leave this item out on purpose": printed on the checklist and in the manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The item.
    pub requirement: RequirementId,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Why; never empty.
    pub reason: String,
}

/// "This duty is done": no answer says so, the user does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneDuty {
    /// The duty.
    pub duty: DutyId,
    /// The day on which it was done.
    pub on: NaiveDate,
}

/// A part of a letter in the user's own words, instead of those of the rule book.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterEdit {
    /// The letter.
    pub letter: LetterId,
    /// The part of it.
    pub block: BlockId,
    /// The words by language; a language without words keeps those of the rule
    /// book. Gaps such as `{group.fact}` are filled as in the rule book.
    pub texts: BTreeMap<Language, String>,
}

impl fmt::Debug for LetterEdit {
    /// The words are personal and stay out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LetterEdit({} {})", self.letter, self.block)
    }
}

/// A letter as it was on the day on which its signed paper took its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The letter.
    pub letter: LetterId,
    /// The day.
    pub on: NaiveDate,
    /// Its pages.
    pub file: FileRef,
}

/// One person's procedure: what is known, what is at hand, what was waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The office's own number, e.g. `2026-014`.
    pub number: String,
    /// Which procedure.
    pub procedure: ProcedureId,
    /// Which permit category, for the procedures that have categories.
    pub category: Option<CategoryId>,
    /// Where it will be filed.
    pub channel: Option<ChannelId>,
    /// Answers.
    pub facts: Facts,
    /// Repeated groups: stays in the country, dependants.
    pub groups: BTreeMap<GroupId, Vec<Facts>>,
    /// Documents in the order in which they were added.
    pub documents: Vec<Document>,
    /// Files that were added and have no place in a document yet. No check and no pack looks at them.
    pub inbox: Vec<FileRef>,
    /// Items left out on purpose.
    pub waivers: Vec<Waiver>,
    /// Duties that the user marked as done; each at most once.
    pub done: Vec<DoneDuty>,
    /// Parts of letters in the user's own words; to reset a part is to remove its edit.
    pub letter_edits: Vec<LetterEdit>,
    /// Drafts of letters that are signed now, the oldest first. No pack holds them.
    pub drafts: Vec<KeptDraft>,
}

impl Case {
    /// An empty case.
    pub fn new(number: String, procedure: ProcedureId) -> Self {
        Self {
            number,
            procedure,
            category: None,
            channel: None,
            facts: Facts::default(),
            groups: BTreeMap::new(),
            documents: Vec::new(),
            inbox: Vec::new(),
            waivers: Vec::new(),
            done: Vec::new(),
            letter_edits: Vec::new(),
            drafts: Vec::new(),
        }
    }

    /// The documents of one kind.
    pub fn documents_of<'a>(
        &'a self,
        kind: &'a DocumentTypeId,
    ) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().filter(move |document| document.kind == *kind)
    }

    /// The day on which the user marked a duty as done.
    pub fn done_on(&self, duty: &DutyId) -> Option<NaiveDate> {
        self.done.iter().find(|done| done.duty == *duty).map(|done| done.on)
    }

    /// The user's own words for a part of a letter, if there are any.
    pub fn letter_edit(&self, letter: &LetterId, block: &BlockId) -> Option<&LetterEdit> {
        self.letter_edits.iter().find(|edit| edit.letter == *letter && edit.block == *block)
    }

    /// The file of the case that a signature without its document signs, by the digest that stands in it. None when it
    /// is not in the case, or when the signature was made over another kind of digest than SHA-256.
    pub fn signed_by(&self, signature: &FileRef) -> Option<&FileRef> {
        let digest = signature.is_bare_signature().then(|| signature.signed_digest()).flatten()?;
        let in_documents = self.documents.iter().flat_map(|it| &it.files);
        in_documents.chain(&self.inbox).find(|file| file.digest == digest)
    }

    /// A document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }
}
