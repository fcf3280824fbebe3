//! What files without a place say about themselves, for suggestions. It is learnt when they are added and kept in
//! memory only; after a restart it is looked up again, one file after the other, while no job runs, no question is
//! open and no page is counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use crate::app::command::Command;
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

    /// Hears what was asked; the file of which something has become known.
    pub(super) fn hear(&mut self, out: &mut Vec<Command>) -> Option<Digest> {
        let (file, heard) =
            self.asking.as_ref().and_then(|(file, it)| Some((*file, it.heard()?)))?;
        self.asking = None;
        // Who does not answer says nothing.
        let clues = heard.unwrap_or_default();
        // This page is forgotten with its case, but not what its files say.
        out.push(Command::KeepClues(Box::new((file, clues.clone()))));
        self.known.insert(file, clues);
        Some(file)
    }

    /// Asks for the next file of which nothing is known.
    pub(super) fn ask(&mut self, ctx: &Context, view: &View<'_>, case: &CaseSession) {
        if self.asking.is_some() {
            return;
        }
        let is_open = |file: &&FileRef| file.is_readable() && self.of(view, file.digest).is_none();
        self.asking = case.case().inbox.iter().find(is_open).map(|file| {
            let (store, importer) = (Arc::clone(view.desk.store()), InWorker(view.program.clone()));
            let (digest, file) = (file.digest, file.clone());
            let look = move || match store.open_file(digest) {
                Ok(kept) => clues_again(&importer, &kept, &file),
                Err(_) => Clues::default(),
            };
            (digest, Asking::ask(ctx, look))
        });
    }
}
