//! What is offered for a page, and that nothing is offered on a guess.

use image::{Rgb, RgbImage};
use permitpack::documents::image::repair::codes;
use permitpack::domain::{Repair, Tone};

use super::{
    jpeg, letter, letter_page, mended, offer, offers, packed, painted, pdf, photographed, png,
    tilted,
};

const WHITE: Rgb<u8> = Rgb([255; 3]);

#[test]
fn a_tilted_page_comes_out_straight_within_three_tenths_of_a_degree() {
    let page = letter_page(1400);
    for degrees in [-7.3, -2.2, -0.5, 0.8, 3.1, 9.0] {
        let scan = jpeg(&tilted(&page, degrees, WHITE), 85);
        let suggestions = offers(&scan);
        let found = offer(&suggestions, codes::STRAIGHTEN).unwrap_or_else(|| panic!("{degrees}"));
        let repair = found.repair.unwrap();
        let left = degrees + f64::from(repair.straighten) / 100.0;
        println!("{degrees}°: {} ({} %), {left:.2}° left", repair.straighten, found.certainty);
        assert!(left.abs() <= 0.3, "{degrees}: {left}");
        if (degrees - 3.1_f64).abs() < 0.01 {
            let straight = png(&mended(&scan, repair, 1400));
            let again = offers(&straight);
            let rest = offer(&again, codes::STRAIGHTEN).and_then(|it| it.repair);
            assert!(rest.is_none_or(|rest| rest.straighten.abs() <= 30), "{rest:?}");
        }
    }
}

#[test]
fn a_straight_page_is_left_alone() {
    let suggestions = offers(&jpeg(&letter_page(1400), 85));
    for code in
        [codes::STRAIGHTEN, codes::TURN_TEXT, codes::TURN_ZONE, codes::CROP, codes::LOCATION]
    {
        assert!(offer(&suggestions, code).is_none(), "{}: {suggestions:?}", code.0);
    }
}

#[test]
fn text_that_stands_on_its_head_or_runs_down_is_turned() {
    let page = letter_page(1400);
    let cases = [
        (image::imageops::rotate90(&page), 3),
        (image::imageops::rotate180(&page), 2),
        (image::imageops::rotate270(&page), 1),
    ];
    for (picture, turns) in cases {
        let suggestions = offers(&png(&picture));
        let found = offer(&suggestions, codes::TURN_TEXT).unwrap_or_else(|| panic!("{turns}"));
        assert_eq!(found.quarter_turns, turns);
        assert!(offer(&suggestions, codes::STRAIGHTEN).is_none());
    }
}

#[test]
fn two_long_lines_of_a_certificate_are_no_zone() {
    // Letters of many widths, with signs among them that point like the fillers of a zone on its head.
    let two = [
        "Registry office > city of Almaty > book of births > record No. 1234 > entered on 1 March",
        "Mother and father > citizens of Kazakhstan > seal of the office > signed by the registrar",
    ];
    let line =
        |at: usize, y: f64, text: &str| ("T", 11.0, 70.0, y - at as f64 * 19.0, text.to_owned());
    let mut words: Vec<_> =
        two.iter().enumerate().map(|(at, text)| line(at, 600.0, text)).collect();
    let rest = letter().into_iter().take(16);
    words.extend(rest.map(|(font, size, x, y, text)| (font, size, x, y - 350.0, text)));
    let page = painted(&pdf(595.0, 842.0, "", &words), 1654);
    for turned in [page.clone(), image::imageops::rotate180(&page)] {
        let suggestions = offers(&jpeg(&turned, 85));
        assert!(offer(&suggestions, codes::TURN_ZONE).is_none(), "{suggestions:?}");
    }
    // Which way its text runs is still told.
    let suggestions = offers(&png(&image::imageops::rotate90(&page)));
    let found = offer(&suggestions, codes::TURN_TEXT).expect("text that runs down");
    assert_eq!(found.quarter_turns, 3);
}

#[test]
fn a_photographed_sheet_becomes_a_rectangle() {
    let sheet = letter_page(1500);
    let seen = [(250.0, 190.0), (1010.0, 240.0), (1090.0, 1330.0), (150.0, 1260.0)];
    let photograph = photographed(&sheet, (1200, 1600), seen);
    let bytes = jpeg(&photograph, 85);
    let suggestions = offers(&bytes);
    let found = offer(&suggestions, codes::CROP).unwrap();
    let crop = found.repair.unwrap().crop.unwrap();
    for (corner, (x, y)) in crop.iter().zip(seen) {
        let (found_x, found_y) = (f64::from(corner.x) * 0.12, f64::from(corner.y) * 0.16);
        assert!((found_x - x).abs() < 6.0 && (found_y - y).abs() < 6.0, "{crop:?}");
    }
    assert!(offer(&suggestions, codes::STRAIGHTEN).is_none(), "one warp, not two");
    let page = mended(&bytes, found.repair.unwrap(), 1500);
    let ratio = f64::from(page.height()) / f64::from(page.width());
    assert!((ratio - 842.0 / 595.0).abs() < 0.12, "{ratio}");
    // Paper to the very corners, and level lines.
    for (x, y) in [
        (8, 8),
        (page.width() - 9, 8),
        (page.width() - 9, page.height() - 9),
        (8, page.height() - 9),
    ] {
        assert!(page.get_pixel(x, y).0[2] > 150, "table at {x}, {y}: {:?}", page.get_pixel(x, y));
    }
    let rest = offers(&png(&page));
    let slant = offer(&rest, codes::STRAIGHTEN).and_then(|it| it.repair);
    assert!(slant.is_none_or(|it| it.straighten.abs() <= 50), "{slant:?}");
}

