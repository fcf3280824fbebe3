//! The report about files that were added, as far as it is true at the moment: what was taken back or put away
//! since is not told, and is told again when it is brought back.

use std::sync::Arc;

use super::arrived::Arrived;
use crate::domain::Case;
use crate::session::{CaseSession, ImportId};

/// What is told about files of the open case.
#[derive(Debug, Default)]
pub(super) struct Notice {
    /// What came of an import, and of the archives that were opened since; the newest first.
    all: Vec<Arrived>,
    /// Imports that were told when the pack was begun that is being made.
    packed: Vec<ImportId>,
    /// What of it is true in this case.
    now: Option<(Arc<Case>, Option<Arc<Arrived>>)>,
}

impl Notice {
    /// Files came: what was told of another import is over.
    pub(super) fn tell(&mut self, arrived: Arrived) {
        self.all.retain(|it| it.import == arrived.import);
        self.tell_also(arrived);
    }

    /// Files came out of an archive: what was told of others still stands.
    pub(super) fn tell_also(&mut self, arrived: Arrived) {
        self.now = None;
        self.all.retain(|it| it.case == arrived.case);
        if arrived.is_news() {
            self.all.insert(0, arrived);
        }
    }

    /// It was read, or is over.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    /// A pack is begun of the case as it is.
    pub(super) fn pack_begun(&mut self) {
        self.packed = self.all.iter().map(|it| it.import).collect();
    }

    /// The pack is made and says what is in it and what is not; what came since, and what could not be kept, it
    /// does not say.
    pub(super) fn pack_made(&mut self) {
        let packed = std::mem::take(&mut self.packed);
        self.now = None;
        for it in self.all.iter_mut().filter(|it| packed.contains(&it.import)) {
            it.keep_failed();
        }
        self.all.retain(Arrived::is_news);
    }

    /// Looks what is true by now. Cheap while the case is the same.
    pub(super) fn follow(&mut self, open: Option<&CaseSession>) {
        let Some(open) = open.filter(|_| !self.all.is_empty()) else {
            self.now = None;
            return;
        };
        let case = open.case();
        let before = match &self.now {
            Some((seen, _)) if Arc::ptr_eq(seen, case) => return,
            Some((_, shown)) => shown.clone(),
            None => None,
        };
        let key = open.key();
        let of_case = self.all.iter().filter(|it| it.case == key);
        let now = of_case.filter_map(|it| it.still_true(case)).reduce(Arrived::with).map(Arc::new);
        // What is the same is laid out once.
        let now = if now == before { before } else { now };
        self.now = Some((Arc::clone(case), now));
    }

    /// What is true.
    pub(super) fn now(&self) -> Option<&Arc<Arrived>> {
        self.now.as_ref()?.1.as_ref()
    }
}
