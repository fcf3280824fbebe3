//! Opens files, folders and addresses with the programs of the machine, and learns whether that worked: a program
//! that is not there, or says that it opened nothing, leaves it to the next. What still runs after a while counts as
//! opened: some openers end only with the program that they started. How that one ended says little, so nothing is
//! opened a second time because of it.
//!
//! Limits: an opener that says it did its work is believed. Nothing here is for the thread that draws.

use std::ffi::OsStr;
use std::path::Path;

use crate::domain::Reason;

/// Why something was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No program of this machine opened it: there is none, or it failed.
    NoProgram,
    /// The system refused.
    System(Reason),
}

/// Opens a file, a folder or an address, byte by byte as it is called.
///
/// # Errors
/// Why it was not opened.
pub(super) fn open(what: &OsStr) -> Result<(), Refusal> {
    let is_address = what.to_string_lossy().contains("://");
    if !is_address && let Err(err) = Path::new(what).metadata() {
        return Err(Refusal::System((&err).into()));
    }
    system::open(what)
}

#[cfg(any(windows, target_os = "macos"))]
mod system {
    use std::ffi::OsStr;

    use super::{Reason, Refusal};

    /// "No application is associated" (Windows, winerror.h).
    const NO_ASSOCIATION: i32 = 1155;

    /// Here the system itself says how it went.
    pub(super) fn open(what: &OsStr) -> Result<(), Refusal> {
        opener::open(what).map_err(|err| match err {
            opener::OpenError::Io(source) | opener::OpenError::Spawn { source, .. } => {
                if source.raw_os_error() == Some(NO_ASSOCIATION) {
                    Refusal::NoProgram
                } else {
                    Refusal::System((&source).into())
                }
            }
            opener::OpenError::ExitStatus { .. } => Refusal::NoProgram,
            // The crate may add kinds.
            _ => Refusal::System(Reason::Other(None)),
        })
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
mod system {
    use std::ffi::OsStr;
    use std::io;
    use std::process::{Child, Command, ExitStatus, Stdio};
    use std::time::{Duration, Instant};

    use super::Refusal;

    /// A program that opens things.
    struct Opener<'a> {
        /// The program and its first words.
        command: &'a [&'a str],
        /// With these codes it says that it opened nothing.
        gave_up: &'a [i32],
    }

    /// What opens things, the one that knows the desktop best first.
    const OPENERS: [Opener<'_>; 4] = [
        // xdg-open(1): a required tool is not there; the action failed.
        Opener { command: &["xdg-open"], gave_up: &[3, 4] },
        // gio(1) tells only that it failed, and never waits for what it started: 2 where it started nothing.
        Opener { command: &["gio", "open"], gave_up: &[2] },
        Opener { command: &["kde-open"], gave_up: &[] },
        Opener { command: &["exo-open"], gave_up: &[] },
    ];
    /// Who has not given up by then has opened it.
    const GIVES_UP_WITHIN: Duration = Duration::from_secs(5);
    const GLANCE: Duration = Duration::from_millis(20);

    pub(super) fn open(what: &OsStr) -> Result<(), Refusal> {
        if is_in_windows() {
            // Linux inside Windows: programs of Windows open things.
            return opener::open(what).map_err(|_| Refusal::NoProgram);
        }
        open_with(&OPENERS, what, GIVES_UP_WITHIN)
    }

    fn is_in_windows() -> bool {
        let release = std::fs::read_to_string("/proc/sys/kernel/osrelease");
        release.is_ok_and(|it| it.to_lowercase().contains("microsoft"))
    }

    /// Asks one after the other until one did not give up; how that went.
    fn open_with(openers: &[Opener<'_>], what: &OsStr, within: Duration) -> Result<(), Refusal> {
        let mut refusal = Refusal::NoProgram;
        for opener in openers {
            let Some((program, words)) = opener.command.split_first() else { continue };
            let child = match start(Command::new(program).args(words).arg(what)) {
                Ok(child) => child,
                Err(err) if err.kind() == io::ErrorKind::NotFound => continue,
                // What did not start opened nothing.
                Err(err) => {
                    refusal = Refusal::System((&err).into());
                    continue;
                }
            };
            match end_of(child, within) {
                Ok(None) => return Ok(()),
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(status)) => {
                    let has_given_up = status.code().is_some_and(|it| opener.gave_up.contains(&it));
                    // It may have been opened, and closed again.
                    if !has_given_up {
                        return Err(Refusal::NoProgram);
                    }
                }
                Err(err) => return Err(Refusal::System((&err).into())),
            }
        }
        Err(refusal)
    }

