//! Long work and what comes of it: the window's side of [`crate::session::jobs`].

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::arrived::{self, Aim};
use super::screens::Screen;
use super::state::App;
use super::toast::{Toast, Wording};
use super::{Command, clock};
use crate::domain::{Digest, DocumentTypeId, FileRef, Finding, KeptDraft};
use crate::export::progress::{PackPart, Stage};
use crate::export::verify::Verification;
use crate::export::{ExportError, Receipt};
use crate::session::aside::Aside;
use crate::session::heard::Heard;
use crate::session::jobs::{self, ExportSnapshot, Job, JobEnd, JobEvent};
use crate::session::paper::kept::SignedPaper;
use crate::session::{Change, Errand};
use crate::store::{CaseKey, ExportRecord, ExportedFile};

/// What a job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Files are kept and looked into.
    Import,
    /// A locked file is tried with a password.
    Unlock,
    /// A pack is made.
    Export,
    /// A case folder is taken in.
    OpenFolder,
    /// The sample is made.
    Sample,
    /// A pack is verified.
    Verify,
    /// Dates are written into a file.
    Calendar,
    /// A case that cannot be saved is kept as a file.
    KeepCase,
    /// Letters are put on paper.
    Paper,
    /// Printers are looked for.
    Printers,
}

impl Purpose {
    /// The key of its words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Import => "app-job-import",
            Self::Unlock => "app-job-unlock",
            Self::Export => "app-job-export",
            Self::OpenFolder => "app-job-open",
            Self::Sample => "app-job-sample",
            Self::Verify => "app-job-verify",
            Self::Calendar => "app-job-calendar",
            Self::KeepCase => "app-job-keep",
            Self::Paper | Self::Printers => "app-job-paper",
        }
    }
}

/// A job that runs.
#[derive(Debug)]
pub struct Running {
    /// What for.
    pub purpose: Purpose,
    /// Stage, finished units, all units.
    pub progress: Option<(Stage, u64, u64)>,
    /// The documents of the pack that it makes, once they are known.
    pub parts: Vec<PackPart>,
    /// Where files that it brings go.
    pub(super) aim: Aim,
    pub(super) job: Job,
}

/// A password that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// On which file.
    pub file: Digest,
    /// Whether it opened.
    pub opened: bool,
}

/// The last pack that was made, or why there is none.
pub struct Made {
    /// Of which case.
    pub case: CaseKey,
    /// Its folder.
    pub folder: PathBuf,
    /// The pack.
    pub result: Result<Receipt, ExportError>,
}

/// The last pack that was looked at.
pub struct Verified {
    /// The file.
    pub path: PathBuf,
    /// What was found.
    pub found: Verification,
}

impl App {
    pub(super) fn begin_job(&mut self, purpose: Purpose, job: Job) {
        self.running.push(Running {
            purpose,
            progress: None,
            parts: Vec::new(),
            aim: Aim::AsAsked,
            job,
        });
    }

    /// Another day, or other rules: what lists show of cases is worked out anew, beside everything else.
    pub(super) fn work_out_lists(&mut self) {
        let today = self.desk.as_of();
        if self.lists.as_ref().is_some_and(|(day, _)| *day == today) {
            return;
        }
        let (stale, book) = (self.desk.stale(), Arc::clone(&self.book));
        if let Some((_, before)) = self.lists.take() {
            before.cancel();
        }
        self.lists = Some((today, self.jobs.summarise(stale, book, today)));
    }

