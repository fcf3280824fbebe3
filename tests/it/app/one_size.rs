//! The pages that tell how large the pack becomes tell the same.

use egui::vec2;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{DocumentTypeId, Language, Repair, Tone};
use permitpack::session::{Edit, PageEdit, PageList, PagePlace};

use super::harness::{Window, command, go, put_sample, shows, texts, wait, window};
use crate::intake::sizes::noise;

/// What stands between these words of a text of the page.
fn between(window: &Window, before: &str, after: &[&str]) -> Option<String> {
    let said =
        texts(window).into_iter().find_map(|(_, it)| Some(it.strip_prefix(before)?.to_owned()))?;
    let ends = after.iter().filter_map(|end| said.find(end));
    Some(said[..ends.min().unwrap_or(said.len())].to_owned())
}

fn collected(window: &Window) -> Option<String> {
    between(window, "The pack so far: ", &[" of", ","])
}

#[test]
fn every_page_tells_the_same_size_of_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let mut window = window(folder.path(), vec2(1280.0, 800.0));
    command(&mut window, Command::Language(Language::En));
    let key = window.state_mut().app().first_case().unwrap();
    command(&mut window, Command::OpenCase(key));
    go(&mut window, Screen::Documents);
    let path = folder.path().join("scan.jpg");
    std::fs::write(&path, noise(1500, 1)).unwrap();
    let kind = DocumentTypeId::new("lease").unwrap();
    command(&mut window, Command::Import { paths: vec![path], to: Some(kind.clone()) });
    let lease = |window: &Window| {
        let case = window.state().seen().open_case().unwrap().clone();
        case.documents
            .iter()
            .rfind(|it| it.kind == kind && it.files.iter().any(|it| it.name == "scan.jpg"))
            .map(|it| PagePlace::Document(it.id.clone()))
    };
    wait(&mut window, "the scan", |window| lease(window).is_some());
    let before = collected(&window).unwrap();
    go(&mut window, Screen::Pack);
    shows(&mut window, "with cover, index");
    assert_eq!(between(&window, "about ", &[" with"]), Some(before.clone()));

    // A page that is made smaller is counted in earnest, and on either page.
    let place = lease(&window).unwrap();
    let case = window.state().seen().open_case().unwrap().clone();
    let pages: Vec<_> = PageList::of(&case, &place).pages.into_iter().map(|it| it.id).collect();
    let (mended, mended_pages) = (place.clone(), pages.clone());
    let repair = Repair { tone: Tone::Grey, max_dpi: Some(100), ..Repair::default() };
    let edit = Edit::Pages { place, work: PageEdit::Mend { pages, repair } };
    command(&mut window, Command::Edit(Box::new(edit)));
    wait(&mut window, "a smaller pack", |window| {
        between(window, "about ", &[" with"]).is_some_and(|it| it != before)
    });
    let after = between(&window, "about ", &[" with"]);
    go(&mut window, Screen::Documents);
    assert_eq!(collected(&window), after);

    // Also when it is counted while another page is shown than the one that was drawn since the edit.
    let repair = Repair { max_dpi: Some(150), ..repair };
    let edit = Edit::Pages { place: mended, work: PageEdit::Mend { pages: mended_pages, repair } };
    command(&mut window, Command::Edit(Box::new(edit)));
    go(&mut window, Screen::Pack);
    let before_counted = after;
    wait(&mut window, "another size", |window| {
        let now = between(window, "about ", &[" with"]);
        now.is_some() && now != before_counted && now != Some(before.clone())
    });
    let after = between(&window, "about ", &[" with"]);
    go(&mut window, Screen::Documents);
    assert_eq!(collected(&window), after);

    // What has no place stays out, and that is said where the pack is made.
    let loose = folder.path().join("nowhere.jpg");
    std::fs::write(&loose, noise(90, 7)).unwrap();
    command(&mut window, Command::Import { paths: vec![loose], to: None });
    go(&mut window, Screen::Pack);
    shows(&mut window, "1 file has no place and stays out of the pack");
}
