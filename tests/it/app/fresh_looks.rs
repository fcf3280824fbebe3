//! What somebody who sees the window for the first time trips over: originals that are gone, orders that differ,
//! names that are too long, buttons that do nothing.

use std::collections::BTreeSet;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::command::Export;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, FactId, Language, TopicId};
use permitpack::export::plan::{PackOptions, plan};
use permitpack::rules::answer::RawValue;
use permitpack::rules::{assess, builtin};
use permitpack::session::Edit;

use super::harness::{
    Window, command, go, press, put_sample, says, shows, texts, usual, wait, window, with_sample,
};

const GONE: &str = "is not in the workspace any more";

fn remove_files(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            remove_files(&path);
        } else {
            std::fs::remove_file(&path).unwrap();
        }
    }
}

fn english(window: &mut Window) {
    command(window, Command::Language(Language::En));
}

#[test]
fn originals_that_are_gone_are_told_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    remove_files(&folder.path().join("files"));
    let mut window = usual(folder.path());
    english(&mut window);
    shows(&mut window, "not in the workspace");
    assert!(!says(&window, "Nothing needs to be done"), "{:?}", texts(&window));
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::CloseToast);
    command(&mut window, Command::OpenCase(key));
    let case = window.state().seen().open_case().unwrap().clone();
    let files: BTreeSet<(String, String)> = (case.documents.iter())
        .flat_map(|it| it.files.iter().map(|file| (it.id.to_string(), file.name.clone())))
        .collect();
    go(&mut window, Screen::Check);
    let told = |window: &Window| {
        let texts = texts(window);
        let links = texts.iter().filter(|(role, text)| *role == Role::Link && text.contains(GONE));
        links.count()
    };
    assert!(
        told(&window) >= files.len(),
        "{} of {}: {:?}",
        told(&window),
        files.len(),
        texts(&window)
    );
    go(&mut window, Screen::Documents);
    let slots = texts(&window);
    let wrong = slots.iter().filter(|(_, text)| text.contains("There is a problem")).count();
    assert!(wrong >= case.documents.len() / 2, "{slots:?}");
    // The pack names all of them, not the first.
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let export = Export { options, folder: folder.path().join("out"), replace: false };
    go(&mut window, Screen::Pack);
    command(&mut window, Command::Export(Box::new(export)));
    wait(&mut window, "the failure", |window| says(window, "originals are not in the workspace"));
    for (_, file) in &files {
        let named = format!("“{file}” {GONE}");
        assert!(says(&window, &named), "{named}: {:?}", texts(&window));
    }
    assert!(!folder.path().join("out").join("checklist.pdf").exists());
}

#[test]
fn the_page_before_the_pack_has_the_order_and_numbers_of_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    english(&mut window);
    go(&mut window, Screen::Pack);
    let case = window.state().seen().open_case().unwrap().clone();
    let book = builtin().unwrap();
    let day = AsOf(chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let assessment = assess(&book, &case, day);
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let pack = plan(&book, &case, &assessment, &options).unwrap();
    let planned: Vec<String> = (pack.documents.iter())
        .map(|it| {
            let title = book.documents[&it.kind].title.in_language(Language::En);
            format!("{}. {title}, ", it.number)
        })
        .collect();
    let shown: Vec<String> = (texts(&window).into_iter())
        .filter(|(role, text)| {
            let number = text.split_once(". ").map(|it| it.0.parse::<u32>());
            *role == Role::Label && matches!(number, Some(Ok(_)))
        })
        .map(|(_, text)| text)
        .collect();
    assert_eq!(shown.len(), planned.len(), "{shown:?}");
    for (shown, planned) in shown.iter().zip(&planned) {
        assert!(shown.starts_with(planned.as_str()), "{shown} is not {planned}");
    }
}

fn name(window: &mut Window, surname: &str) {
    let fact = FactId::new("applicant.surname").unwrap();
    let edit = Edit::Answer(vec![(fact, RawValue::from(surname))]);
    command(window, Command::Edit(Box::new(edit)));
}

