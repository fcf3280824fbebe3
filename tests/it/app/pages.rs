//! Every page, in every language, at every width: names, keys, glyphs, rest.

use egui::vec2;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;

use super::harness::{LANGUAGES, check_page, command, go, texts, usual, window, with_sample};

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

/// Wide, with a rail, as small as it gets at 200 %.
const SIZES: [(f32, f32); 3] = [(1280.0, 800.0), (960.0, 620.0), (640.0, 400.0)];

#[test]
fn pages_without_a_case_name_every_control_once() {
    let folder = tempfile::tempdir().unwrap();
    for (width, height) in SIZES {
        let mut window = window(folder.path(), vec2(width, height));
        check_page(&window, "first start");
        for (language, _) in LANGUAGES {
            command(&mut window, Command::Language(language));
            for screen in PAGES {
                go(&mut window, screen.clone());
                check_page(&window, &format!("{screen:?} {language:?} {width}"));
            }
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
