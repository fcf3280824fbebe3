//! Where dialogs begin, what they are filled with, and what a click beside them does; and that one count is said
//! wherever a case says how far it is.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;
use permitpack::domain::{DoneDuty, Language};
use permitpack::export::words;
use permitpack::rules::builtin;
use permitpack::rules::counted::Counted;
use permitpack::session::Edit;

use super::harness::{
    LANGUAGES, Window, command, go, press_as, put_sample, says, shows, type_into, window,
};
use super::journeys::Person;
use super::pictures;
use crate::repair::sizes;

const SMALL: Vec2 = vec2(900.0, 600.0);
const USUAL: Vec2 = vec2(1280.0, 800.0);

fn person(folder: &Path, size: Vec2, language: Language) -> Person {
    put_sample(folder);
    let mut window = window(folder, size);
    command(&mut window, Command::Language(language));
    let mut person = Person { window, language, book: builtin().unwrap() };
    let key = person.window.state_mut().app().first_case().expect("the sample");
    command(&mut person.window, Command::OpenCase(key));
    person
}

fn focused(window: &Window) -> Option<(Role, String)> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

fn click_beside(window: &mut Window) {
    let at = pos2(4.0, 60.0);
    window.input_mut().events.push(Event::PointerMoved(at));
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        window.input_mut().events.push(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers,
        });
    }
    window.run();
}

fn dark_and_light(person: &mut Person, name: &str) {
    let size = person.window.ctx.content_rect().size();
    for (theme, word) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        command(&mut person.window, Command::Theme(theme));
        let name = format!("{name}-{:?}-{word}-{}", person.language, size.x);
        pictures::take(&person.window, &name);
    }
}

fn limit(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(folder.path(), size, language);
    go(&mut person.window, Screen::Documents);
    let link = person.word("docs-limit-set");
    person.press_as(Role::Link, &link);
    let label = person.word("pack-limit");
    assert_eq!(focused(&person.window), Some((Role::TextInput, label.clone())));
    // Nothing is typed yet, so a click beside it closes it.
    click_beside(&mut person.window);
    assert!(person.window.query_by_label(&label).is_none());
    person.press_as(Role::Link, &link);
    type_into(&mut person.window, &label, "2.5 M");
    let wrong = person.word("pack-limit-wrong");
    person.finds(&wrong);
    dark_and_light(&mut person, "limit-wrong");
    let typed = if language == Language::En { "2.5" } else { "2,5" };
    type_into(&mut person.window, &label, typed);
    assert!(!says(&person.window, &wrong));
    click_beside(&mut person.window);
    let field = person.window.get_by_role_and_label(Role::TextInput, &label);
    assert_eq!(field.accesskit_node().value().as_deref(), Some(typed), "it is still there");
    person.window.key_press(Key::Enter);
    person.window.run();
    assert!(person.window.query_by_label(&label).is_none(), "Enter saves it");
    let size = words::size(2_500_000, language);
    shows(&mut person.window, &size);
    let link = person.word("docs-limit-change");
    person.press_as(Role::Link, &link);
    let field = person.window.get_by_role_and_label(Role::TextInput, &label);
    assert_eq!(field.accesskit_node().value().as_deref(), Some(typed), "as it was typed");
    person.looks("the size limit");
    person.window.key_press(Key::Escape);
    person.window.run();
    assert!(person.window.query_by_label(&label).is_none());
}

#[test]
fn a_size_limit_takes_decimals_and_is_not_lost_to_a_click_beside_it() {
    for (language, _) in LANGUAGES {
        limit(USUAL, language);
    }
    limit(SMALL, Language::Ru);
}

#[test]
fn every_dialog_of_the_documents_begins_at_what_is_to_be_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(folder.path(), USUAL, Language::En);
    go(&mut person.window, Screen::Documents);
    let begins = |person: &mut Person, role: Role, name: &str| {
        assert_eq!(focused(&person.window), Some((role, name.to_owned())));
        person.window.key_press(Key::Escape);
        person.window.run();
    };
    person.press_word("docs-review");
    let name = format!("{}: {}", person.word("docs-dialog-review"), person.word("docs-to-review"));
    begins(&mut person, Role::RadioButton, &name);
    person.press_word("docs-describe");
    let name = person.word("docs-fact-form");
    begins(&mut person, Role::ComboBox, &name);
    person.press_word("docs-more");
    let words = person.word("docs-use-also");
    person.press_as(Role::MenuItem, &words);
    let name = person.word("docs-search-place");
    begins(&mut person, Role::TextInput, &name);
    person.window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    person.window.run();
    let name = person.word("search-field");
    begins(&mut person, Role::TextInput, &name);
}

