//! The cover: who, what, by when, how far.

use super::texts::{Gap, PerLanguage, words};
use super::{Desk, PlannedDocument};
use crate::domain::{RequirementId, Severity};
use crate::export::front_matter::{CoverSheet, Draft, LastDay, Words};
use crate::export::words as said;
use crate::rules::counted::Counted;
use crate::rules::{Deadline, DeadlineStatus, RequirementStatus, Truth, Weight};

/// So many optional items that were not added are named; of more it is said how many they are.
const OPTIONAL_NAMED: usize = 2;

/// The cover of a volume. `volume` is its number and how many there are, when there are several.
pub(crate) fn cover(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    pages: u32,
    volume: Option<(String, String)>,
) -> CoverSheet {
    let speech = &desk.speech;
    let counted = Counted::of_all(desk.book, desk.assessment);
    let procedure = desk.book.procedure(&desk.case.procedure);
    let cyrillic = desk.plain_facts(&desk.profile.cyrillic_name_facts);
    let mut heading = speech.say("export-pack", &[]);
    if let Some((volume, total)) = volume {
        heading = Words(
            heading
                .0
                .into_iter()
                .zip(
                    speech
                        .each_said(
                            "export-volume-of",
                            &[("volume", Gap::Text(&volume)), ("total", Gap::Text(&total))],
                        )
                        .0,
                )
                .map(|(heading, volume)| format!("{heading}. {volume}"))
                .collect(),
        );
    }
    CoverSheet {
        heading,
        number: format!("№ {}", desk.case.number),
        title: procedure
            .map(|p| speech.localized(p.cover_title.as_ref().unwrap_or(&p.title)))
            .unwrap_or_default(),
        subtitle: subtitle(desk),
        name: desk.name().to_uppercase(),
        name_cyrillic: (!cyrillic.is_empty()).then(|| cyrillic.to_uppercase()),
        rows: rows(desk),
        last_day: last_day(desk),
        counts: counts(desk, documents, pages, &counted),
        notes: notes(desk, &counted),
        draft: desk.is_draft().then(|| draft(desk)),
    }
}

/// Stage of the procedure and category.
fn subtitle(desk: &Desk<'_>) -> Words {
    let stage = desk.book.procedure(&desk.case.procedure).and_then(|p| p.cover_stage.as_ref());
    let category = desk.case.category.as_ref().and_then(|id| desk.book.category(id));
    let parts: Vec<_> = stage
        .into_iter()
        .chain(category.map(|category| &category.title))
        .map(|text| desk.speech.each_localized(text))
        .collect();
    words(desk.speech.join(&parts, " · "))
}

fn rows(desk: &Desk<'_>) -> Vec<(Words, Words)> {
    let speech = &desk.speech;
    let mut rows = Vec::new();
    for line in &desk.profile.cover_facts {
        let value = words(speech.facts(desk.book, desk.case, line));
        if !value.0.is_empty() {
            rows.push((speech.localized(&line.label), value));
        }
    }
    if let Some(channel) = desk.case.channel.as_ref().and_then(|id| desk.book.channel(id)) {
        rows.push((speech.say("export-channel", &[]), speech.localized(&channel.title)));
    }
    rows
}

/// The duty of the profile that applies and has the earliest date to act on; of equal dates the first
/// of the profile's list.
pub(crate) fn cover_deadline<'a>(desk: &Desk<'a>) -> Option<&'a Deadline> {
    let deadlines = desk.profile.cover_duties.iter().filter_map(|duty| {
        desk.assessment.deadlines.iter().find(|deadline| {
            deadline.duty == *duty
                && deadline.applies != Truth::No
                && deadline.status != DeadlineStatus::Done
        })
    });
    let today = desk.assessment.as_of.0;
    deadlines
        .filter_map(|deadline| Some((deadline.act_by(today)?, deadline)))
        .min_by_key(|(day, _)| *day)
        .map(|(_, deadline)| deadline)
}

