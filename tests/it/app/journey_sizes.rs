//! The main pages in the smallest window and at 200 %: every control has a name of its own and stands within
//! the window, and the page rests.

use egui::accessibility::is_input;
use egui::vec2;
use egui_kittest::kittest::NodeT as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::TopicId;
use permitpack::rules::builtin;

use super::harness::{LANGUAGES, command, go, put_sample, window};
use super::journeys::Person;

/// No control reaches over the left or right edge; what lies below is rolled to.
fn inside(person: &Person, place: &str) {
    let room = person.window.ctx.content_rect();
    for node in person.window.root().children_recursive() {
        let data = node.accesskit_node();
        if is_input(data.role()) && !data.is_hidden() {
            let rect = node.rect();
            let name = data.label().unwrap_or_default();
            let is_in = rect.left() >= room.left() - 0.5 && rect.right() <= room.right() + 0.5;
            assert!(is_in, "{place}: {:?} {name} at {rect:?} of {room:?}", data.role());
        }
    }
}

fn all_pages(size: egui::Vec2, zoom: u32) {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let window = window(folder.path(), size);
    let mut person =
        Person { window, language: permitpack::domain::Language::En, book: builtin().unwrap() };
    command(&mut person.window, Command::Zoom(zoom));
    let key = person.window.state_mut().app().first_case().expect("the sample");
    let topic = |id: &str| Screen::Question(TopicId::new(id).unwrap());
    for (language, _) in LANGUAGES {
        person.language = language;
        command(&mut person.window, Command::Language(language));
        command(&mut person.window, Command::CloseCase);
        for screen in [
            Screen::Start,
            Screen::NewCase,
            Screen::Deadlines,
            Screen::Rules,
            Screen::Settings,
            Screen::Help,
        ] {
            go(&mut person.window, screen.clone());
            let place = format!("{screen:?} {size:?} {zoom} % {language:?}");
            person.looks(&place);
            inside(&person, &place);
        }
        command(&mut person.window, Command::OpenCase(key));
        for screen in [
            Screen::Tasks,
            Screen::Route,
            topic("applicant"),
            topic("passport"),
            topic("dwelling"),
            Screen::Documents,
            Screen::Check,
            Screen::Pack,
            Screen::CaseDeadlines,
        ] {
            go(&mut person.window, screen.clone());
            let place = format!("{screen:?} {size:?} {zoom} % {language:?}");
            person.looks(&place);
            inside(&person, &place);
        }
    }
}

#[test]
fn the_smallest_window() {
    all_pages(vec2(900.0, 600.0), 100);
}

/// The smallest window at the largest size: 450 × 300 points. Nothing is out of reach.
#[test]
fn the_smallest_window_twice_as_large() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let window = window(folder.path(), vec2(900.0, 600.0));
    let mut person =
        Person { window, language: permitpack::domain::Language::En, book: builtin().unwrap() };
    command(&mut person.window, Command::Zoom(200));
    for (language, _) in LANGUAGES {
        person.language = language;
        command(&mut person.window, Command::Language(language));
        for screen in [Screen::Settings, Screen::Start, Screen::Deadlines, Screen::Help] {
            go(&mut person.window, screen.clone());
            let place = format!("{screen:?} 900×600 200 % {language:?}");
            person.looks(&place);
            inside(&person, &place);
        }
    }
}

#[test]
fn twice_as_large() {
    all_pages(vec2(1280.0, 800.0), 200);
}
