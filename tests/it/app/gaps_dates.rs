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

use super::harness::{
    Window, check_page, command, go, hides, press, press_named, says, shows, texts, usual, wait,
    window, with_sample,
};

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
    shows(&mut window, title);
    assert!(done(&mut window).is_empty());
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
    shows(&mut window, "This day is still to come");
    assert!(done(&mut window).is_empty());
    window.get_by_role_and_label(Role::TextInput, year).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, year).type_text("2025");
    window.run();
    press(&mut window, &confirm);
    assert_eq!(done(&mut window).len(), 1, "{:?}", texts(&window));
    check_page(&window, "done");
    press_named(&mut window, "Which dates: Done");
    shows(&mut window, title);
    // The step that undo would take back names it too: the row is the one with the person.
    window.get_by_label_contains(&format!("{title}, IVANOV SERGEI")).click();
    window.run();
    shows(&mut window, "Done on");
    shows(&mut window, "2025");
    // It stops counting: the task page speaks of the next one.
    go(&mut window, Screen::Tasks);
    hides(&mut window, "File for the permit – ");
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
    shows(&mut window, "IVANOV SERGEI · ");
    shows(&mut window, "90 days in any 180");
    press(&mut window, "Mark as done");
    press(&mut window, "Mark as done: File for the permit");
    wait(&mut window, "the mark", |window| says(window, "Marked as done: File for the permit"));
    assert_eq!(count(&window, "File for the permit, "), 0, "it left the list");
    press_named(&mut window, "Which dates: Done");
    assert!(count(&window, "File for the permit") > 0);
    // The toast takes it back, in the case that is closed.
    press(&mut window, "Undo");
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
            shows(&mut window, title);
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
    shows(&mut window, "since 1 July 2026, no end date");
    shows(&mut window, "until 10 January 2020");
    shows(&mut window, "No such rule, 11 January 2020 to 30 June 2026");
    shows(&mut window, "Example kept as a test");
    check_page(&window, "a duty");
    // The one before shows the same line.
    command(&mut window, duty("old-register"));
    shows(&mut window, "since 1 July 2026, no end date");
    command(&mut window, Command::ShowRule(Of::Year(2026)));
    shows(&mut window, "Working days 2026");
    shows(&mut window, "beside plain weekends");
    shows(&mut window, "March: ");
    check_page(&window, "a year");
    let known = builtin().unwrap().calendar.years().map(|(year, _)| year).max().unwrap();
    let unknown = known + 1;
    command(&mut window, Command::ShowRule(Of::Year(unknown)));
    shows(&mut window, &format!("Working days {unknown}: not known"));
    press(&mut window, &format!("Show {known}"));
    shows(&mut window, "beside plain weekends");
}

#[test]
fn the_groups_of_the_task_list_are_those_of_the_rule_book() {
    let book = builtin().unwrap();
    assert!(book.topics.iter().all(|topic| topic.task_group.is_some()));
    for hold in [TaskHold::Route, TaskHold::Documents, TaskHold::Letters, TaskHold::Submit] {
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
