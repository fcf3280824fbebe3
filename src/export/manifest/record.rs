//! The case inside the manifest: domain values as plain records and back.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DocumentRecord;
use crate::domain::{
    Answer, Bin, Case, CountryCode, Document, DocumentForm, DoneDuty, Facts, FileKind, FileRef,
    Iin, Legalisation, Mrz, Person, ProcedureId, Review, Value, ValueProblem, Waiver,
};

/// What was answered and waived.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// The office's number.
    pub number: String,
    /// Procedure.
    pub procedure: String,
    /// Permit category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Where it is filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Answers by fact.
    pub facts: BTreeMap<String, AnswerRecord>,
    /// Repeated groups.
    #[serde(default)]
    pub groups: BTreeMap<String, Vec<BTreeMap<String, AnswerRecord>>>,
    /// Items left out on purpose.
    #[serde(default)]
    pub waivers: Vec<WaiverRecord>,
    /// Duties that were marked as done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<DoneRecord>,
}

impl std::fmt::Debug for CaseRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseRecord({}, {} facts)", self.procedure, self.facts.len())
    }
}

/// A duty that was marked as done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoneRecord {
    /// The duty.
    pub duty: String,
    /// The day.
    pub on: String,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerRecord {
    /// Yes or no.
    Bool(bool),
    /// A choice.
    Choice(String),
    /// Text.
    Text(String),
    /// A date.
    Date(String),
    /// A country, ISO 3166-1 alpha-2.
    Country(String),
    /// A whole number.
    Number(i64),
    /// IIN.
    Iin(String),
    /// BIN.
    Bin(String),
    /// Machine readable zone.
    Mrz(String),
    /// Typed, but not a value: counts as unknown.
    NotAValue(String),
}

impl std::fmt::Debug for AnswerRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AnswerRecord(•••)")
    }
}

/// An item left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverRecord {
    /// The item.
    pub requirement: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// What the rules know of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// Its id in the case.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Whose it is: `self` (the applicant), a list of the case and the number in it, `gone` (somebody who is not
    /// in the case any more); empty = not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// `original`, `copy`, `notarised`, `translation` or `printout`.
    pub form: String,
    /// A number printed on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The language it is written in, ISO 639.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_language: Option<String>,
    /// Issued, signed or taken on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// Valid through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<String>,
    /// Whether a translation is part of it.
    #[serde(default)]
    pub translated: bool,
    /// `none`, `apostille` or `consular`.
    #[serde(default)]
    pub legalisation: String,
    /// `to-review`, `approved` or `returned`.
    #[serde(default)]
    pub review: String,
}

const FORMS: [(&str, DocumentForm); 5] = [
    ("original", DocumentForm::Original),
    ("copy", DocumentForm::Copy),
    ("notarised", DocumentForm::Notarised),
    ("translation", DocumentForm::Translation),
    ("printout", DocumentForm::Printout),
];

const LEGALISATIONS: [(&str, Legalisation); 3] = [
    ("none", Legalisation::None),
    ("apostille", Legalisation::Apostille),
    ("consular", Legalisation::Consular),
];

const KINDS: [(&str, FileKind); 7] = [
    ("application/pdf", FileKind::Pdf),
    ("image/jpeg", FileKind::Jpeg),
    ("image/png", FileKind::Png),
    ("image/tiff", FileKind::Tiff),
    ("image/webp", FileKind::WebP),
    ("image/bmp", FileKind::Bmp),
    ("application/pkcs7-mime", FileKind::Signed),
];

fn name_of<T: PartialEq + Copy>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

