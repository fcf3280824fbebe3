//! Work on single pages: chosen, turned, moved, left out, split off, joined, with mouse and keyboard, each with
//! a way back; and what a frame costs with 2 000 pages.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{Document, DocumentTypeId, Language};

use super::harness::{Window, check_page, command, go, press, says, shows, wait, with_sample};
use super::journeys::{Dropped, paper};

/// Where the pages go in these tests.
const KIND: &str = "lease";

/// The sample with a paper of so many pages, alone in its place, which is shown.
fn with_pages(folder: &std::path::Path, pages: usize) -> Window {
    with_pages_of(folder, pages, KIND)
}

/// The pages alone in a place of this kind.
fn with_pages_of(folder: &std::path::Path, pages: usize, of: &str) -> Window {
    let file = paper(folder, "scan.pdf", pages, 1024);
    let mut window = with_sample(&folder.join("workspace"));
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Documents);
    let kind = DocumentTypeId::new(of).unwrap();
    let book = permitpack::rules::builtin().unwrap();
    let title = book.documents[&kind].title.in_language(Language::En);
    for document in of_kind(&mut window, of) {
        let gone = permitpack::session::Edit::RemoveDocument(document.id);
        command(&mut window, Command::Edit(Box::new(gone)));
    }
    command(&mut window, Command::Import { paths: vec![file], to: Some(kind) });
    shows(&mut window, "1 file was added");
    let row = window
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(title)));
    let at = row.expect("the place").rect().center();
    click(&mut window, at, Modifiers::NONE);
    shows(&mut window, "scan.pdf");
    window
}

fn of_kind(window: &mut Window, kind: &str) -> Vec<Document> {
    let case = window.state_mut().app().open_case().expect("a case").clone();
    case.documents.into_iter().filter(|it| it.kind.as_str() == kind).collect()
}

/// The pages of the first document: what its plan says, in its notation.
fn plan(window: &mut Window) -> String {
    let documents = of_kind(window, KIND);
    let file = &documents[0].files[0];
    file.plan.as_ref().map_or_else(|| "whole".to_owned(), ToString::to_string)
}

fn page(window: &Window, beginning: &str) -> Pos2 {
    let found = window.query_all_by_role(Role::ListBoxOption).find(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name == beginning || name.starts_with(&format!("{beginning} of"))
    });
    found.unwrap_or_else(|| panic!("no {beginning}")).rect().center()
}

fn click(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    window.input_mut().events.push(Event::ModifiersChanged(modifiers));
    window.input_mut().events.push(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        window.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }
    window.run();
    window.input_mut().events.push(Event::ModifiersChanged(Modifiers::NONE));
    window.run();
}

fn choose(window: &mut Window, number: usize, modifiers: Modifiers) {
    let at = page(window, &format!("Page {number}"));
    click(window, at, modifiers);
}

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Waits until the plan is so: what is taken back comes from the disk.
#[track_caller]
fn is_planned(window: &mut Window, wanted: &str) {
    let since = Instant::now();
    while plan(window) != wanted {
        assert!(since.elapsed() < Duration::from_mins(2), "{} instead of {wanted}", plan(window));
        window.run_steps(2);
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run();
}

#[test]
fn files_that_are_let_go_between_pages_go_there() {
    let folder = tempfile::tempdir().unwrap();
    let late = paper(folder.path(), "late.pdf", 1, 2048);
    let last = paper(folder.path(), "last.pdf", 1, 3072);
    let mut window = with_pages(folder.path(), 3);
    let before = page(&window, "Page 2") - vec2(30.0, 0.0);
    let_go(&mut window, before, late);
    shows(&mut window, "Page 2 of 4, late.pdf");
    let behind = page(&window, "Page 4") + vec2(30.0, 0.0);
    let_go(&mut window, behind, last);
    shows(&mut window, "Page 5 of 5, last.pdf");
    assert_eq!(of_kind(&mut window, KIND).len(), 1, "one document still");
    command(&mut window, Command::Undo);
    command(&mut window, Command::Undo);
    shows(&mut window, "Page 3 of 3, scan.pdf");
}

/// Lets a file go over a place.
fn let_go(window: &mut Window, at: Pos2, path: std::path::PathBuf) {
    window.hover_at(at);
    window.run();
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    window.run();
}

#[test]
fn pages_are_worked_on_with_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages(folder.path(), 9);
    check_page(&window, "nine pages");
    // Turned, said, taken back.
    choose(&mut window, 5, Modifiers::NONE);
    press(&mut window, "Rotate to the right");
    shows(&mut window, "Page 5 turned right");
    press(&mut window, "Rotate to the right");
    is_planned(&mut window, "1-4, 5 @180, 6-9");
    assert!(window.query_by_label("Page 5 of 9, scan.pdf, turned 180°").is_some());
    press(&mut window, "Undo");
    is_planned(&mut window, "1-4, 5 @90, 6-9");
    press(&mut window, "Rotate to the left");
    is_planned(&mut window, "whole");
    // Left out: it stays where it was, and comes back.
    choose(&mut window, 9, Modifiers::NONE);
    press(&mut window, "Leave out");
    shows(&mut window, "Page 9 left out");
    is_planned(&mut window, "1-8");
    assert!(window.query_by_label("Page 9 of 9, scan.pdf, left out").is_some());
    press(&mut window, "Put back");
    is_planned(&mut window, "whole");
    // A range, and one more.
    choose(&mut window, 2, Modifiers::NONE);
    choose(&mut window, 4, Modifiers::SHIFT);
    choose(&mut window, 6, Modifiers::COMMAND);
    shows(&mut window, "4 of 9 pages selected");
    press(&mut window, "Leave out");
    shows(&mut window, "4 pages left out");
    is_planned(&mut window, "1, 5, 7-9");
    press(&mut window, "Undo");
    is_planned(&mut window, "whole");
    // Moved by buttons.
    choose(&mut window, 3, Modifiers::NONE);
    press(&mut window, "Move later");
    is_planned(&mut window, "1-2, 4, 3, 5-9");
    press(&mut window, "Move earlier");
    is_planned(&mut window, "whole");
    // Dragged in front of the first.
    let (from, to) = (page(&window, "Page 3"), page(&window, "Page 1"));
    drag(&mut window, from, to - vec2(45.0, 0.0));
    is_planned(&mut window, "3, 1-2, 4-9");
    press(&mut window, "Undo");
    is_planned(&mut window, "whole");
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    let press = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers };
    window.input_mut().events.extend([Event::PointerMoved(from), press(from, true)]);
    window.run_steps(1);
    for step in 1..=8_u8 {
        let at = from + (to - from) * (f32::from(step) / 8.0);
        window.input_mut().events.push(Event::PointerMoved(at));
        window.run_steps(1);
    }
    window.input_mut().events.push(press(to, false));
    window.run();
}

