//! A file under its final name is complete: temporary file in the same folder → write → flush → fsync →
//! final name → fsync of the folder. A killed or cancelled export leaves at most `.permitpack-*.part`
//! files, which the next export into the folder sweeps.
//!
//! The lock on a temporary file says whether its owner is alive: a second export at the same time is
//! refused, the leavings of a dead one are removed, never written into. A lock belongs to a file and
//! not to a name, so whoever holds one asks whether the name still means that file before acting on it.
//!
//! Limits: the files of a batch get their names one after the other. A failure among them is undone; a
//! kill or a power cut among them leaves the first ones, each complete. Where the file system has no
//! hard links, files that were replaced before the failure stay replaced.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What temporary names begin and end with.
const PREFIX: &str = ".permitpack-";
const SUFFIX: &str = ".part";
/// How often a temporary file is asked for while others sweep it away, and the wait between.
const TRIES: u32 = 20;
const WAIT: Duration = Duration::from_millis(5);

/// Why a file did not get its final name.
#[derive(Debug, thiserror::Error)]
pub enum WriteError<E> {
    /// What was to be written could not be made.
    #[error(transparent)]
    Fill(E),
    /// There is already a file of that name, and it was not to be replaced.
    #[error("there is already a file of that name: {0}")]
    Exists(PathBuf),
    /// Another export is writing the same file.
    #[error("another export is writing the same file: {0}")]
    Busy(PathBuf),
    /// The folder or the file could not be written.
    #[error("{source}: {path}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl<E> WriteError<E> {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

/// Files that get their final names when all of them are complete: all of them, or none.
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    replace: bool,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    file: File,
    temporary: PathBuf,
    last: PathBuf,
}

impl Batch {
    /// Makes the folder if need be and sweeps what dead exports left in it.
    pub fn new<E>(folder: &Path, replace: bool) -> Result<Self, WriteError<E>> {
        fs::create_dir_all(folder).map_err(WriteError::io(folder))?;
        sweep(folder).map_err(WriteError::io(folder))?;
        Ok(Self { folder: folder.to_owned(), replace, parts: Vec::new() })
    }

    /// A temporary file that will be called `name` (no folders in it). It is empty and can be read
    /// and written. A clone of the handle may be kept; the batch keeps the file's lock.
    pub fn file<E>(&mut self, name: &str) -> Result<File, WriteError<E>> {
        let last = self.folder.join(name);
        if !self.replace && last.exists() {
            return Err(WriteError::Exists(last));
        }
        let temporary = self.folder.join(format!("{PREFIX}{name}{SUFFIX}"));
        let mut fresh = None;
        for _ in 0..TRIES {
            fresh = fresh_file(&temporary).map_err(WriteError::io(&temporary))?;
            if fresh.is_some() {
                break;
            }
            std::thread::sleep(WAIT);
        }
        let Some(file) = fresh else { return Err(WriteError::Busy(last)) };
        // The other export may have finished meanwhile.
        if !self.replace && last.exists() {
            Part { file, temporary, last: last.clone() }.remove();
            return Err(WriteError::Exists(last));
        }
        let handle = file.try_clone().map_err(WriteError::io(&temporary))?;
        self.parts.push(Part { file, temporary, last });
        Ok(handle)
    }

    /// Takes a file back: it will not get a final name.
    pub fn drop_file(&mut self, name: &str) {
        let last = self.folder.join(name);
        let dropped;
        (dropped, self.parts) =
            std::mem::take(&mut self.parts).into_iter().partition(|part| part.last == last);
        for part in dropped {
            part.remove();
        }
    }

    /// The final paths, in the order in which the files were asked for.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.parts.iter().map(|part| part.last.clone()).collect()
    }

    /// Makes every file durable, then gives each its name. When one cannot have it, the others lose
    /// theirs again and what they replaced is back.
    pub fn commit<E>(self) -> Result<(), WriteError<E>> {
        for part in &self.parts {
            part.file.sync_all().map_err(WriteError::io(&part.temporary))?;
        }
        let mut published = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            match part.publish(self.replace) {
                Ok(old) => published.push((part, old)),
                Err(source) => {
                    published.into_iter().rev().for_each(|(part, old)| part.withdraw(old));
                    let path = part.last.clone();
                    let exists = !self.replace && source.kind() == io::ErrorKind::AlreadyExists;
                    return Err(if exists {
                        WriteError::Exists(path)
                    } else {
                        WriteError::Io { path, source }
                    });
                }
            }
        }
        for old in published.into_iter().filter_map(|(_, old)| old) {
            old.forget();
        }
        sync_folder(&self.folder).map_err(WriteError::io(&self.folder))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        for part in std::mem::take(&mut self.parts) {
            part.remove();
        }
    }
}

