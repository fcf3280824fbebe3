//! Interface texts in English, Russian and Kazakh (Fluent). Knows nothing of permits.
//!
//! The texts are the files `src/i18n/<language>/*.ftl`, embedded in the program. A message has the
//! same gaps and attributes in all three languages; a test compares them. Bidirectional isolation
//! marks are off: all three languages run from left to right, and the marks would reach file names
//! and PDF text.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::domain::Language;

mod number;

pub use number::grouped;

static EN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/i18n/en");
static RU: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/i18n/ru");
static KK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/i18n/kk");

/// What fills a gap of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text as it is.
    Text(Cow<'a, str>),
    /// A whole number: chooses the plural form and is printed with its digits grouped.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The message `key` in a language, its gaps filled. A key that does not exist comes back as ‹key›.
pub fn say(language: Language, key: &str, args: &[(&str, Value<'_>)]) -> String {
    spoken(language, key, None, args).unwrap_or_else(|| format!("‹{key}›"))
}

/// An attribute of a message, e.g. `hint`. One that does not exist comes back as ‹key.attribute›.
pub fn say_attr(
    language: Language,
    key: &str,
    attribute: &str,
    args: &[(&str, Value<'_>)],
) -> String {
    spoken(language, key, Some(attribute), args).unwrap_or_else(|| format!("‹{key}.{attribute}›"))
}

/// Whether the language has a message of this name with a text of its own.
pub fn has(language: Language, key: &str) -> bool {
    bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
}

fn spoken(
    language: Language,
    key: &str,
    attribute: Option<&str>,
    args: &[(&str, Value<'_>)],
) -> Option<String> {
    let bundle = bundle(language);
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut gaps = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.as_ref()),
            Value::Number(number) => FluentValue::from(*number),
        };
        gaps.set(*name, value);
    }
    // Errors are gaps that nobody filled: Fluent then prints the gap's name, which a test looks for.
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&gaps), &mut errors).into_owned())
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static EN: OnceLock<Bundle> = OnceLock::new();
    static RU: OnceLock<Bundle> = OnceLock::new();
    static KK: OnceLock<Bundle> = OnceLock::new();
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
    }
    .get_or_init(|| load(language))
}

/// A file or message that cannot be read is left out: its keys then show as ‹key›, and a test fails.
fn load(language: Language) -> Bundle {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number::format));
    for text in sources(language).map(|(_, text)| text) {
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The embedded files of a language as name and text, in the order of their names.
pub fn sources(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
    };
    let mut files: Vec<_> = folder
        .files()
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?;
            let text = file.contents_utf8()?;
            (file.path().extension()? == "ftl").then_some((name, text))
        })
        .collect();
    files.sort_unstable();
    files.into_iter()
}
