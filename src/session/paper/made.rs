//! Paper that leaves the program: letters and the print set as PDF files, to the viewer of the system, to a
//! printer. Each is a job.

use std::convert::Infallible;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::printer::{self, PrintOrder};
use crate::documents::importer::Importer;
use crate::domain::{AsOf, Case, FileRef, LetterId};
use crate::export::ExportError;
use crate::export::atomic::{self, WriteError};
use crate::export::bundle;
use crate::export::letters::{LetterError, Letters, Press, file_stem, letter_pdf};
use crate::export::plan::{PackOptions, PlanError};
use crate::export::print_set::{PrintJob, plan_print_set};
use crate::export::progress::{Progress, Stage};
use crate::rules::{Letter, RuleBook, assess};
use crate::session::jobs::{Job, JobEnd, Jobs};
use crate::store::Store;

/// What is put on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// These letters, each a PDF of its own.
    Letters(Vec<LetterId>),
    /// All letters of the case, each a PDF of its own.
    All,
    /// Everything that goes to the counter, as one PDF for printing on both sides.
    Set,
    /// The draft of a letter that is signed now, as it was kept.
    Kept(Box<FileRef>),
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whither {
    /// Into one file; for one letter or the set.
    File(PathBuf),
    /// Into a folder.
    Folder(PathBuf),
    /// Into a folder that goes when the program ends, to be opened in the viewer of the system.
    Viewer,
    /// To a printer.
    Printer(PrintOrder),
}

/// A wish for paper.
#[derive(Clone, Debug)]
pub struct PaperWish {
    /// What.
    pub what: What,
    /// Where to.
    pub whither: Whither,
    /// Files of the same name are replaced.
    pub replace: bool,
    /// The case.
    pub case: Arc<Case>,
    /// The rules.
    pub book: Arc<RuleBook>,
    /// The day.
    pub as_of: AsOf,
    /// Profile and languages of cover and checklist.
    pub options: PackOptions,
}

/// Paper that was made.
#[derive(Debug)]
pub struct PaperMade {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// What the printer said.
    pub printed: Option<String>,
    /// The folder that goes when this is let go of.
    pub kept: Option<tempfile::TempDir>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The files could not be made or written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The printer did not take them.
    #[error("the printer did not take it: {0}")]
    Printer(String),
}

impl Jobs {
    /// Makes paper.
    pub fn paper(&mut self, wish: PaperWish) -> Job {
        let (store, importer) = (Arc::clone(self.store()), Arc::clone(self.importer()));
        self.start("paper", move |progress| match make(&wish, &*store, &*importer, progress) {
            Err(PaperError::Export(ExportError::Cancelled)) => {
                Err(crate::export::progress::Cancelled)
            }
            result => Ok(JobEnd::Paper(Box::new(result))),
        })
    }

    /// Looks for printers.
    pub fn printers(&mut self) -> Job {
        self.start("printers", |_| Ok(JobEnd::Printers(printer::printers())))
    }
}

