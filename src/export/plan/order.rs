//! Which documents go into the pack, in which order, under which number and name.

use std::sync::Arc;

use super::texts::{Gap, PerLanguage, words};
use super::{Desk, FILE_NOT_SHOWN, PlanError, PlannedDocument, PlannedFile, signature};
use crate::documents::recipe::ImportOptions;
use crate::domain::page_plan::SheetCounter;
use crate::domain::{
    Arg, Digest, Document, DocumentTypeId, FileKind, FileRef, Finding, PageWork, RequirementId,
    SectionId, Severity, Subject,
};
use crate::export::front_matter::{NoticeSheet, Words};
use crate::export::naming::{self, Gaps, Taken};
use crate::export::pages;
use crate::i18n::say;

/// The folder of the untouched originals.
const ORIGINALS: &str = "originals";
/// Paths that the pack itself needs.
pub(crate) const CHECKLIST_PDF: &str = "checklist.pdf";
pub(crate) const MANIFEST_JSON: &str = "manifest.json";
pub(crate) const MANIFEST_PDF: &str = "manifest.pdf";
/// How many these are.
pub(super) const OWN_FILES: usize = 3;

/// The documents: by section of the profile, then by checklist, then as they were added.
pub(crate) fn documents(
    desk: &Desk<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<PlannedDocument>, PlanError> {
    let ordered = in_order(desk);
    let mut names = Names::new(desk, ordered.len());
    let mut planned = Vec::with_capacity(ordered.len());
    let mut counted = 0_u32;
    for document in ordered {
        let number =
            desk.options.number_overrides.get(&document.id).cloned().unwrap_or_else(|| {
                counted += 1;
                counted.to_string()
            });
        planned.push(one(desk, document, number, &mut names, findings)?);
    }
    Ok(planned)
}

/// The documents of the case in the order of the pack.
pub(super) fn in_order<'a>(desk: &Desk<'a>) -> Vec<&'a Document> {
    let mut ordered: Vec<&Document> = desk.case.documents.iter().collect();
    ordered.sort_by_cached_key(|document| {
        let section = section_of(desk, &document.kind);
        (section_rank(desk, section.as_ref()), checklist_rank(desk, &document.kind))
    });
    ordered
}

/// The title in the language of bookmarks, which need not be one of the printed ones.
fn bookmark(desk: &Desk<'_>, document: &Document, title: &PerLanguage) -> String {
    let at = desk.speech.languages().iter().position(|language| *language == desk.bookmarks);
    at.and_then(|at| title.0.get(at).cloned()).unwrap_or_else(|| {
        desk.book.documents.get(&document.kind).map_or_else(
            || document.kind.to_string(),
            |kind| kind.title.in_language(desk.bookmarks).to_owned(),
        )
    })
}

fn one(
    desk: &Desk<'_>,
    document: &Document,
    number: String,
    names: &mut Names<'_>,
    findings: &mut Vec<Finding>,
) -> Result<PlannedDocument, PlanError> {
    let title = desk.speech.document_title((desk.book, desk.case), document);
    let section = section_of(desk, &document.kind);
    let as_it_is = goes_as_it_is(document);
    let zip_path = names.document(document, &number, section.as_ref());
    let mut files: Vec<PlannedFile> = Vec::with_capacity(document.files.len());
    let mut counter = SheetCounter::default();
    for file in &document.files {
        let is_readable = file.is_readable();
        // What could not be shown is never left out of the ZIP.
        let is_kept = is_kept(desk, file);
        let original_path = (is_kept && !as_it_is).then(|| names.original_of(file, &number));
        let path = original_path.as_deref().unwrap_or(&zip_path);
        let notice = if is_readable {
            None
        } else if file.is_bare_signature() {
            Some(signature::sheet(desk, file, path)?)
        } else {
            findings.extend(not_shown(file));
            Some(notice(desk, file, path)?)
        };
        let (pages, sheets) = on_sheets(file, &mut counter);
        if let Some((_, sheets)) = &notice {
            counter.pass(*sheets);
        }
        files.push(PlannedFile {
            digest: file.digest,
            name: file.name.clone(),
            size: file.size,
            kind: file.kind,
            page_count: if notice.is_some() { 0 } else { file.page_count },
            sheets,
            plan: file.plan.clone(),
            options: ImportOptions {
                password: file.password.clone(),
                quarter_turns: file.quarter_turns,
                pages: file.plan.is_some().then_some(pages),
                render: file.stepped_over.rendered.clone(),
                give_up: file.stepped_over.given_up.clone(),
            },
            original_path,
            notice,
        });
    }
    let page_count = counter.sheets();
    Ok(PlannedDocument {
        id: document.id.clone(),
        kind: document.kind.clone(),
        number,
        bookmark: bookmark(desk, document, &title),
        title: words(title),
        form: document.form,
        form_words: desk.speech.form(document),
        section,
        requirements: fulfils(desk, document),
        files,
        page_count,
        volume: 0,
        first_page: 0,
        zip_path,
        as_it_is,
    })
}

