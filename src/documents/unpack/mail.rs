//! An e-mail saved as a file (RFC 5322, MIME): its attachments, those of attached e-mails by way of these
//! e-mails, and pictures that are more than decoration.
//!
//! Limits: [`limits::MAX_MAIL_BYTES`]; the text of the message is not a document and is named as left out.
//! A picture inside the text whose shorter side has fewer than [`limits::DECORATION_SIDE`] pixels counts as
//! part of a signature or letterhead, and is named as left out. What a broken e-mail still has of an attachment
//! is taken, and it is said that it breaks off; Base64 that is none is named as damaged.

use std::io::Cursor;

use image::ImageReader;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::{Entry, LeftOut, Out, Piece, Why, ending_of, limits, pieces};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::Stopped;

pub(super) fn unpack(content: &[u8], out: Out<'_>) -> Result<(), ImportFailure> {
    if content.len() as u64 > limits::MAX_MAIL_BYTES {
        return Err(ImportFailure::TooLarge("mail"));
    }
    let message = MessageParser::default().parse(content).ok_or(ImportFailure::Damaged)?;
    if message.parts.len() > limits::MAX_ENTRIES {
        return Err(ImportFailure::TooLarge("entries"));
    }
    let parts = || message.parts.iter();
    if parts().any(|part| is_body(part) && !text_of(part).trim().is_empty()) {
        let text = Entry { name: subject(&message), folder: String::new() };
        left_out(text, Why::MailText, (0, 0), out)?;
    }
    if parts().any(|part| is_body(part) && part.is_encoding_problem) {
        // What came behind the text is lost with its end.
        left_out(Entry::default(), Why::CutOff, (0, 0), out)?;
    }
    let mut number = 0_usize;
    for part in parts().filter(|part| !is_body(part)) {
        if part.is_encoding_problem && !matches!(part.body, PartType::Multipart(_)) {
            number += 1;
            broken(content, part, number, out)?;
            continue;
        }
        let bytes = match &part.body {
            PartType::Multipart(_) => continue,
            PartType::Text(text) | PartType::Html(text) => {
                raw(content, part).unwrap_or_else(|| text.as_bytes().to_vec())
            }
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
            PartType::Message(inner) => raw(content, part)
                .filter(|bytes| !bytes.is_empty())
                .unwrap_or_else(|| inner.raw_message.to_vec()),
        };
        number += 1;
        let name = name_of(part, &bytes, number);
        hand_over(part, name, &bytes, out)?;
    }
    Ok(())
}

/// A part that does not end where it should, or holds what cannot be.
fn broken(
    content: &[u8],
    part: &MessagePart<'_>,
    number: usize,
    out: Out<'_>,
) -> Result<(), ImportFailure> {
    let declared = part.content_transfer_encoding().unwrap_or_default();
    let encoding = if declared.eq_ignore_ascii_case("base64") {
        Encoding::Base64
    } else if declared.eq_ignore_ascii_case("quoted-printable") {
        Encoding::QuotedPrintable
    } else {
        Encoding::None
    };
    let bytes = decoded(content, part, encoding).unwrap_or_default();
    let name = name_of(part, &bytes, number);
    let entry = Entry { name: name.clone(), folder: String::new() };
    if bytes.is_empty() {
        return left_out(entry, Why::Damaged, (0, 0), out);
    }
    hand_over(part, name, &bytes, out)?;
    left_out(entry, Why::CutOff, (0, 0), out)
}

fn hand_over(
    part: &MessagePart<'_>,
    name: String,
    bytes: &[u8],
    out: Out<'_>,
) -> Result<(), ImportFailure> {
    let entry = Entry { name, folder: String::new() };
    if let Some(size) = decoration(part, bytes) {
        return left_out(entry, Why::Picture, size, out);
    }
    let said = out(Piece::Begin(&entry))
        .and_then(|()| pieces(bytes, out))
        .and_then(|()| out(Piece::End(true)));
    said.map_err(|Stopped| ImportFailure::Stopped)
}

fn left_out(entry: Entry, why: Why, size: (u32, u32), out: Out<'_>) -> Result<(), ImportFailure> {
    let what = LeftOut { entry, why, size };
    out(Piece::LeftOut(&what)).map_err(|Stopped| ImportFailure::Stopped)
}

fn subject(message: &Message<'_>) -> String {
    message.subject().unwrap_or_default().trim().to_owned()
}

/// Whether a part is the text of the message itself.
fn is_body(part: &MessagePart<'_>) -> bool {
    let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
    let is_attached =
        part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    // A broken part counts as text, whatever it was.
    let was_text = part.content_type().is_none_or(|it| it.ctype().eq_ignore_ascii_case("text"));
    is_text && was_text && part.attachment_name().is_none() && !is_attached
}

fn text_of<'p>(part: &'p MessagePart<'_>) -> &'p str {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text,
        PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_)
        | PartType::Multipart(_) => "",
    }
}

/// The bytes of a part as they were before anybody took them for text.
fn raw(content: &[u8], part: &MessagePart<'_>) -> Option<Vec<u8>> {
    decoded(content, part, part.encoding)
}

fn decoded(content: &[u8], part: &MessagePart<'_>, encoding: Encoding) -> Option<Vec<u8>> {
    let at = |offset: u32| usize::try_from(offset).ok();
    let body = content.get(at(part.offset_body)?..at(part.offset_end)?)?;
    match encoding {
        Encoding::None => Some(body.to_vec()),
        Encoding::Base64 => base64_decode(without_boundary(body)),
        Encoding::QuotedPrintable => quoted_printable_decode(body),
    }
}

/// Base64 up to the line between two parts, should one begin in it: it has no hyphens.
fn without_boundary(body: &[u8]) -> &[u8] {
    let end = body.windows(3).position(|it| it == b"\n--");
    end.and_then(|end| body.get(..end)).unwrap_or(body)
}

/// The size of a picture that belongs to the text: of a signature or a letterhead.
fn decoration(part: &MessagePart<'_>, bytes: &[u8]) -> Option<(u32, u32)> {
    let disposition = part.content_disposition();
    let is_inline = disposition.is_some_and(mail_parser::ContentType::is_inline)
        || matches!(part.body, PartType::InlineBinary(_))
        || (part.content_id().is_some()
            && !disposition.is_some_and(mail_parser::ContentType::is_attachment));
    let (width, height) = pixels(bytes).filter(|_| is_inline)?;
    (width.min(height) < limits::DECORATION_SIDE).then_some((width, height))
}

/// Width and height of a picture. Of a GIF they stand at a fixed place (GIF89a, 18).
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"GIF8") {
        let side = |at: usize| {
            let side = bytes.get(at..at + 2)?.try_into().ok()?;
            Some(u32::from(u16::from_le_bytes(side)))
        };
        return Some((side(6)?, side(8)?));
    }
    ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_dimensions().ok()
}

/// The name of an attachment; one by its content when it has none.
fn name_of(part: &MessagePart<'_>, bytes: &[u8], number: usize) -> String {
    let given = part.attachment_name().map(str::trim).unwrap_or_default();
    // Only the last part of a path is a name.
    let given = given.rsplit(['/', '\\']).next().unwrap_or_default();
    if !given.is_empty() {
        return given.to_owned();
    }
    if let PartType::Message(inner) = &part.body {
        let subject = subject(inner);
        return if subject.is_empty() { format!("{number}.eml") } else { format!("{subject}.eml") };
    }
    format!("{number}.{}", ending_of(bytes))
}
