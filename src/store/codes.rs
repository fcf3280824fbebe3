//! Everything that the store says, as codes. The words are in `i18n/*/store.ftl`.

use crate::domain::Code;

/// Codes of what the store says, errors and recoveries.
pub const CODES: &[Code] = &[
    NO_SUCH_CASE,
    NO_SUCH_PARTY,
    CONFLICT,
    NOT_DELETED,
    READ_ONLY,
    NEWER,
    OLDER,
    DAMAGED,
    DATABASE_MISSING,
    NO_WORKSPACE,
    GONE,
    FULL,
    IO,
    TOO_LARGE,
    SOURCE,
    NO_SUCH_FILE,
    NO_SUCH_BACKUP,
    BROKE,
    CLOSED,
    CHANGES_REPLAYED,
    TEMPORARY_REMOVED,
    FILES_REMOVED,
    FILES_MISSING,
    MIGRATED,
    RESTORE_FINISHED,
    SHARED_PLACE,
    BACKUP_FAILED,
    UNREADABLE,
    LEAVINGS_STAY,
    HELD,
    HELD_UNKNOWN,
    FOLDER_READ_ONLY,
    ASKED_READ_ONLY,
];

/// [`super::StoreError::NoSuchCase`].
pub const NO_SUCH_CASE: Code = Code("store-no-such-case");
/// [`super::StoreError::NoSuchParty`].
pub const NO_SUCH_PARTY: Code = Code("store-no-such-party");
/// [`super::StoreError::Conflict`].
pub const CONFLICT: Code = Code("store-conflict");
/// [`super::StoreError::NotDeleted`].
pub const NOT_DELETED: Code = Code("store-not-deleted");
/// [`super::StoreError::ReadOnly`].
pub const READ_ONLY: Code = Code("store-read-only");
/// [`super::StoreError::Newer`]; `path`.
pub const NEWER: Code = Code("store-newer");
/// [`super::StoreError::Older`]; `path`.
pub const OLDER: Code = Code("store-older");
/// [`super::StoreError::Damaged`]; `path`.
pub const DAMAGED: Code = Code("store-damaged");
/// [`super::StoreError::DatabaseMissing`]; `path`.
pub const DATABASE_MISSING: Code = Code("store-database-missing");
/// [`super::StoreError::NoWorkspace`]; `path`.
pub const NO_WORKSPACE: Code = Code("store-no-workspace");
/// [`super::StoreError::Gone`]; `path`.
pub const GONE: Code = Code("store-gone");
/// [`super::StoreError::Full`]; `path`.
pub const FULL: Code = Code("store-full");
/// [`super::StoreError::Io`]; `path`, `reason`.
pub const IO: Code = Code("store-io");
/// [`super::StoreError::TooLarge`]; `limit` in megabytes.
pub const TOO_LARGE: Code = Code("store-too-large");
/// [`super::StoreError::Source`]; `reason`.
pub const SOURCE: Code = Code("store-source");
/// [`super::StoreError::NoSuchFile`].
pub const NO_SUCH_FILE: Code = Code("store-no-such-file");
/// [`super::StoreError::NoSuchBackup`]; `name`.
pub const NO_SUCH_BACKUP: Code = Code("store-no-such-backup");
/// [`super::StoreError::Broke`].
pub const BROKE: Code = Code("store-broke");
/// [`super::StoreError::Closed`].
pub const CLOSED: Code = Code("store-closed");
/// [`super::Recovery::ChangesReplayed`].
pub const CHANGES_REPLAYED: Code = Code("store-changes-replayed");
/// [`super::Recovery::TemporaryFilesRemoved`]; `count`.
pub const TEMPORARY_REMOVED: Code = Code("store-temporary-removed");
/// [`super::Recovery::FilesRemoved`]; `count`.
pub const FILES_REMOVED: Code = Code("store-files-removed");
/// [`super::Recovery::FilesMissing`]; `count`.
pub const FILES_MISSING: Code = Code("store-files-missing");
/// [`super::Recovery::Migrated`].
pub const MIGRATED: Code = Code("store-migrated");
/// [`super::Recovery::RestoreFinished`].
pub const RESTORE_FINISHED: Code = Code("store-restore-finished");
/// [`super::Recovery::SharedPlace`].
pub const SHARED_PLACE: Code = Code("store-shared-place");
/// [`super::Recovery::BackupFailed`]; `reason`.
pub const BACKUP_FAILED: Code = Code("store-backup-failed");
/// [`super::Recovery::Unreadable`]; `count`.
pub const UNREADABLE: Code = Code("store-unreadable");
/// [`super::Recovery::LeavingsStay`]; `reason`.
pub const LEAVINGS_STAY: Code = Code("store-leavings-stay");
/// [`super::ReadOnly::Held`]; `computer`, `pid`.
pub const HELD: Code = Code("store-held");
/// [`super::ReadOnly::Held`] by nobody knows whom.
pub const HELD_UNKNOWN: Code = Code("store-held-unknown");
/// [`super::ReadOnly::Folder`].
pub const FOLDER_READ_ONLY: Code = Code("store-folder-read-only");
/// [`super::ReadOnly::Asked`].
pub const ASKED_READ_ONLY: Code = Code("store-asked-read-only");
