//! The task list, the pages of questions and the route: by role and label, with the keyboard.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{FactId, Language, TopicId, Value};

use super::harness::{Window, check_page, command, go, press_named, texts, type_into, with_sample};

fn topic(id: &str) -> Screen {
    Screen::Question(TopicId::new(id).unwrap())
}

fn value(window: &mut Window, fact: &str) -> Option<Value> {
    let fact = FactId::new(fact).unwrap();
    window.state_mut().app().open_case().unwrap().facts.value(&fact).cloned()
}

fn has(window: &Window, part: &str) -> bool {
    texts(window).iter().any(|(_, text)| text.contains(part))
}

#[test]
fn the_task_list_names_the_next_date_and_how_it_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    assert!(has(&window, "Why this is needed"));
    assert!(has(&window, "IVANOV"));
    window.get_by_label("Check and create pack");
    if let Some(link) = window.query_by_label("How this date was found") {
        link.click();
        window.run();
        window.get_by_label("Hide how it was found");
    }
    window.get_by_label_contains("Check that this route fits").click();
    window.run();
    window.get_by_label("Save and continue");
    check_page(&window, "route");
}

#[test]
fn a_mistyped_iin_is_named_at_the_field_and_in_the_summary_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    let screen = topic("applicant");
    go(&mut window, screen.clone());
    let label = "IIN, if there is one";
    for _ in 0..3 {
        if window.query_by_role_and_label(Role::TextInput, label).is_some() {
            break;
        }
        press_named(&mut window, "Save and continue");
    }
    type_into(&mut window, label, "900101300070");
    window.key_press(Key::Tab);
    window.run();
    let wrong = format!("{label}: The check digit is wrong");
    let told = texts(&window).iter().filter(|(_, text)| text.starts_with(&wrong)).count();
    assert_eq!(told, 2, "at the field and in the summary");
    let link = texts(&window)
        .into_iter()
        .find(|(role, text)| *role == Role::Link && text.starts_with(&wrong));
    let link = link.expect("the summary leads to the field").1;
    window.get_by_role_and_label(Role::Link, &link).click();
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, label);
    assert!(field.accesskit_node().is_focused(), "the link leads to the field");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("900101300070"));
    go(&mut window, Screen::Tasks);
    go(&mut window, screen);
    assert!(has(&window, "IIN") || has(&window, "Page 1"));
    assert_eq!(value(&mut window, "applicant.iin"), None, "a refused number counts as unknown");
    type_into_if_there(&mut window, label, "900101300071");
}

fn type_into_if_there(window: &mut Window, label: &str, text: &str) {
    if window.query_by_role_and_label(Role::TextInput, label).is_some() {
        type_into(window, label, text);
    }
}

#[test]
fn what_is_typed_is_an_answer_when_the_page_is_left_by_a_shortcut() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, topic("applicant"));
    type_into(&mut window, "Surname in Latin letters", "PETROV");
    go(&mut window, Screen::Tasks);
    let surname = value(&mut window, "applicant.surname");
    assert_eq!(surname, Some(Value::Text("PETROV".to_owned())));
    assert!(has(&window, "PETROV"), "the title follows");
}

#[test]
fn a_stay_can_be_added_and_taken_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, topic("stay"));
    let page = || "Save and continue";
    for _ in 0..3 {
        if window.query_by_label_contains("Add another").is_some() {
            break;
        }
        window.get_by_label(page()).click();
        window.run();
    }
    window.get_by_label_contains("Add another").click();
    window.run();
    let before = window.query_all_by_label_contains("Remove").count();
    type_into(&mut window, "Entry, entry 2: Day", "1");
    type_into(&mut window, "Entry, entry 2: Month", "наурыз");
    type_into(&mut window, "Entry, entry 2: Year", "2026");
    window.key_press(Key::Tab);
    window.run();
    go(&mut window, Screen::Tasks);
    go(&mut window, topic("stay"));
    for _ in 0..3 {
        if window.query_by_label_contains("Add another").is_some() {
            break;
        }
        window.get_by_label(page()).click();
        window.run();
    }
    assert_eq!(window.query_all_by_label_contains("Remove").count(), before);
    check_page(&window, "stays");
}
