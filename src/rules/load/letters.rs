//! Files of `letters/`: a letter each, with its blocks and examples; and `[[letterhead]]`.

use super::condition::{citations, grounds, optional};
use super::draft::Draft;
use super::names::{Kind, Need};
use super::reader::{Cell, Row};
use super::{did_you_mean, nearest};
use crate::domain::{FactId, Language, ValueKind};
use crate::rules::condition::Condition;
use crate::rules::letter_text::parse_letter_text;
use crate::rules::rule_book::{
    BlockContent, GapFormat, Letter, LetterBlock, LetterField, LetterLayout, LetterTable,
    Letterhead, ListItem, ParagraphStyle, Piece, SignatureLine, TableColumn, TableRows, Template,
};

pub(super) const LANGUAGES: &[(&str, Language)] =
    &[("en", Language::En), ("ru", Language::Ru), ("kk", Language::Kk)];

const LAYOUTS: &[(&str, LetterLayout)] =
    &[("columns", LetterLayout::Columns), ("sheet", LetterLayout::Sheet)];

const STYLES: &[(&str, ParagraphStyle)] = &[
    ("body", ParagraphStyle::Body),
    ("head", ParagraphStyle::Head),
    ("note", ParagraphStyle::Note),
    ("frame", ParagraphStyle::Frame),
];

const CONTENTS: &[&str] = &[
    "heading",
    "paragraph",
    "fields",
    "list",
    "table",
    "signatures",
    "lines",
    "cut",
    "page_break",
];

/// A file of `letters/`.
pub(super) fn letter(row: &Row<'_>, draft: &mut Draft<'_>) {
    let id = row.defined(Kind::Letter);
    let order = row.optional("order").and_then(|cell| cell.integer()).unwrap_or(i64::MAX);
    let (title, summary) = (row.localized("title"), row.localized("summary"));
    let layout = row.required("layout").and_then(|cell| cell.word(LAYOUTS));
    let languages = languages(row);
    let applies_if = optional(row, "applies_if", Condition::Always);
    let document = row.optional("document").and_then(|cell| cell.reference(Kind::Document));
    let letterhead = row.optional("letterhead").and_then(|cell| cell.reference(Kind::Letterhead));
    let copies = row.optional("copies").and_then(|cell| cell.count()).unwrap_or(1);
    let for_notary = row.flag("for_notary", false);
    let grounds = grounds(row);
    let rows = row.rows("block", "block");
    if rows.is_empty() {
        row.error("a letter needs blocks");
    }
    let blocks: Vec<Option<LetterBlock>> = rows.iter().map(block).collect();
    for (at, (one, row)) in blocks.iter().zip(&rows).enumerate() {
        let Some(one) = one else { continue };
        if blocks.iter().take(at).flatten().any(|other| other.id == one.id) {
            row.error(format!("two blocks are called \"{}\"", one.id));
        }
    }
    if let Some(id) = &id {
        for example in row.rows("example", "example") {
            super::example::letter(&example, draft, id);
        }
    } else {
        row.optional("example");
    }
    row.done();
    let made = (|| {
        Some(Letter {
            id: id?,
            title: title?,
            summary: summary?,
            layout: layout?,
            languages,
            applies_if: applies_if?,
            document,
            letterhead,
            copies,
            for_notary,
            blocks: blocks.into_iter().collect::<Option<Vec<_>>>()?,
            grounds: grounds?,
        })
    })();
    draft.letters.extend(made.map(|letter| (order, letter)));
}

/// The head of letter paper, in a general file.
pub(super) fn letterhead(row: &Row<'_>) -> Option<Letterhead> {
    let id = row.defined(Kind::Letterhead);
    let name = row.required("name").and_then(template);
    let lines = row.required("lines").map(|cell| cell.list()).unwrap_or_default();
    let lines = lines.iter().map(|cell| template(*cell)).collect::<Option<Vec<_>>>();
    let citations = citations(row);
    row.done();
    Some(Letterhead { id: id?, name: name?, lines: lines?, citations })
}

