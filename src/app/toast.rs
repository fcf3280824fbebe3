//! Short messages at the foot of the page, with the way back beside them.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use super::command::Command;
use crate::domain::{Finding, Language};
use crate::export::words;
use crate::i18n::{Value, say};
use crate::rules::RuleBook;
use crate::session::said;
use crate::store::Step;

/// How long a message stays, in seconds. Whoever reads slowly has time to undo.
pub const STAYS: f64 = 12.0;

/// Words that are formed when they are shown, in the language that the window has then.
#[derive(Clone)]
pub struct Wording(Rc<dyn Fn(Language) -> String>);

impl Wording {
    /// Words that a function forms.
    pub fn new(form: impl Fn(Language) -> String + 'static) -> Self {
        Self(Rc::new(form))
    }

    /// A text with gaps that are the same in every language.
    pub fn with(
        key: &'static str,
        gaps: impl IntoIterator<Item = (&'static str, Value<'static>)>,
    ) -> Self {
        let gaps: Vec<(&'static str, Value<'static>)> = gaps.into_iter().collect();
        Self::new(move |language| say(language, key, &gaps))
    }

    /// A finding, with what to do about it.
    pub fn finding(book: &Arc<RuleBook>, finding: &Finding) -> Self {
        let (book, finding) = (Arc::clone(book), finding.clone());
        Self::new(move |language| finding_words(&book, &finding, language))
    }

    /// A step of the history.
    pub fn step(book: &Arc<RuleBook>, step: Step) -> Self {
        let book = Arc::clone(book);
        Self::new(move |language| said::step(&book, &step, language))
    }

    /// One below the other.
    pub fn lines(all: Vec<Self>) -> Self {
        Self::new(move |language| {
            let lines: Vec<String> = all.iter().map(|it| it.in_language(language)).collect();
            lines.join("\n")
        })
    }

    /// The words.
    pub fn in_language(&self, language: Language) -> String {
        (self.0)(language)
    }
}

impl From<&'static str> for Wording {
    /// A text without gaps, by its key.
    fn from(key: &'static str) -> Self {
        Self::with(key, [])
    }
}

impl fmt::Debug for Wording {
    /// Without the words: they may be about a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wording")
    }
}

/// A finding in words, with what to do.
pub(super) fn finding_words(book: &RuleBook, finding: &Finding, language: Language) -> String {
    let said = words::finding(book, finding, language);
    // Behind a path the next sentence would look like a part of it.
    let between = if said.text.ends_with(['.', '!', '?', '…']) { ' ' } else { '\n' };
    format!("{}{between}{}", said.text, said.hint).trim().to_owned()
}

/// A short message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What happened.
    pub text: Wording,
    /// A word on a button, and what it does.
    pub action: Option<(Wording, Box<Command>)>,
    /// Something went wrong: it stays until it is closed.
    pub is_problem: bool,
}

impl Toast {
    /// Says that something was done.
    pub fn done(text: impl Into<Wording>) -> Self {
        Self { text: text.into(), action: None, is_problem: false }
    }

    /// Says that something did not work.
    pub fn problem(text: impl Into<Wording>) -> Self {
        Self { text: text.into(), action: None, is_problem: true }
    }

    /// With a button.
    #[must_use]
    pub fn with(mut self, word: impl Into<Wording>, command: Command) -> Self {
        self.action = Some((word.into(), Box::new(command)));
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
