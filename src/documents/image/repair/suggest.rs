//! What could be mended on a page, how sure that is, and how many bytes it costs. Nothing of it is applied
//! here, and nothing is offered on a guess: a page of which little can be told gets few offers.

use super::coding;
use super::colour::{self, Seen};
use super::pixels::Pixels;
use super::{codes, lines, mend, place, quad, shrink, tone, zone};
use crate::domain::page_plan::{Corner, WHOLE};
use crate::domain::{Code, FileKind, Repair, Tone};

/// Pixels of the longer side of the picture that is looked at.
const LOOK: u32 = 1200;
/// The same for the sheet on a photograph, whose edges are lines.
const SHEET: u32 = 700;
/// Pixels per inch that letters on paper need.
const ENOUGH: u16 = 200;
/// Above this many it is worth taking some together.
const MANY: f64 = 260.0;
/// Millionths of coloured pixels from which a page has colours.
const COLOURED: u32 = 250;
/// Thousandths of a page that may be a picture when it is still only ink on paper.
const PICTURED: u32 = 12;
/// Fillers that tell which way a zone is up.
const VOTES: u32 = 4;
/// How evenly letters of one width stand at least, tilted and blurred; others reach 0.7 (see [`zone::Zone`]).
const EVEN: f64 = 0.8;

/// An offer, as the worker finds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) code: Code,
    /// Per cent.
    pub(super) certainty: u8,
    /// Quarter turns clockwise.
    pub(super) turns: u8,
    pub(super) repair: Repair,
    /// Bytes of the page once it is mended in this way alone, where that is the reason.
    pub(super) bytes: Option<u64>,
}

impl Found {
    fn new(code: Code, certainty: u8) -> Self {
        Self { code, certainty, turns: 0, repair: Repair::default(), bytes: None }
    }
}

/// A page that is looked at.
pub(super) struct Page<'a> {
    pub(super) pixels: Pixels,
    pub(super) dpi: (f64, f64),
    pub(super) kind: FileKind,
    /// The file.
    pub(super) file: &'a [u8],
    /// Bytes of the page in a pack as it is.
    pub(super) bytes: u64,
}

/// Looks at a page.
pub(super) fn look(page: &Page<'_>) -> Vec<Found> {
    let small = small(&page.pixels, LOOK);
    let light = tone::on_even_paper(&small);
    let mut found = Vec::new();
    let coarse = self::small(&small, SHEET).into_grey();
    let sheet = quad::find(&coarse);
    let dpi = page.dpi.0 * f64::from(small.width) / f64::from(page.pixels.width.max(1));
    found.extend(turn(&small, &light, dpi));
    match sheet {
        Some(sheet) => found.push(crop(&sheet, &coarse)),
        None => found.extend(straighten(&light)),
    }
    let seen = colour::look(&small);
    tones(page, &small, seen, &mut found);
    found.extend(smaller(page));
    if place::holds_place(page.file, page.kind) {
        let repair = Repair { strip_location: true, ..Repair::default() };
        found.push(Found { repair, ..Found::new(codes::LOCATION, 100) });
    }
    found
}

/// The page with this many pixels on its longer side, at most.
pub(super) fn small(pixels: &Pixels, side: u32) -> Pixels {
    let most = pixels.width.max(pixels.height);
    if most <= side {
        return pixels.clone();
    }
    let scaled = |own: u32| {
        let own = u64::from(own) * u64::from(side) / u64::from(most);
        u32::try_from(own).unwrap_or(side).max(1)
    };
    shrink::shrink(pixels, scaled(pixels.width), scaled(pixels.height))
}

