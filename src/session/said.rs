//! The edge of the desktop program's session: steps of the history, tasks and failures of jobs in words.
//! Everything else of this layer hands over codes and values.

mod counts;

pub use counts::optional;

use super::case_file::CaseMistakes;
use super::foreign::{self, NotTaken};
use super::jobs::OpenFolderError;
use super::live::CaseSession;
use super::paper::printer::PrintFailure;
use super::sample::SampleError;
use super::tasks::{Task, TaskHint, TaskStatus};
use crate::documents::limits;
use crate::domain::{
    self, Answer, Arg, Code, DocumentTypeId, DutyId, FactId, Finding, GroupId, Language, LetterId,
    Reason, RequirementId, Severity, Subject, TaskGroupId,
};
use crate::export::atomic::WriteError;
use crate::export::bundle::BundleError;
use crate::export::plan::PlanError;
use crate::export::zip_pack::ZipPackError;
use crate::export::{ExportError, words};
use crate::i18n::{Value, has, say, say_attr};
use crate::rules::{
    BlockContent, Letter, Question, RuleBook, Scope, TaskHold, Truth, letter_source,
};
use crate::store::Step;

/// The disk was full when a pack was written; `path`.
pub const JOB_DISK_FULL: Code = Code("job-disk-full");
/// A file of that name is there already; `path`.
pub const JOB_EXISTS: Code = Code("job-exists");
/// Another export writes the same file; `path`.
pub const JOB_BUSY: Code = Code("job-busy");
/// The folder cannot be written; `path`, `reason`.
pub const JOB_NOT_WRITTEN: Code = Code("job-not-written");
/// The pack could not be made; `reason`.
pub const JOB_NOT_MADE: Code = Code("job-not-made");
/// A file gave way while the pack was written; `count`.
pub const JOB_GIVEN_UP: Code = Code("job-given-up");
/// Originals are not in the workspace any more; `count`.
pub const JOB_FILES_LOST: Code = Code("job-files-lost");
/// The printer did not take what was to be printed; `reason`.
pub const JOB_NOT_PRINTED: Code = Code("job-not-printed");
/// The finished pack was not what was written.
pub const JOB_NOT_RIGHT: Code = Code("job-not-right");
/// A case folder has no readable case file; `path`, `reason`.
pub const JOB_NO_CASE: Code = Code("job-no-case");
/// A case that was kept as a file cannot be read; `path`, `reason`.
pub const JOB_KEPT_CASE: Code = Code("job-kept-case");
/// It is larger than any case; `path`, `limit` in megabytes.
pub const JOB_KEPT_CASE_LARGE: Code = Code("job-kept-case-large");
/// Something in it cannot be; `path`, `what`: see [`foreign::Wrong::word`].
pub const JOB_KEPT_CASE_WRONG: Code = Code("job-kept-case-wrong");
/// A case file has mistakes; `count`.
pub const JOB_MISTAKES: Code = Code("job-mistakes");
/// A file could not be added; `file`, `reason`.
pub const JOB_FILE_NOT_ADDED: Code = Code("job-file-not-added");
/// There is no room in the workspace for a file; `file`.
pub const JOB_FILE_NO_SPACE: Code = Code("job-file-no-space");
/// The user stopped before its turn came; `file`.
pub const JOB_FILE_STOPPED: Code = Code("job-file-stopped");
/// More files than are taken in one go; `file`, `limit`.
pub const JOB_TOO_MANY_FILES: Code = Code("job-too-many-files");
/// Folders within folders, deeper than they are walked; `file`, `limit`.
pub const JOB_TOO_DEEP: Code = Code("job-too-deep");
/// A case is kept as a file without so many of its files; `count`.
pub const JOB_KEPT_WITHOUT: Code = Code("job-kept-without");
/// Work broke off; `reason` may be empty.
pub const JOB_BROKE: Code = Code("job-broke");

/// All codes of this layer.
pub const CODES: &[Code] = &[
    JOB_DISK_FULL,
    JOB_EXISTS,
    JOB_BUSY,
    JOB_NOT_WRITTEN,
    JOB_NOT_MADE,
    JOB_GIVEN_UP,
    JOB_FILES_LOST,
    JOB_NOT_PRINTED,
    JOB_NOT_RIGHT,
    JOB_NO_CASE,
    JOB_KEPT_CASE,
    JOB_KEPT_CASE_LARGE,
    JOB_KEPT_CASE_WRONG,
    JOB_MISTAKES,
    JOB_FILE_NOT_ADDED,
    JOB_FILE_NO_SPACE,
    JOB_FILE_STOPPED,
    JOB_TOO_MANY_FILES,
    JOB_TOO_DEEP,
    JOB_KEPT_WITHOUT,
    JOB_BROKE,
];

