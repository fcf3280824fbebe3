//! What the pages of a PDF take as they are. Letters and pictures that several pages use are written once, so all
//! pages of a file are counted together: page by page they would be counted again and again.

use std::collections::BTreeMap;

use egui::Ui;

use super::Scene;
use super::mending_page::{Answer, Page};
use crate::app::screens::asking::Asking;
use crate::documents::image::repair::bytes_of_all;
use crate::domain::{Digest, FileKind};

/// Bytes of each page, file by file.
#[derive(Default)]
pub(super) struct Shared {
    /// Nothing for a file that cannot be counted: its pages count one by one then.
    known: BTreeMap<Digest, Vec<u64>>,
    counting: Option<(Digest, Asking<Answer<Vec<u64>>>)>,
}

impl Shared {
    /// Whether all is heard that will be of the file of a page; until then it is asked for.
    pub(super) fn is_settled(&mut self, ui: &Ui, scene: &Scene<'_, '_>, page: &Page) -> bool {
        if let Some((digest, heard)) =
            self.counting.as_ref().and_then(|(digest, it)| Some((*digest, it.heard()?)))
        {
            self.counting = None;
            self.known.insert(digest, heard.ok().and_then(Result::ok).unwrap_or_default());
        }
        let (file, digest) = (&page.file, page.file.digest);
        if file.kind != FileKind::Pdf || file.page_count < 2 || self.known.contains_key(&digest) {
            return true;
        }
        if self.counting.is_none() {
            let asking = page
                .ask(ui, scene, |program, kept, _, password| bytes_of_all(program, kept, password));
            self.counting = Some((digest, asking));
        }
        false
    }

    /// Bytes of a page in a pack as it is, where they were counted together with the others of its file.
    pub(super) fn bytes(&self, page: &Page) -> Option<u64> {
        let at = usize::try_from(page.sheet.item.page?).ok()?;
        self.known.get(&page.file.digest)?.get(at).copied()
    }
}
