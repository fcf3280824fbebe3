//! What our own pages say, as neutral values: no fonts, no coordinates, no PDF types. The plan fills
//! them, `pages` sets them in type.

/// One text in each chosen language, the first (printed black) first; equal texts stand once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<String>);

impl Words {
    /// A text that is the same in every language: a name, a number, a date.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }

    /// The first language and the others.
    pub(crate) fn split_first(&self) -> (Self, Self) {
        let (first, rest) = self.0.split_at(self.0.len().min(1));
        (Self(first.to_vec()), Self(rest.to_vec()))
    }
}

/// Left foot of every page of ours: rule book and date.
pub type Foot = Words;

/// The cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverSheet {
    /// "Document pack", top left.
    pub heading: Words,
    /// Case number, top right, e.g. `№ 2026-014`.
    pub number: String,
    /// What is applied for.
    pub title: Words,
    /// Procedure, category, citizenship group.
    pub subtitle: Words,
    /// Latin name in capitals, as in the passport.
    pub name: String,
    /// Cyrillic name.
    pub name_cyrillic: Option<String>,
    /// Label and value.
    pub rows: Vec<(Words, Words)>,
    /// The frame with the last day.
    pub last_day: Option<LastDay>,
    /// Big figures with their words: documents, pages, items asked for that are there.
    pub counts: Vec<(String, Words)>,
    /// Made on, rule book; not legal advice.
    pub notes: Vec<Words>,
    /// Set when the pack is incomplete.
    pub draft: Option<Draft>,
}

/// The frame of the last filing day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastDay {
    /// What the date is.
    pub label: Words,
    /// The date in figures.
    pub date: String,
    /// The weekday.
    pub weekday: Words,
    /// How it was found, briefly.
    pub note: Words,
}

/// The draft mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// ЖОБА / ЧЕРНОВИК.
    pub label: Words,
    /// "To be put right" or the like.
    pub mend_lead: Words,
    /// What must be mended and how. All of it is shown, on a second sheet if need be.
    pub mend: Vec<Words>,
    /// "Missing" or the like.
    pub lead: Words,
    /// What is missing; the page shows as many as fit and says how many more there are.
    pub missing: Vec<Words>,
    /// "Worth a look" or the like.
    pub look_lead: Words,
    /// What is worth a look; shown when there is room left.
    pub look: Vec<Words>,
    /// "and {n} more", with `{n}` to be filled in.
    pub more: Words,
    /// "See the next sheet".
    pub next: Words,
}

/// The index (опись).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Title.
    pub title: Words,
    /// Name and passport number, top right.
    pub person: String,
    /// Heads of the columns №, document, form, pages, page.
    pub heads: [Words; 5],
    /// Sections with their rows.
    pub sections: Vec<IndexSection>,
    /// "12 documents in all".
    pub total: Words,
    /// Pages in all, in the pages column.
    pub total_pages: u32,
    /// Notes under the table.
    pub notes: Vec<Words>,
    /// Foot.
    pub foot: Foot,
}

/// A section of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexSection {
    /// Title.
    pub title: Words,
    /// Rows.
    pub rows: Vec<IndexRow>,
}

/// A row of the index; the whole row is a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexRow {
    /// Number of the document, e.g. `7` or `12A`.
    pub number: String,
    /// Title.
    pub title: Words,
    /// Original, copy, …
    pub form: Words,
    /// Pages.
    pub page_count: u32,
    /// First page in the bundle, from 1, as shown and as stamped. In another volume: the volume's.
    pub first_page: u32,
    /// Shown before the page number when the pack has several volumes, e.g. `II`.
    pub volume: Option<String>,
    /// Where the link leads: page of this bundle, from 0; `None` when it lies in another volume.
    pub link: Option<u32>,
}

/// A list of dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatesSheet {
    /// Title.
    pub title: Words,
    /// Name and passport number, top right; empty when it is of all cases.
    pub person: Vec<String>,
    /// Of which day it is, under the title.
    pub subtitle: Words,
    /// Heads of the columns: the day, what is to be done, how it stands.
    pub heads: [Words; 3],
    /// A sentence in place of the table, when there is nothing.
    pub paragraphs: Vec<Words>,
    /// Late, this week, later, … with their rows.
    pub parts: Vec<DatesPart>,
    /// Notes under the table.
    pub notes: Vec<Words>,
    /// Foot.
    pub foot: Foot,
}

/// Dates under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatesPart {
    /// Title; may be empty.
    pub title: Words,
    /// Rows.
    pub rows: Vec<DatesRow>,
}

