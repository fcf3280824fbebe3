//! The sheet on a photograph: a light shape with four straight edges on something darker. Whatever is not
//! clearly that (paper on a white table, a corner outside the picture, two sheets) gives nothing.

use super::geometry::{Point, is_convex, length};
use super::pixels::Pixels;

/// A sheet that was found, corners as upper left, upper right, lower right, lower left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    /// In pixels of the picture that was looked at.
    pub(super) corners: [Point; 4],
    /// Per cent.
    pub(super) certainty: u8,
}

/// Looks for the sheet; a picture of about a thousand pixels is enough.
pub(super) fn find(grey: &Pixels) -> Option<Sheet> {
    let limit = divide(grey)?;
    let soft = soften(grey);
    let mask: Vec<bool> = soft.iter().map(|sample| *sample > limit).collect();
    let (width, height) = (grey.width as usize, grey.height as usize);
    let shape = largest(&mask, width, height)?;
    let covered = real(shape.area) / real(width * height);
    if !(0.12..=0.97).contains(&covered) || shape.on_border * 25 > 2 * (width + height) {
        return None;
    }
    let hull = hull(&shape.outline);
    let rough = four(&hull)?;
    let corners = refined(rough, &shape.outline)?;
    if !is_convex(corners) || !inside(corners, real(width), real(height)) {
        return None;
    }
    // The corners must explain the shape: nothing of it outside, no dent inside.
    let fits = area(&corners) / real(shape.area);
    if !(0.965..=1.05).contains(&fits) {
        return None;
    }
    let straight = straightness(corners, &hull);
    let is_good = straight < 0.006 * real(width.max(height));
    is_good.then_some(Sheet { corners, certainty: if fits < 1.02 { 90 } else { 75 } })
}

/// A count of pixels.
fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

#[expect(clippy::cast_precision_loss, reason = "sums of samples, far below 2^52")]
fn wide(sum: u64) -> f64 {
    sum as f64
}

/// The shade between the sheet and what it lies on (Otsu, 1979); `None` when the two are too alike.
fn divide(grey: &Pixels) -> Option<u8> {
    let mut counts = [0_u64; 256];
    for sample in &grey.samples {
        if let Some(count) = counts.get_mut(usize::from(*sample)) {
            *count += 1;
        }
    }
    let all: u64 = counts.iter().sum();
    let weight: u64 = counts.iter().zip(0_u64..).map(|(count, shade)| count * shade).sum();
    let (mut dark, mut dark_weight) = (0_u64, 0_u64);
    let mut best: Option<(f64, u8, f64)> = None;
    for (count, shade) in counts.iter().zip(0_u8..=255) {
        dark += count;
        dark_weight += count * u64::from(shade);
        let light = all - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        let mean = |weight: u64, count: u64| wide(weight) / wide(count);
        let apart = mean(weight - dark_weight, light) - mean(dark_weight, dark);
        let unlike = apart * apart * wide(dark) * wide(light);
        if best.is_none_or(|(most, ..)| unlike > most) {
            best = Some((unlike, shade, apart));
        }
    }
    best.filter(|(.., apart)| *apart >= 35.0).map(|(_, shade, _)| shade)
}

/// Pixels that letters are closed over.
const REACH: usize = 4;

/// Letters go, edges stay where they are: the lightest of the surroundings, then the darkest of that.
fn soften(grey: &Pixels) -> Vec<u8> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let rows = Walk { lines: height, length: width, step: 1, stride: width };
    let columns = Walk { lines: width, length: height, step: width, stride: 1 };
    let light = columns.extremes(&rows.extremes(&grey.samples, u8::max), u8::max);
    columns.extremes(&rows.extremes(&light, u8::min), u8::min)
}

/// How to go through samples, line by line.
struct Walk {
    lines: usize,
    length: usize,
    step: usize,
    stride: usize,
}

impl Walk {
    /// For each place the extreme of those near it in its line.
    fn extremes(&self, from: &[u8], pick: fn(u8, u8) -> u8) -> Vec<u8> {
        let mut out = from.to_vec();
        for line in 0..self.lines {
            let at = |place: usize| line * self.stride + place * self.step;
            for place in 0..self.length {
                let near = place.saturating_sub(REACH)..(place + REACH + 1).min(self.length);
                let found = near.filter_map(|it| from.get(at(it))).copied().reduce(pick);
                if let (Some(into), Some(found)) = (out.get_mut(at(place)), found) {
                    *into = found;
                }
            }
        }
        out
    }
}

struct Shape {
    area: usize,
    /// First and last pixel of each of its rows, as points at pixel edges.
    outline: Vec<Point>,
    on_border: usize,
}

fn largest(mask: &[bool], width: usize, height: usize) -> Option<Shape> {
    let mut seen = vec![false; mask.len()];
    let mut best: Vec<usize> = Vec::new();
    for start in 0..mask.len() {
        if seen.get(start) != Some(&false) || mask.get(start) != Some(&true) {
            continue;
        }
        let mut found = Vec::new();
        let mut open = vec![start];
        if let Some(mark) = seen.get_mut(start) {
            *mark = true;
        }
        while let Some(at) = open.pop() {
            found.push(at);
            let x = at % width;
            let near = [
                (x > 0).then(|| at - 1),
                (x + 1 < width).then_some(at + 1),
                at.checked_sub(width),
                Some(at + width),
            ];
            for next in near.into_iter().flatten() {
                if mask.get(next) == Some(&true)
                    && let Some(mark) = seen.get_mut(next).filter(|mark| !**mark)
                {
                    *mark = true;
                    open.push(next);
                }
            }
        }
        if found.len() > best.len() {
            best = found;
        }
    }
    let border = |at: &&usize| {
        let (x, y) = (*at % width, *at / width);
        x == 0 || y == 0 || x + 1 == width || y + 1 == height
    };
    let on_border = best.iter().filter(border).count();
    let mut rows: Vec<Option<(usize, usize)>> = vec![None; height];
    for at in &best {
        if let Some(row) = rows.get_mut(at / width) {
            let x = at % width;
            *row = Some(row.map_or((x, x), |(first, last)| (first.min(x), last.max(x))));
        }
    }
    let mut outline = Vec::new();
    let mut area = 0;
    for (y, row) in rows.iter().enumerate() {
        let Some((first, last)) = row else { continue };
        area += last + 1 - first;
        for y in [real(y), real(y + 1)] {
            outline.extend([(real(*first), y), (real(last + 1), y)]);
        }
    }
    (!outline.is_empty()).then_some(Shape { area, outline, on_border })
}

