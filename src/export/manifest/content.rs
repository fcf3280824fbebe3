//! What of a case goes into a pack, as one number: a pack that is out of date is told by it.

use serde::Serialize;

use super::record::{CaseRecord, DocumentFacts};
use crate::documents::digest;
use crate::domain::{Case, Digest};

#[derive(Serialize)]
struct Content {
    case: CaseRecord,
    documents: Vec<(DocumentFacts, Vec<Used>)>,
}

/// A file as it is used: its digest, its quarter turns, its plan.
type Used = (String, u8, Option<String>);

/// SHA-256 of all that a pack says of a case. Files without a place, reviews, duties that are done and the drafts of
/// letters are left out: none of them changes what is handed in.
pub fn content(case: &Case) -> Digest {
    let documents = case.documents.iter().map(|document| {
        let facts = DocumentFacts { review: String::new(), ..DocumentFacts::of(case, document) };
        let files = document.files.iter().map(|file| {
            let plan = file.plan.as_ref().map(ToString::to_string);
            (file.digest.to_string(), file.quarter_turns % 4, plan)
        });
        (facts, files.collect())
    });
    let content = Content {
        case: CaseRecord { done: Vec::new(), ..CaseRecord::of(case) },
        documents: documents.collect(),
    };
    // Maps of strings and lists of them: nothing that JSON cannot write.
    digest::of_bytes(&serde_json::to_vec(&content).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Document, DocumentForm, DocumentId, DocumentTypeId, DoneDuty, DutyId, FileKind, FileRef,
        ProcedureId, Review,
    };

    #[test]
    fn what_changes_the_pack_changes_the_number_and_nothing_else_does() {
        let mut case = Case::new("1".to_owned(), ProcedureId::new("any").unwrap());
        let file = |name: &str, byte| {
            FileRef::new(Digest([byte; 32]), name.to_owned(), 9, FileKind::Jpeg, 1)
        };
        case.documents.push(Document::new(
            DocumentId::new("a").unwrap(),
            DocumentTypeId::new("any").unwrap(),
            DocumentForm::Copy,
            vec![file("a.jpg", 1)],
        ));
        let before = content(&case);
        let after = |change: &dyn Fn(&mut Case)| {
            let mut changed = case.clone();
            change(&mut changed);
            content(&changed)
        };
        for same in [
            after(&|it| it.inbox.push(file("b.jpg", 2))),
            after(&|it| it.documents[0].review = Review::Approved),
            after(&|it| {
                let on = chrono::NaiveDate::default();
                it.done.push(DoneDuty { duty: DutyId::new("any").unwrap(), on });
            }),
        ] {
            assert_eq!(same, before);
        }
        for other in [
            after(&|it| it.number.push('2')),
            after(&|it| it.documents[0].form = DocumentForm::Original),
            after(&|it| it.documents[0].files[0].quarter_turns = 1),
            after(&|it| it.documents[0].files.push(file("b.jpg", 2))),
            after(&|it| it.documents.clear()),
        ] {
            assert_ne!(other, before);
        }
    }
}
