//! Documents of several people in the window: a file that comes to a place that is taken, one scan for two
//! children, whose a document is, and whose answers a passport changes.

use std::path::Path;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use permitpack::app::Command;
use permitpack::app::command::CaseWish;
use permitpack::app::jobs::Purpose;
use permitpack::app::screens::Screen;
use permitpack::app::theme::ThemeChoice;
use permitpack::documents::ocr::Tesseract;
use permitpack::domain::{Case, DocumentTypeId, GroupId, Language, PersonAt};
use permitpack::rules::{RawValue, builtin};
use permitpack::session::{Description, Edit};

use super::harness::{LANGUAGES, command, go, put_sample, wait, window};
use super::journeys::{Person, paper};
use super::pictures;
use crate::repair::{drawing, painted, passport_pictures};

const CERTIFICATE: &str = "birth_certificate";

fn family() -> GroupId {
    GroupId::new("dependant").unwrap()
}

fn member(at: usize) -> PersonAt {
    PersonAt::Record(family(), at)
}

/// The sample with two small children, on the page of documents.
fn with_children(folder: &Path, size: Vec2, language: Language) -> Person {
    put_sample(folder);
    let mut person = Person { window: window(folder, size), language, book: builtin().unwrap() };
    command(&mut person.window, Command::Language(language));
    let key = person.window.state_mut().app().first_case().expect("the sample");
    command(&mut person.window, Command::OpenCase(key));
    for (at, given, born) in [(0, "TIMUR", "2017-05-01"), (1, "AIGUL", "2019-05-01")] {
        let answers = [("surname", "IVANOVA"), ("given_names", given), ("birth_date", born)];
        let answer = |(name, text): (&str, &str)| {
            (format!("dependant.{name}").parse().unwrap(), RawValue::from(text))
        };
        let answers = answers.into_iter().map(answer).collect();
        let edit = Edit::Record { group: family(), at, answers };
        command(&mut person.window, Command::Edit(Box::new(edit)));
    }
    go(&mut person.window, Screen::Documents);
    person
}

fn import(person: &mut Person, path: std::path::PathBuf, to: Option<&str>) {
    let to = to.map(|kind| DocumentTypeId::new(kind).unwrap());
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    command(&mut person.window, Command::Import { paths: vec![path], to });
    person.wait_for("the file", |case| {
        let files = case.documents.iter().flat_map(|it| &it.files).chain(&case.inbox);
        files.into_iter().any(|file| file.name == name)
    });
}

/// Asks for another place of a file of the inbox and chooses it.
fn other_place(person: &mut Person, name: &str, kind: &str) {
    let button = person.words("docs-other-place-name", &[("file", name.into())]);
    person.press(&button);
    let title = person.title(kind);
    let label = person.word("docs-search-place");
    person.type_into(&label, &title);
    person.press_as(Role::MenuItem, &title);
}

/// Chooses one of several; its list is spoken with it.
fn radio(person: &mut Person, list: &str, words: &str) {
    let name = format!("{}: {words}", person.word(list));
    person.press_as(Role::RadioButton, &name);
}

fn in_both_lights(person: &mut Person, name: &str) {
    let size = person.window.ctx.content_rect().size();
    for (theme, word) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        command(&mut person.window, Command::Theme(theme));
        let name = format!("people-{name}-{:?}-{word}-{}", person.language, size.x);
        pictures::take(&person.window, &name);
    }
}

fn whose(case: &Case, kind: &str) -> Vec<Vec<PersonAt>> {
    let of = case.documents.iter().filter(|it| it.kind.as_str() == kind);
    of.map(|it| case.people_of(it)).collect()
}