    fn start(command: &mut Command) -> io::Result<Child> {
        use std::os::unix::process::CommandExt as _;
        // What ends this program from its terminal is not meant for that one.
        command.process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    }

    /// How a program ended; none = it still runs.
    fn end_of(mut child: Child, within: Duration) -> io::Result<Option<ExitStatus>> {
        let since = Instant::now();
        while since.elapsed() < within {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(status));
            }
            std::thread::sleep(GLANCE);
        }
        see_off(child);
        Ok(None)
    }

    /// Whoever has ended is not left behind as a dead entry in the list of programs.
    fn see_off(child: Child) {
        let wait = move || drop(child.wait_with_output());
        drop(std::thread::Builder::new().name("opened".to_owned()).spawn(wait));
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::domain::Reason;

        const SOON: Duration = Duration::from_millis(200);
        const LATE: Duration = Duration::from_mins(5);

        fn sh(script: &'static str) -> [&'static str; 3] {
            ["sh", "-c", script]
        }

        /// Asks programs that give up with these codes.
        fn opened(
            openers: &[&[&str]],
            what: impl AsRef<OsStr>,
            within: Duration,
        ) -> Result<(), Refusal> {
            let openers: Vec<Opener<'_>> =
                openers.iter().map(|command| Opener { command, gave_up: &[3, 4] }).collect();
            open_with(&openers, what.as_ref(), within)
        }

        #[test]
        fn a_program_that_is_not_there_or_gives_up_opened_nothing() {
            let gone: &[&str] = &["/nowhere/xdg-open"];
            assert_eq!(opened(&[gone], "a", LATE), Err(Refusal::NoProgram));
            let fails = sh("exit 3");
            assert_eq!(opened(&[&fails], "a", LATE), Err(Refusal::NoProgram));
            assert_eq!(opened(&[gone, &fails], "a", LATE), Err(Refusal::NoProgram));
            let no_right: &[&str] = &["/dev/null"];
            let refused = opened(&[no_right], "a", LATE);
            assert_eq!(refused, Err(Refusal::System(Reason::NoPermission)));
            assert_eq!(opened(&[no_right, &sh("exit 0")], "a", LATE), Ok(()));
        }

        #[test]
        fn the_next_one_is_asked_and_gets_the_path_as_it_is() {
            let (fails, opens) = (sh("exit 4"), sh("test \"$0\" = 'a b; exit 1'"));
            assert_eq!(opened(&[&fails, &opens], "a b; exit 1", LATE), Ok(()));
        }

        #[test]
        fn what_was_opened_and_closed_at_once_is_not_opened_again() {
            let folder = tempfile::tempdir().unwrap();
            let again = folder.path().join("again");
            let opens_again = sh(": > \"$0\"");
            // A viewer that was closed, one that fell, one that says nothing of its end.
            for ends in ["exit 1", "exit 139", "kill -9 $$"] {
                let refused = opened(&[&sh(ends), &opens_again], &again, LATE);
                assert_eq!(refused, Err(Refusal::NoProgram), "{ends}");
                assert!(!again.exists(), "{ends}");
            }
            assert_eq!(opened(&[&sh("exit 3"), &opens_again], &again, LATE), Ok(()));
            assert!(again.exists());
        }

        #[test]
        fn a_path_that_is_no_text_is_opened_as_it_is() {
            use std::os::unix::ffi::OsStrExt as _;
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(OsStr::from_bytes(b"\xcf\xe0\xea\xe5\xf2"));
            std::fs::create_dir(&path).unwrap();
            assert_eq!(opened(&[&sh("test -d \"$0\"")], &path, LATE), Ok(()));
        }

        #[test]
        fn one_that_still_runs_has_opened_it_and_is_left_alone() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("done");
            let runs = sh("sleep 1; : > \"$0\"");
            assert_eq!(opened(&[&runs], &path, SOON), Ok(()));
            let since = Instant::now();
            while !path.exists() {
                assert!(since.elapsed() < LATE, "it was ended");
                std::thread::sleep(GLANCE);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Refusal, open};

    #[test]
    fn what_is_not_there_is_not_opened() {
        let gone = open("/nowhere/pack.pdf".as_ref());
        assert_eq!(gone, Err(Refusal::System(Reason::NotFound)));
    }
}
