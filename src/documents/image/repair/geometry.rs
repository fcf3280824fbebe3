//! Where a pixel of the mended page comes from: a rotation and a projective map in one matrix (Heckbert,
//! "Fundamentals of texture mapping and image warping", 1989). Only `+ − × ÷ √`, so that every machine
//! finds the same numbers; coordinates are pixels from the upper left corner of the page, y down.

use crate::domain::page_plan::{self, Corner, Repair};

/// A point.
pub(super) type Point = (f64, f64);

/// A projective map of the plane, row by row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Map(pub(super) [f64; 9]);

impl Map {
    /// Nothing moves.
    pub(super) const NONE: Self = Self([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);

    /// First `self`, then `next`.
    #[expect(clippy::many_single_char_names, reason = "the places of a matrix")]
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f, g, h, i], [p, q, r, s, t, u, v, w, x]) = (self.0, next.0);
        Self([
            p * a + q * d + r * g,
            p * b + q * e + r * h,
            p * c + q * f + r * i,
            s * a + t * d + u * g,
            s * b + t * e + u * h,
            s * c + t * f + u * i,
            v * a + w * d + x * g,
            v * b + w * e + x * h,
            v * c + w * f + x * i,
        ])
    }

    /// Where a point goes.
    #[expect(clippy::many_single_char_names, reason = "the places of a matrix")]
    pub(super) fn at(self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let depth = g * x + h * y + i;
        ((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
    }

    /// From a rectangle of this size to a convex quadrilateral (upper left, upper right, lower right, lower
    /// left).
    pub(super) fn onto(width: f64, height: f64, [p0, p1, p2, p3]: [Point; 4]) -> Option<Self> {
        let (dx1, dx2, dx3) = (p1.0 - p2.0, p3.0 - p2.0, p0.0 - p1.0 + p2.0 - p3.0);
        let (dy1, dy2, dy3) = (p1.1 - p2.1, p3.1 - p2.1, p0.1 - p1.1 + p2.1 - p3.1);
        let det = dx1 * dy2 - dx2 * dy1;
        if det.abs() < 1e-9 {
            return None;
        }
        let g = (dx3 * dy2 - dx2 * dy3) / det;
        let h = (dx1 * dy3 - dx3 * dy1) / det;
        Some(Self([
            (p1.0 - p0.0 + g * p1.0) / width,
            (p3.0 - p0.0 + h * p3.0) / height,
            p0.0,
            (p1.1 - p0.1 + g * p1.1) / width,
            (p3.1 - p0.1 + h * p3.1) / height,
            p0.1,
            g / width,
            h / height,
            1.0,
        ]))
    }
}

/// Sine and cosine of hundredths of a degree, by series.
pub(super) fn sine_cosine(hundredths: i16) -> (f64, f64) {
    let angle = f64::from(hundredths) * std::f64::consts::PI / 18_000.0;
    let square = angle * angle;
    let (mut sine, mut cosine) = (0.0, 0.0);
    for n in (0_u8..10).rev() {
        let k = f64::from(n) * 2.0;
        sine = 1.0 - square / ((k + 2.0) * (k + 3.0)) * sine;
        cosine = 1.0 - square / ((k + 1.0) * (k + 2.0)) * cosine;
    }
    (angle * sine, cosine)
}

/// How a page is turned and cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut {
    /// From the mended page to the page before.
    pub(super) map: Map,
    /// Pixels of the mended page.
    pub(super) width: f64,
    pub(super) height: f64,
    /// The four corners were no upright rectangle: the page was photographed, not scanned.
    pub(super) is_photographed: bool,
}

