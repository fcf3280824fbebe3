//! What touches the open case or the workspace: opening, editing, undo, saving, backups, the calendar.

use std::path::PathBuf;
use std::sync::Arc;

use super::arrived::Aim;
use super::chrome::Saved;
use super::clock;
use super::command::{Command, NewCase};
use super::confirm::{Confirm, Confirmed, Weight};
use super::jobs::Purpose;
use super::screens::Screen;
use super::state::{App, Next};
use super::toast::{Toast, Wording, finding_words};
use crate::domain::{AsOf, Finding};
use crate::export::words;
use crate::i18n::say;
use crate::session::aside::Dates;
use crate::session::{Beginning, Errand, Refused, SaveState};
use crate::session::{passwords, said};
use crate::store::{CaseKey, ReadOnly, State, Step, StoreError, Workspace};

impl App {
    /// What is being typed into a question becomes its answer: the page is about to be left.
    pub(super) fn keep_typed(&mut self) {
        for edit in self.states.question.flush() {
            self.edit(&edit);
        }
        if let Some(open) = self.desk.case() {
            for edit in self.states.letters.flush(open) {
                self.edit(&edit);
            }
        }
    }

    /// Carries out what touches the case or the workspace.
    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    pub(super) fn carry_out_work(&mut self, command: Command) {
        if matches!(command, Command::OpenCase(_) | Command::CloseCase) {
            self.keep_typed();
        }
        match command {
            Command::OpenSample => {
                let job = self.jobs.sample(self.book.clone());
                self.begin_job(Purpose::Sample, job);
            }
            Command::Create(new) => self.create(*new),
            Command::OpenCase(key) => self.ask_disk(Errand::Open(key)),
            Command::CloseCase => self.ask_disk(Errand::Close),
            Command::Edit(edit) => {
                let unsigned = self.signed_by(&edit);
                self.edit(&edit);
                self.keep_drafts(unsigned);
            }
            Command::EditSaying { edit, said } => {
                let unsigned = self.signed_by(&edit);
                if self.edit(&edit) {
                    self.message.show(Toast::done(said).with("action-undo", Command::Undo));
                    self.keep_drafts(unsigned);
                }
            }
            Command::Peek(key) => self.look_at(key),
            Command::EditCase { key, edit, back, said } => {
                self.edit_case(key, &edit, *back, said);
            }
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::OpenPath(path) => self.open_path(path),
            Command::UseWorkspace(folder) => {
                if folder != self.workspace.folder() {
                    self.go_on_with(Next::Folder(folder));
                }
            }
            Command::SaveCalendar(path) => self.save_calendar(path),
            Command::SaveCaseCalendar(path) => self.save_case_calendar(path),
            Command::Import { paths, to } => {
                let unsigned = to.as_ref().and_then(|kind| self.unsigned(kind));
                if let Some(key) = self.desk.case().map(crate::session::CaseSession::key) {
                    let job = match unsigned {
                        Some(unsigned) => self.jobs.sign(key, paths, unsigned),
                        None => self.jobs.import(key, paths, to),
                    };
                    self.begin_job(Purpose::Import, job);
                }
            }
            Command::Insert { place, before, paths } => {
                if let Some(key) = self.desk.case().map(crate::session::CaseSession::key) {
                    let job = self.jobs.import(key, paths, None);
                    self.begin_job(Purpose::Import, job);
                    if let Some(running) = self.running.last_mut() {
                        running.aim = Aim::Between { place, before };
                    }
                }
            }
            Command::Replace { document, at, path } => {
                if let Some(key) = self.desk.case().map(crate::session::CaseSession::key) {
                    let job = self.jobs.import(key, vec![path], None);
                    self.begin_job(Purpose::Import, job);
                    if let Some(running) = self.running.last_mut() {
                        running.aim = Aim::Instead { document, at };
                    }
                }
            }
            Command::CloseArrived => self.arrived = None,
            Command::Unlock { file, password } => {
                self.tried = None;
                if let Some(key) = self.desk.case().map(crate::session::CaseSession::key) {
                    let others = self.desk.case().map(|open| passwords::locked(open.case()));
                    let others = others.into_iter().flatten().cloned().collect();
                    let job = self.jobs.unlock(key, *file, others, password);
                    self.begin_job(Purpose::Unlock, job);
                }
            }
            Command::Export(export) => self.export(*export),
            Command::Paper(what, whither, replace) => self.put_on_paper(what, whither, replace),
            Command::LookForPrinters => {
                let job = self.jobs.printers();
                self.begin_job(Purpose::Printers, job);
            }
            Command::CancelJobs(purpose) => {
                let wanted = self.running.iter().filter(|running| running.purpose == purpose);
                wanted.for_each(|running| running.job.cancel());
            }
            Command::Mark { name, value } => {
                if let Some(open) = self.desk.case_mut() {
                    open.set_mark(name, &value);
                }
            }
            Command::AcceptRules => {
                if let Some(open) = self.desk.case_mut() {
                    open.accept_rules();
                }
            }
            Command::KeepCompany => {
                self.keep_typed();
                self.ask_disk(Errand::KeepCompany);
            }
            Command::TakeCompany(key) => {
                self.keep_typed();
                self.ask_disk(Errand::TakeCompany(key));
            }
            Command::SaveAgain => self.save_again(),
            Command::KeepAside(path) => self.keep_aside(path),
            Command::LeaveUnsaved => self.leave_unsaved(),
            Command::NeverMind => self.desk.never_mind(),
            Command::BackUp => self.back_up(),
            Command::AskRestore(name) => self.ask_restore(name),
            Command::Go(_)
            | Command::Mend(_)
            | Command::ShowRule(_)
            | Command::Back
            | Command::Ask(_)
            | Command::Language(_)
            | Command::Theme(_)
            | Command::Zoom(_)
            | Command::ToggleSide
            | Command::Find
            | Command::Open(_)
            | Command::Reveal(_)
            | Command::Say(_)
            | Command::CloseToast
            | Command::Quit => {}
        }
    }

