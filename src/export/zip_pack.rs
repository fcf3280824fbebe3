//! The ZIP pack: documents one by one in numbered folders, untouched originals beside renditions, the
//! checklist and the manifest for people and for programs.
//!
//! Streaming: no file is held in memory, each is hashed while it is written. Dates are those of the
//! assessment, names carry the UTF-8 flag, what is compressed already is stored as it is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::bundle::plan::{BundlePlan, BundleSource, Placement, SourceBytes};
use super::bundle::{BundleError, write_bundle};
use super::checklist_pdf::own_bundle;
use super::front_matter::OwnPages;
use super::manifest::{BundleRecord, FileEntry, Manifest, PROGRAM};
use super::pages::{self, PagesError};
use super::plan::order::{CHECKLIST_PDF, MANIFEST_JSON, MANIFEST_PDF};
use super::plan::{Desk, PackPlan, PlannedDocument, PlannedFile, manifest_sheet};
use super::progress::{Cancelled, Progress, Stage};
use crate::documents::importer::Importer;
use crate::domain::Digest;

/// Bytes read at once.
const BUFFER: usize = 256 * 1024;
const PDF: &str = "application/pdf";

/// Why there is no ZIP pack.
#[derive(Debug, thiserror::Error)]
pub enum ZipPackError {
    /// The user stopped it.
    #[error("the export was cancelled; nothing was left behind")]
    Cancelled,
    /// The bundles came to nothing, so the pack cannot name them.
    #[error("the bundle was not made")]
    NoBundle,
    /// A file of the case is not where it was.
    #[error("the file is not there any more; add it again: {0}")]
    Gone(String),
    /// A file of the case was changed after it was looked at.
    #[error("the file was changed after it was added; add it again: {0}")]
    Changed(String),
    /// A file of the case cannot be read.
    #[error("the file cannot be read ({error}): {name}")]
    Read {
        /// Its name.
        name: String,
        /// What the system said.
        error: io::Error,
    },
    /// A rendition failed.
    #[error(transparent)]
    Rendition(#[from] BundleError),
    /// Our own pages could not be set.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// The archive cannot be written.
    #[error("the ZIP pack cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl From<Cancelled> for ZipPackError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<zip::result::ZipError> for ZipPackError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Write(match error {
            zip::result::ZipError::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}

/// What the ZIP is made from.
pub(crate) struct ZipJob<'a> {
    pub(crate) desk: &'a Desk<'a>,
    pub(crate) plan: &'a PackPlan,
    pub(crate) paths: &'a BTreeMap<Digest, PathBuf>,
    pub(crate) importer: &'a dyn Importer,
    pub(crate) progress: &'a dyn Progress,
    /// Where renditions may lie for a moment: the folder of the pack.
    pub(crate) folder: &'a Path,
}

/// What was written.
#[derive(Clone, Debug)]
pub(crate) struct ZipReceipt {
    /// Paths and digests in the order of the archive, the manifest last.
    pub(crate) entries: Vec<(String, Digest)>,
    /// The PDFs that were made for it, with their pages: nobody has opened them yet.
    pub(crate) renditions: Vec<(String, u32)>,
    pub(crate) findings: Vec<crate::domain::Finding>,
}

/// Writes the pack. `bundles` is asked for the finished bundles last: they are made meanwhile.
pub(crate) fn write_zip(
    job: &ZipJob<'_>,
    mut manifest: Manifest,
    out: &mut File,
    bundles: impl FnOnce() -> Option<Vec<BundleRecord>>,
) -> Result<ZipReceipt, ZipPackError> {
    let mut pack = Pack::new(out, job.plan.as_of.0);
    let total = u64::try_from(job.plan.documents.len()).unwrap_or(u64::MAX).saturating_add(2);
    let mut findings = Vec::new();
    for (done, document) in (0_u64..).zip(&job.plan.documents) {
        job.progress.tick(Stage::Zip, done, total)?;
        findings.extend(put_document(job, document, &mut pack)?);
    }
    job.progress.tick(Stage::Zip, total.saturating_sub(2), total)?;
    let title = say_title(job, "export-checklist");
    put_own(job, &mut pack, CHECKLIST_PDF, job.plan.checklist.clone(), title)?;
    let own = pages::manifest(&manifest_sheet::sheet(job.desk, job.plan, &pack.entries))?;
    put_own(job, &mut pack, MANIFEST_PDF, own, say_title(job, "export-manifest"))?;
    manifest.bundles = bundles().ok_or(ZipPackError::NoBundle)?;
    manifest.files.clone_from(&pack.entries);
    let json = manifest.in_zip().map_err(io::Error::other)?;
    pack.put(&Entry::new(MANIFEST_JSON, "application/json"), &mut json.as_slice(), job.progress)?;
    let (entries, renditions) = pack.finish()?;
    job.progress.tick(Stage::Zip, total, total)?;
    Ok(ZipReceipt { entries, renditions, findings })
}

