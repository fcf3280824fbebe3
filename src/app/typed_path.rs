//! Paths as people type and paste them: alone, several in quotes, as addresses of a file manager, or one after the
//! other as some file managers copy them.

use std::path::{Path, PathBuf};

use super::home;

/// The ways in which a text can be read, the likeliest first: each is a list of paths.
pub(super) fn readings(typed: &str, wants_several: bool) -> Vec<Vec<PathBuf>> {
    let typed = typed.trim();
    if typed.trim_matches(['"', ' ']).is_empty() {
        return Vec::new();
    }
    if let Some(quoted) = in_quotes(typed).filter(|all| wants_several || all.len() == 1) {
        return vec![quoted.into_iter().map(path_of).collect()];
    }
    let mut readings = vec![vec![path_of(typed)]];
    let parts = at_beginnings(typed);
    if wants_several && parts.len() > 1 {
        readings.push(parts.into_iter().map(path_of).collect());
    }
    readings
}

/// The first list of which everything is there; else what is not there. Waits for the disk.
pub(super) fn found(readings: Vec<Vec<PathBuf>>) -> Result<Vec<PathBuf>, PathBuf> {
    let mut missing = None;
    for reading in readings {
        match reading.iter().find(|path| !path.exists()) {
            None => return Ok(reading),
            // Of several, the one that is missing says more than all of them.
            Some(path) => missing = Some(path.clone()),
        }
    }
    Err(missing.unwrap_or_default())
}

/// What stands in quotes, when there is nothing else.
fn in_quotes(typed: &str) -> Option<Vec<&str>> {
    let mut parts = typed.split('"');
    let mut quoted = Vec::new();
    if !parts.next()?.trim().is_empty() {
        return None;
    }
    while let Some(inside) = parts.next() {
        if !parts.next()?.trim().is_empty() {
            return None;
        }
        quoted.extend((!inside.trim().is_empty()).then_some(inside));
    }
    (!quoted.is_empty()).then_some(quoted)
}

/// Cut where after a space another path begins.
fn at_beginnings(typed: &str) -> Vec<&str> {
    let begins = |rest: &str| {
        let mut signs = rest.chars();
        let drive = (signs.next(), signs.next(), signs.next());
        rest.starts_with("file://")
            || (Path::new(rest).is_absolute() || rest.starts_with("~/"))
            || matches!(drive, (Some(letter), Some(':'), Some('\\' | '/')) if letter.is_ascii_alphabetic())
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in typed.char_indices() {
        let next = at + sign.len_utf8();
        if sign.is_whitespace() && typed.get(next..).is_some_and(begins) {
            parts.extend(typed.get(from..at).map(str::trim));
            from = next;
        }
    }
    parts.extend(typed.get(from..).map(str::trim));
    parts.retain(|part| !part.is_empty());
    parts
}

fn path_of(typed: &str) -> PathBuf {
    let typed = typed.trim();
    match typed.strip_prefix("file://") {
        Some(address) => home::expanded(&unescaped(address)),
        None => home::expanded(typed),
    }
}

/// An address without its escapes (RFC 3986, 2.1); as it is where that is no text.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.split_at_checked(2)).flatten();
        let value = escaped.and_then(|(digits, after)| {
            let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
            let digits = std::str::from_utf8(digits).ok()?;
            Some((u8::from_str_radix(digits, 16).ok()?, after))
        });
        let (byte, next) = value.unwrap_or((*first, after));
        bytes.push(byte);
        rest = next;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<Vec<String>> {
        let shown = |paths: Vec<PathBuf>| paths.iter().map(|it| it.display().to_string()).collect();
        readings(typed, true).into_iter().map(shown).collect()
    }

    #[test]
    fn a_path_is_read_as_it_was_pasted() {
        assert_eq!(read("  \"C:\\Дела\\a b.pdf\" "), [["C:\\Дела\\a b.pdf"]]);
        assert_eq!(read("file:///home/a/%D0%B4%20b.pdf"), [["/home/a/д b.pdf"]]);
        assert_eq!(read("/home/100%.pdf"), [["/home/100%.pdf"]]);
        assert_eq!(read("b.pdf"), [["b.pdf"]]);
        assert_eq!(read("file:///home/a%+5b.pdf"), [["/home/a%+5b.pdf"]]);
        assert_eq!(read("\"/a\" \"\""), [["/a"]]);
        assert!(read("  ").is_empty() && read("\"\"").is_empty());
    }

    #[test]
    fn several_paths_are_told_apart() {
        assert_eq!(read("\"C:\\a b.pdf\" \"C:\\c.pdf\""), [["C:\\a b.pdf", "C:\\c.pdf"]]);
        let both = read("/scans/a b.pdf /scans/c.pdf");
        assert_eq!(
            both,
            [vec!["/scans/a b.pdf /scans/c.pdf"], vec!["/scans/a b.pdf", "/scans/c.pdf"]]
        );
        assert_eq!(readings("\"/a\" \"/b\"", false).len(), 1, "one is asked for");
        assert_eq!(read("\"/a\" and"), [["\"/a\" and"]]);
    }

    #[test]
    fn what_is_there_decides() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a b.pdf", "c.pdf"] {
            std::fs::File::create(at(name)).unwrap();
        }
        let both = format!("{} {}", at("a b.pdf").display(), at("c.pdf").display());
        assert_eq!(found(readings(&both, true)), Ok(vec![at("a b.pdf"), at("c.pdf")]));
        let one = at("a b.pdf").display().to_string();
        assert_eq!(found(readings(&one, true)), Ok(vec![at("a b.pdf")]));
        let wrong = format!("{} {}", at("a b.pdf").display(), at("d.pdf").display());
        assert_eq!(found(readings(&wrong, true)), Err(at("d.pdf")));
    }
}