fn placed(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with_children(&folder.path().join("workspace"), size, language);
    import(&mut person, paper(folder.path(), "both.pdf", 2, 0), None);
    other_place(&mut person, "both.pdf", CERTIFICATE);
    let question = person.word("docs-whose");
    person.finds(&question);
    for name in ["IVANOVA TIMUR", "IVANOVA AIGUL"] {
        person.press_as(Role::CheckBox, name);
    }
    let each = person.word("docs-placing-each");
    radio(&mut person, "docs-placing-how", &each);
    person.looks("one scan for two children");
    in_both_lights(&mut person, "each");
    person.press_word("docs-put-there");
    person.wait_for("both documents", |case| whose(case, CERTIFICATE).len() == 2);
    let case = person.case();
    assert_eq!(whose(&case, CERTIFICATE), [vec![member(0)], vec![member(1)]]);
    let of = case.documents.iter().filter(|it| it.kind.as_str() == CERTIFICATE);
    let digests: std::collections::BTreeSet<_> =
        of.flat_map(|it| &it.files).map(|file| file.digest).collect();
    assert_eq!(digests.len(), 1, "stored once");
    person.choose_place(CERTIFICATE);
    person.finds("IVANOVA TIMUR, IVANOVA AIGUL");
    person.looks("the documents of two children");
    in_both_lights(&mut person, "place");

    // A place that is taken asks: pages of what is there, or a document of its own.
    import(&mut person, paper(folder.path(), "more.pdf", 1, 9), None);
    other_place(&mut person, "more.pdf", CERTIFICATE);
    let verb = person.word("docs-put-there");
    let is_enabled = |person: &Person| {
        let button = person.window.get_by_role_and_label(Role::Button, &verb);
        !button.accesskit_node().is_disabled()
    };
    assert!(!is_enabled(&person), "nobody guesses");
    let pages = person.words("docs-pages", &[("count", 2_i64.into())]);
    let named = format!("{}, IVANOVA AIGUL", person.title(CERTIFICATE));
    let gaps = [("document", named.as_str().into()), ("pages", pages.into())];
    let words = person.words("docs-placing-pages", &gaps);
    in_both_lights(&mut person, "taken");
    radio(&mut person, "docs-placing-as", &words);
    assert!(is_enabled(&person));
    person.press(&verb);
    person.wait_for("the pages", |case| case.inbox.iter().all(|it| it.name != "more.pdf"));
    let files = |case: &Case| -> Vec<usize> {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == CERTIFICATE);
        of.map(|it| it.files.len()).collect()
    };
    assert_eq!(files(&person.case()), [1, 2]);
}

/// Files from outside, let go over a place where nobody knows whose pages they are: asked as of a file of the inbox.
fn dropped(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with_children(&folder.path().join("workspace"), size, language);
    import(&mut person, paper(folder.path(), "both.pdf", 2, 0), Some(CERTIFICATE));
    let case = person.case();
    let document = case.documents.iter().find(|it| it.kind.as_str() == CERTIFICATE).unwrap();
    let as_ = Description { people: Some(vec![member(0)]), ..Description::of(document) };
    let edit = Edit::Describe { document: document.id.clone(), as_ };
    command(&mut person.window, Command::Edit(Box::new(edit)));
    let before = person.case();
    let paths =
        [paper(folder.path(), "late.pdf", 1, 2048), paper(folder.path(), "later.pdf", 1, 4096)];
    person.drop_on(CERTIFICATE, &paths);
    let several = person.word("docs-dialog-put-several");
    person.finds(&several);
    person.finds(&person.words("docs-files", &[("count", 2_i64.into())]));
    person.looks("files from outside for a place that names somebody");
    in_both_lights(&mut person, "outside");
    person.press_word("action-cancel");
    assert_eq!(person.case(), before, "nothing came");
    assert!(!person.window.state().seen().is_at_work(Purpose::Import));
    // As pages of the one that is there.
    person.drop_on(CERTIFICATE, &paths);
    let pages = person.words("docs-pages", &[("count", 2_i64.into())]);
    let named = format!("{}, IVANOVA TIMUR", person.title(CERTIFICATE));
    let gaps = [("document", named.into()), ("pages", pages.into())];
    let words = person.words("docs-placing-pages", &gaps);
    radio(&mut person, "docs-placing-as", &words);
    person.press_word("docs-put-there");
    let files = |case: &Case| -> Vec<usize> {
        let of = case.documents.iter().filter(|it| it.kind.as_str() == CERTIFICATE);
        of.map(|it| it.files.len()).collect()
    };
    person.wait_for("the pages", |case| files(case) == [3]);
    assert_eq!(whose(&person.case(), CERTIFICATE), [vec![member(0)]]);
    person.press_word("action-undo");
    person.wait_for("as before", |case| *case == before);
    // As a document of the other child.
    person.drop_on(CERTIFICATE, &paths[..1]);
    person.finds("late.pdf");
    let new = person.word("docs-placing-new");
    radio(&mut person, "docs-placing-as", &new);
    person.press_as(Role::CheckBox, "IVANOVA AIGUL");
    person.press_word("docs-put-there");
    person.wait_for("the document", |case| files(case) == [1, 1]);
    assert_eq!(whose(&person.case(), CERTIFICATE), [vec![member(0)], vec![member(1)]]);
    let question = person.word("docs-dialog-put");
    // While that is asked, what else is let go of waits without a place.
    person.drop_on(CERTIFICATE, &paths[1..]);
    person.finds(&question);
    person.drop_at(egui::pos2(4.0, 4.0), &[paper(folder.path(), "last.pdf", 1, 8192)]);
    person.wait_for("the last", |case| case.inbox.iter().any(|it| it.name == "last.pdf"));
    assert_eq!(files(&person.case()), [1, 1]);
    person.finds(&question);
}

