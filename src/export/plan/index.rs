//! The index: every document of every volume, with its number, form, pages and place.

use super::order::section_title;
use super::texts::Gap;
use super::{Desk, PlannedDocument};
use crate::domain::SectionId;
use crate::export::front_matter::{Index, IndexRow, IndexSection};
use crate::export::naming::roman;

/// The index of one volume. Rows of other volumes show their volume and are not linked.
pub(super) fn index(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    volume: usize,
    volumes: usize,
) -> Index {
    let speech = &desk.speech;
    let mut sections: Vec<(Option<&SectionId>, IndexSection)> = Vec::new();
    for document in documents {
        let row = IndexRow {
            number: document.number.clone(),
            title: document.title.clone(),
            form: document.form_words.clone(),
            page_count: document.page_count,
            first_page: document.first_page + 1,
            volume: (volumes > 1).then(|| roman(document.volume + 1)),
            link: (document.volume == volume).then_some(document.first_page),
        };
        let section = document.section.as_ref();
        match sections.last_mut() {
            Some((known, part)) if *known == section => part.rows.push(row),
            Some(_) | None => {
                let title = section_title(desk, section);
                sections.push((section, IndexSection { title, rows: vec![row] }));
            }
        }
    }
    let (name, passport) = (desk.name().to_uppercase(), desk.passport());
    let count = i64::try_from(documents.len()).unwrap_or(i64::MAX);
    let mut notes = vec![speech.say("export-index-note", &[])];
    if volumes > 1 {
        notes.push(speech.say("export-index-volumes", &[]));
    }
    Index {
        title: speech.say("export-index", &[]),
        person: [name, passport]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        heads: [
            "export-head-number",
            "export-head-document",
            "export-head-form",
            "export-head-pages",
            "export-head-page",
        ]
        .map(|key| speech.say(key, &[])),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        total: speech.say("export-total", &[("count", Gap::Number(count))]),
        total_pages: documents.iter().map(|document| document.page_count).sum(),
        notes,
        foot: speech.foot(desk.book),
    }
}
