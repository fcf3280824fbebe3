//! A case.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::PayloadError;
use super::answer::{AnswerShape, id_refused};
use super::document::{DocumentShape, FileShape, date};
use crate::domain::ids::InvalidId;
use crate::domain::{
    Answer, BlockId, Case, CategoryId, ChannelId, DoneDuty, DutyId, FactId, Facts, GroupId,
    KeptDraft, Language, LetterEdit, LetterId, ProcedureId, RecordKey, RequirementId, Waiver,
};

/// A saved case.
#[derive(Serialize, Deserialize)]
pub(super) struct CaseShape {
    number: String,
    procedure: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    channel: Option<String>,
    facts: FactsShape,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    groups: BTreeMap<String, Vec<FactsShape>>,
    /// By what documents name the records of a list, in their order; 0 = none of them does.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    record_keys: BTreeMap<String, Vec<u32>>,
    documents: Vec<DocumentShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inbox: Vec<FileShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waivers: Vec<WaiverShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    done: Vec<DoneShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    letter_edits: Vec<LetterEditShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    drafts: Vec<DraftShape>,
}

/// Saved answers by fact.
pub(super) type FactsShape = BTreeMap<String, AnswerShape>;

#[derive(Serialize, Deserialize)]
struct WaiverShape {
    requirement: String,
    by: String,
    on: String,
    reason: String,
}

#[derive(Serialize, Deserialize)]
struct DoneShape {
    duty: String,
    on: String,
}

#[derive(Serialize, Deserialize)]
struct DraftShape {
    letter: String,
    on: String,
    file: FileShape,
}

impl From<&KeptDraft> for DraftShape {
    fn from(draft: &KeptDraft) -> Self {
        Self {
            letter: draft.letter.to_string(),
            on: draft.on.to_string(),
            file: (&draft.file).into(),
        }
    }
}

impl DraftShape {
    fn draft(self) -> Result<KeptDraft, PayloadError> {
        Ok(KeptDraft {
            letter: LetterId::new(&self.letter).map_err(|_| id_refused())?,
            on: date(&self.on)?,
            file: self.file.file()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct LetterEditShape {
    letter: String,
    block: String,
    /// By language tag.
    texts: BTreeMap<String, String>,
}

impl From<&LetterEdit> for LetterEditShape {
    fn from(edit: &LetterEdit) -> Self {
        let text = |(language, text): (&Language, &String)| (language.to_string(), text.clone());
        Self {
            letter: edit.letter.to_string(),
            block: edit.block.to_string(),
            texts: edit.texts.iter().map(text).collect(),
        }
    }
}

impl LetterEditShape {
    fn edit(self) -> Result<LetterEdit, PayloadError> {
        let bad = |_: InvalidId| id_refused();
        let text = |(tag, text): (String, String)| {
            Ok((tag.parse::<Language>().map_err(|_| id_refused())?, text))
        };
        Ok(LetterEdit {
            letter: LetterId::new(&self.letter).map_err(bad)?,
            block: BlockId::new(&self.block).map_err(bad)?,
            texts: self.texts.into_iter().map(text).collect::<Result<_, PayloadError>>()?,
        })
    }
}

/// The keys of the records of a list, where there are any.
fn keys_of((id, members): (&GroupId, &Vec<Facts>)) -> Option<(String, Vec<u32>)> {
    let keys = members.iter().map(|it| it.key().map_or(0, |key| key.0.get()));
    let keys: Vec<u32> = keys.collect();
    keys.iter().any(|key| *key > 0).then(|| (id.to_string(), keys))
}

/// Answers as they are saved.
pub(super) fn facts_shape<'a>(facts: impl Iterator<Item = (&'a FactId, &'a Answer)>) -> FactsShape {
    facts.map(|(id, answer)| (id.to_string(), answer.into())).collect()
}

/// Saved answers again.
pub(super) fn facts<C: FromIterator<(FactId, Answer)>>(
    shape: FactsShape,
) -> Result<C, PayloadError> {
    let read = |(id, answer): (String, AnswerShape)| {
        Ok((FactId::new(&id).map_err(|_| id_refused())?, answer.answer()?))
    };
    shape.into_iter().map(read).collect()
}

impl From<&Case> for CaseShape {
    fn from(case: &Case) -> Self {
        let group = |(id, members): (&GroupId, &Vec<Facts>)| {
            let members = members.iter().map(|facts| facts_shape(facts.iter()));
            (id.to_string(), members.collect())
        };
        let waiver = |waiver: &Waiver| WaiverShape {
            requirement: waiver.requirement.to_string(),
            by: waiver.by.clone(),
            on: waiver.on.to_string(),
            reason: waiver.reason.clone(),
        };
        Self {
            number: case.number.clone(),
            procedure: case.procedure.to_string(),
            category: case.category.as_ref().map(ToString::to_string),
            channel: case.channel.as_ref().map(ToString::to_string),
            facts: facts_shape(case.facts.iter()),
            groups: case.groups.iter().map(group).collect(),
            record_keys: case.groups.iter().filter_map(keys_of).collect(),
            documents: case.documents.iter().map(Into::into).collect(),
            inbox: case.inbox.iter().map(Into::into).collect(),
            waivers: case.waivers.iter().map(waiver).collect(),
            done: (case.done.iter())
                .map(|done| DoneShape { duty: done.duty.to_string(), on: done.on.to_string() })
                .collect(),
            letter_edits: case.letter_edits.iter().map(Into::into).collect(),
            drafts: case.drafts.iter().map(Into::into).collect(),
        }
    }
}

impl CaseShape {
    /// The case again.
    pub(super) fn case(self) -> Result<Case, PayloadError> {
        let bad = |_: InvalidId| id_refused();
        let mut groups = BTreeMap::new();
        for (id, members) in self.groups {
            let members: Result<Vec<Facts>, _> = members.into_iter().map(facts).collect();
            let mut members = members?;
            let keys = self.record_keys.get(&id).into_iter().flatten();
            for (facts, key) in members.iter_mut().zip(keys) {
                facts.set_key(NonZeroU32::new(*key).map(RecordKey));
            }
            groups.insert(GroupId::new(&id).map_err(bad)?, members);
        }
        let mut waivers = Vec::with_capacity(self.waivers.len());
        for waiver in self.waivers {
            waivers.push(Waiver {
                requirement: RequirementId::new(&waiver.requirement).map_err(bad)?,
                by: waiver.by,
                on: date(&waiver.on)?,
                reason: waiver.reason,
            });
        }
        let mut done = Vec::with_capacity(self.done.len());
        for shape in self.done {
            let duty = DutyId::new(&shape.duty).map_err(bad)?;
            done.push(DoneDuty { duty, on: date(&shape.on)? });
        }
        Ok(Case {
            number: self.number,
            procedure: ProcedureId::new(&self.procedure).map_err(bad)?,
            category: self.category.map(|id| CategoryId::new(&id)).transpose().map_err(bad)?,
            channel: self.channel.map(|id| ChannelId::new(&id)).transpose().map_err(bad)?,
            facts: facts(self.facts)?,
            groups,
            documents: self
                .documents
                .into_iter()
                .map(DocumentShape::document)
                .collect::<Result<_, _>>()?,
            inbox: self.inbox.into_iter().map(FileShape::file).collect::<Result<_, _>>()?,
            waivers,
            done,
            letter_edits: self
                .letter_edits
                .into_iter()
                .map(LetterEditShape::edit)
                .collect::<Result<_, _>>()?,
            drafts: self.drafts.into_iter().map(DraftShape::draft).collect::<Result<_, _>>()?,
        })
    }
}
