//! The rows of tables that are not records of the case: documents of the pack, originals, signatures.

use super::filled::{FilledContent, FilledLetter, Run, Text};
use crate::domain::{DocumentForm, DocumentTypeId};
use crate::export::plan::texts::Speech;
use crate::export::plan::{Desk, PlannedDocument};
use crate::rules::{RequirementStatus, RowGap, Truth};

/// What a row says, in each language.
#[derive(Clone, Debug, Default)]
pub(super) struct RowTexts {
    pub(super) number: String,
    pub(super) title: Vec<String>,
    pub(super) form: Vec<String>,
    pub(super) pages: String,
    pub(super) copies: String,
    pub(super) role: Text,
    pub(super) name: Text,
    pub(super) note: Text,
    /// Whether the box of the row is ticked.
    pub(super) is_done: bool,
}

impl RowTexts {
    /// A row that only has its number.
    pub(super) fn numbered(number: usize) -> Self {
        Self { number: number.to_string(), ..Self::default() }
    }

    /// What stands in a gap, in the language at a place.
    pub(super) fn gap(&self, gap: RowGap, at: usize) -> Vec<Run> {
        let words = |text: Option<&String>| {
            let text = text.cloned().unwrap_or_default();
            vec![Run::Words(text, false)]
        };
        let runs = |text: &Text| text.0.get(at).cloned().unwrap_or_default();
        match gap {
            RowGap::Number => words(Some(&self.number)),
            RowGap::Title => words(self.title.get(at)),
            RowGap::Form => words(self.form.get(at)),
            RowGap::Pages => words(Some(&self.pages)),
            RowGap::Copies => words(Some(&self.copies)),
            RowGap::Role => runs(&self.role),
            RowGap::Name => runs(&self.name),
            RowGap::Note => runs(&self.note),
        }
    }
}

/// The documents of the pack.
pub(super) fn documents(
    desk: &Desk<'_>,
    planned: &[PlannedDocument],
    speech: &Speech,
) -> Vec<RowTexts> {
    let row = |document: &PlannedDocument| {
        let known = desk.case.document(&document.id);
        let title =
            known.map(|it| speech.document_title((desk.book, desk.case), it).0).unwrap_or_default();
        let form = known.map(|it| speech.each_form(it).0).unwrap_or_default();
        RowTexts {
            number: document.number.clone(),
            title,
            form,
            pages: document.page_count.to_string(),
            ..RowTexts::default()
        }
    };
    planned.iter().map(row).collect()
}

/// What is asked for as an original: of the items that apply, the kinds at hand, or else the first choice.
pub(super) fn originals(desk: &Desk<'_>, speech: &Speech) -> Vec<RowTexts> {
    let mut kinds: Vec<&DocumentTypeId> = Vec::new();
    for state in &desk.assessment.requirements {
        let Some(item) = desk.book.requirements.get(&state.requirement) else { continue };
        let left_out =
            matches!(state.status, RequirementStatus::NotApplicable | RequirementStatus::Waived);
        if left_out || state.applies == Truth::No {
            continue;
        }
        let at_hand: Vec<&DocumentTypeId> = (state.documents.iter())
            .filter_map(|id| desk.case.document(id))
            .map(|document| &document.kind)
            .collect();
        let asked: Vec<&DocumentTypeId> = if at_hand.is_empty() {
            item.one_of.first().into_iter().flatten().collect()
        } else {
            at_hand
        };
        for kind in asked {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    let wants_original = |kind: &&&DocumentTypeId| {
        let forms = desk.book.documents.get(**kind).map(|it| it.forms.as_slice());
        forms.is_some_and(|forms| {
            forms.contains(&DocumentForm::Original) || forms.contains(&DocumentForm::Notarised)
        })
    };
    let row = |(at, kind): (usize, &&DocumentTypeId)| {
        let mut of_kind = desk.case.documents.iter().filter(|it| it.kind == **kind);
        // Several of a kind are one row: it names the kind, not the first of them.
        let title = match (of_kind.next(), of_kind.next()) {
            (Some(document), None) => speech.document_title((desk.book, desk.case), document).0,
            (Some(_) | None, _) => desk
                .book
                .documents
                .get(*kind)
                .map(|it| speech.each_localized(&it.title).0)
                .unwrap_or_default(),
        };
        let hint = desk.book.documents.get(*kind).and_then(|it| it.hint.as_ref());
        let note = hint.map(|hint| speech.each_localized(hint).0).unwrap_or_default();
        RowTexts {
            title,
            note: Text(note.into_iter().map(|text| vec![Run::Words(text, false)]).collect()),
            ..RowTexts::numbered(at + 1)
        }
    };
    kinds.iter().filter(wants_original).enumerate().map(row).collect()
}

/// Who signs what: a row for each line to sign on of each letter.
pub(super) fn signatures(
    letters: &[FilledLetter],
    titles: &[Vec<String>],
    signed: &[bool],
) -> Vec<RowTexts> {
    let mut rows = Vec::new();
    for ((letter, title), is_done) in letters.iter().zip(titles).zip(signed) {
        for block in &letter.blocks {
            let FilledContent::Signatures(lines) = &block.content else { continue };
            // Who has no name here signs elsewhere: an officer at the counter.
            for line in lines.iter().filter(|line| !line.name.is_empty()) {
                rows.push(RowTexts {
                    title: title.clone(),
                    copies: letter.copies.to_string(),
                    role: line.role.clone(),
                    name: line.name.clone(),
                    note: line.note.clone(),
                    is_done: *is_done,
                    ..RowTexts::numbered(rows.len() + 1)
                });
            }
        }
    }
    rows
}
