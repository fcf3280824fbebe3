//! The only door to foreign bytes: the same program, started again with a hidden first argument.
//!
//! One file goes in as the worker's standard input (no path), the request as JSON in one environment
//! variable (not visible in the list of processes), and frames come out of its standard output
//! ([`frame`]). The worker limits itself before it looks at a byte ([`serve`]); the parent believes
//! nothing: it re-checks every number ([`referee`]), holds at most a few frames, and ends a worker
//! that is silent or gets nowhere ([`child`]).
//!
//! Limits: on Windows the worker has no memory limit of its own yet; time and checks are the same.

mod child;
mod clean;
mod frame;
mod memo;
mod picture;
mod referee;
mod serve;
mod stopping;
mod unpacking;
mod wire;

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::importer::{Death, ImportFailure, Importer, SecondCount};
use super::limits;
use super::recipe::{Event, ImportOptions, RecipeSink};
use super::unpack::{Opening, Taker};
use crate::domain::page_plan::Unreadable;
use crate::domain::{PagePlan, PageWork};
use child::{Broken, Child};
use referee::{Mode, Referee};
use wire::{Said, Told};

pub(in crate::documents) use clean::clean;
pub use memo::Remembering;
pub(in crate::documents) use picture::{draw, sizes};
pub use serve::{Job, JobHandler, serve};
pub(in crate::documents) use stopping::is_unwanted;
pub use stopping::while_wanted;

/// The hidden first argument.
pub const WORKER_ARGUMENT: &str = "--permitpack-worker";
/// The environment variable with the request.
const REQUEST_VARIABLE: &str = "PERMITPACK_WORKER_REQUEST";
/// A longer request goes in pieces: Windows takes no variable longer than 32 767 characters.
const REQUEST_PIECE: usize = 30_000;
/// What a request may have in all: a plan of very many pages, each with a repair of its own.
const MAX_REQUEST: usize = 20 * REQUEST_PIECE;

/// The variables of a request's pieces, as many as there may be.
fn request_variables() -> impl Iterator<Item = String> {
    (0..=MAX_REQUEST / REQUEST_PIECE).map(|at| match at {
        0 => REQUEST_VARIABLE.to_owned(),
        at => format!("{REQUEST_VARIABLE}_{at}"),
    })
}

/// How long a worker is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Without a message.
    pub silence: Duration,
    /// Without a finished page (of a job: in all).
    pub per_page: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { silence: limits::SILENCE, per_page: limits::PER_PAGE }
    }
}

/// The program that works as a worker.
#[derive(Clone, Debug)]
pub struct WorkerProgram {
    program: PathBuf,
    args: Vec<OsString>,
    patience: Patience,
    log: fn(&str),
}

impl WorkerProgram {
    /// The running program. Its `main` must begin with [`serve`].
    pub fn this_program() -> std::io::Result<Self> {
        std::env::current_exe().map(|program| Self::at(&program))
    }

    /// A program at a path.
    pub fn at(program: &Path) -> Self {
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            patience: Patience::default(),
            log: |_| (),
        }
    }

    /// With arguments before the hidden one.
    #[must_use]
    pub fn with_args<I: IntoIterator<Item = S>, S: Into<OsString>>(mut self, args: I) -> Self {
        self.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// With another patience.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// With a listener for what a dying worker writes to its standard error (at most 4 KiB, without
    /// control characters). It may quote the document: show it, never store it.
    #[must_use]
    pub fn with_log(mut self, log: fn(&str)) -> Self {
        self.log = log;
        self
    }
}

/// What the worker is asked: the wire form of [`ImportOptions`], or a job's own parameters.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(default)]
    quarter_turns: u8,
    /// In the notation of plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pages: Option<String>,
    #[serde(default)]
    render: Vec<u32>,
    #[serde(default)]
    give_up: Vec<u32>,
    /// To try on the encrypted files of an archive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    passwords: Vec<String>,
    /// Only encrypted files of an archive are wanted.
    #[serde(default)]
    only_locked: bool,
}

impl From<&ImportOptions> for Request {
    fn from(options: &ImportOptions) -> Self {
        Self {
            password: options.password.as_deref().map(str::to_owned),
            quarter_turns: options.quarter_turns,
            pages: options.pages.clone().map(said),
            render: options.render.clone(),
            give_up: options.give_up.clone(),
            ..Self::default()
        }
    }
}

impl From<&Opening> for Request {
    fn from(opening: &Opening) -> Self {
        let passwords = opening.passwords.iter().map(|it| (**it).to_owned()).collect();
        Self { passwords, only_locked: opening.only_locked, ..Self::default() }
    }
}

impl Request {
    /// What is wanted of a container.
    fn opening(&self) -> Opening {
        let passwords = self.passwords.iter().map(|it| it.as_str().into()).collect();
        Opening { passwords, only_locked: self.only_locked }
    }

    /// What was asked.
    fn options(self) -> Result<ImportOptions, ImportFailure> {
        let plan: Option<PagePlan> = (self.pages.as_deref().map(str::parse).transpose())
            .map_err(|error: Unreadable| ImportFailure::Io(error.to_string()))?;
        Ok(ImportOptions {
            password: self.password.map(Into::into),
            quarter_turns: self.quarter_turns,
            pages: plan.map(|plan| plan.pages),
            render: self.render,
            give_up: self.give_up,
        })
    }
}

