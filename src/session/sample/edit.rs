//! What real PDFs have beyond pages: bookmarks and links, turned pages, damage.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use super::SampleError;
use super::paper::Paper;

/// A bookmark for each section, and a link from the first page to the last.
pub(super) fn linked(paper: &Paper) -> Result<Vec<u8>, SampleError> {
    let (mut document, pages) = opened(paper)?;
    let last = pages.last().copied().ok_or(SampleError::Make("PDF with bookmarks"))?;
    let outline = document.new_object_id();
    let ids: Vec<ObjectId> = paper.sections.iter().map(|_| document.new_object_id()).collect();
    for (at, (title, page)) in paper.sections.iter().enumerate() {
        let (Some(id), Some(page)) = (ids.get(at), pages.get(*page)) else { continue };
        let mut entry = dictionary! { "Title" => text_string(title), "Parent" => outline, "Dest" => destination(*page) };
        if let Some(before) = at.checked_sub(1).and_then(|at| ids.get(at)) {
            entry.set("Prev", *before);
        }
        if let Some(next) = ids.get(at + 1) {
            entry.set("Next", *next);
        }
        document.objects.insert(*id, Object::Dictionary(entry));
    }
    if let (Some(head), Some(tail)) = (ids.first(), ids.last()) {
        let count = i64::try_from(ids.len()).unwrap_or(0);
        let top = dictionary! { "Type" => "Outlines", "First" => *head, "Last" => *tail, "Count" => count };
        document.objects.insert(outline, Object::Dictionary(top));
        catalog(&mut document)?.set("Outlines", outline);
    }
    if let Some((from, rect)) = paper.link {
        let link = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Border" => vec![0.into(), 0.into(), 0.into()],
            "Rect" => rect.map(Object::Real).to_vec(), "Dest" => destination(last),
        });
        let from = pages.get(from).copied().ok_or(SampleError::Make("PDF with bookmarks"))?;
        page(&mut document, from)?.set("Annots", vec![Object::Reference(link)]);
    }
    saved(document)
}

/// Every page stored lying on its left side, with the note to turn it a quarter clockwise.
pub(super) fn turned(paper: &Paper) -> Result<Vec<u8>, SampleError> {
    let (mut document, pages) = opened(paper)?;
    for id in pages {
        let before = document
            .add_object(Stream::new(Dictionary::new(), b"q 0 1 -1 0 841.89 0 cm\n".to_vec()));
        let after = document.add_object(Stream::new(Dictionary::new(), b"\nQ".to_vec()));
        let page = page(&mut document, id)?;
        let contents =
            page.get(b"Contents").cloned().map_err(|_| SampleError::Make("turned page"))?;
        page.set("Contents", vec![Object::Reference(before), contents, Object::Reference(after)]);
        let lying = [0.0_f32, 0.0, 841.89, 595.276].map(Object::Real).to_vec();
        page.remove(b"TrimBox");
        page.set("CropBox", lying.clone());
        page.set("MediaBox", lying);
        page.set("Rotate", 90);
    }
    saved(document)
}

/// The place of the cross-reference table is wrong, as after a transfer that changed line ends.
pub(super) fn damaged(paper: &Paper) -> Result<Vec<u8>, SampleError> {
    let bytes = &paper.pdf;
    let key = b"startxref";
    let at = bytes
        .windows(key.len())
        .rposition(|window| window == key)
        .ok_or(SampleError::Make("damaged PDF"))?;
    let mut broken = bytes.get(..at).unwrap_or_default().to_vec();
    broken.extend(b"startxref\n7\n%%EOF\n");
    Ok(broken)
}

/// The PDF to be worked on, and its pages in order.
pub(super) fn opened(paper: &Paper) -> Result<(Document, Vec<ObjectId>), SampleError> {
    let document = Document::load_mem(&paper.pdf).map_err(|_| SampleError::Make("PDF"))?;
    let pages = document.page_iter().take(paper.page_count).collect();
    Ok((document, pages))
}

/// The bytes again.
pub(super) fn saved(mut document: Document) -> Result<Vec<u8>, SampleError> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| SampleError::Make("PDF"))?;
    Ok(bytes)
}

/// The catalogue of a document.
pub(super) fn catalog(document: &mut Document) -> Result<&mut Dictionary, SampleError> {
    document.catalog_mut().map_err(|_| SampleError::Make("PDF"))
}

/// A page of a document.
pub(super) fn page(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, SampleError> {
    document.get_dictionary_mut(id).map_err(|_| SampleError::Make("PDF"))
}

fn destination(page: ObjectId) -> Vec<Object> {
    vec![Object::Reference(page), "Fit".into()]
}
