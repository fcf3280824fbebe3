//! What is kept stays kept, and what is put away comes back: cases that are deleted, copied and renewed, a case
//! that is kept as a file with its files, backups, a window that only reads, the place of the window.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Rect, ViewportId, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::documents::digest::of_bytes;
use permitpack::domain::{AsOf, Language};
use permitpack::store::{Opening, Store as _, When, Workspace};

use super::desk::{doubled, surname};
use super::doubles::Mood;
use super::harness::{
    LANGUAGES, Window, check_page, command, focus, go, hides, press, press_as, press_named,
    put_sample, says, shows, texts, usual, wait,
};

fn english(folder: &Path) -> Window {
    let mut window = usual(folder);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Start);
    window
}

/// The button of the menu of the first row.
fn menu_of_row(window: &Window, word: &str) -> String {
    let all = texts(window);
    let found = all.iter().find(|(role, name)| *role == Role::Button && name.starts_with(word));
    found.unwrap_or_else(|| panic!("no {word} in {all:?}")).1.clone()
}

/// Opens the menu of the first row and chooses, with the keyboard alone.
fn choose_by_key(window: &mut Window, word: &str) {
    let menu = menu_of_row(window, "Actions:");
    focus(window, Role::Button, &menu);
    window.key_press(Key::Enter);
    window.run();
    check_page(window, "the menu of a row");
    focus(window, Role::MenuItem, word);
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn a_case_is_deleted_brought_back_and_removed_for_good_by_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = english(folder.path());
    let key = window.state_mut().app().first_case().unwrap();
    let menu = menu_of_row(&window, "Actions:");
    assert!(menu.contains("IVANOV") && menu.contains("2026-014"), "{menu}");
    choose_by_key(&mut window, "Delete the case");
    shows(&mut window, "Case deleted: ");
    assert!(window.state_mut().app().first_case().is_none());
    press(&mut window, "Undo");
    shows(&mut window, "The case is back");
    assert_eq!(window.state_mut().app().first_case(), Some(key));
    choose_by_key(&mut window, "Delete the case");
    shows(&mut window, "Case deleted: ");
    // The message goes, the way back stays; also after a restart.
    drop(window);
    let mut window = english(folder.path());
    press(&mut window, "Deleted cases: 1");
    check_page(&window, "the deleted cases");
    command(&mut window, Command::OpenCase(key));
    shows(&mut window, "This case is deleted");
    assert!(window.state_mut().app().open_case().is_none());
    choose_by_key(&mut window, "Bring back");
    shows(&mut window, "The case is back");
    press(&mut window, "Open the case");
    assert!(window.state_mut().app().open_case().is_some());
    // From the case itself, too.
    window.key_press(Key::F10);
    window.run();
    press_as(&mut window, Role::MenuItem, "Delete the case");
    shows(&mut window, "Case deleted: ");
    assert!(window.state_mut().app().open_case().is_none());
    choose_by_key(&mut window, "Delete for good");
    shows(&mut window, "cannot be brought back");
    press(&mut window, "Cancel");
    choose_by_key(&mut window, "Delete for good");
    shows(&mut window, "cannot be brought back");
    press(&mut window, "Delete for good");
    shows(&mut window, "Deleted for good.");
    assert!(!says(&window, "IVANOV"));
    drop(window);
    let mut window = english(folder.path());
    assert!(!says(&window, "Deleted cases"));
    assert!(window.state_mut().app().first_case().is_none());
}

#[test]
fn a_case_is_copied_renewed_and_found_among_the_recent_ones() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = english(folder.path());
    let count = |window: &mut Window| {
        texts(window).iter().filter(|(_, it)| it.starts_with("Actions: ")).count()
    };
    choose_by_key(&mut window, "Copy the case");
    shows(&mut window, "2026-015");
    let documents = window.state_mut().app().open_case().unwrap().documents.len();
    assert!(documents > 10, "its documents came along");
    command(&mut window, Command::CloseCase);
    assert_eq!(count(&mut window), 2);
    // Another case of the same person.
    choose_by_key(&mut window, "New case for the same person…");
    shows(&mut window, "New case for the same person: IVANOV");
    assert!(!says(&window, "No company yet"), "the company comes along");
    for (language, _) in LANGUAGES {
        command(&mut window, Command::Language(language));
        check_page(&window, &format!("renewal {language:?}"));
    }
    command(&mut window, Command::Language(Language::En));
    press(&mut window, "Create the case");
    wait(&mut window, "the case", |window| window.query_by_label("Create the case").is_none());
    assert_eq!(window.state_mut().app().open_case().unwrap().number, "2026-016");
    assert_eq!(window.state_mut().app().open_case().unwrap().documents.len(), documents);
    command(&mut window, Command::CloseCase);
    // What was begun otherwise is a case of its own again.
    command(&mut window, Command::Go(Screen::NewCase));
    assert!(!says(&window, "New case for the same person"));
    go(&mut window, Screen::Start);
    window.key_press(Key::F10);
    window.run();
    window.check_accessibility();
    let recent: Vec<String> = (texts(&window).into_iter())
        .filter(|(role, it)| *role == Role::MenuItem && it.starts_with("Recent: "))
        .map(|(_, it)| it)
        .collect();
    let are = ["2026-016", "2026-015", "2026-014"];
    assert_eq!(recent.len(), are.len(), "{recent:?}");
    assert!(recent.iter().zip(are).all(|(it, number)| it.contains(number)), "{recent:?}");
    press_as(&mut window, Role::MenuItem, &recent[1]);
    assert_eq!(window.state_mut().app().open_case().unwrap().number, "2026-015");
}

