//! Cases and their history in the database.
//!
//! A case is its row (version, head, aside) and the history entry at its cursor. A step adds an entry
//! behind the cursor; undo and redo move the cursor.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use super::database::{Database, said};
use super::dto::{Aside, Entry, Head, StepPayload, pack, unpack};
use super::heads::{changed_on, damaged_head, head_from, head_of};
use super::{
    CaseHead, CaseKey, CaseRecord, Loaded, Moved, Step, StepEntry, StoreError, Version, When,
};
use crate::domain::{Digest, Document, FileRef};

/// Steps that can be undone.
pub(super) const KEPT_STEPS: i64 = 200;
/// End of a use that has none yet.
const OPEN: i64 = i64::MAX;

/// Forwards or backwards in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the entry before.
    Undo,
    /// To the entry behind.
    Redo,
}

/// How a change enters the history.
#[derive(Clone, Copy)]
pub(super) enum Keeps<'s> {
    /// As a step of its own.
    Step(&'s Step),
    /// As a part of the last step, which is called so from now on.
    Further(&'s Step),
    /// Not at all: nothing to undo.
    Aside,
}

/// The row of a case.
struct Row {
    version: Version,
    sequence: i64,
    deleted: Option<When>,
    cursor: i64,
    head: Vec<u8>,
    aside: Vec<u8>,
}

/// The files that a case refers to.
pub(super) fn files_of(record: &CaseRecord) -> BTreeSet<Digest> {
    let documents = &record.case.documents;
    let loose = record.case.inbox.iter().map(|file| file.digest);
    let drafts = record.case.drafts.iter().map(|draft| draft.file.digest);
    digests(documents).chain(loose).chain(drafts).collect()
}

/// The files of documents.
pub(super) fn digests(documents: &[Document]) -> impl Iterator<Item = Digest> {
    let files = |document: &'_ Document| -> Vec<Digest> {
        document.files.iter().map(|file: &FileRef| file.digest).collect()
    };
    documents.iter().flat_map(files)
}

impl Database {
    /// Adds a case.
    pub(super) fn create(
        &mut self,
        record: &CaseRecord,
        step: &Step,
    ) -> Result<CaseHead, StoreError> {
        self.change(|tx, path| {
            let sequence = next_sequence(tx, path)?;
            let (head, aside) = (pack(&Head::new(record, step.when)), pack(&Aside::from(record)));
            let (head, aside) = (head.map_err(said(path))?, aside.map_err(said(path))?);
            tx.prepare(
                "INSERT INTO cases (version, sequence, cursor, head, aside) VALUES (1, ?, 1, ?, ?)",
            )
            .and_then(|mut insert| insert.execute(params![sequence, head, aside]))
            .map_err(said(path))?;
            let key = CaseKey(tx.last_insert_rowid());
            add_entry(tx, path, key, 1, record, step)?;
            use_files(tx, key, 0, 1, record).map_err(said(path))?;
            Ok(head_of(key, Version(1), sequence, step.when, None, record))
        })
    }

    /// Reads a case.
    pub(super) fn load(&self, key: CaseKey) -> Result<Loaded, StoreError> {
        let path = self.path();
        let row = row(self.reading(), path, key)?;
        loaded(self.reading(), path, key, &row, row.cursor)
    }

    /// Saves a case, with a step, as a part of the last one or without any.
    pub(super) fn save(
        &mut self,
        key: CaseKey,
        expected: Version,
        record: &CaseRecord,
        keeps: Keeps<'_>,
    ) -> Result<CaseHead, StoreError> {
        self.change(|tx, path| {
            let row = row_at(tx, path, key, expected)?;
            let changed = match keeps {
                Keeps::Step(step) | Keeps::Further(step) => step.when,
                Keeps::Aside => changed_on(&row.head),
            };
            let cursor = match keeps {
                Keeps::Step(step) => {
                    cut_redo(tx, key, row.cursor).map_err(said(path))?;
                    let at = row.cursor.saturating_add(1);
                    add_entry(tx, path, key, at, record, step)?;
                    use_files(tx, key, row.cursor, at, record).map_err(said(path))?;
                    forget_old(tx, key, at).map_err(said(path))?;
                    at
                }
                Keeps::Further(step) => {
                    cut_redo(tx, key, row.cursor).map_err(said(path))?;
                    replace_entry(tx, path, key, row.cursor, record)?;
                    rename_step(tx, path, key, row.cursor, step)?;
                    row.cursor
                }
                Keeps::Aside => {
                    replace_entry(tx, path, key, row.cursor, record)?;
                    row.cursor
                }
            };
            let aside = pack(&Aside::from(record)).map_err(said(path))?;
            put_row(tx, path, key, &Row { cursor, aside, ..row }, record, changed)
        })
    }

