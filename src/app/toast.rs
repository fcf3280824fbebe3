//! Short messages at the foot of the page, with the way back beside them.

use super::command::Command;

/// How long a message stays, in seconds. Whoever reads slowly has time to undo.
pub const STAYS: f64 = 12.0;

/// A short message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// A word on a button, and what it does.
    pub action: Option<(String, Box<Command>)>,
    /// Something went wrong: it stays until it is closed.
    pub is_problem: bool,
}

impl Toast {
    /// Says that something was done.
    pub fn done(text: String) -> Self {
        Self { text, action: None, is_problem: false }
    }

    /// Says that something did not work.
    pub fn problem(text: String) -> Self {
        Self { text, action: None, is_problem: true }
    }

    /// With a button.
    #[must_use]
    pub fn with(mut self, word: String, command: Command) -> Self {
        self.action = Some((word, Box::new(command)));
        self
    }
}

/// The message that is shown, and until when (seconds of egui's clock).
#[derive(Debug, Default)]
pub(crate) struct Shown {
    toast: Option<Toast>,
    until: Option<f64>,
}

impl Shown {
    /// Shows a message in the place of the one before.
    pub(crate) fn show(&mut self, toast: Toast) {
        self.toast = Some(toast);
        self.until = None;
    }

    /// Takes it away.
    pub(crate) fn close(&mut self) {
        self.toast = None;
    }

    /// The message for a frame drawn at `now`, and in how many seconds it goes.
    pub(crate) fn look(&mut self, now: f64) -> Option<(&Toast, Option<f64>)> {
        let is_problem = self.toast.as_ref()?.is_problem;
        if is_problem {
            return self.toast.as_ref().map(|toast| (toast, None));
        }
        let until = *self.until.get_or_insert(now + STAYS);
        if now >= until {
            self.toast = None;
        }
        self.toast.as_ref().map(|toast| (toast, Some(until - now)))
    }
}