/// Whether the pack holds the file itself, too.
fn is_kept(desk: &Desk<'_>, file: &FileRef) -> bool {
    desk.profile.originals
        || !file.is_readable()
        || signature::is_signed(file)
        || desk.was_given_up(&file.name)
}

/// One clean PDF: nothing was found in it, nothing was added to it, it needs no password.
pub fn goes_as_it_is(document: &Document) -> bool {
    let [file] = document.files.as_slice() else { return false };
    file.kind == FileKind::Pdf
        && file.is_readable()
        && file.findings.is_empty()
        && file.quarter_turns.is_multiple_of(4)
        && file.plan.is_none()
        && file.password.is_none()
}

/// The pages of a file that are used, joined where they really share a sheet, and the sheets they add.
fn on_sheets(file: &FileRef, counter: &mut SheetCounter) -> (Vec<PageWork>, u32) {
    let before = counter.sheets();
    let pages = file.used_pages().map(|work| {
        let (_, joined) = counter.place(work.joined);
        PageWork { joined, ..work }
    });
    let pages = pages.collect();
    (pages, counter.sheets() - before)
}

/// Why a file is not shown, before what became of it.
fn not_shown(file: &FileRef) -> impl Iterator<Item = Finding> {
    let causes = file.findings.iter().filter(|it| it.severity == Severity::Blocker);
    let name = Arg::Text(file.name.clone());
    let subject = Subject::File(file.name.clone());
    let outcome = Finding::new(Severity::Warning, subject, FILE_NOT_SHOWN).with("name", name);
    causes.cloned().chain(std::iter::once(outcome))
}

fn fulfils(desk: &Desk<'_>, document: &Document) -> Vec<RequirementId> {
    let states = desk.assessment.requirements.iter();
    let mine = states.filter(|state| state.documents.contains(&document.id));
    mine.map(|state| state.requirement.clone()).collect()
}

/// The section of a kind of document.
pub(super) fn section_of(desk: &Desk<'_>, kind: &DocumentTypeId) -> Option<SectionId> {
    desk.book.documents.get(kind).map(|kind| kind.section.clone())
}

/// Sections of the profile first, then those of the book, then documents that the book does not know.
pub(super) fn section_rank(desk: &Desk<'_>, section: Option<&SectionId>) -> usize {
    let Some(section) = section else { return usize::MAX };
    let profile = &desk.profile.sections;
    profile.iter().position(|known| known == section).unwrap_or_else(|| {
        let rest = desk.book.sections.iter().position(|known| known.id == *section);
        profile.len() + rest.unwrap_or(desk.book.sections.len())
    })
}

fn checklist_rank(desk: &Desk<'_>, kind: &DocumentTypeId) -> usize {
    let mut states = desk.assessment.requirements.iter();
    let asks = |id: &RequirementId| {
        let requirement = desk.book.requirements.get(id)?;
        requirement.one_of.iter().flatten().any(|asked| asked == kind).then_some(())
    };
    states.position(|state| asks(&state.requirement).is_some()).unwrap_or(usize::MAX)
}

/// The title of a section in the chosen languages.
pub(super) fn section_title(desk: &Desk<'_>, section: Option<&SectionId>) -> Words {
    section.and_then(|id| desk.book.section(id)).map_or_else(
        || desk.speech.say("export-other-documents", &[]),
        |section| desk.speech.localized(&section.title),
    )
}

/// The title of a section in the language of bookmarks.
pub(super) fn section_bookmark(desk: &Desk<'_>, section: Option<&SectionId>) -> String {
    section.and_then(|id| desk.book.section(id)).map_or_else(
        || say(desk.bookmarks, "export-other-documents", &[]),
        |section| section.title.in_language(desk.bookmarks).to_owned(),
    )
}

/// The sheet in place of a file that lies under `path` in the ZIP.
fn notice(desk: &Desk<'_>, file: &FileRef, path: &str) -> Result<(Arc<[u8]>, u32), PlanError> {
    let sha = file.digest.to_string();
    let sheet = NoticeSheet {
        title: desk.speech.say("export-notice-title", &[]),
        paragraphs: vec![
            desk.speech.say(
                "export-notice-file",
                &[("name", Gap::Text(&file.name)), ("sha", Gap::Text(&sha))],
            ),
            desk.speech.say("export-notice-where", &[("path", Gap::Text(path))]),
            desk.speech.say("export-notice-password", &[]),
        ],
        foot: desk.speech.foot(desk.book),
    };
    let own = pages::notice(&sheet)?;
    Ok((Arc::from(own.pdf), own.page_count))
}

