//! The texts of the interface: complete in three languages, used, printable.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use parley::fontique::{Blob, Collection, CollectionOptions};
use permitpack::domain::Language;
use permitpack::i18n::{Value, has, say, say_attr, sources};

/// Keys made at run time from a fixed part and a name that stands in the code or in `forms/`.
const PREFIXES: &[&str] = &["finding-", "group-", "case-", "docs-language-"];

/// Literals that look like keys and are none.
const NO_KEYS: &[&str] = &["calendar-days", "no-date"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The program's own code, tests left out.
fn code() -> String {
    let mut code = String::new();
    for file in files(&root().join("src"), "rs") {
        let text = fs::read_to_string(&file).expect("readable");
        code.push_str(text.split("#[cfg(test)]").next().unwrap_or_default());
    }
    code
}

/// A message or one of its attributes, as `key` or `key.attribute`, with its text.
fn entries(ftl: &str) -> BTreeMap<String, String> {
    let mut entries: BTreeMap<String, String> = BTreeMap::new();
    let (mut key, mut at) = (String::new(), String::new());
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        let is_head = line.starts_with(|c: char| c.is_ascii_lowercase());
        let attribute = line.trim_start().strip_prefix('.');
        let text = match (is_head, attribute) {
            (true, _) => {
                let (name, text) = line.split_once('=').expect("key = text");
                name.trim().clone_into(&mut key);
                at.clone_from(&key);
                text
            }
            (false, Some(attribute)) => {
                let (name, text) = attribute.split_once('=').expect(".attribute = text");
                at = format!("{key}.{}", name.trim());
                text
            }
            (false, None) => line,
        };
        if at.is_empty() {
            continue;
        }
        let known = entries.entry(at.clone()).or_default();
        assert!(!is_head || known.is_empty(), "{at} is there twice");
        known.push_str(text.trim());
        known.push('\n');
    }
    entries
}

/// The gaps of a text: `$name` wherever it stands.
fn gaps(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    };
    text.split('$').skip(1).map(name).collect()
}

fn all_entries(language: Language) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (file, text) in sources(language) {
        for (key, text) in entries(text) {
            assert!(
                all.insert(key.clone(), text).is_none(),
                "{file}: {key} is in another file too"
            );
        }
    }
    all
}

#[test]
fn every_file_is_embedded_and_without_errors() {
    for language in Language::ALL {
        let folder = root().join("src/i18n").join(language.tag());
        let on_disk: Vec<(String, String)> = files(&folder, "ftl")
            .into_iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).expect("UTF-8"))
            })
            .collect();
        let embedded: Vec<(String, String)> =
            sources(language).map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let names = |list: &[(String, String)]| -> Vec<String> {
            list.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&embedded), names(&on_disk), "touch src/i18n/mod.rs");
        assert_eq!(embedded, on_disk);
        for (name, text) in embedded {
            let resource = FluentResource::try_new(text);
            assert!(resource.is_ok(), "{language}/{name}: {:?}", resource.err().map(|e| e.1));
        }
    }
}