#[test]
fn files_from_outside_are_asked_about_as_well() {
    dropped(vec2(1280.0, 800.0), Language::En);
}

#[test]
fn one_scan_becomes_a_document_of_each_child() {
    placed(vec2(1280.0, 800.0), Language::En);
}

fn described(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with_children(&folder.path().join("workspace"), size, language);
    import(&mut person, paper(folder.path(), "certificate.pdf", 1, 3), Some(CERTIFICATE));
    person.choose_place(CERTIFICATE);
    let code = "person-without-document";
    let lacking = |person: &Person| {
        let open = person.window.state().seen().open_case().unwrap().clone();
        let day = permitpack::domain::AsOf("2026-11-24".parse().unwrap());
        let found = permitpack::rules::assess(&person.book, &open, day).findings;
        found.iter().filter(|it| it.code.0 == code).count()
    };
    assert_eq!(lacking(&person), 1);
    if size.x < 1000.0 {
        return;
    }
    person.press_word("docs-describe");
    // By the keyboard alone: the first box is the applicant's, the second the elder child's.
    let timur = person.window.get_by_role_and_label(Role::CheckBox, "IVANOVA TIMUR");
    timur.focus();
    person.window.run();
    person.window.key_press(Key::Space);
    person.window.run();
    let timur = person.window.get_by_role_and_label(Role::CheckBox, "IVANOVA TIMUR");
    assert_eq!(timur.accesskit_node().toggled(), Some(Toggled::True));
    person.looks("whose a document is");
    in_both_lights(&mut person, "details");
    person.press_word("docs-save");
    person.wait_for("the name", |case| whose(case, CERTIFICATE) == [vec![member(0)]]);
    let open = person.window.state().seen().open_case().unwrap().clone();
    let day = permitpack::domain::AsOf("2026-11-24".parse().unwrap());
    let found = permitpack::rules::assess(&person.book, &open, day).findings;
    let found = found.iter().find(|it| it.code.0 == code).unwrap();
    let words = permitpack::export::words::finding(&person.book, found, language).text;
    assert!(words.contains("IVANOVA AIGUL"), "{words}");
    person.finds(&words);
    in_both_lights(&mut person, "lacking");
}

#[test]
fn the_details_say_whose_a_document_is() {
    described(vec2(1280.0, 800.0), Language::En);
}

