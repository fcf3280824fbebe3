//! Events of one input on their way from the thread that imports it to the one that writes: bounded
//! in memory, so that the next input is read ahead without being held.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::documents::importer::ImportFailure;
use crate::documents::recipe::{Event, RecipeObject, RecipeSink, Stopped, StreamBody, Token};
use crate::domain::Arg;

/// Bytes of events that may wait.
const LIMIT: usize = 4 * 1024 * 1024;
/// How often a waiting receiver gets to ask whether it should stop.
const PATIENCE: Duration = Duration::from_millis(100);

#[derive(Default)]
struct State {
    events: VecDeque<Event>,
    weight: usize,
    closed: bool,
    result: Option<Result<(), ImportFailure>>,
}

/// A bounded queue with an end.
#[derive(Default)]
pub(super) struct Feed {
    state: Mutex<State>,
    changed: Condvar,
}

/// What the receiver gets.
pub(super) enum News {
    /// Events, in order.
    Events(VecDeque<Event>),
    /// Nothing yet.
    Nothing,
    /// No more events: how it ended.
    End(Result<(), ImportFailure>),
}

impl Feed {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that has come, or nothing after a short wait.
    pub(super) fn receive(&self) -> News {
        let mut state = self.lock();
        if state.events.is_empty() && state.result.is_none() {
            state = self
                .changed
                .wait_timeout(state, PATIENCE)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        if !state.events.is_empty() {
            state.weight = 0;
            let events = std::mem::take(&mut state.events);
            self.changed.notify_all();
            return News::Events(events);
        }
        match state.result.take() {
            Some(result) => News::End(result),
            None => News::Nothing,
        }
    }

    /// The receiver wants no more.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        state.events = VecDeque::new();
        drop(state);
        self.changed.notify_all();
    }

    /// The sender has no more.
    pub(super) fn end(&self, result: Result<(), ImportFailure>) {
        self.lock().result = Some(result);
        self.changed.notify_all();
    }
}

/// The sending end.
pub(super) struct Inlet<'f>(pub(super) &'f Feed);

impl RecipeSink for Inlet<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        let mut state = self.0.lock();
        while state.weight > LIMIT && !state.closed {
            state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return Err(Stopped);
        }
        state.weight += weight(&event);
        let first = state.events.is_empty();
        state.events.push_back(event);
        drop(state);
        if first {
            self.0.changed.notify_all();
        }
        Ok(())
    }
}

/// What an event takes in memory, at least: its own size and everything it holds.
fn weight(event: &Event) -> usize {
    let held = match event {
        Event::Object(RecipeObject { text, stream, .. }) => {
            let raw = text.iter().map(|token| match token {
                Token::Raw(raw) => raw.capacity(),
                Token::Ref(_) => 0,
            });
            let body = match stream {
                Some(StreamBody::Bytes(bytes)) => bytes.capacity(),
                Some(StreamBody::Span { .. }) | None => 0,
            };
            raw.sum::<usize>() + room(text) + body
        }
        Event::Outline(list) => {
            room(list) + list.iter().map(|bookmark| bookmark.title.capacity()).sum::<usize>()
        }
        Event::Page(page) => room(&page.painted) + room(&page.links),
        Event::Layers(layers) => room(layers),
        Event::Finding(finding) => {
            let texts = finding.args.iter().map(|(_, arg)| match arg {
                Arg::Text(text) => text.capacity(),
                Arg::Number(_)
                | Arg::Localized(_)
                | Arg::Date(_)
                | Arg::Fact(_)
                | Arg::DocumentType(_)
                | Arg::Reason(_) => 0,
            });
            texts.sum::<usize>() + room(&finding.args)
        }
        Event::Progress { .. } | Event::Done { .. } => 0,
    };
    held + size_of::<Event>()
}

fn room<T>(list: &Vec<T>) -> usize {
    list.capacity() * size_of::<T>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::recipe::LocalId;

    #[test]
    fn a_full_feed_waits_and_a_closed_one_says_so() {
        let feed = Feed::default();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut inlet = Inlet(&feed);
                let mut sent = 0;
                while inlet.take(Event::Progress { done: sent, total: 9 }).is_ok() {
                    sent += 1;
                }
                feed.end(Err(ImportFailure::Stopped));
            });
            let mut seen = 0;
            while seen < 100_000 {
                if let News::Events(events) = feed.receive() {
                    assert!(events.len() * size_of::<Event>() <= 2 * LIMIT, "{}", events.len());
                    for event in events {
                        assert_eq!(event, Event::Progress { done: seen, total: 9 });
                        seen += 1;
                    }
                }
            }
            feed.close();
        });
    }

    #[test]
    fn empty_words_weigh_what_they_take() {
        let text = vec![Token::Raw(Vec::new()); 100_000];
        let object = RecipeObject { id: LocalId(0), text, stream: None };
        assert!(weight(&Event::Object(object)) >= 100_000 * size_of::<Token>());
    }

    #[test]
    fn a_closed_feed_holds_nothing() {
        let feed = Feed::default();
        assert!(Inlet(&feed).take(Event::Progress { done: 0, total: 9 }).is_ok());
        feed.close();
        assert!(feed.lock().events.is_empty());
    }
}