/// Hands out the paths of the ZIP.
struct Names<'a> {
    desk: &'a Desk<'a>,
    taken: Taken,
    width: usize,
    folders: Vec<(Option<SectionId>, String)>,
    originals: Vec<(Digest, String)>,
}

impl<'a> Names<'a> {
    fn new(desk: &'a Desk<'a>, documents: usize) -> Self {
        let mut taken = Taken::default();
        for own in [CHECKLIST_PDF, MANIFEST_JSON, MANIFEST_PDF] {
            taken.claim("", own);
        }
        let width = documents.to_string().len().max(2);
        Self { desk, taken, width, folders: Vec::new(), originals: Vec::new() }
    }

    /// Digits padded so that names sort as they count; `12A` stays readable.
    fn padded(&self, number: &str) -> String {
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        format!("{}{number}", "0".repeat(self.width.saturating_sub(digits)))
    }

    fn folder(&mut self, section: Option<&SectionId>) -> String {
        if let Some((_, folder)) = self.folders.iter().find(|(known, _)| known.as_ref() == section)
        {
            return folder.clone();
        }
        let n = format!("{:02}", self.folders.len() + 1);
        let title = section_bookmark(self.desk, section);
        let gaps = Gaps { n: &n, section: &title, ..self.common() };
        let name = naming::fill(&self.desk.profile.folder_name, &gaps);
        let letters = self.desk.options.letters;
        // The dot would make the rest an extension, and a folder has none.
        let name = letters.safe(&name.replace('.', " "), &n);
        let folder = self.taken.claim("", &name);
        self.folders.push((section.cloned(), folder.clone()));
        folder
    }

    fn common(&self) -> Gaps<'a> {
        Gaps { number: &self.desk.case.number, ..Gaps::default() }
    }

    fn document(&mut self, of: &Document, number: &str, section: Option<&SectionId>) -> String {
        let folder = self.folder(section);
        let kind = self.desk.book.documents.get(&of.kind);
        let n = self.padded(number);
        let date = of.issued_on.unwrap_or(self.desk.assessment.as_of.0).to_string();
        let surname = surname(self.desk);
        let section = section_bookmark(self.desk, section);
        let title = kind.map_or("", |kind| kind.title.in_language(self.desk.bookmarks));
        let gaps = Gaps {
            n: &n,
            stem: kind.map_or(of.kind.as_str(), |kind| &kind.file_stem),
            surname: &surname,
            section: &section,
            kind: title,
            date: &date,
            ..self.common()
        };
        let name = naming::fill(&self.desk.profile.document_name, &gaps).replace('.', " ");
        let name = self.desk.options.letters.safe(&format!("{name}.pdf"), &n);
        self.taken.claim(&folder, &name)
    }

    /// The place of an untouched file: one, however many documents show pages of it.
    fn original_of(&mut self, file: &FileRef, number: &str) -> String {
        if let Some((_, path)) = self.originals.iter().find(|(digest, _)| *digest == file.digest) {
            return path.clone();
        }
        let path = self.original(&file.name, number);
        self.originals.push((file.digest, path.clone()));
        path
    }

    fn original(&mut self, name: &str, number: &str) -> String {
        let n = self.padded(number);
        let safe = self.desk.options.letters.safe(&format!("{n}_{name}"), &n);
        self.taken.claim(ORIGINALS, &safe)
    }
}

fn surname(desk: &Desk<'_>) -> String {
    desk.plain_facts(desk.profile.name_facts.get(..1).unwrap_or_default())
}

/// Name of the files of the pack, without extension.
pub(super) fn pack_name(desk: &Desk<'_>) -> String {
    let date = desk.assessment.as_of.0.to_string();
    let surname = surname(desk);
    let gaps =
        Gaps { surname: &surname, number: &desk.case.number, date: &date, ..Gaps::default() };
    let name = naming::fill(&desk.profile.pack_name, &gaps).replace('.', "-");
    desk.options.letters.safe(&name, "pack")
}

/// What is applied for, and the name: the title of the bundle.
pub(crate) fn bundle_title(desk: &Desk<'_>) -> String {
    let procedure = desk.book.procedure(&desk.case.procedure);
    let title = procedure.map_or("", |procedure| procedure.title.in_language(desk.bookmarks));
    [title, desk.name().as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Case number and category: the subject of the bundle.
pub(super) fn subject(desk: &Desk<'_>) -> String {
    let category = desk.case.category.as_ref().and_then(|id| desk.book.category(id));
    let title = category.map_or("", |category| category.title.in_language(desk.bookmarks));
    let parts = [desk.case.number.as_str(), title];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
