//! The pack in words: what goes in, and what came of it. Formed once for a case or a receipt and a language.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::theme::Icon;
use crate::domain::{Case, DocumentForm, FileRef, Language, Severity};
use crate::export::pack::PackFileKind;
use crate::export::{Receipt, words};
use crate::i18n::{Value, say};
use crate::rules::{DeadlineStatus, Truth};
use crate::session::CaseSession;

/// What goes into the pack.
#[derive(Debug)]
pub(super) struct Contents {
    case: Arc<Case>,
    language: Language,
    /// Whose pack it is, what for, filed where.
    pub(super) what: String,
    /// "18 documents, 42 pages".
    pub(super) sum: String,
    /// "about 12 MB".
    pub(super) size: String,
    pub(super) documents: Vec<Content>,
}

/// A document.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) title: String,
    pub(super) form: String,
    pub(super) pages: String,
}

impl Contents {
    pub(super) fn is_of(&self, session: &CaseSession, language: Language) -> bool {
        Arc::ptr_eq(&self.case, session.case()) && self.language == language
    }

    pub(super) fn of(session: &CaseSession, language: Language) -> Self {
        let (book, case) = (session.book(), session.case());
        let procedure = book.procedure(&case.procedure).map(|it| it.title.in_language(language));
        let channel = case.channel.as_ref().and_then(|id| book.channel(id));
        let what: Vec<&str> = [Some(session.title()), procedure]
            .into_iter()
            .chain([channel.map(|it| it.title.in_language(language))])
            .flatten()
            .collect();
        let place = |kind| {
            let section = book.documents.get(kind).map(|it| &it.section);
            let place = section.and_then(|id| book.sections.iter().position(|it| it.id == *id));
            place.unwrap_or(usize::MAX)
        };
        let mut documents: Vec<_> = case.documents.iter().collect();
        documents.sort_by_key(|document| place(&document.kind));
        let (mut pages, mut bytes) = (0_u32, 0_u64);
        let documents = documents.into_iter().map(|document| {
            let own = document.page_count();
            pages = pages.saturating_add(own);
            bytes += document.files.iter().map(FileRef::used_size).sum::<u64>();
            let kind = book.documents.get(&document.kind);
            Content {
                title: kind
                    .map_or(document.kind.as_str(), |it| it.title.in_language(language))
                    .to_owned(),
                form: words::document_form(document.form, language),
                pages: say(language, "pack-pages", &[("count", own.into())]),
            }
        });
        let documents: Vec<Content> = documents.collect();
        let gaps = [
            (
                "documents",
                say(language, "pack-documents", &[("count", documents.len().into())]).into(),
            ),
            ("pages", say(language, "pack-pages", &[("count", pages.into())]).into()),
        ];
        Self {
            case: Arc::clone(case),
            language,
            what: what.join(", "),
            sum: say(language, "pack-sum", &gaps),
            size: say(language, "pack-about", &[("size", words::size(bytes, language).into())]),
            documents,
        }
    }
}

/// What came of an export.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The first file's path and checksum tell receipts apart.
    of: (Option<(PathBuf, crate::domain::Digest)>, Language),
    pub(super) is_draft: bool,
    pub(super) files: Vec<FileLine>,
    /// Which file is opened by the main button.
    pub(super) main: Option<PathBuf>,
    /// Who files what where.
    pub(super) steps: Vec<String>,
    pub(super) dues: Vec<DueLine>,
    pub(super) originals: Vec<String>,
    pub(super) findings: Vec<(Severity, String, String)>,
    pub(super) checked: Vec<String>,
}

/// A file that was written.
#[derive(Debug)]
pub(super) struct FileLine {
    pub(super) path: PathBuf,
    pub(super) icon: Icon,
    pub(super) name: String,
    pub(super) hint: String,
    pub(super) hash: String,
}

/// A date of the case.
#[derive(Debug)]
pub(super) struct DueLine {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) date: String,
    pub(super) status: String,
}

fn mark(receipt: &Receipt) -> Option<(PathBuf, crate::domain::Digest)> {
    receipt.files.first().map(|file| (file.path.clone(), file.sha256))
}

impl Outcome {
    pub(super) fn is_of(&self, receipt: &Receipt, language: Language) -> bool {
        self.of.1 == language && self.of.0 == mark(receipt)
    }

