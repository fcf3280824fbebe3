//! Opens a case folder: reads `case.toml`, hashes every file, looks into each one through the worker.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::case_file::{self, CaseMistakes, FileEntry};
use super::look::{Wanted, look_into};
use crate::documents::digest;
use crate::documents::importer::Importer;
use crate::documents::inspect::{Inspection, Purpose};
use crate::domain::page_plan::PlanProblem;
use crate::domain::{Case, Digest, FileRef};
use crate::export::progress::{Cancelled, Progress};
use crate::rules::RuleBook;

/// A case with its files looked into.
#[derive(Clone, Debug)]
pub struct OpenCase {
    /// The case.
    pub case: Case,
    /// Where each file's bytes are.
    pub paths: BTreeMap<Digest, PathBuf>,
    /// The day the case file fixes, if it does.
    pub as_of: Option<NaiveDate>,
}

/// Why a case folder cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no `case.toml`, or it cannot be read.
    #[error("the case file cannot be read: {source}: {path}")]
    CaseFile {
        /// Where it should be.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// `case.toml` has mistakes.
    #[error("{0}")]
    Mistakes(CaseMistakes),
    /// The user stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// The name of the case file in its folder.
pub const CASE_FILE: &str = "case.toml";

/// Opens the case in `folder`. Files are only read.
pub fn open(
    folder: &Path,
    book: &RuleBook,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<OpenCase, OpenError> {
    // Whoever names the case file itself means its folder.
    let is_case_file = folder.file_name().is_some_and(|name| name == CASE_FILE) && folder.is_file();
    let folder = folder.parent().filter(|_| is_case_file).unwrap_or(folder);
    let path = folder.join(CASE_FILE);
    let text = fs::read_to_string(&path)
        .map_err(|source| OpenError::CaseFile { path: path.clone(), source })?;
    let read = case_file::read(&text, CASE_FILE, book);
    let mut mistakes = read.mistakes;
    for entry in read.files.iter().flatten() {
        if let Err(err) = readable(&folder.join(&entry.path)) {
            mistakes.file_missing(entry, &err);
        }
    }
    mistakes.tell_held();
    let Some(mut case) = read.case.filter(|_| mistakes.is_empty()) else {
        return Err(OpenError::Mistakes(mistakes));
    };

    let wanted: Vec<Wanted<'_>> = (read.files.iter().flatten())
        .map(|entry| Wanted {
            path: folder.join(&entry.path),
            name: file_name(&entry.path),
            password: entry.password.as_deref(),
        })
        .collect();
    let looked = look_into(&wanted, Purpose::Keeping, importer, progress)?;
    let mut paths = BTreeMap::new();
    let mut looked = looked.into_iter();
    for (document, entries) in case.documents.iter_mut().zip(&read.files) {
        for entry in entries {
            let path = folder.join(&entry.path);
            match looked.next().map(|inspection| file_ref(entry, inspection, &path)) {
                Some(Ok(file)) => {
                    paths.insert(file.digest, path);
                    let plan = file.plan.iter().filter(|_| file.is_readable());
                    for problem in plan.flat_map(|plan| plan.problems(file.page_count)) {
                        if let PlanProblem::NoSuchPage(_) = problem {
                            mistakes.pages(entry, problem, file.page_count);
                        }
                    }
                    document.files.push(file);
                }
                Some(Err(err)) => mistakes.file_missing(entry, &err),
                None => {}
            }
        }
    }
    if !mistakes.is_empty() {
        mistakes.tell_held();
        return Err(OpenError::Mistakes(mistakes));
    }
    Ok(OpenCase { case, paths, as_of: read.as_of })
}

fn readable(path: &Path) -> io::Result<()> {
    if File::open(path)?.metadata()?.is_file() {
        Ok(())
    } else {
        Err(io::Error::from(io::ErrorKind::IsADirectory))
    }
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn file_ref(
    entry: &FileEntry,
    inspection: io::Result<Inspection>,
    path: &Path,
) -> io::Result<FileRef> {
    let inspection = inspection?;
    // A file over the size limit is refused unread; its original still goes by its digest.
    let digest = match inspection.digest {
        Some(digest) => digest,
        None => digest::of_reader(&mut File::open(path)?)?.0,
    };
    let (password, quarter_turns) = (entry.password.clone(), entry.quarter_turns);
    let file = inspection.into_file_ref(&file_name(&entry.path), digest);
    let plan = entry.pages.clone().filter(|plan| !plan.is_whole(file.page_count));
    Ok(FileRef { password, quarter_turns, plan, ..file })
}
