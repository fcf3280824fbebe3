//! A disk that refuses, or a workspace that can only be read: nothing is lost, and the state says so.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use permitpack::domain::{AsOf, Digest, FileRef};
use permitpack::rules::answer::RawValue;
use permitpack::session::jobs::{JobEnd, Jobs};
use permitpack::session::{Desk, Edit, Heard, SaveState, said};
use permitpack::store::{
    CaseHead, CaseKey, CaseRecord, Loaded, Moved, Opening, Party, PartyHead, PartyKey, Saved,
    Settings, State, Step, StepEntry, Store, StoreError, StoredFile, Ticket, Trouble, Version,
    When, Workspace,
};

use super::{NOW, Office, book, day, fact, first_permit};

/// A workspace whose disk refuses, or whose files make the reader panic, when it is told to.
struct Failing {
    workspace: Workspace,
    refuses: AtomicBool,
    panics: AtomicBool,
}

impl Failing {
    fn open(folder: &std::path::Path) -> Arc<Self> {
        let today = AsOf(day("2026-11-24"));
        let opening = Opening { today, now: NOW, read_only: false, on_answer: None };
        let workspace = Workspace::open(folder, opening).unwrap();
        Arc::new(Self { workspace, refuses: false.into(), panics: false.into() })
    }

    fn or<T>(&self, go_on: impl FnOnce(&Workspace) -> Ticket<T>) -> Ticket<T> {
        if self.refuses.load(SeqCst) {
            return Ticket::answered(Err(StoreError::Full(PathBuf::from("workspace.db"))));
        }
        go_on(&self.workspace)
    }
}

impl Store for Failing {
    fn state(&self) -> State {
        self.workspace.state()
    }
    fn retry(&self) -> Ticket<()> {
        self.or(Store::retry)
    }
    fn give_up(&self, what: Trouble) {
        self.workspace.give_up(what);
    }
    fn cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.workspace.cases()
    }
    fn deleted_cases(&self) -> Arc<[Arc<CaseHead>]> {
        self.workspace.deleted_cases()
    }
    fn create(&self, record: CaseRecord, step: Step) -> Ticket<Saved> {
        self.or(|it| it.create(record, step))
    }
    fn load(&self, key: CaseKey) -> Ticket<Loaded> {
        assert!(!self.panics.load(SeqCst), "a store that breaks");
        self.workspace.load(key)
    }
    fn save(&self, key: CaseKey, on: Version, record: CaseRecord, step: Step) -> Ticket<Version> {
        self.or(|it| it.save(key, on, record, step))
    }
    fn save_further(
        &self,
        key: CaseKey,
        on: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version> {
        self.or(|it| it.save_further(key, on, record, step))
    }
    fn amend(&self, key: CaseKey, on: Version, record: CaseRecord) -> Ticket<Version> {
        self.or(|it| it.amend(key, on, record))
    }
    fn undo(&self, key: CaseKey, on: Version) -> Ticket<Option<Moved>> {
        self.or(|it| it.undo(key, on))
    }
    fn redo(&self, key: CaseKey, on: Version) -> Ticket<Option<Moved>> {
        self.or(|it| it.redo(key, on))
    }
    fn steps(&self, key: CaseKey) -> Ticket<Vec<StepEntry>> {
        self.workspace.steps(key)
    }
    fn duplicate(&self, key: CaseKey, number: String, step: Step) -> Ticket<Saved> {
        self.or(|it| it.duplicate(key, number, step))
    }
    fn delete(&self, key: CaseKey, on: Version, when: When) -> Ticket<Version> {
        self.or(|it| it.delete(key, on, when))
    }
    fn undelete(&self, key: CaseKey, on: Version) -> Ticket<Version> {
        self.or(|it| it.undelete(key, on))
    }
    fn purge(&self, key: CaseKey) -> Ticket<()> {
        self.or(|it| it.purge(key))
    }
    fn parties(&self) -> Arc<[PartyHead]> {
        self.workspace.parties()
    }
    fn create_party(&self, party: Party) -> Ticket<PartyKey> {
        self.or(|it| it.create_party(party))
    }
    fn load_party(&self, key: PartyKey) -> Ticket<(Party, Version)> {
        self.workspace.load_party(key)
    }
    fn save_party(&self, key: PartyKey, on: Version, party: Party) -> Ticket<Version> {
        self.or(|it| it.save_party(key, on, party))
    }
    fn delete_party(&self, key: PartyKey, on: Version, deleted: bool) -> Ticket<Version> {
        self.or(|it| it.delete_party(key, on, deleted))
    }
    fn settings(&self) -> Arc<Settings> {
        self.workspace.settings()
    }
    fn save_settings(&self, settings: Settings) -> Ticket<()> {
        self.or(|it| it.save_settings(settings))
    }
    fn put_file(&self, source: &mut dyn Read) -> Result<StoredFile, StoreError> {
        assert!(!self.panics.load(SeqCst), "a reader that breaks");
        self.workspace.put_file(source)
    }
    fn file_path(&self, digest: Digest) -> PathBuf {
        self.workspace.file_path(digest)
    }
    fn open_file(&self, digest: Digest) -> Result<std::fs::File, StoreError> {
        self.workspace.open_file(digest)
    }
}

