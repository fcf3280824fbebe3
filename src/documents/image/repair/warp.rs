//! Resampling by cubic convolution (Keys, 1981; a = −½) with whole-number weights. Outside the page is white.

use super::geometry::Map;
use super::pixels::{Pixels, in_bands};

/// Places between two pixels that are told apart.
const PHASES: usize = 64;
/// The sum of four weights.
const ONE: i32 = 256;
/// What a pixel is in a [`Place`].
const POINT: f64 = 4_294_967_296.0;

type Weights = [[i32; 4]; PHASES];

/// A place with 32 bits behind the point.
type Place = (i64, i64);

/// The page under a map from new to old pixels.
pub(super) fn warp(from: &Pixels, map: Map, width: u32, height: u32) -> Pixels {
    let row_len = width as usize * from.step;
    let mut samples = vec![255_u8; row_len * height as usize];
    let weights = weights();
    in_bands(&mut samples, row_len, &|first, part| {
        let mut middle = u32::try_from(first).map_or(0.0, f64::from) + 0.5;
        for line in part.chunks_exact_mut(row_len.max(1)) {
            if from.step == 1 {
                row::<1, 4>(from, &weights, places(map, middle), line);
            } else {
                row::<3, 12>(from, &weights, places(map, middle), line);
            }
            middle += 1.0;
        }
    });
    Pixels { width, height, step: from.step, samples }
}

/// Where the pixels of a row come from. Without perspective they lie at one distance: two sums for a pixel
/// instead of a division. Whole numbers, so that nothing adds up over a long row.
fn places(map: Map, middle: f64) -> impl Iterator<Item = Option<Place>> {
    let [right, .., down, _, _, g, h, depth] = map.0;
    let is_flat = g == 0.0 && h == 0.0;
    let (left, top) = map.at((0.5, middle));
    let start = fixed((left - 0.5, top - 0.5)).filter(|_| is_flat);
    let step = fixed((right / depth, down / depth));
    let mut even = start.zip(step);
    let mut x = 0.5;
    std::iter::from_fn(move || {
        if let Some((place, step)) = &mut even {
            let here = *place;
            *place = (place.0.saturating_add(step.0), place.1.saturating_add(step.1));
            return Some(Some(here));
        }
        let (left, top) = map.at((x, middle));
        x += 1.0;
        Some(fixed((left - 0.5, top - 0.5)))
    })
}

/// `None` far outside or where the map has no value.
fn fixed((x, y): (f64, f64)) -> Option<Place> {
    let bound = |place: f64| (-1.0e6..=1.0e6).contains(&place).then_some(place * POINT);
    #[expect(clippy::cast_possible_truncation, reason = "checked to be small")]
    let whole = |place: f64| place.round() as i64;
    Some((whole(bound(x)?), whole(bound(y)?)))
}

/// Fills a row with pixels of `STEP` samples; four of them are `FOUR` samples.
fn row<const STEP: usize, const FOUR: usize>(
    from: &Pixels,
    weights: &Weights,
    places: impl Iterator<Item = Option<Place>>,
    line: &mut [u8],
) {
    let (width, height) = (i64::from(from.width), i64::from(from.height));
    let (pixels, _) = line.as_chunks_mut::<STEP>();
    for (pixel, place) in pixels.iter_mut().zip(places) {
        let Some((u, v)) = place else { continue };
        let (x, y) = (u >> 32, v >> 32);
        if x < -2 || y < -2 || x > width || y > height {
            continue;
        }
        let taps = |place: i64| weights.get(usize::try_from((place >> 26) & 63).unwrap_or(0));
        let (Some(across), Some(down)) = (taps(u), taps(v)) else { continue };
        let is_inside = x >= 1 && y >= 1 && x + 2 < width && y + 2 < height;
        *pixel = if is_inside {
            inside::<STEP, FOUR>(from, (x - 1, y - 1), (across, down)).unwrap_or(*pixel)
        } else {
            at_the_edge(from, (x - 1, y - 1), (across, down))
        };
    }
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

fn inside<const STEP: usize, const FOUR: usize>(
    from: &Pixels,
    (x, y): (i64, i64),
    (across, down): (&[i32; 4], &[i32; 4]),
) -> Option<[u8; STEP]> {
    let row = from.row_len();
    let mut rest =
        from.samples.get(usize::try_from(y).ok()? * row + usize::try_from(x).ok()? * STEP..)?;
    let mut sums = [0_i32; STEP];
    for (at, weight) in down.iter().enumerate() {
        if at > 0 {
            rest = rest.get(row..)?;
        }
        let (pixels, _) = rest.first_chunk::<FOUR>()?.as_chunks::<STEP>();
        let mut line = [0_i32; STEP];
        for (tap, pixel) in across.iter().zip(pixels) {
            for (sum, value) in line.iter_mut().zip(pixel) {
                *sum += tap * i32::from(*value);
            }
        }
        for (sum, value) in sums.iter_mut().zip(line) {
            *sum += weight * value;
        }
    }
    Some(sums.map(rounded))
}

fn at_the_edge<const STEP: usize>(
    from: &Pixels,
    (x, y): (i64, i64),
    (across, down): (&[i32; 4], &[i32; 4]),
) -> [u8; STEP] {
    let mut sums = [0_i32; STEP];
    for (row, weight) in (y..).zip(down) {
        let line = usize::try_from(row).map(|row| from.row(row)).unwrap_or_default();
        for (column, tap) in (x..).zip(across) {
            let at = usize::try_from(column).ok().map(|column| column * STEP);
            let pixel = at.and_then(|at| line.get(at..at + STEP)).unwrap_or(&[255; STEP]);
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += weight * tap * i32::from(*value);
            }
        }
    }
    sums.map(rounded)
}

fn rounded(sum: i32) -> u8 {
    let rounded = (sum + ONE * ONE / 2) / (ONE * ONE);
    u8::try_from(rounded.clamp(0, 255)).unwrap_or(255)
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
