//! The text of the first pages, to tell what a file is. Not for copying or searching: the order of the text
//! is the order in which it is drawn.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

use super::SharedBytes;
use super::open::open;
use crate::documents::importer::ImportFailure;

/// Letters that stand this many points higher or lower begin another line.
const LINE: f64 = 2.0;

/// The text of the first `pages` pages, at most `letters` characters of each.
///
/// # Errors
/// The same reasons as [`super::import_pdf`].
pub fn first_texts(
    bytes: SharedBytes,
    password: Option<&str>,
    pages: usize,
    letters: usize,
) -> Result<Vec<String>, ImportFailure> {
    let pdf = open(bytes, password)?;
    let mut texts = Vec::new();
    for page in pdf.pages().iter().take(pages) {
        let cache = InterpreterCache::new();
        let (width, height) = page.render_dimensions();
        let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, frame, &cache, page.xref(), settings);
        let mut reader = Reader { text: String::new(), left: letters, height: None };
        interpret_page(page, &mut context, &mut reader);
        texts.push(reader.text);
    }
    Ok(texts)
}

/// Hears which letters are drawn, and where.
struct Reader {
    text: String,
    /// Characters that may still come.
    left: usize,
    /// Where the line stands.
    height: Option<f64>,
}

impl Reader {
    fn put(&mut self, c: char) {
        if self.left > 0 {
            self.left -= 1;
            self.text.push(c);
        }
    }

    fn stand_at(&mut self, place: Affine) {
        let [.., y] = place.as_coeffs();
        if self.height.is_some_and(|height| (height - y).abs() > LINE) {
            self.put('\n');
        }
        self.height = Some(y);
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.left == 0 {
                return;
            }
            self.stand_at(props.transform * glyph.transform());
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.put(c),
                Some(BfString::String(text)) => text.chars().for_each(|c| self.put(c)),
                None => {}
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
