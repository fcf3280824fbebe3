//! What a screen sees: everything it may look at, nothing it may change.

use std::sync::Arc;

use std::path::Path;

use chrono::NaiveDateTime;

use super::arrived::Arrived;
use super::command::Given;
use super::errands::Waiting;
use super::jobs::{Made, Running, Tried, Verified};
use super::layout::Width;
use super::peek::Peek;
use super::screens::Screen;
use super::theme::ThemeChoice;
use crate::documents::worker::WorkerProgram;
use crate::domain::{AsOf, Language};
use crate::i18n::{self, Value};
use crate::rules::RuleBook;
use crate::session::answers::Target;
use crate::session::{CaseSession, Desk};
use crate::store::{Backup, Settings};

/// The program as it is in this frame.
pub struct View<'a> {
    /// The language of the interface.
    pub language: Language,
    /// Date and time in Kazakhstan, for "today 14:02".
    pub now: NaiveDateTime,
    /// How much room the window has.
    pub width: Width,
    /// The page that is shown.
    pub screen: &'a Screen,
    /// A folded side panel is open.
    pub side_open: bool,
    /// In this frame the field for finding something must take the focus.
    pub find: bool,
    /// The rules.
    pub book: &'a RuleBook,
    /// All cases.
    pub desk: &'a Desk,
    /// The case that is open.
    pub case: Option<&'a CaseSession>,
    /// Files or a folder that came in just now, in answer to an [`Ask`](super::command::Ask) or dropped.
    pub given: Option<&'a Given>,
    /// What is to be mended on this page: seen in the first frame after [`Command::Mend`](super::Command::Mend).
    pub target: Option<&'a Target>,
    /// The zoom in percent.
    pub zoom: u32,
    /// Light, dark, or as the system.
    pub theme: ThemeChoice,
    /// The settings.
    pub settings: &'a Settings,
    /// Nothing can be changed: another window has the workspace, or it may not be written.
    pub read_only: bool,
    /// Jobs that run.
    pub running: &'a [Running],
    /// What came of the files that were added last, until it is closed.
    pub arrived: Option<&'a Arc<Arrived>>,
    /// The last password that was tried.
    pub tried: Option<Tried>,
    /// The printers of this machine, once they were looked for.
    pub printers: Option<&'a [String]>,
    /// The program that draws pages.
    pub program: &'a WorkerProgram,
    /// The last pack that was made of the open case.
    pub made: Option<&'a Made>,
    /// The last pack that was verified.
    pub verified: Option<&'a Verified>,
    /// The case that a page without an open case looks at.
    pub peek: Option<&'a Peek>,
    /// Copies of the workspace, the newest first.
    pub backups: &'a [Backup],
    /// The folder of the workspace.
    pub folder: &'a Path,
    /// What the disk was asked for and has not answered yet.
    pub waiting: Option<Waiting>,
}

impl View<'_> {
    /// A text.
    pub fn say(&self, key: &str) -> String {
        i18n::say(self.language, key, &[])
    }

    /// A text with gaps.
    pub fn say_with(&self, key: &str, gaps: &[(&str, Value<'_>)]) -> String {
        i18n::say(self.language, key, gaps)
    }

    /// The hint of a text.
    pub fn hint(&self, key: &str) -> String {
        i18n::say_attr(self.language, key, "hint", &[])
    }

    /// The day that counts as today.
    pub fn today(&self) -> AsOf {
        AsOf(self.now.date())
    }
}
