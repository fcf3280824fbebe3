//! The tables, and how older ones become today's. Columns that SQLite can see hold nothing personal:
//! keys, versions, sequences, digests. Everything else is a sealed payload.

use rusqlite::{Connection, TransactionBehavior};

/// "Perm" in the header of the database file: this is ours (SQLite file format, offset 68).
pub(super) const APPLICATION_ID: u32 = 0x5065_726D;

/// Takes the passwords of files out of a column; that the file is locked stays. Only payloads that are plain JSON
/// behind their header byte can hold one.
macro_rules! forget_passwords {
    ($table:literal, $column:literal) => {
        concat!(
            "WITH RECURSIVE strip (id, body) AS (
                SELECT rowid, CAST(substr(", $column, ", 2) AS TEXT) FROM ", $table, "
                    WHERE substr(", $column, ", 1, 1) = x'00'
                    AND instr(", $column, ", CAST('\"password\":\"' AS BLOB)) > 0
                UNION ALL
                SELECT id, json_set(
                    json_remove(body, (SELECT fullkey FROM json_tree(body)
                        WHERE key = 'password' AND type = 'text' LIMIT 1)),
                    (SELECT path FROM json_tree(body)
                        WHERE key = 'password' AND type = 'text' LIMIT 1) || '.locked',
                    json('true')
                ) FROM strip WHERE EXISTS
                    (SELECT 1 FROM json_tree(body) WHERE key = 'password' AND type = 'text')
            )
            UPDATE ", $table, " SET ", $column, " = CAST(x'00' || strip.body AS BLOB) FROM strip
                WHERE ", $table, ".rowid = strip.id AND NOT EXISTS
                    (SELECT 1 FROM json_tree(strip.body) WHERE key = 'password' AND type = 'text');
            "
        )
    };
}

/// Once passwords of files were kept with a case.
const FORGET_PASSWORDS: &str = concat!(
    forget_passwords!("history", "entry"),
    forget_passwords!("cases", "head"),
    forget_passwords!("cases", "aside"),
    forget_passwords!("parties", "payload"),
);

/// Each statement list brings the database from the version of its index to the next one. Never edit one
/// that was released; add another.
pub(super) const MIGRATIONS: &[&str] = &[
    "
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
",
    FORGET_PASSWORDS,
];

/// From this version on no row holds a password of a file.
pub(super) const WITHOUT_PASSWORDS: usize = 2;

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
    use super::super::seal::seal;
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
    fn passwords_of_earlier_versions_are_taken_out_of_every_row() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &MIGRATIONS[..1]).unwrap();
        let old = seal(
            br#"{"files":[{"name":"a.pdf","password":"sesame"},{"name":"b","more":{"password":"open"}}],"n":7}"#,
        );
        let other = seal(br#"{"answer":"\"password\":\"told\"","password":null}"#);
        let add = "INSERT INTO cases VALUES (1, 1, 1, NULL, 1, ?1, ?2)";
        connection.execute(add, (&old, &other)).unwrap();
        connection.execute("INSERT INTO history VALUES (1, 1, x'00', ?1)", [&old]).unwrap();
        connection.execute("INSERT INTO history VALUES (1, 2, x'00', ?1)", [&other]).unwrap();
        connection.execute("INSERT INTO parties VALUES (1, 1, 0, ?1)", [&old]).unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        let read =
            |query: &str| -> Vec<u8> { connection.query_row(query, [], |row| row.get(0)).unwrap() };
        let wanted =
            br#"{"files":[{"name":"a.pdf","locked":true},{"name":"b","more":{"locked":true}}],"n":7}"#;
        for query in [
            "SELECT entry FROM history WHERE sequence = 1",
            "SELECT head FROM cases",
            "SELECT payload FROM parties",
        ] {
            let row = read(query);
            assert_eq!(row[0], 0);
            assert_eq!(
                String::from_utf8_lossy(&row[1..]),
                String::from_utf8_lossy(wanted),
                "{query}"
            );
        }
        assert_eq!(read("SELECT aside FROM cases"), other);
        assert_eq!(read("SELECT entry FROM history WHERE sequence = 2"), other);
    }

    #[test]
    fn todays_tables_can_be_made() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        assert_eq!(version(&connection), Ok(newest(MIGRATIONS)));
    }
}
