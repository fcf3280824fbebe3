//! The manifest inside a bundle PDF, and the checksum of the whole file. Runs in the worker.
//!
//! The checksum stands in the manifest, which is an uncompressed attachment at the end of the file: it
//! is the SHA-256 of all bytes while its own 64 digits are zeros. So its place must be beyond doubt:
//! directly behind the format's name at the beginning of the one attachment of that name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro_syntax::{LoadPdfError, Pdf};
use sha2::{Digest as _, Sha256};

use super::answer::{Closed, PdfAnswer, Seal};
use super::archive::Alive;
use super::{MAX_MANIFEST, manifest};
use crate::documents::digest;
use crate::documents::importer::ImportFailure;
use crate::documents::mapped::Bytes;
use crate::domain::Digest;
use crate::export::manifest::{FORMAT, NO_DIGEST};
use crate::export::plan::order::MANIFEST_JSON;

/// Nodes of the name tree, and names, that are looked at.
const MAX_NODES: usize = 10_000;
const PIECE: usize = 4 * 1024 * 1024;

/// A file, or part of one. hayro wants a sized type behind its `Arc`.
struct Shared(Bytes, Range<usize>);

impl Shared {
    fn whole(bytes: &Bytes) -> Self {
        Self(Arc::clone(bytes), 0..(**bytes).as_ref().len())
    }
}

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref().get(self.1.clone()).unwrap_or_default()
    }
}

/// The pages of the PDF that `data`, a part of `file`, is; 0 when it is none.
pub(super) fn pages(file: &Bytes, data: &[u8]) -> u32 {
    let start = data.as_ptr().addr().wrapping_sub((**file).as_ref().as_ptr().addr());
    let part = Shared(Arc::clone(file), start..start.saturating_add(data.len()));
    let pdf = Pdf::new(Arc::new(part)).ok();
    pdf.and_then(|pdf| u32::try_from(pdf.pages().len()).ok()).unwrap_or(0)
}

/// Looks into a PDF.
pub(super) fn look(bytes: &Bytes, alive: Alive<'_>) -> Result<PdfAnswer, ImportFailure> {
    let file: &[u8] = (**bytes).as_ref();
    let tail = file.get(file.len().saturating_sub(1024)..).unwrap_or_default();
    let mut answer =
        PdfAnswer { truncated: find(tail, b"%%EOF").is_none(), ..PdfAnswer::default() };
    let pdf = match Pdf::new(Arc::new(Shared::whole(bytes))) {
        Ok(pdf) => pdf,
        Err(error) => {
            answer.closed = Some(match error {
                LoadPdfError::Invalid => Closed::Damaged,
                LoadPdfError::Decryption(_) => Closed::Locked,
            });
            return Ok(answer);
        }
    };
    alive()?;
    answer.pages = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
    let found = attachments(&pdf);
    answer.manifests = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let Some(stream) = found.first() else { return Ok(answer) };
    let data = stream.raw_data();
    let small = u64::try_from(data.len()).is_ok_and(|length| length <= MAX_MANIFEST);
    let plain: &[u8] = if small && stream.filters().is_empty() { &data } else { &[] };
    answer.manifest = manifest::read(plain, digest::of_bytes(plain));
    // The place within the file: the data is a part of it, not a copy.
    let start = plain.as_ptr().addr().wrapping_sub(pdf.data().as_ref().as_ptr().addr());
    let inside = file.get(start..).is_some_and(|rest| rest.starts_with(plain)) && !plain.is_empty();
    if inside {
        answer.seal = seal(file, start, alive)?;
    }
    Ok(answer)
}

