//! What lists show of cases, read from the database: of each what can be read. One that is damaged closes neither
//! the others nor the workspace.

use std::collections::BTreeSet;

use super::database::Database;
use super::dto::{Head, PayloadError, unpack};
use super::{CaseHead, CaseKey, CaseRecord, CaseSummary, StoreError, Version, When};
use crate::domain::ProcedureId;

impl Database {
    /// All cases, deleted ones included, by key; and how many of them cannot be read. One that a newer program
    /// has written refuses all of them.
    pub(super) fn heads(&self) -> Result<(Vec<CaseHead>, usize), StoreError> {
        let mut heads = Vec::new();
        let sql = "SELECT key, version, sequence, deleted, head FROM cases ORDER BY key";
        let mut statement = self.reading().prepare(sql).map_err(self.wrong())?;
        let mut rows = statement.query([]).map_err(self.wrong())?;
        let mut damaged = 0;
        while let Some(row) = rows.next().map_err(self.wrong())? {
            let read = || -> rusqlite::Result<_> {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get_ref(4)?))
            };
            let (key, version, sequence, deleted, head) = read().map_err(self.wrong())?;
            let (key, version) = (CaseKey(key), Version(version));
            let deleted = Option::map(deleted, When);
            let bytes = head.as_blob().unwrap_or_default();
            heads.push(match head_from(key, version, sequence, deleted, bytes) {
                Ok(head) => head,
                Err(PayloadError::Damaged(reason)) => {
                    // The case itself may well be sound.
                    let sound = self.load(key).ok().map(|it| it.record);
                    damaged += usize::from(sound.is_none());
                    let saved =
                        || sound.map(|it| head_of(key, version, sequence, When(0), deleted, &it));
                    let head = saved().or_else(|| damaged_head(key, version, sequence, deleted));
                    head.ok_or_else(|| self.wrong()(PayloadError::Damaged(reason)))?
                }
                Err(newer @ PayloadError::Newer(_)) => return Err(self.wrong()(newer)),
            });
        }
        Ok((heads, damaged))
    }
}

/// The head as it was saved.
pub(super) fn head_from(
    key: CaseKey,
    version: Version,
    sequence: i64,
    deleted: Option<When>,
    bytes: &[u8],
) -> Result<CaseHead, PayloadError> {
    let head: Head = unpack(bytes)?;
    let (changed, number) = (When(head.changed), head.number.clone());
    let (procedure, category, summary, parties) = head.parts()?;
    let is_damaged = false;
    Ok(CaseHead {
        key,
        version,
        sequence,
        changed,
        deleted,
        number,
        is_damaged,
        procedure,
        category,
        summary,
        parties,
    })
}

/// What is known of a case that cannot be read.
pub(super) fn damaged_head(
    key: CaseKey,
    version: Version,
    sequence: i64,
    deleted: Option<When>,
) -> Option<CaseHead> {
    Some(CaseHead {
        key,
        version,
        sequence,
        changed: When(0),
        deleted,
        number: format!("#{key}"),
        is_damaged: true,
        procedure: ProcedureId::new("unreadable").ok()?,
        category: None,
        summary: CaseSummary::default(),
        parties: BTreeSet::new(),
    })
}

/// When a case was changed last, as far as its head can be read.
pub(super) fn changed_on(head: &[u8]) -> When {
    unpack::<Head>(head).map_or(When(0), |head| When(head.changed))
}

/// The head of a record.
pub(super) fn head_of(
    key: CaseKey,
    version: Version,
    sequence: i64,
    changed: When,
    deleted: Option<When>,
    record: &CaseRecord,
) -> CaseHead {
    CaseHead {
        key,
        version,
        sequence,
        changed,
        deleted,
        number: record.case.number.clone(),
        is_damaged: false,
        procedure: record.case.procedure.clone(),
        category: record.case.category.clone(),
        summary: record.summary.clone(),
        parties: record.parties.clone(),
    }
}