    fn create(&mut self, new: NewCase) {
        let NewCase { procedure, category, channel, number, company } = new;
        let beginning = Beginning { procedure, category, channel, number, company };
        self.ask_disk(Errand::Create(Box::new(beginning)));
    }

    /// A case is open now.
    pub(super) fn entered(&mut self, key: CaseKey) {
        self.settings.add_recent(key);
        self.keep_settings();
        self.states.leave_case();
        self.arrived = None;
        self.made = None;
        self.before.clear();
        self.screen = Screen::Start;
        self.go(Screen::Tasks);
    }

    pub(super) fn left_case(&mut self) {
        self.states.leave_case();
        self.arrived = None;
        self.made = None;
        self.before.clear();
        // The disk may have taken its time; whoever reads another page by now stays there.
        if self.screen.needs_case() {
            self.screen = Screen::Start;
            self.side_open = false;
        }
    }

    /// Whether something changed.
    fn edit(&mut self, edit: &crate::session::Edit) -> bool {
        let Some(open) = self.desk.case_mut() else { return false };
        let done = open.apply(edit, clock::moment());
        if let Err(refused) = done {
            self.message.show(Toast::problem(match refused {
                Refused::Gone(_) => "app-edit-gone",
                Refused::TooManyPages => "app-edit-too-many-pages",
            }));
        }
        done == Ok(true)
    }

    /// What it took back is told when it is back.
    fn undo(&mut self) {
        if let Some(open) = self.desk.case_mut() {
            open.undo(clock::moment());
        }
    }

    fn redo(&mut self) {
        if let Some(open) = self.desk.case_mut() {
            open.redo(clock::moment());
        }
    }