#[test]
fn a_long_name_leaves_the_bar_the_row_and_the_title_whole() {
    for (width, letters) in [(1280.0, 200), (900.0, 54)] {
        let folder = tempfile::tempdir().unwrap();
        put_sample(folder.path());
        let mut window = window(folder.path(), vec2(width, 800.0));
        english(&mut window);
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        let long = "ABDURAKHMANOVA".repeat(20)[..letters].to_owned();
        name(&mut window, &long);
        let title = window.query_all_by_label_contains(&long[..20]).next().unwrap().rect();
        assert!(title.height() <= 61.0, "the title has more than two lines: {title:?}");
        go(&mut window, Screen::Documents);
        let bar: Vec<(String, egui::Rect)> = (window.root().children_recursive())
            .filter_map(|node| {
                let node = node.accesskit_node();
                let at = node.bounding_box().filter(|it| it.y1 <= 60.0)?;
                let corner = |x: f64, y: f64| egui::pos2(x as f32, y as f32);
                let rect = egui::Rect::from_min_max(corner(at.x0, at.y0), corner(at.x1, at.y1));
                Some((node.label()?, rect))
            })
            .collect();
        for wanted in ["Undo", "Find", "Menu"] {
            let found = bar.iter().find(|(label, _)| label.contains(wanted));
            let (_, rect) = found.unwrap_or_else(|| panic!("no {wanted} at {width}: {bar:?}"));
            let over = bar
                .iter()
                .find(|(label, it)| label.starts_with("ABDUR") && it.intersects(rect.shrink(1.0)));
            assert!(over.is_none(), "{wanted} lies below the name: {over:?}");
        }
        let tabs =
            bar.iter().any(|(label, _)| label == "Letters" || label.starts_with("All pages"));
        assert!(tabs, "the pages cannot be reached: {bar:?}");
        command(&mut window, Command::CloseCase);
        wait(&mut window, "the list", |window| {
            window.query_all_by_label_contains(&long[..20]).next().is_some()
        });
        let row = window.query_all_by_label_contains(&long[..20]).next().unwrap().rect();
        assert!(row.height() <= 110.0, "{row:?}");
    }
}

#[test]
fn tabs_stay_where_they_are_from_page_to_page() {
    for width in [1000.0, 1120.0, 1280.0] {
        let folder = tempfile::tempdir().unwrap();
        put_sample(folder.path());
        let mut window = window(folder.path(), vec2(width, 700.0));
        english(&mut window);
        let key = window.state_mut().app().first_case().unwrap();
        command(&mut window, Command::OpenCase(key));
        let mut places = BTreeSet::new();
        for screen in [Screen::Tasks, Screen::Documents, Screen::CaseDeadlines] {
            go(&mut window, screen);
            let all = window.query_all_by_label("Letters");
            let tab = all.map(|it| it.rect()).find(|it| it.top() < 48.0).expect("a tab");
            places.insert(tab.left().to_bits());
        }
        assert_eq!(places.len(), 1, "they jump at {width}");
    }
}

#[test]
fn a_window_that_only_reads_says_why_no_case_can_be_begun() {
    let folder = tempfile::tempdir().unwrap();
    let first = with_sample(folder.path());
    let mut second = usual(folder.path());
    english(&mut second);
    go(&mut second, Screen::Start);
    let said = "No case can be begun";
    press_at(&mut second, "New case");
    shows(&mut second, said);
    command(&mut second, Command::CloseToast);
    second.key_press_modifiers(Modifiers::COMMAND, Key::N);
    second.run();
    shows(&mut second, said);
    drop(first);
}

fn press_at(window: &mut Window, name: &str) {
    super::harness::click_at(window, |window| {
        window.get_by_role_and_label(Role::Button, name).rect().center()
    });
}

#[test]
fn keys_are_written_as_they_stand_on_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    english(&mut window);
    go(&mut window, Screen::Help);
    for keys in ["Ctrl+,", "Ctrl++", "Ctrl+-"] {
        assert!(says(&window, keys), "{keys}: {:?}", texts(&window));
    }
    assert!(!says(&window, "Comma") && !says(&window, "Plus"));
}

#[test]
fn finding_knows_the_words_of_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = with_sample(folder.path());
    english(&mut window);
    for (word, found) in [("паспорт", "assport"), ("келісім", "ontract"), ("passport", "assport")]
    {
        command(&mut window, Command::Find);
        super::harness::type_into(&mut window, "Words to find", word);
        shows(&mut window, "Found: ");
        assert!(says(&window, found), "{word}: {:?}", texts(&window));
        window.key_press(Key::Escape);
        window.run();
    }
    go(&mut window, Screen::Question(TopicId::new("applicant").unwrap()));
    press(&mut window, "Save and continue");
}
