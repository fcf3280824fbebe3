//! The checklist: every item that applies, with what is there and what is not; or blank, for a
//! procedure and category without a case.

use std::collections::BTreeSet;

use super::cover::is_open;
use super::order::{section_rank, section_title};
use super::texts::{Gap, PerLanguage, Speech, within_a_line};
use super::{Desk, PlannedDocument};
use crate::domain::{
    Case, DocumentForm, DocumentTypeId, FactId, Language, SectionId, Severity, Waiver,
};
use crate::export::front_matter::{
    ChecklistRow, ChecklistSection, ChecklistSheet, Receipt, Tick, Words,
};
use crate::rules::{
    Condition, Confidence, EvidenceOption, Requirement, RequirementState, RequirementStatus,
    RuleBook, Truth, Weight,
};

/// The checklist of a case.
pub(crate) fn filled(desk: &Desk<'_>, documents: &[PlannedDocument]) -> ChecklistSheet {
    let mut rows: Vec<(Option<&SectionId>, ChecklistRow)> = Vec::new();
    let mut marks = Marks::default();
    for state in &desk.assessment.requirements {
        let Some(item) = desk.book.requirements.get(&state.requirement) else { continue };
        if state.applies != Truth::No && state.status != RequirementStatus::NotApplicable {
            let row = filled_row(desk, item, state, documents);
            marks.note(item, &row.number);
            rows.push((Some(&item.section), row));
        }
    }
    let speech = &desk.speech;
    let mut notes = vec![marks.note_with(speech, "export-checklist-note")];
    if desk.is_draft() {
        notes.extend(found(desk));
    }
    let count = i64::try_from(documents.len()).unwrap_or(i64::MAX);
    let name = desk.name().to_uppercase();
    let iin = desk.plain_facts(desk.profile.iin_fact.as_slice());
    let iin = if iin.is_empty() {
        String::new()
    } else {
        format!("{} {iin}", speech.say("export-write-iin", &[]).0.join(" / "))
    };
    let second: Vec<String> =
        [desk.passport(), iin].into_iter().filter(|text| !text.is_empty()).collect();
    let person = [name.clone(), second.join(", ")];
    let receipt = Receipt {
        title: speech.say("export-receipt", &[]),
        person: [desk.case.number.clone(), name].join(", "),
        text: speech.say("export-receipt-text", &[("count", Gap::Number(count))]),
        lines: ["export-receipt-number", "export-receipt-date", "export-receipt-signature"]
            .map(|key| speech.say(key, &[])),
    };
    let paragraphs = if rows.is_empty() {
        vec![speech.say("export-checklist-nothing", &[])]
    } else {
        Vec::new()
    };
    ChecklistSheet {
        paragraphs,
        person: person.into_iter().filter(|text| !text.is_empty()).collect(),
        receipt: Some(receipt),
        notes,
        ..sheet(desk, rows)
    }
}

/// What must be mended, with what to do, and shortly what is worth a look.
fn found(desk: &Desk<'_>) -> Vec<Words> {
    let speech = &desk.speech;
    let parts = [
        (Severity::Blocker, "export-note-mend", true),
        (Severity::Warning, "export-note-look", false),
    ];
    let mut notes = Vec::new();
    for (severity, key, hint) in parts {
        for finding in desk.found(severity) {
            let text = speech.finding(desk.book, finding, hint);
            notes.push(speech.say(key, &[("text", Gap::Said(&text))]));
        }
    }
    notes
}

