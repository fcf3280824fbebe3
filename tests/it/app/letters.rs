//! The page of letters: its pages follow what is typed, everything can be undone, paper comes out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;
use permitpack::session::Edit;
use permitpack::session::paper::made::{What, Whither};

use super::harness::{
    Window, check_page, command, go, press, press_named, says, shows, texts, type_into, wait,
    window, with_sample,
};
use super::journeys::Dropped;

const LETTER: &str = "Letter of the inviting party";

fn letters(folder: &Path) -> Window {
    let mut window = with_sample(folder);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Letters);
    wait(&mut window, "the letters", |window| says(window, "Page 1 of"));
    window
}

/// Chooses a letter of the list by the beginning of its name.
fn choose(window: &mut Window, title: &str) {
    let row = window
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(title)));
    // It may lie below the fold.
    row.unwrap_or_else(|| panic!("no {title} in {:?}", texts(window))).click_accesskit();
    window.run();
}

fn edits(window: &mut Window) -> Vec<String> {
    let app = window.state_mut().app();
    let case = app.open_case().expect("a case");
    case.letter_edits.iter().flat_map(|edit| edit.texts.values().cloned()).collect()
}

fn text_of(pdf: &Path) -> Option<String> {
    let output = Process::new("pdftotext").arg("-layout").args([pdf, Path::new("-")]).output();
    output
        .ok()
        .filter(|it| it.status.success())
        .map(|it| String::from_utf8_lossy(&it.stdout).into())
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn own_words_are_printed_undone_and_saved() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = letters(folder.path());
    choose(&mut window, LETTER);
    wait(&mut window, "its words", |window| says(window, "Russian, part 2"));
    let before = window.state_mut().app().letter_pages().expect("pages");
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Russian, part 2");
    field.focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Russian, part 2").type_text("ЗОРКО ");
    window.run();
    // The pages follow before the words are the case's.
    assert!(edits(&mut window).is_empty());
    wait(&mut window, "pages that follow what is typed", |window| {
        window.state().seen().letter_pages().is_some_and(|pages| pages != before)
    });
    check_page(&window, "letters");
    // The keyboard leaves the field: now they are.
    window.get_by_role_and_label(Role::Button, "Save all as PDF…").focus();
    window.run();
    wait(&mut window, "the edit", |window| says(window, "Reset part 2"));
    wait(&mut window, "the words in the case", |window| {
        window.state().seen().open_case().is_some_and(|case| !case.letter_edits.is_empty())
    });
    let kept = edits(&mut window);
    assert!(kept.iter().any(|text| text.contains("ЗОРКО")), "{kept:?}");
    let path = out.path().join("one.pdf");
    let id = permitpack::domain::LetterId::new("inviting-party-letter").unwrap();
    let what = What::Letters(vec![id]);
    command(&mut window, Command::Paper(what, Whither::File(path.clone()), false));
    wait(&mut window, "the file", |window| says(window, "Saved: one.pdf"));
    if let Some(text) = text_of(&path) {
        assert!(text.contains("ЗОРКО"), "{text}");
    } else {
        println!("skipped: pdftotext is not installed");
    }
    command(&mut window, Command::Undo);
    wait(&mut window, "undo", |window| !says(window, "Reset part 2"));
    assert!(edits(&mut window).is_empty());
    // All of them, through the question for a folder.
    press(&mut window, "Save all as PDF…");
    let typed = out.path().join("all");
    fs::create_dir(&typed).unwrap();
    let words = typed.display().to_string();
    type_into(&mut window, "Path", &words);
    press(&mut window, "Save");
    wait(&mut window, "the files", |window| says(window, "PDFs saved"));
    let all = pdfs(&typed);
    assert!(all.len() >= 6, "{all:?}");
    for pdf in &all {
        if let Some(text) = text_of(pdf) {
            assert!(text.chars().count() > 100, "{} has no words", pdf.display());
            assert!(!text.contains("ЗОРКО"), "{}", pdf.display());
        }
    }
    // Again: nothing is replaced without a word.
    command(&mut window, Command::Paper(What::All, Whither::Folder(typed), false));
    wait(&mut window, "the refusal", |window| says(window, "There are already files"));
    press(&mut window, "Replace");
    wait(&mut window, "the files", |window| says(window, "PDFs saved"));
}

