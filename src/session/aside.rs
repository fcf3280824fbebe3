//! Files that the program writes beside the workspace: the calendar of all cases or of one, and a case that
//! could not be saved in its place, kept as a file to be opened again.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{foreign, kept_files, said};
use crate::domain::{AsOf, Case, Finding, Language};
use crate::export::atomic;
use crate::export::calendar_file;
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::rules::{Assessment, RuleBook, assess};
use crate::store::{CaseKey, CaseRecord, Store};

/// The ending of a case that is kept as a file.
pub const KEPT_CASE: &str = "permitpack";

/// Which file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Deadlines for a calendar program.
    Calendar,
    /// A case.
    KeptCase,
}

/// Whose dates go into a calendar.
#[derive(Clone, Debug)]
pub enum Dates {
    /// Of these cases.
    All(Vec<CaseKey>),
    /// Of the one that is open, as it is now.
    Of(Arc<Case>, Arc<Assessment>),
}

/// Writes dates into a calendar file.
pub(super) fn calendar(
    store: &dyn Store,
    dates: &Dates,
    (book, as_of, language): (&RuleBook, AsOf, Language),
    (path, replace): (&Path, bool),
    progress: &dyn Progress,
) -> Result<Result<(), Finding>, Cancelled> {
    let text = match dates {
        Dates::Of(case, assessment) => calendar_file::calendar(book, case, assessment, language),
        Dates::All(keys) => {
            let total = u64::try_from(keys.len()).unwrap_or(u64::MAX);
            let mut together = String::new();
            for (done, key) in (0_u64..).zip(keys) {
                progress.tick(Stage::Inspect, done, total)?;
                let loaded = match store.load(*key).wait() {
                    Ok(loaded) => loaded,
                    Err(error) => return Ok(Err(error.finding())),
                };
                let case = &loaded.record.case;
                let assessment = assess(book, case, as_of);
                let text = calendar_file::calendar(book, case, &assessment, language);
                together = joined(&together, &text);
            }
            together
        }
    };
    Ok(write(path, text.as_bytes(), replace))
}

/// Keeps a case as a file.
pub(super) fn keep_case(
    store: &dyn Store,
    record: &CaseRecord,
    path: &Path,
    replace: bool,
) -> Result<(), Finding> {
    let case = foreign::with_plain_names(record.case.as_ref().clone());
    let record = CaseRecord { case: Arc::new(case), ..record.clone() };
    let bytes = record.to_bytes().map_err(|error| error.finding())?;
    let files = record.files();
    let fill = |file: &mut std::fs::File| kept_files::write(file, &bytes, &files, store);
    let lacking =
        atomic::write(path, replace, fill).map_err(|error| said::write_failure(&error))?;
    if lacking > 0 { Err(said::kept_without_files(lacking)) } else { Ok(()) }
}

/// Whether a path is of a case that was kept as a file.
pub(super) fn is_kept_case(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case(KEPT_CASE))
}

/// The path with an ending, where the user gave none.
pub fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_none() { path.with_extension(ending) } else { path }
}

fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Finding> {
    atomic::write(path, replace, |file| file.write_all(bytes))
        .map_err(|error| said::write_failure(&error))
}

/// Two calendar files as one. It is named after no case, once there are two.
fn joined(first: &str, second: &str) -> String {
    if first.is_empty() {
        return second.to_owned();
    }
    let end = "END:VCALENDAR";
    let head = first.rsplit_once(end).map_or(first, |(head, _)| head);
    let head: String =
        head.split_inclusive('\n').filter(|line| !line.starts_with("X-WR-CALNAME")).collect();
    let events = second.split_once("BEGIN:VEVENT").and_then(|(_, rest)| rest.rsplit_once(end));
    let events = events.map_or(String::new(), |(events, _)| format!("BEGIN:VEVENT{events}"));
    format!("{head}{events}{end}\r\n")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn two_calendars_become_one() {
        let of = |name: &str, event: &str| {
            format!(
                "BEGIN:VCALENDAR\r\nX-WR-CALNAME:{name}\r\nBEGIN:VEVENT\r\nUID:{event}\r\n\
                 END:VEVENT\r\nEND:VCALENDAR\r\n"
            )
        };
        let both = joined(&joined("", &of("a", "1")), &of("b", "2"));
        assert_eq!(both.matches("BEGIN:VCALENDAR").count(), 1);
        assert_eq!(both.matches("BEGIN:VEVENT").count(), 2);
        assert!(both.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert!(!both.contains("CALNAME"));
        let empty = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
        assert_eq!(joined(&of("a", "1"), empty).matches("BEGIN:VEVENT").count(), 1);
    }
}
