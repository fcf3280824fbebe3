//! What was found wanting when people worked with the window: each once, as it must be.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{FactId, Language, TopicId, Value};
use permitpack::rules::{RawValue, Truth, Weight, builtin};
use permitpack::session::Edit;

use super::desk_start;
use super::harness::{
    Window, check_page, command, go, put_sample, texts, usual, wait, window, with_sample,
};

fn english(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    window
}

fn says(window: &Window, words: &str) -> bool {
    let plain = |text: &str| text.replace(['\u{a0}', '\u{2068}', '\u{2069}'], " ");
    texts(window).iter().any(|(_, text)| plain(text).contains(words))
}

fn topic(id: &str) -> Screen {
    Screen::Question(TopicId::new(id).unwrap())
}

fn press(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run();
}

/// Chooses from a list that opens.
fn choose(window: &mut Window, label: &str, option: &str) {
    press(window, Role::ComboBox, label);
    press(window, Role::ListBoxOption, option);
}

fn known(window: &mut Window, fact: &str) -> Option<Value> {
    let fact = FactId::new(fact).unwrap();
    window.state_mut().app().open_case().unwrap().facts.value(&fact).cloned()
}

fn focused(window: &Window) -> Option<(Role, String, egui::Rect)> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    let rect = node.rect();
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default(), rect))
}

#[test]
fn a_company_is_typed_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, topic("employer"));
    let name = known(&mut window, "employer.name_kk").unwrap();
    let Value::Text(company) = name.clone() else { panic!("{name:?}") };
    press(&mut window, Role::Button, "Keep the company for other cases");
    wait(&mut window, "the message", |window| says(window, "Kept for other cases:"));
    assert!(says(&window, &company));
    check_page(&window, "the page of the company");
    press(&mut window, Role::Button, "Bring the kept company up to date");
    wait(&mut window, "the message", |window| says(window, "Brought up to date"));
    // It is chosen when a case is begun.
    command(&mut window, Command::CloseCase);
    go(&mut window, Screen::NewCase);
    choose(&mut window, "On which ground", &first_category());
    choose(&mut window, "Company", &company);
    press(&mut window, Role::Button, "Create the case");
    wait(&mut window, "the case", |window| window.query_by_label("Create the case").is_none());
    assert_eq!(known(&mut window, "employer.name_kk"), Some(name.clone()));
    let papers = window.state_mut().app().open_case().unwrap().documents.len();
    assert!(papers > 0, "its papers came along");
    // And on its own page, in a case that was begun without one.
    command(&mut window, Command::CloseCase);
    go(&mut window, Screen::NewCase);
    choose(&mut window, "On which ground", &first_category());
    press(&mut window, Role::Button, "Create the case");
    wait(&mut window, "the case", |window| window.query_by_label("Create the case").is_none());
    assert_eq!(known(&mut window, "employer.name_kk"), None);
    go(&mut window, topic("employer"));
    choose(&mut window, "Take over a kept company", &company);
    wait(&mut window, "the company", |window| says(window, "Company taken over:"));
    assert_eq!(known(&mut window, "employer.name_kk"), Some(name));
    press(&mut window, Role::Button, "Undo");
    wait(&mut window, "undo", |window| says(window, "Undone"));
    assert_eq!(known(&mut window, "employer.name_kk"), None);
}

fn first_category() -> String {
    let book = builtin().unwrap();
    book.categories.first().unwrap().title.in_language(Language::En).to_owned()
}

#[test]
fn the_menu_of_a_case_keeps_its_company() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    window.key_press(Key::F10);
    window.run();
    press(&mut window, Role::MenuItem, "Keep the company for other cases");
    wait(&mut window, "the message", |window| says(window, "Kept for other cases:"));
    // What it says follows the language.
    command(&mut window, Command::Language(Language::Ru));
    assert!(says(&window, "Для других дел сохранено:") && !says(&window, "Kept for"));
    command(&mut window, Command::Language(Language::Kk));
    assert!(says(&window, "Басқа істерге сақталды:"));
}

fn pictures(folder: &Path, count: u8) -> Vec<PathBuf> {
    (0..count)
        .map(|number| {
            let path = folder.join(format!("scan {number:02}.png"));
            let shade = image::Rgb([number, 120, 200]);
            image::RgbImage::from_pixel(60, 84, shade).save(&path).unwrap();
            path
        })
        .collect()
}

