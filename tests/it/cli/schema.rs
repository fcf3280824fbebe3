//! `schema case`: a JSON Schema that accepts the sample and refuses what the program refuses.

use serde_json::Value;

use super::{LANGUAGES, run, sample_text};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The few words of JSON Schema that ours uses; an unknown one is a mistake.
fn accepts(schema: &Value, value: &Value) -> Result<(), String> {
    let schema = schema.as_object().ok_or("a schema is an object")?;
    for (word, rule) in schema {
        let is_right = match word.as_str() {
            "$schema" | "title" | "description" | "format" => rule.is_string(),
            "const" => rule == value,
            "enum" => rule.as_array().is_some_and(|words| words.contains(value)),
            "type" => match rule.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("boolean") => value.is_boolean(),
                Some("integer") => value.is_i64(),
                other => return Err(format!("type {other:?}")),
            },
            "minLength" => value.as_str().is_some_and(|text| !text.is_empty()),
            "minimum" => value.as_i64() >= rule.as_i64(),
            "maximum" => value.as_i64() <= rule.as_i64(),
            "pattern" => {
                assert_eq!(rule, "^[0-9]{12}$");
                let is_number = |text: &str| text.len() == 12 && text.parse::<u64>().is_ok();
                value.as_str().is_some_and(is_number)
            }
            "oneOf" => {
                let options = rule.as_array().ok_or("oneOf is a list")?;
                options.iter().filter(|it| accepts(it, value).is_ok()).count() == 1
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    accepts(rule, item)?;
                }
                true
            }
            "required" => {
                let names = rule.as_array().ok_or("required is a list")?;
                names.iter().all(|name| value.get(name.as_str().unwrap()).is_some())
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    let inner_schema = rule.get(name).ok_or(format!("{name} is not known"))?;
                    accepts(inner_schema, inner).map_err(|err| format!("{name}: {err}"))?;
                }
                true
            }
            "additionalProperties" => rule == false,
            other => return Err(format!("unknown word {other}")),
        };
        if !is_right {
            return Err(format!("{word} {rule}: {value}"));
        }
    }
    Ok(())
}

/// TOML as JSON: dates become texts.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), json(value))).collect()
        }
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(truth) => (*truth).into(),
    }
}

#[test]
fn the_sample_is_accepted() {
    let sample = json(&sample_text().parse::<toml::Table>().unwrap().into());
    for language in LANGUAGES {
        let schema = run(&format!("schema case --lang {language}"), []).json();
        assert_eq!(schema["$schema"], DRAFT);
        assert_eq!(accepts(&schema, &sample), Ok(()));
    }
}

#[test]
fn what_the_program_refuses_the_schema_refuses() {
    let schema = run("schema case", []).json();
    for (from, to) in [
        ("\nsurname = ", "\nsurnme = "),
        ("procedure = \"trp-first\"", "procedure = \"trp-last\""),
        ("\n[host]", "\n[hots]"),
        ("form = \"notarised\"", "form = \"stamped\""),
        ("kind = \"owner_consent\"", "kind = \"owner_consents\""),
        ("number = \"2026-014\"", "number = \"\""),
    ] {
        let text = sample_text().replacen(from, to, 1);
        assert_ne!(text, sample_text());
        let wrong = json(&text.parse::<toml::Table>().unwrap().into());
        assert!(accepts(&schema, &wrong).is_err(), "{to}");
    }
}

#[test]
fn every_question_of_the_rule_book_has_its_place() {
    let schema = run("schema case", []).json();
    for question in &permitpack::rules::builtin().unwrap().questions {
        let (group, name) = question.id.as_str().split_once('.').unwrap();
        let group = &schema["properties"][group];
        let record = if group["type"] == "array" { &group["items"] } else { group };
        assert!(record["properties"].get(name).is_some(), "{}", question.id);
        assert_eq!(record["properties"][name]["title"], question.label.en.as_str());
    }
}