#[test]
fn what_is_unclear_gets_no_offer() {
    let blank = RgbImage::from_pixel(900, 1200, Rgb([250, 249, 247]));
    let mut state = 7_u32;
    let noise = RgbImage::from_fn(700, 900, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 24) as u8; 3])
    });
    // Paper on a white table, and paper of which two corners are outside the picture.
    let white_table = RgbImage::from_fn(900, 1200, |x, y| {
        let is_sheet = (100..800).contains(&x) && (100..1100).contains(&y);
        Rgb([if is_sheet { 250 } else { 240 }; 3])
    });
    let cut_off =
        RgbImage::from_fn(900, 1200, |x, y| Rgb([if x > 300 && y > 200 { 240 } else { 60 }; 3]));
    for (name, picture) in
        [("blank", blank), ("noise", noise), ("white table", white_table), ("cut off", cut_off)]
    {
        let suggestions = offers(&png(&picture));
        for code in [codes::STRAIGHTEN, codes::TURN_TEXT, codes::TURN_ZONE, codes::CROP] {
            assert!(offer(&suggestions, code).is_none(), "{name}: {}", code.0);
        }
    }
}

/// A letter with a stamp over its last lines: a ring, in this colour.
fn stamped(colour: &str) -> RgbImage {
    let ring = "460 140 m 460 167.6 437.6 190 410 190 c 382.4 190 360 167.6 360 140 c 360 112.4 \
        382.4 90 410 90 c 437.6 90 460 112.4 460 140 c s";
    painted(&pdf(595.0, 842.0, &format!("{colour} RG 3 w {ring}"), &letter()), 1400)
}

#[test]
fn a_stamp_keeps_its_colour_and_plain_paper_need_not() {
    for (name, colour) in
        [("red", "0.85 0.1 0.15"), ("blue", "0.15 0.2 0.7"), ("violet", "0.4 0.2 0.6")]
    {
        let suggestions = offers(&jpeg(&stamped(colour), 80));
        assert!(offer(&suggestions, codes::KEEP_COLOUR).is_some(), "{name}: {suggestions:?}");
        assert!(offer(&suggestions, codes::GREY).is_none(), "{name}");
        assert!(offer(&suggestions, codes::BLACK_WHITE).is_none(), "{name}");
    }
    // Yellowed paper is no colour.
    let mut old = letter_page(1400);
    for pixel in old.pixels_mut() {
        let [r, g, b] = pixel.0.map(f64::from);
        *pixel = Rgb([r * 0.97, g * 0.93, b * 0.80].map(|it| it as u8));
    }
    let suggestions = offers(&jpeg(&old, 80));
    assert!(offer(&suggestions, codes::KEEP_COLOUR).is_none(), "{suggestions:?}");
    assert!(offer(&suggestions, codes::BLACK_WHITE).is_some(), "{suggestions:?}");
    assert!(offer(&suggestions, codes::GREY).is_some(), "{suggestions:?}");
}

#[test]
fn what_an_offer_saves_is_counted_not_guessed() {
    // A sheet of A5 at 300 dots per inch.
    let mut scan = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut scan, 90);
    encoder.set_pixel_density(image::codecs::jpeg::PixelDensity::dpi(300));
    encoder.encode_image(&letter_page(1754)).unwrap();
    let suggestions = offers(&scan);
    assert_eq!(suggestions.bytes, packed_len(&scan, None));
    for code in [codes::SMALLER, codes::BLACK_WHITE] {
        let found = offer(&suggestions, code).unwrap();
        let bytes = found.bytes.unwrap();
        assert!(bytes < suggestions.bytes, "{}", code.0);
        // The form around the picture is the rest.
        assert!(packed_len(&scan, found.repair).abs_diff(bytes) < 64, "{}", code.0);
        let words = suggestions.finding(found);
        assert!(words.args.iter().any(|(name, _)| *name == "then"));
    }
    assert_eq!(suggestions.dpi, 300);
}

fn packed_len(bytes: &[u8], repair: Option<Repair>) -> u64 {
    let program = super::honest();
    let file = super::file(bytes);
    permitpack::documents::image::repair::bytes_of(&program, &file, 0, None, repair.as_ref())
        .unwrap()
}

#[test]
fn a_page_of_a_scanned_pdf_is_looked_at_too() {
    let mut lines = letter();
    lines.truncate(30);
    let suggestions = offers(&pdf(595.0, 842.0, "0.9986 0.0523 -0.0523 0.9986 0 0 cm", &lines));
    // The content is turned against the clock by three degrees.
    let repair = offer(&suggestions, codes::STRAIGHTEN).unwrap().repair.unwrap();
    assert!((repair.straighten - 300).abs() <= 30, "{repair:?}");
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let scan = jpeg(&tilted(&letter_page(900), 2.0, WHITE), 80);
    for tone in [Tone::AsIs, Tone::Grey, Tone::BlackWhite] {
        let repair = Repair { straighten: -200, tone, max_dpi: Some(75), ..Repair::default() };
        assert!(packed(&scan, Some(repair)) == packed(&scan, Some(repair)));
    }
    assert_eq!(offers(&scan), offers(&scan));
}
