//! Letters on paper: the window's side of [`crate::session::paper::made`].

use std::path::Path;

use super::command::Command;
use super::jobs::Purpose;
use super::state::App;
use super::toast::{Toast, Wording};
use crate::domain::DocumentTypeId;
use crate::export::ExportError;
use crate::export::atomic::WriteError;
use crate::export::plan::PackOptions;
use crate::session::Edit;
use crate::session::paper::kept::Unsigned;
use crate::session::paper::made::{PaperError, PaperMade, PaperWish, What, Whither};
use crate::session::said;

/// So many folders with pages for the viewer are kept.
const PRINTS: usize = 16;

impl App {
    /// Begins a job that puts letters of the open case on paper.
    pub(super) fn put_on_paper(&mut self, what: What, whither: Whither, replace: bool) {
        self.keep_typed();
        let Some(open) = self.desk.case() else { return };
        let wish = PaperWish {
            what: what.clone(),
            whither: whither.clone(),
            replace,
            case: open.case().clone(),
            book: self.book.clone(),
            as_of: open.as_of(),
            options: PackOptions::default(),
        };
        self.wished = Some((what, whither));
        let job = self.jobs.paper(wish);
        self.begin_job(Purpose::Paper, job);
    }

    /// The letters of the open case that become this kind of document and are not signed yet.
    pub(super) fn unsigned(&self, kind: &DocumentTypeId) -> Option<Unsigned> {
        let open = self.desk.case()?;
        Unsigned::of(open.case(), open.book(), open.as_of(), kind)
    }

    /// The letters that an edit puts a signed paper in the place of.
    pub(super) fn signed_by(&self, edit: &Edit) -> Option<Unsigned> {
        let Edit::Place { to, .. } = edit else { return None };
        self.unsigned(to)
    }

    /// Keeps them as they were.
    pub(super) fn keep_drafts(&mut self, unsigned: Option<Unsigned>) {
        let key = self.desk.case().map(crate::session::CaseSession::key);
        if let (Some(key), Some(unsigned)) = (key, unsigned) {
            let job = self.jobs.sign(key, Vec::new(), unsigned);
            self.begin_job(Purpose::Import, job);
        }
    }

    /// Says what came of it.
    pub(super) fn paper_made(&mut self, result: Result<PaperMade, PaperError>) {
        let wished = self.wished.take();
        match result {
            Ok(made) => self.tell_made(made, wished.as_ref().map(|(_, whither)| whither)),
            Err(PaperError::Export(ExportError::Write(WriteError::Exists(path)))) => {
                let words =
                    Wording::with("papers-there-already", [("name", name_of(&path).into())]);
                let mut toast = Toast::problem(words);
                if let Some((what, whither)) = wished {
                    let again = Command::Paper(what, whither, true);
                    toast = toast.with("papers-replace", again);
                }
                self.message.show(toast);
            }
            Err(PaperError::Export(error)) => self.tell_finding(&said::export_failure(&error)),
            Err(PaperError::Printer(reason)) => {
                self.tell_finding(&said::printer_failure(&reason));
            }
        }
    }

    fn tell_made(&mut self, made: PaperMade, whither: Option<&Whither>) {
        if let Some(said) = made.printed {
            let words = Wording::with("papers-printed", [("said", said.into())]);
            return self.message.show(Toast::done(words));
        }
        let Some(first) = made.paths.first().cloned() else {
            return self.message.show(Toast::done("papers-nothing"));
        };
        if let Some(folder) = made.kept {
            self.prints.push(folder);
            if self.prints.len() > PRINTS {
                self.prints.remove(0);
            }
        }
        if whither == Some(&Whither::Viewer) {
            self.message.show(Toast::done("papers-opened"));
            let paths = made.paths.iter();
            let open = paths.map(|path| Command::Open(path.display().to_string()));
            return self.commands.extend(open);
        }
        let count = made.paths.len();
        let words = if count == 1 {
            Wording::with("papers-saved", [("name", name_of(&first).into())])
        } else {
            Wording::with("papers-saved-all", [("count", count.into())])
        };
        let reveal = Command::Reveal(first);
        self.message.show(Toast::done(words).with("app-show-in-folder", reveal));
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