    /// News of all jobs.
    pub(super) fn hear_jobs(&mut self, ctx: &Context) {
        for event in self.jobs.news() {
            match event {
                JobEvent::Progress { job, stage, done, total } => {
                    let running = self.running.iter_mut().find(|running| running.job.id == job);
                    if let Some(running) = running {
                        running.progress = Some((stage, done, total));
                    }
                }
                JobEvent::Planned { job, parts } => {
                    if let Some(running) = self.running.iter_mut().find(|it| it.job.id == job) {
                        running.parts = parts;
                    }
                }
                JobEvent::Ended { job, end } => {
                    let at = self.running.iter().position(|running| running.job.id == job);
                    let running = at.map(|at| self.running.remove(at));
                    let is_lists = self.lists.as_ref().is_some_and(|(_, it)| it.id == job);
                    if is_lists && matches!(*end, JobEnd::Cancelled | JobEnd::Broke(_)) {
                        // Nobody asked for it; the lists show what they had.
                        continue;
                    }
                    self.ended(&running.map_or(Aim::AsAsked, |it| it.aim), *end);
                }
            }
            ctx.request_repaint();
        }
    }

    fn ended(&mut self, aim: &Aim, end: JobEnd) {
        // The page of the pack wants the failure as it is, with all its findings.
        if let JobEnd::Exported { case, result } = end {
            return self.exported(case, *result);
        }
        if let JobEnd::Paper(result) = end {
            return self.paper_made(*result);
        }
        let open = self.desk.case().map(crate::session::CaseSession::key);
        let end = match end {
            JobEnd::Imported { case, to, files, failed, clues } if open == Some(case) => {
                self.desk.keep_clues(clues);
                return self.files_came(to, aim, files, failed, Vec::new());
            }
            JobEnd::Signed(signed) if open == Some(signed.case) => {
                let SignedPaper { kind, files, drafts, failed, .. } = *signed;
                return self.files_came(Some(kind), aim, files, failed, drafts);
            }
            JobEnd::Unlocked { file, .. } if file.page_count == 0 => {
                self.tried = Some(Tried { file: file.digest, opened: false });
                return;
            }
            JobEnd::Unlocked { case, file, others } => {
                self.tried = Some(Tried { file: file.digest, opened: true });
                JobEnd::Unlocked { case, file, others }
            }
            other @ (JobEnd::Imported { .. }
            | JobEnd::Signed(_)
            | JobEnd::CaseRead(_)
            | JobEnd::Verified { .. }
            | JobEnd::Written { .. }
            | JobEnd::Summaries(_)
            | JobEnd::Exported { .. }
            | JobEnd::Paper(_)
            | JobEnd::Printers(_)
            | JobEnd::Cancelled
            | JobEnd::Broke(_)) => other,
        };
        let heard = self.desk.hear(end, clock::moment());
        self.heard(heard);
    }

    /// Files go where they belong, and the page of documents tells what came of each.
    fn files_came(
        &mut self,
        to: Option<DocumentTypeId>,
        aim: &Aim,
        files: Vec<FileRef>,
        failed: Vec<Finding>,
        drafts: Vec<KeptDraft>,
    ) {
        let Some(open) = self.desk.case() else { return };
        let is_paper_there = files.is_empty() && failed.is_empty();
        let kind = to.clone();
        let (edits, arrived) = arrived::sort(open.key(), open.case(), to, aim, files, failed);
        let edits = arrived::with_drafts(edits, kind, drafts, is_paper_there);
        if arrived.added > 0 {
            let done = Wording::with("app-files-added", [("count", arrived.added.into())]);
            let toast = Toast::done(done);
            self.message.show(if edits.len() == 1 {
                toast.with("action-undo", Command::Undo)
            } else {
                toast
            });
        }
        self.commands.extend(edits.into_iter().map(|edit| Command::Edit(Box::new(edit))));
        // The page of documents names each file; elsewhere nobody would learn of it.
        if self.screen != Screen::Documents
            && let Some(first) = arrived.failed.first()
        {
            let toast = Toast::problem(Wording::finding(&self.book, first));
            self.message.show(toast.with("app-tab-documents", Command::Go(Screen::Documents)));
        }
        self.arrived = arrived.is_news().then_some(arrived);
    }

