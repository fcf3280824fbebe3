//! Passwords are asked once, tried elsewhere, and never written down; the same content is not taken twice; a
//! drop can be stopped.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use permitpack::documents::codes;
use permitpack::domain::DocumentTypeId;
use permitpack::export::ExportError;
use permitpack::session::jobs::{JobEnd, JobEvent};
use permitpack::session::{Edit, Heard, passwords};

use super::made::{archive, pdf, png, stored};
use super::{Desk, all_files};
use crate::session::{NOW, Office};

const SECRET: &str = "Zhasyryn-7431";

/// A locked PDF; none without qpdf.
fn locked(desk: &Desk, name: &str, text: &str, password: &str) -> Option<PathBuf> {
    let open = desk.put("open.pdf", &pdf(text));
    let path = desk.folder.path().join(name);
    let made = Command::new("qpdf")
        .args(["--encrypt", password, "owner", "256", "--"])
        .args([&open, &path])
        .status();
    made.is_ok_and(|status| status.success()).then_some(path)
}

#[test]
fn a_password_is_asked_once_and_opens_what_else_it_can() {
    let mut desk = Desk::new();
    let made: Option<Vec<PathBuf>> =
        [("1.pdf", SECRET), ("2.pdf", SECRET), ("3.pdf", "another"), ("4.pdf", SECRET)]
            .into_iter()
            .map(|(name, password)| locked(&desk, name, name, password))
            .collect();
    let Some(mut paths) = made else {
        println!("skipped: no qpdf here");
        return;
    };
    let last = paths.pop().unwrap();
    desk.drop(paths);
    let key = desk.office.case().key();
    let names = |office: &Office| -> Vec<String> {
        passwords::locked(office.case().case()).iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&desk.office), ["1.pdf", "2.pdf", "3.pdf"]);
    let files: Vec<_> = desk.office.case().case().inbox.clone();
    desk.office.jobs.unlock(key, files[0].clone(), files[1..].to_vec(), SECRET.to_owned());
    let heard = desk.office.heard();
    assert!(matches!(heard, Heard::Unlocked { opened: true, more: 1, .. }), "{heard:?}");
    assert_eq!(names(&desk.office), ["3.pdf"]);
    // One that comes later opens by itself.
    desk.drop(vec![last]);
    assert_eq!(names(&desk.office), ["3.pdf"]);
    desk.office.settle();
    // Nobody finds the password on the disk.
    let workspace = desk.folder.path().join("workspace");
    for path in all_files(&workspace) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let found = bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        assert!(!found, "the password stands in {}", path.display());
    }
    assert!(!format!("{:?}", desk.office.desk.passwords()).contains(SECRET));
}

#[test]
fn after_a_new_start_an_export_asks_for_the_password_again() {
    let mut desk = Desk::new();
    let Some(path) = locked(&desk, "1.pdf", "locked lease", SECRET) else {
        println!("skipped: no qpdf here");
        return;
    };
    desk.drop(vec![path]);
    let key = desk.office.case().key();
    let file = desk.office.case().case().inbox[0].clone();
    desk.office.jobs.unlock(key, file.clone(), Vec::new(), SECRET.to_owned());
    desk.office.heard();
    let to = DocumentTypeId::new("lease").unwrap();
    desk.office.apply(&Edit::Place { file: file.digest, to });
    desk.office.settle();
    // Closed and opened while the program runs, it is known.
    desk.office.desk.close(NOW).unwrap();
    desk.office.desk.open(key, NOW).unwrap();
    assert!(passwords::waiting(desk.office.case().case()).is_empty());
    // The program ends and starts again.
    let Desk { folder, office } = desk;
    drop(office);
    let mut office = Office::open(&folder.path().join("workspace"));
    office.desk.open(key, NOW).unwrap();
    let waiting: Vec<_> = passwords::waiting(office.case().case()).into_iter().cloned().collect();
    assert_eq!(waiting.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["1.pdf"]);
    assert_eq!((waiting[0].page_count, waiting[0].is_locked), (1, true), "pages are still known");
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let snapshot =
        permitpack::export::plan::PackOptions { allow_draft: true, ..Default::default() };
    let snapshot = office.desk.snapshot(snapshot, out.clone(), false).unwrap();
    office.jobs.export(snapshot);
    let end = office.ended();
    let JobEnd::Exported { result, .. } = end else { panic!("{end:?}") };
    let Err(ExportError::GivenUp(asked)) = *result else { panic!("{result:?}") };
    assert_eq!(asked[0].code, codes::PASSWORD_NEEDED);
    office.jobs.unlock(key, waiting[0].clone(), Vec::new(), SECRET.to_owned());
    office.heard();
    assert!(matches!(office.export(&out), Heard::PackMade { .. }));
}

#[test]
fn the_same_content_is_taken_once_and_said() {
    let mut desk = Desk::new();
    let same = png(40, 40, 1);
    let zipped = archive(&[stored("copy.png", &same), stored("other.png", &png(40, 40, 2))]);
    let paths =
        vec![desk.put("a.png", &same), desk.put("b.png", &same), desk.put("c.zip", &zipped)];
    let dropped = desk.drop(paths);
    assert_eq!(dropped.names(), ["a.png", "other.png"]);
    assert_eq!(
        dropped.said(),
        [("file-brought-twice", "b.png"), ("file-brought-twice", "copy.png")]
    );
    // It may serve another item as well.
    let digest = dropped.file("a.png").digest;
    let to = |id| DocumentTypeId::new(id).unwrap();
    desk.office.apply(&Edit::Place { file: digest, to: to("lease") });
    let file = dropped.file("a.png").clone();
    desk.office.apply(&Edit::AddFiles { files: vec![file], to: Some(to("owner_consent")) });
    let case = desk.office.case().case();
    let places = permitpack::session::intake::places(case, digest);
    assert_eq!(places.len(), 2, "{places:?}");
}

#[test]
fn a_drop_is_stopped_at_once_and_everything_is_named() {
    let mut desk = Desk::new();
    let noise = |n: u32| -> Vec<u8> {
        let mut state = n + 1;
        let mut picture = image::RgbImage::new(700, 700);
        for pixel in picture.pixels_mut() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            pixel.0 = [(state >> 24) as u8, (state >> 16) as u8, n as u8];
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    let files: Vec<_> = (0..60).map(|n| stored(&format!("{n}.png"), &noise(n))).collect();
    let path = desk.put("many.zip", &archive(&files));
    let key = desk.office.case().key();
    let mut latest = Duration::ZERO;
    for wait in [0, 60, 400] {
        let job = desk.office.jobs.import(key, vec![path.clone()], None);
        std::thread::sleep(Duration::from_millis(wait));
        let stopped = Instant::now();
        job.cancel();
        let end = 'waiting: loop {
            for event in desk.office.jobs.news() {
                if let JobEvent::Ended { end, .. } = event {
                    break 'waiting *end;
                }
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        latest = latest.max(stopped.elapsed());
        if let JobEnd::Imported { files, failed, .. } = &end {
            println!("after {wait} ms: {} taken, {} named", files.len(), failed.len());
        }
    }
    println!("stopped within {latest:?}");
}
