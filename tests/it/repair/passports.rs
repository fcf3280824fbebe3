//! Passports of our own drawing, read as a telephone and a poor scanner see them.

use std::time::Instant;

use image::{Rgb, RgbImage};
use permitpack::documents::ocr::{PageReading, Tesseract, missing};
use permitpack::domain::mrz::{Certainty, ZoneField};

use super::{
    Words, corners, file, honest, jpeg, offer, offers, painted, pdf, projective, tilted, warped,
};

const TABLE: Rgb<u8> = Rgb([92, 84, 76]);

/// Somebody who does not exist.
struct Person {
    lines: Vec<String>,
    surname: &'static str,
    given: &'static str,
}

fn digit(text: &str) -> String {
    mrz::check_digit(text).unwrap().to_string()
}

fn filled(text: &str, width: usize) -> String {
    format!("{text:<<width$}")
}

fn person(
    (issuer, surname, given): (&str, &'static str, &'static str),
    (number, birth, sex, expiry, optional): (&str, &str, &str, &str, &str),
) -> Person {
    let name = given.replace(' ', "<");
    let first = filled(&format!("P<{issuer}{surname}<<{name}"), 44);
    let number = filled(number, 9);
    let optional = filled(optional, 14);
    let checked = |text: &str| format!("{text}{}", digit(text));
    let (number, birth, expiry) = (checked(&number), checked(birth), checked(expiry));
    let optional = if optional.trim_end_matches('<').is_empty() {
        format!("{optional}<")
    } else {
        checked(&optional)
    };
    let composite = digit(&format!("{number}{birth}{expiry}{optional}"));
    let second = format!("{number}{issuer}{birth}{sex}{expiry}{optional}{composite}");
    assert_eq!((first.len(), second.len()), (44, 44));
    Person { lines: vec![first, second], surname, given }
}

/// A card (TD1).
fn card() -> Person {
    let checked = |text: &str| format!("{text}{}", digit(text));
    let first = format!("I<KAZ{}", filled(&checked("038765432"), 25));
    let (birth, expiry) = (checked("900215"), checked("330118"));
    let rest = filled("", 11);
    let composite = digit(&format!("{}{birth}{expiry}{rest}", &first[5..]));
    let second = format!("{birth}F{expiry}KAZ{rest}{composite}");
    let third = filled("OMAROVA<<DANA", 30);
    assert!([&first, &second, &third].iter().all(|line| line.len() == 30));
    Person { lines: vec![first, second, third], surname: "OMAROVA", given: "DANA" }
}

fn people() -> Vec<Person> {
    vec![
        person(("UZB", "TESTOV", "BOBUR"), ("FA0000001", "880229", "M", "290228", "")),
        person(("CHN", "ZHANG", "XIAOMING"), ("E98765432", "910630", "F", "310629", "")),
        person(("RUS", "KUZNETSOVA", "OLGA"), ("751234567", "850117", "F", "280304", "")),
        person(
            ("TUR", "OZTURK", "MEHMET ALI"),
            ("U10203040", "790512", "M", "300101", "12345678901"),
        ),
        person(("IND", "SINGH", "GURPREET"), ("Z5566778", "940923", "M", "320815", "")),
        person(("KAZ", "SERIK", "AIGERIM"), ("N12345678", "000101", "F", "330202", "000101650018")),
    ]
}

/// The data page as a picture, 125 × 88 mm (ID-3), and how it is damaged on its way.
fn data_page(person: &Person, side: u32) -> RgbImage {
    let (width, height) = if person.lines.len() == 3 { (242.6, 153.0) } else { (354.3, 249.4) };
    // A tinted ground with fine waves, as security paper has, and a dark portrait.
    let mut paint = format!("0.93 0.95 0.91 rg 0 0 {width} {height} re f 0.78 0.84 0.8 RG 0.4 w ");
    for line in 0..36 {
        let y = f64::from(line) * 8.0;
        paint.push_str(&format!(
            "0 {y} m {} {} {} {} {width} {y} c S ",
            width / 3.0,
            y + 14.0,
            width / 1.5,
            y - 14.0
        ));
    }
    paint.push_str(&format!("0.45 0.42 0.4 rg 18 {} 84 {} re f", height * 0.42, height * 0.42));
    let mut words: Vec<Words> = vec![
        ("T", 9.0, 120.0, height - 40.0, person.surname.to_owned()),
        ("T", 9.0, 120.0, height - 58.0, person.given.to_owned()),
        ("T", 7.0, 120.0, height - 30.0, "Surname / Given names".to_owned()),
    ];
    // 2.54 mm from letter to letter (9303-3, 4.3).
    let (points, left) = if person.lines.len() == 3 { (11.4, 16.0) } else { (12.0, 18.0) };
    for (at, line) in person.lines.iter().rev().enumerate() {
        words.push(("C", points, left, 17.0 + at as f64 * 15.0, line.clone()));
    }
    painted(&pdf(width, height, &paint, &words), side)
}

