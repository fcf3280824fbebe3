//! What came of adding files: where each went, what was refused and why, what was there already. Every
//! file is named; nothing is dropped without a word.

use crate::domain::{
    Arg, Case, Digest, Document, DocumentId, DocumentTypeId, FileKind, FileRef, Finding, KeptDraft,
};
use crate::session::intake::codes::BROUGHT_TWICE;
use crate::session::{Edit, PageEdit, PageId, PagePlace, Signing};
use crate::store::CaseKey;

/// Where files that are being added go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Where the job says: to a kind of document, or without a place.
    AsAsked,
    /// One file takes the place of another.
    Instead {
        /// The document.
        document: DocumentId,
        /// Which of its files.
        at: usize,
    },
    /// Their pages come between others.
    Between {
        /// Where.
        place: PagePlace,
        /// In front of which page; none = at the end.
        before: Option<PageId>,
    },
}

/// What came of adding files.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// To which case.
    pub case: CaseKey,
    /// Where they went; `None` = without a place.
    pub to: Option<DocumentTypeId>,
    /// Files that were added and can be read.
    pub added: usize,
    /// Added, and a password is needed.
    pub locked: Vec<String>,
    /// Not usable as pages, with the reasons; they lie without a place.
    pub refused: Vec<FileRef>,
    /// Could not be kept at all.
    pub failed: Vec<Finding>,
    /// The same content is there already; these were not added again: name, and the name it has there.
    pub again: Vec<(String, String)>,
    /// The same content also belongs to another document: name, and that document's kind.
    pub shared: Vec<(String, DocumentTypeId)>,
}

impl Arrived {
    /// Nothing came.
    fn none(case: CaseKey, to: Option<DocumentTypeId>) -> Self {
        Self {
            case,
            to,
            added: 0,
            locked: Vec::new(),
            refused: Vec::new(),
            failed: Vec::new(),
            again: Vec::new(),
            shared: Vec::new(),
        }
    }

    /// Whether there is more to tell than that files were added.
    pub fn is_news(&self) -> bool {
        !(self.locked.is_empty()
            && self.refused.is_empty()
            && self.failed.is_empty()
            && self.again.is_empty()
            && self.shared.is_empty())
    }
}

/// Whether only a password is missing.
pub fn is_locked(file: &FileRef) -> bool {
    let asks = |finding: &Finding| {
        finding.code == crate::documents::codes::PASSWORD_NEEDED
            || finding.code == crate::documents::codes::PASSWORD_WRONG
    };
    file.page_count == 0 && file.findings.iter().any(asks)
}

