//! A question to a worker, on a thread of its own. The window looks for the answer when it is woken; whoever
//! lets go of the question stops the work.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use crossbeam_channel::{Receiver, TryRecvError, bounded};
use egui::Context;

use crate::documents::worker::while_wanted;

/// A question that was asked.
pub(super) struct Asking<T> {
    stop: Arc<AtomicBool>,
    answer: Receiver<T>,
}

impl<T: Send + 'static> Asking<T> {
    /// Asks. A question that nobody answers, because its thread could not be started or broke, is
    /// [lost](Self::heard).
    pub(super) fn ask(ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, answer) = bounded(1);
        let stop = Arc::new(AtomicBool::new(false));
        let (unwanted, waking, ctx) = (Arc::clone(&stop), ctx.clone(), ctx.clone());
        let run = move || {
            // A mistake of the program ends this question; whoever asked hears of it.
            let found = catch_unwind(AssertUnwindSafe(|| while_wanted(&unwanted, work)));
            // Nobody minds when the question was closed.
            drop(found.map(|found| sender.send(found)));
            drop(sender);
            ctx.request_repaint();
        };
        if thread::Builder::new().name("page question".to_owned()).spawn(run).is_err() {
            waking.request_repaint();
        }
        Self { stop, answer }
    }

    /// The answer, once.
    pub(super) fn answer(&self) -> Option<T> {
        self.answer.try_recv().ok()
    }

    /// The answer, once; or that none will come.
    pub(super) fn heard(&self) -> Option<Result<T, Lost>> {
        match self.answer.try_recv() {
            Ok(answer) => Some(Ok(answer)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Lost)),
        }
    }
}

/// Nobody answers any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost;

impl<T> Drop for Asking<T> {
    fn drop(&mut self) {
        self.stop.store(true, SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Waits as long as it takes.
    fn heard<T: Send + 'static>(asking: &Asking<T>) -> Result<T, Lost> {
        loop {
            if let Some(heard) = asking.heard() {
                return heard;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_question_that_breaks_is_lost_and_not_open_for_ever() {
        let ctx = Context::default();
        assert_eq!(heard(&Asking::ask(&ctx, || 7)), Ok(7));
        let broken = Asking::<u8>::ask(&ctx, || panic!("a mistake of the program"));
        assert_eq!(heard(&broken), Err(Lost));
    }
}