    pub(super) fn of(session: &CaseSession, receipt: &Receipt, language: Language) -> Self {
        let book = session.book();
        let plan = &receipt.plan;
        let procedure = book.procedure(&session.case().procedure);
        let steps = procedure.map(|it| it.next_steps.as_slice()).unwrap_or_default();
        let needs_original = |kind| {
            book.documents.get(kind).is_some_and(|it| {
                it.forms
                    .iter()
                    .any(|form| matches!(form, DocumentForm::Original | DocumentForm::Notarised))
            })
        };
        let mut originals: Vec<String> = Vec::new();
        for document in plan.documents.iter().filter(|it| needs_original(&it.kind)) {
            let kind = book.documents.get(&document.kind);
            let title =
                kind.map_or(document.bookmark.as_str(), |it| it.title.in_language(language));
            if !originals.iter().any(|known| known == title) {
                originals.push(title.to_owned());
            }
        }
        let files: Vec<FileLine> = receipt
            .files
            .iter()
            .map(|file| file_line(file, plan.documents.len(), language))
            .collect();
        let is_bundle = |file: &&crate::export::pack::PackFile| file.kind == PackFileKind::Bundle;
        let pages: u32 = receipt.files.iter().filter(is_bundle).filter_map(|file| file.pages).sum();
        let completeness = session.assessment().completeness;
        let checked = vec![
            say(language, "pack-checked-pages", &[("count", pages.into())]),
            say(language, "pack-checked-documents", &[("count", plan.documents.len().into())]),
            say(
                language,
                "pack-checked-items",
                &[("done", completeness.fulfilled.into()), ("all", completeness.applicable.into())],
            ),
        ];
        Self {
            of: (mark(receipt), language),
            is_draft: plan.is_draft,
            main: receipt.files.iter().find(is_bundle).map(|file| file.path.clone()),
            files,
            steps: steps.iter().map(|it| it.in_language(language).to_owned()).collect(),
            dues: dues(session, language),
            originals,
            findings: findings(session, receipt, language),
            checked,
        }
    }
}

fn file_line(
    file: &crate::export::pack::PackFile,
    documents: usize,
    language: Language,
) -> FileLine {
    let size = words::size(file.size, language);
    let what = match (file.kind, file.pages) {
        (PackFileKind::Zip, _) => say(language, "pack-documents", &[("count", documents.into())]),
        (_, Some(pages)) => say(language, "pack-pages", &[("count", pages.into())]),
        (_, None) => String::new(),
    };
    let parts: Vec<&str> =
        [what.as_str(), size.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
    FileLine {
        path: file.path.clone(),
        icon: match file.kind {
            PackFileKind::Bundle => Icon::FilePdf,
            PackFileKind::Zip => Icon::FileZip,
            PackFileKind::Checklist => Icon::FileText,
            PackFileKind::Calendar => Icon::CalendarPlus,
        },
        name: name_of(&file.path),
        hint: parts.join(", "),
        hash: file.sha256.to_string(),
    }
}

/// The last part of a path.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The open duties that have a date.
fn dues(session: &CaseSession, language: Language) -> Vec<DueLine> {
    let assessment = session.assessment();
    let open = assessment
        .deadlines
        .iter()
        .filter(|it| it.applies == Truth::Yes && it.status != DeadlineStatus::Done);
    let line = |deadline: &crate::rules::Deadline| {
        let duty = session.book().duties.get(&deadline.duty)?;
        let day = deadline.due_on.as_ref().ok()?;
        let date = words::date_with_weekday(*day, language);
        let mut status = vec![words::deadline_status(deadline, assessment.as_of, language)];
        if let Some(day) = deadline.last_working_day.filter(|last| last != day) {
            let day: Value<'_> = words::date_with_weekday(day, language).into();
            status.push(say(language, "deadline-last-working-day", &[("date", day)]));
        }
        Some(DueLine {
            title: duty.title.in_language(language).to_owned(),
            text: format!("{}. {}", duty.who.in_language(language), duty.how.in_language(language)),
            date: say(language, "pack-by", &[("date", date.into())]),
            status: status.join("; "),
        })
    };
    open.filter_map(line).collect()
}

fn findings(
    session: &CaseSession,
    receipt: &Receipt,
    language: Language,
) -> Vec<(Severity, String, String)> {
    let said = receipt.findings.iter().map(|finding| {
        let said = words::finding(session.book(), finding, language);
        (finding.severity, said.text, said.hint)
    });
    said.collect()
}
