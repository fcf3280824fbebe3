//! What files without a place say about themselves, for suggestions. It is learnt when they are added and kept in
//! memory only; after a restart it is looked up again, one file after the other, while nothing else is done.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use crate::app::screens::asking::Asking;
use crate::app::view::View;
use crate::documents::clues::Clues;
use crate::documents::worker::InWorker;
use crate::domain::{Digest, FileRef};
use crate::session::{CaseSession, clues_again};

/// What was looked up again.
#[derive(Default)]
pub(super) struct CluesAgain {
    known: BTreeMap<Digest, Clues>,
    asking: Option<(Digest, Asking<Clues>)>,
}

impl CluesAgain {
    /// What is known of a file.
    pub(super) fn of<'a>(&'a self, view: &View<'a>, file: Digest) -> Option<&'a Clues> {
        view.desk.clues(file).map(Arc::as_ref).or_else(|| self.known.get(&file))
    }

    /// Goes on; the file of which something has become known.
    pub(super) fn ask(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        case: &CaseSession,
    ) -> Option<Digest> {
        let asked = self.asking.as_ref();
        let heard = asked.and_then(|(file, it)| Some((*file, it.heard()?)));
        let file = heard.map(|(file, clues)| {
            self.asking = None;
            // Who does not answer says nothing.
            self.known.insert(file, clues.unwrap_or_default());
            file
        });
        if self.asking.is_none() && view.running.is_empty() {
            let is_open =
                |file: &&FileRef| file.is_readable() && self.of(view, file.digest).is_none();
            self.asking = case.case().inbox.iter().find(is_open).map(|file| {
                let (store, importer) =
                    (Arc::clone(view.desk.store()), InWorker(view.program.clone()));
                let (digest, file) = (file.digest, file.clone());
                let look = move || match store.open_file(digest) {
                    Ok(kept) => clues_again(&importer, &kept, &file),
                    Err(_) => Clues::default(),
                };
                (digest, Asking::ask(ctx, look))
            });
        }
        file
    }
}