/// Reads a finished pack again from its start: paths and digests in their order, the manifest last.
pub(crate) fn reread(
    file: &mut File,
    progress: &dyn Progress,
    at: (u64, u64),
) -> Result<Vec<(String, Digest)>, ZipPackError> {
    let mut archive = ZipArchive::new(io::BufReader::new(file))?;
    let mut buffer = vec![0; BUFFER];
    let mut read = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let path = entry.name()?.into_owned();
        let mut hash = Sha256::new();
        loop {
            progress.tick(Stage::Verify, at.0, at.1)?;
            let count = entry.read(&mut buffer)?;
            if count == 0 {
                break;
            }
            hash.update(buffer.get(..count).unwrap_or_default());
        }
        read.push((path, Digest(hash.finalize().into())));
    }
    Ok(read)
}

fn say_title(job: &ZipJob<'_>, key: &str) -> String {
    crate::i18n::say(job.desk.bookmarks, key, &[])
}

fn put_own(
    job: &ZipJob<'_>,
    pack: &mut Pack<'_>,
    path: &str,
    own: OwnPages,
    title: String,
) -> Result<(), ZipPackError> {
    let page_count = own.page_count;
    let subject = job.plan.subject.clone();
    let plan = own_bundle(own, title, subject, job.desk.bookmarks, job.plan.as_of.0);
    let mut file = rendition(job, &plan)?.0;
    let entry = Entry { pages: Some(page_count), ..Entry::new(path, PDF) };
    pack.made.push((path.to_owned(), page_count));
    pack.put(&entry, &mut file, job.progress).map(drop)
}

fn put_document(
    job: &ZipJob<'_>,
    document: &PlannedDocument,
    pack: &mut Pack<'_>,
) -> Result<Vec<crate::domain::Finding>, ZipPackError> {
    let mut findings = Vec::new();
    let number = Some(document.number.as_str());
    let pages = Some(document.page_count);
    if let (true, [file]) = (document.as_it_is, document.files.as_slice()) {
        put_original(job, pack, file, &document.zip_path, number)?;
    } else if document.page_count > 0 {
        let (mut file, found) = rendition(job, &document_bundle(job, document)?)?;
        findings = found;
        pack.made.push((document.zip_path.clone(), document.page_count));
        let entry = Entry { pages, number, ..Entry::new(&document.zip_path, PDF) };
        pack.put(&entry, &mut file, job.progress)?;
    }
    for file in &document.files {
        let is_new = |path: &&String| !pack.entries.iter().any(|entry| entry.path == **path);
        if let Some(path) = file.original_path.as_ref().filter(is_new) {
            put_original(job, pack, file, path, number)?;
        }
    }
    Ok(findings)
}

/// An untouched file. Its digest must still be the one that was looked at.
fn put_original(
    job: &ZipJob<'_>,
    pack: &mut Pack<'_>,
    file: &PlannedFile,
    path: &str,
    number: Option<&str>,
) -> Result<(), ZipPackError> {
    let place = job.paths.get(&file.digest).ok_or_else(|| ZipPackError::Gone(file.name.clone()))?;
    let mut source =
        File::open(place).map_err(|error| ZipPackError::Read { name: file.name.clone(), error })?;
    let pages = (file.page_count > 0).then_some(file.page_count);
    let media_type = super::manifest::media_type(file.kind);
    // Not even bitmaps are compressed: an empty sheet shrinks so much that a careful reader takes the
    // pack for one made to fill disks.
    let entry = Entry { pages, number, ..Entry::new(path, media_type) };
    let written = pack.put(&entry, &mut source, job.progress)?;
    if written == file.digest { Ok(()) } else { Err(ZipPackError::Changed(file.name.clone())) }
}

