//! What comes out of a mended page: smaller, legible, upright, without its place.

use image::{Rgb, RgbImage};
use permitpack::documents::image::repair::{before_after, codes};
use permitpack::documents::preview::PreviewOptions;
use permitpack::domain::page_plan::Corner;
use permitpack::domain::{Repair, Tone};

use super::{file, jpeg, letter_page, mended, offer, offers, packed, png, rgb};

/// A segment of JPEG behind its first two bytes.
fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]].concat()
}

/// EXIF with an orientation, and a directory for a place in Almaty.
fn exif(orientation: u8) -> Vec<u8> {
    let mut bytes = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    bytes.extend([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    bytes.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    bytes.extend([0, 0, 0, 0]);
    bytes.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"ALMATY-43.238949N-76.889709E");
    bytes
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

#[test]
fn the_place_of_a_photograph_stays_out_of_the_pack_when_asked() {
    let photograph = with_segment(&jpeg(&letter_page(600), 80), 0xe1, &exif(1));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"43,14.3N\"/>";
    let in_xmp = with_segment(&jpeg(&letter_page(600), 80), 0xe1, xmp);
    for (bytes, place) in [(photograph, &b"ALMATY"[..]), (in_xmp, &b"GPSLatitude"[..])] {
        let suggestions = offers(&bytes);
        let found = offer(&suggestions, codes::LOCATION).unwrap();
        assert!(found.repair.unwrap().strip_location && !found.repair.unwrap().changes_pixels());
        // Without a repair the picture goes in byte for byte, with its place.
        assert!(contains(&packed(&bytes, None), place));
        assert!(!contains(&packed(&bytes, found.repair), place));
        // Whatever else is mended, no note of the camera survives.
        for tone in [Tone::Grey, Tone::BlackWhite] {
            let repair = Repair { tone, ..Repair::default() };
            assert!(!contains(&packed(&bytes, Some(repair)), place));
        }
    }
    assert!(offer(&offers(&jpeg(&letter_page(600), 80)), codes::LOCATION).is_none());
}

#[test]
fn all_eight_orientations_are_mended_upright() {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};

    // Dark in the upper left, middling in the upper right, light below.
    let upright = RgbImage::from_fn(240, 320, |x, y| match (x < 120, y < 160) {
        (true, true) => Rgb([20; 3]),
        (false, true) => Rgb([110; 3]),
        _ => Rgb([230; 3]),
    });
    for orientation in 1..=8_u8 {
        // As the sensor saw it: the opposite of what the orientation does.
        let stored = match orientation {
            2 => flip_horizontal(&upright),
            3 => rotate180(&upright),
            4 => flip_vertical(&upright),
            5 => rotate270(&flip_horizontal(&upright)),
            6 => rotate270(&upright),
            7 => rotate90(&flip_horizontal(&upright)),
            8 => rotate90(&upright),
            _ => upright.clone(),
        };
        let bytes = with_segment(&jpeg(&stored, 95), 0xe1, &exif(orientation));
        let corner = |x, y| Corner { x, y };
        let left = [corner(0, 0), corner(5000, 0), corner(5000, 10_000), corner(0, 10_000)];
        for crop in [None, Some(left)] {
            let repair = Repair { tone: Tone::Grey, crop, ..Repair::default() };
            let page = mended(&bytes, repair, 4000);
            let wide = if crop.is_some() { 120 } else { 240 };
            assert_eq!(page.dimensions(), (wide, 320), "{orientation}");
            let shade = |x: u32, y: u32| page.get_pixel(x, y).0[0];
            assert!(shade(30, 40) < 40 && shade(30, 280) > 210, "{orientation}");
            let upper_right = shade(wide - 10, 40);
            let expected = if crop.is_some() { 20 } else { 110 };
            assert!(upper_right.abs_diff(expected) < 15, "{orientation}: {upper_right}");
        }
    }
}

#[test]
fn a_black_and_white_sheet_is_eight_times_smaller_and_can_be_read() {
    // Paper with grain under a falling light, as a telephone sees it.
    let mut scan = letter_page(2339);
    let (width, height) = scan.dimensions();
    let mut state = 1_u32;
    for (x, y, pixel) in scan.enumerate_pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = f64::from(state >> 28) - 7.5;
        let light = 0.72 + 0.28 * f64::from(x + y) / f64::from(width + height);
        *pixel = Rgb(pixel.0.map(|it| (f64::from(it) * light + grain).clamp(0.0, 255.0) as u8));
    }
    let bytes = jpeg(&scan, 80);
    let repair = Repair { tone: Tone::BlackWhite, ..Repair::default() };
    let options = PreviewOptions {
        repair: Some(repair),
        max_width: 2339,
        max_height: 2339,
        ..PreviewOptions::default()
    };
    let both = before_after(&super::honest(), &file(&bytes), &options).unwrap();
    println!("black and white: {} KB of {} KB", both.bytes_after / 1024, both.bytes_before / 1024);
    assert!(
        both.bytes_after * 8 <= both.bytes_before,
        "{} {}",
        both.bytes_after,
        both.bytes_before
    );
    assert_eq!((both.before.width, both.before.height), (both.after.width, both.after.height));
    // Every pixel of the original letter that is dark is ink, and no paper became ink.
    let (clean, after) = (letter_page(2339), rgb(both.after));
    let (mut ink, mut lost, mut dirt) = (0, 0, 0);
    for (before, after) in clean.pixels().zip(after.pixels()) {
        let is_ink = after.0[0] < 128;
        ink += u32::from(before.0[0] < 60);
        lost += u32::from(before.0[0] < 60 && !is_ink);
        dirt += u32::from(before.0[0] > 250 && is_ink);
    }
    assert!(lost * 200 < ink && dirt * 200 < ink, "{lost} lost and {dirt} added of {ink}");
    let Some(words) = words(&after) else {
        println!("skipped: tesseract is not installed");
        return;
    };
    let all: Vec<&str> = words.split_whitespace().collect();
    let known = ["landlord", "guest", "police", "migration", "register", "arrival", "address"];
    let found = all.iter().filter(|word| known.contains(&word.trim_matches(','))).count();
    assert!(found >= 40, "{found} of about 60: {words}");
}

/// What tesseract reads; `None` without it.
fn words(picture: &RgbImage) -> Option<String> {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut command = Command::new("tesseract");
    command.args(["stdin", "stdout", "--psm", "6"]).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    child.stdin.take()?.write_all(&png(picture)).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn fewer_dots_keep_the_size_on_paper_and_the_letters() {
    let scan = jpeg(&letter_page(1754), 85);
    let repair = Repair { max_dpi: Some(100), ..Repair::default() };
    let page = mended(&scan, repair, 4000);
    assert!(page.height().abs_diff(1169) <= 2, "{:?}", page.dimensions());
    assert!(packed(&scan, Some(repair)).len() * 2 < packed(&scan, None).len());
}