    /// Moves the cursor.
    pub(super) fn travel(
        &mut self,
        key: CaseKey,
        expected: Version,
        direction: Direction,
    ) -> Result<Option<(Moved, CaseHead)>, StoreError> {
        self.change(|tx, path| {
            let row = row_at(tx, path, key, expected)?;
            let Some(to) = neighbour(tx, key, row.cursor, direction).map_err(said(path))? else {
                return Ok(None);
            };
            let step_at = match direction {
                Direction::Undo => row.cursor,
                Direction::Redo => to,
            };
            let step = step(tx, path, key, step_at)?;
            let mut now = loaded(tx, path, key, &row, to)?;
            let changed = changed_on(&row.head);
            let row = Row { cursor: to, ..row };
            let head = put_row(tx, path, key, &row, &now.record, changed)?;
            now.version = head.version;
            Ok(Some((Moved { step, now }, head)))
        })
    }

    /// The steps that are kept.
    pub(super) fn steps(&self, key: CaseKey) -> Result<Vec<StepEntry>, StoreError> {
        let path = self.path();
        let row = row(self.reading(), path, key)?;
        let sql = "SELECT sequence, step FROM history WHERE owner = ? ORDER BY sequence";
        let mut statement = self.reading().prepare(sql).map_err(self.wrong())?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let rows: rusqlite::Result<Vec<(i64, Vec<u8>)>> =
            statement.query_map([key.0], read).and_then(Iterator::collect);
        let entry = |(sequence, step): (i64, Vec<u8>)| {
            let step: StepPayload = unpack(&step).map_err(self.wrong())?;
            Ok(StepEntry { sequence, step: step.into(), is_undone: sequence > row.cursor })
        };
        rows.map_err(self.wrong())?.into_iter().map(entry).collect()
    }

    /// Deletes a case, or brings it back.
    pub(super) fn set_deleted(
        &mut self,
        key: CaseKey,
        expected: Version,
        deleted: Option<When>,
    ) -> Result<CaseHead, StoreError> {
        self.change(|tx, path| {
            let row = row_at(tx, path, key, expected)?;
            let (version, sequence) = (row.version.next(), next_sequence(tx, path)?);
            // Nothing else of it is touched: also one that cannot be read can be put away.
            tx.prepare("UPDATE cases SET version = ?, sequence = ?, deleted = ? WHERE key = ?")
                .and_then(|mut update| {
                    update.execute(params![version.0, sequence, deleted.map(|it| it.0), key.0])
                })
                .map_err(said(path))?;
            let head = head_from(key, version, sequence, deleted, &row.head);
            match head {
                Ok(head) => Ok(head),
                Err(wrong) => {
                    damaged_head(key, version, sequence, deleted).ok_or_else(|| said(path)(wrong))
                }
            }
        })
    }

    /// Removes a deleted case for good.
    pub(super) fn purge(&mut self, key: CaseKey) -> Result<(), StoreError> {
        self.change(|tx, path| {
            if row(tx, path, key)?.deleted.is_none() {
                return Err(StoreError::NotDeleted(key));
            }
            tx.execute("DELETE FROM cases WHERE key = ?", [key.0]).map_err(said(path))?;
            Ok(())
        })
    }
}

fn next_sequence(tx: &Transaction<'_>, path: &Path) -> Result<i64, StoreError> {
    tx.prepare("SELECT coalesce(max(sequence), 0) + 1 FROM cases")
        .and_then(|mut select| select.query_row([], |row| row.get(0)))
        .map_err(said(path))
}

