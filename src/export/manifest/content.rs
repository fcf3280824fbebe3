//! What of a case goes into a pack, as one number: a pack that is out of date is told by it.

use serde::Serialize;

use super::record::{CaseRecord, DocumentFacts};
use crate::documents::digest;
use crate::domain::{Case, Document, FileRef, Review};

/// Raised whenever the number of an unchanged case becomes another: of what an earlier version noted nothing is known.
const VERSION: u32 = 1;
/// A paper that was returned makes a draft of the pack; other reviews change nothing in it.
const RETURNED: &str = "returned";

#[derive(Serialize)]
struct Content {
    case: CaseRecord,
    documents: Vec<(DocumentFacts, Vec<Used>)>,
}

/// A file as it is used.
#[derive(Serialize)]
struct Used {
    digest: String,
    name: String,
    /// None while it is locked: a sheet stands for it then.
    pages: u32,
    quarter_turns: u8,
    plan: Option<String>,
}

/// A number of all that a pack says of a case, with the version of how it is found. Files without a place, duties that
/// are done, and papers that were approved or not looked at yet make no difference: what is handed in is the same.
pub fn content(case: &Case) -> String {
    let documents = case.documents.iter();
    let documents = documents.map(|it| (facts_of(case, it), it.files.iter().map(used).collect()));
    let content = Content {
        case: CaseRecord { done: Vec::new(), ..CaseRecord::of(case) },
        documents: documents.collect(),
    };
    // Maps of strings and lists of them: nothing that JSON cannot write.
    let written = serde_json::to_vec(&content).unwrap_or_default();
    format!("{VERSION}:{}", digest::of_bytes(&written))
}

/// Whether a number was found as [`content`] finds it.
pub fn is_known(number: &str) -> bool {
    number.split_once(':').is_some_and(|(version, _)| version.parse() == Ok(VERSION))
}

fn facts_of(case: &Case, document: &Document) -> DocumentFacts {
    let review = match document.review {
        Review::Returned(_) => RETURNED,
        Review::ToReview | Review::Approved => "",
    };
    DocumentFacts { review: review.to_owned(), ..DocumentFacts::of(case, document) }
}

fn used(file: &FileRef) -> Used {
    Used {
        digest: file.digest.to_string(),
        name: file.name.clone(),
        pages: file.page_count,
        quarter_turns: file.quarter_turns % 4,
        plan: file.plan.as_ref().map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Digest, DocumentForm, DocumentId, DocumentTypeId, DoneDuty, DutyId, FileKind, ProcedureId,
    };

    fn file(name: &str, byte: u8) -> FileRef {
        FileRef::new(Digest([byte; 32]), name.to_owned(), 9, FileKind::Jpeg, 1)
    }

    fn case() -> Case {
        let mut case = Case::new("1".to_owned(), ProcedureId::new("any").unwrap());
        case.documents.push(Document::new(
            DocumentId::new("a").unwrap(),
            DocumentTypeId::new("any").unwrap(),
            DocumentForm::Copy,
            vec![file("a.jpg", 1)],
        ));
        case
    }

    fn after(change: impl Fn(&mut Case)) -> String {
        let mut changed = case();
        change(&mut changed);
        content(&changed)
    }

    #[test]
    fn what_changes_the_pack_changes_the_number_and_nothing_else_does() {
        let before = content(&case());
        for same in [
            after(|it| it.inbox.push(file("b.jpg", 2))),
            after(|it| it.documents[0].review = Review::Approved),
            after(|it| it.documents[0].files[0].quarter_turns = 4),
            after(|it| {
                let on = chrono::NaiveDate::default();
                it.done.push(DoneDuty { duty: DutyId::new("any").unwrap(), on });
            }),
        ] {
            assert_eq!(same, before);
        }
        for other in [
            after(|it| it.number.push('2')),
            after(|it| it.documents[0].form = DocumentForm::Original),
            after(|it| it.documents[0].review = Review::Returned("torn".to_owned())),
            after(|it| it.documents[0].files[0].quarter_turns = 1),
            after(|it| it.documents[0].files[0].page_count = 2),
            after(|it| it.documents[0].files[0].name = "c.jpg".to_owned()),
            after(|it| it.documents[0].files.push(file("b.jpg", 2))),
            after(|it| it.documents.clear()),
        ] {
            assert_ne!(other, before);
        }
    }

    #[test]
    fn the_number_of_an_unchanged_case_stays_or_has_another_version() {
        let number = content(&case());
        assert_eq!(number, "1:259dc3a397d96fe80173e767ccdd678ce277589e318018985aabc8df06afabe6");
        assert!(is_known(&number));
        assert!(!is_known("0:00") && !is_known("") && !is_known("1"));
    }
}