/// A blank checklist: every item that the procedure and category may ask for. What holds for several
/// rows stands below the table with their numbers.
pub(crate) fn blank(desk: &Desk<'_>) -> ChecklistSheet {
    let speech = &desk.speech;
    let mut marks = Marks::default();
    let mut rows: Vec<(Option<&SectionId>, ChecklistRow)> = Vec::new();
    for (at, (item, applies)) in asked_items(desk).into_iter().enumerate() {
        let number = (at + 1).to_string();
        let ticks = asked_ticks(desk.book, item.one_of.iter().flatten());
        marks.note(item, &number);
        marks.choices.extend(one_of(desk, item).map(|options| (number.clone(), options)));
        if item.weight == Weight::Optional {
            marks.optional.push(number.clone());
        }
        let is_conditional = applies != Truth::Yes;
        marks.conditional |= is_conditional;
        rows.push((
            Some(&item.section),
            ChecklistRow {
                number: if is_conditional { format!("{number}*") } else { number },
                title: columns(speech, &speech.each_localized(&item.title)),
                remark: Words::default(),
                at_hand: (ticks == [Tick::Nothing; 4]).then_some(Tick::Empty),
                ticks,
            },
        ));
    }
    let label = |key: &str| speech.say(key, &[]);
    let mut made = sheet(desk, rows);
    if made.sections.is_empty() {
        made.paragraphs = nothing_asked(desk);
        made.signatures = None;
    } else {
        made.to_write =
            ["export-write-name", "export-write-passport", "export-write-iin"].map(label).to_vec();
        made.notes = vec![marks.note_with(speech, "export-checklist-note-blank")];
    }
    made
}

/// The items in force that are not excluded by procedure and category alone, in pack order, and
/// whether they apply whatever the case.
fn asked_items<'a>(desk: &Desk<'a>) -> Vec<(&'a Requirement, Truth)> {
    let procedure = desk.book.procedure(&desk.case.procedure);
    let category = desk.case.category.as_ref().and_then(|id| desk.book.category(id));
    let ids = procedure.iter().flat_map(|procedure| &procedure.requirements);
    let ids = ids.chain(category.iter().flat_map(|category| &category.requirements));
    let day = desk.assessment.as_of.0;
    let mut seen = BTreeSet::new();
    let mut items: Vec<(&Requirement, Truth)> = Vec::new();
    for id in ids {
        let Some(item) = desk.book.requirements.get(id) else { continue };
        if !seen.insert(id) || !item.grounds.in_force.contains(day) {
            continue;
        }
        let state = desk.assessment.requirements.iter().find(|state| state.requirement == *id);
        let applies = match (state, &item.applies_if) {
            (Some(state), _) => state.applies,
            (None, Condition::Always) => Truth::Yes,
            (None, _) => Truth::Unknown,
        };
        if applies != Truth::No {
            items.push((item, applies));
        }
    }
    items.sort_by_key(|(item, _)| section_rank(desk, Some(&item.section)));
    items
}

/// Why the list is empty, and what to do then.
fn nothing_asked(desk: &Desk<'_>) -> Vec<Words> {
    let speech = &desk.speech;
    let day = desk.assessment.as_of.0;
    let procedure = desk.book.procedure(&desk.case.procedure);
    let is_over = procedure.is_some_and(|it| !it.grounds.in_force.contains(day));
    let key = if is_over { "export-checklist-not-in-force" } else { "export-checklist-nothing" };
    let mut said = vec![speech.say(key, &[("date", Gap::Date(day))])];
    let steps = procedure.into_iter().flat_map(|procedure| &procedure.next_steps);
    let steps = steps.map(|step| step.on(desk.case.channel.as_ref()));
    said.extend(steps.map(|step| speech.localized(step)));
    said
}

/// Numbers of the rows about which the notes below the table say something.
#[derive(Default)]
struct Marks {
    /// Whether some rows have an asterisk: asked for in some cases only.
    conditional: bool,
    practice: Vec<String>,
    optional: Vec<String>,
    unverified: Vec<String>,
    /// Rows for which one of several documents will do, with the choice in words.
    choices: Vec<(String, PerLanguage)>,
}

impl Marks {
    fn note(&mut self, item: &Requirement, number: &str) {
        if number == NO_NUMBER {
            return;
        }
        if is_practice(item) {
            self.practice.push(number.to_owned());
        }
        if item.grounds.confidence == Confidence::Unverified {
            self.unverified.push(number.to_owned());
        }
    }

