//! Not waiting for a worker whose answer nobody wants any more. Whoever works on a thread says once what
//! asks whether to go on; every wait of this thread looks at it several times a second.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

/// How often somebody who waits looks up.
pub(super) const GLANCE: Duration = Duration::from_millis(20);

thread_local! {
    static UNWANTED: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Does work on this thread; workers that it waits for are ended soon after `unwanted` became true, and
/// their failure is [`ImportFailure::Stopped`](crate::documents::importer::ImportFailure::Stopped).
pub fn while_wanted<T>(unwanted: &Arc<AtomicBool>, work: impl FnOnce() -> T) -> T {
    let before = UNWANTED.with(|it| it.replace(Some(Arc::clone(unwanted))));
    let _restored = Restored(before);
    work()
}

/// Brings back what was said before, also when the work panics.
struct Restored(Option<Arc<AtomicBool>>);

impl Drop for Restored {
    fn drop(&mut self) {
        UNWANTED.with(|it| it.replace(self.0.take()));
    }
}

/// Whether this thread should stop waiting.
pub(in crate::documents) fn is_unwanted() -> bool {
    UNWANTED.with(|it| it.borrow().as_ref().is_some_and(|unwanted| unwanted.load(SeqCst)))
}
