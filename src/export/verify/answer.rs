//! What the worker says about a pack: our own values as JSON. The parent believes none of it further
//! than it can compare it.

use serde::{Deserialize, Serialize};

use crate::export::manifest::Manifest;

/// What was found in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Answer {
    /// A ZIP archive.
    Zip(ZipAnswer),
    /// A PDF.
    Pdf(PdfAnswer),
    /// Something else.
    Neither,
}

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZipAnswer {
    /// Why it is not opened; then nothing else is known.
    pub refused: Option<Remark>,
    /// Where it is not built as the program builds archives.
    pub odd: Option<String>,
    /// Its files in order, the manifest left out.
    pub files: Vec<SeenFile>,
    /// Its manifest.
    pub manifest: SeenManifest,
}

/// What a PDF holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PdfAnswer {
    /// Why it cannot be looked into.
    pub closed: Option<Closed>,
    /// Whether it lacks its end mark.
    pub truncated: bool,
    /// Its pages.
    pub pages: u32,
    /// Attachments called as our manifest is.
    pub manifests: u32,
    /// The checksum of the whole file; none when its place cannot be found.
    pub seal: Option<Seal>,
    /// Its manifest.
    pub manifest: SeenManifest,
}

/// Why a PDF cannot be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Closed {
    /// Damaged beyond repair.
    Damaged,
    /// Encrypted.
    Locked,
}

/// The checksum of a bundle: SHA-256 over the whole file while its own 64 digits are zeros.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// What stands in the manifest.
    pub stated: String,
    /// What comes out.
    pub computed: String,
}

/// A manifest, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SeenManifest {
    /// There is none.
    #[default]
    None,
    /// Of a later version of the format.
    Newer {
        /// The version.
        version: u32,
        /// The program that made it.
        program: String,
    },
    /// Not a manifest of ours, or damaged.
    Damaged,
    /// Read, with the SHA-256 of its bytes.
    Read(Box<Manifest>, String),
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SeenFile {
    /// Its path.
    pub path: String,
    /// Bytes that came out.
    pub size: u64,
    /// SHA-256; none when its data is damaged.
    pub sha256: Option<String>,
}

/// Why an archive is refused, and at which entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remark {
    /// Why.
    pub trouble: Trouble,
    /// The entry; empty when it is about the whole archive.
    pub name: String,
}

impl Remark {
    /// A remark about an entry.
    pub(super) fn about(trouble: Trouble, name: &[u8]) -> Self {
        Self { trouble, name: String::from_utf8_lossy(name).into_owned() }
    }
}

/// Why an archive is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Trouble {
    /// No end of the archive.
    NoEnd,
    /// It contradicts itself.
    Damaged,
    /// Too many entries.
    TooManyEntries,
    /// An entry, or all of them, would unpack to too much for what is stored.
    Ratio,
    /// It would unpack to too much.
    Unpacked,
    /// Entries lie on top of each other.
    Overlap,
    /// The entry and the list of contents say different things.
    HeadersDiffer,
    /// A name is there twice.
    DuplicateName,
    /// Two names are the same on some systems.
    AlikeNames,
    /// A name that leads out of the folder or that a system cannot have.
    UnsafeName,
    /// A link instead of a file.
    Link,
    /// Encrypted.
    Encrypted,
    /// Claims of more than 4 GiB.
    Zip64,
    /// Compressed in another way than a pack.
    Method,
}
