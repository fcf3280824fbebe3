//! The language a document is written in: any of the world's, unlike the languages of the program.

use std::fmt;
use std::str::FromStr;

/// The code of a language: two or three small letters (ISO 639-1, 639-2), e.g. `uz`, `zh`, `kaa`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag([u8; 3]);

/// A text is not the code of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the code of a language is two or three letters")]
pub struct NotALanguage;

impl LanguageTag {
    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }
}

impl FromStr for LanguageTag {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let text = text.trim().to_ascii_lowercase();
        let is_code = text.bytes().all(|byte| byte.is_ascii_lowercase());
        match text.as_bytes() {
            [a, b] if is_code => Ok(Self([*a, *b, b' '])),
            [a, b, c] if is_code => Ok(Self([*a, *b, *c])),
            _ => Err(NotALanguage),
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LanguageTag({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (text, code) in [("uz", "uz"), (" ZH ", "zh"), ("kaa", "kaa")] {
            assert_eq!(text.parse::<LanguageTag>().unwrap().to_string(), code);
        }
        for text in ["", "u", "uzbek", "u1", "ру"] {
            assert_eq!(text.parse::<LanguageTag>(), Err(NotALanguage), "{text}");
        }
    }
}
