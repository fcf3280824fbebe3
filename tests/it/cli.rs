//! The command line as a person uses it: what is typed, what is answered, where, with which exit code.

mod cases;
mod checklists;
mod deadlines;
mod done;
mod files;
mod journeys;
mod mistakes;
mod packs;
mod rule_book;
mod schema;
mod usage;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use permitpack::session::sample;

/// The languages everything is said in.
const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];

/// What the program answered.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    /// Fine: nothing is complained of.
    #[track_caller]
    fn fine(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Ran to its end with a result that is not good: exit code 1.
    #[track_caller]
    fn short(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (1, ""), "{}", self.out);
        self.out
    }

    /// Refused: exit code 2, nothing on stdout, `error:` and `hint:` on stderr.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        assert!(self.err.starts_with("error: "), "{}", self.err);
        assert!(self.err.contains("\nhint: "), "{}", self.err);
        for line in self.err.lines().filter(|line| !line.starts_with(' ')) {
            let text = line.strip_prefix("error: ").or_else(|| line.strip_prefix("hint: "));
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{line:?}");
        }
        self.err
    }

    #[track_caller]
    fn json(self) -> serde_json::Value {
        assert_eq!(self.err, "");
        serde_json::from_str(&self.out).unwrap()
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_permitpack-cli"));
    command.env_remove("PERMITPACK_FORMS");
    command
}

/// Runs the program with arguments separated by single spaces, then further ones as they are.
fn run<const N: usize>(typed: &str, more: [&Path; N]) -> Answer {
    let typed = typed.split(' ').filter(|word| !word.is_empty());
    let output = program().args(typed).args(more).output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder that is removed at the end.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The sample case, written once; nobody changes it.
pub(crate) fn sample_case() -> &'static Path {
    static CASE: OnceLock<PathBuf> = OnceLock::new();
    CASE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        sample::write(&folder).unwrap();
        folder
    })
}

/// What `case.toml` of the sample says.
fn sample_text() -> String {
    fs::read_to_string(sample_case().join("case.toml")).unwrap()
}

/// A copy of the sample in which texts are replaced; each must be there.
#[track_caller]
fn changed(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let copy = folder();
    copy_all(sample_case(), copy.path());
    fs::write(copy.path().join("case.toml"), edited(sample_text(), changes)).unwrap();
    copy
}

/// The facts of the sample without its documents: quick, for what does not depend on files.
#[track_caller]
fn facts_only(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let copy = folder();
    let text = sample_text();
    let (facts, _) = text.split_once("[[document]]").unwrap();
    fs::write(copy.path().join("case.toml"), edited(facts.to_owned(), changes)).unwrap();
    copy
}

#[track_caller]
fn edited(mut text: String, changes: &[(&str, &str)]) -> String {
    for (from, to) in changes {
        assert!(text.contains(from), "{from:?} is not in the sample");
        text = text.replacen(from, to, 1);
    }
    text
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The names in a folder, sorted; temporary files too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The text of a PDF as another program reads it.
fn pdf_text(path: &Path) -> Option<String> {
    let Ok(output) = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output() else {
        println!("skipped: pdftotext is not installed");
        return None;
    };
    assert!(output.status.success(), "{}", path.display());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The letters of Kazakh that Russian does not have.
fn is_kazakh(text: &str) -> bool {
    text.contains(|c: char| "әғқңөұүһі".contains(c))
}

fn is_russian(text: &str) -> bool {
    !is_kazakh(text) && text.contains(|c: char| ('а'..='я').contains(&c))
}

/// Says whether a text is in the language asked for.
#[track_caller]
fn assert_language(text: &str, language: &str) {
    let is_right = match language {
        "ru" => is_russian(text),
        "kk" => is_kazakh(text),
        _ => !text.contains(|c: char| ('а'..='я').contains(&c)),
    };
    assert!(is_right, "not {language}: {text}");
}
