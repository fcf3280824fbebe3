//! A font program for a font that the file only names: the outlines of the standard fonts, and of Noto
//! for letters which those lack (Cyrillic, Kazakh), each as wide as the file says.

use std::fmt::Write;

use hayro_font::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_font::{Font, FontGlyph, GlyphId};
use hayro_syntax::object::{Array, Dict, Name};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::cff::{self, Glyph, Key};
use super::letters::Letters;
use crate::documents::pdf::names::name_is;
use crate::fonts;

/// A letter is made at most so much wider or narrower: past that it is no letter any more.
const STRETCH: std::ops::RangeInclusive<f64> = 0.3..=3.0;
const UNITS: f32 = 1000.0;

/// What a font looks like: flags as a descriptor has them (PDF 32000-1, table 123).
#[derive(Clone, Copy)]
struct Manner(u32);

const FIXED: u32 = 1;
const SERIF: u32 = 1 << 1;
const NOT_SYMBOLIC: u32 = 1 << 5;
const ITALIC: u32 = 1 << 6;
const BOLD: u32 = 1 << 18;

impl Manner {
    /// By the flags of the font's own descriptor and by its name.
    fn of(dict: &Dict<'_>, name: &str) -> Self {
        let descriptor = dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let flags = descriptor.get::<u32>(b"Flags").unwrap_or(0);
        let name = name.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let by_name = [
            (FIXED, says(&["courier", "mono"])),
            (SERIF, says(&["times", "serif"]) && !says(&["sans"])),
            (ITALIC, says(&["italic", "oblique"])),
            (BOLD, says(&["bold", "demi"])),
        ];
        let own = flags & (FIXED | SERIF | ITALIC | BOLD);
        Self(by_name.iter().filter(|(_, said)| *said).fold(own, |all, (flag, _)| all | flag))
    }

    fn is(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    /// The face that has the letters of all countries here.
    fn noto(self) -> &'static [u8] {
        match (self.is(SERIF), self.is(BOLD)) {
            (true, true) => fonts::serif_bold(),
            (true, false) => fonts::serif(),
            (false, true) => fonts::sans_bold(),
            (false, false) => fonts::sans(),
        }
    }
}

/// A substitute, ready to be written.
pub(super) struct Substitute {
    /// Its font program.
    pub(super) program: Vec<u8>,
    /// `/Subtype` of the program's stream.
    pub(super) kind: &'static str,
    /// The entries of the descriptor but for the program.
    pub(super) descriptor: String,
    /// The entries of the font: what stands before the descriptor, and after it.
    pub(super) font: [String; 2],
}

/// Name of the font with the tag of a subset, descriptor and program of these glyphs.
fn programmed(base: &str, manner: Manner, glyphs: &[Glyph]) -> Option<(String, String, Vec<u8>)> {
    let bbox = bbox(glyphs);
    let unnamed = cff::program("AAAAAA+Substitute", glyphs, bbox)?;
    let name = format!("{}+{base}", tag(&unnamed));
    let program = cff::program(&name, glyphs, bbox)?;
    Some((name.clone(), descriptor(&name, manner, bbox), program))
}

