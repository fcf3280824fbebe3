//! What becomes of the end of a job: files go into their case, a pack into its history, a case folder into
//! the workspace. Also for a case that was closed meanwhile.

use std::path::PathBuf;
use std::sync::Arc;

use super::aside::Aside;
use super::case_file::CaseMistakes;
use super::desk::Desk;
use super::errands::{Change, Errand, Outcome};
use super::intake::{Unpacked, is_locked_archive, places, was_opened};
use super::jobs::{ExportSnapshot, JobEnd, OpenFolderError};
use super::live::{CaseSession, Edit, Signing};
use super::open::OpenError;
use super::packed::record_of;
use super::paper::kept::SignedPaper;
use super::paper::made::{PaperError, PaperMade};
use super::said;
use crate::domain::{DocumentTypeId, FileRef, Finding};
use crate::export::plan::PackOptions;
use crate::export::verify::Verification;
use crate::export::{ExportError, Receipt};
use crate::store::{CaseKey, StoreError, When};

/// What a job brought.
#[derive(Debug)]
pub enum Heard {
    /// Files went into a case.
    Added {
        /// Which case.
        case: CaseKey,
        /// How many files.
        files: usize,
        /// Those that were not added, with the reason.
        failed: Vec<Finding>,
        /// The same content lies in the case already, see [`places`]; these were not added again.
        again: Vec<FileRef>,
    },
    /// A password was tried on a file; whether it opened.
    Unlocked {
        /// Of which case.
        case: CaseKey,
        /// Whether pages came out.
        opened: bool,
        /// Other files that the same password opened.
        more: usize,
        /// What lay in locked archives and was not added, with the reason.
        failed: Vec<Finding>,
    },
    /// A pack was made.
    PackMade {
        /// Of which case.
        case: CaseKey,
        /// The pack.
        receipt: Box<Receipt>,
    },
    /// A case is on its way into the workspace.
    CaseComes,
    /// A case was added.
    CaseAdded(CaseKey),
    /// A pack was looked at.
    Verified {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: Box<Verification>,
    },
    /// A file was written.
    Written {
        /// Which.
        paper: Aside,
        /// Where.
        path: PathBuf,
    },
    /// The lists show something new.
    ListsChanged,
    /// Letters were put on paper.
    PaperMade(PaperMade),
    /// The printers of this machine.
    Printers(Vec<String>),
    /// It did not work: why, and the details.
    Failed {
        /// Why.
        why: Box<Finding>,
        /// More about it.
        details: Vec<Finding>,
    },
    /// A case file has mistakes.
    Mistakes {
        /// How many.
        why: Box<Finding>,
        /// Each, with its line.
        mistakes: Box<CaseMistakes>,
    },
    /// The user stopped it.
    Cancelled,
}

impl Desk {
    fn hear_signed(&mut self, signed: SignedPaper) -> Heard {
        let SignedPaper { case, kind, files, drafts, failed } = signed;
        let count = files.len();
        if count + drafts.len() > 0 {
            let signing = Box::new(Signing { files, kind, drafts });
            self.ask(Errand::Change(case, Change::Edit(Box::new(Edit::SignLetter(signing)))));
        }
        Heard::Added { case, files: count, failed, again: Vec::new() }
    }

    /// Takes in what a job brought, without waiting. What has to be kept on the disk first becomes an
    /// [`Errand`]: its [`super::Answer`] says what came of it, and whoever gets a failed one may ask for it again.
    pub fn hear(&mut self, end: JobEnd, now: When) -> Heard {
        let failed = |why| Heard::Failed { why: Box::new(why), details: Vec::new() };
        match end {
            JobEnd::Imported { case, to, files, failed, clues } => {
                self.keep_clues(clues);
                self.imported(case, to, files, failed)
            }
            JobEnd::Signed(signed) => self.hear_signed(*signed),
            JobEnd::Unlocked { case, file, others, unpacked, clues } => {
                self.keep_clues(clues);
                self.unlocked(case, file, others, unpacked)
            }
            JobEnd::Exported { case, content, result } => match *result {
                Ok(receipt) => {
                    let record = Box::new(record_of(self.book(), &receipt, content, now));
                    self.ask(Errand::Change(case, Change::Exported(record)));
                    Heard::PackMade { case, receipt: Box::new(receipt) }
                }
                Err(error) => {
                    let why = Box::new(said::export_failure(&error));
                    let mut details = Vec::new();
                    if let ExportError::GivenUp(all) | ExportError::Lost(all) = error {
                        details = all;
                    }
                    Heard::Failed { why, details }
                }
            },
            JobEnd::CaseRead(read) => match *read {
                Ok(case) => {
                    self.ask(Errand::Add(Arc::new(case)));
                    Heard::CaseComes
                }
                Err(error) => not_read(error),
            },
            JobEnd::Verified { path, found } => Heard::Verified { path, found },
            JobEnd::Written { paper, path, result } => match result {
                Ok(()) => Heard::Written { paper, path },
                Err(why) => failed(*why),
            },
            JobEnd::Summaries(found) => {
                self.refresh(found);
                Heard::ListsChanged
            }
            JobEnd::Paper(result) => match *result {
                Ok(made) => Heard::PaperMade(made),
                Err(PaperError::There(paths)) => failed(said::there_already(&paths)),
                Err(PaperError::Export(error)) => failed(said::export_failure(&error)),
                Err(PaperError::Printer(reason)) => failed(said::printer_failure(&reason)),
            },
            JobEnd::Printers(printers) => Heard::Printers(printers),
            JobEnd::Cancelled => Heard::Cancelled,
            JobEnd::Broke(reason) => failed(said::broke(reason)),
        }
    }

