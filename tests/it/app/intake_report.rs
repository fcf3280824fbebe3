//! What the page of documents says of files that came in and are not as they should be: repaired, shown as
//! pictures, incomplete, refused, locked; and whose progress it shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::command::NewCase;
use permitpack::app::desktop::NoDesktop;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;
use permitpack::app::{Command, Start};
use permitpack::documents::importer::{ImportFailure, Importer, SecondCount};
use permitpack::documents::recipe::{ImportOptions, RecipeSink};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use permitpack::domain::{CategoryId, ChannelId, Language, ProcedureId};
use permitpack::i18n::{say, say_attr};

use super::harness::{
    LANGUAGES, Window, check_page, command, go, hides, press, press_as, put_sample, says, shows,
    texts, type_into, wait, window_of,
};
use super::pictures::take;
use crate::intake::damage::{DRAWN, Frail, LOST};
use crate::intake::locked::{Lock, locked};
use crate::intake::made::{pdf, png};

const SECRET: &str = "Zhasyryn-7431";

fn program() -> WorkerProgram {
    WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")))
}

fn open(
    folder: &Path,
    size: egui::Vec2,
    language: Language,
    importer: Arc<dyn Importer + Send + Sync>,
) -> Window {
    put_sample(folder);
    let start = Start::with(folder, program(), importer, Box::new(NoDesktop), None);
    let start = start.unwrap_or_else(|err| panic!("{err}"));
    let mut window = window_of(folder, start, size);
    command(&mut window, Command::Language(language));
    let key = window.state_mut().app().first_case().expect("the sample");
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    window
}

/// One of each kind.
fn damaged(folder: &Path) -> Vec<PathBuf> {
    let whole = pdf("hello");
    let archive = locked(
        Lock::Aes(zip::AesMode::Aes256),
        &[("visa.png", png(70, 90, 5), Some(SECRET)), ("lease.png", png(70, 90, 6), Some(SECRET))],
    );
    let files: [(&str, Vec<u8>); 5] = [
        ("cut.pdf", whole[..whole.len() - 60].to_vec()),
        ("drawn.pdf", pdf(DRAWN)),
        ("lost.pdf", pdf(LOST)),
        ("holes.pdf", b"%PDF-1.7\nnothing at all".to_vec()),
        ("docs.zip", archive),
    ];
    let put = |(name, bytes): (&str, Vec<u8>)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    files.into_iter().map(put).collect()
}

fn report(language: Language, size: egui::Vec2) {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let frail = Arc::new(Frail(InWorker(program())));
    let mut window = open(folder.path(), size, language, frail);
    let paths = damaged(scans.path());
    command(&mut window, Command::Import { paths, to: None });
    shows(&mut window, &say(language, "docs-report", &[]));
    let pages = [("count", 1_i64.into())];
    for (name, what) in [
        ("cut.pdf", say(language, "docs-state-repaired", &[])),
        ("drawn.pdf", say(language, "docs-state-pictures", &pages)),
        ("lost.pdf", say(language, "docs-state-incomplete", &pages)),
        ("holes.pdf", say(language, "finding-file-damaged", &[])),
    ] {
        let is_said = (texts(&window).iter())
            .any(|(_, text)| text.contains(name) && text.contains(what.trim_end_matches('.')));
        assert!(is_said, "{language:?}: {name}: {what}: {:?}", texts(&window));
    }
    // Beside the report the cards say it, too.
    if size.x > 1000.0 {
        let of_cards = say(language, "docs-state-repaired", &[]);
        let count = texts(&window).iter().filter(|(_, text)| text.contains(&of_cards)).count();
        assert!(count >= 2, "the card of the repaired file: {:?}", texts(&window));
    }
    assert!(!say_attr(language, "docs-report-damaged", "hint", &[]).is_empty());
    check_page(&window, "the report");
    for (theme, word) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        command(&mut window, Command::Theme(theme));
        let (wide, high) = (size.x, size.y);
        take(&window, &format!("report {language:?} {word} {wide}x{high}"));
    }
    let archive = [("file", "docs.zip".into())];
    let enter = say(language, "docs-report-unlock-name", &archive);
    press(&mut window, &enter);
    let label = say(language, "docs-password", &[]);
    let (verb, wrong) =
        (say(language, "docs-unlock-verb", &[]), say(language, "docs-password-wrong", &[]));
    type_into(&mut window, &label, "wrong");
    press(&mut window, &verb);
    shows(&mut window, &wrong);
    take(&window, &format!("wrong password {language:?} {}", size.x));
    type_into(&mut window, &label, SECRET);
    press(&mut window, &verb);
    wait(&mut window, "what lay in the archive", |window| {
        let case = window.state().seen().open_case().expect("a case");
        let has = |name: &str| case.inbox.iter().any(|it| it.name == name);
        has("visa.png") && has("lease.png") && !has("docs.zip")
    });
    wait(&mut window, "no more of the archive", |window| {
        window.query_by_role_and_label(Role::Button, &enter).is_none()
    });
    // Nothing is said of a wrong password.
    window.run();
    assert!(!says(&window, &say(language, "app-wrong-password", &[])), "{:?}", texts(&window));
    // What was said of the others still stands.
    assert!(says(&window, "cut.pdf"));
    command(&mut window, Command::Undo);
    wait(&mut window, "the archive again", |window| {
        let case = window.state().seen().open_case().expect("a case");
        case.inbox.iter().any(|it| it.name == "docs.zip")
    });
}

