//! Passports and a card of people who do not exist, as a telephone and a poor scanner see them.

use image::{Rgb, RgbImage};

use super::drawing::{Words, corners, jpeg, pdf, projective, tilted, warped};

const TABLE: Rgb<u8> = Rgb([92, 84, 76]);

/// Somebody who does not exist.
pub(crate) struct Person {
    pub(crate) lines: Vec<String>,
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

/// The data page as a PDF, 125 × 88 mm (ID-3).
pub(crate) fn data_page(person: &Person) -> Vec<u8> {
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
    pdf(width, height, &paint, &words)
}

fn blurred(picture: &RgbImage, sigma: f32) -> RgbImage {
    image::DynamicImage::from(picture.clone()).blur(sigma).into_rgb8()
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

/// How a page comes to be seen: a name, pixels of the longer side of the drawn page, what is done to it.
pub(crate) type Damage = (&'static str, u32, fn(&RgbImage) -> Vec<u8>);

/// All of them.
pub(crate) const DAMAGES: &[Damage] = &[
    ("clean", 1500, |page| jpeg(page, 90)),
    ("tilt 2°", 1500, |page| jpeg(&tilted(page, 2.0, TABLE), 80)),
    ("tilt −6°", 1500, |page| jpeg(&tilted(&seen(page, 0.0), -6.0, TABLE), 80)),
    ("tilt 9°", 1500, |page| jpeg(&tilted(&seen(page, 0.0), 9.0, TABLE), 80)),
    ("sideways", 1500, |page| jpeg(&image::imageops::rotate90(page), 80)),
    ("upside down", 1500, |page| jpeg(&image::imageops::rotate180(page), 80)),
    ("blur 1.5", 1500, |page| jpeg(&blurred(page, 1.5), 80)),
    ("blur 2.5", 1500, |page| jpeg(&blurred(page, 2.5), 80)),
    ("noise", 1500, |page| jpeg(&noisy(page, 28), 60)),
    ("JPEG 25", 1500, |page| jpeg(page, 25)),
    ("JPEG 15", 1500, |page| jpeg(page, 15)),
    ("perspective", 1500, |page| jpeg(&seen(page, 0.05), 80)),
    ("more perspective", 1500, |page| jpeg(&seen(page, 0.09), 75)),
    ("glare above", 1500, |page| jpeg(&glared(page, (0.6, 0.4), 0.9), 80)),
    ("glare on the lines", 1500, |page| jpeg(&glared(page, (0.5, 0.9), 0.95), 80)),
    ("pale glare", 1500, |page| jpeg(&glared(page, (0.25, 0.88), 0.6), 70)),
    ("glare and blur", 1500, |page| jpeg(&blurred(&glared(page, (0.7, 0.9), 0.85), 1.2), 70)),
    ("shade", 1500, |page| jpeg(&shaded(page, 0.6), 75)),
    ("noise and shade", 1500, |page| jpeg(&noisy(&shaded(page, 0.5), 24), 60)),
    ("tilt and blur", 1500, |page| jpeg(&blurred(&tilted(page, 3.5, TABLE), 1.2), 75)),
    ("telephone", 1500, |page| {
        let lying = tilted(&seen(page, 0.06), 4.0, TABLE);
        jpeg(&noisy(&blurred(&lying, 1.0), 10), 70)
    }),
    ("1100 pixels", 1100, |page| jpeg(page, 75)),
    ("1100 pixels, blur", 1100, |page| jpeg(&blurred(page, 1.0), 70)),
    ("800 pixels", 800, |page| jpeg(page, 80)),
];

/// Everybody: six passports and a card.
pub(crate) fn everybody() -> Vec<Person> {
    let mut people = people();
    people.push(card());
    people
}
