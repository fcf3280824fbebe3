//! What came of adding files: where each went, what was refused and why, what was there already. Every
//! file is named; nothing is dropped without a word.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Arg, Case, Digest, Document, DocumentId, DocumentTypeId, FileKind, FileRef, Finding, KeptDraft,
};
use crate::session::intake::codes::{self, BROUGHT_TWICE};
use crate::session::intake::{FileState, is_locked_archive, state};
use crate::session::passwords::is_locked;
use crate::session::{Becomes, Edit, ImportId, PageEdit, PageId, PagePlace, Placing, Put, Signing};
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
        /// What it is.
        old: Digest,
    },
    /// Their pages come between others.
    Between {
        /// Where.
        place: PagePlace,
        /// In front of which page; none = at the end.
        before: Option<PageId>,
    },
    /// They came out of a locked archive and take its place.
    OutOf(Digest),
    /// They become what was chosen for them.
    Becomes(DocumentTypeId, Becomes),
}

/// What came of adding files.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// To which case.
    pub case: CaseKey,
    /// By which import.
    pub import: ImportId,
    /// What it brought into the case, and in how many places the case had it before.
    pub brought: BTreeMap<Digest, usize>,
    /// Where they went; `None` = without a place.
    pub to: Option<DocumentTypeId>,
    /// Files that were added and can be read.
    pub added: usize,
    /// Added, and a password is needed.
    pub locked: Vec<FileRef>,
    /// Added, and damaged or signed: name, and what became of them.
    pub noted: Vec<(Digest, String, FileState)>,
    /// Not usable as pages, with the reasons; they lie without a place.
    pub refused: Vec<FileRef>,
    /// Could not be kept at all.
    pub failed: Vec<Finding>,
    /// The same content is there already; these were not added again.
    pub again: Vec<Again>,
    /// The same content also belongs to another document: name, and that document's kind.
    pub shared: Vec<(Digest, String, DocumentTypeId)>,
}

/// A file whose content is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Its name.
    pub name: String,
    /// The name that the content has there.
    pub first: String,
    /// The content, where it lay in the case before; otherwise it came twice at once.
    pub digest: Option<Digest>,
}

impl Arrived {
    /// Nothing came.
    fn none((case, import): (CaseKey, ImportId), to: Option<DocumentTypeId>) -> Self {
        Self {
            case,
            import,
            brought: BTreeMap::new(),
            to,
            added: 0,
            locked: Vec::new(),
            noted: Vec::new(),
            refused: Vec::new(),
            failed: Vec::new(),
            again: Vec::new(),
            shared: Vec::new(),
        }
    }

    /// Names a file that is locked or not as whole as it should be.
    fn tell_state(&mut self, file: &FileRef) {
        match state(file) {
            FileState::Locked => self.locked.push(file.clone()),
            state @ (FileState::Repaired
            | FileState::Pictures(_)
            | FileState::Incomplete(_)
            | FileState::Doubtful
            | FileState::Signed
            | FileState::Signature) => self.noted.push((file.digest, file.name.clone(), state)),
            FileState::Sound | FileState::Refused => {}
        }
    }

    /// What of it is true in the case as it is now; none = nothing, as when the import was taken back.
    pub(super) fn still_true(&self, case: &Case) -> Option<Self> {
        let mut there: BTreeMap<Digest, (&FileRef, usize)> = BTreeMap::new();
        for file in files_of(case) {
            there.entry(file.digest).or_insert((file, 0)).1 += 1;
        }
        let places = |digest: &Digest| there.get(digest).map_or(0, |(_, places)| *places);
        // What lies where it lay before does not tell that anything came.
        let is_new =
            |digest: &Digest| places(digest) > self.brought.get(digest).copied().unwrap_or(0);
        if !self.brought.is_empty() && !self.brought.keys().any(is_new) {
            return None;
        }
        let is_locked =
            |it: &FileRef| there.get(&it.digest).is_some_and(|(it, _)| needs_password(it));
        let mut now = self.clone();
        now.locked.retain(is_locked);
        now.refused.retain(|it| is_new(&it.digest));
        now.noted.retain(|(digest, ..)| is_new(digest));
        now.shared.retain(|(digest, ..)| is_new(digest));
        now.again.retain(|it| it.digest.as_ref().is_none_or(|it| places(it) > 0));
        now.is_news().then_some(now)
    }

