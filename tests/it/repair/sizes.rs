//! Pages with fewer pixels and coarser coding: what is told is what the pack gets, and the gentlest way is taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use image::{DynamicImage, Rgb, RgbImage};
use permitpack::documents::image::repair::{
    FINEST, FLOOR, Fit, PageSizes, Step, Together, bytes_of, bytes_together, fit, sizes,
};
use permitpack::documents::importer::ImportFailure;
use permitpack::documents::worker::while_wanted;
use permitpack::domain::{Repair, Tone};

use super::{file, honest, letter, letter_page, mended, pdf, png};

/// A scan with the grain of paper, at 300 dots per inch; so many pixels on its longer side.
pub(crate) fn scan(side: u32, quality: u8) -> Vec<u8> {
    let mut page = letter_page(side);
    let (width, height) = page.dimensions();
    let mut state = 5_u32;
    for (x, _, pixel) in page.enumerate_pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 28).cast_signed() - 8 - (x * 20 / width.max(height)).cast_signed();
        *pixel = Rgb(pixel.0.map(|it| (i32::from(it) + grain).clamp(0, 255) as u8));
    }
    at_300(&page, quality)
}

fn at_300(page: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality);
    encoder.set_pixel_density(image::codecs::jpeg::PixelDensity::dpi(300));
    encoder.encode_image(page).unwrap();
    bytes
}

fn told(bytes: &[u8], repair: Repair) -> PageSizes {
    sizes(&honest(), &file(bytes), 0, None, &repair).unwrap()
}

fn packed(bytes: &[u8], repair: Repair) -> u64 {
    bytes_of(&honest(), &file(bytes), 0, None, repair.or_none().as_ref()).unwrap()
}

#[test]
fn what_pages_share_belongs_to_none_of_them() {
    let path = crate::cli::sample_case().join("forms/application-form.pdf");
    let form = std::fs::read(path).unwrap();
    let count =
        |bytes: &[u8], pages: &[u32]| bytes_together(&honest(), &file(bytes), None, pages).unwrap();
    let Together { own, shared } = count(&form, &[0, 1]);
    let alone = [0, 1].map(|at| bytes_of(&honest(), &file(&form), at, None, None).unwrap());
    let (whole, all) = (u64::try_from(form.len()).unwrap(), own.iter().sum::<u64>() + shared);
    assert!(all <= whole && all > whole / 2, "{all} of {whole}");
    assert!(alone.iter().sum::<u64>() > whole, "one by one its letters count twice");
    // Its letters are most of it, and a picture of a page would leave them where they are.
    assert!(shared > own[0] + own[1], "{own:?}, {shared}");
    for (at, own) in (0..).zip(own) {
        let steps = sizes(&honest(), &file(&form), at, None, &Repair::default()).unwrap();
        let steps = steps.with_whole(Some(own));
        assert!([FINEST, FLOOR].into_iter().all(|step| steps.on(step).is_none()), "{steps:?}");
    }
    // Of pages that are left out nothing is counted, and a page alone shares nothing.
    let first = count(&form, &[0]);
    assert_eq!((first.own, first.shared), (vec![alone[0]], 0));
    let scanned = scan(800, 92);
    let one = count(&scanned, &[0]);
    assert_eq!((one.own, one.shared), (vec![packed(&scanned, Repair::default())], 0));
}

#[test]
fn a_page_larger_than_any_sheet_is_counted_on_the_sheet_it_is_seen_on() {
    let dots = |wide, high| told(&pdf(wide, high, "", &letter()), Repair::default()).dpi;
    assert_eq!(dots(595.3, 841.9), 300);
    // A picture of 1240 by 1754 pixels that was put into a PDF at 96 dots per inch.
    let [upright, across] = [dots(930.0, 1315.5), dots(1315.5, 930.0)];
    assert!((295..=315).contains(&upright), "{upright}");
    assert_eq!(across, upright);
    // A3 is scanned, and stays as fine as it is drawn.
    assert!((210..=225).contains(&dots(841.9, 1190.6)));
}

