//! Pages as pictures: rendered by hayro, then given the grey, the noise and the tilt of a scanner.
//!
//! Whole numbers only and a generator of our own, so that a seed always gives the same picture.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, ImageEncoder, Luma, RgbImage, imageops};

use super::SampleError;
use super::paper::Paper;

/// Resolution of scans: 150 dots an inch.
const SCAN_SCALE: f32 = 150.0 / 72.0;
/// Of a screen.
const SCREEN_SCALE: f32 = 96.0 / 72.0;
const JPEG_QUALITY: u8 = 70;
/// Exif: one entry, orientation 6, "turn a quarter clockwise to view" (Exif 2.32, 4.6.4).
const TURN_RIGHT: [u8; 26] =
    [b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];

/// Every page as a scanner sees it.
pub(super) fn pages(paper: &Paper, seed: u64) -> Result<Vec<GrayImage>, SampleError> {
    let clean = render(paper, SCAN_SCALE)?;
    Ok((seed * 16..).zip(clean).map(|(seed, page)| scanned(&page, seed)).collect())
}

/// A grey JPEG.
pub(super) fn jpeg(page: &GrayImage) -> Result<Vec<u8>, SampleError> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    page.write_with_encoder(encoder).map_err(|_| SampleError::Make("JPEG"))?;
    Ok(bytes)
}

/// The first page as on a screen: no noise.
pub(super) fn screen(paper: &Paper) -> Result<Vec<u8>, SampleError> {
    let page = render(paper, SCREEN_SCALE)?.into_iter().next().ok_or(SampleError::Make("PNG"))?;
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    page.write_with_encoder(encoder).map_err(|_| SampleError::Make("PNG"))?;
    Ok(bytes)
}

/// The upper part of the first page as a photograph on a table, stored lying.
pub(super) fn photo(paper: &Paper, seed: u64) -> Result<Vec<u8>, SampleError> {
    let page =
        render(paper, SCAN_SCALE)?.into_iter().next().ok_or(SampleError::Make("photograph"))?;
    let data_page = imageops::crop_imm(&page, 90, 70, 1110, 850).to_image();
    let mut table = GrayImage::from_pixel(1330, 1030, Luma([0]));
    imageops::replace(&mut table, &data_page, 110, 90);
    let mut noise = Noise(seed);
    let (middle_x, middle_y) = (665, 515);
    let upright = RgbImage::from_fn(1330, 1030, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let from = (x + (y - middle_y) * 18 / 1000, y - (x - middle_x) * 18 / 1000);
        let on_page = (110..1220).contains(&from.0) && (90..940).contains(&from.1);
        let light = 1000 - (x + y) / 12;
        let grain = noise.next(9) - 4;
        let base = if on_page { [236, 232, 214] } else { [96, 70, 48] };
        let ink = if on_page { i64::from(at(&table, from.0, from.1)) } else { 255 };
        image::Rgb(base.map(|channel| shade(channel * ink / 255 * light / 1000 + grain)))
    });
    let stored = imageops::rotate270(&upright);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 80);
    encoder.set_exif_metadata(TURN_RIGHT.to_vec()).map_err(|_| SampleError::Make("Exif"))?;
    stored.write_with_encoder(encoder).map_err(|_| SampleError::Make("photograph"))?;
    Ok(bytes)
}

/// Pages in grey, white where there is nothing.
fn render(paper: &Paper, scale: f32) -> Result<Vec<GrayImage>, SampleError> {
    let pdf = Pdf::new(paper.pdf.clone()).map_err(|_| SampleError::Make("picture"))?;
    let cache = RenderCache::new();
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let pixels = hayro::render(
            page,
            &cache,
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &settings,
        );
        let grey = pixels.data().iter().map(|pixel| pixel.r).collect();
        let size = (u32::from(pixels.width()), u32::from(pixels.height()));
        pages.push(GrayImage::from_raw(size.0, size.1, grey).ok_or(SampleError::Make("picture"))?);
    }
    Ok(pages)
}

/// Grey paper, a tilt of up to 8 in 1000, a shadow towards the right, noise.
fn scanned(page: &GrayImage, seed: u64) -> GrayImage {
    let mut noise = Noise(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let tilt = noise.next(17) - 8;
    let (width, height) = (i64::from(page.width()), i64::from(page.height()));
    let shadow: Vec<i64> = (0..width).map(|x| 238 - 10 * x / width).collect();
    let drop: Vec<i64> = (0..width).map(|x| (x - width / 2) * tilt / 1000).collect();
    let mut grey = Vec::with_capacity(page.as_raw().len());
    for y in 0..height {
        let shift = (y - height / 2) * tilt / 1000;
        for ((x, paper), drop) in (0..width).zip(&shadow).zip(&drop) {
            let ink = i64::from(at(page, x + shift, y - drop));
            grey.push(shade(ink * paper / 255 + noise.next(9) - 4));
        }
    }
    GrayImage::from_raw(page.width(), page.height(), grey).unwrap_or_else(|| page.clone())
}

/// A pixel, white beyond the edge.
fn at(page: &GrayImage, x: i64, y: i64) -> u8 {
    let place = u32::try_from(x).ok().zip(u32::try_from(y).ok());
    place
        .and_then(|(x, y)| page.get_pixel_checked(x, y))
        .map_or(255, |pixel| pixel.0.into_iter().next().unwrap_or(255))
}

fn shade(value: i64) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(255)
}

/// Xorshift (Marsaglia 2003).
struct Noise(u64);

impl Noise {
    /// A number from 0 to below `below`.
    fn next(&mut self, below: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 20) % below).unwrap_or(0)
    }
}
