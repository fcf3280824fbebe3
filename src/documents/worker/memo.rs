//! What a file's inspection has already read need not be read again for its export: small recipes are
//! kept, so that a scan of a few pages costs one worker process and not three.
//!
//! A recipe is kept for the very file, by its place on the disk, length and times of change, and for
//! the very options. A file changed since is read anew. In memory stay at most
//! [`limits::KEPT_RECIPES`] bytes; the oldest recipe goes first.

use std::collections::VecDeque;
use std::fs::File;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::frame::{self, Broken, Source};
use super::wire::{self, Said};
use super::{InWorker, WorkerProgram};
use crate::documents::importer::{ImportFailure, Importer, SecondCount};
use crate::documents::limits;
use crate::documents::recipe::{Event, ImportOptions, RecipeSink, Stopped};
use crate::documents::unpack::{Opening, Taker};

/// Imports in a worker process, and remembers what a rehearsal said.
#[derive(Debug)]
pub struct Remembering {
    worker: InWorker,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    recipes: VecDeque<(Key, Arc<[u8]>)>,
    bytes: usize,
}

impl std::fmt::Debug for Known {
    /// Without what stands in them, and without passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} recipes, {} bytes", self.recipes.len(), self.bytes)
    }
}

/// Which file, in which state, and how it is to be imported.
#[derive(Clone, PartialEq, Eq)]
struct Key {
    place: [u64; 3],
    times: [i64; 4],
    options: ImportOptions,
}

impl Key {
    /// None where the system does not tell files apart.
    #[cfg(unix)]
    fn of(file: &File, options: &ImportOptions) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;

        let of = file.metadata().ok()?;
        Some(Self {
            place: [of.dev(), of.ino(), of.len()],
            times: [of.mtime(), of.mtime_nsec(), of.ctime(), of.ctime_nsec()],
            options: options.clone(),
        })
    }

    #[cfg(not(unix))]
    fn of(_file: &File, _options: &ImportOptions) -> Option<Self> {
        None
    }
}

impl Remembering {
    /// One that starts this program and knows nothing yet.
    pub fn new(program: WorkerProgram) -> Self {
        Self { worker: InWorker(program), known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn recall(&self, key: &Key) -> Option<Arc<[u8]>> {
        let known = self.known();
        let found = known.recipes.iter().find(|(kept, _)| kept == key);
        found.map(|(_, recipe)| Arc::clone(recipe))
    }
}

impl Known {
    fn keep(&mut self, key: Key, recipe: Vec<u8>) {
        if self.recipes.iter().any(|(kept, _)| *kept == key) {
            return;
        }
        self.bytes += recipe.len();
        self.recipes.push_back((key, recipe.into()));
        while self.bytes > limits::KEPT_RECIPES {
            let Some((_, oldest)) = self.recipes.pop_front() else { return };
            self.bytes -= oldest.len();
        }
    }
}

impl Importer for Remembering {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        let recipe = Key::of(file, options).and_then(|key| self.recall(&key));
        match recipe {
            Some(recipe) => tell(&recipe, sink),
            None => self.worker.import(file, options, sink),
        }
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        let before = Key::of(file, options);
        let mut notes = Notes { recipe: Vec::new(), is_small: before.is_some(), sink };
        let (count, is_whole) = self.worker.learn(file, options, &mut notes)?;
        let Notes { recipe, is_small, .. } = notes;
        // A file that was written meanwhile may have been read half old, half new.
        let same = before.filter(|key| Key::of(file, options).as_ref() == Some(key));
        if let Some(key) = same.filter(|_| is_small && is_whole) {
            self.known().keep(key, recipe);
        }
        Ok(count)
    }

    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        self.worker.ask(job, file, params_json, max_answer)
    }

    fn unpack(
        &self,
        file: &File,
        opening: &Opening,
        taker: &mut dyn Taker,
    ) -> Result<(), ImportFailure> {
        self.worker.unpack(file, opening, taker)
    }
}

/// Says a kept recipe again.
fn tell(recipe: &[u8], sink: &mut dyn RecipeSink) -> Result<(), ImportFailure> {
    let broken = || ImportFailure::Io("a kept recipe is damaged".to_owned());
    let most = usize::try_from(limits::SMALL_RECIPE).unwrap_or(usize::MAX);
    let mut rest = Slice(recipe);
    while !rest.0.is_empty() {
        let message = frame::read(&mut rest, most).map_err(|_| broken())?;
        let Ok(Said::Event(event)) = wire::decode(message, most) else { return Err(broken()) };
        sink.take(event).map_err(|_| ImportFailure::Stopped)?;
    }
    Ok(())
}

struct Slice<'b>(&'b [u8]);

impl Source for Slice<'_> {
    fn append(&mut self, into: &mut Vec<u8>, count: usize) -> Result<(), Broken> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(Broken::Ended)?;
        into.extend_from_slice(bytes);
        self.0 = rest;
        Ok(())
    }
}

/// Writes down what is said, while it is little, and passes on what a rehearsal says.
struct Notes<'s> {
    recipe: Vec<u8>,
    is_small: bool,
    sink: &'s mut dyn RecipeSink,
}

impl RecipeSink for Notes<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if self.is_small {
            let written = wire::write_event(&mut self.recipe, &event);
            // Twice: the pages and findings come on top of the objects.
            self.is_small = written.is_ok() && self.recipe.len() as u64 <= 2 * limits::SMALL_RECIPE;
            if !self.is_small {
                self.recipe = Vec::new();
            }
        }
        match event {
            Event::Object(_) | Event::Layers(_) => Ok(()),
            Event::Progress { .. }
            | Event::Page(_)
            | Event::Outline(_)
            | Event::Finding(_)
            | Event::Done { .. } => self.sink.take(event),
        }
    }
}
