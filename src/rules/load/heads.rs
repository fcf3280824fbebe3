//! Files of one thing: a procedure, a category or base, a profile.

use std::collections::BTreeMap;

use super::condition::{fact_in, grounds, optional};
use super::draft::{CategoryDraft, Draft, Part, category_kind};
use super::letters::LANGUAGES;
use super::names::{Kind, Need};
use super::reader::{Cell, Row};
use super::{checklist, did_you_mean, nearest};
use crate::domain::{ChannelId, FactId, ValueKind};
use crate::rules::condition::Condition;
use crate::rules::rule_book::{Category, CoverFact, NextStep, Procedure, Profile};

const NAME_GAPS: &[&str] =
    &["n", "stem", "surname", "given_names", "number", "section", "title", "date"];

fn order(row: &Row<'_>) -> i64 {
    row.optional("order").and_then(|cell| cell.integer()).unwrap_or(i64::MAX)
}

/// A file of `procedures/`.
pub(super) fn procedure(row: &Row<'_>, draft: &mut Draft<'_>) {
    let id = row.defined(Kind::Procedure);
    let order = order(row);
    let (title, summary) = (row.localized("title"), row.localized("summary"));
    let cover_text = |key| row.optional(key).and_then(|cell| cell.localized());
    let (cover_title, cover_stage) = (cover_text("cover_title"), cover_text("cover_stage"));
    let has_categories = row.flag("categories", false);
    let channels = row.references("channels", Kind::Channel);
    let next_steps = next_steps(row, &channels);
    let notes = row.localized_list("notes");
    let grounds = grounds(row);
    let mut part = Part { procedure: id.clone(), ..Part::default() };
    checklist::uses(row, &mut part);
    checklist::read(row, draft, Some(&mut part));
    row.done();
    let made = (|| {
        Some(Procedure {
            id: id?,
            title: title?,
            cover_title,
            cover_stage,
            summary: summary?,
            has_categories,
            channels,
            grounds: grounds?,
            requirements: part.requirements,
            duties: part.duties,
            constraints: part.constraints,
            next_steps,
            notes,
        })
    })();
    draft.procedures.extend(made.map(|procedure| (order, procedure)));
}

/// The steps of a procedure; those in the words of a channel name one of its own.
fn next_steps(row: &Row<'_>, channels: &[ChannelId]) -> Vec<NextStep> {
    let steps = row.rows("next_steps", "step");
    let read = |step: &Row<'_>| {
        let text = step.words();
        let mut by_channel = BTreeMap::new();
        let own = step.optional("by_channel").and_then(|cell| cell.row("by_channel"));
        for (name, cell) in own.iter().flat_map(Row::entries) {
            let words = cell.localized();
            match name.parse::<ChannelId>().ok().filter(|id| channels.contains(id)) {
                Some(id) => by_channel.extend(words.map(|words| (id, words))),
                None => cell.error(format!("\"{name}\" is no channel of this procedure")),
            }
        }
        let until = step.references("until", Kind::Duty);
        step.done();
        Some(NextStep { text: text?, by_channel, until })
    };
    steps.iter().filter_map(read).collect()
}

/// A file of `trp/`.
pub(super) fn category<'a>(row: &Row<'a>, draft: &mut Draft<'a>) {
    let base = row.flag("base", false);
    let id = row.defined(category_kind(base));
    let order = order(row);
    let includes = row.references("includes", Kind::Base);
    let mut part = Part { category: id.clone().filter(|_| !base), ..Part::default() };
    let head = if base { None } else { category_head(row, id.clone()) };
    checklist::uses(row, &mut part);
    checklist::read(row, draft, Some(&mut part));
    row.done();
    let Some(id) = id else { return };
    draft.categories.push(CategoryDraft {
        id,
        order,
        includes,
        part,
        place: row.place,
        category: head,
    });
}