#[test]
fn what_a_step_takes_is_what_the_pack_gets() {
    let scanned = scan(800, 92);
    let drawn = pdf(595.0, 842.0, "", &letter());
    let straight = Repair { straighten: 150, tone: Tone::Grey, ..Repair::default() };
    let whole = png(&letter_page(500));
    let (fine, poor) = (Step::resolution(200), Step::resolution(100));
    for (name, bytes, repair, worth) in [
        ("scan", &scanned, Repair::default(), vec![FINEST, fine, FLOOR, poor]),
        // It is coded anew anyway: nothing is saved before pixels are taken together.
        ("straight", &scanned, straight, vec![fine, FLOOR, poor]),
        // Letters that are drawn take less than any picture of them.
        ("pdf", &drawn, Repair::default(), vec![]),
        // It has too few pixels to lose any, but coded with losses it takes less.
        ("png", &whole, Repair::default(), vec![FINEST, fine, FLOOR, poor]),
    ] {
        let told = told(bytes, repair);
        assert!(told.whole.abs_diff(packed(bytes, repair)) < 64, "{name}: {told:?}");
        let mut saving = Vec::new();
        for step in [FINEST, fine, FLOOR, poor] {
            let Some(bytes_told) = told.on(step) else { continue };
            let packed = packed(bytes, step.of(repair, told.dpi));
            // The form around the picture is the rest.
            assert!(packed.abs_diff(bytes_told) < 128, "{name}, {step:?}: {packed}, {told:?}");
            saving.push(step);
        }
        assert_eq!(saving, worth, "{name}: {told:?}");
    }
}

#[test]
fn a_size_is_reached_by_the_gentlest_step_and_never_below_what_can_be_read() {
    let bytes = scan(1240, 92);
    let told = told(&bytes, Repair::default());
    println!("{told:?}");
    let half = told.whole / 2;
    let Fit::By(step, promised) = fit(&[&told], half) else { panic!("{told:?}") };
    let repair = step.of(Repair::default(), told.dpi);
    let kept = packed(&bytes, repair);
    assert!(kept <= half && kept.abs_diff(promised) < 128, "{kept} of {half}, {promised} told");
    assert_eq!(fit(&[&told], told.whole), Fit::AsTheyAre);
    let Fit::Not(least) = fit(&[&told], 2_000) else { panic!("{told:?}") };
    assert!(least > 2_000 && told.on(FLOOR) == Some(least));
    // Twice the page, twice the size: the same step for both.
    let Fit::By(same, _) = fit(&[&told, &told], half * 2) else { panic!("{told:?}") };
    assert_eq!(same, step);
}

#[test]
fn the_picture_afterwards_shows_what_coding_takes() {
    let bytes = scan(1240, 92);
    let coarse = Repair { max_dpi: Some(150), ..Repair::default() };
    let worn = Repair { quality: Some(30), ..coarse };
    let (clean, worn) = (mended(&bytes, coarse, 1200), mended(&bytes, worn, 1200));
    assert_eq!(clean.dimensions(), worn.dimensions());
    let off = clean.pixels().zip(worn.pixels());
    let off: u32 = off.map(|(one, other)| u32::from(one.0[0].abs_diff(other.0[0]))).sum();
    assert!(off > clean.width() * clean.height() / 2, "{off}");
}

#[test]
fn a_picture_without_loss_stays_so_unless_it_is_made_small() {
    // A drawing packs well: made JPEG it would be larger, and have halos.
    let drawing = RgbImage::from_fn(1200, 1600, |x, y| {
        Rgb(if (x / 200 + y / 200) % 2 == 0 { [255; 3] } else { [30, 60, 160] })
    });
    let bytes = png(&drawing);
    let repair = Repair { quality: Some(50), ..Repair::default() };
    assert_eq!(mended(&bytes, repair, 1600), drawing);
    let grey = DynamicImage::from(drawing).into_luma8();
    assert!(packed(&bytes, repair) < u64::from(grey.width() * grey.height() / 20));
}

#[test]
fn counting_ends_when_nobody_wants_it() {
    let page = at_300(&letter_page(4000), 85);
    let unwanted = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&unwanted);
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(100));
        stop.store(true, SeqCst);
    });
    let repair = Repair { straighten: 300, ..Repair::default() };
    let counted = while_wanted(&unwanted, || sizes(&honest(), &file(&page), 0, None, &repair));
    stopper.join().unwrap();
    assert_eq!(counted, Err(ImportFailure::Stopped));
}
