//! What several pages of a PDF need, such as letters: it is written once, and stays as long as one of them stays. So
//! it belongs to none of them, and no page is called smaller for something that another page keeps.

use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;

use super::Scene;
use super::mending_page::{Answer, Page};
use crate::app::screens::asking::Asking;
use crate::documents::image::repair::{Together, bytes_together};
use crate::domain::{Digest, FileKind};

/// What is known of the files of the pages.
#[derive(Default)]
pub(super) struct Shared {
    /// Nothing for a file that cannot be counted: its pages count one by one then.
    known: BTreeMap<Digest, Option<Known>>,
    counting: Option<(Digest, Vec<u32>, Asking<Answer<Together>>)>,
}

/// What pages of a file take that nothing else needs, and what several of them need.
struct Known {
    own: BTreeMap<u32, u64>,
    shared: u64,
}

impl Shared {
    /// Whether all is heard that will be of the file of a page; until then it is asked for.
    pub(super) fn is_settled(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_, '_>,
        pages: &[Page],
        page: &Page,
    ) -> bool {
        if let Some((_, _, asking)) = &self.counting
            && let Some(heard) = asking.heard()
            && let Some((digest, pages, _)) = self.counting.take()
        {
            let known = heard.ok().and_then(Result::ok).map(|found| Known {
                own: pages.into_iter().zip(found.own).collect(),
                shared: found.shared,
            });
            self.known.insert(digest, known);
        }
        let digest = page.file.digest;
        if page.file.kind != FileKind::Pdf || self.known.contains_key(&digest) {
            return true;
        }
        let of_file = pages.iter().filter(|it| it.file.digest == digest);
        let together: BTreeSet<u32> = of_file.filter_map(|it| it.sheet.item.page).collect();
        if together.len() < 2 {
            return true;
        }
        if self.counting.is_none() {
            let together: Vec<u32> = together.into_iter().collect();
            let asked = together.clone();
            let asking = page.ask(ui, scene, move |program, kept, _, password| {
                bytes_together(program, kept, password, &asked)
            });
            self.counting = Some((digest, together, asking));
        }
        false
    }

    /// Bytes of a page in a pack as it is, without what others need as well, where that was counted.
    pub(super) fn own(&self, page: &Page) -> Option<u64> {
        self.known.get(&page.file.digest)?.as_ref()?.own.get(&page.sheet.item.page?).copied()
    }

    /// Bytes that several pages need.
    pub(super) fn bytes(&self) -> u64 {
        self.known.values().flatten().map(|known| known.shared).sum()
    }
}
