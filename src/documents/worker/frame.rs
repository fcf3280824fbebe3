//! Frames: `u32` length (little endian; its top bit says "the body goes on"), then the payload.
//!
//! A message is one head frame and its body frames. Nothing is allocated on the word of a length:
//! a buffer grows only with bytes that have arrived.

use std::io::{self, Write};

/// Largest payload of a frame.
pub(super) const MAX_FRAME: usize = 4 * 1024 * 1024;
/// Bodies are sent in pieces of this size.
const PIECE: usize = 1024 * 1024;
const GOES_ON: u32 = 1 << 31;

/// What one message carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    /// The tag and its fields.
    pub(super) head: Vec<u8>,
    /// Bulk, if any.
    pub(super) body: Vec<u8>,
}

/// Writes a message.
pub(super) fn write(out: &mut dyn Write, head: &[u8], body: &[u8]) -> io::Result<()> {
    if head.is_empty() || head.len() > MAX_FRAME {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the head does not fit a frame"));
    }
    piece(out, head, !body.is_empty())?;
    let mut pieces = body.chunks(PIECE).peekable();
    while let Some(bytes) = pieces.next() {
        piece(out, bytes, pieces.peek().is_some())?;
    }
    Ok(())
}

fn piece(out: &mut dyn Write, bytes: &[u8], goes_on: bool) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    let mark = if goes_on { GOES_ON } else { 0 };
    out.write_all(&(length | mark).to_le_bytes())?;
    out.write_all(bytes)
}

/// Why a message could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The other side closed the pipe.
    Ended,
    /// The other side took too long.
    Silent,
    /// A length that cannot be.
    Lied,
    /// Nobody wants to know any more.
    Stopped,
}

/// Where bytes come from.
pub(super) trait Source {
    /// Appends exactly `count` bytes.
    fn append(&mut self, into: &mut Vec<u8>, count: usize) -> Result<(), Broken>;
}

/// Reads a message whose body may have `max_body` bytes.
pub(super) fn read(source: &mut dyn Source, max_body: usize) -> Result<Message, Broken> {
    let mut message = Message::default();
    let mut goes_on = frame(source, &mut message.head, MAX_FRAME)?;
    while goes_on {
        goes_on = frame(source, &mut message.body, max_body)?;
    }
    Ok(message)
}

/// Appends a frame to what may become `max` bytes long.
fn frame(source: &mut dyn Source, into: &mut Vec<u8>, max: usize) -> Result<bool, Broken> {
    let mut length = Vec::with_capacity(4);
    source.append(&mut length, 4)?;
    let word = <[u8; 4]>::try_from(length.as_slice()).map_or(0, u32::from_le_bytes);
    let length = usize::try_from(word & !GOES_ON).map_err(|_| Broken::Lied)?;
    let room = max.saturating_sub(into.len()).min(MAX_FRAME);
    if length == 0 || length > room {
        return Err(Broken::Lied);
    }
    // Exactly: doubling would take twice the bound.
    into.reserve_exact(length);
    source.append(into, length)?;
    Ok(word & GOES_ON != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Source for &[u8] {
        fn append(&mut self, into: &mut Vec<u8>, count: usize) -> Result<(), Broken> {
            let (bytes, rest) = self.split_at_checked(count).ok_or(Broken::Ended)?;
            into.extend_from_slice(bytes);
            *self = rest;
            Ok(())
        }
    }

    #[test]
    fn a_long_body_is_cut_and_joined() {
        let body: Vec<u8> = (0..=250).cycle().take(3 * PIECE + 17).collect();
        let mut wire = Vec::new();
        write(&mut wire, b"head", &body).unwrap();
        write(&mut wire, b"next", &[]).unwrap();
        let mut source = wire.as_slice();
        let message = read(&mut source, body.len()).unwrap();
        assert_eq!((message.head.as_slice(), message.body), (&b"head"[..], body));
        assert_eq!(read(&mut source, 0).unwrap().head, b"next");
        assert_eq!(read(&mut source, 0), Err(Broken::Ended));
    }

    #[test]
    fn lengths_that_cannot_be_are_lies() {
        assert_eq!(read(&mut &[0, 0, 0, 0][..], 0), Err(Broken::Lied));
        assert_eq!(read(&mut &[0, 0, 0, 0x7f][..], 0), Err(Broken::Lied));
        let mut wire = Vec::new();
        write(&mut wire, b"head", &[1; 100]).unwrap();
        assert_eq!(read(&mut wire.as_slice(), 99), Err(Broken::Lied));
    }
}
