//! The disk as it is in offices: full, read-only, taken away; and a clock that was set back. Each shows a clear
//! message, and nothing is lost. The small disks are file systems in memory, where the system lets us make one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use permitpack::app::Command;
use permitpack::app::command::NewCase;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, CategoryId, ChannelId, FactId, Language, ProcedureId, Value};
use permitpack::store::{Opening, Step, Store as _, When, Workspace};

use super::desk::surname;
use super::harness::{
    Window, command, go, hides, press_named, put_sample, says, shows, texts, usual, wait,
};

/// A small disk; taken away at the end, whatever happens.
struct Disk(PathBuf);

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Program::new("umount").arg("-l").arg(&self.0).output());
    }
}

impl Disk {
    fn of(folder: &Path, size: &str) -> Option<Self> {
        let size = format!("size={size}");
        let mut mount = Program::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "none"]).arg(folder);
        if mount.output().is_ok_and(|out| out.status.success()) {
            return Some(Self(folder.to_owned()));
        }
        println!("skipped: no small file system can be made here");
        None
    }

    fn set_read_only(&self, read_only: bool) {
        let how = if read_only { "remount,ro" } else { "remount,rw" };
        let done = Program::new("mount").args(["-o", how]).arg(&self.0).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }
}

/// Waits until nothing is unsaved any more.
fn wait_saved(window: &mut Window) {
    hides(window, "Not saved");
}

fn english(folder: &Path) -> Window {
    let mut window = usual(folder);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Start);
    window
}

fn new_case(window: &mut Window) {
    let new = NewCase {
        procedure: ProcedureId::new("trp-first").unwrap(),
        category: CategoryId::new("employment-contract").ok(),
        channel: ChannelId::new("state-corporation").ok(),
        number: String::new(),
        company: None,
    };
    command(window, Command::Create(Box::new(new)));
}

fn surname_in(window: &mut Window) -> String {
    let fact = FactId::new("applicant.surname").unwrap();
    match window.state_mut().app().open_case().and_then(|case| case.facts.value(&fact)) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Everything that is left of the disk.
fn fill(disk: &Disk) -> PathBuf {
    let ballast = disk.0.join("ballast");
    let mut file = fs::File::create(&ballast).unwrap();
    while std::io::Write::write_all(&mut file, &[7; 4096]).is_ok() {}
    ballast
}

#[test]
fn a_full_disk_says_so_and_everything_is_saved_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::of(folder.path(), "4m") else { return };
    let workspace = disk.0.join("workspace");
    let mut window = english(&workspace);
    new_case(&mut window);
    command(&mut window, surname("BEFORE"));
    let ballast = fill(&disk);
    let names: Vec<String> = (b'A'..=b'Z').map(|it| format!("PERSON {}", char::from(it))).collect();
    for name in &names {
        command(&mut window, surname(name));
    }
    shows(&mut window, "There is no room on the disk");
    shows(&mut window, "Free some space");
    // In the language of the window, also the status bar.
    command(&mut window, Command::Language(Language::Kk));
    shows(&mut window, "дискіде орын жоқ");
    command(&mut window, Command::Language(Language::En));
    let case = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(case));
    // Leaving asks first.
    shows(&mut window, "are not saved");
    press_named(&mut window, "Stay in this case");
    fs::remove_file(ballast).unwrap();
    command(&mut window, Command::SaveAgain);
    window.run();
    wait_saved(&mut window);
    assert_eq!(surname_in(&mut window), "PERSON Z");
    drop(window);
    let mut window = english(&workspace);
    let case = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(case));
    assert_eq!(surname_in(&mut window), "PERSON Z");
    command(&mut window, Command::Undo);
    assert_eq!(surname_in(&mut window), "PERSON Y", "each step was kept");
    drop(window);
}

#[test]
fn a_disk_that_is_read_only_at_the_next_start_says_so_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::of(folder.path(), "16m") else { return };
    let workspace = disk.0.join("workspace");
    let mut window = english(&workspace);
    new_case(&mut window);
    command(&mut window, surname("BEFORE"));
    drop(window);
    disk.set_read_only(true);
    let mut window = english(&workspace);
    shows(&mut window, "Read only");
    let case = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(case));
    assert_eq!(surname_in(&mut window), "BEFORE");
    command(&mut window, surname("AFTER"));
    assert_eq!(surname_in(&mut window), "BEFORE", "what cannot be kept is not taken");
    drop(window);
    disk.set_read_only(false);
    let mut window = english(&workspace);
    assert!(!says(&window, "Read only"));
    let case = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(case));
    command(&mut window, surname("AFTER"));
    assert_eq!(surname_in(&mut window), "AFTER");
    drop(window);
}

#[test]
fn a_workspace_that_is_taken_away_comes_back_without_a_loss() {
    let folder = tempfile::tempdir().unwrap();
    let (here, away) = (folder.path().join("here"), folder.path().join("away"));
    put_sample(&here);
    let mut window = english(&here);
    let case = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(case));
    fs::rename(&here, &away).unwrap();
    command(&mut window, surname("WHILE AWAY"));
    shows(&mut window, "was moved or removed");
    shows(&mut window, "Put it back");
    assert_eq!(surname_in(&mut window), "WHILE AWAY");
    // A file that is added meanwhile is named with the reason.
    let note = folder.path().join("note.txt");
    fs::write(&note, "a note").unwrap();
    command(&mut window, Command::Import { paths: vec![note], to: None });
    shows(&mut window, "note.txt");
    fs::rename(&away, &here).unwrap();
    command(&mut window, Command::SaveAgain);
    window.run();
    wait_saved(&mut window);
    drop(window);
    let mut window = english(&here);
    command(&mut window, Command::OpenCase(case));
    assert_eq!(surname_in(&mut window), "WHILE AWAY");
}

/// The last time the computer believed in the year 2100. Order is a sequence and not the clock.
#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let then = When(4_102_444_800_000);
    let today = AsOf("2100-01-01".parse().unwrap());
    let opening = Opening { today, now: then, read_only: false, on_answer: None };
    let workspace = Workspace::open(folder.path(), opening).unwrap();
    let key = workspace.cases()[0].key;
    let step = Step::new("step-duplicated", then);
    let copy = workspace.duplicate(key, "2100-001".to_owned(), step).wait().unwrap().key;
    drop(workspace);
    let mut window = english(folder.path());
    let words = |text: &str| text.contains("The clock of this computer shows");
    wait(&mut window, "the clock is told", |window| {
        texts(window).iter().any(|(_, text)| words(text))
    });
    shows(&mut window, "2100-001");
    shows(&mut window, "2026-014");
    command(&mut window, Command::OpenCase(key));
    command(&mut window, surname("NOW"));
    assert_eq!(surname_in(&mut window), "NOW");
    command(&mut window, Command::CloseCase);
    let first = window.state_mut().app().first_case();
    assert_eq!(first, Some(key), "changed last, whatever the clock says");
    drop(window);
    let mut window = english(folder.path());
    command(&mut window, Command::OpenCase(copy));
    command(&mut window, surname("THE COPY"));
    command(&mut window, Command::OpenCase(key));
    assert_eq!(surname_in(&mut window), "NOW");
    command(&mut window, Command::Undo);
    assert_ne!(surname_in(&mut window), "NOW");
}
