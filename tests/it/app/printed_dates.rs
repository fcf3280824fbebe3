//! The list of dates on paper: of the case, of all cases, in the languages that are chosen.

use std::path::Path;
use std::process::Command as Process;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;

use super::harness::{
    Window, check_page, command, go, press, press_as, says, shows, type_into, wait, with_sample,
};

fn english(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    window
}

fn text_of(pdf: &Path) -> Option<String> {
    let output = Process::new("pdftotext").arg("-layout").args([pdf, Path::new("-")]).output();
    let output = output.ok().filter(|it| it.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " "))
}

fn save_as(window: &mut Window, path: &Path) {
    press(window, "Save as PDF…");
    shows(window, "Save the list of dates");
    type_into(window, "Path", &path.display().to_string());
    press(window, "Save");
    let name = path.file_name().unwrap().to_str().unwrap();
    wait(window, "the file", |window| says(window, &format!("Saved: {name}")));
}

#[test]
fn the_dates_of_the_case_are_printed_with_how_they_were_found() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    go(&mut window, Screen::CaseDeadlines);
    press(&mut window, "Print the list…");
    shows(&mut window, "Open in the viewer");
    check_page(&window, "the question before the dates are printed");
    press(&mut window, "Open in the viewer");
    shows(&mut window, "Opened in the viewer");
    // Kazakh beside English, and into a file.
    press(&mut window, "Print the list…");
    press_as(&mut window, Role::CheckBox, "In Kazakh");
    let path = out.path().join("dates.pdf");
    save_as(&mut window, &path);
    let Some(text) = text_of(&path) else { return println!("skipped: pdftotext is not there") };
    for part in ["Deadlines", "Мерзімдер", "IVANOV SERGEI", "75 1234567", "File for the permit"]
    {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert!(!text.contains("Сроки"), "{text}");
}

#[test]
fn the_dates_of_all_cases_are_printed_with_whose_they_are() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = english(folder.path());
    command(&mut window, Command::CloseCase);
    go(&mut window, Screen::Deadlines);
    press(&mut window, "Print the list…");
    shows(&mut window, "Open in the viewer");
    // Without a language there is nothing to print.
    press_as(&mut window, Role::CheckBox, "In English");
    shows(&mut window, "Choose at least one language.");
    press_as(&mut window, Role::CheckBox, "In Russian");
    let path = out.path().join("all");
    press(&mut window, "Save as PDF…");
    shows(&mut window, "Save the list of dates");
    type_into(&mut window, "Path", &path.display().to_string());
    press(&mut window, "Save");
    shows(&mut window, "Saved: all.pdf");
    let path = path.with_extension("pdf");
    let Some(text) = text_of(&path) else { return println!("skipped: pdftotext is not there") };
    for part in ["Сроки", "Все дела", "IVANOV SERGEI"] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert!(!text.contains("Deadlines"), "{text}");
    assert!(window.query_by_label("Open in the viewer").is_none(), "the question is closed");
}
