//! The places as rows with their words, made anew only when the case, the day or the language changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::view::View;
use crate::domain::{Digest, DocumentTypeId, FileRef, Language, Severity};
use crate::export::plan::PackOptions;
use crate::export::words;
use crate::rules::{Assessment, RequirementStatus};
use crate::session::CaseSession;
use crate::session::budget::{Budget, budget};
use crate::session::slots::{self, Asked, Slot};
use crate::session::suggest::{Suggester, Suggestion};

/// How a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Something must be mended.
    Problem,
    /// Something should be looked at.
    Warning,
    /// The document is there.
    Done,
    /// It is asked for and not there.
    Missing,
    /// It is not asked for.
    NotAsked,
}

/// A place as a row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) slot: Slot,
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) standing: Standing,
}

/// The rows of a section.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

/// The rows, and for what they were made.
#[derive(Default)]
pub(super) struct Cache {
    of: Option<(Arc<Assessment>, Language)>,
    pub(super) groups: Vec<Group>,
    /// Items with documents that are met, and all of them.
    pub(super) have: (usize, usize),
    /// Bytes of the pack and of its documents.
    pub(super) budget: Option<Budget>,
    suggester: Option<Suggester>,
    /// Where files without a place may belong, as far as somebody asked.
    suggestions: BTreeMap<Digest, Option<Suggestion>>,
}

impl Cache {
    /// Makes the rows anew if something changed; whether it did.
    pub(super) fn refresh(&mut self, view: &View<'_>, case: &CaseSession) -> bool {
        let is_same = self.of.as_ref().is_some_and(|(assessment, language)| {
            Arc::ptr_eq(assessment, case.assessment()) && *language == view.language
        });
        if is_same {
            return false;
        }
        self.of = Some((Arc::clone(case.assessment()), view.language));
        self.groups = (slots::slots(case).into_iter())
            .map(|group| {
                let sections = &view.book.sections;
                let section = group.section.and_then(|id| sections.iter().find(|it| it.id == id));
                let title = match section {
                    Some(section) => section.title.in_language(view.language).to_owned(),
                    None => view.say("docs-other"),
                };
                Group { title, rows: group.slots.into_iter().map(|it| row(view, it)).collect() }
            })
            .collect();
        self.have = have(case);
        let options = PackOptions::default();
        self.budget = Some(budget(case.case(), view.book, &options, Some(view.settings)));
        self.suggester = Some(Suggester::new(case));
        self.suggestions.clear();
        true
    }

    /// Where a file without a place may belong, and by what; asked for the files in sight only.
    pub(super) fn suggestion(&mut self, view: &View<'_>, file: &FileRef) -> Option<Suggestion> {
        if let Some(known) = self.suggestions.get(&file.digest) {
            return known.clone();
        }
        let folders: Vec<&str> = file.came_in.iter().map(|it| it.folder.as_str()).collect();
        let clues = view.desk.clues(file.digest).map(Arc::as_ref);
        let found = self.suggester.as_ref()?.suggest(&file.name, &folders.join(" "), clues);
        let first = found.into_iter().next();
        self.suggestions.insert(file.digest, first.clone());
        first
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The row of a kind of document.
    pub(super) fn row(&self, kind: &DocumentTypeId) -> Option<&Row> {
        self.rows().find(|row| row.slot.kind == *kind)
    }

    /// The place to begin with: the first that holds something, else the first that is missing.
    pub(super) fn first(&self) -> Option<DocumentTypeId> {
        let filled = self.rows().find(|row| !row.slot.documents.is_empty());
        let missing = || self.rows().find(|row| row.standing == Standing::Missing);
        let row = filled.or_else(missing).or_else(|| self.rows().next());
        row.map(|row| row.slot.kind.clone())
    }
}

fn have(case: &CaseSession) -> (usize, usize) {
    let asked = case.assessment().requirements.iter().filter(|it| {
        let requirement = case.book().requirements.get(&it.requirement);
        let is_of_documents = requirement.is_some_and(|it| !it.one_of.is_empty());
        is_of_documents
            && !matches!(it.status, RequirementStatus::NotApplicable | RequirementStatus::Unknown)
    });
    let (mut met, mut all) = (0, 0);
    for state in asked {
        all += 1;
        let is_met =
            matches!(state.status, RequirementStatus::Satisfied | RequirementStatus::Waived);
        met += usize::from(is_met);
    }
    (met, all)
}

fn row(view: &View<'_>, slot: Slot) -> Row {
    let title = title_of(view, &slot.kind);
    let standing = standing_of(&slot);
    let hint = hint_of(view, &slot, standing);
    Row { slot, title, hint, standing }
}

/// The title of a kind of document.
pub(super) fn title_of(view: &View<'_>, kind: &DocumentTypeId) -> String {
    let known = view.book.documents.get(kind);
    known.map_or(kind.as_str(), |it| it.title.in_language(view.language)).to_owned()
}

fn standing_of(slot: &Slot) -> Standing {
    let worst = slot.findings.first().map(|finding| finding.severity);
    if slot.documents.is_empty() {
        let is_met = matches!(slot.status, RequirementStatus::Satisfied);
        return match slot.asked {
            Asked::Required | Asked::OneOf | Asked::Advised | Asked::Unknown if !is_met => {
                Standing::Missing
            }
            Asked::Required
            | Asked::OneOf
            | Asked::Advised
            | Asked::Unknown
            | Asked::Waived
            | Asked::NotAsked => Standing::NotAsked,
        };
    }
    match worst {
        Some(Severity::Blocker) => Standing::Problem,
        Some(Severity::Warning) => Standing::Warning,
        Some(Severity::Hint) | None => Standing::Done,
    }
}

fn hint_of(view: &View<'_>, slot: &Slot, standing: Standing) -> String {
    if !slot.documents.is_empty() {
        let worst = slot.findings.first().filter(|finding| finding.severity <= Severity::Warning);
        if let (Some(finding), Standing::Problem | Standing::Warning) = (worst, standing) {
            return words::finding(view.book, finding, view.language).text;
        }
        let pages = view.say_with("docs-pages", &[("count", slot.pages.into())]);
        return if slot.asked == Asked::NotAsked {
            view.say_with("docs-pages-not-asked", &[("pages", pages.into())])
        } else {
            pages
        };
    }
    let key = match slot.asked {
        Asked::Waived => "docs-waived",
        Asked::NotAsked => "docs-not-asked",
        Asked::Required | Asked::OneOf | Asked::Advised | Asked::Unknown
            if slot.status == RequirementStatus::Satisfied =>
        {
            "docs-covered"
        }
        Asked::Required => "docs-missing",
        Asked::OneOf => "docs-missing-one-of",
        Asked::Advised => "docs-missing-advised",
        Asked::Unknown => "docs-depends",
    };
    view.say(key)
}
