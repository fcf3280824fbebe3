//! Bytes of mended pages, for the size of the pack that is shown while it is collected. What the question about
//! mending has counted is known at once; the rest is counted one page after the other, once per run.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use super::asking::Asking;
use crate::app::view::View;
use crate::documents::image::repair::bytes_of;
use crate::domain::{Case, FileRef};
use crate::session::CaseSession;
use crate::session::budget::{self, PageKey};

/// What is known, and what is being counted.
#[derive(Default)]
pub(crate) struct Weights {
    known: budget::Weights,
    /// How often something has become known: who shows sizes looks whether that is as it was.
    revision: u64,
    /// Pages that cannot be counted, with a password or without one: they count as if nothing were mended.
    failed: BTreeSet<(PageKey, bool)>,
    /// The case whose pages are counted.
    of: Option<Arc<Case>>,
    /// Nothing is left to be counted in it.
    is_settled: bool,
    counting: Option<(PageKey, bool, Asking<Option<u64>>)>,
}

impl Weights {
    pub(crate) fn known(&self) -> &budget::Weights {
        &self.known
    }

    /// Whether a page is being counted.
    pub(crate) fn is_counting(&self) -> bool {
        self.counting.is_some()
    }

    /// Grows whenever something has become known.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes over what was counted elsewhere.
    pub(crate) fn learn(&mut self, found: impl Iterator<Item = (PageKey, u64)>) {
        self.known.extend(found);
        self.revision += 1;
    }

    /// Counts what is not known, while a page that shows sizes is drawn.
    pub(crate) fn ask(&mut self, ctx: &Context, view: &View<'_>, case: &CaseSession) {
        let going = self.counting.as_ref();
        if let Some((key, opens, heard)) =
            going.and_then(|(key, opens, it)| Some((*key, *opens, it.heard()?)))
        {
            self.counting = None;
            match heard.ok().flatten() {
                Some(bytes) => self.learn([(key, bytes)].into_iter()),
                None => drop(self.failed.insert((key, opens))),
            }
        }
        let case = case.case();
        if !self.of.as_ref().is_some_and(|it| Arc::ptr_eq(it, case)) {
            self.of = Some(Arc::clone(case));
            self.is_settled = false;
        }
        if self.counting.is_none() && !self.is_settled {
            let next = self.next(case);
            self.is_settled = next.is_none();
            self.counting = next.map(|(file, key)| {
                (key, file.password.is_some(), counted(ctx, view, file.clone(), key))
            });
        }
    }

    /// A page that is neither known nor has failed.
    fn next<'c>(&self, case: &'c Case) -> Option<(&'c FileRef, PageKey)> {
        budget::mended_pages(case).find(|(file, key)| {
            !self.known.contains_key(key) && !self.failed.contains(&(*key, file.password.is_some()))
        })
    }
}

fn counted(
    ctx: &Context,
    view: &View<'_>,
    file: FileRef,
    (digest, page, repair): PageKey,
) -> Asking<Option<u64>> {
    let (store, program) = (Arc::clone(view.desk.store()), view.program.clone());
    Asking::ask(ctx, move || {
        let kept = store.open_file(digest).ok()?;
        bytes_of(&program, &kept, page, file.password.as_deref(), Some(&repair)).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Digest, Document, DocumentForm, DocumentId, DocumentTypeId, FileKind, PagePlan, PageWork,
        Password, ProcedureId, Repair, Tone,
    };

    #[test]
    fn a_page_that_failed_is_counted_again_once_its_password_is_known() {
        let repair = Repair { tone: Tone::Grey, ..Repair::default() };
        let page = PageWork { repair: Some(repair), ..PageWork::of(0) };
        let mut file = FileRef::new(Digest([1; 32]), "a.pdf".into(), 9, FileKind::Pdf, 1);
        file.plan = Some(PagePlan { pages: vec![page], ..PagePlan::default() });
        let (id, kind) = (DocumentId::new("d").unwrap(), DocumentTypeId::new("k").unwrap());
        let mut case = Case::new("1".into(), ProcedureId::new("p").unwrap());
        case.documents.push(Document::new(id, kind, DocumentForm::Copy, vec![file]));
        let mut weights = Weights::default();
        let (_, key) = weights.next(&case).unwrap();
        weights.failed.insert((key, false));
        assert!(weights.next(&case).is_none());
        case.documents[0].files[0].password = Some(Password::from("secret"));
        assert!(weights.next(&case).is_some());
        weights.learn([(key, 5)].into_iter());
        assert!(weights.next(&case).is_none() && weights.revision() == 1);
    }
}
