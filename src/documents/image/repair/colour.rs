//! Whether a page needs its colours, and whether it holds a picture: measured against its own paper, so that
//! a yellowed sheet or a warm lamp is no colour.

use super::pixels::{Pixels, luma};
use super::tone::on_even_paper;

/// What was seen of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    /// The share of pixels that are clearly coloured, in millionths.
    pub(super) coloured: u32,
    /// The share of small squares that are neither paper nor letters, in thousandths.
    pub(super) pictured: u32,
}

/// Samples that a coloured pixel's colours lie apart.
const APART: u8 = 44;
/// Pixels of a side of a square.
const SQUARE: usize = 12;

/// Looks at a small picture of a page.
pub(super) fn look(small: &Pixels) -> Seen {
    Seen { coloured: coloured(small), pictured: pictured(&on_even_paper(small)) }
}

/// Each colour is brought to white paper on its own; what is then still coloured is ink.
fn coloured(small: &Pixels) -> u32 {
    if small.step == 1 {
        return 0;
    }
    let plane = |at: usize| {
        let samples = small.samples.chunks_exact(3).filter_map(|pixel| pixel.get(at)).copied();
        on_even_paper(&Pixels::grey(small.width, small.height, samples.collect()))
    };
    let (red, green, blue) = (plane(0), plane(1), plane(2));
    let pixels = red.samples.iter().zip(&green.samples).zip(&blue.samples);
    let clear = pixels.filter(|((red, green), blue)| {
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        most.abs_diff(**least) >= APART
    });
    share(clear.count(), small.samples.len() / 3, 1_000_000)
}

/// Squares without white in them and without strong contrast: a photograph, a filled field.
fn pictured(light: &Pixels) -> u32 {
    let (mut pictures, mut all) = (0, 0);
    let rows: Vec<&[u8]> = light.rows().collect();
    for band in rows.chunks_exact(SQUARE) {
        for at in (0..light.row_len()).step_by(SQUARE) {
            let square = || band.iter().filter_map(|row| row.get(at..at + SQUARE)).flatten();
            let white = square().filter(|sample| **sample > 215).count();
            let middle = square().filter(|sample| (50..=205).contains(*sample)).count();
            all += 1;
            pictures += usize::from(white * 10 < SQUARE * SQUARE && middle * 2 > SQUARE * SQUARE);
        }
    }
    share(pictures, all, 1000)
}

fn share(part: usize, all: usize, of: u32) -> u32 {
    let scaled = part as u64 * u64::from(of) / (all.max(1) as u64);
    u32::try_from(scaled).unwrap_or(of)
}

/// Whether a stored picture has colours at all, beyond the noise of its coding.
pub(super) fn is_stored_in_colour(small: &Pixels) -> bool {
    small.step == 3
        && small.samples.chunks_exact(3).any(|pixel| {
            let light = luma(pixel);
            pixel.iter().any(|sample| sample.abs_diff(light) > 8)
        })
}
