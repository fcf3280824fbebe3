//! Files under the digest of their bytes: `files/ab/abcd…`. A file there is complete and never changes.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};

use super::disk::{PART, entries, make_file, make_folder, remove_if_there, sync_folder};
use super::{StoreError, StoredFile};
use crate::documents::limits::MAX_FILE_BYTES;
use crate::domain::Digest;

/// The folder of the files.
#[derive(Clone, Debug)]
pub(super) struct Files {
    folder: PathBuf,
}

/// A file on its way in, removed unless it gets its name.
struct Part {
    path: PathBuf,
    is_named: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_named {
            // If it cannot be removed, the next start does it.
            drop(fs::remove_file(&self.path));
        }
    }
}

impl Files {
    /// The files of a workspace.
    pub(super) fn of(workspace: &Path) -> Self {
        Self { folder: workspace.join("files") }
    }

    /// Where a file is.
    pub(super) fn path(&self, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// Opens a file.
    pub(super) fn open(&self, digest: Digest) -> Result<File, StoreError> {
        let path = self.path(digest);
        File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if self.folder.is_dir() => StoreError::NoSuchFile(digest),
            io::ErrorKind::NotFound => StoreError::Gone(self.folder.clone()),
            _ => StoreError::io(&path)(error),
        })
    }

    /// Keeps the bytes of a source: hashed while they are copied, durable before they get their name.
    pub(super) fn put(&self, source: &mut dyn Read) -> Result<StoredFile, StoreError> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.join(format!("{PART}{}-{count}", std::process::id()));
        let mut file = make_file(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::Gone(self.folder.clone()),
            _ => StoreError::io(&path)(error),
        })?;
        let mut part = Part { path, is_named: false };
        let (digest, size) = copy(source, &mut file, &part.path)?;
        make_immutable(&file).and_then(|()| file.sync_all()).map_err(StoreError::io(&part.path))?;
        drop(file);
        let last = self.path(digest);
        let folder = last.parent().unwrap_or(&self.folder);
        make_folder(folder).map_err(StoreError::io(folder))?;
        // One that was damaged on the disk is healed by a good copy.
        let was_kept = is_whole(&last, digest, size);
        if !was_kept {
            fs::rename(&part.path, &last).map_err(StoreError::io(&last))?;
            part.is_named = true;
        }
        // Also for a file that was kept: whoever brought it may have died before this point.
        sync_folder(folder).map_err(StoreError::io(folder))?;
        Ok(StoredFile { digest, size, was_kept })
    }

    /// Removes unfinished files.
    pub(super) fn remove_parts(&self) -> Swept {
        remove_parts(&self.folder)
    }

    /// The digests of all files.
    pub(super) fn all(&self) -> io::Result<BTreeSet<Digest>> {
        let mut all = BTreeSet::new();
        for (path, name) in entries(&self.folder)? {
            if name.len() != 2 || !path.is_dir() {
                continue;
            }
            for (_, name) in entries(&path)? {
                all.extend(name.parse::<Digest>().ok());
            }
        }
        Ok(all)
    }

    /// Removes a file.
    pub(super) fn remove(&self, digest: Digest) -> io::Result<()> {
        remove_if_there(&self.path(digest)).map(drop)
    }

    /// Makes the folder itself.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        make_folder(&self.folder).map_err(StoreError::io(&self.folder))
    }
}

/// What came of removing unfinished files.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// How many are gone.
    pub(super) removed: usize,
    /// Why the first of those that stay could not be removed.
    pub(super) stays: Option<io::Error>,
}

/// Removes the unfinished files of a folder.
pub(super) fn remove_parts(folder: &Path) -> Swept {
    let mut swept = Swept::default();
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(error) => return Swept { stays: Some(error), ..swept },
    };
    for (path, name) in entries {
        if !name.starts_with(PART) {
            continue;
        }
        match remove_if_there(&path) {
            Ok(was_there) => swept.removed += usize::from(was_there),
            Err(error) => swept.stays = swept.stays.or(Some(error)),
        }
    }
    swept
}

/// Whether a kept file is what its name says.
fn is_whole(path: &Path, digest: Digest, size: u64) -> bool {
    if !fs::symlink_metadata(path).is_ok_and(|kept| kept.is_file() && kept.len() == size) {
        return false;
    }
    let Ok(mut file) = File::open(path) else { return false };
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return hash.finalize().as_slice() == digest.0,
            Ok(count) => hash.update(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}

fn copy(
    source: &mut dyn Read,
    target: &mut File,
    path: &Path,
) -> Result<(Digest, u64), StoreError> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut size = 0_u64;
    loop {
        let count = match source.read(&mut buffer) {
            Ok(0) => return Ok((Digest(hash.finalize().into()), size)),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(StoreError::Source(error.into())),
        };
        size = size.saturating_add(count as u64);
        if size > MAX_FILE_BYTES {
            return Err(StoreError::TooLarge { limit: MAX_FILE_BYTES });
        }
        let bytes = buffer.get(..count).unwrap_or_default();
        hash.update(bytes);
        target.write_all(bytes).map_err(StoreError::io(path))?;
    }
}

/// Nobody shall write into an original, not even its owner by mistake.
#[cfg(unix)]
fn make_immutable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    file.set_permissions(fs::Permissions::from_mode(0o400))
}

/// Elsewhere a read-only file could not be removed any more.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape on all systems")]
fn make_immutable(_file: &File) -> io::Result<()> {
    Ok(())
}