    fn heard(&mut self, heard: Heard) {
        match heard {
            Heard::Added { case, files, failed, .. } => {
                let done = Wording::with("app-files-added", [("count", files.into())]);
                let mut words: Vec<Wording> = (files > 0).then_some(done).into_iter().collect();
                words.extend(failed.iter().map(|finding| Wording::finding(&self.book, finding)));
                let words = Wording::lines(words);
                self.message.show(if failed.is_empty() && !self.is_open(case) {
                    Toast::done(words)
                } else if failed.is_empty() {
                    Toast::done(words).with("action-undo", Command::Undo)
                } else {
                    Toast::problem(words)
                });
            }
            Heard::Unlocked { opened, .. } => {
                if !opened {
                    self.message.show(Toast::problem("app-wrong-password"));
                }
            }
            Heard::CaseAdded(key) => self.entered(key),
            Heard::Verified { path, found } => {
                self.verified = Some(Verified { path, found: *found });
                self.go(Screen::Verified);
            }
            Heard::Failed { why, details } => {
                let all = std::iter::once(why.as_ref()).chain(&details);
                let lines = all.map(|finding| Wording::finding(&self.book, finding)).collect();
                self.message.show(Toast::problem(Wording::lines(lines)));
            }
            Heard::Cancelled => {
                self.message.show(Toast::done("app-job-cancelled"));
            }
            Heard::Written { paper: Aside::Calendar, path } => {
                let words = Wording::with("app-calendar-saved", [("name", shown(&path).into())]);
                let toast = Toast::done(words);
                self.message.show(toast.with("app-show-in-folder", Command::Reveal(path)));
            }
            Heard::Written { paper: Aside::KeptCase, path } => self.kept_aside(&shown(&path)),
            Heard::PackMade { .. } | Heard::ListsChanged | Heard::CaseComes => {}
            Heard::PaperMade(made) => self.paper_made(Ok(made)),
            Heard::Printers(printers) => self.printers = Some(printers),
        }
    }

    fn exported(&mut self, key: CaseKey, result: Result<Receipt, ExportError>) {
        let folder = std::mem::take(&mut self.pack_folder);
        if let Ok(receipt) = &result {
            let pages = receipt.files.iter().filter_map(|file| file.pages).max();
            let files = receipt
                .files
                .iter()
                .map(|file| ExportedFile { name: shown(&file.path), digest: Some(file.sha256) });
            let record = ExportRecord {
                when: clock::moment(),
                profile: self.pack_profile.take().unwrap_or_default(),
                rule_book: self.book.version.clone(),
                folder: folder.display().to_string(),
                pages: pages.unwrap_or(0),
                files: files.collect(),
            };
            // Also when another case is open by now.
            self.ask_disk(Errand::Change(key, Change::Exported(Box::new(record))));
        }
        self.made = Some(Made { case: key, folder, result });
    }

    /// Makes a pack of the open case.
    pub(super) fn export(&mut self, export: super::command::Export) {
        let Some(open) = self.desk.case() else { return };
        let snapshot = ExportSnapshot {
            key: open.key(),
            case: open.case().clone(),
            book: self.book.clone(),
            as_of: open.as_of(),
            options: export.options,
            folder: export.folder.clone(),
            replace: export.replace,
        };
        self.pack_profile = snapshot.options.profile.as_ref().map(ToString::to_string);
        self.pack_folder = export.folder;
        self.made = None;
        let job = self.jobs.export(snapshot);
        self.begin_job(Purpose::Export, job);
    }

    /// A case folder is taken in; everything else is verified as a pack.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        // The job looks; this is only what the status bar says meanwhile.
        let looks_like_case = jobs::is_case(&path) || path.extension().is_none();
        let purpose = if looks_like_case { Purpose::OpenFolder } else { Purpose::Verify };
        let (program, book) = (self.program.clone(), self.book.clone());
        let job = self.jobs.open_path(path, program, book, self.desk.as_of());
        self.begin_job(purpose, job);
    }
}

fn shown(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