/// What a step of the history was: "Answered: Date of birth".
pub fn step(book: &RuleBook, step: &Step, language: Language) -> String {
    let gaps: Vec<(&str, Value<'_>)> = (step.args.iter())
        .map(|(name, text)| (name.as_str(), gap(book, name, text, language)))
        .collect();
    say(language, &step.code, &gaps)
}

fn gap(book: &RuleBook, name: &str, text: &str, language: Language) -> Value<'static> {
    let in_language = |it: &crate::domain::LocalizedText| it.in_language(language).to_owned();
    let found = match name {
        "count" => return text.parse::<i64>().unwrap_or(0).into(),
        "fact" => {
            FactId::new(text).ok().and_then(|id| Some(in_language(&book.question(&id)?.label)))
        }
        "topic" => FactId::new(text).ok().and_then(|id| {
            let topic = &book.question(&id)?.topic;
            book.topics.iter().find(|it| it.id == *topic).map(|it| in_language(&it.title))
        }),
        "group" => {
            let id = GroupId::new(text).ok();
            id.and_then(|id| book.groups.get(&id)).map(|it| in_language(&it.title))
        }
        "kind" => {
            let id = DocumentTypeId::new(text).ok();
            id.and_then(|id| book.documents.get(&id)).map(|it| in_language(&it.title))
        }
        "requirement" => {
            let id = RequirementId::new(text).ok();
            id.and_then(|id| book.requirements.get(&id)).map(|it| in_language(&it.title))
        }
        "duty" => {
            let id = DutyId::new(text).ok();
            id.and_then(|id| book.duties.get(&id)).map(|it| in_language(&it.title))
        }

        "letter" => {
            let id = LetterId::new(text).ok();
            id.and_then(|id| book.letter(&id)).map(|it| in_language(&it.title))
        }
        _ => None,
    };
    found.unwrap_or_else(|| text.to_owned()).into()
}

/// The name of a group of tasks; empty for rows to which the rule book gives no group.
pub fn group(book: &RuleBook, id: Option<&TaskGroupId>, language: Language) -> String {
    let known = id.and_then(|id| book.task_group(id));
    known.map(|group| group.title.in_language(language).to_owned()).unwrap_or_default()
}

/// The name of the group in which a row stands.
pub fn group_of(book: &RuleBook, task: &Task, language: Language) -> String {
    let holder = |hold: TaskHold| {
        book.task_groups.iter().find(|group| group.holds.contains(&hold)).map(|group| &group.id)
    };
    let id = match task {
        Task::Topic(id) => {
            let topic = book.topics.iter().find(|it| it.id == *id);
            topic.and_then(|it| it.task_group.as_ref())
        }
        Task::Route => holder(TaskHold::Route),
        Task::Section(_) | Task::Inbox => holder(TaskHold::Documents),
        Task::Letter(_) => holder(TaskHold::Letters),
        Task::Check | Task::Pack => holder(TaskHold::Submit),
    };
    group(book, id, language)
}

/// The title of a row.
pub fn task(book: &RuleBook, task: &Task, language: Language) -> String {
    let key = match task {
        Task::Topic(id) => {
            let topic = book.topics.iter().find(|it| it.id == *id);
            let title = topic.map(|it| it.task.as_ref().unwrap_or(&it.title));
            return title.map_or(id.as_str(), |it| it.in_language(language)).to_owned();
        }
        Task::Section(id) => {
            let title = book.section(id).map(|it| it.task.as_ref().unwrap_or(&it.title));
            return title.map_or(id.as_str(), |it| it.in_language(language)).to_owned();
        }
        Task::Letter(id) => {
            let title = book.letter(id).map(|it| it.title.in_language(language));
            return title.unwrap_or(id.as_str()).to_owned();
        }
        Task::Route => "task-route",
        Task::Inbox => "task-inbox",
        Task::Check => "task-check",
        Task::Pack => "task-pack",
    };
    say(language, key, &[])
}

