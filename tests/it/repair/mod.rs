//! Mending pages: what is offered, what comes out, and what is read from passports.

mod answers;
mod offers;
mod pages;
mod passports;

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

use permitpack::documents::worker::{Patience, WorkerProgram};

/// A worker that is built without optimisation and may take its time.
pub(super) fn honest() -> WorkerProgram {
    let long = Duration::from_mins(10);
    super::worker::honest().with_patience(Patience { silence: long, per_page: long })
}

/// Text on a sheet: font, size in points, place from the lower left, words.
pub(super) type Words = (&'static str, f64, f64, f64, String);

pub(super) fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// A PDF of one page.
pub(super) fn pdf(width: f64, height: f64, paint: &str, words: &[Words]) -> Vec<u8> {
    let mut content = format!("{paint}\n0 0 0 rg\n");
    for (font, size, x, y, text) in words {
        content.push_str(&format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"));
    }
    let font = |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}>>");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<</Font<</C {} /T {} >>>>>>",
            font("Courier-Bold"),
            font("Times-Roman"),
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!(
        "{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    ));
    pdf.into_bytes()
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

/// The picture under a map from new to old places.
pub(super) fn warped(
    from: &RgbImage,
    (width, height): (u32, u32),
    ground: Rgb<u8>,
    map: impl Fn(f64, f64) -> (f64, f64),
) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (u, v) = map(f64::from(x) + 0.5, f64::from(y) + 0.5);
        let (u, v) = (u - 0.5, v - 0.5);
        let (x0, y0) = (u.floor(), v.floor());
        let mut sums = [0.0; 3];
        for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let (px, py) = (x0 + dx, y0 + dy);
            let weight = (1.0 - (u - px).abs()) * (1.0 - (v - py).abs());
            let is_inside = px >= 0.0
                && py >= 0.0
                && px < f64::from(from.width())
                && py < f64::from(from.height());
            let pixel = if is_inside { *from.get_pixel(px as u32, py as u32) } else { ground };
            for (sum, value) in sums.iter_mut().zip(pixel.0) {
                *sum += weight * f64::from(value);
            }
        }
        Rgb(sums.map(|sum| sum.round().clamp(0.0, 255.0) as u8))
    })
}

/// The picture turned clockwise about its middle, as a crooked sheet lies in a scanner.
pub(super) fn tilted(from: &RgbImage, degrees: f64, ground: Rgb<u8>) -> RgbImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (cx, cy) = (f64::from(from.width()) / 2.0, f64::from(from.height()) / 2.0);
    warped(from, from.dimensions(), ground, |x, y| {
        let (x, y) = (x - cx, y - cy);
        (x * cosine + y * sine + cx, y * cosine - x * sine + cy)
    })
}

/// The map of a plane that sends the four points to the four others (Gauss).
pub(super) fn projective(
    from: [(f64, f64); 4],
    to: [(f64, f64); 4],
) -> impl Fn(f64, f64) -> (f64, f64) {
    let mut rows: Vec<[f64; 9]> = Vec::new();
    for ((x, y), (u, v)) in from.into_iter().zip(to) {
        rows.push([x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, u]);
        rows.push([0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, v]);
    }
    for column in 0..8 {
        let best =
            (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()));
        rows.swap(column, best.unwrap());
        let pivot = rows[column];
        for (at, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != column) {
            let _ = at;
            let factor = row[column] / pivot[column];
            for (value, other) in row.iter_mut().zip(pivot) {
                *value -= factor * other;
            }
        }
    }
    let h: Vec<f64> = (0..8).map(|at| rows[at][8] / rows[at][at]).collect();
    move |x, y| {
        let depth = h[6] * x + h[7] * y + 1.0;
        ((h[0] * x + h[1] * y + h[2]) / depth, (h[3] * x + h[4] * y + h[5]) / depth)
    }
}

/// The corners of a picture.
pub(super) fn corners(picture: &RgbImage) -> [(f64, f64); 4] {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)]
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

pub(super) fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .unwrap();
    bytes
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
