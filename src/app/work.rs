//! What touches the open case or the workspace: opening, editing, undo, saving, backups, the calendar.

use std::sync::Arc;

use super::arrived::Aim;
use super::chrome::Saved;
use super::clock;
use super::command::{Command, NewCase, Typed};
use super::confirm::{Confirm, Confirmed, Weight};
use super::jobs::Purpose;
use super::leaving::Goal;
use super::screens::Screen;
use super::state::{App, Next};
use super::toast::{Toast, Wording, finding_words};
use crate::domain::{AsOf, Finding};
use crate::export::words;
use crate::i18n::say;
use crate::session::said;
use crate::session::{Beginning, Errand, Refused, SaveState, Stand};
use crate::store::{CaseKey, ReadOnly, State, Step, StoreError, Workspace};

impl App {
    /// What is being typed into a question becomes its answer: the page is about to be left.
    /// `false` when something of it cannot be kept: that was told.
    pub(super) fn keep_typed(&mut self) -> bool {
        for typed in self.states.question.flush() {
            self.take_typed(&typed);
        }
        let is_kept = self.keep_number();
        if let Some(open) = self.desk.case() {
            for typed in self.states.letters.flush(open) {
                self.take_typed(&typed);
            }
        }
        is_kept
    }

    /// The number of the case, while it is typed.
    fn keep_number(&mut self) -> bool {
        let Some(open) = self.desk.case() else { return true };
        match self.states.route.flush(&self.desk.cases(), open) {
            None => true,
            Some(Ok(edit)) => {
                self.edit(&edit);
                true
            }
            Some(Err(number)) => {
                let words = Wording::with("app-number-not-taken", [("number", number.into())]);
                self.message.show(Toast::problem(words));
                false
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
            Command::OpenCase(key) => self.open_case_of(key),
            Command::WithCase(key, wish) => self.with_case(key, wish),
            Command::Renew(key, new) => self.renew(key, *new),
            Command::PutBackCompany(before) => self.put_back_company(before),
            Command::CloseCase => self.ask_disk(Errand::Close),
            Command::Edit(edit) => {
                self.edit_signing(&edit, None);
            }
            Command::Typed(typed) => {
                self.take_typed(&typed);
            }
            Command::EditSaying { edit, said } => {
                self.edit_signing(&edit, Some(said));
            }
            Command::Peek(key) => self.look_at(key),
            Command::EditCase { key, edit, back, said } => {
                self.edit_case(key, &edit, *back, said);
            }
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            // Otherwise it would take back something else than was spoken of.
            Command::UndoFrom(stand) if self.stand() == Some(stand) => self.undo(),
            Command::RedoFrom(stand) if self.stand() == Some(stand) => self.redo(),
            Command::OpenPath(path) => self.open_path(path),
            Command::UseWorkspace(folder) => {
                if folder != self.workspace.folder() {
                    self.leave_for(Goal::Next(Next::Folder(folder)));
                }
            }
            Command::SaveCalendar(path) => self.save_calendar(path),
            Command::SaveCaseCalendar(path) => self.save_case_calendar(path),
            Command::Import { paths, to } => {
                self.begin_import(paths, to, (Aim::AsAsked, None));
            }
            Command::ImportAs { paths, to, becomes } => {
                self.begin_import(paths, None, (Aim::Becomes(to, becomes), None));
            }
            Command::Insert { place, before, paths } => {
                self.begin_import(paths, None, (Aim::Between { place, before }, None));
            }
            Command::Replace { document, at, old, path, more } => {
                self.begin_replacing(path, more, Aim::Instead { document, at, old });
            }
            Command::TakeIn { edit, import, said } => self.take_in(&edit, import, said),
            Command::CloseArrived => self.notice.close(),
            Command::Unlock { file, password } => self.begin_unlocking(*file, password),
            Command::Export(export) => self.export(*export),
            Command::Paper(what, whither, replace) => self.put_on_paper(what, whither, replace),
            Command::ReplacePaper(case, what, whither) => self.replace_paper(case, what, whither),
            Command::LookForPrinters => {
                let job = self.jobs.printers();
                self.begin_job(Purpose::Printers, job);
            }
            Command::CancelJob(id) => {
                let wanted = self.running.iter().filter(|running| running.job.id == id);
                wanted.for_each(|running| running.job.cancel());
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
            Command::WriteAside { wish, path, replace } => self.write_aside(*wish, path, replace),
            Command::LeaveUnsaved(copy) => self.leave_unsaved(&copy),
            Command::NeverMind => self.desk.never_mind(),
            Command::BackUp => self.back_up(),
            Command::AskRestore(name) => self.ask_restore(name),
            Command::UndoFrom(_)
            | Command::RedoFrom(_)
            | Command::Go(_)
            | Command::Mend(_)
            | Command::ShowRule(_)
            | Command::Back
            | Command::Ask(_)
            | Command::Language(_)
            | Command::Theme(_)
            | Command::Zoom(_)
            | Command::SizeLimit(_)
            | Command::ToggleSide
            | Command::KeepClues(_)
            | Command::Find
            | Command::Open(_)
            | Command::Reveal(_)
            | Command::View(_)
            | Command::Copy(_)
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
        self.notice.close();
        self.made = None;
        self.before.clear();
        self.screen = Screen::Start;
        self.go(Screen::Tasks);
    }

    pub(super) fn left_case(&mut self) {
        self.states.leave_case();
        self.notice.close();
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
        self.edit_with(|open| open.apply(edit, clock::moment()))
    }

    /// What was typed on in one field is one step.
    fn take_typed(&mut self, typed: &Typed) -> bool {
        let Typed { edit, goes_on } = typed;
        self.edit_with(|open| {
            if *goes_on {
                open.apply_further(edit, clock::moment())
            } else {
                open.apply(edit, clock::moment())
            }
        })
    }

    pub(super) fn edit_with(
        &mut self,
        edit: impl FnOnce(&mut crate::session::CaseSession) -> Result<bool, Refused>,
    ) -> bool {
        let Some(open) = self.desk.case_mut() else { return false };
        let done = edit(open);
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
        let goes = self.desk.case_mut().is_some_and(|open| open.undo(clock::moment()));
        self.tell_travel_waits(goes);
    }

    fn redo(&mut self) {
        let goes = self.desk.case_mut().is_some_and(|open| open.redo(clock::moment()));
        self.tell_travel_waits(goes);
    }

    /// Steps go back and forth on the disk: while that refuses, they wait.
    fn tell_travel_waits(&mut self, goes: bool) {
        if !goes && self.unsaved_case().is_some() {
            let toast = Toast::problem("app-undo-waits");
            self.message.show(toast.with("app-try-again", Command::SaveAgain).of_disk());
        }
    }

    fn stand(&self) -> Option<Stand> {
        self.desk.case().map(crate::session::CaseSession::stand)
    }

    /// With a button that takes back what was just done to the open case, and nothing else.
    pub(super) fn with_undo(&self, toast: Toast) -> Toast {
        match self.stand() {
            Some(stand) => toast.with("action-undo", Command::UndoFrom(stand)),
            None => toast,
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
        let open = self.desk.case().map(crate::session::CaseSession::save_state);
        if let Some(SaveState::Failed(error)) = open {
            return Saved::Failed(self.why_unsaved(error));
        }
        if let Some(error) = self.disk.undone() {
            return Saved::Failed(self.why_unsaved(error));
        }
        match open {
            Some(SaveState::Saving) => return Saved::Saving,
            Some(SaveState::Saved(when)) => {
                return clock::local(when.0).map_or(Saved::Ready, Saved::At);
            }
            Some(SaveState::Failed(_)) | None => {}
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
        let when = super::screens::backup_words(backup, self.language);
        self.confirm = Some(Confirm {
            title: self.say("settings-restore-title", &[("when", when.into())]),
            text: self.say("settings-restore-text", &[]),
            choices: vec![
                self.choice("action-cancel", Weight::Main, Confirmed::Stay),
                self.choice("settings-restore", Weight::Danger, Confirmed::Restore(name)),
            ],
        });
    }
}
