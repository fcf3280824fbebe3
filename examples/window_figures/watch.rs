//! Looks every few milliseconds how much memory this program and the workers that it starts have.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::figures::of_status;

/// The most that was seen, in megabytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Most {
    /// This program.
    pub(crate) own: f64,
    /// One worker.
    pub(crate) worker: f64,
    /// All workers at one moment.
    pub(crate) workers: f64,
}

/// Looks until it is asked.
pub(crate) struct Watch {
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<Most>,
}

impl Watch {
    /// Begins to look.
    #[expect(clippy::disallowed_methods, reason = "it ends with the figures")]
    pub(crate) fn begin() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let thread = std::thread::spawn(move || {
            let mut most = Most::default();
            while !over.load(SeqCst) {
                most.own = most.own.max(of_status("self", "VmRSS:").unwrap_or_default());
                let sizes = children().into_iter().filter_map(|it| of_status(&it, "VmRSS:"));
                let sizes: Vec<f64> = sizes.collect();
                most.worker = sizes.iter().copied().fold(most.worker, f64::max);
                most.workers = most.workers.max(sizes.iter().sum());
                std::thread::sleep(Duration::from_millis(15));
            }
            most
        });
        Self { is_over, thread }
    }

    /// What was seen.
    pub(crate) fn end(self) -> Most {
        self.is_over.store(true, SeqCst);
        self.thread.join().unwrap_or_default()
    }
}

/// The processes that threads of this one have started.
fn children() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lists = tasks.filter_map(|it| std::fs::read_to_string(it.path().join("children")).ok());
    lists.flat_map(|it| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}