fn row(connection: &Connection, path: &Path, key: CaseKey) -> Result<Row, StoreError> {
    let sql = "SELECT version, sequence, deleted, cursor, head, aside FROM cases WHERE key = ?";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Row {
            version: Version(row.get(0)?),
            sequence: row.get(1)?,
            deleted: row.get::<_, Option<i64>>(2)?.map(When),
            cursor: row.get(3)?,
            head: row.get(4)?,
            aside: row.get(5)?,
        })
    };
    connection
        .prepare(sql)
        .and_then(|mut select| select.query_row([key.0], read).optional())
        .map_err(said(path))?
        .ok_or(StoreError::NoSuchCase(key))
}

fn row_at(
    tx: &Transaction<'_>,
    path: &Path,
    key: CaseKey,
    expected: Version,
) -> Result<Row, StoreError> {
    let row = row(tx, path, key)?;
    if row.version != expected {
        return Err(StoreError::Conflict { expected, found: row.version });
    }
    Ok(row)
}

/// Writes the row of a changed case: next version, next sequence.
fn put_row(
    tx: &Transaction<'_>,
    path: &Path,
    key: CaseKey,
    row: &Row,
    record: &CaseRecord,
    changed: When,
) -> Result<CaseHead, StoreError> {
    let (version, sequence) = (row.version.next(), next_sequence(tx, path)?.max(row.sequence));
    let head = pack(&Head::new(record, changed)).map_err(said(path))?;
    let deleted = row.deleted.map(|when| when.0);
    let sql = "UPDATE cases SET version = ?, sequence = ?, deleted = ?, cursor = ?, head = ?, \
               aside = ? WHERE key = ?";
    tx.prepare(sql)
        .and_then(|mut update| {
            update
                .execute(params![version.0, sequence, deleted, row.cursor, head, row.aside, key.0])
        })
        .map_err(said(path))?;
    Ok(head_of(key, version, sequence, changed, row.deleted, record))
}

fn add_entry(
    tx: &Transaction<'_>,
    path: &Path,
    key: CaseKey,
    at: i64,
    record: &CaseRecord,
    step: &Step,
) -> Result<(), StoreError> {
    let step = pack(&StepPayload::from(step)).map_err(said(path))?;
    let entry = pack(&Entry::from(record)).map_err(said(path))?;
    tx.prepare("INSERT INTO history (owner, sequence, step, entry) VALUES (?, ?, ?, ?)")
        .and_then(|mut insert| insert.execute(params![key.0, at, step, entry]))
        .map_err(said(path))?;
    Ok(())
}

/// A change without a step: the entry at the cursor is what the case is now.
fn replace_entry(
    tx: &Transaction<'_>,
    path: &Path,
    key: CaseKey,
    cursor: i64,
    record: &CaseRecord,
) -> Result<(), StoreError> {
    let entry = pack(&Entry::from(record)).map_err(said(path))?;
    tx.prepare("UPDATE history SET entry = ? WHERE owner = ? AND sequence = ?")
        .and_then(|mut update| update.execute(params![entry, key.0, cursor]))
        .map_err(said(path))?;
    let used = used_at(tx, key, cursor).map_err(said(path))?;
    for digest in files_of(record).difference(&used) {
        add_use(tx, key, *digest, cursor, cursor).map_err(said(path))?;
    }
    Ok(())
}

/// The step at the cursor is called otherwise: more belongs to it now.
fn rename_step(
    tx: &Transaction<'_>,
    path: &Path,
    key: CaseKey,
    cursor: i64,
    step: &Step,
) -> Result<(), StoreError> {
    let step = pack(&StepPayload::from(step)).map_err(said(path))?;
    tx.prepare("UPDATE history SET step = ? WHERE owner = ? AND sequence = ?")
        .and_then(|mut update| update.execute(params![step, key.0, cursor]))
        .map_err(said(path))?;
    Ok(())
}

/// Takes away what could be redone.
fn cut_redo(tx: &Transaction<'_>, key: CaseKey, cursor: i64) -> rusqlite::Result<()> {
    tx.prepare("DELETE FROM history WHERE owner = ? AND sequence > ?")?.execute([key.0, cursor])?;
    tx.prepare("DELETE FROM case_files WHERE owner = ? AND first > ?")?.execute([key.0, cursor])?;
    // What ended in an entry that is gone, or at the cursor, goes on.
    tx.prepare("UPDATE case_files SET last = ? WHERE owner = ? AND last >= ?")?
        .execute([OPEN, key.0, cursor])?;
    Ok(())
}

