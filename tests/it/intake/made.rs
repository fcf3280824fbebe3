//! Archives, e-mails and papers for the tests, made byte by byte.

use std::io::Write as _;

/// A file of an archive, with what its headers claim.
#[derive(Clone)]
pub(crate) struct Packed {
    name: Vec<u8>,
    data: Vec<u8>,
    flags: u16,
    method: u16,
    crc: u32,
    size: u32,
    extra: Vec<u8>,
    mode: u32,
}

const UTF8: u16 = 1 << 11;

/// A file as it is, its name in UTF-8 and marked so.
pub(crate) fn stored(name: &str, data: &[u8]) -> Packed {
    raw_named(name.as_bytes(), data, UTF8)
}

/// A file whose name is written in an old code page: nothing says which.
pub(crate) fn raw_named(name: &[u8], data: &[u8], flags: u16) -> Packed {
    let mut crc = flate2::Crc::new();
    crc.update(data);
    let size = u32::try_from(data.len()).unwrap();
    Packed {
        name: name.to_vec(),
        data: data.to_vec(),
        flags,
        method: 0,
        crc: crc.sum(),
        size,
        extra: Vec::new(),
        mode: 0,
    }
}

impl Packed {
    /// A symbolic link, as Unix has them: its content is where it leads.
    pub(crate) fn link(mut self) -> Self {
        self.mode = 0o120_777;
        self
    }

    /// Marked as encrypted.
    pub(crate) fn encrypted(mut self) -> Self {
        self.flags |= 1;
        self
    }

    /// Packed with a method of this number.
    pub(crate) fn method(mut self, method: u16) -> Self {
        self.method = method;
        self
    }

    /// Deflated.
    pub(crate) fn deflated(mut self) -> Self {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&self.data).unwrap();
        self.data = encoder.finish().unwrap();
        self.method = 8;
        self
    }

    /// With another size than it has.
    pub(crate) fn claiming(mut self, size: u32) -> Self {
        self.size = size;
        self
    }

    /// With a bit of its data turned.
    pub(crate) fn damaged(mut self) -> Self {
        let middle = self.data.len() / 2;
        self.data[middle] ^= 0x10;
        self
    }

    fn head(&self) -> Vec<u8> {
        let packed = u32::try_from(self.data.len()).unwrap();
        let mut head = Vec::new();
        for word in [20, self.flags, self.method, 0, 0x5a21] {
            head.extend(word.to_le_bytes());
        }
        for word in [self.crc, packed, self.size] {
            head.extend(word.to_le_bytes());
        }
        head.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        head.extend(u16::try_from(self.extra.len()).unwrap().to_le_bytes());
        head
    }
}

/// An archive of these files.
pub(crate) fn archive(files: &[Packed]) -> Vec<u8> {
    let places: Vec<u32> = Vec::new();
    archive_at(files, places)
}

/// An archive whose directory says that the files begin at these places instead of their own.
pub(crate) fn archive_at(files: &[Packed], mut places: Vec<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let forged = !places.is_empty();
    for file in files {
        if !forged {
            places.push(u32::try_from(bytes.len()).unwrap());
        }
        bytes.extend(b"PK\x03\x04");
        bytes.extend(file.head());
        bytes.extend(&file.name);
        bytes.extend(&file.extra);
        bytes.extend(&file.data);
    }
    let begin = u32::try_from(bytes.len()).unwrap();
    for (file, place) in files.iter().zip(&places) {
        bytes.extend(if file.mode == 0 { b"PK\x01\x02\x14\0" } else { b"PK\x01\x02\x14\x03" });
        bytes.extend(file.head());
        bytes.extend([0; 6]);
        bytes.extend((file.mode << 16).to_le_bytes());
        bytes.extend(place.to_le_bytes());
        bytes.extend(&file.name);
        bytes.extend(&file.extra);
    }
    let length = u32::try_from(bytes.len()).unwrap() - begin;
    let count = u16::try_from(files.len()).unwrap();
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(begin.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A picture of one colour; the number makes its content its own.
pub(crate) fn png(width: u32, height: u32, number: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([number, 90, 200]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A PDF of one page with a line of Latin text.
pub(crate) fn pdf(text: &str) -> Vec<u8> {
    let drawn = format!("BT /F 14 Tf 72 700 Td ({text}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    let end = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    bytes.extend(end.bytes());
    bytes
}

/// Base64 in lines, as e-mails carry it.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        if at > 0 && at % 19 == 0 {
            text.push_str("\r\n");
        }
        let mut word = [0; 3];
        word[..chunk.len()].copy_from_slice(chunk);
        let word = u32::from(word[0]) << 16 | u32::from(word[1]) << 8 | u32::from(word[2]);
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { letter as char } else { '=' });
        }
    }
    text
}

