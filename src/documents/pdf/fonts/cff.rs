//! Writes a bare CFF font program (Adobe technical notes 5176 and 5177): names, widths, outlines and
//! nothing else. The outlines come from fonts of ours, never from a file.

use hayro_font::kurbo::{BezPath, PathEl, Point};

/// String identifiers below this one stand for strings that every reader knows.
const STANDARD_STRINGS: u16 = 391;
/// Coordinates and widths beyond this are cut: nothing sensible is larger.
const FARTHEST: f64 = 16_000.0;

/// What a font calls its glyphs.
pub(super) enum Key {
    /// A name, in a simple font.
    Name(String),
    /// A character identifier, in a composite font.
    Cid(u16),
}

/// A glyph; 1000 units make one em.
pub(super) struct Glyph {
    /// What the font calls it: all glyphs of a font in the same way.
    pub(super) key: Key,
    /// Advance.
    pub(super) width: f64,
    /// Outline.
    pub(super) path: BezPath,
}

/// Where the parts of the program begin, from its start; `private_len` is a length.
#[derive(Default)]
struct Places {
    charset: usize,
    outlines: usize,
    private: usize,
    private_len: usize,
    fonts: usize,
    choice: usize,
}

/// The font program. Glyph 0 is an empty `.notdef`; the given ones follow in their order.
/// `None` when they do not fit into the format.
pub(super) fn program(name: &str, glyphs: &[Glyph], bbox: [i32; 4]) -> Option<Vec<u8>> {
    let mut strings: Vec<Vec<u8>> = Vec::new();
    let mut charset = vec![0];
    let mut by_cid = false;
    for (nth, glyph) in (0_u16..).zip(glyphs) {
        let id = match &glyph.key {
            Key::Name(name) => {
                strings.push(name.as_bytes().to_vec());
                STANDARD_STRINGS.checked_add(nth)?
            }
            Key::Cid(cid) => {
                by_cid = true;
                *cid
            }
        };
        charset.extend(id.to_be_bytes());
    }
    if by_cid {
        strings = vec![b"Adobe".to_vec(), b"Identity".to_vec()];
    }
    let count = u16::try_from(glyphs.len()).ok()?.checked_add(1)?;
    let strings = index(strings.into_iter())?;
    let outlines = index(std::iter::once(vec![ENDCHAR]).chain(glyphs.iter().map(charstring)))?;
    let mut private = Vec::new();
    for operator in [DEFAULT_WIDTH, NOMINAL_WIDTH] {
        integer(&mut private, 0);
        private.push(operator);
    }

    let mut out = vec![1, 0, 4, 4];
    out.extend(index(std::iter::once(name.as_bytes().to_vec()))?);
    // Offsets have a fixed length, so a dictionary is as long as its draft.
    let mut places = Places { private_len: private.len(), ..Places::default() };
    let draft = index(std::iter::once(top(bbox, &places, by_cid)?))?;
    let fonts = index(std::iter::once(inner(&places)?))?;
    places.charset = out.len() + draft.len() + strings.len() + NO_SUBROUTINES.len();
    places.outlines = places.charset + charset.len();
    places.private = places.outlines + outlines.len();
    places.fonts = places.private + private.len();
    places.choice = places.fonts + fonts.len();
    out.extend(index(std::iter::once(top(bbox, &places, by_cid)?))?);
    out.extend(strings);
    out.extend(NO_SUBROUTINES);
    out.extend(charset);
    out.extend(outlines);
    out.extend(private);
    if by_cid {
        out.extend(index(std::iter::once(inner(&places)?))?);
        // One range for all glyphs (5176, clause 19).
        out.extend([3, 0, 1, 0, 0, 0]);
        out.extend(count.to_be_bytes());
    }
    Some(out)
}

const NO_SUBROUTINES: [u8; 2] = [0, 0];
const FONT_BBOX: u8 = 5;
const CHARSET: u8 = 15;
const CHAR_STRINGS: u8 = 17;
const PRIVATE: u8 = 18;
const DEFAULT_WIDTH: u8 = 20;
const NOMINAL_WIDTH: u8 = 21;
const RLINETO: u8 = 5;
const RRCURVETO: u8 = 8;
const ENDCHAR: u8 = 14;
const RMOVETO: u8 = 21;

/// One entry of a dictionary, its numbers in their longest form.
fn entry(out: &mut Vec<u8>, values: &[usize], operator: &[u8]) -> Option<()> {
    for value in values {
        out.push(29);
        out.extend(i32::try_from(*value).ok()?.to_be_bytes());
    }
    out.extend(operator);
    Some(())
}

