//! What a bundle is to be: every page, bookmark, link and stamp is decided before a byte is written.

use std::path::PathBuf;
use std::sync::Arc;

use crate::documents::recipe::ImportOptions;

/// Where the bytes of a source are.
#[derive(Clone, Debug)]
pub enum SourceBytes {
    /// A user's file.
    File(PathBuf),
    /// Pages we made ourselves.
    Own(Arc<[u8]>),
}

/// How the pages of a source are placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Fitted onto an upright A4 sheet above the stamp strip.
    Normalised,
    /// Ours already: A4 as it is.
    AsIs,
}

/// One input.
#[derive(Clone, Debug)]
pub struct BundleSource {
    /// For messages and findings: the file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: SourceBytes,
    /// Password, turns.
    pub options: ImportOptions,
    /// Pages of the bundle that it adds. Without a plan for its pages these are all it has; a page that
    /// shares the sheet before it adds none. What it really gives must agree.
    pub page_count: u32,
    /// How its pages are placed.
    pub placement: Placement,
    /// Blank pages before it, so that it starts on a new sheet.
    pub blank_before: u32,
    /// Text printed on a sheet that stands in for a page that could not be imported.
    pub notice: String,
}

/// A bookmark of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its text.
    pub title: String,
    /// Page of the bundle, from 0.
    pub page: u32,
    /// Index of the source whose own bookmarks go below it.
    pub source: Option<usize>,
    /// Below it.
    pub children: Vec<OutlineEntry>,
}

/// A link we add.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannedLink {
    /// Page it stands on, from 0.
    pub page: u32,
    /// Left, bottom, right, top in points.
    pub rect: [f32; 4],
    /// Page it leads to, from 0.
    pub target: u32,
}

/// A file inside the bundle.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// MIME type.
    pub mime: &'static str,
    /// Its bytes. A run of 64 zeros that follows `"bundle_sha256":"` is replaced by the SHA-256 of
    /// the whole file, taken while these 64 bytes are zeros.
    pub bytes: Vec<u8>,
}

/// The whole bundle.
#[derive(Clone, Debug)]
pub struct BundlePlan {
    /// Document title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Producer: program and version.
    pub producer: String,
    /// BCP 47 tag for `/Lang`.
    pub language: String,
    /// Creation date as `D:YYYYMMDD` (day of assessment; no clock).
    pub date: chrono::NaiveDate,
    /// The inputs in order.
    pub sources: Vec<BundleSource>,
    /// Bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// Links.
    pub links: Vec<PlannedLink>,
    /// One stamp per page of the bundle, bottom right; empty = no stamps.
    pub stamps: Vec<String>,
    /// The manifest.
    pub attachment: Option<Attachment>,
}

impl BundlePlan {
    /// Pages of the bundle.
    pub fn page_count(&self) -> u32 {
        self.sources.iter().map(|source| source.blank_before + source.page_count).sum()
    }
}