#[test]
fn pages_are_split_off_and_joined() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages(folder.path(), 4);
    choose(&mut window, 1, Modifiers::NONE);
    choose(&mut window, 2, Modifiers::COMMAND);
    press(&mut window, "More");
    menu(&mut window, "One below the other, in card size");
    is_planned(&mut window, "1, 2 card-below, 3-4");
    let joined = "Page 2 of 4, scan.pdf, on the sheet of the page before";
    assert!(window.query_by_label(joined).is_some());
    press(&mut window, "More");
    menu(&mut window, "Put on sheets of their own");
    is_planned(&mut window, "whole");
    // From the third on they are another document of another kind.
    choose(&mut window, 3, Modifiers::NONE);
    press(&mut window, "Split here");
    check_page(&window, "splitting");
    let kind = DocumentTypeId::new("health_insurance").unwrap();
    let book = permitpack::rules::builtin().unwrap();
    let title = book.documents[&kind].title.in_language(Language::En).to_owned();
    menu(&mut window, &title);
    shows(&mut window, "2 pages split off");
    is_planned(&mut window, "1-2; elsewhere 3-4");
    let case = window.state_mut().app().open_case().unwrap().clone();
    let split = case.documents.iter().rfind(|it| it.kind == kind).unwrap();
    assert_eq!(split.files[0].plan.as_ref().unwrap().to_string(), "3-4; elsewhere 1-2");
    press(&mut window, "Undo");
    is_planned(&mut window, "whole");
}

fn menu(window: &mut Window, name: &str) {
    wait(window, name, |window| window.query_by_role_and_label(Role::MenuItem, name).is_some());
    window.get_by_role_and_label(Role::MenuItem, name).click_accesskit();
    window.run();
}

