//! Files are kept; what holds other files is taken apart, also inside each other, and what lies in it is
//! kept.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::codes as said_of;
use super::{Hands, Kept, MAX_FILES, natural, shown};
use crate::documents::importer::ImportFailure;
use crate::documents::inspect::blocker;
use crate::documents::recipe::Stopped;
use crate::documents::unpack::{Container, Entry, LeftOut, Taker, container_of};
use crate::documents::{codes, limits, sniff};
use crate::domain::{CameIn, Digest, Finding, Subject, Wrapping};
use crate::export::progress::{Progress, Stage};
use crate::session::said;
use crate::store::StoreError;

/// Keeps what is brought.
pub(super) struct Gatherer<'h> {
    hands: Hands<'h>,
    pub(super) kept: Vec<Kept>,
    pub(super) failed: Vec<Finding>,
}

/// A container inside a container, kept to be opened.
struct Inner {
    digest: Digest,
    name: String,
    came_in: Vec<CameIn>,
}

impl<'h> Gatherer<'h> {
    pub(super) fn new(hands: Hands<'h>, failed: Vec<Finding>) -> Self {
        Self { hands, kept: Vec::new(), failed }
    }

    fn is_stopped(&self) -> bool {
        // Nothing is counted here; it only asks whether to go on.
        self.hands.progress.tick(Stage::Inspect, 0, 0).is_err()
    }

    /// Keeps files in their order, until somebody says stop.
    pub(super) fn all(&mut self, paths: &[PathBuf]) {
        for path in paths {
            if self.is_stopped() {
                self.failed.push(said::stopped_before(&shown(path)));
            } else if let Err(why) = self.path(path) {
                self.failed.push(why);
            }
        }
    }

    fn path(&mut self, path: &Path) -> Result<(), Finding> {
        let name = shown(path);
        let unreadable = |error: io::Error| said::file_failure(&name, error.into());
        // A pipe would keep the job waiting for ever.
        if !path.metadata().map_err(unreadable)?.is_file() {
            return Err(unreadable(io::ErrorKind::InvalidInput.into()));
        }
        let mut source = File::open(path).map_err(unreadable)?;
        let kind = sniff::kind_of_file(&mut source).map_err(unreadable)?;
        if let Some(container) = container_of(kind) {
            self.container(&source, container, &name, Vec::new(), String::new());
            return Ok(());
        }
        let digest = self.keep(&mut source, &name)?;
        self.kept.push(Kept { digest, name, came_in: Vec::new() });
        Ok(())
    }

    fn keep(&self, source: &mut dyn Read, name: &str) -> Result<Digest, Finding> {
        let kept = self.hands.store.put_file(source).map_err(|error| match error {
            StoreError::Full(_) => said::no_space_for(name),
            error => Finding { subject: Subject::File(name.to_owned()), ..error.finding() },
        })?;
        Ok(kept.digest)
    }

    /// Takes an archive or e-mail apart, and those in it.
    fn container(
        &mut self,
        file: &File,
        container: Container,
        name: &str,
        mut came_in: Vec<CameIn>,
        folder: String,
    ) {
        let wrapping = match container {
            Container::Archive => Wrapping::Archive,
            Container::Mail => Wrapping::Mail,
        };
        if let Some(outer) = came_in.last_mut() {
            outer.folder = folder;
        }
        let deep = came_in.iter().filter(|it| it.wrapping == wrapping).count();
        let limit = match container {
            Container::Archive => limits::MAX_ARCHIVES_DEEP,
            Container::Mail => limits::MAX_MAILS_DEEP,
        };
        if deep >= limit {
            let outer = came_in.last().map_or("", |it| it.name.as_str());
            self.failed.push(said_of::container_too_deep(name, outer, limit));
            return;
        }
        came_in.push(CameIn { wrapping, name: name.to_owned(), folder: String::new() });
        let importer = self.hands.importer;
        let mut unpacking = Unpacking {
            gatherer: &mut *self,
            came_in,
            kept: Vec::new(),
            inner: Vec::new(),
            taken: 0,
            named: 0,
        };
        let result = importer.unpack(file, &mut unpacking);
        let Unpacking { mut kept, inner, taken, named, .. } = unpacking;
        kept.sort_by_cached_key(|it| {
            let folder = it.came_in.last().map_or("", |it| it.folder.as_str());
            (natural(folder), natural(&it.name))
        });
        self.kept.append(&mut kept);
        match result {
            Ok(()) if taken + named == 0 => self.failed.push(said_of::container_empty(name)),
            Ok(()) => {}
            Err(ImportFailure::Stopped) => self.failed.push(said::stopped_before(name)),
            Err(failure) => self.failed.push(codes::named(blocker(&failure), name)),
        }
        for inner in inner {
            self.inner(inner);
        }
    }

