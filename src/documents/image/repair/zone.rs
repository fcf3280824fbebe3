//! Where the machine readable zone stands on a page: two or three long, dense, parallel lines of one length
//! (ICAO Doc 9303 part 3, 4.2), in any of four directions. Which end is up is read from the fillers: a `<`
//! has its point on the left.

use super::geometry::{Map, Point};
use super::pixels::Pixels;
use super::tone;
use super::warp::warp;

/// A zone that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Zone {
    /// Quarter turns clockwise that bring the page upright.
    pub(super) turns: u8,
    /// How many fillers say so, beyond those that say the opposite.
    pub(super) votes: u32,
    /// Lines of text.
    pub(super) lines: u8,
    /// How evenly its letters stand, at most 1: the type of a zone has one width for all letters (ICAO Doc 9303
    /// part 3, 4.2), that of a letter or a certificate has not.
    pub(super) evenness: f64,
    /// Its corners on the page in shares of width and height: upper left of the text, upper right, lower
    /// right, lower left.
    pub(super) corners: [Point; 4],
    /// The height of a letter in shares of the height of the zone.
    letter: f64,
}

/// Zones at most.
const MOST: usize = 4;
/// Pixels of the longer side of the picture in which zones are looked for.
const LOOK: u32 = 1400;
/// Height of a letter in the picture of a zone: what tesseract reads best.
pub(super) const LETTER: f64 = 34.0;
/// From the middle of the outer lines to the edge of the picture, in letters.
pub(super) const ABOVE: f64 = 1.1;

/// A line of text, as a thin bar.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bar {
    middle: Point,
    /// Direction of the text, a unit vector.
    along: Point,
    length: f64,
    thickness: f64,
}

/// Looks for zones on a page; the best first. A picture of 1200 pixels is enough.
pub(super) fn find(small: &Pixels, dpi: f64) -> Vec<Zone> {
    let ink = tone::black_and_white(small, dpi.clamp(72.0, 200.0));
    let mut zones = Vec::new();
    for turned in [false, true] {
        let page = if turned { quarter(&ink) } else { ink.clone() };
        let parts = bars(&page);
        let is_line = |bar: &Bar| {
            bar.length > 0.2 * f64::from(page.width) && bar.length > 11.0 * bar.thickness
        };
        let lines = |bars: Vec<Bar>| groups(&bars.into_iter().filter(is_line).collect::<Vec<_>>());
        let torn = lines(joined(parts.clone()));
        let whole = lines(parts);
        let other = torn.into_iter().filter(|group| !whole.contains(group)).collect::<Vec<_>>();
        for group in whole.iter().chain(&other) {
            zones.extend(zone(&page, group, turned));
        }
    }
    zones.sort_by_key(|zone| std::cmp::Reverse((zone.votes, zone.lines)));
    zones.truncate(MOST);
    zones
}

/// The page turned by a quarter clockwise.
pub(super) fn quarter(page: &Pixels) -> Pixels {
    let (width, height) = (page.width as usize, page.height as usize);
    let mut samples = Vec::with_capacity(page.samples.len());
    for x in 0..width {
        samples.extend((0..height).rev().filter_map(|y| page.samples.get(y * width + x)));
    }
    Pixels::grey(page.height, page.width, samples)
}

/// Long thin shapes that are left when the gaps between letters are closed.
fn bars(page: &Pixels) -> Vec<Bar> {
    let (width, height) = (page.width as usize, page.height as usize);
    let gap = width.max(height) / 55;
    let mut closed = vec![false; width * height];
    for (row, line) in page.rows().zip(closed.chunks_exact_mut(width.max(1))) {
        let mut last: Option<usize> = None;
        for (x, _) in row.iter().enumerate().filter(|(_, sample)| **sample == 0) {
            let from = last.filter(|last| x - last <= gap).unwrap_or(x);
            line.iter_mut().take(x + 1).skip(from).for_each(|it| *it = true);
            last = Some(x);
        }
    }
    let mut bars = Vec::new();
    let mut open = Vec::new();
    for start in 0..closed.len() {
        if closed.get(start) != Some(&true) {
            continue;
        }
        let mut shape = Moments::default();
        open.push(start);
        if let Some(mark) = closed.get_mut(start) {
            *mark = false;
        }
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            shape.add(x, y);
            let near = [
                (x > 0).then(|| at - 1),
                (x + 1 < width).then_some(at + 1),
                at.checked_sub(width),
                Some(at + width),
            ];
            for next in near.into_iter().flatten() {
                if let Some(mark) = closed.get_mut(next).filter(|mark| **mark) {
                    *mark = false;
                    open.push(next);
                }
            }
        }
        bars.extend(shape.bar().filter(|bar| bar.length > 0.05 * f64::from(page.width)));
    }
    bars
}

