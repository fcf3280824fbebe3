//! Scans as an office has them, made by code: pages of noise as JPEG, PNG and PDF, no two alike.

use std::io::Write as _;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma, RgbImage};

use crate::driver::Wrong;

/// A4 at 150 dots per inch.
const SIZE: (u32, u32) = (1240, 1754);

/// Writes so many scans into a new folder and gives their bytes together.
#[expect(clippy::disallowed_methods, reason = "scans that are thrown away")]
pub(crate) fn write(folder: &Path, count: usize) -> Result<u64, Wrong> {
    std::fs::create_dir(folder)?;
    let page = page()?;
    let mut sum = 0;
    for number in 0..count {
        let (name, bytes) = match number % 10 {
            0 => (format!("scan {number}.png"), png(number)?),
            1 | 2 => (format!("трудовой договор {number}.pdf"), pdf(&page, number, 3)?),
            3 => (format!("lease {number}.pdf"), pdf(&page, number, 8)?),
            4 => (format!("паспорт {number}.jpg"), commented(&page, number)?),
            _ => (format!("IMG_{number:04}.jpg"), commented(&page, number)?),
        };
        sum += u64::try_from(bytes.len())?;
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(sum)
}

/// A page with lines of grains that no coder makes small.
fn page() -> Result<Vec<u8>, Wrong> {
    let mut state = 2026_u32;
    let picture = RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 27).to_le_bytes()[0];
        let is_ink = y % 40 < 14 && x > 120 && x < 1120 && (x / 9 + y / 40) % 5 != 0;
        image::Rgb(if is_ink { [40 + grain; 3] } else { [224 + grain, 220 + grain, 210 + grain] })
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 82).encode_image(&picture)?;
    Ok(bytes)
}

/// The page with a comment in it.
fn commented(page: &[u8], number: usize) -> Result<Vec<u8>, Wrong> {
    let (start, rest) = page.split_at_checked(2).ok_or("no picture")?;
    let words = format!("scan {number:06}");
    let length = u16::try_from(words.len() + 2)?.to_be_bytes();
    Ok([start, &[0xFF, 0xFE], &length, words.as_bytes(), rest].concat())
}

fn png(number: usize) -> Result<Vec<u8>, Wrong> {
    let shade = u8::try_from(number % 200)?;
    let picture = GrayImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        // The number stands at the upper left, a bit every four dots.
        let is_ink =
            if y < 8 && x < 64 { number >> (x / 4) & 1 == 1 } else { y % 40 < 14 && x / 9 % 5 > 0 };
        Luma([if is_ink { 30 } else { 255 - shade / 8 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// A PDF as scanners make them: one picture a page.
fn pdf(page: &[u8], number: usize, pages: usize) -> Result<Vec<u8>, Wrong> {
    let (mut out, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    let mut add = |out: &mut Vec<u8>, head: &str, data: Option<&[u8]>| -> Result<(), Wrong> {
        places.push(out.len());
        write!(out, "{} 0 obj\n{head}\n", places.len())?;
        if let Some(data) = data {
            out.extend(b"stream\n");
            out.extend(data);
            out.extend(b"\nendstream\n");
        }
        out.extend(b"endobj\n");
        Ok(())
    };
    add(&mut out, "<</Type/Catalog/Pages 2 0 R>>", None)?;
    let kids: Vec<String> = (0..pages).map(|it| format!("{} 0 R", 3 + it * 3)).collect();
    add(&mut out, &format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" ")), None)?;
    for at in 0..pages {
        let (content, picture) = (4 + at * 3, 5 + at * 3);
        let head = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R\
             /Resources<</XObject<</I {picture} 0 R>>>>>>"
        );
        add(&mut out, &head, None)?;
        let drawn = b"q 595 0 0 842 0 0 cm /I Do Q";
        add(&mut out, &format!("<</Length {}>>", drawn.len()), Some(drawn))?;
        let data = commented(page, number * 100 + at)?;
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB\
             /BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
            SIZE.0,
            SIZE.1,
            data.len()
        );
        add(&mut out, &head, Some(&data))?;
    }
    let (start, size) = (out.len(), places.len() + 1);
    write!(out, "xref\n0 {size}\n0000000000 65535 f \n")?;
    for place in &places {
        writeln!(out, "{place:010} 00000 n ")?;
    }
    write!(out, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")?;
    Ok(out)
}