/// What could not be saved is kept as a file, with the files that only this window knew of.
#[test]
fn a_copy_that_was_kept_as_a_file_brings_its_files_back_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    let note = folder.path().join("note.txt");
    fs::write(&note, "only in this window").unwrap();
    let kept = folder.path().join("kept.permitpack");
    {
        let (mut window, disk) = doubled(&workspace);
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        disk.set(Mood::NoRoomForChanges);
        command(&mut window, surname("UNSAVED"));
        command(&mut window, Command::Import { paths: vec![note], to: None });
        wait(&mut window, "the file", |window| {
            let case = window.state().seen().open_case();
            case.is_some_and(|case| case.inbox.iter().any(|it| it.name == "note.txt"))
        });
        command(&mut window, Command::KeepAside(kept.clone()));
        wait(&mut window, "the copy", |window| says(window, "The copy is kept"));
        press_named(&mut window, "Close without saving");
    }
    // The next start removes what no case needs.
    drop(english(&workspace));
    let digest = of_bytes(b"only in this window");
    let mut window = english(&workspace);
    command(&mut window, Command::OpenPath(kept));
    wait(&mut window, "the kept case", |window| says(window, "UNSAVED"));
    let case = window.state_mut().app().open_case().unwrap();
    assert!(case.inbox.iter().any(|it| it.digest == digest));
    drop(window);
    let opening = Opening {
        today: AsOf("2026-11-24".parse().unwrap()),
        now: When(1),
        read_only: true,
        on_answer: None,
    };
    let store = Workspace::open(&workspace, opening).unwrap();
    let mut bytes = Vec::new();
    let mut file = store.open_file(digest).expect("the file came along");
    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
    assert_eq!(bytes, b"only in this window");
}

#[test]
fn what_was_put_in_order_at_the_start_is_told_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let opening = Opening {
        today: AsOf("2026-11-24".parse().unwrap()),
        now: When(1),
        read_only: false,
        on_answer: None,
    };
    let store = Workspace::open(folder.path(), opening).unwrap();
    store.put_file(&mut &b"an import that was not finished"[..]).unwrap();
    drop(store);
    let mut window = usual(folder.path());
    for (language, words) in [
        (Language::En, "1 file that no case uses was removed."),
        (Language::Ru, "файл"),
        (Language::Kk, "файл"),
    ] {
        command(&mut window, Command::Language(language));
        shows(&mut window, words);
    }
}

#[test]
fn a_backup_that_could_not_be_made_is_told_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    fs::remove_dir_all(folder.path().join("backups")).unwrap();
    fs::write(folder.path().join("backups"), "no folder").unwrap();
    let mut window = english(folder.path());
    shows(&mut window, "The backup of the day could not be made");
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    command(&mut window, surname("SAVED ALL THE SAME"));
    hides(&mut window, "Not saved");
}

#[test]
fn no_two_backups_are_called_the_same() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = english(folder.path());
    go(&mut window, Screen::Settings);
    let count = |window: &Window| {
        texts(window).iter().filter(|(_, it)| it.starts_with("Restore the backup of")).count()
    };
    let before = count(&window);
    for n in 1..=2 {
        press(&mut window, "Back up now");
        wait(&mut window, "the backup", |window| count(window) == before + n);
    }
    assert!(says(&window, "made by hand, no."));
    for (language, _) in LANGUAGES {
        command(&mut window, Command::Language(language));
        check_page(&window, &format!("backups {language:?}"));
    }
}

#[test]
fn a_damaged_case_stands_in_the_list_and_closes_no_other() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = english(folder.path());
    choose_by_key(&mut window, "Copy the case");
    shows(&mut window, "2026-015");
    drop(window);
    let connection = rusqlite::Connection::open(folder.path().join("workspace.db")).unwrap();
    connection.execute("UPDATE cases SET head = x'00' WHERE key = 1", []).unwrap();
    connection.execute("UPDATE history SET entry = x'00' WHERE owner = 1", []).unwrap();
    drop(connection);
    let mut window = english(folder.path());
    shows(&mut window, "cannot be read");
    check_page(&window, "the list with a damaged case");
    let other = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(other));
    assert!(window.state_mut().app().open_case().is_some());
}

#[test]
fn a_window_that_only_reads_shows_what_the_other_one_saves() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut first = english(folder.path());
    let mut second = english(folder.path());
    shows(&mut second, "Read only");
    choose_by_key(&mut first, "Copy the case");
    shows(&mut first, "2026-015");
    wait(&mut second, "the new case", |second| says(second, "2026-015"));
    drop(second);
    drop(first);
}

#[test]
fn the_place_of_the_window_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let outer = Rect::from_min_size(pos2(30.0, 40.0), vec2(1020.0, 720.0));
    let inner = Rect::from_min_size(pos2(35.0, 70.0), vec2(1010.0, 680.0));
    let viewport = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    (viewport.outer_rect, viewport.inner_rect) = (Some(outer), Some(inner));
    viewport.events.push(egui::ViewportEvent::Close);
    window.run_steps(3);
    drop(window);
    let opening = Opening {
        today: AsOf("2026-11-24".parse().unwrap()),
        now: When(1),
        read_only: true,
        on_answer: None,
    };
    let store: Arc<Workspace> = Arc::new(Workspace::open(folder.path(), opening).unwrap());
    assert_eq!(store.settings().window(), Some([30, 40, 1010, 680]));
}
