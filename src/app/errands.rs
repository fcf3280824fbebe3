//! What the window asks of the disk and hears of it: opening and leaving cases without waiting, and the ways
//! out when something cannot be saved. Nothing that failed is dropped: it is tried again, kept as a file, or
//! given up by the user.

use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::clock;
use super::command::{ASIDE, Ask, Command};
use super::confirm::{Choice, Confirm, Confirmed, Weight};
use super::desktop::Choose;
use super::jobs::Purpose;
use super::state::{App, Next};
use super::toast::{Toast, Wording};
use crate::i18n::{Value, say, say_attr};
use crate::session::aside::KEPT_CASE;
use crate::session::{Answer, CaseSession, Errand, Outcome, SaveState, Travel};
use crate::store::{CaseKey, PartyKey, StoreError, Version};

/// Nobody sees a note that is gone before this.
pub(super) const SHOWN_AFTER: Duration = Duration::from_millis(200);
/// After this the disk counts as one that does not answer.
pub(super) const SLOW_AFTER: Duration = Duration::from_secs(5);
/// How often what the disk refused is tried again without being asked.
const TRIED_EVERY: Duration = Duration::from_secs(20);

/// Where the window stands with the disk.
#[derive(Debug, Default)]
pub(super) struct Disk {
    /// Since when something is under way.
    since: Option<Instant>,
    /// What failed and would be lost: asked for again with the next "Save again".
    undone: Vec<(Errand, StoreError)>,
    /// The failure of the open case was told.
    told: bool,
    tried: Option<Instant>,
    /// The user wants to leave the program; since when.
    quitting: Option<Instant>,
}

/// What is under way, for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The key of its words.
    pub text_key: &'static str,
    /// The disk has not answered for long.
    pub is_slow: bool,
    /// It can be given up without anything being lost.
    pub can_stop: bool,
}

impl Disk {
    /// What the disk refused and would be lost.
    pub(super) fn undone(&self) -> Option<&StoreError> {
        self.undone.first().map(|(_, error)| error)
    }
}

impl App {
    /// Whether an answer of the disk is awaited.
    pub fn is_waiting(&self) -> bool {
        let saves = self.desk.case().map(CaseSession::save_state) == Some(&SaveState::Saving);
        self.desk.waiting().is_some()
            || saves
            || self.backing_up.is_some()
            || self.prompt.as_ref().is_some_and(super::prompt::Prompt::is_looking)
    }

    /// Asks the disk for something.
    pub(super) fn ask_disk(&mut self, errand: Errand) {
        self.desk.ask(errand);
        self.go_on(clock::moment());
    }

    /// Looks what the disk has answered.
    pub(super) fn hear_disk(&mut self, ctx: &Context) {
        self.go_on(clock::moment());
        self.tell_travelled();
        self.watch_saving(ctx);
        let since = self
            .desk
            .waiting()
            .is_some()
            .then(|| *self.disk.since.get_or_insert_with(Instant::now));
        self.disk.since = since;
        if let Some(since) = since {
            let next = [SHOWN_AFTER, SLOW_AFTER].into_iter().find(|it| since.elapsed() < *it);
            if let Some(next) = next {
                ctx.request_repaint_after(next.saturating_sub(since.elapsed()));
            }
        }
        self.go_on_quitting(ctx);
    }

    fn go_on(&mut self, now: crate::store::When) {
        if self.desk.is_about_to_leave() {
            self.keep_typed();
        }
        self.desk.poll(now);
        for answer in self.desk.answers() {
            self.answered_by_disk(answer);
        }
    }

    /// What is under way, once it is worth showing.
    pub(super) fn waiting(&self) -> Option<Waiting> {
        let elapsed = self.disk.since?.elapsed();
        let errand = self.desk.waiting()?;
        let text_key = match errand {
            Errand::Open(_) | Errand::Reload(_) => "app-waits-open",
            Errand::Close => "app-waits-close",
            Errand::Create(_)
            | Errand::Add(_)
            | Errand::Renew(..)
            | Errand::Duplicate(_)
            | Errand::KeepMine => "app-waits-create",
            Errand::Delete(_)
            | Errand::BringBack(_)
            | Errand::KeepCompany
            | Errand::TakeCompany(_)
            | Errand::Change(..) => "app-waits-change",
        };
        let is_slow = elapsed >= SLOW_AFTER;
        let can_stop = errand.gives_way();
        (elapsed >= SHOWN_AFTER).then_some(Waiting { text_key, is_slow, can_stop })
    }

