//! The parent's side of taking a container apart. It believes nothing: files and bytes are counted here
//! again, and an order of messages that cannot be is a lie.

use std::fs::File;
use std::io::{self, Read};

use super::child::Child;
use super::frame::Broken;
use super::wire::{self, Said};
use super::{Request, WorkerProgram, io as io_failure};
use crate::documents::importer::{Death, ImportFailure};
use crate::documents::limits;
use crate::documents::unpack::{Opening, Taker};

const LIED: ImportFailure = ImportFailure::Died { death: Death::Protocol, page: None };

pub(super) fn unpack(
    program: &WorkerProgram,
    file: &File,
    opening: &Opening,
    taker: &mut dyn Taker,
) -> Result<(), ImportFailure> {
    let length = file.metadata().map_err(|error| io_failure(&error))?.len();
    if length > limits::MAX_FILE_BYTES {
        return Err(ImportFailure::TooLarge("file"));
    }
    let request = serde_json::to_string(&Request::from(opening))
        .map_err(|error| io_failure(&error.into()))?;
    let child =
        Child::start(program, "unpack", file, &request).map_err(|error| io_failure(&error))?;
    let mut from = Stream { child, entries: 0, bytes: 0 };
    from.child.allow_body(limits::UNPACKED_PIECE);
    let stopped = |_| ImportFailure::Stopped;
    loop {
        match from.said()? {
            Said::Begin(entry) => {
                from.entries += 1;
                let mut content = Content::new(&mut from);
                taker.entry(entry, &mut content).map_err(stopped)?;
                content.finish()?;
            }
            Said::LeftOut(what) => {
                from.entries += 1;
                taker.left_out(what).map_err(stopped)?;
            }
            Said::Unpacked => return Ok(()),
            Said::Failure(failure) => return Err(failure),
            Said::Alive => {}
            Said::Event(_)
            | Said::Answer(_)
            | Said::Count(..)
            | Said::Picture(_)
            | Said::Bytes(_)
            | Said::End(_) => return Err(LIED),
        }
    }
}

/// What the worker says, with the counts of all that it said.
struct Stream {
    child: Child,
    entries: usize,
    bytes: u64,
}

impl Stream {
    fn said(&mut self) -> Result<Said, ImportFailure> {
        let message = match self.child.message() {
            Ok(message) => message,
            Err(Broken::Stopped) => return Err(ImportFailure::Stopped),
            Err(broken) => {
                return Err(ImportFailure::Died { death: self.child.death(broken), page: None });
            }
        };
        // Each piece is progress; only silence ends it.
        self.child.page_finished();
        let said = wire::decode(message, limits::UNPACKED_PIECE).map_err(|_| LIED)?;
        if let Said::Bytes(bytes) = &said {
            self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        }
        // A file may be handed over and named, and the text of an e-mail is named, but is no attachment.
        if self.entries > 2 * limits::MAX_ENTRIES + 1 {
            return Err(ImportFailure::TooLarge("entries"));
        }
        if self.bytes > limits::MAX_UNPACKED {
            return Err(ImportFailure::TooLarge("unpacked"));
        }
        Ok(said)
    }
}

/// The content of one file, as it comes.
struct Content<'s> {
    from: &'s mut Stream,
    piece: Vec<u8>,
    at: usize,
    end: Option<bool>,
    failure: Option<ImportFailure>,
}

impl<'s> Content<'s> {
    fn new(from: &'s mut Stream) -> Self {
        Self { from, piece: Vec::new(), at: 0, end: None, failure: None }
    }

    /// Takes the next message; what is not a piece of this file ends everything.
    fn advance(&mut self) {
        match self.from.said() {
            Ok(Said::Bytes(bytes)) => (self.piece, self.at) = (bytes, 0),
            Ok(Said::End(whole)) => self.end = Some(whole),
            Ok(Said::Failure(failure)) | Err(failure) => self.failure = Some(failure),
            Ok(
                Said::Begin(_)
                | Said::LeftOut(_)
                | Said::Unpacked
                | Said::Event(_)
                | Said::Answer(_)
                | Said::Alive
                | Said::Count(..)
                | Said::Picture(_),
            ) => self.failure = Some(LIED),
        }
    }

    /// Skips what the taker did not read.
    fn finish(mut self) -> Result<(), ImportFailure> {
        while self.end.is_none() && self.failure.is_none() {
            self.advance();
        }
        self.failure.map_or(Ok(()), Err)
    }
}

impl Read for Content<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let ready = self.piece.get(self.at..).unwrap_or_default();
            if !ready.is_empty() {
                let count = ready.len().min(into.len());
                if let (Some(target), Some(source)) = (into.get_mut(..count), ready.get(..count)) {
                    target.copy_from_slice(source);
                }
                self.at += count;
                return Ok(count);
            }
            match (self.end, &self.failure) {
                (Some(true), _) => return Ok(0),
                (Some(false), _) => return Err(io::ErrorKind::InvalidData.into()),
                (None, Some(_)) => return Err(io::ErrorKind::UnexpectedEof.into()),
                (None, None) => self.advance(),
            }
        }
    }
}
