//! Letters on paper: the window's side of [`crate::session::paper::made`].

use std::path::Path;

use super::command::Command;
use super::jobs::Purpose;
use super::state::App;
use super::toast::{Toast, Wording};
use crate::domain::DocumentTypeId;
use crate::export::plan::PackOptions;
use crate::session::paper::kept::Unsigned;
use crate::session::paper::made::{PaperError, PaperMade, PaperWish, What, Whither};
use crate::session::said;
use crate::session::{CaseSession, Edit};
use crate::store::CaseKey;

/// So many folders with pages for the viewer are kept; the oldest goes when there is one more.
const PRINTS: usize = 16;

/// What a job on its way was asked for.
#[derive(Clone, Debug)]
pub struct PaperAsked {
    /// The case that was open; the list of the dates of all needs none.
    case: Option<CaseKey>,
    what: What,
    whither: Whither,
}

impl App {
    /// Begins a job that puts letters of the open case, or a list of dates, on paper.
    pub(super) fn put_on_paper(&mut self, what: What, whither: Whither, replace: bool) {
        self.keep_typed();
        let open = self.desk.case();
        let asked = PaperAsked {
            case: open.map(CaseSession::key),
            what: what.clone(),
            whither: whither.clone(),
        };
        let wish = PaperWish {
            what,
            whither,
            replace,
            copies: self.workspace.copies(),
            case: open.map(|open| open.case().clone()),
            book: self.book.clone(),
            as_of: self.desk.as_of(),
            options: PackOptions::default(),
        };
        let job = self.jobs.paper(wish);
        self.begin_job(Purpose::Paper, job);
        if let Some(running) = self.running.last_mut() {
            running.paper = Some(asked);
        }
    }

    /// Replaces the files of which the user was told; the papers of another case stay as they are.
    pub(super) fn replace_paper(&mut self, case: Option<CaseKey>, what: What, whither: Whither) {
        if self.desk.case().map(CaseSession::key) == case {
            self.put_on_paper(what, whither, true);
        } else {
            self.message.show(Toast::problem("papers-other-case"));
        }
    }

    /// The letters of the open case that become this kind of document and are not signed yet.
    pub(super) fn unsigned(&self, kind: &DocumentTypeId) -> Option<Unsigned> {
        let open = self.desk.case()?;
        Unsigned::of(open.case(), open.book(), open.as_of(), kind)
    }

    /// The letters that an edit puts a signed paper in the place of.
    pub(super) fn signed_by(&self, edit: &Edit) -> Option<Unsigned> {
        if let Edit::Put(placing) = edit {
            return self.unsigned(&placing.to);
        }
        if let Edit::Together(edits) = edit {
            return edits.iter().find_map(|it| self.signed_by(it));
        }
        let Edit::Place { to, .. } = edit else { return None };
        self.unsigned(to)
    }

    /// Says what came of it.
    pub(super) fn paper_made(
        &mut self,
        result: Result<PaperMade, PaperError>,
        asked: Option<PaperAsked>,
    ) {
        match result {
            Ok(made) => self.tell_made(made, asked.as_ref().map(|it| &it.whither)),
            Err(PaperError::There(paths)) => {
                let names: Vec<String> = paths.iter().map(|path| name_of(path)).collect();
                let gaps = [("count", names.len().into()), ("name", names.join(", ").into())];
                let mut toast = Toast::problem(Wording::with("papers-there-already", gaps));
                if let Some(PaperAsked { case, what, whither }) = asked {
                    let again = Command::ReplacePaper(case, what, whither);
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
            return self.commands.push(Command::View(made.paths));
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
