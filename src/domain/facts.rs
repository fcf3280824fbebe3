//! What is known about a case: answers by fact id.

use std::collections::BTreeMap;

use super::{FactId, RecordKey, Value, ValueProblem};

/// An answer: a checked value, or what was typed and why it was refused. Nothing typed is ever lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A checked value.
    Accepted(Value),
    /// Kept as typed; counts as unknown in every rule.
    Rejected {
        /// What was typed.
        raw: String,
        /// Why it is not a value.
        problem: ValueProblem,
    },
}

/// Answers by fact, in the order of the ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    answers: BTreeMap<FactId, Answer>,
    /// Of a record that a document names.
    key: Option<RecordKey>,
}

impl Facts {
    /// The accepted value of a fact, if there is one.
    pub fn value(&self, fact: &FactId) -> Option<&Value> {
        match self.answers.get(fact) {
            Some(Answer::Accepted(value)) => Some(value),
            Some(Answer::Rejected { .. }) | None => None,
        }
    }

    /// The answer as given, accepted or not.
    pub fn answer(&self, fact: &FactId) -> Option<&Answer> {
        self.answers.get(fact)
    }

    /// Sets an answer and returns the earlier one.
    pub fn set(&mut self, fact: FactId, answer: Answer) -> Option<Answer> {
        self.answers.insert(fact, answer)
    }

    /// Takes an answer away.
    pub fn remove(&mut self, fact: &FactId) -> Option<Answer> {
        self.answers.remove(fact)
    }

    /// All answers in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&FactId, &Answer)> {
        self.answers.iter()
    }

    /// By what documents name the record.
    pub fn key(&self) -> Option<RecordKey> {
        self.key
    }

    /// Gives the record its key: for whoever reads a kept case.
    pub fn set_key(&mut self, key: Option<RecordKey>) {
        self.key = key;
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

impl FromIterator<(FactId, Answer)> for Facts {
    fn from_iter<I: IntoIterator<Item = (FactId, Answer)>>(answers: I) -> Self {
        Self { answers: answers.into_iter().collect(), key: None }
    }
}
