//! The company of a case among those that are kept: which one it is, and what becomes of the kept one when it
//! is brought up to date. Nothing that only the kept one has is dropped: neither answers nor papers.

use std::collections::{BTreeMap, BTreeSet};

use super::summary;
use crate::domain::{Answer, Bin, Case, Digest, Document, DocumentId, Value};
use crate::rules::RuleBook;
use crate::store::{Party, PartyHead, PartyKey, PartyKind, Version};

/// A kept company as it was before it was brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Which one.
    pub key: PartyKey,
    /// Its version since then: whoever changed it later is not overwritten.
    pub version: Version,
    /// What it was.
    pub company: Party,
    /// Papers of it that others of their kind took the place of.
    pub replaced: usize,
}

/// The company of a case, with its details and papers; `None` = the case names none.
pub fn of(book: &RuleBook, case: &Case) -> Option<Party> {
    let (prefix, name) = summary::company_of(book, case)?;
    let of_it = case.facts.iter().filter(|(fact, _)| summary::prefix_of(fact) == prefix);
    let facts = of_it.map(|(fact, answer)| (fact.clone(), answer.clone())).collect();
    let of_company = |it: &&Document| book.documents.get(&it.kind).is_some_and(|it| it.of_company);
    // Whose they are in this case says nothing in another.
    let of_nobody = |it: &Document| Document { people: BTreeSet::new(), ..it.clone() };
    let documents = case.documents.iter().filter(of_company).map(of_nobody).collect();
    Some(Party { kind: PartyKind::Company, name, facts, documents, marks: BTreeMap::new() })
}

/// The kept company that the case names, if it is kept.
pub fn kept<'a>(book: &RuleBook, case: &Case, parties: &'a [PartyHead]) -> Option<&'a PartyHead> {
    let (prefix, name) = summary::company_of(book, case)?;
    let of_it = case.facts.iter().filter(|(fact, _)| summary::prefix_of(fact) == prefix);
    find(&name, bin_among(of_it.map(|(_, answer)| answer)), parties)
}

/// The kept company that this one is: the one with its number, and where a number is missing the one with its
/// name. Two companies of one name have two numbers.
pub(super) fn same<'a>(company: &Party, parties: &'a [PartyHead]) -> Option<&'a PartyHead> {
    find(&company.name, bin_among(company.facts.values()), parties)
}

fn find<'a>(name: &str, number: Option<Bin>, parties: &'a [PartyHead]) -> Option<&'a PartyHead> {
    let kept = || parties.iter().filter(|it| !it.is_deleted && it.kind == PartyKind::Company);
    let of_number = number.and_then(|bin| kept().find(|it| it.bin == Some(bin)));
    let may_be = |it: &&PartyHead| number.is_none() || it.bin.is_none();
    of_number.or_else(|| kept().find(|it| it.name == name && may_be(it)))
}

fn bin_among<'a>(mut answers: impl Iterator<Item = &'a Answer>) -> Option<Bin> {
    answers.find_map(|answer| match answer {
        Answer::Accepted(Value::Bin(bin)) => Some(*bin),
        Answer::Accepted(_) | Answer::Rejected { .. } => None,
    })
}

/// The kept company brought up to date with what a case says of it, and how many of its papers are replaced.
/// Answers and kinds of papers that the case has are as the case has them; all others stay.
pub(super) fn up_to_date(kept: &Party, case: Party) -> (Party, usize) {
    let mut facts = kept.facts.clone();
    for (fact, answer) in case.facts {
        let is_worse = matches!(answer, Answer::Rejected { .. })
            && matches!(facts.get(&fact), Some(Answer::Accepted(_)));
        if !is_worse {
            facts.insert(fact, answer);
        }
    }
    let kinds: BTreeSet<_> = case.documents.iter().map(|it| it.kind.clone()).collect();
    let (again, staying): (Vec<&Document>, Vec<&Document>) =
        kept.documents.iter().partition(|it| kinds.contains(&it.kind));
    let files = |it: &Document| -> Vec<Digest> { it.files.iter().map(|it| it.digest).collect() };
    let is_there = |it: &Document| case.documents.iter().any(|new| files(new) == files(it));
    let replaced = again.into_iter().filter(|it| !is_there(it)).count();
    let mut documents: Vec<Document> = staying.into_iter().cloned().collect();
    for document in case.documents {
        push(&mut documents, document);
    }
    let (kind, marks) = (kept.kind, kept.marks.clone());
    (Party { kind, name: case.name, facts, documents, marks }, replaced)
}

/// Adds a document under an id that no other one has.
pub(super) fn push(documents: &mut Vec<Document>, document: Document) {
    let ids = std::iter::once(document.id.to_string())
        .chain((2..).map(|n| format!("{}-{n}", document.kind)));
    let mut ids = ids.map_while(|id| DocumentId::new(&id).ok());
    if let Some(id) = ids.find(|id| documents.iter().all(|it| it.id != *id)) {
        documents.push(Document { id, ..document });
    }
}
