//! Passports of our own drawing, read as a telephone and a poor scanner see them.

use image::RgbImage;
use permitpack::documents::ocr::{PageReading, Tesseract, missing};
use permitpack::domain::mrz::{Certainty, ZoneField};

use super::passport_pictures::{DAMAGES, Person, data_page, everybody};
use super::{file, honest, jpeg, offer, offers, painted};

/// What is tried here; `cargo run --release --example passport_figures` tries everything with everybody.
const TRIED: [(&str, usize); 12] = [
    ("clean", 0),
    ("tilt −6°", 1),
    ("sideways", 2),
    ("blur 2.5", 3),
    ("noise", 4),
    ("JPEG 15", 5),
    ("more perspective", 0),
    ("glare on the lines", 1),
    ("noise and shade", 2),
    ("telephone", 3),
    ("1100 pixels, blur", 4),
    ("tilt 2°", 6),
];

/// The data page of the first of them.
fn page(side: u32) -> RgbImage {
    let people = everybody();
    painted(&data_page(&people[0]), side)
}

fn tesseract() -> Option<Tesseract> {
    let found = Tesseract::find(std::env::var_os("PATH").as_deref());
    if found.is_none() {
        println!("skipped: tesseract is not installed");
    }
    found
}

fn read(tesseract: &Tesseract, bytes: &[u8]) -> Option<PageReading> {
    tesseract.read_page(&honest(), &file(bytes), 0, None).unwrap()
}

/// The true text of a field.
fn truth(person: &Person, field: ZoneField) -> String {
    let lines = person.lines.join("\n");
    let true_one = permitpack::domain::mrz::read(&[lines.clone(), lines]).unwrap();
    true_one.fields.into_iter().find(|it| it.field == field).unwrap().text
}

#[test]
fn what_is_read_is_right_or_said_to_be_in_doubt() {
    let Some(tesseract) = tesseract() else { return };
    let people = everybody();
    let (mut whole, mut fields, mut right) = (0, 0, 0);
    for (name, index) in TRIED {
        let person = &people[index];
        let (_, side, damage) = DAMAGES.iter().find(|it| it.0 == name).unwrap();
        let bytes = damage(&painted(&data_page(person), *side));
        let Some(reading) = read(&tesseract, &bytes) else {
            println!("{name}: no zone");
            continue;
        };
        let is_whole = reading.zone.lines == person.lines;
        whole += usize::from(is_whole);
        for field in &reading.zone.fields {
            let is_right = field.text == truth(person, field.field);
            fields += 1;
            right += usize::from(is_right);
            // The one thing that must never happen.
            assert!(
                is_right || field.certainty < Certainty::Proven,
                "{name}: {:?} {} is wrong and said to be proven",
                field.field,
                field.text
            );
        }
        if !is_whole {
            println!("{name}: in parts\n{}", reading.zone.lines.join("\n"));
        }
    }
    let all = TRIED.len();
    println!("{whole} of {all} read to the last letter, {right} of {fields} fields right");
    assert!(whole * 4 >= all * 3, "{whole} of {all}");
    assert!(right * 20 >= fields * 19, "{right} of {fields}");
}

#[test]
fn a_zone_tells_which_way_the_page_is_up() {
    let page = page(1300);
    let cases = [
        (page.clone(), 0),
        (image::imageops::rotate90(&page), 3),
        (image::imageops::rotate180(&page), 2),
        (image::imageops::rotate270(&page), 1),
    ];
    for (picture, turns) in cases {
        let suggestions = offers(&jpeg(&picture, 85));
        let found = offer(&suggestions, permitpack::documents::image::repair::codes::TURN_ZONE);
        assert_eq!(found.map_or(0, |found| found.quarter_turns), turns, "{suggestions:?}");
    }
}

#[test]
fn a_page_without_a_zone_gives_no_reading() {
    let Some(tesseract) = tesseract() else { return };
    assert_eq!(read(&tesseract, &jpeg(&super::letter_page(1400), 85)), None);
}

#[test]
fn without_the_program_its_absence_is_told() {
    assert_eq!(Tesseract::find(None), None);
    let nowhere = tempfile::tempdir().unwrap();
    assert_eq!(Tesseract::find(Some(nowhere.path().as_os_str())), None);
    assert!(missing().code.0.starts_with("tesseract-missing-"));
}

#[cfg(unix)]
#[test]
fn a_program_that_fails_costs_the_reading_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("tesseract");
    let script = "#!/bin/sh\ncase $1 in --list-langs) echo eng;; *) exit 3;; esac\n";
    std::fs::File::create(&program)
        .and_then(|mut it| std::io::Write::write_all(&mut it, script.as_bytes()))
        .unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let found = Tesseract::find(Some(folder.path().as_os_str())).unwrap();
    let page = jpeg(&page(1300), 85);
    assert!(found.read_page(&honest(), &file(&page), 0, None).is_err());
}
