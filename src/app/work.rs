//! What touches the open case or the workspace: opening, editing, undo, saving, backups, the calendar.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arrived::Aim;
use super::chrome::Saved;
use super::clock;
use super::command::{Command, NewCase};
use super::confirm::{Confirm, Confirmed};
use super::jobs::Purpose;
use super::screens::Screen;
use super::state::App;
use super::toast::Toast;
use crate::domain::Finding;
use crate::export::atomic;
use crate::export::calendar_file;
use crate::export::words;
use crate::rules::assess;
use crate::session::said;
use crate::session::{Beginning, SaveState};
use crate::store::{CaseKey, ReadOnly, State, Step, Store as _, StoreError, Workspace};

impl App {
    /// What is being typed into a question becomes its answer: the page is about to be left.
    pub(super) fn keep_typed(&mut self) {
        for edit in self.states.question.flush() {
            self.edit(&edit);
        }
    }

    /// Carries out what touches the case or the workspace.
    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    pub(super) fn carry_out_work(&mut self, command: Command) {
        let now = clock::moment();
        if matches!(command, Command::OpenCase(_) | Command::CloseCase) {
            self.keep_typed();
        }
        match command {
            Command::OpenSample => {
                let job = self.jobs.sample(self.book.clone());
                self.begin_job(Purpose::Sample, job);
            }
            Command::Create(new) => self.create(*new),
            Command::OpenCase(key) => match self.desk.open(key, now) {
                Ok(()) => self.entered(key),
                Err(err) => self.tell_store(&err),
            },
            Command::CloseCase => match self.desk.close(now) {
                Ok(()) => self.left_case(),
                Err(err) => self.tell_store(&err),
            },
            Command::Edit(edit) => self.edit(&edit),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::OpenPath(path) => self.open_path(path),
            Command::SaveCalendar(path) => self.save_calendar(&path),
            Command::SaveCaseCalendar(path) => self.save_case_calendar(&path),
            Command::Import { paths, to } => {
                if let Some(key) = self.desk.case().map(crate::session::CaseSession::key) {
                    let job = self.jobs.import(key, paths, to);
                    self.begin_job(Purpose::Import, job);
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
                    let job = self.jobs.unlock(key, *file, password);
                    self.begin_job(Purpose::Unlock, job);
                }
            }
            Command::Export(export) => self.export(*export),
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
                if let Some(ticket) = self.desk.keep_company() {
                    match ticket.wait() {
                        Ok(_) => self.message.show(Toast::done(self.say("app-company-kept", &[]))),
                        Err(err) => self.tell_store(&err),
                    }
                }
            }
            Command::SaveAgain => {
                if let Some(open) = self.desk.case_mut() {
                    open.save_again(now);
                }
                self.keep_settings();
            }
            Command::BackUp => self.back_up(),
            Command::AskRestore(name) => self.ask_restore(name),
            Command::Go(_)
            | Command::Mend(_)
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
        match self.desk.create(beginning, clock::moment()) {
            Ok(key) => self.entered(key),
            Err(err) => self.tell_store(&err),
        }
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

    fn left_case(&mut self) {
        self.states.leave_case();
        self.arrived = None;
        self.made = None;
        self.before.clear();
        self.screen = Screen::Start;
        self.side_open = false;
    }

    fn edit(&mut self, edit: &crate::session::Edit) {
        let Some(open) = self.desk.case_mut() else { return };
        if open.apply(edit, clock::moment()).is_err() {
            self.message.show(Toast::problem(self.say("app-edit-gone", &[])));
        }
    }

    fn undo(&mut self) {
        let Some(open) = self.desk.case_mut() else { return };
        let step = open.undo_step().cloned();
        if let (Some(step), true) = (step, open.undo(clock::moment())) {
            self.tell_moved("app-undone", &step, ("action-redo", Command::Redo));
        }
    }

    fn redo(&mut self) {
        let Some(open) = self.desk.case_mut() else { return };
        let step = open.redo_step().cloned();
        if let (Some(step), true) = (step, open.redo(clock::moment())) {
            self.tell_moved("app-redone", &step, ("action-undo", Command::Undo));
        }
    }

    fn tell_moved(&mut self, key: &str, step: &Step, (word, back): (&str, Command)) {
        let what = said::step(&self.book, step, self.language);
        let words = self.say(key, &[("what", what.into())]);
        let toast = Toast::done(words).with(self.say(word, &[]), back);
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
                SaveState::Failed(err) => return Saved::Failed(self.store_words(err)),
                SaveState::Saved(when) => {
                    return clock::local(when.0).map_or(Saved::Ready, Saved::At);
                }
            }
        }
        match self.workspace.state() {
            State::Failed { error, .. } => Saved::Failed(self.store_words(&error)),
            State::Ready | State::ReadOnly(_) => Saved::Ready,
        }
    }

    /// Who keeps the workspace from being written.
    pub(super) fn held_by(&self) -> Option<String> {
        match self.workspace.state() {
            State::ReadOnly(reason) => Some(match &reason {
                ReadOnly::Held(_) | ReadOnly::Folder | ReadOnly::Asked => {
                    words::finding(&self.book, &reason.finding(), self.language).text
                }
            }),
            State::Ready | State::Failed { .. } => None,
        }
    }

    /// What keeps the window from closing without a question.
    pub(super) fn reason_to_stay(&mut self) -> Option<String> {
        self.keep_typed();
        if let Some(running) = self.running.first() {
            let job = self.say(running.purpose.text_key(), &[]);
            return Some(self.say("app-quit-job", &[("job", job.into())]));
        }
        // Saving takes milliseconds: it is waited for, and only a failure is asked about.
        let settled = match self.desk.case_mut() {
            Some(open) => open.settle(clock::moment()),
            None => Ok(()),
        };
        let err = settled.err()?;
        let reason = self.store_words(&err);
        Some(self.say("app-quit-unsaved", &[("reason", reason.into())]))
    }

    pub(super) fn keep_settings(&mut self) {
        if self.held_by().is_none() {
            // A failure is told by the state of the store.
            drop(self.workspace.save_settings(self.settings.clone()));
        }
    }

    /// A failure of the store in words.
    pub(super) fn store_words(&self, err: &StoreError) -> String {
        words::finding(&self.book, &err.finding(), self.language).text
    }

    pub(super) fn tell_store(&mut self, err: &StoreError) {
        self.tell_finding(&err.finding());
    }

    /// Says at the foot of the page what went wrong and what to do.
    pub(super) fn tell_finding(&mut self, finding: &Finding) {
        self.message.show(Toast::problem(self.finding_words(finding)));
    }

    /// A finding in words, with what to do.
    pub(super) fn finding_words(&self, finding: &Finding) -> String {
        let said = words::finding(&self.book, finding, self.language);
        format!("{} {}", said.text, said.hint).trim().to_owned()
    }

    pub(super) fn tell_failed(&mut self, reason: String) {
        let toast = Toast::problem(self.say("app-job-failed", &[("reason", reason.into())]));
        self.message.show(toast);
    }

    /// The backups as the page of settings lists them.
    pub(super) fn look_for_backups(&mut self) {
        self.backups = Workspace::backups(self.workspace.folder()).unwrap_or_default();
    }

    fn back_up(&mut self) {
        let (sender, receiver) = crossbeam_channel::bounded(1);
        let workspace = Arc::clone(&self.workspace);
        let (today, waker) = (self.desk.as_of(), self.waker.clone());
        let work = move || {
            // Nobody may be waiting any more.
            drop(sender.send(workspace.back_up(today)));
            drop(workspace);
            waker.wake();
        };
        let started = std::thread::Builder::new().name("backup".to_owned()).spawn(work);
        match started {
            Ok(_) => self.backing_up = Some(receiver),
            Err(err) => self.tell_failed(err.to_string()),
        }
    }

    /// Hears of the backup that is being made.
    pub(super) fn hear_backup(&mut self) {
        let Some(answer) = self.backing_up.as_ref().and_then(|it| it.try_recv().ok()) else {
            return;
        };
        self.backing_up = None;
        self.look_for_backups();
        match answer {
            Ok(_) => self.message.show(Toast::done(self.say("settings-backed-up", &[]))),
            Err(err) => self.tell_store(&err),
        }
    }

    fn ask_restore(&mut self, name: String) {
        let Some(backup) = self.backups.iter().find(|backup| backup.name == name) else { return };
        let when = words::date(backup.on, self.language);
        self.confirm = Some(Confirm {
            title: self.say("settings-restore-title", &[("when", when.into())]),
            text: self.say("settings-restore-text", &[]),
            verb: self.say("settings-restore", &[]),
            stay: self.say("action-cancel", &[]),
            what: Confirmed::Restore(name),
        });
    }

    /// Writes the dates of every case into one calendar file.
    pub(super) fn save_calendar(&mut self, path: &Path) {
        match self.calendar() {
            Ok(text) => self.write_calendar(path, &text),
            Err(err) => self.tell_store(&err),
        }
    }

    /// Writes the dates of the open case into a calendar file.
    fn save_case_calendar(&mut self, path: &Path) {
        let Some(open) = self.desk.case() else { return };
        let (case, assessment) = (open.case(), open.assessment());
        let text = calendar_file::calendar(&self.book, case, assessment, self.language);
        self.write_calendar(path, &text);
    }

    fn write_calendar(&mut self, path: &Path, text: &str) {
        let path =
            if path.extension().is_none() { path.with_extension("ics") } else { path.to_owned() };
        let written = atomic::write(&path, true, |file| file.write_all(text.as_bytes()));
        match written {
            Ok(()) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let words = self.say("app-calendar-saved", &[("name", name.into())]);
                let reveal = Command::Reveal(PathBuf::from(&path));
                let toast = Toast::done(words).with(self.say("app-show-in-folder", &[]), reveal);
                self.message.show(toast);
            }
            Err(err) => self.tell_failed(err.to_string()),
        }
    }

    /// The calendar files of all cases that have a date, put together.
    fn calendar(&self) -> Result<String, StoreError> {
        let mut together = String::new();
        for head in self.desk.cases().iter().filter(|head| !head.summary.dues.is_empty()) {
            let loaded = self.workspace.load(head.key).wait()?;
            let case = &loaded.record.case;
            let assessment = assess(&self.book, case, self.desk.as_of());
            let text = calendar_file::calendar(&self.book, case, &assessment, self.language);
            together = joined(&together, &text);
        }
        Ok(together)
    }
}