/// How a row stands.
pub fn task_status(status: TaskStatus, language: Language) -> String {
    let key = match status {
        TaskStatus::Problem => "status-problem",
        TaskStatus::Warning => "status-warning",
        TaskStatus::InProgress => "status-in-progress",
        TaskStatus::NotYetStarted => "status-not-started",
        TaskStatus::CannotStart => "status-cannot-start",
        TaskStatus::IfItApplies => "status-if-it-applies",
        TaskStatus::Done => "status-done",
    };
    say(language, key, &[])
}

/// The line below the title of a row; empty when there is nothing to say.
pub fn task_hint(session: &CaseSession, hint: &TaskHint, language: Language) -> String {
    let book = session.book();
    match hint {
        TaskHint::None => String::new(),
        TaskHint::Values(facts) => {
            let asked = facts.iter().filter_map(|fact| book.question(fact));
            let asked: Vec<&Question> = asked.collect();
            let values = asked.iter().enumerate().filter_map(|(at, question)| {
                if !is_for(&asked, at, language) {
                    return None;
                }
                let answer = session.case().facts.answer(&question.id)?;
                // A number without its question says nothing.
                if asked.len() > 1 && matches!(answer, Answer::Accepted(domain::Value::Number(_))) {
                    return None;
                }
                Some(words::value(book, question, answer, language))
            });
            values.collect::<Vec<_>>().join(", ")
        }
        TaskHint::Added { .. } | TaskHint::Unclear { .. } => counts::added(book, hint, language),
        TaskHint::OptionalAdded(count) => {
            say(language, "task-optional-added", &[("count", (*count).into())])
        }
        TaskHint::Open(count) => say(language, "task-open", &[("count", (*count).into())]),
        TaskHint::Finding(finding) => words::finding(book, finding, language).text,
        TaskHint::Reason(code) => say(language, code, &[]),
        TaskHint::Files(count) => say(language, "task-files", &[("count", (*count).into())]),
        TaskHint::Letter(id) => {
            let who = book.letter(id).map(|it| roles(session, it, language)).unwrap_or_default();
            say(language, "task-letter", &[("who", who.into())])
        }
    }
}

/// Whether a value is for a reader of this language: what was answered in several languages is told once,
/// in the reader's own where there is one, else in the last of them.
fn is_for(asked: &[&Question], at: usize, language: Language) -> bool {
    let Some(written_in) = asked.get(at).and_then(|it| it.written_in) else { return true };
    let mut others = asked.iter().filter_map(|it| it.written_in);
    written_in == language
        || (others.all(|it| it != language)
            && !asked.iter().skip(at + 1).any(|it| it.written_in.is_some()))
}