/// The cut of a repair on a page of so many pixels; `None` when every pixel stays where it is.
pub(super) fn cut(repair: &Repair, width: f64, height: f64) -> Option<Cut> {
    let mut cut = Cut { map: Map::NONE, width, height, is_photographed: false };
    if repair.straighten != 0 {
        let (sine, cosine) = sine_cosine(repair.straighten);
        // The sheet grows, so that no corner of the page is lost.
        cut.width = (width * cosine + height * sine.abs()).round();
        cut.height = (width * sine.abs() + height * cosine).round();
        let (cx, cy) = (cut.width / 2.0, cut.height / 2.0);
        cut.map = Map([
            cosine,
            sine,
            width / 2.0 - cosine * cx - sine * cy,
            -sine,
            cosine,
            height / 2.0 + sine * cx - cosine * cy,
            0.0,
            0.0,
            1.0,
        ]);
    }
    if let Some(corners) = repair.crop.filter(|corners| *corners != whole()) {
        let whole = (cut.width, cut.height);
        let quad = quad(corners, whole);
        let size = if is_upright(quad) { edges(quad) } else { seen_size(quad, whole) };
        let (wide, high) = (size.0.round().max(1.0), size.1.round().max(1.0));
        if let Some(map) = Map::onto(wide, high, quad) {
            let is_photographed = !is_upright(quad);
            cut = Cut { map: map.then(cut.map), width: wide, height: high, is_photographed };
        }
    }
    let is_other = cut.map != Map::NONE || (cut.width, cut.height) != (width, height);
    is_other.then_some(cut)
}

fn whole() -> [Corner; 4] {
    let all = page_plan::WHOLE;
    [(0, 0), (all, 0), (all, all), (0, all)].map(|(x, y)| Corner { x, y })
}