fn office(store: &Arc<Failing>) -> Office {
    let store: Arc<dyn Store> = Arc::clone(store) as Arc<dyn Store>;
    let importer = Arc::new(permitpack::documents::worker::InWorker(crate::worker::honest()));
    let jobs = Jobs::new(Arc::clone(&store), importer, Arc::new(|| {}));
    Office { desk: Desk::new(store, book(), AsOf(day("2026-11-24"))), jobs }
}

/// The disk refuses the second of four edits and takes the ones behind it again; later everything is saved
/// step by step, and each step can be undone after a restart.
#[test]
fn what_a_disk_refused_is_saved_later_step_by_step() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(folder.path());
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    office.answer("applicant.surname", "ONE");
    office.settle();
    let first = Arc::clone(office.case().case());
    store.refuses.store(true, SeqCst);
    office.answer("applicant.surname", "TWO");
    store.refuses.store(false, SeqCst);
    office.answer("applicant.surname", "THREE");
    office.desk.case_mut().unwrap().set_mark("page", "person");
    assert!(office.desk.close(NOW).is_err(), "it stays open while something is not saved");
    office.answer("applicant.surname", "FOUR");
    assert!(!office.desk.case_mut().unwrap().undo(NOW), "there is nothing on the disk to undo");
    let session = office.desk.case_mut().unwrap();
    assert!(matches!(session.save_state(), SaveState::Failed(StoreError::Full(_))));
    assert_eq!(session.unsaved(), 4);
    assert_eq!(*store.load(key).wait().unwrap().record.case, *first, "the disk has the first only");
    // Still refused: nothing changes. Then the disk has room again.
    store.refuses.store(true, SeqCst);
    session.save_again(NOW);
    assert!(session.settle(NOW).is_err());
    assert_eq!(session.unsaved(), 4);
    store.refuses.store(false, SeqCst);
    session.save_again(NOW);
    session.settle(NOW).unwrap();
    assert_eq!((session.unsaved(), session.save_state()), (0, &SaveState::Saved(NOW)));
    assert_eq!(store.state(), State::Ready);
    let last = Arc::clone(session.case());
    drop((office, store));
    let mut office = Office::open(folder.path());
    office.desk.open(key, NOW).unwrap();
    assert_eq!((office.case().case(), office.case().mark("page")), (&last, Some("person")));
    assert_eq!(
        office.desk.store().steps(key).wait().unwrap().len(),
        5,
        "created, and four answers"
    );
    for _ in 0..3 {
        assert!(office.undo());
    }
    assert_eq!(*office.case().case(), first);
}

/// The disk refuses an import half-way: all of it is saved later, as the one step that it is.
#[test]
fn an_import_that_a_disk_refused_is_saved_later_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(folder.path());
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let before = Arc::clone(office.case().case());
    let add = |number: u8| {
        let files = vec![crate::store::file(permitpack::domain::Digest([number; 32]), 3)];
        Edit::AddFiles { files, to: None }
    };
    let one = permitpack::session::ImportId(1);
    let session = office.desk.case_mut().unwrap();
    session.apply_import(&add(1), one, NOW).unwrap();
    session.settle(NOW).unwrap();
    store.refuses.store(true, SeqCst);
    session.apply_import(&add(2), one, NOW).unwrap();
    session.apply_import(&add(3), one, NOW).unwrap();
    assert!(session.settle(NOW).is_err());
    assert_eq!(store.load(key).wait().unwrap().record.case.inbox.len(), 1, "what was confirmed");
    store.refuses.store(false, SeqCst);
    session.save_again(NOW);
    session.settle(NOW).unwrap();
    assert_eq!(store.load(key).wait().unwrap().record.case.inbox.len(), 3);
    assert_eq!(store.steps(key).wait().unwrap().len(), 2);
    assert!(office.undo());
    assert_eq!(office.case().case(), &before);
}

#[test]
fn an_undo_that_the_disk_refused_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(folder.path());
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    office.answer("applicant.surname", "ONE");
    office.settle();
    let before = Arc::clone(office.case().case());
    store.refuses.store(true, SeqCst);
    let session = office.desk.case_mut().unwrap();
    assert!(session.undo(NOW));
    assert!(session.settle(NOW).is_err());
    assert_eq!((session.unsaved(), session.case()), (0, &before));
    store.refuses.store(false, SeqCst);
    session.save_again(NOW);
    session.settle(NOW).unwrap();
    assert_eq!(session.save_state(), &SaveState::Saved(NOW));
    assert_eq!(store.steps(key).wait().unwrap().len(), 2, "trying again makes no step");
    assert!(office.undo());
    assert_eq!(office.case().undo_step(), None);
}

/// What is noted beside the case while an undo is on its way is made on its result.
#[test]
fn a_mark_during_an_undo_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.desk.create(first_permit(""), NOW).unwrap();
    let before = Arc::clone(office.case().case());
    office.answer("applicant.surname", "ONE");
    let session = office.desk.case_mut().unwrap();
    assert!(session.undo(NOW));
    session.set_mark("page", "person");
    session.settle(NOW).unwrap();
    assert_eq!((session.case(), session.mark("page")), (&before, Some("person")));
}