/// A part of an e-mail: its header lines and its content in Base64.
pub(crate) fn part(headers: &[&str], content: &[u8]) -> String {
    let headers = headers.join("\r\n");
    format!("{headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n", base64(content))
}

/// An e-mail of a text and further parts.
pub(crate) fn mail(subject: &str, kind: &str, parts: &[String]) -> Vec<u8> {
    let mut text = format!(
        "Received: from mx.example (mx.example [192.0.2.1])\r\n\tby mail.example; Mon, 2 Nov 2026\r\n\
         From: Assistant <a@example.kz>\r\nTo: hr@example.kz\r\nSubject: {subject}\r\n\
         Date: Mon, 2 Nov 2026 10:00:00 +0500\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/{kind}; boundary=\"=_cut\"\r\n\r\nThis is MIME.\r\n"
    );
    for part in parts {
        text.push_str(&format!("--=_cut\r\n{part}\r\n"));
    }
    text.push_str("--=_cut--\r\n");
    text.into_bytes()
}

/// The text of an e-mail as its first part.
pub(crate) fn words() -> String {
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
     Добрый день, высылаю документы.\r\n"
        .to_owned()
}

/// A PDF of one page with these lines of Latin text.
pub(crate) fn pdf_lines(lines: &[&str]) -> Vec<u8> {
    let drawn = lines.join(") Tj 0 -20 Td (");
    pdf(&drawn)
}

/// An element of ASN.1: definite lengths (DER), or indefinite ones where they may be (BER).
fn element(tag: u8, content: &[u8], ber: bool) -> Vec<u8> {
    let mut bytes = vec![tag];
    if ber && tag & 0x20 != 0 {
        bytes.push(0x80);
        bytes.extend(content);
        bytes.extend([0, 0]);
        return bytes;
    }
    match u16::try_from(content.len()) {
        Ok(length @ 0..=127) => bytes.push(length as u8),
        Ok(length) => {
            bytes.push(0x82);
            bytes.extend(length.to_be_bytes());
        }
        Err(_) => {
            bytes.push(0x84);
            bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        }
    }
    bytes.extend(content);
    bytes
}

/// A signature (CMS SignedData) over `signed`, with the document inside or without; its signature value is
/// nonsense, because nobody checks it. With `ber` in the way of streaming programs: indefinite lengths and the
/// document in pieces.
pub(crate) fn cms(content: Option<&[u8]>, signed: &[u8], name: &str, ber: bool) -> Vec<u8> {
    use sha2::Digest as _;

    const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
    const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
    const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
    const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
    const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    let of = |tag, parts: &[Vec<u8>]| element(tag, &parts.concat(), false);
    let oid = |oid: &[u8]| element(6, oid, false);
    let algorithm = |it: &[u8]| of(0x30, &[oid(it), element(5, &[], false)]);
    let serial = element(2, &[0x51, 7], false);
    let person = {
        let pair = of(0x30, &[oid(COMMON_NAME), element(0x0c, name.as_bytes(), false)]);
        of(0x30, &[of(0x31, &[pair])])
    };
    let day = |text: &str| element(0x17, text.as_bytes(), false);
    let certificate = of(
        0x30,
        &[
            of(
                0x30,
                &[
                    of(0xa0, &[element(2, &[2], false)]),
                    serial.clone(),
                    algorithm(RSA),
                    person.clone(),
                    of(0x30, &[day("260101000000Z"), day("270101000000Z")]),
                    person.clone(),
                    of(0x30, &[algorithm(RSA), element(3, &[0, 1], false)]),
                ],
            ),
            algorithm(RSA),
            element(3, &[0, 1], false),
        ],
    );
    let digest = element(4, &sha2::Sha256::digest(signed), false);
    let attribute = of(0x30, &[oid(MESSAGE_DIGEST), of(0x31, &[digest])]);
    let info = of(
        0x30,
        &[
            element(2, &[1], false),
            of(0x30, &[person, serial]),
            algorithm(SHA_256),
            of(0xa0, &[attribute]),
            algorithm(RSA),
            element(4, &[9; 16], false),
        ],
    );
    let mut encapsulated = vec![oid(DATA)];
    if let Some(content) = content {
        let string = if ber {
            let pieces: Vec<u8> =
                content.chunks(200).flat_map(|piece| element(4, piece, false)).collect();
            element(0x24, &pieces, true)
        } else {
            element(4, content, false)
        };
        encapsulated.push(element(0xa0, &string, ber));
    }
    let data = [
        element(2, &[1], false),
        of(0x31, &[algorithm(SHA_256)]),
        element(0x30, &encapsulated.concat(), ber),
        of(0xa0, &[certificate]),
        of(0x31, &[info]),
    ];
    let explicit = element(0xa0, &element(0x30, &data.concat(), ber), ber);
    element(0x30, &[oid(SIGNED_DATA), explicit].concat(), ber)
}
