//! The seam between the bundle engine and whoever parses the file: a worker process in the program,
//! a plain call in unit tests and for pages we made ourselves.

use std::fs::File;

use super::recipe::{ImportOptions, RecipeSink};
use super::unpack::{Opening, Taker};

/// Why a worker did not finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// No news for longer than the limit.
    Time,
    /// Over the memory limit (or the allocator gave up).
    Memory,
    /// It crashed.
    Crash,
    /// It said something that cannot be true.
    Protocol,
}

/// Why a file gave no pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportFailure {
    /// It is encrypted and no password was given.
    #[error("the file needs a password")]
    NeedsPassword,
    /// The password does not open it.
    #[error("the password does not open the file")]
    WrongPassword,
    /// Encrypted in a way that cannot be read.
    #[error("the file is encrypted in an unknown way")]
    UnknownEncryption,
    /// Damaged beyond repair.
    #[error("the file is damaged beyond repair")]
    Damaged,
    /// A kind that cannot become pages; the text names it.
    #[error("a {0} file cannot become pages")]
    Refused(&'static str),
    /// Over one of the published limits; the text names it.
    #[error("the file is over a limit: {0}")]
    TooLarge(&'static str),
    /// The worker died; on which page (from 0), if it was on one.
    #[error("the file could not be read to its end")]
    Died {
        /// How.
        death: Death,
        /// Where.
        page: Option<u32>,
    },
    /// The receiver stopped (cancelled).
    #[error("stopped")]
    Stopped,
    /// The file or the worker could not be started or read.
    #[error("{0}")]
    Io(String),
}

/// What the second reader said about the number of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondCount {
    /// It was not asked: images have no page tree.
    NotAsked,
    /// It counted this many.
    Pages(u32),
    /// It could not read the file, or died of it.
    Failed,
}

/// Turns a file into a recipe.
pub trait Importer: Sync {
    /// Reads `file` from its start. Every event goes to `sink`, in the order of [`super::recipe`].
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure>;

    /// The same import into nothing: objects do not reach `sink`, everything else does. Afterwards a
    /// second reader counts the pages; what happens to it never costs the first result.
    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        self.import(file, options, sink).map(|()| SecondCount::NotAsked)
    }

    /// Has a job that another layer registered with the worker done on `file`; its answer has at most
    /// `max_answer` bytes and is as trustworthy as a worker is. One that only imports knows no jobs.
    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        let _ = (job, file, params_json, max_answer);
        Err(ImportFailure::Refused("job"))
    }

    /// Takes an archive or e-mail apart: what lies inside goes to `taker`, in its order, and what is not
    /// handed over is named. One that only imports opens no containers.
    fn unpack(
        &self,
        file: &File,
        opening: &Opening,
        taker: &mut dyn Taker,
    ) -> Result<(), ImportFailure> {
        let _ = (file, opening, taker);
        Err(ImportFailure::Refused("job"))
    }
}
