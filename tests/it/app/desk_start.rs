//! A workspace that does not open is told in the window, with its path and the ways out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::desktop::NoDesktop;
use permitpack::app::{Command, Launch, Shell, theme};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use permitpack::domain::{AsOf, Language};
use permitpack::store::{Opening, When, Workspace};

use super::harness::put_sample;

/// The window from its first frame.
pub(super) struct Shown {
    shell: Option<Shell>,
    launch: Option<Launch>,
}

pub(super) type Begun = Harness<'static, Shown>;

pub(super) fn begin(folder: &Path, language: Language, size: Vec2) -> Begun {
    let program = WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")));
    let importer = Arc::new(InWorker(program.clone()));
    let launch = Launch::with(folder.to_owned(), program, importer, language).unwrap();
    let shown = Shown { shell: None, launch: Some(launch) };
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, shown: &mut Shown| {
                let ctx = ui.ctx().clone();
                if let Some(launch) = shown.launch.take() {
                    shown.shell = Some(Shell::new(&ctx, launch).on(Box::new(NoDesktop)));
                }
                let shell = shown.shell.as_mut().unwrap();
                shell.logic(&ctx);
                shell.ui(ui);
            },
            shown,
        );
    opened(&mut window);
    window
}

/// Draws until the workspace is open or refused.
fn opened(window: &mut Begun) {
    let since = Instant::now();
    window.run_steps(3);
    while window.state().shell.as_ref().is_none_or(Shell::is_opening) {
        assert!(since.elapsed() < Duration::from_mins(1), "it does not open");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(2);
    }
    window.run();
}

fn says(window: &Begun, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn usual(folder: &Path) -> Begun {
    begin(folder, Language::En, egui::vec2(1280.0, 800.0))
}

fn with_backup(folder: &Path) {
    put_sample(folder);
    let today = AsOf("2026-11-24".parse().unwrap());
    let opening = Opening { today, now: When(1), read_only: false, on_answer: None };
    let workspace = Workspace::open(folder, opening).unwrap();
    workspace.back_up(today).unwrap();
}

/// Makes the version in the header of a database one that only a newer program knows.
fn make_newer(folder: &Path) {
    let path = folder.join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&900_u32.to_be_bytes());
    fs::write(&path, bytes).unwrap();
}

fn damage(folder: &Path) {
    let path = folder.join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[..64].fill(0x5a);
    fs::write(&path, bytes).unwrap();
}

#[test]
fn a_damaged_workspace_comes_back_from_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    with_backup(folder.path());
    damage(folder.path());
    let mut window = usual(folder.path());
    assert!(says(&window, "The workspace cannot be opened"));
    assert!(says(&window, "is damaged and was left as it is"));
    assert!(says(&window, &folder.path().display().to_string()));
    window.check_accessibility();
    // Another language at once.
    window.get_by_label_contains("Қазақша").click();
    window.run();
    assert!(says(&window, "Жұмыс қалтасы ашылмады"));
    window.get_by_label_contains("English").click();
    window.run();
    window.query_all_by_label_contains("Restore the backup of").next().unwrap().click();
    window.run();
    opened(&mut window);
    assert!(window.state_mut().shell.as_mut().unwrap().app().is_some());
    assert!(window.state_mut().shell.as_mut().unwrap().app().unwrap().first_case().is_some());
    let aside = fs::read_dir(folder.path()).unwrap().flatten();
    let is_aside = |name: String| name.contains(".corrupt-");
    assert!(aside.into_iter().any(|it| is_aside(it.file_name().to_string_lossy().into_owned())));
}

#[test]
fn a_newer_workspace_is_left_alone_and_another_folder_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let (newer, other) = (folder.path().join("newer"), folder.path().join("other"));
    with_backup(&newer);
    make_newer(&newer);
    let before = fs::read(newer.join("workspace.db")).unwrap();
    fs::create_dir(&other).unwrap();
    let mut window = usual(&newer);
    assert!(says(&window, "was made by a newer version"));
    assert!(!says(&window, "Restore the backup of"), "nothing goes over what is newer");
    window.get_by_label("Try again").click();
    window.run();
    opened(&mut window);
    assert!(says(&window, "was made by a newer version"));
    window.get_by_label("Choose another folder…").click();
    window.run();
    window
        .get_by_role_and_label(egui::accesskit::Role::TextInput, "Path")
        .type_text(&other.display().to_string());
    window.run();
    window.get_by_role_and_label(egui::accesskit::Role::Button, "Open").click();
    let since = Instant::now();
    while window.state_mut().shell.as_mut().unwrap().app().is_none() {
        assert!(since.elapsed() < Duration::from_secs(30), "the other folder does not open");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(2);
    }
    assert!(other.join("workspace.db").exists());
    assert_eq!(fs::read(newer.join("workspace.db")).unwrap(), before);
}

#[test]
fn what_is_no_folder_is_mended_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    fs::write(&place, "a file").unwrap();
    for (language, title) in [
        (Language::En, "The workspace cannot be opened"),
        (Language::Ru, "Рабочую папку не удалось открыть"),
        (Language::Kk, "Жұмыс қалтасы ашылмады"),
    ] {
        let window = begin(&place, language, egui::vec2(900.0, 600.0));
        assert!(says(&window, title));
        assert!(!says(&window, "os error"), "the system's own words reach nobody");
        window.check_accessibility();
    }
    let mut window = usual(&place);
    fs::remove_file(&place).unwrap();
    window.get_by_label("Try again").click();
    window.run();
    opened(&mut window);
    assert!(window.state_mut().shell.as_mut().unwrap().app().is_some());
}

#[test]
fn the_database_of_a_workspace_that_is_gone_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    with_backup(folder.path());
    fs::remove_file(folder.path().join("workspace.db")).unwrap();
    let mut window = usual(folder.path());
    assert!(says(&window, "but its database is not"));
    window.query_all_by_label_contains("Restore the backup of").next().unwrap().click();
    window.run();
    opened(&mut window);
    assert!(window.state_mut().shell.as_mut().unwrap().app().unwrap().first_case().is_some());
}

/// A backup is restored from the settings without the window going away.
#[test]
fn a_backup_is_restored_in_the_same_window() {
    let folder = tempfile::tempdir().unwrap();
    with_backup(folder.path());
    let mut window = usual(folder.path());
    let push = |window: &mut Begun, wish: Command| {
        window.state_mut().shell.as_mut().unwrap().app().unwrap().push(wish);
        window.run();
        std::thread::sleep(Duration::from_millis(100));
        window.run();
    };
    push(&mut window, Command::Language(Language::En));
    push(&mut window, Command::Go(permitpack::app::screens::Screen::Settings));
    let name = Workspace::backups(folder.path()).unwrap()[0].name.clone();
    push(&mut window, Command::AskRestore(name));
    assert!(says(&window, "Restore the backup of"));
    window.get_by_role_and_label(egui::accesskit::Role::Button, "Restore").click();
    window.run();
    opened(&mut window);
    assert!(window.state_mut().shell.as_mut().unwrap().app().unwrap().first_case().is_some());
    let aside: Vec<PathBuf> =
        fs::read_dir(folder.path()).unwrap().flatten().map(|it| it.path()).collect();
    assert!(aside.iter().any(|it| it.display().to_string().contains(".before-")), "{aside:?}");
}
