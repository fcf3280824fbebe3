//! The house rules that no compiler holds: who may import whom, file sizes, ids that stay data.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Layer, and the siblings that it may name.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("i18n", &["domain"]),
    ("fonts.rs", &[]),
    ("rules", &["domain"]),
    ("documents", &["domain", "fonts"]),
    ("store", &["domain", "documents"]),
    ("export", &["domain", "rules", "documents", "i18n", "fonts"]),
    ("session", &["domain", "rules", "documents", "store", "export", "i18n", "fonts"]),
    ("cli", &["domain", "rules", "documents", "export", "session", "i18n", "fonts"]),
    ("app", &["domain", "rules", "documents", "store", "export", "session", "i18n", "fonts"]),
];

/// Words that a layer must not contain at all, with the reason.
const NEVER: &[(&str, &str, &str)] = &[
    ("domain", "std::fs", "values know no files"),
    ("domain", "serde", "saved types are DTOs of their own"),
    ("rules", "std::fs", "the loader gets texts, not paths"),
    ("rules", "fluent", "rules form no sentence"),
    ("rules", "hayro", "rules know no PDF"),
    ("session", "println!", "only the command line prints"),
];

/// Words that only one layer may contain, with the reason.
const ONLY: &[(&str, &str, &str)] = &[
    ("store", "rusqlite", "no SQL outside the store"),
    ("app", "egui::", "only the window draws"),
];

/// Whether a file reaches a layer by climbing to the root of the crate: `super::super::rules` in `store/dto/`.
fn reaches(file: &Path, text: &str, layer: &str) -> bool {
    let inside = file.strip_prefix(root().join("src")).unwrap().with_extension("");
    let is_folder = inside.file_name().is_some_and(|name| name == "mod");
    let depth = inside.components().count() - usize::from(is_folder);
    // One more within a module of the file itself, such as its tests.
    (depth..=depth + 1).any(|steps| {
        let climb = format!("{}{layer}", "super::".repeat(steps));
        text.match_indices(&climb).any(|(at, _)| {
            let before = &text[..at];
            let after = text[at + climb.len()..].chars().next();
            let is_whole = !after.is_some_and(|it| it.is_alphanumeric() || it == '_');
            is_whole && !before.ends_with("super::")
        })
    })
}

#[test]
fn a_layer_that_is_climbed_to_is_seen() {
    let file = root().join("src/store/dto/case.rs");
    assert!(reaches(&file, "use super::super::super::rules::RuleBook;", "rules"));
    assert!(!reaches(&file, "use super::super::rules::RuleBook;", "rules"), "a part of the store");
    let file = root().join("src/store/mod.rs");
    assert!(reaches(&file, "fn a(book: &super::rules::RuleBook)", "rules"));
    assert!(reaches(&root().join("src/store/case.rs"), "use super::super::rules;", "rules"));
    assert!(!reaches(&root().join("src/store/case.rs"), "use super::super::rules_of;", "rules"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn layer_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

#[test]
fn layers_import_downwards_only() {
    let mut wrong = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let layer = layer_of(&file);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == layer) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        if text.contains("use crate::{") {
            wrong.push(format!("{} groups its imports: one line a layer", file.display()));
        }
        for (sibling, _) in MAY_USE {
            let sibling = sibling.trim_end_matches(".rs");
            let itself = layer.trim_end_matches(".rs") == sibling;
            let used =
                text.contains(&format!("crate::{sibling}")) || reaches(&file, &text, sibling);
            if !itself && !allowed.contains(&sibling) && used {
                wrong.push(format!("{} uses {sibling}", file.display()));
            }
        }
        for (only_in, word, why) in ONLY {
            if *only_in != layer && text.contains(word) {
                wrong.push(format!("{} contains {word}: {why}", file.display()));
            }
        }
        for (banned_in, word, why) in NEVER {
            if *banned_in == layer && text.contains(word) {
                wrong.push(format!("{} contains {word}: {why}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_readable() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        for file in files(&root().join(folder), "rs") {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > 500 {
                long.push(format!("{}: {lines} lines", file.display()));
            }
        }
    }
    assert!(long.is_empty(), "over 500 lines:\n{}", long.join("\n"));
}

/// Every `id = "…"` of the rule book, and the facts that questions name.
fn ids_of_forms() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in files(&root().join("forms"), "toml") {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some(rest) = line.strip_prefix("id = \"") else { continue };
            if let Some((id, _)) = rest.split_once('"') {
                ids.insert(id.to_owned());
            }
        }
    }
    ids
}

/// Ids so short and plain that the program uses the word in its own right (a language tag, a JSON
/// key); listed here so that the exception is seen.
const PLAIN_WORDS: &[&str] = &[
    "passport",
    "stay",
    "contract",
    "personal",
    "other",
    "family",
    "company",
    "applicant",
    "memory",
    "judgement",
    "mci",
]; // the last two are words of the data schema as well

#[test]
fn ids_of_forms_are_data() {
    let ids = ids_of_forms();
    assert!(ids.len() > 100, "only {} ids found in forms/", ids.len());
    let mut literals = Vec::new();
    for file in files(&root().join("src"), "rs") {
        // The sample case is a case file in the shape of code: it must name facts and documents.
        if file.starts_with(root().join("src/session/sample")) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for id in &ids {
            if !PLAIN_WORDS.contains(&id.as_str()) && code.contains(&format!("\"{id}\"")) {
                literals.push(format!("{}: \"{id}\"", file.display()));
            }
        }
    }
    assert!(literals.is_empty(), "ids of forms/ in src/:\n{}", literals.join("\n"));
}

#[test]
fn nothing_unfinished_is_left() {
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat()];
    let mut left = Vec::new();
    for folder in ["src", "tests", "forms"] {
        for extension in ["rs", "toml", "ftl"] {
            for file in files(&root().join(folder), extension) {
                let text = fs::read_to_string(&file).unwrap();
                if marks.iter().any(|mark| text.contains(mark)) {
                    left.push(file.display().to_string());
                }
            }
        }
    }
    assert!(left.is_empty(), "unfinished: {left:?}");
}
