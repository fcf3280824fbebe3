//! What the window does for the workspace while it is open: another day gets its backup, what comes up is told,
//! and where another window writes, the lists are read again.

use std::time::{Duration, Instant};

use egui::Context;

use super::clock;
use super::state::App;
use super::toast::{Toast, Wording};
use crate::domain::{AsOf, Finding, Severity};
use crate::export::words as export_words;
use crate::i18n::say;
use crate::store::Recovery;

/// How often a window that only reads looks for what the other one has written.
const LOOKS_EVERY: Duration = Duration::from_secs(3);

/// What was done last.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// Whether the clock was looked at.
    has_told_clock: bool,
    /// So many notes of the workspace were told.
    told: usize,
    /// When the lists of a window that only reads were asked for last.
    looked: Option<Instant>,
}

impl App {
    /// Another day: dates are worked out anew, and the workspace gets the backup of the day.
    pub(super) fn begin_day(&mut self, today: AsOf) {
        self.desk.set_today(today);
        self.workspace.begin_day(today, Some(self.waker.as_fn()));
    }

    /// Says what was put in order when the workspace was opened, and what came up since.
    pub(super) fn tell_recovered(&mut self) {
        let recovered = self.workspace.recovered_since(self.keeping.told);
        let clock = if self.keeping.has_told_clock { None } else { self.clock_behind() };
        self.keeping.has_told_clock = true;
        if recovered.is_empty() && clock.is_none() {
            return;
        }
        self.keeping.told += recovered.len();
        let mut found: Vec<Finding> = recovered.iter().map(Recovery::finding).collect();
        found.sort_by_key(|it| it.severity);
        let is_problem = clock.is_some() || found.iter().any(|it| it.severity != Severity::Hint);
        // Beside something that must be done "nothing needs to be done" would be read as being about that.
        let note = |it: &Finding| match it.severity {
            Severity::Hint if is_problem => Wording::fact(&self.book, it),
            Severity::Hint | Severity::Warning | Severity::Blocker => {
                Wording::finding(&self.book, it)
            }
        };
        let notes: Vec<Wording> = found.iter().map(note).chain(clock).collect();
        let words = Wording::lines(notes);
        let toast = if is_problem { Toast::problem(words) } else { Toast::done(words) };
        self.message.show(toast);
    }

    /// The clock shows a day before one on which work was done here: every date counts from the wrong day.
    fn clock_behind(&self) -> Option<Wording> {
        let last = self.desk.cases().iter().map(|it| it.changed.0).max()?;
        let last = clock::local(last)?.date();
        let today = self.desk.as_of().0;
        (last > today).then(|| {
            Wording::new(move |language| {
                let today = export_words::date(today, language);
                let last = export_words::date(last, language);
                let gaps = [("today", today.into()), ("last", last.into())];
                say(language, "app-clock-behind", &gaps)
            })
        })
    }

    /// A window that only reads shows what the one that writes has saved: it asks while somebody looks at it.
    pub(super) fn look_around(&mut self, ctx: &Context) {
        if !self.desk.is_read_only() || !ctx.input(|input| input.focused) {
            return;
        }
        let is_due = self.keeping.looked.is_none_or(|looked| looked.elapsed() >= LOOKS_EVERY);
        if is_due {
            self.keeping.looked = Some(Instant::now());
            // The store reads on its own thread and wakes the window; a failure leaves the lists as they were.
            drop(self.workspace.refresh());
        }
        ctx.request_repaint_after(LOOKS_EVERY);
    }
}