fn languages(row: &Row<'_>) -> Vec<Language> {
    let Some(cell) = row.required("languages") else { return Vec::new() };
    let mut languages: Vec<Language> = Vec::new();
    for item in cell.list() {
        let Some(language) = item.word(LANGUAGES) else { continue };
        if languages.contains(&language) {
            item.error(format!("\"{language}\" is there twice"));
        } else {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        cell.error("a letter needs a language");
    }
    languages
}

fn block(row: &Row<'_>) -> Option<LetterBlock> {
    let id = row.required("id").and_then(|cell| cell.id());
    let applies_if = optional(row, "applies_if", Condition::Always);
    let is_editable = row.flag("editable", false);
    let keep_together = row.flag("keep_together", false);
    let with_next = row.optional("keep_with_next").and_then(|cell| cell.boolean());
    let content = if let [(name, cell)] = row.any_of(CONTENTS).as_slice() {
        content(row, name, *cell)
    } else {
        row.error(format!("a block is exactly one of {}", CONTENTS.join(", ")));
        None
    };
    row.done();
    let content = content?;
    let is_text = matches!(content, BlockContent::Heading(..) | BlockContent::Paragraph(..));
    if is_editable && !is_text {
        row.error("only headings and paragraphs can be editable");
    }
    let keep_with_next = with_next.unwrap_or(matches!(content, BlockContent::Heading(..)));
    Some(LetterBlock {
        id: id?,
        applies_if: applies_if?,
        is_editable,
        keep_together,
        keep_with_next,
        content,
    })
}

fn content(row: &Row<'_>, name: &str, cell: Cell<'_>) -> Option<BlockContent> {
    Some(match name {
        "heading" => {
            let level = row.optional("level").and_then(|cell| cell.count()).unwrap_or(1);
            let text = template(cell)?;
            let Some(level) = u8::try_from(level).ok().filter(|it| (1..=3).contains(it)) else {
                row.error("the level of a heading is 1, 2 or 3");
                return None;
            };
            BlockContent::Heading(level, text)
        }
        "paragraph" => {
            let style = row.optional("style").map(|cell| cell.word(STYLES));
            BlockContent::Paragraph(style.unwrap_or(Some(ParagraphStyle::Body))?, template(cell)?)
        }
        "fields" => BlockContent::Fields(each(cell, "field", |row| {
            Some(LetterField {
                label: row.required("label").and_then(template)?,
                value: row.required("value").and_then(template)?,
                applies_if: optional(row, "applies_if", Condition::Always)?,
            })
        })?),
        "list" => BlockContent::List(each(cell, "item", |row| {
            Some(ListItem {
                text: row.required("text").and_then(template)?,
                applies_if: optional(row, "applies_if", Condition::Always)?,
            })
        })?),
        "table" => BlockContent::Table(table(cell)?),
        "signatures" => BlockContent::Signatures(each(cell, "signature", |row| {
            Some(SignatureLine {
                role: row.required("role").and_then(template)?,
                name: row.required("name").and_then(template)?,
                note: match row.optional("note") {
                    Some(cell) => Some(template(cell)?),
                    None => None,
                },
                applies_if: optional(row, "applies_if", Condition::Always)?,
            })
        })?),
        "lines" => BlockContent::Lines(cell.count()?),
        _ => {
            if cell.boolean() != Some(true) {
                cell.error(format!("{name} can only be true"));
            }
            if name == "cut" { BlockContent::Cut } else { BlockContent::PageBreak }
        }
    })
}

/// A list of tables, none of them left out silently.
fn each<T>(
    cell: Cell<'_>,
    what: &'static str,
    read: impl Fn(&Row<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let items: Vec<Option<T>> = cell
        .list()
        .iter()
        .map(|cell| {
            let row = cell.row(what)?;
            let made = read(&row);
            if made.is_some() {
                row.done();
            }
            made
        })
        .collect();
    if items.is_empty() {
        cell.error(format!("there is no {what}"));
    }
    items.into_iter().collect()
}

fn table(cell: Cell<'_>) -> Option<LetterTable> {
    let row = cell.row("table")?;
    let found = row.any_of(&["records", "rows", "empty"]);
    let rows = match found.as_slice() {
        [("records", cell)] => {
            let group = cell.reference(Kind::Group);
            let condition = match &group {
                Some(group) => {
                    cell.log.inside(group, || optional(&row, "where", Condition::Always))
                }
                None => optional(&row, "where", Condition::Always),
            };
            group.zip(condition).map(|(group, condition)| TableRows::Records(group, condition))
        }
        [("rows", cell)] => cell
            .word(&[("documents", 0), ("originals", 1), ("signatures", 2)])
            .map(|which| match which {
                0 => TableRows::Documents,
                1 => TableRows::Originals,
                _ => TableRows::Signatures,
            }),
        [("empty", cell)] => cell.count().map(TableRows::Empty),
        _ => {
            row.error("a table needs exactly one of records, rows, empty");
            None
        }
    };
    let columns = row.required("columns").and_then(|cell| {
        each(cell, "column", |row| {
            let head = row.required("head").and_then(template)?;
            let cell = match row.optional("cell") {
                Some(cell) => match &rows {
                    Some(TableRows::Records(group, _)) => {
                        cell.log.inside(group, || template(cell))?
                    }
                    Some(_) | None => template(cell)?,
                },
                None => Template::default(),
            };
            let share = row.optional("share").and_then(|cell| cell.count()).unwrap_or(1).max(1);
            Some(TableColumn { head, cell, share, is_tick: row.flag("tick", false) })
        })
    });
    row.done();
    Some(LetterTable { columns: columns?, rows: rows? })
}

/// A text with gaps in all three languages; a plain text is the same in each.
fn template(cell: Cell<'_>) -> Option<Template> {
    if !cell.is_table() {
        let text = pieces(cell, cell.text()?.trim());
        return Some(Template { en: text.clone(), ru: text.clone(), kk: text });
    }
    let row = cell.row("text")?;
    let part = |key| {
        let cell = row.required(key)?;
        let text = cell.text()?.trim();
        if text.is_empty() {
            cell.error(format!("the text is empty in language {key}"));
        }
        Some(pieces(cell, text))
    };
    let (en, ru, kk) = (part("en"), part("ru"), part("kk"));
    row.done();
    Some(Template { en: en?, ru: ru?, kk: kk? })
}

fn pieces(cell: Cell<'_>, text: &str) -> Vec<Piece> {
    let (pieces, problems) = parse_letter_text(text);
    for problem in problems {
        let word = problem.message.split('"').nth(1).unwrap_or_default();
        let suggestion = nearest(word, problem.known.iter().copied()).map(did_you_mean);
        cell.log.error(cell.place.error(problem.message, suggestion));
    }
    uses(cell, &pieces);
    pieces
}

/// Every fact must be known and of a kind that its format can print.
fn uses(cell: Cell<'_>, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Fact(fact, format, _) => {
                let need = match format {
                    GapFormat::Plain | GapFormat::Upper => Need::Any,
                    GapFormat::Within => Need::Kinds(&[ValueKind::Choice]),
                    GapFormat::Short
                    | GapFormat::On
                    | GapFormat::Until
                    | GapFormat::Of
                    | GapFormat::From => Need::Kinds(&[ValueKind::Date]),
                };
                let fact: &FactId = fact;
                cell.log.use_fact(fact, need, cell.place);
            }
            Piece::Optional(inner) => uses(cell, inner),
            Piece::Words(..) | Piece::Case(..) | Piece::Row(..) | Piece::Blank(_) => {}
        }
    }
}
