//! Ways that go by mouse and by keyboard: finding, the pack document by document, the lines of the passport,
//! changed rules, leaving out, replacing, dragging.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, FactId, Language, TopicId, Value};
use permitpack::store::{Opening, Store as _, When, Workspace};

use super::harness::{
    Window, check_page, command, focus, go, hides, press, press_by_key, put_sample, says, shows,
    texts, type_into, usual, wait, with_sample,
};

fn english(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    window
}

fn picture(folder: &Path, name: &str, shade: u8) -> PathBuf {
    let path = folder.join(name);
    image::RgbImage::from_pixel(600, 848, image::Rgb([shade, 200, 200])).save(&path).unwrap();
    path
}

#[test]
fn something_in_the_case_is_found_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let find = |window: &mut Window, words: &str| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.run();
        let mut fields = window.query_all_by_role(Role::TextInput);
        let field = fields.find(|field| field.accesskit_node().is_focused());
        let field = field.expect("the field has the keyboard");
        field.type_text(words);
        drop(fields);
        window.run();
    };
    find(&mut window, "passport number");
    check_page(&window, "found");
    shows(&mut window, "Found: ");
    window.key_press(Key::Enter);
    window.run();
    shows(&mut window, "Save and continue");
    // Esc closes and leaves everything as it was.
    find(&mut window, "nothing is called like this");
    shows(&mut window, "Nothing found. Try a shorter word.");
    window.key_press(Key::Escape);
    window.run();
    hides(&mut window, "Find in this case");
    shows(&mut window, "Save and continue");
    // A rule opens in the rule book; the arrow keys choose.
    go(&mut window, Screen::Tasks);
    find(&mut window, "90 days");
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::ArrowUp);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    // In the language of the window.
    for (language, word) in [(Language::Ru, "паспорт"), (Language::Kk, "паспорт")] {
        command(&mut window, Command::Language(language));
        find(&mut window, word);
        check_page(&window, word);
        let rows =
            texts(&window).iter().filter(|(_, text)| text.to_lowercase().contains(word)).count();
        assert!(rows > 3, "{language:?}: {rows}");
        window.key_press(Key::Escape);
        window.run();
    }
}

#[test]
fn the_page_says_which_document_is_written_and_the_pack_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("packs");
    let mut window = english(&folder.path().join("workspace"));
    go(&mut window, Screen::Pack);
    type_into(&mut window, "Folder", &target.display().to_string());
    focus(&mut window, Role::Button, "Create pack");
    window.get_by_role_and_label(Role::Button, "Create pack").click();
    window.run_steps(1);
    let mut seen = false;
    let since = std::time::Instant::now();
    while window.query_by_label("What happens next").is_none() {
        assert!(since.elapsed().as_secs() < 480, "{:?}", texts(&window));
        seen |= says(&window, "Cover, index, checklist") && says(&window, "Employment contract");
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.run_steps(1);
    }
    assert!(seen, "the documents were listed while they were written");
    // Another one is stopped: nothing is left behind.
    let files = || fs::read_dir(&target).unwrap().count();
    let before = files();
    window.run();
    press(&mut window, "Create another pack");
    let other = folder.path().join("stopped");
    type_into(&mut window, "Folder", &other.display().to_string());
    window.get_by_role_and_label(Role::Button, "Create pack").click();
    window.run_steps(1);
    if let Some(cancel) = window.query_by_label("Cancel creating the pack") {
        cancel.click();
        window.run_steps(2);
    }
    wait(&mut window, "the end", |window| {
        window.query_by_label("Cancel creating the pack").is_none()
    });
    let left = fs::read_dir(&other).map_or(0, Iterator::count);
    assert!(left == 0 || left == before, "all or nothing: {left}");
}

fn surname(window: &mut Window) -> Option<Value> {
    let fact = FactId::new("applicant.surname").unwrap();
    window.state_mut().app().open_case().unwrap().facts.value(&fact).cloned()
}

#[test]
fn the_lines_of_the_passport_are_taken_over_by_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let topic = |id: &str| Screen::Question(TopicId::new(id).unwrap());
    go(&mut window, topic("applicant"));
    type_into(&mut window, "Surname in Latin letters", "PETROV");
    go(&mut window, Screen::Tasks);
    assert_eq!(surname(&mut window), Some(Value::Text("PETROV".to_owned())));
    go(&mut window, topic("passport"));
    let offered = |window: &Window| says(window, "These lines also say");
    for _ in 0..3 {
        if offered(&window) {
            break;
        }
        press(&mut window, "Save and continue");
    }
    assert!(offered(&window), "{:?}", texts(&window));
    shows(&mut window, "Answered so far: PETROV");
    press_by_key(&mut window, "Take over 1 field");
    assert_eq!(surname(&mut window), Some(Value::Text("IVANOV".to_owned())));
    assert!(!offered(&window), "nothing differs any more");
}

