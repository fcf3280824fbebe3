//! The pack in words: what goes in, and what came of it. Formed once for a case or a receipt and a language.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ahead::{self, DueLine, StepLine};
use crate::app::screens::weights::Weights;
use crate::app::theme::Icon;
use crate::domain::{Case, DocumentForm, Language, LocalizedText, Severity};
use crate::export::pack::{PackFile, PackFileKind};
use crate::export::plan::{self, PackOptions, PackPlan};
use crate::export::{Receipt, words};
use crate::i18n::say;
use crate::rules::{Assessment, RuleBook};
use crate::session::budget::{Budget, budget};
use crate::session::{CaseSession, said};

/// What goes into the pack.
#[derive(Debug)]
pub(super) struct Contents {
    case: Arc<Case>,
    language: Language,
    options: PackOptions,
    /// With which bytes of mended pages.
    weighed: u64,
    /// Whose pack it is, what for, filed where.
    pub(super) what: String,
    /// "18 documents, 42 pages".
    pub(super) sum: String,
    /// "about 12 MB", and in how many files where there is a limit.
    pub(super) size: String,
    /// How large the ZIP becomes.
    pub(super) zip: String,
    /// In how many files the bundle will be, about.
    pub(super) volumes: usize,
    /// How many files have no place and stay out; empty: none.
    pub(super) left_out: String,
    pub(super) documents: Vec<Content>,
}

/// A document.
#[derive(Debug)]
pub(super) struct Content {
    /// As on its page, in file names and bookmarks.
    pub(super) number: String,
    pub(super) title: String,
    pub(super) form: String,
    pub(super) pages: String,
}

impl Contents {
    pub(super) fn is_of(
        &self,
        session: &CaseSession,
        language: Language,
        options: &PackOptions,
        weights: &Weights,
    ) -> bool {
        Arc::ptr_eq(&self.case, session.case())
            && self.language == language
            && self.options == *options
            && self.weighed == weights.revision()
    }