/// As what somebody signs a letter, as far as the case knows.
fn roles(session: &CaseSession, letter: &Letter, language: Language) -> String {
    let scope = Scope::new(session.book(), session.case(), session.as_of());
    let mut roles: Vec<String> = Vec::new();
    for block in &letter.blocks {
        let BlockContent::Signatures(lines) = &block.content else { continue };
        for line in lines.iter().filter(|line| scope.eval(&line.applies_if) == Truth::Yes) {
            let role = letter_source(line.role.in_language(language)).to_lowercase();
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    }
    roles.join(", ")
}

/// Why a pack was not made. The findings of [`ExportError::GivenUp`] say more.
pub fn export_failure(error: &ExportError) -> Finding {
    let about = |code| Finding::new(Severity::Blocker, Subject::Case, code);
    let place = |code, path: &std::path::Path| {
        about(code).with("path", Arg::Text(path.display().to_string()))
    };
    match error {
        ExportError::DiskFull(path) => place(JOB_DISK_FULL, path),
        ExportError::Write(WriteError::Exists(path)) => place(JOB_EXISTS, path),
        ExportError::Write(WriteError::Busy(path)) => place(JOB_BUSY, path),
        ExportError::Write(WriteError::Io { path, source }) => io_failure(path, source),
        ExportError::Write(WriteError::Fill(never)) => match *never {},
        ExportError::GivenUp(findings) => {
            let count = i64::try_from(findings.len()).unwrap_or(i64::MAX);
            about(JOB_GIVEN_UP).with("count", Arg::Number(count))
        }
        ExportError::Lost(findings) => {
            let count = i64::try_from(findings.len()).unwrap_or(i64::MAX);
            about(JOB_FILES_LOST).with("count", Arg::Number(count))
        }
        ExportError::NotRight => about(JOB_NOT_RIGHT),
        ExportError::Bundle(error) | ExportError::Zip(ZipPackError::Rendition(error)) => {
            bundle_failure(error)
        }
        ExportError::Zip(ZipPackError::Read { name, error }) => file_failure(name, error.into()),
        ExportError::Zip(ZipPackError::Gone(name) | ZipPackError::Changed(name)) => {
            file_failure(name, Reason::NotFound)
        }
        ExportError::Zip(ZipPackError::Write(error)) => not_made(error.into()),
        ExportError::Zip(ZipPackError::Pages(_) | ZipPackError::NoBundle) => {
            not_made(Reason::Program)
        }
        ExportError::Zip(ZipPackError::Cancelled) | ExportError::Cancelled => {
            not_made(Reason::Interrupted)
        }
        ExportError::Plan(PlanError::TooManyFiles { .. } | PlanError::TooLarge { .. }) => {
            not_made(Reason::TooLarge)
        }
        ExportError::Plan(_) => not_made(Reason::Program),
    }
}

fn bundle_failure(error: &BundleError) -> Finding {
    match error {
        BundleError::Read { name, error } => file_failure(name, error.into()),
        BundleError::PageCount { name, .. } | BundleError::Import { name, .. } => {
            file_failure(name, Reason::NotReadable)
        }
        BundleError::Write(error) => not_made(error.into()),
        BundleError::Cancelled => not_made(Reason::Interrupted),
        _ => not_made(Reason::Program),
    }
}

fn not_made(reason: Reason) -> Finding {
    Finding::new(Severity::Blocker, Subject::Case, JOB_NOT_MADE).with("reason", Arg::Reason(reason))
}

/// A place that cannot be written.
fn io_failure(path: &std::path::Path, error: &std::io::Error) -> Finding {
    let reason = Reason::from(error);
    let about = |code| {
        Finding::new(Severity::Blocker, Subject::Case, code)
            .with("path", Arg::Text(path.display().to_string()))
    };
    if reason == Reason::DiskFull {
        return about(JOB_DISK_FULL);
    }
    about(JOB_NOT_WRITTEN).with("reason", Arg::Reason(reason))
}

/// The first of the files that are there already.
pub(super) fn there_already(paths: &[std::path::PathBuf]) -> Finding {
    let first = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
    Finding::new(Severity::Blocker, Subject::Case, JOB_EXISTS).with("path", Arg::Text(first))
}

/// Why a file was not written.
pub fn write_failure(error: &WriteError<std::io::Error>) -> Finding {
    let about = |code, path: &std::path::Path| {
        Finding::new(Severity::Blocker, Subject::Case, code)
            .with("path", Arg::Text(path.display().to_string()))
    };
    match error {
        WriteError::Exists(path) => about(JOB_EXISTS, path),
        WriteError::Busy(path) => about(JOB_BUSY, path),
        WriteError::Io { path, source } => io_failure(path, source),
        WriteError::Fill(source) => io_failure(std::path::Path::new(""), source),
    }
}

/// Why a case folder was not taken in. The mistakes of a case file say more.
pub fn folder_failure(error: &OpenFolderError) -> Finding {
    use super::open::OpenError;
    let about = |code| Finding::new(Severity::Blocker, Subject::Case, code);
    let no_case = |path: &std::path::Path, error: &std::io::Error| {
        about(JOB_NO_CASE)
            .with("path", Arg::Text(path.display().to_string()))
            .with("reason", Arg::Reason(error.into()))
    };
    match error {
        OpenFolderError::Open(OpenError::CaseFile { path, source }) => no_case(path, source),
        OpenFolderError::Open(OpenError::Mistakes(mistakes)) => {
            let count = i64::try_from(mistakes.mistakes.len()).unwrap_or(i64::MAX);
            about(JOB_MISTAKES).with("count", Arg::Number(count))
        }
        OpenFolderError::Store(error) => error.finding(),
        OpenFolderError::Read(path, error) => no_case(path, error),
        OpenFolderError::Sample(SampleError::Write { path, source }) => io_failure(path, source),
        OpenFolderError::Sample(SampleError::Pages(_) | SampleError::Make(_)) => {
            broke(Some(Reason::Program))
        }
        OpenFolderError::Open(OpenError::Cancelled(_)) => broke(Some(Reason::Interrupted)),
        OpenFolderError::Kept(path, NotTaken::Read(error)) => about(JOB_KEPT_CASE)
            .with("path", Arg::Text(path.display().to_string()))
            .with("reason", Arg::Reason(error.into())),
        OpenFolderError::Kept(path, NotTaken::TooLarge) => about(JOB_KEPT_CASE_LARGE)
            .with("path", Arg::Text(path.display().to_string()))
            .with("limit", megabytes(foreign::MAX_FILE)),
        OpenFolderError::Kept(path, NotTaken::Wrong(wrong)) => about(JOB_KEPT_CASE_WRONG)
            .with("path", Arg::Text(path.display().to_string()))
            .with("what", Arg::Text(wrong.word().to_owned())),
    }
}

/// The mistakes of a case file in words, each with its line, and what to do.
pub fn mistakes(mistakes: &CaseMistakes, language: Language) -> Vec<(String, String)> {
    let told = mistakes.mistakes.iter().map(|mistake| {
        let args: Vec<(&str, Value<'_>)> = (mistake.args.iter())
            .map(|(name, text)| match *name {
                // Why the system refused stands there as the name of its message.
                "reason" if has(language, text) => {
                    (*name, say(language, text, &[("code", "".into())]).into())
                }
                _ => (*name, Value::from(text)),
            })
            .collect();
        let key = format!("case-{}", mistake.code);
        let said = say(language, &key, &args);
        let hint = match &mistake.suggestion {
            Some(word) => say(language, "case-did-you-mean", &[("suggestion", word.into())]),
            None => say_attr(language, &key, "hint", &args),
        };
        (format!("{}:{}: {said}", mistakes.file, mistake.line), hint)
    });
    told.collect()
}

/// Why a file was not added.
pub fn file_failure(name: &str, reason: Reason) -> Finding {
    about_file(name, JOB_FILE_NOT_ADDED).with("reason", Arg::Reason(reason))
}

/// A file for which there is no room.
pub(super) fn no_space_for(name: &str) -> Finding {
    about_file(name, JOB_FILE_NO_SPACE)
}

/// A file whose turn had not come when the user stopped.
pub(super) fn stopped_before(name: &str) -> Finding {
    about_file(name, JOB_FILE_STOPPED)
}

/// A file beyond so many at a time.
pub(super) fn too_many_files(name: &str, limit: usize) -> Finding {
    about_file(name, JOB_TOO_MANY_FILES).with("limit", number(limit))
}

/// A folder that lies deeper than so many others.
pub(super) fn too_deep(name: &str, limit: usize) -> Finding {
    about_file(name, JOB_TOO_DEEP).with("limit", number(limit))
}

fn about_file(name: &str, code: Code) -> Finding {
    Finding::new(Severity::Blocker, Subject::File(name.to_owned()), code)
        .with("file", Arg::Text(name.to_owned()))
}

fn number(limit: usize) -> Arg {
    Arg::Number(i64::try_from(limit).unwrap_or(i64::MAX))
}

fn megabytes(bytes: u64) -> Arg {
    Arg::Number(i64::try_from(bytes / limits::MIB).unwrap_or(i64::MAX))
}

/// Why nothing was printed.
pub fn printer_failure(failure: &PrintFailure) -> Finding {
    let reason = match failure {
        PrintFailure::Said(words) => Arg::Text(words.clone()),
        PrintFailure::NoAnswer(reason) => Arg::Reason(*reason),
        PrintFailure::Stopped => Arg::Reason(Reason::Interrupted),
    };
    Finding::new(Severity::Blocker, Subject::Case, JOB_NOT_PRINTED).with("reason", reason)
}

/// Work that broke off.
pub fn broke(reason: Option<Reason>) -> Finding {
    let reason = reason.unwrap_or(Reason::Program);
    Finding::new(Severity::Blocker, Subject::Case, JOB_BROKE).with("reason", Arg::Reason(reason))
}

/// A case is kept as a file, but so many of its files could not be read.
pub fn kept_without_files(count: usize) -> Finding {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    Finding::new(Severity::Blocker, Subject::Case, JOB_KEPT_WITHOUT)
        .with("count", Arg::Number(count))
}
