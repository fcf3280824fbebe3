//! What a person does: first start, a new case, the sample, undo, keys, paths, a second window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;

use super::harness::{Window, command, go, texts, usual, wait, with_sample};

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
    assert!(window.query_by_label("See a filled-in case first").is_some());
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
    // What is off in a menu says why when it is pointed at.
    let actions = second.query_all_by_label_contains("Actions: ").next().expect("the case");
    actions.click_accesskit();
    second.run();
    let count =
        |window: &Window| texts(window).iter().filter(|it| it.1.contains("Read only")).count();
    let before = count(&second);
    let at = second.query_all_by_role(Role::MenuItem).next().expect("the menu").rect().center();
    second.input_mut().events.push(egui::Event::PointerMoved(at));
    wait(&mut second, "the reason", |window| count(window) > before);
    drop(first);
}

#[test]
fn what_is_off_says_that_the_window_only_reads_where_that_is_why() {
    /// What is off, and how it is described.
    fn off(window: &Window, roles: &[Role]) -> Vec<(String, String)> {
        let of_role = |role: &Role| window.query_all_by_role(*role).collect::<Vec<_>>();
        let all = roles.iter().flat_map(of_role).map(|it| it.accesskit_node());
        all.filter(|it| it.is_disabled() && !it.is_hidden())
            .map(|it| (it.label().unwrap_or_default(), it.description().unwrap_or_default()))
            .collect()
    }
    fn button(window: &Window, name: &str) -> Option<bool> {
        let mut off = off(window, &[Role::Button]).into_iter();
        off.find(|it| it.0 == name).map(|it| it.1.contains("Read only"))
    }
    let folder = tempfile::tempdir().unwrap();
    let first = with_sample(folder.path());
    let mut second = usual(folder.path());
    command(&mut second, Command::Language(permitpack::domain::Language::En));
    go(&mut second, Screen::Settings);
    assert_eq!(button(&second, "Back up now"), Some(true));
    let key = second.state_mut().app().first_case().unwrap();
    command(&mut second, Command::OpenCase(key));
    // There is nothing to undo, whoever may write.
    go(&mut second, Screen::Tasks);
    assert_eq!(button(&second, "Undo"), Some(false));
    let answers = [Role::CheckBox, Role::RadioButton, Role::ComboBox, Role::Link];
    let employer = permitpack::domain::TopicId::new("employer").unwrap();
    for screen in [Screen::Route, Screen::Question(employer)] {
        go(&mut second, screen.clone());
        let off = off(&second, &answers);
        assert!(!off.is_empty(), "{screen:?}");
        let says = |it: &(String, String)| it.1.contains("Read only");
        assert!(off.iter().any(says), "{screen:?}: {off:?}");
        // What has a hint is described by that; there the reason comes only under the pointer.
        assert!(off.iter().all(|it| says(it) || !it.1.is_empty()), "{screen:?}: {off:?}");
    }
    let count =
        |window: &Window| texts(window).iter().filter(|it| it.1.contains("Read only")).count();
    let before = count(&second);
    let fields = second.query_all_by_role(Role::TextInput);
    let room = second.ctx.content_rect();
    let is_seen = |at: &egui::Rect| room.contains_rect(*at);
    let off = fields.filter(|it| it.accesskit_node().is_disabled());
    let at = off.map(|it| it.rect()).find(is_seen).expect("a field").center();
    second.input_mut().events.push(egui::Event::PointerMoved(at));
    wait(&mut second, "the reason", |window| count(window) > before);
    drop(first);
}

#[test]
fn theme_and_zoom_outlive_the_window() {
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