#[test]
fn replace_means_the_file_of_which_it_was_said() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = letters(folder.path());
    let paths = ["a.pdf", "b.pdf"].map(|name| out.path().join(name));
    for path in &paths {
        fs::write(path, b"mine").unwrap();
    }
    let all = permitpack::rules::builtin().unwrap();
    let what = What::Letters(vec![all.letters[0].id.clone()]);
    // Two at a time; whichever ends last has the last word.
    for path in &paths {
        let to = Whither::File(path.clone());
        window.state_mut().app().push(Command::Paper(what.clone(), to, false));
    }
    window.run();
    let begun = |window: &Window| says(window, "There is already a file");
    wait(&mut window, "both refusals", |window| begun(window) && !says(window, "Preparing"));
    let told = usize::from(says(&window, "b.pdf"));
    press(&mut window, "Replace");
    wait(&mut window, "the file", |window| says(window, "Saved: "));
    assert!(fs::read(&paths[told]).unwrap().starts_with(b"%PDF"));
    assert_eq!(fs::read(&paths[1 - told]).unwrap(), b"mine");
    // The message may stay while another case is opened: its letters do not take the place of these.
    let elsewhere = Command::ReplacePaper(
        Some(permitpack::store::CaseKey(999)),
        what,
        Whither::File(paths[1 - told].clone()),
    );
    command(&mut window, elsewhere);
    shows(&mut window, "belong to another case");
    assert_eq!(fs::read(&paths[1 - told]).unwrap(), b"mine");
}

#[test]
fn own_words_go_back_to_the_original() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = letters(folder.path());
    choose(&mut window, LETTER);
    wait(&mut window, "its words", |window| says(window, "Kazakh, part 2"));
    window.get_by_role_and_label(Role::MultilineTextInput, "Kazakh, part 2").focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Kazakh, part 2").type_text("{x");
    window.run();
    shows(&mut window, "is not understood");
    // It may lie below the fold.
    let reset = "Reset part 2 to the original words";
    window.get_by_role_and_label(Role::Button, reset).click_accesskit();
    window.run();
    wait(&mut window, "the reset", |window| !says(window, "is not understood"));
    assert!(edits(&mut window).is_empty());
}

#[test]
fn a_blank_leads_to_its_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = letters(folder.path());
    choose(&mut window, LETTER);
    wait(&mut window, "what is blank", |window| says(window, "Answer: "));
    let link = window.query_all_by_label_contains("Answer: ").next().unwrap();
    let question = link.accesskit_node().label().unwrap().replace("Answer: ", "");
    link.click();
    window.run();
    shows(&mut window, &question);
    let focused = window.root().children_recursive().any(|node| node.accesskit_node().is_focused());
    assert!(focused, "the field has the keyboard");
}

#[test]
fn the_print_set_is_saved_and_the_viewer_prints() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = letters(folder.path());
    press(&mut window, "Print set…");
    wait(&mut window, "the question", |window| says(window, "Open in the viewer"));
    check_page(&window, "the print set");
    press(&mut window, "Open in the viewer");
    wait(&mut window, "the viewer", |window| says(window, "Opened in the viewer"));
    let path = out.path().join("set.pdf");
    command(&mut window, Command::Paper(What::Set, Whither::File(path.clone()), false));
    wait(&mut window, "the set", |window| says(window, "Saved: set.pdf"));
    assert!(fs::metadata(&path).unwrap().len() > 10_000);
    press(&mut window, "Print…");
    check_page(&window, "printing");
}

