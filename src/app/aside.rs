//! Files that the window writes beside the workspace: dates for a calendar program, and a case that could not be
//! saved in its place. Nothing that is there already is replaced before somebody has said so.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::command::{ASIDE, Ask, Command};
use super::desktop::Choose;
use super::jobs::Purpose;
use super::state::App;
use super::toast::{Toast, Wording};
use crate::domain::{Case, Finding};
use crate::i18n::{say, say_attr};
use crate::session::CaseSession;
use crate::session::aside::{Aside, Dates, KEPT_CASE};
use crate::session::said::JOB_EXISTS;
use crate::store::{CaseKey, CaseRecord};

/// What is to be written.
#[derive(Clone, Debug)]
pub enum AsideWish {
    /// Dates.
    Calendar(Dates),
    /// A case, with all that is in this window only.
    Case(CaseKey, Box<CaseRecord>),
}

/// A case as it was when it was kept as a file.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Which case.
    pub case: CaseKey,
    answers: Arc<Case>,
    packs: usize,
}

impl Copy {
    fn of(case: CaseKey, record: &CaseRecord) -> Self {
        Self { case, answers: Arc::clone(&record.case), packs: record.exports.len() }
    }

    /// Whether the open case is this one and was not changed since.
    pub(super) fn is_current(&self, open: Option<&CaseSession>) -> bool {
        open.is_some_and(|open| {
            let now = open.kept();
            open.key() == self.case
                && Arc::ptr_eq(&now.case, &self.answers)
                && now.exports.len() == self.packs
        })
    }
}

impl App {
    /// Where the open case is to be kept as a file.
    pub(super) fn ask_aside(&mut self, ctx: &Context) {
        self.disk.leaving = None;
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
    pub(super) fn keep_aside(&mut self, path: PathBuf) {
        let Some(open) = self.desk.case() else { return };
        let wish = AsideWish::Case(open.key(), Box::new(open.kept().clone()));
        self.write_aside(wish, path, false);
    }

    /// Writes the dates of every case into one calendar file.
    pub(super) fn save_calendar(&mut self, path: PathBuf) {
        let cases = self.desk.cases();
        let relevant = cases.iter().filter(|head| !head.summary.dues.is_empty());
        let dates = Dates::All(relevant.map(|head| head.key).collect());
        self.write_aside(AsideWish::Calendar(dates), path, false);
    }

    /// Writes the dates of the open case into a calendar file.
    pub(super) fn save_case_calendar(&mut self, path: PathBuf) {
        let Some(open) = self.desk.case() else { return };
        let dates = Dates::Of(Arc::clone(open.case()), Arc::clone(open.assessment()));
        self.write_aside(AsideWish::Calendar(dates), path, false);
    }

    /// Begins to write a file.
    pub(super) fn write_aside(&mut self, wish: AsideWish, path: PathBuf, replace: bool) {
        let (purpose, job) = match &wish {
            AsideWish::Calendar(dates) => {
                let (book, today) = (Arc::clone(&self.book), self.desk.as_of());
                let frame = (book, today, self.language);
                (Purpose::Calendar, self.jobs.calendar(dates.clone(), frame, path, replace))
            }
            AsideWish::Case(_, record) => {
                (Purpose::KeepCase, self.jobs.keep_case(record.as_ref().clone(), path, replace))
            }
        };
        self.begin_job(purpose, job);
        if let Some(running) = self.running.last_mut() {
            running.aside = Some(wish);
        }
    }

    /// What came of it.
    pub(super) fn written_aside(
        &mut self,
        wish: Option<AsideWish>,
        (paper, path): (Aside, PathBuf),
        result: Result<(), Box<Finding>>,
    ) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match (result, wish) {
            (Err(why), Some(wish)) if why.code == JOB_EXISTS => {
                let gaps = [("count", 1_usize.into()), ("name", name.into())];
                let words = Wording::with("papers-there-already", gaps);
                let again = Command::WriteAside { wish: Box::new(wish), path, replace: true };
                self.message.show(Toast::problem(words).with("papers-replace", again));
            }
            (Err(why), _) => self.tell_finding(&why),
            (Ok(()), wish) => match paper {
                Aside::Calendar => {
                    let words = Wording::with("app-calendar-saved", [("name", name.into())]);
                    let toast = Toast::done(words);
                    self.message.show(toast.with("app-show-in-folder", Command::Reveal(path)));
                }
                Aside::KeptCase => self.kept_aside(name, wish),
            },
        }
    }

    /// What a case that was kept as a file says at the foot of the page.
    fn kept_aside(&mut self, name: String, wish: Option<AsideWish>) {
        let words = Wording::new(move |language| {
            let words = say(language, "app-aside-kept", &[("name", (&name).into())]);
            format!("{words} {}", say_attr(language, "app-aside-kept", "hint", &[]))
        });
        let mut toast = Toast::done(words);
        if let Some(AsideWish::Case(key, record)) = wish
            && self.unsaved_case().is_some()
        {
            let copy = Box::new(Copy::of(key, &record));
            toast = toast.with("app-unsaved-close", Command::LeaveUnsaved(copy));
        }
        self.message.show(toast);
    }
}
