//! The text the bundle itself prints: page stamps, and notices on sheets that stand in for a page.
//! One embedded font for all of it (PDF 32000-1, 9.7), searchable through its `ToUnicode` map.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Name, Rect, Ref, Str};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::output::{BundleFile, Output};
use super::place::MM;
use super::plan::Placement;
use crate::export::pages::text::Face;

const STAMP_SIZE: f32 = 8.0;
const RIGHT_MARGIN: f32 = 15.0 * MM;
/// In the strip below a fitted page.
const STRIP_BASELINE: f32 = 3.5 * MM;
/// On our own pages the stamp stands on their bottom margin of 18 mm.
const OWN_BASELINE: f32 = 18.8 * MM;

const NOTICE_SIZE: f32 = 11.0;
const NOTICE_LEADING: f32 = 16.0;
const NOTICE_LEFT: f32 = 25.0 * MM;

const FACE: Face = Face::SansBold;
const BASE_FONT: Name<'static> = Name(b"NotoSans-Bold");
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The font, and what was printed with it.
pub(super) struct StampFont {
    font: FontRef<'static>,
    used: BTreeMap<u16, (char, f32)>,
}

impl StampFont {
    /// `None`: the font in the program is not a font.
    pub(super) fn new() -> Option<Self> {
        Some(Self { font: FontRef::new(FACE.bytes()).ok()?, used: BTreeMap::new() })
    }

    pub(super) fn is_used(&self) -> bool {
        !self.used.is_empty()
    }

    /// The glyphs of a text as hexadecimal digits, and its width in thousandths of the size.
    fn shape(&mut self, text: &str) -> (String, f32) {
        let charmap = self.font.charmap();
        let metrics = self.font.glyph_metrics(Size::new(1000.0), LocationRef::default());
        let (mut hex, mut width) = (String::new(), 0.0);
        for c in text.chars().filter(|c| !c.is_control()) {
            let glyph = charmap.map(c).unwrap_or_default();
            let advance = metrics.advance_width(glyph).unwrap_or(0.0);
            let Ok(id) = u16::try_from(glyph.to_u32()) else { continue };
            self.used.entry(id).or_insert((c, advance));
            let written = write!(hex, "{id:04X}");
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
            width += advance;
        }
        (hex, width)
    }

    /// The stamp of a page that is `sheet_width` wide, as content operators; the font is `/S`.
    pub(super) fn stamp(&mut self, text: &str, sheet_width: f32, placement: Placement) -> String {
        let (hex, width) = self.shape(text);
        let left = sheet_width - RIGHT_MARGIN - width * STAMP_SIZE / 1000.0;
        let baseline = match placement {
            Placement::Normalised => STRIP_BASELINE,
            Placement::AsIs => OWN_BASELINE,
        };
        format!("0 g BT /S {STAMP_SIZE} Tf {left:.3} {baseline:.3} Td <{hex}> Tj ET\n")
    }

    /// A notice on a sheet of the given size, broken into lines.
    pub(super) fn notice(&mut self, text: &str, width: f32, height: f32) -> String {
        let room = (width - NOTICE_LEFT - RIGHT_MARGIN) * 1000.0 / NOTICE_SIZE;
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer =
                    if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.shape(&longer).1 > room && !line.is_empty() {
                    lines.push(std::mem::replace(&mut line, word.to_owned()));
                } else {
                    line = longer;
                }
            }
            lines.push(line);
        }
        let top = height * 0.6;
        let mut out = format!(
            "0 g BT /S {NOTICE_SIZE} Tf {NOTICE_LEADING} TL {NOTICE_LEFT:.3} {top:.3} Td\n"
        );
        for line in lines {
            let (hex, _) = self.shape(&line);
            out.push('<');
            out.push_str(&hex);
            out.push_str("> Tj T*\n");
        }
        out.push_str("ET\n");
        out
    }

    /// Writes the font; `number` is the object pages refer to.
    pub(super) fn write<W: BundleFile>(
        &self,
        number: u32,
        output: &mut Output<'_, W>,
    ) -> io::Result<()> {
        let [cid, descriptor, file, unicode] = [(); 4].map(|()| output.reserve());
        output.chunk(number, |chunk, id| {
            let mut font = chunk.type0_font(id);
            font.base_font(BASE_FONT).encoding_predefined(Name(b"Identity-H"));
            font.descendant_font(reference(cid)).to_unicode(reference(unicode));
        })?;
        output.chunk(cid, |chunk, id| {
            let mut font = chunk.cid_font(id);
            font.subtype(CidFontType::Type2).base_font(BASE_FONT).system_info(SYSTEM);
            font.font_descriptor(reference(descriptor)).default_width(600.0);
            font.cid_to_gid_map_predefined(Name(b"Identity"));
            let mut widths = font.widths();
            for (glyph, (_, width)) in &self.used {
                widths.same(*glyph, *glyph, *width);
            }
        })?;
        let metrics = self.font.metrics(Size::new(1000.0), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        output.chunk(descriptor, |chunk, id| {
            let mut dict = chunk.font_descriptor(id);
            dict.name(BASE_FONT).flags(FontFlags::NON_SYMBOLIC).italic_angle(0.0).stem_v(140.0);
            dict.bbox(Rect::new(bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max));
            dict.ascent(metrics.ascent).descent(metrics.descent).font_file2(reference(file));
            dict.cap_height(metrics.cap_height.unwrap_or(714.0));
        })?;
        let entries = format!("/Filter/FlateDecode/Length1 {}", FACE.bytes().len());
        output.stream(file, entries.as_bytes(), FACE.packed())?;
        let mut map = UnicodeCmap::<u16>::new(Name(b"Stamp-Unicode"), SYSTEM);
        for (glyph, (c, _)) in &self.used {
            map.pair(*glyph, *c);
        }
        output.stream(unicode, b"/Filter/FlateDecode", &packed(map.finish().as_slice())?)
    }
}

fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// An object made with pdf-writer.
pub(super) fn pdf_text(number: u32, build: impl FnOnce(&mut Chunk, Ref)) -> Vec<u8> {
    let mut chunk = Chunk::new();
    build(&mut chunk, reference(number));
    chunk.as_bytes().to_vec()
}

/// An object number as pdf-writer wants it.
pub(super) fn reference(number: u32) -> Ref {
    Ref::new(i32::try_from(number).unwrap_or(i32::MAX).max(1))
}

impl<W: BundleFile> Output<'_, W> {
    /// An object written with pdf-writer.
    pub(super) fn chunk(
        &mut self,
        number: u32,
        build: impl FnOnce(&mut Chunk, Ref),
    ) -> io::Result<()> {
        self.ready_object(number, &pdf_text(number, build))
    }

    /// An object made by [`pdf_text`].
    pub(super) fn ready_object(&mut self, number: u32, text: &[u8]) -> io::Result<()> {
        let position = self.position();
        self.note_offset(number, position);
        self.write(text)
    }
}
