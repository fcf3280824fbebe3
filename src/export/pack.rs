//! From a case to a pack on the disk: plan → bundle and ZIP at the same time → check → rename all.
//!
//! Nothing appears under a final name before everything is written, on the disk and checked. Same
//! input, same options, same rule book: same bytes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use super::atomic::{Batch, WriteError};
use super::bundle::plan::{Attachment, BundlePlan, BundleSource, SourceBytes};
use super::bundle::{BundleError, BundleReceipt, Durable, verify_bundle, write_bundle};
use super::calendar_file;
use super::checklist_pdf::own_bundle;
use super::manifest::{BundleRecord, Manifest, PROGRAM};
use super::plan::order::MANIFEST_JSON;
use super::plan::{
    Desk, PackOptions, PackPlan, PlanError, PlannedBytes, VOLUME_OVER_SIZE_LIMIT, VolumePlan, plan,
};
use super::progress::{Progress, Stage};
use super::verify;
use super::zip_pack::{ZipJob, ZipPackError, ZipReceipt, write_zip};
use crate::documents::importer::Importer;
use crate::domain::{Arg, Case, Digest, DocumentId, Finding, Language, Severity, Subject};
use crate::i18n::say;
use crate::rules::{Assessment, RuleBook};

mod check;
mod earlier;
mod error;
mod shared;

use check::check_zip;
use earlier::Earlier;
pub use error::ExportError;
use shared::Shared;

/// How often volumes are cut anew when their documents took other sizes than reckoned.
const SPLITS: u32 = 5;
/// How often a pack is written anew because something came up that its manifest must say.
const REPLANS: u32 = 3;

/// Everything an export needs.
#[derive(Clone, Copy)]
pub struct PackJob<'a> {
    /// The rule book.
    pub book: &'a RuleBook,
    /// The case.
    pub case: &'a Case,
    /// What the rules say of it.
    pub assessment: &'a Assessment,
    /// What the user chose.
    pub options: &'a PackOptions,
    /// Where the bytes of the case's files are.
    pub paths: &'a BTreeMap<Digest, PathBuf>,
    /// Where the pack goes; made if need be.
    pub folder: &'a Path,
    /// Whether files of the same name are replaced.
    pub replace: bool,
    /// Parses files, in a worker.
    pub importer: &'a dyn Importer,
    /// Is told how far it is; may stop it.
    pub progress: &'a dyn Progress,
}

/// What a file of the pack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackFileKind {
    /// A bundle PDF.
    Bundle,
    /// The ZIP pack.
    Zip,
    /// The checklist alone.
    Checklist,
    /// The deadlines.
    Calendar,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub kind: PackFileKind,
    /// Bytes.
    pub size: u64,
    /// Pages, of a PDF.
    pub pages: Option<u32>,
    /// SHA-256.
    pub sha256: Digest,
}

/// A finished pack.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its files.
    pub files: Vec<PackFile>,
    /// The plan that it follows.
    pub plan: PackPlan,
    /// What came up while it was made.
    pub findings: Vec<Finding>,
}

/// Makes the pack.
///
/// # Errors
/// See [`ExportError`]. Nothing is left under a final name.
pub fn export_pack(job: &PackJob<'_>) -> Result<Receipt, ExportError> {
    let limit = Desk::new(job.book, job.case, job.assessment, job.options)?.max_size();
    let mut options = job.options.clone();
    let (mut splits, mut replans) = (1, 0);
    loop {
        let plan = plan(job.book, job.case, job.assessment, &options)?;
        let mut made = make(&PackJob { options: &options, ..*job }, plan)?;
        let new = made.unexpected(job.case);
        if !new.is_empty() {
            let is_bad = new.iter().any(|finding| finding.severity == Severity::Blocker);
            if is_bad && !options.allow_draft || replans == REPLANS {
                return Err(ExportError::GivenUp(new));
            }
            // The manifest and the cover were written before this was known.
            replans += 1;
            options.found.extend(new);
            continue;
        }
        if let Some(limit) = limit.filter(|_| splits < SPLITS)
            && let Some(other) = made.cut_anew(job, &options, limit)?
        {
            options = other;
            splits += 1;
            continue;
        }
        made.tell_over(limit);
        let plan = &made.receipt.plan;
        let earlier = job.replace.then(|| Earlier::look(job.folder, plan, job.importer));
        return made.commit(earlier.unwrap_or_default());
    }
}

/// A pack that has no final names yet.
struct Made {
    batch: Batch,
    receipt: Receipt,
    /// Bytes that each document took.
    measured: BTreeMap<DocumentId, u64>,
}

