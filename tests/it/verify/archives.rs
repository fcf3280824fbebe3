//! Archives built by hand, byte by byte, and a small pack.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use permitpack::domain::Digest;
use permitpack::export::bundle::plan::Attachment;
use permitpack::export::manifest::{FileEntry, Manifest, NO_DIGEST};
use sha2::{Digest as _, Sha256};

use super::{manifest_of, pack};
use crate::bundle::support;

pub(super) fn sha256(bytes: &[u8]) -> String {
    Digest(Sha256::digest(bytes).into()).to_string()
}

/// An entry whose every field may lie. What is not set is as the program writes it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) data: Vec<u8>,
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) date: u16,
    pub(super) crc: u32,
    pub(super) packed: u32,
    pub(super) size: u32,
    pub(super) external: u32,
    pub(super) extra: Vec<u8>,
    /// In the list of contents instead of the place where it is.
    pub(super) offset: Option<u32>,
    /// In the list of contents instead of its own name.
    pub(super) listed_name: Option<Vec<u8>>,
    /// In the list of contents instead of its own size.
    pub(super) listed_size: Option<u32>,
    /// In the list of contents instead of its own checksum.
    pub(super) listed_crc: Option<u32>,
}

pub(super) fn stored(name: &str, content: &[u8]) -> Entry {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let size = u32::try_from(content.len()).unwrap();
    Entry {
        name: name.as_bytes().to_vec(),
        data: content.to_vec(),
        method: 0,
        flags: if name.is_ascii() { 0 } else { 1 << 11 },
        date: dos_date(),
        crc: crc.sum(),
        packed: size,
        size,
        external: 0o100_644 << 16,
        extra: Vec::new(),
        offset: None,
        listed_name: None,
        listed_size: None,
        listed_crc: None,
    }
}

pub(super) fn deflated(name: &str, content: &[u8]) -> Entry {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    let data = encoder.finish().unwrap();
    let packed = u32::try_from(data.len()).unwrap();
    Entry { data, packed, method: 8, ..stored(name, content) }
}

/// The date of the sample's manifest in the form of MS-DOS.
fn dos_date() -> u16 {
    let day = crate::pack::the_sample().assessment.as_of.0;
    let field = |format: &str| day.format(format).to_string().parse::<u16>().unwrap();
    (field("%Y") - 1980) << 9 | field("%m") << 5 | field("%d")
}

fn common(entry: &Entry, listed: bool) -> Vec<u8> {
    let pick = |other: Option<u32>, own| if listed { other.unwrap_or(own) } else { own };
    let needed: u16 = if entry.method == 0 { 10 } else { 20 };
    let name = entry.listed_name.as_ref().filter(|_| listed).unwrap_or(&entry.name);
    let mut out = Vec::new();
    for field in [needed, entry.flags, entry.method, 0, entry.date] {
        out.extend(field.to_le_bytes());
    }
    for field in
        [pick(entry.listed_crc, entry.crc), entry.packed, pick(entry.listed_size, entry.size)]
    {
        out.extend(field.to_le_bytes());
    }
    out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    out.extend(u16::try_from(entry.extra.len()).unwrap().to_le_bytes());
    out
}

/// The archive.
pub(super) fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = entry.offset.unwrap_or(u32::try_from(out.len()).unwrap());
        out.extend(b"PK\x03\x04");
        out.extend(common(entry, false));
        out.extend(&entry.name);
        out.extend(&entry.extra);
        out.extend(&entry.data);
        let made_by: u16 = 0x0300 | made_by();
        list.extend(b"PK\x01\x02");
        list.extend(made_by.to_le_bytes());
        list.extend(common(entry, true));
        list.extend([0; 6]);
        list.extend(entry.external.to_le_bytes());
        list.extend(offset.to_le_bytes());
        list.extend(entry.listed_name.as_ref().unwrap_or(&entry.name));
        list.extend(&entry.extra);
    }
    let start = u32::try_from(out.len()).unwrap();
    out.extend(&list);
    out.extend(end(
        u16::try_from(entries.len()).unwrap(),
        u32::try_from(list.len()).unwrap(),
        start,
    ));
    out
}

/// What the sample's own archive says.
fn made_by() -> u16 {
    let zip = pack("zip");
    let at = zip.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    u16::from(zip[at + 4])
}

pub(super) fn end(count: u16, size: u32, start: u32) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The sample's manifest for other files.
pub(super) fn manifest(files: &[(&str, &[u8])]) -> Manifest {
    let looked = super::look_at(&pack("zip"));
    let mut manifest = manifest_of(&looked).clone();
    manifest.documents.clear();
    manifest.files = files
        .iter()
        .map(|(path, content)| FileEntry {
            path: (*path).to_owned(),
            size: content.len() as u64,
            sha256: sha256(content),
            pages: None,
            media_type: "application/pdf".to_owned(),
            number: None,
        })
        .collect();
    manifest
}

/// A small ZIP pack, as entries.
pub(super) fn small_entries() -> Vec<Entry> {
    let files: [(&str, &[u8]); 2] =
        [("01/one.pdf", b"the first file"), ("02/екі.bmp", &[b'x'; 90])];
    let json = manifest(&files).in_zip().unwrap();
    vec![
        stored(files[0].0, files[0].1),
        deflated(files[1].0, files[1].1),
        deflated("manifest.json", &json),
    ]
}

/// A bundle of one page with a manifest.
pub(super) fn bundle(change: impl Fn(&mut Manifest)) -> Vec<u8> {
    let mut manifest = manifest(&[]);
    manifest.files.clear();
    manifest.bundles.truncate(1);
    manifest.bundles[0].this = true;
    manifest.bundles[0].pages = 1;
    manifest.bundle_sha256 = Some(NO_DIGEST.to_owned());
    change(&mut manifest);
    attached(serde_json::to_vec(&manifest).unwrap(), "manifest.json")
}

/// A bundle of one page with an attachment.
pub(super) fn attached(bytes: Vec<u8>, name: &str) -> Vec<u8> {
    let page = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\n\
        trailer<</Root 1 0 R>>\n%%EOF\n";
    let mut plan = support::plan(vec![support::own_source("page.pdf", page.to_vec())]);
    plan.attachment = Some(Attachment { name: name.to_owned(), mime: "application/json", bytes });
    support::write(&plan).unwrap().0
}

/// A small ZIP pack and a small bundle, both right. Answers are dropped so that they stay small.
pub(super) fn small() -> (Vec<u8>, Vec<u8>) {
    let slim = |manifest: &mut Manifest| {
        manifest.findings.clear();
        manifest.requirements.truncate(2);
        manifest.case.facts.clear();
        manifest.case.groups.clear();
    };
    let mut entries = small_entries();
    let files: [(&str, &[u8]); 1] = [("01/one.pdf", b"the first file")];
    let mut small = manifest(&files);
    slim(&mut small);
    entries.remove(1);
    entries[1] = deflated("manifest.json", &small.in_zip().unwrap());
    (archive(&entries), bundle(slim))
}
