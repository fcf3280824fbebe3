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

    /// A finding without what to do about it.
    pub fn fact(book: &Arc<RuleBook>, finding: &Finding) -> Self {
        let (book, finding) = (Arc::clone(book), finding.clone());
        Self::new(move |language| words::finding(&book, &finding, language).text)
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
    /// Something went wrong: it stays until it is closed, or its page is left.
    pub is_problem: bool,
    /// It goes once everything is on the disk.
    is_of_disk: bool,
    /// It is about something that was pressed on this page: on another it is over.
    is_of_page: bool,
}

impl Toast {
    fn new(text: Wording, is_problem: bool) -> Self {
        Self { text, action: None, is_problem, is_of_disk: false, is_of_page: false }
    }

    /// Says that something was done.
    pub fn done(text: impl Into<Wording>) -> Self {
        Self::new(text.into(), false)
    }

    /// Says that something did not work.
    pub fn problem(text: impl Into<Wording>) -> Self {
        Self::new(text.into(), true)
    }

    /// With a button.
    #[must_use]
    pub fn with(mut self, word: impl Into<Wording>, command: Command) -> Self {
        self.action = Some((word.into(), Box::new(command)));
        self
    }

    /// About something that is not on the disk: over once it is.
    #[must_use]
    pub(super) fn of_disk(mut self) -> Self {
        self.is_of_disk = true;
        self
    }

    /// About something that was pressed and can be pressed again: over when the page is left.
    #[must_use]
    pub(super) fn of_page(mut self) -> Self {
        self.is_of_page = true;
        self
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.text.in_language(Language::En) == other.text.in_language(Language::En)
    }
}

/// So many problems wait to be read; the oldest give way.
const WAITING: usize = 8;

/// The message that is shown, and until when (seconds of egui's clock).
#[derive(Debug, Default)]
pub(crate) struct Shown {
    toast: Option<Toast>,
    until: Option<f64>,
    /// Problems that gave way to something newer before anybody closed them; the newest last.
    waiting: Vec<Toast>,
}

impl Shown {
    /// Shows a message in the place of the one before. A problem that nobody has closed comes back after it.
    pub(crate) fn show(&mut self, toast: Toast) {
        if let Some(before) = self.toast.take().filter(|it| it.is_problem) {
            self.waiting.push(before);
        }
        self.waiting.retain(|it| !it.says_the_same(&toast));
        if self.waiting.len() > WAITING {
            self.waiting.remove(0);
        }
        self.toast = Some(toast);
        self.until = None;
    }

    /// Takes it away; what waited behind it is shown.
    pub(crate) fn close(&mut self) {
        self.toast = self.waiting.pop();
        self.until = None;
    }

    /// What was said of the disk is over: everything is saved, or a question says it all.
    pub(super) fn drop_of_disk(&mut self) {
        self.waiting.retain(|it| !it.is_of_disk);
        if self.toast.as_ref().is_some_and(|it| it.is_of_disk) {
            self.close();
        }
    }

    /// Takes the buttons away that would do something else than their message speaks of.
    pub(super) fn drop_stale(&mut self, is_stale: impl Fn(&Command) -> bool) {
        for toast in self.toast.iter_mut().chain(&mut self.waiting) {
            toast.action.take_if(|(_, command)| is_stale(command));
        }
    }

    /// Another page is shown: what was seen on the one before goes, unless it is a problem.
    pub(crate) fn leave_page(&mut self) {
        self.waiting.retain(|it| !it.is_of_page);
        let was_seen = self.until.is_some();
        if self.toast.as_ref().is_some_and(|it| it.is_of_page || (was_seen && !it.is_problem)) {
            self.close();
        }
    }

    /// The message for a frame drawn at `now`, and in how many seconds it goes.
    pub(crate) fn look(&mut self, now: f64) -> Option<(&Toast, Option<f64>)> {
        if !self.toast.as_ref()?.is_problem {
            let until = *self.until.get_or_insert(now + STAYS);
            if now < until {
                return self.toast.as_ref().map(|toast| (toast, Some(until - now)));
            }
            self.close();
        }
        self.toast.as_ref().map(|toast| (toast, None))
    }
}

#[cfg(test)]
mod tests {
    use super::{STAYS, Shown, Toast, Wording};
    use crate::domain::Language;

    fn said(words: &'static str) -> Wording {
        Wording::new(move |_| words.to_owned())
    }

    #[test]
    fn a_problem_of_a_page_is_over_with_it() {
        let mut all = Shown::default();
        all.show(Toast::problem(said("first")));
        all.show(Toast::problem(said("not opened")).of_page());
        all.show(Toast::done(said("done")));
        assert_eq!(shown(&mut all, 0.0).as_deref(), Some("done"));
        assert_eq!(shown(&mut all, STAYS + 1.0).as_deref(), Some("not opened"), "nobody read it");
        all.show(Toast::done(said("done")));
        all.leave_page();
        assert_eq!(shown(&mut all, STAYS + 1.0).as_deref(), Some("done"), "nobody saw it yet");
        assert_eq!(shown(&mut all, 3.0 * STAYS).as_deref(), Some("first"));
        all.show(Toast::problem(said("not opened")).of_page());
        all.leave_page();
        assert_eq!(shown(&mut all, 3.0 * STAYS).as_deref(), Some("first"));
        all.close();
        assert_eq!(shown(&mut all, 4.0 * STAYS), None);
    }

    fn shown(shown: &mut Shown, now: f64) -> Option<String> {
        shown.look(now).map(|(toast, _)| toast.text.in_language(Language::En))
    }

    #[test]
    fn a_problem_waits_until_somebody_closes_it() {
        let mut all = Shown::default();
        all.show(Toast::problem(said("first")));
        all.show(Toast::problem(said("second")));
        all.show(Toast::problem(said("first")));
        all.show(Toast::done(said("done")));
        assert_eq!(shown(&mut all, 0.0).as_deref(), Some("done"));
        assert_eq!(shown(&mut all, STAYS + 1.0).as_deref(), Some("first"));
        all.close();
        assert_eq!(shown(&mut all, STAYS + 2.0).as_deref(), Some("second"));
        all.close();
        assert_eq!(shown(&mut all, STAYS + 3.0), None);
        all.show(Toast::problem(said("no room")).of_disk());
        all.show(Toast::done(said("done")));
        all.drop_of_disk();
        all.close();
        assert_eq!(shown(&mut all, STAYS + 4.0), None, "it is over");
    }
}
