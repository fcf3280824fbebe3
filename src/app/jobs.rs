//! Long work and what comes of it: the window's side of [`crate::session::jobs`].

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::arrived::Aim;
use super::aside::AsideWish;
use super::paper::PaperAsked;
use super::progress::Stages;
use super::screens::Screen;
use super::state::App;
use super::toast::{Toast, Wording};
use super::{Command, clock};
use crate::domain::{Digest, Finding};
use crate::export::progress::PackPart;
use crate::export::verify::Verification;
use crate::export::{ExportError, Receipt, words};
use crate::i18n::say;
use crate::session::case_file::CaseMistakes;
use crate::session::heard::Heard;
use crate::session::intake::was_opened;
use crate::session::jobs::{self, ExportSnapshot, Job, JobEnd, JobEvent, JobId};
use crate::session::packed::record_of;
use crate::session::paper::kept::SignedPaper;
use crate::session::{CaseSession, Change, Errand, ImportId, said};
use crate::store::CaseKey;

/// So many mistakes of a case file are named at once.
const MISTAKES: usize = 5;

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

    /// Whether something is missed when it is broken off.
    pub(super) fn is_missed(self) -> bool {
        match self {
            Self::Printers => false,
            Self::Import
            | Self::Unlock
            | Self::Export
            | Self::OpenFolder
            | Self::Sample
            | Self::Verify
            | Self::Calendar
            | Self::KeepCase
            | Self::Paper => true,
        }
    }
}

/// A job that runs.
#[derive(Debug)]
pub struct Running {
    /// What for.
    pub purpose: Purpose,
    /// How far it is.
    pub stages: Stages,
    /// The documents of the pack that it makes, once they are known.
    pub parts: Vec<PackPart>,
    /// The case that was open when it began.
    pub case: Option<CaseKey>,
    /// Where files that it brings go.
    pub(super) aim: Aim,
    /// Of which import: all of that is one step.
    pub(super) import: ImportId,
    /// The file that it writes beside the workspace.
    pub(super) aside: Option<AsideWish>,
    /// Where the pack goes that it makes.
    pack: Option<PathBuf>,
    /// The paper that it makes.
    pub(super) paper: Option<PaperAsked>,
    pub(super) job: Job,
}

impl Running {
    /// Whether it is work of this kind for this case.
    pub fn is_for(&self, purpose: Purpose, case: CaseKey) -> bool {
        self.purpose == purpose && self.case == Some(case)
    }