fn last_day(desk: &Desk<'_>) -> Option<LastDay> {
    let deadline = cover_deadline(desk)?;
    let due = deadline.due_on.as_ref().ok().copied()?;
    let duty = desk.book.duties.get(&deadline.duty)?;
    let title = &duty.title;
    let shown = deadline.act_by(desk.assessment.as_of.0)?;
    let speech = &desk.speech;
    let moved = shown != due;
    Some(LastDay {
        label: if let (Some(label), true) =
            (&duty.cover_label, deadline.last_working_day == Some(shown))
        {
            speech.localized(label)
        } else if moved {
            speech.say("export-last-working-day", &[("title", Gap::Localized(title))])
        } else {
            speech.localized(title)
        },
        date: said::date_short(shown, speech.first()),
        weekday: Words(speech.languages().iter().map(|l| said::weekday(shown, *l)).collect()),
        note: if moved {
            let gaps = [("date", Gap::Date(due)), ("weekday", Gap::Weekday(due))];
            speech.say("export-term-ends", &gaps)
        } else {
            Words::default()
        },
    })
}

fn counts(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    pages: u32,
    counted: &Counted,
) -> Vec<(String, Words)> {
    let speech = &desk.speech;
    let count = i64::try_from(documents.len()).unwrap_or(i64::MAX);
    vec![
        (count.to_string(), speech.say("export-documents", &[("count", Gap::Number(count))])),
        (pages.to_string(), speech.say("export-pages", &[("count", Gap::Number(pages.into()))])),
        (format!("{}/{}", counted.have, counted.asked), speech.say("export-fulfilled", &[])),
    ]
}

fn notes(desk: &Desk<'_>, counted: &Counted) -> Vec<Words> {
    let day = Gap::Date(desk.assessment.as_of.0);
    let gaps = [("date", day), ("version", Gap::Text(&desk.book.version))];
    let own =
        [desk.speech.say("export-made-on", &gaps), desk.speech.localized(&desk.book.disclaimer)];
    // A draft needs the room for what is to be mended.
    let optional = if desk.is_draft() { None } else { optional(desk, &counted.optional) };
    optional.into_iter().chain(own).collect()
}

/// What is optional and was not added: by name as far as there is room, else how many.
fn optional(desk: &Desk<'_>, items: &[RequirementId]) -> Option<Words> {
    let speech = &desk.speech;
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    if items.len() > OPTIONAL_NAMED {
        return Some(speech.say("export-optional", &[("count", Gap::Number(count))]));
    }
    let known = items.iter().filter_map(|id| desk.book.requirements.get(id));
    let titles: Vec<PerLanguage> = known.map(|it| speech.each_localized(&it.title)).collect();
    let titles = speech.join(&titles, ", ");
    let gaps = [("count", Gap::Number(count)), ("items", Gap::Said(&titles))];
    (!items.is_empty()).then(|| speech.say("items-optional", &gaps))
}

fn draft(desk: &Desk<'_>) -> Draft {
    let speech = &desk.speech;
    let missing: Vec<Words> = desk
        .assessment
        .requirements
        .iter()
        .filter(|state| is_open(state.status))
        .filter_map(|state| desk.book.requirements.get(&state.requirement))
        .filter(|requirement| requirement.weight == Weight::Required)
        .map(|requirement| speech.localized(&requirement.title))
        .collect();
    let found = |severity, hint| {
        let said = |finding| words(speech.finding(desk.book, finding, hint));
        desk.found(severity).into_iter().map(said).collect()
    };
    Draft {
        label: speech.say("export-draft", &[]),
        mend_lead: speech.say("export-mend", &[]),
        mend: found(Severity::Blocker, true),
        lead: speech.say("export-draft-lead", &[]),
        missing,
        look_lead: speech.say("export-look", &[]),
        look: found(Severity::Warning, false),
        next: speech.say("export-draft-next", &[]),
        more: speech.say("export-draft-more", &[("n", Gap::Text("{n}"))]),
    }
}

/// Whether an item still needs something.
pub(super) fn is_open(status: RequirementStatus) -> bool {
    match status {
        RequirementStatus::Missing | RequirementStatus::Partial | RequirementStatus::Unknown => {
            true
        }
        RequirementStatus::Satisfied
        | RequirementStatus::Waived
        | RequirementStatus::NotApplicable => false,
    }
}