/// Takes away the oldest entries.
fn forget_old(tx: &Transaction<'_>, key: CaseKey, at: i64) -> rusqlite::Result<()> {
    let oldest = at.saturating_sub(KEPT_STEPS);
    tx.prepare("DELETE FROM history WHERE owner = ? AND sequence < ?")?.execute([key.0, oldest])?;
    tx.prepare("DELETE FROM case_files WHERE owner = ? AND last < ?")?.execute([key.0, oldest])?;
    Ok(())
}

/// Notes which files the new entry uses: those of the entry before it that it lacks end there.
fn use_files(
    tx: &Transaction<'_>,
    key: CaseKey,
    before: i64,
    at: i64,
    record: &CaseRecord,
) -> rusqlite::Result<()> {
    let (used, wanted) = (used_at(tx, key, before)?, files_of(record));
    for ended in used.difference(&wanted) {
        tx.prepare("UPDATE case_files SET last = ? WHERE owner = ? AND digest = ? AND last = ?")?
            .execute(params![before, key.0, ended.0, OPEN])?;
    }
    for begun in wanted.difference(&used) {
        add_use(tx, key, *begun, at, OPEN)?;
    }
    Ok(())
}

fn add_use(
    tx: &Transaction<'_>,
    key: CaseKey,
    digest: Digest,
    first: i64,
    last: i64,
) -> rusqlite::Result<()> {
    tx.prepare("INSERT INTO case_files (owner, digest, first, last) VALUES (?, ?, ?, ?)")?
        .execute(params![key.0, digest.0, first, last])?;
    Ok(())
}

fn used_at(tx: &Transaction<'_>, key: CaseKey, at: i64) -> rusqlite::Result<BTreeSet<Digest>> {
    let sql = "SELECT digest FROM case_files WHERE owner = ?1 AND first <= ?2 AND last >= ?2";
    tx.prepare(sql)?.query_map([key.0, at], |row| row.get(0).map(Digest))?.collect()
}

fn neighbour(
    connection: &Connection,
    key: CaseKey,
    cursor: i64,
    direction: Direction,
) -> rusqlite::Result<Option<i64>> {
    let sql = match direction {
        Direction::Undo => "SELECT max(sequence) FROM history WHERE owner = ? AND sequence < ?",
        Direction::Redo => "SELECT min(sequence) FROM history WHERE owner = ? AND sequence > ?",
    };
    connection.prepare(sql)?.query_row([key.0, cursor], |row| row.get(0))
}

fn step(connection: &Connection, path: &Path, key: CaseKey, at: i64) -> Result<Step, StoreError> {
    let sealed: Vec<u8> = connection
        .prepare("SELECT step FROM history WHERE owner = ? AND sequence = ?")
        .and_then(|mut select| select.query_row([key.0, at], |row| row.get(0)))
        .map_err(said(path))?;
    let step: StepPayload = unpack(&sealed).map_err(said(path))?;
    Ok(step.into())
}

/// The case as the entry `at` has it.
fn loaded(
    connection: &Connection,
    path: &Path,
    key: CaseKey,
    row: &Row,
    at: i64,
) -> Result<Loaded, StoreError> {
    let sealed: Vec<u8> = connection
        .prepare("SELECT entry FROM history WHERE owner = ? AND sequence = ?")
        .and_then(|mut select| select.query_row([key.0, at], |row| row.get(0)))
        .map_err(said(path))?;
    let aside: Aside = unpack(&row.aside).map_err(said(path))?;
    let entry: Entry = unpack(&sealed).map_err(said(path))?;
    let near = |direction| neighbour(connection, key, at, direction).map_err(said(path));
    let undo = near(Direction::Undo)?.map(|_| step(connection, path, key, at)).transpose()?;
    let redo = near(Direction::Redo)?.map(|next| step(connection, path, key, next)).transpose()?;
    let record = entry.record(aside).map_err(said(path))?;
    Ok(Loaded { record, version: row.version, undo, redo })
}
