//! The fallback: a page as a picture. The picture has 150 dots per inch, at most 2 000 on its long side.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_syntax::page::Page;

use super::boxes::View;
use super::contents::form_head;
use super::copy::{Copier, Draft};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::{LocalId, RecipeSink, StreamBody};

const DOTS_PER_UNIT: f32 = 150.0 / 72.0;
const LONGEST_SIDE: f32 = 2000.0;

/// A rendered page: `/Rotate` is already in it.
pub(super) struct Picture {
    width: u16,
    height: u16,
    view: View,
    rgb: Vec<u8>,
}

pub(super) fn picture(page: &Page<'_>) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || longest <= 0.0 {
        return None;
    }
    let scale = DOTS_PER_UNIT.min(LONGEST_SIDE / longest);
    if width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let pixels = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let rgba = pixels.data_as_u8_slice();
    let rgb = rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
    let (wide, high) = (pixels.width(), pixels.height());
    let view = [0.0, 0.0, f32::from(wide) / scale, f32::from(high) / scale];
    Some(Picture { width: wide, height: high, view, rgb })
}

impl Picture {
    /// Emits it as an image inside a form; gives the form and what it shows.
    pub(super) fn emit(
        self,
        copier: &mut Copier<'_>,
        sink: &mut dyn RecipeSink,
    ) -> Result<(LocalId, View), ImportFailure> {
        let io = |error: std::io::Error| ImportFailure::Io(error.to_string());
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&self.rgb).map_err(io)?;
        let packed = encoder.finish().map_err(io)?;
        let mut image = Draft::default();
        let head = format!(
            "/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB\
             /BitsPerComponent 8/Filter/FlateDecode",
            self.width, self.height
        );
        image.text.raw(head.as_bytes());
        let image = copier.finish(image, Some(StreamBody::Bytes(packed)), sink)?;
        let mut form = Draft::default();
        form_head(&mut form, self.view);
        form.text.raw(b"/Resources<</XObject<</I");
        form.text.reference(image);
        form.text.raw(b">>>>");
        let [_, _, width, height] = self.view;
        let drawn = format!("{width} 0 0 {height} 0 0 cm /I Do");
        let form = copier.finish(form, Some(StreamBody::Bytes(drawn.into_bytes())), sink)?;
        Ok((form, self.view))
    }
}
