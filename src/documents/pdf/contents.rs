//! The content of a page as one form XObject (PDF 32000-1, 7.8.2 and 8.10).

use std::collections::HashMap;
use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro_syntax::page::Page;

use super::boxes::View;
use super::copy::{Copier, Draft};
use super::keys::{CATEGORIES, Role, category};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::{LocalId, RecipeSink, StreamBody};

/// Where the seven dictionaries of a page's resources lie: pages that share them share the copy.
type ResourceKey = [(usize, usize); 7];

/// Copies of resource dictionaries made so far.
pub(super) type ResourceCache = HashMap<ResourceKey, LocalId>;

/// The page's own content; says whether part of it could not be read.
pub(super) fn page_form<'a>(
    page: &Page<'a>,
    view: View,
    copier: &mut Copier<'a>,
    cache: &mut ResourceCache,
    sink: &mut dyn RecipeSink,
) -> Result<(LocalId, bool), ImportFailure> {
    let resources = resources(page, copier, cache, sink)?;
    let mut draft = Draft::default();
    form_head(&mut draft, view);
    draft.text.raw(b"/Resources");
    draft.text.reference(resources);
    if let Some(group) = page.raw().get_raw::<Object<'a>>(b"Group") {
        draft.text.name(b"Group");
        copier.value(group, Role::Plain, &mut draft, 1)?;
    }
    let (body, damaged) = match page.raw().get::<Object<'a>>(b"Contents") {
        Some(Object::Stream(stream)) => (copier.body(&stream, &mut draft)?, !is_whole(&stream)),
        Some(Object::Array(parts)) => several(&parts, copier, &mut draft)?,
        Some(_) => (StreamBody::Bytes(Vec::new()), true),
        None => (StreamBody::Bytes(Vec::new()), page.raw().contains_key(b"Contents")),
    };
    let form = copier.finish(draft, Some(body), sink)?;
    Ok((form, damaged))
}

/// The head of a form XObject that shows `view`.
pub(super) fn form_head(draft: &mut Draft, view: View) {
    draft.text.raw(b"/Type/XObject/Subtype/Form/BBox[");
    for value in view {
        draft.text.real(value);
    }
    draft.text.raw(b"]");
}

fn several<'a>(
    parts: &Array<'a>,
    copier: &mut Copier<'a>,
    draft: &mut Draft,
) -> Result<(StreamBody, bool), ImportFailure> {
    let all = parts.raw_iter().count();
    let streams: Vec<Stream<'a>> = parts.iter::<Stream<'a>>().collect();
    if let ([only], 1) = (streams.as_slice(), all) {
        return Ok((copier.body(only, draft)?, !is_whole(only)));
    }
    let mut damaged = streams.len() != all;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for stream in streams {
        match stream.decoded_data() {
            Ok(bytes) => {
                let written = encoder.write_all(&bytes).and_then(|()| encoder.write_all(b"\n"));
                damaged |= written.is_err();
            }
            Err(_) => damaged = true,
        }
    }
    let bytes = encoder.finish().map_err(|error| ImportFailure::Io(error.to_string()))?;
    draft.text.raw(b"/Filter/FlateDecode");
    Ok((StreamBody::Bytes(bytes), damaged))
}

/// Whether the content can be read to its end.
///
/// The reader hands out what came before the damage as if it were everything, so the usual filter is
/// run here. The checksum behind the data (RFC 1950) is not asked for: many writers get it wrong, and
/// no page looks different for it.
fn is_whole(stream: &Stream<'_>) -> bool {
    let data = stream.raw_data();
    match stream.filters().as_slice() {
        [] => true,
        [Filter::FlateDecode] => data.is_empty() || inflates(&data),
        _ => stream.decoded_data().is_ok(),
    }
}

fn inflates(data: &[u8]) -> bool {
    const ZLIB_HEAD: usize = 2;
    let body = data.get(ZLIB_HEAD..).unwrap_or_default();
    let mut inflater = Decompress::new(false);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let (read, made) = (inflater.total_in(), inflater.total_out());
        let rest = usize::try_from(read).ok().and_then(|read| body.get(read..)).unwrap_or_default();
        match inflater.decompress(rest, &mut buffer, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return true,
            Ok(Status::Ok | Status::BufError) => {}
            Err(_) => return false,
        }
        if (inflater.total_in(), inflater.total_out()) == (read, made) {
            return false;
        }
    }
}

fn resources<'a>(
    page: &Page<'a>,
    copier: &mut Copier<'a>,
    cache: &mut ResourceCache,
    sink: &mut dyn RecipeSink,
) -> Result<LocalId, ImportFailure> {
    let from = page.resources();
    // In the order of `CATEGORIES`.
    let parts: [&Dict<'a>; 7] = [
        &from.color_spaces,
        &from.ext_g_states,
        &from.fonts,
        &from.patterns,
        &from.properties,
        &from.shadings,
        &from.x_objects,
    ];
    let key = parts.map(|part| (part.data().as_ptr().addr(), part.data().len()));
    if let Some(&known) = cache.get(&key) {
        return Ok(known);
    }
    let mut draft = Draft::default();
    draft.text.raw(b"<<");
    for (name, part) in CATEGORIES.iter().zip(parts) {
        if !part.is_empty() {
            draft.text.name(name);
            draft.text.raw(b"<<");
            copier.entries(part, category(name), &[], &mut draft, 2)?;
            draft.text.raw(b">>");
        }
    }
    draft.text.raw(b">>");
    let id = copier.finish(draft, None, sink)?;
    cache.insert(key, id);
    Ok(id)
}