    /// All of it is one step.
    fn ask_for(&mut self, case: CaseKey, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.ask(Errand::Change(case, Change::Edit(Box::new(edit))));
        }
    }

    /// Files that a password opened: it is remembered while the program runs.
    fn unlocked(
        &mut self,
        case: CaseKey,
        file: Box<FileRef>,
        others: Vec<FileRef>,
        unpacked: Vec<Unpacked>,
    ) -> Heard {
        // Others are tried only with a password that opened the first.
        let opened = was_opened(&file, &unpacked) || !others.is_empty();
        let is_other = |it: &&Unpacked| it.archive != file.digest;
        let more = others.len() + unpacked.iter().filter(is_other).count();
        let others = others.into_iter().map(Box::new);
        let mut edits = Vec::new();
        for file in std::iter::once(file).filter(|it| it.is_opened()).chain(others) {
            if let Some(password) = &file.password {
                self.passwords().learn(file.digest, password);
            }
            edits.push(Edit::Unlock(file));
        }
        let mut failed = Vec::new();
        for mut it in unpacked {
            if let Some(open) = self.case().filter(|open| open.key() == case) {
                it.compare(open.case());
            }
            let Unpacked { archive, files, clues, failed: not_taken, .. } = it;
            self.keep_clues(clues);
            failed.extend(not_taken);
            edits.push(Edit::Unpack { archive, files });
        }
        self.ask_for(case, Edit::together(edits));
        Heard::Unlocked { case, opened, more, failed }
    }

    /// Files go into their case; what lies there already is told and not added again.
    fn imported(
        &mut self,
        case: CaseKey,
        to: Option<DocumentTypeId>,
        files: Vec<FileRef>,
        failed: Vec<Finding>,
    ) -> Heard {
        let open = self.case().filter(|open| open.key() == case).map(CaseSession::case);
        // What goes to another kind of document may serve there as well.
        let is_there = |file: &FileRef| match (open, &to) {
            (None, _) => false,
            (Some(case), None) => !places(case, file.digest).is_empty(),
            (Some(case), Some(kind)) => {
                let mut of_kind = case.documents.iter().filter(|it| it.kind == *kind);
                of_kind.any(|it| it.files.iter().any(|it| it.digest == file.digest))
            }
        };
        let (again, files): (Vec<FileRef>, Vec<FileRef>) = files.into_iter().partition(is_there);
        let count = files.len();
        // An archive that waits for its password belongs to no document.
        let (loose, placed): (Vec<FileRef>, Vec<FileRef>) =
            files.into_iter().partition(is_locked_archive);
        let brought = [(placed, to), (loose, None)].into_iter();
        let brought = brought.filter(|(files, _)| !files.is_empty());
        let edits = brought.map(|(files, to)| Edit::AddFiles { files, to }).collect();
        self.ask_for(case, Edit::together(edits));
        Heard::Added { case, files: count, failed, again }
    }

    /// The same, and waits until it is kept. Not for the thread that draws.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn take_in(&mut self, end: JobEnd, now: When) -> Result<Heard, StoreError> {
        let heard = self.hear(end, now);
        match self.finish_all(now) {
            Some(Err(error)) => Err(error),
            Some(Ok(Outcome::Opened(key) | Outcome::Added(key))) => Ok(Heard::CaseAdded(key)),
            None
            | Some(Ok(
                Outcome::Closed
                | Outcome::Deleted(_)
                | Outcome::BroughtBack(_)
                | Outcome::Purged(_)
                | Outcome::CompanyKept(_)
                | Outcome::CompanyPutBack(_)
                | Outcome::CompanyTaken(_)
                | Outcome::Changed { .. },
            )) => Ok(heard),
        }
    }

    /// What an export of the open case needs, by value: what is edited meanwhile does not reach it.
    pub fn snapshot(
        &self,
        options: PackOptions,
        folder: PathBuf,
        replace: bool,
    ) -> Option<ExportSnapshot> {
        let open = self.case()?;
        Some(ExportSnapshot {
            key: open.key(),
            case: Arc::clone(open.case()),
            book: Arc::clone(self.book()),
            as_of: self.as_of(),
            options,
            folder,
            replace,
        })
    }
}

/// Why a case was not read; mistakes in it each have their line.
fn not_read(error: OpenFolderError) -> Heard {
    let why = Box::new(said::folder_failure(&error));
    match error {
        OpenFolderError::Open(OpenError::Mistakes(mistakes)) => {
            Heard::Mistakes { why, mistakes: Box::new(mistakes) }
        }
        OpenFolderError::Open(OpenError::CaseFile { .. } | OpenError::Cancelled(_))
        | OpenFolderError::Store(_)
        | OpenFolderError::Read(..)
        | OpenFolderError::Kept(..)
        | OpenFolderError::Sample(_) => Heard::Failed { why, details: Vec::new() },
    }
}
