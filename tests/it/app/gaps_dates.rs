//! Dates that are marked as done, the strip of days, the count of the stay; rules by time; groups of tasks.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::screens::rules::Of;
use permitpack::domain::{DutyId, Language};
use permitpack::rules::{TaskHold, builtin};

use super::harness::{Window, check_page, command, go, texts, usual, wait, window, with_sample};

fn says(window: &Window, words: &str) -> bool {
    let plain = |text: &str| text.replace('\u{a0}', " ");
    texts(window).iter().any(|(_, text)| plain(text).contains(words))
}

fn press(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn done(window: &mut Window) -> Vec<String> {
    let case = window.state_mut().app().open_case().unwrap();
    case.done.iter().map(|it| it.duty.to_string()).collect()
}

fn count(window: &Window, words: &str) -> usize {
    texts(window).iter().filter(|(_, text)| text.contains(words)).count()
}

fn english(window: &mut Window) {
    command(window, Command::Language(Language::En));
}

#[test]
fn a_duty_is_marked_as_done_by_the_keyboard_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    english(&mut window);
    go(&mut window, Screen::CaseDeadlines);
    let title = "File for the permit";
    assert!(says(&window, title) && done(&mut window).is_empty());
    window.get_by_role_and_label(Role::Button, "Mark as done").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    check_page(&window, "the question for the day");
    let day = window.get_by_role_and_label(Role::TextInput, "Day on which it was done: Day");
    assert!(day.accesskit_node().is_focused(), "the day has the keyboard");
    // A day that is still to come is refused, and what was typed stays.
    let year = "Day on which it was done: Year";
    window.get_by_role_and_label(Role::TextInput, year).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, year).type_text("2099");
    window.run();
    let confirm = format!("Mark as done: {title}");
    press(&mut window, &confirm);
    assert!(says(&window, "This day is still to come") && done(&mut window).is_empty());
    window.get_by_role_and_label(Role::TextInput, year).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, year).type_text("2025");
    window.run();
    press(&mut window, &confirm);
    assert_eq!(done(&mut window).len(), 1, "{:?}", texts(&window));
    check_page(&window, "done");
    window.get_by_label("Which dates: Done").click();
    window.run();
    assert!(says(&window, title), "done duties have a list of their own");
    // The step that undo would take back names it too: the row is the one with the person.
    window.get_by_label_contains(&format!("{title}, IVANOV SERGEI")).click();
    window.run();
    assert!(says(&window, "Done on") && says(&window, "2025"), "{:?}", texts(&window));
    // It stops counting: the task page speaks of the next one.
    go(&mut window, Screen::Tasks);
    assert!(!says(&window, "File for the permit – "), "{:?}", texts(&window));
    command(&mut window, Command::Undo);
    wait(&mut window, "undo", |window| says(window, "File for the permit – "));
    assert!(done(&mut window).is_empty());
}

#[test]
fn a_duty_of_a_case_that_is_not_open_is_marked_as_done_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    english(&mut window);
    command(&mut window, Command::CloseCase);
    go(&mut window, Screen::Deadlines);
    wait(&mut window, "the case", |window| says(window, "89 calendar days"));
    assert!(says(&window, "IVANOV SERGEI · "), "whose date it is");
    assert!(says(&window, "90 days in any 180"));
    press(&mut window, "Mark as done");
    press(&mut window, "Mark as done: File for the permit");
    wait(&mut window, "the mark", |window| says(window, "Marked as done: File for the permit"));
    assert_eq!(count(&window, "File for the permit, "), 0, "it left the list");
    window.get_by_label("Which dates: Done").click();
    window.run();
    assert!(count(&window, "File for the permit") > 0);
    // The toast takes it back, in the case that is closed.
    window.get_by_role_and_label(Role::Button, "Undo").click();
    window.run();
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    assert!(done(&mut window).is_empty());
}

#[test]
fn the_chart_of_the_stay_says_what_is_used_in_every_language_and_width() {
    let folder = tempfile::tempdir().unwrap();
    drop(with_sample(folder.path()));
    for (width, height) in [(1280.0, 800.0), (900.0, 600.0), (640.0, 400.0)] {
        let mut window = window(folder.path(), egui::vec2(width, height));
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        for (language, title) in [
            (Language::En, "90 days in any 180"),
            (Language::Ru, "90 дней в любых 180"),
            (Language::Kk, "Кез келген 180 күнде 90 күн"),
        ] {
            command(&mut window, Command::Language(language));
            go(&mut window, Screen::CaseDeadlines);
            if width < 900.0 {
                let row = window.query_all_by_label_contains("IVANOV SERGEI").last().unwrap();
                row.click();
                window.run();
            }
            assert!(says(&window, title), "{language:?} {width}: {:?}", texts(&window));
            check_page(&window, title);
            go(&mut window, Screen::Tasks);
        }
    }
}

#[test]
fn rules_say_since_when_they_hold_what_came_before_and_what_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    english(&mut window);
    go(&mut window, Screen::Start);
    let duty = |id: &str| Command::ShowRule(Of::Duty(DutyId::new(id).unwrap()));
    command(&mut window, duty("register-stay"));
    assert!(says(&window, "since 1 July 2026, no end date"), "{:?}", texts(&window));
    assert!(says(&window, "until 10 January 2020"), "what came before it");
    assert!(says(&window, "No such rule, 11 January 2020 to 30 June 2026"));
    assert!(says(&window, "Example kept as a test"));
    check_page(&window, "a duty");
    // The one before shows the same line.
    command(&mut window, duty("old-register"));
    assert!(says(&window, "since 1 July 2026, no end date"));
    command(&mut window, Command::ShowRule(Of::Year(2026)));
    assert!(says(&window, "Working days 2026") && says(&window, "beside plain weekends"));
    assert!(says(&window, "March: "), "{:?}", texts(&window));
    check_page(&window, "a year");
    let known = builtin().unwrap().calendar.years().map(|(year, _)| year).max().unwrap();
    let unknown = known + 1;
    command(&mut window, Command::ShowRule(Of::Year(unknown)));
    assert!(says(&window, &format!("Working days {unknown}: not known")));
    press(&mut window, &format!("Show {known}"));
    assert!(says(&window, "beside plain weekends"));
}

#[test]
fn the_groups_of_the_task_list_are_those_of_the_rule_book() {
    let book = builtin().unwrap();
    assert!(book.topics.iter().all(|topic| topic.task_group.is_some()));
    for hold in [TaskHold::Route, TaskHold::Documents, TaskHold::Submit] {
        let holders = book.task_groups.iter().filter(|group| group.holds.contains(&hold));
        assert_eq!(holders.count(), 1, "{hold:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    for language in Language::ALL {
        command(&mut window, Command::Language(language));
        let said = texts(&window);
        let place = |title: &str| said.iter().position(|(_, text)| text == title);
        let shown: Vec<(usize, &str)> = (book.task_groups.iter())
            .filter_map(|group| {
                let title = group.title.in_language(language);
                Some((place(title)?, title))
            })
            .collect();
        let titles: BTreeSet<&str> = shown.iter().map(|(_, title)| *title).collect();
        assert!(titles.len() >= 5, "{language:?}: {titles:?}");
    }
}