fn value_of<T: Copy>(names: &[(&'static str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The media type of a file.
pub(crate) fn media_type(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Refused(_) => "application/octet-stream",
        known => name_of(&KINDS, known),
    }
}

impl DocumentFacts {
    /// The record of a document.
    pub fn of(case: &Case, document: &Document) -> Self {
        Self {
            id: document.id.to_string(),
            kind: document.kind.to_string(),
            people: case.people_written(document),
            form: name_of(&FORMS, document.form).to_owned(),
            document_number: document.number.clone(),
            issuer: document.issuer.clone(),
            document_language: document.language.map(|it| it.to_string()),
            issued_on: document.issued_on.map(|day| day.to_string()),
            expires_on: document.expires_on.map(|day| day.to_string()),
            translated: document.translated,
            legalisation: name_of(&LEGALISATIONS, document.legalisation).to_owned(),
            review: match &document.review {
                Review::ToReview => "to-review",
                Review::Approved => "approved",
                Review::Returned(_) => "returned",
            }
            .to_owned(),
        }
    }
}

impl CaseRecord {
    /// The record of a case.
    pub fn of(case: &Case) -> Self {
        let groups = case.groups.iter();
        Self {
            number: case.number.clone(),
            procedure: case.procedure.to_string(),
            category: case.category.as_ref().map(ToString::to_string),
            channel: case.channel.as_ref().map(ToString::to_string),
            facts: facts_of(&case.facts),
            groups: groups
                .map(|(id, members)| (id.to_string(), members.iter().map(facts_of).collect()))
                .collect(),
            waivers: case
                .waivers
                .iter()
                .map(|waiver| WaiverRecord {
                    requirement: waiver.requirement.to_string(),
                    by: waiver.by.clone(),
                    on: waiver.on.to_string(),
                    reason: waiver.reason.clone(),
                })
                .collect(),
            done: (case.done.iter())
                .map(|done| DoneRecord { duty: done.duty.to_string(), on: done.on.to_string() })
                .collect(),
        }
    }

    /// The case of the record and its documents.
    pub(super) fn to_case(&self, documents: &[DocumentRecord]) -> Option<Case> {
        let mut case = Case::new(self.number.clone(), ProcedureId::new(&self.procedure).ok()?);
        case.category = self.category.as_deref().and_then(|id| id.parse().ok());
        case.channel = self.channel.as_deref().and_then(|id| id.parse().ok());
        case.facts = to_facts(&self.facts);
        for (id, members) in &self.groups {
            if let Ok(id) = id.parse() {
                case.groups.insert(id, members.iter().map(to_facts).collect());
            }
        }
        for record in documents {
            let people = record.facts.people.iter();
            let people = people.filter_map(|it| case.person_written(it)).collect();
            case.documents.extend(to_document(record, people));
        }
        case.waivers = self.waivers.iter().filter_map(to_waiver).collect();
        case.done = self.done.iter().filter_map(to_done).collect();
        Some(case)
    }
}

fn to_waiver(record: &WaiverRecord) -> Option<Waiver> {
    Some(Waiver {
        requirement: record.requirement.parse().ok()?,
        by: record.by.clone(),
        on: record.on.parse().ok()?,
        reason: record.reason.clone(),
    })
}

fn to_done(record: &DoneRecord) -> Option<DoneDuty> {
    Some(DoneDuty { duty: record.duty.parse().ok()?, on: record.on.parse().ok()? })
}

fn to_document(record: &DocumentRecord, people: BTreeSet<Person>) -> Option<Document> {
    let facts = &record.facts;
    let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    Some(Document {
        id: facts.id.parse().ok()?,
        kind: facts.kind.parse().ok()?,
        people,
        form: value_of(&FORMS, &facts.form)?,
        number: facts.document_number.clone(),
        issuer: facts.issuer.clone(),
        language: facts.document_language.as_ref().and_then(|it| it.parse().ok()),
        issued_on: day(&facts.issued_on),
        expires_on: day(&facts.expires_on),
        translated: facts.translated,
        legalisation: value_of(&LEGALISATIONS, &facts.legalisation).unwrap_or_default(),
        files: record
            .originals
            .iter()
            .filter_map(|file| {
                Some(FileRef {
                    plan: file.plan.as_ref().and_then(|it| it.parse().ok()),
                    ..FileRef::new(
                        file.sha256.parse().ok()?,
                        file.name.clone(),
                        file.size,
                        value_of(&KINDS, &file.media_type).unwrap_or(FileKind::Refused("unknown")),
                        file.pages,
                    )
                })
            })
            .collect(),
        review: match facts.review.as_str() {
            "approved" => Review::Approved,
            "returned" => Review::Returned(String::new()),
            _ => Review::ToReview,
        },
    })
}

fn facts_of(facts: &Facts) -> BTreeMap<String, AnswerRecord> {
    facts.iter().map(|(id, answer)| (id.to_string(), answer_of(answer))).collect()
}

fn answer_of(answer: &Answer) -> AnswerRecord {
    match answer {
        Answer::Accepted(value) => match value {
            Value::Bool(value) => AnswerRecord::Bool(*value),
            Value::Choice(id) => AnswerRecord::Choice(id.to_string()),
            Value::Text(text) => AnswerRecord::Text(text.clone()),
            Value::Date(day) => AnswerRecord::Date(day.to_string()),
            Value::Country(code) => AnswerRecord::Country(code.to_string()),
            Value::Number(number) => AnswerRecord::Number(*number),
            Value::Iin(iin) => AnswerRecord::Iin(iin.to_string()),
            Value::Bin(bin) => AnswerRecord::Bin(bin.to_string()),
            Value::Mrz(mrz) => AnswerRecord::Mrz(mrz.to_string()),
        },
        Answer::Rejected { raw, problem: _ } => AnswerRecord::NotAValue(raw.clone()),
    }
}

fn to_facts(records: &BTreeMap<String, AnswerRecord>) -> Facts {
    let answers =
        records.iter().filter_map(|(id, record)| Some((id.parse().ok()?, to_answer(record))));
    answers.collect()
}

/// A value that no longer parses is kept as typed: never taken for another value.
fn to_answer(record: &AnswerRecord) -> Answer {
    let parsed = match record {
        AnswerRecord::Bool(value) => Ok(Value::Bool(*value)),
        AnswerRecord::Number(number) => Ok(Value::Number(*number)),
        AnswerRecord::Text(text) => Ok(Value::Text(text.clone())),
        AnswerRecord::Choice(id) => {
            id.parse().map(Value::Choice).map_err(|_| (id, ValueProblem::NotAChoice))
        }
        AnswerRecord::Date(day) => {
            NaiveDate::from_str(day).map(Value::Date).map_err(|_| (day, ValueProblem::NotADate))
        }
        AnswerRecord::Country(code) => CountryCode::from_str(code)
            .map(Value::Country)
            .map_err(|_| (code, ValueProblem::NotACountry)),
        AnswerRecord::Iin(text) => {
            Iin::from_str(text).map(Value::Iin).map_err(|_| (text, ValueProblem::WrongCheckDigit))
        }
        AnswerRecord::Bin(text) => {
            Bin::from_str(text).map(Value::Bin).map_err(|_| (text, ValueProblem::WrongCheckDigit))
        }
        AnswerRecord::Mrz(text) => {
            Mrz::from_str(text).map(Value::Mrz).map_err(|_| (text, ValueProblem::NotMrz))
        }
        AnswerRecord::NotAValue(raw) => Err((raw, ValueProblem::Empty)),
    };
    match parsed {
        Ok(value) => Answer::Accepted(value),
        Err((raw, problem)) => Answer::Rejected { raw: raw.clone(), problem },
    }
}