    /// With what an import before it told.
    pub(super) fn with(mut self, before: Self) -> Self {
        let Self { import, to, locked, noted, refused, failed, again, shared, brought, .. } =
            before;
        let known: BTreeSet<Digest> = self.locked.iter().map(|it| it.digest).collect();
        self.locked.extend(locked.into_iter().filter(|it| !known.contains(&it.digest)));
        self.noted.extend(noted);
        self.refused.extend(refused);
        self.failed.extend(failed);
        self.again.extend(again);
        self.shared.extend(shared);
        self.brought.extend(brought);
        (self.import, self.to) = (import, to);
        self
    }

    /// Forgets all but what could not be kept at all.
    pub(super) fn keep_failed(&mut self) {
        let none = Self::none((self.case, self.import), self.to.clone());
        *self = Self { failed: std::mem::take(&mut self.failed), ..none };
    }

    /// Whether there is more to tell than that files were added.
    pub fn is_news(&self) -> bool {
        !(self.locked.is_empty()
            && self.noted.is_empty()
            && self.refused.is_empty()
            && self.failed.is_empty()
            && self.again.is_empty()
            && self.shared.is_empty())
    }
}

/// Whether a password is wanted: it was never opened, or in an earlier run of the program only.
pub fn needs_password(file: &FileRef) -> bool {
    is_locked(file) || file.waits_for_password()
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
    of: (CaseKey, ImportId),
    case: &Case,
    to: Option<DocumentTypeId>,
    aim: &Aim,
    files: Vec<FileRef>,
    failed: Vec<Finding>,
) -> (Vec<Edit>, Arrived) {
    let (twice, failed): (Vec<Finding>, Vec<Finding>) =
        failed.into_iter().partition(|it| it.code == BROUGHT_TWICE);
    let again =
        |it: &Finding| Again { name: text(it, "file"), first: text(it, "other"), digest: None };
    let again = twice.iter().map(again).collect();
    let place = match aim {
        Aim::Becomes(kind, _) => Some(kind.clone()),
        Aim::AsAsked | Aim::Instead { .. } | Aim::Between { .. } | Aim::OutOf(_) => to.clone(),
    };
    let mut arrived = Arrived { failed, again, ..Arrived::none(of, place) };
    let mut edits = Vec::new();
    let (mut placed, mut loose): (Vec<FileRef>, Vec<FileRef>) = (Vec::new(), Vec::new());
    for file in files {
        if matches!(aim, Aim::OutOf(it) if *it != file.digest) && came_before(case, &file) {
            continue;
        }
        let is_double = placed.iter().chain(&loose).find(|it| it.digest == file.digest);
        if let Some(first) = is_double.map(|it| it.name.clone()) {
            arrived.again.push(Again { name: file.name, first, digest: None });
            continue;
        }
        if file.page_count > 0 && file.password.is_some() && is_wanted(case, file.digest) {
            // It is there and could not be read: now it can.
            arrived.added += 1;
            edits.push(Edit::Unlock(Box::new(file)));
            continue;
        }
        if *aim == Aim::OutOf(file.digest) {
            // Another password opens what is still locked in it.
            arrived.locked.push(file.clone());
            loose.push(file);
            continue;
        }
        if let Some(name) = there_already(case, to.as_ref(), aim, file.digest) {
            let digest = Some(file.digest);
            arrived.again.push(Again { name: file.name, first: name, digest });
            continue;
        }
        if let Some(other) = document_with(case, file.digest) {
            arrived.shared.push((file.digest, file.name.clone(), other.kind.clone()));
        }
        let is_locked = is_locked(&file);
        arrived.tell_state(&file);
        if is_locked || file.is_readable() || file.is_bare_signature() {
            arrived.added += usize::from(!is_locked);
            let is_loose = case.inbox.iter().any(|it| it.digest == file.digest);
            if is_loose {
                edits.push(Edit::RemoveLoose(file.digest));
            }
            // An archive belongs to no document.
            if is_locked_archive(&file) { &mut loose } else { &mut placed }.push(file);
        } else {
            arrived.refused.push(file.clone());
            loose.push(file);
        }
    }
    put_where_asked((to, aim), (placed, &mut loose), case, (&mut edits, &mut arrived));
    if !loose.is_empty() {
        edits.push(Edit::AddFiles { files: loose, to: None });
    }
    arrived.brought = brought_by(&edits, case);
    (edits, arrived)
}

