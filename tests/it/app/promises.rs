//! What a button, a key or a field promises, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::command::{Ask, Export};
use permitpack::app::desktop::Choose;
use permitpack::app::screens::Screen;
use permitpack::app::toast::Wording;
use permitpack::domain::{Case, DocumentTypeId, Language};
use permitpack::export::plan::PackOptions;
use permitpack::session::Edit;

use super::desk::surname;
use super::harness::{
    Window, command, go, hides, press, press_as, press_by_key, put_sample, says, shows, texts,
    type_into, usual, wait, with_sample,
};
use super::journeys::{Dropped, photo};
use super::leaving::new_case;
use super::pictures;

fn english(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    window
}

fn open(window: &Window) -> &Case {
    window.state().seen().open_case().expect("a case")
}

fn drop_file(window: &mut Window, path: &Path) {
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_owned())));
    window.run();
}

fn path_field(window: &Window) -> Option<String> {
    let field = window.query_by_role_and_label(Role::TextInput, "Path")?;
    Some(field.accesskit_node().value().unwrap_or_default())
}

#[test]
fn nothing_is_overwritten_by_a_question_where_to_save() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    let contract = files.path().join("contract.pdf");
    fs::write(&contract, b"a contract").unwrap();
    go(&mut window, Screen::CaseDeadlines);
    press(&mut window, "Save to calendar (.ics)");
    let offered = PathBuf::from(path_field(&window).expect("a field"));
    assert!(offered.is_absolute(), "{}", offered.display());
    assert_eq!(offered.extension().and_then(|it| it.to_str()), Some("ics"));
    drop_file(&mut window, &contract);
    assert!(path_field(&window).is_some(), "a file that is there is no answer");
    type_into(&mut window, "Path", "dates.ics");
    press(&mut window, "Save");
    shows(&mut window, "Enter the whole path");
    type_into(&mut window, "Path", &contract.display().to_string());
    press(&mut window, "Save");
    shows(&mut window, "There is already a file of this name: contract.pdf");
    assert_eq!(fs::read(&contract).unwrap(), b"a contract");
    press(&mut window, "Replace");
    wait(&mut window, "the calendar", |_| fs::read(&contract).unwrap().starts_with(b"BEGIN"));
}

#[test]
fn a_folder_that_is_dropped_is_chosen_only_by_the_button() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    let ask = Ask {
        name: "workspace",
        choose: Choose::Folder,
        title: "Another workspace".to_owned(),
        verb: "Use it".to_owned(),
    };
    command(&mut window, Command::Ask(ask));
    drop_file(&mut window, other.path());
    assert_eq!(path_field(&window), Some(other.path().display().to_string()));
    assert!(!window.state().seen().has_left());
    window.key_press(Key::Escape);
    window.run();
    assert!(path_field(&window).is_none());
}

#[test]
fn undo_in_a_message_takes_back_what_the_message_speaks_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::Documents);
    let documents =
        |window: &mut Window| window.state_mut().app().open_case().unwrap().documents.len();
    let all = documents(&mut window);
    let remove = |window: &mut Window| {
        let id = window.state_mut().app().open_case().unwrap().documents[0].id.clone();
        let edit = Box::new(Edit::RemoveDocument(id));
        let said = Wording::new(|_| "One is gone.".to_owned());
        command(window, Command::EditSaying { edit, said });
        shows(window, "One is gone.");
    };
    let undo = |window: &Window| window.query_by_role_and_label(Role::Button, "Undo").is_some();
    remove(&mut window);
    assert!(undo(&window));
    press(&mut window, "Undo");
    shows(&mut window, "Undone:");
    assert_eq!(documents(&mut window), all);
    remove(&mut window);
    command(&mut window, surname("ANOTHER ANSWER"));
    shows(&mut window, "One is gone.");
    assert!(!undo(&window), "it would take the answer back");
    assert_eq!(documents(&mut window), all - 1);
}

#[test]
fn keys_of_the_program_do_nothing_behind_a_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::CaseDeadlines);
    press(&mut window, "Mark as done");
    shows(&mut window, "Day on which it was done");
    window.key_press_modifiers(Modifiers::COMMAND, Key::W);
    window.run();
    assert!(window.state_mut().app().open_case().is_some());
    shows(&mut window, "Day on which it was done");
    // Another way out of the case leaves nothing of the question behind.
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::CloseCase);
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::CaseDeadlines);
    assert!(!says(&window, "Day on which it was done"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::W);
    window.run();
    assert!(window.state_mut().app().open_case().is_none(), "without one they work");
}

