//! A zone beside the answers of a case: what it says, field by field, and what stands there now. Nothing is
//! filled in here; the window does so with `Edit::Answer` once the user has confirmed.

use std::collections::BTreeMap;

use super::{CaseSession, Edit};
use crate::domain::id_number::Sex;
use crate::domain::mrz::{Certainty, ZoneField, ZoneReading};
use crate::domain::{Answer, AsOf, Case, ChoiceId, Document, FactId, Facts, Mrz, PersonAt, Value};
use crate::rules::{Check, MrzField, Question, RawValue, RuleBook, parse_value};

/// The case that is asked, on which day, under which rules.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// The case.
    pub case: &'a Case,
    /// The day.
    pub as_of: AsOf,
}

impl<'a> From<&'a CaseSession> for Asked<'a> {
    fn from(session: &'a CaseSession) -> Self {
        Self { book: session.book(), case: session.case(), as_of: session.as_of() }
    }
}

/// A field of the zone beside the answer that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The fact; the rule book has its label.
    pub fact: FactId,
    /// Which part of the zone.
    pub field: MrzField,
    /// What stands there now, accepted or not.
    pub answer: Option<Answer>,
    /// What was read.
    pub read: Value,
    /// How far that may be believed; a zone that was typed has nothing in doubt.
    pub certainty: Certainty,
}

impl Row {
    /// Whether the answer says what was read: letters and digits alike, whatever their case and the marks
    /// between them.
    pub fn is_same(&self) -> bool {
        match (&self.answer, &self.read) {
            (Some(Answer::Accepted(Value::Text(known))), Value::Text(read)) => {
                plain(known) == plain(read)
            }
            (Some(Answer::Accepted(known)), read) => known == read,
            (Some(Answer::Rejected { .. }) | None, _) => false,
        }
    }
}

/// Every field of a zone that the rule book compares with answers, beside what the case says; equal ones too
/// (see [`Row::is_same`]). `zone` is the fact of the lines themselves.
pub fn differences(at: Asked<'_>, zone: &FactId, mrz: &Mrz) -> Vec<Row> {
    compared(at.book, zone).map(|it| beside(at, it, &at.case.facts, mrz)).unwrap_or_default()
}

fn beside(
    at: Asked<'_>,
    (fields, male): (&BTreeMap<MrzField, FactId>, Option<&ChoiceId>),
    facts: &Facts,
    mrz: &Mrz,
) -> Vec<Row> {
    let row = |(field, fact): (&MrzField, &FactId)| {
        let question = at.book.question(fact)?;
        let raw = said(*field, mrz, at.as_of, (question, male))?;
        let Answer::Accepted(read) = parse_value(at.book, question, &raw) else { return None };
        let answer = facts.answer(fact).cloned();
        let certainty = Certainty::Proven;
        Some(Row { fact: fact.clone(), field: *field, answer, read, certainty })
    };
    fields.iter().filter_map(row).collect()
}

/// The same of a zone that was read from a scan, with what is in doubt; empty unless all its check digits
/// are right: a wrong number is typed, not confirmed.
pub fn differences_of_reading(at: Asked<'_>, person: &PersonAt, reading: &ZoneReading) -> Vec<Row> {
    let Some(mrz) = &reading.zone else { return Vec::new() };
    let mut rows = differences_of(at, person, mrz);
    for row in &mut rows {
        let field = field_of(row.field);
        let found = reading.fields.iter().find(|it| it.field == field);
        row.certainty = found.map_or(Certainty::Uncertain, |it| it.certainty);
    }
    rows
}

/// Every field of a zone that is a fact of somebody, beside what the case says of them. The applicant's are those
/// that the rule book compares with the zone, a record's those by which its list knows people.
pub fn differences_of(at: Asked<'_>, person: &PersonAt, mrz: &Mrz) -> Vec<Row> {
    match person {
        PersonAt::Applicant => {
            zones(at.book).next().map(|zone| differences(at, zone, mrz)).unwrap_or_default()
        }
        PersonAt::Record(group, number) => {
            let known = at.book.groups.get(group).and_then(|it| it.person.as_ref());
            let (Some(known), Some(facts)) = (known, at.case.record(group, *number)) else {
                return Vec::new();
            };
            beside(at, (&known.fields, known.male.as_ref()), facts, mrz)
        }
    }
}

