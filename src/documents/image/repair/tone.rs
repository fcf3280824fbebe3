//! Ink and paper. The paper is found first, cell by cell, so that a shadow over a photographed page does not
//! count as ink; then each place is compared with its surroundings (Sauvola and Pietikäinen, 2000), so that
//! thin strokes and pale stamps stay while the grain of the paper goes. Whole numbers and square roots only.

use super::pixels::{Pixels, in_bands, luma};

/// Darker than this share of the paper is ink whatever is around it: the inside of thick letters.
const SURELY_INK: u8 = 110;
/// Lighter than this is paper whatever is around it.
const SURELY_PAPER: u8 = 218;
/// How far below the mean of its surroundings ink begins.
const CONTRAST: f64 = 0.22;
/// Cells along the longer side in which the paper is looked for.
const CELLS: usize = 48;

/// The page in black and white; `dpi` decides how far the surroundings of a place reach.
pub(super) fn black_and_white(page: &Pixels, dpi: f64) -> Pixels {
    let light = on_even_paper(page);
    let reach = reach(dpi);
    let width = page.width as usize;
    let mut ink = vec![255_u8; light.samples.len()];
    in_bands(&mut ink, width, &|first, part| threshold(&light, reach, first, part));
    drop(light);
    Pixels::grey(page.width, page.height, ink)
}

/// The page as shades of grey in which the paper is equally white everywhere.
pub(super) fn on_even_paper(page: &Pixels) -> Pixels {
    let mut light = darkest(page);
    let paper = Paper::of(&light);
    in_bands(&mut light.samples, page.width as usize, &|first, part| paper.even(first, part));
    light
}

/// Coloured ink is ink: halfway between the lightness and the darkest colour.
fn darkest(page: &Pixels) -> Pixels {
    if page.step == 1 {
        return page.clone();
    }
    let shade = |pixel: &[u8]| {
        let (light, least) = (luma(pixel), pixel.iter().min().copied().unwrap_or(255));
        light.midpoint(least)
    };
    Pixels { step: 1, samples: page.samples.chunks_exact(3).map(shade).collect(), ..*page }
}

/// Pixels to each side: a twelfth of an inch, some letters wide.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded right here")]
fn reach(dpi: f64) -> usize {
    (dpi / 12.0).round().clamp(6.0, 60.0) as usize
}

/// How light the paper is, cell by cell.
struct Paper {
    /// Pixels of a row of the page.
    width: usize,
    /// Pixels of a cell.
    cell: usize,
    across: usize,
    down: usize,
    levels: Vec<u8>,
}

impl Paper {
    fn of(page: &Pixels) -> Self {
        let (width, height) = (page.width as usize, page.height as usize);
        let cell = (width.max(height) / CELLS).max(8);
        let (across, down) = (width.div_ceil(cell).max(1), height.div_ceil(cell).max(1));
        let mut counts = vec![[0_u32; 256]; across * down];
        for (y, row) in page.rows().enumerate() {
            let cells = counts.iter_mut().skip(y / cell * across);
            for (cell_of, part) in cells.zip(row.chunks(cell)) {
                for sample in part.iter().step_by(2) {
                    if let Some(count) = cell_of.get_mut(usize::from(*sample)) {
                        *count += 1;
                    }
                }
            }
        }
        let found: Vec<u8> = counts.iter().map(upper).collect();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        let best = sorted.get(sorted.len() * 9 / 10).copied().unwrap_or(255);
        // A cell that is much darker than the rest is a picture, not paper.
        let least = u8::try_from(u16::from(best) * 11 / 20).unwrap_or(best).max(1);
        let paper = Self { width, cell, across, down, levels: found };
        let levels = paper.around(2, |all| all.max().unwrap_or(255).max(least));
        let paper = Self { levels, ..paper };
        let levels = paper.around(1, |all| {
            let (sum, count) = all.fold((0_u32, 0), |(sum, n), it| (sum + u32::from(it), n + 1));
            u8::try_from(sum / count.max(1)).unwrap_or(255)
        });
        Self { levels, ..paper }
    }

    /// A new level for every cell from those around it.
    fn around(&self, reach: usize, of: impl Fn(&mut dyn Iterator<Item = u8>) -> u8) -> Vec<u8> {
        let near = |at: usize, end: usize| at.saturating_sub(reach)..(at + reach + 1).min(end);
        let mut levels = Vec::with_capacity(self.levels.len());
        for y in 0..self.down {
            for x in 0..self.across {
                let mut all = near(y, self.down).flat_map(|row| {
                    near(x, self.across)
                        .filter_map(move |column| self.levels.get(row * self.across + column))
                        .copied()
                });
                levels.push(of(&mut all));
            }
        }
        levels
    }

    /// Brings rows to white paper; between the middles of cells the level changes evenly.
    fn even(&self, first: usize, part: &mut [u8]) {
        let cell = self.cell as u64;
        let mut levels = vec![0_u64; self.across];
        for (row, line) in (first..).zip(part.chunks_exact_mut(self.width.max(1))) {
            let (above, below, share) = self.between(row, self.down);
            for (x, level) in levels.iter_mut().enumerate() {
                let at = |y: usize| {
                    self.levels.get(y * self.across + x).map_or(255, |level| u64::from(*level))
                };
                *level = at(above) * (2 * cell - share) + at(below) * share;
            }
            for (x, sample) in line.iter_mut().enumerate() {
                let (left, right, share) = self.between(x, self.across);
                let at = |x: usize| levels.get(x).copied().unwrap_or(1);
                let level = at(left) * (2 * cell - share) + at(right) * share;
                let light = u64::from(*sample) * 255 * 4 * cell * cell / level.max(1);
                *sample = u8::try_from(light).unwrap_or(255);
            }
        }
    }

