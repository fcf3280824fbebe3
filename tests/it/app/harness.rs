//! A program to drive, and what must hold on every page.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use egui::accessibility::is_input;
use egui::accesskit::Role;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::desktop::NoDesktop;
use permitpack::app::screens::Screen;
use permitpack::app::{App, Command, Start, theme};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use permitpack::domain::Language;

/// Nothing that is awaited takes so long, however busy the computer is.
const PATIENCE: Duration = Duration::from_mins(8);

/// [`PATIENCE`], or the seconds that the environment names: whoever looks for a mistake waits less.
fn patience() -> Duration {
    let named = std::env::var("PERMITPACK_TEST_PATIENCE").ok();
    named.and_then(|it| it.parse().ok()).map_or(PATIENCE, Duration::from_secs)
}

/// The program in a window of a size; it is made when the first frame is drawn.
pub(crate) struct Driven {
    app: Option<App>,
    start: Option<Start>,
    folder: PathBuf,
    /// Frames wait for the disk, so that a test sees what came of a command.
    pub(crate) patient: bool,
}

impl Driven {
    /// The program.
    pub(crate) fn app(&mut self) -> &mut App {
        self.app.as_mut().expect("drawn once")
    }

    /// The same, to look at.
    pub(crate) fn seen(&self) -> &App {
        self.app.as_ref().expect("drawn once")
    }
}

