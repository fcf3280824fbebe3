//! The answer to a request that is still on its way.

use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded};

use super::StoreError;

/// The answer to a request, now or later. Dropping it does not take the request back.
#[derive(Debug)]
#[must_use = "without it nobody learns whether it was saved"]
pub struct Ticket<T>(Receiver<Result<T, StoreError>>);

/// The other end of a [`Ticket`]. Dropped without an answer it says [`StoreError::Closed`].
#[derive(Debug)]
pub struct Answerer<T>(Sender<Result<T, StoreError>>);

impl<T> Ticket<T> {
    /// A ticket and its other end, for those who write a store.
    pub fn open() -> (Answerer<T>, Self) {
        let (sender, receiver) = bounded(1);
        (Answerer(sender), Self(receiver))
    }

    /// A ticket whose answer is known.
    pub fn answered(answer: Result<T, StoreError>) -> Self {
        let (answerer, ticket) = Self::open();
        answerer.answer(answer);
        ticket
    }

    /// Waits for the answer. Not for the thread that draws.
    pub fn wait(self) -> Result<T, StoreError> {
        self.0.recv().unwrap_or(Err(StoreError::Closed))
    }

    /// The answer, when it is there; it is given once.
    pub fn look(&self) -> Option<Result<T, StoreError>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(StoreError::Closed)),
        }
    }
}

impl<T> Answerer<T> {
    /// Gives the answer. Nobody minds when the ticket was dropped.
    pub fn answer(self, answer: Result<T, StoreError>) {
        drop(self.0.send(answer));
    }
}
