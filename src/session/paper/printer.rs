//! Printers of Linux and macOS through `lp`. Where it is not installed there are none, and the viewer of the
//! system prints.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::documents::outside::{self, Answer, Limits, NoAnswer};
use crate::domain::Reason;

/// How to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOrder {
    /// The name of the printer, out of [`printers`].
    pub printer: String,
    /// Copies, at least 1.
    pub copies: u32,
    /// On both sides, turned over the long edge.
    pub duplex: bool,
}

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintFailure {
    /// The words of `lp`.
    #[error("{0}")]
    Said(String),
    /// It could not be asked, or did not answer in time.
    #[error("{0:?}")]
    NoAnswer(Reason),
    /// The user stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl From<NoAnswer> for PrintFailure {
    fn from(why: NoAnswer) -> Self {
        match why {
            NoAnswer::Io(error) => Self::NoAnswer((&error).into()),
            NoAnswer::Time => Self::NoAnswer(Reason::TimedOut),
            NoAnswer::Stopped => Self::Stopped,
        }
    }
}

/// How long the list of printers may take: a printer in the network that is gone holds it up.
const LISTING: Limits = Limits { time: Duration::from_secs(10), bytes: 256 * 1024 };
/// How long it may take until the pages are handed over.
const PRINTING: Limits = Limits { time: Duration::from_mins(2), bytes: 16 * 1024 };

/// The printers that take work now; none when there is no `lp`, or when it does not answer in time.
pub fn printers() -> Vec<String> {
    if cfg!(windows) { Vec::new() } else { printers_of(Path::new("lpstat"), LISTING) }
}

/// `lpstat -a` begins each line with the name of a printer.
fn printers_of(lpstat: &Path, limits: Limits) -> Vec<String> {
    // The words of the program are not read beyond the name: they are in the language of the system.
    let answer = outside::run(Command::new(lpstat).arg("-a"), Vec::new(), limits);
    let Ok(Answer { stdout, .. }) = answer else { return Vec::new() };
    let said = String::from_utf8_lossy(&stdout);
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let names = said.lines().filter(|line| !line.starts_with(char::is_whitespace));
    names.filter_map(first).collect()
}

/// Hands files to a printer; returns what `lp` said. It is stopped with the thread's other waits.
///
/// # Errors
/// What `lp` or the system said.
pub fn print(order: &PrintOrder, files: &[PathBuf]) -> Result<String, PrintFailure> {
    print_with(Path::new("lp"), order, files, PRINTING)
}

fn print_with(
    lp: &Path,
    order: &PrintOrder,
    files: &[PathBuf],
    limits: Limits,
) -> Result<String, PrintFailure> {
    let sides = if order.duplex { "two-sided-long-edge" } else { "one-sided" };
    let mut command = Command::new(lp);
    command
        .args(["-d", &order.printer, "-n", &order.copies.max(1).to_string()])
        .args(["-o", &format!("sides={sides}"), "--"])
        .args(files);
    let answer = outside::run(&mut command, Vec::new(), limits)?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if answer.success {
        Ok(said(&answer.stdout))
    } else {
        Err(PrintFailure::Said(said(&answer.stderr)))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::documents::worker::while_wanted;

    #[expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a script for a test")]
    fn script(folder: &Path, name: &str, text: &str) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn printers_are_the_first_words_of_the_lines() {
        let folder = tempfile::tempdir().unwrap();
        let text =
            "echo 'Office accepting requests since Mon'; echo '\tmore'; echo 'Hall_2 қабылдайды'";
        let lpstat = script(folder.path(), "lpstat", text);
        assert_eq!(printers_of(&lpstat, LISTING), ["Office", "Hall_2"]);
        assert!(printers_of(&folder.path().join("gone"), LISTING).is_empty());
    }

    #[test]
    fn the_order_reaches_the_printer_and_its_answer_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let lp = script(folder.path(), "lp", "echo \"request id is 7 ($*)\"");
        let order = PrintOrder { printer: "Office".into(), copies: 2, duplex: true };
        let said = print_with(&lp, &order, &["a b.pdf".into()], PRINTING).unwrap();
        assert_eq!(
            said,
            "request id is 7 (-d Office -n 2 -o sides=two-sided-long-edge -- a b.pdf)"
        );
        let lp = script(folder.path(), "lp2", "echo 'no such printer' >&2; exit 1");
        let refused = Err(PrintFailure::Said("no such printer".to_owned()));
        assert_eq!(print_with(&lp, &order, &[], PRINTING), refused);
    }

    #[test]
    fn a_print_system_that_does_not_answer_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let hangs = script(folder.path(), "hangs", "exec sleep 300");
        let order = PrintOrder { printer: "Office".into(), copies: 1, duplex: false };
        let short = Limits { time: Duration::from_millis(50), ..PRINTING };
        assert!(printers_of(&hangs, short).is_empty());
        let late = Err(PrintFailure::NoAnswer(Reason::TimedOut));
        assert_eq!(print_with(&hangs, &order, &[], short), late);
        let stopped = Arc::new(AtomicBool::new(true));
        let ended = while_wanted(&stopped, || print_with(&hangs, &order, &[], PRINTING));
        assert_eq!(ended, Err(PrintFailure::Stopped));
    }
}
