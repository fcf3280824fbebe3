//! What a file is, by its bytes and never by its name. Compares bytes only, parses nothing, so the
//! parent process may call it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use mail_parser::decoders::base64::base64_decode;

use crate::domain::FileKind;

/// Bytes looked at from the start of a file.
pub const HEAD: usize = 8 * 1024;
/// Bytes looked at from its end: names inside a ZIP container stand there.
pub const TAIL: u64 = 64 * 1024;

/// Every name that can stand in [`FileKind::Refused`]; the finding is `refused-<name>`.
pub const REFUSED: &[&str] = &[
    "heic",
    "avif",
    "video",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "office97",
    "zip",
    "rar",
    "7z",
    "gif",
    "svg",
    "html",
    "rtf",
    "text",
    "email",
    "outlook",
    "signature",
    "jpeg2000",
    "postscript",
    "djvu",
    "photoshop",
    "empty",
    "unknown",
    "image-coding",
    "truncated",
];

/// Reads the two ends of a file and says what it is.
pub fn kind_of_file(file: &mut File) -> io::Result<FileKind> {
    let length = file.metadata()?.len();
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let mut tail = Vec::new();
    if head.starts_with(b"PK") || head.starts_with(COMPOUND) {
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        file.by_ref().take(TAIL).read_to_end(&mut tail)?;
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(kind(&head, &tail))
}

/// What bytes in memory are.
pub fn kind_of_bytes(bytes: &[u8]) -> FileKind {
    let tail_from = bytes.len().saturating_sub(usize::try_from(TAIL).unwrap_or(usize::MAX));
    kind(bytes.get(..HEAD).unwrap_or(bytes), bytes.get(tail_from..).unwrap_or_default())
}

/// What a file with these first and last bytes is. The end matters for ZIP containers only.
pub fn kind(head: &[u8], tail: &[u8]) -> FileKind {
    if head.is_empty() {
        return FileKind::Refused("empty");
    }
    readable(head).unwrap_or_else(|| FileKind::Refused(refused(head, tail)))
}

/// The first bytes of a compound file ([MS-CFB] 2.2).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn readable(head: &[u8]) -> Option<FileKind> {
    if head.starts_with(b"PK\x03\x04") {
        // An archive that holds a PDF as it is has the PDF's header near its own.
        None
    } else if signature(head) {
        Some(FileKind::Signed)
    } else if head.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(FileKind::Jpeg)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(FileKind::Png)
    } else if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|m| head.starts_with(m)) {
        Some(FileKind::Tiff)
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(FileKind::WebP)
    } else if head.starts_with(b"BM") && bitmap_header(head) {
        Some(FileKind::Bmp)
    } else if contains(head.get(..1024).unwrap_or(head), b"%PDF-") {
        // Readers accept a header anywhere in the first 1024 bytes (PDF 32000-1, Annex H.3, note 13).
        Some(FileKind::Pdf)
    } else {
        None
    }
}

fn bitmap_header(head: &[u8]) -> bool {
    // The size of the second header: 12 (OS/2) to 124 (version 5).
    head.get(14..18)
        .and_then(|size| <[u8; 4]>::try_from(size).ok())
        .is_some_and(|size| (12..=124).contains(&u32::from_le_bytes(size)))
}

fn refused(head: &[u8], tail: &[u8]) -> &'static str {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"Rar!\x1a\x07", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"GIF8", "gif"),
        (b"{\\rtf", "rtf"),
        (b"\0\0\0\x0cjP  ", "jpeg2000"),
        (b"\xff\x4f\xff\x51", "jpeg2000"),
        (b"%!PS", "postscript"),
        (b"\xc5\xd0\xd3\xc6", "postscript"),
        (b"AT&TFORM", "djvu"),
        (b"8BPS", "photoshop"),
    ];
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return container(head, tail);
    }
    if head.starts_with(COMPOUND) {
        // Outlook's messages name their streams so, two bytes a letter ([MS-OXMSG] 2.2).
        let named: Vec<u8> = b"__nameid_".iter().flat_map(|byte| [*byte, 0]).collect();
        return if contains(head, &named) || contains(tail, &named) {
            "outlook"
        } else {
            "office97"
        };
    }
    if head.get(4..8) == Some(b"ftyp") {
        return isobmff(head);
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return name;
    }
    text(head)
}

