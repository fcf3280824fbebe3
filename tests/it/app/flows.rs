//! What a person does: first start, a new case, the sample, undo, keys, paths, a second window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;

use super::harness::{command, go, usual, wait, with_sample};

#[test]
fn the_first_start_asks_for_a_language_and_leads_to_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    window.get_by_label("English").click();
    window.run();
    window.get_by_label("Қазақша").click();
    window.run();
    assert!(window.query_by_label("Жаңа іс").is_some());
    window.get_by_label("English").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "New case").click();
    window.run();
    assert!(window.query_by_label("What is applied for").is_some());
    // The ground is not chosen yet: it says so and stays.
    window.get_by_role_and_label(Role::Button, "Create the case").click();
    window.run();
    assert!(window.query_all_by_label_contains("Choose a ground").next().is_some());
    drop(window);
    // The choice outlives the window.
    let window = usual(folder.path());
    assert!(window.query_by_label("See a finished pack first").is_some());
    assert!(window.query_by_label("Choose a language").is_none());
}

#[test]
fn the_sample_opens_and_comes_back_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::CloseCase);
    assert!(window.query_all_by_label_contains("IVANOV SERGEI").next().is_some());
    assert!(window.query_by_label("Due in 30 days").is_some());
    drop(window);
    let mut window = usual(folder.path());
    assert!(window.query_all_by_label_contains("IVANOV SERGEI").next().is_some());
    // A filter that fits nothing, and the way out of it.
    window.get_by_role_and_label(Role::TextInput, "Filter by name, company, country").focus();
    window.run();
    window
        .get_by_role_and_label(Role::TextInput, "Filter by name, company, country")
        .type_text("zzz");
    window.run();
    window.get_by_label("Show all cases").click();
    window.run();
    assert!(window.query_by_label("No case fits the filter.").is_none());
}

#[test]
fn keys_do_what_the_help_page_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    command(&mut window, Command::Language(permitpack::domain::Language::En));
    go(&mut window, Screen::Start);
    let press = |window: &mut super::harness::Window, modifiers, key| {
        window.key_press_modifiers(modifiers, key);
        window.run();
    };
    let ctrl = Modifiers::COMMAND;
    press(&mut window, ctrl, Key::Comma);
    assert!(window.query_by_label("Language and look").is_some());
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(window.query_by_label("Keyboard shortcuts").is_some());
    press(&mut window, ctrl, Key::N);
    assert!(window.query_by_label("What is applied for").is_some());
    press(&mut window, ctrl, Key::Plus);
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 0.01);
    press(&mut window, ctrl, Key::Num0);
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 0.01);
    press(&mut window, Modifiers::NONE, Key::F10);
    assert!(window.query_by_label("Quit").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    // F6 goes from part to part: top bar, page, foot.
    press(&mut window, Modifiers::NONE, Key::F6);
    assert!(window.ctx.memory(egui::Memory::focused).is_some());
}

#[test]
fn without_a_file_dialog_a_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    command(&mut window, Command::Language(permitpack::domain::Language::En));
    go(&mut window, Screen::Start);
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run();
    assert!(window.query_all_by_label_contains("No file dialog came up").next().is_some());
    window.get_by_role_and_label(Role::TextInput, "Path").type_text("/no/such/thing");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(window.query_all_by_label_contains("/no/such/thing").next().is_some());
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("Path").is_none());
}

#[test]
fn a_second_window_reads_and_says_who_has_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let first = with_sample(folder.path());
    let mut second = usual(folder.path());
    command(&mut second, Command::Language(permitpack::domain::Language::En));
    assert!(second.query_all_by_label_contains("Read only").next().is_some());
    assert!(second.get_by_role_and_label(Role::Button, "New case").accesskit_node().is_disabled());
    drop(first);
}

#[test]
fn look_and_size_outlive_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    command(&mut window, Command::Theme(ThemeChoice::Dark));
    command(&mut window, Command::Zoom(125));
    assert!(window.ctx.style_of(window.ctx.theme()).visuals.dark_mode);
    drop(window);
    let window = usual(folder.path());
    assert!(window.ctx.style_of(window.ctx.theme()).visuals.dark_mode);
    assert!((window.ctx.zoom_factor() - 1.25).abs() < 0.01);
}

#[test]
fn the_dates_of_all_cases_go_into_one_calendar_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::CloseCase);
    let path = folder.path().join("dates.ics");
    command(&mut window, Command::SaveCalendar(path.clone()));
    wait(&mut window, "the calendar", |_| path.exists());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR") && text.trim_end().ends_with("END:VCALENDAR"));
}