    /// All of it as one paragraph, with a last sentence.
    fn note_with(&self, speech: &Speech, last: &str) -> Words {
        let say = |key: &str, numbers: &[String]| {
            let joined = numbers.join(", ");
            (!numbers.is_empty()).then(|| speech.each_said(key, &[("numbers", Gap::Text(&joined))]))
        };
        let mut notes = Vec::new();
        if self.conditional {
            notes.push(speech.each_said("export-note-conditional", &[]));
        }
        notes.extend(say("export-note-optional", &self.optional));
        notes.extend(say("export-note-practice", &self.practice));
        notes.extend(say("export-note-unverified", &self.unverified));
        for (number, options) in &self.choices {
            let gaps = [("numbers", Gap::Text(number)), ("options", Gap::Said(options))];
            notes.push(speech.each_said("export-note-one-of", &gaps));
        }
        notes.push(speech.each_said(last, &[]));
        super::texts::words(speech.join(&notes, " "))
    }
}

/// Stands where a row has no document and so no number.
const NO_NUMBER: &str = "–";

/// Asked for by offices, not by an act that was found.
fn is_practice(item: &Requirement) -> bool {
    item.weight == Weight::Practice || item.grounds.confidence == Confidence::Practice
}

fn sheet(desk: &Desk<'_>, mut rows: Vec<(Option<&SectionId>, ChecklistRow)>) -> ChecklistSheet {
    let speech = &desk.speech;
    rows.sort_by_key(|(section, _)| section_rank(desk, *section));
    let mut sections: Vec<(Option<&SectionId>, ChecklistSection)> = Vec::new();
    for (section, row) in rows {
        match sections.last_mut() {
            Some((known, part)) if *known == section => part.rows.push(row),
            Some(_) | None => {
                let title = section_title(desk, section);
                sections.push((section, ChecklistSection { title, rows: vec![row] }));
            }
        }
    }
    let procedure = desk.book.procedure(&desk.case.procedure).map(|p| &p.title);
    let category = desk.case.category.as_ref().and_then(|id| desk.book.category(id));
    let parts: Vec<PerLanguage> = procedure
        .into_iter()
        .chain(category.map(|category| &category.title))
        .map(|title| speech.each_localized(title))
        .collect();
    ChecklistSheet {
        title: speech.say("export-checklist", &[]),
        subtitle: super::texts::words(speech.join(&parts, ". ")),
        number_head: "№".to_owned(),
        at_hand: speech.say("export-at-hand", &[]),
        language_heads: speech.languages().iter().map(|l| own_name(*l).to_owned()).collect(),
        tick_heads: [
            "export-tick-original",
            "export-tick-copy",
            "export-tick-notarised",
            "export-tick-translation",
        ]
        .map(|key| speech.say(key, &[])),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        signatures: Some(
            ["export-sign-handed", "export-sign-accepted"].map(|key| speech.say(key, &[])),
        ),
        foot: speech.foot(desk.book),
        ..ChecklistSheet::default()
    }
}

/// The name of a language in itself.
fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Ru => "Русский",
        Language::Kk => "Қазақша",
    }
}

/// A text as columns: one when it is the same everywhere, else one per language.
fn columns(speech: &Speech, texts: &PerLanguage) -> Words {
    let first = texts.0.first();
    let same = texts.0.iter().all(|text| Some(text) == first);
    if same && speech.languages().len() > 1 {
        Words(first.cloned().into_iter().collect())
    } else {
        Words(texts.0.clone())
    }
}

fn remark(speech: &Speech, remarks: &[PerLanguage]) -> Words {
    if remarks.is_empty() {
        return Words::default();
    }
    columns(speech, &speech.join(remarks, ". "))
}

