//! Checking, packing, deadlines and rules, driven by what a person sees.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;

use super::harness::{
    Window, check_page, command, go, press, says, texts, usual, wait, with_sample,
};
#[cfg(unix)]
use super::letters::told_to_the_printer;

#[test]
fn the_sample_is_checked_and_packed_into_a_folder_that_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("packs").join("first");
    let mut window = packed(&folder.path().join("workspace"), &target);

    let said = texts(&window);
    let says = |words: &str| said.iter().any(|(_, text)| text.contains(words));
    assert!(says("Nothing has been submitted yet."), "{said:?}");
    check_page(&window, "result");
    let written: Vec<String> = std::fs::read_dir(&target)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(written.len(), 4, "{written:?}");
    assert!(written.iter().any(|name| name.contains(".zip")), "{written:?}");

    // A second pack in the same folder touches nothing, and says what to do.
    window.get_by_label("Create another pack").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Create pack").click();
    window.run_steps(3);
    wait(&mut window, "the refusal", |window| {
        window.query_by_label("The pack was not made").is_some()
    });
    let said = texts(&window);
    assert!(said.iter().any(|(_, text)| text.contains("There is already a file of that name")));
}

/// The window after the sample was packed into a folder.
fn packed(workspace: &Path, target: &Path) -> Window {
    let mut window = with_sample(workspace);
    go(&mut window, Screen::Check);
    check_page(&window, "check");
    window.get_by_label("Create document pack").click();
    window.run();

    let field = window.get_by_label("Folder");
    field.focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.run();
    window.get_by_label("Folder").type_text(&target.display().to_string());
    window.run();
    window.get_by_role_and_label(Role::Button, "Create pack").click();
    window.run_steps(3);
    wait(&mut window, "the pack", |window| window.query_by_label("What happens next").is_some());
    window
}

/// The finished pack goes to a printer as it is: the documents, not the checklist unless it is wanted.
#[test]
#[cfg(unix)]
fn a_finished_pack_is_printed() {
    let test = "app::screens_c::a_finished_pack_is_printed";
    let Some(said) = told_to_the_printer(test) else { return print_the_pack() };
    let (options, files) = said.split_once(" -- ").expect("files");
    assert_eq!(options, "-d Office -n 1 -o sides=two-sided-long-edge");
    assert_eq!(files.matches(".pdf").count(), 1, "{said}");
    assert!(!files.contains("checklist") && files.ends_with("%PDF-"), "{said}");
}

#[cfg(unix)]
fn print_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = packed(&folder.path().join("workspace"), &folder.path().join("pack"));
    press(&mut window, "Print…");
    wait(&mut window, "the printers", |window| says(window, "On both sides"));
    check_page(&window, "the pack is printed");
    press(&mut window, "Print");
    wait(&mut window, "the printer", |window| says(window, "request id is Hall-7"));
}

#[test]
fn a_size_limit_that_is_no_number_is_told_beside_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    go(&mut window, Screen::Pack);
    window.get_by_label("Size limit of one PDF, in megabytes").focus();
    window.run();
    window.get_by_label("Size limit of one PDF, in megabytes").type_text("ten");
    window.run();
    window.get_by_role_and_label(Role::Button, "Create pack").click();
    window.run();
    let said = texts(&window);
    assert!(said.iter().any(|(_, text)| text.starts_with("Enter megabytes from 0.2 up")));
}

#[test]
fn deadlines_of_the_case_say_how_they_were_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    for (language, heading) in [
        (Language::En, "How this date was found"),
        (Language::Ru, "Как рассчитан этот срок"),
        (Language::Kk, "Бұл мерзім қалай есептелді"),
    ] {
        command(&mut window, Command::Language(language));
        go(&mut window, Screen::CaseDeadlines);
        assert!(window.query_by_label(heading).is_some(), "{heading}");
        check_page(&window, heading);
    }
}

#[test]
fn rules_are_found_by_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = usual(folder.path());
    command(&mut window, Command::Go(Screen::Start));
    go(&mut window, Screen::Rules);
    let before = texts(&window).len();
    window.get_by_label("Find a rule, an act, a word").focus();
    window.run();
    window.get_by_label("Find a rule, an act, a word").type_text("fingerprint");
    window.run();
    let said = texts(&window);
    assert!(said.len() < before, "{} of {before}", said.len());
    assert!(said.iter().any(|(_, text)| text.to_lowercase().contains("fingerprint")));
    check_page(&window, "rules");
}
