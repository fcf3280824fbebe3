//! Mending several pages at once, and the lines of a passport from its scan, as a person does it.

use std::path::{Path, PathBuf};

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::Rgb;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;
use permitpack::documents::ocr::Tesseract;
use permitpack::domain::{DocumentTypeId, Language};
use permitpack::rules::builtin;

use super::harness::{LANGUAGES, command, go, hides, press, put_sample, says, wait, window};
use super::journeys::Person;
use super::pictures;
use crate::repair::{drawing, letter_page, painted, passport_pictures, sizes};

/// Where the scans go.
const KIND: &str = "lease";
/// Where a passport goes.
const PASSPORT: &str = "passport_copy";

/// Letters that lie aslant on the scanner.
fn aslant(folder: &Path, count: usize) -> Vec<PathBuf> {
    let page = letter_page(700);
    (1..=count)
        .map(|number| {
            let degrees = if number % 2 == 0 { 2.5 } else { -2.0 };
            let path = folder.join(format!("scan {number}.jpg"));
            let scan = drawing::tilted(&page, degrees, Rgb([255; 3]));
            // The same content twice would be one file.
            let quality = 80 + u8::try_from(number).unwrap();
            std::fs::write(&path, drawing::jpeg(&scan, quality)).unwrap();
            path
        })
        .collect()
}

fn person(folder: &Path, size: Vec2, language: Language) -> Person {
    put_sample(folder);
    let window = window(folder, size);
    let mut person = Person { window, language, book: builtin().unwrap() };
    command(&mut person.window, Command::Language(language));
    let key = person.window.state_mut().app().first_case().expect("the sample");
    command(&mut person.window, Command::OpenCase(key));
    go(&mut person.window, Screen::Documents);
    person
}

/// Puts files alone into a place, which is shown.
fn put(person: &mut Person, place: &str, paths: Vec<PathBuf>) {
    let old: Vec<_> =
        person.case().documents.into_iter().filter(|it| it.kind.as_str() == place).collect();
    for document in old {
        let gone = permitpack::session::Edit::RemoveDocument(document.id);
        command(&mut person.window, Command::Edit(Box::new(gone)));
    }
    let count = paths.len();
    let kind = DocumentTypeId::new(place).unwrap();
    command(&mut person.window, Command::Import { paths, to: Some(kind) });
    person.wait_for("the scans", |case| {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == place);
        of.map(|it| it.files.len()).sum::<usize>() == count
    });
    person.choose_place(place);
}

/// Chooses a line of the menu at the end of the bar.
fn choose(person: &mut Person, key: &str) {
    person.press_word("docs-more");
    let words = person.word(key);
    person.press_as(Role::MenuItem, &words);
}

fn dark_and_light(person: &mut Person, name: &str) {
    let size = person.window.ctx.content_rect().size();
    for (theme, word) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        command(&mut person.window, Command::Theme(theme));
        let name = format!("{name}-{:?}-{word}-{}", person.language, size.x);
        pictures::take(&person.window, &name);
    }
}

/// How each page of the place is straightened and turned.
fn mended(person: &mut Person) -> Vec<(i16, u8)> {
    let case = person.case();
    let of = case.documents.iter().filter(|it| it.kind.as_str() == KIND);
    let files = of.flat_map(|it| &it.files);
    files
        .map(|file| {
            let work = file.plan.as_ref().and_then(|plan| plan.pages.first().copied());
            let repair = work.as_ref().and_then(|work| work.repair).unwrap_or_default();
            (repair.straighten, work.map_or(0, |work| work.quarter_turns))
        })
        .collect()
}