#[test]
fn the_report_says_what_became_of_each_file() {
    report(Language::En, vec2(1280.0, 800.0));
}

#[test]
fn the_report_is_drawn_for_people_who_look_at_it() {
    if std::env::var_os("PERMITPACK_PICTURES").is_none() {
        println!("skipped: PERMITPACK_PICTURES names no folder");
        return;
    }
    for (language, _) in LANGUAGES {
        report(language, vec2(900.0, 600.0));
    }
    report(Language::Ru, vec2(1280.0, 800.0));
    report(Language::Kk, vec2(1280.0, 800.0));
}

#[test]
fn a_folder_is_added_with_everything_in_it_without_a_dialog() {
    for (language, size, zoom) in [
        (Language::En, vec2(1280.0, 800.0), 100),
        (Language::Ru, vec2(900.0, 600.0), 100),
        (Language::Kk, vec2(1280.0, 800.0), 200),
    ] {
        let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::create_dir(scans.path().join("in it")).unwrap();
        fs::write(scans.path().join("in it").join("deep.png"), png(70, 90, 7)).unwrap();
        let importer = Arc::new(InWorker(program()));
        let mut window = open(folder.path(), size, language, importer);
        command(&mut window, Command::Zoom(zoom));
        let name = say(language, "docs-add-folder", &[]);
        if window.query_by_role_and_label(Role::Button, &name).is_none() {
            // In a narrow window the list comes first, and in it the files without a place.
            let inbox = say(language, "docs-inbox", &[]);
            window.query_all_by_label_contains(&inbox).next().expect("the inbox").click();
            window.run();
        }
        let is_there = window.query_by_role_and_label(Role::Button, &name).is_some();
        if is_there {
            let rect = window.get_by_role_and_label(Role::Button, &name).rect();
            assert!(window.ctx.content_rect().contains_rect(rect), "{language:?}: {rect:?}");
            check_page(&window, "the page with the button");
            take(&window, &format!("folder {language:?} {} {zoom}", size.x));
            // The keyboard alone is enough.
            super::harness::press_by_key(&mut window, &name);
        } else {
            take(&window, &format!("folder link {language:?} {} {zoom}", size.x));
            press_as(&mut window, Role::Link, &say(language, "docs-inbox-folder-name", &[]));
        }
        shows(&mut window, &say(language, "docs-ask-folder", &[]));
        take(&window, &format!("folder asked {language:?} {} {zoom}", size.x));
        type_into(
            &mut window,
            &say(language, "app-path", &[]),
            &scans.path().display().to_string(),
        );
        press(&mut window, &say(language, "docs-add-verb", &[]));
        wait(&mut window, "the file in the folder", |window| {
            let case = window.state().seen().open_case().expect("a case");
            // Whatever place is shown: a folder holds papers of many kinds.
            case.inbox.iter().any(|it| it.name == "deep.png")
        });
    }
}

/// A reader that waits until it may go on.
struct Held(InWorker, Mutex<bool>, Condvar);

impl Importer for Held {
    fn import(
        &self,
        file: &fs::File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        self.0.import(file, options, sink)
    }

    fn rehearse(
        &self,
        file: &fs::File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        let mut goes = self.1.lock().unwrap();
        while !*goes {
            goes = self.2.wait(goes).unwrap();
        }
        drop(goes);
        self.0.rehearse(file, options, sink)
    }
}

#[test]
fn progress_is_shown_in_its_own_case_only() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let held = Arc::new(Held(InWorker(program()), Mutex::new(false), Condvar::new()));
    let importer = Arc::clone(&held) as Arc<dyn Importer + Send + Sync>;
    let mut window = open(folder.path(), vec2(1280.0, 800.0), Language::En, importer);
    let key = window.state_mut().app().first_case().expect("the sample");
    fs::write(scans.path().join("a.png"), png(70, 90, 8)).unwrap();
    let paths = vec![scans.path().join("a.png")];
    command(&mut window, Command::Import { paths, to: None });
    shows(&mut window, "Adding files");
    let new = NewCase {
        procedure: ProcedureId::new("trp-first").unwrap(),
        category: CategoryId::new("employment-contract").ok(),
        channel: ChannelId::new("state-corporation").ok(),
        number: String::new(),
        company: None,
    };
    command(&mut window, Command::Create(Box::new(new)));
    go(&mut window, Screen::Documents);
    wait(&mut window, "the other case", |window| !says(window, "Stop adding files"));
    assert!(!says(&window, "Adding files: "), "{:?}", texts(&window));
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    shows(&mut window, "Stop adding files");
    *held.1.lock().unwrap() = true;
    held.2.notify_all();
    hides(&mut window, "Stop adding files");
    shows(&mut window, "Look at a.png");
}