fn filled_row(
    desk: &Desk<'_>,
    item: &Requirement,
    state: &RequirementState,
    documents: &[PlannedDocument],
) -> ChecklistRow {
    let mine: Vec<&PlannedDocument> =
        documents.iter().filter(|document| state.documents.contains(&document.id)).collect();
    let numbers: Vec<&str> = mine.iter().map(|document| document.number.as_str()).collect();
    let asked: Vec<&DocumentTypeId> = if mine.is_empty() {
        item.one_of.iter().flatten().collect()
    } else {
        mine.iter().map(|document| &document.kind).chain(&state.lacking).collect()
    };
    let mut ticks = asked_ticks(desk.book, asked);
    for document in &mine {
        let [original, copy, notarised, translation] = &mut ticks;
        match document.form {
            DocumentForm::Original => *original = Tick::Ticked,
            DocumentForm::Copy | DocumentForm::Printout => *copy = Tick::Ticked,
            DocumentForm::Notarised => *notarised = Tick::Ticked,
            DocumentForm::Translation => *translation = Tick::Ticked,
        }
        if desk.case.document(&document.id).is_some_and(|document| document.translated) {
            *translation = Tick::Ticked;
        }
    }
    let waiver = desk.case.waivers.iter().find(|waiver| waiver.requirement == item.id);
    let mut remarks = state_remarks(desk, item, state, waiver);
    // A row with a number is spoken of in the notes below the table.
    if numbers.is_empty() {
        remarks.extend(general_remarks(desk, item));
    }
    let title = match mine.as_slice() {
        [one] => desk.case.document(&one.id).map_or_else(
            || desk.speech.each_localized(&item.title),
            |document| desk.speech.document_title((desk.book, desk.case), document),
        ),
        [] | [_, _, ..] => desk.speech.each_localized(&item.title),
    };
    ChecklistRow {
        number: if numbers.is_empty() { NO_NUMBER.to_owned() } else { numbers.join(", ") },
        title: columns(&desk.speech, &title),
        remark: remark(&desk.speech, &remarks),
        at_hand: (ticks == [Tick::Nothing; 4]).then_some(match state.status {
            RequirementStatus::Satisfied => Tick::Ticked,
            RequirementStatus::Missing
            | RequirementStatus::Partial
            | RequirementStatus::Unknown
            | RequirementStatus::Waived
            | RequirementStatus::NotApplicable => Tick::Empty,
        }),
        ticks,
    }
}

/// What the status says: missing, waived, unknown, partly there.
fn state_remarks(
    desk: &Desk<'_>,
    item: &Requirement,
    state: &RequirementState,
    waiver: Option<&Waiver>,
) -> Vec<PerLanguage> {
    let speech = &desk.speech;
    let mut remarks = Vec::new();
    match state.status {
        RequirementStatus::Missing => {
            remarks.push(speech.each_said("export-row-missing", &[]));
        }
        RequirementStatus::Partial => {
            let lacking = kinds(desk, &state.lacking);
            if !state.lacking.is_empty() {
                let gap = [("documents", Gap::Said(&lacking))];
                remarks.push(speech.each_said("export-row-partial", &gap));
            }
            let names = state.lacking_people.iter();
            let names: Vec<String> =
                names.map(|it| desk.book.name_or_number(desk.case, it)).collect();
            if !names.is_empty() {
                let names = names.join(", ");
                let gap = [("names", Gap::Text(&names))];
                remarks.push(speech.each_said("export-row-people", &gap));
            }
        }
        RequirementStatus::Unknown => {
            let questions = questions(desk, &state.depends_on);
            let gap = [("questions", Gap::Said(&questions))];
            remarks.push(speech.each_said("export-row-unknown", &gap));
        }
        RequirementStatus::Waived => {
            if let Some(waiver) = waiver {
                let gaps = [
                    ("reason", Gap::Text(&waiver.reason)),
                    ("by", Gap::Text(&waiver.by)),
                    ("date", Gap::Date(waiver.on)),
                ];
                remarks.push(speech.each_said("export-row-waived", &gaps));
            }
        }
        RequirementStatus::Satisfied | RequirementStatus::NotApplicable => {}
    }
    if is_open(state.status) {
        if !state.lacking_facts.is_empty() {
            let questions = questions(desk, &state.lacking_facts);
            let gap = [("questions", Gap::Said(&questions))];
            remarks.push(speech.each_said("export-row-facts", &gap));
        }
        let options = one_of(desk, item);
        remarks.extend(options.map(|options| {
            speech.each_said("export-row-one-of", &[("options", Gap::Said(&options))])
        }));
    }
    remarks
}