fn container(head: &[u8], tail: &[u8]) -> &'static str {
    // An archive may hold an office file as it is; only the first name tells both apart.
    if first_name(head).is_some_and(|name| !of_office(name)) {
        return "zip";
    }
    let names = |name: &[u8]| contains(head, name) || contains(tail, name);
    if names(b"application/vnd.oasis.opendocument") {
        "odt"
    } else if names(b"word/document") {
        "docx"
    } else if names(b"xl/workbook") {
        "xlsx"
    } else if names(b"ppt/presentation") {
        "pptx"
    } else {
        "zip"
    }
}

/// The name of the first file of a ZIP container (APPNOTE 4.3.7).
fn first_name(head: &[u8]) -> Option<&[u8]> {
    let length = head.get(26..28)?.try_into().ok().map(u16::from_le_bytes)?;
    head.get(30..30 + usize::from(length)).filter(|name| !name.is_empty())
}

/// Whether an office file may begin with this name.
fn of_office(name: &[u8]) -> bool {
    const FIRST: [&[u8]; 12] = [
        b"[Content_Types].xml",
        b"_rels/",
        b"docProps/",
        b"word/",
        b"xl/",
        b"ppt/",
        b"customXml/",
        b"docMetadata/",
        b"mimetype",
        b"META-INF/",
        b"content.xml",
        b"meta.xml",
    ];
    FIRST.iter().any(|first| name.starts_with(first))
}

fn isobmff(head: &[u8]) -> &'static str {
    // The major brand and the compatible brands stand in the first box (ISO 14496-12, 4.3).
    let brands = head.get(8..64.min(head.len())).unwrap_or_default();
    if contains(brands, b"avif") || contains(brands, b"avis") {
        "avif"
    } else if [&b"hei"[..], b"hev", b"mif1", b"msf1"].iter().any(|brand| contains(brands, brand)) {
        "heic"
    } else {
        "video"
    }
}

fn signature(head: &[u8]) -> bool {
    // DER of 1.2.840.113549.1.7.2, signedData (RFC 5652, 5.1).
    const SIGNED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
    let der = head.first() == Some(&0x30) && contains(head.get(..32).unwrap_or(head), SIGNED_DATA);
    // Base64 of the same; 64 letters are 48 bytes.
    let letters = head.get(..64).unwrap_or(head);
    let armoured =
        || head.starts_with(b"MI") && base64_decode(letters).is_some_and(|it| signature(&it));
    der || head.starts_with(b"-----BEGIN PKCS7")
        || head.starts_with(b"-----BEGIN CMS")
        || armoured()
}

/// An e-mail begins with header fields (RFC 5322, 2.2), of which these are in every one.
fn email(start: &[u8]) -> bool {
    const FIELDS: [&[u8]; 12] = [
        b"from:",
        b"to:",
        b"subject:",
        b"date:",
        b"mime-version:",
        b"message-id:",
        b"received:",
        b"return-path:",
        b"delivered-to:",
        b"content-type:",
        b"dkim-signature:",
        b"x-",
    ];
    let is_field = |line: &[u8]| FIELDS.iter().any(|field| line.starts_with(field));
    // Fields go on in lines that begin with a space; an empty line ends them.
    let mut lines =
        start.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let first = lines.next().unwrap_or_default();
    let named = |line: &&[u8]| FIELDS.iter().take(6).any(|field| line.starts_with(field));
    is_field(first) && lines.chain([first]).filter(named).count() >= 2
}

fn text(head: &[u8]) -> &'static str {
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let lower: Vec<u8> =
        head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).take(2048).collect();
    let start = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower).trim_ascii_start();
    if email(start) {
        "email"
    } else if start.starts_with(b"<") && contains(start, b"<svg") {
        "svg"
    } else if start.starts_with(b"<!doctype html") || contains(start, b"<html") {
        "html"
    } else if utf16 || (!head.contains(&0) && mostly_printable(head)) {
        "text"
    } else {
        "unknown"
    }
}

fn mostly_printable(head: &[u8]) -> bool {
    let control = head.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    // A multi-byte letter may be cut at the end of the head.
    let utf8 =
        std::str::from_utf8(head).map_or_else(|e| e.valid_up_to() + 4 > head.len(), |_| true);
    let letters = head.iter().filter(|b| b.is_ascii_alphanumeric() || **b == b' ').count();
    control == 0 && (utf8 || letters * 4 > head.len())
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether a file of this name, in small letters, is what file managers leave behind.
pub fn is_left_behind(name: &str) -> bool {
    matches!(name, "thumbs.db" | "desktop.ini" | "icon\r")
}