/// The substitute for a composite font whose codes are its character identifiers: all from Noto, by
/// the letters. `None` when one of them is not there.
pub(super) fn of_composite(
    font: &Font<'_>,
    dict: &Dict<'_>,
    letters: &Letters,
) -> Option<Substitute> {
    if !name_is(dict, b"Encoding", b"Identity-H") {
        return None;
    }
    let base = dict.get::<Name<'_>>(b"BaseFont");
    let base = base.map(|name| plain_name(name.as_str())).unwrap_or_default();
    let descendants = dict.get::<Array<'_>>(b"DescendantFonts")?;
    let manner = Manner::of(&descendants.iter::<Dict<'_>>().next()?, &base);
    let noto = FontRef::new(manner.noto()).ok()?;
    let mut glyphs = Vec::new();
    let mut widths = String::new();
    for ((code, _), text) in letters {
        let width = wide_as(font, dict, *code);
        let (path, _) = borrow(&noto, text, width)?;
        let _ = write!(widths, "{code}[{}]", plain(width));
        glyphs.push(Glyph { key: Key::Cid(u16::try_from(*code).ok()?), width, path });
    }
    if glyphs.is_empty() {
        return None;
    }
    let (name, descriptor, program) = programmed(&base, manner, &glyphs)?;
    let head = format!(
        "/Type/Font/Subtype/Type0/BaseFont/{name}-Identity-H/Encoding/Identity-H/DescendantFonts[\
         <</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/DW 1000/W[{widths}]\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    );
    Some(Substitute { program, kind: "CIDFontType0C", descriptor, font: [head, ">>]".to_owned()] })
}

/// The substitute for a simple font; `None` when there is not one letter to draw.
pub(super) fn of_simple(font: &Font<'_>, dict: &Dict<'_>, letters: &Letters) -> Option<Substitute> {
    let base = dict.get::<Name<'_>>(b"BaseFont");
    let base = base.map(|name| plain_name(name.as_str())).unwrap_or_default();
    let manner = Manner::of(dict, &base);
    let borrowed = FontRef::new(manner.noto()).ok();
    let mut glyphs = Vec::new();
    let mut widths = [0.0_f64; 256];
    let mut encoding = String::from("/Encoding<</Type/Encoding/Differences[");
    let states_widths = dict.contains_key(b"Widths");
    for (code, width) in (0_u32..).zip(widths.iter_mut()) {
        *width = wide_as(font, dict, code);
        let id = font.map_code(code);
        let text = letters.get(&(code, 1)).map(String::as_str);
        let path = if id == GlyphId::NOTDEF {
            let letter = text.and_then(|text| borrow(borrowed.as_ref()?, text, *width));
            letter.map(|(path, advance)| {
                // A font without widths relies on the standard font, which lacks this letter: with
                // no width of its own it would be printed over by the next one.
                if *width == 0.0 && !states_widths {
                    *width = advance;
                }
                path
            })
        } else {
            own(font, id, code)
        };
        if let Some(path) = path {
            let name = glyph_name(text, code);
            let _ = write!(encoding, "{code}/{name} ");
            glyphs.push(Glyph { key: Key::Name(name), width: *width, path });
        }
    }
    encoding.push_str("]>>");
    if glyphs.is_empty() {
        return None;
    }
    let (name, descriptor, program) = programmed(&base, manner, &glyphs)?;
    let head = format!("/Type/Font/Subtype/Type1/BaseFont/{name}{}{encoding}", codes(&widths));
    Some(Substitute { program, kind: "Type1C", descriptor, font: [head, String::new()] })
}

/// The advance of a code: from the file, else of the standard font.
fn wide_as(font: &Font<'_>, dict: &Dict<'_>, code: u32) -> f64 {
    let stated = || -> Option<f64> {
        let first = dict.get::<u32>(b"FirstChar")?;
        let nth = usize::try_from(code.checked_sub(first)?).ok()?;
        let widths = dict.get::<Array<'_>>(b"Widths")?;
        widths.iter::<f32>().nth(nth).map(f64::from)
    };
    let width = font.code_advance(code).x;
    let width = if width == 0.0 { stated().unwrap_or(0.0) } else { width };
    if width.is_finite() { width.clamp(0.0, 10_000.0) } else { 0.0 }
}

fn own(font: &Font<'_>, id: GlyphId, code: u32) -> Option<BezPath> {
    let FontGlyph::Outline(glyph) = font.glyph(id, code) else { return None };
    let stretch = font.glyph_stretch(id, code);
    Some(stretched(glyph.outline(), stretch))
}

/// A letter of Noto, as wide as `width` unless that is 0, and how wide it is in Noto.
fn borrow(noto: &FontRef<'static>, text: &str, width: f64) -> Option<(BezPath, f64)> {
    let mut characters = text.chars();
    let (character, None) = (characters.next()?, characters.next()) else { return None };
    let glyph = noto.charmap().map(character)?;
    let mut pen = Pen(BezPath::new());
    let settings = DrawSettings::unhinted(Size::new(UNITS), LocationRef::default());
    noto.outline_glyphs().get(glyph)?.draw(settings, &mut pen).ok()?;
    let metrics = noto.glyph_metrics(Size::new(UNITS), LocationRef::default());
    let own = f64::from(metrics.advance_width(glyph)?);
    let stretch = if width > 0.0 && own > 0.0 { width / own } else { 1.0 };
    Some((stretched(pen.0, stretch), own))
}

fn stretched(mut path: BezPath, by: f64) -> BezPath {
    if by.is_finite() {
        path.apply_affine(Affine::scale_non_uniform(
            by.clamp(*STRETCH.start(), *STRETCH.end()),
            1.0,
        ));
    }
    path
}

struct Pen(BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((cx, cy), (x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to((cx0, cy0), (cx1, cy1), (x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

/// One of a kind within the font, and readable for programs that guess letters from names.
fn glyph_name(text: Option<&str>, code: u32) -> String {
    let mut units = text.unwrap_or_default().encode_utf16();
    match (units.next(), units.next()) {
        (Some(unit), None) => format!("uni{unit:04X}.{code}"),
        _ => format!("g{code}"),
    }
}

/// The name without a subset's tag, letters and digits only.
fn plain_name(name: &str) -> String {
    let name =
        name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name, |(_, rest)| rest);
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    name.chars().filter(plain).take(60).collect()
}

/// Six letters from the content, so that two different subsets of one font never share a name.
fn tag(program: &[u8]) -> String {
    // FNV-1a.
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in program {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    }
    let letters = (0..6).scan(hash, |rest, _| {
        let letter = u8::try_from(*rest % 26).ok().map(|nth| char::from(b'A' + nth));
        *rest /= 26;
        letter
    });
    letters.collect()
}

#[expect(clippy::cast_possible_truncation, reason = "outlines of ours, stretched within bounds")]
fn bbox(glyphs: &[Glyph]) -> [i32; 4] {
    let boxes = glyphs.iter().filter(|glyph| !glyph.path.is_empty());
    let boxes = boxes.map(|glyph| glyph.path.bounding_box());
    let all = boxes.reduce(|one, other| one.union(other)).unwrap_or(Rect::ZERO);
    [all.x0.floor() as i32, all.y0.floor() as i32, all.x1.ceil() as i32, all.y1.ceil() as i32]
}

fn descriptor(name: &str, manner: Manner, bbox: [i32; 4]) -> String {
    let flags = manner.0 & !BOLD | NOT_SYMBOLIC;
    let angle = if manner.is(ITALIC) { -12 } else { 0 };
    let stem = if manner.is(BOLD) { 140 } else { 80 };
    let [left, bottom, right, top] = bbox;
    format!(
        "/Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{left} {bottom} {right} {top}]\
         /ItalicAngle {angle}/Ascent {top}/Descent {bottom}/CapHeight 700/StemV {stem}"
    )
}

/// The widths from the first code that has one to the last.
fn codes(widths: &[f64; 256]) -> String {
    let first = widths.iter().position(|width| *width > 0.0).unwrap_or(0);
    let last = widths.iter().rposition(|width| *width > 0.0).unwrap_or(0);
    let mut out = format!("/FirstChar {first}/LastChar {last}/Widths[");
    for width in widths.iter().take(last + 1).skip(first) {
        let _ = write!(out, "{} ", plain(*width));
    }
    out.push(']');
    out
}

fn plain(width: f64) -> String {
    let text = format!("{width:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
