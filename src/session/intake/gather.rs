//! Files are kept; what holds other files is taken apart, also inside each other, and what lies in it is
//! kept.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};

use super::allowance::Allowance;
use super::codes as said_of;
use super::{Hands, Kept, natural, shown};
use crate::documents::importer::ImportFailure;
use crate::documents::inspect::blocker;
use crate::documents::recipe::Stopped;
use crate::documents::unpack::{Container, Entry, LeftOut, Opening, Taker, Why, container_of};
use crate::documents::{codes, limits, sniff};
use crate::domain::{CameIn, Digest, FileKind, FileRef, Finding, Subject, Wrapping};
use crate::export::progress::{Progress, Stage};
use crate::session::said;
use crate::store::StoreError;

/// Files that are kept at the same time.
const KEEPERS: usize = 4;

/// Keeps what is brought.
pub(super) struct Gatherer<'h> {
    hands: Hands<'h>,
    pub(super) kept: Vec<Kept>,
    pub(super) failed: Vec<Finding>,
    /// Archives that wait for a password.
    pub(super) locked: Vec<FileRef>,
    allowance: Allowance,
}

/// A container on its way to be taken apart.
struct Outer<'f> {
    file: &'f File,
    container: Container,
    name: &'f str,
    /// Around it, the outermost first.
    came_in: Vec<CameIn>,
    /// Where it is kept, if it is.
    digest: Option<Digest>,
    opening: Opening,
}

/// A container inside a container, kept to be opened.
struct Inner {
    digest: Digest,
    name: String,
    came_in: Vec<CameIn>,
}

impl<'h> Gatherer<'h> {
    pub(super) fn new(hands: Hands<'h>, failed: Vec<Finding>) -> Self {
        let allowance = Allowance::default();
        Self { hands, kept: Vec::new(), failed, locked: Vec::new(), allowance }
    }

    fn is_stopped(&self) -> bool {
        // Nothing is counted here; it only asks whether to go on.
        self.hands.progress.tick(Stage::Inspect, 0, 0).is_err()
    }