#[test]
fn a_workspace_that_can_only_be_read_takes_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Office::open(folder.path());
    let key = first.desk.create(first_permit(""), NOW).unwrap();
    let mut second = Office::open(folder.path());
    assert!(second.desk.is_read_only());
    second.desk.open(key, NOW).unwrap();
    let before = Arc::clone(second.case().case());
    let session = second.desk.case_mut().unwrap();
    let edit = Edit::Answer(vec![(fact("applicant.surname"), RawValue::from("NOBODY"))]);
    assert!(!session.apply(&edit, NOW).unwrap());
    session.set_mark("page", "person");
    assert!(!session.undo(NOW) && !session.redo(NOW));
    assert_eq!((session.case(), session.unsaved()), (&before, 0));
    assert_eq!(session.save_state(), &SaveState::Saved(NOW));
    let head = Arc::clone(&second.desk.cases()[0]);
    assert_eq!(second.desk.delete(&head, NOW), Err(StoreError::ReadOnly));
    let refused = second.desk.create(first_permit(""), NOW);
    assert_eq!(refused, Err(StoreError::ReadOnly));
    assert_eq!(second.desk.cases().len(), 1);
}

/// A panic ends its own job with an event that says so; the next job runs.
#[test]
fn a_panic_ends_one_job() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(&folder.path().join("workspace"));
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let file = folder.path().join("note.txt");
    std::fs::write(&file, "a note").unwrap();
    store.panics.store(true, SeqCst);
    office.jobs.import(key, vec![file.clone()], None);
    assert!(matches!(office.ended(), JobEnd::Broke(_)));
    store.panics.store(false, SeqCst);
    office.jobs.import(key, vec![file], None);
    let JobEnd::Imported { files, failed, .. } = office.ended() else { panic!("it broke again") };
    assert_eq!((files.len(), failed.len()), (1, 0));
}

/// A panic ends its own errand, and whoever asked for it is told; the next one is carried out.
#[test]
fn a_panic_ends_one_errand() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(&folder.path().join("workspace"));
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    office.desk.close(NOW).unwrap();
    store.panics.store(true, SeqCst);
    assert_eq!(office.desk.open(key, NOW), Err(StoreError::Broke));
    store.panics.store(false, SeqCst);
    office.desk.open(key, NOW).unwrap();
}

/// A locked file opens with its password, and only with it.
#[test]
fn a_locked_file_opens_with_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.sample();
    let plain = office.case().case().documents.iter().flat_map(|it| &it.files);
    let Some(plain) = plain.into_iter().find(|it| it.kind == permitpack::domain::FileKind::Pdf)
    else {
        panic!("the sample has no PDF");
    };
    let (plain, locked) =
        (office.desk.store().file_path(plain.digest), folder.path().join("locked.pdf"));
    let qpdf = std::process::Command::new("qpdf")
        .args(["--encrypt", "secret", "owner", "256", "--"])
        .args([&plain, &locked])
        .status();
    if !qpdf.is_ok_and(|it| it.success()) {
        println!("skipped: no qpdf");
        return;
    }
    office.jobs.import(key, vec![locked], None);
    office.heard();
    let file: FileRef = office.case().case().inbox.last().unwrap().clone();
    assert_eq!(file.page_count, 0);
    for (password, opens) in [("wrong", false), ("secret", true)] {
        office.jobs.unlock(key, file.clone(), Vec::new(), password.to_owned());
        office.heard();
        let now = office.case().case().inbox.last().unwrap();
        assert_eq!((now.page_count > 0, now.password.is_some()), (opens, opens), "{password}");
    }
}

/// Files beyond the depth of folders are named in all languages, none is dropped silently.
#[test]
fn what_lies_too_deep_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let mut deep = folder.path().join("papers");
    for _ in 0..20 {
        deep.push("folder");
    }
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("note.txt"), "a note").unwrap();
    office.jobs.import(key, vec![folder.path().join("papers")], None);
    let Heard::Added { files: 0, failed, .. } = office.heard() else { panic!("it was found") };
    let codes: Vec<_> = failed.iter().map(|it| it.code).collect();
    assert_eq!(codes, [said::JOB_TOO_DEEP]);
}

/// A case whose last change cannot be saved stays open until it is saved, or given up on purpose.
#[test]
fn an_unsaved_case_is_closed_only_on_purpose() {
    let folder = tempfile::tempdir().unwrap();
    let store = Failing::open(folder.path());
    let mut office = office(&store);
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let before = Arc::clone(office.case().case());
    store.refuses.store(true, SeqCst);
    office.answer("applicant.surname", "ONE");
    assert!(matches!(office.desk.close(NOW), Err(StoreError::Full(_))));
    assert!(office.desk.open(key, NOW).is_err() && office.desk.case().is_some());
    office.desk.close_unsaved();
    assert!(office.desk.case().is_none());
    office.desk.open(key, NOW).unwrap();
    assert_eq!(*office.case().case(), before);
}
