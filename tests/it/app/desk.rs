//! Never frozen, nothing lost: a disk that does not answer, refuses or was changed elsewhere, seen through the
//! window.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{FactId, Language, Value};
use permitpack::rules::answer::RawValue;
use permitpack::session::Edit;
use permitpack::store::{CaseKey, Step, Store, When};

use super::doubles::{Double, Mood};
use super::harness::{
    Window, command, go, hides, press, press_named, put_sample, says, shows, start, wait, window_of,
};

/// A window on a workspace with the sample, whose disk is told what to do.
pub(super) fn doubled(folder: &Path) -> (Window, Arc<Double>) {
    put_sample(folder);
    let double: RefCell<Option<Arc<Double>>> = RefCell::default();
    let start = start(folder).through(|workspace| {
        let store = Double::new(workspace);
        *double.borrow_mut() = Some(Arc::clone(&store));
        store
    });
    let mut window = window_of(folder, start, egui::vec2(1280.0, 800.0));
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Start);
    (window, double.into_inner().expect("made above"))
}

fn sample(window: &mut Window) -> CaseKey {
    window.state_mut().app().first_case().expect("the sample")
}

pub(super) fn surname(text: &str) -> Command {
    let fact = FactId::new("applicant.surname").unwrap();
    Command::Edit(Box::new(Edit::Answer(vec![(fact, RawValue::from(text))])))
}

fn surname_of(window: &mut Window) -> Option<String> {
    let fact = FactId::new("applicant.surname").unwrap();
    match window.state_mut().app().open_case()?.facts.value(&fact)? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Draws frames that do not wait for the disk; the longest of them.
fn frames(window: &mut Window, count: usize) -> Duration {
    window.state_mut().patient = false;
    let longest = (0..count).map(|_| {
        let since = Instant::now();
        window.run_steps(1);
        since.elapsed()
    });
    let longest = longest.max().unwrap_or_default();
    window.state_mut().patient = true;
    longest
}

fn impatient(window: &mut Window, wish: Command) {
    window.state_mut().app().push(wish);
    frames(window, 4);
}

/// A window that waits for a stuck disk would wait for ever: after a long while the disk is helped, and that tells.
struct Watched {
    done: std::sync::mpsc::Sender<()>,
    helped: std::thread::JoinHandle<bool>,
}

impl Watched {
    fn new(disk: &Arc<Double>) -> Self {
        let (done, waits) = std::sync::mpsc::channel();
        let disk = Arc::clone(disk);
        let helped = std::thread::spawn(move || {
            let is_late = waits.recv_timeout(Duration::from_mins(2)).is_err();
            if is_late {
                disk.set(Mood::Well);
            }
            is_late
        });
        Self { done, helped }
    }

    #[track_caller]
    fn never_helped(self) {
        // He may have gone by himself: then he helped.
        let _ = self.done.send(());
        assert!(!self.helped.join().unwrap(), "the window waited for the disk");
    }
}

#[test]
fn a_stuck_disk_leaves_the_window_alive() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = sample(&mut window);
    disk.set(Mood::Stuck);
    let watched = Watched::new(&disk);
    let since = Instant::now();
    impatient(&mut window, Command::OpenCase(key));
    let told = says(&window, "Opening the case");
    assert!(!told || since.elapsed() > Duration::from_millis(190), "it only flickers");
    std::thread::sleep(Duration::from_millis(250));
    frames(&mut window, 2);
    shows(&mut window, "Opening the case");
    // The other pages work, and so does typing.
    impatient(&mut window, Command::Go(Screen::Settings));
    shows(&mut window, "Language and look");
    impatient(&mut window, Command::Language(Language::Kk));
    impatient(&mut window, Command::Language(Language::En));
    impatient(&mut window, Command::Go(Screen::Start));
    window.get_by_role_and_label(Role::TextInput, "Filter by name, company, country").focus();
    frames(&mut window, 2);
    window
        .get_by_role_and_label(Role::TextInput, "Filter by name, company, country")
        .type_text("ivan");
    let longest = frames(&mut window, 20);
    println!("longest frame while the disk is stuck: {longest:?}");
    watched.never_helped();
    shows(&mut window, "IVANOV");
    // Given up, it is not opened later.
    window.get_by_label("Stay here").click();
    frames(&mut window, 4);
    assert!(!says(&window, "Opening the case"));
    disk.set(Mood::Well);
    std::thread::sleep(Duration::from_millis(50));
    frames(&mut window, 4);
    assert!(window.state_mut().app().open_case().is_none());
    // Asked for again, it opens.
    command(&mut window, Command::OpenCase(key));
    assert!(window.state_mut().app().open_case().is_some());
}

