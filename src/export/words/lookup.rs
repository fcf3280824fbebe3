//! The names that the rule book gives to things; an id that it does not know stands for itself.

use crate::domain::{
    CategoryId, ChannelId, CountryCode, DocumentTypeId, FactId, Language, ParameterId, ProcedureId,
};
use crate::rules::RuleBook;

pub(super) fn fact(book: &RuleBook, id: &FactId, language: Language) -> String {
    let label = book.question(id).map(|question| &question.label);
    label.map_or_else(|| id.to_string(), |label| label.in_language(language).to_owned())
}

pub(super) fn facts(book: &RuleBook, ids: &[FactId], language: Language) -> String {
    ids.iter().map(|id| fact(book, id, language)).collect::<Vec<_>>().join("; ")
}

pub(super) fn document(book: &RuleBook, id: &DocumentTypeId, language: Language) -> String {
    let title = book.documents.get(id).map(|kind| &kind.title);
    title.map_or_else(|| id.to_string(), |title| title.in_language(language).to_owned())
}

pub(super) fn parameter(book: &RuleBook, id: &ParameterId, language: Language) -> String {
    let title = book.parameters.get(id).map(|parameter| &parameter.title);
    title.map_or_else(|| id.to_string(), |title| title.in_language(language).to_owned())
}

/// The latest value of a parameter, if one is known.
pub(super) fn latest(book: &RuleBook, id: &ParameterId) -> Option<i64> {
    Some(book.parameters.get(id)?.values.last()?.value)
}

pub(super) fn country(book: &RuleBook, code: CountryCode, language: Language) -> String {
    let name = book.countries.get(&code).map(|country| &country.name);
    name.map_or_else(|| code.to_string(), |name| name.in_language(language).to_owned())
}

pub(super) fn category(book: &RuleBook, id: &CategoryId, language: Language) -> String {
    let title = book.category(id).map(|category| &category.title);
    title.map_or_else(|| id.to_string(), |title| title.in_language(language).to_owned())
}

pub(super) fn channel(book: &RuleBook, id: &ChannelId, language: Language) -> String {
    let title = book.channel(id).map(|channel| &channel.title);
    title.map_or_else(|| id.to_string(), |title| title.in_language(language).to_owned())
}

pub(super) fn procedure(book: &RuleBook, id: &ProcedureId, language: Language) -> String {
    let title = book.procedure(id).map(|procedure| &procedure.title);
    title.map_or_else(|| id.to_string(), |title| title.in_language(language).to_owned())
}