    /// In the order and with the numbers that the pack will have.
    pub(super) fn of(
        session: &CaseSession,
        language: Language,
        options: PackOptions,
        weights: &Weights,
    ) -> Self {
        let (book, case) = (session.book(), session.case());
        let procedure = book.procedure(&case.procedure).map(|it| it.title.in_language(language));
        let channel = case.channel.as_ref().and_then(|id| book.channel(id));
        let what: Vec<&str> = [Some(session.title()), procedure]
            .into_iter()
            .chain([channel.map(|it| it.title.in_language(language))])
            .flatten()
            .collect();
        let planned = plan::contents(book, case, session.assessment(), &options);
        let documents = planned.unwrap_or_default().into_iter();
        let documents = documents.filter_map(|it| Some((it.number, case.document(&it.id)?)));
        let mut pages = 0_u32;
        let documents = documents.map(|(number, document)| {
            let own = document.page_count();
            pages = pages.saturating_add(own);
            let kind = book.documents.get(&document.kind);
            Content {
                number,
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
        let budget = budget(session, &options, None, weights.known());
        Self {
            case: Arc::clone(case),
            language,
            what: what.join(", "),
            sum: say(language, "pack-sum", &gaps),
            size: size_of(&budget, language),
            zip: {
                let size = words::size(budget.zip, language);
                say(language, "pack-about-zip", &[("size", size.into())])
            },
            volumes: budget.volumes(),
            left_out: match case.inbox.len() {
                0 => String::new(),
                count => say(language, "pack-left-out", &[("count", count.into())]),
            },
            options,
            weighed: weights.revision(),
            documents,
        }
    }
}

fn size_of(budget: &Budget, language: Language) -> String {
    let size = ("size", words::size(budget.in_volumes(), language).into());
    match budget.volumes() {
        1 => say(language, "pack-about", &[size]),
        parts => say(language, "pack-about-parts", &[size, ("count", parts.into())]),
    }
}

/// What came of an export.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The first file's path and checksum tell receipts apart.
    of: (Option<(PathBuf, crate::domain::Digest)>, Language),
    /// What lies ahead is told of the case as it is now, today; the pack stays as it was made.
    now: Arc<Assessment>,
    pub(super) is_draft: bool,
    pub(super) files: Vec<FileLine>,
    /// In how many files the bundle is.
    pub(super) volumes: usize,
    /// Which file is opened by the main button.
    pub(super) main: Option<PathBuf>,
    /// Who files what where.
    pub(super) steps: Vec<StepLine>,
    /// Where it is handed in, and what to know of it.
    pub(super) channel: Option<(String, String)>,
    pub(super) dues: Vec<DueLine>,
    pub(super) originals: Vec<String>,
    pub(super) findings: Vec<(Severity, String, String)>,
    /// What was checked, each with whether it is as it should be.
    pub(super) checked: Vec<(bool, String)>,
}

/// A file that was written.
#[derive(Debug)]
pub(super) struct FileLine {
    pub(super) path: PathBuf,
    pub(super) icon: Icon,
    pub(super) name: String,
    pub(super) hint: String,
    pub(super) hash: String,
    /// It has pages that can be printed.
    pub(super) is_pdf: bool,
    /// It holds the documents of the pack.
    pub(super) is_bundle: bool,
}

fn mark(receipt: &Receipt) -> Option<(PathBuf, crate::domain::Digest)> {
    receipt.files.first().map(|file| (file.path.clone(), file.sha256))
}

impl Outcome {
    pub(super) fn is_of(
        &self,
        session: &CaseSession,
        receipt: &Receipt,
        language: Language,
    ) -> bool {
        self.of.1 == language
            && Arc::ptr_eq(&self.now, session.assessment())
            && self.of.0 == mark(receipt)
    }

    pub(super) fn of(session: &CaseSession, receipt: &Receipt, language: Language) -> Self {
        let book = session.book();
        let plan = &receipt.plan;
        let procedure = book.procedure(&plan.procedure);
        let steps = procedure.map(|it| it.next_steps.as_slice()).unwrap_or_default();
        let channel = plan.channel.as_ref().and_then(|id| book.channel(id));
        let files: Vec<FileLine> = receipt
            .files
            .iter()
            .map(|file| file_line(file, plan.documents.len(), language))
            .collect();
        Self {
            of: (mark(receipt), language),
            now: Arc::clone(session.assessment()),
            is_draft: plan.is_draft,
            volumes: receipt.files.iter().filter(|it| is_bundle(it)).count(),
            main: receipt.files.iter().find(|it| is_bundle(it)).map(|file| file.path.clone()),
            files,
            steps: steps
                .iter()
                .map(|it| StepLine {
                    text: it.on(channel.map(|it| &it.id)).in_language(language).to_owned(),
                    by: ahead::earliest(session, &it.until, language),
                })
                .collect(),
            channel: channel.map(|it| {
                let said = |text: &LocalizedText| text.in_language(language).to_owned();
                (said(&it.title), said(&it.note))
            }),
            dues: ahead::dues(session, language),
            originals: originals(book, plan, language),
            findings: findings(session, receipt, language),
            checked: checked(book, receipt, language),
        }
    }
}

/// Kinds of documents whose originals are taken along.
fn originals(book: &RuleBook, plan: &PackPlan, language: Language) -> Vec<String> {
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
        let title = kind.map_or(document.bookmark.as_str(), |it| it.title.in_language(language));
        if !originals.iter().any(|known| known == title) {
            originals.push(title.to_owned());
        }
    }
    originals
}

fn is_bundle(file: &PackFile) -> bool {
    file.kind == PackFileKind::Bundle
}

/// What was checked, and whether all of it is there: of the pack, whatever became of the case since.
fn checked(book: &RuleBook, receipt: &Receipt, language: Language) -> Vec<(bool, String)> {
    let documents = receipt.plan.documents.len();
    let pages: u32 =
        receipt.files.iter().filter(|it| is_bundle(it)).filter_map(|file| file.pages).sum();
    let mut checked = vec![
        (true, say(language, "pack-checked-pages", &[("count", pages.into())])),
        (true, say(language, "pack-checked-documents", &[("count", documents.into())])),
    ];
    let counted = &receipt.plan.counted;
    let key = if counted.is_whole() { "pack-checked-all-items" } else { "pack-checked-items" };
    let gaps = [("done", counted.have.into()), ("all", counted.asked.into())];
    checked.push((counted.is_whole(), say(language, key, &gaps)));
    if !counted.optional.is_empty() {
        checked.push((false, said::optional(book, &counted.optional, language)));
    }
    checked
}

fn file_line(file: &PackFile, documents: usize, language: Language) -> FileLine {
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
        is_pdf: file.pages.is_some(),
        is_bundle: file.kind == PackFileKind::Bundle,
        name: name_of(&file.path),
        hint: parts.join(", "),
        hash: file.sha256.to_string(),
    }
}

/// The last part of a path.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
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