fn turn(small: &Pixels, light: &Pixels, dpi: f64) -> Option<Found> {
    let best = zone::find(small, dpi).into_iter().next();
    // Two long lines of a certificate are no zone: their letters do not stand evenly.
    let is_zone = |zone: &zone::Zone| zone.votes >= VOTES && zone.evenness >= EVEN;
    if let Some(zone) = best.filter(is_zone) {
        return (zone.turns > 0)
            .then(|| Found { turns: zone.turns, ..Found::new(codes::TURN_ZONE, 95) });
    }
    let across = lines::slope(light);
    let turned = zone::quarter(light);
    let down = lines::slope(&turned);
    let sharp = |slope: Option<lines::Slope>| slope.map_or(1.0, |slope| slope.sharpness);
    let is_sideways = sharp(down) > 2.0 && sharp(down) > 2.5 * sharp(across);
    let (page, slope, quarter) =
        if is_sideways { (&turned, down?, 1) } else { (light, across?, 0) };
    let is_text = slope.sharpness > 2.0;
    let (begin, end) =
        Some(level(page, &slope)).filter(|_| is_text).and_then(|it| lines::raggedness(&it))?;
    let offer = |turns, certainty| Found { turns, ..Found::new(codes::TURN_TEXT, certainty) };
    let is_upside_down = begin > 3.0 * end && begin > 0.04 * f64::from(page.width);
    match (quarter, is_upside_down) {
        (0, false) => None,
        (0, true) => Some(offer(2, 65)),
        (_, false) => Some(offer(1, if end > 2.0 * begin { 80 } else { 55 })),
        (_, true) => Some(offer(3, 75)),
    }
}

fn level(page: &Pixels, slope: &lines::Slope) -> Pixels {
    let repair = Repair { straighten: hundredths(-slope.degrees), ..Repair::default() };
    mend(page.clone(), (100.0, 100.0), &repair).0
}

#[expect(clippy::cast_possible_truncation, reason = "bounded right here")]
fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round().clamp(-4500.0, 4500.0) as i16
}

/// Lines of text that are off the level, of whichever direction.
fn straighten(light: &Pixels) -> Option<Found> {
    let across = lines::slope(light);
    let down = lines::slope(&zone::quarter(light));
    let best = match (across, down) {
        (Some(one), Some(other)) if one.sharpness >= other.sharpness => one,
        (_, Some(other)) => other,
        (one, None) => one?,
    };
    let is_worth_it = (0.15..=14.0).contains(&best.degrees.abs());
    if best.sharpness < 1.7 || !is_worth_it {
        return None;
    }
    let certainty = if best.sharpness > 3.0 { 95 } else { 80 };
    let repair = Repair { straighten: hundredths(-best.degrees), ..Repair::default() };
    Some(Found { repair, ..Found::new(codes::STRAIGHTEN, certainty) })
}

fn crop(sheet: &quad::Sheet, small: &Pixels) -> Found {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded right here"
    )]
    let share = |at: f64, whole: u32| {
        (at / f64::from(whole) * f64::from(WHOLE)).round().clamp(0.0, f64::from(WHOLE)) as u16
    };
    let corner =
        |it: (f64, f64)| Corner { x: share(it.0, small.width), y: share(it.1, small.height) };
    let crop = Some(sheet.corners.map(corner));
    let repair = Repair { crop, ..Repair::default() };
    Found { repair, ..Found::new(codes::CROP, sheet.certainty) }
}

fn tones(page: &Page<'_>, small: &Pixels, seen: Seen, found: &mut Vec<Found>) {
    if seen.coloured >= COLOURED {
        let is_paper = seen.pictured < 300;
        found.extend(is_paper.then(|| Found::new(codes::KEEP_COLOUR, 90)));
        return;
    }
    if colour::is_stored_in_colour(small) {
        found.extend(weighed(page, codes::GREY, Repair { tone: Tone::Grey, ..Repair::default() }));
    }
    if seen.pictured < PICTURED {
        let repair = Repair { tone: Tone::BlackWhite, ..Repair::default() };
        found.extend(weighed(page, codes::BLACK_WHITE, repair));
    }
}

fn smaller(page: &Page<'_>) -> Option<Found> {
    let is_fine = page.dpi.0.max(page.dpi.1) > MANY;
    let repair = Repair { max_dpi: Some(ENOUGH), ..Repair::default() };
    if is_fine { weighed(page, codes::SMALLER, repair) } else { None }
}

/// An offer to save bytes, when it really saves some.
fn weighed(page: &Page<'_>, code: Code, repair: Repair) -> Option<Found> {
    let bytes = weigh(page, &repair)?;
    let saves = bytes < page.bytes.saturating_mul(9) / 10;
    let found = Found { repair, bytes: Some(bytes), ..Found::new(code, 85) };
    saves.then_some(found)
}

fn weigh(page: &Page<'_>, repair: &Repair) -> Option<u64> {
    let losses = super::page::losses(page.kind, repair);
    let (mended, _) = mend(page.pixels.clone(), page.dpi, repair);
    let coded = coding::code_pixels(&mended, losses)?;
    u64::try_from(coded.body.len()).ok()
}
