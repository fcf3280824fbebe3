//! Fonts on their way into the bundle: one that the file only names gets a substitute, one that does
//! not say what its codes mean gets a `/ToUnicode` map, where that can be known. An embedded font
//! itself is never touched, so the look of its pages stays as it is.

mod cff;
mod letters;
mod substitute;

use std::collections::HashMap;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_font::{CMapResolverFn, FontCache, FontQuery, FontResolverFn, hayro_cmap};
use hayro_syntax::object::{Array, Dict, Stream};

use self::letters::Known;
use self::substitute::Substitute;
use super::copy::{Copier, Draft};
use super::keys::Role;
use super::names::name_is;
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::{LocalId, StreamBody};

/// What is written for a font dictionary.
#[derive(Clone)]
enum Written {
    /// As it is.
    Same,
    /// With another map to Unicode.
    Mapped(LocalId),
    /// With a substitute: entries of our own, descriptor, and a map unless the file's own is kept.
    Substituted { font: Arc<[String; 2]>, descriptor: LocalId, map: Option<LocalId> },
}

/// What is to be done about a font, before anything is written.
enum Need {
    Nothing,
    Map(Vec<u8>),
    Program { substitute: Substitute, map: Option<Vec<u8>> },
}

/// The fonts of one file.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    encodings: CMapResolverFn,
    written: HashMap<Vec<u8>, Written>,
    unsearchable: u32,
    missing: u32,
}

impl Default for Fonts<'_> {
    fn default() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            encodings: Arc::new(hayro_cmap::load_embedded),
            written: HashMap::new(),
            unsearchable: 0,
            missing: 0,
        }
    }
}

impl<'a> Fonts<'a> {
    fn need(&mut self, dict: &Dict<'a>) -> Need {
        let mapped = dict.get::<Stream<'a>>(b"ToUnicode").is_some();
        let composite = name_is(dict, b"Subtype", b"Type0");
        let named_only = !name_is(dict, b"Subtype", b"Type3") && !is_embedded(dict);
        if mapped && !named_only {
            return Need::Nothing;
        }
        let Some(font) = self.cache.font(dict, &self.programs, &self.encodings) else {
            self.missing += u32::from(named_only);
            self.unsearchable += u32::from(!mapped);
            return Need::Nothing;
        };
        let codes = if composite { letters::composite(&font) } else { letters::single_bytes() };
        let mut known = letters::of(&font, dict, &codes, named_only);
        if composite && known.letters.is_empty() && letters::codes_are_unicode(dict) {
            let text = |code: u32| char::from_u32(code).map(|c| c.to_string());
            let texts = codes.iter().filter_map(|code| Some((*code, text(code.0)?)));
            known.letters = texts.collect();
        }
        let map = (!mapped).then(|| self.map_of(&known)).flatten();
        if !named_only {
            return map.map_or(Need::Nothing, Need::Map);
        }
        let substitute = if composite {
            substitute::of_composite(&font, dict, &known.letters)
        } else {
            substitute::of_simple(&font, dict, &known.letters)
        };
        match (substitute, map) {
            (Some(substitute), map) => Need::Program { substitute, map },
            (None, map) => {
                self.missing += 1;
                map.map_or(Need::Nothing, Need::Map)
            }
        }
    }

    fn map_of(&mut self, known: &Known) -> Option<Vec<u8>> {
        if known.letters.is_empty() {
            self.unsearchable += u32::from(known.drawn > 0);
            return None;
        }
        Some(letters::to_unicode(&known.letters))
    }
}

/// Whether the font's program is in the file.
fn is_embedded(font: &Dict<'_>) -> bool {
    let descendant = font.get::<Array<'_>>(b"DescendantFonts");
    let descendant = descendant.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = descendant.as_ref().unwrap_or(font).get::<Dict<'_>>(b"FontDescriptor");
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    descriptor.is_some_and(|it| keys.iter().any(|key| it.get::<Stream<'_>>(*key).is_some()))
}

impl<'a> Copier<'a> {
    /// A font dictionary, with what it lacks.
    pub(super) fn font(
        &mut self,
        dict: &Dict<'a>,
        draft: &mut Draft,
        nesting: usize,
    ) -> Result<(), ImportFailure> {
        let key = dict.data().to_vec();
        let known = self.fonts.written.get(&key).cloned();
        let written = if let Some(written) = known {
            written
        } else {
            // A font that cannot even be looked at is copied as it is.
            let need = catch_unwind(AssertUnwindSafe(|| self.fonts.need(dict)));
            let written = self.meet(need.unwrap_or(Need::Nothing))?;
            self.fonts.written.insert(key, written.clone());
            written
        };
        draft.text.raw(b"<<");
        match written {
            Written::Same => self.entries(dict, Role::Plain, &[], draft, nesting)?,
            Written::Mapped(map) => {
                self.entries(dict, Role::Plain, &[b"ToUnicode"], draft, nesting)?;
                draft.text.raw(b"/ToUnicode");
                draft.text.reference(map);
            }
            Written::Substituted { font, descriptor, map } => {
                let [head, rest] = &*font;
                draft.text.raw(head.as_bytes());
                draft.text.raw(b"/FontDescriptor");
                draft.text.reference(descriptor);
                draft.text.raw(rest.as_bytes());
                if let Some(map) = map {
                    draft.text.raw(b"/ToUnicode");
                    draft.text.reference(map);
                } else if let Some(own) = dict.get_raw(b"ToUnicode") {
                    draft.text.raw(b"/ToUnicode");
                    self.value(own, Role::Plain, draft, nesting)?;
                }
            }
        }
        draft.text.raw(b">>");
        Ok(())
    }

    /// Adds what was found out about the fonts to what is said about the file.
    pub(super) fn note_fonts(&mut self) {
        self.notes.missing_fonts = self.fonts.missing;
        self.notes.unsearchable_fonts = self.fonts.unsearchable;
    }

    fn meet(&mut self, need: Need) -> Result<Written, ImportFailure> {
        match need {
            Need::Nothing => Ok(Written::Same),
            Need::Map(map) => Ok(Written::Mapped(self.packed("", &map)?)),
            Need::Program { substitute, map } => {
                let program =
                    self.packed(&format!("/Subtype/{}", substitute.kind), &substitute.program)?;
                let mut draft = Draft::default();
                draft.text.raw(b"<<");
                draft.text.raw(substitute.descriptor.as_bytes());
                draft.text.raw(b"/FontFile3");
                draft.text.reference(program);
                draft.text.raw(b">>");
                let descriptor = self.made(draft, None)?;
                let map = map.map(|map| self.packed("", &map)).transpose()?;
                let font = Arc::new(substitute.font);
                Ok(Written::Substituted { font, descriptor, map })
            }
        }
    }

    /// A compressed stream of our own.
    fn packed(&mut self, entries: &str, content: &[u8]) -> Result<LocalId, ImportFailure> {
        let io = |error: std::io::Error| ImportFailure::Io(error.to_string());
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).map_err(io)?;
        let bytes = encoder.finish().map_err(io)?;
        let mut draft = Draft::default();
        draft.text.raw(entries.as_bytes());
        draft.text.raw(b"/Filter/FlateDecode");
        self.made(draft, Some(StreamBody::Bytes(bytes)))
    }
}
