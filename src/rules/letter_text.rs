//! The small notation of the texts of letters: `**bold**`, `{group.fact}`, `{group.fact|format}`,
//! `{case.number}`, `{row.title}`, `{blank.date}`, and `[[…]]` for what is printed only when every fact
//! within is known.

use super::rule_book::{BlankLength, CaseGap, GapFormat, Piece, RowGap};
use crate::domain::FactId;

const FORMATS: &[(&str, GapFormat)] = &[
    ("upper", GapFormat::Upper),
    ("within", GapFormat::Within),
    ("short", GapFormat::Short),
    ("on", GapFormat::On),
    ("until", GapFormat::Until),
    ("of", GapFormat::Of),
    ("from", GapFormat::From),
];

const CASE_GAPS: &[(&str, CaseGap)] = &[
    ("case.number", CaseGap::Number),
    ("case.procedure", CaseGap::Procedure),
    ("case.category", CaseGap::Category),
    ("case.channel", CaseGap::Channel),
    ("case.documents", CaseGap::Documents),
    ("case.pages", CaseGap::Pages),
];

const ROW_GAPS: &[(&str, RowGap)] = &[
    ("row.number", RowGap::Number),
    ("row.title", RowGap::Title),
    ("row.form", RowGap::Form),
    ("row.pages", RowGap::Pages),
    ("row.copies", RowGap::Copies),
    ("row.role", RowGap::Role),
    ("row.name", RowGap::Name),
    ("row.note", RowGap::Note),
];

const BLANKS: &[(&str, BlankLength)] = &[
    ("blank.short", BlankLength::Short),
    ("blank.date", BlankLength::Date),
    ("blank.name", BlankLength::Name),
    ("blank.line", BlankLength::Line),
];

/// What is wrong with a text; the words are those of the loader's messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextProblem {
    /// What.
    pub message: String,
    /// The words that are known in its place.
    pub known: Vec<&'static str>,
}

/// The pieces of a text. What is not understood stays in the text as it is, and is told.
pub fn parse_letter_text(source: &str) -> (Vec<Piece>, Vec<TextProblem>) {
    let mut reader = Reader { problems: Vec::new(), bold: false };
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find("[[") {
        let (before, after) = rest.split_at(at);
        reader.outside(before, &mut pieces);
        let after = after.get(2..).unwrap_or_default();
        let Some(end) = after.find("]]") else {
            reader.tell("[[ is not closed by ]]", &[]);
            rest = after;
            break;
        };
        let mut inner = Vec::new();
        reader.plain(after.get(..end).unwrap_or_default(), &mut inner);
        if !inner.iter().any(|piece| matches!(piece, Piece::Fact(..))) {
            reader.tell("[[…]] without a fact would always be printed", &[]);
        }
        pieces.push(Piece::Optional(inner));
        rest = after.get(end + 2..).unwrap_or_default();
    }
    reader.outside(rest, &mut pieces);
    if reader.bold {
        reader.tell("** is not closed", &[]);
    }
    (pieces, reader.problems)
}

/// A text as it is written in the notation: what [`parse_letter_text`] reads as the same pieces.
pub fn letter_source(pieces: &[Piece]) -> String {
    let mut out = Written { text: String::new(), bold: false };
    out.pieces(pieces);
    out.turn(false);
    out.text
}

struct Written {
    text: String,
    bold: bool,
}

impl Written {
    fn turn(&mut self, bold: bool) {
        if self.bold != bold {
            self.text.push_str("**");
            self.bold = bold;
        }
    }

    fn gap(&mut self, name: &str, format: Option<&str>, bold: bool) {
        self.turn(bold);
        self.text.push('{');
        self.text.push_str(name);
        if let Some(format) = format {
            self.text.push('|');
            self.text.push_str(format);
        }
        self.text.push('}');
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Words(words, bold) => {
                    self.turn(*bold);
                    self.text.push_str(words);
                }
                Piece::Fact(fact, format, bold) => {
                    self.gap(fact.as_str(), word_of(*format, FORMATS), *bold);
                }
                Piece::Case(gap, bold) => {
                    self.gap(word_of(*gap, CASE_GAPS).unwrap_or_default(), None, *bold);
                }
                Piece::Row(gap, bold) => {
                    self.gap(word_of(*gap, ROW_GAPS).unwrap_or_default(), None, *bold);
                }
                Piece::Blank(length) => {
                    let bold = self.bold;
                    self.gap(word_of(*length, BLANKS).unwrap_or_default(), None, bold);
                }
                Piece::Optional(inner) => {
                    self.text.push_str("[[");
                    self.pieces(inner);
                    self.text.push_str("]]");
                }
            }
        }
    }
}

