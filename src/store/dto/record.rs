//! The four payloads of a case (head, aside, and per step the step and the case), and that of a party.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::PayloadError;
use super::answer::id_refused;
use super::case::{CaseShape, FactsShape, facts, facts_shape};
use super::document::{DocumentShape, date};
use crate::domain::{Case, CategoryId, ProcedureId};
use crate::store::{
    CaseRecord, CaseSummary, Due, ExportRecord, ExportedFile, Party, PartyKey, PartyKind, Step,
    When,
};

/// What lists show of a case: read for all cases when the workspace is opened, so it is kept small.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Head {
    pub(in crate::store) number: String,
    pub(in crate::store) changed: i64,
    procedure: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    summary: SummaryShape,
    parties: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
struct SummaryShape {
    title: String,
    done: u32,
    total: u32,
    blockers: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dues: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    finished: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, String>,
}

impl From<&CaseSummary> for SummaryShape {
    fn from(summary: &CaseSummary) -> Self {
        let shape = |due: &Due| (due.duty.clone(), due.on.to_string());
        Self {
            title: summary.title.clone(),
            done: summary.done,
            total: summary.total,
            blockers: summary.blockers,
            dues: summary.dues.iter().map(shape).collect(),
            finished: summary.finished.iter().map(shape).collect(),
            words: summary.words.clone(),
        }
    }
}

impl SummaryShape {
    fn summary(self) -> Result<CaseSummary, PayloadError> {
        let due = |(duty, on): (String, String)| Ok(Due { duty, on: date(&on)? });
        Ok(CaseSummary {
            title: self.title,
            done: self.done,
            total: self.total,
            blockers: self.blockers,
            dues: self.dues.into_iter().map(due).collect::<Result<_, _>>()?,
            finished: self.finished.into_iter().map(due).collect::<Result<_, _>>()?,
            words: self.words,
        })
    }
}

impl Head {
    /// The head of a record that was changed at that moment.
    pub(in crate::store) fn new(record: &CaseRecord, changed: When) -> Self {
        Self {
            number: record.case.number.clone(),
            changed: changed.0,
            procedure: record.case.procedure.to_string(),
            category: record.case.category.as_ref().map(ToString::to_string),
            summary: (&record.summary).into(),
            parties: record.parties.iter().map(|key| key.0).collect(),
        }
    }

    /// Procedure, category, summary and parties again.
    pub(in crate::store) fn parts(
        self,
    ) -> Result<(ProcedureId, Option<CategoryId>, CaseSummary, BTreeSet<PartyKey>), PayloadError>
    {
        let procedure = ProcedureId::new(&self.procedure).map_err(|_| id_refused())?;
        let category = self.category.map(|id| CategoryId::new(&id)).transpose();
        let parties = self.parties.into_iter().map(PartyKey).collect();
        Ok((procedure, category.map_err(|_| id_refused())?, self.summary.summary()?, parties))
    }
}

/// What undo leaves as it is.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Aside {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_rule_book: Option<String>,
    last_seen: BTreeMap<String, String>,
    exports: Vec<ExportShape>,
    marks: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct ExportShape {
    when: i64,
    profile: String,
    rule_book: String,
    folder: String,
    pages: u32,
    /// An older program may drop it, and nothing is known of that pack then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    files: Vec<(String, Option<String>)>,
}

impl From<&CaseRecord> for Aside {
    fn from(record: &CaseRecord) -> Self {
        let file = |file: &ExportedFile| {
            (file.name.clone(), file.digest.as_ref().map(ToString::to_string))
        };
        let export = |export: &ExportRecord| ExportShape {
            when: export.when.0,
            profile: export.profile.clone(),
            rule_book: export.rule_book.clone(),
            folder: export.folder.clone(),
            pages: export.pages,
            content: export.content.clone(),
            files: export.files.iter().map(file).collect(),
        };
        Self {
            last_rule_book: record.last_rule_book.clone(),
            last_seen: record.last_seen.clone(),
            exports: record.exports.iter().map(export).collect(),
            marks: record.marks.clone(),
        }
    }
}

impl ExportShape {
    fn export(self) -> Result<ExportRecord, PayloadError> {
        let file = |(name, digest): (String, Option<String>)| {
            let digest = digest.map(|text| text.parse()).transpose();
            Ok(ExportedFile { name, digest: digest.map_err(PayloadError::damaged)? })
        };
        Ok(ExportRecord {
            when: When(self.when),
            profile: self.profile,
            rule_book: self.rule_book,
            folder: self.folder,
            pages: self.pages,
            content: self.content,
            files: self.files.into_iter().map(file).collect::<Result<_, _>>()?,
        })
    }
}

/// A step of a history.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct StepPayload {
    code: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<String, String>,
    when: i64,
}

impl From<&Step> for StepPayload {
    fn from(step: &Step) -> Self {
        Self { code: step.code.clone(), args: step.args.clone(), when: step.when.0 }
    }
}

impl From<StepPayload> for Step {
    fn from(shape: StepPayload) -> Self {
        Self { code: shape.code, args: shape.args, when: When(shape.when) }
    }
}

/// The case as it was after a step.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Entry {
    case: CaseShape,
    summary: SummaryShape,
    parties: Vec<i64>,
}

impl From<&CaseRecord> for Entry {
    fn from(record: &CaseRecord) -> Self {
        Self {
            case: record.case.as_ref().into(),
            summary: (&record.summary).into(),
            parties: record.parties.iter().map(|key| key.0).collect(),
        }
    }
}

impl Entry {
    /// The record again, with what undo leaves as it is.
    pub(in crate::store) fn record(self, aside: Aside) -> Result<CaseRecord, PayloadError> {
        let case: Case = self.case.case()?;
        Ok(CaseRecord {
            case: case.into(),
            summary: self.summary.summary()?,
            parties: self.parties.into_iter().map(PartyKey).collect(),
            last_rule_book: aside.last_rule_book,
            last_seen: aside.last_seen,
            exports: aside
                .exports
                .into_iter()
                .map(ExportShape::export)
                .collect::<Result<_, _>>()?,
            marks: aside.marks,
        })
    }
}

/// A person or company.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct PartyPayload {
    is_company: bool,
    name: String,
    facts: FactsShape,
    documents: Vec<DocumentShape>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<String, String>,
}

impl From<&Party> for PartyPayload {
    fn from(party: &Party) -> Self {
        Self {
            is_company: matches!(party.kind, PartyKind::Company),
            name: party.name.clone(),
            facts: facts_shape(party.facts.iter()),
            documents: party.documents.iter().map(Into::into).collect(),
            marks: party.marks.clone(),
        }
    }
}

impl PartyPayload {
    /// The party again.
    pub(in crate::store) fn party(self) -> Result<Party, PayloadError> {
        Ok(Party {
            kind: if self.is_company { PartyKind::Company } else { PartyKind::Person },
            name: self.name,
            facts: facts(self.facts)?,
            documents: self
                .documents
                .into_iter()
                .map(DocumentShape::document)
                .collect::<Result<_, _>>()?,
            marks: self.marks,
        })
    }
}
