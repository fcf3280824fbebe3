//! The signed document inside a signature, as bytes of its own. Where it lies in one piece, what is said of
//! places in it is shifted to places of the file, so that the parent can copy them.

use std::ops::Range;
use std::sync::Arc;

use mail_parser::decoders::base64::base64_decode;

use super::ber::{Node, node, nodes, pieces};
use crate::documents::mapped::Bytes;
use crate::documents::recipe::{Event, RecipeSink, Stopped, StreamBody};
use crate::documents::{limits, sniff};
use crate::domain::FileKind;

/// The tag of an object identifier.
pub(super) const OID: u8 = 0x06;
/// The tag of a sequence.
pub(super) const SEQUENCE: u8 = 0x30;
/// The first tag of a context.
pub(super) const FIRST: u8 = 0xa0;

/// A part of a file that somebody else holds.
struct Part(Bytes, Range<usize>);

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref().get(self.1.clone()).unwrap_or_default()
    }
}

/// The signed document, when the file is a signature that has one inside; for the worker.
pub(in crate::documents) fn inside(bytes: &Bytes) -> Option<Bytes> {
    find(bytes).map(|(inner, _)| inner)
}

/// The signed document, and where it begins in the file when it lies there in one piece.
fn find(bytes: &Bytes) -> Option<(Bytes, Option<usize>)> {
    let whole = bytes.as_ref().as_ref();
    if sniff::kind_of_bytes(whole) != FileKind::Signed {
        return None;
    }
    if let Some(der) = unarmoured(whole) {
        let joined = joined(&der, &signed_data(&der)?.content?);
        return Some((Arc::new(joined), None));
    }
    let content = signed_data(whole)?.content?;
    match content.as_slice() {
        [one] => Some((Arc::new(Part(Arc::clone(bytes), one.clone())), Some(one.start))),
        many => Some((Arc::new(joined(whole, many)), None)),
    }
}

fn joined(data: &[u8], pieces: &[Range<usize>]) -> Vec<u8> {
    pieces.iter().filter_map(|piece| data.get(piece.clone())).flatten().copied().collect()
}

/// The bytes of a signature that came as text (PEM, or Base64 alone).
pub(super) fn unarmoured(whole: &[u8]) -> Option<Vec<u8>> {
    if whole.first() == Some(&SEQUENCE) {
        return None;
    }
    let text = match whole.iter().position(|byte| *byte == b'\n') {
        Some(at) if whole.starts_with(b"-----BEGIN") => whole.get(at..)?,
        Some(_) | None => whole,
    };
    let end = text.windows(5).position(|window| window == b"-----").unwrap_or(text.len());
    base64_decode(text.get(..end)?)
}

/// The parts of a signature.
pub(super) struct SignedData {
    /// The document inside, in pieces.
    pub(super) content: Option<Vec<Range<usize>>>,
    /// The certificates.
    pub(super) certificates: Option<Range<usize>>,
    /// Who signed.
    pub(super) signers: Option<Range<usize>>,
}

/// SignedData (RFC 5652, 5.1) inside ContentInfo (3).
pub(super) fn signed_data(data: &[u8]) -> Option<SignedData> {
    let info = node(data, 0).filter(|it| it.tag == SEQUENCE)?;
    let mut parts = nodes(data, info.body);
    parts.next().filter(|it| it.tag == OID)?;
    let explicit = parts.next().filter(|it| it.tag == FIRST)?;
    let signed = node(data, explicit.body.start).filter(|it| it.tag == SEQUENCE)?;
    let mut found = SignedData { content: None, certificates: None, signers: None };
    for part in nodes(data, signed.body).skip(2) {
        match part.tag {
            SEQUENCE => found.content = encapsulated(data, &part),
            FIRST => found.certificates = Some(part.body),
            // A set; the one before the content was skipped.
            0x31 => found.signers = Some(part.body),
            _ => {}
        }
    }
    Some(found)
}

fn encapsulated(data: &[u8], info: &Node) -> Option<Vec<Range<usize>>> {
    let explicit = nodes(data, info.body.clone()).find(|it| it.tag == FIRST)?;
    let string = node(data, explicit.body.start)?;
    let pieces = pieces(data, &string);
    (!pieces.is_empty()).then_some(pieces)
}

/// Passes on what an importer says of the document inside, as if it spoke of the file around it.
pub(in crate::documents) struct Shifted<'s> {
    inner: Bytes,
    begins_at: Option<usize>,
    sink: &'s mut dyn RecipeSink,
}

impl<'s> Shifted<'s> {
    /// The document inside, and the sink for its import; none when there is nothing inside.
    pub(in crate::documents) fn of(
        bytes: &Bytes,
        sink: &'s mut dyn RecipeSink,
    ) -> Option<(Bytes, Self)> {
        let (inner, begins_at) = find(bytes)?;
        Some((Arc::clone(&inner), Self { inner, begins_at, sink }))
    }

    fn shifted(&self, body: StreamBody) -> Option<StreamBody> {
        let StreamBody::Span { offset, len } = body else { return Some(body) };
        if let Some(begins_at) = self.begins_at {
            let offset = offset.checked_add(u64::try_from(begins_at).ok()?)?;
            return Some(StreamBody::Span { offset, len });
        }
        let from = usize::try_from(offset).ok()?;
        let length = usize::try_from(len).ok().filter(|_| len <= limits::MAX_BODY)?;
        let bytes = (*self.inner).as_ref().get(from..from.checked_add(length)?)?;
        Some(StreamBody::Bytes(bytes.to_vec()))
    }
}

impl RecipeSink for Shifted<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        let event = match event {
            Event::Object(mut object) => {
                if let Some(body) = object.stream.take() {
                    object.stream = Some(self.shifted(body).ok_or(Stopped)?);
                }
                Event::Object(object)
            }
            other @ (Event::Progress { .. }
            | Event::Page(_)
            | Event::Outline(_)
            | Event::Layers(_)
            | Event::Finding(_)
            | Event::Done { .. }) => other,
        };
        self.sink.take(event)
    }
}
