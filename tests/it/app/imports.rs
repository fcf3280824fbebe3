//! What one import brings is one step with one way back, and what is said of it is true; what is opened outside is
//! told as it went.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crossbeam_channel::{Receiver, Sender, bounded};
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::desktop::{Choose, Desktop, Dialog, Opened, Refusal, Wake};
use permitpack::app::screens::Screen;
use permitpack::app::{Command, Start};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use permitpack::domain::{Case, DocumentTypeId, FileRef, Language};
use permitpack::rules::builtin;

use super::harness::{check_page, command, go, hides, put_sample, window_of};
use super::journeys::Person;
use super::pictures;
use crate::intake::damage::LOST;
use crate::intake::locked::{Lock, locked};
use crate::intake::made::{mail, part, pdf, png};

const SECRET: &str = "Zhasyryn-7431";
const PHOTO: &str = "photo";

fn person(folder: &Path) -> Person {
    let mut person = Person::with_sample(&folder.join("workspace"), Language::En);
    go(&mut person.window, Screen::Documents);
    person
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn archive(pictures: [u8; 2]) -> Vec<u8> {
    let picture = |number| png(70, 90, number);
    let files = [
        ("visa.png", picture(pictures[0]), Some(SECRET)),
        ("lease.png", picture(pictures[1]), Some(SECRET)),
    ];
    locked(Lock::Aes(zip::AesMode::Aes256), &files)
}

fn named<'c>(case: &'c Case, name: &str) -> Option<&'c FileRef> {
    let in_documents = case.documents.iter().flat_map(|it| &it.files);
    in_documents.chain(&case.inbox).find(|it| it.name == name)
}

/// A file that is kept, one that is no use and an archive that is locked.
fn mixed(folder: &Path) -> Vec<PathBuf> {
    vec![
        put(folder, "good.pdf", &pdf("hello")),
        put(folder, "holes.pdf", b"%PDF-1.7\nnothing at all"),
        put(folder, "docs.zip", &archive([5, 6])),
    ]
}

/// There and back in one step each: to the place and without a place, out of the inbox, out of an e-mail.
#[test]
fn one_import_is_one_step_with_one_way_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(folder.path());
    let attached = part(
        &["Content-Type: application/pdf", "Content-Disposition: attachment; filename=in.pdf"],
        b"%PDF-1.7\nnothing",
    );
    let body = part(&["Content-Type: text/plain"], b"see there");
    let letter = mail("papers", "multipart/mixed", &[body, attached]);
    let (good, mut paths) = (put(folder.path(), "good.pdf", &pdf("hello")), mixed(folder.path()));
    paths.push(put(folder.path(), "letter.eml", &letter));
    command(&mut person.window, Command::Import { paths: vec![good], to: None });
    person.wait_for("the file", |case| named(case, "good.pdf").is_some());
    let before = person.case();
    let to = DocumentTypeId::new(PHOTO).unwrap();
    command(&mut person.window, Command::Import { paths, to: Some(to) });
    // It leaves the inbox for its place, and the others come.
    person.wait_for("all of it", |case| {
        let has = |name| named(case, name).is_some();
        has("docs.zip") && has("holes.pdf") && case.inbox.iter().all(|it| it.name != "good.pdf")
    });
    let after = person.case();
    person.press_word("action-undo");
    person.wait_for("as before, at once", |case| *case == before);
    person.press_word("action-redo");
    person.wait_for("all of it again", |case| *case == after);
    command(&mut person.window, Command::Undo);
    person.wait_for("as before again", |case| *case == before);
}

/// One password opens two archives: that is one step, and the cards are back with one undo.
#[test]
fn what_a_password_opens_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(folder.path());
    let paths = vec![
        put(folder.path(), "a.zip", &archive([5, 6])),
        put(folder.path(), "b.zip", &archive([7, 8])),
    ];
    command(&mut person.window, Command::Import { paths, to: None });
    person.wait_for("both", |case| named(case, "a.zip").and(named(case, "b.zip")).is_some());
    let before = person.case();
    let file = Box::new(named(&before, "a.zip").unwrap().clone());
    command(&mut person.window, Command::Unlock { file, password: SECRET.into() });
    person.wait_for("four files", |case| case.inbox.len() == before.inbox.len() + 2);
    person.press_word("action-undo");
    person.wait_for("both archives", |case| *case == before);
}

