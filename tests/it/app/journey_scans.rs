//! Journey 6: bad scans. Each is handled or refused by name, and nothing is dropped without a word.
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "the names of our own packs")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;

use super::harness::{go, texts, wait};
use super::journeys::{Person, paper, photo};

const PASSWORD: &str = "sesame";

/// A photograph that lies on its side and says so in its EXIF data.
fn sideways(folder: &Path, name: &str, number: u8) -> PathBuf {
    let path = photo(folder, name, number, (1200, 900));
    let plain = fs::read(&path).unwrap();
    let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut turned = plain[..2].to_vec();
    turned.extend([0xFF, 0xE1]);
    turned.extend(length);
    turned.extend(exif);
    turned.extend(&plain[2..]);
    fs::write(&path, turned).unwrap();
    path
}

/// A PDF that opens with a password; `None` without qpdf.
fn locked(folder: &Path, name: &str) -> Option<PathBuf> {
    let plain = paper(folder, "plain.pdf", 2, 1024);
    let path = folder.join(name);
    let made = Process::new("qpdf")
        .args(["--encrypt", PASSWORD, "boss", "256", "--"])
        .args([&plain, &path])
        .status();
    if made.is_ok_and(|status| status.success()) {
        return Some(path);
    }
    println!("skipped: qpdf is not installed, no locked file");
    None
}

fn journey(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let scans = folder.path().join("scans");
    fs::create_dir(&scans).unwrap();
    let mut person = Person::with_sample(&folder.path().join("workspace"), language);
    go(&mut person.window, Screen::Documents);

    let mut dropped = vec![
        photo(&scans, "IMG_2041.jpg", 1, (1200, 1700)),
        photo(&scans, "IMG_2042.jpg", 2, (1200, 1700)),
        sideways(&scans, "IMG_2043.jpg", 3),
        photo(&scans, "IMG_2044.jpg", 4, (1200, 1700)),
        photo(&scans, "a3 upside down.jpg", 5, (1754, 2480)),
        paper(&scans, "contract.pdf", 10, 3_900_000),
        scans.join("damaged.pdf"),
        scans.join("empty.pdf"),
    ];
    assert!(fs::metadata(&dropped[5]).unwrap().len() > 38_000_000);
    fs::write(&dropped[6], b"%PDF-1.7\nnothing at all").unwrap();
    fs::write(&dropped[7], b"").unwrap();
    let with_lock = locked(&scans, "ustav.pdf");
    dropped.extend(with_lock.clone());
    // All at once, anywhere in the window.
    person.drop_at(egui::pos2(640.0, 20.0), &dropped);
    let report = person.word("docs-report");
    wait(&mut person.window, "the report", |window| {
        texts(window).iter().any(|(_, text)| *text == report)
    });
    person.looks("the report of bad scans");

    // Nothing is missing: whatever came lies in the inbox, the useless ones with their reasons.
    let inbox = person.case().inbox;
    for path in &dropped {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(inbox.iter().any(|file| file.name == name), "{name} is not in the inbox");
        person.finds(&name);
    }
    for name in ["damaged.pdf", "empty.pdf"] {
        let file = inbox.iter().find(|file| file.name == name).unwrap();
        assert!(!file.is_readable() && !file.findings.is_empty(), "{name}");
    }
    let close = person.word("docs-report-close");
    person.press(&close);
    assert!(!person.sees(&report));
    // The phone's pictures become one document, the A3 another, turned half around.
    put(&mut person, "a3 upside down.jpg", "health_insurance");
    put(&mut person, "contract.pdf", "employment_contract");
    for name in ["IMG_2041.jpg", "IMG_2042.jpg", "IMG_2043.jpg", "IMG_2044.jpg"] {
        put(&mut person, name, "lease");
    }
    // What cannot be used says why; what is locked opens with its password.
    let why = person.words("docs-why-name", &[("file", "damaged.pdf".into())]);
    person.press(&why);
    let words = person.word("docs-dialog-why");
    person.finds(&words);
    person.looks("why a file is no use");
    person.press_word("widget-close");

    if with_lock.is_some() {
        unlock(&mut person);
    }
    person.choose_place("health_insurance");
    let turn = person.word("docs-turn-right");
    for turns in 1..=2 {
        person.press(&turn);
        person.wait_for("the turn", |case| {
            let of = case.documents.iter().find(|it| it.kind.as_str() == "health_insurance");
            of.is_some_and(|it| it.files[0].turns_of(0) == turns)
        });
    }
    person.looks("the A3 is turned");
    let case = person.case();
    let placed = case.documents.iter().flat_map(|it| &it.files);
    let pages: u32 = placed
        .filter(|file| dropped.iter().any(|path| path.ends_with(&file.name)))
        .map(|file| file.page_count)
        .sum();
    assert_eq!(pages, 4 + 1 + 10, "the phone's pictures, the A3, the contract");

    // The pack holds what can be used, whole, and not what cannot.
    let target = folder.path().join("packs");
    let made = person.make_pack(&target);
    let zip = made.iter().find(|name| name.ends_with(".zip")).expect("a ZIP");
    let mut archive = zip::ZipArchive::new(File::open(target.join(zip)).unwrap()).unwrap();
    let sizes: Vec<u64> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().size()).collect();
    assert!(sizes.iter().any(|size| *size > 38_000_000), "the contract: {sizes:?}");
    for (name, size) in ["IMG_2041.jpg", "IMG_2043.jpg", "a3 upside down.jpg"]
        .map(|name| (name, fs::metadata(scans.join(name)).unwrap().len()))
    {
        assert!(sizes.contains(&size), "{name}, untouched: {sizes:?}");
    }
    // What lies in the inbox is not in the pack, and the window goes on saying so.
    go(&mut person.window, Screen::Tasks);
    let words = person.word("task-inbox");
    person.finds(&words);
}

