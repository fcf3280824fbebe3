//! People, companies and settings in the database.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use super::cases::digests;
use super::database::{Database, said};
use super::dto::{PartyPayload, PayloadError, pack, unpack};
use super::{Party, PartyHead, PartyKey, Settings, StoreError, Version};
use crate::domain::{Answer, Digest, Value};

/// Key, version, whether it is hidden, payload.
type HeadRow = (PartyKey, Version, bool, Vec<u8>);

impl Database {
    /// All people and companies by key, deleted ones included, and how many more cannot be read; nobody counted
    /// yet where they are used.
    pub(super) fn party_heads(&self) -> Result<(Vec<PartyHead>, usize), StoreError> {
        let sql = "SELECT key, version, deleted, payload FROM parties ORDER BY key";
        let mut statement = self.reading().prepare(sql).map_err(self.wrong())?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok((PartyKey(row.get(0)?), Version(row.get(1)?), row.get(2)?, row.get(3)?))
        };
        let rows: rusqlite::Result<Vec<HeadRow>> =
            statement.query_map([], read).and_then(Iterator::collect);
        let (mut heads, mut damaged) = (Vec::new(), 0);
        for (key, version, is_deleted, payload) in rows.map_err(self.wrong())? {
            match unpack(&payload).and_then(PartyPayload::party) {
                Ok(party) => heads.push(head_of(key, version, is_deleted, &party)),
                Err(PayloadError::Damaged(_)) => damaged += 1,
                Err(newer @ PayloadError::Newer(_)) => return Err(self.wrong()(newer)),
            }
        }
        Ok((heads, damaged))
    }

    /// Adds a person or company.
    pub(super) fn create_party(&mut self, party: &Party) -> Result<PartyHead, StoreError> {
        self.change(|tx, path| {
            let payload = pack(&PartyPayload::from(party)).map_err(said(path))?;
            tx.execute(
                "INSERT INTO parties (version, deleted, payload) VALUES (1, 0, ?)",
                [payload],
            )
            .map_err(said(path))?;
            let key = PartyKey(tx.last_insert_rowid());
            use_files(tx, key, party).map_err(said(path))?;
            Ok(head_of(key, Version(1), false, party))
        })
    }

    /// Reads a person or company.
    pub(super) fn load_party(&self, key: PartyKey) -> Result<(Party, Version), StoreError> {
        read_party(self.reading(), self.path(), key).map(|(party, version, _)| (party, version))
    }

    /// Saves a person or company, or only hides or shows it.
    pub(super) fn save_party(
        &mut self,
        key: PartyKey,
        expected: Version,
        party: Option<&Party>,
        deleted: Option<bool>,
    ) -> Result<PartyHead, StoreError> {
        self.change(|tx, path| {
            let (before, found, was_deleted) = read_party(tx, path, key)?;
            if found != expected {
                return Err(StoreError::Conflict { expected, found });
            }
            let party = party.unwrap_or(&before);
            let (version, is_deleted) = (found.next(), deleted.unwrap_or(was_deleted));
            let payload = pack(&PartyPayload::from(party)).map_err(said(path))?;
            tx.execute(
                "UPDATE parties SET version = ?, deleted = ?, payload = ? WHERE key = ?",
                params![version.0, is_deleted, payload, key.0],
            )
            .map_err(said(path))?;
            use_files(tx, key, party).map_err(said(path))?;
            Ok(head_of(key, version, is_deleted, party))
        })
    }

    /// The settings; none were saved yet in a new workspace.
    pub(super) fn settings(&self) -> Result<Settings, StoreError> {
        let sealed: Option<Vec<u8>> = self
            .reading()
            .query_row("SELECT payload FROM settings", [], |row| row.get(0))
            .optional()
            .map_err(self.wrong())?;
        match sealed {
            Some(sealed) => match unpack(&sealed) {
                Ok(settings) => Ok(Settings(settings)),
                // They are chosen again; no case is closed to anybody for their sake.
                Err(PayloadError::Damaged(_)) => Ok(Settings::default()),
                Err(newer @ PayloadError::Newer(_)) => Err(self.wrong()(newer)),
            },
            None => Ok(Settings::default()),
        }
    }

    /// Saves the settings.
    pub(super) fn save_settings(&mut self, settings: &Settings) -> Result<(), StoreError> {
        self.change(|tx, path| {
            let payload = pack(&settings.0).map_err(said(path))?;
            tx.execute("INSERT OR REPLACE INTO settings (only, payload) VALUES (1, ?)", [payload])
                .map_err(said(path))?;
            Ok(())
        })
    }

    /// Every file that a case, its history or a party refers to.
    pub(super) fn used_files(&self) -> Result<BTreeSet<Digest>, StoreError> {
        used_files(self.reading()).map_err(self.wrong())
    }
}

/// Every file that a case, its history or a party refers to.
pub(super) fn used_files(connection: &Connection) -> rusqlite::Result<BTreeSet<Digest>> {
    let sql = "SELECT digest FROM case_files UNION SELECT digest FROM party_files";
    let mut statement = connection.prepare(sql)?;
    statement.query_map([], |row| row.get(0).map(Digest))?.collect()
}

fn head_of(key: PartyKey, version: Version, is_deleted: bool, party: &Party) -> PartyHead {
    PartyHead {
        key,
        version,
        kind: party.kind,
        name: party.name.clone(),
        bin: party.facts.values().find_map(|answer| match answer {
            Answer::Accepted(Value::Bin(bin)) => Some(*bin),
            Answer::Accepted(_) | Answer::Rejected { .. } => None,
        }),
        documents: party.documents.len(),
        used_in: 0,
        is_deleted,
    }
}

fn read_party(
    connection: &Connection,
    path: &Path,
    key: PartyKey,
) -> Result<(Party, Version, bool), StoreError> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Version(row.get(1)?), row.get(2)?));
    let (payload, version, deleted): (Vec<u8>, _, _) = connection
        .query_row("SELECT payload, version, deleted FROM parties WHERE key = ?", [key.0], read)
        .optional()
        .map_err(said(path))?
        .ok_or(StoreError::NoSuchParty(key))?;
    let payload: PartyPayload = unpack(&payload).map_err(said(path))?;
    Ok((payload.party().map_err(said(path))?, version, deleted))
}

fn use_files(tx: &Transaction<'_>, key: PartyKey, party: &Party) -> rusqlite::Result<()> {
    tx.execute("DELETE FROM party_files WHERE owner = ?", [key.0])?;
    for digest in digests(&party.documents).collect::<BTreeSet<_>>() {
        tx.execute(
            "INSERT INTO party_files (owner, digest) VALUES (?, ?)",
            params![key.0, digest.0],
        )?;
    }
    Ok(())
}