fn blurred(picture: &RgbImage, sigma: f32) -> RgbImage {
    image::imageops::blur(picture, sigma)
}

/// A lamp mirrored in the laminate: a white spot with soft edges.
fn glared(picture: &RgbImage, at: (f64, f64), strength: f64) -> RgbImage {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    let mut out = picture.clone();
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let (dx, dy) = (f64::from(x) / w - at.0, (f64::from(y) / h - at.1) * h / w);
        let light = strength * (-(dx * dx + dy * dy) / 0.012).exp();
        *pixel = Rgb(pixel.0.map(|it| (f64::from(it) + (255.0 - f64::from(it)) * light) as u8));
    }
    out
}

fn shaded(picture: &RgbImage, dark: f64) -> RgbImage {
    let w = f64::from(picture.width());
    let mut out = picture.clone();
    for (x, _, pixel) in out.enumerate_pixels_mut() {
        let light = 1.0 - dark * f64::from(x) / w;
        *pixel = Rgb(pixel.0.map(|it| (f64::from(it) * light) as u8));
    }
    out
}

fn noisy(picture: &RgbImage, strength: i32) -> RgbImage {
    let mut state = 99_u32;
    let mut out = picture.clone();
    for pixel in out.pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 24).cast_signed() * strength / 128 - strength;
        *pixel = Rgb(pixel.0.map(|it| (i32::from(it) + grain).clamp(0, 255) as u8));
    }
    out
}

/// The page on a table, with a margin and a view from the side (0 is from above).
fn seen(page: &RgbImage, skew: f64) -> RgbImage {
    let (w, h) = (f64::from(page.width()), f64::from(page.height()));
    let (wide, high) = (w * 1.15, h * 1.2);
    let (left, top) = (w * 0.075, h * 0.1);
    let to = [
        (left + skew * w * 0.9, top + skew * h * 0.3),
        (left + w - skew * w * 0.6, top),
        (left + w, top + h - skew * h * 0.2),
        (left, top + h),
    ];
    let map = projective(to, corners(page));
    warped(page, (wide as u32, high as u32), TABLE, map)
}