fn word_of<T: Copy + PartialEq>(value: T, words: &[(&'static str, T)]) -> Option<&'static str> {
    words.iter().find(|(_, known)| *known == value).map(|(word, _)| *word)
}

struct Reader {
    problems: Vec<TextProblem>,
    bold: bool,
}

impl Reader {
    fn tell(&mut self, message: &str, known: &[&'static str]) {
        self.problems.push(TextProblem { message: message.to_owned(), known: known.to_vec() });
    }

    /// Text between optional stretches.
    fn outside(&mut self, source: &str, pieces: &mut Vec<Piece>) {
        if source.contains("]]") {
            self.tell("]] closes nothing", &[]);
        }
        self.plain(source, pieces);
    }

    /// Text without optional stretches.
    fn plain(&mut self, source: &str, pieces: &mut Vec<Piece>) {
        let mut rest = source;
        while let Some(at) = rest.find('{') {
            let (before, after) = rest.split_at(at);
            self.words(before, pieces);
            let Some(end) = after.find('}') else {
                self.tell("{ is not closed by }", &[]);
                rest = after;
                break;
            };
            let gap = after.get(1..end).unwrap_or_default();
            match self.gap(gap) {
                Some(piece) => pieces.push(piece),
                None => self.words(after.get(..=end).unwrap_or_default(), pieces),
            }
            rest = after.get(end + 1..).unwrap_or_default();
        }
        self.words(rest, pieces);
    }

    fn words(&mut self, text: &str, pieces: &mut Vec<Piece>) {
        for (at, part) in text.split("**").enumerate() {
            if at > 0 {
                self.bold = !self.bold;
            }
            if !part.is_empty() {
                pieces.push(Piece::Words(part.to_owned(), self.bold));
            }
        }
    }

    fn gap(&mut self, gap: &str) -> Option<Piece> {
        let (name, format) = match gap.split_once('|') {
            Some((name, format)) => (name.trim(), Some(format.trim())),
            None => (gap.trim(), None),
        };
        let family = name.split_once('.').map(|(family, _)| family);
        let special = match family {
            Some("case") => named(name, CASE_GAPS).map(|gap| Piece::Case(gap, self.bold)),
            Some("row") => named(name, ROW_GAPS).map(|gap| Piece::Row(gap, self.bold)),
            Some("blank") => named(name, BLANKS).map(Piece::Blank),
            Some(_) => None,
            None => {
                self.tell(&format!("\"{name}\" is no gap: write {{group.fact}}"), &[]);
                return None;
            }
        };
        if matches!(family, Some("case" | "row" | "blank")) {
            if special.is_none() {
                let known: Vec<&str> = (CASE_GAPS.iter().map(|(word, _)| *word))
                    .chain(ROW_GAPS.iter().map(|(word, _)| *word))
                    .chain(BLANKS.iter().map(|(word, _)| *word))
                    .collect();
                self.tell(&format!("unknown gap \"{name}\""), &known);
            } else if format.is_some() {
                self.tell(&format!("\"{name}\" takes no format"), &[]);
            }
            return special;
        }
        let format = match format {
            None => GapFormat::Plain,
            Some(word) => {
                let Some(format) = named(word, FORMATS) else {
                    let known: Vec<&str> = FORMATS.iter().map(|(word, _)| *word).collect();
                    self.tell(&format!("unknown format \"{word}\""), &known);
                    return None;
                };
                format
            }
        };
        match name.parse::<FactId>() {
            Ok(fact) => Some(Piece::Fact(fact, format, self.bold)),
            Err(error) => {
                self.tell(&error.to_string(), &[]);
                None
            }
        }
    }
}

fn named<T: Copy>(word: &str, words: &[(&'static str, T)]) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_into_words_and_gaps() {
        let (pieces, problems) =
            parse_letter_text("№ **{a.number}** of {a.on|of}[[, to {a.until|until}]] {blank.date}");
        assert_eq!(problems, []);
        let fact = |id: &str| id.parse::<FactId>().unwrap();
        assert_eq!(
            pieces,
            [
                Piece::Words("№ ".into(), false),
                Piece::Fact(fact("a.number"), GapFormat::Plain, true),
                Piece::Words(" of ".into(), false),
                Piece::Fact(fact("a.on"), GapFormat::Of, false),
                Piece::Optional(vec![
                    Piece::Words(", to ".into(), false),
                    Piece::Fact(fact("a.until"), GapFormat::Until, false),
                ]),
                Piece::Words(" ".into(), false),
                Piece::Blank(BlankLength::Date),
            ]
        );
    }

    #[test]
    fn a_text_is_written_as_it_was_read() {
        for source in [
            "№ **{a.number}** of {a.on|of}[[, to **{a.until|until}**]] {blank.date}",
            "**{row.title} x** {case.number} [[**{a.b}**]]",
            "plain",
            "",
        ] {
            let (pieces, _) = parse_letter_text(source);
            let written = letter_source(&pieces);
            assert_eq!(parse_letter_text(&written).0, pieces, "{source} -> {written}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_and_is_told() {
        for (source, message) in [
            ("{number}", "\"number\" is no gap: write {group.fact}"),
            ("{a.b|loud}", "unknown format \"loud\""),
            ("{case.nothing}", "unknown gap \"case.nothing\""),
            ("{case.number|short}", "\"case.number\" takes no format"),
            ("{a.b", "{ is not closed by }"),
            ("[[{a.b}", "[[ is not closed by ]]"),
            ("[[x]]", "[[…]] without a fact would always be printed"),
            ("**x", "** is not closed"),
            ("x]] y", "]] closes nothing"),
        ] {
            let (_, problems) = parse_letter_text(source);
            let told: Vec<&str> = problems.iter().map(|it| it.message.as_str()).collect();
            assert_eq!(told, [message], "{source}");
        }
        let (pieces, _) = parse_letter_text("a {number} b");
        assert_eq!(pieces.len(), 3);
    }
}
