//! Annotations become part of the page: their normal appearance is painted where a viewer would
//! paint it (PDF 32000-1, 12.5.5); internal links are reported; the rest is left out.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Rect, Stream};
use hayro_syntax::page::Page;

use super::copy::{Copier, Draft};
use super::destinations::Destinations;
use super::keys::Role;
use super::names::name_is;
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::{LocalId, Placed, RecipeLink, RecipeSink, StreamBody};

const HIDDEN: i32 = 1 << 1;
const NO_VIEW: i32 = 1 << 5;
/// Marks that many viewers draw by themselves when the file does not say how they look.
const MARKS: [&[u8]; 13] = [
    b"Caret",
    b"Circle",
    b"FreeText",
    b"Highlight",
    b"Ink",
    b"Line",
    b"PolyLine",
    b"Polygon",
    b"Square",
    b"Squiggly",
    b"Stamp",
    b"StrikeOut",
    b"Underline",
];
/// An appearance longer than this draws something.
const SHORT_APPEARANCE: usize = 400;

/// What the annotations of a page come to.
#[derive(Default)]
pub(super) struct Flattened {
    pub(super) painted: Vec<Placed>,
    pub(super) links: Vec<RecipeLink>,
}

pub(super) fn flatten<'a>(
    page: &Page<'a>,
    copier: &mut Copier<'a>,
    destinations: &mut Destinations<'a>,
    sink: &mut dyn RecipeSink,
) -> Result<Flattened, ImportFailure> {
    let mut flat = Flattened::default();
    copier.notes.actions_of(page.raw());
    let Some(annotations) = page.raw().get::<Array<'a>>(b"Annots") else { return Ok(flat) };
    // One place is the page's own.
    for item in annotations.raw_iter().take(limits::MAX_LINKS - 1) {
        let annotation = match item {
            MaybeRef::Ref(reference) => page.xref().get::<Dict<'a>>(reference.into()),
            MaybeRef::NotRef(object) => object.into_dict(),
        };
        if let Some(annotation) = annotation {
            one(&annotation, copier, destinations, &mut flat, sink)?;
        }
    }
    Ok(flat)
}

fn one<'a>(
    annotation: &Dict<'a>,
    copier: &mut Copier<'a>,
    destinations: &mut Destinations<'a>,
    flat: &mut Flattened,
    sink: &mut dyn RecipeSink,
) -> Result<(), ImportFailure> {
    copier.notes.actions_of(annotation);
    let subtype = annotation.get::<Name<'a>>(b"Subtype");
    let subtype: &[u8] = subtype.as_ref().map_or(b"", AsRef::as_ref);
    match subtype {
        b"FileAttachment" => copier.notes.attachments += 1,
        b"RichMedia" | b"Screen" | b"Movie" | b"Sound" | b"3D" => copier.notes.media += 1,
        _ => {}
    }
    let flags = annotation.get::<i32>(b"F").unwrap_or(0);
    if flags & (HIDDEN | NO_VIEW) != 0 || subtype == b"Popup" {
        return Ok(());
    }
    let Some(rect) = annotation.get::<Rect>(b"Rect").and_then(narrow) else { return Ok(()) };
    if subtype == b"Link"
        && let Some(target) = destinations.of_item(annotation)
    {
        flat.links.push(RecipeLink { rect, target });
    }
    match appearance(annotation) {
        Some(reference) => {
            if subtype == b"Widget" && has_text(annotation) && copier.is_blank(&reference) {
                copier.notes.fields_without_appearance += 1;
            }
            if let Some(placed) = place(annotation, &reference, rect, copier, sink)? {
                flat.painted.push(placed);
            }
        }
        None if subtype == b"Widget" && has_value(annotation) => {
            copier.notes.fields_without_appearance += 1;
        }
        None if MARKS.contains(&subtype) => copier.notes.marks_without_appearance += 1,
        None => {}
    }
    Ok(())
}

/// The stream of the normal appearance, by state when there are several.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<MaybeRef<Object<'a>>> {
    let all = annotation.get::<Dict<'a>>(b"AP")?;
    let normal = all.get_raw::<Object<'a>>(b"N")?;
    let Object::Dict(states) = all.get::<Object<'a>>(b"N")? else { return Some(normal) };
    let state = annotation.get::<Name<'a>>(b"AS")?;
    states.get_raw::<Object<'a>>(&state)
}

/// Whether a field would show something, were there an appearance: itself or its parent has a value.
fn has_value(widget: &Dict<'_>) -> bool {
    let filled = |dict: &Dict<'_>| match dict.get::<Object<'_>>(b"V") {
        Some(Object::String(text)) => !text.is_empty(),
        Some(Object::Name(name)) => name.as_ref() != b"Off",
        Some(Object::Array(_) | Object::Dict(_)) => true,
        _ => false,
    };
    filled(widget) || widget.get::<Dict<'_>>(b"Parent").is_some_and(|parent| filled(&parent))
}

/// Whether a field holds text.
fn has_text(widget: &Dict<'_>) -> bool {
    let text = |dict: &Dict<'_>| match dict.get::<Object<'_>>(b"V") {
        Some(Object::String(text)) => {
            text.iter().any(|byte| !matches!(byte, 0 | 0xFE | 0xFF | b' '))
        }
        _ => false,
    };
    text(widget) || widget.get::<Dict<'_>>(b"Parent").is_some_and(|parent| text(&parent))
}

