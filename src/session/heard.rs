//! What becomes of the end of a job: files go into their case, a pack into its history, a case folder into
//! the workspace. Also for a case that was closed meanwhile.

use std::path::PathBuf;
use std::sync::Arc;

use super::desk::Desk;
use super::jobs::{ExportSnapshot, JobEnd};
use super::live::{CaseSession, Edit};
use super::said;
use crate::domain::{DocumentTypeId, FileRef, Finding};
use crate::export::pack::PackFileKind;
use crate::export::plan::PackOptions;
use crate::export::verify::Verification;
use crate::export::{ExportError, Receipt};
use crate::rules::RuleBook;
use crate::store::{CaseKey, ExportRecord, ExportedFile, StoreError, When};

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
    },
    /// A password was tried on a file; whether it opened.
    Unlocked {
        /// Of which case.
        case: CaseKey,
        /// Whether pages came out.
        opened: bool,
    },
    /// A pack was made.
    PackMade {
        /// Of which case.
        case: CaseKey,
        /// The pack.
        receipt: Box<Receipt>,
    },
    /// A case was added and opened.
    CaseAdded(CaseKey),
    /// A pack was looked at.
    Verified {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: Box<Verification>,
    },
    /// The lists show something new.
    ListsChanged,
    /// It did not work: why, and the details.
    Failed {
        /// Why.
        why: Box<Finding>,
        /// More about it.
        details: Vec<Finding>,
    },
    /// The user stopped it.
    Cancelled,
}

impl Desk {
    /// Takes in what a job brought.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn take_in(&mut self, end: JobEnd, now: When) -> Result<Heard, StoreError> {
        let failed = |why| Heard::Failed { why: Box::new(why), details: Vec::new() };
        Ok(match end {
            JobEnd::Imported { case, to, files, failed } => {
                self.add_files(case, to, files, failed, now)?
            }
            JobEnd::Unlocked { case, file } => {
                let opened = file.page_count > 0;
                self.change(case, &Edit::Unlock(file), now)?;
                Heard::Unlocked { case, opened }
            }
            JobEnd::Exported { case, result } => match *result {
                Ok(receipt) => {
                    let record = record_of(self.book(), &receipt, now);
                    self.with_case(case, now, |session| session.exported(record))?;
                    Heard::PackMade { case, receipt: Box::new(receipt) }
                }
                Err(ExportError::GivenUp(details)) => {
                    let why = said::export_failure(&ExportError::GivenUp(details.clone()));
                    Heard::Failed { why: Box::new(why), details }
                }
                Err(error) => failed(said::export_failure(&error)),
            },
            JobEnd::CaseRead(read) => match *read {
                Ok(mut case) => {
                    let is_taken = self.cases().iter().any(|it| it.number == case.number);
                    if is_taken {
                        case.number = self.free_number();
                    }
                    Heard::CaseAdded(self.add(case, now)?)
                }
                Err(error) => failed(said::folder_failure(&error)),
            },
            JobEnd::Verified { path, found } => Heard::Verified { path, found },
            JobEnd::Summaries(found) => {
                self.refresh(found);
                Heard::ListsChanged
            }
            JobEnd::Cancelled => Heard::Cancelled,
            JobEnd::Broke(reason) => failed(said::broke(&reason)),
        })
    }

    fn add_files(
        &mut self,
        case: CaseKey,
        to: Option<DocumentTypeId>,
        files: Vec<FileRef>,
        failed: Vec<Finding>,
        now: When,
    ) -> Result<Heard, StoreError> {
        let count = files.len();
        if count > 0 {
            self.change(case, &Edit::AddFiles { files, to }, now)?;
        }
        Ok(Heard::Added { case, files: count, failed })
    }

    fn change(&mut self, case: CaseKey, edit: &Edit, now: When) -> Result<(), StoreError> {
        // What the edit speaks of may have been removed meanwhile: then there is nothing to do.
        self.with_case(case, now, |session| {
            let _ = session.apply(edit, now);
        })
    }

    /// Does something with a case, the one that is open or another.
    fn with_case(
        &mut self,
        key: CaseKey,
        now: When,
        work: impl FnOnce(&mut CaseSession),
    ) -> Result<(), StoreError> {
        if let Some(open) = self.case_mut().filter(|open| open.key() == key) {
            work(open);
            return Ok(());
        }
        let loaded = self.store().load(key).wait()?;
        let (store, book) = (Arc::clone(self.store()), Arc::clone(self.book()));
        let mut session = CaseSession::new(store, book, self.as_of(), key, loaded, now);
        work(&mut session);
        session.settle(now)
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

fn record_of(book: &RuleBook, receipt: &Receipt, now: When) -> ExportRecord {
    let folder = receipt.files.first().and_then(|it| it.path.parent());
    let bundles = receipt.files.iter().filter(|it| it.kind == PackFileKind::Bundle);
    ExportRecord {
        when: now,
        profile: receipt.plan.profile.to_string(),
        rule_book: book.version.clone(),
        folder: folder.map(|it| it.display().to_string()).unwrap_or_default(),
        pages: bundles.filter_map(|it| it.pages).sum(),
        files: (receipt.files.iter())
            .map(|it| ExportedFile {
                name: super::intake::shown(&it.path),
                digest: Some(it.sha256),
            })
            .collect(),
    }
}
