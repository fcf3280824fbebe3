//! `verify`: takes a pack from anyone and says whether its bytes are as they were, whether it was
//! complete and under which rule book, and what today's rules would say differently.
//!
//! The file is looked into in the worker process only ([`job`]); here its answer is compared with the
//! manifest. What this rests on: the manifest. Whoever can change a file can also write a new manifest
//! for it; so the numbers shown at export ([`Verification::sha256`], [`Verification::manifest_sha256`])
//! have to be compared with those shown here to exclude intent. Without that, verification excludes
//! damage and careless changes.
//!
//! Limits: 4 GiB per file, 2 000 entries, ratio 200, 8 GiB unpacked; a manifest of 16 MiB.

mod answer;
mod archive;
pub mod codes;
mod job;
mod judge;
mod layout;
mod manifest;
mod names;
mod pdf;
mod report;
mod today;
mod words;

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use crate::documents::digest;
use crate::documents::importer::{ImportFailure, Importer};
use crate::documents::worker::{JobHandler, Patience, WorkerProgram, run_job};
use crate::domain::{
    Arg, AsOf, Code, Digest, DutyId, Finding, Reason, RequirementId, Severity, Subject,
};
use crate::export::manifest::Manifest;
use crate::rules::{RequirementStatus, RuleBook};
use answer::Answer;

pub use answer::Seal;
pub use archive::{MAX_RATIO, MAX_UNPACKED};
pub use codes::CODES;
pub use layout::MAX_ENTRIES;
pub use report::{Report, report};
pub use words::lines;

/// What the worker process does for this layer; the program's `main` hands it to
/// [`crate::documents::worker::serve`].
pub const JOBS: &[(&str, JobHandler)] =
    &[(OPERATION, job::look), (STATED, job::stated), (PAGES, job::pages)];

/// Name of the worker's job.
const OPERATION: &str = "verify";
/// The worker's job that reads a manifest and compares nothing.
const STATED: &str = "stated";
/// The worker's job that counts the pages of PDFs in an archive.
const PAGES: &str = "pages";
/// Bytes of a file that is looked at: the limit of a plain ZIP.
pub const MAX_FILE: u64 = 4 * 1024 * 1024 * 1024 - 1;
/// Bytes of a manifest.
pub const MAX_MANIFEST: u64 = 16 * 1024 * 1024;
/// The answer repeats the manifest and names up to [`MAX_ENTRIES`] files.
const MAX_ANSWER: usize = 24 * 1024 * 1024;
const PATIENCE: Patience =
    Patience { silence: Duration::from_mins(1), per_page: Duration::from_mins(15) };

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackKind {
    /// A ZIP archive.
    Zip,
    /// A PDF.
    Pdf,
    /// Something else, or nothing that could be read.
    Other,
}

/// What came out, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A pack of ours, and every byte is as it was when the manifest was written.
    Right,
    /// A pack of ours that was changed or damaged.
    Changed,
    /// Not a pack of ours, or of a later version.
    NotOurs,
    /// Not opened: it could do harm, or cannot be read.
    Refused,
}

/// How a file of the pack stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// As it was.
    Right,
    /// Changed or damaged.
    Changed,
    /// Listed, but not there.
    Missing,
    /// There, but not listed.
    Extra,
}

/// A file of a ZIP pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCheck {
    /// Its path.
    pub path: String,
    /// How it stands.
    pub state: FileState,
}

/// Something that differs between the day of the pack and the day of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The rules were revised.
    RuleBook {
        /// Version in the pack.
        then: String,
        /// Version now.
        now: String,
    },
    /// An item is asked for that was not.
    Appeared {
        /// The item.
        requirement: RequirementId,
        /// How it stands.
        now: RequirementStatus,
    },
    /// An item is not asked for any more.
    Disappeared {
        /// The item as the pack names it.
        requirement: String,
        /// How it stood.
        then: RequirementStatus,
    },
    /// An item stands differently.
    Status {
        /// The item.
        requirement: RequirementId,
        /// How it stood.
        then: RequirementStatus,
        /// How it stands.
        now: RequirementStatus,
    },
    /// A date that has passed since.
    Passed {
        /// The duty.
        duty: DutyId,
        /// Its date.
        due_on: chrono::NaiveDate,
    },
    /// A problem that was not there.
    Found(Finding),
}

/// What today's rules say of the case in the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub as_of: AsOf,
    /// Version of the rule book.
    pub rule_book: String,
    /// Whether the pack would go out without the draft mark.
    pub is_complete: bool,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// What there is to say about a file that claims to be a pack.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The file's name.
    pub name: String,
    /// What it is.
    pub kind: PackKind,
    /// The outcome.
    pub verdict: Verdict,
    /// SHA-256 of the file as it is; none when it could not be read.
    pub sha256: Option<Digest>,
    /// SHA-256 of the manifest in it.
    pub manifest_sha256: Option<Digest>,
    /// The checksum of a bundle: as stated and as computed.
    pub seal: Option<Seal>,
    /// Pages of a bundle: as stated and as found.
    pub pages: Option<(u32, u32)>,
    /// The manifest, when it could be read.
    pub manifest: Option<Box<Manifest>>,
    /// The files of a ZIP pack: those of the manifest in its order, then those that were added.
    pub files: Vec<FileCheck>,
    /// What today's rules say; none without a manifest.
    pub today: Option<Today>,
    /// Everything found, worst first. A [`Severity::Blocker`] means: not right.
    pub findings: Vec<Finding>,
}

