//! What is being typed into the parts of letters. A draft becomes words of the case when the keyboard leaves
//! its field; the pages show it before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, Id};

use crate::app::command::Typed;
use crate::domain::{BlockId, Case, Language, LetterEdit, LetterId};
use crate::session::paper::words;
use crate::session::{CaseSession, Edit};

/// A field: a part of a letter in a language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) letter: LetterId,
    pub(super) block: BlockId,
    pub(super) language: Language,
}

impl Place {
    /// The id on which focus and caret hang.
    pub(super) fn id(&self) -> Id {
        Id::unique(("letter part", self.letter.as_str(), self.block.as_str(), self.language.tag()))
    }
}

/// All drafts.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    all: BTreeMap<Place, String>,
    /// Taken in this frame: the case has them in the next.
    taken: BTreeMap<Place, String>,
    /// Parts of which the case has the words already, up to a while ago.
    kept: BTreeSet<Place>,
    /// What was typed since then is in the case.
    is_kept: bool,
    revision: u64,
    typed_at: f64,
}

impl Drafts {
    /// Grows with every key.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// When the last key came, in seconds of egui's clock.
    pub(super) fn typed_at(&self) -> f64 {
        self.typed_at
    }

    pub(super) fn text(&self, place: &Place) -> Option<&String> {
        self.all.get(place).or_else(|| self.taken.get(place))
    }

    /// Whether words of a part were taken in this frame.
    pub(super) fn is_taken(&self, letter: &LetterId, block: &BlockId) -> bool {
        self.taken.keys().any(|place| place.letter == *letter && place.block == *block)
    }

    pub(super) fn keep(&mut self, place: &Place, text: String, now: f64) {
        self.all.insert(place.clone(), text);
        self.revision += 1;
        self.typed_at = now;
        self.is_kept = false;
    }

    /// Forgets what was typed into a part.
    pub(super) fn forget(&mut self, letter: &LetterId, block: &BlockId) {
        self.all.retain(|place, _| place.letter != *letter || place.block != *block);
        self.revision += 1;
    }

    /// The case with what is being typed.
    pub(super) fn onto(&self, session: &CaseSession) -> Arc<Case> {
        let mut case = Arc::clone(session.case());
        let mut typed = self.taken.clone();
        typed.extend(self.all.clone());
        for edit in edits(session, &typed) {
            if let Ok(next) = Edit::WriteLetter(edit).applied(&case, session.book()) {
                case = Arc::new(next);
            }
        }
        case
    }

    /// Takes the drafts whose fields the keyboard has left.
    pub(super) fn take_left(&mut self, ctx: &Context, session: &CaseSession) -> Vec<Typed> {
        self.taken.clear();
        if self.all.is_empty() {
            return Vec::new();
        }
        let focused = ctx.memory(egui::Memory::focused);
        let all = std::mem::take(&mut self.all);
        let (stay, left) = all.into_iter().partition(|(place, _)| focused == Some(place.id()));
        self.all = stay;
        self.taken = left;
        let typed = self.typed(session, &self.taken);
        self.kept.retain(|place| !self.taken.contains_key(place));
        typed
    }

    /// What has been typed, once no key came for a while: the case keeps it, and it is typed on.
    pub(super) fn rest(&mut self, ctx: &Context, session: &CaseSession) -> Vec<Typed> {
        let has_news = !self.is_kept && !self.all.is_empty();
        if !has_news || !Typed::rests(ctx, self.typed_at) {
            return Vec::new();
        }
        self.is_kept = true;
        let typed = self.typed(session, &self.all);
        self.kept.extend(self.all.keys().cloned());
        typed
    }

    /// Takes everything.
    pub(super) fn take_all(&mut self, session: &CaseSession) -> Vec<Typed> {
        let all = std::mem::take(&mut self.all);
        let typed = self.typed(session, &all);
        self.kept.clear();
        typed
    }

    fn typed(&self, session: &CaseSession, drafts: &BTreeMap<Place, String>) -> Vec<Typed> {
        let goes_on = |edit: &LetterEdit| {
            self.kept.iter().any(|it| it.letter == edit.letter && it.block == edit.block)
        };
        let typed = edits(session, drafts).into_iter().map(|edit| {
            let goes_on = goes_on(&edit);
            Typed { edit: Edit::WriteLetter(edit), goes_on }
        });
        typed.collect()
    }
}

/// The edits that make drafts words of the case, one a part.
fn edits(session: &CaseSession, drafts: &BTreeMap<Place, String>) -> Vec<LetterEdit> {
    let mut parts: BTreeMap<(&LetterId, &BlockId), Vec<(Language, String)>> = BTreeMap::new();
    for (place, text) in drafts {
        let texts = parts.entry((&place.letter, &place.block)).or_default();
        texts.push((place.language, text.clone()));
    }
    let edit = |((letter, block), typed): ((&LetterId, &BlockId), Vec<(Language, String)>)| {
        let letter = session.book().letter(letter)?;
        words::edited(session.case(), letter, block, &typed)
    };
    parts.into_iter().filter_map(edit).collect()
}