    /// Keeps files in their order, until somebody says stop. Keeping is mostly waiting for the disk, so
    /// several are kept at a time; what holds other files is taken apart afterwards, in its turn.
    pub(super) fn all(&mut self, paths: &[PathBuf]) {
        let (next, finished) = (AtomicUsize::new(0), AtomicU64::new(0));
        let (hands, all) = (self.hands, paths.len() as u64);
        let brought = Mutex::new(BTreeMap::new());
        std::thread::scope(|scope| {
            for _ in 0..KEEPERS.min(paths.len()) {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, SeqCst);
                        let Some(path) = paths.get(at) else { break };
                        let one = bring(hands, path);
                        if let Ok(mut brought) = brought.lock() {
                            brought.insert(at, one);
                        }
                        let done = finished.fetch_add(1, SeqCst) + 1;
                        // Whether to go on is asked before the next file.
                        let _ = hands.progress.tick(Stage::Inspect, done / 2, all);
                    }
                });
            }
        });
        let mut brought = brought.into_inner().unwrap_or_default();
        for (at, path) in paths.iter().enumerate() {
            let name = shown(path);
            match brought.remove(&at) {
                Some(Ok(Brought::Kept(digest))) => {
                    self.kept.push(Kept { digest, name, came_in: Vec::new() });
                }
                Some(Ok(Brought::Container(container))) if !self.is_stopped() => {
                    match File::open(path) {
                        Ok(file) => self.brought(&file, container, &name),
                        Err(error) => self.failed.push(said::file_failure(&name, error.into())),
                    }
                }
                Some(Err(why)) => self.failed.push(why),
                Some(Ok(Brought::Container(_) | Brought::Stopped)) | None => {
                    self.failed.push(said::stopped_before(&name));
                }
            }
        }
    }

    fn brought(&mut self, file: &File, container: Container, name: &str) {
        self.allowance.begin();
        self.allowance.bring(file.metadata().map_or(0, |it| it.len()));
        let opening = self.opening(None);
        let (came_in, digest) = (Vec::new(), None);
        self.container(Outer { file, container, name, came_in, digest, opening });
    }

    /// Takes the encrypted files out of an archive that is kept. Gives which came out and which did not, or
    /// none if the password opens nothing.
    pub(super) fn locked(&mut self, archive: &FileRef, password: &str) -> Option<Entries> {
        let file = self.hands.store.open_file(archive.digest).ok()?;
        let opening = Opening { passwords: vec![password.into()], only_locked: true };
        let mut proof = Proof { hands: self.hands, is_open: false };
        // It ends at the first file that opens, as it was asked to.
        let tried = self.hands.importer.unpack(&file, &opening, &mut proof);
        drop(tried);
        if !proof.is_open {
            return None;
        }
        // What lies in it may be locked with the same. Another one that is known may open the rest: it was
        // learnt from other files and never tried on these.
        self.hands.passwords.learn(archive.digest, password);
        self.allowance.begin();
        self.allowance.bring(archive.size);
        let opening = Opening { only_locked: true, ..self.opening(Some(archive.digest)) };
        let (entries, is_whole) = self.container(Outer {
            file: &file,
            container: Container::Archive,
            name: &archive.name,
            came_in: archive.came_in.clone(),
            digest: Some(archive.digest),
            opening,
        });
        if !is_whole {
            // Nobody knows what else lies in it.
            self.locked.retain(|it| it.digest != archive.digest);
            self.locked.push(archive.clone());
        }
        Some(entries)
    }

    /// The passwords that are known, for a container of which everything is wanted.
    fn opening(&self, digest: Option<Digest>) -> Opening {
        let known = self.hands.passwords.to_try(digest);
        Opening { passwords: known.into_iter().map(Into::into).collect(), only_locked: false }
    }

    /// Takes an archive or e-mail apart, and those in it. Gives what came of its files, and whether that was
    /// all of them.
    fn container(&mut self, outer: Outer<'_>) -> (Entries, bool) {
        let Outer { file, container, name, mut came_in, digest, opening } = outer;
        let wrapping = match container {
            Container::Archive => Wrapping::Archive,
            Container::Mail => Wrapping::Mail,
        };
        if let Some(why) = self.objection(name) {
            self.failed.push(why);
            return (Entries::default(), false);
        }
        let deep = came_in.iter().filter(|it| it.wrapping == wrapping).count();
        let limit = match container {
            Container::Archive => limits::MAX_ARCHIVES_DEEP,
            Container::Mail => limits::MAX_MAILS_DEEP,
        };
        if deep >= limit {
            let outer = came_in.last().map_or("", |it| it.name.as_str());
            self.failed.push(said_of::container_too_deep(name, outer, limit));
            return (Entries::default(), false);
        }
        let around = came_in.clone();
        came_in.push(CameIn { wrapping, name: name.to_owned(), folder: String::new() });
        let importer = self.hands.importer;
        let mut unpacking = Unpacking {
            gatherer: &mut *self,
            came_in,
            kept: Vec::new(),
            inner: Vec::new(),
            entries: Entries::default(),
            named: 0,
            locked: Vec::new(),
        };
        let result = importer.unpack(file, &opening, &mut unpacking);
        let Unpacking { mut kept, inner, entries, named, locked, .. } = unpacking;
        let (is_read, is_whole) = (named > 0 || !entries.out.is_empty(), result.is_ok());
        kept.sort_by_cached_key(|it| {
            let folder = it.came_in.last().map_or("", |it| it.folder.as_str());
            (natural(folder), natural(&it.name))
        });
        self.kept.append(&mut kept);
        self.name_end(result, name, !is_read && locked.is_empty());
        if !locked.is_empty() {
            self.keep_locked(file, name, around, digest, locked);
        }
        for inner in inner {
            if !self.allowance.is_told() {
                self.inner(inner);
            }
        }
        (entries, is_whole)
    }

    /// Says how taking a container apart ended, unless all is well.
    fn name_end(&mut self, result: Result<(), ImportFailure>, name: &str, is_empty: bool) {
        match result {
            Ok(()) if is_empty => self.failed.push(said_of::container_empty(name)),
            Ok(()) => {}
            // The file that was too much is named; it speaks for the others.
            Err(ImportFailure::Stopped) if self.allowance.is_told() => {}
            Err(ImportFailure::Stopped) => self.failed.push(said::stopped_before(name)),
            Err(failure) => self.failed.push(codes::named(blocker(&failure), name)),
        }
    }

    /// An archive with files that no known password opens is kept itself, until somebody tells it.
    fn keep_locked(
        &mut self,
        mut file: &File,
        name: &str,
        came_in: Vec<CameIn>,
        digest: Option<Digest>,
        files: Vec<Finding>,
    ) {
        let size = file.metadata().map_or(0, |it| it.len());
        let kept = match digest {
            Some(digest) => Ok(digest),
            None => match file.seek(SeekFrom::Start(0)) {
                Ok(_) => keep(self.hands, &mut file, name),
                Err(error) => Err(said::file_failure(name, error.into())),
            },
        };
        match kept {
            Ok(digest) => self.locked.push(FileRef {
                is_locked: true,
                came_in,
                findings: vec![said_of::archive_locked(name, files.len())],
                ..FileRef::new(digest, name.to_owned(), size, FileKind::Refused("zip"), 0)
            }),
            Err(why) => {
                self.failed.push(why);
                self.failed.extend(files);
            }
        }
    }

    /// Why a file of an archive is not taken, when the drop has given enough.
    fn objection(&mut self, name: &str) -> Option<Finding> {
        let loose = self.kept.iter().filter(|it| it.came_in.is_empty()).count();
        self.allowance.objection(name, loose)
    }

    fn inner(&mut self, Inner { digest, name, came_in }: Inner) {
        if self.is_stopped() {
            self.failed.push(said::stopped_before(&name));
            return;
        }
        let opened = self.hands.store.open_file(digest).ok();
        let kind = opened.and_then(|mut file| Some((sniff::kind_of_file(&mut file).ok()?, file)));
        match kind.and_then(|(kind, file)| Some((container_of(kind)?, file))) {
            Some((container, file)) => {
                let opening = self.opening(Some(digest));
                let (file, name, digest) = (&file, name.as_str(), Some(digest));
                self.container(Outer { file, container, name, came_in, digest, opening });
            }
            None => self.kept.push(Kept { digest, name, came_in }),
        }
    }
}