#[test]
fn what_is_done_while_the_disk_is_stuck_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = sample(&mut window);
    command(&mut window, Command::OpenCase(key));
    command(&mut window, surname("BEFORE"));
    disk.set(Mood::Stuck);
    // An undo is on its way; what comes behind it is made on its result.
    for wish in
        [Command::Undo, surname("FIRST"), surname("SECOND"), Command::Undo, surname("THIRD")]
    {
        impatient(&mut window, wish);
    }
    impatient(&mut window, Command::CloseCase);
    impatient(&mut window, surname("FOURTH"));
    std::thread::sleep(Duration::from_millis(250));
    frames(&mut window, 2);
    shows(&mut window, "Saving the last changes");
    assert!(window.state_mut().app().open_case().is_some());
    disk.set(Mood::Well);
    wait(&mut window, "the list of cases", |window| says(window, "Due in 30 days"));
    assert!(window.state_mut().app().open_case().is_none());
    command(&mut window, Command::OpenCase(key));
    assert_eq!(surname_of(&mut window).as_deref(), Some("FOURTH"));
    command(&mut window, Command::Undo);
    assert_eq!(surname_of(&mut window).as_deref(), Some("THIRD"));
    command(&mut window, Command::Undo);
    assert_eq!(surname_of(&mut window).as_deref(), Some("FIRST"), "the second was undone");
}

#[test]
fn an_unsaved_case_asks_before_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = sample(&mut window);
    command(&mut window, Command::OpenCase(key));
    disk.set(Mood::NoRoomForChanges);
    command(&mut window, surname("UNSAVED"));
    shows(&mut window, "There is no room on the disk");
    command(&mut window, Command::CloseCase);
    shows(&mut window, "are not saved");
    shows(&mut window, "1 change is only in this window");
    press_named(&mut window, "Stay in this case");
    assert_eq!(surname_of(&mut window).as_deref(), Some("UNSAVED"));
    // Kept as a file, it can be closed without a loss.
    command(&mut window, Command::CloseCase);
    press_named(&mut window, "Keep a copy as a file…");
    let file = folder.path().join("kept.permitpack");
    command(&mut window, Command::KeepAside(file.clone()));
    window.key_press(egui::Key::Escape);
    wait(&mut window, "the copy", |window| says(window, "The copy is kept"));
    press_named(&mut window, "Close without saving");
    assert!(window.state_mut().app().open_case().is_none());
    command(&mut window, Command::OpenCase(key));
    assert_ne!(surname_of(&mut window).as_deref(), Some("UNSAVED"));
    disk.set(Mood::Well);
    command(&mut window, Command::OpenPath(file));
    wait(&mut window, "the kept case", |window| says(window, "UNSAVED"));
    assert_eq!(surname_of(&mut window).as_deref(), Some("UNSAVED"));
    assert_ne!(window.state_mut().app().open_case().unwrap().number, "2026-014");
}

#[test]
fn saving_again_closes_what_was_to_be_closed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = sample(&mut window);
    command(&mut window, Command::OpenCase(key));
    disk.set(Mood::NoRoomForChanges);
    command(&mut window, surname("LATER"));
    command(&mut window, Command::CloseCase);
    disk.set(Mood::Well);
    press(&mut window, "Try again");
    assert!(window.state_mut().app().open_case().is_none(), "saved and closed");
    command(&mut window, Command::OpenCase(key));
    assert_eq!(surname_of(&mut window).as_deref(), Some("LATER"));
}