/// Corners in pixels. What is no convex quadrilateral becomes the box around it: nothing is lost by it.
fn quad(corners: [Corner; 4], (width, height): (f64, f64)) -> [Point; 4] {
    let share = |part: u16, whole: f64| f64::from(part) * whole / f64::from(page_plan::WHOLE);
    let points = corners.map(|corner| (share(corner.x, width), share(corner.y, height)));
    if is_convex(points) {
        return points;
    }
    let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(0.0, f64::max);
    let (left, top) = (least(|it| it.0), least(|it| it.1));
    let (right, bottom) = (most(|it| it.0).max(left + 1.0), most(|it| it.1).max(top + 1.0));
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// Whether the corners go round clockwise with a real bend at each.
pub(super) fn is_convex([a, b, c, d]: [Point; 4]) -> bool {
    let bend = |p: Point, q: Point, r: Point| {
        let cross = (q.0 - p.0) * (r.1 - q.1) - (q.1 - p.1) * (r.0 - q.0);
        cross > 0.02 * length(p, q) * length(q, r) && cross > 1.0
    };
    bend(a, b, c) && bend(b, c, d) && bend(c, d, a) && bend(d, a, b)
}

fn is_upright([a, b, c, d]: [Point; 4]) -> bool {
    let same = |one: f64, other: f64| (one - other).abs() < 0.5;
    same(a.1, b.1) && same(b.0, c.0) && same(c.1, d.1) && same(d.0, a.0)
}

pub(super) fn length(p: Point, q: Point) -> f64 {
    ((p.0 - q.0) * (p.0 - q.0) + (p.1 - q.1) * (p.1 - q.1)).sqrt()
}

/// The longer of each pair of opposite edges: nothing gets fewer pixels than it has.
fn edges([a, b, c, d]: [Point; 4]) -> (f64, f64) {
    (length(a, b).max(length(d, c)), length(a, d).max(length(b, c)))
}

/// The size of a rectangle that a camera sees as this quadrilateral, in pixels of its nearest edge. Its true
/// proportion follows from the vanishing points when the lens is known (Zhang and He, "Whiteboard scanning
/// and image enhancement", 2007); a lens that cannot be told from the picture is taken as that of a telephone.
fn seen_size(quad: [Point; 4], (width, height): Point) -> (f64, f64) {
    let (wide, high) = edges(quad);
    let centred = quad.map(|it| (it.0 - width / 2.0, it.1 - height / 2.0));
    let Some(ratio) = ratio(centred, width.max(height)) else { return (wide, high) };
    // A view from the side is believed only so far.
    if !(0.7..=1.43).contains(&(ratio * high / wide)) {
        return (wide, high);
    }
    if wide / high > ratio { (wide, wide / ratio) } else { (high * ratio, high) }
}

/// Width to height; points from the middle of the picture.
fn ratio([m1, m2, m4, m3]: [Point; 4], long_side: f64) -> Option<f64> {
    let line = |p: Point, q: Point| [p.1 - q.1, q.0 - p.0, p.0 * q.1 - q.0 * p.1];
    let dot = |l: [f64; 3], p: Point| l[0] * p.0 + l[1] * p.1 + l[2];
    let k2 = dot(line(m1, m4), m3) / dot(line(m2, m4), m3);
    let k3 = dot(line(m1, m4), m2) / dot(line(m3, m4), m2);
    let n2 = [k2 * m2.0 - m1.0, k2 * m2.1 - m1.1, k2 - 1.0];
    let n3 = [k3 * m3.0 - m1.0, k3 * m3.1 - m1.1, k3 - 1.0];
    let square = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
    let lens = square.sqrt();
    let is_likely = lens.is_finite() && (0.6..=2.0).contains(&(lens / long_side));
    let lens = if is_likely { lens } else { 0.8 * long_side };
    let reach = |n: [f64; 3]| (n[0] * n[0] + n[1] * n[1]) / (lens * lens) + n[2] * n[2];
    let ratio = (reach(n2) / reach(n3)).sqrt();
    (ratio.is_finite() && ratio > 0.0).then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_as_good_as_the_library() {
        for angle in [-4500_i16, -1234, -1, 0, 7, 300, 4500] {
            let (sine, cosine) = sine_cosine(angle);
            let radians = (f64::from(angle) / 100.0).to_radians();
            assert!((sine - radians.sin()).abs() < 1e-12 && (cosine - radians.cos()).abs() < 1e-12);
        }
    }

    #[test]
    fn corners_go_to_corners() {
        let quad = [(10.0, 20.0), (210.0, 35.0), (190.0, 330.0), (25.0, 300.0)];
        let map = Map::onto(100.0, 140.0, quad).unwrap();
        let corners = [(0.0, 0.0), (100.0, 0.0), (100.0, 140.0), (0.0, 140.0)];
        for (from, to) in corners.into_iter().zip(quad) {
            assert!(length(map.at(from), to) < 1e-9, "{from:?}");
        }
    }

    /// A sheet of paper seen by a camera with a lens of this many pixels, turned about two axes.
    fn seen(lens: f64, tilt: f64, pan: f64) -> [Point; 4] {
        [(-105.0, -148.5), (105.0, -148.5), (105.0, 148.5), (-105.0, 148.5)].map(|(x, y)| {
            let (y, z) = (y * tilt.cos(), y * tilt.sin());
            let (x, z) = (x * pan.cos() + z * pan.sin(), z * pan.cos() - x * pan.sin() + 400.0);
            (x * lens / z + 1500.0, y * lens / z + 2000.0)
        })
    }

    #[test]
    fn the_proportion_of_a_photographed_sheet_is_found() {
        for (lens, tilt, pan) in
            [(3200.0, 0.3, 0.2), (2800.0, -0.35, 0.25), (3200.0, 0.0, 0.0), (3400.0, 0.25, 0.0)]
        {
            let (wide, high) = seen_size(seen(lens, tilt, pan), (3000.0, 4000.0));
            let found = high / wide;
            assert!((found / (297.0 / 210.0) - 1.0).abs() < 0.04, "{lens} {tilt} {pan}: {found}");
        }
    }

    #[test]
    fn corners_in_disorder_become_a_box() {
        let corner = |x, y| Corner { x, y };
        let crossed = [corner(0, 0), corner(5000, 5000), corner(5000, 0), corner(0, 5000)];
        let boxed = quad(crossed, (100.0, 100.0));
        assert_eq!(boxed, [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)]);
    }
}
