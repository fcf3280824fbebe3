//! What is this file, can it go into a pack, and what should the user know? Never an error: whatever
//! is wrong is a finding.

use std::fs::File;
use std::io;

use super::codes;
use super::importer::{Death, ImportFailure, Importer, SecondCount};
use super::recipe::ImportOptions;
use super::settle::{Settled, Sheet, settle};
use super::{digest, limits, signature, sniff};
use crate::domain::{
    Arg, Code, Digest, FileKind, FileRef, Finding, Reason, SIGNED_DIGEST, Severity, SteppedOver,
    Subject,
};

/// What inspection says about a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// What it is, by content.
    pub kind: FileKind,
    /// Its SHA-256; none when nobody asked, when it could not be read or is over the size limit.
    pub digest: Option<Digest>,
    /// Size in bytes.
    pub size: u64,
    /// Pages it will give; 0 when it cannot be used.
    pub page_count: u32,
    /// Whether it waits for a (better) password.
    pub needs_password: bool,
    /// The pages as shown.
    pub sheets: Vec<Sheet>,
    /// The options under which the import goes through: password and pages to step over.
    pub options: ImportOptions,
    /// Everything found, blockers first; each names the file.
    pub findings: Vec<Finding>,
}

impl Inspection {
    /// The file as a case keeps it. `digest` is for one that was not read because of its size.
    pub fn into_file_ref(self, name: &str, digest: Digest) -> FileRef {
        FileRef {
            digest: self.digest.unwrap_or(digest),
            name: name.to_owned(),
            size: self.size,
            kind: self.kind,
            page_count: self.page_count,
            is_locked: self.options.password.is_some(),
            password: self.options.password,
            came_in: Vec::new(),
            quarter_turns: self.options.quarter_turns,
            plan: None,
            stepped_over: SteppedOver {
                rendered: self.options.render,
                given_up: self.options.give_up,
            },
            findings: self.findings,
        }
    }
}

/// Looks into a file. Reads it once for its digest, compares its first bytes, and lets `importer`
/// (in the program: a worker) rehearse the very import that export will do.
pub fn inspect(
    importer: &dyn Importer,
    file: &File,
    name: &str,
    password: Option<&str>,
) -> Inspection {
    inspect_for(Purpose::Keeping, importer, file, name, password)
}

/// What a file is looked into for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It becomes part of a case: its digest stands for it.
    Keeping,
    /// It goes into a bundle at once; nobody needs its digest.
    Merging,
}

/// Looks into a file as [`inspect`] does, and reads it for its digest only when there is a use for it.
pub fn inspect_for(
    purpose: Purpose,
    importer: &dyn Importer,
    file: &File,
    name: &str,
    password: Option<&str>,
) -> Inspection {
    let options = ImportOptions { password: password.map(Into::into), ..ImportOptions::default() };
    let mut inspection = Inspection {
        kind: FileKind::Refused("unknown"),
        digest: None,
        size: 0,
        page_count: 0,
        needs_password: false,
        sheets: Vec::new(),
        options,
        findings: Vec::new(),
    };
    if let Err(failure) = look(purpose, importer, file, &mut inspection) {
        inspection.needs_password =
            matches!(failure, ImportFailure::NeedsPassword | ImportFailure::WrongPassword);
        inspection.findings.push(blocker(&failure));
    }
    if let Some(kind) = misleading(name, inspection.kind) {
        let finding = codes::about_file(Severity::Hint, codes::NAME_MISLEADS);
        inspection.findings.push(finding.with("kind", Arg::Text(kind.to_owned())));
    }
    inspection.findings.sort_by_key(|finding| finding.severity);
    inspection.findings =
        inspection.findings.into_iter().map(|finding| codes::named(finding, name)).collect();
    inspection
}

fn look(
    purpose: Purpose,
    importer: &dyn Importer,
    file: &File,
    to: &mut Inspection,
) -> Result<(), ImportFailure> {
    let io = |error: io::Error| ImportFailure::Io(error.to_string());
    let mut reader = file.try_clone().map_err(io)?;
    to.size = file.metadata().map_err(io)?.len();
    to.kind = sniff::kind_of_file(&mut reader).map_err(io)?;
    if to.size > limits::MAX_FILE_BYTES {
        return Err(ImportFailure::TooLarge("file"));
    }
    if purpose == Purpose::Keeping {
        to.digest = Some(digest::of_file(&mut reader).map_err(io)?.0);
    }
    if let FileKind::Refused(name) = to.kind {
        return Err(ImportFailure::Refused(name));
    }
    if to.kind == FileKind::Signed {
        let about = signature::about(importer, file)?;
        to.findings.push(signed(&about));
        if !about.is_attached {
            return Ok(());
        }
    }
    let said = std::mem::take(&mut to.findings);
    let Settled { options, findings, sheets, result } = settle(importer, file, &to.options);
    to.options = options;
    to.findings = said;
    to.findings.extend(findings);
    let second = result?;
    to.page_count = u32::try_from(sheets.len()).unwrap_or(limits::MAX_PAGES);
    to.sheets = sheets;
    to.findings.extend(compare(to.page_count, second));
    if to.page_count == 0 {
        to.findings.push(codes::about_file(Severity::Blocker, codes::FILE_WITHOUT_PAGES));
    }
    Ok(())
}

