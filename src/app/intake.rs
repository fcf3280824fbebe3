//! Files that come into the open case: each import has a number, and all that comes of it, at once or little by
//! little, is one step with one way back.

use std::path::PathBuf;

use super::arrived::{self, Aim, Arrived};
use super::jobs::{Purpose, Tried};
use super::screens::Screen;
use super::state::App;
use super::toast::{Toast, Wording};
use super::{Command, clock};
use crate::domain::{DocumentTypeId, FileRef, Finding, KeptDraft, Password};
use crate::session::intake::Unpacked;
use crate::session::paper::kept::Unsigned;
use crate::session::{CaseSession, Edit, ImportId, passwords};
use crate::store::CaseKey;

impl App {
    /// A number that no other import has.
    pub(super) fn next_import(&mut self) -> ImportId {
        self.imports += 1;
        ImportId(self.imports)
    }

    fn open_key(&self) -> Option<CaseKey> {
        self.desk.case().map(CaseSession::key)
    }

    /// Begins to take files in, as an import of its own or as a part of one.
    pub(super) fn begin_import(
        &mut self,
        paths: Vec<PathBuf>,
        to: Option<DocumentTypeId>,
        (aim, import): (Aim, Option<ImportId>),
    ) {
        let Some(key) = self.open_key() else { return };
        let unsigned = to.as_ref().and_then(|kind| self.unsigned(kind));
        let job = match unsigned {
            Some(unsigned) => self.jobs.sign(key, paths, unsigned),
            None => self.jobs.import(key, paths, to),
        };
        self.begin_job(Purpose::Import, job);
        self.last_goes(aim, import);
    }

    /// Where the files of the job go that began last, and of which import they are.
    fn last_goes(&mut self, aim: Aim, import: Option<ImportId>) {
        if let Some(running) = self.running.last_mut() {
            running.aim = aim;
            running.import = import.unwrap_or(running.import);
        }
    }

    /// Begins to take files in the first of which takes the place of another.
    pub(super) fn begin_replacing(&mut self, path: PathBuf, more: Vec<PathBuf>, aim: Aim) {
        let import = self.next_import();
        self.begin_import(vec![path], None, (aim, Some(import)));
        if !more.is_empty() {
            self.begin_import(more, None, (Aim::AsAsked, Some(import)));
        }
    }

    /// Begins to keep letters as they were whose place a signed paper takes.
    pub(super) fn keep_drafts(&mut self, unsigned: Option<Unsigned>, import: ImportId) {
        if let (Some(key), Some(unsigned)) = (self.open_key(), unsigned) {
            let job = self.jobs.sign(key, Vec::new(), unsigned);
            self.begin_job(Purpose::Import, job);
            self.last_goes(Aim::AsAsked, Some(import));
        }
    }

    /// Begins to try a password on a file of the open case.
    pub(super) fn begin_unlocking(&mut self, file: FileRef, password: Password) {
        self.tried = None;
        let Some(open) = self.desk.case() else { return };
        let case = open.case();
        let others = passwords::locked(case).into_iter().chain(passwords::waiting(case));
        let others = others.cloned().collect();
        let job = self.jobs.unlock(open.key(), file, others, password);
        self.begin_job(Purpose::Unlock, job);
    }

    /// What an import changes is carried out, and said with a way back.
    pub(super) fn take_in(&mut self, edit: &Edit, import: ImportId, said: Option<Wording>) {
        let unsigned = self.signed_by(edit);
        let is_done = self.edit_with(|open| open.apply_import(edit, import, clock::moment()));
        if !is_done {
            return;
        }
        if let Some(said) = said {
            let toast = self.with_undo(Toast::done(said));
            self.message.show(toast);
        }
        self.keep_drafts(unsigned, import);
    }

    /// A change by the user. Where it puts a signed paper in the place of letters, keeping these is a part of it.
    pub(super) fn edit_signing(&mut self, edit: &Edit, said: Option<Wording>) {
        let import = self.next_import();
        self.take_in(edit, import, said);
    }

    /// What was lost and is brought again is there again.
    pub(super) fn came_back(&mut self, files: &[FileRef]) {
        if let Some(open) = self.desk.case_mut() {
            open.came_back(files);
        }
    }

    /// Files go where they belong, and the page of documents tells what came of each.
    pub(super) fn files_came(
        &mut self,
        (aim, import): (Aim, ImportId),
        to: Option<DocumentTypeId>,
        (files, failed): (Vec<FileRef>, Vec<Finding>),
        drafts: Vec<KeptDraft>,
    ) {
        let Some(open) = self.desk.case() else { return };
        let is_paper_there = files.is_empty() && failed.is_empty();
        let kind = to.clone();
        let of = (open.key(), import);
        let (edits, arrived) = arrived::sort(of, open.case(), to, &aim, files, failed);
        let edits = arrived::with_drafts(edits, kind, drafts, is_paper_there);
        self.go_where_they_belong(edits, import, added_words(arrived.added));
        // Papers that are kept because another one was put somewhere are no news of files.
        if !is_paper_there {
            self.tell_failed(&arrived);
            self.notice.tell(arrived);
        }
    }

    fn go_where_they_belong(&mut self, edits: Vec<Edit>, import: ImportId, said: Option<Wording>) {
        if let Some(edit) = Edit::together(edits).map(Box::new) {
            self.commands.push(Command::TakeIn { edit, import, said });
        }
    }

    /// The page of documents names each file; elsewhere nobody would learn of it.
    fn tell_failed(&mut self, arrived: &Arrived) {
        if self.screen != Screen::Documents
            && let Some(first) = arrived.failed.first()
        {
            let toast = Toast::problem(Wording::finding(&self.book, first));
            self.message.show(toast.with("app-tab-documents", Command::Go(Screen::Documents)));
        }
    }

    /// A password opened files of the open case, and archives: what lay in those takes their place.
    pub(super) fn unlocked(
        &mut self,
        import: ImportId,
        file: FileRef,
        others: Vec<FileRef>,
        unpacked: Vec<Unpacked>,
    ) {
        self.tried = Some(Tried { file: file.digest, opened: true });
        let (mut edits, mut names) = (Vec::new(), Vec::new());
        for file in std::iter::once(file).filter(FileRef::is_opened).chain(others) {
            names.push(file.name.clone());
            if let Some(password) = &file.password {
                self.desk.passwords().learn(file.digest, password);
            }
            edits.push(Edit::Unlock(Box::new(file)));
        }
        let mut added = 0;
        for mut it in unpacked {
            let Some(open) = self.desk.case() else { return };
            it.compare(open.case());
            let Unpacked { archive, files, failed, clues, .. } = it;
            let (of, aim) = ((open.key(), import), Aim::OutOf(archive));
            let (more, arrived) = arrived::sort(of, open.case(), None, &aim, files, failed);
            self.desk.keep_clues(clues);
            edits.extend(more);
            added += arrived.added;
            self.tell_failed(&arrived);
            self.notice.tell_also(arrived);
        }
        let opened = match names.as_slice() {
            [] => None,
            [name] => Some(Wording::with("app-file-unlocked", [("file", name.clone().into())])),
            all => Some(Wording::with("app-files-unlocked", [("count", all.len().into())])),
        };
        if let Some(words) = opened.filter(|_| added == 0) {
            // The password stays known, so a step back would change nothing that is seen.
            self.message.show(Toast::done(words));
        }
        self.go_where_they_belong(edits, import, added_words(added));
    }
}

/// That so many files were added.
fn added_words(added: usize) -> Option<Wording> {
    (added > 0).then(|| Wording::with("app-files-added", [("count", added.into())]))
}