impl Made {
    /// What came up in the writing and is not known from the files or from the plan.
    fn unexpected(&self, case: &Case) -> Vec<Finding> {
        let files = case.documents.iter().flat_map(|document| &document.files);
        let known: Vec<&Finding> =
            files.flat_map(|file| &file.findings).chain(&self.receipt.plan.findings).collect();
        let new = self.receipt.findings.iter().filter(|finding| {
            !known
                .iter()
                .any(|known| (known.code, &known.subject) == (finding.code, &finding.subject))
        });
        new.cloned().collect()
    }

    /// How the volumes are to be cut when they are too large, or more than need be: the first cut goes by
    /// what files have, not by what their pages take once they are mended or packed anew.
    fn cut_anew(
        &self,
        job: &PackJob<'_>,
        options: &PackOptions,
        limit: u64,
    ) -> Result<Option<PackOptions>, ExportError> {
        let over = self.over(limit);
        let mut other = options.clone();
        for (document, bytes) in &self.measured {
            // Twins take their room once in a volume, but again in another: the most that was seen counts,
            // or two cuts could follow each other for ever.
            let known = other.measured.entry(document.clone()).or_insert(0);
            *known = (*known).max(*bytes);
        }
        if over.is_none() && other.measured == options.measured {
            return Ok(None);
        }
        let (now, then) = (&self.receipt.plan, plan(job.book, job.case, job.assessment, &other)?);
        let is_same =
            then.documents.iter().map(|it| it.volume).eq(now.documents.iter().map(|it| it.volume));
        match over {
            Some(size) if is_same => {
                // By as much as it came out too large, and a little more.
                let cut = options.split_at.unwrap_or(limit);
                other.split_at = Some(cut.saturating_mul(limit) / size.max(1) * 97 / 100);
            }
            Some(_) => {}
            // They fit: more volumes than there are would serve nobody.
            None if then.volumes.len() < now.volumes.len() || then.findings != now.findings => {}
            None => return Ok(None),
        }
        Ok(Some(other))
    }

    /// Says which bundles are over the limit all the same: one document alone, or pages that would not
    /// shrink.
    fn tell_over(&mut self, limit: Option<u64>) {
        let Some(limit) = limit else { return };
        let kilobytes = |bytes: u64| Arg::Number(i64::try_from(bytes / 1000).unwrap_or(i64::MAX));
        let volumes = self.receipt.plan.volumes.iter().zip(&self.receipt.files);
        let over = volumes.filter(|(_, file)| file.size > limit).map(|(volume, file)| {
            let subject = Subject::File(volume.file_name.clone());
            Finding::new(Severity::Warning, subject, VOLUME_OVER_SIZE_LIMIT)
                .with("size", kilobytes(file.size.saturating_add(999)))
                .with("limit", kilobytes(limit))
        });
        self.receipt.findings.extend(over);
    }

    /// The size of the largest bundle over the limit that could still be cut.
    fn over(&self, limit: u64) -> Option<u64> {
        let bundles = self.receipt.files.iter().filter(|f| f.kind == PackFileKind::Bundle);
        let documents = &self.receipt.plan.documents;
        let sizes = bundles.enumerate().filter(|(volume, bundle)| {
            bundle.size > limit && documents.iter().filter(|d| d.volume == *volume).count() > 1
        });
        sizes.map(|(_, bundle)| bundle.size).max()
    }

    fn commit(mut self, earlier: Earlier) -> Result<Receipt, ExportError> {
        self.batch.commit().map_err(place)?;
        self.receipt.findings.extend(earlier.remove());
        Ok(self.receipt)
    }
}

fn place(error: WriteError<std::convert::Infallible>) -> ExportError {
    match error {
        WriteError::Io { path, source } if is_full(&source) => ExportError::DiskFull(path),
        other => ExportError::Write(other),
    }
}

fn is_full(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
}