fn place<'a>(
    annotation: &Dict<'a>,
    reference: &MaybeRef<Object<'a>>,
    rect: [f32; 4],
    copier: &mut Copier<'a>,
    sink: &mut dyn RecipeSink,
) -> Result<Option<Placed>, ImportFailure> {
    let Some(reference) = reference.as_obj_ref() else { return Ok(None) };
    let Some(stream) = copier.stream_at(reference) else { return Ok(None) };
    let dict = stream.dict();
    let Some(bbox) = dict.get::<Rect>(b"BBox").and_then(narrow) else { return Ok(None) };
    let matrix = dict.get::<[f32; 6]>(b"Matrix").unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let Some(matrix) = appearance_matrix(bbox, matrix, rect) else { return Ok(None) };
    let form = copier.copy(reference, Role::Appearance, sink)?;
    let form = match annotation.get_raw::<Object<'a>>(b"OC") {
        Some(layer) => in_layer(form, layer, copier, sink)?,
        None => form,
    };
    Ok(Some(Placed { form, matrix }))
}

/// A form around a form, so that the annotation's layer holds for it (8.11.3.3).
fn in_layer<'a>(
    form: LocalId,
    layer: MaybeRef<Object<'a>>,
    copier: &mut Copier<'a>,
    sink: &mut dyn RecipeSink,
) -> Result<LocalId, ImportFailure> {
    let mut draft = Draft::default();
    draft.text.raw(b"/Type/XObject/Subtype/Form/BBox[-32000 -32000 32000 32000]/OC");
    copier.value(layer, Role::Plain, &mut draft, 1)?;
    draft.text.raw(b"/Resources<</XObject<</A");
    draft.text.reference(form);
    draft.text.raw(b">>>>");
    copier.finish(draft, Some(StreamBody::Bytes(b"/A Do".to_vec())), sink)
}

/// Algorithm 8.1 of 12.5.5: maps the appearance's transformed box onto the annotation's rectangle.
fn appearance_matrix(bbox: [f32; 4], matrix: [f32; 6], rect: [f32; 4]) -> Option<[f32; 6]> {
    let [x_x, y_x, x_y, y_y, x_0, y_0] = matrix;
    let [left, bottom, right, top] = bbox;
    let corners = [(left, bottom), (left, top), (right, bottom), (right, top)];
    let moved = corners.map(|(x, y)| (x_x * x + x_y * y + x_0, y_x * x + y_y * y + y_0));
    let least = |pick: fn(&(f32, f32)) -> f32| moved.iter().map(pick).fold(f32::MAX, f32::min);
    let most = |pick: fn(&(f32, f32)) -> f32| moved.iter().map(pick).fold(f32::MIN, f32::max);
    let (x0, x1) = (least(|p| p.0), most(|p| p.0));
    let (y0, y1) = (least(|p| p.1), most(|p| p.1));
    let sx = (rect[2] - rect[0]) / (x1 - x0);
    let sy = (rect[3] - rect[1]) / (y1 - y0);
    let out = [sx, 0.0, 0.0, sy, rect[0] - sx * x0, rect[1] - sy * y0];
    let good = out.iter().all(|value| value.is_finite()) && sx > 0.0 && sy > 0.0;
    good.then_some(out)
}

#[expect(clippy::cast_possible_truncation, reason = "read as f32 by the parser")]
fn narrow(rect: Rect) -> Option<[f32; 4]> {
    let values = [rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32];
    values.iter().all(|value| value.is_finite() && value.abs() < 1e6).then_some(values)
}

impl<'a> Copier<'a> {
    /// Whether an appearance draws nothing: a frame for text, and no text in it.
    fn is_blank(&self, reference: &MaybeRef<Object<'a>>) -> bool {
        let stream = reference.as_obj_ref().and_then(|reference| self.stream_at(reference));
        let Some(stream) = stream.filter(|it| it.raw_data().len() < SHORT_APPEARANCE) else {
            return false;
        };
        let Ok(content) = stream.decoded_data() else { return false };
        let mut words =
            content.split(|byte| byte.is_ascii_whitespace() || b"()<>[]/".contains(byte));
        !words.any(|word| matches!(word, b"Tj" | b"TJ" | b"'" | b"\"" | b"Do"))
    }

    /// The stream behind a reference, unless it is a picture passed off as an appearance.
    fn stream_at(&self, reference: hayro_syntax::object::ObjRef) -> Option<Stream<'a>> {
        let stream = self.xref().get::<Stream<'a>>(reference.into())?;
        (!name_is(stream.dict(), b"Subtype", b"Image")).then_some(stream)
    }
}

#[cfg(test)]
mod tests {
    use super::appearance_matrix;

    #[test]
    fn appearances_fill_their_rectangle() {
        let identity = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let plain =
            appearance_matrix([0.0, 0.0, 10.0, 20.0], identity, [100.0, 200.0, 120.0, 220.0]);
        assert_eq!(plain, Some([2.0, 0.0, 0.0, 1.0, 100.0, 200.0]));
        // A quarter turn: the box becomes 20 wide and 10 high, left of the origin.
        let turned = [0.0, 1.0, -1.0, 0.0, 0.0, 0.0];
        let placed = appearance_matrix([0.0, 0.0, 10.0, 20.0], turned, [0.0, 0.0, 20.0, 10.0]);
        assert_eq!(placed, Some([1.0, 0.0, 0.0, 1.0, 20.0, 0.0]));
        assert_eq!(appearance_matrix([0.0; 4], identity, [0.0, 0.0, 5.0, 5.0]), None);
        assert_eq!(appearance_matrix([0.0, 0.0, 5.0, 5.0], identity, [0.0; 4]), None);
    }
}
