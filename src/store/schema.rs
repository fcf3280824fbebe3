//! The tables, and how older ones become today's. Columns that SQLite can see hold nothing personal:
//! keys, versions, sequences, digests. Everything else is a sealed payload.

use rusqlite::{Connection, TransactionBehavior};

/// "Perm" in the header of the database file: this is ours (SQLite file format, offset 68).
pub(super) const APPLICATION_ID: u32 = 0x5065_726D;

/// Each statement list brings the database from the version of its index to the next one. Never edit one
/// that was released; add another.
pub(super) const MIGRATIONS: &[&str] = &["
    CREATE TABLE cases (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        deleted INTEGER,
        cursor INTEGER NOT NULL,
        head BLOB NOT NULL,
        aside BLOB NOT NULL
    ) STRICT;
    CREATE INDEX cases_by_sequence ON cases (sequence);
    CREATE TABLE history (
        owner INTEGER NOT NULL REFERENCES cases (key) ON DELETE CASCADE,
        sequence INTEGER NOT NULL,
        step BLOB NOT NULL,
        entry BLOB NOT NULL,
        PRIMARY KEY (owner, sequence)
    ) STRICT;
    -- A file is part of the entries from `first` to `last` of its owner's history.
    CREATE TABLE case_files (
        owner INTEGER NOT NULL REFERENCES cases (key) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX case_files_by_owner ON case_files (owner);
    CREATE TABLE parties (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL,
        deleted INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT;
    CREATE TABLE party_files (
        owner INTEGER NOT NULL REFERENCES parties (key) ON DELETE CASCADE,
        digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX party_files_by_owner ON party_files (owner);
    CREATE TABLE settings (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        payload BLOB NOT NULL
    ) STRICT;
"];

/// The version after all migrations.
pub(super) fn newest(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// The version of a database.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Carries out the migrations that are still to be done, each wholly or not at all.
pub(super) fn migrate(connection: &mut Connection, migrations: &[&str]) -> rusqlite::Result<()> {
    let done = usize::try_from(version(connection)?).unwrap_or(usize::MAX);
    for (at, statements) in migrations.iter().enumerate().skip(done) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(statements)?;
        transaction.pragma_update(
            None,
            "user_version",
            newest(migrations.get(..=at).unwrap_or_default()),
        )?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRETEND: &[&str] = &[
        "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2);",
        "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x * 10;",
    ];

    #[test]
    fn a_database_goes_from_version_to_version() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert_eq!(version(&connection), Ok(0));
        migrate(&mut connection, &PRETEND[..1]).unwrap();
        assert_eq!(version(&connection), Ok(1));
        migrate(&mut connection, PRETEND).unwrap();
        migrate(&mut connection, PRETEND).unwrap();
        let sum: i64 = connection.query_row("SELECT sum(y) FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&connection), sum), (Ok(2), 30));
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &PRETEND[..1]).unwrap();
        let broken = [PRETEND[0], "UPDATE a SET x = 7; CREATE TABLE b (x); SELECT * FROM nowhere;"];
        assert!(migrate(&mut connection, &broken).is_err());
        let sum: i64 = connection.query_row("SELECT sum(x) FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&connection), sum), (Ok(1), 3));
        assert!(connection.prepare("SELECT * FROM b").is_err());
    }

    #[test]
    fn todays_tables_can_be_made() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        assert_eq!(version(&connection), Ok(newest(MIGRATIONS)));
    }
}
