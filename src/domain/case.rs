//! The aggregate a pack is made from.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    CategoryId, ChannelId, Document, DocumentId, DocumentTypeId, Facts, FileRef, GroupId,
    ProcedureId, RequirementId,
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
        }
    }

    /// The documents of one kind.
    pub fn documents_of<'a>(
        &'a self,
        kind: &'a DocumentTypeId,
    ) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().filter(move |document| document.kind == *kind)
    }

    /// A document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }
}
