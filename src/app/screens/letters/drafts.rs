//! What is being typed into the parts of letters. A draft becomes words of the case when the keyboard leaves
//! its field; the pages show it before.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Id};

use crate::domain::{BlockId, Case, Language, LetterId};
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
            if let Ok(next) = edit.applied(&case, session.book()) {
                case = Arc::new(next);
            }
        }
        case
    }

    /// Takes the drafts whose fields the keyboard has left, as edits.
    pub(super) fn take_left(&mut self, ctx: &Context, session: &CaseSession) -> Vec<Edit> {
        self.taken.clear();
        if self.all.is_empty() {
            return Vec::new();
        }
        let focused = ctx.memory(egui::Memory::focused);
        let all = std::mem::take(&mut self.all);
        let (stay, left) = all.into_iter().partition(|(place, _)| focused == Some(place.id()));
        self.all = stay;
        self.taken = left;
        edits(session, &self.taken)
    }

    /// Takes everything.
    pub(super) fn take_all(&mut self, session: &CaseSession) -> Vec<Edit> {
        edits(session, &std::mem::take(&mut self.all))
    }
}

/// The edits that make drafts words of the case, one a part.
fn edits(session: &CaseSession, drafts: &BTreeMap<Place, String>) -> Vec<Edit> {
    let mut parts: BTreeMap<(&LetterId, &BlockId), Vec<(Language, String)>> = BTreeMap::new();
    for (place, text) in drafts {
        let texts = parts.entry((&place.letter, &place.block)).or_default();
        texts.push((place.language, text.clone()));
    }
    let edit = |((letter, block), typed): ((&LetterId, &BlockId), Vec<(Language, String)>)| {
        let letter = session.book().letter(letter)?;
        words::edited(session.case(), letter, block, &typed).map(Edit::WriteLetter)
    };
    parts.into_iter().filter_map(edit).collect()
}