#[test]
fn a_case_that_was_changed_elsewhere_has_two_ways_out() {
    for mine in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (mut window, disk) = doubled(folder.path());
        let key = sample(&mut window);
        command(&mut window, Command::OpenCase(key));
        // Somebody else saves the case.
        let loaded = disk.workspace.load(key).wait().unwrap();
        let step = Step::new("step-head", When(1));
        disk.workspace.save(key, loaded.version, loaded.record, step).wait().unwrap();
        command(&mut window, surname("MINE"));
        window.run();
        shows(&mut window, "was changed elsewhere");
        let way = if mine { "Keep mine as a copy" } else { "Load the other version" };
        press_named(&mut window, way);
        let count = window.state_mut().app().open_case().map(|case| case.number.clone()).unwrap();
        assert_eq!(count != "2026-014", mine);
        assert_eq!(surname_of(&mut window).as_deref() == Some("MINE"), mine);
        assert_eq!(disk.workspace.cases().len(), if mine { 2 } else { 1 });
        hides(&mut window, "was changed elsewhere");
        // Work goes on.
        command(&mut window, surname("FURTHER"));
        command(&mut window, Command::CloseCase);
        assert!(window.state_mut().app().open_case().is_none());
    }
}

/// A case that a job brings is kept although the open one cannot be closed; and when it cannot be kept now, it is
/// kept with the next try.
#[test]
fn what_a_job_brings_is_never_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = sample(&mut window);
    command(&mut window, Command::OpenCase(key));
    let file = folder.path().join("kept.permitpack");
    command(&mut window, Command::KeepAside(file.clone()));
    wait(&mut window, "the copy", |window| says(window, "The copy is kept"));
    disk.set(Mood::NoRoomForChanges);
    command(&mut window, surname("UNSAVED"));
    command(&mut window, Command::OpenPath(file.clone()));
    wait(&mut window, "the new case", |window| says(window, "was added to the list"));
    assert_eq!(disk.workspace.cases().len(), 2);
    assert_eq!(surname_of(&mut window).as_deref(), Some("UNSAVED"), "the open one stays open");
    disk.set(Mood::NoRoom);
    command(&mut window, Command::CloseToast);
    command(&mut window, Command::OpenPath(file));
    wait(&mut window, "the refusal", |window| says(window, "Try again"));
    assert_eq!(disk.workspace.cases().len(), 2);
    disk.set(Mood::Well);
    command(&mut window, Command::SaveAgain);
    wait(&mut window, "the third case", |window| says(window, "2026-016"));
    assert_eq!(disk.workspace.cases().len(), 3);
}

/// The thread that draws asks the disk and never waits for it.
#[test]
fn nothing_in_the_window_waits_for_the_disk() {
    fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut found);
    let waits =
        [".wait()", ".settle(", "desk.open(", "desk.close(", "desk.create(", "desk.take_in("];
    // What asks the disk itself; these files do it on threads of their own.
    let asks = [
        ".is_dir()",
        ".is_file()",
        ".exists()",
        "metadata(",
        "fs::read",
        "fs::write",
        "fs::remove",
        "fs::create",
        "fs::rename",
        "File::open",
        "Workspace::open",
        "Workspace::restore",
        "Workspace::backups",
        "thread::sleep",
        ".join()",
        "workspace.load(",
    ];
    let on_threads =
        ["home.rs", "launch.rs", "start.rs", "desktop.rs", "opener.rs", "typed_path.rs", "work.rs"];
    for file in found {
        let text = std::fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in waits {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
        if on_threads.iter().any(|it| file.ends_with(Path::new("src/app").join(it))) {
            continue;
        }
        for word in asks {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
    }
}

/// Also a case that is only looked at comes through the store that the window was given.
#[test]
fn a_case_that_is_looked_at_comes_through_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let before = disk.loads();
    go(&mut window, Screen::Deadlines);
    assert!(disk.loads() > before, "it was read past the store");
}
