//! The places of a machine readable zone: its letters stand at one distance (9303-3, 4.3), so a line of so many
//! letters is a row of so many cells. Fillers are told by their shape and taken out of the picture: a reader of
//! letters loses count in a long row of them and drops the single digit behind it.
//!
//! Limits: a line is believed only when the gaps between its letters fit the cells, and a cell is a filler only
//! when it looks like the others; what is left in the picture does no harm.

use super::job::ZonePicture;
use super::zone::LETTER;

/// Letters of a line, by the number of lines.
const WIDTHS: [(u8, &[u16]); 2] = [(2, &[44, 36]), (3, &[30])];
/// How alike a cell and the usual filler are, as a correlation.
const ALIKE: f64 = 0.8;
/// Pixels by which a cell may be off when it is compared.
const OFF: i32 = 3;
/// Paper around what is packed.
const MARGIN: usize = 24;
/// The side of the square that a cell is compared as.
const SIDE: usize = 24;

/// A line of a zone without its fillers.
#[derive(Clone, PartialEq, Eq)]
pub struct PackedLine {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// One byte a pixel, rows from the top.
    pub grey: Vec<u8>,
    /// Which places of the line hold fillers.
    is_filler: Vec<bool>,
}

impl PackedLine {
    /// The whole line, when as many letters were read as stand in the picture.
    pub fn unpack(&self, read: &str) -> Option<String> {
        let mut letters = read.chars().filter(|it| !it.is_whitespace());
        let line: Option<String> =
            self.is_filler.iter().map(|it| if *it { Some('<') } else { letters.next() }).collect();
        line.filter(|_| letters.next().is_none())
    }
}

/// The lines of a zone, packed; `None` where they cannot be divided into cells.
pub fn pack(zone: &ZonePicture) -> Option<Vec<PackedLine>> {
    let page = Page { width: zone.width as usize, grey: &zone.grey };
    let bands = bands(zone);
    let (_, widths) = WIDTHS.iter().find(|(lines, _)| *lines == zone.lines)?;
    let rows = widths.iter().filter_map(|width| {
        let rows: Option<Vec<Row>> = bands.iter().map(|band| page.row(*band, *width)).collect();
        let rows = rows?;
        let cost: f64 = rows.iter().map(|row| row.cost).sum();
        Some((cost, rows))
    });
    let (_, rows) = rows.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let cells: Vec<Vec<Square>> =
        rows.iter().map(|row| row.cells().map(|cell| page.square(row, cell)).collect()).collect();
    let filler = usual_filler(&cells)?;
    Some(
        rows.iter()
            .zip(&cells)
            .map(|(row, cells)| {
                let is_filler = cells.iter().map(|cell| filler.alike(cell) > ALIKE).collect();
                page.packed(row, is_filler)
            })
            .collect(),
    )
}

