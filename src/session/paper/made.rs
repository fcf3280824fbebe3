//! Paper that leaves the program: letters, the print set and lists of dates as PDF files, to the viewer of the system, to a
//! printer. Each is a job.

use std::convert::Infallible;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::printer::{self, PrintFailure, PrintOrder};
use crate::documents::importer::Importer;
use crate::domain::{AsOf, Case, FileRef, Language, LetterId};
use crate::export::ExportError;
use crate::export::atomic::{self, WriteError};
use crate::export::bundle;
use crate::export::checklist_pdf::ChecklistError;
use crate::export::dates_pdf::{DatesJob, DatesOf, dates_pdf};
use crate::export::letters::{LetterError, Letters, Press, file_stem, letter_pdf};
use crate::export::naming;
use crate::export::plan::{DateOfCase, PackOptions, PlanError};
use crate::export::print_set::{PrintJob, plan_print_set};
use crate::export::progress::{Progress, Stage};
use crate::rules::{Letter, RuleBook, assess};
use crate::session::jobs::{Job, JobEnd, Jobs};
use crate::session::look::watched;
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
    /// A list of dates.
    Dates(Box<DatesPaper>),
    /// Files that are made already, as of a pack: for a printer or the viewer.
    Made(Vec<PathBuf>),
}

/// A list of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatesPaper {
    /// Its languages, the first in black.
    pub languages: Vec<Language>,
    /// Duties that are done, instead of those that are open.
    pub done: bool,
    /// The dates of all cases; `None`: those of the open one.
    pub all: Option<Vec<DateOfCase>>,
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whither {
    /// Into one file; for one letter or the set.
    File(PathBuf),
    /// Into a folder.
    Folder(PathBuf),
    /// Into a folder of its own below [`PaperWish::copies`], to be opened in the viewer of the system.
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
    /// The folder for copies that are only looked at or printed: [`Workspace::copies`]. Without one they
    /// lie in the temporary folder of the system.
    ///
    /// [`Workspace::copies`]: crate::store::Workspace::copies
    pub copies: Option<PathBuf>,
    /// The case; a list of the dates of all needs none.
    pub case: Option<Arc<Case>>,
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
    pub kept: Option<TempDir>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Files of these names are there, and may not be replaced; nothing was written.
    #[error("{} files are there already", .0.len())]
    There(Vec<PathBuf>),
    /// The files could not be made or written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The printer did not take them.
    #[error("the printer did not take it: {0}")]
    Printer(PrintFailure),
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
        self.start("printers", |progress| {
            Ok(JobEnd::Printers(watched(progress, |_| printer::printers())))
        })
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
    made(wish, store, importer, progress).map_err(|error| match error {
        PaperError::Export(ExportError::Write(WriteError::Exists(path))) => {
            PaperError::There(vec![path])
        }
        error => error,
    })
}

