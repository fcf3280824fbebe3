//! What is kept of a case, and of its history.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{PartyKey, StoreError, dto};
use crate::domain::{Case, CategoryId, Digest, ProcedureId, Reason};

/// What a case that is kept as a file begins with.
const KEPT_CASE: &[u8] = b"permitpack case 1\n";

/// Everything that is kept of a case.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// Answers, documents, files without a place, waivers.
    pub case: Arc<Case>,
    /// What lists show of it.
    pub summary: CaseSummary,
    /// The people and companies that it took something from.
    pub parties: BTreeSet<PartyKey>,
    /// Fingerprint of the rule book with which it was last looked at.
    pub last_rule_book: Option<String>,
    /// Requirement id → status when it was last looked at, to say what changed since.
    pub last_seen: BTreeMap<String, String>,
    /// Packs that were made of it, the oldest first. Undo does not take them back.
    pub exports: Vec<ExportRecord>,
    /// Further small things of the layers above (an open page, a chosen profile); undo leaves them.
    pub marks: BTreeMap<String, String>,
}

impl CaseRecord {
    /// A record of a case that was never looked at.
    pub fn new(case: Arc<Case>) -> Self {
        Self {
            case,
            summary: CaseSummary::default(),
            parties: BTreeSet::new(),
            last_rule_book: None,
            last_seen: BTreeMap::new(),
            exports: Vec::new(),
            marks: BTreeMap::new(),
        }
    }
}

impl CaseRecord {
    /// Bytes to which the pieces of a kept case may unpack; small bytes can grow to large ones.
    pub const MAX_KEPT: u64 = 64 * 1024 * 1024;

    /// The files that it needs: of documents, without a place, and of letters that were signed.
    pub fn files(&self) -> BTreeSet<Digest> {
        super::cases::files_of(self)
    }

    /// The record as bytes, for a file of its own. Its files stay in the workspace.
    ///
    /// # Errors
    /// When it cannot be written as text.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let pieces = dto::pack(&dto::Entry::from(self)).and_then(|entry| {
            let aside = dto::pack(&dto::Aside::from(self))?;
            Ok((entry, aside))
        });
        let (entry, aside) = pieces.map_err(|_| StoreError::Source(Reason::Program))?;
        let length = u32::try_from(entry.len()).unwrap_or(u32::MAX).to_be_bytes();
        Ok([KEPT_CASE, &length, &entry, &aside].concat())
    }

    /// Reads what [`CaseRecord::to_bytes`] made.
    ///
    /// # Errors
    /// When it is something else, damaged, of a newer version of the program, or without end.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let wrong = || StoreError::Source(Reason::NotReadable);
        let rest = bytes.strip_prefix(KEPT_CASE).ok_or_else(wrong)?;
        let (length, rest) = rest.split_first_chunk().ok_or_else(wrong)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let (entry, aside) = rest.split_at_checked(length).ok_or_else(wrong)?;
        let read = || -> Result<Self, dto::PayloadError> {
            let entry: dto::Entry = dto::unpack_within(entry, Self::MAX_KEPT)?;
            entry.record(dto::unpack_within(aside, Self::MAX_KEPT)?)
        };
        read().map_err(|_| wrong())
    }
}

impl fmt::Debug for CaseRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaseRecord").field("exports", &self.exports.len()).finish_non_exhaustive()
    }
}

/// What lists show of a case, worked out by the layers above: the store knows no rules.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CaseSummary {
    /// Whose case it is, as shown in lists.
    pub title: String,
    /// Rows of its task list that are done.
    pub done: u32,
    /// All rows of its task list.
    pub total: u32,
    /// Findings that block the pack.
    pub blockers: u32,
    /// Deadlines, the next first.
    pub dues: Vec<Due>,
    /// Duties that are done, with the day on which they were, or were due.
    pub finished: Vec<Due>,
    /// Anything else that lists show or search in.
    pub words: BTreeMap<String, String>,
}

impl fmt::Debug for CaseSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseSummary {{ {}/{}, {} blockers, … }}", self.done, self.total, self.blockers)
    }
}

/// A deadline of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which duty.
    pub duty: String,
    /// The last day.
    pub on: NaiveDate,
}

/// A pack that was made.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// When, to be shown.
    pub when: When,
    /// The pack profile.
    pub profile: String,
    /// Fingerprint of the rule book.
    pub rule_book: String,
    /// The folder it was written to.
    pub folder: String,
    /// Pages of the bundle.
    pub pages: u32,
    /// A number of what of the case went into it; `None` = an earlier version noted nothing.
    pub content: Option<String>,
    /// Its files.
    pub files: Vec<ExportedFile>,
}

impl fmt::Debug for ExportRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExportRecord {{ {} files, {} pages, … }}", self.files.len(), self.pages)
    }
}

/// A file of a pack.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportedFile {
    /// Its name in the folder.
    pub name: String,
    /// SHA-256 of its bytes, when it was taken.
    pub digest: Option<Digest>,
}

/// The lasting name of a case within its store. Not the office's number; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseKey(pub i64);

impl fmt::Display for CaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for CaseKey {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

/// How often a case or party was changed. Every change raises it by exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub i64);

impl Version {
    /// The version after one more change.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A moment in milliseconds since 1970-01-01 UTC, as the caller's clock had it. Only shown, never used
/// to put anything in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When(pub i64);

/// What a change was, as a code and its gaps; the words are added at the edge.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Which kind of change, e.g. `step-answered`.
    pub code: String,
    /// The gaps of its sentence, by name.
    pub args: BTreeMap<String, String>,
    /// When it was made.
    pub when: When,
}

impl Step {
    /// A step without gaps.
    pub fn new(code: &str, when: When) -> Self {
        Self { code: code.to_owned(), args: BTreeMap::new(), when }
    }

    /// The same with one more gap filled.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.args.insert(name.to_owned(), text.to_owned());
        self
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Step({})", self.code)
    }
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHead {
    /// Which case.
    pub key: CaseKey,
    /// Its version.
    pub version: Version,
    /// Grows with every change of any case: the largest was changed last.
    pub sequence: i64,
    /// When it was changed last.
    pub changed: When,
    /// When it was deleted; `None` for a living case.
    pub deleted: Option<When>,
    /// The office's own number.
    pub number: String,
    /// It cannot be read; only that it is there, and whether it is deleted, is known.
    pub is_damaged: bool,
    /// Its procedure.
    pub procedure: ProcedureId,
    /// Its permit category.
    pub category: Option<CategoryId>,
    /// What the layers above want to see of it.
    pub summary: CaseSummary,
    /// The people and companies it took something from.
    pub parties: BTreeSet<PartyKey>,
}

/// A case that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its lasting name.
    pub key: CaseKey,
    /// Its first version.
    pub version: Version,
}

/// A case that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What is kept of it.
    pub record: CaseRecord,
    /// On which version the next change must be made.
    pub version: Version,
    /// The step that [`super::Store::undo`] would take back.
    pub undo: Option<Step>,
    /// The step that [`super::Store::redo`] would make again.
    pub redo: Option<Step>,
}

/// A case after undo or redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The step that was taken back or made again.
    pub step: Step,
    /// The case as it is now.
    pub now: Loaded,
}

/// One step of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepEntry {
    /// Its place: grows by one from step to step.
    pub sequence: i64,
    /// What it was.
    pub step: Step,
    /// Whether it was undone and can be redone.
    pub is_undone: bool,
}