/// What is said of a signature that came as a file of its own.
fn signed(about: &signature::About) -> Finding {
    let names: Vec<&str> =
        (about.signers.iter()).map(|it| it.name.as_str()).filter(|name| !name.is_empty()).collect();
    let names = if names.is_empty() { "—".to_owned() } else { names.join(", ") };
    let names = Arg::Text(names);
    if about.is_attached {
        return codes::about_file(Severity::Hint, codes::SIGNATURE_ATTACHED).with("name", names);
    }
    let first = about.signers.first().cloned().unwrap_or_default();
    codes::about_file(Severity::Warning, codes::SIGNATURE_BARE)
        .with("name", names)
        .with("kind", Arg::Text(first.algorithm))
        .with(SIGNED_DIGEST, Arg::Text(first.digest))
}

fn compare(pages: u32, second: SecondCount) -> Option<Finding> {
    match second {
        SecondCount::Pages(other) if other != pages => Some(
            codes::about_file(Severity::Warning, codes::PAGE_COUNT_DISAGREES)
                .with("pages", Arg::Number(i64::from(pages)))
                .with("other", Arg::Number(i64::from(other))),
        ),
        SecondCount::NotAsked | SecondCount::Pages(_) => None,
        SecondCount::Failed => {
            let finding = codes::about_file(Severity::Hint, codes::SECOND_READER_FAILED);
            Some(finding.with("pages", Arg::Number(i64::from(pages))))
        }
    }
}

/// The finding that says why a file gives no pages. The file's name is still to be filled in.
pub fn blocker(failure: &ImportFailure) -> Finding {
    let number = |value: u64| Arg::Number(i64::try_from(value).unwrap_or(i64::MAX));
    let about = |code: Code| codes::about_file(Severity::Blocker, code);
    match failure {
        ImportFailure::NeedsPassword => about(codes::PASSWORD_NEEDED),
        ImportFailure::WrongPassword => about(codes::PASSWORD_WRONG),
        ImportFailure::UnknownEncryption => about(codes::ENCRYPTION_UNKNOWN),
        ImportFailure::Damaged => about(codes::FILE_DAMAGED),
        ImportFailure::Refused(name) => about(codes::refused(name)),
        ImportFailure::TooLarge("file") => {
            about(codes::FILE_TOO_LARGE).with("limit", number(limits::MAX_FILE_BYTES / limits::MIB))
        }
        ImportFailure::TooLarge("pages") => {
            about(codes::TOO_MANY_PAGES).with("limit", number(u64::from(limits::MAX_PAGES)))
        }
        ImportFailure::TooLarge("image") => about(codes::IMAGE_TOO_LARGE)
            .with("side", number(u64::from(limits::MAX_IMAGE_SIDE)))
            .with("limit", number(limits::MAX_IMAGE_PIXELS / 1_000_000)),
        ImportFailure::TooLarge("entries") => about(codes::CONTAINER_TOO_MANY)
            .with("limit", number(u64::try_from(limits::MAX_ENTRIES).unwrap_or(u64::MAX))),
        ImportFailure::TooLarge("overlap") => about(codes::CONTAINER_OVERLAPS),
        ImportFailure::TooLarge("unpacked") => about(codes::CONTAINER_TOO_LARGE)
            .with("limit", number(limits::MAX_UNPACKED / limits::MIB)),
        ImportFailure::TooLarge("mail") => {
            about(codes::MAIL_TOO_LARGE).with("limit", number(limits::MAX_MAIL_BYTES / limits::MIB))
        }
        ImportFailure::TooLarge(_) => about(codes::FILE_TOO_COMPLEX),
        ImportFailure::Died { death, page } => {
            let code = match death {
                Death::Time => codes::READER_TIME,
                Death::Memory => codes::READER_MEMORY,
                Death::Crash | Death::Protocol => codes::READER_CRASH,
            };
            match page {
                Some(page) => codes::about_page(Severity::Blocker, code, *page),
                None => about(code),
            }
        }
        ImportFailure::Stopped => about(codes::READING_STOPPED),
        ImportFailure::Io(reason) => {
            about(codes::FILE_UNREADABLE).with("reason", Arg::Reason(Reason::of_text(reason)))
        }
    }
}

/// The true kind, when the name's ending says another one.
fn misleading(name: &str, kind: FileKind) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    let (endings, title): (&[&str], _) = match kind {
        FileKind::Pdf => (&["pdf"], "PDF"),
        FileKind::Jpeg => (&["jpg", "jpeg", "jpe", "jfif"], "JPEG"),
        FileKind::Png => (&["png"], "PNG"),
        FileKind::Tiff => (&["tif", "tiff"], "TIFF"),
        FileKind::WebP => (&["webp"], "WebP"),
        FileKind::Bmp => (&["bmp", "dib"], "BMP"),
        FileKind::Signed | FileKind::Refused(_) => return None,
    };
    let known = ["pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp", "doc", "docx", "heic"];
    let ending = ending.to_ascii_lowercase();
    let misleads = !endings.contains(&ending.as_str()) && known.contains(&ending.as_str());
    misleads.then_some(title)
}

/// The name of the file that a finding is about, if it is about a file or a page.
pub fn file_of(finding: &Finding) -> Option<&str> {
    match &finding.subject {
        Subject::File(name) | Subject::Page(name, _) => Some(name),
        Subject::Case
        | Subject::Fact(_)
        | Subject::Requirement(_)
        | Subject::Document(_)
        | Subject::Duty(_) => None,
    }
}