fn category_head(row: &Row<'_>, id: Option<crate::domain::CategoryId>) -> Option<Category> {
    let (title, summary) = (row.localized("title"), row.localized("summary"));
    let short_title = row.optional("short_title").and_then(|cell| cell.localized());
    let offered_if = optional(row, "offered_if", Condition::Always);
    let otherwise = row.optional("otherwise").map(|cell| cell.localized());
    if otherwise.is_none() && offered_if != Some(Condition::Always) {
        row.error("offered_if needs otherwise: what is said when the category is not open");
    }
    let term = row.localized("term");
    let grounds = grounds(row);
    Some(Category {
        id: id?,
        title: title?,
        short_title,
        summary: summary?,
        offered_if: offered_if?,
        otherwise: otherwise.flatten().unwrap_or_default(),
        requirements: Vec::new(),
        duties: Vec::new(),
        constraints: Vec::new(),
        term: term?,
        grounds: grounds?,
    })
}

fn facts(row: &Row<'_>, key: &'static str) -> Vec<FactId> {
    let cells = row.optional(key).map(|cell| cell.list()).unwrap_or_default();
    cells.iter().filter_map(|cell| fact_in(*cell, Need::Any)).collect()
}

fn one_fact(row: &Row<'_>, key: &'static str, need: Need) -> Option<FactId> {
    row.optional(key).and_then(|cell| fact_in(cell, need))
}

/// A file of `profiles/`.
pub(super) fn profile(row: &Row<'_>, draft: &mut Draft<'_>) {
    let id = row.defined(Kind::Profile);
    let order = order(row);
    let title = row.localized("title");
    let sections = row.references("sections", Kind::Section);
    let template = |key| row.required(key).and_then(|cell| name_template(&cell));
    let document_name = template("document_name");
    let (pack_name, folder_name) = (template("pack_name"), template("folder_name"));
    let cover_facts = row.rows("cover_facts", "cover line").iter().filter_map(cover_fact).collect();
    let cover_duties = row.references("cover_duties", Kind::Duty);
    let (name_facts, cyrillic_name_facts) =
        (facts(row, "name_facts"), facts(row, "cyrillic_name_facts"));
    let passport_fact = one_fact(row, "passport_fact", Need::Any);
    let iin_fact = one_fact(row, "iin_fact", Need::Kinds(&[ValueKind::Iin]));
    let (originals, duplex) = (row.flag("originals", true), row.flag("duplex", false));
    let max_size = row.optional("max_size_bytes").and_then(|cell| cell.integer());
    let languages = row.required("languages").map(|cell| cell.list()).unwrap_or_default();
    let languages = languages.iter().filter_map(|cell| cell.word(LANGUAGES)).collect();
    row.done();
    let made = (|| {
        Some(Profile {
            id: id?,
            title: title?,
            sections,
            document_name: document_name?,
            pack_name: pack_name?,
            folder_name: folder_name?,
            cover_facts,
            cover_duties,
            name_facts,
            cyrillic_name_facts,
            passport_fact,
            iin_fact,
            originals,
            duplex,
            max_size: max_size.and_then(|size| u64::try_from(size).ok()),
            languages,
        })
    })();
    draft.profiles.extend(made.map(|profile| (order, profile)));
}

fn cover_fact(row: &Row<'_>) -> Option<CoverFact> {
    let label = row.localized("label");
    let facts = facts(row, "facts");
    let joiner = row.optional("joiner").and_then(|cell| cell.text()).unwrap_or(" ").to_owned();
    let texts = row.localized_list("texts");
    if !(texts.is_empty() || texts.len() == facts.len())
        && let Some(cell) = row.optional("texts")
    {
        cell.error(format!("{} texts for {} facts", texts.len(), facts.len()));
    }
    row.done();
    Some(CoverFact { label: label?, facts, joiner, texts })
}

/// A file name template: its gaps must be known.
fn name_template(cell: &Cell<'_>) -> Option<String> {
    let text = cell.text()?;
    for gap in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        if !NAME_GAPS.contains(&gap) {
            let suggestion = nearest(gap, NAME_GAPS.iter().copied()).map(did_you_mean);
            cell.log.error(cell.place.error(format!("unknown gap {{{gap}}}"), suggestion));
        }
    }
    Some(text.to_owned())
}