#[derive(Default)]
struct Moments {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
    /// Its outer columns.
    ends: Option<(f64, f64)>,
}

impl Moments {
    fn add(&mut self, x: usize, y: usize) {
        let place = |at: usize| u32::try_from(at).map_or(0.0, f64::from) + 0.5;
        let (x, y) = (place(x), place(y));
        self.count += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
        self.yy += y * y;
        let (left, right) = self.ends.unwrap_or((x, x));
        self.ends = Some((left.min(x - 0.5), right.max(x + 0.5)));
    }

    /// The bar with the same moments, when it is one of some length and lies about level.
    fn bar(&self) -> Option<Bar> {
        if self.count < 200.0 {
            return None;
        }
        let (mx, my) = (self.x / self.count, self.y / self.count);
        let (xx, xy, yy) = (
            self.xx / self.count - mx * mx,
            self.xy / self.count - mx * my,
            self.yy / self.count - my * my,
        );
        let spread = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
        let (most, least) = ((xx + yy + spread) / 2.0, ((xx + yy - spread) / 2.0).max(0.02));
        // A rectangle's variance along a side is a twelfth of the square of that side.
        let (length, thickness) = ((12.0 * most).sqrt(), (12.0 * least).sqrt());
        let (ax, ay) = (most - yy, xy);
        let norm = (ax * ax + ay * ay).sqrt();
        if norm <= 0.0 {
            return None;
        }
        let along = (ax / norm, ay / norm);
        let is_full = self.count / (length * thickness) > 0.6;
        let is_level = along.1.abs() < 0.35 && along.0 > 0.0;
        let is_thin = length > 2.5 * thickness && thickness >= 3.0;
        // Fillers have little ink: a line that ends in them is longer than its moments say.
        let (left, right) = self.ends.filter(|_| is_full && is_level && is_thin)?;
        let x = left.midpoint(right);
        let middle = (x, my + (x - mx) * along.1 / along.0);
        let length = (right - left) / along.0;
        Some(Bar { middle, along, length, thickness })
    }
}

/// Parts of one line, torn by a glare, become one.
fn joined(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by(|a, b| a.middle.0.total_cmp(&b.middle.0));
    let mut whole: Vec<Bar> = Vec::new();
    for bar in bars {
        match whole.iter_mut().find_map(|left| join(left, &bar).map(|both| (left, both))) {
            Some((left, both)) => *left = both,
            None => whole.push(bar),
        }
    }
    whole
}

/// Two bars end to end as one; `None` when they are no parts of one line.
fn join(left: &Bar, right: &Bar) -> Option<Bar> {
    let (dx, dy) = (right.middle.0 - left.middle.0, right.middle.1 - left.middle.1);
    let apart = (dx * dx + dy * dy).sqrt();
    // A part of nothing but fillers is thinner than the rest.
    let thick = left.thickness.max(right.thickness);
    let off = |bar: &Bar| (dx * bar.along.1 - dy * bar.along.0).abs();
    let length = apart + left.length.midpoint(right.length);
    let gap = apart - left.length.midpoint(right.length);
    let is_one = apart > 0.0
        && off(left).max(off(right)) < 0.02 * apart + 0.5 * thick
        && thick < 2.4 * left.thickness.min(right.thickness)
        && gap > 0.0
        && gap < 0.3 * length;
    // The outer ends: the longer part reaches farther from the middle of the two.
    let shift = (right.length - left.length) / 4.0;
    let along = (dx / apart, dy / apart);
    let (x, y) = (
        left.middle.0.midpoint(right.middle.0) + along.0 * shift,
        left.middle.1.midpoint(right.middle.1) + along.1 * shift,
    );
    is_one.then_some(Bar { middle: (x, y), along, length, thickness: thick })
}

/// Bars that lie under one another like the lines of a zone: two or three, and no further line like them
/// above or below, as a paragraph has.
fn groups(bars: &[Bar]) -> Vec<Vec<Bar>> {
    let mut left = bars.to_vec();
    left.sort_by(|a, b| b.middle.1.total_cmp(&a.middle.1));
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut chain = vec![first];
        let mut last = first;
        while let Some(at) = left.iter().rposition(|bar| are_lines(&last, bar)) {
            last = left.remove(at);
            chain.push(last);
        }
        if (2..=3).contains(&chain.len()) {
            // A line of the page above may happen to be as long.
            let lower = chain.iter().skip(1).copied().collect::<Vec<Bar>>();
            groups.extend(Some(lower).filter(|lower| lower.len() == 2));
            groups.push(chain);
        }
    }
    groups
}