/// What holds for the item in any case: practice, weight, doubt.
fn general_remarks(desk: &Desk<'_>, item: &Requirement) -> Vec<PerLanguage> {
    let speech = &desk.speech;
    let mut remarks = Vec::new();
    if is_practice(item) {
        remarks.push(speech.each_said("export-row-practice", &[]));
    } else if item.weight == Weight::Optional {
        remarks.push(speech.each_said("export-row-optional", &[]));
    }
    if item.grounds.confidence == Confidence::Unverified {
        remarks.push(speech.each_said("export-row-unverified", &[]));
    }
    remarks
}

/// The choice in words, when there is one.
fn one_of(desk: &Desk<'_>, item: &Requirement) -> Option<PerLanguage> {
    let [first, rest @ ..] = item.one_of.as_slice() else { return None };
    if rest.is_empty() {
        return None;
    }
    let options = rest.iter().fold(kinds(desk, first), |before, option| {
        let this = kinds(desk, option);
        desk.speech
            .each_said("export-or", &[("first", Gap::Said(&before)), ("second", Gap::Said(&this))])
    });
    Some(options)
}

/// The titles of kinds of documents, all of which are needed.
fn kinds(desk: &Desk<'_>, option: &EvidenceOption) -> PerLanguage {
    let titles = option.iter().filter_map(|kind| desk.book.documents.get(kind));
    let mut titles = titles.map(|kind| {
        let title = desk.speech.each_localized(&kind.title);
        PerLanguage(title.0.iter().map(|text| within_a_line(text)).collect())
    });
    let Some(first) = titles.next() else { return PerLanguage::default() };
    titles.fold(first, |before, title| {
        let gaps = [("first", Gap::Said(&before)), ("second", Gap::Said(&title))];
        desk.speech.each_said("export-and", &gaps)
    })
}

fn questions(desk: &Desk<'_>, facts: &[FactId]) -> PerLanguage {
    let labels: Vec<PerLanguage> = facts
        .iter()
        .filter_map(|fact| desk.book.question(fact))
        .map(|question| desk.speech.each_localized(&question.label))
        .collect();
    desk.speech.join(&labels, "; ")
}

fn asked_ticks<'a>(
    book: &RuleBook,
    kinds: impl IntoIterator<Item = &'a DocumentTypeId>,
) -> [Tick; 4] {
    let [mut original, mut copy, mut notarised, mut translation] = [Tick::Nothing; 4];
    let kinds = kinds.into_iter().filter_map(|kind| book.documents.get(kind));
    for form in kinds.flat_map(|kind| &kind.forms) {
        match form {
            DocumentForm::Original => original = Tick::Empty,
            DocumentForm::Copy | DocumentForm::Printout => copy = Tick::Empty,
            DocumentForm::Notarised => notarised = Tick::Empty,
            DocumentForm::Translation => translation = Tick::Empty,
        }
    }
    [original, copy, notarised, translation]
}

/// A case with nothing in it but what the blank checklist is for.
pub(crate) fn empty_case(
    procedure: crate::domain::ProcedureId,
    category: Option<crate::domain::CategoryId>,
) -> Case {
    Case { category, ..Case::new(String::new(), procedure) }
}