#[test]
fn the_keyboard_reaches_every_card_without_a_place() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put_sample(folder.path());
    let mut window = window(folder.path(), vec2(900.0, 600.0));
    command(&mut window, Command::Language(Language::En));
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    let paths = pictures(scans.path(), 9);
    command(&mut window, Command::Import { paths, to: None });
    wait(&mut window, "the files", |window| says(window, "Look at scan 08.png"));
    for number in 0..9 {
        let name = format!("Look at scan {number:02}.png");
        assert!(window.query_by_label(&name).is_some(), "{name}");
    }
    window.get_by_label("Look at scan 00.png").focus();
    window.run();
    let mut seen = Vec::new();
    for _ in 0..60 {
        let Some((_, name, rect)) = focused(&window) else { break };
        if name.contains("scan ") {
            // The strip at the foot, above the status bar.
            assert!(rect.top() >= 454.0 && rect.bottom() <= 574.0, "{name}: {rect:?}");
        }
        if let Some(name) = name.strip_prefix("Look at scan ") {
            seen.push(name.to_owned());
        }
        window.key_press(Key::Tab);
        window.run();
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 9, "{seen:?}");
}

#[test]
fn the_keyboard_never_leaves_what_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = window(folder.path(), vec2(640.0, 400.0));
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    go(&mut window, topic("applicant"));
    for _ in 0..30 {
        window.key_press(Key::Tab);
        window.run();
        window.run();
        let Some((_, name, rect)) = focused(&window) else { continue };
        assert!(rect.top() >= 0.0 && rect.bottom() <= 400.0, "{name}: {rect:?}");
    }
}

#[test]
fn nothing_runs_out_of_a_window_of_450_by_300() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = window(folder.path(), vec2(450.0, 300.0));
    for language in [Language::En, Language::Ru, Language::Kk] {
        command(&mut window, Command::Language(language));
        let key = window.state_mut().app().first_case().unwrap();
        for screen in [Screen::Start, Screen::NewCase, Screen::Deadlines] {
            go(&mut window, screen.clone());
            within(&window, &format!("{screen:?} {language:?}"));
        }
        command(&mut window, Command::OpenCase(key));
        for screen in [
            Screen::Tasks,
            Screen::Route,
            topic("applicant"),
            topic("employer"),
            Screen::Documents,
            Screen::Letters,
            Screen::Check,
            Screen::Pack,
            Screen::CaseDeadlines,
        ] {
            go(&mut window, screen.clone());
            within(&window, &format!("{screen:?} {language:?}"));
        }
        command(&mut window, Command::CloseCase);
    }
}

/// No control reaches over the right edge.
fn within(window: &Window, place: &str) {
    for node in window.root().children_recursive() {
        let is_control = matches!(
            node.accesskit_node().role(),
            Role::Button | Role::TextInput | Role::ComboBox | Role::RadioButton | Role::Link
        );
        if !is_control {
            continue;
        }
        let name = node.accesskit_node().label().unwrap_or_default();
        assert!(node.rect().right() <= 450.5, "{place}: {name} at {:?}", node.rect());
    }
}

#[test]
fn the_document_stands_beside_the_questions_about_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let shown = |window: &Window| {
        let mut all = texts(window).into_iter();
        all.any(|(role, text)| role == Role::Image && text.contains("enlarged"))
    };
    go(&mut window, topic("passport"));
    wait(&mut window, "the picture", shown);
    check_page(&window, "passport with its picture");
    assert!(window.state_mut().app().picture_bytes() > 0);
    press(&mut window, Role::Button, "In documents");
    assert!(says(&window, "Look at the page") || says(&window, "Documents"));
    go(&mut window, topic("purpose"));
    assert!(!shown(&window), "no document belongs to it");
    assert!(window.query_by_label("In documents").is_none());
}

#[test]
fn the_lines_of_the_passport_are_told_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let told = |window: &Window| says(window, "What the passport’s lines say");
    for (page, expected) in [
        ("applicant", true),
        ("passport", true),
        ("representative", false),
        ("employer", false),
        ("dwelling", false),
    ] {
        go(&mut window, topic(page));
        assert_eq!(told(&window), expected, "{page}");
    }
}

