//! Samples in rows, grey or colour, and work on them in bands.

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};

/// A picture of 8-bit samples without transparency.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Samples of a pixel: 1 (grey) or 3 (red, green, blue).
    pub(super) step: usize,
    /// Rows from the top, without gaps.
    pub(super) samples: Vec<u8>,
}

impl Pixels {
    /// What is transparent shows white paper; 16 bits become 8.
    pub(super) fn of(picture: DynamicImage) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let picture = if picture.color().has_alpha() { on_paper(picture) } else { picture };
        let (step, samples) = if picture.color().has_color() {
            (3, picture.into_rgb8().into_raw())
        } else {
            (1, picture.into_luma8().into_raw())
        };
        Self { width, height, step, samples }
    }

    /// A grey picture; rows that are missing are white.
    pub(super) fn grey(width: u32, height: u32, mut samples: Vec<u8>) -> Self {
        samples.resize(width as usize * height as usize, 255);
        Self { width, height, step: 1, samples }
    }

    /// The same as a picture.
    pub(super) fn into_picture(self) -> DynamicImage {
        let Self { width, height, step, samples } = self;
        let picture = if step == 3 {
            RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
        } else {
            GrayImage::from_raw(width, height, samples).map(DynamicImage::from)
        };
        picture.unwrap_or_default()
    }

    /// Samples of a row.
    pub(super) fn row_len(&self) -> usize {
        self.width as usize * self.step
    }

    /// The rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.samples.chunks_exact(self.row_len().max(1))
    }

    /// A row; empty beyond the last.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        let start = y * self.row_len();
        self.samples.get(start..start + self.row_len()).unwrap_or_default()
    }

    /// Shades of grey as the eye weighs the colours (Rec. 709).
    pub(super) fn into_grey(self) -> Self {
        if self.step == 1 {
            return self;
        }
        let samples = self.samples.chunks_exact(3).map(luma).collect();
        Self { step: 1, samples, ..self }
    }
}

/// The lightness of a pixel (Rec. 709, whole numbers).
pub(super) fn luma(pixel: &[u8]) -> u8 {
    match pixel {
        [red, green, blue] => {
            let sum = u32::from(*red) * 2126 + u32::from(*green) * 7152 + u32::from(*blue) * 722;
            u8::try_from((sum + 5000) / 10_000).unwrap_or(255)
        }
        [grey, ..] => *grey,
        [] => 255,
    }
}

fn on_paper(picture: DynamicImage) -> DynamicImage {
    let is_colour = picture.color().has_color();
    let mut clear: RgbaImage = picture.into_rgba8();
    for pixel in clear.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let over = |sample: u8| {
            let mixed = u16::from(sample) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(255)
        };
        pixel.0 = [over(red), over(green), over(blue), 255];
    }
    let flat = DynamicImage::from(clear);
    if is_colour { flat.into_rgb8().into() } else { flat.into_luma8().into() }
}

/// Fills rows in bands, on as many threads as there are processors, at most four. `fill` gets the number of
/// the first row; every row must depend on its number alone, so that the bytes are the same on any machine.
pub(super) fn in_bands(
    samples: &mut [u8],
    row_len: usize,
    fill: &(dyn Fn(usize, &mut [u8]) + Sync),
) {
    let row_len = row_len.max(1);
    let rows = samples.len() / row_len;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    if threads < 2 || rows < 64 {
        return fill(0, samples);
    }
    let band = rows.div_ceil(threads);
    std::thread::scope(|scope| {
        let mut bands: Vec<(usize, &mut [u8])> =
            samples.chunks_mut(band * row_len).enumerate().collect();
        let own = bands.pop();
        for (index, part) in bands {
            scope.spawn(move || fill(index * band, part));
        }
        if let Some((index, part)) = own {
            fill(index * band, part);
        }
    });
}
