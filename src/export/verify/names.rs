//! Names in an archive: what must never be unpacked, and what some system would take for the same.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::answer::{Remark, Trouble};

/// Bytes of a whole name.
const MAX_NAME: usize = 1_024;

/// Device names of Windows; an extension does not help.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a name stays within its folder on every system. A slash at the end marks a folder.
pub(super) fn is_safe(name: &[u8]) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    let path = name.strip_suffix('/').unwrap_or(name);
    name.len() <= MAX_NAME && !path.is_empty() && path.split('/').all(is_safe_part)
}

/// A folder or file name: no `.` and `..`, nothing that Windows cannot have, nothing invisible.
fn is_safe_part(part: &str) -> bool {
    let is_bad = |c: char| {
        c.is_control()
            || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
    };
    !part.is_empty()
        && !part.chars().any(is_bad)
        && !part.ends_with(['.', ' '])
        && !part.starts_with(' ')
        && !is_reserved(part)
}

fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            let mut rest = rest.chars();
            let digit = rest.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c));
            digit && rest.next().is_none()
        })
    });
    numbered || RESERVED.contains(&stem.as_str())
}

/// The name as a system sees it that ignores letter case and the way accents are written.
fn folded(name: &str) -> String {
    let path = name.strip_suffix('/').unwrap_or(name);
    path.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// Checks the names of an archive.
pub(super) fn check<'a>(names: impl Iterator<Item = &'a [u8]>) -> Result<(), Remark> {
    let mut seen: BTreeMap<String, &[u8]> = BTreeMap::new();
    for name in names {
        let text = std::str::from_utf8(name).ok().filter(|_| is_safe(name));
        let Some(text) = text else { return Err(Remark::about(Trouble::UnsafeName, name)) };
        if let Some(other) = seen.insert(folded(text), name) {
            let same = other == name;
            let trouble = if same { Trouble::DuplicateName } else { Trouble::AlikeNames };
            return Err(Remark::about(trouble, name));
        }
    }
    // A file must not be the folder of another one.
    for key in seen.keys() {
        for (at, _) in key.match_indices('/') {
            let above = key.get(..at).and_then(|above| seen.get(above));
            if let Some(above) = above.filter(|above| !above.ends_with(b"/")) {
                return Err(Remark::about(Trouble::AlikeNames, above));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_not_safe() {
        let bad = [
            "",
            "/",
            "//",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a/..",
            "..",
            ".",
            "./a",
            "a/./b",
            "a\\b",
            "..\\a",
            "C:/a",
            "C:a",
            "a:stream",
            "a//b",
            "a.",
            "a ",
            "a./b",
            "a /b",
            " a",
            "nul",
            "a/NUL.pdf",
            "com1",
            "LPT9.txt",
            "COM¹",
            "aux .pdf",
            "a\0b",
            "a\nb",
            "a\u{202e}fdp.exe",
            "a\u{200b}",
            "a?",
            "a*",
            "a|b",
            "conin$",
        ];
        for name in bad {
            assert!(!is_safe(name.as_bytes()), "{name:?}");
        }
        assert!(!is_safe(b"\xff\xfe"), "not UTF-8");
        assert!(!is_safe("a".repeat(2000).as_bytes()), "too long");
        for name in
            ["a", "a/b.pdf", "01_Өтініш/1.pdf", "a (2).pdf", "a/", ".a", "com10", "console.pdf"]
        {
            assert!(is_safe(name.as_bytes()), "{name:?}");
        }
    }

    #[test]
    fn names_that_are_one_name_somewhere_are_told() {
        let trouble = |names: &[&str]| {
            check(names.iter().map(|name| name.as_bytes())).err().map(|remark| remark.trouble)
        };
        assert_eq!(trouble(&["a.pdf", "b.pdf", "b/c.pdf", "b/d.pdf", "е/", "е/ж"]), None);
        assert_eq!(trouble(&["a.pdf", "a.pdf"]), Some(Trouble::DuplicateName));
        assert_eq!(trouble(&["a.pdf", "A.PDF"]), Some(Trouble::AlikeNames));
        assert_eq!(trouble(&["ӨТІНІШ", "өтініш"]), Some(Trouble::AlikeNames));
        assert_eq!(trouble(&["й.pdf", "и\u{306}.pdf"]), Some(Trouble::AlikeNames));
        assert_eq!(trouble(&["ﬁ.pdf", "fi.pdf"]), Some(Trouble::AlikeNames));
        assert_eq!(trouble(&["a", "a/"]), Some(Trouble::AlikeNames));
        assert_eq!(trouble(&["a", "a/b"]), Some(Trouble::AlikeNames));
    }
}
