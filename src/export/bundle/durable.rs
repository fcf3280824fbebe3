//! A large file written by a thread of its own and pushed to the disk by another, while the next part
//! is being read: making it durable at the end takes a moment and not as long as writing it did.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

use super::output::BundleFile;

/// Bytes up to which a bundle is written without threads: most are smaller.
const SMALL: u64 = 4 * 1024 * 1024;
/// Bytes written between two pushes to the disk.
const STEP: u64 = 32 * 1024 * 1024;
/// Pieces that may wait to be written; the bundle writes half a mebibyte at a time.
const WAITING: usize = 4;

/// A file being written. An error of a thread is told by a later call, at the latest by `flush`; the
/// system tells it once only. Whoever wants the file durable still has to sync it at the end.
#[derive(Debug)]
pub struct Durable<'f> {
    file: &'f mut File,
    direct: u64,
    queue: Option<Queue>,
}

impl<'f> Durable<'f> {
    /// Writes to `file` from where it stands.
    pub fn new(file: &'f mut File) -> Self {
        Self { file, direct: 0, queue: None }
    }

    /// Waits until everything is written.
    fn settle(&mut self) -> io::Result<()> {
        self.direct = 0;
        self.queue.take().map_or(Ok(()), Queue::end)
    }
}

impl Write for Durable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.queue.is_none() && self.direct >= SMALL {
            self.queue = Some(Queue::start(self.file.try_clone()?)?);
        }
        let Some(queue) = &self.queue else {
            let count = self.file.write(bytes)?;
            self.direct += u64::try_from(count).unwrap_or(u64::MAX);
            return Ok(count);
        };
        if !queue.put(bytes) {
            self.settle()?;
            return Err(writer_gone());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.settle()?;
        self.file.flush()
    }
}

impl Seek for Durable<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.settle()?;
        self.file.seek(to)
    }
}

impl BundleFile for Durable<'_> {
    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.settle()?;
        self.file.cut(len)
    }
}

impl Drop for Durable<'_> {
    fn drop(&mut self) {
        // Without a flush nobody wants the file; only nothing may be written to it any more.
        let _ = self.settle();
    }
}

fn writer_gone() -> io::Error {
    io::Error::other("the thread that writes the file has ended")
}

#[derive(Debug)]
struct Queue {
    to: SyncSender<Vec<u8>>,
    used: Receiver<Vec<u8>>,
    thread: JoinHandle<io::Result<()>>,
}

impl Queue {
    fn start(file: File) -> io::Result<Self> {
        let (to, pieces) = sync_channel(WAITING);
        let (give_back, used) = channel();
        let thread = Builder::new()
            .name("bundle-write".to_owned())
            .stack_size(128 * 1024)
            .spawn(move || write_on(file, &pieces, &give_back))?;
        Ok(Self { to, used, thread })
    }

    /// Whether somebody takes it.
    fn put(&self, bytes: &[u8]) -> bool {
        let mut piece = self.used.try_recv().unwrap_or_default();
        piece.clear();
        piece.extend_from_slice(bytes);
        self.to.send(piece).is_ok()
    }

    fn end(self) -> io::Result<()> {
        drop(self.to);
        self.thread.join().unwrap_or_else(|_| Err(writer_gone()))
    }
}

fn write_on(
    mut file: File,
    pieces: &Receiver<Vec<u8>>,
    give_back: &Sender<Vec<u8>>,
) -> io::Result<()> {
    let mut disk = None;
    let mut since = 0;
    for piece in pieces {
        file.write_all(&piece)?;
        since += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        // Nobody waiting for it any more is fine.
        let _ = give_back.send(piece);
        if since >= STEP {
            since = 0;
            if disk.is_none() {
                // Without it the end takes longer, nothing else.
                disk = file.try_clone().and_then(Disk::start).ok();
            }
            if let Some(disk) = &disk {
                // A push that waits already will cover this one too.
                let _ = disk.ask.try_send(());
            }
        }
    }
    disk.map_or(Ok(()), Disk::end)
}

struct Disk {
    ask: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl Disk {
    fn start(file: File) -> io::Result<Self> {
        let (ask, asked) = sync_channel(1);
        let thread = Builder::new()
            .name("bundle-disk".to_owned())
            .stack_size(128 * 1024)
            .spawn(move || push_on(&file, &asked))?;
        Ok(Self { ask, thread })
    }

    fn end(self) -> io::Result<()> {
        drop(self.ask);
        self.thread.join().unwrap_or_else(|_| Err(writer_gone()))
    }
}

fn push_on(file: &File, asked: &Receiver<()>) -> io::Result<()> {
    while asked.recv().is_ok() {
        file.sync_data()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_was_written_is_there() {
        let mut file = tempfile::tempfile().unwrap();
        let mut durable = Durable::new(&mut file);
        let part: Vec<u8> = (0..1_000_003_u32).map(|n| n.to_le_bytes()[0]).collect();
        for _ in 0..70 {
            durable.write_all(&part).unwrap();
        }
        assert!(durable.queue.is_some());
        durable.cut(2_000_006).unwrap();
        durable.seek(SeekFrom::End(0)).unwrap();
        durable.write_all(b"the end").unwrap();
        durable.flush().unwrap();
        assert!(durable.queue.is_none());
        durable.seek(SeekFrom::Start(0)).unwrap();
        drop(durable);
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        assert!(read == [part.as_slice(), &part, b"the end"].concat());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_told() {
        let mut file = File::options().write(true).open("/dev/full").unwrap();
        let mut durable = Durable { file: &mut file, direct: SMALL, queue: None };
        let told = (0..100).try_for_each(|_| durable.write_all(&[7; 9999]));
        let told = told.and_then(|()| durable.flush()).unwrap_err();
        assert_eq!(told.kind(), io::ErrorKind::StorageFull);
    }
}