fn are_lines(one: &Bar, other: &Bar) -> bool {
    let (dx, dy) = (other.middle.0 - one.middle.0, other.middle.1 - one.middle.1);
    let (ax, ay) = one.along;
    let (shift, distance) = (dx * ax + dy * ay, dy * ax - dx * ay);
    let thick = one.thickness.midpoint(other.thickness);
    let parallel = (one.along.0 * other.along.1 - one.along.1 * other.along.0).abs() < 0.06;
    parallel
        && (one.length / other.length - 1.0).abs() < 0.12
        && (one.thickness / other.thickness - 1.0).abs() < 0.6
        && shift.abs() < 0.08 * one.length
        && distance > 1.15 * thick
        && distance < 4.0 * thick
}

fn zone(page: &Pixels, bars: &[Bar], turned: bool) -> Option<Zone> {
    let (first, last) = (bars.first()?, bars.last()?);
    let thick = first.thickness.midpoint(last.thickness);
    let (out, side) = (ABOVE * thick, 1.3 * thick);
    let end = |bar: &Bar, sign: f64, off: f64| {
        let reach = sign * (bar.length / 2.0 + side);
        let (ax, ay) = bar.along;
        (bar.middle.0 + ax * reach - ay * off, bar.middle.1 + ay * reach + ax * off)
    };
    let corners =
        [end(first, -1.0, -out), end(first, 1.0, -out), end(last, 1.0, out), end(last, -1.0, out)];
    let high = super::geometry::length(corners[0], corners[3]);
    let upright = cut(page, corners, thick / high, 24.0)?;
    let seen = fillers(&tone::black_and_white(&upright, 150.0), 24.0);
    // 72 to 90 letters; some touch one another, and dust counts too.
    if !(40..=130).contains(&seen.count) {
        return None;
    }
    let votes = (seen.upright.max(seen.turned), seen.upright.min(seen.turned));
    let is_clear = votes.0 > 3 * votes.1;
    let is_upside_down = seen.turned > seen.upright;
    let (width, height) = (f64::from(page.width), f64::from(page.height));
    let mut shares = corners.map(|(x, y)| (x / width, y / height));
    if turned {
        // Back onto the page as it is: its left edge is the top of the turned one.
        shares = shares.map(|(x, y)| (y, 1.0 - x));
    }
    if is_upside_down {
        shares.rotate_left(2);
    }
    Some(Zone {
        turns: u8::from(turned) + if is_upside_down { 2 } else { 0 },
        votes: if is_clear { votes.0 - votes.1 } else { 0 },
        lines: u8::try_from(bars.len()).unwrap_or(0),
        evenness: evenness(&seen.places, f64::from(upright.height), bars.len(), 24.0),
        corners: shares,
        letter: thick / high,
    })
}

/// The zones of a page as upright pictures on even white paper, with the quarter turns that bring the page
/// upright and the number of lines.
pub(super) fn pictures(page: &Pixels, dpi: f64) -> Vec<(Pixels, u8, u8)> {
    let small = super::suggest::small(page, LOOK);
    let dpi = dpi * f64::from(small.width) / f64::from(page.width.max(1));
    let picture = |zone: Zone| {
        let picture = zone.picture(page, LETTER)?;
        Some((tone::on_even_paper(&picture), zone.turns, zone.lines))
    };
    find(&small, dpi).into_iter().filter_map(picture).collect()
}

impl Zone {
    /// The zone as an upright picture with letters of this height in pixels, light ground made even.
    pub(super) fn picture(&self, page: &Pixels, letter: f64) -> Option<Pixels> {
        let (width, height) = (f64::from(page.width), f64::from(page.height));
        let corners = self.corners.map(|(x, y)| (x * width, y * height));
        cut(page, corners, self.letter, letter)
    }
}

/// Cuts a quadrilateral out; `share` is the height of a letter in it, which becomes `letter` pixels.
fn cut(page: &Pixels, corners: [Point; 4], share: f64, letter: f64) -> Option<Pixels> {
    let [a, b, c, d] = corners;
    let length = super::geometry::length;
    let (wide, high) = (length(a, b).max(length(d, c)), length(a, d).max(length(b, c)));
    let scale = letter / (share * high);
    let (wide, high) = (wide * scale, high * scale);
    if !(40.0..=4000.0).contains(&wide) || !(20.0..=1000.0).contains(&high) {
        return None;
    }
    let map = Map::onto(wide.round(), high.round(), corners)?;
    Some(warp(page, map, super::whole(wide), super::whole(high)))
}

/// What was seen of single letters.
#[derive(Default)]
struct Letters {
    count: u32,
    /// Narrow on the left and tall on the right: fillers.
    upright: u32,
    /// The other way round.
    turned: u32,
    /// Their middles.
    places: Vec<Point>,
}

