//! Pages drawn for tests and figures, and what a camera or a scanner makes of them. Knows nothing of the program.

use image::{Rgb, RgbImage};

/// Text on a sheet: font, size in points, place from the lower left, words.
pub(crate) type Words = (&'static str, f64, f64, f64, String);

/// A PDF of one page.
pub(crate) fn pdf(width: f64, height: f64, paint: &str, words: &[Words]) -> Vec<u8> {
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

/// The picture under a map from new to old places.
pub(crate) fn warped(
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
pub(crate) fn tilted(from: &RgbImage, degrees: f64, ground: Rgb<u8>) -> RgbImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (cx, cy) = (f64::from(from.width()) / 2.0, f64::from(from.height()) / 2.0);
    warped(from, from.dimensions(), ground, |x, y| {
        let (x, y) = (x - cx, y - cy);
        (x * cosine + y * sine + cx, y * cosine - x * sine + cy)
    })
}

/// The map of a plane that sends the four points to the four others (Gauss).
pub(crate) fn projective(
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
pub(crate) fn corners(picture: &RgbImage) -> [(f64, f64); 4] {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)]
}

pub(crate) fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .unwrap();
    bytes
}
