//! What stays: the keyboard on its row, what is typed when somebody presses elsewhere, each press of a key, and
//! the same number on every page.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{FactId, Language, TopicId};
use permitpack::rules::RawValue;
use permitpack::session::Edit;

use super::harness::{
    LANGUAGES, Window, command, go, says, shows, texts, usual, wait, window, with_sample,
};

fn english(folder: &std::path::Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    window
}

/// The name of what has the keyboard.
fn focused(window: &Window) -> Option<String> {
    let nodes = window.root().children_recursive();
    let mut names = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        node.is_focused().then(|| node.label()).flatten()
    });
    names.next()
}

/// Gives the keyboard to the control whose name begins so; its whole name.
#[track_caller]
fn stand_on(window: &mut Window, role: Role, beginning: &str) -> String {
    let found = window
        .query_all_by_role(role)
        .find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(beginning)));
    let node = found.unwrap_or_else(|| panic!("no {beginning} in {:?}", texts(window)));
    let name = node.accesskit_node().label().unwrap();
    node.focus();
    window.run();
    assert_eq!(focused(window).as_ref(), Some(&name));
    name
}

fn answer(fact: &str, text: &str) -> Command {
    let answers = vec![(FactId::new(fact).unwrap(), RawValue::from(text))];
    Command::Edit(Box::new(Edit::Answer(answers)))
}

/// "22 of 25": of the first text that begins with digits and ends so.
#[track_caller]
fn progress(window: &Window, after: &str) -> String {
    let texts = texts(window);
    let of = |text: &str| -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let at = words.windows(3).position(|it| {
            it[1] == "of"
                && [it[0], it[2]].iter().all(|word| {
                    word.trim_matches(',').chars().all(|letter| letter.is_ascii_digit())
                })
        })?;
        Some(words[at..at + 3].join(" ").trim_matches(',').to_owned())
    };
    let found = texts.iter().find_map(|(_, text)| text.contains(after).then(|| of(text)).flatten());
    found.unwrap_or_else(|| panic!("no number at {after} in {texts:?}"))
}

#[test]
fn the_row_of_a_case_says_the_same_number_as_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let key = window.state_mut().app().first_case().unwrap();
    let same = |window: &mut Window| {
        go(window, Screen::Tasks);
        let of_page = progress(window, " done");
        command(window, Command::CloseCase);
        shows(window, "Due in 30 days");
        assert_eq!(progress(window, "IVANOV SERGEI,"), of_page);
        of_page
    };
    let before = same(&mut window);
    command(&mut window, Command::OpenCase(key));
    command(&mut window, answer("applicant.birth_date", ""));
    let after = same(&mut window);
    assert_ne!(before, after);
    drop(window);
    let mut window = usual(folder.path());
    assert_eq!(progress(&window, "IVANOV SERGEI,"), after);
    command(&mut window, Command::OpenCase(key));
    assert_eq!(progress(&window, " done"), after);
}

#[test]
fn the_keyboard_stays_on_its_row_when_another_comes_above() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::Tasks);
    stand_on(&mut window, Role::Button, "Check the answers,");
    // A file without a place is a task, and stands further up.
    let file = window.state_mut().app().open_case().unwrap().documents[0].files[0].clone();
    let add = Edit::AddFiles { files: vec![file], to: None };
    let rows = window.query_all_by_role(Role::Button).count();
    command(&mut window, Command::Edit(Box::new(add)));
    assert!(window.query_all_by_role(Role::Button).count() > rows, "a row more");
    let row = focused(&window).expect("something has the keyboard");
    assert!(row.starts_with("Check the answers,"), "{row}");
    // The list of dates: what is done goes from it.
    go(&mut window, Screen::CaseDeadlines);
    let rows: Vec<String> = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.contains("IVANOV"))
        .collect();
    if let [_, .., last] = rows.as_slice() {
        let last = stand_on(&mut window, Role::Button, last);
        let case = window.state_mut().app().open_case().unwrap().clone();
        let book = permitpack::rules::builtin().unwrap();
        let today = permitpack::domain::AsOf(chrono::Local::now().date_naive());
        let assessment = permitpack::rules::assess(&book, &case, today);
        let open = assessment.deadlines.iter().find(|it| {
            let title = book.duties[&it.duty].title.in_language(Language::En);
            it.status != permitpack::rules::DeadlineStatus::Done
                && it.applies != permitpack::rules::Truth::No
                && !last.starts_with(title)
        });
        let duty = open.expect("another one").duty.clone();
        let done = permitpack::domain::DoneDuty { duty, on: today.0 };
        command(&mut window, Command::Edit(Box::new(Edit::MarkDone(done))));
        assert_eq!(focused(&window), Some(last));
    }
}