    pub(super) fn tell_moved(
        &mut self,
        key: &'static str,
        step: &Step,
        (word, back): (&'static str, Command),
    ) {
        let what = Wording::step(&self.book, step.clone());
        let words = Wording::new(move |language| {
            say(language, key, &[("what", what.in_language(language).into())])
        });
        let toast = Toast::done(words).with(word, back);
        self.message.show(toast);
    }

    /// Where everything stands with the disk, for the status bar.
    pub(super) fn saved(&self) -> Saved {
        if let Some(holder) = self.held_by() {
            return Saved::ReadOnly(holder);
        }
        if let Some(open) = self.desk.case() {
            match open.save_state() {
                SaveState::Saving => return Saved::Saving,
                SaveState::Failed(err) => return Saved::Failed(self.why_unsaved(err)),
                SaveState::Saved(when) => {
                    return clock::local(when.0).map_or(Saved::Ready, Saved::At);
                }
            }
        }
        if let Some(error) = self.disk.undone() {
            return Saved::Failed(self.why_unsaved(error));
        }
        match self.store.state() {
            State::Failed { error, .. } => Saved::Failed(self.why_unsaved(&error)),
            State::Ready | State::ReadOnly(_) => Saved::Ready,
        }
    }

    /// Who keeps the workspace from being written.
    pub(super) fn held_by(&self) -> Option<String> {
        match self.store.state() {
            State::ReadOnly(reason) => Some(match &reason {
                ReadOnly::Held(_) | ReadOnly::Folder | ReadOnly::Asked => {
                    words::finding(&self.book, &reason.finding(), self.language).text
                }
            }),
            State::Ready | State::Failed { .. } => None,
        }
    }

    pub(super) fn keep_settings(&mut self) {
        if self.held_by().is_none() {
            // A failure is told by the state of the store.
            drop(self.store.save_settings(self.settings.clone()));
        }
    }

    /// Why something is not saved, for the status bar: short where it can be.
    fn why_unsaved(&self, err: &StoreError) -> String {
        match err {
            StoreError::Full(_) | StoreError::Io { .. } => {
                words::reason(err.reason(), self.language)
            }
            other => words::finding(&self.book, &other.finding(), self.language).text,
        }
    }

    pub(super) fn tell_store(&mut self, err: &StoreError) {
        self.tell_finding(&err.finding());
    }

    /// Says at the foot of the page what went wrong and what to do.
    pub(super) fn tell_finding(&mut self, finding: &Finding) {
        self.message.show(Toast::problem(Wording::finding(&self.book, finding)));
    }

    /// A finding in words, with what to do.
    pub(super) fn finding_words(&self, finding: &Finding) -> String {
        finding_words(&self.book, finding, self.language)
    }

    /// The backups as the page of settings lists them.
    pub(super) fn look_for_backups(&mut self) {
        self.on_backups(|_, _| Ok(false));
    }

    fn back_up(&mut self) {
        self.on_backups(|workspace, today| workspace.back_up(today).map(|_| true));
    }

    /// Does something with the backups and lists them, on a thread of its own.
    fn on_backups(
        &mut self,
        work: impl FnOnce(&Workspace, AsOf) -> Result<bool, StoreError> + Send + 'static,
    ) {
        let (sender, receiver) = crossbeam_channel::bounded(1);
        let workspace = Arc::clone(&self.workspace);
        let (today, waker) = (self.desk.as_of(), self.waker.clone());
        let work = move || {
            let done = work(&workspace, today);
            let list = Workspace::backups(workspace.folder()).unwrap_or_default();
            drop(workspace);
            // Nobody may be waiting any more.
            drop(sender.send((done, list)));
            waker.wake();
        };
        let started = std::thread::Builder::new().name("backup".to_owned()).spawn(work);
        match started {
            Ok(_) => self.backing_up = Some(receiver),
            Err(err) => self.tell_finding(&said::broke(Some(err.into()))),
        }
    }

    /// Hears of the backups.
    pub(super) fn hear_backup(&mut self) {
        let answer = self.backing_up.as_ref().and_then(|it| it.try_recv().ok());
        let Some((done, list)) = answer else { return };
        self.backing_up = None;
        self.backups = list;
        match done {
            Ok(true) => self.message.show(Toast::done("settings-backed-up")),
            Ok(false) => {}
            Err(err) => self.tell_store(&err),
        }
    }

    fn ask_restore(&mut self, name: String) {
        let Some(backup) = self.backups.iter().find(|backup| backup.name == name) else { return };
        let when = words::date(backup.on, self.language);
        self.confirm = Some(Confirm {
            title: self.say("settings-restore-title", &[("when", when.into())]),
            text: self.say("settings-restore-text", &[]),
            choices: vec![
                self.choice("action-cancel", Weight::Main, Confirmed::Stay),
                self.choice("settings-restore", Weight::Danger, Confirmed::Restore(name)),
            ],
        });
    }

    /// Writes the dates of every case into one calendar file.
    fn save_calendar(&mut self, path: PathBuf) {
        let cases = self.desk.cases();
        let dated = cases.iter().filter(|head| !head.summary.dues.is_empty());
        self.write_calendar(Dates::All(dated.map(|head| head.key).collect()), path);
    }

    /// Writes the dates of the open case into a calendar file.
    fn save_case_calendar(&mut self, path: PathBuf) {
        let Some(open) = self.desk.case() else { return };
        let dates = Dates::Of(Arc::clone(open.case()), Arc::clone(open.assessment()));
        self.write_calendar(dates, path);
    }

    fn write_calendar(&mut self, dates: Dates, path: PathBuf) {
        let (book, today) = (Arc::clone(&self.book), self.desk.as_of());
        let job = self.jobs.calendar(dates, book, today, self.language, path);
        self.begin_job(Purpose::Calendar, job);
    }
}
