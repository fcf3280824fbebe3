//! A question to a worker, on a thread of its own. The window looks for the answer when it is woken; whoever
//! lets go of the question stops the work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use crossbeam_channel::{Receiver, bounded};
use egui::Context;

use crate::documents::worker::while_wanted;

/// A question that was asked.
pub(super) struct Asking<T> {
    stop: Arc<AtomicBool>,
    answer: Receiver<T>,
}

impl<T: Send + 'static> Asking<T> {
    /// Asks. A thread that cannot be started never answers: the question stays open and can be closed.
    pub(super) fn ask(ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, answer) = bounded(1);
        let stop = Arc::new(AtomicBool::new(false));
        let (unwanted, ctx) = (Arc::clone(&stop), ctx.clone());
        let run = move || {
            let found = while_wanted(&unwanted, work);
            // Nobody minds when the question was closed.
            drop(sender.send(found));
            ctx.request_repaint();
        };
        drop(thread::Builder::new().name("page question".to_owned()).spawn(run));
        Self { stop, answer }
    }

    /// The answer, once.
    pub(super) fn answer(&self) -> Option<T> {
        self.answer.try_recv().ok()
    }
}

impl<T> Drop for Asking<T> {
    fn drop(&mut self) {
        self.stop.store(true, SeqCst);
    }
}