#[test]
fn the_reasons_keep_the_keyboard_when_the_document_above_them_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::Question(TopicId::new("passport").unwrap()));
    shows(&mut window, "In documents");
    let links: Vec<String> = window
        .query_all_by_role(Role::Link)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let link = links.last().expect("a link among the reasons").clone();
    let link = stand_on(&mut window, Role::Link, &link);
    let case = window.state_mut().app().open_case().unwrap();
    let ids: Vec<_> = case.documents.iter().map(|it| it.id.clone()).collect();
    for id in ids {
        command(&mut window, Command::Edit(Box::new(Edit::RemoveDocument(id))));
    }
    assert!(!says(&window, "In documents"));
    assert_eq!(focused(&window), Some(link));
}

#[test]
fn each_press_of_a_key_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    let press = |window: &mut Window, key: Key| {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        window.input_mut().events.extend([event(true), event(false)]);
    };
    // Both within one frame, as when the computer is busy.
    press(&mut window, Key::Equals);
    press(&mut window, Key::Equals);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.25).abs() < 0.01, "{}", window.ctx.zoom_factor());
    press(&mut window, Key::Minus);
    press(&mut window, Key::Minus);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 0.01);
    // In the order in which they came.
    command(&mut window, answer("applicant.birth_place", "One"));
    command(&mut window, answer("applicant.birth_place", "Two"));
    press(&mut window, Key::Z);
    press(&mut window, Key::Z);
    press(&mut window, Key::Y);
    window.run();
    wait(&mut window, "two steps back and one forth", |window| {
        let case = window.state().seen().open_case();
        let fact = FactId::new("applicant.birth_place").unwrap();
        let value = case.and_then(|case| case.facts.value(&fact).cloned());
        value == Some(permitpack::domain::Value::Text("One".to_owned()))
    });
}

#[test]
fn what_is_typed_is_kept_when_a_screen_reader_presses_a_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = english(folder.path());
    go(&mut window, Screen::Letters);
    wait(&mut window, "its words", |window| says(window, "Russian, part 2"));
    let role = Role::MultilineTextInput;
    window.get_by_role_and_label(role, "Russian, part 2").focus();
    window.run();
    window.get_by_role_and_label(role, "Russian, part 2").type_text("ЗОРКО ");
    window.run();
    let edits =
        |window: &mut Window| window.state_mut().app().open_case().unwrap().letter_edits.len();
    assert_eq!(edits(&mut window), 0, "the keyboard is still there");
    // The reader presses and moves nothing.
    window.get_by_role_and_label(Role::Button, "Print…").click_accesskit();
    window.run();
    assert_eq!(edits(&mut window), 1);
}

#[test]
fn the_bar_above_the_pages_is_one_row_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    for size in [vec2(1280.0, 800.0), vec2(900.0, 600.0)] {
        let mut window = {
            super::harness::put_sample(folder.path());
            window(folder.path(), size)
        };
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        for (language, _) in LANGUAGES {
            command(&mut window, Command::Language(language));
            let kind = permitpack::domain::DocumentTypeId::new("application_form").unwrap();
            let case = window.state_mut().app().open_case().unwrap();
            let document = case.documents.iter().find(|it| it.kind == kind).unwrap().id.clone();
            let target = permitpack::session::answers::Target::Document(document);
            command(&mut window, Command::Mend(Box::new(target)));
            let say = |key: &str| permitpack::i18n::say(language, key, &[]);
            wait(&mut window, "the bar", |window| {
                window.query_by_label(&say("docs-turn-left")).is_some()
            });
            let keys = [
                "docs-turn-left",
                "docs-turn-right",
                "docs-move-earlier",
                "docs-move-later",
                "docs-leave-out",
                "docs-split",
                "docs-replace",
                "docs-more",
            ];
            let tops = keys.map(|key| {
                let rect = window.get_by_role_and_label(Role::Button, &say(key)).rect();
                rect.center().y.round()
            });
            let first = tops[0];
            assert!(
                tops.iter().all(|top| (top - first).abs() < 1.5),
                "{language:?} {size} {tops:?}"
            );
        }
    }
}