#[test]
fn changed_rules_are_told_until_they_were_seen() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let today = AsOf(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let opening = Opening { today, now: When(0), read_only: false, on_answer: None };
    let workspace = Workspace::open(folder.path(), opening).unwrap();
    let key = workspace.cases().first().unwrap().key;
    let loaded = workspace.load(key).wait().unwrap();
    let mut record = loaded.record;
    record.last_rule_book = Some("2020.01".to_owned());
    let first = record.last_seen.iter().find(|(_, status)| *status == "satisfied").unwrap();
    let first = first.0.clone();
    record.last_seen.insert(first, "missing".to_owned());
    workspace.amend(key, loaded.version, record).wait().unwrap();
    drop(workspace);
    let mut window = usual(folder.path());
    command(&mut window, Command::Language(Language::En));
    command(&mut window, Command::OpenCase(key));
    let told = "1 item changed since your draft: the rule book is newer";
    shows(&mut window, told);
    check_page(&window, "changed rules");
    press_by_key(&mut window, &format!("Seen: {told}"));
    hides(&mut window, told);
    command(&mut window, Command::CloseCase);
    command(&mut window, Command::OpenCase(key));
    assert!(!says(&window, told), "it was seen");
}

fn waivers(window: &mut Window) -> usize {
    window.state_mut().app().open_case().unwrap().waivers.len()
}

#[test]
fn an_item_is_left_out_with_a_reason_and_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::Documents);
    let row = window.query_all_by_label_contains("Not there; good to have").next().unwrap();
    row.focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    press_by_key(&mut window, "Leave out on purpose…");
    check_page(&window, "the question why");
    press_by_key(&mut window, "Leave out");
    shows(&mut window, "Give the reason.");
    assert_eq!(waivers(&mut window), 0);
    type_into(&mut window, "Reason", "the office has it on file");
    type_into(&mut window, "Who decided", "A. Kim");
    press_by_key(&mut window, "Leave out");
    assert_eq!(waivers(&mut window), 1);
    shows(&mut window, "Reason: the office has it on file");
    let again = texts(&window).into_iter().find(|(_, text)| text.starts_with("Ask again for: "));
    press_by_key(&mut window, &again.expect("a way back").1);
    assert_eq!(waivers(&mut window), 0);
}

#[test]
fn a_file_takes_the_place_of_another() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    go(&mut window, Screen::Documents);
    let names = |window: &mut Window| -> Vec<String> {
        let case = window.state_mut().app().open_case().unwrap();
        case.documents.iter().flat_map(|it| &it.files).map(|file| file.name.clone()).collect()
    };
    let before = names(&mut window);
    press_by_key(&mut window, "Replace…");
    let scan = picture(scans.path(), "better scan.png", 60);
    type_into(&mut window, "Path", &scan.display().to_string());
    press_by_key(&mut window, "Add");
    wait(&mut window, "the new file", |window| says(window, "better scan.png"));
    let after = names(&mut window);
    assert_eq!(after.len(), before.len());
    assert!(after.contains(&"better scan.png".to_owned()));
    command(&mut window, Command::Undo);
    wait(&mut window, "undo", |window| !says(window, "better scan.png, 1 page"));
    assert_eq!(names(&mut window), before);
}

#[test]
fn a_file_that_went_meanwhile_is_not_mistaken_for_another() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    go(&mut window, Screen::Documents);
    let files = |window: &mut Window| {
        let case = window.state_mut().app().open_case().unwrap();
        case.documents.iter().flat_map(|it| it.files.clone()).collect::<Vec<_>>()
    };
    let before = files(&mut window);
    let document = window.state_mut().app().open_case().unwrap().documents[0].id.clone();
    let path = picture(scans.path(), "better scan.png", 60);
    // The file that was pressed on went while the new one was read.
    let old = permitpack::domain::Digest([9; 32]);
    command(&mut window, Command::Replace { document, at: 0, old, path, more: Vec::new() });
    wait(&mut window, "the new file", |window| says(window, "replaced nothing"));
    assert_eq!(files(&mut window), before);
    let inbox = &window.state_mut().app().open_case().unwrap().inbox;
    assert_eq!(inbox.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["better scan.png"]);
}

#[test]
fn a_card_is_dragged_onto_a_place() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    // High enough for the first place where nothing lies.
    window.set_size(egui::vec2(1280.0, 1100.0));
    go(&mut window, Screen::Documents);
    let scan = picture(scans.path(), "card.png", 61);
    command(&mut window, Command::Import { paths: vec![scan], to: None });
    wait(&mut window, "the file", |window| says(window, "Look at card.png"));
    let card = window.get_by_role_and_label(Role::Button, "Look at card.png").rect();
    let row = window.query_all_by_label_contains("Not there; good to have").next().unwrap();
    let place = row.rect().center();
    // Beside the picture: the whole card is taken hold of.
    let at = card.right_center() + egui::vec2(60.0, -26.0);
    window.hover_at(at);
    window.run();
    window.drag_at(at);
    window.run();
    for step in 1..=4_u8 {
        window.hover_at(at + (place - at) * (f32::from(step) / 4.0));
        window.run();
    }
    window.drop_at(place);
    window.run();
    wait(&mut window, "its place", |window| says(window, "put into"));
    let case = window.state_mut().app().open_case().unwrap();
    assert!(case.inbox.is_empty());
    let files = case.documents.iter().flat_map(|it| &it.files);
    assert_eq!(files.filter(|file| file.name == "card.png").count(), 1);
}
