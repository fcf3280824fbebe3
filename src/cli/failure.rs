//! How a command ends.

use std::fmt;
use std::io;
use std::path::Path;

use crate::domain::{Language, Reason};
use crate::export::atomic::WriteError;
use crate::export::words;
use crate::i18n::{Value, say, say_attr};
use crate::session::OpenError;
use crate::session::case_file::CaseMistakes;
use crate::session::said;
use crate::session::sample::SampleError;

/// A command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well: exit code 0.
    Fine,
    /// Incomplete or not verified: exit code 1.
    Short,
}

impl Outcome {
    /// Fine when true.
    pub(super) fn of(fine: bool) -> Self {
        if fine { Self::Fine } else { Self::Short }
    }
}

/// Bad usage or input: exit code 2. What happened and why, then what to do; maybe several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure(Vec<(String, String)>);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (message, hint) in &self.0 {
            writeln!(f, "error: {message}")?;
            if !hint.is_empty() {
                writeln!(f, "hint: {hint}")?;
            }
        }
        Ok(())
    }
}

impl Failure {
    /// A message and what to do.
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self(vec![(message.into(), hint.into())])
    }

    /// A message of `cli.ftl` and its `.hint`.
    pub(super) fn say(language: Language, key: &str, args: &[(&str, Value<'_>)]) -> Self {
        Self::new(say(language, key, args), say_attr(language, key, "hint", args))
    }

    /// A case that cannot be opened.
    pub(super) fn opening(err: &OpenError, language: Language) -> Self {
        match err {
            OpenError::CaseFile { path, source } => {
                let folder = path.parent().unwrap_or(path);
                let (key, shown) = match source.kind() {
                    io::ErrorKind::NotFound if folder.is_dir() => ("cli-no-case-file", folder),
                    io::ErrorKind::NotFound => ("cli-no-case-folder", folder),
                    _ => ("cli-case-unreadable", path.as_path()),
                };
                Self::at(key, shown, source, language)
            }
            OpenError::Mistakes(mistakes) => Self::mistakes(mistakes, language),
            OpenError::Cancelled(_) => Self::say(language, "cli-cancelled", &[]),
        }
    }

    /// A file that did not get its final name; `unmade` says why its content could not be made.
    pub(super) fn writing<E>(
        err: &WriteError<E>,
        language: Language,
        unmade: impl FnOnce(&E, Language) -> Self,
    ) -> Self {
        let path = |path: &Path| [("path", path.display().to_string().into())];
        match err {
            WriteError::Exists(file) => Self::say(language, "cli-exists", &path(file)),
            WriteError::Busy(file) => Self::say(language, "cli-busy", &path(file)),
            WriteError::Io { path: file, source }
                if source.kind() == io::ErrorKind::StorageFull =>
            {
                Self::say(language, "cli-disk-full", &path(file))
            }
            WriteError::Io { path, source } => Self::at("cli-not-written", path, source, language),
            WriteError::Fill(inner) => unmade(inner, language),
        }
    }

    /// The sample case could not be written.
    pub(super) fn sample(err: &SampleError, language: Language) -> Self {
        match err {
            SampleError::Write { path, source } => {
                Self::at("cli-not-written", path, source, language)
            }
            SampleError::Pages(err) => Self::pages(err, language),
            SampleError::Make(_) => Self::say(language, "cli-not-right", &[]),
        }
    }

    /// Something that the system refused, and where.
    pub(super) fn at(key: &str, path: &Path, err: &io::Error, language: Language) -> Self {
        let gaps =
            [("path", path.display().to_string().into()), ("reason", reason(err, language).into())];
        Self::say(language, key, &gaps)
    }

    /// Several at once, in their order.
    pub(super) fn all(failures: impl IntoIterator<Item = Self>) -> Self {
        Self(failures.into_iter().flat_map(|failure| failure.0).collect())
    }

    fn mistakes(mistakes: &CaseMistakes, language: Language) -> Self {
        Self(said::mistakes(mistakes, language))
    }
}

/// Why the system refused, in words.
pub(super) fn reason(err: &io::Error, language: Language) -> String {
    words::reason(Reason::from(err), language)
}
