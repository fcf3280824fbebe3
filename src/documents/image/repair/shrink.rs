//! Fewer pixels: each new pixel is the exact mean of the area that it covers.

use super::pixels::Pixels;

/// The page with so many pixels; never more than it has.
pub(super) fn shrink(from: &Pixels, width: u32, height: u32) -> Pixels {
    let (width, height) = (width.clamp(1, from.width.max(1)), height.clamp(1, from.height.max(1)));
    if (width, height) == (from.width, from.height) {
        return from.clone();
    }
    let step = from.step;
    let row_len = width as usize * step;
    let mut samples = Vec::with_capacity(row_len * height as usize);
    // In units of which an old pixel has `height` and a new one `from.height`; likewise across.
    let (old, new) = (u64::from(height), u64::from(from.height));
    let area = new * u64::from(from.width);
    let mut sums = vec![0_u64; row_len];
    let mut line = vec![0_u64; row_len];
    let mut room = new;
    for row in from.rows() {
        across(row, (from.width, width), step, &mut line);
        let mut left = old;
        while left > 0 {
            let part = left.min(room);
            for (sum, value) in sums.iter_mut().zip(&line) {
                *sum += value * part;
            }
            left -= part;
            room -= part;
            if room == 0 {
                let mean = |sum: &u64| u8::try_from((sum + area / 2) / area).unwrap_or(255);
                samples.extend(sums.iter().map(mean));
                sums.fill(0);
                room = new;
            }
        }
    }
    samples.resize(row_len * height as usize, 255);
    Pixels { width, height, step, samples }
}

/// A row with fewer pixels: sums in units of which an old pixel has `to` and a new one `from`.
fn across(row: &[u8], (from, to): (u32, u32), step: usize, into: &mut [u64]) {
    into.fill(0);
    let (old, new) = (u64::from(to), u64::from(from));
    let mut cells = into.chunks_exact_mut(step);
    let Some(mut cell) = cells.next() else { return };
    let mut room = new;
    for pixel in row.chunks_exact(step) {
        let part = old.min(room);
        add(cell, pixel, part);
        room -= part;
        if room == 0 {
            let Some(next) = cells.next() else { return };
            cell = next;
            room = new;
        }
        let rest = old - part;
        add(cell, pixel, rest);
        room -= rest;
    }
}

fn add(cell: &mut [u64], pixel: &[u8], part: u64) {
    for (sum, value) in cell.iter_mut().zip(pixel) {
        *sum += u64::from(*value) * part;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_pixel_is_the_mean_of_what_it_covers() {
        let page = Pixels::grey(3, 2, vec![0, 90, 180, 30, 60, 90]);
        assert_eq!(shrink(&page, 3, 1).samples, [15, 75, 135]);
        assert_eq!(shrink(&page, 1, 1).samples, [75]);
        // The middle pixel counts half in each.
        assert_eq!(shrink(&page, 2, 2).samples, [30, 150, 40, 80]);
    }

    #[test]
    fn an_even_page_stays_even_at_any_size() {
        let page = Pixels { width: 37, height: 23, step: 3, samples: vec![201; 37 * 23 * 3] };
        for (width, height) in [(36, 22), (1, 23), (37, 5), (10, 7)] {
            let small = shrink(&page, width, height);
            assert_eq!((small.width, small.height), (width, height));
            assert!(small.samples.iter().all(|sample| *sample == 201), "{width} × {height}");
        }
    }
}
