//! A workspace, its desk and its jobs, as the window has them.

use std::path::Path;
use std::sync::Arc;

use permitpack::documents::worker::InWorker;
use permitpack::domain::AsOf;
use permitpack::export::plan::PackOptions;
use permitpack::rules::RuleBook;
use permitpack::rules::answer::RawValue;
use permitpack::session::jobs::{JobEnd, JobEvent, Jobs};
use permitpack::session::{CaseSession, Desk, Edit, Heard};
use permitpack::store::{CaseKey, Opening, Store, Workspace};

use super::{NOW, book, day, fact};

/// A workspace, its desk and its jobs.
pub(crate) struct Office {
    pub(crate) desk: Desk,
    pub(crate) jobs: Jobs,
}

impl Office {
    pub(crate) fn open(folder: &Path) -> Self {
        Self::with_book(folder, book())
    }

    pub(crate) fn with_book(folder: &Path, book: Arc<RuleBook>) -> Self {
        let today = AsOf(day("2026-11-24"));
        let opening = Opening { today, now: NOW, read_only: false, on_answer: None };
        let store: Arc<dyn Store> = Arc::new(Workspace::open(folder, opening).unwrap());
        let importer = Arc::new(InWorker(crate::worker::honest()));
        let jobs = Jobs::new(Arc::clone(&store), importer, Arc::new(|| {}));
        let desk = Desk::new(store, book, today);
        Self { jobs: jobs.sharing(desk.passwords()), desk }
    }

    pub(crate) fn ended(&mut self) -> JobEnd {
        for _ in 0..6000 {
            for event in self.jobs.news() {
                if let JobEvent::Ended { end, .. } = event {
                    return *end;
                }
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("the job does not end");
    }

    pub(crate) fn heard(&mut self) -> Heard {
        let end = self.ended();
        self.desk.take_in(end, NOW).unwrap()
    }

    pub(crate) fn sample(&mut self) -> CaseKey {
        self.jobs.sample(book());
        match self.heard() {
            Heard::CaseAdded(key) => key,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn case(&self) -> &CaseSession {
        self.desk.case().unwrap()
    }

    pub(crate) fn apply(&mut self, edit: &Edit) {
        assert!(self.desk.case_mut().unwrap().apply(edit, NOW).unwrap(), "{edit:?}");
    }

    pub(crate) fn answer(&mut self, id: &str, text: &str) {
        self.apply(&Edit::Answer(vec![(fact(id), RawValue::from(text))]));
    }

    pub(crate) fn settle(&mut self) {
        self.desk.case_mut().unwrap().settle(NOW).unwrap();
    }

    pub(crate) fn undo(&mut self) -> bool {
        let began = self.desk.case_mut().unwrap().undo(NOW);
        self.settle();
        began
    }

    pub(crate) fn export(&mut self, folder: &Path) -> Heard {
        self.export_with(folder, PackOptions::default())
    }

    pub(crate) fn export_with(&mut self, folder: &Path, options: PackOptions) -> Heard {
        let options = PackOptions { allow_draft: true, ..options };
        let snapshot = self.desk.snapshot(options, folder.to_owned(), false).unwrap();
        self.jobs.export(snapshot);
        self.heard()
    }
}