    /// The two cells whose middles a place lies between, and the share of the second of twice a cell.
    fn between(&self, place: usize, cells: usize) -> (usize, usize, u64) {
        let Some(from_middle) = (2 * place + 1).checked_sub(self.cell) else { return (0, 0, 0) };
        let first = (from_middle / (2 * self.cell)).min(cells - 1);
        (first, (first + 1).min(cells - 1), (from_middle % (2 * self.cell)) as u64)
    }
}

/// The shade that a tenth of the samples are lighter than; no samples are white paper.
fn upper(counts: &[u32; 256]) -> u8 {
    let all: u32 = counts.iter().sum();
    let mut lighter = 0;
    let shades = (0..=255_u8).rev().zip(counts.iter().rev());
    let mut found = shades.skip_while(|(_, count)| {
        lighter += **count;
        lighter * 10 < all
    });
    found.next().map_or(255, |(shade, _)| shade)
}

/// Writes rows of ink: 0 where there is some, else 255.
fn threshold(light: &Pixels, reach: usize, first: usize, ink: &mut [u8]) {
    let width = light.width as usize;
    let mut columns = Columns { sums: vec![(0, 0); width], rows: 0 };
    for row in first.saturating_sub(reach)..first + reach {
        columns.add(light.row(row));
    }
    for (row, line) in (first..).zip(ink.chunks_exact_mut(width.max(1))) {
        columns.add(light.row(row + reach));
        columns.mark(light.row(row), reach, line);
        if let Some(gone) = row.checked_sub(reach) {
            columns.take(light.row(gone));
        }
    }
}

/// Sums of the samples and of their squares in the columns of some rows.
struct Columns {
    sums: Vec<(u32, u32)>,
    rows: u32,
}

impl Columns {
    fn add(&mut self, row: &[u8]) {
        self.rows += u32::from(!row.is_empty());
        for ((sum, squares), sample) in self.sums.iter_mut().zip(row) {
            let sample = u32::from(*sample);
            *sum += sample;
            *squares += sample * sample;
        }
    }

    fn take(&mut self, row: &[u8]) {
        self.rows -= u32::from(!row.is_empty());
        for ((sum, squares), sample) in self.sums.iter_mut().zip(row) {
            let sample = u32::from(*sample);
            *sum -= sample;
            *squares -= sample * sample;
        }
    }

    fn mark(&self, row: &[u8], reach: usize, line: &mut [u8]) {
        let (mut sum, mut squares, mut columns) = (0_u32, 0_u32, 0_u32);
        let mut coming = self.sums.iter();
        for (s, q) in coming.by_ref().take(reach) {
            sum += s;
            squares += q;
            columns += 1;
        }
        let mut leaving = self.sums.iter();
        for (x, (sample, into)) in row.iter().zip(line).enumerate() {
            if let Some((s, q)) = coming.next() {
                sum += s;
                squares += q;
                columns += 1;
            }
            *into = if is_ink(*sample, sum, squares, columns * self.rows) { 0 } else { 255 };
            if x >= reach
                && let Some((s, q)) = leaving.next()
            {
                sum -= s;
                squares -= q;
                columns -= 1;
            }
        }
    }
}

fn is_ink(sample: u8, sum: u32, squares: u32, count: u32) -> bool {
    if !(SURELY_INK..=SURELY_PAPER).contains(&sample) {
        return sample < SURELY_INK;
    }
    let count = f64::from(count.max(1));
    let mean = f64::from(sum) / count;
    let spread = (f64::from(squares) / count - mean * mean).max(0.0).sqrt();
    f64::from(sample) < mean * (1.0 - CONTRAST * (1.0 - spread / 128.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 300 × 300 under a light that falls from left to right, with strokes of this shade share.
    fn page(ink: u32) -> Pixels {
        let sample = |x: u32, y: u32| {
            let paper = 250 - x / 3;
            let is_stroke = x % 20 < 2 && (40..260).contains(&y);
            u8::try_from(if is_stroke { paper * ink / 100 } else { paper }).unwrap()
        };
        let samples = (0..300).flat_map(|y| (0..300).map(move |x| sample(x, y))).collect();
        Pixels::grey(300, 300, samples)
    }

    #[test]
    fn strokes_stay_and_a_shadow_is_no_ink() {
        for ink in [10, 50, 75] {
            let found = black_and_white(&page(ink), 150.0);
            for (y, row) in found.rows().enumerate() {
                for (x, sample) in row.iter().enumerate() {
                    let is_stroke = x % 20 < 2 && (40..260).contains(&y);
                    assert_eq!(*sample == 0, is_stroke, "{ink} % at {x}, {y}");
                }
            }
        }
    }

    #[test]
    fn the_bytes_do_not_depend_on_the_bands() {
        let light = on_even_paper(&page(50));
        let mut whole = vec![255; light.samples.len()];
        threshold(&light, 12, 0, &mut whole);
        let mut parts = vec![255; light.samples.len()];
        for (at, part) in parts.chunks_mut(300 * 37).enumerate() {
            threshold(&light, 12, at * 37, part);
        }
        assert!(whole == parts);
    }
}
