//! What is opened outside the program: asked for without waiting, and told once it is known how it went.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::command::Command;
use super::desktop::{Opened, Refusal};
use super::state::App;
use super::toast::{Toast, Wording};
use crate::export::words;
use crate::i18n::{say, say_attr};

/// Something that is being opened.
#[derive(Debug)]
pub(super) struct Opening {
    /// Each as it is shown, which need not be how it is called.
    asked: Vec<(String, Opened)>,
    /// What did not open: why the first did not.
    refused: Option<(Refusal, Vec<String>)>,
    /// What is said when all of it opened.
    said: Option<&'static str>,
}

impl App {
    /// Opens a file, a folder or an address.
    pub(super) fn open_outside(&mut self, what: &OsStr) {
        let opened = self.desktop.open(what, self.waker.as_fn());
        let asked = vec![(what.to_string_lossy().into_owned(), opened)];
        self.openings.push(Opening { asked, refused: None, said: None });
    }

    /// Shows a file in its folder.
    pub(super) fn reveal_outside(&mut self, path: &Path) {
        let opened = self.desktop.reveal(path, self.waker.as_fn());
        // What could not be opened is the folder: whoever copies its path wants to go there.
        let shown = path.parent().unwrap_or(path);
        let asked = vec![(shown.display().to_string(), opened)];
        self.openings.push(Opening { asked, refused: None, said: None });
    }

    /// Opens pages in the viewer of the system, and says so once they are there.
    pub(super) fn view_outside(&mut self, paths: &[PathBuf]) {
        let asked = paths.iter().map(|path| {
            let opened = self.desktop.open(path.as_os_str(), self.waker.as_fn());
            (path.display().to_string(), opened)
        });
        let asked = asked.collect();
        self.openings.push(Opening { asked, refused: None, said: Some("papers-opened") });
    }

    /// Hears how it went.
    pub(super) fn hear_openings(&mut self) {
        let mut going = Vec::new();
        for mut opening in std::mem::take(&mut self.openings) {
            opening.hear();
            if !opening.asked.is_empty() {
                going.push(opening);
            } else if let Some((refusal, what)) = opening.refused {
                self.tell_not_opened(refusal, what.join("\n"));
            } else if let Some(said) = opening.said {
                self.message.show(Toast::done(said));
            }
        }
        self.openings = going;
    }

    fn tell_not_opened(&mut self, refusal: Refusal, what: String) {
        let word = if what.contains("://") { "app-copy-address" } else { "app-copy-path" };
        let copy = Command::Copy(what.clone());
        let words = Wording::new(move |language| {
            let reason = match refusal {
                Refusal::NoProgram => say(language, "app-no-opener", &[]),
                Refusal::System(reason) => words::reason(reason, language),
            };
            let words = say(language, "app-not-opened", &[("reason", reason.into())]);
            let hint = say_attr(language, "app-not-opened", "hint", &[("path", (&what).into())]);
            format!("{words}. {hint}")
        });
        self.message.show(Toast::problem(words).with(word, copy).of_page());
    }
}

impl Opening {
    fn hear(&mut self) {
        let refused = &mut self.refused;
        self.asked.retain(|(what, opened)| match opened.look() {
            None => true,
            Some(Ok(())) => false,
            Some(Err(refusal)) => {
                refused.get_or_insert_with(|| (refusal, Vec::new())).1.push(what.clone());
                false
            }
        });
    }
}