/// The convex hull, clockwise on the screen (Andrew, 1979).
fn hull(points: &[Point]) -> Vec<Point> {
    let mut points = points.to_vec();
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    let half = |points: &mut dyn Iterator<Item = &Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = chain.as_slice() {
                if (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(*point);
        }
        chain.pop();
        chain
    };
    let mut hull = half(&mut points.iter());
    hull.extend(half(&mut points.iter().rev()));
    hull
}

/// The four corners of a hull: corners that cost the least area go until four are left.
fn four(hull: &[Point]) -> Option<[Point; 4]> {
    let mut points = hull.to_vec();
    while points.len() > 4 {
        let count = points.len();
        let cost = |at: usize| {
            let near = |step: usize| points.get((at + step) % count).copied().unwrap_or_default();
            area(&[near(count - 1), near(0), near(1)])
        };
        let least = (0..count).min_by(|a, b| cost(*a).total_cmp(&cost(*b)))?;
        points.remove(least);
    }
    let points: [Point; 4] = points.try_into().ok()?;
    // The first is the one nearest to the upper left.
    let first = (0..4_usize).min_by(|a, b| {
        let sum = |at: usize| points.get(at).map_or(0.0, |it| it.0 + it.1);
        sum(*a).total_cmp(&sum(*b))
    })?;
    let mut turned = points;
    turned.rotate_left(first);
    Some(turned)
}

/// Straight lines through the outline near each edge, crossed: rounded and folded corners do not count.
fn refined(corners: [Point; 4], outline: &[Point]) -> Option<[Point; 4]> {
    let mut lines = Vec::new();
    let next = corners.iter().cycle().skip(1);
    for (from, to) in corners.iter().zip(next) {
        let long = length(*from, *to);
        let unit = ((to.0 - from.0) / long, (to.1 - from.1) / long);
        let near = outline.iter().filter(|point| {
            let off = (point.0 - from.0, point.1 - from.1);
            let along = off.0 * unit.0 + off.1 * unit.1;
            let across = (off.1 * unit.0 - off.0 * unit.1).abs();
            along > 0.1 * long && along < 0.9 * long && across < 0.015 * long + 2.0
        });
        lines.push(fit(near)?);
    }
    let cross = |one: usize, other: usize| {
        let (first, second) = (lines.get(one)?, lines.get(other)?);
        let det = first.0 * second.1 - first.1 * second.0;
        let x = (first.1 * second.2 - second.1 * first.2) / det;
        let y = (second.0 * first.2 - first.0 * second.2) / det;
        (x.is_finite() && y.is_finite()).then_some((x, y))
    };
    Some([cross(3, 0)?, cross(0, 1)?, cross(1, 2)?, cross(2, 3)?])
}

/// The line `ax + by + c = 0` nearest to the points.
fn fit<'a>(points: impl Iterator<Item = &'a Point>) -> Option<(f64, f64, f64)> {
    let points: Vec<&Point> = points.collect();
    if points.len() < 8 {
        return None;
    }
    let count = points.iter().fold(0.0, |count, _| count + 1.0);
    let mean_x = points.iter().map(|it| it.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|it| it.1).sum::<f64>() / count;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points {
        let (x, y) = (point.0 - mean_x, point.1 - mean_y);
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    // The direction of least spread is the normal.
    let spread = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
    let least = (xx + yy - spread) / 2.0;
    let (a, b) =
        if (xx - least).abs() > (yy - least).abs() { (-xy, xx - least) } else { (yy - least, -xy) };
    let norm = (a * a + b * b).sqrt();
    (norm > 0.0).then(|| (a / norm, b / norm, -(a * mean_x + b * mean_y) / norm))
}

/// The mean distance of the hull from the edges.
fn straightness([a, b, c, d]: [Point; 4], hull: &[Point]) -> f64 {
    let edges = [(a, b), (b, c), (c, d), (d, a)];
    let away = |point: &Point| {
        let each = edges.iter().map(|(from, to)| {
            let cross = (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0);
            cross.abs() / length(*from, *to).max(1.0)
        });
        each.fold(f64::INFINITY, f64::min)
    };
    let (sum, count) = hull.iter().map(away).fold((0.0, 0.0), |(sum, n), it| (sum + it, n + 1.0));
    sum / f64::max(count, 1.0)
}

fn area(points: &[Point]) -> f64 {
    let next = points.iter().skip(1).chain(points.first());
    let twice: f64 = points.iter().zip(next).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum();
    twice.abs() / 2.0
}

fn inside(corners: [Point; 4], width: f64, height: f64) -> bool {
    let slack = 0.01 * width.max(height);
    corners
        .iter()
        .all(|it| it.0 > -slack && it.1 > -slack && it.0 < width + slack && it.1 < height + slack)
}