/// A paper beside another of its kind: which one is there is said by kind, number and pages.
fn placing(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(&folder.path().join("workspace"), size, language);
    let path = folder.path().join("new passport.jpg");
    std::fs::write(&path, sizes::scan(600, 80)).unwrap();
    command(&mut person.window, Command::Import { paths: vec![path], to: None });
    person.wait_for("the file", |case| case.inbox.len() == 1);
    go(&mut person.window, Screen::Documents);
    let case = person.case();
    let there = case.documents.iter().find(|it| it.number.is_some() && it.files.len() == 1);
    let there = there.expect("a paper with a number").clone();
    let file = case.inbox[0].clone();
    let kind = there.kind.as_str().to_owned();
    // Another place is asked for by name, and a paper of that kind lies there.
    let other = person.words("docs-other-place-name", &[("file", (&file.name).into())]);
    person.press(&other);
    let search = person.word("docs-search-place");
    assert_eq!(focused(&person.window), Some((Role::TextInput, search)));
    let title = person.title(&kind);
    person.press_as(Role::MenuItem, &title);
    let pages = person.words("docs-pages", &[("count", there.page_count().into())]);
    let number = there.number.clone().unwrap();
    let named = format!("{title}, {number}");
    let gaps = [("document", named.as_str().into()), ("pages", pages.as_str().into())];
    let adds = person.words("docs-placing-pages", &gaps);
    let replaces = person.words("docs-placing-replace", &gaps);
    let name = person.word("docs-placing-as");
    let add = format!("{name}: {adds}");
    let replace = format!("{name}: {replaces}");
    assert_eq!(focused(&person.window), Some((Role::RadioButton, add)));
    assert!(person.window.query_by_label(&replace).is_some(), "{replace}");
    person.looks("placing a paper");
    dark_and_light(&mut person, "placing");
    person.press_as(Role::RadioButton, &replace);
    person.press_word("docs-put-there");
    person.wait_for("the new paper", |case| case.inbox.is_empty());
    let now = person.case();
    let of_kind: Vec<_> = now.documents.iter().filter(|it| it.kind == there.kind).collect();
    assert_eq!(of_kind.len(), 1, "the old one is gone");
    assert_eq!(of_kind[0].files.len(), 1);
    assert_eq!(of_kind[0].files[0].digest, file.digest);
    // One step back brings both back.
    person.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    person.window.run();
    person.wait_for("the way back", |case| case.inbox.len() == 1);
    let back = person.case();
    assert!(back.documents.iter().any(|it| it.id == there.id && it.files == there.files));
}

#[test]
fn a_paper_that_is_there_is_named_and_can_be_replaced() {
    placing(USUAL, Language::En);
}

