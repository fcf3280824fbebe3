//! Leaving: whatever would be lost is asked about, whichever way one leaves; and what cannot be read is no loss.

use std::path::Path;

use egui::accesskit::Role;
use egui::{ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::command::NewCase;
use permitpack::app::screens::Screen;
use permitpack::domain::{CategoryId, ChannelId, ProcedureId};

use super::desk::{doubled, surname};
use super::doubles::Mood;
use super::harness::{Window, command, go, hides, press, says, shows, type_into, wait};

/// The user closes the window.
fn close(window: &mut Window) {
    let info = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    info.events.push(ViewportEvent::Close);
    window.run_steps(1);
    let info = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    info.events.clear();
    window.run();
}

fn has_left(window: &Window) -> bool {
    window.state().seen().has_left()
}

fn open(window: &mut Window) -> permitpack::store::CaseKey {
    let key = window.state_mut().app().first_case().expect("the sample");
    command(window, Command::OpenCase(key));
    key
}

pub(super) fn new_case(number: &str) -> Command {
    Command::Create(Box::new(NewCase {
        procedure: ProcedureId::new("trp-first").unwrap(),
        category: CategoryId::new("employment-contract").ok(),
        channel: ChannelId::new("state-corporation").ok(),
        number: number.to_owned(),
        company: None,
    }))
}

#[test]
fn a_window_with_nothing_unsaved_closes_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _disk) = doubled(folder.path());
    open(&mut window);
    command(&mut window, surname("SAVED"));
    close(&mut window);
    assert!(has_left(&window));
}

#[test]
fn a_job_that_runs_hides_nothing_that_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    open(&mut window);
    disk.set(Mood::NoRoomForChanges);
    command(&mut window, surname("UNSAVED"));
    shows(&mut window, "There is no room on the disk");
    // Steps back wait for the disk, and say so.
    command(&mut window, Command::Undo);
    shows(&mut window, "Nothing can be undone or redone");
    // What was said before is not lost.
    command(&mut window, Command::CloseToast);
    shows(&mut window, "There is no room on the disk");
    disk.hold_files(true);
    let case = window.state_mut().app().open_case().unwrap().clone();
    let file = case.documents.iter().flat_map(|it| &it.files).next().unwrap().clone();
    let unlock = Command::Unlock { file: Box::new(file), password: "wrong".into() };
    command(&mut window, unlock);
    shows(&mut window, "Opening the locked file");
    shows(&mut window, "Not saved");
    assert!(window.query_by_role_and_label(Role::Link, "Save again").is_some());
    close(&mut window);
    shows(&mut window, "Something is still being done");
    press(&mut window, "Close and lose this");
    shows(&mut window, "are not saved");
    assert!(!has_left(&window), "the case was not spoken of");
    press(&mut window, "Stay in this case");
    assert!(!has_left(&window));
    close(&mut window);
    press(&mut window, "Close and lose this");
    press(&mut window, "Close Permitpack without saving");
    assert!(has_left(&window));
    disk.hold_files(false);
}

#[test]
fn another_workspace_waits_for_what_is_not_saved() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut window, disk) = doubled(folder.path());
    open(&mut window);
    disk.set(Mood::NoRoom);
    command(&mut window, surname("UNSAVED"));
    let elsewhere = || Command::UseWorkspace(other.path().to_owned());
    command(&mut window, elsewhere());
    shows(&mut window, "are not saved");
    press(&mut window, "Stay in this case");
    assert!(!has_left(&window));
    // What the disk refused beside the case is asked about, too.
    command(&mut window, new_case("2026-777"));
    wait(&mut window, "the refusal", |window| says(window, "no room"));
    command(&mut window, elsewhere());
    press(&mut window, "Close without saving");
    shows(&mut window, "Leave this workspace now?");
    assert!(!has_left(&window), "the new case was not spoken of");
    press(&mut window, "Stay");
    assert!(window.state_mut().app().open_case().is_some(), "nothing was given up by half");
    disk.set(Mood::Well);
    command(&mut window, Command::SaveAgain);
    wait(&mut window, "the new case", |window| says(window, "2026-777"));
    hides(&mut window, "no room");
    command(&mut window, elsewhere());
    wait(&mut window, "the way out", has_left);
}

#[test]
fn a_case_that_cannot_be_opened_is_no_unsaved_work() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = window.state_mut().app().first_case().expect("the sample");
    for (mood, said) in
        [(Mood::Unreadable, "Try again"), (Mood::Damaged, "This case cannot be read")]
    {
        disk.set(mood);
        command(&mut window, Command::OpenCase(key));
        shows(&mut window, said);
        assert!(!says(&window, "Not saved"), "{mood:?}");
        assert!(!says(&window, "The workspace"), "{mood:?}: it is one case only");
        command(&mut window, Command::CloseToast);
        command(&mut window, Command::CloseToast);
    }
    disk.set(Mood::Well);
    command(&mut window, Command::SaveAgain);
    assert!(window.state_mut().app().open_case().is_none(), "nobody asked for it again");
    close(&mut window);
    assert!(has_left(&window));
}

#[test]
fn a_number_that_is_being_typed_is_kept_or_refused_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _disk) = doubled(folder.path());
    let key = open(&mut window);
    let number = |window: &mut Window| window.state_mut().app().open_case().unwrap().number.clone();
    go(&mut window, Screen::Route);
    type_into(&mut window, "Case number", "OFFICE-7");
    command(&mut window, Command::CloseCase);
    command(&mut window, Command::OpenCase(key));
    assert_eq!(number(&mut window), "OFFICE-7");
    command(&mut window, new_case("OFFICE-8"));
    go(&mut window, Screen::Route);
    type_into(&mut window, "Case number", "OFFICE-7");
    close(&mut window);
    shows(&mut window, "The number OFFICE-7 was not taken over");
    assert!(!has_left(&window), "it is read first");
    assert_eq!(number(&mut window), "OFFICE-8");
    close(&mut window);
    assert!(has_left(&window));
}

#[test]
fn a_copy_closes_nothing_that_is_not_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    open(&mut window);
    disk.set(Mood::NoRoomForChanges);
    command(&mut window, surname("FIRST"));
    let copy = |name: &str| Command::KeepAside(Path::join(folder.path(), name));
    let offered = |window: &Window| window.query_by_label("Close without saving").is_some();
    command(&mut window, copy("first.permitpack"));
    wait(&mut window, "the copy", offered);
    command(&mut window, surname("SECOND"));
    assert!(!offered(&window), "the second change is not in the copy");
    assert!(window.state_mut().app().open_case().is_some());
    // Of the same name there is one already: it stays until somebody says otherwise.
    let before = std::fs::read(folder.path().join("first.permitpack")).unwrap();
    command(&mut window, copy("first.permitpack"));
    shows(&mut window, "There is already a file of this name: first.permitpack");
    assert_eq!(std::fs::read(folder.path().join("first.permitpack")).unwrap(), before);
    press(&mut window, "Replace");
    wait(&mut window, "the copy", offered);
    assert_ne!(std::fs::read(folder.path().join("first.permitpack")).unwrap(), before);
    press(&mut window, "Close without saving");
    assert!(window.state_mut().app().open_case().is_none());
}
