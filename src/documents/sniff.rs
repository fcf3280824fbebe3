//! What a file is, by its bytes and never by its name. Compares bytes only, parses nothing, so the
//! parent process may call it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

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
    if head.starts_with(b"PK") {
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

fn readable(head: &[u8]) -> Option<FileKind> {
    if head.starts_with(&[0xff, 0xd8, 0xff]) {
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
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office97"),
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
    if head.get(4..8) == Some(b"ftyp") {
        return isobmff(head);
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return name;
    }
    if signature(head) { "signature" } else { text(head) }
}

fn container(head: &[u8], tail: &[u8]) -> &'static str {
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
    der || head.starts_with(b"-----BEGIN PKCS7") || head.starts_with(b"-----BEGIN CMS")
}

fn text(head: &[u8]) -> &'static str {
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let lower: Vec<u8> =
        head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).take(2048).collect();
    let start = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower).trim_ascii_start();
    if start.starts_with(b"<") && contains(start, b"<svg") {
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
