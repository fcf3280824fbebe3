//! Lists of a case, and those of them that are lists of people: by which facts somebody in them is known.

use std::collections::BTreeMap;

use super::{MrzField, Requirement, RuleBook};
use crate::domain::{
    Answer, Case, ChoiceId, DocumentTypeId, FactId, Facts, GroupId, LocalizedText, PersonAt, Value,
};
use crate::rules::condition::Condition;
use crate::rules::rule_book::Zone;

/// A repeated group of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id: the first part of its facts' ids.
    pub id: GroupId,
    /// Its title.
    pub title: LocalizedText,
    /// Each record of it is somebody, known by these facts.
    pub person: Option<PersonFacts>,
}

/// The facts that say of somebody what a passport says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts {
    /// By what a machine readable zone calls them; the surname is always there.
    pub fields: BTreeMap<MrzField, FactId>,
    /// The choice of the sex field that means male; without it sex is not compared.
    pub male: Option<ChoiceId>,
}

impl RuleBook {
    /// Everybody in a case whom a document can name: the applicant, then the records of the lists of people.
    pub fn people_in(&self, case: &Case) -> Vec<PersonAt> {
        let groups = self.groups.values().filter(|it| it.person.is_some());
        let records = groups.flat_map(|group| {
            let count = case.records(&group.id).len();
            (0..count).map(|at| PersonAt::Record(group.id.clone(), at))
        });
        std::iter::once(PersonAt::Applicant).chain(records).collect()
    }

    /// The name of somebody in Latin letters, as far as it is known.
    pub fn name_of(&self, case: &Case, person: &PersonAt) -> Option<String> {
        let (facts, names): (&Facts, Vec<&FactId>) = match person {
            PersonAt::Applicant => {
                (&case.facts, self.profiles.first()?.name_facts.iter().collect())
            }
            PersonAt::Record(group, at) => {
                let fields = &self.groups.get(group)?.person.as_ref()?.fields;
                let names = [MrzField::Surname, MrzField::GivenNames];
                (case.record(group, *at)?, names.iter().filter_map(|it| fields.get(it)).collect())
            }
        };
        let known = names.iter().filter_map(|fact| match facts.answer(fact)? {
            Answer::Accepted(Value::Text(text)) => Some(text.as_str()),
            Answer::Accepted(_) | Answer::Rejected { .. } => None,
        });
        let name = known.collect::<Vec<&str>>().join(" ");
        (!name.is_empty()).then_some(name)
    }

    /// The same; of whom no name is known yet, the number in the list.
    pub fn name_or_number(&self, case: &Case, person: &PersonAt) -> String {
        self.name_of(case, person).unwrap_or_else(|| match person {
            PersonAt::Applicant => String::new(),
            PersonAt::Record(_, at) => format!("№ {}", at + 1),
        })
    }

    /// Whose passport a document of a kind may be: the applicant's, or anybody's in the lists of people. Empty for a
    /// kind that is no passport and for one of somebody whose answers are not those of a passport.
    pub fn holders(&self, case: &Case, kind: &DocumentTypeId) -> Vec<PersonAt> {
        let Some(recognition) = self.documents.get(kind).map(|it| &it.recognised_by) else {
            return Vec::new();
        };
        if recognition.zone != Some(Zone::Passport) {
            return Vec::new();
        }
        let mut people = self.people_in(case);
        people.retain(|it| recognition.of_another == (*it != PersonAt::Applicant));
        people
    }
}

impl Requirement {
    /// For whom it asks, one by one: the list, and who in it is meant.
    pub fn people(&self) -> Option<(&GroupId, &Condition)> {
        let group = self.per.as_ref()?;
        asked_of(&self.applies_if, group).map(|whose| (group, whose))
    }
}

/// Of whom in a list a condition speaks.
fn asked_of<'c>(condition: &'c Condition, group: &GroupId) -> Option<&'c Condition> {
    if let Condition::Some(of, whose) = condition {
        return (of == group).then_some(whose);
    }
    let Condition::All(parts) = condition else { return None };
    parts.iter().find_map(|part| asked_of(part, group))
}
