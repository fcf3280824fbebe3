//! File names in a pack: a template of the profile, filled, made safe for every system, and unique.
//!
//! Limits: a path has at most two folders and each name at most [`translit::NAME_LIMIT`] characters, so
//! a pack unpacked into a usual folder stays below the 260 characters of Windows.

use std::collections::BTreeSet;

use crate::domain::translit;

/// Which letters names may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// Plain ASCII, other letters transliterated: every unpacker shows it.
    #[default]
    Ascii,
    /// As they are (the ZIP carries the UTF-8 flag).
    Unicode,
}

impl Letters {
    /// A name of these letters that every system accepts.
    pub fn safe(self, text: &str, fallback: &str) -> String {
        match self {
            Self::Ascii => translit::ascii_file_name(text, fallback),
            Self::Unicode => translit::safe_file_name(text, fallback),
        }
    }
}

/// What the gaps of a template are filled with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps<'a> {
    /// `{n}`: number of the document or section, already padded.
    pub n: &'a str,
    /// `{stem}`: short name of the kind of document.
    pub stem: &'a str,
    /// `{surname}`.
    pub surname: &'a str,
    /// `{number}`: of the case.
    pub number: &'a str,
    /// `{section}`: title of the section.
    pub section: &'a str,
    /// `{kind}`: title of the kind of document.
    pub kind: &'a str,
    /// `{date}`: of the document, else of the pack; `2026-11-22`.
    pub date: &'a str,
}

/// Fills a template. A gap that nobody knows stays as it is written; empty gaps leave no doubled
/// separators behind.
pub fn fill(template: &str, gaps: &Gaps<'_>) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        match name {
            "n" => filled.push_str(gaps.n),
            "stem" => filled.push_str(gaps.stem),
            "surname" => filled.push_str(gaps.surname),
            "number" => filled.push_str(gaps.number),
            "section" => filled.push_str(gaps.section),
            "kind" => filled.push_str(gaps.kind),
            "date" => filled.push_str(gaps.date),
            unknown => filled.push_str(unknown),
        }
        rest = tail;
    }
    filled.push_str(rest);
    let mut tidy = String::with_capacity(filled.len());
    for character in filled.chars() {
        if !(matches!(character, '_' | ' ') && tidy.ends_with(character)) {
            tidy.push(character);
        }
    }
    tidy.trim_matches(|c| matches!(c, '_' | ' ' | '-')).to_owned()
}

/// The extension of a file name in small ASCII letters, or nothing.
pub fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let plain = (1..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && !stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// Hands out paths so that no two are equal on a system that ignores letter case.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeSet<String>);

impl Taken {
    /// `folder/name`, or `folder/name (2)` and so on when it is taken. An empty folder is the root.
    pub fn claim(&mut self, folder: &str, name: &str) -> String {
        let (stem, tail) = match extension(name) {
            Some(extension) => {
                let stem = name.len().saturating_sub(extension.len() + 1);
                name.split_at_checked(stem).unwrap_or((name, ""))
            }
            None => (name, ""),
        };
        let mut attempt = 1_u32;
        loop {
            let mark = if attempt == 1 { String::new() } else { format!(" ({attempt})") };
            let room = translit::NAME_LIMIT.saturating_sub(mark.len() + tail.chars().count());
            let cut: String = stem.chars().take(room).collect();
            let cut = cut.trim_end_matches([' ', '.']);
            let path = if folder.is_empty() {
                format!("{cut}{mark}{tail}")
            } else {
                format!("{folder}/{cut}{mark}{tail}")
            };
            if self.0.insert(path.to_lowercase()) {
                return path;
            }
            attempt = attempt.saturating_add(1);
        }
    }
}

/// A volume number as offices write it. Packs beyond 3999 volumes do not occur; they get plain figures.
pub(crate) fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, digits) in DIGITS {
        while rest >= value {
            text.push_str(digits);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn volumes_are_numbered_in_roman_figures() {
        assert_eq!([1, 2, 4, 9, 14].map(roman), ["I", "II", "IV", "IX", "XIV"]);
    }

    #[test]
    fn templates_are_filled_and_tidied() {
        let gaps = Gaps { n: "07", stem: "lease", surname: "IVANOV", ..Gaps::default() };
        assert_eq!(fill("{n}_{stem}_{surname}", &gaps), "07_lease_IVANOV");
        assert_eq!(fill("{n}_{kind}_{surname}", &gaps), "07_IVANOV");
        assert_eq!(fill("{n}_{oops", &gaps), "07_oops");
        assert_eq!(fill("{number}", &gaps), "");
    }

    #[test]
    fn equal_names_get_numbers() {
        let mut taken = Taken::default();
        assert_eq!(taken.claim("a", "scan.pdf"), "a/scan.pdf");
        assert_eq!(taken.claim("a", "SCAN.PDF"), "a/SCAN (2).PDF");
        assert_eq!(taken.claim("a", "scan.pdf"), "a/scan (3).pdf");
        assert_eq!(taken.claim("b", "scan.pdf"), "b/scan.pdf");
        assert_eq!(taken.claim("", "scan"), "scan");
    }

    proptest! {
        #[test]
        fn names_are_safe_and_never_collide(names in proptest::collection::vec(".{0,120}", 1..20)) {
            for letters in [Letters::Ascii, Letters::Unicode] {
                let mut taken = Taken::default();
                let mut seen = BTreeSet::new();
                for name in &names {
                    let path = taken.claim("", &letters.safe(name, "file"));
                    prop_assert!(seen.insert(path.to_lowercase()), "{path} twice");
                    prop_assert!(!path.is_empty() && path.chars().count() <= translit::NAME_LIMIT + 8);
                    prop_assert!(!path.ends_with(['.', ' ']));
                    prop_assert!(!path.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']));
                    prop_assert!(letters == Letters::Unicode || path.is_ascii());
                }
            }
        }
    }
}
