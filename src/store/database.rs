//! One connection to the database file: how it is opened, checked and written.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use super::dto::{PayloadError, VERSION};
use super::schema::{APPLICATION_ID, MIGRATIONS, newest};
use super::{StoreError, schema};
use crate::domain::Reason;

/// The database, open.
pub(super) struct Database {
    connection: Connection,
    path: PathBuf,
    mark: Option<FileMark>,
}

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// To read and write, with a write-ahead log.
    Write,
    /// To read and write, with a rollback journal: for network drives, where a log is not safe.
    WriteShared,
    /// To read, beside somebody who writes.
    Read,
    /// To read a file that nobody can change.
    ReadStill,
}

impl Database {
    /// Opens the database file; it must be there.
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let wrong = said(path);
        let connection = match access {
            Access::Write | Access::WriteShared => {
                Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))
            }
            Access::Read => {
                Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))
            }
            Access::ReadStill => Connection::open_with_flags(
                still_uri(path),
                flags(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI),
            ),
        }
        .map_err(&wrong)?;
        prepare(&connection, access).map_err(&wrong)?;
        Ok(Self { connection, path: path.to_owned(), mark: FileMark::of(path) })
    }

    /// Makes an empty database under `path`: complete, or not there.
    pub(super) fn make(path: &Path) -> Result<(), StoreError> {
        let wrong = said(path);
        let create = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = Connection::open_with_flags(path, flags(create)).map_err(&wrong)?;
        connection.pragma_update(None, "synchronous", "EXTRA").map_err(&wrong)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(&wrong)?;
        schema::migrate(&mut connection, MIGRATIONS).map_err(&wrong)?;
        connection.close().map_err(|(_, error)| wrong(error))
    }

    /// The connection, to read.
    pub(super) fn reading(&self) -> &Connection {
        &self.connection
    }

    /// The path of the file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The connection, for what is not one change of user data (migrations).
    pub(super) fn migrating(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Wraps what SQLite or a payload says.
    pub(super) fn wrong<E: Into<Trouble>>(&self) -> impl Fn(E) -> StoreError + Copy + '_ {
        said(&self.path)
    }

    /// One change: wholly durable when it returns, or not made at all.
    pub(super) fn change<T>(
        &mut self,
        make: impl FnOnce(&Transaction<'_>, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.check_there()?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(said(&self.path))?;
        let answer = make(&transaction, &self.path)?;
        transaction.commit().map_err(said(&self.path))?;
        // A file that was taken away meanwhile took the change with it.
        self.check_there()?;
        Ok(answer)
    }

    /// Whether the path still means the file that is open.
    fn check_there(&self) -> Result<(), StoreError> {
        if self.mark.is_some() && FileMark::of(&self.path) != self.mark {
            return Err(StoreError::Gone(self.path.clone()));
        }
        Ok(())
    }

    /// Grows with every change that another connection has made (SQLite: `PRAGMA data_version`).
    pub(super) fn data_version(&self) -> Result<i64, StoreError> {
        self.connection
            .pragma_query_value(None, "data_version", |row| row.get(0))
            .map_err(said(&self.path))
    }

    /// Writes a few bytes durably: whether the disk takes writes.
    pub(super) fn probe(&mut self) -> Result<(), StoreError> {
        self.change(|transaction, path| {
            let version = schema::version(transaction).map_err(said(path))?;
            transaction.pragma_update(None, "user_version", version).map_err(said(path))
        })
    }

    /// SQLite's own look at its pages.
    pub(super) fn quick_check(&self) -> Result<(), StoreError> {
        check_with(&self.connection, "PRAGMA quick_check(1)", &self.path)
    }
}

/// SQLite's full look at pages and indexes.
pub(super) fn integrity_check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    check_with(connection, "PRAGMA integrity_check(1)", path)
}

fn check_with(connection: &Connection, check: &str, path: &Path) -> Result<(), StoreError> {
    let answer: String = connection.query_row(check, [], |row| row.get(0)).map_err(said(path))?;
    if answer == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged { path: path.to_owned(), reason: answer })
}

fn flags(flags: OpenFlags) -> OpenFlags {
    flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE
}