impl Verification {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind: PackKind::Other,
            verdict: Verdict::Refused,
            sha256: None,
            manifest_sha256: None,
            seal: None,
            pages: None,
            manifest: None,
            files: Vec::new(),
            today: None,
            findings: Vec::new(),
        }
    }

    /// Whether every byte is as it was when the manifest was written.
    pub fn is_right(&self) -> bool {
        self.verdict == Verdict::Right
    }

    /// Whether the pack went out without the draft mark.
    pub fn was_complete(&self) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| !manifest.draft)
    }

    fn block(&mut self, code: Code) {
        self.findings.push(Finding::new(Severity::Blocker, Subject::File(self.name.clone()), code));
    }

    fn block_with(&mut self, code: Code, name: &'static str, arg: Arg) {
        let finding = Finding::new(Severity::Blocker, Subject::File(self.name.clone()), code);
        self.findings.push(finding.with(name, arg));
    }
}

/// Verifies a pack: a ZIP or a bundle PDF from anyone. Never fails: what is wrong is a finding.
pub fn verify(path: &Path, program: &WorkerProgram, book: &RuleBook, as_of: AsOf) -> Verification {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    // A pipe or a device would be waited for without end.
    let opened = std::fs::metadata(path).and_then(|meta| {
        if meta.is_file() {
            File::open(path)
        } else {
            Err(std::io::Error::from(std::io::ErrorKind::InvalidInput))
        }
    });
    match opened {
        Ok(file) => verify_file(&file, &name, program, book, as_of),
        Err(error) => unreadable(&name, &error),
    }
}

/// Verifies an open file; `name` is for messages.
pub fn verify_file(
    file: &File,
    name: &str,
    program: &WorkerProgram,
    book: &RuleBook,
    as_of: AsOf,
) -> Verification {
    let mut verification = Verification::new(name);
    let length = match file.metadata() {
        Ok(meta) => meta.len(),
        Err(error) => return unreadable(name, &error),
    };
    if length > MAX_FILE {
        let limit = Arg::Number(i64::try_from(MAX_FILE >> 30).unwrap_or(i64::MAX) + 1);
        verification.block_with(codes::TOO_LARGE, "limit", limit);
        return verification;
    }
    let hashed = file.try_clone().and_then(|mut reader| digest::of_file(&mut reader));
    match hashed {
        Ok((digest, _)) => verification.sha256 = Some(digest),
        Err(error) => return unreadable(name, &error),
    }
    match ask(program, file) {
        Ok(answer) => judge::judge(answer, &mut verification, book, as_of),
        Err(ImportFailure::Io(reason)) => {
            let reason = Arg::Reason(Reason::of_text(&reason));
            verification.block_with(codes::UNREADABLE, "reason", reason);
        }
        Err(_) => verification.block(codes::READER_ENDED),
    }
    verification.findings.sort_by_key(|finding| finding.severity);
    verification
}

/// What the manifest of a ZIP pack states, unproved; none when it is no pack of this program.
///
/// Cheaper than [`verify_file`]: nothing but the manifest is unpacked, and nothing is compared.
pub(in crate::export) fn stated(importer: &dyn Importer, file: &File) -> Option<Manifest> {
    let answer = importer.ask(STATED, file, "{}", MAX_ANSWER).ok()?;
    serde_json::from_str(&answer).ok()?
}

/// How many pages the PDFs at these paths of a ZIP pack have: one number for each, 0 when there is no
/// such PDF or it cannot be opened.
pub(in crate::export) fn pages(
    importer: &dyn Importer,
    file: &File,
    paths: &[&str],
) -> Result<Vec<u32>, ImportFailure> {
    let params = serde_json::to_string(paths).map_err(|_| ImportFailure::Damaged)?;
    let answer = importer.ask(PAGES, file, &params, MAX_ANSWER)?;
    let counts: Vec<u32> = serde_json::from_str(&answer).map_err(|_| ImportFailure::Damaged)?;
    if counts.len() == paths.len() { Ok(counts) } else { Err(ImportFailure::Damaged) }
}

fn ask(program: &WorkerProgram, file: &File) -> Result<Answer, ImportFailure> {
    let text = run_job(program, OPERATION, file, "{}", PATIENCE, MAX_ANSWER)?;
    serde_json::from_str(&text).map_err(|_| ImportFailure::Damaged)
}

fn unreadable(name: &str, error: &std::io::Error) -> Verification {
    let mut verification = Verification::new(name);
    verification.block_with(codes::UNREADABLE, "reason", Arg::Reason(error.into()));
    verification
}