/// Where the lines stand: rows from, to.
fn bands(zone: &ZonePicture) -> Vec<(usize, usize)> {
    let high = f64::from(zone.height);
    let edge = super::zone::ABOVE * LETTER;
    let apart = (high - 2.0 * edge) / f64::from(zone.lines.max(2) - 1);
    let half = (0.95 * LETTER).min(apart * 0.56);
    (0..zone.lines)
        .map(|line| {
            let middle = edge + f64::from(line) * apart;
            let (top, bottom) = ((middle - half).max(0.0), (middle + half).min(high));
            (pixel(top), pixel(bottom))
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a picture")]
fn pixel(place: f64) -> usize {
    place.max(0.0).round() as usize
}

fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

/// A line divided into cells.
struct Row {
    band: (usize, usize),
    /// Where the cells begin, and where the last one ends.
    edges: Vec<f64>,
    /// Ink between the cells, as a share of the ink of the line.
    cost: f64,
}

impl Row {
    fn cells(&self) -> impl Iterator<Item = (f64, f64)> {
        self.edges.iter().zip(self.edges.iter().skip(1)).map(|(from, to)| (*from, *to))
    }
}

struct Page<'a> {
    width: usize,
    grey: &'a [u8],
}

impl Page<'_> {
    fn rows(&self, (top, bottom): (usize, usize)) -> impl Iterator<Item = &[u8]> {
        self.grey.chunks_exact(self.width.max(1)).take(bottom).skip(top)
    }

    /// The ink of each column of a band.
    fn ink(&self, band: (usize, usize)) -> Vec<f64> {
        let mut ink = vec![0_u32; self.width];
        for row in self.rows(band) {
            for (sum, sample) in ink.iter_mut().zip(row) {
                // Faint patterns of the paper are no ink.
                *sum += u32::from(200_u8.saturating_sub(*sample));
            }
        }
        ink.into_iter().map(f64::from).collect()
    }

    /// Divides a band into so many cells.
    fn row(&self, band: (usize, usize), count: u16) -> Option<Row> {
        let ink = self.ink(band);
        let mean = ink.iter().sum::<f64>() / real(ink.len().max(1));
        let is_inked = |it: &f64| *it > mean * 0.25;
        let (first, last) = (ink.iter().position(is_inked)?, ink.iter().rposition(is_inked)?);
        let (first, last) = (real(first), real(last + 1));
        let cells = f64::from(count);
        let mut best: Option<(f64, Vec<f64>)> = None;
        for wide in 0..24_u8 {
            // The outer letters fill between a quarter and all of their cells.
            let pitch = (last - first) / (cells - f64::from(wide) / 32.0);
            for bow in -4..=4_i8 {
                // A view from the side makes the letters of one end larger.
                let bow = f64::from(bow) * pitch / 6.0;
                for shift in 0..16_u8 {
                    let room = (last - first - pitch * cells).min(0.0) - pitch * 0.1;
                    let start = first + room * f64::from(shift) / 15.0;
                    let edges = || {
                        (0..=count).map(|at| {
                            let share = f64::from(at) / cells;
                            start + pitch * f64::from(at) + 4.0 * bow * share * (1.0 - share)
                        })
                    };
                    let cost: f64 = edges().map(|x| around(&ink, x)).sum();
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, edges().collect()));
                    }
                }
            }
        }
        let (cost, edges) = best?;
        let cost = cost / (mean * f64::from(count + 1)).max(1.0);
        (cost < 0.75).then_some(Row { band, edges, cost })
    }

    /// Samples of a column range of a band; white outside.
    fn part(&self, band: (usize, usize), from: usize, to: usize) -> Vec<&[u8]> {
        self.rows(band).map(|row| row.get(from..to.min(row.len())).unwrap_or_default()).collect()
    }

    /// A cell as a square of ink, its letter in the middle.
    fn square(&self, row: &Row, (from, to): (f64, f64)) -> Square {
        let part = self.part(row.band, pixel(from), pixel(to));
        let (dark, light) = range(part.iter().flat_map(|row| row.iter().copied()));
        let level = |sample: u8| {
            let span = f64::from(light.saturating_sub(dark).max(8));
            (f64::from(light.saturating_sub(sample)) / span).clamp(0.0, 1.0)
        };
        let high = part.len().max(1);
        let mut ink = vec![0.0; SIDE * SIDE];
        for (y, line) in ink.chunks_exact_mut(SIDE).enumerate() {
            let Some(row) = part.get(y * high / SIDE) else { continue };
            for (x, value) in line.iter_mut().enumerate() {
                let sample = row.get(x * row.len() / SIDE).copied().unwrap_or(light);
                *value = level(sample);
            }
        }
        Square(ink)
    }

    /// The line without its fillers, its ink black and its paper white also under a glare.
    fn packed(&self, row: &Row, is_filler: Vec<bool>) -> PackedLine {
        let (top, bottom) = row.band;
        let high = bottom - top;
        let mut lines: Vec<Vec<u8>> = vec![vec![255; MARGIN]; high];
        let mut was_filler = false;
        for ((from, to), filler) in row.cells().zip(&is_filler) {
            if *filler {
                was_filler = true;
                continue;
            }
            let wide = to - from;
            let near = self.part(row.band, pixel(from - wide * 1.2), pixel(to + wide * 1.2));
            let (dark, light) = range(near.iter().flat_map(|row| row.iter().copied()));
            let span = u32::from(light.saturating_sub(dark).max(8));
            let gap = if was_filler { pixel(wide * 0.25) } else { 0 };
            for (line, row) in lines.iter_mut().zip(self.part(row.band, pixel(from), pixel(to))) {
                line.extend(std::iter::repeat_n(255, gap));
                line.extend(row.iter().map(|sample| {
                    let over = u32::from(sample.saturating_sub(dark)) * 255 / span;
                    u8::try_from(over).unwrap_or(255)
                }));
            }
            was_filler = false;
        }
        for line in &mut lines {
            line.extend([255; MARGIN]);
        }
        let width = lines.first().map_or(0, Vec::len);
        PackedLine {
            width: u32::try_from(width).unwrap_or(0),
            height: u32::try_from(high).unwrap_or(0),
            grey: lines.concat(),
            is_filler,
        }
    }
}

/// The ink around a place between two cells.
fn around(ink: &[f64], place: f64) -> f64 {
    let at = pixel(place);
    let near = [at.saturating_sub(1), at, at + 1];
    near.iter().filter_map(|at| ink.get(*at)).sum::<f64>() / 3.0
}

/// The shade of ink and of paper.
fn range(samples: impl Iterator<Item = u8>) -> (u8, u8) {
    let mut counts = [0_u32; 256];
    let mut all = 0;
    for sample in samples {
        if let Some(count) = counts.get_mut(usize::from(sample)) {
            *count += 1;
            all += 1;
        }
    }
    let nth = |wanted: u32| {
        let mut seen = 0;
        let shades = counts.iter().zip(0..=255_u8);
        let mut found = shades.skip_while(|(count, _)| {
            seen += **count;
            seen <= wanted
        });
        found.next().map_or(255, |(_, shade)| shade)
    };
    (nth(all / 25), nth(all * 7 / 10))
}

