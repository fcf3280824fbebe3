//! A program to drive, and what must hold on every page.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use egui::accessibility::is_input;
use egui::accesskit::Role;
use egui::{Context, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::desktop::NoDesktop;
use permitpack::app::screens::Screen;
use permitpack::app::{App, Command, Start, theme};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use permitpack::domain::Language;

/// The program in a window of a size; it is made when the first frame is drawn.
pub(crate) struct Driven {
    app: Option<App>,
    start: Option<Start>,
    /// Frames wait for the disk, so that a test sees what came of a command.
    pub(crate) patient: bool,
}

impl Driven {
    /// The program.
    pub(crate) fn app(&mut self) -> &mut App {
        self.app.as_mut().expect("drawn once")
    }
}

/// A harness, drawn until it rests.
pub(crate) type Window = Harness<'static, Driven>;

/// What a window without a desktop around it starts with.
pub(crate) fn start(folder: &Path) -> Start {
    let program = WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")));
    let importer = Arc::new(InWorker(program.clone()));
    Start::with(folder, program, importer, Box::new(NoDesktop), None)
        .unwrap_or_else(|err| panic!("{err}"))
}

/// Opens the workspace of a folder in a window without a desktop around it.
pub(crate) fn window(folder: &Path, size: Vec2) -> Window {
    window_of(start(folder), size)
}

/// Opens a window.
pub(crate) fn window_of(start: Start, size: Vec2) -> Window {
    let driven = Driven { app: None, start: Some(start), patient: true };
    let seen: Rc<RefCell<Option<Context>>> = Rc::default();
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, driven: &mut Driven| {
                let ctx = ui.ctx().clone();
                seen.borrow_mut().get_or_insert_with(|| ctx.clone());
                if let Some(start) = driven.start.take() {
                    driven.app = Some(App::new(&ctx, start));
                }
                let app = driven.app.as_mut().expect("made above");
                app.logic(&ctx);
                // The disk answers on threads of its own; a frame of a test comes after the answer.
                let since = Instant::now();
                while driven.patient
                    && app.is_waiting()
                    && since.elapsed() < Duration::from_secs(10)
                {
                    std::thread::sleep(Duration::from_millis(1));
                    app.hear(&ctx);
                }
                app.ui(ui);
            },
            driven,
        );
    window.run();
    window
}

/// The window at its usual size.
pub(crate) fn usual(folder: &Path) -> Window {
    window(folder, egui::vec2(1280.0, 800.0))
}

/// Carries out a command and draws until all rests.
pub(crate) fn command(window: &mut Window, command: Command) {
    window.state_mut().app().push(command);
    window.run();
}

/// Goes to a page.
pub(crate) fn go(window: &mut Window, screen: Screen) {
    command(window, Command::Go(screen));
}

/// Draws until something holds; jobs run on threads of their own. It draws less and less often, so that it
/// does not take the processor from the job that it waits for, and is patient: computers are busy.
pub(crate) fn wait(window: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    let since = Instant::now();
    let mut pause = Duration::from_millis(10);
    while !holds(window) {
        assert!(since.elapsed() < Duration::from_mins(10), "waited in vain for: {what}");
        std::thread::sleep(pause);
        pause = (pause * 5 / 4).min(Duration::from_millis(250));
        window.run_steps(2);
    }
    window.run();
}

/// Puts a workspace with the sample case into a folder. It is made once: that takes a while.
pub(crate) fn put_sample(folder: &Path) {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let made = tempfile::tempdir().unwrap();
        let mut window = usual(made.path());
        command(&mut window, Command::Language(Language::En));
        command(&mut window, Command::OpenSample);
        wait(&mut window, "the sample case", |window| {
            window.query_all_by_label_contains("2026-014").next().is_some()
        });
        command(&mut window, Command::CloseCase);
        drop(window);
        made
    });
    copy(made.path(), folder);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// A window with the sample case open.
pub(crate) fn with_sample(folder: &Path) -> Window {
    put_sample(folder);
    let mut window = usual(folder);
    let key = window.state_mut().app().first_case().expect("the sample");
    command(&mut window, Command::OpenCase(key));
    window
}

/// Every text and name of the page: role and words.
pub(crate) fn texts(window: &Window) -> Vec<(Role, String)> {
    let nodes = window.root().children_recursive();
    nodes
        .filter_map(|node| {
            let node = node.accesskit_node();
            let text = node.label().or_else(|| node.value())?;
            (!node.is_hidden()).then_some((node.role(), text))
        })
        .collect()
}

/// What must hold on every page: names of controls occur once, and no text is a raw key.
pub(crate) fn check_page(window: &Window, place: &str) {
    window.check_accessibility();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        if is_input(node.role()) && !node.is_hidden() && !node.data().is_read_only() {
            *names.entry(node.label().unwrap_or_default()).or_default() += 1;
        }
    }
    let twice: Vec<_> = names.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{place}: names that occur more than once: {twice:?}");
    for (_, text) in texts(window) {
        assert!(!text.contains('‹'), "{place}: raw key {text}");
    }
}

/// The languages, with what the tab of all cases is called.
pub(crate) const LANGUAGES: [(Language, &str); 3] =
    [(Language::En, "Cases"), (Language::Ru, "Дела"), (Language::Kk, "Істер")];
