//! A letter with its gaps filled: what the window shows and edits, and what is set in type.

use std::fmt::{self, Write as _};

use crate::domain::{BlockId, DocumentTypeId, FactId, Finding, Language, LetterId};
use crate::export::front_matter::Words;
use crate::rules::{LetterLayout, ParagraphStyle, Truth};

/// A letter, filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledLetter {
    /// The letter.
    pub id: LetterId,
    /// Its name, in its languages.
    pub title: Words,
    /// Whether the case asks for it; `Unknown` when that depends on open questions.
    pub applies: Truth,
    /// The languages it is set in, in order.
    pub languages: Vec<Language>,
    /// In none of the languages its addressee reads: a copy for reading, marked as such.
    pub is_reading_copy: bool,
    /// How it is set.
    pub layout: LetterLayout,
    /// The kind of document that it is once it is signed.
    pub document: Option<DocumentTypeId>,
    /// Copies for the counter.
    pub copies: u32,
    /// Name and lines of the letter paper.
    pub letterhead: Option<(Text, Vec<Text>)>,
    /// Its parts in order.
    pub blocks: Vec<FilledBlock>,
    /// Facts that left a blank, in the order of the letter.
    pub blanks: Vec<FactId>,
    /// What is missing or open.
    pub findings: Vec<Finding>,
    /// The left foot of a data sheet: rule book and date. Letters have none.
    pub foot: Words,
    /// What it rests on: act and article, and what of it is in doubt. Stands at the foot of the last page.
    pub basis: Vec<String>,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledBlock {
    /// Its id.
    pub id: BlockId,
    /// Whose words it has.
    pub wording: Wording,
    /// No page break within it.
    pub keep_together: bool,
    /// No page break between it and the next.
    pub keep_with_next: bool,
    /// What it is.
    pub content: FilledContent,
}

/// Whose words a part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// Those of the rule book; they cannot be changed in a case.
    Fixed,
    /// Those of the rule book; they may be changed.
    Ours,
    /// The user's; resetting brings ours back.
    Users,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilledContent {
    /// A title (level 1) or heading.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(ParagraphStyle, Text),
    /// Labels with values.
    Fields(Vec<(Text, Text)>),
    /// A numbered list.
    List(Vec<Text>),
    /// A table: heads with their share of the width and whether they hold boxes to tick, and rows.
    Table(Vec<(Text, u32, bool)>, Vec<Vec<Text>>),
    /// Lines to sign on.
    Signatures(Vec<FilledSignature>),
    /// Lines to write on.
    Lines(u32),
    /// A dashed line across the sheet, to cut along.
    Cut,
    /// What follows stands on a new page.
    PageBreak,
}

/// A line to sign on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledSignature {
    /// As what somebody signs.
    pub role: Text,
    /// The name.
    pub name: Text,
    /// Below the line.
    pub note: Text,
}

/// A text in each language of the letter, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Vec<Run>>);

/// A stretch of text.
#[derive(Clone, PartialEq, Eq)]
pub enum Run {
    /// Words; the flag says bold.
    Words(String, bool),
    /// A blank for a hand. With a fact: the case does not know it, and the label says what it is.
    Blank {
        /// What is drawn.
        rule: String,
        /// The fact and its label.
        missing: Option<(FactId, String)>,
    },
}

impl fmt::Debug for Run {
    /// The words are personal and stay out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words, _) => write!(f, "Words({} bytes)", words.len()),
            Self::Blank { missing, .. } => {
                write!(f, "Blank({:?})", missing.as_ref().map(|(fact, _)| fact))
            }
        }
    }
}

impl Text {
    /// The same words in every language stand once.
    pub(crate) fn distinct(&self) -> Vec<&Vec<Run>> {
        let mut seen: Vec<&Vec<Run>> = Vec::new();
        for runs in &self.0 {
            if !runs.is_empty() && !seen.contains(&runs) {
                seen.push(runs);
            }
        }
        seen
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

/// Runs as plain text; a missing fact is shown as its label between single angle quotes.
pub fn plain_text(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Words(words, _) => text.push_str(words),
            Run::Blank { missing: Some((_, label)), .. } => {
                text.push('‹');
                text.push_str(label);
                text.push('›');
            }
            Run::Blank { rule, missing: None } => text.push_str(rule),
        }
    }
    text
}

impl FilledContent {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Heading(_, text) | Self::Paragraph(_, text) => text.is_empty(),
            Self::Fields(fields) => fields.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Table(_, rows) => rows.is_empty(),
            Self::Signatures(lines) => lines.is_empty(),
            Self::Lines(_) | Self::Cut | Self::PageBreak => false,
        }
    }
}

impl FilledLetter {
    /// The whole letter as plain text in one of its languages: for golden files and for reading aloud.
    pub fn to_text(&self, language: Language) -> String {
        let Some(at) = self.languages.iter().position(|it| *it == language) else {
            return String::new();
        };
        let said = |text: &Text| text.0.get(at).map(|runs| plain_text(runs)).unwrap_or_default();
        let mut out = String::new();
        // Writing to a String cannot fail.
        if let Some((name, lines)) = &self.letterhead {
            let _ = writeln!(out, "{}", said(name));
            for line in lines {
                let _ = writeln!(out, "{}", said(line));
            }
        }
        for block in &self.blocks {
            let _ = writeln!(out, "\n[{}]", block.id);
            match &block.content {
                FilledContent::Heading(level, text) => {
                    let marks = "#".repeat(usize::from(*level));
                    let _ = writeln!(out, "{marks} {}", said(text));
                }
                FilledContent::Paragraph(_, text) => {
                    let _ = writeln!(out, "{}", said(text));
                }
                FilledContent::Fields(fields) => {
                    for (label, value) in fields {
                        let _ = writeln!(out, "{}: {}", said(label), said(value));
                    }
                }
                FilledContent::List(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let _ = writeln!(out, "{}. {}", at + 1, said(item));
                    }
                }
                FilledContent::Table(columns, rows) => {
                    let heads: Vec<String> = columns.iter().map(|(head, ..)| said(head)).collect();
                    let _ = writeln!(out, "| {} |", heads.join(" | "));
                    for row in rows {
                        let cells: Vec<String> = row.iter().map(said).collect();
                        let _ = writeln!(out, "| {} |", cells.join(" | "));
                    }
                }
                FilledContent::Signatures(lines) => {
                    for line in lines {
                        let (role, name) = (said(&line.role), said(&line.name));
                        let _ = writeln!(out, "{role} ____ {name} {}", said(&line.note));
                    }
                }
                FilledContent::Lines(count) => {
                    let _ = writeln!(out, "({count})");
                }
                FilledContent::Cut | FilledContent::PageBreak => {
                    let _ = writeln!(out, "---");
                }
            }
        }
        if let Some(basis) = self.basis.get(at) {
            let _ = writeln!(out, "\n-- {basis}");
        }
        out
    }
}
