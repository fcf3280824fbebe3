//! A file whose bytes go to the disk while more are written, so that making it durable at the end
//! takes a moment and not as long as writing it did.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use super::output::BundleFile;

/// Bytes written between two pushes to the disk. Most bundles are smaller and need no thread.
const STEP: u64 = 32 * 1024 * 1024;

/// A file being pushed to the disk. Whoever wants it durable still has to sync it at the end; an
/// error of a push is told by `flush`, because the system tells it only once.
#[derive(Debug)]
pub struct Durable<'f> {
    file: &'f mut File,
    since: u64,
    disk: Option<Disk>,
}

#[derive(Debug)]
struct Disk {
    ask: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl<'f> Durable<'f> {
    /// Writes through to `file`.
    pub fn new(file: &'f mut File) -> Self {
        Self { file, since: 0, disk: None }
    }

    fn push(&mut self) {
        self.since = 0;
        if self.disk.is_none() {
            // Without it the end takes longer, nothing else.
            self.disk = self.file.try_clone().and_then(Disk::start).ok();
        }
        if let Some(disk) = &self.disk {
            // A push that waits already will cover this one too.
            let _ = disk.ask.try_send(());
        }
    }
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
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("the disk thread has ended")))
    }
}

fn push_on(file: &File, asked: &Receiver<()>) -> io::Result<()> {
    while asked.recv().is_ok() {
        file.sync_data()?;
    }
    Ok(())
}

impl Write for Durable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.since += u64::try_from(count).unwrap_or(u64::MAX);
        if self.since >= STEP {
            self.push();
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.disk.take().map_or(Ok(()), Disk::end)?;
        self.file.flush()
    }
}

impl Seek for Durable<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl BundleFile for Durable<'_> {
    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.file.cut(len)
    }
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
        assert!(durable.disk.is_some());
        durable.flush().unwrap();
        assert!(durable.disk.is_none());
        durable.cut(2_000_006).unwrap();
        durable.seek(SeekFrom::Start(0)).unwrap();
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        assert!(read == [part.as_slice(), &part].concat());
    }
}