/// Pages in the notation of plans.
fn said(pages: Vec<PageWork>) -> String {
    PagePlan { pages, elsewhere: Vec::new() }.to_string()
}

/// Imports in a worker process, one per file.
#[derive(Clone, Debug)]
pub struct InWorker(pub WorkerProgram);

impl Importer for InWorker {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        self.run("import", Mode::Everything, file, options, sink).map(drop)
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        let (mut child, _) = self.run("rehearse", Mode::WithoutObjects, file, options, sink)?;
        Ok(second_count(&mut child).0)
    }

    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        run_job(&self.0, job, file, params_json, self.0.patience, max_answer)
    }

    fn unpack(
        &self,
        file: &File,
        opening: &Opening,
        taker: &mut dyn Taker,
    ) -> Result<(), ImportFailure> {
        unpacking::unpack(&self.0, file, opening, taker)
    }
}

/// After the last event the pages are known; whatever happens next costs the second opinion only.
fn second_count(child: &mut Child) -> (SecondCount, Told) {
    match child.message().map(|message| wire::decode(message, 0)) {
        Ok(Ok(Said::Count(count, told))) => (count, told),
        Ok(_) | Err(_) => (SecondCount::Failed, Told::Something),
    }
}

impl InWorker {
    /// A rehearsal that also tells `sink` the objects while they are few; whether it told them all.
    fn learn(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(SecondCount, bool), ImportFailure> {
        let (mut child, referee) = self.run("learn", Mode::WhileSmall, file, options, sink)?;
        let (count, told) = second_count(&mut child);
        Ok((count, told == Told::Everything && referee.is_whole()))
    }

    fn run(
        &self,
        op: &str,
        mode: Mode,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(Child, Referee), ImportFailure> {
        let length = file.metadata().map_err(|error| io(&error))?.len();
        if length > limits::MAX_FILE_BYTES {
            return Err(ImportFailure::TooLarge("file"));
        }
        let request = serde_json::to_string(&Request::from(options)).map_err(|e| io(&e.into()))?;
        let mut child = Child::start(&self.0, op, file, &request).map_err(|error| io(&error))?;
        let mut referee = Referee::new(mode, length);
        child.allow_body(referee.max_body());
        loop {
            let said =
                child.message().map_err(|broken| died(broken, &mut child, &referee, options))?;
            let lied = ImportFailure::Died { death: Death::Protocol, page: None };
            match wire::decode(said, referee.max_body()).map_err(|_| lied.clone())? {
                Said::Event(event) => {
                    if referee.admit(&event).map_err(|_| lied)? {
                        child.page_finished();
                    }
                    let last = matches!(event, Event::Done { .. });
                    sink.take(event).map_err(|_| ImportFailure::Stopped)?;
                    if last {
                        return Ok((child, referee));
                    }
                }
                Said::Failure(failure) => return Err(failure),
                Said::Answer(_)
                | Said::Count(..)
                | Said::Picture(_)
                | Said::Alive
                | Said::Begin(_)
                | Said::Bytes(_)
                | Said::End(_)
                | Said::LeftOut(_)
                | Said::Unpacked => return Err(lied),
            }
        }
    }
}

/// Runs a job registered with [`serve`] on a file and returns its JSON answer.
///
/// `patience.per_page` limits the whole job; the job must call [`Job::alive`] more often than
/// `patience.silence`. The answer is as trustworthy as a worker is: not at all. It has at most
/// `max_answer` bytes and is UTF-8.
pub fn run_job(
    program: &WorkerProgram,
    op: &str,
    file: &File,
    params_json: &str,
    patience: Patience,
    max_answer: usize,
) -> Result<String, ImportFailure> {
    let program = program.clone().with_patience(patience);
    let mut child = Child::start(&program, op, file, params_json).map_err(|error| io(&error))?;
    child.allow_body(max_answer);
    let lied = ImportFailure::Died { death: Death::Protocol, page: None };
    loop {
        let said = match child.message() {
            Ok(message) => wire::decode(message, max_answer),
            Err(Broken::Stopped) => return Err(ImportFailure::Stopped),
            Err(broken) => {
                return Err(ImportFailure::Died { death: child.death(broken), page: None });
            }
        };
        match said {
            Ok(Said::Answer(text)) => return Ok(text),
            Ok(Said::Failure(failure)) => return Err(failure),
            Ok(Said::Alive) => {}
            Ok(
                Said::Event(_)
                | Said::Count(..)
                | Said::Picture(_)
                | Said::Begin(_)
                | Said::Bytes(_)
                | Said::End(_)
                | Said::LeftOut(_)
                | Said::Unpacked,
            )
            | Err(_) => return Err(lied),
        }
    }
}

/// What a worker says about its own limits, as JSON: for tests and for reports of trouble.
pub fn limits_of(program: &WorkerProgram, file: &File) -> Result<String, ImportFailure> {
    run_job(program, "limits", file, "{}", program.patience, 4096)
}

/// On which page of the file, wherever that stands in the recipe.
fn died(
    broken: Broken,
    child: &mut Child,
    referee: &Referee,
    options: &ImportOptions,
) -> ImportFailure {
    if broken == Broken::Stopped {
        return ImportFailure::Stopped;
    }
    let page = referee.page_in_work().map(|page| options.source_page(page));
    ImportFailure::Died { death: child.death(broken), page }
}

fn io(error: &std::io::Error) -> ImportFailure {
    ImportFailure::Io(error.to_string())
}