impl Part {
    /// Gives the file its name; gives what it replaced.
    fn publish(&self, replace: bool) -> io::Result<Option<Old>> {
        if !is_same(&self.file, &self.temporary)? {
            return Err(io::Error::new(
                io::ErrorKind::NotFound,
                "the temporary file was taken away",
            ));
        }
        if replace {
            let old = Old::keep(&self.last)?;
            return match fs::rename(&self.temporary, &self.last) {
                Ok(()) => Ok(old),
                Err(error) => {
                    old.into_iter().for_each(Old::forget);
                    Err(error)
                }
            };
        }
        match fs::hard_link(&self.temporary, &self.last) {
            // Should the temporary name stay, the next export sweeps it; the file keeps its own.
            Ok(()) => drop(fs::remove_file(&self.temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            // There are no hard links here: looking first is the best there is.
            Err(_) if self.last.exists() => return Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(&self.temporary, &self.last)?,
        }
        Ok(None)
    }

    /// Takes the name back.
    fn withdraw(&self, old: Option<Old>) {
        // A second failure changes nothing of the first, which is the one that is told.
        match old {
            Some(old) => drop(fs::rename(&old.kept, &self.last)),
            None if is_same(&self.file, &self.last).unwrap_or(false) => {
                drop(fs::remove_file(&self.last));
            }
            None => {}
        }
    }

    fn remove(self) {
        // The name may be another's by now. If it cannot be removed, the next export sweeps it.
        if is_same(&self.file, &self.temporary).unwrap_or(false) {
            drop(fs::remove_file(&self.temporary));
        }
    }
}

/// A file that is being replaced, under a second name until the whole batch has its names.
#[derive(Debug)]
struct Old {
    kept: PathBuf,
    /// Keeps the lock, so that nobody sweeps the second name.
    file: File,
}

impl Old {
    /// None when there is nothing to keep, or no hard links are to be had here.
    fn keep(last: &Path) -> io::Result<Option<Self>> {
        let Ok(file) = File::open(last) else { return Ok(None) };
        // Its own writer may still hold it: then nobody sweeps it either.
        try_lock(&file)?;
        let name = last.file_name().unwrap_or_default().to_string_lossy();
        let kept = last.with_file_name(format!("{PREFIX}{name}.old{SUFFIX}"));
        if let Err(error) = fs::remove_file(&kept)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        Ok(fs::hard_link(last, &kept).is_ok().then_some(Self { kept, file }))
    }

    fn forget(self) {
        // The name may be another's by now. If it cannot be removed, the next export sweeps it.
        if is_same(&self.file, &self.kept).unwrap_or(false) {
            drop(fs::remove_file(&self.kept));
        }
    }
}

/// A new, empty, locked file of that name; none while another export has it. What a dead one left is
/// removed and not emptied: it may be a finished file under a second name.
fn fresh_file(path: &Path) -> io::Result<Option<File>> {
    match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
        // Somebody may have swept it before it was locked.
        Ok(file) => Ok((try_lock(&file)? && is_same(&file, path)?).then_some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            remove_dead(path)?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Removes a temporary file unless its owner is alive.
fn remove_dead(path: &Path) -> io::Result<()> {
    let gone = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    };
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => {
            if try_lock(&file)? && is_same(&file, path)? {
                fs::remove_file(path).or_else(gone)?;
            }
            Ok(())
        }
        Err(error) => gone(error),
    }
}

fn try_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether the name still means the open file.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;

    let open = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((open.dev(), open.ino()) == (named.dev(), named.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the name still means the open file: elsewhere only whether there is one.
#[cfg(not(unix))]
fn is_same(_file: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

/// Writes one file.
pub fn write<T, E>(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, WriteError<E>> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        let source = io::Error::new(io::ErrorKind::InvalidInput, "not a file name");
        return Err(WriteError::Io { path: path.to_owned(), source });
    };
    let mut batch = Batch::new(folder, replace)?;
    let mut part = batch.file(name)?;
    let filled = fill(&mut part).map_err(WriteError::Fill)?;
    batch.commit()?;
    Ok(filled)
}

/// Removes temporary files whose owners are dead: nobody holds their lock.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
            continue;
        }
        // One that cannot be removed, such as another user's, is in nobody's way.
        drop(remove_dead(&entry.path()));
    }
    Ok(())
}

/// Makes the names durable. Not every system lets a folder be opened; there the rename stands alone.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn put(path: &Path, bytes: &[u8]) {
        File::create(path).unwrap().write_all(bytes).unwrap();
    }

    #[test]
    fn a_failed_fill_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        let failed = write(&path, false, |file| {
            file.write_all(b"half").unwrap();
            Err::<(), _>(io::Error::other("stopped"))
        });
        assert!(matches!(failed, Err(WriteError::Fill(_))));
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        let put =
            |replace, text: &'static [u8]| write(&path, replace, move |file| file.write_all(text));
        put(false, b"one").unwrap();
        assert!(matches!(put(false, b"two"), Err(WriteError::Exists(_))));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        put(true, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["pack.pdf"]);
    }

    #[test]
    fn leavings_of_the_dead_are_swept_and_the_living_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::File::create(folder.path().join(".permitpack-old.pdf.part")).unwrap();
        let mut living = Batch::new::<io::Error>(folder.path(), false).unwrap();
        living.file::<io::Error>("a.pdf").unwrap().write_all(b"a").unwrap();
        let mut second = Batch::new::<io::Error>(folder.path(), false).unwrap();
        assert!(matches!(second.file::<io::Error>("a.pdf"), Err(WriteError::Busy(_))));
        assert_eq!(names(folder.path()), [".permitpack-a.pdf.part"]);
        living.commit::<io::Error>().unwrap();
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    const WHERE: &str = "PERMITPACK_TEST_FOLDER";
    const SIZE: usize = 64 * 1024;

    /// What the other process of the next test does; alone it does nothing.
    #[test]
    fn another_process_writes_again_and_again() {
        let Some(folder) = std::env::var_os(WHERE) else { return };
        let path = PathBuf::from(folder).join("pack.pdf");
        let mark = u8::try_from(std::process::id() % 200 + 1).unwrap();
        let mut written = 0;
        for _ in 0..400 {
            match write(&path, true, |file| file.write_all(&vec![mark; SIZE])) {
                Ok(()) => written += 1,
                Err(WriteError::Busy(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert!(written > 0);
    }

    #[test]
    fn two_processes_in_one_folder_never_show_half_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        let start = || {
            std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "export::atomic::tests::another_process_writes_again_and_again"])
                .env(WHERE, folder.path())
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        };
        let mut writers = [start(), start()];
        while writers.iter_mut().any(|writer| writer.try_wait().unwrap().is_none()) {
            if let Ok(bytes) = fs::read(&path) {
                assert_eq!(bytes.len(), SIZE);
                assert!(bytes.iter().all(|byte| bytes.first() == Some(byte)));
            }
        }
        assert!(writers.iter_mut().all(|writer| writer.wait().unwrap().success()));
        assert_eq!(names(folder.path()), ["pack.pdf"]);
    }

    #[test]
    fn a_file_that_cannot_have_its_name_takes_those_of_the_others_back() {
        for replace in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            if replace {
                put(&at("a.pdf"), b"old");
            }
            let mut batch = Batch::new::<io::Error>(folder.path(), replace).unwrap();
            for name in ["a.pdf", "b.pdf", "c.pdf"] {
                batch.file::<io::Error>(name).unwrap().write_all(b"new").unwrap();
            }
            fs::create_dir(at("c.pdf")).unwrap(); // it appeared meanwhile
            assert!(batch.commit::<io::Error>().is_err());
            let left: &[&str] = if replace { &["a.pdf", "c.pdf"] } else { &["c.pdf"] };
            assert_eq!(names(folder.path()), left);
            if replace {
                assert_eq!(fs::read(at("a.pdf")).unwrap(), b"old");
            }
        }
    }

    #[test]
    fn a_file_that_appeared_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let mut batch = Batch::new::<io::Error>(folder.path(), false).unwrap();
        batch.file::<io::Error>("a.pdf").unwrap();
        put(&path, b"theirs");
        assert!(matches!(batch.commit::<io::Error>(), Err(WriteError::Exists(_))));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn a_finished_file_with_a_temporary_name_besides_is_not_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let mut batch = Batch::new::<io::Error>(folder.path(), true).unwrap();
        put(&path, b"finished");
        fs::hard_link(&path, folder.path().join(".permitpack-a.pdf.part")).unwrap();
        batch.file::<io::Error>("a.pdf").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"finished");
    }
}