/// What can be read goes where it was asked for; what cannot go there joins the loose ones.
fn put_where_asked(
    (to, aim): (Option<DocumentTypeId>, &Aim),
    (placed, loose): (Vec<FileRef>, &mut Vec<FileRef>),
    case: &Case,
    (edits, arrived): (&mut Vec<Edit>, &mut Arrived),
) {
    match aim {
        Aim::Instead { document, at, old } if !placed.is_empty() => {
            let place = (document, *at, *old);
            edits.extend(instead(case, place, placed, loose, &mut arrived.failed));
        }
        Aim::Between { place, before } if !placed.is_empty() => {
            let work = PageEdit::Insert { files: placed, before: *before };
            edits.push(Edit::Pages { place: place.clone(), work });
        }
        Aim::Becomes(to, becomes) if !placed.is_empty() => {
            let (file, to, becomes) = (Put::New(placed), to.clone(), becomes.clone());
            edits.push(Edit::Put(Box::new(Placing { file, to, becomes })));
        }
        Aim::Instead { .. } | Aim::Between { .. } | Aim::Becomes(..) => {}
        Aim::OutOf(archive) => {
            let (archive, loose) = (*archive, std::mem::take(loose));
            let (rest, loose): (Vec<FileRef>, Vec<FileRef>) =
                loose.into_iter().partition(|it| it.digest == archive);
            let files = rest.into_iter().chain(placed).chain(loose).collect();
            edits.push(Edit::Unpack { archive, files });
        }
        Aim::AsAsked if to.is_some() && !placed.is_empty() => {
            edits.push(Edit::AddFiles { files: placed, to });
        }
        Aim::AsAsked => loose.splice(0..0, placed).for_each(drop),
    }
}

/// Whether a file came out of the same archive before: all that opens comes out again with each password.
fn came_before(case: &Case, file: &FileRef) -> bool {
    let in_documents = case.documents.iter().flat_map(|it| &it.files);
    in_documents.chain(&case.inbox).any(|it| {
        it.digest == file.digest && it.came_in == file.came_in && !file.came_in.is_empty()
    })
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

/// What these bring into the case, and in how many places it has that already.
fn brought_by(edits: &[Edit], case: &Case) -> BTreeMap<Digest, usize> {
    let known = |of: Digest| files_of(case).filter(|it| it.digest == of).count();
    edits.iter().flat_map(Edit::brings).map(|it| (it.digest, known(it.digest))).collect()
}

/// All files of a case, each where it is used.
fn files_of(case: &Case) -> impl Iterator<Item = &FileRef> {
    case.documents.iter().flat_map(|it| &it.files).chain(&case.inbox)
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
        (
            Aim::Instead { document, .. }
            | Aim::Becomes(_, Becomes::PagesOf(document) | Becomes::InsteadOf(document, _)),
            _,
        ) => name(&case.document(document)?.files),
        (Aim::Between { place, .. }, _) => {
            place.files(case).find(|it| it.digest == digest).map(|it| it.name.clone())
        }
        // A document of its own: whose it is was said.
        (Aim::Becomes(_, Becomes::Documents(_)), _) => None,
        (Aim::AsAsked | Aim::OutOf(_), Some(kind)) => {
            let mut of_kind = case.documents.iter().filter(|it| it.kind == *kind);
            of_kind.find_map(|it| name(&it.files))
        }
        (Aim::AsAsked | Aim::OutOf(_), None) => {
            name(&case.inbox).or_else(|| name(&document_with(case, digest)?.files))
        }
    }
}

/// Whether the content lies in the case and nobody can read it for want of its password.
fn is_wanted(case: &Case, digest: Digest) -> bool {
    let in_documents = case.documents.iter().flat_map(|it| &it.files);
    in_documents.chain(&case.inbox).any(|it| it.digest == digest && needs_password(it))
}

/// The first takes the place of the old file; others have none.
fn instead(
    case: &Case,
    (document, at, old): (&DocumentId, usize, Digest),
    placed: Vec<FileRef>,
    loose: &mut Vec<FileRef>,
    failed: &mut Vec<Finding>,
) -> Option<Edit> {
    let mut files = case.document(document).into_iter().flat_map(|it| &it.files);
    if files.all(|file| file.digest != old) {
        // Nobody was asked about the file that stands there now.
        failed.extend(placed.iter().map(|file| codes::nothing_to_replace(&file.name)));
        loose.splice(0..0, placed).for_each(drop);
        return None;
    }
    let mut placed = placed.into_iter();
    let with = Box::new(placed.next()?);
    loose.extend(placed);
    Some(Edit::ReplaceFile { document: document.clone(), at, old, with })
}

fn document_with(case: &Case, digest: Digest) -> Option<&Document> {
    case.documents.iter().find(|it| it.files.iter().any(|file| file.digest == digest))
}

/// Whether a file can never become pages, whatever is done with it here.
pub fn is_refused(file: &FileRef) -> bool {
    !file.is_bare_signature()
        && !is_locked(file)
        && (matches!(file.kind, FileKind::Refused(_)) || file.page_count == 0)
}