fn several(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let scans = aslant(folder.path(), 3);
    let mut person = person(&folder.path().join("workspace"), size, language);
    put(&mut person, KIND, scans);
    let words = person.words(
        "docs-page-name",
        &[("page", 1_i64.into()), ("of", 3_i64.into()), ("file", "scan 1.jpg".into())],
    );
    let first = person.window.query_all_by_role(Role::ListBoxOption).next().expect(&words);
    first.click();
    person.window.run();
    if size.x < 1000.0 {
        // Where the page is not beside the others, a press shows it.
        person.press_word("docs-back-to-pages");
    }
    choose(&mut person, "docs-select-all");
    choose(&mut person, "docs-mend-several");
    let straighten = person.word("docs-mend-straighten");
    wait(&mut person.window, "the pages to be looked at", |window| {
        window.query_by_role_and_label(Role::CheckBox, &straighten).is_some()
    });
    person.press_as(Role::CheckBox, &straighten);
    let verb = person.words("docs-mend-verb-several", &[("count", 3_i64.into())]);
    person.finds(&verb);
    person.looks("mending several pages");
    dark_and_light(&mut person, "repair-several");
    person.press_word("docs-mend-next");
    // This page stays as it is.
    let this = person.word("docs-mend-this");
    person.press_as(Role::CheckBox, &this);
    let verb = person.words("docs-mend-verb-several", &[("count", 2_i64.into())]);
    person.press(&verb);
    person.wait_for("the repair", |case| {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == KIND);
        of.flat_map(|it| &it.files).filter(|file| file.plan.is_some()).count() >= 2
    });
    let done = mended(&mut person);
    assert!((150..=250).contains(&done[0].0) && done[1].0 == 0, "{done:?}");
    assert!((done[0].0 - done[2].0).abs() <= 10, "{done:?}");
    // One step back brings back all of them.
    person.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    person.window.run();
    person.wait_for("the way back", |case| {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == KIND);
        of.flat_map(|it| &it.files).all(|file| {
            let plan = file.plan.as_ref();
            plan.is_none_or(|plan| plan.pages.iter().all(|page| page.repair.is_none()))
        })
    });
    // One page alone, with its reasons.
    let first = person.window.query_all_by_role(Role::ListBoxOption).next().expect(&words);
    first.click();
    person.window.run();
    choose(&mut person, "docs-mend");
    let before = person.word("docs-mend-before");
    wait(&mut person.window, "the page to be looked at", |window| {
        window.query_all_by_label(&before).next().is_some()
    });
    person.looks("mending a page");
    dark_and_light(&mut person, "repair-one");
}

#[test]
fn several_pages_are_mended_in_one_step() {
    several(vec2(1280.0, 800.0), Language::En);
}

/// How fine each page of the place is to be.
fn reduced(person: &mut Person) -> Vec<(Option<u16>, Option<u8>)> {
    let case = person.case();
    let files =
        case.documents.iter().filter(|it| it.kind.as_str() == KIND).flat_map(|it| &it.files);
    files
        .map(|file| {
            let work = file.plan.as_ref().and_then(|plan| plan.pages.first().copied());
            let repair = work.and_then(|work| work.repair).unwrap_or_default();
            (repair.max_dpi, repair.quality)
        })
        .collect()
}

