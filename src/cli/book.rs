//! The rule book a command works with: built in, or with an office's own files over it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Args;
use super::failure::Failure;
use crate::domain::Language;
use crate::i18n::say;
use crate::rules::{self, LoadErrors, RuleBook};

/// The texts of the book: the built-in files, with those of the override folder in their place.
pub(super) fn texts(args: &Args, language: Language) -> Result<Vec<(String, String)>, Failure> {
    let builtin = rules::builtin::builtin_files();
    let Some(folder) = &args.forms else { return Ok(builtin) };
    let mut files = Vec::new();
    collect(folder, folder, &mut files)
        .map_err(|(path, err)| Failure::at("cli-forms-unreadable", &path, &err, language))?;
    if files.is_empty() {
        let args = [("path", folder.display().to_string().into())];
        return Err(Failure::say(language, "cli-forms-empty", &args));
    }
    Ok(rules::builtin::overlay(builtin, files))
}

/// Loads the book.
pub(super) fn load(args: &Args, language: Language) -> Result<Arc<RuleBook>, Failure> {
    rules::load(&texts(args, language)?).map(Arc::new).map_err(|errors| broken(&errors, language))
}

/// Every error of the book, each with its place; what to do stands once at the end.
fn broken(errors: &LoadErrors, language: Language) -> Failure {
    let last = errors.0.len().saturating_sub(1);
    Failure::all(errors.0.iter().enumerate().map(|(at, error)| {
        let hint = if at == last { say(language, "cli-forms-mend", &[]) } else { String::new() };
        Failure::new(error.to_string(), hint)
    }))
}

/// All `.toml` files below a folder, named as in the program: `forms/kz/…`.
fn collect(
    root: &Path,
    folder: &Path,
    files: &mut Vec<(String, String)>,
) -> Result<(), (PathBuf, std::io::Error)> {
    let told = |path: &Path| {
        let path = path.to_owned();
        move |err| (path, err)
    };
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(told(folder))? {
        entries.push(entry.map_err(told(folder))?.path());
    }
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).map_err(told(&path))?;
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<String> =
                inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            files.push((format!("forms/{}", parts.join("/")), text));
        }
    }
    Ok(())
}