    fn answered_by_disk(&mut self, Answer { errand, result }: Answer) {
        match result {
            Ok(Outcome::Opened(key)) => self.entered(key),
            Ok(Outcome::Added(_)) => {
                self.message.show(Toast::problem("app-case-added"));
            }
            Ok(Outcome::Closed) => self.left_case(),
            Ok(Outcome::CompanyKept(key)) => self.tell_kept(key),
            Ok(Outcome::CompanyTaken(key)) => self.tell_taken(key),
            Ok(Outcome::Changed(key)) => self.look_again(key),
            Ok(Outcome::Deleted(_) | Outcome::BroughtBack(_)) => {}
            Err(error) => self.refused_by_disk(errand, error),
        }
    }

    /// What became of the company of the case.
    fn tell_kept(&mut self, key: Option<PartyKey>) {
        let parties = self.desk.parties();
        let known = parties.iter().find(|head| Some(head.key) == key);
        let toast = match known {
            None => Toast::done("app-company-none"),
            Some(head) => {
                let gaps = [("name", head.name.clone().into()), ("papers", head.documents.into())];
                let is_first = head.version == Version(1);
                let key = if is_first { "app-company-kept" } else { "app-company-kept-again" };
                Toast::done(Wording::with(key, gaps))
            }
        };
        self.message.show(toast);
    }

    fn tell_taken(&mut self, key: Option<PartyKey>) {
        let parties = self.desk.parties();
        let Some(head) = parties.iter().find(|head| Some(head.key) == key) else {
            return self.message.show(Toast::done("app-company-same"));
        };
        let words = Wording::with("app-company-taken", [("name", head.name.clone().into())]);
        self.message.show(Toast::done(words).with("action-undo", Command::Undo));
    }

    fn refused_by_disk(&mut self, errand: Errand, error: StoreError) {
        let is_unsaved = self.unsaved_case().is_some();
        if is_unsaved && errand.gives_way() {
            return self.ask_unsaved(Some(errand));
        }
        let words = Wording::finding(&self.book, &error.finding());
        let can_help = match &error {
            StoreError::NoSuchCase(_)
            | StoreError::NoSuchParty(_)
            | StoreError::ReadOnly
            | StoreError::NotDeleted(_)
            | StoreError::Newer { .. } => false,
            StoreError::Conflict { .. }
            | StoreError::Older(_)
            | StoreError::Damaged { .. }
            | StoreError::DatabaseMissing(_)
            | StoreError::NoWorkspace(_)
            | StoreError::Gone(_)
            | StoreError::Full(_)
            | StoreError::Io { .. }
            | StoreError::TooLarge { .. }
            | StoreError::Source(_)
            | StoreError::NoSuchFile(_)
            | StoreError::NoSuchBackup(_)
            | StoreError::Closed => true,
        };
        let toast = Toast::problem(words);
        if can_help {
            self.message.show(toast.with("app-try-again", Command::SaveAgain));
            self.disk.undone.push((errand, error));
        } else {
            self.message.show(toast);
        }
    }

    /// Tries everything again that the disk refused.
    pub(super) fn save_again(&mut self) {
        let now = clock::moment();
        if let Some(SaveState::Failed(StoreError::Conflict { .. })) = self.unsaved_case() {
            return self.ask_conflict();
        }
        if let Some(open) = self.desk.case_mut() {
            open.save_again(now);
        }
        for (errand, _) in std::mem::take(&mut self.disk.undone) {
            self.desk.ask(errand);
        }
        self.disk.told = false;
        self.disk.tried = Some(Instant::now());
        self.keep_settings();
    }

    /// How the open case stands, when its last changes could not be saved.
    fn unsaved_case(&self) -> Option<&SaveState> {
        let state = self.desk.case()?.save_state();
        matches!(state, SaveState::Failed(_)).then_some(state)
    }

    /// Tells once when the open case cannot be saved, and tries again now and then.
    fn watch_saving(&mut self, ctx: &Context) {
        let failed = match self.desk.case().map(CaseSession::save_state) {
            Some(SaveState::Failed(error)) => error.clone(),
            Some(SaveState::Saving) => return,
            Some(SaveState::Saved(_)) | None => {
                self.disk.told = false;
                self.disk.tried = None;
                return;
            }
        };
        if matches!(failed, StoreError::Conflict { .. }) {
            if !std::mem::replace(&mut self.disk.told, true) {
                self.ask_conflict();
            }
            return;
        }
        if !std::mem::replace(&mut self.disk.told, true) {
            let toast = Toast::problem(Wording::finding(&self.book, &failed.finding()));
            self.message.show(toast.with("app-try-again", Command::SaveAgain));
        }
        let tried = *self.disk.tried.get_or_insert_with(Instant::now);
        if tried.elapsed() >= TRIED_EVERY {
            self.disk.tried = Some(Instant::now());
            if let Some(open) = self.desk.case_mut() {
                open.save_again(clock::moment());
            }
        }
        ctx.request_repaint_after(TRIED_EVERY);
    }

