//! Leaving the workspace: the window is closed, another folder is opened, a backup takes its place. What is on its
//! way to the disk may arrive first, and whatever would be lost is asked about, one question after the other.

use std::time::Instant;

use egui::{Context, ViewportCommand};

use super::command::Command;
use super::confirm::{Confirm, Confirmed, Weight};
use super::errands::SLOW_AFTER;
use super::state::{App, Next};
use crate::session::{CaseSession, Errand, SaveState};

/// What the user wants.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// To close the program.
    Quit,
    /// To go on with another workspace, or with this one as a backup has it.
    Next(Next),
}

/// What can be lost by leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// What jobs would bring.
    Jobs,
    /// What could not be saved of the open case.
    Case,
    /// What the disk has refused beside it: so many errands.
    Errands(usize),
    /// What the disk has not answered for long.
    Unanswered,
}

/// The user is about to leave.
#[derive(Debug)]
pub(super) struct Leaving {
    goal: Goal,
    since: Instant,
    /// What may be lost: the user said so.
    accepted: Vec<Loss>,
}

impl Leaving {
    /// Whether the program ends.
    pub(super) fn quits(&self) -> bool {
        matches!(self.goal, Goal::Quit)
    }

    fn accepts(&self, loss: Loss) -> bool {
        self.accepted.contains(&loss)
    }
}

impl App {
    /// A question was answered.
    pub(super) fn decided(&mut self, ctx: &Context, what: Confirmed) {
        self.confirm = None;
        match what {
            Confirmed::Stay => self.disk.leaving = None,
            Confirmed::Lose(loss) => {
                if let Some(leaving) = &mut self.disk.leaving {
                    leaving.accepted.push(loss);
                }
            }
            Confirmed::Restore(name) => self.leave_for(Goal::Next(Next::Restored(name))),
            Confirmed::SaveAgain(then) => {
                self.save_again();
                if let Some(then) = then {
                    self.desk.ask(*then);
                }
            }
            Confirmed::Purge(key) => self.ask_disk(Errand::Purge(key)),
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
        if let Some(leaving) = &mut self.disk.leaving {
            leaving.since = Instant::now();
        }
        ctx.request_repaint();
    }

    /// The user wants to close the window: the frame in which nothing is in the way it closes.
    pub(super) fn wants_to_quit(&mut self, ctx: &Context) {
        let is_kept = self.keep_typed();
        if is_kept && self.running.is_empty() && self.is_at_rest(&[]) {
            return self.leave();
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        // What could not be kept was told; whoever closes once more has read it.
        if is_kept {
            self.leave_for(Goal::Quit);
        }
    }

    /// The workspace is to be left. Questions that were open are asked anew where they still matter.
    pub(super) fn leave_for(&mut self, goal: Goal) {
        if matches!(goal, Goal::Next(_)) && !self.keep_typed() {
            return;
        }
        (self.prompt, self.confirm) = (None, None);
        self.disk.leaving = Some(Leaving { goal, since: Instant::now(), accepted: Vec::new() });
    }

    /// Whether the workspace is left: everything is safe, or the user has given it up.
    pub fn has_left(&self) -> bool {
        self.may_close || self.after.is_set()
    }

    /// Whether nothing is on its way to the disk, and nothing is lost that was not given up.
    fn is_at_rest(&self, accepted: &[Loss]) -> bool {
        let is_case_safe = match self.desk.case().map(CaseSession::save_state) {
            None | Some(SaveState::Saved(_)) => true,
            Some(SaveState::Saving) => false,
            Some(SaveState::Failed(_)) => accepted.contains(&Loss::Case),
        };
        let undone = self.disk.count_undone();
        let is_rest_safe = undone == 0 || accepted.contains(&Loss::Errands(undone));
        self.desk.waiting().is_none() && is_case_safe && is_rest_safe
    }

    /// Leaves as soon as everything is safe or given up.
    pub(super) fn go_on_leaving(&mut self, ctx: &Context) {
        let Some(leaving) = &self.disk.leaving else { return };
        if self.confirm.is_some() || self.prompt.is_some() {
            return;
        }
        let job = self.running.iter().find(|running| running.purpose.is_missed());
        if let Some(running) = job.filter(|_| !leaving.accepts(Loss::Jobs)) {
            let job = self.say(running.purpose.text_key(), &[]);
            let reason = self.say("app-quit-job", &[("job", job.into())]);
            return self.ask_to_lose(reason, Loss::Jobs);
        }
        if self.unsaved_case().is_some() && !leaving.accepts(Loss::Case) {
            return self.ask_unsaved(None);
        }
        let undone = Loss::Errands(self.disk.count_undone());
        if let Some(error) = self.disk.undone().filter(|_| !leaving.accepts(undone)) {
            let reason = self.finding_words(&error.finding());
            let reason = self.say("app-quit-unsaved", &[("reason", reason.into())]);
            return self.ask_to_lose(reason, undone);
        }
        if self.is_at_rest(&leaving.accepted) || leaving.accepts(Loss::Unanswered) {
            self.leave_now(ctx);
        } else if leaving.since.elapsed() >= SLOW_AFTER {
            self.ask_to_lose(self.say("app-quit-slow", &[]), Loss::Unanswered);
        } else {
            ctx.request_repaint_after(SLOW_AFTER.saturating_sub(leaving.since.elapsed()));
        }
    }

    fn leave_now(&mut self, ctx: &Context) {
        let Some(leaving) = self.disk.leaving.take() else { return };
        self.leave();
        match leaving.goal {
            Goal::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Goal::Next(next) => {
                // Whoever holds the window closes this workspace and opens the next.
                self.may_close = false;
                self.after.go_on_with(next);
            }
        }
    }

    fn ask_to_lose(&mut self, reason: String, loss: Loss) {
        let quits = self.disk.leaving.as_ref().is_none_or(Leaving::quits);
        let title = if quits { "app-quit-title" } else { "app-leave-title" };
        self.confirm = Some(Confirm {
            title: self.say(title, &[]),
            text: reason,
            choices: vec![
                self.choice("app-quit-stay", Weight::Main, Confirmed::Stay),
                self.choice("app-quit-leave", Weight::Danger, Confirmed::Lose(loss)),
            ],
        });
    }

    /// The open case is closed without what could not be saved of it, when all of that is in the copy.
    pub(super) fn leave_unsaved(&mut self, copy: &super::aside::Copy) {
        if self.desk.case().is_none_or(|open| open.key() != copy.case) {
            return;
        }
        if self.unsaved_case().is_none() {
            return self.ask_disk(Errand::Close);
        }
        if copy.is_current(self.desk.case()) {
            self.desk.close_unsaved();
            self.left_case();
        } else {
            self.ask_unsaved(Some(Errand::Close));
        }
    }

    /// A message keeps its button as long as that does what the message speaks of.
    pub(super) fn drop_stale_buttons(&mut self) {
        let mut message = std::mem::take(&mut self.message);
        message.drop_stale(|command| self.is_stale(command));
        self.message = message;
    }

    /// Whether the button of a message would do something else by now than the message speaks of.
    fn is_stale(&self, command: &Command) -> bool {
        let open = self.desk.case();
        if let Command::UndoFrom(stand) | Command::RedoFrom(stand) = command {
            open.is_none_or(|open| open.stand() != *stand)
        } else if let Command::LeaveUnsaved(copy) = command {
            !copy.is_current(open)
        } else if let Command::Go(screen) = command {
            screen.needs_case() && open.is_none()
        } else {
            false
        }
    }
}
