//! Prose folded at the width of the terminal; what goes into a file or a pipe is left as it is.

use std::io::{self, IsTerminal as _, StdoutLock, Write};

/// No line is longer, however wide the terminal.
const WIDEST: usize = 100;
/// A terminal that does not say how wide it is.
const USUAL: usize = 80;
/// On a terminal narrower than this folding would do more harm than good.
const NARROWEST: usize = 30;
/// A column that begins further right than this is no place to hang lines from.
const DEEPEST: usize = 40;

/// Folds the lines written to it.
pub(super) struct Fold<W: Write> {
    out: W,
    width: Option<usize>,
    line: Vec<u8>,
}

/// Standard output, folded if it is a terminal.
pub(super) fn stdout() -> Fold<StdoutLock<'static>> {
    let out = io::stdout().lock();
    let width = if out.is_terminal() {
        let told = terminal_size::terminal_size_of(&out);
        Some(told.map_or(USUAL, |(width, _)| usize::from(width.0).min(WIDEST)))
    } else {
        None
    };
    Fold::new(out, width.filter(|width| *width >= NARROWEST))
}

impl<W: Write> Fold<W> {
    fn new(out: W, width: Option<usize>) -> Self {
        Self { out, width, line: Vec::new() }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match (self.width, std::str::from_utf8(&line)) {
            (Some(width), Ok(text)) => self.out.write_all(folded(text, width).as_bytes()),
            (Some(_), Err(_)) | (None, _) => self.out.write_all(&line),
        }
    }
}

impl<W: Write> Write for Fold<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Drop for Fold<W> {
    fn drop(&mut self) {
        // A reader that went away is no error of ours.
        let _ = self.end_line();
    }
}

/// The line in pieces of at most `width`, cut at spaces; the later pieces hang under the text.
fn folded(line: &str, width: usize) -> String {
    if line.trim_end().chars().count() <= width {
        return line.to_owned();
    }
    let hang = hang(line);
    let ending = if line.ends_with('\n') { "\n" } else { "" };
    let text = line.trim_end();
    let indent = text.len() - text.trim_start().len();
    let (mut folded, rest) = match text.split_at_checked(indent) {
        Some((indent, rest)) => (indent.to_owned(), rest),
        None => (String::new(), text),
    };
    let mut at = folded.chars().count();
    let mut is_fresh = true;
    for word in rest.split(' ') {
        let length = word.chars().count();
        if !is_fresh && at + 1 + length > width && !word.is_empty() {
            folded.truncate(folded.trim_end().len());
            folded.push('\n');
            folded.push_str(&" ".repeat(hang));
            (at, is_fresh) = (hang, true);
        }
        if !is_fresh {
            folded.push(' ');
            at += 1;
        }
        folded.push_str(word);
        at += length;
        is_fresh = false;
    }
    folded + ending
}

/// Where the text of a line begins: behind its indentation, its first column and its bullet.
fn hang(line: &str) -> usize {
    let mut begin = 0;
    let mut spaces = 0;
    for (at, letter) in line.chars().take(DEEPEST).enumerate() {
        if letter == ' ' {
            spaces += 1;
        } else {
            if spaces >= 2 || at == spaces {
                begin = at;
            }
            spaces = 0;
        }
    }
    let mut rest = line.chars().skip(begin);
    let is_bullet = matches!(rest.next(), Some('-' | '!' | '·')) && rest.next() == Some(' ');
    if is_bullet { begin + 2 } else { begin }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, width: Option<usize>) -> String {
        let mut out = Vec::new();
        let mut fold = Fold::new(&mut out, width);
        fold.write_all(text.as_bytes()).unwrap();
        drop(fold);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn short_lines_and_pipes_are_left_alone() {
        let text = "  Done    Паспорт\n\n    - a\nno end";
        assert_eq!(written(text, Some(20)), text);
        let long = "word ".repeat(60);
        assert_eq!(written(&long, None), long);
    }

    #[test]
    fn later_pieces_hang_under_the_text() {
        assert_eq!(
            written("  - сначала одно, затем другое\n", Some(18)),
            "  - сначала одно,\n    затем другое\n"
        );
        assert_eq!(
            written("  Done  Passport, copy and original\n", Some(24)),
            "  Done  Passport, copy\n        and original\n"
        );
        assert_eq!(written("one two three", Some(7)), "one two\nthree");
    }

    #[test]
    fn a_word_longer_than_the_line_is_not_cut() {
        let path = "x".repeat(50);
        assert_eq!(written(&format!("  {path}: 1 page"), Some(30)), format!("  {path}:\n  1 page"));
    }

    #[test]
    fn no_piece_is_too_long() {
        let text = "      ".to_owned() + &"аб вгд ежзик лмн ".repeat(40);
        for width in NARROWEST..=WIDEST {
            for line in written(&text, Some(width)).lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}