    fn inner(&mut self, Inner { digest, name, came_in }: Inner) {
        if self.is_stopped() {
            self.failed.push(said::stopped_before(&name));
            return;
        }
        let opened = self.hands.store.open_file(digest).ok();
        let kind = opened.and_then(|mut file| Some((sniff::kind_of_file(&mut file).ok()?, file)));
        let folder = came_in.last().map(|it| it.folder.clone()).unwrap_or_default();
        match kind.and_then(|(kind, file)| Some((container_of(kind)?, file))) {
            Some((container, file)) => self.container(&file, container, &name, came_in, folder),
            None => self.kept.push(Kept { digest, name, came_in }),
        }
    }
}

/// What lies in one container.
struct Unpacking<'g, 'h> {
    gatherer: &'g mut Gatherer<'h>,
    /// Around what lies in it, itself the last.
    came_in: Vec<CameIn>,
    kept: Vec<Kept>,
    inner: Vec<Inner>,
    taken: usize,
    named: usize,
}

impl Unpacking<'_, '_> {
    fn outer(&self) -> &str {
        self.came_in.last().map_or("", |it| it.name.as_str())
    }

    fn name_failed(&mut self, why: Finding) {
        self.named += 1;
        self.gatherer.failed.push(why);
    }
}

impl Taker for Unpacking<'_, '_> {
    fn entry(&mut self, entry: Entry, content: &mut dyn Read) -> Result<(), Stopped> {
        if self.gatherer.is_stopped() {
            return Err(Stopped);
        }
        let Entry { name, folder } = entry;
        if self.gatherer.kept.len() + self.kept.len() >= MAX_FILES {
            self.name_failed(said::too_many_files(&name, MAX_FILES));
            return Ok(());
        }
        let mut content = Watched { content, progress: self.gatherer.hands.progress, end: None };
        let kept = self.gatherer.keep(&mut content, &name);
        match (kept, content.end) {
            (_, Some(End::Stopped)) => return Err(Stopped),
            (_, Some(End::Damaged)) => {
                let why = said_of::entry_damaged(&name, self.outer());
                self.name_failed(why);
            }
            (Err(why), None) => self.name_failed(why),
            (Ok(digest), None) => {
                self.taken += 1;
                let mut came_in = self.came_in.clone();
                if let Some(last) = came_in.last_mut() {
                    last.folder = folder;
                }
                let opened = self.gatherer.hands.store.open_file(digest).ok();
                let kind = opened.and_then(|mut file| sniff::kind_of_file(&mut file).ok());
                if kind.and_then(container_of).is_some() {
                    self.inner.push(Inner { digest, name, came_in });
                } else {
                    self.kept.push(Kept { digest, name, came_in });
                }
            }
        }
        Ok(())
    }

    fn left_out(&mut self, what: LeftOut) -> Result<(), Stopped> {
        if self.gatherer.is_stopped() {
            return Err(Stopped);
        }
        let why = said_of::left_out(&what, self.outer());
        self.name_failed(why);
        Ok(())
    }
}

/// Why a content broke off.
enum End {
    Stopped,
    Damaged,
}

/// The content of a file, until somebody says stop.
struct Watched<'c> {
    content: &'c mut dyn Read,
    progress: &'c dyn Progress,
    end: Option<End>,
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.progress.tick(Stage::Inspect, 0, 0).is_err() {
            self.end = Some(End::Stopped);
            return Err(io::ErrorKind::Other.into());
        }
        self.content.read(into).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.end = Some(End::Damaged);
            }
        })
    }
}