    /// What it is called, to stop it.
    pub fn id(&self) -> JobId {
        self.job.id
    }
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
    /// What of the case went into it.
    pub content: String,
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
        let import = self.next_import();
        self.running.push(Running {
            purpose,
            stages: Stages::default(),
            parts: Vec::new(),
            case: self.desk.case().map(CaseSession::key),
            aim: Aim::AsAsked,
            import,
            aside: None,
            pack: None,
            paper: None,
            job,
        });
    }

    /// Whether work of this kind is under way.
    pub fn is_at_work(&self, purpose: Purpose) -> bool {
        self.running.iter().any(|running| running.purpose == purpose)
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
                        running.stages.tell(stage, done, total);
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
                    self.ended(running, *end);
                }
            }
            ctx.request_repaint();
        }
    }

    fn ended(&mut self, running: Option<Running>, end: JobEnd) {
        let purpose = running.as_ref().map(|it| it.purpose);
        if purpose == Some(Purpose::Printers) && matches!(end, JobEnd::Cancelled | JobEnd::Broke(_))
        {
            // Whoever waits for them need not wait any longer.
            self.printers.get_or_insert_default();
        }
        let (of, aside, pack, paper_asked) = match running {
            Some(Running { aim, import, aside, pack, paper, .. }) => {
                ((aim, import), aside, pack, paper)
            }
            None => ((Aim::AsAsked, self.next_import()), None, None, None),
        };
        // The page of the pack wants the failure as it is, with all its findings.
        if let JobEnd::Exported { case, content, result } = end {
            return self.exported(case, pack.unwrap_or_default(), content, *result);
        }
        if let JobEnd::Written { paper, path, result } = end {
            return self.written_aside(aside, (paper, path), result);
        }
        if let JobEnd::Paper(result) = end {
            return self.paper_made(*result, paper_asked);
        }
        let open = self.desk.case().map(CaseSession::key);
        let end = match end {
            JobEnd::Imported { case, to, files, failed, clues } if open == Some(case) => {
                self.desk.keep_clues(clues);
                self.came_back(&files);
                return self.files_came(of, to, (files, failed), Vec::new());
            }
            JobEnd::Signed(signed) if open == Some(signed.case) => {
                let SignedPaper { kind, files, drafts, failed, .. } = *signed;
                self.came_back(&files);
                return self.files_came(of, Some(kind), (files, failed), drafts);
            }
            JobEnd::Unlocked { file, unpacked, .. } if !was_opened(&file, &unpacked) => {
                self.tried = Some(Tried { file: file.digest, opened: false });
                return;
            }
            JobEnd::Unlocked { case, file, others, unpacked, clues } if open == Some(case) => {
                self.desk.keep_clues(clues);
                return self.unlocked(of.1, *file, others, unpacked);
            }
            JobEnd::Unlocked { case, file, others, unpacked, clues } => {
                self.tried = Some(Tried { file: file.digest, opened: true });
                JobEnd::Unlocked { case, file, others, unpacked, clues }
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

    fn heard(&mut self, heard: Heard) {
        match heard {
            Heard::Added { files, failed, .. } => {
                let done = Wording::with("app-files-added", [("count", files.into())]);
                let mut words: Vec<Wording> = (files > 0).then_some(done).into_iter().collect();
                words.extend(failed.iter().map(|finding| Wording::finding(&self.book, finding)));
                let words = Wording::lines(words);
                // They are for a case that is not open: what Undo would take back is another.
                let is_fine = failed.is_empty();
                self.message.show(if is_fine { Toast::done(words) } else { Toast::problem(words) });
            }
            Heard::Unlocked { opened: false, .. } => {
                self.message.show(Toast::problem("app-wrong-password"));
            }
            Heard::Unlocked { failed, .. } => {
                if !failed.is_empty() {
                    let words = failed.iter().map(|it| Wording::finding(&self.book, it)).collect();
                    self.message.show(Toast::problem(Wording::lines(words)));
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
            Heard::Mistakes { why, mistakes } => self.tell_mistakes(&why, &mistakes),
            Heard::PackMade { .. }
            | Heard::Written { .. }
            | Heard::ListsChanged
            | Heard::CaseComes => {}
            Heard::PaperMade(made) => self.paper_made(Ok(made), None),
            Heard::Printers(printers) => self.printers = Some(printers),
        }
    }

    /// What is wrong with a case file, line by line, as far as anybody reads on.
    fn tell_mistakes(&mut self, why: &Finding, mistakes: &CaseMistakes) {
        let (book, why, mistakes) = (Arc::clone(&self.book), why.clone(), mistakes.clone());
        let words = Wording::new(move |language| {
            let said = words::finding(&book, &why, language);
            let all = said::mistakes(&mistakes, language);
            let more = all.len().saturating_sub(MISTAKES);
            let named = all.into_iter().take(MISTAKES).map(|(what, hint)| format!("{what} {hint}"));
            let more =
                (more > 0).then(|| say(language, "app-more-mistakes", &[("count", more.into())]));
            let lines = std::iter::once(said.text).chain(named).chain(more).chain([said.hint]);
            lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n")
        });
        self.message.show(Toast::problem(words));
    }

    fn exported(
        &mut self,
        key: CaseKey,
        folder: PathBuf,
        content: String,
        result: Result<Receipt, ExportError>,
    ) {
        if let Ok(receipt) = &result {
            let record = record_of(&self.book, receipt, content.clone(), clock::moment());
            if self.is_open(key) {
                self.notice.pack_made();
            }
            // Also when another case is open by now.
            self.ask_disk(Errand::Change(key, Change::Exported(Box::new(record))));
        }
        if self.is_open(key) {
            self.made = Some(Made { case: key, folder, content, result });
            return;
        }
        // Its page is not there to tell it.
        let cases = self.desk.cases();
        let head = cases.iter().find(|head| head.key == key);
        let title = head.map_or_else(String::new, |head| match head.summary.title.as_str() {
            "" => head.number.clone(),
            title => title.to_owned(),
        });
        let toast = match &result {
            Ok(_) => {
                let words = Wording::with("app-pack-made", [("title", title.into())]);
                let show = Command::Open(folder.into());
                Toast::done(words).with("app-show-in-folder", show)
            }
            Err(error) => {
                let words = Wording::with("app-pack-not-made", [("title", title.into())]);
                let why = Wording::finding(&self.book, &said::export_failure(error));
                Toast::problem(Wording::lines(vec![words, why]))
            }
        };
        self.message.show(toast);
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
        self.made = None;
        self.notice.pack_begun();
        let job = self.jobs.export(snapshot);
        self.begin_job(Purpose::Export, job);
        if let Some(running) = self.running.last_mut() {
            running.pack = Some(export.folder);
        }
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
