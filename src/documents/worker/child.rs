//! A running worker, seen from its parent: a bounded queue, a clock, and an end.

use std::fs::File;
use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{self, Message, Source};
use super::{
    MAX_REQUEST, Patience, REQUEST_PIECE, WORKER_ARGUMENT, WorkerProgram, request_variables,
    stopping,
};
use crate::documents::importer::Death;

pub(super) use super::frame::Broken;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;
/// Chunks waiting: half a mebibyte.
const QUEUE: usize = 8;
/// Bytes kept of what the worker writes to standard error.
const MAX_WORDS: usize = 4 * 1024;
/// How long a worker that closed its pipe may take to be gone.
const LEAVING: Duration = Duration::from_secs(1);

/// A running worker. Dropping it ends the process.
pub(super) struct Child {
    process: std::process::Child,
    incoming: Incoming,
    words: Arc<Mutex<Vec<u8>>>,
    max_body: usize,
    /// Reads standard error; none before the pipes are connected.
    listener: Option<thread::JoinHandle<()>>,
    log: fn(&str),
}

impl Child {
    /// Starts one; `file` becomes its standard input.
    pub(super) fn start(
        program: &WorkerProgram,
        op: &str,
        file: &File,
        request: &str,
    ) -> io::Result<Self> {
        if request.len() > MAX_REQUEST {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the request is too long"));
        }
        let mut command = Command::new(&program.program);
        command.args(&program.args).arg(WORKER_ARGUMENT).arg(op);
        if cfg!(unix) {
            // Nothing of the user's surroundings is needed to read a file.
            command.env_clear();
        }
        for (name, piece) in request_variables().zip(pieces(request)) {
            command.env(name, piece);
        }
        command.stdin(Stdio::from(file.try_clone()?)).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let (sender, chunks) = sync_channel(QUEUE);
        let words = Arc::new(Mutex::new(Vec::new()));
        let pipes = process.stdout.take().zip(process.stderr.take());
        let incoming = Incoming::new(chunks, program.patience);
        let mut child = Self {
            process,
            incoming,
            words: Arc::clone(&words),
            max_body: 0,
            listener: None,
            log: program.log,
        };
        let Some((stdout, stderr)) = pipes else {
            return Err(io::Error::other("the reader has no pipes"));
        };
        thread::Builder::new()
            .name("worker-out".to_owned())
            .stack_size(128 * 1024)
            .spawn(move || pump(stdout, &sender))?;
        child.listener = Some(
            thread::Builder::new()
                .name("worker-err".to_owned())
                .stack_size(128 * 1024)
                .spawn(move || listen(stderr, &words))?,
        );
        Ok(child)
    }

    /// Lets message bodies have this many bytes.
    pub(super) fn allow_body(&mut self, max_body: usize) {
        self.max_body = max_body;
    }

    /// The next message.
    pub(super) fn message(&mut self) -> Result<Message, Broken> {
        self.incoming.open_window();
        let message = frame::read(&mut self.incoming, self.max_body);
        self.incoming.close_window();
        message
    }

    /// Something is finished: the clock of the page starts anew.
    pub(super) fn page_finished(&mut self) {
        self.incoming.waited = Duration::ZERO;
    }

    /// How it died, and the end of it if it has not.
    pub(super) fn death(&mut self, broken: Broken) -> Death {
        let death = match broken {
            Broken::Silent | Broken::Stopped => Death::Time,
            Broken::Lied => Death::Protocol,
            Broken::Ended => {
                self.wait_for_end();
                let words = self.words();
                // The allocator's last words; the process aborts right after them.
                let memory =
                    words.contains("memory allocation of") || words.contains("out of memory");
                if memory { Death::Memory } else { Death::Crash }
            }
        };
        (self.log)(&self.words());
        death
    }

