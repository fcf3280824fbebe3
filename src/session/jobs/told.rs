//! What a job says of itself while it runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};

use crossbeam_channel::Sender;

use super::{JobEvent, JobId};
use crate::export::progress::{Cancelled, PackPart, Progress, Stage};

/// Tells the window how far a job is, and the job whether to stop.
pub(in crate::session) struct Told {
    pub(super) id: JobId,
    pub(super) stop: Arc<AtomicBool>,
    /// Stage and permille that were told last.
    pub(super) last: AtomicU64,
    pub(super) sender: Sender<JobEvent>,
    pub(super) wake: Arc<dyn Fn() + Send + Sync>,
}

impl Progress for Told {
    fn planned(&self, parts: &[PackPart]) {
        let parts = parts.to_vec();
        drop(self.sender.send(JobEvent::Planned { job: self.id, parts }));
        (self.wake)();
    }

    fn tick(&self, stage: Stage, done: u64, total: u64) -> Result<(), Cancelled> {
        if self.stop.load(SeqCst) {
            return Err(Cancelled);
        }
        // Nobody sees less than a hundredth; a total of zero only asks whether to go on.
        let stage_number = match stage {
            Stage::Inspect => 0,
            Stage::Bundle => 1,
            Stage::Zip => 2,
            Stage::Verify => 3,
        };
        let Some(part) = done.saturating_mul(100).checked_div(total) else { return Ok(()) };
        let now = stage_number * 1000 + part.min(100);
        if self.last.swap(now, SeqCst) != now {
            drop(self.sender.send(JobEvent::Progress { job: self.id, stage, done, total }));
            (self.wake)();
        }
        Ok(())
    }
}