/// Scans that are larger than the limit become smaller, by the way that the line about the size shows.
fn smaller(size: Vec2, language: Language) {
    // Where there is room, what is known of the document stands beside its pages.
    let is_wide = size.x > 1000.0;
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(&folder.path().join("workspace"), size, language);
    let scans: Vec<PathBuf> = [96_u8, 95]
        .into_iter()
        .map(|quality| {
            let path = folder.path().join(format!("scan {quality}.jpg"));
            std::fs::write(&path, sizes::scan(1754, quality)).unwrap();
            path
        })
        .collect();
    let bytes: u64 = scans.iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(bytes > 1_300_000, "{bytes}");
    put(&mut person, KIND, scans);
    let key = if is_wide { "docs-make-document-smaller" } else { "docs-make-smaller" };
    let smaller = person.word(key);
    assert!(!says(&person.window, &smaller), "no limit, nothing to make smaller");
    // The limit is set where the size stands.
    let link = person.word("docs-limit-set");
    person.press_as(Role::Link, &link);
    let label = person.word("pack-limit");
    person.type_into(&label, "1");
    person.looks("the size limit");
    dark_and_light(&mut person, "repair-limit");
    person.press_word("docs-save");
    let link = person.word("docs-limit-change");
    person.press_as(Role::Link, &link);
    person.finds(&label);
    person.press_word("action-cancel");
    let link = |window: &super::harness::Window| {
        let mut all = window.query_all_by_label(&smaller);
        all.next_back().map(|it| it.click_accesskit())
    };
    wait(&mut person.window, &smaller, |window| window.query_by_label(&smaller).is_some());
    link(&person.window).expect("it is there");
    person.window.run();
    // The target is the limit, and the way there is found.
    let title =
        person.word(if is_wide { "docs-dialog-smaller" } else { "docs-dialog-pack-smaller" });
    person.finds(&title);
    let beginning = person.words(
        "docs-size-by",
        &[("dpi", 300_i64.into()), ("quality", 70_i64.into()), ("size", "@".into())],
    );
    let beginning: String = beginning.split("300").next().unwrap_or_default().to_owned();
    let key = person.word("docs-size-title");
    person.finds(&key);
    let target = person.word("docs-size-target");
    wait(&mut person.window, "a beginning", |window| {
        window.query_by_role_and_label(Role::TextInput, &target).is_some()
    });
    let field = person.window.get_by_role_and_label(Role::TextInput, &target);
    assert!(field.accesskit_node().is_focused(), "it begins at the size");
    let filled = field.accesskit_node().value().unwrap_or_default();
    assert!(filled.starts_with(|it: char| it.is_ascii_digit()), "{filled:?}");
    if !is_wide {
        // The whole pack is over the limit by more than this document has: its share is filled in, in kilobytes.
        let megabytes = permitpack::i18n::say_attr(language, "docs-size-megabytes", "hint", &[]);
        person.press_as(Role::RadioButton, &megabytes);
        person.type_into(&target, "1");
    }
    let verb = person.words("docs-smaller-verb", &[("count", 2_i64.into())]);
    person.finds(&verb);
    assert!(says(&person.window, &beginning));
    let close = person.word("docs-mend-close");
    person.press_as(Role::RadioButton, &close);
    person.looks("pages under a size");
    dark_and_light(&mut person, "repair-pages");
    // What cannot be reached is said.
    person.type_into(&target, "0.01");
    let hint = permitpack::i18n::say_attr(language, "docs-size-not", "hint", &[]);
    person.finds(&hint);
    // That stands where it is seen, whatever is rolled away.
    let small = person.word("docs-why-small-already");
    assert!(!says(&person.window, &small));
    let gaps = [("dpi", 150_i64.into()), ("quality", 70_i64.into()), ("size", "@".into())];
    let words = person.words("docs-size-not", &gaps);
    let least = words.split('@').next().unwrap_or_default();
    let said = person.window.query_all_by_label_contains(least).next().expect(least).rect();
    let cancel = person.word("action-cancel");
    let button = person.window.get_by_role_and_label(Role::Button, &cancel).rect();
    let above = button.top() - said.bottom();
    assert!((0.0..80.0).contains(&above), "{said:?} above {button:?}");
    person.looks("a size that cannot be reached");
    dark_and_light(&mut person, "repair-size-not");
    person.type_into(&target, "nothing");
    let wrong = person.word("docs-size-target-wrong");
    person.finds(&wrong);
    // Nothing is done while nobody knows how small.
    let verbs = person.window.query_all_by_role(Role::Button);
    let is_off = |node: &egui_kittest::Node<'_>| node.accesskit_node().is_disabled();
    let idle = person.words("docs-smaller-verb", &[("count", 0_i64.into())]);
    let idle: Vec<bool> = verbs
        .filter(|it| it.accesskit_node().label().as_deref() == Some(idle.as_str()))
        .map(|it| is_off(&it))
        .collect();
    assert_eq!(idle, [true]);
    let foot = person.window.query_all_by_label(&wrong).count();
    assert_eq!(foot, 2, "beside the field and above the button");
    person.type_into(&target, "1");
    person.finds(&beginning);
    person.looks("a size that is typed");
    dark_and_light(&mut person, "repair-size");
    if is_wide {
        command(&mut person.window, Command::Zoom(200));
        dark_and_light(&mut person, "repair-size");
        command(&mut person.window, Command::Zoom(100));
    }
    // The button is in sight, however far the rest is rolled.
    press(&mut person.window, &verb);
    person.wait_for("smaller pages", |case| {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == KIND);
        of.flat_map(|it| &it.files).all(|file| file.plan.is_some())
    });
    let done = reduced(&mut person);
    assert!(
        done.iter().all(|it| it.0.is_some() || it.1.is_some()) && done[0] == done[1],
        "{done:?}"
    );
    // The size that is shown is the size that they have now.
    wait(&mut person.window, "a document that is small enough", |window| {
        !is_wide || window.query_by_label(&smaller).is_none()
    });
    person.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    person.window.run();
    person.wait_for("the way back", |case| {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == KIND);
        of.flat_map(|it| &it.files).all(|file| {
            let plan = file.plan.as_ref();
            plan.is_none_or(|plan| plan.pages.iter().all(|page| page.repair.is_none()))
        })
    });
    wait(&mut person.window, "a document that is too large", |window| {
        window.query_by_label(&smaller).is_some()
    });
}