/// A cell, comparable with others: ink from 0 to 1.
#[derive(Clone)]
struct Square(Vec<f64>);

impl Square {
    fn at(&self, x: i32, y: i32) -> f64 {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return 0.0 };
        if x >= SIDE { 0.0 } else { self.0.get(y * SIDE + x).copied().unwrap_or(0.0) }
    }

    /// The best correlation of this with the other, moved a little.
    fn alike(&self, other: &Self) -> f64 {
        let mut best = -1.0_f64;
        for dy in -OFF..=OFF {
            for dx in -OFF..=OFF {
                best = best.max(self.correlation(other, dx, dy));
            }
        }
        best
    }

    fn correlation(&self, other: &Self, dx: i32, dy: i32) -> f64 {
        let side = i32::try_from(SIDE).unwrap_or(0);
        let (mut a, mut b, mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for y in 0..side {
            for x in 0..side {
                let (one, two) = (self.at(x, y), other.at(x + dx, y + dy));
                a += one;
                b += two;
                aa += one * one;
                bb += two * two;
                ab += one * two;
            }
        }
        let count = real(SIDE * SIDE);
        let spread = (aa - a * a / count) * (bb - b * b / count);
        if spread <= 0.0 { 0.0 } else { (ab - a * b / count) / spread.sqrt() }
    }

    /// Whether it has the shape of a filler: a point in the middle of the left, two ends on the right.
    fn is_filler(&self) -> bool {
        let inked: Vec<(usize, usize)> = (self.0.iter().enumerate())
            .filter(|(_, ink)| **ink > 0.5)
            .map(|(at, _)| (at % SIDE, at / SIDE))
            .collect();
        super::zone::vote(&inked, real(SIDE) * 0.85) == Some(1)
    }
}

/// What most cells with the shape of a filler look like.
fn usual_filler(cells: &[Vec<Square>]) -> Option<Square> {
    let seeds: Vec<&Square> = cells.iter().flatten().filter(|cell| cell.is_filler()).collect();
    if seeds.len() < 3 {
        return None;
    }
    // The one that most others are alike: a 4 has the shape too.
    let score = |one: &&Square| {
        let alike = seeds.iter().filter(|other| one.correlation(other, 0, 0) > 0.6);
        alike.count()
    };
    let middle = seeds.iter().max_by_key(|it| score(it))?;
    let near: Vec<&&Square> =
        seeds.iter().filter(|other| middle.correlation(other, 0, 0) > 0.6).collect();
    let mut mean = vec![0.0; SIDE * SIDE];
    for square in &near {
        for (sum, ink) in mean.iter_mut().zip(&square.0) {
            *sum += ink / real(near.len());
        }
    }
    Some(Square(mean))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_come_back_to_their_places_and_lost_letters_are_noticed() {
        let is_filler = [false, true, false, false, true, true, false].to_vec();
        let line = PackedLine { width: 0, height: 0, grey: Vec::new(), is_filler };
        assert_eq!(line.unpack("PUT 7\n").as_deref(), Some("P<UT<<7"));
        assert_eq!(line.unpack("PUT"), None);
        assert_eq!(line.unpack("PUTO7"), None);
    }

    /// Two lines of 44 letters, drawn as bars, at fillers as points to the left; the last letter stands alone.
    #[test]
    fn the_cells_of_drawn_lines_are_found() {
        let (width, height, pitch) = (44 * 36 + 80, 154_usize, 36);
        let is_filler = |line: usize, at: usize| {
            if line == 0 { at == 1 || at > 20 } else { (28..43).contains(&at) }
        };
        let mut grey = vec![250_u8; width * height];
        for (y, row) in grey.chunks_exact_mut(width).enumerate() {
            for (x, sample) in row.iter_mut().enumerate().skip(40).take(44 * pitch) {
                let (at, dx) = ((x - 40) / pitch, (x - 40) % pitch);
                let line = usize::from(y > 77);
                let dy = y.abs_diff([37, 117][line]);
                let is_ink = if is_filler(line, at) {
                    let slope = dx.saturating_sub(5) / 2;
                    (5..31).contains(&dx) && dy <= slope + 2 && dy + 3 >= slope
                } else {
                    dy < 17
                        && ((6..12).contains(&dx) || (22..29).contains(&dx) || dy < 3)
                        && (6..29).contains(&dx)
                };
                if is_ink {
                    *sample = 20;
                }
            }
        }
        let zone = ZonePicture {
            width: u32::try_from(width).unwrap(),
            height: u32::try_from(height).unwrap(),
            grey,
            quarter_turns: 0,
            lines: 2,
        };
        let lines = pack(&zone).unwrap();
        for (line, packed) in lines.iter().enumerate() {
            let wanted: Vec<bool> = (0..44).map(|at| is_filler(line, at)).collect();
            assert_eq!(packed.is_filler, wanted, "line {line}");
        }
    }
}