/// Those whose a scan may be: who a document names, and where it names nobody those whose passport its kind is.
/// A file without a place may be anybody's. Nobody: it is no passport of anybody in the case.
pub fn holders(book: &RuleBook, case: &Case, document: Option<&Document>) -> Vec<PersonAt> {
    let Some(document) = document else { return book.people_in(case) };
    let of_kind = book.holders(case, &document.kind);
    if of_kind.is_empty() || !document.names_somebody() {
        return of_kind;
    }
    let known = book.people_in(case);
    case.people_of(document).into_iter().filter(|it| known.contains(it)).collect()
}

/// Whom a zone names among several: the one whose surname and birthday are those of the zone, of twins the one whose
/// given names are, too. `None` = nobody, or more than one.
pub fn named_by(at: Asked<'_>, people: &[PersonAt], mrz: &Mrz) -> Option<usize> {
    let only = |telling: &[MrzField]| {
        let is_it = |person: &PersonAt| {
            let rows = differences_of(at, person, mrz);
            let says = |field| rows.iter().any(|row| row.field == field && row.is_same());
            telling.iter().all(|field| says(*field))
        };
        let mut found = people.iter().enumerate().filter(|(_, person)| is_it(person));
        match (found.next(), found.next()) {
            (Some((place, _)), None) => Some(place),
            (Some(_) | None, _) => None,
        }
    };
    only(&[MrzField::Surname, MrzField::BirthDate])
        .or_else(|| only(&[MrzField::Surname, MrzField::GivenNames, MrzField::BirthDate]))
}

/// The fact that holds the lines themselves; only the applicant has one.
pub fn lines_of<'b>(book: &'b RuleBook, person: &PersonAt) -> Option<&'b FactId> {
    match person {
        PersonAt::Applicant => zones(book).next(),
        PersonAt::Record(..) => None,
    }
}

/// Answers of somebody, as one step.
pub fn answered(person: &PersonAt, answers: Vec<(FactId, RawValue)>) -> Edit {
    match person {
        PersonAt::Applicant => Edit::Answer(answers),
        PersonAt::Record(group, at) => Edit::Record { group: group.clone(), at: *at, answers },
    }
}

/// The facts that hold the lines of a zone.
pub fn zones(book: &RuleBook) -> impl Iterator<Item = &FactId> {
    book.constraints.values().filter_map(|constraint| match &constraint.check {
        Check::MrzAgrees { mrz, .. } => Some(mrz),
        _ => None,
    })
}

/// The fields that the rule book compares with a zone, and the choice that means a man.
fn compared<'b>(
    book: &'b RuleBook,
    zone: &FactId,
) -> Option<(&'b BTreeMap<MrzField, FactId>, Option<&'b ChoiceId>)> {
    book.constraints.values().find_map(|constraint| match &constraint.check {
        Check::MrzAgrees { mrz, fields, male } if mrz == zone => Some((fields, male.as_ref())),
        _ => None,
    })
}

/// What a zone says in a field, the way it would be typed.
fn said(
    field: MrzField,
    mrz: &Mrz,
    as_of: AsOf,
    (question, male): (&Question, Option<&ChoiceId>),
) -> Option<RawValue> {
    match field {
        MrzField::Surname => Some(RawValue::Text(mrz.surname())),
        MrzField::GivenNames => Some(RawValue::Text(mrz.given_names())),
        MrzField::DocumentNumber => Some(RawValue::Text(mrz.document_number())),
        MrzField::Nationality => Some(RawValue::Text(mrz.nationality().to_owned())),
        MrzField::BirthDate => mrz.born_on(as_of).map(RawValue::Date),
        MrzField::ExpiryDate => mrz.expires_on(as_of).map(RawValue::Date),
        MrzField::Sex => {
            male?;
            let is_man = mrz.sex()? == Sex::Male;
            let mut choices = question.choices.iter().map(|choice| &choice.id);
            let choice = choices.find(|id| (Some(*id) == male) == is_man)?;
            Some(RawValue::Text(choice.to_string()))
        }
    }
}

fn field_of(field: MrzField) -> ZoneField {
    match field {
        MrzField::Surname | MrzField::GivenNames => ZoneField::Names,
        MrzField::DocumentNumber => ZoneField::DocumentNumber,
        MrzField::Nationality => ZoneField::Nationality,
        MrzField::BirthDate => ZoneField::BirthDate,
        MrzField::ExpiryDate => ZoneField::ExpiryDate,
        MrzField::Sex => ZoneField::Sex,
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
