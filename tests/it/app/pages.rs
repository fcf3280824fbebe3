//! Every page, in every language, at every width: names, keys, glyphs, rest.

use std::collections::BTreeMap;

use egui::accessibility::is_input;
use egui::vec2;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::toast::{Toast, Wording};
use permitpack::domain::Language;

use super::harness::{
    LANGUAGES, Window, check_page, command, go, shows, texts, usual, window, with_sample,
};
use super::journeys::photo;

/// Pages without a case.
const PAGES: [Screen; 6] = [
    Screen::Start,
    Screen::NewCase,
    Screen::Deadlines,
    Screen::Rules,
    Screen::Settings,
    Screen::Help,
];
/// Pages of a case.
const OF_CASE: [Screen; 7] = [
    Screen::Tasks,
    Screen::Route,
    Screen::Documents,
    Screen::Letters,
    Screen::Check,
    Screen::Pack,
    Screen::CaseDeadlines,
];

/// What the page of a checked pack is called.
const CHECKED: [(Language, &str); 3] = [
    (Language::En, "Checked pack"),
    (Language::Ru, "Проверенный комплект"),
    (Language::Kk, "Тексерілген топтама"),
];

/// Wide, with a rail, as small as it gets at 200 %.
const SIZES: [(f32, f32); 3] = [(1280.0, 800.0), (960.0, 620.0), (640.0, 400.0)];

#[test]
fn pages_without_a_case_name_every_control_once() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("from somebody.pdf");
    std::fs::write(&pack, "not a pack at all").unwrap();
    for (width, height) in SIZES {
        let mut window = window(&folder.path().join("workspace"), vec2(width, height));
        check_page(&window, "first start");
        for (language, checked) in CHECKED {
            command(&mut window, Command::Language(language));
            for screen in PAGES {
                go(&mut window, screen.clone());
                check_page(&window, &format!("{screen:?} {language:?} {width}"));
            }
            command(&mut window, Command::OpenPath(pack.clone()));
            shows(&mut window, checked);
            check_page(&window, &format!("the checked pack {language:?} {width}"));
        }
        command(&mut window, Command::Go(Screen::Start));
    }
}

#[test]
fn pages_of_a_case_name_every_control_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = with_sample(folder.path());
    let topics: Vec<Screen> =
        first.state_mut().app().topics().into_iter().map(Screen::Question).collect();
    assert!(!topics.is_empty());
    drop(first);
    for (width, height) in SIZES {
        let mut window = window(folder.path(), vec2(width, height));
        let key = window.state_mut().app().first_case().expect("the sample");
        command(&mut window, Command::OpenCase(key));
        for (language, _) in LANGUAGES {
            command(&mut window, Command::Language(language));
            for screen in OF_CASE.iter().chain(&topics).chain([&Screen::Start]) {
                if *screen == Screen::Start {
                    command(&mut window, Command::CloseCase);
                } else {
                    go(&mut window, screen.clone());
                }
                check_page(&window, &format!("{screen:?} {language:?} {width}"));
            }
            command(&mut window, Command::OpenCase(key));
        }
    }
}

/// The controls that are shown, by role, name and place, and what each is called inside.
fn controls(window: &Window) -> BTreeMap<String, String> {
    let nodes = window.root().children_recursive();
    nodes
        .filter(|node| is_input(node.accesskit_node().role()))
        .map(|node| {
            let (data, place) = (node.accesskit_node(), node.rect());
            let name = format!("{:?} {:?} {place:?}", data.role(), data.label());
            (name, format!("{:?}", data.id()))
        })
        .collect()
}

/// A message, a job and what it brings come while somebody holds a button down or works with the keyboard: what
/// stands where it stood stays the same control, so that no press and no focus is lost.
#[test]
fn what_comes_by_itself_leaves_the_controls_that_are_there() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    let (mut number, mut lost) = (0, Vec::new());
    for screen in OF_CASE {
        go(&mut window, screen.clone());
        for what in ["a message", "a file"] {
            command(&mut window, Command::CloseToast);
            command(&mut window, Command::CloseArrived);
            let before = controls(&window);
            if what == "a message" {
                command(
                    &mut window,
                    Command::Say(Toast::done(Wording::new(|_| "Something was done.".to_owned()))),
                );
                shows(&mut window, "Something was done.");
            } else {
                number += 1;
                let file = photo(scans.path(), &format!("{number}.png"), number, (600, 800));
                command(&mut window, Command::Import { paths: vec![file], to: None });
                shows(&mut window, "1 file was added");
            }
            let after = controls(&window);
            let others =
                before.iter().filter(|(it, id)| after.get(*it).is_some_and(|now| now != *id));
            lost.extend(others.map(|(control, _)| format!("{screen:?}, {what}: {control}")));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn the_language_changes_at_once_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    for (language, cases) in LANGUAGES {
        command(&mut window, Command::Language(language));
        go(&mut window, Screen::Settings);
        assert!(window.query_by_label(cases).is_some(), "{cases}");
        let shown = texts(&window);
        let foreign = LANGUAGES.iter().filter(|(other, _)| *other != language);
        for (_, other) in foreign {
            assert!(shown.iter().all(|(_, text)| text != other), "{other} in {language:?}");
        }
    }
}
