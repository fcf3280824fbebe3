//! Programs of the user's machine: asked something, never waited for longer than they deserve. Each has a
//! limited time and says a limited number of bytes; it is ended when nobody wants its answer any more (see
//! [`while_wanted`](super::worker::while_wanted)). No shell stands between.
//!
//! Limits: what such a program starts itself is not ended with it, and is not waited for.

use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::worker::is_unwanted;

/// How often it is asked whether to go on waiting.
const GLANCE: Duration = Duration::from_millis(10);
/// How long the last words of a program that is gone may take.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a program said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it says that it did what was asked.
    pub success: bool,
    /// Its words.
    pub stdout: Vec<u8>,
    /// Its complaints.
    pub stderr: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// It could not be started or heard.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Its time is over.
    #[error("it took too long")]
    Time,
    /// Nobody wants the answer any more.
    #[error("it was stopped")]
    Stopped,
}

/// How long and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The program is ended after this time.
    pub time: Duration,
    /// Of its words, and of its complaints, so many bytes are read.
    pub bytes: u64,
}

/// Runs a program with something on its standard input.
///
/// # Errors
/// See [`NoAnswer`]; the program is gone then, too.
pub fn run(command: &mut Command, input: Vec<u8>, limits: Limits) -> Result<Answer, NoAnswer> {
    let begun = Instant::now();
    command.stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = Running(command.spawn()?);
    if let Some(mut stdin) = running.0.stdin.take() {
        // A program that does not read its input is ended below, which ends this write.
        spawn(move || drop(stdin.write_all(&input)))?;
    }
    let stdout = listen(running.0.stdout.take(), limits.bytes)?;
    let stderr = listen(running.0.stderr.take(), limits.bytes)?;
    let status = running.end(begun, limits.time)?;
    let until = Instant::now() + LAST_WORDS;
    // Whoever still holds the pipes is not the program that was asked.
    let words = |from: Receiver<Vec<u8>>| {
        from.recv_timeout(until.saturating_duration_since(Instant::now())).unwrap_or_default()
    };
    Ok(Answer { success: status.success(), stdout: words(stdout), stderr: words(stderr) })
}

fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("outside".to_owned()).stack_size(128 * 1024).spawn(work).map(drop)
}

fn listen(pipe: Option<impl Read + Send + 'static>, bytes: u64) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, words) = sync_channel(1);
    if let Some(pipe) = pipe {
        spawn(move || {
            let (mut pipe, mut heard) = (pipe, Vec::new());
            // What was heard before the pipe broke counts.
            drop(pipe.by_ref().take(bytes).read_to_end(&mut heard));
            drop(sender.send(heard));
            // The rest is heard and forgotten, so that the program can come to its end.
            drop(io::copy(&mut pipe, &mut io::sink()));
        })?;
    }
    Ok(words)
}

/// A program that does not outlive the interest in it.
struct Running(Child);

impl Running {
    fn end(&mut self, begun: Instant, time: Duration) -> Result<ExitStatus, NoAnswer> {
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status);
            }
            if is_unwanted() {
                return Err(NoAnswer::Stopped);
            }
            if begun.elapsed() >= time {
                return Err(NoAnswer::Time);
            }
            thread::sleep(GLANCE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it is gone already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

    use super::super::worker::while_wanted;
    use super::*;

    const LONG: Duration = Duration::from_mins(5);

    fn shell(script: &str, input: &[u8], time: Duration) -> Result<Answer, NoAnswer> {
        let limits = Limits { time, bytes: 1_000 };
        run(Command::new("sh").args(["-c", script]), input.to_vec(), limits)
    }

    #[test]
    fn words_come_back_up_to_the_limit() {
        let answer = shell("cat; echo wrong >&2; exit 3", b"said", LONG).unwrap();
        assert_eq!((answer.success, answer.stdout.as_slice()), (false, &b"said"[..]));
        assert_eq!(answer.stderr, b"wrong\n");
        let answer = shell("head -c 300000 /dev/zero", b"", LONG).unwrap();
        assert_eq!((answer.success, answer.stdout.len()), (true, 1_000));
        assert!(matches!(
            run(&mut Command::new("/nowhere/x"), Vec::new(), Limits { time: LONG, bytes: 1 }),
            Err(NoAnswer::Io(_))
        ));
    }

    #[test]
    fn a_program_that_hangs_is_ended_by_the_clock_or_by_the_user() {
        let silent = shell("exec sleep 300", b"", Duration::from_millis(50));
        assert!(matches!(silent, Err(NoAnswer::Time)), "{silent:?}");
        // One that does not read what it is given hangs as well.
        let deaf = shell("exec sleep 300", &[7].repeat(1_000_000), Duration::from_millis(50));
        assert!(matches!(deaf, Err(NoAnswer::Time)), "{deaf:?}");
        let stopped = Arc::new(AtomicBool::new(false));
        let unwanted = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(50));
                stopped.store(true, SeqCst);
            });
            while_wanted(&stopped, || shell("exec sleep 300", b"", LONG))
        });
        assert!(matches!(unwanted, Err(NoAnswer::Stopped)), "{unwanted:?}");
    }
}
