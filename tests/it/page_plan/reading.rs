//! What a case file may say of pages.

use permitpack::domain::PagePlan;
use permitpack::domain::page_plan::MAX_PAGES;

use super::Folder;

fn of(pages: &str) -> String {
    format!(
        "[[document]]\nid = \"d1\"\nkind = \"passport_copy\"\n\
         files = [{{ path = \"scan.pdf\", pages = {pages} }}]\n"
    )
}

#[test]
fn what_is_written_is_read_again() {
    let folder = Folder::new();
    for line in
        ["2-4, 1 @90", "1, 2 card-below, 3", "5 grey dpi:150 unplaced, 6; elsewhere 1-4", "none"]
    {
        let open = folder.open(&of(&format!("\"{line}\"")));
        let plan = open.case.documents[0].files[0].plan.clone().unwrap();
        assert_eq!(plan.to_string(), line);
        assert_eq!(line.parse::<PagePlan>().unwrap(), plan);
    }
    let lines = folder.open(&of("[\"2\", \"4-5 @180\"]"));
    let plan = lines.case.documents[0].files[0].plan.as_ref().unwrap();
    assert_eq!(plan.to_string(), "2, 4-5 @180");
}

#[test]
fn a_plan_that_says_nothing_is_none_and_old_files_need_none() {
    let folder = Folder::new();
    let whole = folder.open(&of("\"1-6\""));
    assert_eq!(whole.case.documents[0].files[0].plan, None);
    let old = "[[document]]\nkind = \"passport_copy\"\nfiles = [\"scan.pdf\", { path = \
               \"front.png\", quarter_turns = 1 }]\n";
    let old = folder.open(old);
    assert_eq!(old.case.documents[0].page_count(), 7);
}

#[test]
fn nonsense_is_told_with_its_place() {
    let folder = Folder::new();
    let many = format!("\"1-{}\"", MAX_PAGES + 1);
    for (pages, code, name, value) in [
        ("\"7\"", "pages-no-such-page", "page", "7"),
        ("\"1-9\"", "pages-no-such-page", "page", "7"),
        ("\"2, 1, 2\"", "pages-twice", "page", "2"),
        ("\"1, 2 below, 3 below\"", "pages-third", "page", "3"),
        ("\"0\"", "pages-not-a-page", "value", "0"),
        ("\"front\"", "pages-not-a-page", "value", "front"),
        ("\"1 sideways\"", "pages-not-a-word", "value", "sideways"),
        ("3", "not-a-text", "key", "pages"),
        (many.as_str(), "pages-too-many", "limit", "2000"),
    ] {
        let told = folder.mistakes(&of(pages));
        let found = told.iter().find(|(known, _)| *known == code);
        let (_, args) = found.unwrap_or_else(|| panic!("{pages}: {told:?}"));
        assert!(args.iter().any(|(known, it)| *known == name && it == value), "{pages}: {args:?}");
    }
    // One page in two different cuts is no mistake.
    let cuts = "\"1 crop:0:0:5000:0:5000:5000:0:5000, \
                1 crop:0:5000:5000:5000:5000:10000:0:10000 card-below\"";
    let open = folder.open(&of(cuts));
    assert_eq!(open.case.documents[0].page_count(), 1);
}

#[test]
fn issuer_and_language_of_a_document_are_read() {
    let folder = Folder::new();
    let text = "[[document]]\nkind = \"passport_copy\"\nissuer = \"ИИВ\"\nlanguage = \"UZ\"\n";
    let open = folder.open(text);
    let document = &open.case.documents[0];
    assert_eq!(document.issuer.as_deref(), Some("ИИВ"));
    assert_eq!(document.language.unwrap().to_string(), "uz");
    let wrong = folder.mistakes("[[document]]\nkind = \"passport_copy\"\nlanguage = \"uzbek\"\n");
    assert_eq!(wrong[0].0, "not-a-language");
}
