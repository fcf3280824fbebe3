//! One progress for the two threads that make a pack.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::export::plan::PackPlan;
use crate::export::progress::{Cancelled, PackPart, Progress, Stage};

/// Both threads tell about their progress; when one is stopped or fails, the other stops too.
pub(super) struct Shared<'a> {
    inner: &'a dyn Progress,
    stopped: AtomicBool,
    zip: (AtomicU64, AtomicU64),
    /// Pages of the volumes that are written, and of all.
    pages: (AtomicU64, u64),
}

impl<'a> Shared<'a> {
    /// Tells the documents of the plan.
    pub(super) fn new(inner: &'a dyn Progress, plan: &PackPlan) -> Self {
        inner.planned(&parts(plan));
        let pages = plan.volumes.iter().map(|volume| u64::from(volume.page_count)).sum();
        Self {
            inner,
            stopped: AtomicBool::new(false),
            zip: (AtomicU64::new(0), AtomicU64::new(0)),
            pages: (AtomicU64::new(0), pages),
        }
    }

    /// A volume is written; the pages of the next one are counted on.
    pub(super) fn volume_written(&self, pages: u32) {
        self.pages.0.fetch_add(pages.into(), Ordering::Relaxed);
    }

    /// The other thread stops too.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

impl Progress for Shared<'_> {
    fn tick(&self, stage: Stage, done: u64, total: u64) -> Result<(), Cancelled> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        let (done, total) = match stage {
            Stage::Zip => {
                // A total of zero only asks whether to go on.
                if total > 0 {
                    self.zip.0.store(done, Ordering::Relaxed);
                    self.zip.1.store(total, Ordering::Relaxed);
                }
                (self.zip.0.load(Ordering::Relaxed), self.zip.1.load(Ordering::Relaxed))
            }
            Stage::Bundle if total > 0 => {
                (done + self.pages.0.load(Ordering::Relaxed), self.pages.1)
            }
            Stage::Inspect | Stage::Bundle | Stage::Verify => (done, total),
        };
        self.inner.tick(stage, done, total).inspect_err(|_| self.stop())
    }
}

/// The documents with their pages, volumes counted through.
fn parts(plan: &PackPlan) -> Vec<PackPart> {
    let before = |volume: usize| -> u64 {
        let earlier = plan.volumes.iter().take(volume);
        earlier.map(|volume| u64::from(volume.page_count)).sum()
    };
    let part = |document: &crate::export::plan::PlannedDocument| PackPart {
        number: document.number.clone(),
        kind: document.kind.clone(),
        first_page: before(document.volume) + u64::from(document.first_page),
        pages: document.page_count.into(),
    };
    plan.documents.iter().map(part).collect()
}