#[test]
fn pages_are_worked_on_with_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages(folder.path(), 60);
    choose(&mut window, 1, Modifiers::NONE);
    let focused = |window: &Window| {
        let all = window.query_all_by_role(Role::ListBoxOption);
        let mut with = all.filter(|node| node.accesskit_node().is_focused());
        with.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    assert_eq!(focused(&window), "Page 1 of 60, scan.pdf");
    key(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&window), "Page 2 of 60, scan.pdf");
    // The last one was never laid out before.
    key(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(focused(&window), "Page 60 of 60, scan.pdf");
    key(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    key(&mut window, Modifiers::NONE, Key::Delete);
    shows(&mut window, "2 pages left out");
    is_planned(&mut window, "1-58");
    assert_eq!(focused(&window), "Page 59 of 60, scan.pdf, left out");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    is_planned(&mut window, "whole");
    // Chosen one by one with the space bar.
    key(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Modifiers::COMMAND, Key::ArrowRight);
    key(&mut window, Modifiers::COMMAND, Key::ArrowRight);
    key(&mut window, Modifiers::NONE, Key::Space);
    key(&mut window, Modifiers::NONE, Key::Delete);
    is_planned(&mut window, "2, 4-60");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    is_planned(&mut window, "whole");
    key(&mut window, Modifiers::COMMAND, Key::A);
    shows(&mut window, "60 of 60 pages selected");
    key(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Modifiers::ALT, Key::ArrowRight);
    is_planned(&mut window, "2, 1, 3-60");
}

#[test]
fn a_file_serves_two_places_and_a_page_fills_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages(folder.path(), 3);
    choose(&mut window, 1, Modifiers::NONE);
    press(&mut window, "Show the page in full");
    shows(&mut window, "Page 1 of 3");
    check_page(&window, "one page in full");
    key(&mut window, Modifiers::NONE, Key::PageDown);
    shows(&mut window, "Page 2 of 3");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Page 3 of 3, scan.pdf").is_some());
    press(&mut window, "More");
    menu(&mut window, "Use also for…");
    check_page(&window, "another use");
    let kind = DocumentTypeId::new("health_insurance").unwrap();
    let book = permitpack::rules::builtin().unwrap();
    menu(&mut window, book.documents[&kind].title.in_language(Language::En));
    shows(&mut window, "scan.pdf: used also for");
    let digest = of_kind(&mut window, KIND)[0].files[0].digest;
    let case = window.state_mut().app().open_case().unwrap().clone();
    let there = case.documents.iter().filter(|it| it.kind == kind).flat_map(|it| &it.files);
    assert_eq!(there.filter(|file| file.digest == digest).count(), 1);
}

#[test]
fn a_page_is_repaired_only_when_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages(folder.path(), 2);
    choose(&mut window, 1, Modifiers::NONE);
    press(&mut window, "More");
    menu(&mut window, "Repair this page…");
    shows(&mut window, "In the pack:");
    check_page(&window, "repairs of a page");
    is_planned(&mut window, "whole");
    let boxes: Vec<Pos2> =
        window.query_all_by_role(Role::CheckBox).map(|node| node.rect().center()).collect();
    println!("offers: {}", boxes.len());
    if let Some(first) = boxes.first() {
        click(&mut window, *first, Modifiers::NONE);
        press(&mut window, "Repair");
        shows(&mut window, "repaired");
        assert_ne!(plan(&mut window), "whole");
        press(&mut window, "Undo");
    } else {
        press(&mut window, "Cancel");
    }
    is_planned(&mut window, "whole");
}

#[test]
fn reading_a_passport_says_what_came_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_pages_of(folder.path(), 1, "passport_copy");
    choose(&mut window, 1, Modifiers::NONE);
    press(&mut window, "More");
    menu(&mut window, "Read the passport’s lines from this scan…");
    // A page without such lines, or a computer without the program: both are said, nothing is changed.
    wait(&mut window, "an answer", |window| !says(window, "Reading the page"));
    check_page(&window, "the lines of a passport");
    press(&mut window, "Cancel");
    assert!(of_kind(&mut window, "passport_copy")[0].files[0].plan.is_none());
}

/// Processor time of this thread, where the system tells it.
fn processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The slowest of a hundred frames but one, while the pages are scrolled from end to end.
fn scrolled(window: &mut Window) -> (Duration, Duration) {
    let over = page(window, "Page 1");
    window.input_mut().events.push(Event::PointerMoved(over));
    window.run();
    let mut took: Vec<Duration> = (0..200)
        .map(|frame| {
            let back = if frame % 100 < 50 { -1.0 } else { 1.0 };
            window.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, back * 1_400.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            let (since, cpu) = (Instant::now(), processor());
            window.step();
            match (cpu, processor()) {
                (Some(before), Some(after)) => after.saturating_sub(before),
                _ => since.elapsed(),
            }
        })
        .collect();
    took.sort();
    (took[100], took[197])
}

#[test]
fn two_thousand_pages_scroll_like_twenty() {
    let (few, many) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = with_pages(few.path(), 20);
    let (median, of_few) = scrolled(&mut window);
    println!("20 pages: median {median:?}, p99 {of_few:?}");
    drop(window);
    let mut window = with_pages(many.path(), 2_000);
    assert!(says(&window, "Page 1 of 2000") || says(&window, "Page 1 of 2,000"));
    let (median, of_many) = scrolled(&mut window);
    println!("2 000 pages: median {median:?}, p99 {of_many:?}");
    // Every frame of the scrolling shows other pages; what is laid out is a window's height of them.
    assert!(of_many < of_few * 4 + Duration::from_millis(20), "{of_few:?} {of_many:?}");
    let laid_out = window.query_all_by_role(Role::ListBoxOption).count();
    assert!(laid_out < 60, "{laid_out}");
    // Pictures are kept within bounds, however far one scrolls.
    let bytes = window.state().seen().picture_bytes();
    println!("bytes of pictures: {bytes}");
    assert!(bytes < (24 << 20) + (16 << 20), "{bytes}");
}