    /// Says what an undo took back, once it is back.
    fn tell_travelled(&mut self) {
        let Some(open) = self.desk.case_mut() else { return };
        let (travelled, gone) = (open.take_travelled(), open.take_gone());
        if let Some((travel, step)) = travelled.last() {
            match travel {
                Travel::Undo => self.tell_moved("app-undone", step, ("action-redo", Command::Redo)),
                Travel::Redo => self.tell_moved("app-redone", step, ("action-undo", Command::Undo)),
            }
        }
        if gone {
            self.message.show(Toast::problem("app-edit-gone"));
        }
    }

    /// The way out when the open case cannot be saved and is to be left.
    pub(super) fn ask_unsaved(&mut self, then: Option<Errand>) {
        let Some(SaveState::Failed(error)) = self.unsaved_case() else { return };
        if matches!(error, StoreError::Conflict { .. }) {
            return self.ask_conflict();
        }
        let error = error.clone();
        let leave = match &then {
            Some(errand) => Confirmed::LoseAnd(Box::new(errand.clone())),
            None => Confirmed::Quit,
        };
        let (word, lose) = match &then {
            Some(_) => ("app-unsaved-title", "app-unsaved-close"),
            None => ("app-unsaved-quit-title", "app-unsaved-quit"),
        };
        let gaps = self.about_open_case();
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(name, text)| (*name, text.into())).collect();
        let count: Value<'_> = self.desk.case().map_or(0, CaseSession::unsaved).into();
        let text = format!(
            "{}\n\n{}",
            self.say("app-unsaved-text", &[("count", count)]),
            self.finding_words(&error.finding())
        );
        // The question says it all.
        self.message.close();
        self.confirm = Some(Confirm {
            title: self.say(word, &gaps),
            text,
            choices: vec![
                self.choice(
                    "app-try-again",
                    Weight::Main,
                    Confirmed::SaveAgain(then.map(Box::new)),
                ),
                self.choice("app-unsaved-keep", Weight::Other, Confirmed::KeepAside),
                self.choice("app-unsaved-stay", Weight::Other, Confirmed::Stay),
                self.choice(lose, Weight::Danger, leave),
            ],
        });
    }

    /// The way out when the open case was changed elsewhere.
    fn ask_conflict(&mut self) {
        let gaps = self.about_open_case();
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(name, text)| (*name, text.into())).collect();
        let count: Value<'_> = self.desk.case().map_or(0, CaseSession::unsaved).into();
        self.confirm = Some(Confirm {
            title: self.say("app-conflict-title", &gaps),
            text: self.say("app-conflict-text", &[("count", count)]),
            choices: vec![
                self.choice("app-conflict-mine", Weight::Main, Confirmed::KeepMine),
                self.choice("app-conflict-later", Weight::Other, Confirmed::Stay),
                self.choice("app-conflict-theirs", Weight::Danger, Confirmed::LoadTheirs),
            ],
        });
    }

    fn about_open_case(&self) -> Vec<(&'static str, String)> {
        let Some(open) = self.desk.case() else { return Vec::new() };
        vec![("title", open.title().to_owned())]
    }

    pub(super) fn choice(&self, key: &str, weight: Weight, does: Confirmed) -> Choice {
        Choice::new(self.say(key, &[]), weight, does)
    }

    /// A question was answered.
    pub(super) fn decided(&mut self, ctx: &Context, what: Confirmed) {
        self.confirm = None;
        match what {
            Confirmed::Stay => self.disk.quitting = None,
            Confirmed::Quit => {
                self.leave();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Confirmed::Restore(name) => self.go_on_with(Next::Restored(name)),
            Confirmed::SaveAgain(then) => {
                self.save_again();
                if let Some(then) = then {
                    self.desk.ask(*then);
                }
            }
            Confirmed::KeepAside => self.ask_aside(ctx),
            Confirmed::LoseAnd(then) => {
                self.desk.close_unsaved();
                self.left_case();
                self.desk.ask(*then);
            }
            Confirmed::KeepMine => self.desk.ask(Errand::KeepMine),
            Confirmed::LoadTheirs => {
                if let Some(key) = self.desk.case().map(CaseSession::key) {
                    self.desk.ask(Errand::Reload(key));
                }
            }
        }
        ctx.request_repaint();
    }

    /// The workspace is closed, and the window goes on with another one or with this one as it was. It must be
    /// closed for it: whoever holds the window closes and opens it.
    pub(super) fn go_on_with(&mut self, next: Next) {
        match self.unsaved_case() {
            // What is only in this window would go with it.
            Some(SaveState::Failed(error)) => {
                let error = error.clone();
                self.tell_store(&error);
            }
            Some(SaveState::Saved(_) | SaveState::Saving) | None => {
                self.leave();
                self.may_close = false;
                self.after.go_on_with(next);
            }
        }
    }

    /// Where the open case is to be kept as a file.
    fn ask_aside(&mut self, ctx: &Context) {
        self.disk.quitting = None;
        let Some(open) = self.desk.case() else { return };
        let stem = crate::export::naming::Letters::Ascii.safe(&open.case().number, "case");
        let ask = Ask {
            name: ASIDE,
            choose: Choose::SaveAs(format!("{stem}.{KEPT_CASE}")),
            title: self.say("app-aside-title", &[]),
            verb: self.say("app-save-verb", &[]),
        };
        self.carry_out_one(ctx, Command::Ask(ask));
    }

    /// Keeps the open case as a file.
    pub(super) fn keep_aside(&mut self, path: std::path::PathBuf) {
        let Some(open) = self.desk.case() else { return };
        let job = self.jobs.keep_case(open.kept().clone(), path);
        self.begin_job(Purpose::KeepCase, job);
    }

    /// The open case is closed without what could not be saved of it.
    pub(super) fn leave_unsaved(&mut self) {
        self.desk.close_unsaved();
        self.left_case();
    }

    /// The user wants to close the window. What is on its way to the disk may arrive first.
    pub(super) fn wants_to_quit(&mut self, ctx: &Context) {
        self.keep_typed();
        let at_rest = self.desk.is_at_rest() && self.disk.undone.is_empty();
        if self.running.is_empty() && at_rest {
            return self.leave();
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        if let Some(running) = self.running.first() {
            let job = self.say(running.purpose.text_key(), &[]);
            let reason = self.say("app-quit-job", &[("job", job.into())]);
            self.confirm = Some(self.quit_question(reason));
            return;
        }
        self.disk.quitting.get_or_insert_with(Instant::now);
    }

    fn go_on_quitting(&mut self, ctx: &Context) {
        let Some(since) = self.disk.quitting else { return };
        if self.confirm.is_some() || self.prompt.is_some() {
            return;
        }
        if self.unsaved_case().is_some() {
            return self.ask_unsaved(None);
        }
        if let Some(error) = self.disk.undone() {
            let reason = self.finding_words(&error.finding());
            let reason = self.say("app-quit-unsaved", &[("reason", reason.into())]);
            self.confirm = Some(self.quit_question(reason));
            return;
        }
        if self.desk.is_at_rest() {
            self.disk.quitting = None;
            self.leave();
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else if since.elapsed() >= SLOW_AFTER {
            let reason = self.say("app-quit-slow", &[]);
            self.confirm = Some(self.quit_question(reason));
        } else {
            ctx.request_repaint_after(SLOW_AFTER.saturating_sub(since.elapsed()));
        }
    }

    fn quit_question(&self, reason: String) -> Confirm {
        Confirm {
            title: self.say("app-quit-title", &[]),
            text: reason,
            choices: vec![
                self.choice("app-quit-stay", Weight::Main, Confirmed::Stay),
                self.choice("app-quit-leave", Weight::Danger, Confirmed::Quit),
            ],
        }
    }

    /// What a file that was kept says at the foot of the page.
    pub(super) fn kept_aside(&mut self, name: &str) {
        let name = name.to_owned();
        let words = Wording::new(move |language| {
            let words = say(language, "app-aside-kept", &[("name", (&name).into())]);
            format!("{words} {}", say_attr(language, "app-aside-kept", "hint", &[]))
        });
        let toast = Toast::done(words);
        self.message.show(toast.with("app-unsaved-close", Command::LeaveUnsaved));
    }

    /// Which case a job must be for to be undone from the page that is shown.
    pub(super) fn is_open(&self, key: CaseKey) -> bool {
        self.desk.case().is_some_and(|open| open.key() == key)
    }
}