/// All pictures: a name, the person, and the file.
fn pictures() -> Vec<(String, usize, Vec<u8>)> {
    let people = people();
    let mut pictures = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let page = data_page(person, 1500);
        let small = data_page(person, 1100);
        let mut add =
            |name: &str, bytes: Vec<u8>| pictures.push((format!("{name} {index}"), index, bytes));
        add("clean", jpeg(&page, 90));
        match index {
            0 => {
                add("tilt 2", jpeg(&tilted(&page, 2.0, TABLE), 80));
                add("tilt -6", jpeg(&tilted(&seen(&page, 0.0), -6.0, TABLE), 80));
                add("blur 1.5", jpeg(&blurred(&page, 1.5), 80));
                add("quarter", jpeg(&image::imageops::rotate90(&page), 80));
            }
            1 => {
                add("noise", jpeg(&noisy(&page, 28), 60));
                add("jpeg 25", jpeg(&page, 25));
                add("head", jpeg(&image::imageops::rotate180(&page), 80));
                add("perspective", jpeg(&seen(&page, 0.05), 80));
            }
            2 => {
                add("glare above", jpeg(&glared(&page, (0.6, 0.4), 0.9), 80));
                add("glare on the lines", jpeg(&glared(&page, (0.5, 0.9), 0.95), 80));
                add("shade", jpeg(&shaded(&page, 0.6), 75));
                add("small", jpeg(&small, 75));
            }
            3 => {
                add("perspective 2", jpeg(&seen(&page, 0.09), 75));
                add("tilt and blur", jpeg(&blurred(&tilted(&page, 3.5, TABLE), 1.2), 75));
                add("three quarters", jpeg(&image::imageops::rotate270(&page), 80));
                add("small blur", jpeg(&blurred(&small, 1.0), 70));
            }
            4 => {
                add("blur 2.5", jpeg(&blurred(&page, 2.5), 80));
                add("noise and shade", jpeg(&noisy(&shaded(&page, 0.5), 24), 60));
                add(
                    "telephone",
                    jpeg(&noisy(&blurred(&tilted(&seen(&page, 0.06), 4.0, TABLE), 1.0), 10), 70),
                );
                add("pale glare", jpeg(&glared(&page, (0.25, 0.88), 0.6), 70));
            }
            _ => {
                add("tilt 9", jpeg(&tilted(&seen(&page, 0.0), 9.0, TABLE), 80));
                add("jpeg 15", jpeg(&page, 15));
                add("tiny", jpeg(&data_page(person, 800), 80));
                add("glare, blur", jpeg(&blurred(&glared(&page, (0.7, 0.9), 0.85), 1.2), 70));
            }
        }
    }
    let page = data_page(&card(), 1200);
    pictures.push(("card".to_owned(), 6, jpeg(&page, 85)));
    pictures.push(("card, tilt".to_owned(), 6, jpeg(&tilted(&page, 3.0, TABLE), 75)));
    pictures
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
    let lines = &person.lines;
    let at = |line: usize, from: usize, to: usize| {
        lines[line][from..to].trim_end_matches('<').to_owned()
    };
    let is_card = lines.len() == 3;
    match (field, is_card) {
        (ZoneField::DocumentCode, _) => at(0, 0, 2),
        (ZoneField::Issuer, _) => at(0, 2, 5),
        (ZoneField::Names, false) => at(0, 5, 44),
        (ZoneField::DocumentNumber, false) => at(1, 0, 9),
        (ZoneField::Nationality, false) => at(1, 10, 13),
        (ZoneField::BirthDate, false) => at(1, 13, 19),
        (ZoneField::Sex, false) => at(1, 20, 21),
        (ZoneField::ExpiryDate, false) => at(1, 21, 27),
        (ZoneField::OptionalData, false) => at(1, 28, 42),
        (ZoneField::Names, true) => at(2, 0, 30),
        (ZoneField::DocumentNumber, true) => at(0, 5, 14),
        (ZoneField::Nationality, true) => at(1, 15, 18),
        (ZoneField::BirthDate, true) => at(1, 0, 6),
        (ZoneField::Sex, true) => at(1, 7, 8),
        (ZoneField::ExpiryDate, true) => at(1, 8, 14),
        (ZoneField::OptionalData, true) => at(0, 15, 30),
    }
}

#[test]
fn what_is_read_is_right_or_said_to_be_in_doubt() {
    let Some(tesseract) = tesseract() else { return };
    let mut people = people();
    people.push(card());
    let pictures = pictures();
    assert!(pictures.len() >= 30, "{}", pictures.len());
    let (mut whole, mut read_at_all, mut fields, mut right) = (0, 0, 0, 0);
    let begun = Instant::now();
    for (name, index, bytes) in &pictures {
        let person = &people[*index];
        let Some(reading) = read(&tesseract, bytes) else {
            println!("{name}: no zone");
            continue;
        };
        read_at_all += 1;
        let is_whole = reading.zone.lines == person.lines;
        whole += u32::from(is_whole);
        for field in &reading.zone.fields {
            let is_right = field.text == truth(person, field.field);
            fields += 1;
            right += u32::from(is_right);
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
    println!(
        "{whole} of {} pictures read to the last letter, {read_at_all} at all, {right} of {fields} fields right, {:?}",
        pictures.len(),
        begun.elapsed()
    );
    assert!(whole * 4 >= pictures.len() as u32, "{whole}");
}

#[test]
fn a_zone_tells_which_way_the_page_is_up() {
    let page = data_page(&people()[0], 1300);
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
    let page = jpeg(&data_page(&people()[0], 1300), 85);
    assert!(found.read_page(&honest(), &file(&page), 0, None).is_err());
}