#[test]
fn the_page_of_a_pack_shows_no_other_pack() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(&folder.path().join("workspace"));
    let sample = window.state_mut().app().first_case().unwrap();
    command(&mut window, new_case("2026-500"));
    let other = window.state_mut().app().first_case().unwrap();
    assert_ne!(sample, other);
    command(&mut window, Command::OpenCase(sample));
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let out = folder.path().join("packs");
    let export = Export { options, folder: out.clone(), replace: false };
    window.state_mut().app().push(Command::Export(Box::new(export)));
    window.state_mut().app().push(Command::OpenCase(other));
    window.run_steps(3);
    window.state_mut().app().push(Command::Go(Screen::Pack));
    window.run_steps(2);
    shows(&mut window, "2026-500");
    assert!(!says(&window, "Cancel creating the pack"), "it is of another case");
    // Its end is told all the same.
    wait(&mut window, "the pack", |window| says(window, "The pack is ready: IVANOV"));
    assert!(fs::read_dir(&out).unwrap().count() > 0);
    assert!(!says(&window, "What happens next"));
}

#[test]
fn the_largest_number_leaves_room_for_another_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let year = chrono::Utc::now().format("%Y").to_string();
    command(&mut window, new_case(&format!("{year}-4294967295")));
    command(&mut window, Command::CloseCase);
    go(&mut window, Screen::NewCase);
    command(&mut window, new_case(""));
    let number = window.state_mut().app().open_case().expect("a case").number.clone();
    assert!(number.starts_with(&year) && number.len() < 10, "{number}");
}

#[test]
fn the_mistakes_of_a_case_file_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(&folder.path().join("workspace"));
    let case = folder.path().join("case");
    fs::create_dir(&case).unwrap();
    let text = "nonsense = 1\nsecond = 2\nthird = 3\nfourth = 4\nfifth = 5\nsixth = 6\n";
    fs::write(case.join("case.toml"), text).unwrap();
    command(&mut window, Command::OpenPath(case));
    shows(&mut window, "The case file has");
    shows(&mut window, "case.toml:1:");
    shows(&mut window, "more.");
}

/// A PDF that opens with a password; none without qpdf.
fn locked(folder: &Path) -> Option<PathBuf> {
    let (plain, locked) = (folder.join("plain.pdf"), folder.join("lease scan.pdf"));
    fs::write(&plain, crate::preview::turned(&[0])).unwrap();
    let made = Process::new("qpdf")
        .args(["--encrypt", "sesame", "boss", "256", "--"])
        .args([&plain, &locked])
        .status();
    made.is_ok_and(|status| status.success()).then_some(locked)
}

#[test]
fn a_password_is_asked_for_again_after_a_new_start() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let Some(file) = locked(scans.path()) else {
        println!("skipped: no qpdf here");
        return;
    };
    put_sample(folder.path());
    let begin = |folder: &Path| {
        let mut window = usual(folder);
        command(&mut window, Command::Language(Language::En));
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        window
    };
    let mut window = begin(folder.path());
    let to = DocumentTypeId::new("health_insurance").unwrap();
    command(&mut window, Command::Import { paths: vec![file.clone()], to: Some(to) });
    let of_case = |window: &Window| {
        let case = window.state().seen().open_case().unwrap();
        let mut files = case.documents.iter().flat_map(|it| &it.files).chain(&case.inbox);
        files.find(|it| it.name == "lease scan.pdf").cloned()
    };
    wait(&mut window, "the file", |window| of_case(window).is_some());
    let unlock = |file, password: &str| Command::Unlock { file, password: password.into() };
    let before = Box::new(of_case(&window).unwrap());
    command(&mut window, unlock(before, "sesame"));
    wait(&mut window, "its page", |window| of_case(window).unwrap().page_count == 1);
    drop(window);
    // The program ends and starts again.
    let mut window = begin(folder.path());
    assert!(of_case(&window).unwrap().waits_for_password());
    go(&mut window, Screen::Pack);
    shows(&mut window, "The password of 1 file is needed again");
    let create = texts(&window).into_iter().find(|(role, text)| {
        *role == Role::Button && (text.starts_with("Create draft") || text == "Create pack")
    });
    press(&mut window, &create.expect("the button").1);
    shows(&mut window, "Enter the password first");
    let at_work = |window: &Window| says(window, "Creating the pack");
    assert!(!at_work(&window));
    for (password, said) in [("wrong", "does not open the file"), ("sesame", "")] {
        type_into(&mut window, "Password of lease scan.pdf", password);
        press(&mut window, "Open with this password");
        if !said.is_empty() {
            shows(&mut window, said);
        }
    }
    hides(&mut window, "is needed again");
    assert!(!of_case(&window).unwrap().waits_for_password());
    drop(window);
    // The page of documents asks for it as well.
    let mut window = begin(folder.path());
    go(&mut window, Screen::Documents);
    let row = texts(&window)
        .into_iter()
        .find(|(role, text)| *role == Role::Button && text.to_lowercase().contains("insurance"));
    press_by_key(&mut window, &row.expect("its place").1);
    press(&mut window, "Unlock…");
    type_into(&mut window, "Password of the file", "sesame");
    press(&mut window, "Unlock");
    wait(&mut window, "the password", |window| !of_case(window).unwrap().waits_for_password());
}