#[test]
fn one_count_is_said_everywhere_and_what_is_optional_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(&folder.path().join("workspace"), USUAL, Language::En);
    let case = person.case();
    let book = std::sync::Arc::clone(&person.book);
    let found =
        permitpack::rules::assess(&book, &case, permitpack::domain::AsOf(super::journeys::today()));
    let counted = Counted::of_all(&book, &found);
    assert!(counted.is_whole() && counted.optional.len() == 1, "{counted:?}");
    let optional = book.requirements[&counted.optional[0]].title.clone();
    for (language, _) in LANGUAGES {
        person.language = language;
        command(&mut person.window, Command::Language(language));
        go(&mut person.window, Screen::Documents);
        let count = person
            .words("docs-have", &[("have", counted.have.into()), ("of", counted.asked.into())]);
        person.finds(&count);
        let title = optional.in_language(language).to_owned();
        let gaps = [("count", 1_i64.into()), ("items", title.as_str().into())];
        let named = person.words("items-optional", &gaps);
        person.finds(&named);
        dark_and_light(&mut person, "counts-documents");
        go(&mut person.window, Screen::Tasks);
        person.finds(&title);
        dark_and_light(&mut person, "counts-tasks");
    }
    command(&mut person.window, Command::Language(Language::En));
    person.language = Language::En;
    let target = folder.path().join("pack");
    go(&mut person.window, Screen::Pack);
    type_into(&mut person.window, "Folder", &target.display().to_string());
    press_as(&mut person.window, Role::Button, "Create pack");
    shows(&mut person.window, "What happens next");
    for size in [SMALL, USUAL] {
        person.window.set_size(size);
        person.window.run();
        for (language, _) in LANGUAGES {
            person.language = language;
            command(&mut person.window, Command::Language(language));
            let all = person.words("pack-checked-all-items", &[("all", counted.asked.into())]);
            let title = optional.in_language(language).to_owned();
            let gaps = [("count", 1_i64.into()), ("items", title.as_str().into())];
            let named = person.words("items-optional", &gaps);
            if size == USUAL {
                person.finds(&all);
                person.finds(&named);
            }
            // The first step says by when.
            let by = words_of_first_step(&person);
            assert!(by.contains("202"), "{by}");
            person.looks("the result");
            dark_and_light(&mut person, "counts-result");
        }
    }
}

/// What is read aloud of the first step.
fn words_of_first_step(person: &Person) -> String {
    let all = super::harness::texts(&person.window);
    let first = all.into_iter().find(|(_, text)| text.starts_with("1. "));
    first.expect("a first step").1
}

#[test]
fn the_result_counts_what_the_pack_has_and_its_dates_follow_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(&folder.path().join("workspace"), USUAL, Language::En);
    let today = permitpack::domain::AsOf(super::journeys::today());
    let book = std::sync::Arc::clone(&person.book);
    let case = person.case();
    let whole = Counted::of_all(&book, &permitpack::rules::assess(&book, &case, today));
    // A paper without which one item is missing, and nothing else.
    let (gone, found) = (case.documents.iter())
        .find_map(|document| {
            let mut without = case.clone();
            without.documents.retain(|it| it.id != document.id);
            let found = permitpack::rules::assess(&book, &without, today);
            let counted = Counted::of_all(&book, &found);
            let is_it = counted.asked == whole.asked && counted.have + 1 == whole.have;
            is_it.then(|| (document.id.clone(), found))
        })
        .expect("a paper of one item");
    assert!(!found.is_complete(), "the pack is a draft");
    command(&mut person.window, Command::Edit(Box::new(Edit::RemoveDocument(gone))));
    person.make_pack(&folder.path().join("pack"));
    let all = case.documents.len();
    command(&mut person.window, Command::Undo);
    person.wait_for("the paper", |case| case.documents.len() == all);
    // It says something else than the case by now, and can be looked at all the same.
    go(&mut person.window, Screen::Pack);
    let show = person.word("pack-earlier-show");
    person.press_as(Role::Link, &show);
    for (language, _) in LANGUAGES {
        person.language = language;
        command(&mut person.window, Command::Language(language));
        let counts = |done: u32| [("done", done.into()), ("all", whole.asked.into())];
        let lacks = person.words("pack-checked-items", &counts(whole.have - 1));
        person.finds(&lacks);
        let has_all = person.words("pack-checked-all-items", &[("all", whole.asked.into())]);
        assert!(!person.sees(&has_all), "{has_all}");
    }
    // What lies ahead is that of today: a term that was kept is told no longer.
    command(&mut person.window, Command::Language(Language::En));
    let by = words_of_first_step(&person);
    assert!(by.contains("202"), "{by}");
    let procedure = book.procedure(&case.procedure).unwrap();
    for duty in &procedure.next_steps[0].until {
        let kept = DoneDuty { duty: duty.clone(), on: today.0 };
        command(&mut person.window, Command::Edit(Box::new(Edit::MarkDone(kept))));
    }
    person.window.run();
    let by = words_of_first_step(&person);
    assert!(!by.contains("202"), "{by}");
}