/// The report of an import: gone with it and back with it, beside its own place only, over after a pack.
#[test]
fn the_report_says_what_is_true_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(folder.path());
    let report = person.word("docs-report");
    person.choose_place("lease");
    let mut paths = mixed(folder.path());
    paths.push(put(folder.path(), "lost.pdf", &pdf(LOST)));
    command(&mut person.window, Command::Import { paths, to: None });
    person.finds(&report);
    person.finds("holes.pdf");
    // Another place has nothing to do with it; where it was said it still is, and beside a file of it.
    person.choose_place("passport_copy");
    assert!(!person.sees(&report), "it follows");
    let look = person.words("docs-look-at", &[("file", "holes.pdf".into())]);
    person.press(&look);
    assert!(person.sees(&report));
    person.choose_place("lease");
    assert!(person.sees(&report));
    // A file that is put away is not told of; the others are.
    let holes = named(&person.case(), "holes.pdf").unwrap().digest;
    let edit = permitpack::session::Edit::RemoveLoose(holes);
    let close = person.word("docs-report-close");
    command(&mut person.window, Command::Edit(Box::new(edit)));
    let locked = person.words("docs-report-unlock-name", &[("file", "docs.zip".into())]);
    person.press_as(Role::Button, &locked);
    person.press_word("action-cancel");
    let is_told = |person: &Person| {
        let all = super::harness::texts(&person.window);
        all.iter().any(|(_, text)| text.starts_with("holes.pdf"))
    };
    assert!(!is_told(&person), "{:?}", super::harness::texts(&person.window));
    // Back to before the import: nothing of it is told. Forth again: it is.
    command(&mut person.window, Command::Undo);
    command(&mut person.window, Command::Undo);
    hides(&mut person.window, &report);
    command(&mut person.window, Command::Redo);
    person.finds(&report);
    assert!(person.sees("holes.pdf"));
    let names =
        |person: &Person| person.window.query_by_role_and_label(Role::Button, &close).is_some();
    assert!(names(&person));
    // Another page is another matter, and a pack ends it.
    go(&mut person.window, Screen::Tasks);
    assert!(!person.sees(&report));
    person.make_pack(&folder.path().join("pack"));
    go(&mut person.window, Screen::Documents);
    assert!(!person.sees(&report), "the pack was made without a word about it");
    // What is closed stays closed.
    let paths = vec![put(folder.path(), "empty.pdf", b"")];
    command(&mut person.window, Command::Import { paths, to: None });
    person.finds(&report);
    person.press(&close);
    hides(&mut person.window, &report);
    command(&mut person.window, Command::Undo);
    command(&mut person.window, Command::Redo);
    assert!(!person.sees(&report));
}

/// A desktop that answers when the test does.
#[derive(Clone, Default)]
struct Slow(Arc<Mutex<Vec<(OsString, Asked)>>>);

struct Asked(Sender<Result<(), Refusal>>, Wake);

impl Slow {
    fn ask(&self, what: OsString, wake: Wake) -> Opened {
        let (sender, answer): (_, Receiver<_>) = bounded(1);
        self.0.lock().unwrap().push((what, Asked(sender, wake)));
        Opened::new(answer)
    }

    /// Answers the question that was asked first; what it was.
    fn answer(&self, answer: Result<(), Refusal>) -> OsString {
        let (what, Asked(sender, wake)) = self.0.lock().unwrap().remove(0);
        sender.send(answer).unwrap();
        wake();
        what
    }
}

impl Desktop for Slow {
    fn choose(&mut self, _: &Choose, _: &str, _: Box<dyn FnOnce() + Send>) -> Option<Dialog> {
        None
    }