#[test]
fn what_is_required_is_explained_before_what_is_optional() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let book = builtin().unwrap();
    let weight = |id| match book.requirements[id].weight {
        Weight::Required => 0,
        Weight::Practice => 1,
        Weight::Optional => 2,
    };
    let asked: Vec<_> = {
        let case = window.state_mut().app().open_case().unwrap().clone();
        let as_of = permitpack::domain::AsOf("2026-11-22".parse().unwrap());
        let all = permitpack::rules::assess(&book, &case, as_of).requirements;
        all.into_iter().filter(|it| it.applies != Truth::No).map(|it| it.requirement).collect()
    };
    let mut mixed = 0;
    for page in window.state_mut().app().topics() {
        go(&mut window, Screen::Question(page.clone()));
        let said = texts(&window);
        let place = |title: &str| said.iter().position(|(_, text)| text == title);
        let mut listed: Vec<(usize, u8)> = asked
            .iter()
            .filter_map(|id| {
                let title = book.requirements[id].title.in_language(Language::En);
                Some((place(title)?, weight(id)))
            })
            .collect();
        listed.sort_unstable();
        let weights: Vec<u8> = listed.into_iter().map(|(_, weight)| weight).collect();
        assert!(weights.is_sorted(), "{page}: {weights:?}");
        mixed += usize::from(weights.first() != weights.last());
    }
    assert!(mixed > 0, "some page has items of several weights");
}

#[test]
fn a_date_that_is_found_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let book = builtin().unwrap();
    go(&mut window, Screen::CaseDeadlines);
    let rows: Vec<String> = {
        let titles: Vec<&str> =
            book.duties.values().map(|duty| duty.title.in_language(Language::En)).collect();
        let buttons = texts(&window).into_iter().filter(|(role, _)| *role == Role::Button);
        let of_duty = |text: &String| titles.iter().find(|title| text.contains(**title));
        buttons.filter_map(|(_, text)| of_duty(&text).map(|it| (*it).to_owned())).collect()
    };
    let last = rows.last().expect("dates").clone();
    assert_ne!(rows.first(), Some(&last));
    go(&mut window, Screen::Tasks);
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    let field = focused(&window).expect("the field").1;
    window.get_by_role_and_label(Role::TextInput, &field).type_text(&last);
    window.run();
    let hit = format!("Dates: {last}");
    window.get_by_label(&hit).click();
    window.run();
    let nodes = window.root().children_recursive();
    let chosen: Vec<String> = nodes
        .filter(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.toggled() == Some(egui::accesskit::Toggled::True)
        })
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(chosen.iter().any(|name| name.contains(&last)), "{last}: {chosen:?}");
}

#[test]
fn the_first_page_opens_what_there_is_already() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put_sample(other.path());
    let mut window = usual(folder.path());
    command(&mut window, Command::Language(Language::En));
    press(&mut window, Role::Button, "Open");
    assert!(says(&window, "Open a case folder or check a pack"));
    drop(window);
    let elsewhere = tempfile::tempdir().unwrap();
    let mut begun = desk_start::begin(elsewhere.path(), Language::En, vec2(1280.0, 800.0));
    begun.get_by_role_and_label(Role::Link, "Use another workspace folder…").click();
    begun.run();
    let path = other.path().display().to_string();
    begun.get_by_role_and_label(Role::TextInput, "Path").type_text(&path);
    begun.run();
    // The button of the dialog, not the tile behind it.
    begun.key_press(Key::Enter);
    begun.run_steps(2);
    let since = std::time::Instant::now();
    while begun.query_all_by_label_contains("2026-014").next().is_none() {
        assert!(since.elapsed().as_secs() < 120, "its cases are not shown");
        std::thread::sleep(std::time::Duration::from_millis(10));
        begun.run_steps(2);
    }
}

#[test]
fn a_mistake_leads_to_the_radio_that_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    for (page, fact, expected) in [
        ("employer", "employer.size", Role::RadioButton),
        ("representative", "representative.citizen", Role::RadioButton),
    ] {
        let id = FactId::new(fact).unwrap();
        let wrong = vec![(id.clone(), RawValue::Text("no such choice".to_owned()))];
        command(&mut window, Command::Edit(Box::new(Edit::Answer(wrong))));
        go(&mut window, topic(page));
        let book = builtin().unwrap();
        let label = book.question(&id).unwrap().label.in_language(Language::En).to_owned();
        let links = texts(&window).into_iter().filter(|(role, _)| *role == Role::Link);
        let link = links.map(|(_, text)| text).find(|text| text.starts_with(&label));
        let link = link.unwrap_or_else(|| panic!("{page}: {:?}", texts(&window)));
        // By the mouse and by the keyboard.
        press(&mut window, Role::Link, &link);
        window.run();
        let (role, name, _) = focused(&window).expect("something has the keyboard");
        assert_eq!((role, name.starts_with(&label)), (expected, true), "{name}");
        window.get_by_role_and_label(Role::Link, &link).focus();
        window.run();
        window.key_press(Key::Enter);
        window.run();
        let (role, name, _) = focused(&window).expect("something has the keyboard");
        assert_eq!((role, name.starts_with(&label)), (expected, true), "{name}");
    }
}