/// A date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatesRow {
    /// The day; empty when there is none.
    pub day: Words,
    /// Its weekday.
    pub weekday: Words,
    /// What is to be done.
    pub title: Words,
    /// Whose it is; empty where all are of one case.
    pub person: String,
    /// Below it: by whom, and how the day was found.
    pub lines: Vec<Words>,
    /// How it stands: days left or late.
    pub state: Words,
    /// The day has passed.
    pub is_late: bool,
    /// Its box is ticked.
    pub is_done: bool,
}

/// A checklist, filled or blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecklistSheet {
    /// Title.
    pub title: Words,
    /// Name, passport number and IIN, top right; empty on a blank one.
    pub person: Vec<String>,
    /// What the checklist is for (procedure, category), under the title.
    pub subtitle: Words,
    /// Labels of the lines to write on, under the title: name, passport, IIN; of a blank one only.
    pub to_write: Vec<Words>,
    /// Sentences in place of the table, when nothing is asked for.
    pub paragraphs: Vec<Words>,
    /// Beside the box of a row that asks for no document.
    pub at_hand: Words,
    /// Heads: №, one per language column, then the tick columns.
    pub number_head: String,
    /// Heads of the language columns, e.g. `Қазақша`, `Русский`.
    pub language_heads: Vec<String>,
    /// Heads of the tick columns: original, copy, notarised, translation.
    pub tick_heads: [Words; 4],
    /// Sections with rows.
    pub sections: Vec<ChecklistSection>,
    /// Notes under the table, in the languages side by side.
    pub notes: Vec<Words>,
    /// "Handed over, signature, date" and "accepted, signature, date".
    pub signatures: Option<[Words; 2]>,
    /// The receipt strip.
    pub receipt: Option<Receipt>,
    /// Foot.
    pub foot: Foot,
}

/// A section of the checklist. An empty title is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecklistSection {
    /// Title.
    pub title: Words,
    /// Rows.
    pub rows: Vec<ChecklistRow>,
}

/// A tick column of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tick {
    /// Nothing is asked: an en dash.
    #[default]
    Nothing,
    /// Asked for: an empty box.
    Empty,
    /// Asked for and in the pack: a ticked box.
    Ticked,
}

/// A row of the checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecklistRow {
    /// Number.
    pub number: String,
    /// Title, one column per language.
    pub title: Words,
    /// A remark under the title: missing, waived by whom and why, one of several, practice.
    pub remark: Words,
    /// Original, copy, notarised, translation.
    pub ticks: [Tick; 4],
    /// The one box of a row that asks for no document but for data, in place of the four.
    pub at_hand: Option<Tick>,
}

/// The receipt strip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Title.
    pub title: Words,
    /// Case number and name.
    pub person: String,
    /// "12 documents accepted for …".
    pub text: Words,
    /// Three lines to fill in: application number, date, signature.
    pub lines: [Words; 3],
}

/// The readable manifest: what is in the pack, with digests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestSheet {
    /// Title.
    pub title: Words,
    /// Case number and name, top right.
    pub person: String,
    /// Label and value: made on, rule book, profile, completeness, disclaimer.
    pub rows: Vec<(Words, Words)>,
    /// Heads: №, file, pages, size, SHA-256.
    pub heads: [Words; 5],
    /// Files.
    pub files: Vec<ManifestRow>,
    /// Waivers and notes below.
    pub notes: Vec<Words>,
    /// Foot.
    pub foot: Foot,
}

/// A file of the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestRow {
    /// Number of its document; empty for a file of the pack itself.
    pub number: String,
    /// Path in the pack.
    pub path: String,
    /// Pages, if it has any.
    pub page_count: Option<u32>,
    /// Size, readable.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A sheet that stands in for a file or page that could not be imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeSheet {
    /// Title, e.g. "This file could not be shown".
    pub title: Words,
    /// What happened, why, what to do.
    pub paragraphs: Vec<Words>,
    /// Foot.
    pub foot: Foot,
}

/// Our own pages, set in type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnPages {
    /// A complete PDF.
    pub pdf: Vec<u8>,
    /// Its pages.
    pub page_count: u32,
    /// Links to be added by the bundle engine.
    pub links: Vec<OwnLink>,
}

/// A link on one of our own pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnLink {
    /// Page of these own pages, from 0.
    pub page: u32,
    /// Left, bottom, right, top in points from the lower left corner of the A4 sheet.
    pub rect: [f32; 4],
    /// Page of the bundle it leads to, from 0.
    pub target: u32,
}