    fn open(&mut self, what: &OsStr, wake: Wake) -> Opened {
        self.ask(what.to_owned(), wake)
    }

    fn reveal(&mut self, path: &Path, wake: Wake) -> Opened {
        self.ask(path.into(), wake)
    }
}

#[test]
fn what_is_not_opened_is_told_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let program = WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")));
    let importer = Arc::new(InWorker(program.clone()));
    let desktop = Slow::default();
    let start = Start::with(folder.path(), program, importer, Box::new(desktop.clone()), None);
    let start = start.unwrap_or_else(|err| panic!("{err}"));
    let window = window_of(folder.path(), start, vec2(900.0, 600.0));
    let mut person = Person { window, language: Language::En, book: builtin().unwrap() };
    command(&mut person.window, Command::Language(Language::En));
    for language in [Language::En, Language::Ru, Language::Kk] {
        command(&mut person.window, Command::Language(language));
        person.language = language;
        let (reason, copy) = (person.word("app-no-opener"), person.word("app-copy-path"));
        for wish in [Command::Open("/a/b/pack.pdf".into()), Command::Reveal("/a/b/pack.pdf".into())]
        {
            // What is shown in its folder is not opened: the folder is.
            let shown = if matches!(wish, Command::Open(_)) { "/a/b/pack.pdf" } else { "/a/b" };
            command(&mut person.window, wish);
            assert!(!person.sees("/a/b"), "nothing is known yet");
            assert_eq!(desktop.answer(Err(Refusal::NoProgram)), "/a/b/pack.pdf");
            person.finds(&reason);
            assert!(person.sees(shown), "what to do");
            assert_eq!(person.sees("pack.pdf"), shown.ends_with("pack.pdf"));
            check_page(&person.window, "what was not opened");
            person.press(&copy);
            let copied = person.word("app-copied");
            person.finds(&copied);
            hides(&mut person.window, &reason);
        }
        // The viewer: said once all pages are there, and not when one of them is not.
        let opened = person.word("papers-opened");
        let paths = vec![PathBuf::from("/a/1.pdf"), PathBuf::from("/a/2.pdf")];
        command(&mut person.window, Command::View(paths.clone()));
        desktop.answer(Ok(()));
        person.window.run();
        assert!(!person.sees(&opened));
        desktop.answer(Ok(()));
        person.finds(&opened);
        command(&mut person.window, Command::CloseToast);
        command(&mut person.window, Command::View(paths));
        desktop.answer(Err(Refusal::NoProgram));
        desktop.answer(Ok(()));
        person.finds(&reason);
        assert!(person.sees("/a/1.pdf") && !person.sees("/a/2.pdf") && !person.sees(&opened));
        command(&mut person.window, Command::CloseToast);
        let long =
            format!("/home/aigerim/Құжаттар/Разрешения/{}/bundle.pdf", "2026-014-".repeat(12));
        command(&mut person.window, Command::Open(long.into()));
        desktop.answer(Err(Refusal::NoProgram));
        person.finds(&reason);
        pictures::take(&person.window, &format!("not opened {language:?}"));
        command(&mut person.window, Command::CloseToast);
        // A name that is no text is asked for as it is, and shown as well as it can be.
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt as _;
            let path = PathBuf::from(OsStr::from_bytes(b"/a/\xcf\xe0\xea\xe5\xf2.pdf"));
            for wish in [
                Command::Open(path.clone().into()),
                Command::Reveal(path.clone()),
                Command::View(vec![path.clone()]),
            ] {
                command(&mut person.window, wish);
                assert_eq!(desktop.answer(Err(Refusal::NoProgram)), path);
                person.finds(&reason);
                command(&mut person.window, Command::CloseToast);
            }
        }
        command(&mut person.window, Command::Open("https://adilet.zan.kz/x".into()));
        desktop.answer(Err(Refusal::NoProgram));
        let copy = person.word("app-copy-address");
        person.press(&copy);
    }
}
