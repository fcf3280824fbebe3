//! `inspect`: what a file is, how many pages, what is wrong with it. Exit 1 when one cannot be used.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Args, Format, Inspect};
use super::failure::{Failure, Outcome};
use super::inside::{self, Inside};
use super::{book, check, fold, json as shapes, may_be, worker};
use crate::documents::inspect::inspect;
use crate::documents::unpack::container_of;
use crate::domain::{FileKind, Language};
use crate::export::words;
use crate::i18n::say;

pub(super) fn run(command: &Inspect, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang;
    let book = book::load(args, language)?;
    let worker = worker::importer(language)?;
    let files = all_opened(&command.files, language)?;
    let suggester = if command.suggest { may_be::suggester(&book) } else { None };
    let mut all_usable = true;
    let mut listed = Vec::new();
    let mut out = fold::stdout();
    for (path, file) in command.files.iter().zip(&files) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let inspection = inspect(&worker, file, &name, command.password.as_deref());
        let inside = container_of(inspection.kind).map(|_| inside::look(&worker, file, &name));
        let may_be = (suggester.as_ref())
            .filter(|_| inside.is_none())
            .map(|it| may_be::look(it, &worker, file, &name, &inspection));
        all_usable &= inside.as_ref().map_or(inspection.page_count > 0, Inside::is_whole);
        match command.format {
            Format::Json => {
                let findings: Vec<_> = inspection
                    .findings
                    .iter()
                    .map(|finding| shapes::finding(&book, finding, language))
                    .collect();
                let mut told = json!({
                    "file": path.display().to_string(),
                    "kind": kind(inspection.kind),
                    "page_count": inspection.page_count,
                    "size": inspection.size,
                    "sha256": inspection.digest.map(|digest| digest.to_string()),
                    "findings": findings,
                });
                if let (Some(found), Some(told)) = (&may_be, told.as_object_mut()) {
                    told.insert("may_be".to_owned(), may_be::json(&book, found, language));
                }
                if let (Some(inside), Some(told)) = (&inside, told.as_object_mut()) {
                    told.insert("inside".to_owned(), inside.json(&book, language));
                }
                listed.push(told);
            }
            Format::Text => {
                let pages = say(language, "cli-pages", &[("count", inspection.page_count.into())]);
                let size = words::size(inspection.size, language);
                // A reader that went away is no error of ours.
                let _ =
                    writeln!(out, "{}: {}, {pages}, {size}", path.display(), kind(inspection.kind));
                for finding in &inspection.findings {
                    let _ = check::print_finding(&mut out, &book, finding, language);
                }
                if let Some(found) = &may_be {
                    let _ = may_be::print(&mut out, &book, found, language);
                }
                if let Some(inside) = &inside {
                    let _ = inside.print(&mut out, &book, language);
                }
            }
        }
    }
    if command.format == Format::Json {
        let _ = writeln!(out, "{}", shapes::pretty(&listed));
    }
    Ok(Outcome::of(all_usable))
}

/// Opens them all; those that cannot be opened are told together.
fn all_opened(paths: &[PathBuf], language: Language) -> Result<Vec<File>, Failure> {
    let (files, missing): (Vec<_>, Vec<_>) =
        paths.iter().map(|path| opened(path, language)).partition(Result::is_ok);
    if !missing.is_empty() {
        return Err(Failure::all(missing.into_iter().filter_map(Result::err)));
    }
    Ok(files.into_iter().filter_map(Result::ok).collect())
}

/// Opens a file; a folder is none.
pub(super) fn opened(path: &Path, language: Language) -> Result<File, Failure> {
    File::open(path)
        .and_then(|file| {
            let is_folder = file.metadata()?.is_dir();
            if is_folder { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
        })
        .map_err(|err| Failure::at("cli-file-unreadable", path, &err, language))
}

/// The kind of a file in a word.
pub(super) fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "pdf",
        FileKind::Jpeg => "jpeg",
        FileKind::Png => "png",
        FileKind::Tiff => "tiff",
        FileKind::WebP => "webp",
        FileKind::Bmp => "bmp",
        FileKind::Signed => "signed",
        FileKind::Refused(name) => name,
    }
}
