//! People and companies that several cases take answers and documents from.

use std::collections::BTreeMap;
use std::fmt;

use super::Version;
use crate::domain::{Answer, Bin, Document, FactId};

/// A person or company.
#[derive(Clone, PartialEq, Eq)]
pub struct Party {
    /// Person or company.
    pub kind: PartyKind,
    /// The name that lists show.
    pub name: String,
    /// What is known.
    pub facts: BTreeMap<FactId, Answer>,
    /// Documents that cases can take over.
    pub documents: Vec<Document>,
    /// Further small things of the layers above.
    pub marks: BTreeMap<String, String>,
}

impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Party").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Person or company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// A natural person.
    Person,
    /// A company, also a branch or representation.
    Company,
}

/// The lasting name of a person or company within its store; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyKey(pub i64);

/// A person or company in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct PartyHead {
    /// Which one.
    pub key: PartyKey,
    /// Its version.
    pub version: Version,
    /// Person or company.
    pub kind: PartyKind,
    /// The name that lists show.
    pub name: String,
    /// The number of a company, once it is known: two may have one name.
    pub bin: Option<Bin>,
    /// How many documents it has.
    pub documents: usize,
    /// How many cases that are not deleted took something from it.
    pub used_in: usize,
    /// Whether it is hidden.
    pub is_deleted: bool,
}

impl fmt::Debug for PartyHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartyHead").field("key", &self.key).finish_non_exhaustive()
    }
}
