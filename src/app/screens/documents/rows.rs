//! The places as rows with their words, made anew only when the case, the day or the language changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use super::clues::CluesAgain;
use super::inbox::Line;
use super::people;
use crate::app::command::Command;
use crate::app::screens::weights::Weights;
use crate::app::view::View;
use crate::domain::{Digest, DocumentTypeId, FileRef, Language, Severity};
use crate::export::plan::PackOptions;
use crate::export::words;
use crate::rules::counted::Counted;
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

fn weighed(view: &View<'_>, case: &CaseSession, weights: &Weights) -> Budget {
    budget(case, &PackOptions::default(), Some(view.settings), weights.known())
}

/// The rows, and for what they were made.
#[derive(Default)]
pub(super) struct Cache {
    of: Option<(Arc<Assessment>, Language, Option<u64>)>,
    /// With which bytes of mended pages the budget was made.
    weighed: u64,
    pub(super) groups: Vec<Group>,
    /// Items with documents that are met, and all of them.
    pub(super) have: Counted,
    /// Bytes of the pack and of its documents.
    pub(super) budget: Option<Budget>,
    /// What cards say of files without a place.
    pub(super) lines: BTreeMap<Digest, Line>,
    clues: CluesAgain,
    suggester: Option<Suggester>,
    /// Where files without a place may belong, as far as somebody asked.
    suggestions: BTreeMap<Digest, Vec<Suggestion>>,
}

impl Cache {
    /// Makes the rows anew if something changed; whether it did.
    pub(super) fn refresh(&mut self, view: &View<'_>, case: &CaseSession, of: &Weights) -> bool {
        let limit = view.settings.size_limit();
        let is_same = self.of.as_ref().is_some_and(|(assessment, language, old)| {
            Arc::ptr_eq(assessment, case.assessment())
                && *language == view.language
                && *old == limit
        });
        if is_same {
            return false;
        }
        self.of = Some((Arc::clone(case.assessment()), view.language, limit));
        self.groups = (slots::slots(case).into_iter())
            .map(|group| {
                let sections = &view.book.sections;
                let section = group.section.and_then(|id| sections.iter().find(|it| it.id == id));
                let title = match section {
                    Some(section) => section.title.in_language(view.language).to_owned(),
                    None => view.say("docs-other"),
                };
                Group {
                    title,
                    rows: group.slots.into_iter().map(|it| row(view, case, it)).collect(),
                }
            })
            .collect();
        self.have = Counted::of(case.book(), case.assessment(), |it| !it.one_of.is_empty());
        self.budget = Some(weighed(view, case, of));
        self.weighed = of.revision();
        self.suggester = Some(Suggester::new(case));
        self.suggestions.clear();
        self.lines.clear();
        true
    }

    /// How large the pack becomes, once more when the bytes of a mended page have become known.
    pub(super) fn weigh(&mut self, view: &View<'_>, case: &CaseSession, weights: &Weights) {
        if self.weighed != weights.revision() {
            self.weighed = weights.revision();
            self.budget = Some(weighed(view, case, weights));
        }
    }

    /// Learns what files without a place say about themselves, where that was forgotten; asks only while nothing else
    /// is to be done.
    pub(super) fn learn(
        &mut self,
        ctx: &Context,
        (view, case): (&View<'_>, &CaseSession),
        is_calm: bool,
        out: &mut Vec<Command>,
    ) {
        if let Some(file) = self.clues.hear(out) {
            self.suggestions.remove(&file);
            self.lines.remove(&file);
        }
        if is_calm && view.running.is_empty() {
            self.clues.ask(ctx, view, case);
        }
    }

    /// Where a file without a place most likely belongs, and by what.
    pub(super) fn suggestion(&mut self, view: &View<'_>, file: &FileRef) -> Option<Suggestion> {
        self.suggestions(view, file).into_iter().next()
    }

    /// Where it may belong, the likeliest first; asked for the files in sight only.
    pub(super) fn suggestions(&mut self, view: &View<'_>, file: &FileRef) -> Vec<Suggestion> {
        if let Some(known) = self.suggestions.get(&file.digest) {
            return known.clone();
        }
        let folders: Vec<&str> = file.came_in.iter().map(|it| it.folder.as_str()).collect();
        let clues = self.clues.of(view, file.digest);
        let suggester = self.suggester.as_ref();
        let found = suggester.map(|it| it.suggest(&file.name, &folders.join(" "), clues));
        let found = found.unwrap_or_default();
        self.suggestions.insert(file.digest, found.clone());
        found
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

fn row(view: &View<'_>, case: &CaseSession, slot: Slot) -> Row {
    let title = title_of(view, &slot.kind);
    let standing = standing_of(&slot);
    let mut hint = hint_of(view, &slot, standing);
    if standing == Standing::Done
        && let Some(names) = names_at(view, case, &slot)
    {
        hint = view.say_with("docs-pages-of", &[("pages", hint.into()), ("names", names.into())]);
    }
    Row { slot, title, hint, standing }
}

/// Whose the documents at a place are, as far as they say it.
fn names_at(view: &View<'_>, case: &CaseSession, slot: &Slot) -> Option<String> {
    let documents = slot.documents.iter().filter_map(|id| case.case().document(id));
    let names: Vec<String> =
        documents.filter_map(|it| people::names_of(view, case.case(), it)).collect();
    (!names.is_empty()).then(|| names.join(", "))
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
