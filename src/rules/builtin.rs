//! The `forms/` folder inside the program, and an override folder on top of it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};

use super::load::{LoadErrors, load};
use super::rule_book::RuleBook;

static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/forms");

/// How the embedded folder is called in messages.
const PREFIX: &str = "forms/";

/// The embedded data files: path (`forms/…`) and text, in the order of the paths.
pub fn builtin_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&FORMS, &mut files);
    files.sort();
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let is_data = file.path().extension().is_some_and(|extension| extension == "toml");
        if let Some(text) = file.contents_utf8().filter(|_| is_data) {
            let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
            files.push((format!("{PREFIX}{}", parts.join("/")), text.to_owned()));
        }
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}

/// The embedded files with an override folder on top: a file of the same place within the folder wins
/// as a whole; others are added. Override paths may be relative to the folder (`kz/book.toml`) or
/// longer (`office/kz/book.toml`); messages show them as given.
pub fn overlay(
    builtin: Vec<(String, String)>,
    overrides: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let overrides: BTreeMap<String, String> = overrides.into_iter().collect();
    let replaced = |path: &str| {
        let inside = path.strip_prefix(PREFIX).unwrap_or(path);
        overrides.keys().any(|other| {
            let other = other.replace('\\', "/");
            other == inside || other.strip_suffix(inside).is_some_and(|rest| rest.ends_with('/'))
        })
    };
    let mut files: Vec<(String, String)> =
        builtin.into_iter().filter(|(path, _)| !replaced(path)).collect();
    files.extend(overrides);
    files
}

/// The embedded rule book, read once.
pub fn builtin() -> Result<Arc<RuleBook>, LoadErrors> {
    static BOOK: OnceLock<Result<Arc<RuleBook>, LoadErrors>> = OnceLock::new();
    BOOK.get_or_init(|| load(&builtin_files()).map(Arc::new)).clone()
}
