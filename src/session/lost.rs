//! Files of a case whose bytes are not in the workspace any more: somebody deleted or moved them. That is found
//! out when the case is opened, on the thread that reads it, and told as findings until the file is back.

use std::collections::BTreeSet;

use super::CaseSession;
use crate::domain::{Arg, Case, Code, Digest, FileRef, Finding, Severity, Subject};
use crate::store::Store;

/// The original of a document is not in the workspace; `file`.
pub const FILE_LOST: Code = Code("file-lost");

/// All codes of this part.
pub const CODES: &[Code] = &[FILE_LOST];

/// The files of a case that are not there. Asks the disk: not for the thread that draws. A folder that cannot
/// be asked says nothing of its files.
pub(super) fn look(store: &dyn Store, case: &Case) -> BTreeSet<Digest> {
    let in_documents = case.documents.iter().flat_map(|it| &it.files);
    let all: BTreeSet<Digest> = in_documents.chain(&case.inbox).map(|file| file.digest).collect();
    let is_lost = |file: &Digest| matches!(store.file_path(*file).try_exists(), Ok(false));
    all.into_iter().filter(is_lost).collect()
}

/// One for each: what belongs to a document must be mended, what lies without a place should be.
pub(super) fn findings(case: &Case, lost: &BTreeSet<Digest>) -> Vec<Finding> {
    if lost.is_empty() {
        return Vec::new();
    }
    let about = |file: &FileRef, subject, severity| {
        let finding = Finding::new(severity, subject, FILE_LOST);
        finding.with("file", Arg::Text(file.name.clone()))
    };
    let is_lost = |file: &&FileRef| lost.contains(&file.digest);
    let in_documents = case.documents.iter().flat_map(|document| {
        let files = document.files.iter().filter(is_lost);
        files.map(|file| about(file, Subject::Document(document.id.clone()), Severity::Blocker))
    });
    let loose = case.inbox.iter().filter(is_lost);
    let loose = loose.map(|file| about(file, Subject::File(file.name.clone()), Severity::Warning));
    in_documents.chain(loose).collect()
}

/// Those of documents, as far as they are not there. Asks the disk.
pub(super) fn of_documents(store: &dyn Store, case: &Case) -> Vec<Finding> {
    let found = findings(case, &look(store, case)).into_iter();
    found.filter(|it| it.severity == Severity::Blocker).collect()
}

impl CaseSession {
    /// These files of the case are not in the workspace.
    pub(super) fn set_lost(&mut self, lost: BTreeSet<Digest>) {
        if self.lost != lost {
            self.lost = lost;
            self.assess();
        }
    }

    /// These files were kept just now: whichever was lost is back.
    pub fn came_back<'f>(&mut self, files: impl IntoIterator<Item = &'f FileRef>) {
        let mut lost = self.lost.clone();
        for file in files {
            lost.remove(&file.digest);
        }
        self.set_lost(lost);
    }
}