fn unlock(person: &mut Person) {
    let name = person.words("docs-unlock-name", &[("file", "ustav.pdf".into())]);
    person.press(&name);
    let label = person.word("docs-password");
    person.type_into(&label, "wrong");
    person.press_word("docs-unlock-verb");
    let wrong = person.word("docs-password-wrong");
    wait(&mut person.window, "the wrong password", |window| {
        texts(window).iter().any(|(_, text)| text.contains(&wrong))
    });
    person.type_into(&label, PASSWORD);
    person.press_word("docs-unlock-verb");
    person.wait_for("the right password", |case| {
        let file = case.inbox.iter().find(|file| file.name == "ustav.pdf");
        file.is_some_and(|file| file.page_count == 2)
    });
}

/// Puts a file of the inbox into a place by the dialog that asks where it belongs.
fn put(person: &mut Person, name: &str, kind: &str) {
    let button = person.words("docs-other-place-name", &[("file", name.into())]);
    person.press(&button);
    let title = person.title(kind);
    let label = person.word("docs-search-place");
    person.type_into(&label, &title);
    let items = person.window.query_all_by_role(Role::MenuItem).count();
    assert!(items > 0, "{title}: {:?}", texts(&person.window));
    let is_taken = person.case().documents.iter().any(|it| it.kind.as_str() == kind);
    person.press_as(Role::MenuItem, &title);
    if is_taken {
        // More pages of what lies there, unless something else is chosen.
        person.press_word("docs-put-there");
    }
    person.wait_for(name, |case| {
        let mut of = case.documents.iter().filter(|it| it.kind.as_str() == kind);
        of.any(|it| it.files.iter().any(|file| file.name == name))
    });
}

#[test]
fn bad_scans_in_english() {
    journey(Language::En);
}

#[test]
fn bad_scans_in_russian() {
    journey(Language::Ru);
}

#[test]
fn bad_scans_in_kazakh() {
    journey(Language::Kk);
}