fn made(
    wish: &PaperWish,
    store: &dyn Store,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<PaperMade, PaperError> {
    let (kept, target) = match &wish.whither {
        Whither::File(path) | Whither::Folder(path) => (None, path.clone()),
        Whither::Viewer | Whither::Printer(_) if matches!(wish.what, What::Made(_)) => {
            (None, PathBuf::new())
        }
        Whither::Viewer | Whither::Printer(_) => {
            let folder = folder_for_copies(wish.copies.as_deref())?;
            let path = folder.path().to_owned();
            (Some(folder), path)
        }
    };
    let is_file = matches!(wish.whither, Whither::File(_));
    let paths = match &wish.what {
        What::Set => {
            let path = if is_file { target } else { target.join("print-set.pdf") };
            set(wish, &path, store, importer, progress)?.into_iter().collect()
        }
        What::Letters(_) | What::All => letters(wish, &target, is_file, progress)?,
        What::Kept(file) => {
            let path = if is_file { target } else { target.join(name_of_draft(file)) };
            vec![kept_draft(wish, file, &path, store)?]
        }
        What::Dates(dates) => {
            let path = if is_file { target } else { target.join("deadlines.pdf") };
            list_of_dates(wish, dates, &path)?.into_iter().collect()
        }
        What::Made(paths) => paths.clone(),
    };
    let printed = match &wish.whither {
        Whither::Printer(order) => {
            let printed = watched(progress, |_| printer::print(order, &paths));
            Some(printed.map_err(|failure| match failure {
                PrintFailure::Stopped => PaperError::Export(ExportError::Cancelled),
                failure => PaperError::Printer(failure),
            })?)
        }
        Whither::File(_) | Whither::Folder(_) | Whither::Viewer => None,
    };
    Ok(PaperMade { paths, printed, kept })
}

/// A new folder that only the user may look into; it goes when it is let go of. What is left of it when the
/// program dies is swept away with the workspace's other leavings.
fn folder_for_copies(copies: Option<&Path>) -> Result<TempDir, PaperError> {
    let mut new = tempfile::Builder::new();
    new.prefix("permitpack-");
    let in_workspace = copies.and_then(|copies| {
        // A workspace that is gone is not made anew.
        let is_there = copies.is_dir() || std::fs::create_dir(copies).is_ok();
        if is_there { new.tempdir_in(copies).ok() } else { None }
    });
    let folder = in_workspace.map_or_else(|| new.tempdir(), Ok);
    let path = std::env::temp_dir();
    Ok(folder.map_err(|source| write_error(WriteError::Io { path, source }))?)
}

fn letters(
    wish: &PaperWish,
    target: &Path,
    is_file: bool,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>, PaperError> {
    let Some(case) = &wish.case else { return Ok(Vec::new()) };
    let assessment = assess(&wish.book, case, wish.as_of);
    let letters =
        Letters::new(&wish.book, case, &assessment, &wish.options).map_err(ExportError::from)?;
    let wanted: Vec<&Letter> = match &wish.what {
        What::Letters(ids) => ids.iter().filter_map(|id| wish.book.letter(id)).collect(),
        What::All => letters.offered(),
        What::Set | What::Kept(_) | What::Dates(_) | What::Made(_) => Vec::new(),
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
        made.push((path, pdf));
    }
    let there = made.iter().map(|(path, _)| path).filter(|path| !wish.replace && path.exists());
    let there: Vec<PathBuf> = there.cloned().collect();
    if !there.is_empty() {
        return Err(PaperError::There(there));
    }
    for (path, pdf) in &made {
        atomic::write(path, wish.replace, |file: &mut File| file.write_all(pdf))
            .map_err(|error| plain(error, path))?;
    }
    Ok(made.into_iter().map(|(path, _)| path).collect())
}

/// The name of a copy of a draft. Where the case came from is not known: what it calls the draft is made a
/// name that lies in the folder, and of a file that no program runs.
fn name_of_draft(file: &FileRef) -> String {
    let name = naming::Letters::Unicode.safe(&file.name, "letter");
    match naming::extension(&name).as_deref() {
        Some("pdf") => name,
        Some(_) | None => format!("{name}.pdf"),
    }
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
) -> Result<Option<PathBuf>, PaperError> {
    let Some(case) = &wish.case else { return Ok(None) };
    let documents = case.documents.iter().flat_map(|it| &it.files);
    let paths = documents.map(|file| (file.digest, store.file_path(file.digest))).collect();
    let assessment = assess(&wish.book, case, wish.as_of);
    let job = PrintJob {
        book: &wish.book,
        case,
        assessment: &assessment,
        options: &wish.options,
        paths: &paths,
    };
    let planned = plan_print_set(&job).map_err(letter_error)?;
    let written = atomic::write(path, wish.replace, |file: &mut File| {
        bundle::write_bundle(&planned.plan, importer, &mut bundle::Durable::new(file), progress)
    });
    match written {
        Ok(_) => Ok(Some(path.to_owned())),
        Err(WriteError::Fill(error)) => Err(ExportError::from(error).into()),
        Err(WriteError::Exists(path)) => Err(write_error(WriteError::Exists(path)).into()),
        Err(WriteError::Busy(path)) => Err(write_error(WriteError::Busy(path)).into()),
        Err(WriteError::Io { path, source }) => {
            Err(write_error(WriteError::Io { path, source }).into())
        }
    }
}

/// The dates of all cases, or of the case of the wish.
fn list_of_dates(
    wish: &PaperWish,
    dates: &DatesPaper,
    path: &Path,
) -> Result<Option<PathBuf>, PaperError> {
    let case = wish.case.as_ref().filter(|_| dates.all.is_none());
    let assessed = case.map(|case| (case, assess(&wish.book, case, wish.as_of)));
    let of = match (&dates.all, &assessed) {
        (Some(all), _) => DatesOf::All(all),
        (None, Some((case, assessment))) => DatesOf::Case(case, assessment),
        (None, None) => return Ok(None),
    };
    let job = DatesJob {
        book: &wish.book,
        as_of: wish.as_of,
        languages: &dates.languages,
        done: dates.done,
        of,
    };
    let pdf = dates_pdf(job).map_err(|error| match error {
        ChecklistError::Plan(error) => ExportError::Plan(error),
        ChecklistError::Bundle(error) => ExportError::from(error),
    })?;
    atomic::write(path, wish.replace, |file: &mut File| file.write_all(&pdf))
        .map_err(|error| plain(error, path))?;
    Ok(Some(path.to_owned()))
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