#[test]
fn a_pack_that_says_something_else_than_the_case_is_not_shown_as_new() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let out = folder.path().join("packs");
    let export = Export { options, folder: out, replace: false };
    command(&mut window, Command::Export(Box::new(export)));
    go(&mut window, Screen::Pack);
    wait(&mut window, "the pack", |window| says(window, "What happens next"));
    go(&mut window, Screen::Tasks);
    shows(&mut window, "A pack was made");
    let document = open(&window).documents[0].id.clone();
    command(&mut window, Command::Edit(Box::new(Edit::RemoveDocument(document))));
    shows(&mut window, "The case has changed since the pack was made");
    go(&mut window, Screen::Pack);
    shows(&mut window, "Create it anew before you hand it in");
    assert!(!says(&window, "What happens next"), "it is not the pack of this case");
    for (language, name) in [(Language::Ru, "ru"), (Language::Kk, "kk"), (Language::En, "en")] {
        command(&mut window, Command::Language(language));
        for size in [egui::vec2(900.0, 600.0), egui::vec2(1280.0, 800.0)] {
            window.set_size(size);
            window.run();
            pictures::take(&window, &format!("pack-out-of-date-{name}-{}", size.x));
        }
    }
    // What is taken back makes it true again.
    command(&mut window, Command::Undo);
    wait(&mut window, "the pack as it was", |window| says(window, "What happens next"));
}

#[test]
fn several_paths_are_given_at_once_and_a_wrong_one_keeps_the_keyboard() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    let paths = [("a b.jpg", 7), ("c.jpg", 8)]
        .map(|(name, shade)| photo(files.path(), name, shade, (300, 400)));
    let before = open(&window).inbox.len();
    go(&mut window, Screen::Documents);
    press_as(&mut window, Role::Link, "Add files to the inbox…");
    type_into(&mut window, "Path", &files.path().join("d.pdf").display().to_string());
    window.key_press(Key::Enter);
    window.run();
    wait(&mut window, "what is wrong", |window| says(window, "There is nothing at this path"));
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    assert!(field.accesskit_node().is_focused(), "it is to be typed anew");
    let both = paths.each_ref().map(|path| format!("\"{}\"", path.display())).join(" ");
    type_into(&mut window, "Path", &both);
    window.key_press(Key::Enter);
    wait(&mut window, "both files", |window| open(window).inbox.len() == before + 2);
}

#[test]
fn the_next_day_a_file_is_still_suggested_by_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("workspace");
    let mut window = english(&place);
    let scan = folder.path().join("scan0001.pdf");
    let paper = crate::intake::made::pdf_lines(&["Medical certificate form 028", "page 1 of 1"]);
    fs::write(&scan, paper).unwrap();
    go(&mut window, Screen::Documents);
    drop_file(&mut window, &scan);
    wait(&mut window, "a suggestion", |window| says(window, "Looks like: "));
    let said = texts(&window).into_iter().find(|(_, text)| text.contains("Looks like: "));
    drop(window);
    let mut window = usual(&place);
    command(&mut window, Command::Language(Language::En));
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    wait(&mut window, "the same", |window| {
        texts(window).iter().any(|text| Some(text) == said.as_ref())
    });
}