fn top(bbox: [i32; 4], places: &Places, by_cid: bool) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    if by_cid {
        // Must come first: registry and ordering, as strings of the font, and the supplement.
        let first = usize::from(STANDARD_STRINGS);
        entry(&mut out, &[first, first + 1, 0], &[12, 30])?;
        entry(&mut out, &[usize::from(u16::MAX)], &[12, 34])?;
        entry(&mut out, &[places.fonts], &[12, 36])?;
        entry(&mut out, &[places.choice], &[12, 37])?;
    } else {
        entry(&mut out, &[places.private_len, places.private], &[PRIVATE])?;
    }
    for value in bbox {
        out.push(29);
        out.extend(value.to_be_bytes());
    }
    out.push(FONT_BBOX);
    entry(&mut out, &[places.charset], &[CHARSET])?;
    entry(&mut out, &[places.outlines], &[CHAR_STRINGS])?;
    Some(out)
}

/// The only font inside a font whose glyphs go by identifiers.
fn inner(places: &Places) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    entry(&mut out, &[places.private_len, places.private], &[PRIVATE])?;
    Some(out)
}

/// An INDEX structure (5176, clause 5).
fn index(items: impl Iterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    let (mut offsets, mut data) = (vec![1_u32], Vec::new());
    for item in items {
        data.extend(item);
        offsets.push(u32::try_from(data.len()).ok()?.checked_add(1)?);
    }
    let count = u16::try_from(offsets.len() - 1).ok()?;
    let mut out = count.to_be_bytes().to_vec();
    if count == 0 {
        return Some(out);
    }
    out.push(4);
    out.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
    out.extend(data);
    Some(out)
}

/// A whole number in a dictionary or a charstring, at most 16 bits.
fn integer(out: &mut Vec<u8>, value: i16) {
    if let Ok(small) = u8::try_from(i32::from(value) + 139)
        && (32..=246).contains(&small)
    {
        out.push(small);
    } else {
        out.push(28);
        out.extend(value.to_be_bytes());
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped before")]
fn rounded(value: f64) -> i16 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST).round() as i16 } else { 0 }
}

/// The outline in steps from whole point to whole point, so that rounding does not add up.
struct Pen {
    out: Vec<u8>,
    at: (i16, i16),
}

impl Pen {
    fn step(&mut self, points: &[Point], operator: u8) {
        for point in points {
            let next = (rounded(point.x), rounded(point.y));
            integer(&mut self.out, next.0.saturating_sub(self.at.0));
            integer(&mut self.out, next.1.saturating_sub(self.at.1));
            self.at = next;
        }
        self.out.push(operator);
    }
}

fn charstring(glyph: &Glyph) -> Vec<u8> {
    let mut pen = Pen { out: Vec::new(), at: (0, 0) };
    integer(&mut pen.out, rounded(glyph.width));
    let mut last = Point::ORIGIN;
    for element in glyph.path.elements() {
        match *element {
            PathEl::MoveTo(to) => pen.step(&[to], RMOVETO),
            PathEl::LineTo(to) => pen.step(&[to], RLINETO),
            PathEl::QuadTo(by, to) => {
                let (one, two) = (last.lerp(by, 2.0 / 3.0), to.lerp(by, 2.0 / 3.0));
                pen.step(&[one, two, to], RRCURVETO);
            }
            PathEl::CurveTo(one, two, to) => pen.step(&[one, two, to], RRCURVETO),
            PathEl::ClosePath => {}
        }
        last = element.end_point().unwrap_or(last);
    }
    pen.out.push(ENDCHAR);
    pen.out
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_font::kurbo::Shape;
    use skrifa::raw::FontData;
    use skrifa::raw::FontRead;
    use skrifa::raw::tables::cff::Cff;

    #[test]
    fn an_independent_reader_finds_every_glyph() {
        let square = hayro_font::kurbo::Rect::new(10.0, -20.0, 1500.4, 700.6).to_path(0.1);
        let glyphs: Vec<Glyph> = (0..300)
            .map(|nth| Glyph {
                key: Key::Name(format!("g{nth}")),
                width: 600.0,
                path: square.clone(),
            })
            .collect();
        let bytes = program("AAAAAA+Test", &glyphs, [0, -20, 1501, 701]).unwrap();
        let cff = Cff::read(FontData::new(&bytes)).unwrap();
        assert_eq!(cff.names().get(0).unwrap(), b"AAAAAA+Test");
        assert_eq!(cff.strings().count(), 300);
        assert_eq!(cff.top_dicts().count(), 1);
        let charset = cff.charset(0).unwrap().unwrap();
        assert_eq!(charset.num_glyphs(), 301);
    }

    #[test]
    fn numbers_take_the_short_form_where_they_can() {
        let mut out = Vec::new();
        for value in [0, -107, 107, 108, -16_000] {
            integer(&mut out, value);
        }
        assert_eq!(out, [139, 32, 246, 28, 0, 108, 28, 0xC1, 0x80]);
    }
}
