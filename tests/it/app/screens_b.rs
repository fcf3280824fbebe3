//! The page of documents: files come in by drop and by typed path, each is handled or refused by name,
//! everything can be undone, and pictures do not pile up.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;

use super::desk::doubled;
use super::harness::{
    Window, check_page, command, go, hides, press, press_as, press_named, says, shows, type_into,
    wait, window, with_sample,
};

fn documents(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Documents);
    window
}

fn import(window: &mut Window, paths: &[PathBuf]) {
    command(window, Command::Import { paths: paths.to_vec(), to: None });
}

/// A small picture whose bytes depend on its shade.
fn picture(folder: &Path, name: &str, shade: u8) -> PathBuf {
    let path = folder.join(name);
    image::RgbImage::from_pixel(600, 848, image::Rgb([shade, 200, 200])).save(&path).unwrap();
    path
}

#[test]
fn bad_scans_are_handled_or_refused_by_name() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = documents(folder.path());
    let at = |name: &str| scans.path().join(name);
    let good = picture(scans.path(), "IMG_2041.jpg", 10);
    fs::copy(&good, at("IMG_2041 copy.jpg")).unwrap();
    fs::write(at("empty.pdf"), b"").unwrap();
    fs::write(at("damaged.pdf"), b"%PDF-1.7\nnothing at all").unwrap();
    fs::write(at("letter.html"), b"<!doctype html><p>hello").unwrap();
    let names = ["IMG_2041.jpg", "IMG_2041 copy.jpg", "empty.pdf", "damaged.pdf", "letter.html"];
    let mut paths: Vec<PathBuf> = names.iter().map(|name| at(name)).collect();
    paths.push(at("gone.pdf"));
    import(&mut window, &paths);
    wait(&mut window, "the report", |window| says(window, "About the files you added"));
    for name in ["empty.pdf", "damaged.pdf", "letter.html", "gone.pdf"] {
        shows(&mut window, name);
    }
    shows(&mut window, "not added again");
    shows(&mut window, "Look at IMG_2041");
    check_page(&window, "the report");
    press(&mut window, "Close the report about files");
    hides(&mut window, "not added again");
    // Why a refused file is no use, and what to do.
    press(&mut window, "What to do about damaged.pdf…");
    shows(&mut window, "damaged and cannot be repaired");
    press(&mut window, "Close");
    // The damaged file may lie below the fold of the inbox; the page of it has the button too.
    let before = window.query_all_by_label_contains("Remove damaged.pdf").count();
    assert_eq!(before, 1);
    press(&mut window, "Remove damaged.pdf");
    assert_eq!(window.query_all_by_label_contains("Remove damaged.pdf").count(), 0);
    press(&mut window, "Undo");
    wait(&mut window, "undo", |window| says(window, "Remove damaged.pdf"));
}

#[test]
fn a_file_finds_its_place_turns_and_goes_back() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = documents(folder.path());
    let scan = picture(scans.path(), "employment contract.png", 20);
    import(&mut window, &[scan]);
    wait(&mut window, "the file", |window| says(window, "Look at employment contract.png"));
    // A suggestion by its name; always confirmed by hand.
    shows(&mut window, "Put employment contract.png there");
    press(&mut window, "Another place for employment contract.png…");
    shows(&mut window, "Where does this file belong?");
    check_page(&window, "the question for a place");
    type_into(&mut window, "Search for a document", "insurance");
    let found = window.query_all_by_role(Role::MenuItem).next().expect("a place");
    let place = found.accesskit_node().label().unwrap();
    found.click();
    window.run();
    shows(&mut window, &format!("put into “{place}”"));
    hides(&mut window, "Look at employment contract.png");
    press(&mut window, "Rotate to the right");
    shows(&mut window, "turned 90°");
    press(&mut window, "More");
    press_as(&mut window, Role::MenuItem, "To the inbox");
    shows(&mut window, "Look at employment contract.png");
    // Every step can be taken back.
    for _ in 0..3 {
        command(&mut window, Command::Undo);
        wait(&mut window, "undo", |window| !says(window, "Saving…"));
    }
    shows(&mut window, "Look at employment contract.png");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|err| err.to_string())
    }
}

fn drop_at(window: &mut Window, at: egui::Pos2, path: PathBuf) {
    window.hover_at(at);
    window.run();
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    window.run();
}

#[test]
fn files_are_dropped_anywhere_and_typed_as_a_path() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = documents(folder.path());
    let first = picture(scans.path(), "typed.png", 30);
    press_as(&mut window, Role::Link, "Add files to the inbox…");
    type_into(&mut window, "Path", &first.display().to_string());
    press(&mut window, "Add");
    wait(&mut window, "the typed file", |window| says(window, "Look at typed.png"));
    // Dropped onto a place that is missing: it goes there.
    let row = window
        .query_all_by_label_contains("Not there; good to have")
        .next()
        .expect("a missing place");
    let at = row.rect().center();
    let second = picture(scans.path(), "dropped.png", 31);
    drop_at(&mut window, at, second);
    wait(&mut window, "the dropped file", |window| {
        let case = window.state().seen().open_case().expect("a case");
        case.documents.iter().flat_map(|it| &it.files).any(|file| file.name == "dropped.png")
    });
    assert!(!says(&window, "Look at dropped.png"), "it has a place");
    // Dropped anywhere else: it waits for a place.
    let third = picture(scans.path(), "elsewhere.png", 32);
    drop_at(&mut window, egui::pos2(640.0, 20.0), third);
    wait(&mut window, "the third file", |window| says(window, "Look at elsewhere.png"));
}