#[test]
fn the_signed_scan_takes_the_place_of_the_draft() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = letters(folder.path());
    // In the sample it is signed: that paper goes first.
    let app = window.state_mut().app();
    let signed = app.open_case().unwrap().documents.iter();
    let mut signed = signed.filter(|it| it.kind.as_str() == "inviting_party_letter");
    let id = signed.next().expect("the signed letter").id.clone();
    shows(&mut window, "The signed paper is in the pack");
    command(&mut window, Command::Edit(Box::new(Edit::RemoveDocument(id))));
    choose(&mut window, LETTER);
    wait(&mut window, "the draft", |window| says(window, "Put the signed scan in its place…"));
    press(&mut window, "Put the signed scan in its place…");
    let scan = scans.path().join("signed.png");
    image::RgbImage::from_pixel(600, 848, image::Rgb([9, 200, 200])).save(&scan).unwrap();
    let words = scan.display().to_string();
    type_into(&mut window, "Path", &words);
    press(&mut window, "Put in its place");
    wait(&mut window, "the signed paper", |window| says(window, "The signed paper is in the pack"));
    // The draft is kept beside it and can be looked at.
    let kept = |window: &mut Window| window.state_mut().app().open_case().unwrap().drafts.len();
    assert_eq!(kept(&mut window), 1);
    assert!(says(&window, "The draft of"), "{:?}", texts(&window));
    let open = window.query_all_by_label_contains("Open the draft of").next().expect("a way");
    open.click_accesskit();
    window.run();
    wait(&mut window, "the viewer", |window| says(window, "Opened in the viewer"));
    command(&mut window, Command::Undo);
    wait(&mut window, "undo", |window| !says(window, "The signed paper is in the pack"));
    assert_eq!(kept(&mut window), 0);
    command(&mut window, Command::Redo);
    wait(&mut window, "redo", |window| says(window, "The draft of"));
}

#[test]
fn a_paper_dropped_on_a_row_is_for_that_letter_and_a_broken_one_for_none() {
    let (folder, scans) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut window = letters(folder.path());
    let app = window.state_mut().app();
    let kinds = ["inviting_party_letter", "owner_consent"];
    let documents = app.open_case().unwrap().documents.iter();
    let ids: Vec<_> =
        documents.filter(|it| kinds.contains(&it.kind.as_str())).map(|it| it.id.clone()).collect();
    assert_eq!(ids.len(), 2);
    for id in ids {
        command(&mut window, Command::Edit(Box::new(Edit::RemoveDocument(id))));
    }
    choose(&mut window, "Cover letter");
    let at = window
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(LETTER)))
        .expect("the row")
        .rect()
        .center();
    let of_kind = |window: &mut Window, kind: &str| {
        let case = window.state_mut().app().open_case().unwrap();
        case.documents.iter().filter(|it| it.kind.as_str() == kind).count()
    };
    let drop_at = |window: &mut Window, path: &Path| {
        window.hover_at(at);
        window.run();
        window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_owned())));
        window.run();
    };
    // Damaged: nothing takes the place of the letter, and the page says where the file is told of.
    let broken = scans.path().join("broken.png");
    fs::write(&broken, b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR broken").unwrap();
    drop_at(&mut window, &broken);
    wait(&mut window, "the refusal", |window| says(window, "was not added"));
    assert_eq!(of_kind(&mut window, kinds[0]), 0);
    assert!(window.state_mut().app().open_case().unwrap().drafts.is_empty());
    let scan = scans.path().join("signed.png");
    image::RgbImage::from_pixel(600, 848, image::Rgb([9, 200, 200])).save(&scan).unwrap();
    drop_at(&mut window, &scan);
    wait(&mut window, "the signed paper", |window| says(window, "The signed paper is in the pack"));
    assert_eq!((of_kind(&mut window, kinds[0]), of_kind(&mut window, kinds[1])), (1, 0));
    let drafts = &window.state_mut().app().open_case().unwrap().drafts;
    let of: Vec<&str> = drafts.iter().map(|draft| draft.letter.as_str()).collect();
    assert_eq!(of, ["inviting-party-letter"]);
}

