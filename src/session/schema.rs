//! The JSON Schema (2020-12) of `case.toml`, made from the rule book, for editors.

use serde_json::{Map, Value as Json, json};

use super::case_file::{DOCUMENT_KEYS, EDIT_KEYS, FORMS, LEGALISATIONS};
use crate::domain::{Language, ValueKind};
use crate::rules::{Question, RuleBook};

/// The schema; titles and hints in the given language.
pub fn case_schema(book: &RuleBook, language: Language) -> Json {
    let mut properties = Map::new();
    properties.insert("number".to_owned(), json!({ "type": "string", "minLength": 1 }));
    properties.insert("as_of".to_owned(), date());
    properties.insert(
        "procedure".to_owned(),
        words(book.procedures.iter().map(|p| (p.id.as_str(), p.title.in_language(language)))),
    );
    properties.insert(
        "category".to_owned(),
        words(book.categories.iter().map(|c| (c.id.as_str(), c.title.in_language(language)))),
    );
    properties.insert(
        "channel".to_owned(),
        words(book.channels.iter().map(|c| (c.id.as_str(), c.title.in_language(language)))),
    );
    for (prefix, repeated) in super::case_file::prefixes(book) {
        let record = record(book, &prefix, language);
        let group = if repeated { json!({ "type": "array", "items": record }) } else { record };
        properties.insert(prefix, group);
    }
    properties.insert("document".to_owned(), documents(book, language));
    properties.insert("waiver".to_owned(), waivers(book, language));
    properties.insert("done".to_owned(), done(book, language));
    properties.insert("letter_edit".to_owned(), letter_edits(book, language));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "case.toml",
        "type": "object",
        "additionalProperties": false,
        "required": ["number", "procedure"],
        "properties": properties,
    })
}

fn date() -> Json {
    json!({ "type": "string", "format": "date" })
}

/// One of a set of ids, each with its title.
fn words<'w>(pairs: impl Iterator<Item = (&'w str, &'w str)>) -> Json {
    let options: Vec<Json> =
        pairs.map(|(id, title)| json!({ "const": id, "title": title })).collect();
    json!({ "type": "string", "oneOf": options })
}

fn record(book: &RuleBook, prefix: &str, language: Language) -> Json {
    let mut properties = Map::new();
    for question in &book.questions {
        let Some((group, name)) = question.id.as_str().split_once('.') else { continue };
        if group == prefix {
            properties.insert(name.to_owned(), answer(question, language));
        }
    }
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn answer(question: &Question, language: Language) -> Json {
    let mut schema = match question.kind {
        ValueKind::Bool => json!({ "type": "boolean" }),
        ValueKind::Choice => {
            words(question.choices.iter().map(|c| (c.id.as_str(), c.label.in_language(language))))
        }
        ValueKind::Text | ValueKind::LatinName | ValueKind::Mrz => json!({ "type": "string" }),
        ValueKind::Date => date(),
        ValueKind::Country => json!({ "type": "string", "minLength": 1 }),
        ValueKind::Number => match question.range {
            Some((least, greatest)) => {
                json!({ "type": "integer", "minimum": least, "maximum": greatest })
            }
            None => json!({ "type": "integer" }),
        },
        ValueKind::Iin | ValueKind::Bin => json!({ "type": "string", "pattern": "^[0-9]{12}$" }),
    };
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), question.label.in_language(language).into());
        if let Some(hint) = &question.hint {
            object.insert("description".to_owned(), hint.in_language(language).into());
        }
    }
    schema
}

fn documents(book: &RuleBook, language: Language) -> Json {
    // Which pages are used: `2-4, 1 @90, 6 card-below`.
    let line = json!({ "type": "string", "pattern": "^(none|[1-9])" });
    let file = json!({ "oneOf": [
        { "type": "string" },
        { "type": "object", "additionalProperties": false, "required": ["path"], "properties": {
            "path": { "type": "string" },
            "password": { "type": "string" },
            "quarter_turns": { "type": "integer", "minimum": 0, "maximum": 3 },
            "pages": { "oneOf": [line, { "type": "array", "items": line }] },
        }},
    ]});
    let mut properties = Map::new();
    for key in DOCUMENT_KEYS {
        let schema = match key {
            "kind" => words(
                book.documents.values().map(|d| (d.id.as_str(), d.title.in_language(language))),
            ),
            "form" => json!({ "enum": FORMS.map(|(word, _)| word) }),
            "legalisation" => json!({ "enum": LEGALISATIONS.map(|(word, _)| word) }),
            "review" => json!({ "enum": ["to-review", "approved", "returned"] }),
            "issued_on" | "expires_on" => date(),
            "language" => json!({ "type": "string", "pattern": "^[a-z]{2,3}$" }),
            "people" => {
                json!({ "type": "array", "items": { "type": "string", "pattern": "^(self|gone|.+-[1-9][0-9]*)$" } })
            }
            "translated" => json!({ "type": "boolean" }),
            "files" => json!({ "type": "array", "items": file }),
            _ => json!({ "type": "string" }),
        };
        properties.insert(key.to_owned(), schema);
    }
    let item = json!({
        "type": "object", "additionalProperties": false, "required": ["kind"],
        "properties": properties,
    });
    json!({ "type": "array", "items": item })
}

fn waivers(book: &RuleBook, language: Language) -> Json {
    let requirement =
        words(book.requirements.values().map(|r| (r.id.as_str(), r.title.in_language(language))));
    let text = json!({ "type": "string", "minLength": 1 });
    let item = json!({
        "type": "object", "additionalProperties": false,
        "required": ["requirement", "by", "on", "reason"],
        "properties": { "requirement": requirement, "by": text, "on": date(), "reason": text },
    });
    json!({ "type": "array", "items": item })
}

fn done(book: &RuleBook, language: Language) -> Json {
    let duty = words(book.duties.values().map(|d| (d.id.as_str(), d.title.in_language(language))));
    let item = json!({
        "type": "object", "additionalProperties": false, "required": ["duty", "on"],
        "properties": { "duty": duty, "on": date() },
    });
    json!({ "type": "array", "items": item })
}

/// A part of a letter in the user's own words.
fn letter_edits(book: &RuleBook, language: Language) -> Json {
    let letter =
        words(book.letters.iter().map(|it| (it.id.as_str(), it.title.in_language(language))));
    let mut blocks: Vec<&str> = (book.letters.iter())
        .flat_map(|letter| &letter.blocks)
        .filter(|block| block.is_editable)
        .map(|block| block.id.as_str())
        .collect();
    blocks.sort_unstable();
    blocks.dedup();
    let mut properties = Map::new();
    for key in EDIT_KEYS {
        let schema = match key {
            "letter" => letter.clone(),
            "block" => json!({ "enum": blocks }),
            _ => json!({ "type": "string", "minLength": 1 }),
        };
        properties.insert(key.to_owned(), schema);
    }
    let item = json!({
        "type": "object", "additionalProperties": false, "required": ["letter", "block"],
        "properties": properties,
    });
    json!({ "type": "array", "items": item })
}