/// Two calendar files as one. It is named after no case, once there are two.
fn joined(first: &str, second: &str) -> String {
    if first.is_empty() {
        return second.to_owned();
    }
    let end = "END:VCALENDAR";
    let head = first.rsplit_once(end).map_or(first, |(head, _)| head);
    let head: String =
        head.split_inclusive('\n').filter(|line| !line.starts_with("X-WR-CALNAME")).collect();
    let events = second.split_once("BEGIN:VEVENT").and_then(|(_, rest)| rest.rsplit_once(end));
    let events = events.map_or(String::new(), |(events, _)| format!("BEGIN:VEVENT{events}"));
    format!("{head}{events}{end}\r\n")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn two_calendars_become_one() {
        let of = |name: &str, event: &str| {
            format!(
                "BEGIN:VCALENDAR\r\nX-WR-CALNAME:{name}\r\nBEGIN:VEVENT\r\nUID:{event}\r\n\
                 END:VEVENT\r\nEND:VCALENDAR\r\n"
            )
        };
        let both = joined(&joined("", &of("a", "1")), &of("b", "2"));
        assert_eq!(both.matches("BEGIN:VCALENDAR").count(), 1);
        assert_eq!(both.matches("BEGIN:VEVENT").count(), 2);
        assert!(both.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert!(!both.contains("CALNAME"));
        let empty = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
        assert_eq!(joined(&of("a", "1"), empty).matches("BEGIN:VEVENT").count(), 1);
    }
}