#[test]
fn a_letter_is_a_task_that_leads_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Tasks);
    wait(&mut window, "the tasks", |window| {
        says(window, "Power of attorney of the representative")
    });
    assert!(texts(&window).iter().any(|(_, text)| text == "Letters"));
    choose(&mut window, "Power of attorney of the representative");
    wait(&mut window, "its page", |window| {
        says(window, "Power of attorney of the representative, draft")
    });
    wait(&mut window, "its pages", |window| says(window, "Page 1 of 1, Power of attorney"));
}

/// Runs a test once more in a process of its own, with an `lp` and an `lpstat` that are none on its path: what `lp` was
/// told, and the first bytes of the last file. `None` in that process: the test is to print.
#[cfg(unix)]
pub(super) fn told_to_the_printer(test: &str) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    const MARK: &str = "PERMITPACK_TEST_LP";
    if std::env::var_os(MARK).is_some() {
        return None;
    }
    let tools = tempfile::tempdir().unwrap();
    let said = tools.path().join("said");
    let tool = |name: &str, text: &str| {
        let path = tools.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    };
    tool("lpstat", "echo 'Office accepting requests'; echo 'Hall accepting requests'");
    tool(
        "lp",
        &format!(
            "echo \"$*\" >> '{0}'; for f; do :; done; head -c 5 \"$f\" >> '{0}'; \
             echo 'request id is Hall-7 (1 file(s))'",
            said.display()
        ),
    );
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap());
    let done = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("PATH", path)
        .env(MARK, &said)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{}{told}", String::from_utf8_lossy(&done.stdout));
    Some(fs::read_to_string(&said).unwrap())
}

#[test]
#[cfg(unix)]
fn a_letter_goes_to_the_printer_that_was_chosen() {
    let test = "app::letters::a_letter_goes_to_the_printer_that_was_chosen";
    let Some(said) = told_to_the_printer(test) else { return print_in_the_window() };
    assert!(said.starts_with("-d Office -n 2 -o sides=two-sided-long-edge -- /"), "{said}");
    assert!(said.ends_with("%PDF-"), "{said}");
}

#[cfg(unix)]
fn print_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = letters(folder.path());
    choose(&mut window, "Cover letter");
    wait(&mut window, "its pages", |window| says(window, "Cover letter"));
    press(&mut window, "Print…");
    wait(&mut window, "the printers", |window| says(window, "On both sides"));
    check_page(&window, "the printers");
    // The counter wants two of this letter; the set has both in it and is printed once.
    let copies = |window: &Window| {
        let field = window.get_by_role_and_label(Role::TextInput, "Copies");
        field.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(copies(&window), "2");
    for (what, count) in [("The whole print set", "1"), ("Cover letter", "2")] {
        let choice = window.query_all_by_role(Role::RadioButton);
        let choice = choice
            .into_iter()
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.ends_with(what)));
        choice.unwrap_or_else(|| panic!("no {what}: {:?}", texts(&window))).click_accesskit();
        window.run();
        assert_eq!(copies(&window), count, "{what}");
    }
    press(&mut window, "Print");
    wait(&mut window, "the printer", |window| says(window, "request id is Hall-7"));
}

#[test]
fn a_narrow_window_goes_from_list_to_pages_to_words() {
    let folder = tempfile::tempdir().unwrap();
    drop(with_sample(folder.path()));
    let mut window = window(folder.path(), egui::vec2(640.0, 400.0));
    command(&mut window, Command::Language(Language::En));
    let key = window.state_mut().app().first_case().expect("the sample");
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Letters);
    wait(&mut window, "the list", |window| says(window, LETTER));
    choose(&mut window, LETTER);
    wait(&mut window, "its pages", |window| says(window, "Page 1 of"));
    check_page(&window, "pages of a letter, narrow");
    press_named(&mut window, "Words");
    shows(&mut window, "Still blank");
    check_page(&window, "words of a letter, narrow");
    press(&mut window, "All letters");
    shows(&mut window, "Data sheets and lists");
}