/// What became of one file.
enum Brought {
    Kept(Digest),
    /// It holds other files.
    Container(Container),
    Stopped,
}

fn bring(hands: Hands<'_>, path: &Path) -> Result<Brought, Finding> {
    if hands.progress.tick(Stage::Inspect, 0, 0).is_err() {
        return Ok(Brought::Stopped);
    }
    let name = shown(path);
    let unreadable = |error: io::Error| said::file_failure(&name, error.into());
    // A pipe would keep the job waiting for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(unreadable(io::ErrorKind::InvalidInput.into()));
    }
    let mut source = File::open(path).map_err(unreadable)?;
    let kind = sniff::kind_of_file(&mut source).map_err(unreadable)?;
    if let Some(container) = container_of(kind) {
        return Ok(Brought::Container(container));
    }
    let mut content = Watched { content: &mut source, progress: hands.progress, end: None };
    let kept = keep(hands, &mut content, &name);
    if let Some(End::Stopped) = content.end {
        return Ok(Brought::Stopped);
    }
    Ok(Brought::Kept(kept?))
}

fn keep(hands: Hands<'_>, source: &mut dyn Read, name: &str) -> Result<Digest, Finding> {
    let kept = hands.store.put_file(source).map_err(|error| match error {
        StoreError::Full(_) => said::no_space_for(name),
        error => Finding { subject: Subject::File(name.to_owned()), ..error.finding() },
    })?;
    Ok(kept.digest)
}

/// What came of the files of an archive.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Those that were taken out.
    pub(super) out: Vec<Entry>,
    /// Those that no known password opens.
    pub(super) shut: Vec<Entry>,
}

/// Whether a password opens anything.
struct Proof<'h> {
    hands: Hands<'h>,
    is_open: bool,
}

impl Taker for Proof<'_> {
    fn entry(&mut self, _: Entry, _: &mut dyn Read) -> Result<(), Stopped> {
        self.is_open = true;
        Err(Stopped)
    }

    fn left_out(&mut self, _: LeftOut) -> Result<(), Stopped> {
        self.hands.progress.tick(Stage::Inspect, 0, 0).map_err(|_| Stopped)
    }
}

/// What lies in one container.
struct Unpacking<'g, 'h> {
    gatherer: &'g mut Gatherer<'h>,
    /// Around what lies in it, itself the last.
    came_in: Vec<CameIn>,
    kept: Vec<Kept>,
    inner: Vec<Inner>,
    entries: Entries,
    named: usize,
    /// What is said of each encrypted file if the archive cannot be kept.
    locked: Vec<Finding>,
}

impl Unpacking<'_, '_> {
    fn outer(&self) -> &str {
        self.came_in.last().map_or("", |it| it.name.as_str())
    }

    fn name_failed(&mut self, why: Finding) {
        self.named += 1;
        self.gatherer.allowance.name();
        self.gatherer.failed.push(why);
    }
}

impl Taker for Unpacking<'_, '_> {
    fn entry(&mut self, entry: Entry, content: &mut dyn Read) -> Result<(), Stopped> {
        if self.gatherer.is_stopped() {
            return Err(Stopped);
        }
        let Entry { name, folder } = entry;
        if let Some(why) = self.gatherer.objection(&name) {
            self.name_failed(why);
            return Err(Stopped);
        }
        let mut content = Watched { content, progress: self.gatherer.hands.progress, end: None };
        let mut counted = self.gatherer.allowance.counted(&mut content);
        let kept = keep(self.gatherer.hands, &mut counted, &name);
        self.gatherer.allowance.take(&counted);
        if counted.is_over()
            && let Some(why) = self.gatherer.objection(&name)
        {
            self.name_failed(why);
            return Err(Stopped);
        }
        match (kept, content.end) {
            (_, Some(End::Stopped)) => return Err(Stopped),
            (_, Some(End::Damaged)) => {
                let why = said_of::entry_damaged(&name, self.outer());
                self.name_failed(why);
            }
            (Err(why), None) => self.name_failed(why),
            (Ok(digest), None) => {
                self.entries.out.push(Entry { name: name.clone(), folder: folder.clone() });
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
        if let Some(why) = self.gatherer.objection(&what.entry.name) {
            self.name_failed(why);
            return Err(Stopped);
        }
        let why = said_of::left_out(&what, self.outer());
        if what.why == Why::Encrypted {
            self.entries.shut.push(what.entry);
            self.locked.push(why);
        } else {
            self.name_failed(why);
        }
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
