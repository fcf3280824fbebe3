//! Mending pages: what is offered, what comes out, and what is read from passports.

mod answers;
pub(crate) mod drawing;
mod offers;
mod pages;
pub(crate) mod passport_pictures;
mod passports;
pub(crate) mod sizes;

use std::fs::File;
use std::io::{Cursor, Write};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use permitpack::documents::image::repair::{Suggestion, Suggestions, suggestions};
use permitpack::documents::importer::Importer;
use permitpack::documents::preview::{PreviewOptions, Previewer};
use permitpack::documents::recipe::{Event, ImportOptions, RecipeSink, Stopped, StreamBody};
use permitpack::documents::worker::InWorker;
use permitpack::domain::{Code, PageWork, Repair};

use std::time::Duration;

use drawing::{Words, corners, jpeg, pdf, projective, tilted, warped};
use permitpack::documents::worker::{Patience, WorkerProgram};

/// A worker that is built without optimisation and may take its time.
pub(super) fn honest() -> WorkerProgram {
    let long = Duration::from_mins(10);
    super::worker::honest().with_patience(Patience { silence: long, per_page: long })
}

pub(super) fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// The page of a PDF as a picture of so many pixels on its longer side.
pub(super) fn painted(pdf: &[u8], side: u32) -> RgbImage {
    let options = PreviewOptions { max_width: side, max_height: side, ..PreviewOptions::default() };
    rgb(Previewer::new(honest()).render(&file(pdf), &options).unwrap())
}

pub(super) fn rgb(picture: permitpack::documents::preview::Picture) -> RgbImage {
    let rgba = image::RgbaImage::from_raw(picture.width, picture.height, picture.rgba).unwrap();
    DynamicImage::from(rgba).to_rgb8()
}

/// The words of a letter in two columns of paragraphs, ragged on the right.
pub(super) fn letter() -> Vec<Words> {
    const TEXT: &str = "The landlord agrees that the guest lives at the address above from the first \
        day of the month and that he may register there with the police within three working days \
        of the arrival as the act on migration asks every host to do";
    let all: Vec<&str> = TEXT.split_whitespace().collect();
    let mut at = 0;
    (0..40)
        .map(|line: usize| {
            let count = [12, 9, 13, 11, 8][line % 5];
            let words: Vec<&str> = (0..count).map(|it| all[(at + it) % all.len()]).collect();
            at += count;
            ("T", 11.0, 70.0, 770.0 - line as f64 * 17.0, words.join(" "))
        })
        .collect()
}

/// A page of A4 with a letter on it.
pub(super) fn letter_page(side: u32) -> RgbImage {
    painted(&pdf(595.0, 842.0, "", &letter()), side)
}

/// A sheet on a wooden table, seen from the side; its corners in the photograph.
pub(super) fn photographed(sheet: &RgbImage, size: (u32, u32), seen: [(f64, f64); 4]) -> RgbImage {
    let map = projective(seen, corners(sheet));
    let mut photograph = warped(sheet, size, Rgb([0, 255, 0]), map);
    for (x, y, pixel) in photograph.enumerate_pixels_mut() {
        let light = 0.78 + 0.22 * f64::from(x) / f64::from(size.0);
        let wood = 70.0 + 12.0 * (f64::from(y) / 23.0 + f64::from(x) / 310.0).sin();
        let is_table = pixel.0[1] > 230 && pixel.0[0] < 60;
        let colour = if is_table { [wood * 1.2, wood, wood * 0.7] } else { pixel.0.map(f64::from) };
        *pixel = Rgb(colour.map(|it| (it * light).round() as u8));
    }
    photograph
}

pub(super) fn png(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

pub(super) fn offers(bytes: &[u8]) -> Suggestions {
    suggestions(&honest(), &file(bytes), 0, None).unwrap()
}

pub(super) fn offer(suggestions: &Suggestions, code: Code) -> Option<&Suggestion> {
    suggestions.offers.iter().find(|offer| offer.code == code)
}

/// The page as a repair leaves it, drawn.
pub(super) fn mended(bytes: &[u8], repair: Repair, side: u32) -> RgbImage {
    let options = PreviewOptions {
        repair: Some(repair),
        max_width: side,
        max_height: side,
        ..PreviewOptions::default()
    };
    rgb(Previewer::new(honest()).render(&file(bytes), &options).unwrap())
}

/// Everything that goes into a pack of a page: streams and dictionaries.
pub(super) fn packed(bytes: &[u8], repair: Option<Repair>) -> Vec<u8> {
    struct All<'a>(&'a [u8], Vec<u8>);
    impl RecipeSink for All<'_> {
        fn take(&mut self, event: Event) -> Result<(), Stopped> {
            if let Event::Object(object) = event {
                self.1.extend(format!("{:?}", object.text).into_bytes());
                match object.stream {
                    Some(StreamBody::Bytes(bytes)) => self.1.extend(bytes),
                    Some(StreamBody::Span { offset, len }) => {
                        self.1.extend(&self.0[offset as usize..(offset + len) as usize]);
                    }
                    None => {}
                }
            }
            Ok(())
        }
    }
    let pages = Some(vec![PageWork { repair, ..PageWork::of(0) }]);
    let options = ImportOptions { pages, ..ImportOptions::default() };
    let mut all = All(bytes, Vec::new());
    InWorker(honest()).import(&file(bytes), &options, &mut all).unwrap();
    all.1
}
