//! The application form, filled in on a computer: text fields and tick boxes with their appearance.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use super::SampleError;
use super::edit::{catalog, opened, page, saved};
use super::paper::Paper;

/// What stands in a field.
enum Entry {
    Text(&'static str),
    Tick(bool),
}

/// By the name in the paper.
const ENTRIES: [(&str, Entry); 9] = [
    ("Surname", Entry::Text("IVANOV")),
    ("GivenNames", Entry::Text("SERGEI")),
    ("Born", Entry::Text("01.01.1990")),
    ("Number", Entry::Text("75 1234567")),
    ("PersonalNumber", Entry::Text("900101300007")),
    ("ByContract", Entry::Tick(true)),
    ("ByFamily", Entry::Tick(false)),
    ("ByStudy", Entry::Tick(false)),
    ("Entered", Entry::Text("02.11.2026")),
];

/// Side of a tick box in points.
const TICK: f32 = 12.0;

/// The form with its fields.
pub(super) fn filled(paper: &Paper) -> Result<Vec<u8>, SampleError> {
    let (mut document, pages) = opened(paper)?;
    let font = field_font(&mut document)?;
    let mut fields = Vec::new();
    let mut on_pages: Vec<Vec<Object>> = pages.iter().map(|_| Vec::new()).collect();
    for (name, sheet, rect) in &paper.fields {
        let Some((_, entry)) = ENTRIES.iter().find(|(known, _)| known == name) else { continue };
        let Some(parent) = pages.get(*sheet) else { continue };
        let mut widget = match entry {
            Entry::Text(text) => text_field(&mut document, text, *rect, font),
            Entry::Tick(on) => tick_box(&mut document, *on, *rect),
        };
        widget.set("Type", "Annot");
        widget.set("Subtype", "Widget");
        widget.set("T", text_string(name));
        widget.set("F", 4);
        widget.set("P", *parent);
        let id = Object::Reference(document.add_object(widget));
        fields.push(id.clone());
        if let Some(annotations) = on_pages.get_mut(*sheet) {
            annotations.push(id);
        }
    }
    for (id, annotations) in pages.into_iter().zip(on_pages) {
        page(&mut document, id)?.set("Annots", annotations);
    }
    let form = document.add_object(dictionary! {
        "Fields" => fields, "DA" => Object::string_literal("/Helv 11 Tf 0 g"),
        "DR" => dictionary! { "Font" => dictionary! { "Helv" => font } },
    });
    catalog(&mut document)?.set("AcroForm", form);
    saved(document)
}

/// Our own sans as a simple font of the printable ASCII characters, embedded and searchable: nothing in
/// the sample depends on the fonts of the reader.
fn field_font(document: &mut lopdf::Document) -> Result<ObjectId, SampleError> {
    const NAME: &str = "NotoSans-Regular";
    const UNREADABLE: SampleError = SampleError::Make("the font of the form");
    let bytes = crate::fonts::sans();
    let font = FontRef::new(bytes).map_err(|_| UNREADABLE)?;
    let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
    let widths: Vec<Object> = (b' '..=b'~')
        .map(|letter| {
            let glyph = font.charmap().map(char::from(letter)).unwrap_or_default();
            Object::Real(metrics.advance_width(glyph).unwrap_or_default())
        })
        .collect();
    let mut file = Stream::new(
        dictionary! { "Length1" => i64::try_from(bytes.len()).unwrap_or_default() },
        bytes.to_vec(),
    );
    file.compress().map_err(|_| UNREADABLE)?;
    let file = document.add_object(file);
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => NAME, "Flags" => 32, "ItalicAngle" => 0,
        "Ascent" => 1069, "Descent" => -293, "CapHeight" => 714, "StemV" => 80,
        "FontBBox" => [-621, -389, 2800, 1067].map(Object::Integer).to_vec(), "FontFile2" => file,
    });
    let to_unicode = document.add_object(Stream::new(
        Dictionary::new(),
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /ASCII def\n\
          1 begincodespacerange <00> <ff> endcodespacerange\n\
          1 beginbfrange <20> <7e> <0020> endbfrange\n\
          endcmap CMapName currentdict /CMap defineresource pop end end"
            .to_vec(),
    ));
    Ok(document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => NAME,
        "Encoding" => "WinAnsiEncoding", "FirstChar" => i64::from(b' '), "LastChar" => i64::from(b'~'),
        "Widths" => widths, "FontDescriptor" => descriptor, "ToUnicode" => to_unicode,
    }))
}

fn text_field(
    document: &mut lopdf::Document,
    text: &str,
    rect: [f32; 4],
    font: ObjectId,
) -> Dictionary {
    let drawn = format!("/Tx BMC q BT /Helv 11 Tf 0 g 2 5 Td ({text}) Tj ET Q EMC");
    let resources = dictionary! { "Font" => dictionary! { "Helv" => font } };
    let look = appearance(document, drawn, size(rect), resources);
    dictionary! {
        "FT" => "Tx", "V" => text_string(text), "Rect" => rect.map(Object::Real).to_vec(),
        "DA" => Object::string_literal("/Helv 11 Tf 0 g"), "AP" => dictionary! { "N" => look },
    }
}

fn tick_box(document: &mut lopdf::Document, on: bool, [left, bottom, ..]: [f32; 4]) -> Dictionary {
    let bottom = bottom + 3.5;
    let square = "0.5 w 0.5 0.5 11 11 re S";
    let ticked = format!("{square} 1.5 w 2.5 6 m 5 3 l 9.5 9.5 l S");
    let on_look = appearance(document, ticked, (TICK, TICK), Dictionary::new());
    let off_look = appearance(document, square.to_owned(), (TICK, TICK), Dictionary::new());
    let state = if on { "Yes" } else { "Off" };
    dictionary! {
        "FT" => "Btn", "V" => state, "AS" => state,
        "Rect" => [left, bottom, left + TICK, bottom + TICK].map(Object::Real).to_vec(),
        "AP" => dictionary! { "N" => dictionary! { "Yes" => on_look, "Off" => off_look } },
    }
}

/// A drawing of a size, for a field.
fn appearance(
    document: &mut lopdf::Document,
    drawn: String,
    size: (f32, f32),
    resources: Dictionary,
) -> ObjectId {
    let head = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
        "BBox" => [0.0, 0.0, size.0, size.1].map(Object::Real).to_vec(),
    };
    document.add_object(Stream::new(head, drawn.into_bytes()))
}

fn size([left, bottom, right, top]: [f32; 4]) -> (f32, f32) {
    (right - left, top - bottom)
}