    /// Waits until it is gone and its last words are read, for a moment at most.
    fn wait_for_end(&mut self) {
        let until = Instant::now() + LEAVING;
        let read = |listener: &thread::JoinHandle<()>| listener.is_finished();
        while Instant::now() < until {
            let gone = matches!(self.process.try_wait(), Ok(Some(_)) | Err(_));
            if gone && self.listener.as_ref().is_none_or(read) {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// What it wrote to standard error, without control and direction characters.
    fn words(&self) -> String {
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        super::clean::clean(&String::from_utf8_lossy(&words), MAX_WORDS)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // A worker that has said everything leaves by itself within a moment; there is nothing left
        // to wait for, so it is ended in any case, and reaped.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A text in pieces that a variable takes, cut between characters; at least one piece.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    loop {
        let cut = (0..=REQUEST_PIECE).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        match rest.split_at_checked(cut.min(rest.len())) {
            Some((piece, more)) if !piece.is_empty() && !more.is_empty() => {
                pieces.push(piece);
                rest = more;
            }
            Some(_) | None => {
                pieces.push(rest);
                return pieces;
            }
        }
    }
}

fn pump(mut stdout: impl Read, sender: &SyncSender<Vec<u8>>) {
    let mut buffer = vec![0; CHUNK];
    loop {
        match stdout.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => {
                let chunk = buffer.get(..count).unwrap_or_default().to_vec();
                if sender.send(chunk).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

fn listen(mut stderr: impl Read, words: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        let mut words = words.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MAX_WORDS.saturating_sub(words.len());
        words.extend_from_slice(buffer.get(..count.min(room)).unwrap_or_default());
    }
}

/// The bytes of the pipe with a deadline. Only time spent waiting for the worker counts, not the
/// time that the parent takes to use what it got.
struct Incoming {
    chunks: Receiver<Vec<u8>>,
    current: Vec<u8>,
    at: usize,
    patience: Patience,
    opened: Instant,
    waited: Duration,
}

impl Incoming {
    fn new(chunks: Receiver<Vec<u8>>, patience: Patience) -> Self {
        let (current, opened) = (Vec::new(), Instant::now());
        Self { chunks, current, at: 0, patience, opened, waited: Duration::ZERO }
    }

    fn open_window(&mut self) {
        self.opened = Instant::now();
    }

    fn close_window(&mut self) {
        self.waited += self.opened.elapsed();
    }

    fn time_left(&self) -> Duration {
        let spent = self.opened.elapsed();
        let for_message = self.patience.silence.saturating_sub(spent);
        let for_page = self.patience.per_page.saturating_sub(self.waited + spent);
        for_message.min(for_page)
    }
}

impl Source for Incoming {
    fn append(&mut self, into: &mut Vec<u8>, count: usize) -> Result<(), Broken> {
        let mut missing = count;
        while missing > 0 {
            let ready = self.current.get(self.at..).unwrap_or_default();
            if ready.is_empty() {
                let left = self.time_left();
                if left.is_zero() {
                    return Err(Broken::Silent);
                }
                match self.chunks.recv_timeout(left.min(stopping::GLANCE)) {
                    Ok(chunk) => (self.current, self.at) = (chunk, 0),
                    Err(RecvTimeoutError::Disconnected) => return Err(Broken::Ended),
                    Err(RecvTimeoutError::Timeout) if stopping::is_unwanted() => {
                        return Err(Broken::Stopped);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                }
                continue;
            }
            let taken = ready.len().min(missing);
            into.extend_from_slice(ready.get(..taken).unwrap_or_default());
            self.at += taken;
            missing -= taken;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_request_goes_in_pieces_and_comes_together_again() {
        for text in ["", "a", &"я".repeat(REQUEST_PIECE), &"1, ".repeat(REQUEST_PIECE)] {
            let pieces = pieces(text);
            assert_eq!(pieces.concat(), text);
            assert!(pieces.iter().all(|piece| piece.len() <= REQUEST_PIECE));
            assert!(pieces.len() <= request_variables().count());
        }
    }
}