/// Every embedded file that is called as our manifest is (PDF 32000-1, 7.7.4 and 7.11.4).
fn attachments(pdf: &Pdf) -> Vec<Stream<'_>> {
    let mut found = Vec::new();
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let names = root.and_then(|root| root.get::<Dict<'_>>(b"Names"));
    let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles")) else {
        return found;
    };
    let (mut visited, mut waiting) = (BTreeSet::new(), vec![tree]);
    while let Some(node) = waiting.pop() {
        // Nodes lie in the file one after another: the place of their bytes is their identity.
        if visited.len() > MAX_NODES || !visited.insert(node.data().as_ptr().addr()) {
            continue;
        }
        if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
            waiting.extend(kids.iter::<Dict<'_>>().take(MAX_NODES));
        }
        let Some(pairs) = node.get::<Array<'_>>(b"Names") else { continue };
        let mut items = pairs.iter::<Object<'_>>().take(2 * MAX_NODES);
        while let (Some(name), Some(spec)) = (items.next(), items.next()) {
            let (Object::String(name), Object::Dict(spec)) = (name, spec) else { continue };
            let file = spec.get::<Dict<'_>>(b"EF");
            let stream = file.and_then(|file| {
                file.get::<Stream<'_>>(b"UF").or_else(|| file.get::<Stream<'_>>(b"F"))
            });
            if let Some(stream) = stream.filter(|_| name.as_bytes() == MANIFEST_JSON.as_bytes()) {
                found.push(stream);
            }
        }
    }
    found
}

/// The checksum, when its place is beyond doubt.
fn seal(file: &[u8], start: usize, alive: Alive<'_>) -> Result<Option<Seal>, ImportFailure> {
    let prefix = format!("{{\"format\":\"{FORMAT}\",\"bundle_sha256\":\"");
    let at = start.saturating_add(prefix.len());
    let end = at.saturating_add(NO_DIGEST.len());
    let stated = file.get(at..end).unwrap_or_default();
    let is_digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    let stands = file.get(start..at) == Some(prefix.as_bytes())
        && stated.len() == NO_DIGEST.len()
        && stated.iter().all(is_digit)
        && file.get(end) == Some(&b'"');
    if !stands || occurrences(file, prefix.as_bytes(), alive)? != 1 {
        return Ok(None);
    }
    let mut hash = Sha256::new();
    let parts = [file.get(..at), Some(NO_DIGEST.as_bytes()), file.get(end..)];
    for piece in parts.into_iter().flatten().flat_map(|part| part.chunks(PIECE)) {
        hash.update(piece);
        alive()?;
    }
    Ok(Some(Seal {
        stated: String::from_utf8_lossy(stated).into_owned(),
        computed: Digest(hash.finalize().into()).to_string(),
    }))
}

fn occurrences(file: &[u8], wanted: &[u8], alive: Alive<'_>) -> Result<usize, ImportFailure> {
    let (mut count, mut rest) = (0, file);
    while !rest.is_empty() {
        alive()?;
        let piece = rest.get(..PIECE + wanted.len() - 1).unwrap_or(rest);
        match find(piece, wanted) {
            Some(at) => {
                count += 1;
                rest = rest.get(at + wanted.len()..).unwrap_or_default();
            }
            None => rest = rest.get(PIECE..).unwrap_or_default(),
        }
    }
    Ok(count)
}

/// Skips from one candidate for the first byte to the next.
fn find(content: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + content.get(from..)?.iter().position(|byte| byte == first)?;
        if content.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_part_are_counted() {
        let mut pdf = pdf_writer::Pdf::new();
        let [root, tree, first, second] = [1, 2, 3, 4].map(pdf_writer::Ref::new);
        pdf.catalog(root).pages(tree);
        pdf.pages(tree).count(2).kids([first, second]);
        for page in [first, second] {
            let area = pdf_writer::Rect::new(0.0, 0.0, 9.0, 9.0);
            pdf.page(page).parent(tree).media_box(area);
        }
        let pdf = pdf.finish();
        let archive: Bytes = Arc::new([b"before", pdf.as_slice(), b"after"].concat());
        let all: &[u8] = (*archive).as_ref();
        let part = |range: Range<usize>| pages(&archive, &all[range]);
        assert_eq!(part(6..6 + pdf.len()), 2);
        assert_eq!([part(0..6), part(9..9), part(6 + pdf.len()..all.len())], [0, 0, 0]);
        assert_eq!(pages(&archive, &[]), 0);
    }
}