impl Drop for Driven {
    /// Threads that draw pages let go of the workspace a little after the window; who comes next wants all of it.
    fn drop(&mut self) {
        drop((self.app.take(), self.start.take()));
        let since = Instant::now();
        while !std::thread::panicking()
            && is_held(&self.folder)
            && since.elapsed() < Duration::from_mins(1)
        {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Whether somebody has the lock of a workspace.
fn is_held(folder: &Path) -> bool {
    let Ok(file) = File::options().write(true).open(folder.join("lock")) else { return false };
    let is_free = file.try_lock().is_ok();
    if is_free {
        file.unlock().unwrap();
    }
    !is_free
}

/// A harness, drawn until it rests.
pub(crate) type Window = Harness<'static, Driven>;

/// A window of any kind.
pub(crate) type Of<S> = Harness<'static, S>;

/// What a window without a desktop around it starts with.
pub(crate) fn start(folder: &Path) -> Start {
    let program = WorkerProgram::at(Path::new(env!("CARGO_BIN_EXE_permitpack-cli")));
    let importer = Arc::new(InWorker(program.clone()));
    Start::with(folder, program, importer, Box::new(NoDesktop), None)
        .unwrap_or_else(|err| panic!("{err}"))
}

/// Opens the workspace of a folder in a window without a desktop around it.
pub(crate) fn window(folder: &Path, size: Vec2) -> Window {
    window_of(folder, start(folder), size)
}

/// Opens a window on the workspace of a folder.
pub(crate) fn window_of(folder: &Path, start: Start, size: Vec2) -> Window {
    let (start, folder) = (Some(start), folder.to_owned());
    let driven = Driven { app: None, start, folder, patient: true };
    let seen: Rc<RefCell<Option<Context>>> = Rc::default();
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        // News of a job make a frame each; only what never rests makes so many.
        .with_max_steps(600)
        .with_context_setup(theme::install)
        .renderer(super::pictures::Keeper)
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
                while driven.patient && app.is_waiting() {
                    assert!(since.elapsed() < patience(), "the disk never answered");
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
#[track_caller]
pub(crate) fn wait<S>(window: &mut Of<S>, what: &str, holds: impl Fn(&Of<S>) -> bool) {
    let since = Instant::now();
    let mut pause = Duration::from_millis(10);
    while !holds(window) {
        assert!(since.elapsed() < patience(), "waited in vain for: {what}; {:?}", texts(window));
        std::thread::sleep(pause);
        pause = (pause * 5 / 4).min(Duration::from_millis(250));
        window.run_steps(2);
    }
    window.run();
}

/// Whether a text, or part of one, is shown at this moment; spaces that do not break count as spaces.
pub(crate) fn says<S>(window: &Of<S>, words: &str) -> bool {
    let words = words.replace('\u{a0}', " ");
    texts(window).iter().any(|(_, text)| text.replace('\u{a0}', " ").contains(&words))
}

/// Waits until a text is shown: what is asked of the disk or of a job comes when it comes.
#[track_caller]
pub(crate) fn shows<S>(window: &mut Of<S>, words: &str) {
    if !says(window, words) {
        wait(window, words, |window| says(window, words));
    }
}

/// Waits until a text has gone.
#[track_caller]
pub(crate) fn hides<S>(window: &mut Of<S>, words: &str) {
    if says(window, words) {
        wait(window, &format!("no more: {words}"), |window| !says(window, words));
    }
}

/// Waits for what can be pressed and is called so, and presses it with the mouse.
#[track_caller]
pub(crate) fn press_as<S>(window: &mut Of<S>, role: Role, name: &str) {
    wait_for_control(window, role, name);
    click_at(window, |window| window.get_by_role_and_label(role, name).rect().center());
}

/// Presses a button with the mouse.
#[track_caller]
pub(crate) fn press<S>(window: &mut Of<S>, name: &str) {
    press_as(window, Role::Button, name);
}

/// Presses the one thing that is called so, whatever it is.
#[track_caller]
pub(crate) fn press_named<S>(window: &mut Of<S>, name: &str) {
    let is_there = |window: &Of<S>| window.query_by_label(name).is_some();
    if !is_there(window) {
        wait(window, name, is_there);
    }
    click_at(window, |window| window.get_by_label(name).rect().center());
}

/// Presses a button with the keyboard alone.
#[track_caller]
pub(crate) fn press_by_key<S>(window: &mut Of<S>, name: &str) {
    focus(window, Role::Button, name);
    window.key_press(Key::Enter);
    window.run();
}

/// Waits for what is called so, and gives it the keyboard.
#[track_caller]
pub(crate) fn focus<S>(window: &mut Of<S>, role: Role, name: &str) {
    wait_for_control(window, role, name);
    window.get_by_role_and_label(role, name).focus();
    window.run();
}

/// Puts the keyboard into a field, empties it and types.
#[track_caller]
pub(crate) fn type_into<S>(window: &mut Of<S>, label: &str, text: &str) {
    let secret = window.query_by_role_and_label(Role::PasswordInput, label).is_some();
    let role = if secret { Role::PasswordInput } else { Role::TextInput };
    focus(window, role, label);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(role, label).type_text(text);
    window.run();
}

#[track_caller]
fn wait_for_control<S>(window: &mut Of<S>, role: Role, name: &str) {
    let is_there = |window: &Of<S>| {
        let found = window.query_by_role_and_label(role, name);
        found.is_some_and(|node| !node.accesskit_node().is_disabled())
    };
    if !is_there(window) {
        wait(window, &format!("{role:?} {name}"), is_there);
    }
}

/// Goes somewhere with the mouse and clicks. What is pointed at may move while pages and files arrive, so the
/// place is looked up anew until it stays; then the button goes down and up within one frame.
#[track_caller]
pub(crate) fn click_at<S>(window: &mut Of<S>, place: impl Fn(&Of<S>) -> Pos2) {
    let since = Instant::now();
    let mut at = place(window);
    loop {
        window.input_mut().events.push(Event::PointerMoved(at));
        window.run_steps(1);
        let now = place(window);
        if now == at {
            break;
        }
        assert!(since.elapsed() < patience(), "it never stands still");
        at = now;
    }
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        let event = Event::PointerButton { pos: at, button, pressed, modifiers };
        window.input_mut().events.push(event);
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
        shows(&mut window, "2026-014");
        command(&mut window, Command::CloseCase);
        // Nobody has it any more: what is copied is whole.
        drop(window);
        assert!(!is_held(made.path()));
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
pub(crate) fn texts<S>(window: &Of<S>) -> Vec<(Role, String)> {
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