/// One document as a bundle of its own: upright A4 pages without stamps.
fn document_bundle(
    job: &ZipJob<'_>,
    document: &PlannedDocument,
) -> Result<BundlePlan, ZipPackError> {
    let mut sources = Vec::with_capacity(document.files.len());
    for file in document.files.iter().filter(|file| file.gives_pages()) {
        let (bytes, page_count, placement) = if let Some((pdf, pages)) = &file.notice {
            (SourceBytes::Own(pdf.clone()), *pages, Placement::AsIs)
        } else {
            let path = job.paths.get(&file.digest);
            let path = path.ok_or_else(|| ZipPackError::Gone(file.name.clone()))?;
            (SourceBytes::File(path.clone()), file.sheets, Placement::Normalised)
        };
        sources.push(BundleSource {
            name: file.name.clone(),
            bytes,
            options: file.options.clone(),
            page_count,
            placement,
            blank_before: 0,
            notice: file.page_notice(document, job.desk.bookmarks),
        });
    }
    Ok(BundlePlan {
        title: document.bookmark.clone(),
        subject: job.plan.subject.clone(),
        producer: PROGRAM.to_owned(),
        language: job.desk.bookmarks.tag().to_owned(),
        date: job.plan.as_of.0,
        sources,
        outline: Vec::new(),
        links: Vec::new(),
        stamps: Vec::new(),
        attachment: None,
    })
}

/// Writes a bundle into a file without a name, so that a crash leaves nothing behind. It is opened again
/// in the finished archive, together with all others.
fn rendition(
    job: &ZipJob<'_>,
    plan: &BundlePlan,
) -> Result<(File, Vec<crate::domain::Finding>), ZipPackError> {
    let mut file = tempfile::tempfile_in(job.folder)?;
    let receipt = write_bundle(plan, job.importer, &mut file, &Quiet(job.progress))?;
    file.seek(SeekFrom::Start(0))?;
    Ok((file, receipt.sources.into_iter().flat_map(|source| source.findings).collect()))
}

/// Asks whether to go on, but says nothing of the pages of a rendition.
struct Quiet<'a>(&'a dyn Progress);

impl Progress for Quiet<'_> {
    fn tick(&self, _stage: Stage, _done: u64, _total: u64) -> Result<(), Cancelled> {
        self.0.tick(Stage::Zip, 0, 0)
    }
}

/// An entry to be written.
struct Entry<'a> {
    path: &'a str,
    media_type: &'a str,
    pages: Option<u32>,
    number: Option<&'a str>,
    deflate: bool,
}

impl<'a> Entry<'a> {
    fn new(path: &'a str, media_type: &'a str) -> Self {
        let deflate = media_type == "application/json";
        Self { path, media_type, pages: None, number: None, deflate }
    }
}

/// Every path with its digest, and every PDF that was made with its pages.
type Finished = (Vec<(String, Digest)>, Vec<(String, u32)>);

/// The archive being written.
struct Pack<'a> {
    zip: ZipWriter<&'a mut File>,
    date: DateTime,
    entries: Vec<FileEntry>,
    digests: Vec<(String, Digest)>,
    made: Vec<(String, u32)>,
    buffer: Vec<u8>,
}

impl<'a> Pack<'a> {
    fn new(out: &'a mut File, day: NaiveDate) -> Self {
        let small = |part: u32| u8::try_from(part).unwrap_or(1);
        let year = u16::try_from(day.year()).unwrap_or(1980);
        let date =
            DateTime::from_date_and_time(year, small(day.month()), small(day.day()), 0, 0, 0);
        Self {
            zip: ZipWriter::new(out),
            date: date.unwrap_or_default(),
            entries: Vec::new(),
            digests: Vec::new(),
            made: Vec::new(),
            buffer: vec![0; BUFFER],
        }
    }

    fn put(
        &mut self,
        entry: &Entry<'_>,
        source: &mut dyn Read,
        progress: &dyn Progress,
    ) -> Result<Digest, ZipPackError> {
        let method =
            if entry.deflate { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(self.date)
            .unix_permissions(0o644);
        self.zip.start_file(entry.path, options)?;
        let (mut hash, mut size) = (Sha256::new(), 0_u64);
        loop {
            progress.tick(Stage::Zip, 0, 0)?;
            let read = match source.read(&mut self.buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    return Err(ZipPackError::Read { name: entry.path.to_owned(), error });
                }
            };
            let bytes = self.buffer.get(..read).unwrap_or_default();
            hash.update(bytes);
            self.zip.write_all(bytes)?;
            size = size.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        }
        let digest = Digest(hash.finalize().into());
        self.digests.push((entry.path.to_owned(), digest));
        self.entries.push(FileEntry {
            path: entry.path.to_owned(),
            size,
            sha256: digest.to_string(),
            pages: entry.pages,
            media_type: entry.media_type.to_owned(),
            number: entry.number.map(str::to_owned),
        });
        Ok(digest)
    }

    fn finish(self) -> Result<Finished, ZipPackError> {
        self.zip.finish()?.flush()?;
        Ok((self.digests, self.made))
    }
}