fn passport(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with_children(&folder.path().join("workspace"), size, language);
    // What is no passport is not read.
    import(&mut person, paper(folder.path(), "certificate.pdf", 1, 3), Some(CERTIFICATE));
    person.choose_place(CERTIFICATE);
    person.press_word("docs-more");
    let read = person.word("docs-read-zone");
    assert!(person.window.query_by_role_and_label(Role::MenuItem, &read).is_none());
    person.window.key_press(Key::Escape);
    person.window.run();
    let everybody = passport_pictures::everybody();
    let page = painted(&passport_pictures::data_page(&everybody[1]), 1300);
    let path = folder.path().join("passport.jpg");
    std::fs::write(&path, drawing::jpeg(&page, 85)).unwrap();
    import(&mut person, path, Some("dependant_passport"));
    person.choose_place("dependant_passport");
    person.press_word("docs-more");
    person.press_as(Role::MenuItem, &read);
    if Tesseract::find(std::env::var_os("PATH").as_deref()).is_none() {
        println!("skipped: tesseract is not installed");
        return;
    }
    let label = person.word("docs-zone-whose");
    wait(&mut person.window, "the passport to be read", |window| {
        window.query_all_by_label(&label).next().is_some()
    });
    // Nobody is guessed: it is neither child's name.
    let before = person.case();
    let applicant = person.words("docs-person-applicant", &[("name", "IVANOV SERGEI".into())]);
    let applicant = format!("{label}: {applicant}");
    let is_there = person.window.query_by_label(&applicant).is_some();
    assert!(!is_there, "the applicant's passport is of another kind");
    radio(&mut person, "docs-zone-whose", "IVANOVA AIGUL");
    let words = person.words("docs-zone-of", &[("name", "IVANOVA AIGUL".into())]);
    person.finds(&words);
    person.looks("a child's passport");
    in_both_lights(&mut person, "passport");
    // The number has no answer yet and is proven: it is ticked. The names differ and are not.
    let boxes = person.window.query_all_by_role(Role::CheckBox);
    let ticked = boxes.filter(|it| it.accesskit_node().toggled() == Some(Toggled::True)).count();
    assert!(ticked >= 1, "what is proven and not answered is ticked");
    person.press_word("docs-zone-take");
    let number = "dependant.passport_number".parse().unwrap();
    person.wait_for("the number", |case| {
        case.record(&family(), 1).is_some_and(|it| it.answer(&number).is_some())
    });
    let after = person.case();
    assert_eq!(after.facts, before.facts, "the applicant's answers stay");
    assert_eq!(after.record(&family(), 0), before.record(&family(), 0));
}

#[test]
fn a_childs_passport_changes_the_answers_of_that_child() {
    passport(vec2(1280.0, 800.0), Language::En);
}

/// A paper of one case in that of another member of the family: once, also when it is asked for twice.
fn elsewhere(size: Vec2, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with_children(&folder.path().join("workspace"), size, language);
    let first = person.window.state_mut().app().first_case().expect("the sample");
    command(&mut person.window, Command::WithCase(first, CaseWish::Duplicate));
    command(&mut person.window, Command::OpenCase(first));
    go(&mut person.window, Screen::Documents);
    import(&mut person, paper(folder.path(), "certificate.pdf", 1, 3), Some(CERTIFICATE));
    person.choose_place(CERTIFICATE);
    person.press_word("docs-more");
    let words = person.word("docs-use-elsewhere");
    person.press_as(Role::MenuItem, &words);
    let lead = person.word("docs-elsewhere-lead");
    person.finds(&lead);
    person.looks("another case for a document");
    in_both_lights(&mut person, "elsewhere");
    let item = person.window.query_all_by_role(Role::MenuItem).next().expect("the other case");
    item.click();
    person.window.run();
    // What was done is said, and the other case has it now.
    let other = person.window.state_mut().app().first_case().expect("the copy");
    assert_ne!(other, first, "the other case was changed last");
    command(&mut person.window, Command::OpenCase(other));
    assert_eq!(whose(&person.case(), CERTIFICATE).len(), 1);
    // A second time it says so, and offers nothing that would take the first one away.
    command(&mut person.window, Command::OpenCase(first));
    go(&mut person.window, Screen::Documents);
    person.choose_place(CERTIFICATE);
    person.press_word("docs-more");
    person.press_as(Role::MenuItem, &words);
    person.finds(&lead);
    person.window.query_all_by_role(Role::MenuItem).next().expect("the other case").click();
    person.window.run();
    let nothing = person.word("app-nothing-changed");
    person.finds(&nothing);
    command(&mut person.window, Command::OpenCase(other));
    assert_eq!(whose(&person.case(), CERTIFICATE).len(), 1);
}

#[test]
fn a_document_goes_into_another_case() {
    elsewhere(vec2(1280.0, 800.0), Language::En);
}

#[test]
fn documents_of_people_are_drawn_for_people_who_look_at_them() {
    if std::env::var_os("PERMITPACK_PICTURES").is_none() {
        println!("skipped: PERMITPACK_PICTURES names no folder");
        return;
    }
    for (language, _) in LANGUAGES {
        for size in [vec2(900.0, 600.0), vec2(1280.0, 800.0)] {
            placed(size, language);
            described(size, language);
        }
        dropped(vec2(1280.0, 800.0), language);
        passport(vec2(1280.0, 800.0), language);
        elsewhere(vec2(1280.0, 800.0), language);
    }
}
