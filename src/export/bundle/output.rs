//! The file being written: objects with their offsets, a large buffer, SHA-256 in a thread of its
//! own, and the way back to an earlier state when an input breaks off in the middle.

use std::fs::File;
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

use sha2::{Digest as _, Sha256};

/// Bytes gathered before they go to the file.
const BUFFER: usize = 512 * 1024;
/// Full buffers that may wait for the hash.
const WAITING: usize = 6;

/// A file that can be cut back.
pub trait BundleFile: Write + Seek {
    /// Makes it `len` bytes long.
    fn cut(&mut self, len: u64) -> io::Result<()>;
}

impl BundleFile for File {
    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }
}

impl BundleFile for Cursor<Vec<u8>> {
    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.get_mut().truncate(usize::try_from(len).unwrap_or(usize::MAX));
        Ok(())
    }
}

/// A state to return to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    position: u64,
    objects: usize,
}

/// What is written, so far.
pub(super) struct Output<'w, W: BundleFile> {
    file: &'w mut W,
    /// Always [`BUFFER`] long; the first `filled` bytes wait to be written.
    buffer: Vec<u8>,
    filled: usize,
    flushed: u64,
    /// By object number; 0: not written. Number 0 is the head of the free list.
    offsets: Vec<u64>,
    hash: HashThread,
}

impl<'w, W: BundleFile> Output<'w, W> {
    pub(super) fn new(file: &'w mut W) -> io::Result<Self> {
        let hash = HashThread::start()?;
        let buffer = vec![0; BUFFER];
        Ok(Self { file, buffer, filled: 0, flushed: 0, offsets: vec![0], hash })
    }

    /// A number for an object to be written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.offsets.push(0);
        u32::try_from(self.offsets.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn position(&self) -> u64 {
        self.flushed + u64::try_from(self.filled).unwrap_or(u64::MAX)
    }

    pub(super) fn offsets(&self) -> &[u64] {
        &self.offsets
    }

    /// Starts object `number`: what is written next is it, up to [`Self::end_object`].
    pub(super) fn begin_object(&mut self, number: u32) -> io::Result<()> {
        let position = self.position();
        self.note_offset(number, position);
        self.write(format!("{number} 0 obj\n").as_bytes())
    }

    pub(super) fn note_offset(&mut self, number: u32, position: u64) {
        let slot = usize::try_from(number).ok().and_then(|at| self.offsets.get_mut(at));
        if let Some(slot) = slot {
            *slot = position;
        }
    }

    pub(super) fn end_object(&mut self) -> io::Result<()> {
        self.write(b"\nendobj\n")
    }

    /// A whole object.
    pub(super) fn object(&mut self, number: u32, text: &[u8]) -> io::Result<()> {
        self.begin_object(number)?;
        self.write(text)?;
        self.end_object()
    }

    /// A whole stream; `entries` are those of its dictionary without `/Length`.
    pub(super) fn stream(&mut self, number: u32, entries: &[u8], body: &[u8]) -> io::Result<()> {
        self.begin_stream(number, entries, u64::try_from(body.len()).unwrap_or(u64::MAX))?;
        self.write(body)?;
        self.end_stream()
    }

    pub(super) fn begin_stream(&mut self, number: u32, entries: &[u8], len: u64) -> io::Result<()> {
        self.begin_object(number)?;
        self.write(b"<<")?;
        self.write(entries)?;
        self.write(format!("/Length {len}>>\nstream\n").as_bytes())
    }

    pub(super) fn end_stream(&mut self) -> io::Result<()> {
        self.write(b"\nendstream\nendobj\n")
    }

    pub(super) fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let room = self.room(bytes.len())?;
            let (now, rest) = bytes.split_at_checked(room.len()).unwrap_or((bytes, &[]));
            room.copy_from_slice(now);
            self.filled += now.len();
            bytes = rest;
        }
        Ok(())
    }

    /// Lets `fill` put up to `len` bytes straight into the buffer; says how many it was offered.
    pub(super) fn fill(
        &mut self,
        len: u64,
        fill: impl FnOnce(&mut [u8]) -> io::Result<()>,
    ) -> io::Result<u64> {
        let room = self.room(usize::try_from(len).unwrap_or(usize::MAX))?;
        let count = room.len();
        fill(room)?;
        self.filled += count;
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Free buffer, of at most `wanted` bytes and at least one, unless none is wanted.
    fn room(&mut self, wanted: usize) -> io::Result<&mut [u8]> {
        if self.filled >= BUFFER {
            self.flush_buffer()?;
        }
        let end = self.filled.saturating_add(wanted).min(BUFFER);
        Ok(self.buffer.get_mut(self.filled..end).unwrap_or_default())
    }

    fn flush_buffer(&mut self) -> io::Result<()> {
        self.file.write_all(self.buffer.get(..self.filled).unwrap_or_default())?;
        self.flushed = self.position();
        let next = self.hash.next_buffer();
        let filled = std::mem::take(&mut self.filled);
        self.hash.say(Message::Data(std::mem::replace(&mut self.buffer, next), filled))
    }

    pub(super) fn mark(&mut self) -> io::Result<Mark> {
        self.flush_buffer()?;
        self.hash.say(Message::Mark)?;
        Ok(Mark { position: self.flushed, objects: self.offsets.len() })
    }

    /// Back to the last mark. Offsets of objects reserved before it are the caller's to write again.
    pub(super) fn rewind(&mut self, mark: Mark) -> io::Result<()> {
        self.filled = 0;
        self.file.seek(SeekFrom::Start(mark.position))?;
        self.file.cut(mark.position)?;
        self.flushed = mark.position;
        self.offsets.truncate(mark.objects);
        self.hash.say(Message::Rewind)
    }

    /// SHA-256 of everything written so far, open for more.
    pub(super) fn hash_so_far(&mut self) -> io::Result<Sha256> {
        self.flush_buffer()?;
        let (sender, receiver) = channel();
        self.hash.say(Message::Peek(sender))?;
        receiver.recv().map_err(|_| hash_gone())
    }

    /// The last bytes, which the hash already knows.
    pub(super) fn finish(mut self, tail: &[u8]) -> io::Result<u64> {
        self.flush_buffer()?;
        self.file.write_all(tail)?;
        self.file.flush()?;
        Ok(self.flushed + u64::try_from(tail.len()).unwrap_or(u64::MAX))
    }
}

