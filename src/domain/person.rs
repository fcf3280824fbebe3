//! Whose a document is: the applicant, or people who stand in the lists of a case. A record that is named gets a
//! key that stays with it, whatever is put before it or taken away; no other record gets that key while anything
//! refers to it, so a document of somebody who was taken out of the list is never taken for another person's.

use std::collections::BTreeSet;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::{Case, Document, Facts, GroupId};

/// The key of a record within its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey(pub NonZeroU32);

/// Somebody whose a document is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// Whom the case is about.
    Applicant,
    /// A record of a list; it may have been taken out of it since.
    Record(GroupId, RecordKey),
}

/// The same by the place in the list: who is meant while nothing changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonAt {
    /// Whom the case is about.
    Applicant,
    /// A record of a list, from 0.
    Record(GroupId, usize),
}

/// A text that names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text names nobody")]
pub struct NoPerson;

/// Whom the case is about, as it is written.
const APPLICANT: &str = "self";
/// Who is not in the case any more; no list is called so.
const GONE: &str = "gone";

impl fmt::Display for Person {
    /// As it is kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Applicant => f.write_str(APPLICANT),
            Self::Record(group, RecordKey(key)) => write!(f, "{group}/{key}"),
        }
    }
}

impl FromStr for Person {
    type Err = NoPerson;

    fn from_str(text: &str) -> Result<Self, NoPerson> {
        if text == APPLICANT {
            return Ok(Self::Applicant);
        }
        let (group, key) = text.rsplit_once('/').ok_or(NoPerson)?;
        let key = key.parse().map_err(|_| NoPerson)?;
        Ok(Self::Record(GroupId::new(group).map_err(|_| NoPerson)?, RecordKey(key)))
    }
}

impl fmt::Display for PersonAt {
    /// As a person writes it: `self`, or the list and the number in it, from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Applicant => f.write_str(APPLICANT),
            Self::Record(group, at) => write!(f, "{group}-{}", at + 1),
        }
    }
}

impl FromStr for PersonAt {
    type Err = NoPerson;

    fn from_str(text: &str) -> Result<Self, NoPerson> {
        if text == APPLICANT {
            return Ok(Self::Applicant);
        }
        let (group, number) = text.rsplit_once('-').ok_or(NoPerson)?;
        let number: usize = number.parse().map_err(|_| NoPerson)?;
        let at = number.checked_sub(1).ok_or(NoPerson)?;
        Ok(Self::Record(GroupId::new(group).map_err(|_| NoPerson)?, at))
    }
}

impl Document {
    /// Whether it says whose it is.
    pub fn names_somebody(&self) -> bool {
        !self.people.is_empty()
    }
}

impl Case {
    /// The records of a list.
    pub fn records(&self, group: &GroupId) -> &[Facts] {
        self.groups.get(group).map_or(&[], Vec::as_slice)
    }

    /// What is known of somebody in a list.
    pub fn record(&self, group: &GroupId, at: usize) -> Option<&Facts> {
        self.records(group).get(at)
    }

    /// Where somebody stands now; `None` = not in the case any more.
    pub fn person_at(&self, person: &Person) -> Option<PersonAt> {
        match person {
            Person::Applicant => Some(PersonAt::Applicant),
            Person::Record(group, key) => {
                let at = self.records(group).iter().position(|it| it.key() == Some(*key))?;
                Some(PersonAt::Record(group.clone(), at))
            }
        }
    }

    /// Those of whom a document says that it is theirs and who are in the case, in the order of the lists.
    pub fn people_of(&self, document: &Document) -> Vec<PersonAt> {
        let mut people: Vec<PersonAt> =
            document.people.iter().filter_map(|it| self.person_at(it)).collect();
        people.sort();
        people
    }

    /// Whether a document says that it is somebody's.
    pub fn is_of(&self, document: &Document, person: &PersonAt) -> bool {
        document.people.iter().any(|it| self.person_at(it).as_ref() == Some(person))
    }

    /// Somebody for good: a record that has no key yet gets one to which nothing in this case refers. `None` = nobody
    /// stands there.
    pub fn person(&mut self, at: &PersonAt) -> Option<Person> {
        let PersonAt::Record(group, at) = at else { return Some(Person::Applicant) };
        if let Some(key) = self.record(group, *at)?.key() {
            return Some(Person::Record(group.clone(), key));
        }
        let in_documents = self.documents.iter().flat_map(|it| &it.people);
        let of_group = in_documents.filter_map(|it| match it {
            Person::Record(other, key) if other == group => Some(*key),
            Person::Record(..) | Person::Applicant => None,
        });
        let records = self.records(group).iter().filter_map(Facts::key);
        let last = of_group.chain(records).max().map_or(0, |it| it.0.get());
        let key = RecordKey(NonZeroU32::new(last.checked_add(1)?)?);
        self.groups.get_mut(group)?.get_mut(*at)?.set_key(Some(key));
        Some(Person::Record(group.clone(), key))
    }

    /// Whose a document is, as a person writes it.
    pub fn people_written(&self, document: &Document) -> Vec<String> {
        let mut written: Vec<String> =
            self.people_of(document).iter().map(ToString::to_string).collect();
        let gone = document.people.len() - written.len();
        written.extend(std::iter::repeat_n(GONE.to_owned(), gone));
        written
    }

    /// Somebody as a person writes it; `None` = nobody of this case.
    pub fn person_written(&mut self, text: &str) -> Option<Person> {
        if text == GONE {
            let key = RecordKey(NonZeroU32::MIN);
            return Some(Person::Record(GroupId::new(GONE).ok()?, key));
        }
        self.person(&text.parse().ok()?)
    }

    /// The same of several; `None` when one of them is not there.
    pub fn people(&mut self, at: &[PersonAt]) -> Option<BTreeSet<Person>> {
        at.iter().map(|it| self.person(it)).collect()
    }
}