/// Makes paper.
///
/// # Errors
/// When something cannot be made, written or printed; files that were written before it stay.
pub fn make(
    wish: &PaperWish,
    store: &dyn Store,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<PaperMade, PaperError> {
    let temporary = |path: &Path| {
        let made = tempfile::Builder::new().prefix("permitpack-").tempdir();
        made.map_err(|source| write_error(WriteError::Io { path: path.to_owned(), source }))
    };
    let (kept, target) = match &wish.whither {
        Whither::File(path) | Whither::Folder(path) => (None, path.clone()),
        Whither::Viewer | Whither::Printer(_) => {
            let folder = temporary(&std::env::temp_dir())?;
            let path = folder.path().to_owned();
            (Some(folder), path)
        }
    };
    let is_file = matches!(wish.whither, Whither::File(_));
    let paths = match &wish.what {
        What::Set => {
            let path = if is_file { target } else { target.join("print-set.pdf") };
            vec![set(wish, &path, store, importer, progress)?]
        }
        What::Letters(_) | What::All => letters(wish, &target, is_file, progress)?,
        What::Kept(file) => {
            let path = if is_file { target } else { target.join(&file.name) };
            vec![kept_draft(wish, file, &path, store)?]
        }
    };
    let printed = match &wish.whither {
        Whither::Printer(order) => {
            Some(printer::print(order, &paths).map_err(PaperError::Printer)?)
        }
        Whither::File(_) | Whither::Folder(_) | Whither::Viewer => None,
    };
    Ok(PaperMade { paths, printed, kept })
}

fn letters(
    wish: &PaperWish,
    target: &Path,
    is_file: bool,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>, PaperError> {
    let assessment = assess(&wish.book, &wish.case, wish.as_of);
    let letters = Letters::new(&wish.book, &wish.case, &assessment, &wish.options)
        .map_err(ExportError::from)?;
    let wanted: Vec<&Letter> = match &wish.what {
        What::Letters(ids) => ids.iter().filter_map(|id| wish.book.letter(id)).collect(),
        What::All => letters.offered(),
        What::Set | What::Kept(_) => Vec::new(),
    };
    if !is_file {
        std::fs::create_dir_all(target)
            .map_err(|source| write_error(WriteError::Io { path: target.to_owned(), source }))?;
    }
    let mut press = Press::new();
    let mut made = Vec::new();
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    // All are set before the first is written: a name that is taken leaves nothing half done.
    for (done, letter) in (0_u64..).zip(wanted) {
        progress.tick(Stage::Bundle, done, total).map_err(ExportError::from)?;
        let filled = letters.fill(letter, &[]);
        let own = press.set(&filled).map_err(|error| letter_error(LetterError::Pages(error)))?;
        let pdf = letter_pdf(&filled, own, wish.as_of.0).map_err(ExportError::from)?;
        let path = if is_file {
            target.to_owned()
        } else {
            target.join(format!("{}.pdf", file_stem(&filled)))
        };
        if !wish.replace && path.exists() {
            return Err(write_error(WriteError::Exists(path)).into());
        }
        made.push((path, pdf));
    }
    for (path, pdf) in &made {
        atomic::write(path, wish.replace, |file: &mut File| file.write_all(pdf))
            .map_err(|error| plain(error, path))?;
    }
    Ok(made.into_iter().map(|(path, _)| path).collect())
}

/// A copy of a draft that was kept.
fn kept_draft(
    wish: &PaperWish,
    file: &FileRef,
    path: &Path,
    store: &dyn Store,
) -> Result<PathBuf, PaperError> {
    let broken = |source| write_error(WriteError::Io { path: path.to_owned(), source });
    let mut bytes = File::open(store.file_path(file.digest)).map_err(broken)?;
    atomic::write(path, wish.replace, |copy: &mut File| std::io::copy(&mut bytes, copy).map(drop))
        .map_err(|error| plain(error, path))?;
    Ok(path.to_owned())
}

fn set(
    wish: &PaperWish,
    path: &Path,
    store: &dyn Store,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<PathBuf, PaperError> {
    let documents = wish.case.documents.iter().flat_map(|it| &it.files);
    let paths = documents.map(|file| (file.digest, store.file_path(file.digest))).collect();
    let assessment = assess(&wish.book, &wish.case, wish.as_of);
    let job = PrintJob {
        book: &wish.book,
        case: &wish.case,
        assessment: &assessment,
        options: &wish.options,
        paths: &paths,
    };
    let planned = plan_print_set(&job).map_err(letter_error)?;
    let written = atomic::write(path, wish.replace, |file: &mut File| {
        bundle::write_bundle(&planned.plan, importer, &mut bundle::Durable::new(file), progress)
    });
    match written {
        Ok(_) => Ok(path.to_owned()),
        Err(WriteError::Fill(error)) => Err(ExportError::from(error).into()),
        Err(WriteError::Exists(path)) => Err(write_error(WriteError::Exists(path)).into()),
        Err(WriteError::Busy(path)) => Err(write_error(WriteError::Busy(path)).into()),
        Err(WriteError::Io { path, source }) => {
            Err(write_error(WriteError::Io { path, source }).into())
        }
    }
}

pub(super) fn letter_error(error: LetterError) -> ExportError {
    match error {
        LetterError::Plan(error) => ExportError::Plan(error),
        LetterError::Bundle(error) => ExportError::from(error),
        LetterError::Pages(error) => ExportError::Plan(PlanError::from(error)),
    }
}

fn write_error(error: WriteError<Infallible>) -> ExportError {
    match error {
        WriteError::Io { path, source } if source.kind() == std::io::ErrorKind::StorageFull => {
            ExportError::DiskFull(path)
        }
        other => ExportError::Write(other),
    }
}

fn plain(error: WriteError<std::io::Error>, path: &Path) -> ExportError {
    write_error(match error {
        WriteError::Fill(source) => WriteError::Io { path: path.to_owned(), source },
        WriteError::Exists(path) => WriteError::Exists(path),
        WriteError::Busy(path) => WriteError::Busy(path),
        WriteError::Io { path, source } => WriteError::Io { path, source },
    })
}