#[test]
fn a_locked_file_opens_with_its_password() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plain = scans.path().join("plain.pdf");
    let locked = scans.path().join("ustav_skan.pdf");
    fs::write(&plain, crate::preview::turned(&[0])).unwrap();
    let made = Process::new("qpdf")
        .args(["--encrypt", "sesame", "boss", "256", "--"])
        .args([&plain, &locked])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: qpdf is not installed");
        return;
    }
    let mut window = documents(folder.path());
    import(&mut window, &[locked]);
    wait(&mut window, "the file", |window| says(window, "Unlock ustav_skan.pdf…"));
    press(&mut window, "Unlock ustav_skan.pdf…");
    for (password, said) in [("wrong", "does not open the file"), ("sesame", "Another place for")] {
        type_into(&mut window, "Password of the file", password);
        press(&mut window, "Unlock");
        wait(&mut window, said, |window| says(window, said));
        if password == "wrong" {
            check_page(&window, "the wrong password");
        }
    }
    hides(&mut window, "Unlock ustav_skan.pdf…");
}

/// The picture of a page may come while a button below it is held down: it is pressed all the same, and what had
/// the keyboard keeps it.
#[test]
fn a_page_that_arrives_takes_nothing_out_of_the_hand() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, disk) = doubled(folder.path());
    let key = window.state_mut().app().first_case().expect("the sample");
    command(&mut window, Command::OpenCase(key));
    disk.hold_files(true);
    go(&mut window, Screen::Documents);
    let names = |window: &Window| -> Vec<(Role, String, String)> {
        let nodes = window.root().children_recursive().map(|node| node.accesskit_node());
        let controls = nodes.filter(|node| egui::accessibility::is_input(node.role()));
        controls
            .map(|it| (it.role(), it.label().unwrap_or_default(), format!("{:?}", it.id())))
            .collect()
    };
    let before = names(&window);
    let at = window.get_by_role_and_label(Role::Button, "Edit details…").rect().center();
    window.hover_at(at);
    window.run();
    let button = |pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    window.event(button(true));
    window.run();
    assert_eq!(window.state_mut().app().picture_bytes(), 0, "nothing was drawn yet");
    disk.hold_files(false);
    shows(&mut window, ", enlarged");
    assert_eq!(names(&window), before);
    window.event(button(false));
    window.run();
    shows(&mut window, "Details of the document");
}

#[test]
fn details_marks_and_leaving_out_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = documents(folder.path());
    press(&mut window, "Edit details…");
    check_page(&window, "details");
    type_into(&mut window, "Number", "A-77");
    press(&mut window, "Save");
    shows(&mut window, "A-77");
    press(&mut window, "Review…");
    press_named(&mut window, "Review of the document: Approved");
    press(&mut window, "Save");
    shows(&mut window, "Review: Approved");
}

#[test]
fn previews_do_not_pile_up() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = documents(folder.path());
    let paths: Vec<PathBuf> =
        (0..12).map(|n| picture(scans.path(), &format!("p{n}.png"), 40 + n * 10)).collect();
    import(&mut window, &paths);
    wait(&mut window, "the files", |window| says(window, "Look at p0.png"));
    let mut most = 0;
    for round in 0..50 {
        window
            .get_by_label(if round % 2 == 0 { "Look at p0.png" } else { "Look at p1.png" })
            .click();
        window.run();
        std::thread::sleep(std::time::Duration::from_millis(30));
        window.run_steps(2);
        most = most.max(window.state_mut().app().picture_bytes());
    }
    assert!(most > 0, "something is shown");
    assert!(most < 40 << 20, "{most} bytes of pictures");
    go(&mut window, Screen::Tasks);
    assert_eq!(window.state_mut().app().picture_bytes(), 0, "nothing is shown any more");
}

#[test]
fn a_narrow_window_goes_from_part_to_part() {
    let folder = tempfile::tempdir().unwrap();
    drop(with_sample(folder.path()));
    let mut window = window(folder.path(), egui::vec2(640.0, 400.0));
    command(&mut window, Command::Language(Language::En));
    let key = window.state_mut().app().first_case().expect("the sample");
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    let row = window.query_all_by_label_contains("2 pages").next().expect("a place");
    row.click();
    window.run();
    shows(&mut window, "All documents");
    check_page(&window, "pages, narrow");
    window.query_all_by_role(Role::ListBoxOption).next().expect("a page").click();
    window.run();
    shows(&mut window, "Page 1 of");
    check_page(&window, "look, narrow");
    press(&mut window, "Pages");
    press(&mut window, "All documents");
    shows(&mut window, "Inbox");
}
