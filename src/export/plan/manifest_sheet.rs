//! The manifest for people: what is in the pack, with digests.

use super::texts::{Gap, words};
use super::{Desk, PackPlan};
use crate::domain::Severity;
use crate::export::front_matter::{ManifestRow, ManifestSheet, Words};
use crate::export::manifest::FileEntry;
use crate::export::words as said;

/// The readable manifest of a ZIP pack. `files` are those written so far, in their order.
pub(crate) fn sheet(desk: &Desk<'_>, plan: &PackPlan, files: &[FileEntry]) -> ManifestSheet {
    let speech = &desk.speech;
    let open = i64::from(desk.assessment.completeness.open_required)
        .saturating_add(i64::try_from(desk.blockers()).unwrap_or(i64::MAX));
    let version = Gap::Text(&desk.book.version);
    let state = if plan.is_draft {
        speech.say("export-state-draft", &[("count", Gap::Number(open))])
    } else {
        speech.say("export-state-complete", &[("version", version)])
    };
    let book =
        [("version", Gap::Text(&desk.book.version)), ("date", Gap::Date(desk.book.reviewed_on))];
    let label = |key: &str| speech.say(key, &[]);
    let rows = vec![
        (label("export-label-made"), speech.date(desk.assessment.as_of.0)),
        (label("export-label-book"), speech.say("export-label-book-value", &book)),
        (label("export-label-profile"), speech.localized(&desk.profile.title)),
        (label("export-label-state"), state),
        (label("export-label-disclaimer"), speech.localized(&desk.book.disclaimer)),
    ];
    let rows =
        rows.into_iter().chain(found(desk)).filter(|(_, value)| !value.0.is_empty()).collect();
    let person: Vec<String> = [desk.case.number.clone(), desk.name().to_uppercase()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    ManifestSheet {
        title: speech.say("export-manifest", &[]),
        person: person.join(", "),
        rows,
        heads: [
            "export-head-number",
            "export-head-file",
            "export-head-pages",
            "export-head-size",
            "export-head-sha",
        ]
        .map(|key| speech.say(key, &[])),
        files: files
            .iter()
            .map(|file| ManifestRow {
                number: file.number.clone().unwrap_or_default(),
                path: file.path.clone(),
                page_count: file.pages,
                size: said::size(file.size, speech.first()),
                sha256: file.sha256.clone(),
            })
            .collect(),
        notes: waivers(desk),
        foot: speech.foot(desk.book),
    }
}

/// What must be mended, with what to do, and shortly what is worth a look.
fn found(desk: &Desk<'_>) -> Vec<(Words, Words)> {
    let parts =
        [(Severity::Blocker, "export-mend", true), (Severity::Warning, "export-look", false)];
    let mut rows = Vec::new();
    for (severity, key, hint) in parts {
        for (at, finding) in desk.found(severity).into_iter().enumerate() {
            let label = if at == 0 { desk.speech.say(key, &[]) } else { Words::default() };
            rows.push((label, words(desk.speech.finding(desk.book, finding, hint))));
        }
    }
    rows
}

fn waivers(desk: &Desk<'_>) -> Vec<Words> {
    let mut notes = Vec::new();
    for waiver in &desk.case.waivers {
        let Some(item) = desk.book.requirements.get(&waiver.requirement) else { continue };
        let gaps = [
            ("title", Gap::Localized(&item.title)),
            ("reason", Gap::Text(&waiver.reason)),
            ("by", Gap::Text(&waiver.by)),
            ("date", Gap::Date(waiver.on)),
        ];
        notes.push(desk.speech.say("export-waiver-note", &gaps));
    }
    notes
}
