//! What somebody who sees the window for the first time does with the keyboard, and what is kept of it.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{FactId, Language, TopicId, Value};

use super::harness::{
    Window, command, focus, go, hides, says, shows, texts, type_into, wait, with_sample,
};

const SAVE: &str = "Save and continue";
const SURNAME: &str = "Surname in Latin letters";

fn topic(id: &str) -> Screen {
    Screen::Question(TopicId::new(id).unwrap())
}

fn at_applicant(folder: &std::path::Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, topic("applicant"));
    for _ in 0..4 {
        if window.query_by_role_and_label(Role::TextInput, SURNAME).is_some() {
            break;
        }
        window.get_by_label(SAVE).click();
        window.run();
    }
    window
}

fn focused(window: &Window) -> Option<(Role, String, Rect)> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    let rect = node.rect();
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default(), rect))
}

fn tab(window: &mut Window) -> (Role, String, Rect) {
    window.key_press(Key::Tab);
    window.run();
    focused(window).unwrap_or((Role::Unknown, String::new(), Rect::NOTHING))
}

fn surname(window: &Window) -> Option<String> {
    let fact = FactId::new("applicant.surname").unwrap();
    match window.state().seen().open_case()?.facts.value(&fact)? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

#[test]
fn tab_goes_through_the_fields_then_save_then_the_panel_then_the_bars() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_applicant(folder.path());
    let mut way = Vec::new();
    for _ in 0..80 {
        let here = tab(&mut window);
        if way.contains(&here) {
            break;
        }
        way.push(here);
    }
    let at = |name: &str| {
        let found = way.iter().position(|(_, label, _)| label.contains(name));
        found.unwrap_or_else(|| panic!("{name} is never reached: {way:?}"))
    };
    let is_field = |role: Role| role == Role::TextInput || role == Role::RadioButton;
    assert!(is_field(way[0].0) && way[0].2.left() < 500.0, "the first is a field: {way:?}");
    assert!(at(SURNAME) < at(SAVE));
    for (_, label, rect) in &way[..at(SAVE)] {
        assert!(rect.right() < 908.0 && rect.top() >= 48.0, "{label} is no part of the form");
    }
    assert!(at(SAVE) < at("Close the case"), "the bars come last: {way:?}");
    let top: Vec<&Rect> =
        way.iter().map(|(_, _, rect)| rect).filter(|it| it.top() < 48.0).collect();
    assert!(top.len() > 6, "{top:?}");
    assert!(top.windows(2).all(|two| two[0].left() < two[1].left()), "left to right: {top:?}");
    let foot: Vec<&Rect> =
        way.iter().map(|(_, _, rect)| rect).filter(|it| it.top() >= 760.0).collect();
    assert!(foot.len() > 3 && foot.windows(2).all(|two| two[0].left() < two[1].left()), "{foot:?}");
    // And back again: from the first to the last.
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window).map(|it| it.1), way.last().map(|it| it.1.clone()));
}

#[test]
fn every_page_begins_with_its_own_controls() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    for screen in [
        Screen::Tasks,
        Screen::Route,
        topic("applicant"),
        Screen::Documents,
        Screen::CaseDeadlines,
        Screen::Check,
        Screen::Pack,
        Screen::Settings,
        Screen::Help,
        Screen::Rules,
    ] {
        go(&mut window, screen.clone());
        let (_, name, rect) = tab(&mut window);
        assert!(rect.top() >= 48.0 && rect.bottom() <= 772.0, "{screen:?}: {name} {rect:?}");
        window.key_press(Key::F6);
        window.run();
        window.key_press(Key::F6);
        window.run();
        assert!(focused(&window).is_some(), "{screen:?}: F6 leads nowhere");
    }
}

#[test]
fn f6_begins_with_the_page_and_enter_goes_on_to_the_next_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_applicant(folder.path());
    window.key_press(Key::F6);
    window.run();
    let (_, name, rect) = focused(&window).expect("something has the keyboard");
    assert!(rect.top() >= 48.0 && rect.right() < 908.0 && name != "Back", "{name}");
    focus(&mut window, Role::TextInput, SURNAME);
    let next = {
        let (_, name, _) = tab(&mut window);
        name
    };
    focus(&mut window, Role::TextInput, SURNAME);
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(focused(&window).map(|it| it.1), Some(next));
}

#[test]
fn what_is_typed_is_kept_while_the_field_still_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_applicant(folder.path());
    let before = surname(&window);
    type_into(&mut window, SURNAME, "PETROV");
    wait(&mut window, "the answer", |window| surname(window).as_deref() == Some("PETROV"));
    assert_eq!(focused(&window).map(|it| it.1).as_deref(), Some(SURNAME), "it is typed on");
    window.get_by_role_and_label(Role::TextInput, SURNAME).type_text("SKY");
    wait(&mut window, "the rest", |window| surname(window).as_deref() == Some("PETROVSKY"));
    wait(&mut window, "the disk", |window| says(window, "Saved"));
    tab(&mut window);
    // One visit of the field is one step.
    command(&mut window, Command::Undo);
    wait(&mut window, "the answer before", |window| surname(window) == before);
}

#[test]
fn half_a_number_is_kept_and_not_yet_told_to_be_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, topic("applicant"));
    let label = "IIN, if there is one";
    for _ in 0..4 {
        if window.query_by_role_and_label(Role::TextInput, label).is_some() {
            break;
        }
        window.get_by_label(SAVE).click();
        window.run();
    }
    type_into(&mut window, label, "9001");
    let fact = FactId::new("applicant.iin").unwrap();
    wait(&mut window, "the half", |window| {
        let case = window.state().seen().open_case().unwrap();
        case.facts.answer(&fact).is_some()
    });
    let wrong = format!("{label}: ");
    assert!(!says(&window, &wrong), "{:?}", texts(&window));
    tab(&mut window);
    shows(&mut window, &wrong);
}

#[test]
fn a_message_goes_with_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Documents);
    let note = folder.path().join("scan.png");
    image::RgbImage::new(80, 60).save(&note).unwrap();
    command(&mut window, Command::Import { paths: vec![note], to: None });
    shows(&mut window, "1 file was added");
    go(&mut window, Screen::Check);
    hides(&mut window, "1 file was added");
    assert!(window.query_by_role_and_label(Role::Button, "Undo").is_none());
}