fn make(job: &PackJob<'_>, plan: PackPlan) -> Result<Made, ExportError> {
    let mut batch = Batch::new(job.folder, job.replace).map_err(place)?;
    let mut file = |name: &str| batch.file(name).map_err(place);
    let mut bundles = Vec::with_capacity(plan.volumes.len());
    for volume in &plan.volumes {
        bundles.push(file(&volume.file_name)?);
    }
    let zip_name = format!("{}.zip", plan.file_name);
    let mut zip = file(&zip_name)?;
    let manifest = Manifest::new(job.book, job.case, job.assessment, &plan);
    let shared = Shared::new(job.progress, &plan);
    let (receipts, zipped) = both(job, &plan, &manifest, &mut bundles, &mut zip, &shared)?;
    let mut files = Vec::new();
    for (volume, receipt) in plan.volumes.iter().zip(&receipts) {
        files.push(PackFile {
            path: job.folder.join(&volume.file_name),
            kind: PackFileKind::Bundle,
            size: receipt.bytes,
            pages: Some(receipt.pages),
            sha256: receipt.sha256,
        });
    }
    files.push(check_zip(
        &mut zip,
        &zipped,
        job.folder.join(&zip_name),
        (job.importer, &shared),
        checks(&plan, plan.volumes.len()),
    )?);
    files.push(checklist(job, &plan, &mut batch, &shared)?);
    files.push(calendar(job, &plan, &mut batch)?);
    let (_, total) = checks(&plan, 0);
    shared.tick(Stage::Verify, total, total)?;
    let mut measured = BTreeMap::new();
    for (volume, receipt) in plan.volumes.iter().zip(&receipts) {
        for (source, receipt) in volume.sources.iter().zip(&receipt.sources) {
            if let Some(document) = &source.of {
                *measured.entry(document.clone()).or_insert(0) += receipt.bytes;
            }
        }
    }
    let mut findings = plan.findings.clone();
    let sources = receipts.into_iter().flat_map(|receipt| receipt.sources);
    for finding in sources.flat_map(|source| source.findings).chain(zipped.findings) {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    // The plan went by the sizes of the inputs; what nobody could verify is not handed out.
    if files.iter().any(|file| file.size > verify::MAX_FILE) {
        return Err(PlanError::TooLarge { limit: (verify::MAX_FILE >> 30) + 1 }.into());
    }
    Ok(Made { batch, receipt: Receipt { files, plan, findings }, measured })
}

/// Bundles in this thread, the ZIP in another.
fn both(
    job: &PackJob<'_>,
    plan: &PackPlan,
    manifest: &Manifest,
    bundles: &mut [File],
    zip: &mut File,
    shared: &Shared<'_>,
) -> Result<(Vec<BundleReceipt>, ZipReceipt), ExportError> {
    let desk = Desk::new(job.book, job.case, job.assessment, job.options)?;
    let zip_job = ZipJob {
        desk: &desk,
        plan,
        paths: job.paths,
        importer: job.importer,
        progress: shared,
        folder: job.folder,
    };
    let (sender, receiver) = mpsc::channel::<Vec<BundleRecord>>();
    std::thread::scope(|scope| {
        let copy = manifest.clone();
        let zipping =
            std::thread::Builder::new().name("zip-pack".to_owned()).spawn_scoped(scope, || {
                let zipped = write_zip(&zip_job, copy, zip, move || receiver.recv().ok());
                zipped.inspect_err(|_| shared.stop())
            });
        let made = volumes(job, plan, manifest, bundles, shared).inspect_err(|_| shared.stop());
        if let Ok(receipts) = &made {
            // Nobody listens only when the ZIP failed, which is reported below.
            let _ = sender.send(records(plan, receipts));
        }
        drop(sender);
        let zipped = match zipping {
            Ok(thread) => thread.join().map_err(|_| ExportError::NotRight)?,
            Err(error) => Err(ZipPackError::Write(error)),
        };
        match (made, zipped) {
            // The one that failed by itself is told, not the one that was stopped for it.
            (Err(ExportError::Cancelled) | Ok(_), Err(error)) => {
                Err(full_or(error.into(), job.folder))
            }
            (Err(error), _) => Err(full_or(error, job.folder)),
            (Ok(receipts), Ok(zipped)) => Ok((receipts, zipped)),
        }
    })
}

fn full_or(error: ExportError, folder: &Path) -> ExportError {
    let full = match &error {
        ExportError::Bundle(BundleError::Write(error))
        | ExportError::Zip(
            ZipPackError::Write(error) | ZipPackError::Rendition(BundleError::Write(error)),
        ) => is_full(error),
        _ => false,
    };
    if full { ExportError::DiskFull(folder.to_owned()) } else { error }
}

fn volumes(
    job: &PackJob<'_>,
    plan: &PackPlan,
    manifest: &Manifest,
    files: &mut [File],
    progress: &Shared<'_>,
) -> Result<Vec<BundleReceipt>, ExportError> {
    let mut receipts = Vec::with_capacity(files.len());
    for (at, (volume, file)) in plan.volumes.iter().zip(files).enumerate() {
        let bundle = bundle_plan(job, plan, volume, manifest, at)?;
        receipts.push(write_bundle(&bundle, job.importer, &mut Durable::new(file), progress)?);
        progress.volume_written(volume.page_count);
        let (done, total) = checks(plan, at);
        progress.tick(Stage::Verify, done, total)?;
        file.seek(SeekFrom::Start(0)).map_err(BundleError::Write)?;
        verify_bundle(file, job.importer, volume.page_count)?;
    }
    Ok(receipts)
}

/// How many files were checked, of how many: the volumes and the ZIP.
fn checks(plan: &PackPlan, done: usize) -> (u64, u64) {
    let count = |files: usize| u64::try_from(files).unwrap_or(u64::MAX);
    (count(done), count(plan.volumes.len() + 1))
}

fn records(plan: &PackPlan, receipts: &[BundleReceipt]) -> Vec<BundleRecord> {
    let volumes = plan.volumes.iter().zip(receipts);
    volumes
        .map(|(volume, receipt)| BundleRecord {
            name: volume.file_name.clone(),
            pages: receipt.pages,
            this: false,
            sha256: Some(receipt.sha256.to_string()),
            size: Some(receipt.bytes),
        })
        .collect()
}

/// The plan of a volume with the places of its files.
fn bundle_plan(
    job: &PackJob<'_>,
    plan: &PackPlan,
    volume: &VolumePlan,
    manifest: &Manifest,
    at: usize,
) -> Result<BundlePlan, ExportError> {
    let mut sources = Vec::with_capacity(volume.sources.len());
    for source in &volume.sources {
        let bytes = match &source.bytes {
            PlannedBytes::Own(bytes) => SourceBytes::Own(bytes.clone()),
            PlannedBytes::File(digest) => {
                let path = job.paths.get(digest);
                let gone = || ExportError::Zip(ZipPackError::Gone(source.name.clone()));
                SourceBytes::File(path.cloned().ok_or_else(gone)?)
            }
        };
        sources.push(BundleSource {
            name: source.name.clone(),
            bytes,
            options: source.options.clone(),
            page_count: source.page_count,
            placement: source.placement,
            blank_before: source.blank_before,
            notice: source.notice.clone(),
        });
    }
    let json = manifest.in_bundle(at).map_err(|error| BundleError::Write(error.into()))?;
    Ok(BundlePlan {
        title: volume.title.clone(),
        subject: plan.subject.clone(),
        producer: PROGRAM.to_owned(),
        language: first_language(plan).tag().to_owned(),
        date: plan.as_of.0,
        sources,
        outline: volume.outline.clone(),
        links: volume.links.clone(),
        stamps: volume.stamps.clone(),
        attachment: Some(Attachment {
            name: MANIFEST_JSON.to_owned(),
            mime: "application/json",
            bytes: json,
        }),
    })
}

fn first_language(plan: &PackPlan) -> Language {
    plan.languages.first().copied().unwrap_or(Language::Kk)
}

fn checklist(
    job: &PackJob<'_>,
    plan: &PackPlan,
    batch: &mut Batch,
    progress: &dyn Progress,
) -> Result<PackFile, ExportError> {
    let name = format!("{}_checklist.pdf", plan.file_name);
    let mut file = batch.file(&name).map_err(place)?;
    let language = first_language(plan);
    let title = say(language, "export-checklist", &[]);
    let own = plan.checklist.clone();
    let bundle = own_bundle(own, title, plan.subject.clone(), language, plan.as_of.0);
    let receipt = write_bundle(&bundle, job.importer, &mut file, progress)?;
    file.seek(SeekFrom::Start(0)).map_err(BundleError::Write)?;
    verify_bundle(&file, job.importer, receipt.pages)?;
    Ok(PackFile {
        path: job.folder.join(name),
        kind: PackFileKind::Checklist,
        size: receipt.bytes,
        pages: Some(receipt.pages),
        sha256: receipt.sha256,
    })
}

fn calendar(
    job: &PackJob<'_>,
    plan: &PackPlan,
    batch: &mut Batch,
) -> Result<PackFile, ExportError> {
    let name = format!("{}.ics", plan.file_name);
    let mut file = batch.file(&name).map_err(place)?;
    let text = calendar_file::calendar(job.book, job.case, job.assessment, first_language(plan));
    let path = job.folder.join(name);
    file.write_all(text.as_bytes())
        .map_err(|source| place(WriteError::Io { path: path.clone(), source }))?;
    Ok(PackFile {
        path,
        kind: PackFileKind::Calendar,
        size: u64::try_from(text.len()).unwrap_or(u64::MAX),
        pages: None,
        sha256: crate::documents::digest::of_bytes(text.as_bytes()),
    })
}