fn prepare(connection: &Connection, access: Access) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let mode = match access {
        Access::Read | Access::ReadStill => return Ok(()),
        Access::Write => "WAL",
        Access::WriteShared => "DELETE",
    };
    connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update_and_check(None, "journal_size_limit", 64 * 1024 * 1024, |_| Ok(()))
}

/// The address of a file that nobody changes (SQLite: URI filenames, `immutable`).
fn still_uri(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            b'\\' => uri.push('/'),
            other => {
                let [high, low] = [other >> 4, other & 15]
                    .map(|nibble| char::from_digit(nibble.into(), 16).unwrap_or('0'));
                uri.extend(['%', high, low]);
            }
        }
    }
    uri + "?immutable=1"
}

/// Looks at the first bytes of a database file without SQLite: is it ours, and not newer?
pub(super) fn check_header(path: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    let damaged =
        |reason: &str| StoreError::Damaged { path: path.to_owned(), reason: reason.to_owned() };
    let mut head = Vec::new();
    let file = File::open(path).map_err(StoreError::io(path))?;
    file.take(100).read_to_end(&mut head).map_err(StoreError::io(path))?;
    let number = |at: usize| {
        let bytes = head.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    // SQLite file format, 1.3: magic, user version at 60, application id at 68.
    if head.is_empty() {
        return Err(damaged("the file is empty"));
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(damaged("not a database"));
    }
    let (Some(found), Some(application)) = (number(60), number(68)) else {
        return Err(damaged("cut off"));
    };
    if application != APPLICATION_ID {
        return Err(damaged("a database of another program"));
    }
    refuse_newer(path, found.into(), migrations)
}

/// Refuses a database that a newer program has made.
pub(super) fn refuse_newer(path: &Path, found: i64, migrations: &[&str]) -> Result<(), StoreError> {
    let known = newest(migrations);
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    Ok(())
}

/// Which file a path means.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileMark(u64, u64);

impl FileMark {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;

        fs::metadata(path).ok().map(|meta| Self(meta.dev(), meta.ino()))
    }

    /// Elsewhere an open file cannot be taken away, only its drive.
    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|_| Self(0, 0))
    }
}

/// What SQLite or a payload says.
pub(super) enum Trouble {
    /// SQLite.
    Sql(rusqlite::Error),
    /// A payload.
    Payload(PayloadError),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<PayloadError> for Trouble {
    fn from(error: PayloadError) -> Self {
        Self::Payload(error)
    }
}

/// Why SQLite could not do it.
fn refused(code: Option<ErrorCode>, error: &rusqlite::Error) -> Reason {
    match code {
        Some(ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
            Reason::NoPermission
        }
        Some(ErrorCode::ReadOnly) => Reason::ReadOnlyDisk,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Reason::InUse,
        Some(ErrorCode::OperationInterrupted | ErrorCode::OperationAborted) => Reason::Interrupted,
        Some(ErrorCode::SystemIoFailure) => Reason::DriveFault,
        Some(ErrorCode::CannotOpen) => Reason::NoPermission,
        Some(ErrorCode::OutOfMemory) => Reason::NoMemory,
        Some(ErrorCode::TooBig | ErrorCode::NoLargeFileSupport) => Reason::TooLarge,
        Some(_) => Reason::Other(error.sqlite_error().map(|it| it.extended_code)),
        None => Reason::Program,
    }
}

/// Wraps what SQLite or a payload says about the database.
pub(super) fn said<E: Into<Trouble>>(path: &Path) -> impl Fn(E) -> StoreError + Copy + '_ {
    move |error| {
        let path = path.to_owned();
        let error = match error.into() {
            Trouble::Sql(error) => error,
            Trouble::Payload(PayloadError::Newer(found)) => {
                let known = VERSION.into();
                return StoreError::Newer { path, found, known };
            }
            Trouble::Payload(PayloadError::Damaged(reason)) => {
                return StoreError::Damaged { path, reason };
            }
        };
        let reason = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full(path),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged { path, reason }
            }
            code => StoreError::Io { path, reason: refused(code, &error) },
        }
    }
}
