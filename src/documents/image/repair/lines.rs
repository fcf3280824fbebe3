//! Lines of text: how far they are off the level, whether they run across or down, and which way is up.
//!
//! The lower edges of ink are projected along many angles; where lines lie level, the profile is all peaks
//! and gaps (Postl, 1986). Which way is up follows from the margins: lines begin level and end ragged, in
//! Latin and in Cyrillic alike. Of a page of little text nothing is said.

use super::pixels::Pixels;

/// Ink is darker than this on even paper.
const INK: u8 = 150;
/// Twentieths of a degree that are tried to each side.
const MOST: i32 = 15 * 20;
/// Points that are looked at.
const POINTS: usize = 40_000;
/// Fewer points are no text.
const FEWEST: usize = 300;

/// How the lines of a page lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slope {
    /// Degrees clockwise by which they are off.
    pub(super) degrees: f64,
    /// How much better this angle is than others; 1 is not at all.
    pub(super) sharpness: f64,
}

/// The slope of lines that run across; `None` without text.
pub(super) fn slope(light: &Pixels) -> Option<Slope> {
    let points = edges(light);
    if points.len() < FEWEST {
        return None;
    }
    let mut bins = Vec::new();
    let mut score = |twentieths: i32| score(&points, light, twentieths, &mut bins);
    let coarse: Vec<(f64, i32)> =
        (-MOST / 10..=MOST / 10).map(|step| (score(step * 10), step * 10)).collect();
    let best = *coarse.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let mut scores: Vec<f64> = coarse.iter().map(|it| it.0).collect();
    scores.sort_by(f64::total_cmp);
    let usual = *scores.get(scores.len() / 2)?;
    let fine: Vec<(f64, i32)> =
        (best.1 - 10..=best.1 + 10).map(|angle| (score(angle), angle)).collect();
    let top = fine.iter().map(|it| it.0).fold(0.0, f64::max);
    // The middle of what is nearly as good: a peak is flat where letters are small.
    let near = || fine.iter().filter(|it| it.0 > usual + (top - usual) * 0.85);
    let weight: f64 = near().map(|it| it.0).sum();
    let degrees = near().map(|it| it.0 * f64::from(it.1)).sum::<f64>() / weight.max(1.0) / 20.0;
    Some(Slope { degrees, sharpness: top / usual.max(1.0) })
}

/// Places where ink ends downwards, at most [`POINTS`].
fn edges(light: &Pixels) -> Vec<(u32, u32)> {
    let (left, top) = (light.width / 40, light.height / 40);
    let mut points = Vec::new();
    let mut above: &[u8] = &[];
    for (y, row) in (0_u32..).zip(light.rows()) {
        if y > top && y + top < light.height {
            let ends = above.iter().zip(row).zip(0_u32..).filter(|((above, here), x)| {
                **above < INK && **here >= INK && *x >= left && *x + left < light.width
            });
            points.extend(ends.map(|(_, x)| (x, y)));
        }
        above = row;
    }
    let each = points.len().div_ceil(POINTS).max(1);
    points.into_iter().step_by(each).collect()
}

fn score(points: &[(u32, u32)], light: &Pixels, twentieths: i32, bins: &mut Vec<u32>) -> f64 {
    // The tangent by its series; 15 degrees are a quarter.
    let angle = f64::from(twentieths) / 20.0 * std::f64::consts::PI / 180.0;
    let slope = angle * (1.0 + angle * angle / 3.0 + angle.powi(4) * 2.0 / 15.0);
    #[expect(clippy::cast_possible_truncation, reason = "at most a third of 2^16")]
    let slope = (slope * 65_536.0) as i64;
    let offset = i64::from(light.width) / 3 + 2;
    bins.clear();
    bins.resize((light.height + light.width) as usize + 8, 0);
    for (x, y) in points {
        let place = i64::from(*y) + offset - ((i64::from(*x) * slope) >> 16);
        if let Some(bin) = usize::try_from(place).ok().and_then(|place| bins.get_mut(place)) {
            *bin += 1;
        }
    }
    let steps = bins.windows(2).map(|pair| match pair {
        [one, other] => f64::from(one.abs_diff(*other)),
        _ => 0.0,
    });
    steps.map(|step| step * step).sum()
}

/// How ragged the beginnings and ends of the lines are, as means of pixels: upright text is even on the
/// left. `None` with too few lines.
pub(super) fn raggedness(level: &Pixels) -> Option<(f64, f64)> {
    let margin = (level.width / 40) as usize;
    let inner = |row: &[u8]| -> Vec<usize> {
        let ink = row.iter().enumerate().filter(|(_, it)| **it < INK).map(|(x, _)| x);
        ink.filter(|x| *x >= margin && x + margin < row.len()).collect()
    };
    let mut lines: Vec<(usize, usize, usize)> = Vec::new();
    let mut open = false;
    for row in level.rows() {
        let ink = inner(row);
        // A row with three dots is dust.
        let (Some(first), Some(last)) = (ink.get(1), ink.iter().nth_back(1)) else {
            open = false;
            continue;
        };
        match lines.last_mut().filter(|_| open) {
            Some((left, right, rows)) => {
                *left = (*left).min(*first);
                *right = (*right).max(*last);
                *rows += 1;
            }
            None => lines.push((*first, *last, 1)),
        }
        open = true;
    }
    lines.retain(|(left, right, rows)| (5..=60).contains(rows) && right - left > rows * 4);
    if lines.len() < 8 {
        return None;
    }
    let mut lefts: Vec<usize> = lines.iter().map(|it| it.0).collect();
    let mut rights: Vec<usize> = lines.iter().map(|it| it.1).collect();
    lefts.sort_unstable();
    rights.sort_unstable();
    let tenth = lines.len() / 10;
    let (left, right) = (*lefts.get(tenth)?, *rights.iter().nth_back(tenth)?);
    let mean = |distances: &mut dyn Iterator<Item = usize>| {
        let (sum, count) = distances.fold((0_u32, 0_u32), |(sum, count), it| {
            (sum + u32::try_from(it).unwrap_or(0), count + 1)
        });
        f64::from(sum) / f64::from(count.max(1))
    };
    let begin = mean(&mut lefts.iter().map(|it| it.abs_diff(left)));
    let end = mean(&mut rights.iter().map(|it| it.abs_diff(right)));
    Some((begin, end))
}