#[test]
fn the_three_languages_have_the_same_messages_attributes_and_gaps() {
    let english = all_entries(Language::En);
    assert!(english.len() > 100);
    let mut wrong = Vec::new();
    for language in [Language::Ru, Language::Kk] {
        let other = all_entries(language);
        for key in english.keys().filter(|key| !other.contains_key(*key)) {
            wrong.push(format!("{language} lacks {key}"));
        }
        for (key, text) in &other {
            match english.get(key) {
                None => wrong.push(format!("en lacks {key}")),
                Some(english) if gaps(english) != gaps(text) => {
                    let (en, it) = (gaps(english), gaps(text));
                    wrong.push(format!("{language} {key}: gaps {it:?} instead of {en:?}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_says_something() {
    for language in Language::ALL {
        for (key, text) in all_entries(language) {
            assert!(!text.trim().is_empty(), "{language} {key} is empty");
            let gap_names = gaps(&text);
            let args: Vec<(&str, Value<'_>)> =
                gap_names.iter().map(|name| (name.as_str(), Value::Number(5))).collect();
            let said = match key.split_once('.') {
                Some((message, attribute)) => say_attr(language, message, attribute, &args),
                None => say(language, &key, &args),
            };
            assert!(!said.trim().is_empty(), "{language} {key}");
            assert!(!said.contains(['‹', '{', '}', '\u{2068}']), "{language} {key}: {said}");
        }
        assert_eq!(say(language, "no-such-key", &[]), "‹no-such-key›");
        assert_eq!(say_attr(language, "yes", "hint", &[]), "‹yes.hint›");
    }
}

/// A whole number chooses among all forms that the language has: one without `few` is a mistake in
/// Russian.
#[test]
fn plural_forms_are_complete() {
    let mut wrong = Vec::new();
    for (language, forms) in [
        (Language::En, &["[one]", "*[other]"][..]),
        (Language::Ru, &["[one]", "[few]", "*[other]"]),
        (Language::Kk, &["*[other]"]),
    ] {
        for (key, text) in all_entries(language) {
            let is_plural =
                ["[one]", "[few]", "[many]", "[other]"].iter().any(|f| text.contains(f));
            let many_as_default = text.contains("*[many]") && text.contains("[few]");
            if is_plural && !many_as_default && !forms.iter().all(|form| text.contains(form)) {
                wrong.push(format!("{language} {key}"));
            }
        }
    }
    assert!(wrong.is_empty(), "forms are missing:\n{}", wrong.join("\n"));
    for (n, days) in [
        (1, "1 рабочий день"),
        (3, "3 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (21, "21 рабочий день"),
    ] {
        assert_eq!(say(Language::Ru, "term-business-days", &[("n", Value::Number(n))]), days);
    }
}

/// What stands in a gap is a name or a number of unknown shape: no case ending can be right for all.
#[test]
fn no_case_ending_is_glued_to_a_gap() {
    const ENDINGS: &[&str] = &[
        "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді",
        "ты", "ті", "да", "де", "та", "те", "нан", "нен", "дан", "ден", "тан", "тен", "мен", "бен",
        "пен", "а", "у", "ом", "ем", "ой", "ей", "ого", "его", "ому", "ему",
    ];
    let mut glued = Vec::new();
    for language in [Language::Ru, Language::Kk] {
        for (key, text) in all_entries(language) {
            let text = text.replace("{ \"\\u00A0\" }", " ");
            for rest in text.split('}').skip(1) {
                let rest = rest.trim_start_matches(['»', '”', '"']);
                let is_dashed = rest.starts_with(['-', '‑']);
                let rest = rest.trim_start_matches(['-', '‑']);
                let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
                if !word.is_empty() && (!is_dashed || ENDINGS.contains(&word.as_str())) {
                    glued.push(format!("{language} {key}: …}}{word}"));
                }
            }
        }
    }
    assert!(glued.is_empty(), "{}", glued.join("\n"));
}

#[test]
fn no_message_is_unused_and_none_is_missing() {
    let code = code();
    let mut names = code.clone();
    for file in files(&root().join("forms"), "toml") {
        names.push_str(&fs::read_to_string(&file).expect("UTF-8"));
    }
    let mut wrong = Vec::new();
    for key in all_entries(Language::En).keys() {
        let message = key.split('.').next().unwrap_or(key);
        let is_there = |name: &str| names.contains(&format!("\"{name}\""));
        let is_made =
            PREFIXES.iter().filter_map(|prefix| message.strip_prefix(prefix)).any(is_there);
        if !is_made && !is_there(message) {
            wrong.push(format!("nothing says {message}"));
        }
    }
    let keys = all_entries(Language::En);
    let families: BTreeMap<&str, usize> = keys.keys().fold(BTreeMap::new(), |mut families, key| {
        *families.entry(key.split('-').next().unwrap_or(key)).or_default() += 1;
        families
    });
    let is_key = |text: &str| {
        let is_word = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        text.contains('-') && !text.ends_with('-') && text.bytes().all(is_word)
    };
    // A literal of the shape and family of a key is a key, unless it is a code.
    for literal in code.split('"').filter(|text| is_key(text)) {
        let family = literal.split('-').next().unwrap_or(literal);
        let is_ours = families.get(family).is_some_and(|size| *size > 2);
        let is_code = code.contains(&format!("Code(\"{literal}\")"));
        if is_ours && !is_code && !has(Language::En, literal) && !NO_KEYS.contains(&literal) {
            wrong.push(format!("no message {literal}"));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_its_words_and_every_finding_a_code() {
    let code = code();
    let codes: BTreeSet<&str> = code
        .split("Code(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|code| !code.is_empty())
        .collect();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let entries = all_entries(language);
        for code in &codes {
            for key in [format!("finding-{code}"), format!("finding-{code}.hint")] {
                if !entries.contains_key(&key) {
                    wrong.push(format!("{language} lacks {key}"));
                }
            }
        }
        for key in entries.keys().filter_map(|key| key.strip_prefix("finding-")) {
            let code = key.split('.').next().unwrap_or(key);
            if !codes.contains(code) {
                wrong.push(format!("{language}: no code {code}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Kazakh texts are Kazakh, Russian ones Russian: the letters that only one of them has.
#[test]
fn texts_are_in_their_language() {
    let is_kazakh = |c: char| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c);
    let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    for (key, text) in all_entries(Language::Ru) {
        assert!(!text.contains(is_kazakh), "{key}: {text}");
    }
    let kazakh: String = all_entries(Language::Kk).into_values().collect();
    let share = |text: &str, wanted: &dyn Fn(char) -> bool| {
        let letters = text.chars().filter(|c| is_cyrillic(*c)).count();
        let found = text.chars().filter(|c| wanted(*c)).count();
        f64::from(u32::try_from(found).unwrap()) / f64::from(u32::try_from(letters).unwrap())
    };
    assert!(share(&kazakh, &is_kazakh) > 0.15, "{}", share(&kazakh, &is_kazakh));
    for (key, text) in all_entries(Language::En) {
        // A Cyrillic letter may be quoted as an example.
        let cyrillic = text.chars().filter(|c| is_cyrillic(*c)).count();
        assert!(cyrillic < 25, "{key}: {text}");
    }
}

#[test]
fn the_shipped_fonts_can_print_every_character() {
    let mut fonts = files(&root().join("fonts"), "ttf");
    fonts.retain(|path| !path.to_string_lossy().contains("Icons"));
    if fonts.is_empty() {
        println!("skipped: no fonts here");
        return;
    }
    let mut texts = String::new();
    for language in Language::ALL {
        texts.extend(sources(language).map(|(_, text)| text));
    }
    for file in files(&root().join("forms"), "toml") {
        texts.push_str(&fs::read_to_string(&file).expect("UTF-8"));
    }
    texts.push_str("\u{a0}‹›→");
    let wanted: BTreeSet<char> = texts.chars().filter(|c| !c.is_control()).collect();
    assert!(wanted.contains(&'ң'));
    for path in fonts {
        let bytes = fs::read(&path).expect("readable");
        let blob = Blob::new(std::sync::Arc::new(bytes));
        let mut collection =
            Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let families = collection.register_fonts(blob.clone(), None);
        let info = families.first().and_then(|(_, fonts)| fonts.first()).expect("a font");
        let charmap = info.charmap_index().charmap(blob.as_ref()).expect("a character map");
        let lacking: String =
            wanted.iter().filter(|c| charmap.map(**c).unwrap_or(0) == 0).collect();
        assert!(lacking.is_empty(), "{} lacks {lacking:?}", path.display());
    }
}