#[test]
fn scans_that_are_too_large_are_brought_under_the_limit() {
    smaller(vec2(1280.0, 800.0), Language::En);
}

/// The file of a folder that holds this.
fn holding(folder: &Path, content: &[u8]) -> Option<PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holding(&path, content);
        }
        let is_as_long = entry.metadata().is_ok_and(|it| it.len() == content.len() as u64);
        (is_as_long && std::fs::read(&path).is_ok_and(|it| it == content)).then_some(path)
    })
}

/// The file of a page vanishes from the workspace: what cannot be counted or read is said, and nothing waits.
#[test]
fn a_page_that_cannot_be_read_any_more_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let scans = aslant(folder.path(), 1);
    let content = std::fs::read(&scans[0]).unwrap();
    let workspace = folder.path().join("workspace");
    let mut person = person(&workspace, vec2(1280.0, 800.0), Language::En);
    put(&mut person, KIND, scans);
    choose(&mut person, "docs-mend");
    let before = person.word("docs-mend-before");
    wait(&mut person.window, "the page to be looked at", |window| {
        window.query_all_by_label(&before).next().is_some()
    });
    let case = person.case();
    let document = case.documents.iter().find(|it| it.kind.as_str() == KIND).unwrap();
    assert_eq!(document.files.len(), 1);
    let kept = holding(&workspace, &content).expect("the file in the workspace");
    let away = folder.path().join("away");
    std::fs::rename(&kept, &away).unwrap();
    let straighten = person.window.query_all_by_role(Role::CheckBox).next().expect("an offer");
    straighten.click();
    person.window.run();
    let words =
        person.words("docs-mend-unweighed", &[("count", 1_i64.into()), ("pages", "1".into())]);
    person.finds(&words);
    person.press_word("action-cancel");
    choose(&mut person, "docs-mend");
    let looking = person.word("docs-mend-looking");
    hides(&mut person.window, &looking);
    assert!(person.window.query_by_label(&before).is_none(), "there is nothing to show");
    person.looks("a page that cannot be read");
    dark_and_light(&mut person, "repair-unread");
    std::fs::rename(&away, &kept).unwrap();
}

fn passport(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = person(&folder.path().join("workspace"), size, language);
    let everybody = passport_pictures::everybody();
    let page = painted(&passport_pictures::data_page(&everybody[1]), 1300);
    let path = folder.path().join("passport.jpg");
    std::fs::write(&path, drawing::jpeg(&page, 85)).unwrap();
    put(&mut person, PASSPORT, vec![path]);
    choose(&mut person, "docs-read-zone");
    if Tesseract::find(std::env::var_os("PATH").as_deref()).is_none() {
        println!("skipped: tesseract is not installed");
        return;
    }
    let lead = person.word("docs-zone-lead");
    wait(&mut person.window, "the passport to be read", |window| {
        window.query_by_label(&lead).is_some()
    });
    person.looks("the lines of a passport");
    dark_and_light(&mut person, "passport");
    // The sample has answers of its own: what differs is not ticked, and the lines stay as they are.
    let zone = |person: &mut Person| {
        let case = person.case();
        case.facts.answer(&permitpack::domain::FactId::new("applicant.mrz").unwrap()).cloned()
    };
    let before = zone(&mut person);
    let boxes = person.window.query_all_by_role(Role::CheckBox);
    let ticked = boxes.filter(|it| it.accesskit_node().toggled() == Some(Toggled::True)).count();
    assert_eq!(ticked, 0, "what differs is decided by the user");
    let first = person.window.query_all_by_role(Role::CheckBox).next().unwrap();
    first.click();
    person.window.run();
    person.press_word("docs-zone-take");
    assert_eq!(zone(&mut person), before, "one field was ticked, and the lines say more");
    let taken = person.word("docs-zone-taken");
    person.finds(&taken);
}

#[test]
fn the_lines_of_a_passport_become_answers() {
    passport(vec2(1280.0, 800.0), Language::En);
}

#[test]
fn the_dialogs_are_drawn_for_people_who_look_at_them() {
    if std::env::var_os("PERMITPACK_PICTURES").is_none() {
        println!("skipped: PERMITPACK_PICTURES names no folder");
        return;
    }
    for (language, _) in LANGUAGES {
        for size in [vec2(900.0, 600.0), vec2(1280.0, 800.0)] {
            several(size, language);
            passport(size, language);
        }
    }
    for language in [Language::Ru, Language::Kk] {
        smaller(vec2(900.0, 600.0), language);
    }
}
