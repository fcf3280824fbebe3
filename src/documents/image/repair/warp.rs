//! Resampling by cubic convolution (Keys, 1981; a = −½) with whole-number weights. Outside the page is white.

use super::geometry::Map;
use super::pixels::{Pixels, in_bands};

/// Places between two pixels that are told apart.
const PHASES: usize = 64;
/// The sum of four weights.
const ONE: i32 = 256;

type Weights = [[i32; 4]; PHASES];

/// The page under a map from new to old pixels.
pub(super) fn warp(from: &Pixels, map: Map, width: u32, height: u32) -> Pixels {
    let row_len = width as usize * from.step;
    let mut samples = vec![255_u8; row_len * height as usize];
    let weights = weights();
    in_bands(&mut samples, row_len, &|first, part| {
        let mut middle = u32::try_from(first).map_or(0.0, f64::from) + 0.5;
        for line in part.chunks_exact_mut(row_len.max(1)) {
            let mut x = 0.5;
            for pixel in line.chunks_exact_mut(from.step) {
                let (left, top) = map.at((x, middle));
                sample(from, &weights, (left - 0.5, top - 0.5), pixel);
                x += 1.0;
            }
            middle += 1.0;
        }
    });
    Pixels { width, height, step: from.step, samples }
}

fn weights() -> Weights {
    let mut weights = [[0; 4]; PHASES];
    for (phase, four) in (0_i32..).zip(weights.iter_mut()) {
        let t = f64::from(phase) / 64.0;
        let (t2, t3) = (t * t, t * t * t);
        let taps = [
            -0.5 * t3 + t2 - 0.5 * t,
            1.5 * t3 - 2.5 * t2 + 1.0,
            -1.5 * t3 + 2.0 * t2 + 0.5 * t,
            0.5 * t3 - 0.5 * t2,
        ];
        let [a, _, c, d] = taps.map(whole_weight);
        *four = [a, ONE - a - c - d, c, d];
    }
    weights
}

#[expect(clippy::cast_possible_truncation, reason = "a weight is within ±2")]
fn whole_weight(tap: f64) -> i32 {
    (tap * f64::from(ONE)).round() as i32
}

/// A sample place as a pixel and a phase; `None` far outside or where the map has no value.
fn split(place: f64) -> Option<(i64, usize)> {
    if !(-4.0..=1.0e6).contains(&place) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be small")]
    let fine = (place * 64.0).floor() as i64;
    Some((fine.div_euclid(64), usize::try_from(fine.rem_euclid(64)).ok()?))
}

fn sample(from: &Pixels, weights: &Weights, (x, y): (f64, f64), into: &mut [u8]) {
    let (Some((x, phase_x)), Some((y, phase_y))) = (split(x), split(y)) else { return };
    let (width, height) = (i64::from(from.width), i64::from(from.height));
    if x < -2 || y < -2 || x > width || y > height {
        return;
    }
    let (Some(across), Some(down)) = (weights.get(phase_x), weights.get(phase_y)) else { return };
    let is_inside = x >= 1 && y >= 1 && x + 2 < width && y + 2 < height;
    if is_inside {
        inside(from, (x - 1, y - 1), (across, down), into);
    } else {
        at_the_edge(from, (x - 1, y - 1), (across, down), into);
    }
}

fn inside(
    from: &Pixels,
    (x, y): (i64, i64),
    (across, down): (&[i32; 4], &[i32; 4]),
    into: &mut [u8],
) {
    let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
    let (row, taps) = (from.row_len(), 4 * from.step);
    let start = y * row + x * from.step;
    let mut sums = [0_i32; 3];
    for (at, weight) in down.iter().enumerate() {
        let first = start + at * row;
        let Some(line) = from.samples.get(first..first + taps) else { return };
        match line {
            grey @ [_, _, _, _] => {
                let pairs = grey.iter().zip(across);
                let sum: i32 = pairs.map(|(sample, tap)| i32::from(*sample) * tap).sum();
                sums[0] += weight * sum;
            }
            _ => {
                for (tap, pixel) in across.iter().zip(line.chunks_exact(3)) {
                    let both = weight * tap;
                    for (sum, value) in sums.iter_mut().zip(pixel) {
                        *sum += both * i32::from(*value);
                    }
                }
            }
        }
    }
    put(sums, into);
}

fn at_the_edge(
    from: &Pixels,
    (x, y): (i64, i64),
    (across, down): (&[i32; 4], &[i32; 4]),
    into: &mut [u8],
) {
    let mut sums = [0_i32; 3];
    for (row, weight) in (y..).zip(down) {
        let line = usize::try_from(row).map(|row| from.row(row)).unwrap_or_default();
        for (column, tap) in (x..).zip(across) {
            let at = usize::try_from(column).ok().map(|column| column * from.step);
            let pixel = at.and_then(|at| line.get(at..at + from.step)).unwrap_or(&[255; 3]);
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += weight * tap * i32::from(*value);
            }
        }
    }
    put(sums, into);
}

fn put(sums: [i32; 3], into: &mut [u8]) {
    for (value, sum) in into.iter_mut().zip(sums) {
        let rounded = (sum + ONE * ONE / 2) / (ONE * ONE);
        *value = u8::try_from(rounded.clamp(0, 255)).unwrap_or(255);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_without_a_map() {
        for step in [1, 3] {
            let samples = (0..=250_u8).cycle().take(31 * 17 * step).collect();
            let page = Pixels { width: 31, height: 17, step, samples };
            assert!(warp(&page, Map::NONE, 31, 17) == page);
        }
    }

    #[test]
    fn beyond_the_page_is_white() {
        let page = Pixels::grey(8, 8, vec![0; 64]);
        let moved = warp(&page, Map([1.0, 0.0, 20.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]), 8, 8);
        assert!(moved.samples.iter().all(|sample| *sample == 255));
    }
}