/// A text that a finding names.
fn text(finding: &Finding, wanted: &str) -> String {
    let mut args = finding.args.iter();
    let found = args.find_map(|(name, arg)| match arg {
        Arg::Text(text) if *name == wanted => Some(text.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// Sorts what a job brought into edits and a report.
pub(super) fn sort(
    key: CaseKey,
    case: &Case,
    to: Option<DocumentTypeId>,
    aim: &Aim,
    files: Vec<FileRef>,
    failed: Vec<Finding>,
) -> (Vec<Edit>, Arrived) {
    let (twice, failed): (Vec<Finding>, Vec<Finding>) =
        failed.into_iter().partition(|it| it.code == BROUGHT_TWICE);
    let again = twice.iter().map(|it| (text(it, "file"), text(it, "other"))).collect();
    let mut arrived = Arrived { failed, again, ..Arrived::none(key, to.clone()) };
    let mut edits = Vec::new();
    let (mut placed, mut loose): (Vec<FileRef>, Vec<FileRef>) = (Vec::new(), Vec::new());
    for file in files {
        let is_double = placed.iter().chain(&loose).find(|it| it.digest == file.digest);
        if let Some(first) = is_double.map(|it| it.name.clone()) {
            arrived.again.push((file.name, first));
            continue;
        }
        if let Some(name) = there_already(case, to.as_ref(), aim, file.digest) {
            arrived.again.push((file.name, name));
            continue;
        }
        if let Some(other) = document_with(case, file.digest) {
            arrived.shared.push((file.name.clone(), other.kind.clone()));
        }
        let is_locked = is_locked(&file);
        if is_locked {
            arrived.locked.push(file.name.clone());
        }
        if is_locked || file.is_readable() || file.is_bare_signature() {
            arrived.added += usize::from(!is_locked);
            let is_loose = case.inbox.iter().any(|it| it.digest == file.digest);
            if is_loose {
                edits.push(Edit::RemoveLoose(file.digest));
            }
            placed.push(file);
        } else {
            arrived.refused.push(file.clone());
            loose.push(file);
        }
    }
    match aim {
        Aim::Instead { document, at } if !placed.is_empty() => {
            let mut placed = placed.into_iter();
            edits.extend(placed.next().map(|file| Edit::ReplaceFile {
                document: document.clone(),
                at: *at,
                with: Box::new(file),
            }));
            loose.extend(placed);
        }
        Aim::Between { place, before } if !placed.is_empty() => {
            let work = PageEdit::Insert { files: placed, before: *before };
            edits.push(Edit::Pages { place: place.clone(), work });
        }
        Aim::Instead { .. } | Aim::Between { .. } => {}
        Aim::AsAsked if to.is_some() && !placed.is_empty() => {
            edits.push(Edit::AddFiles { files: placed, to });
        }
        Aim::AsAsked => loose.splice(0..0, placed).for_each(drop),
    }
    if !loose.is_empty() {
        edits.push(Edit::AddFiles { files: loose, to: None });
    }
    (edits, arrived)
}

/// The letters whose place a signed paper takes are kept in the step that puts the paper there, or in one of
/// their own when it is there already.
pub(super) fn with_drafts(
    edits: Vec<Edit>,
    kind: Option<DocumentTypeId>,
    drafts: Vec<KeptDraft>,
    is_paper_there: bool,
) -> Vec<Edit> {
    let Some(kind) = kind.filter(|_| !drafts.is_empty()) else { return edits };
    if is_paper_there {
        let signing = Signing { files: Vec::new(), kind, drafts };
        return vec![Edit::SignLetter(Box::new(signing))];
    }
    let signed = |edit: &Edit| {
        let Edit::AddFiles { files, to: Some(to) } = edit else { return None };
        (*to == kind).then(|| files.clone())
    };
    let Some(files) = edits.iter().find_map(signed) else { return edits };
    let mut rest: Vec<Edit> = (edits.into_iter())
        .filter(|edit| signed(edit).is_none())
        .filter(|edit| {
            !matches!(edit, Edit::RemoveLoose(loose) if files.iter().any(|it| it.digest == *loose))
        })
        .collect();
    rest.insert(0, Edit::SignLetter(Box::new(Signing { files, kind, drafts })));
    rest
}

/// The name of the same content where it would be twice in one place.
fn there_already(
    case: &Case,
    to: Option<&DocumentTypeId>,
    aim: &Aim,
    digest: Digest,
) -> Option<String> {
    let name =
        |files: &[FileRef]| files.iter().find(|it| it.digest == digest).map(|it| it.name.clone());
    match (aim, to) {
        (Aim::Instead { document, .. }, _) => name(&case.document(document)?.files),
        (Aim::Between { place, .. }, _) => {
            place.files(case).find(|it| it.digest == digest).map(|it| it.name.clone())
        }
        (Aim::AsAsked, Some(kind)) => {
            let mut of_kind = case.documents.iter().filter(|it| it.kind == *kind);
            of_kind.find_map(|it| name(&it.files))
        }
        (Aim::AsAsked, None) => {
            name(&case.inbox).or_else(|| name(&document_with(case, digest)?.files))
        }
    }
}

fn document_with(case: &Case, digest: Digest) -> Option<&Document> {
    case.documents.iter().find(|it| it.files.iter().any(|file| file.digest == digest))
}

/// Whether a file can never become pages, whatever is done with it here.
pub fn is_refused(file: &FileRef) -> bool {
    !file.is_bare_signature()
        && (matches!(file.kind, FileKind::Refused(_)) || (file.page_count == 0 && !is_locked(file)))
}
