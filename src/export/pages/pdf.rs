//! Sheets to PDF, by printpdf. The same sheets give the same bytes.
//!
//! Only the faces that are used are embedded; every glyph says which character it is (`ToUnicode`).
//! The identifier that printpdf draws by lot is taken away; dates are fixed. Header, outline and language
//! are the bundle's business.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, Color, FontId, Greyscale, Line, LineDashPattern, LinePoint, Mm, Op, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem, TextMatrix,
};

use super::PagesError;
use super::sheet::{Figure, Piece, SHEET_HEIGHT};
use super::text::{Block, Face, Ink, Run, SetGlyph};

/// 3A in 255.
const GREY: f32 = 0.227;

/// A complete PDF of A4 sheets.
pub(crate) fn write(sheets: &[Figure]) -> Result<Vec<u8>, PagesError> {
    let fonts = used_fonts(sheets)?;
    let mut document = PdfDocument::new("");
    document.pages = sheets
        .iter()
        .map(|sheet| PdfPage::new(Mm(210.0), Mm(297.0), operations(sheet, &fonts)))
        .collect();
    for (face, font) in fonts {
        document.resources.fonts.map.insert(FontId(face.name().to_owned()), PdfFont::new(font));
    }
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut written = printpdf::to_lopdf_doc(&document, &options, &mut Vec::new());
    written.trailer.remove(b"ID");
    for object in written.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut()
            && let Some(face) = Face::ALL.into_iter().find(|face| face.bytes() == stream.content)
        {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(face.packed().to_vec());
        }
    }
    written.compress();
    let mut bytes = Vec::new();
    written.save_to(&mut bytes)?;
    Ok(bytes)
}

fn used_fonts(sheets: &[Figure]) -> Result<BTreeMap<Face, ParsedFont>, PagesError> {
    let mut faces = BTreeSet::new();
    for piece in sheets.iter().flat_map(|sheet| &sheet.pieces) {
        if let Piece::Text { block, .. } = piece {
            faces.extend(block.lines.iter().flat_map(|line| &line.runs).map(|run| run.style.face));
        }
    }
    faces
        .into_iter()
        .map(|face| {
            let font = ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new())
                .ok_or(PagesError::Font(face.name()))?;
            Ok((face, font))
        })
        .collect()
}

fn operations(sheet: &Figure, fonts: &BTreeMap<Face, ParsedFont>) -> Vec<Op> {
    let mut ops = vec![Op::SetOutlineColor { col: grey(Ink::Black) }];
    for piece in &sheet.pieces {
        match piece {
            Piece::Text { x, y, block } => text(&mut ops, *x, *y, block, fonts),
            Piece::Stroke { points, closed, weight, dashed } => {
                ops.push(Op::SetOutlineThickness { pt: Pt(*weight) });
                if *dashed {
                    ops.push(Op::SetLineDashPattern {
                        dash: LineDashPattern::new(0.0, &[2.25, 1.5]),
                    });
                }
                let points = points
                    .iter()
                    .map(|(x, y)| LinePoint { p: point(*x, *y), bezier: false })
                    .collect();
                ops.push(Op::DrawLine { line: Line { points, is_closed: *closed } });
                if *dashed {
                    ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
                }
            }
        }
    }
    ops
}

fn text(ops: &mut Vec<Op>, x: f32, y: f32, block: &Block, fonts: &BTreeMap<Face, ParsedFont>) {
    ops.push(Op::StartTextSection);
    for line in &block.lines {
        for run in &line.runs {
            let Some(font) = fonts.get(&run.style.face) else { continue };
            ops.push(Op::SetFillColor { col: grey(run.style.ink) });
            let handle = PdfFontHandle::External(FontId(run.style.face.name().to_owned()));
            ops.push(Op::SetFont { font: handle, size: Pt(run.style.size) });
            glyphs(ops, x + line.x + run.x, y + line.baseline, run, font);
        }
    }
    ops.push(Op::EndTextSection);
}

/// One showing operator for each stretch of glyphs that stand on the line.
fn glyphs(ops: &mut Vec<Op>, mut x: f32, baseline: f32, run: &Run, font: &ParsedFont) {
    let raised = |glyph: &SetGlyph| glyph.shift.0.abs() + glyph.shift.1.abs() > 0.001;
    for stretch in run.glyphs.chunk_by(|a, b| !raised(a) && !raised(b)) {
        let Some(first) = stretch.first() else { continue };
        let at = point(x + first.shift.0, baseline + first.shift.1);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        let mut late = 0.0;
        let set = stretch.iter().map(|glyph| {
            let natural = f32::from(font.get_glyph_width(glyph.id).unwrap_or(0)) * 1000.0
                / f32::from(font.units_per_em);
            late += natural - glyph.advance * 1000.0 / run.style.size;
            let tighten = late.round();
            late -= tighten;
            x += glyph.advance;
            Codepoint::with_cid(glyph.id, tighten, glyph.text.clone())
        });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(set.collect())] });
    }
}

const fn grey(ink: Ink) -> Color {
    let percent = match ink {
        Ink::Black => 0.0,
        Ink::Grey => GREY,
    };
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}

/// A point counted from below, to a hundredth of a point.
fn point(x: f32, y: f32) -> Point {
    let fine = |value: f32| Pt((value * 100.0).round() / 100.0);
    Point { x: fine(x), y: fine(SHEET_HEIGHT - y) }
}