fn hash_gone() -> io::Error {
    io::Error::other("the thread that computes the checksum has ended")
}

enum Message {
    /// A buffer and how much of it counts.
    Data(Vec<u8>, usize),
    Mark,
    Rewind,
    Peek(Sender<Sha256>),
}

/// Hashes what was written while the next part is being copied.
struct HashThread {
    to: Option<SyncSender<Message>>,
    used: Receiver<Vec<u8>>,
    handle: Option<JoinHandle<()>>,
}

impl HashThread {
    fn start() -> io::Result<Self> {
        let (to, messages) = sync_channel(WAITING);
        let (give_back, used) = channel();
        let handle = Builder::new().name("bundle-hash".to_owned()).spawn(move || {
            let mut state = Sha256::new();
            let mut marked = Sha256::new();
            for message in messages {
                match message {
                    Message::Data(buffer, filled) => {
                        state.update(buffer.get(..filled).unwrap_or_default());
                        // Nobody waiting for it any more is fine.
                        let _ = give_back.send(buffer);
                    }
                    Message::Mark => marked.clone_from(&state),
                    Message::Rewind => state.clone_from(&marked),
                    Message::Peek(answer) => drop(answer.send(state.clone())),
                }
            }
        })?;
        Ok(Self { to: Some(to), used, handle: Some(handle) })
    }

    fn next_buffer(&self) -> Vec<u8> {
        self.used.try_recv().unwrap_or_else(|_| vec![0; BUFFER])
    }

    fn say(&self, message: Message) -> io::Result<()> {
        let to = self.to.as_ref().ok_or_else(hash_gone)?;
        to.send(message).map_err(|_| hash_gone())
    }
}

impl Drop for HashThread {
    fn drop(&mut self) {
        self.to = None;
        if let Some(handle) = self.handle.take() {
            // It only ends; a panic in it was noticed when its answer was missing.
            let _ = handle.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_leaves_no_trace() {
        let write = |detour: bool| {
            let mut file = Cursor::new(Vec::new());
            let mut output = Output::new(&mut file).unwrap();
            output.write(b"head").unwrap();
            let mark = output.mark().unwrap();
            if detour {
                let number = output.reserve();
                output.stream(number, b"", &vec![7; 2 * BUFFER]).unwrap();
                output.rewind(mark).unwrap();
            }
            let number = output.reserve();
            output.object(number, b"null").unwrap();
            let hash = output.hash_so_far().unwrap().finalize();
            assert_eq!(output.offsets(), [0, 4]);
            let len = output.finish(b"tail").unwrap();
            (hash, len, file.into_inner())
        };
        let (hash, len, bytes) = write(true);
        assert_eq!((hash, len, &bytes), (write(false).0, write(false).1, &write(false).2));
        assert_eq!(bytes, b"head1 0 obj\nnull\nendobj\ntail");
        assert_eq!(len, 28);
    }
}