/// How evenly letters stand in the lines of a picture: how well the distances of neighbours are multiples of one
/// distance, between 0 (not at all) and 1.
fn evenness(places: &[Point], height: f64, lines: usize, letter: f64) -> f64 {
    let count = u32::try_from(lines).map_or(2.0, f64::from);
    let apart = ((height - 2.0 * ABOVE * letter) / (count - 1.0).max(1.0)).max(1.0);
    let mut rows: Vec<Vec<f64>> = vec![Vec::new(); lines];
    for (x, y) in places {
        let row = (0_u32..)
            .zip(&mut rows)
            .find(|(at, _)| (y - ABOVE * letter - f64::from(*at) * apart).abs() < apart / 2.0);
        if let Some((_, row)) = row {
            row.push(*x);
        }
    }
    let mut distances: Vec<f64> = Vec::new();
    for row in &mut rows {
        row.sort_by(f64::total_cmp);
        distances.extend(row.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)));
    }
    // Parts of one letter, and gaps in which an error would add up.
    distances.retain(|it| (0.4 * letter..4.0 * letter).contains(it));
    if distances.len() < 20 {
        return 0.0;
    }
    let even = |pitch: f64| {
        let sum: f64 = distances.iter().map(|it| (it / pitch * std::f64::consts::TAU).cos()).sum();
        sum / f64::from(u32::try_from(distances.len()).unwrap_or(u32::MAX))
    };
    let pitches = (28_u32..=64).map(|fortieths| f64::from(fortieths) / 40.0 * letter);
    pitches.map(even).fold(0.0, f64::max)
}

fn fillers(ink: &Pixels, letter: f64) -> Letters {
    let (width, height) = (ink.width as usize, ink.height as usize);
    let mut left = ink.samples.clone();
    let mut seen = Letters::default();
    for start in 0..left.len() {
        if left.get(start) != Some(&0) {
            continue;
        }
        let mut shape = Vec::new();
        let mut open = vec![start];
        if let Some(mark) = left.get_mut(start) {
            *mark = 255;
        }
        while let Some(at) = open.pop() {
            shape.push((at % width, at / width));
            for dy in 0..3 {
                for dx in 0..3 {
                    let (x, y) = (at % width + dx, at / width + dy);
                    if x == 0 || y == 0 || x > width || y > height {
                        continue;
                    }
                    let next = (y - 1) * width + x - 1;
                    if let Some(mark) = left.get_mut(next).filter(|mark| **mark == 0) {
                        *mark = 255;
                        open.push(next);
                    }
                }
            }
        }
        let Some(vote) = vote(&shape, letter) else { continue };
        seen.places.extend(middle(&shape));
        seen.count += 1;
        seen.upright += u32::from(vote > 0);
        seen.turned += u32::from(vote < 0);
    }
    seen
}

/// The middle of the box around a letter.
fn middle(shape: &[(usize, usize)]) -> Option<Point> {
    let of = |side: &dyn Fn(&(usize, usize)) -> usize| {
        let (least, most) = shape.iter().map(side).min().zip(shape.iter().map(side).max())?;
        Some(u32::try_from(least + most).map_or(0.0, f64::from) / 2.0)
    };
    Some((of(&|it| it.0)?, of(&|it| it.1)?))
}

/// 1 for a filler, −1 for one upside down, 0 for another letter, `None` for what is no letter.
pub(super) fn vote(shape: &[(usize, usize)], letter: f64) -> Option<i32> {
    let range = |of: &dyn Fn(&(usize, usize)) -> usize, keep: &dyn Fn(usize) -> bool| {
        let all = || shape.iter().filter(|it| keep(it.0)).map(of);
        all().min().zip(all().max())
    };
    let (x0, x1) = range(&|it| it.0, &|_| true)?;
    let (y0, y1) = range(&|it| it.1, &|_| true)?;
    let (wide, high) = (x1 + 1 - x0, y1 + 1 - y0);
    let size = |pixels: usize| u32::try_from(pixels).map_or(0.0, f64::from);
    if size(wide) < 0.3 * letter || size(wide) > 1.2 * letter || size(high) < 0.4 * letter {
        return None;
    }
    let quarter = (wide / 4).max(1);
    let edge = |keep: &dyn Fn(usize) -> bool| {
        let (top, bottom) = range(&|it| it.1, keep)?;
        Some((
            size(bottom + 1 - top) / size(high),
            size(top + bottom + 1 - 2 * y0) / 2.0 / size(high),
        ))
    };
    let first = edge(&|x| x < x0 + quarter)?;
    let last = edge(&|x| x + quarter > x1)?;
    let is_point = |it: (f64, f64)| it.0 < 0.6 && (0.33..0.67).contains(&it.1);
    let is_open = |it: (f64, f64)| it.0 > 0.75;
    let upright = i32::from(is_point(first) && is_open(last));
    Some(upright - i32::from(is_point(last) && is_open(first)))
}
